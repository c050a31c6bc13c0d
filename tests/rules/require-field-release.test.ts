import rule from '../../src/rules/require-field-release.js';
import { typedRuleTester } from '../support/lint.js';

typedRuleTester().run('require-field-release', rule, {
  valid: [
    { name: 'cleared in a method', code: `export class A { #t = setInterval(() => {}, 10); stop() { clearInterval(this.#t); } }` },
    { name: 'not kept from ending the process', code: `export class A { #t = setInterval(() => {}, 10).unref(); get t() { return this.#t; } }` },
    { name: 'released under a name', code: `export class A { #o = new ResizeObserver(() => {}); start(e: Element) { this.#o.observe(e); } stop() { const o = this.#o; o.disconnect(); } }` },
    { name: 'handed out', code: `export class A { #c = new AudioContext(); get context() { return this.#c; } }` },
    { name: 'handed to somebody', code: `declare function own(value: unknown): void; export class A { #c = new AudioContext(); constructor() { own(this.#c); } }` },
    { name: 'never started', code: `export class A { #o = new ResizeObserver(() => {}); size() { return this.#o; } }` },
    { name: 'one object for the whole process', code: `class A { #t = setInterval(() => {}, 10); get n() { return typeof this.#t; } }\nexport const a = new A();` },
    { name: 'static', code: `export class A { static #t = setInterval(() => {}, 10); static get n() { return typeof this.#t; } }` },
    { name: 'a client that lives as long as the process', code: `import { Pool } from 'pg'; export class A { #pool = new Pool(); all() { return this.#pool.query('select 1'); } }` },
    { name: 'taken apart', code: `export class A { private t = setInterval(() => {}, 10); stop() { const { t } = this; clearInterval(t); } }` },
    { name: 'a frame that is over when its callback runs', code: `export class A { private f: number | undefined; draw() { if (!this.f) this.f = requestAnimationFrame(() => this.paint()); } private paint() { this.f = undefined; } }` },
    { name: 'known miss: the method that releases is never called', code: `export class A { #t = setInterval(() => {}, 10); private stop() { clearInterval(this.#t); } }` },
    { name: 'known miss: kept in a collection', code: `export class A { #all = new Set<AudioContext>(); add() { this.#all.add(new AudioContext()); } }` },
    { name: 'known miss: another file mentions a field of that name', code: `import { own } from './elsewhere.js'; export class A { value = setInterval(() => {}, 10); constructor() { void own; } }` },
  ],
  invalid: [
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
