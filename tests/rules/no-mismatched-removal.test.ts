import rule from '../../src/rules/no-mismatched-removal.js';
import { typedRuleTester } from '../support/lint.js';

const emitter = `import { EventEmitter } from 'node:events';\n`;
const panel = (body: string): string => `class Panel extends HTMLElement {\n${body}\n}\nnew Panel();`;

const typed = `export interface Events { ${Array.from({ length: 60 }, (_, n) => `e${String(n)}: (value: ${String(n)}) => void`).join('; ')} }\nexport class Hub { on<E extends keyof Events>(event: E, f: Events[E], context?: unknown): void { void [event, f, context]; } off<E extends keyof Events>(event: E, f?: Events[E], context?: unknown): void { void [event, f, context]; } }\nexport class View {\n  constructor(private readonly hub: Hub) { this.add(); }\n  onA = () => {};\n  onB = () => {};\n  private add() { const { hub } = this; hub.on('e1', this.onA, this); hub.on('e2', this.onB, this); }\n`;
const composing = (start: string, end: string): string => `export function compose(doc: Document) {\n  const onStart = () => {};\n  const onEnd = () => {};\n  doc.addEventListener('compositionstart', onStart, true);\n  doc.addEventListener('compositionend', onEnd, true);\n  return () => {\n    doc.removeEventListener('compositionstart', ${start}, true);\n    doc.removeEventListener('compositionend', ${end}, true);\n  };\n}`;
const socket = (removed: string, rest = ''): string => `import { EventEmitter } from 'node:events';\nexport function serve(req: { socket?: EventEmitter }, res: EventEmitter) {\n  const onEnd = () => {\n    res.off('close', onEnd);\n    req.socket?.off('${removed}', onEnd);\n  };\n  res.once('close', onEnd);\n  req.socket?.once('close', onEnd);${rest}\n}`;

