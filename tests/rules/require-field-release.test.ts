import rule from '../../src/rules/require-field-release.js';
import { typedRuleTester } from '../support/lint.js';

const poller = 'class Poller {\n  private t: NodeJS.Timeout;\n  n = 0;\n  constructor() { this.t = setInterval(() => this.tick(), 1000); }\n  tick() { this.n++; }\n  stop() { clearInterval(this.t); }\n}\n';
const base = 'export class Base {\n  private readonly all: { dispose(): void }[] = [];\n  register<T extends { dispose(): void }>(o: T) { this.all.push(o); return o; }\n  dispose() { for (const each of this.all) each.dispose(); this.all.length = 0; }\n}\nconst later = (dispose: () => void) => ({ dispose });\nclass Blink {\n  private frames?: NodeJS.Timeout;\n  constructor(on: boolean) { if (on) this.frames = setInterval(() => {}, 600); }\n  dispose() { clearInterval(this.frames); }\n}\n';
const owner = (members: string): string => `export class Panel {\n  gone = false;\n${members}\n}`;
const destroy = '  destroy() { this.gone = true; }';
const bus = `import { EventEmitter } from 'node:events';\nclass Log {\n  constructor(private readonly bus: EventEmitter) { this.bus.on('x', this.write); }\n  private readonly write = () => {};\n  detach() { this.bus.off('x', this.write); }\n}\n`;
const page = (rest: string, options = ''): string => `class Size {\n  w = 0;\n  constructor() { window.addEventListener('resize', this.on${options}); }\n  on = () => { this.w++; };\n${rest}\n}\n`;

const emitter = 'class Emitter { private listeners: (() => void)[] = []; readonly event = (f: () => void) => void this.listeners.push(f); fire() { for (const f of this.listeners) f(); } dispose() { this.listeners = []; } }\n';
const store = 'class Disposable { private all: { dispose(): void }[] = []; protected register<T extends { dispose(): void }>(o: T): T { this.all.push(o); return o; } dispose() { for (const o of this.all) o.dispose(); } }\n';
const pair = (members: string): string => `${emitter}export class Panel {\n  private readonly opened = new Emitter();\n  private readonly closed = new Emitter();\n  open() { this.opened.fire(); this.closed.fire(); }\n${members}\n}`;

const collection = 'interface End { dispose(): void }\nexport interface Source { onChange(f: () => void): End }\nclass Ends { private all: End[] = []; push(end: End) { this.all.push(end); } dispose() { for (const end of this.all.splice(0)) end.dispose(); } }\nconst of = (dispose: () => void): End => ({ dispose });\n';
const holder = (body: string, end = 'this.gone = true;'): string => `${collection}export class Panel {\n  private ends = new Ends();\n  gone = false;\n  set(source: Source) {\n${body}\n  }\n  dispose() { ${end} }\n}`;
const handed = (rest: string): string => `${emitter}${collection}export class Panel {\n  private readonly ends = new Ends();\n  private readonly opened = new Emitter();\n  private readonly moved = new Emitter();\n  private readonly closed = new Emitter();\n  open() { this.opened.fire(); this.moved.fire(); this.closed.fire(); }\n  dispose() { this.ends.dispose(); }\n${rest}\n}`;

