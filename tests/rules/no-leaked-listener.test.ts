import rule from '../../src/rules/no-leaked-listener.js';
import { typedRuleTester } from '../support/lint.js';

const effect = (body: string, dependencies = '[]'): string => `import { useEffect, useRef } from 'react';\ntype Bus = { on(event: string, f: () => void): void; off(event: string, f: () => void): void };\nexport function Panel({ id, bus, act }: { id: string; bus: Bus; act(): void }) {\n  const box = useRef<HTMLDivElement>(null);\n  useEffect(() => {\n${body}\n  }, ${dependencies});\n  return box;\n}`;
const http = `import http from 'node:http';\nimport { EventEmitter } from 'node:events';\nconst bus = new EventEmitter();\nlet n = 0;\n`;
const emitter = `import { EventEmitter } from 'node:events';\n`;

/** A function that takes off together what it has added. */
const group = (adds: string, offs = '', head = ''): string => `import type { Duplex } from 'node:stream';
export function serve(stream: Duplex, take: (chunk: unknown) => void) {
  const onData = (chunk: unknown) => take(chunk);
  const onPause = () => take('pause');
  const onResume = () => take('resume');
${head}  const release = () => {
    stream.off('data', onData);
    stream.off('pause', onPause);
    stream.off('resume', onResume);
${offs}  };
  stream.on('data', onData);
  stream.on('pause', onPause);
  stream.on('resume', onResume);
${adds}
  return release;
}`;

/** An object that listens to a source for two events, by one function. */
const both = (end: string, add = "source.once('loaded', this.update);"): string => `import type { EventEmitter } from 'node:events';
export class View {
  n = 0;
  source: EventEmitter;
  constructor(source: EventEmitter) {
    this.source = source;
    ${add}
    source.on('update', this.update);
  }
  update = () => { this.n++; };
  destroy() {
    this.source.off('update', this.update);
${end}  }
}`;

/** An object whose source can be replaced. */
const replaced = (before: string, test = 'if (this.#source === value) return;', head = 'set source(value: EventEmitter)'): string => `import type { EventEmitter } from 'node:events';
export class View {
  #source?: EventEmitter;
  n = 0;
  ${head} {
    ${test}
    ${before}
    this.#source = value;
    value.on('update', this.update);
  }
  update = () => { this.n++; };
  destroy() {
    this.#source?.off('update', this.update);
  }
}`;

/** A stream that an option can break off. */
const download = (end: string, listen: string): string => `import { Readable } from 'node:stream';
interface Options { readonly signal?: AbortSignal; readonly bus: import('node:events').EventEmitter; readonly size: number }
export class Download extends Readable {
  private readonly options: Options;
  constructor(options: Options) {
    super();
    this.options = { ...{ size: 1 }, ...options };
    ${listen}
  }
  private stop = () => { this.push(null); };
  override _destroy(error: Error | null, done: (error?: Error | null) => void) {
    ${end}
    done(error);
  }
}`;

/** A field's socket that a promise waits for. */
const dial = (socket: string, rest: string): string => `import { connect, type Socket } from 'node:net';\nexport class Link {\n  socket!: Socket;\n  dial = (signal: AbortSignal) => new Promise<void>((resolve, reject) => {\n  this.socket = ${socket};\n  const failed = (error: Error) => { reject(error); };\n  this.socket.on('error', failed);\n  ${rest}\n  });\n}`;

