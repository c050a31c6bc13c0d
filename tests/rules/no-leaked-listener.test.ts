import rule from '../../src/rules/no-leaked-listener.js';
import { typedRuleTester } from '../support/lint.js';

const effect = (body: string, dependencies = '[]'): string => `import { useEffect, useRef } from 'react';\ntype Bus = { on(event: string, f: () => void): void; off(event: string, f: () => void): void };\nexport function Panel({ id, bus, act }: { id: string; bus: Bus; act(): void }) {\n  const box = useRef<HTMLDivElement>(null);\n  useEffect(() => {\n${body}\n  }, ${dependencies});\n  return box;\n}`;
const emitter = `import { EventEmitter } from 'node:events';\n`;

typedRuleTester().run('no-leaked-listener', rule, {
  valid: [
    { name: 'removed by the cleanup', filename: 'file.tsx', code: effect(`    window.addEventListener('resize', act);\n    return () => window.removeEventListener('resize', act);`) },
    { name: 'removed by a controller that the cleanup aborts', filename: 'file.tsx', code: effect(`    const c = new AbortController();\n    window.addEventListener('resize', () => act(), { signal: c.signal });\n    return () => c.abort();`) },
    { name: 'a signal of any kind', filename: 'file.tsx', code: effect(`    const options = { signal: AbortSignal.timeout(5) };\n    window.addEventListener('resize', () => act(), options);`) },
    { name: 'abort inside a callback of the cleanup', filename: 'file.tsx', code: effect(`    const c = new AbortController();\n    window.addEventListener('resize', () => act(), { signal: c.signal });\n    return () => { queueMicrotask(() => c.abort()); };`) },
    { name: 'once', filename: 'file.tsx', code: effect(`    window.addEventListener('load', () => act(), { once: true });`) },
    { name: 'a custom event by a name in a constant', filename: 'file.tsx', code: effect(`    const name = 'x' + id;\n    const on = () => act();\n    window.addEventListener(name, on);\n    return () => { window.removeEventListener(name, on); };`) },
    { name: 'a list of events, walked both ways', filename: 'file.tsx', code: effect(`    const on = () => act();\n    const events = ['a', 'b'];\n    events.forEach(e => window.addEventListener(e, on));\n    return () => events.forEach(e => window.removeEventListener(e, on));`) },
    { name: 'a list of pairs', filename: 'file.tsx', code: effect(`    const on = () => act();\n    const pairs: [string, () => void][] = [['a', on]];\n    for (const [e, f] of pairs) window.addEventListener(e, f);\n    return () => { for (const [e, f] of pairs) window.removeEventListener(e, f); };`) },
    { name: 'a variable that gets its value later', filename: 'file.tsx', code: effect(`    let on: () => void;\n    on = () => act();\n    window.addEventListener('x', on);\n    return () => window.removeEventListener('x', on);`) },
    { name: 'an element of a class component, which the framework takes away with it', code: `import { Component } from 'react';\nexport class A extends Component<{}> { node: HTMLElement | null = null; setNode = (node: HTMLElement | null) => { if (node) { this.node = node; this.node.addEventListener('click', this.on); } else this.node?.removeEventListener('click', this.on); }; on = () => {}; componentWillUnmount() { this.node = null; } }` },
    { name: 'the element of a component that runs the effect once', filename: 'file.tsx', code: effect(`    box.current?.addEventListener('click', () => act());`) },
    { name: 'a handler that a caller hands in', filename: 'file.tsx', code: effect(`    window.addEventListener('x', act);`) },
    { name: 'an object made there', filename: 'file.tsx', code: effect(`    const image = new Image();\n    image.addEventListener('load', () => act());`) },
    { name: 'a subscription that is returned', filename: 'file.tsx', code: `import { useEffect } from 'react';\nexport function A({ native }: { native: { addListener(e: string, f: () => void): { remove(): void }; removeListener(e: string, f: () => void): void } }) { useEffect(() => { const handle = native.addListener('back', () => {}); return () => handle.remove(); }, []); }` },
    { name: 'a wrapper', code: `export class Bus { constructor() { this.on('a', () => {}); } on(name: string, f: () => void) { window.addEventListener(name, f); } off(name: string, f: () => void) { window.removeEventListener(name, f); } destroy() { this.gone = true; } gone = false; }` },
    { name: 'an own emitter', code: `${emitter}export class A { private out = new EventEmitter(); constructor() { this.out.on('x', () => {}); } destroy() { this.gone = true; } gone = false; }` },
    { name: 'an emitter that the teardown ends', code: `${emitter}export class A { constructor(private socket: EventEmitter & { destroy(): void }) { this.socket.on('data', () => {}); } close() { this.socket.destroy(); } }` },
    { name: 'all taken away at once', code: `${emitter}export class A { constructor(private bus: EventEmitter) { bus.on('data', () => {}); } close() { this.bus.removeAllListeners('data'); } }` },
    { name: 'an emitter that the teardown ends if it is there', code: `${emitter}export class A { constructor(private socket: (EventEmitter & { destroy(): void }) | null) { this.socket?.on('data', () => {}); } close() { if (this.socket) this.socket.destroy(); } }` },
    { name: 'removed by a method that no teardown calls', code: `export class A { start() { window.addEventListener('x', this.on); } pause() { window.removeEventListener('x', this.on); } destroy() { this.gone = true; } gone = false; on = () => {}; }` },
    { name: 'the object itself as a listener', code: `export class A { constructor() { window.addEventListener('x', this); } handleEvent() {} destroy() { window.removeEventListener('x', this); } }` },
    { name: 'a class without an end', code: `export class A { constructor() { window.addEventListener('x', () => {}); } }` },
    { name: 'an exported singleton', code: `class A { constructor() { window.addEventListener('x', () => {}); } dispose() { this.gone = true; } gone = false; }\nexport const a = new A();` },
    { name: 'an object that ends the process', code: `export class Main { #t = setInterval(() => {}, 1000); constructor() { process.on('SIGINT', () => { this.stop(); process.exit(0); }); process.stdin.on('data', () => {}); } stop() { clearInterval(this.#t); } }` },
    { name: 'a component of the framework that is handed the emitter of its child', code: `${emitter}import { Component, ViewChild } from '@angular/core';\n@Component({}) export class A { @ViewChild('c') child!: EventEmitter; ngAfterViewInit() { this.child.on('x', () => {}); } }` },
    { name: 'Vue: removed before it is unmounted', code: `import { onBeforeUnmount, onMounted } from 'vue';\nexport function useX() { const on = () => {}; onMounted(() => window.addEventListener('x', on)); onBeforeUnmount(() => window.removeEventListener('x', on)); }` },
    { name: 'another function was meant: no-mismatched-removal', filename: 'file.tsx', code: effect(`    window.addEventListener('x', () => act());\n    return () => window.removeEventListener('x', () => act());`) },
    { name: 'an add where a remove was meant: no-mismatched-removal', code: `export class A extends HTMLElement { connectedCallback() { window.addEventListener('x', this.on); } disconnectedCallback() { window.addEventListener('x', this.on); } on = () => {}; }` },
    { name: 'both ways of settling take it away', code: `${emitter}export const once = (bus: EventEmitter) => new Promise<void>(resolve => { const on = () => { clearTimeout(t); bus.off('x', on); resolve(); }; const t = setTimeout(() => { bus.off('x', on); resolve(); }, 5000); bus.on('x', on); });` },
    { name: 'settled before anything is registered', code: `${emitter}export const once = (bus: EventEmitter, ready: () => boolean) => new Promise<void>(resolve => { const check = () => { if (ready()) resolve(); return ready(); }; if (check()) return; const on = () => { bus.off('x', on); clearTimeout(t); resolve(); }; const t = setTimeout(() => { bus.off('x', on); resolve(); }, 5000); bus.on('x', on); });` },
    { name: 'a test', filename: 'file.tsx', code: `declare function it(name: string, f: () => void): void;\nimport { useEffect } from 'react';\nit('x', () => { function A() { useEffect(() => { window.addEventListener('x', () => {}); }, []); } A(); });` },
    { name: 'known miss: an element of unknown origin', code: `export class A { constructor(private anchor: HTMLElement) {} attach() { this.anchor.addEventListener('focus', () => {}); } destroy() { this.gone = true; } gone = false; }` },
    { name: 'known miss: an event of an object that a method is given', code: `export class A { onTrack(stream: MediaStream) { stream.addEventListener('removetrack', () => {}); } terminate() { this.gone = true; } gone = false; }` },
    { name: 'known miss: a signal of a caller, with no way of settling to compare', code: `export const go = (p: Promise<void>, signal: AbortSignal) => { signal.addEventListener('abort', () => {}); return p; };` },
    { name: 'known miss: a method that is called again and again, on what it is given', code: `${emitter}export class A { draw(shape: EventEmitter) { shape.on('destroyed', () => this.free(shape)); } free(shape: unknown) { return shape; } destroy() { this.gone = true; } gone = false; }` },
    { name: 'known miss: an untyped target', filename: 'file.js', code: `export class A { constructor(bus) { bus.on('x', () => {}); } destroy() { this.gone = true; } }` },
  ],
  invalid: [
    {
      name: 'a target that the teardown ends only when told to, and that the class takes its listener off elsewhere',
      code: `${emitter}type Source = EventEmitter & { destroy(): void };\nexport class Texture {\n  _source: Source | null = null;\n  update = () => {};\n  set source(value: Source) {\n    if (this._source) this._source.off('resize', this.update);\n    this._source = value;\n    value.on('resize', this.update);\n  }\n  destroy(alsoSource: boolean) {\n    if (this._source) {\n      if (alsoSource) this._source.destroy();\n    }\n    this._source = null;\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 9 }],
    },
    {
      name: 'a named function, no cleanup',
      filename: 'file.tsx',
      code: effect(`    const on = () => act();\n    window.addEventListener('resize', on);`),
      errors: [
        {
          messageId: 'leaked',
          line: 7,
          column: 5,
          endColumn: 42,
          data: { subject: '`on` stays registered on `window`', end: 'after the effect is undone', repair: "call `window.removeEventListener('resize', on)` in a function that it returns" },
          suggestions: [{ messageId: 'returnCleanup', output: effect(`    const on = () => act();\n    window.addEventListener('resize', on);\n    return () => window.removeEventListener('resize', on);`) }],
        },
      ],
    },
    {
      name: 'a function made on the spot, beside a cleanup for another',
      filename: 'file.tsx',
      code: effect(`    const on = () => act();\n    window.addEventListener('resize', on);\n    document.addEventListener('keydown', () => act());\n    return () => window.removeEventListener('resize', on);`),
      errors: [{ messageId: 'leaked', line: 8, data: { subject: 'This `keydown` listener stays on `document`', end: 'after the effect is undone', repair: "keep the function under a name and call `document.removeEventListener('keydown', …)` in the cleanup on line 9" } }],
    },
    {
      name: 'what the component is given',
      filename: 'file.tsx',
      code: effect(`    bus.on('update', () => act());`, '[bus]'),
      errors: [{ messageId: 'leaked', line: 6 }],
    },
    {
      name: 'an element that stays while the effect runs again',
      filename: 'file.tsx',
      code: effect(`    box.current?.addEventListener('click', () => act());`, '[id]'),
      errors: [{ messageId: 'leaked', line: 6 }],
    },
    {
      name: 'a media query',
      filename: 'file.tsx',
      code: effect(`    window.matchMedia('print').addEventListener('change', () => act());`),
      errors: [{ messageId: 'leaked', line: 6, data: { subject: "This `change` listener stays on `window.matchMedia('print')`", end: 'after the effect is undone', repair: "keep `window.matchMedia('print')` and the function under names, and call `removeEventListener()` on it in a function that it returns" } }],
    },
    {
      name: 'one of two that a component forgets',
      code: `import { Component } from 'react';\nexport class Panel extends Component<{}> {\n  componentDidMount() {\n    window.addEventListener('resize', this.onResize);\n    document.addEventListener('keydown', this.onKey);\n  }\n  componentWillUnmount() {\n    window.removeEventListener('resize', this.onResize);\n  }\n  onResize = () => {};\n  onKey = () => {};\n}`,
      errors: [
        {
          messageId: 'leaked',
          line: 5,
          data: { subject: '`this.onKey` stays registered on `document`', end: 'after `Panel` is gone', repair: "call `document.removeEventListener('keydown', this.onKey)` in `componentWillUnmount()` on line 7" },
          suggestions: [
            {
              messageId: 'addRelease',
              output: `import { Component } from 'react';\nexport class Panel extends Component<{}> {\n  componentDidMount() {\n    window.addEventListener('resize', this.onResize);\n    document.addEventListener('keydown', this.onKey);\n  }\n  componentWillUnmount() {\n    window.removeEventListener('resize', this.onResize);\n    document.removeEventListener('keydown', this.onKey);\n  }\n  onResize = () => {};\n  onKey = () => {};\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a custom element',
      filename: 'file.js',
      code: `export class Clock extends HTMLElement {\n  constructor() {\n    super();\n    window.addEventListener('popstate', () => this.draw());\n  }\n  draw() {}\n}`,
      errors: [{ messageId: 'leaked', line: 4, data: { subject: 'This `popstate` listener stays on `window`', end: 'after `Clock` is gone', repair: "keep the function under a name and call `window.removeEventListener('popstate', …)` in a `disconnectedCallback()`" } }],
    },
    {
      name: 'Lit',
      code: `import { LitElement } from 'lit';\nexport class Panel extends LitElement {\n  connectedCallback() {\n    super.connectedCallback();\n    window.addEventListener('online', this.update);\n  }\n  update = () => {};\n}`,
      errors: [{ messageId: 'leaked', line: 5 }],
    },
    {
      name: 'signals of the process',
      code: `export class Agent {\n  #timer = setInterval(() => {}, 1000);\n  constructor() {\n    process.once('SIGTERM', () => this.stop());\n  }\n  stop() {\n    clearInterval(this.#timer);\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 4, data: { subject: 'This `SIGTERM` listener stays on `process`', end: 'after `Agent` is gone', repair: "keep the function under a name and call `process.off('SIGTERM', …)` in `stop()` on line 6" } }],
    },
    {
      name: 'an emitter that the object is given',
      code: `${emitter}export class Room {\n  constructor(private bus: EventEmitter) {\n    bus.on('join', this.onJoin);\n    bus.on('leave', () => this.onJoin());\n  }\n  onJoin = () => {};\n  destroy() {\n    this.bus.off('join', this.onJoin);\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 5 }],
    },
    {
      name: 'removed only for the next one',
      code: `${emitter}export class Texture {\n  private source?: EventEmitter;\n  set next(value: EventEmitter) {\n    this.source?.off('resize', this.update);\n    this.source = value;\n    value.on('resize', this.update);\n  }\n  update = () => {};\n  destroy() {\n    this.source = undefined;\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 7, data: { subject: '`this.update` stays registered on `value`', end: 'after `Texture` is gone', repair: "line 5 takes it back only on the way to something new; call `value.off('resize', this.update)` in `destroy()` on line 10 too" } }],
    },
    {
      name: 'Vue',
      code: `import { onMounted } from 'vue';\nexport function useX(act: () => void) {\n  onMounted(() => {\n    window.addEventListener('x', () => act());\n  });\n}`,
      errors: [{ messageId: 'leaked', line: 4 }],
    },
    {
      name: 'one way of settling leaves it behind',
      code: `${emitter}export class Broker {\n  constructor(private bus: EventEmitter) {}\n  ping() {\n    return new Promise<void>(resolve => {\n      const timer = setTimeout(() => resolve(), 5000);\n      const on = () => {\n        clearTimeout(timer);\n        this.bus.off('pong', on);\n        resolve();\n      };\n      this.bus.on('pong', on);\n    });\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 12, data: { subject: '`on` stays registered on `this.bus`', end: 'when line 6 settles the promise', repair: "call `this.bus.off('pong', on)` there too" } }],
    },
  ],
});