typedRuleTester().run('require-field-release', rule, {
  valid: [
    { name: 'a reader of a stream that nobody else has', code: `export class Events {\n  private reader: ReadableStreamDefaultReader<string>;\n  constructor(add: (f: (text: string) => void) => void) {\n    this.reader = new ReadableStream<string>({ start(controller) { add(text => controller.enqueue(text)); } }).getReader();\n  }\n  take() { return this.reader.read(); }\n}` },
    { name: 'both of a kind are ended', code: pair('  dispose() { this.opened.dispose(); this.closed.dispose(); }') },
    { name: 'neither of a kind is ended', code: pair('  gone = false;\n  dispose() { this.gone = true; }') },
    { name: 'the other one is ended elsewhere in the class', code: pair('  dispose() { this.opened.dispose(); }\n  lock() { this.closed.dispose(); }') },
    { name: 'the other one has its part in the end', code: pair('  dispose() { this.opened.dispose(); this.closed.fire(); }') },
    { name: 'a helper of the end has to do with the other one', code: pair('  dispose() { this.opened.dispose(); this.last(); }\n  private last() { this.closed.fire(); }') },
    { name: 'the other one can be had from outside', code: pair('  dispose() { this.opened.dispose(); }\n  get gone() { return this.closed; }') },
    { name: 'the other one is handed on', code: `declare function own(value: unknown): void;\n${pair('  dispose() { this.opened.dispose(); }\n  share() { own(this.closed); }')}` },
    { name: 'the other one is in a list', code: pair('  dispose() { this.opened.dispose(); }\n  all() { return [this.closed]; }') },
    { name: 'the end goes over all fields', code: pair('  dispose() { this.opened.dispose(); for (const each of Object.values(this)) (each as Emitter).dispose(); }') },
    { name: 'a sibling of another class', code: `${emitter}class Bell { n = 0; ring() { this.n++; } dispose() { this.n = 0; } }\nexport class Panel {\n  private readonly opened = new Emitter();\n  private readonly bell = new Bell();\n  open() { this.opened.fire(); this.bell.ring(); }\n  dispose() { this.opened.dispose(); }\n}` },
    { name: 'a sibling that is ended before the end', code: pair('  gone = false;\n  reset() { this.opened.dispose(); }\n  dispose() { this.gone = true; }') },
    { name: 'both of a kind are registered', code: `${emitter}${store}export class Panel extends Disposable {\n  private readonly opened = this.register(new Emitter());\n  private readonly closed = this.register(new Emitter());\n  open() { this.opened.fire(); this.closed.fire(); }\n}` },
    { name: 'registered later', code: `${emitter}${store}export class Panel extends Disposable {\n  private readonly opened = this.register(new Emitter());\n  private readonly closed = new Emitter();\n  constructor() { super(); this.register(this.closed); }\n  open() { this.opened.fire(); this.closed.fire(); }\n}` },
    { name: 'what is registered has to do with it', code: `${emitter}${store}export class Panel extends Disposable {\n  private readonly opened = this.register(new Emitter());\n  private readonly closed = new Emitter();\n  constructor() { super(); this.register({ dispose: () => this.closed.fire() }); }\n  open() { this.opened.fire(); this.closed.event(() => {}); }\n}` },
    { name: 'a method that takes more than what can be ended', code: `${emitter}export class Panel {\n  private keep<T>(o: T): T { return o; }\n  private readonly opened = this.keep(new Emitter());\n  private readonly closed = new Emitter();\n  open() { this.opened.fire(); this.closed.fire(); }\n}` },
    { name: 'one object for the whole process, of a kind', code: `${pair('  dispose() { this.opened.dispose(); }').replace('export class', 'class')}\nexport const panel = new Panel();` },
    { name: 'classes that cannot be resolved', code: `import { Bell, Emitter } from './nowhere.js';\nexport class Panel {\n  private readonly opened = new Emitter();\n  private readonly bell = new Bell();\n  open() { this.opened.fire(); this.bell.ring(); }\n  dispose() { this.opened.dispose(); }\n}` },
    { name: 'known miss: siblings that a function makes', code: `${emitter}const make = () => new Emitter();\nexport class Panel {\n  private readonly opened = make();\n  private readonly closed = make();\n  open() { this.opened.fire(); this.closed.fire(); }\n  dispose() { this.opened.dispose(); }\n}` },
    { name: 'cleared in a method', code: `export class A { #t = setInterval(() => {}, 10); stop() { clearInterval(this.#t); } }` },
    { name: 'not kept from ending the process', code: `export class A { #t = setInterval(() => {}, 10).unref(); get t() { return this.#t; } }` },
    { name: 'released under a name', code: `export class A { #o = new ResizeObserver(() => {}); start(e: Element) { this.#o.observe(e); } stop() { const o = this.#o; o.disconnect(); } }` },
    { name: 'handed out', code: `export class A { #c = new AudioContext(); get context() { return this.#c; } }` },
    { name: 'handed to somebody', code: `declare function own(value: unknown): void; export class A { #c = new AudioContext(); constructor() { own(this.#c); } }` },
    { name: 'an observer of the element that it belongs to', code: `export class Card extends HTMLElement { #o?: ResizeObserver; connectedCallback() { this.#o = new ResizeObserver(() => {}); this.#o.observe(this); this.#o.observe(this.shadowRoot!.querySelector('p')!); } }` },
    { name: 'ended for the next one, and by what is registered for the end', code: `${base}export class Layer extends Base {\n  private blink?: Blink;\n  constructor() { super(); this.register(later(() => this.blink?.dispose())); }\n  set(on: boolean) { this.blink?.dispose(); this.blink = new Blink(on); }\n}` },
    { name: 'ended for the next one, and at the end', code: `${base}export class Layer extends Base {\n  private blink?: Blink;\n  set(on: boolean) { this.blink?.dispose(); this.blink = new Blink(on); }\n  override dispose() { this.clear(); super.dispose(); }\n  private clear() { this.blink?.dispose(); }\n}` },
    { name: 'ended by a method that makes no other', code: `${base}export class Layer extends Base {\n  private blink?: Blink;\n  start() { this.blink = new Blink(true); }\n  stop() { this.blink?.dispose(); }\n}` },
    { name: 'made and ended by one call', code: `${base}export class Layer extends Base {\n  private blink?: Blink;\n  draw() { this.blink = new Blink(true); try { this.register(later(() => {})); } finally { this.blink.dispose(); } }\n}` },
    { name: 'ended for the next one, of an object that holds nothing', code: `${base}class Line { n = 1; dispose() { this.n = 0; } }\nexport class Layer extends Base {\n  private line?: Line;\n  set() { this.line?.dispose(); this.line = new Line(); }\n}` },
    { name: 'ended for the next one, by an object whose end is not known', code: `${base}export class Layer {\n  private blink?: Blink;\n  set(on: boolean) { this.blink?.dispose(); this.blink = new Blink(on); }\n}` },
    { name: 'registered for the end', code: `${base}export class Layer extends Base {\n  private blink?: Blink;\n  set(on: boolean) { this.blink?.dispose(); this.blink = new Blink(on); this.register(this.blink); }\n}` },
    { name: 'never started', code: `export class A { #o = new ResizeObserver(() => {}); size() { return this.#o; } }` },
    { name: 'one object for the whole page, which only starts another timer anew', code: `class Page {\n  #o?: IntersectionObserver;\n  #scrolling?: number;\n  start(e: Element) { this.#o = new IntersectionObserver(() => {}); this.#o.observe(e); }\n  scroll() { window.clearTimeout(this.#scrolling); this.#scrolling = window.setTimeout(() => {}, 10); }\n}\nnew Page().start(document.body);` },
    { name: 'one object for the whole process', code: `class A { #t = setInterval(() => {}, 10); get n() { return typeof this.#t; } }\nexport const a = new A();` },
    { name: 'static', code: `export class A { static #t = setInterval(() => {}, 10); static get n() { return typeof this.#t; } }` },
    { name: 'a client that lives as long as the process', code: `import { Pool } from 'pg'; export class A { #pool = new Pool(); all() { return this.#pool.query('select 1'); } }` },
    { name: 'taken apart', code: `export class A { private t = setInterval(() => {}, 10); stop() { const { t } = this; clearInterval(t); } }` },
    { name: 'a frame that is over when its callback runs', code: `export class A { private f: number | undefined; draw() { if (!this.f) this.f = requestAnimationFrame(() => this.paint()); } private paint() { this.f = undefined; } }` },
    { name: 'known miss: the method that releases is never called', code: `export class A { #t = setInterval(() => {}, 10); private stop() { clearInterval(this.#t); } }` },
    { name: 'known miss: kept in a collection', code: `export class A { #all = new Set<AudioContext>(); add() { this.#all.add(new AudioContext()); } }` },
    { name: 'known miss: another file mentions a field of that name', code: `import { own } from './elsewhere.js'; export class A { value = setInterval(() => {}, 10); constructor() { void own; } }` },
    { name: 'the teardown ends the object', code: poller + owner(`  private poller = new Poller();\n  destroy() { this.poller.stop(); }`) },
    { name: 'another method ends it', code: poller + owner(`  private poller = new Poller();\n  pause() { this.poller?.stop(); }\n${destroy}`) },
    { name: 'ended under a name', code: poller + owner(`  private poller = new Poller();\n  destroy() { const { poller } = this; poller.stop(); }`) },
    { name: 'the teardown ends whatever the fields hold', code: poller + owner(`  private poller = new Poller();\n  n() { return this.poller.n; }\n  destroy() { this.gone = true; for (const each of Object.values(this)) (each as { stop?(): void }).stop?.(); }`) },
    { name: 'its end is handed on', code: poller + owner(`  private poller = new Poller();\n  ends: (() => void)[] = [];\n  constructor() { this.ends.push(() => this.poller.stop()); }\n${destroy}`) },
    { name: 'the object is handed on', code: `declare function own(value: unknown): void;\n${poller}${owner(`  private poller = new Poller();\n  constructor() { own(this.poller); }\n${destroy}`)}` },
    { name: 'the object is made for a list of what is ended', code: `declare function own<T>(value: T): T;\n${poller}${owner(`  private poller = own(new Poller());\n${destroy}`)}` },
    { name: 'the object can be had from outside', code: poller + owner(`  private p = new Poller();\n  get poller() { return this.p; }\n${destroy}`) },
    { name: 'an owner without an end', code: `${poller}export class Panel {\n  private poller = new Poller();\n  n() { return this.poller.n; }\n}` },
    { name: 'one owner for the whole process', code: `${poller}class Panel {\n  gone = false;\n  private poller = new Poller();\n  n() { return this.poller.n; }\n${destroy}\n}\nexport const panel = new Panel();` },
    { name: 'a static field', code: poller + owner(`  static poller = new Poller();\n${destroy}`) },
    { name: 'an object that ends itself', code: `${poller.replace('this.n++;', 'if (this.n++ > 5) this.stop();')}${owner(`  private poller = new Poller();\n  n() { return this.poller.n; }\n${destroy}`)}` },
    { name: 'an object that hands itself to somebody', code: `declare function register(value: unknown): void;\n${poller.replace('constructor() {', 'constructor() { register(this);')}${owner(`  private poller = new Poller();\n${destroy}`)}` },
    { name: 'an object whose end somebody is told', code: `declare function atEnd(f: () => void): void;\n${poller.replace('constructor() {', 'constructor() { atEnd(() => this.stop());')}${owner(`  private poller = new Poller();\n${destroy}`)}` },
    { name: 'an object that nobody starts', code: `${poller.replace('constructor()', 'start()').replace('private t:', 'private t?:')}${owner(`  private poller = new Poller();\n  n() { return this.poller.n; }\n${destroy}`)}` },
    { name: 'a method that starts it only if told to', code: `${poller.replace('constructor() {', 'start(on: boolean) { if (!on) return;').replace('private t:', 'private t?:')}${owner(`  private poller = new Poller();\n  go() { this.poller.start(true); }\n${destroy}`)}` },
    { name: 'started and ended by the owner', code: `${poller.replace('constructor()', 'start()').replace('private t:', 'private t?:')}${owner(`  private poller = new Poller();\n  go() { this.poller.start(); }\n  destroy() { this.poller.stop(); }`)}` },
    { name: 'an object that starts only sometimes', code: `${poller.replace('constructor() {', 'constructor(on: boolean) { if (on)').replace('private t:', 'private t?:')}${owner(`  private poller = new Poller(true);\n${destroy}`)}` },
    { name: 'an object that does not keep the process', code: `${poller.replace('this.tick(), 1000);', 'this.tick(), 1000); this.t.unref();')}${owner(`  private poller = new Poller();\n${destroy}`)}` },
    { name: 'a base class ends it', code: `class Base { constructor(readonly at: AbortSignal) { at.addEventListener('abort', () => this.stop()); } stop() {} }\n${poller.replace('class Poller', 'class Poller extends Base').replace('constructor() {', 'constructor(at: AbortSignal) { super(at);')}export class Panel {\n  private poller: Poller;\n  gone = false;\n  constructor(at: AbortSignal) { this.poller = new Poller(at); }\n${destroy}\n}` },
    { name: 'a listener that runs once', code: page(`  stop() { window.removeEventListener('resize', this.on); }`, ', { once: true }') + owner(`  private size = new Size();\n  w() { return this.size.w; }\n${destroy}`) },
    { name: 'listeners of an emitter of the owner itself', code: bus + owner(`  private bus = new EventEmitter();\n  private log = new Log(this.bus);\n  n() { return String(typeof this.log); }\n${destroy}`) },
    { name: 'an element that may be its own', code: `class Drag {\n  constructor(private readonly el: HTMLElement) { el.addEventListener('click', this.on); }\n  on = () => {};\n  stop() { this.el.removeEventListener('click', this.on); }\n}\nexport class Panel {\n  gone = false;\n  private drag: Drag;\n  constructor(el: HTMLElement) { this.drag = new Drag(el); }\n${destroy}\n}` },
    { name: 'a test', code: `declare function it(name: string, f: () => void): void;\n${poller}it('x', () => { class Panel { gone = false; private poller = new Poller(); n() { return this.poller.n; } destroy() { this.gone = true; } } new Panel(); new Panel(); });` },
    { name: 'known miss: an object in a variable', code: `${poller}export function run() { const poller = new Poller(); return poller.n; }` },
    { name: 'known miss: a class that inherits what it starts', code: `${poller}class Fast extends Poller {}\n${owner(`  private poller = new Fast();\n  n() { return this.poller.n; }\n${destroy}`)}` },
    { name: 'a collection that the end ends, too', code: holder('    this.ends.dispose();\n    this.ends.push(source.onChange(() => {}));', 'this.ends.dispose();') },
    { name: 'a collection that another method ends, which fills nothing', code: `${holder('    this.ends.push(source.onChange(() => {}));').slice(0, -1)}  hide() { this.ends.dispose(); }\n}` },
    { name: 'a collection of what is of the object itself', code: holder('    this.ends.dispose();\n    this.ends.push(this.own.onChange(() => {})); void source;').replace('  gone = false;', '  gone = false;\n  private own = new (class implements Source { onChange(f: () => void) { return { dispose: f }; } })();') },
    { name: 'a collection of what takes nothing back', code: holder('    this.ends.dispose();\n    this.ends.push(of(() => { this.gone = true; })); void source;') },
    { name: 'all of a kind are handed to the collection', code: handed('  constructor() { this.ends.push(this.opened); this.ends.push(this.moved); this.ends.push(this.closed); }') },
    { name: 'one of three is handed to the collection', code: handed('  constructor() { this.ends.push(this.opened); }') },
    { name: 'the end that is handed over has to do with the third', code: handed('  constructor() { this.ends.push(this.opened); this.ends.push(this.moved); this.ends.push(of(() => { this.closed.fire(); })); }') },
    { name: 'known miss: a collection that is filled in another method', code: `${holder('    this.ends.dispose();\n    this.fill(source);').slice(0, -1)}  private fill(source: Source) { this.ends.push(source.onChange(() => {})); }\n}` },
  ],
  invalid: [
    {
      name: 'a collection that is ended for the next filling only',
      code: holder('    this.ends.dispose();\n    this.ends.push(source.onChange(() => {}));'),
      errors: [{ messageId: 'leftAtEnd', line: 6, column: 18, endColumn: 28, data: { line: '9', field: 'this.ends', method: 'dispose', owner: '`Panel`', place: '`dispose()` on line 12' } }],
    },
    {
      name: 'a collection of code that takes back, made anew each time',
      code: holder("    this.ends.dispose();\n    this.ends = new Ends();\n    const f = () => {};\n    window.addEventListener('x', f);\n    this.ends.push(of(() => { window.removeEventListener('x', f); })); void source;"),
      errors: [{ messageId: 'leftAtEnd', line: 6 }],
    },
    {
      name: 'two of three are handed to the collection',
      code: handed('  constructor() { this.ends.push(this.opened); this.ends.push(this.moved); }'),
      errors: [{ messageId: 'leftOut', line: 10, data: { field: 'this.closed', line: '13', made: 'new Emitter()', sibling: 'this.ends.push()', repair: 'pass it to `this.ends.push()` too' } }],
    },
    {
      name: 'ended for the next one only',
      code: `${base}export class Layer extends Base {\n  private blink?: Blink;\n  set(on: boolean) {\n    this.blink?.dispose();\n    this.blink = new Blink(on);\n  }\n}`,
      errors: [{ messageId: 'leftAtEnd', line: 16, column: 18, endColumn: 31, data: { line: '15', field: 'this.blink', method: 'dispose', owner: '`Layer`', place: 'a `dispose()` that calls `super.dispose()`' } }],
    },
    {
      name: 'ended when it is turned off',
      code: `${base}export class Layer {\n  private blink?: Blink;\n  n?: number;\n  set(on: boolean) {\n    if (on) {\n      if (!this.blink) this.blink = new Blink(true);\n    } else {\n      this.blink?.dispose();\n      this.blink = undefined;\n    }\n  }\n  dispose() {\n    this.n = undefined;\n  }\n}`,
      errors: [{ messageId: 'leftAtEnd', line: 17, data: { line: '19', field: 'this.blink', method: 'dispose', owner: '`Layer`', place: '`dispose()` on line 23' } }],
    },
    {
      name: 'an object with an interval, of a class that ends with its base',
      code: `${poller}${base}export class Panel extends Base {\n  private readonly poller = new Poller();\n  constructor() { super(); this.register(later(() => {})); }\n  show() { return this.poller.n; }\n}`,
      errors: [{ messageId: 'neverEnded', line: 20, data: { call: 'new Poller()', what: 'an interval', method: 'stop', field: 'this.poller', place: 'a `dispose()` that calls `super.dispose()`' } }],
    },
    {
      name: 'one of two of a kind is ended',
      code: pair('  readonly onClosed = this.closed.event;\n  dispose() { this.opened.dispose(); }'),
      errors: [{ messageId: 'leftOut', line: 4, column: 29, endColumn: 42, data: { field: 'this.closed', line: 7, made: 'new Emitter()', sibling: 'this.opened.dispose()', repair: 'call `this.closed.dispose()` there too' } }],
    },
    {
      name: 'one of two of a kind is ended, by a helper of the end',
      code: pair('  dispose() { this.silence(); }\n  private silence() { this.opened?.dispose(); }'),
      errors: [{ messageId: 'leftOut', line: 4 }],
    },
    {
      name: 'one of two of a kind is registered',
      code: `${emitter}${store}export class Panel extends Disposable {\n  private readonly opened = this.register(new Emitter());\n  private readonly closed = new Emitter();\n  open() { this.opened.fire(); this.closed.fire(); }\n}`,
      errors: [{ messageId: 'leftOut', line: 5, column: 29, data: { field: 'this.closed', line: 4, made: 'new Emitter()', sibling: 'this.register()', repair: 'pass it to `this.register()` too' } }],
    },
    {
      name: 'one of two of a kind is ended, in JavaScript',
      filename: 'file.js',
      code: `class Emitter { fire() {} dispose() { this.gone = true; } }\nexport class Panel {\n  #opened = new Emitter();\n  #closed;\n  constructor() { this.#closed = new Emitter(); }\n  open() { this.#opened.fire(); this.#closed.fire(); }\n  dispose() { this.#opened.dispose(); }\n}`,
      errors: [{ messageId: 'leftOut', line: 5 }],
    },
    {
      name: 'an object that keeps an interval',
      code: poller + owner(`  private poller = new Poller();\n  n() { return this.poller.n; }\n${destroy}`),
      errors: [{ messageId: 'neverEnded', line: 10, column: 20, endColumn: 32, data: { call: 'new Poller()', what: 'an interval', method: 'stop', field: 'this.poller', place: '`destroy()` on line 12' } }],
    },
    {
      name: 'an object of another method, and a restart that makes way for the next interval',
      code: `class Poller {\n  #t?: NodeJS.Timeout;\n  constructor() { this.start(); }\n  start() { this.dispose(); this.#t = setInterval(() => {}, 10); }\n  dispose() { clearInterval(this.#t); }\n}\n${owner(`  #p: Poller | undefined;\n  open() { this.#p = new Poller(); }\n  [Symbol.dispose]() { this.gone = true; }`)}`,
      errors: [{ messageId: 'neverEnded', line: 10, data: { call: 'new Poller()', what: 'an interval', method: 'dispose', field: 'this.#p', place: '`[Symbol.dispose]()` on line 11' } }],
    },
    {
      name: 'an object that listens to the page, in a component',
      code: `import { Component } from 'react';\n${page(`  private unlisten() { window.removeEventListener('resize', this.on); }\n  disconnect() { this.unlisten(); }`)}export class Panel extends Component<object> {\n  private size = new Size();\n  other = setInterval(() => {}, 5);\n  componentWillUnmount() { clearInterval(this.other); }\n  render() { return this.size.w; }\n}`,
      errors: [{ messageId: 'neverEnded', line: 10, data: { call: 'new Size()', what: 'a listener', method: 'disconnect', field: 'this.size', place: '`componentWillUnmount()` on line 12' } }],
    },
    {
      name: 'an object that listens to an emitter which its owner was given',
      code: `${bus}export class Panel {\n  private log: Log;\n  gone = false;\n  constructor(bus: EventEmitter) { this.log = new Log(bus); }\n  n() { return typeof this.log; }\n${destroy}\n}`,
      errors: [{ messageId: 'neverEnded', line: 10, column: 47, data: { call: 'new Log()', what: 'a listener', method: 'detach', field: 'this.log', place: '`destroy()` on line 12' } }],
    },
    {
      name: 'an object that the owner starts',
      code: `${poller.replace('constructor() {', 'start() { if (this.t) return;').replace('private t:', 'private t?:')}${owner(`  private poller = new Poller();\n  go() { this.poller.start(); }\n${destroy}`)}`,
      errors: [{ messageId: 'neverEnded', line: 11, column: 10, endColumn: 29, data: { call: 'this.poller.start()', what: 'an interval', method: 'stop', field: 'this.poller', place: '`destroy()` on line 12' } }],
    },
    {
      name: 'JavaScript',
      filename: 'file.js',
      code: `class Poller {\n  constructor() { this.t = setInterval(() => {}, 1000); }\n  stop() { clearInterval(this.t); }\n}\nexport class Panel {\n  #poller = new Poller();\n  gone = false;\n  n() { return typeof this.#poller; }\n  close() { this.gone = true; }\n}`,
      errors: [{ messageId: 'neverEnded', line: 6 }],
    },
    {
      name: 'an interval',
      code: `export class A {\n  #t = setInterval(() => {}, 10);\n  restart() { this.#t = setInterval(() => {}, 20); }\n}`,
      errors: [{ messageId: 'neverReleased', line: 2, column: 8, endColumn: 33 }],
    },
    {
      name: 'an audio context',
      code: `export class A {\n  private context: AudioContext;\n  constructor() {\n    this.context = new AudioContext();\n    this.context.createAnalyser();\n  }\n}`,
      errors: [{ messageId: 'neverReleased', line: 4, column: 20, data: { field: 'this.context', noun: 'audio context', call: 'new AudioContext()', release: '`this.context.close()`', owner: '`A`' } }],
    },
    {
      name: 'an observer at work',
      code: `export class A {\n  #o = new ResizeObserver(() => {});\n  start(e: Element) { this.#o.observe(e); }\n}`,
      errors: [{ messageId: 'neverReleased', line: 2 }],
    },
    {
      name: 'one of two, where the class ends the other',
      code: `import { Pool } from 'pg';\nexport class A {\n  #read = new Pool();\n  #write = new Pool();\n  go() { return Promise.all([this.#read.query('a'), this.#write.query('b')]); }\n  async close() { await this.#read.end(); }\n}`,
      errors: [{ messageId: 'neverReleased', line: 4 }],
    },
    { name: 'a frame that nothing cancels', code: `export class A {\n  private f = 0;\n  private n = 0;\n  start() {\n    this.f = requestAnimationFrame(() => { this.n++; });\n  }\n}`, errors: [{ messageId: 'neverReleased', line: 5 }] },
  ],
});