typedRuleTester().run('no-leaked-listener', rule, {
  valid: [
    { name: 'kept for good beside what it listens to', code: `import { EventEmitter } from 'node:events'; class Api extends EventEmitter {} class Bridge { count = 0; constructor(private api: Api) { this.api.on('register', () => { this.count++; }); } teardown() { this.count = 0; } } export class Fork { private api!: Api; private bridge!: Bridge; load() { this.api = new Api(); } start() { this.bridge = new Bridge(this.api); } stop() { this.bridge.teardown(); } }` },
    { name: 'an end that only the object itself calls', code: `import { EventEmitter } from 'node:events'; export class Child { down = false; constructor(private api: EventEmitter) { this.api.on('shutdown', () => { this.teardown(); }); } private teardown() { this.down = true; clearInterval(this.timer); } private timer = setInterval(() => { this.down = false; }, 1000); restart() { this.teardown(); } }` },
    { name: 'on what makes the object when it is made itself', code: `import { EventEmitter } from 'node:events'; class Environment { hot = new EventEmitter(); panel: Panel; constructor() { this.panel = new Panel(this); } async close() { await this.panel.close(); } } class Panel { private seen = 0; constructor(private environment: Environment) {} listen() { this.environment.hot.on('connect', () => { this.seen++; }); } close() { this.seen = 0; } } export const make = () => new Environment();` },
    { name: 'on an element of what the object puts into a container of its own', code: `class Widget { readonly node = document.createElement('div'); dispose() { this.node.remove(); } }\nclass Layout { private all: Widget[] = []; addWidget(widget: Widget) { this.all.push(widget); } }\nexport class Popup extends Widget {\n  private body: Widget;\n  layout: Layout;\n  constructor(options: { body: Widget }) {\n    super();\n    this.body = options.body;\n    const layout = (this.layout = new Layout());\n    layout.addWidget(options.body);\n    this.body.node.addEventListener('resize', () => { this.update(); });\n  }\n  update() {}\n  dispose() { super.dispose(); }\n}` },
    { name: 'made together with what it listens to, by the constructor that has both', code: `import { EventEmitter } from 'node:events';\nclass Pool extends EventEmitter {}\nexport class Subscriber {\n  n = 0;\n  constructor(private readonly pool: Pool) {\n    this.pool.on('node', () => { this.n++; });\n  }\n  destroy() { this.n = 0; }\n}\nexport class Cluster {\n  readonly pool = new Pool();\n  readonly subscriber: Subscriber;\n  constructor() { this.subscriber = new Subscriber(this.pool); }\n}` },
    { name: 'made by what it listens to', code: `import { EventEmitter } from 'node:events';\nexport class Part {\n  n = 0;\n  constructor(whole: Whole) { whole.on('x', () => { this.n++; }); }\n  destroy() { this.n = 0; }\n}\nexport class Whole extends EventEmitter {\n  readonly part = new Part(this);\n}` },
    { name: 'elements of its own, of which one takes over from the other', code: `export class Rows {\n  private rows: HTMLElement[] = [];\n  n?: number;\n  focus = () => {};\n  constructor(private box: HTMLElement) {}\n  add() {\n    this.rows[0].removeEventListener('focus', this.focus);\n    this.rows.unshift(document.createElement('p'));\n    this.rows[0].addEventListener('focus', this.focus);\n    this.box.removeEventListener('focus', this.focus);\n    this.box.addEventListener('focus', this.focus);\n  }\n  dispose() { this.n = undefined; }\n}` },
    { name: 'a composable that takes its listener away', code: `import { onScopeDispose, ref } from 'vue';\nexport function useWidth() {\n  const width = ref(window.innerWidth);\n  const update = () => { width.value = window.innerWidth; };\n  window.addEventListener('resize', update);\n  onScopeDispose(() => window.removeEventListener('resize', update));\n  return width;\n}` },
    { name: 'options: the signal is left alone at the end', code: download("this.options.signal?.removeEventListener('abort', this.stop);", "this.options.signal?.addEventListener('abort', this.stop);") },
    { name: 'options: the signal ends the listener', code: download('', "this.options.signal?.addEventListener('abort', this.stop, { once: true });") },
    { name: 'options: the signal is of a controller of its own', code: download('', "this.own.signal.addEventListener('abort', this.stop);").replace('  constructor', '  private readonly own = new AbortController();\n  constructor') },
    { name: 'options: a part that only the object has', code: download('', "this.options.bus.on('x', this.stop);").replace('...options }', "...options, bus: new (require('node:events').EventEmitter)() }") },
    { name: 'options: it is not known which of two it is of', code: download('', "this.options.bus.on('x', this.stop);").replace('{ size: 1 }', 'given').replace('export class', 'declare const given: Options;\nexport class') },
    { name: 'another listener for the same start takes it off', code: dial("connect(1, () => { resolve(); })", "this.socket.once('connect', () => { this.socket.removeListener('error', failed); });") },
    { name: 'another listener for the same event takes it off', code: dial("connect(1)", "this.socket.once('connect', () => { resolve(); });\n  this.socket.once('connect', () => { this.socket.removeListener('error', failed); });") },
    { name: 'a listener for the end takes it off, after the other way has destroyed the socket', code: dial("connect(1)", "this.socket.once('close', () => { this.socket.off('error', failed); resolve(); });\n  signal.addEventListener('abort', () => { this.socket.destroy(); reject(signal.reason); });") },
    { name: 'a private field keeps what the end closes', code: `export class Client {\n  readonly #socket: WebSocket;\n  n = 0;\n  constructor(socket: WebSocket) {\n    this.#socket = socket;\n    socket.addEventListener('message', () => { this.n++; });\n  }\n  close() { this.#socket.close(); }\n}` },
    { name: 'a group: all come off', code: group("  stream.on('readable', onReadable);", "    stream.off('readable', onReadable);\n", "  const onReadable = () => take('readable');\n") },
    { name: 'a group: one comes off elsewhere', code: group("  stream.on('readable', onReadable);\n  take(() => stream.off('readable', onReadable));", '', "  const onReadable = () => take('readable');\n") },
    { name: 'a group: what tells of errors and of the end stays', code: group("  stream.on('error', () => {});\n  stream.on('close', () => take('close'));\n  stream.on('end', () => take('end'));") },
    { name: 'a group: gone after the first time', code: group("  stream.once('readable', () => take('readable'));") },
    { name: 'a group: several stay', code: group("  stream.on('readable', () => take('readable'));\n  stream.on('drain', () => take('drain'));") },
    { name: 'a group: what takes the others off ends the object', code: group("  stream.on('readable', () => take('readable'));", '    stream.destroy();\n') },
    { name: 'a group: of two', code: group("  stream.on('readable', () => take('readable'));").replace("    stream.off('pause', onPause);\n", '') },
    { name: 'a group: one of several outcomes that are waited for', code: `import type { Socket } from 'node:net';\nexport function dial(socket: Socket, done: (error?: Error) => void, read: (chunk: unknown) => void) {\n  const onConnect = () => { release(); done(); };\n  const onError = (error: Error) => { release(); done(error); };\n  const onClose = () => { release(); done(new Error()); };\n  const release = () => {\n    socket.off('connect', onConnect);\n    socket.off('error', onError);\n    socket.off('close', onClose);\n  };\n  socket.on('connect', onConnect);\n  socket.on('error', onError);\n  socket.on('close', onClose);\n  socket.on('data', chunk => read(chunk));\n}` },
    { name: 'a group: everything comes off elsewhere', code: group("  stream.on('readable', () => take('readable'));\n  take(() => stream.removeAllListeners());") },
    { name: 'two events: the other is the end', code: both('', "source.once('close', this.update);") },
    { name: 'two events: both come off', code: both("    this.source.off('loaded', this.update);\n") },
    { name: 'two events: another function for the other', code: both('', "source.once('loaded', () => this.update());") },
    { name: 'two events: everything comes off', code: both('    this.source.destroy();\n').replace('EventEmitter }', 'Duplex }').replace("'node:events'", "'node:stream'").replaceAll(': EventEmitter', ': Duplex') },
    { name: 'two events: only one removes itself', code: both('').replace('destroy()', 'pause()') },
    { name: 'replaced: removed from the one before', code: replaced("this.#source?.off('update', this.update);") },
    { name: 'replaced: a method removes it', code: replaced('this.destroy();') },
    { name: 'replaced: the one before is handed on', code: replaced('const before = this.#source;\n    void before;') },
    { name: 'replaced: there may be only one', code: replaced('', '', 'attach(value: EventEmitter)') },
    { name: 'replaced: only one', code: replaced('', 'if (this.#source !== undefined) return;', 'attach(value: EventEmitter)') },
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
    { name: 'a request: taken away when it is over', code: `${http}http.createServer((req, res) => {\n  const on = () => res.end();\n  bus.on('x', on);\n  res.on('close', () => bus.off('x', on));\n});` },
    { name: 'a request: under a condition on what is outside of it', code: `${http}http.createServer((req, res) => {\n  if (n++ > 0) return;\n  bus.on('x', () => res.end());\n});` },
    { name: 'a request: an emitter of its own', code: `${http}http.createServer((req, res) => {\n  const own = new EventEmitter();\n  own.on('x', () => res.end());\n  req.on('data', () => own.emit('x'));\n});` },
    { name: 'a request: the one that a client makes', code: `import net from 'node:net';\nimport { EventEmitter } from 'node:events';\nexport function dial(bus: EventEmitter, use: (s: net.Socket) => void) { const s: net.Socket = net.connect(1); use(s); bus.on('x', () => s.end()); }` },
    { name: 'an event of the page: taken away by its own end', code: `export function drag(box: HTMLElement) { box.addEventListener('mousedown', () => { const move = () => {}; document.addEventListener('mousemove', move); document.addEventListener('mouseup', () => document.removeEventListener('mousemove', move), { once: true }); }); }` },
    { name: 'an event of the page: the function is always the same', code: `export function drag(box: HTMLElement, move: () => void) { box.addEventListener('mousedown', () => { document.addEventListener('mousemove', move); }); }` },
    { name: 'an event that comes once', code: `export function start(box: HTMLElement) { window.addEventListener('load', () => { document.addEventListener('mousemove', () => box.focus()); }); }` },
    { name: 'an event: only the first time', code: `export function start(box: HTMLElement) { let known = false; box.addEventListener('click', () => { if (known) return; known = true; document.addEventListener('mousemove', () => box.focus()); }); }` },
    { name: 'a promise: taken away when it is settled', code: `${emitter}const worker = new EventEmitter();\nexport const ask = (id: number) => new Promise(resolve => {\n  const on = (m: { id: number }) => { if (m.id === id) { worker.off('message', on); resolve(m); } };\n  worker.on('message', on);\n});` },
    { name: 'a promise: an event that comes once', code: `${emitter}const conn = new EventEmitter();\nexport const ready = () => new Promise(resolve => { conn.on('ready', resolve); });` },
    { name: 'a promise: asked for once, at the start', code: `${emitter}const conn = new EventEmitter();\nasync function main() { await new Promise(resolve => { conn.on('message', resolve); }); }\nvoid main();` },
    { name: 'a promise: an emitter of the caller', code: `${emitter}export const next = (from: EventEmitter) => new Promise(resolve => { from.on('message', resolve); });` },
    { name: 'a drain listener under its condition', code: `import type { Writable } from 'node:stream';\nexport const copy = (from: Writable, to: Writable) => from.on('data', (d: Buffer) => { if (!to.write(d)) { to.once('drain', () => from.end()); } });` },
    { name: 'a drain listener after a way out', code: `import type { Writable } from 'node:stream';\nexport const copy = (from: Writable, to: Writable) => from.on('data', (d: Buffer) => { if (to.write(d)) return; to.once('drain', () => from.end()); });` },
    { name: 'a signal in a loop: one for each round', code: `const wait = (ms: number, signal: AbortSignal) => new Promise<void>((resolve, reject) => { setTimeout(resolve, ms); signal.addEventListener('abort', () => reject(new Error())); });\nexport async function poll() { while (true) { const c = new AbortController(); await wait(5, c.signal); } }` },
    { name: 'a signal in a loop: taken away', code: `const wait = (ms: number, signal: AbortSignal) => new Promise<void>((resolve, reject) => { const stop = () => reject(new Error()); setTimeout(() => { signal.removeEventListener('abort', stop); resolve(); }, ms); signal.addEventListener('abort', stop); });\nexport async function poll(signal: AbortSignal) { while (true) { await wait(5, signal); } }` },
    { name: 'a signal: a loop of a known length', code: `const wait = (ms: number, signal: AbortSignal) => new Promise<void>((resolve, reject) => { setTimeout(resolve, ms); signal.addEventListener('abort', () => reject(new Error())); });\nexport async function retry(signal: AbortSignal) { for (let i = 0; i < 3; i++) await wait(5, signal); }` },
    { name: 'the body of a component of Vue', code: `import { onUnmounted, ref } from 'vue';\nexport function useX() { const x = ref(0); const on = () => { x.value++; }; window.addEventListener('x', on); onUnmounted(() => window.removeEventListener('x', on)); return x; }` },
    { name: 'a function of a component that its template calls, and another that takes it away', code: `import { onUnmounted } from 'vue';\nexport function useX() { const on = () => {}; const open = () => window.addEventListener('x', on); const close = () => window.removeEventListener('x', on); onUnmounted(close); return { open, close }; }` },
    { name: 'options of a component of Vue', code: `import { defineComponent } from 'vue';\nexport default defineComponent({ methods: { on() {} }, mounted() { window.addEventListener('x', this.on); }, beforeUnmount() { window.removeEventListener('x', this.on); } });` },
    { name: 'a hook of the project that hands an effect on', filename: 'file.tsx', code: `import { useEffect } from 'react';\nfunction useMount(f: () => void | (() => void)) { useEffect(f, []); }\nexport function Panel({ act }: { act(): void }) {\n  useMount(() => {\n    window.addEventListener('x', act);\n    return () => window.removeEventListener('x', act);\n  });\n}` },
    { name: 'a custom hook that takes the listener', filename: 'file.tsx', code: `import { useEffect } from 'react';\nfunction useWindowEvent(name: string, f: () => void) { useEffect(() => { window.addEventListener(name, f); return () => window.removeEventListener(name, f); }, [name, f]); }\nexport function Panel({ act }: { act(): void }) { useWindowEvent('x', act); }` },
    { name: 'a hook that keeps what takes it away in a ref', filename: 'file.tsx', code: effect(`    const on = () => act();\n    window.addEventListener('x', on);\n    off.current = () => window.removeEventListener('x', on);\n    return () => off.current?.();`) },
    { name: 'a flag of a promise guards it', filename: 'file.tsx', code: effect(`    let gone = false;\n    const on = () => act();\n    void Promise.resolve().then(() => { if (!gone) window.addEventListener('x', on); });\n    return () => { gone = true; window.removeEventListener('x', on); };`) },
    { name: 'a variable without a value at first', filename: 'file.tsx', code: effect(`    let on;\n    on = () => act();\n    window.addEventListener('x', on);\n    return () => window.removeEventListener('x', on);`) },
    { name: 'a function that is declared after', filename: 'file.tsx', code: effect(`    window.addEventListener('x', on);\n    return stop;\n    function on() { act(); }\n    function stop() { window.removeEventListener('x', on); }`) },
    { name: 'WordPress: useEffect by another name', filename: 'file.tsx', code: `import { useEffect } from '@wordpress/element';\nexport function Panel({ act }: { act(): void }) {\n  useEffect(() => {\n    window.addEventListener('x', act);\n    return () => window.removeEventListener('x', act);\n  }, [act]);\n}` },
    { name: 'an effect: what a loop takes from a list', filename: 'file.tsx', code: effect(`    const pairs: [string, () => void][] = [['a', act]];\n    for (const [e, f] of pairs) window.addEventListener(e, f);\n    return () => { for (const [e, f] of pairs) window.removeEventListener(e, f); };`) },
    { name: 'an end by its name, of a method that needs to be told what', code: `${emitter}export class Store { constructor(private bus: EventEmitter) { bus.on('x', this.on); } on = () => {}; destroy(id: string) { this.last = id; } last = ''; }` },
    { name: 'known miss: a listener for the exit of the process in a function that is called again and again', code: `import { spawn } from 'node:child_process';\nexport function run(command: string) { const child = spawn(command); process.on('exit', () => child.kill()); return child; }` },
    { name: 'known miss: an object that comes out of a promise', filename: 'file.tsx', code: effect(`    void navigator.permissions.query({ name: 'geolocation' }).then(status => { status.addEventListener('change', () => act()); });`) },
    { name: 'known miss: the signal of a controller that a module holds', code: `const over = new AbortController();\nexport async function job(url: string) { const c = new AbortController(); over.signal.addEventListener('abort', () => c.abort()); return fetch(url, { signal: c.signal }); }\nexport const stop = () => over.abort();` },
    { name: 'known miss: a function that registers, waits, and forgets', code: `export async function run(id: string) { process.on('unhandledRejection', e => console.error(id, e)); await fetch(id); }` },
    { name: 'all is taken back by what the function returns', code: `export function watch(act: () => void) {\n  window.addEventListener('resize', act);\n  return () => { window.removeEventListener('resize', act); };\n}` },
    { name: 'an object with more than an end, of which the end does all', code: `export function watch(act: () => void) {\n  const start = () => { window.addEventListener('resize', act); };\n  const stop = () => { window.removeEventListener('resize', act); };\n  return { start, stop };\n}` },
    { name: 'a function that is returned for another purpose', code: `export function later(act: () => void) {\n  let timer: NodeJS.Timeout | undefined;\n  window.addEventListener('resize', () => { act(); });\n  return () => { clearTimeout(timer); timer = setTimeout(act, 9); };\n}` },
    { name: 'a getter with the name of an end', code: `interface Service { readonly onUnload: unknown }\nexport class Pages implements Service {\n  private all = new Set<() => void>();\n  get onUnload() { return (f: () => void) => { this.all.add(f); }; }\n  start() { window.addEventListener('pageshow', () => { this.all.clear(); }); }\n}` },
    { name: 'a listener for the end of the process, which ends its object', code: `export class Store {\n  private all: (() => void)[] = [];\n  start() { process.on('beforeExit', () => this.dispose()); }\n  dispose() { this.all = []; }\n}` },
    { name: 'a removal of an event that is not known, from the same object', code: `export class Tip {\n  private all: { event: string; f: () => void }[] = [];\n  show() { document.addEventListener('mousedown', () => { this.hide(); }); }\n  hide() {}\n  dispose() { for (const { event, f } of this.all) document.removeEventListener(event, f); }\n}` },
  ],
  invalid: [
    {
      name: 'a listener for another event than the one that settles the promise takes it off',
      code: dial('connect(1, () => { resolve(); })', "this.socket.once('close', () => { this.socket.removeListener('error', failed); });"),
      errors: [{ messageId: 'leaked', line: 7, column: 3 }],
    },
    { name: 'on an element of what the object is only given', code: `class Widget { readonly node = document.createElement('div'); dispose() { this.node.remove(); } }\nclass Layout { private all: Widget[] = []; addWidget(widget: Widget) { this.all.push(widget); } }\nexport class Popup extends Widget {\n  private body: Widget;\n  layout: Layout;\n  constructor(options: { body: Widget }) {\n    super();\n    this.body = options.body;\n    const layout = (this.layout = new Layout());\n    this.body.node.addEventListener('resize', () => { this.update(); });\n  }\n  update() {}\n  dispose() { super.dispose(); }\n}`, errors: [{ messageId: 'leaked', line: 10 }] },
    {
      name: 'made again and again for the same target',
      code: `import { EventEmitter } from 'node:events';\nclass Pool extends EventEmitter {}\nexport class Subscriber {\n  n = 0;\n  constructor(private readonly pool: Pool) {\n    this.pool.on('node', () => { this.n++; });\n  }\n  destroy() { this.n = 0; }\n}\nexport class Cluster {\n  readonly pool = new Pool();\n  subscriber?: Subscriber;\n  restart() { this.subscriber?.destroy(); this.subscriber = new Subscriber(this.pool); }\n}`,
      errors: [{ messageId: 'leaked', line: 6 }],
    },
    {
      name: 'a removal of an event that is not known, from another object',
      code: `export class Tip {\n  private all: { event: string; f: () => void }[] = [];\n  constructor(private readonly element: HTMLElement) {}\n  show() {\n    document.addEventListener('mousedown', () => { this.hide(); });\n  }\n  hide() {}\n  dispose() { for (const { event, f } of this.all) this.element.removeEventListener(event, f); }\n}`,
      errors: [{ messageId: 'leaked', line: 5 }],
    },
    {
      name: 'what the function returns takes one of two back',
      code: `export function watch(act: () => void) {\n  const onResize = () => { act(); };\n  window.addEventListener('resize', onResize);\n  window.addEventListener('online', () => { act(); });\n  return () => { window.removeEventListener('resize', onResize); };\n}`,
      errors: [{ messageId: 'leaked', line: 4, data: { subject: 'This `online` listener stays on `window`', end: 'after what `watch()` sets up has been ended', repair: "keep the function under a name and call `window.removeEventListener('online', …)` in the cleanup on line 5" } }],
    },
    {
      name: 'what a method of the returned object takes back, and what not',
      code: `export const watch = (act: () => void) => {\n  const timer = setInterval(act, 1000);\n  const start = () => { window.addEventListener('online', () => { act(); }); };\n  function stop() { clearInterval(timer); }\n  return { start, stop };\n};`,
      errors: [{ messageId: 'leaked', line: 3 }],
    },
    {
      name: 'a field of a base class, given by the constructor there',
      code: `${emitter}class View { editor: EventEmitter; constructor(options: { editor: EventEmitter }) { this.editor = options.editor; } }\nexport class NodeView extends View {\n  seen = 0;\n  mount() {\n    this.editor.on('select', this.onSelect);\n  }\n  onSelect = () => { this.seen++; };\n  destroy() { this.seen = 0; }\n}`,
      errors: [{ messageId: 'leaked', line: 6, suggestions: 1 }],
    },
    { name: 'a composable that calls no hook of its own', code: `import { ref } from 'vue';\nexport function useOnline() { const online = ref(true); window.addEventListener('online', () => { online.value = navigator.onLine; }); return online; }`, errors: [{ messageId: 'leaked', line: 2 }] },
    {
      name: 'a composable',
      code: `import { ref } from 'vue';\nexport function useWidth() {\n  const width = ref(window.innerWidth);\n  window.addEventListener('resize', () => { width.value = window.innerWidth; });\n  return width;\n}`,
      errors: [{ messageId: 'leaked', line: 4 }],
    },
    {
      name: 'options: their signal',
      code: download('', "this.options.signal?.addEventListener('abort', () => this.push(null));"),
      errors: [{ messageId: 'leaked', line: 8, data: { subject: 'This `abort` listener stays on `this.options.signal`', end: 'after `Download` is gone', repair: "keep the function under a name and call `this.options.signal.removeEventListener('abort', …)` in `_destroy()` on line 11" } }],
    },
    {
      name: 'options: a part of what is merged',
      code: download('', "this.options.bus.on('x', this.stop);"),
      errors: [{ messageId: 'leaked', line: 8, suggestions: 1 }],
    },
    {
      name: 'a group: the one that stays',
      code: group("  stream.on('readable', () => take('readable'));"),
      errors: [{ messageId: 'leaked', line: 14, column: 3, data: { subject: 'This `readable` listener stays on `stream`', end: 'when the others come off on line 7', repair: "name the function and call `stream.off('readable', …)` there too" } }],
    },
    {
      name: 'a group, in JavaScript without types',
      filename: 'file.js',
      code: group("  stream.on('readable', onReadable);", '', "  const onReadable = () => take('readable');\n").replace(/^import.*\n/, '').replaceAll(/: (?:Duplex|unknown|\(chunk.*?void)(?=[,)])/g, ''),
      errors: [{ messageId: 'leaked', line: 14, data: { subject: '`onReadable` stays on `stream`', end: 'when the others come off on line 7', repair: "call `stream.off('readable', onReadable)` there too" } }],
    },
    {
      name: 'two events, of which one is forgotten',
      code: both(''),
      errors: [{ messageId: 'leaked', line: 7, data: { subject: "`this.update` stays registered for 'loaded'", end: 'when line 12 takes it off `this.source` for another event', repair: "call `this.source.off('loaded', this.update)` there too" } }],
    },
    {
      name: 'two events of an object without types',
      filename: 'file.js',
      code: both('').replace(/^import.*\n/, '').replaceAll(': EventEmitter', '').replace('  source;\n', ''),
      errors: [{ messageId: 'leaked', line: 5 }],
    },
    {
      name: 'replaced by a setter',
      code: replaced(''),
      errors: [{ messageId: 'leaked', line: 9, data: { subject: '`this.update` stays on the `this.#source` before', end: 'when line 8 replaces it', repair: "call `this.#source.off('update', this.update)` first, as line 13 does" } }],
    },
    {
      name: 'replaced by a method that asks whether it is another one',
      code: replaced('', 'if (value === this.#source) return;', 'setSource(value: EventEmitter)'),
      errors: [{ messageId: 'leaked', line: 9 }],
    },
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
      errors: [{ messageId: 'leaked', line: 7, data: { subject: '`this.update` stays registered on `value`', end: 'after `Texture` is gone', repair: "line 5 takes it back only on the way to something new; call `this.source.off('resize', this.update)` in `destroy()` on line 10 too" } }],
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
    {
      name: 'a handler that a caller hands to a component, which alone knows where it is registered',
      filename: 'file.tsx',
      code: effect(`    window.addEventListener('x', act);`),
      errors: [{ messageId: 'leaked', line: 6, suggestions: 1 }],
    },
    {
      name: 'one of two removals forgotten, of the same function',
      filename: 'file.tsx',
      code: effect(`    window.addEventListener('focus', act);\n    document.addEventListener('visibilitychange', act);\n    return () => window.removeEventListener('focus', act);`),
      errors: [{ messageId: 'leaked', line: 7, column: 5 }],
    },
    {
      name: 'a media query in a constant',
      filename: 'file.tsx',
      code: effect(`    const query = window.matchMedia('print');\n    const on = () => act();\n    query.addEventListener('change', on);`),
      errors: [{ messageId: 'leaked', line: 8, suggestions: 1 }],
    },
    {
      name: 'a request',
      code: `${http}http.createServer((req, res) => {\n  const on = () => res.end();\n  bus.on('x', on);\n});`,
      errors: [{ messageId: 'leaked', line: 7, column: 3, endColumn: 18, data: { subject: '`on` stays registered on `bus`', end: 'after the request is over', repair: "call `bus.off('x', on)` in a `close` listener of `res`" } }],
    },
    {
      name: 'a connection of a server, in JavaScript',
      filename: 'file.mjs',
      code: `import net from 'node:net';\nnet.createServer(socket => {\n  process.on('exit', () => socket.destroy());\n});`,
      errors: [{ messageId: 'leaked', line: 3, data: { subject: 'This `exit` listener stays on `process`', end: 'after the connection is over', repair: "keep the function under a name and call `process.off('exit', …)` in a `close` listener of `socket`" } }],
    },
    {
      name: 'a method that answers requests, on an emitter of its object',
      code: `import http from 'node:http';\nimport { EventEmitter } from 'node:events';\nexport class Api {\n  constructor(private readonly bus: EventEmitter) {}\n  stream(req: http.IncomingMessage, res: http.ServerResponse) {\n    this.bus.on('x', () => res.end());\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 6 }],
    },
    {
      name: 'an event of the page, each time',
      code: `export function drag(box: HTMLElement) {\n  box.addEventListener('mousedown', () => {\n    document.addEventListener('mousemove', () => box.focus());\n  });\n}`,
      errors: [{ messageId: 'leaked', line: 3, column: 5, data: { subject: 'Each `mousedown` event adds another `mousemove` listener to `document`', end: 'and nothing takes the one before away', repair: "name the function and call `document.removeEventListener('mousemove', …)` when it has done its work" } }],
    },
    {
      name: 'a promise: it stays when that is settled',
      code: `${emitter}const worker = new EventEmitter();\nexport const ask = (id: number) => new Promise(resolve => {\n  const on = (m: { id: number }) => { if (m.id === id) resolve(m); };\n  worker.on('message', on);\n});`,
      errors: [{ messageId: 'leaked', line: 5, data: { subject: 'Each call adds another `message` listener to `worker`', end: 'and leaves it there when the promise is settled', repair: "call `worker.off('message', on)` where that happens" } }],
    },
    {
      name: 'a promise: on a field that no call replaces',
      code: `import type { Socket } from 'node:net';\nexport class Sender {\n  constructor(private socket: Socket) {}\n  send(data: string) {\n    return new Promise<void>((resolve, reject) => {\n      this.socket.on('error', reject);\n      this.socket.write(data, () => resolve());\n    });\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 6 }],
    },
    {
      name: 'a drain listener in any case',
      code: `import type { Writable } from 'node:stream';\nexport const copy = (from: Writable, to: Writable) => from.on('data', (d: Buffer) => {\n  if (!to.write(d)) from.cork();\n  to.once('drain', () => from.uncork());\n});`,
      errors: [{ messageId: 'leaked', line: 4, column: 3, data: { subject: 'Each time this adds another `drain` listener to `to`', end: 'but the event comes only after `write()` on line 3 has returned false', repair: 'add it only then' } }],
    },
    {
      name: 'a signal in an endless loop',
      code: `const wait = (ms: number, signal: AbortSignal) => new Promise<void>((resolve, reject) => {\n  setTimeout(resolve, ms);\n  signal.addEventListener('abort', () => reject(new Error()), { once: true });\n});\nexport async function poll(signal: AbortSignal) {\n  while (!signal.aborted) {\n    await wait(5, signal);\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 3, data: { subject: 'Each call adds another `abort` listener to `signal`', end: 'and line 7 calls this in a loop with the same signal', repair: "name the function and call `signal.removeEventListener('abort', …)` when it is done" } }],
    },
    {
      name: 'the body of a component of React',
      filename: 'file.tsx',
      code: `import { useState } from 'react';\nexport function Size() {\n  const [w, setW] = useState(0);\n  window.addEventListener('resize', () => setW(window.innerWidth));\n  return w;\n}`,
      errors: [{ messageId: 'leaked', line: 4, data: { subject: 'This `resize` listener stays on `window`', end: 'after the component is gone', repair: 'do this in an effect, and take it back in a function that the effect returns' } }],
    },
    {
      name: 'the body of a component of Vue',
      code: `import { onUnmounted, ref } from 'vue';\nexport function useX() {\n  const x = ref(0);\n  const on = () => { x.value++; };\n  window.addEventListener('x', on);\n  onUnmounted(() => { x.value = 0; });\n  return x;\n}`,
      errors: [{ messageId: 'leaked', line: 5, data: { subject: '`on` stays registered on `window`', end: 'after the component is gone', repair: "call `window.removeEventListener('x', on)` in `onUnmounted()`" } }],
    },
    {
      name: 'options of a component of Vue',
      code: `import { defineComponent } from 'vue';\nexport default defineComponent({\n  methods: { on() {} },\n  mounted() {\n    window.addEventListener('x', this.on);\n  },\n});`,
      errors: [{ messageId: 'leaked', line: 5, data: { subject: '`this.on` stays registered on `window`', end: 'after the component is gone', repair: "call `window.removeEventListener('x', this.on)` in its `beforeUnmount()`" } }],
    },
    {
      name: 'a hook of the project that hands an effect on',
      filename: 'file.tsx',
      code: `import { useEffect } from 'react';\nfunction useMount(f: () => void | (() => void)) { useEffect(f, []); }\nexport function Panel({ act }: { act(): void }) {\n  useMount(() => {\n    window.addEventListener('x', act);\n  });\n}`,
      errors: [{ messageId: 'leaked', line: 5, suggestions: 1 }],
    },
    {
      name: 'a custom hook',
      filename: 'file.tsx',
      code: `import { useEffect } from 'react';\nexport function useWindowEvent(name: string, f: () => void) {\n  useEffect(() => {\n    window.addEventListener(name, f);\n  }, [name, f]);\n}`,
      errors: [{ messageId: 'leaked', line: 4, suggestions: 1 }],
    },
    {
      name: 'WordPress: useEffect by another name',
      filename: 'file.tsx',
      code: `import { useEffect } from '@wordpress/element';\nexport function Panel({ act }: { act(): void }) {\n  useEffect(() => {\n    window.addEventListener('x', () => act());\n  }, [act]);\n}`,
      errors: [{ messageId: 'leaked', line: 4 }],
    },
    {
      name: 'a cleanup that an async effect returns to nobody',
      filename: 'file.tsx',
      code: effect(`    const setUp = async () => {\n      await Promise.resolve();\n      const on = () => act();\n      window.addEventListener('x', on);\n      return () => window.removeEventListener('x', on);\n    };\n    void setUp();`),
      errors: [{ messageId: 'leaked', line: 9, data: { subject: '`on` stays registered on `window`', end: 'after the effect is undone', repair: "line 10 takes it back in a function that nobody gets; call `window.removeEventListener('x', on)` in a function that it returns" } }],
    },
    {
      name: 'an end by its name',
      code: `${emitter}export class Session {\n  log: string[] = [];\n  constructor(private bus: EventEmitter) {\n    bus.on('message', m => this.log.push(m));\n  }\n  destroy() {\n    this.log.length = 0;\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 5, data: { subject: 'This `message` listener stays on `bus`', end: 'after `Session` is gone', repair: "keep the function under a name and call `this.bus.off('message', …)` in `destroy()` on line 7" } }],
    },
  ],
});