typedRuleTester().run('no-mismatched-removal', rule, {
  valid: [
    { name: 'a function that is told how the call went', code: `declare class Client { subscribe(topic: string, done: (error?: Error | null) => void): void; unsubscribe(topic: string, done: (error?: Error | null) => void): void; }\nexport const on = (client: Client) => new Promise<void>((resolve, reject) => client.subscribe('a', err => (err ? reject(err) : resolve())));\nexport const off = (client: Client) => new Promise<void>((resolve, reject) => client.unsubscribe('a', err => (err ? reject(err) : resolve())));` },
    { name: 'elements of a list, by one function', code: `export class Columns {\n  private queries: MediaQueryList[] = [];\n  private update = () => {};\n  show() { this.queries = [300, 600].map(w => { const q = matchMedia(String(w)); q.addEventListener('change', this.update); return q; }); }\n  hide() { for (const q of this.queries) q.removeEventListener('change', this.update); }\n}` },
    { name: 'elements of a list, by a function that is also added itself', code: `export class Columns {\n  private queries: MediaQueryList[] = [];\n  private update() {}\n  show(first: MediaQueryList) { first.addEventListener('change', this.update); this.queries = [300, 600].map(w => { const q = matchMedia(String(w)); q.addEventListener('change', this.update.bind(this)); return q; }); }\n  hide() { for (const q of this.queries) q.removeEventListener('change', this.update); }\n}` },
    { name: 'the same function', code: `export function f(g: () => void) { window.addEventListener('resize', g); return () => window.removeEventListener('resize', g); }` },
    { name: 'the same field', code: panel(`  on = () => {};\n  connectedCallback() { window.addEventListener('resize', this.on); }\n  disconnectedCallback() { window.removeEventListener('resize', this.on); }`) },
    { name: 'bound once, in the constructor', code: panel(`  constructor() { super(); this.on = this.on.bind(this); }\n  connectedCallback() { window.addEventListener('resize', this.on); }\n  disconnectedCallback() { window.removeEventListener('resize', this.on); }\n  on() {}`) },
    { name: 'bound once each time, before it is added, and removed after that', code: panel(`  connectedCallback() { this.on = this.on.bind(this); window.addEventListener('resize', this.on); }\n  disconnectedCallback() { window.removeEventListener('resize', this.on); }\n  on() {}`) },
    { name: 'passive has no say', code: `export function f(g: () => void) { window.addEventListener('wheel', g, { passive: true }); return () => window.removeEventListener('wheel', g); }` },
    { name: 'the same flag in two forms', code: `export function f(g: () => void) { window.addEventListener('wheel', g, true); return () => window.removeEventListener('wheel', g, { capture: true }); }` },
    { name: 'false and nothing are one', code: `export function f(g: () => void) { window.addEventListener('wheel', g, false); return () => window.removeEventListener('wheel', g); }` },
    { name: 'options that are not known', code: `export function f(g: () => void, o: AddEventListenerOptions) { window.addEventListener('wheel', g, o); return () => window.removeEventListener('wheel', g); }` },
    { name: 'options of a constant', code: `const options = { capture: true, passive: true }; export function f(g: () => void) { window.addEventListener('wheel', g, options); return () => window.removeEventListener('wheel', g, { capture: true }); }` },
    { name: 'both phases are removed', code: `export function f(g: () => void) { window.addEventListener('wheel', g, true); return () => { window.removeEventListener('wheel', g); window.removeEventListener('wheel', g, true); }; }` },
    { name: 'removed and added on two events', code: `export function f(g: () => void) { for (const e of ['a', 'b']) window.addEventListener(e, g); return () => { window.removeEventListener('a', g); window.removeEventListener('b', g); }; }` },
    { name: 'a function that ends with the signal', code: `export function f(g: () => void, signal: AbortSignal) { window.addEventListener('a', g, { signal }); window.removeEventListener('b', g); }` },
    { name: 'window and globalThis are one', code: `export function f(g: () => void) { globalThis.addEventListener('resize', g); return () => { window.removeEventListener('resize', g); }; }` },
    { name: 'removed from what a field held before', code: `export class Player { media?: HTMLMediaElement; on = () => {}; set(media: HTMLMediaElement) { this.media?.removeEventListener('play', this.on); this.media = media; media.addEventListener('play', this.on); } }` },
    { name: 'the target may be the same element', code: `export class Player { a!: HTMLElement; b!: HTMLElement; on = () => {}; open() { this.a.addEventListener('x', this.on); } close() { this.b.removeEventListener('x', this.on); } }` },
    { name: 'off and on again of the same element', code: `export class Player { media?: HTMLElement; on = () => {}; set(next: HTMLElement) { if (this.media) { this.media.removeEventListener('play', this.on); next.removeEventListener('x', this.on); } this.media = next; } }` },
    { name: 'all listeners', code: `${emitter}export const f = (e: EventEmitter) => { e.on('a', () => {}); return () => e.removeAllListeners('a'); };` },
    { name: 'the function of an unsubscribe is called when it is done', code: `declare const queue: { subscribe(topic: string, done: () => void): void; unsubscribe(topic: string, done: () => void): void }; export const f = () => { queue.subscribe('a', () => {}); queue.unsubscribe('a', () => console.log('done')); };` },
    { name: 'a predicate', code: `declare const list: { addItem(item: string): void; removeItem(test: (item: string) => boolean): void }; list.addItem('a'); list.removeItem(item => item === 'a');` },
    { name: 'a completion callback of something without the other side', code: `declare const player: { off(done: () => void): void }; player.off(() => {});` },
    { name: 'a memoized wrapper', code: `${emitter}declare const wrap: (f: () => void) => () => void; export const f = (e: EventEmitter, g: () => void) => { e.on('a', wrap(g)); return () => e.off('a', wrap(g)); };` },
    { name: 'a wrapper that may return what it is given', code: `${emitter}declare const wrap: <T>(f: T) => T; export const f = (e: EventEmitter) => { const g = () => {}; e.on('a', wrap(g)); return () => e.off('a', g); };` },
    { name: 'a function kept in a map', code: `${emitter}const kept = new Map<string, () => void>(); export const f = (e: EventEmitter, k: string) => { const g = () => {}; kept.set(k, g); e.on('a', g); }; export const stop = (e: EventEmitter, k: string) => { const g = kept.get(k); if (g) e.off('a', g); };` },
    { name: 'a public listener that others may add', code: `${emitter}export class A { constructor(readonly e: EventEmitter, readonly add: (f: () => void) => void) { add(this.on); e.on('a', () => {}); } on = () => {}; stop() { this.e.off('a', this.on); } }` },
    { name: 'exported: others may add it', code: `${emitter}export const on = () => {}; export const f = (e: EventEmitter) => { e.on('a', () => {}); e.off('a', on); };` },
    { name: 'the function removes itself', code: `${emitter}export const f = (e: EventEmitter) => { const g = () => { e.off('a', g); }; e.on('a', g); };` },
    { name: 'once beside it', code: `${emitter}export const f = (e: EventEmitter) => { const g = () => {}; e.once('a', () => {}); return () => e.off('a', g); };` },
    { name: 'made outside, removed before it is added', code: `${emitter}const g = () => {}; export const f = (e: EventEmitter) => { e.off('a', g); e.on('a', g); };` },
    { name: 'removed in a later turn of the loop', code: `${emitter}export const f = (e: EventEmitter) => { const g = () => {}; for (let i = 0; i < 3; i++) { e.off('a', g); e.on('a', g); } };` },
    { name: 'the teardown starts what the setup stops', code: `export class A { on = () => {}; activate() { window.addEventListener('mousemove', this.on); window.addEventListener('keydown', this.on); } deactivate() { window.removeEventListener('mousemove', this.on); window.addEventListener('keydown', this.on); } destroy() { window.removeEventListener('keydown', this.on); } }` },
    { name: 'two methods that both add it', code: `export class A { on = () => {}; focus() { window.addEventListener('keydown', this.on); } hover() { window.addEventListener('keydown', this.on); } }` },
    { name: 'timers that clearTimeout and clearInterval both end', code: `let t: ReturnType<typeof setTimeout> | undefined; export const start = () => { t = setTimeout(() => {}, 10); }; export const stop = () => { clearInterval(t); };` },
    { name: 'one variable for two kinds of timer', code: `export class A { #t = 0; a() { this.#t = requestAnimationFrame(() => {}); } b() { this.#t = window.setTimeout(() => {}, 1); } stop() { clearTimeout(this.#t); cancelAnimationFrame(this.#t); } }` },
    { name: 'the handle comes from outside', code: `export class A { constructor(private t: number, private u = 0) { this.u = window.setTimeout(() => {}, 1); } stop() { clearTimeout(this.t); } }` },
    { name: 'both timers are cleared', code: `let a: number | undefined; let b: number | undefined; export const f = () => { b = window.setTimeout(() => {}, 1); return () => { clearTimeout(a); clearTimeout(b); }; };` },
    { name: 'a subject of one’s own', code: `import { Subject } from 'rxjs'; export class A { readonly #done = new Subject<void>(); start() { this.#done.subscribe(() => {}); } stop() { this.#done.unsubscribe(); } }` },
    { name: 'tests may do it on purpose', filename: 'lib.spec.ts', code: `${emitter}import { it } from 'node:test'; it('removes nothing', () => { new EventEmitter().off('a', () => {}); });` },
    { name: 'JavaScript: unknown objects', filename: 'file.js', code: `export function f(e) { e.off('a', () => {}); }` },
    // Known misses: real mistakes that are not reported.
    { name: 'miss: a component function makes the listener anew on each render', filename: 'file.tsx', code: `declare function useState<T>(v: T): [T, (v: T) => void]; export function Slider() { const [, set] = useState(false); const onMove = () => {}; const start = () => { set(true); document.addEventListener('mousemove', onMove); }; const stop = () => { set(false); document.removeEventListener('mousemove', onMove); }; return { start, stop }; }` },
    { name: 'miss: two fields that never hold the same object, made elsewhere', code: `${emitter}declare const make: () => EventEmitter; export class A { #a = make(); #b = make(); #on = () => {}; start() { this.#a.on('x', this.#on); } stop() { this.#b.off('x', this.#on); } }` },
    { name: 'miss: the add and the removal are in two files', code: `import { target } from './lib.js'; declare const on: () => void; (target as unknown as Window).removeEventListener('x', on);` },
    { name: 'a function that was kept in a map', code: `import { EventEmitter } from 'node:events';\nconst bus = new EventEmitter();\nexport class Room { #all = new Map<string, () => void>(); join(id: string) { const f = () => this.leave(id); bus.on('x', f); this.#all.set(id, f); } leave(id: string) { const f = this.#all.get(id); if (f) bus.off('x', f); } }` },
    { name: 'an emitter of many events, of which each has a removal', code: `${typed}  end() { this.hub.off('e1', this.onA, this); this.hub.off('e2', this.onB, this); }\n}` },
    { name: 'two functions that are taken off for their events', code: composing('onStart', 'onEnd') },
    { name: 'one function for both events', code: composing('onEnd', 'onEnd').replace("'compositionstart', onStart", "'compositionstart', onEnd") },
    { name: 'one of two is taken off for an event that a third adds', code: composing('onEnd', 'onEnd').replace('  return', "  doc.addEventListener('compositionstart', onEnd, true);\n  return") },
    { name: 'what waits is taken off for its event', code: socket('close') },
    { name: 'what waits is added for the other event, too', code: socket('end', "\n  req.socket?.on('end', onEnd);") },
  ],
  invalid: [
    {
      name: 'an emitter of many events: added where a removal was meant',
      code: `${typed}  private remove() {\n    this.hub.off('e1', this.onA, this);\n    this.hub.on('e2', this.onB, this);\n  }\n  end() { this.remove(); }\n}`,
      errors: [{ messageId: 'addedAgain', line: 10, suggestions: 1 }],
    },
    {
      name: 'a function that is added for another event only',
      code: composing('onEnd', 'onEnd'),
      errors: [{ messageId: 'otherFunction', line: 7, column: 49, endColumn: 54, data: { handler: 'onEnd', event: "`'compositionstart'`", line: 4, listener: '`compositionstart` listener', added: 'onStart' }, suggestions: 1 }],
    },
    { name: 'each of two functions is taken off for the event of the other', code: composing('onEnd', 'onStart'), errors: [{ messageId: 'otherEvent', line: 7, suggestions: 1 }, { messageId: 'otherEvent', line: 8, suggestions: 1 }] },
    {
      name: 'what waits for one event is taken off for another',
      code: socket('end'),
      errors: [{ messageId: 'otherEvent', line: 5, data: { handler: 'onEnd', given: "`'close'`", line: 8, wanted: "`'end'`" }, suggestions: 1 }],
    },
    {
      name: 'elements of a list, by a wrapper',
      code: `export class Columns {\n  private queries: MediaQueryList[] = [];\n  private update() {}\n  show() {\n    this.queries = [300, 600].map(w => { const q = matchMedia(String(w)); q.addEventListener('change', this.update.bind(this)); return q; });\n  }\n  hide() {\n    for (const q of this.queries) q.removeEventListener('change', this.update);\n  }\n}`,
      errors: [{ messageId: 'wrappedFunction', line: 8, suggestions: 1 }],
    },
    {
      name: 'bind in both',
      code: panel(`  connectedCallback() {\n    window.addEventListener('resize', this.on.bind(this));\n  }\n  disconnectedCallback() {\n    window.removeEventListener('resize', this.on.bind(this));\n  }\n  on() {}`),
      errors: [
        {
          messageId: 'newFunction',
          line: 6,
          column: 42,
          data: { removal: 'window.removeEventListener()', listener: '`resize` listener', line: 3 },
          suggestions: [
            {
              messageId: 'keepFunction',
              output: panel(`  private readonly boundOn = this.on.bind(this);\n  connectedCallback() {\n    window.addEventListener('resize', this.boundOn);\n  }\n  disconnectedCallback() {\n    window.removeEventListener('resize', this.boundOn);\n  }\n  on() {}`),
            },
          ],
        },
      ],
    },
    {
      name: 'an arrow in both, in a cleanup',
      filename: 'file.js',
      code: `export function effect(draw) {\n  window.addEventListener('visibility-change', () => draw());\n  return () => window.removeEventListener('visibility-change', () => draw());\n}`,
      errors: [
        {
          messageId: 'newFunction',
          line: 3,
          column: 64,
          data: { removal: 'window.removeEventListener()', listener: '`visibility-change` listener', line: 2 },
          suggestions: [
            {
              messageId: 'keepFunction',
              output: `export function effect(draw) {\n  const onVisibilityChange = () => draw();\n  window.addEventListener('visibility-change', onVisibilityChange);\n  return () => window.removeEventListener('visibility-change', onVisibilityChange);\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'bind in the removal only',
      code: panel(`  connectedCallback() { window.addEventListener('resize', this.on); }\n  disconnectedCallback() { window.removeEventListener('resize', this.on.bind(this)); }\n  on() {}`),
      errors: [
        {
          messageId: 'newFunction',
          line: 3,
          suggestions: [{ messageId: 'useAdded', data: { text: 'this.on' }, output: panel(`  connectedCallback() { window.addEventListener('resize', this.on); }\n  disconnectedCallback() { window.removeEventListener('resize', this.on); }\n  on() {}`) }],
        },
      ],
    },
    {
      name: 'bind in the add only',
      code: panel(`  connectedCallback() { window.addEventListener('resize', this.on.bind(this)); }\n  disconnectedCallback() { window.removeEventListener('resize', this.on); }\n  private on() {}`),
      errors: [{ messageId: 'wrappedFunction', line: 3, column: 65, data: { handler: 'this.on', line: 2, added: 'this.on.bind(this)' }, suggestions: 1 }],
    },
    {
      name: 'an arrow around it in the add only, JavaScript',
      filename: 'file.js',
      code: `${emitter}export class Feed {\n  #source = new EventEmitter();\n  open() { this.#source.on('data', chunk => this.#take(chunk)); }\n  close() { this.#source.off('data', this.#take); }\n  #take(chunk) { return chunk; }\n}`,
      errors: [{ messageId: 'wrappedFunction', line: 5, column: 38, data: { handler: 'this.#take', line: 4, added: 'chunk => this.#take(chunk)' }, suggestions: 0 }],
    },
    {
      name: 'a debounced function, removed without',
      code: `declare function debounce<T extends () => void>(f: T): T & { cancel(): void };\nexport function f() {\n  const on = () => {};\n  window.addEventListener('resize', debounce(on));\n  return () => window.removeEventListener('resize', on);\n}`,
      errors: [{ messageId: 'wrappedFunction', line: 5, data: { handler: 'on', line: 4, added: 'debounce(on)' }, suggestions: 1 }],
    },
    { name: 'a new function with nothing like it', code: `${emitter}export const f = (e: EventEmitter) => e.off('a', () => {});`, errors: [{ messageId: 'newFunctionWithoutAdd', line: 2, column: 50, data: { removal: 'e.off()' }, suggestions: 0 }] },
    {
      name: 'what a function of the program makes each time',
      code: `${emitter}const log = (name: string) => () => console.log(name);\nexport function f(e: EventEmitter) {\n  e.on('a', log('a'));\n  return () => e.removeListener('a', log('a'));\n}`,
      errors: [{ messageId: 'newFunction', line: 5, column: 38, suggestions: [{ messageId: 'keepFunction', output: `${emitter}const log = (name: string) => () => console.log(name);\nexport function f(e: EventEmitter) {\n  const onA = log('a');\n  e.on('a', onA);\n  return () => e.removeListener('a', onA);\n}` }] }],
    },
    {
      name: 'names that are a pair because the file uses them so',
      code: `declare const channel: { subscribe(room: string, f: () => void): void; unsubscribe(room: string, f: () => void): void };\nexport class Room {\n  enter() { channel.subscribe('a', this.on.bind(this)); }\n  leave() { channel.unsubscribe('a', this.on.bind(this)); }\n  on() {}\n}`,
      errors: [{ messageId: 'newFunction', line: 4, column: 38, data: { removal: 'channel.unsubscribe()', listener: '`a` listener', line: 3 }, suggestions: 1 }],
    },
    {
      name: 'a variable of the call that removes it',
      code: panel(`  connectedCallback() { const on = () => this.draw(); window.addEventListener('resize', on); }\n  disconnectedCallback() { const on = () => this.draw(); window.removeEventListener('resize', on); }\n  draw() {}`),
      errors: [{ messageId: 'newFunction', line: 3, column: 95, suggestions: 0 }],
    },
    {
      name: 'made anew before each add',
      code: `export function show(el: HTMLElement) {\n  const onClick = () => {};\n  el.removeEventListener('click', onClick);\n  el.addEventListener('click', onClick);\n}`,
      errors: [{ messageId: 'remadeFunction', line: 3, column: 35, data: { handler: 'onClick', line: 4, listener: '`click` listener' }, suggestions: 0 }],
    },
    {
      name: 'another listener than the one that is added, on an untyped object',
      filename: 'file.js',
      code: `export function send(socket, body) {\n  const onClose = () => {};\n  const onFinished = () => {\n    socket.removeListener('error', onFinished).removeListener('close', onClose);\n  };\n  socket.on('error', onFinished).on('close', onFinished);\n  body(onFinished);\n}`,
      errors: [{ messageId: 'neverAdded', line: 4, column: 72, data: { handler: 'onClose', line: 6, listener: '`close` listener', added: 'onFinished' }, suggestions: 1 }],
    },
    {
      name: 'another phase',
      code: `export function f(g: () => void) {\n  document.addEventListener('focus', g, true);\n  return () => document.removeEventListener('focus', g);\n}`,
      errors: [
        {
          messageId: 'otherCapture',
          line: 3,
          column: 16,
          data: { handler: 'g', line: 2, given: '`true`', wanted: 'no third argument' },
          suggestions: [{ messageId: 'useSameArguments', output: `export function f(g: () => void) {\n  document.addEventListener('focus', g, true);\n  return () => document.removeEventListener('focus', g, true);\n}` }],
        },
      ],
    },
    {
      name: 'another phase, in an object',
      code: `export class A {\n  on = () => {};\n  start() { window.addEventListener('click', this.on, { capture: true, passive: true }); }\n  stop() { window.removeEventListener('click', this.on, { capture: false }); }\n}`,
      errors: [{ messageId: 'otherCapture', line: 4, suggestions: 1 }],
    },
    {
      name: 'another event',
      code: panel(`  #on = () => {};\n  connectedCallback() { this.addEventListener('mouseenter', this.#on); }\n  disconnectedCallback() { this.removeEventListener('mouseleave', this.#on); }`),
      errors: [{ messageId: 'otherEvent', line: 4, column: 53, data: { handler: 'this.#on', given: "`'mouseenter'`", wanted: "`'mouseleave'`", line: 3 }, suggestions: 1 }],
    },
    {
      name: 'another object',
      code: panel(`  #on = () => {};\n  connectedCallback() { document.addEventListener('keydown', this.#on); }\n  disconnectedCallback() { window.removeEventListener('keydown', this.#on); }`),
      errors: [{ messageId: 'otherTarget', line: 4, column: 28, data: { handler: 'this.#on', given: 'document', wanted: 'window', line: 3 }, suggestions: 1 }],
    },
    {
      name: 'another object, by its type',
      code: `export class A {\n  #on = () => {};\n  constructor(readonly el: HTMLElement) { el.addEventListener('keydown', this.#on); }\n  stop() { document.removeEventListener('keydown', this.#on); }\n}`,
      errors: [{ messageId: 'otherTarget', line: 4, suggestions: 0 }],
    },
    {
      name: 'another field, with an object of its own',
      code: `${emitter}export class A {\n  #a = new EventEmitter();\n  #b = new EventEmitter();\n  #on = () => {};\n  start() { this.#a.on('x', this.#on); }\n  stop() { this.#b.off('x', this.#on); }\n}`,
      errors: [{ messageId: 'otherTarget', line: 7, column: 12, data: { handler: 'this.#on', given: 'this.#a', wanted: 'this.#b', line: 6 }, suggestions: 1 }],
    },
    {
      name: 'the new object in place of the old one',
      code: `${emitter}export class Group {\n  items: EventEmitter[] = [];\n  on = () => {};\n  set(item: EventEmitter, index: number) {\n    const current = this.items[index];\n    if (current) {\n      item.off('change', this.on);\n    }\n    item.on('change', this.on);\n    this.items[index] = item;\n  }\n}`,
      errors: [{ messageId: 'replacedTarget', line: 8, column: 7, data: { old: 'current', target: 'item', line: 11 }, suggestions: 1 }],
    },
    {
      name: 'added again in the teardown',
      code: panel(`  connectedCallback() { window.addEventListener('hashchange', this.on); }\n  disconnectedCallback() { window.addEventListener('hashchange', this.on); }\n  on = () => {};`),
      errors: [
        {
          messageId: 'addedAgain',
          line: 3,
          column: 35,
          data: { listener: '`hashchange` listener', line: 2, removal: 'removeEventListener' },
          suggestions: [{ messageId: 'useRemoval', output: panel(`  connectedCallback() { window.addEventListener('hashchange', this.on); }\n  disconnectedCallback() { window.removeEventListener('hashchange', this.on); }\n  on = () => {};`) }],
        },
      ],
    },
    {
      name: 'added again in a cleanup that has a name',
      code: `export function effect(on: () => void) {\n  window.addEventListener('resize', on);\n  const cleanup = () => {\n    window.addEventListener('resize', on);\n  };\n  return cleanup;\n}`,
      errors: [{ messageId: 'addedAgain', line: 4, suggestions: 1 }],
    },
    {
      name: 'added again in a hook that is a field',
      code: `export class A {\n  on = () => {};\n  componentDidMount = () => { window.addEventListener('resize', this.on); };\n  componentWillUnmount = () => { window.addEventListener('resize', this.on); };\n}`,
      errors: [{ messageId: 'addedAgain', line: 4, suggestions: 1 }],
    },
    {
      name: 'added again with a prototype',
      filename: 'file.js',
      code: `function Panel() { this.on = () => {}; window.addEventListener('resize', this.on); }\nPanel.prototype.show = function () { document.addEventListener('keydown', this.on); };\nPanel.prototype.destroy = function () {\n  document.addEventListener('keydown', this.on);\n};\nexport default Panel;`,
      errors: [{ messageId: 'addedAgain', line: 4, suggestions: 1 }],
    },
    {
      name: 'added again in a hook of an object',
      filename: 'file.js',
      code: `export default {\n  mounted() { window.addEventListener('resize', this.measure); },\n  beforeUnmount() { window.addEventListener('resize', this.measure); },\n  measure() {},\n};`,
      errors: [{ messageId: 'addedAgain', line: 3, suggestions: 1 }],
    },
    {
      name: 'added again in a cleanup',
      code: `${emitter}export function watch(e: EventEmitter, on: () => void) {\n  e.on('change', on);\n  return () => { e.on('change', on); };\n}`,
      errors: [{ messageId: 'addedAgain', line: 4, column: 20, data: { listener: '`change` listener', line: 3, removal: 'off' }, suggestions: 1 }],
    },
    {
      name: 'added again among removals, an object as listener',
      code: `export class Editor {\n  constructor(readonly a: HTMLElement, readonly b: HTMLElement) {}\n  handleEvent() {}\n  attach() { this.a.addEventListener('blur', this, true); this.b.addEventListener('click', this); }\n  leave() { this.a.removeEventListener('blur', this, true); this.b.addEventListener('click', this); }\n}`,
      errors: [{ messageId: 'addedAgain', line: 5, suggestions: 1 }],
    },
    {
      name: 'bound again by two methods',
      code: `export class Keys {\n  init() { this.on = this.on.bind(this); window.addEventListener('keydown', this.on); }\n  activate() { this.on = this.on.bind(this); window.addEventListener('keydown', this.on); }\n  destroy() { window.removeEventListener('keydown', this.on); }\n  private on() {}\n}`,
      errors: [{ messageId: 'remadeField', line: 2 }, { messageId: 'remadeField', line: 3, column: 81, data: { handler: 'this.on', line: 2 } }],
    },
    {
      name: 'a frame is no timeout',
      code: `export class Loop {\n  #frame = 0;\n  start() { this.#frame = requestAnimationFrame(() => this.start()); }\n  stop() { window.clearTimeout(this.#frame); }\n}`,
      errors: [
        {
          messageId: 'otherKind',
          line: 4,
          column: 12,
          data: { handle: 'this.#frame', start: 'requestAnimationFrame()', line: 3, clear: 'window.clearTimeout()', needs: 'cancelAnimationFrame' },
          suggestions: [{ messageId: 'useClear', output: `export class Loop {\n  #frame = 0;\n  start() { this.#frame = requestAnimationFrame(() => this.start()); }\n  stop() { window.cancelAnimationFrame(this.#frame); }\n}` }],
        },
      ],
    },
    {
      name: 'another field than the one that holds the timer',
      filename: 'file.js',
      code: `export class Poll {\n  #timer = null;\n  #interval = null;\n  start() { this.#interval = setInterval(() => {}, 1000); }\n  stop() { clearInterval(this.#timer); }\n}`,
      errors: [{ messageId: 'neverSet', line: 5, column: 12, data: { handle: 'this.#timer', start: 'setInterval()', line: 4, kept: '`this.#interval`' }, suggestions: 1 }],
    },
    {
      name: 'a variable that another one hides',
      code: `let timer: ReturnType<typeof setInterval> | undefined;\nexport function start() { const timer = setInterval(() => {}, 1000); return timer.hasRef(); }\nexport function stop() { clearInterval(timer); }`,
      errors: [{ messageId: 'neverSet', line: 3, data: { handle: 'timer', start: 'setInterval()', line: 2, kept: 'another `timer`' }, suggestions: 0 }],
    },
    {
      name: 'the whole subject of somebody else',
      code: `import { Subject } from 'rxjs';\nexport class Slider {\n  constructor(private dir: { change: Subject<string> }) {}\n  start() { this.dir.change.subscribe(() => {}); }\n  stop() { this.dir.change.unsubscribe(); }\n}`,
      errors: [{ messageId: 'wholeSubject', line: 5, column: 12, data: { subject: 'this.dir.change', line: 4 } }],
    },
  ],
});
