import { describe } from 'vitest';
import rule from '../../src/rules/no-wrong-arguments.js';
import { typedRuleTester } from '../support/lint.js';

const fs = (code: string): string => `import fs from 'node:fs';\n${code}`;
const crypto = (code: string): string => `import crypto from 'node:crypto';\n${code}`;
const kit = (names: string, code: string): string => `import { ${names} } from 'call-kit';\n${code}`;
const js = { filename: 'file.js' };
const node = `Node ${process.versions.node}`;

typedRuleTester().run('no-wrong-arguments', rule, {
  valid: [
    { name: 'a function that the source of a package hands to one that takes it', code: kit('children', `children('a', name => name);`), ...js },
    { name: 'what is as good as nothing, where nothing is taken', code: `export const f = (value) => JSON.stringify(value, '', 2);`, filename: 'file.js' },
    { name: 'a function for a parameter that is handed on, whose type is a guess from its default', code: `declare function find(name: string, test: null | ((n: number) => boolean)): number;\nconst first = (name: string, test = null) => find(name, test);\n// @ts-ignore\nexport const n = first('a', n => n > 1);` },
    { name: 'an interface that narrows a method which the class inherits', code: `import { EventEmitter } from 'node:events'; export declare interface Accessory { emit(event: 'identify'): boolean; }\nexport class Accessory extends EventEmitter { forward(paired: boolean) {\n// @ts-ignore for compatibility\nthis.emit('identify', paired, () => {}); } }` },
    { name: 'more than the overloads say, and the function takes', code: `function make(a: string): string; function make(a: string, b: number): string; function make(a: string, b = 1, isServer = false, create?: () => string) { return a + b + isServer + create?.(); }\n// @ts-expect-error internal\nmake('a', 1, true);\n// @ts-expect-error internal\nmake('a', 1, true, () => 'a');\nfunction define(a: string, extra?: object): string; function define(a: string, extra?: object, create?: () => string) { return a + extra + create?.(); }\nfunction app() { return 'a'; }\n// @ts-expect-error internal\ndefine('a', {}, app);` },
    { name: 'parameters that are handed on to several functions alike', code: `function cast(value) { return Number(value); }\nfunction compare(value, schema) { return [value, schema.kind]; }\nexport function f(key, value, schema) { return key === 'n' ? cast(value, schema) : compare(value, schema); }`, ...js },
    { name: 'a wrapper that hands on what it gets', code: `export class A { n = 0; update() { this.n++; } constructor(bus) { bus.on('x', event => this.update(event)); bus.on('y', event => { this.update(event); }); } }`, ...js },
    { name: 'as many as are needed, or all that are taken', code: crypto(`crypto.randomBytes(1); crypto.randomBytes(1, () => undefined); crypto.createHash('sha256'); structuredClone({}); structuredClone({}, { transfer: [] });`), ...js },
    { name: 'promises without callbacks', code: fs(`await fs.promises.readFile('a'); await fs.promises.readFile('a', 'utf8'); await fs.promises.mkdir('a', { recursive: true });`), filename: 'file.mjs' },
    { name: 'callbacks where they are taken', code: fs(`fs.readFile('a', () => undefined); fs.readFile('a', 'utf8', () => undefined); fs.cp('a', 'b', { recursive: true }, () => undefined);`), ...js },
    { name: 'a callback that is taken where it is given first', code: `class A { all = {}; add(name, fn) { this.all[name] = fn; } use(name, fn) { const own = () => fn(); this.add(name, own, own); } }`, ...js },
    { name: 'a stand-in that does nothing', code: `const util = { debuglog() { return function () {}; }, tracer: () => () => undefined }; util.debuglog('stream'); util.tracer('a', 1);`, ...js },
    { name: 'a call that is tried for whether it throws', code: `export function hasSubmitter() {\n  try {\n    new FormData(\n      document.createElement('form'),\n      // @ts-expect-error where a submitter is taken, this throws\n      0,\n    );\n    return false;\n  } catch {\n    return true;\n  }\n}` },
    { name: 'a callback that only its name tells', code: fs(`export const f = cb => fs.readFile('a', cb);`), ...js },
    { name: 'a callback that may be left out', code: `import { exec } from 'node:child_process'; exec('ls'); exec('ls', { cwd: '.' });`, ...js },
    { name: 'rest parameters', code: `import path from 'node:path'; path.join(); path.join('a', 'b', 'c', 'd'); Math.max(); Math.max(1, 2, 3); console.log(); [1].push(1, 2); setTimeout(() => undefined, 1, 2, 3);`, ...js },
    { name: 'a spread: nobody knows how many', code: crypto(`const none = []; crypto.randomBytes(...none); Math.round(...[1, 2]); export const f = (...args) => crypto.createHash(...args);`), ...js },
    { name: 'any', code: `export function f(x) { x.readFile(); x(1, 2, 3); new x(); }`, ...js },
    { name: 'parameters that may be undefined', code: `clearTimeout(); clearInterval(); new Date(); new Map(); [].flat(); 'a'.normalize();`, ...js },
    { name: 'a parameter of type unknown or any', code: `Promise.resolve(); Number.isInteger(); Array.isArray(); String(); Boolean(); Object.is();`, ...js },
    { name: 'void in the last place', code: `declare function v(a: string, b: void): void; v('a'); new Promise<void>(resolve => resolve());` },
    { name: 'resolve, next, done and other callbacks of somebody else', code: `new Promise(resolve => resolve()); /** @param {(error: Error | null, value: string) => void} done */ export function f(done) { done(null); }`, ...js },
    { name: 'a generic parameter', code: `new Map([['a', 1]]).get('a'); new Set().add(); export const s = new Map(); s.set('a');`, ...js },
    { name: 'generic rest parameters', code: `declare function g<A extends unknown[]>(f: (...a: A) => void, ...a: A): void; g((a: number) => a, 1); Math.max.call(null, 1, 2); Math.round.apply(null, [1, 2] as never); Math.round.bind(null, 1)();` },
    { name: 'an optional tuple element', code: `declare function open(...args: [path: string, mode?: number]): void; open('a'); open('a', 1);` },
    { name: 'a union of functions, one of which takes it', code: `declare const either: ((a: string) => void) | ((a: string, b?: string) => void); (either as any)('a', 'b');` },
    { name: 'no call', code: `[1].map(parseInt); ['a'].map(Math.round); ['1'].forEach(structuredClone);`, ...js },
    { name: 'a parameter called this', code: `function f(this: Date, a: string) { return [this, a]; } f.call(new Date(), 'a');` },
    { name: 'an option newer than the library of the program', code: `new Error('a', { cause: 1 }); 'abc'.at(0); new AggregateError([], 'a', { cause: 1 });`, ...js },
    { name: 'browsers take more than is declared', code: `location.reload(true); new TextEncoder('utf-8');`, ...js },
    { name: 'words of the DOM in any case', code: `document.body.insertAdjacentHTML('beforeEnd', 'x');`, ...js },
    { name: 'primitives are turned into each other', code: fs(`'a'.repeat('3'); (1).toFixed('2'); setTimeout(() => undefined, '10'); fs.mkdirSync('a', true); parseInt(1);`), ...js },
    { name: 'a string is a list', code: `new Set('abc'); Array.from('abc'); Object.entries('abc');`, ...js },
    { name: 'null and undefined', code: fs(`fs.readFileSync('a', null); JSON.stringify({}, null, 2); JSON.stringify({}, undefined, 2); fetch('a', undefined);`), ...js },
    { name: 'an object that says what it is as a string', code: `localStorage.setItem('a', { toString() { return 'a'; } }); localStorage.setItem('a', JSON.stringify({ a: 1 }));`, ...js },
    { name: 'strings of an encoding are another rule', code: fs(`fs.readFileSync('a', 'uft8'); process.kill(1, 'SIGTRM');`), ...js },
    { name: 'names of events are another rule', code: kit('Model', `new Model('a').on('opne', () => undefined);`), ...js },
    { name: 'a cast that says what it is', code: `declare const f: (a: string) => void; (f as (a: string, b?: number) => void)('a');` },
    { name: 'a value behind any from the start', code: `declare const f: any; f(); f.readFile('a', () => 1); (f as any).x(1);` },
    // Packages
    { name: 'the source takes a callback', code: kit('legacy', `legacy('a', (error, value) => value);`), ...js },
    { name: 'the source reads arguments', code: kit('forward', `forward('a', 'b', () => 1);`), ...js },
    { name: 'the source takes more', code: kit('wider', `wider('a', '!');`), ...js },
    { name: 'the source makes the function in a way that cannot be followed', code: kit('made', `made('a', 'b'); made();`), ...js },
    { name: 'Node does without', code: `import fs from 'node:fs';\nfs.openSync('a');`, ...js },
    { name: 'the source does without', code: kit('greet, optional', `greet(); optional('a');`), ...js },
    { name: 'the source does without, behind a cast', code: kit('greet', `(greet as any)(); (greet as any)('a');`) },
    { name: 'the source has another word', code: kit('connect', `connect('a', 'append');`), ...js },
    { name: 'the function is not found in the source', code: kit('unseen', `unseen('a', () => 1);`), ...js },
    // The project's own functions
    { name: 'parameters of JavaScript may be left out', code: `function f(a, b) { return [a, b]; } f(); f(1); /** @param {string} a */ function g(a) { return a; } g();`, ...js },
    { name: 'a default for what is taken apart', code: `function f({ a } = {}) { return a; } f(); const g = ([a] = []) => a; g(); class A { constructor({ x } = {}) { this.x = x; } } new A();`, ...js },
    { name: 'a function that reads arguments', code: `function f(a) { return [a, arguments.length]; } f(1, 2); function g() { return (() => arguments[0])(); } g(1);`, ...js },
    { name: 'a function that does nothing, or not yet', code: `const noop = () => {}; noop(1, () => 2); function check() { return 'success'; } check(1); function debug() { /* later */ } debug('a');`, ...js },
    { name: 'a variable for one of several functions', code: `const plain = a => a + 1; const f = plain; f(1, 2); let g = a => a; g = (a, b) => a + b; g(1, 2);`, ...js },
    { name: 'a method that another class has with more parameters', code: `class A { run(a) { return a + 1; } start() { return this.run(1, 2); } } export class B extends A { run(a, b) { return a + b; } }`, ...js },
    { name: 'a class without a constructor', code: `class A {} new A(1); class B extends Array {} new B(1, 2);`, ...js },
    { name: 'super', code: `class A extends Error { constructor(a, b, c) { super(a, b, c); } } export { A };`, ...js },
    { name: 'a value that is used elsewhere', code: `function theme(name: 'light' | 'dark') { return name; } theme('blue' as any); export const colors = { blue: 1 };` },
    // Options
    { name: 'a listed word', code: `import { publish } from 'publish-kit'; publish('.', { access: 'public' }); publish('.', { tag: 'anything' });`, ...js },
    { name: 'JavaScript: no slip, and whoever gets it may know it', code: `import { publish } from 'publish-kit'; publish('.', { access: 'secret' });`, ...js },
    { name: 'a list that is open', code: `declare function f(o: { color?: 'red' | 'blue' | (string & {}) }): void; f({ color: 'rde' });` },
    // Tests
    { name: 'a test that expects a failure', code: `import assert from 'node:assert'; import crypto from 'node:crypto'; import { it } from 'node:test'; assert.throws(() => crypto.randomBytes()); it('should throw without a size', () => { crypto.randomBytes(); }); assert.rejects(fetch());`, filename: 'lib.spec.ts' },
    { name: 'a test that catches', code: crypto(`try { crypto.randomBytes(); } catch { console.log('as it should'); }`), filename: 'lib.spec.ts' },
    { name: 'a test behind a cast or a suppression', code: crypto(`(crypto as any).randomBytes();\n// @ts-expect-error it needs a size\ncrypto.randomBytes();`), filename: 'lib.spec.ts' },
    { name: "a test of the project's own function", code: `function own(a) { return a; } own(1, 2);`, filename: 'lib.spec.ts' },
  ],
  invalid: [
    { name: 'a function that the source of a package hands to one that does not take it', code: kit('parents', `parents('a', () => 1);`), ...js, errors: [{ messageId: 'callback' }] },
    { name: 'a parameter that no other function takes', code: `function cast(value) { return Number(value); }\nfunction compare(value, schema) { return [value, schema.kind]; }\nexport function f(value, schema) { return cast(value, schema); }`, ...js, errors: [{ messageId: 'tooMany', line: 3 }] },
    {
      name: 'too few',
      code: crypto(`crypto.randomBytes();`),
      ...js,
      errors: [{ messageId: 'tooFew', line: 2, column: 8, endColumn: 19, data: { call: 'crypto.randomBytes()', least: '1 argument', given: 'none', hidden: '', evidence: '`size` cannot be left out, says @types/node 20.19.43', promise: '' } }],
    },
    { name: 'too few, the compiler sees it too', code: crypto(`crypto.createHash();`), errors: [{ messageId: 'tooFew' }] },
    { name: 'too few for the language', code: `'a'.replace('a'); [1].at(); new URL(); JSON.parse(); new Promise(); Promise.all(); document.querySelector();`, ...js, errors: Array.from({ length: 7 }, () => ({ messageId: 'tooFew' as const })) },
    {
      name: 'a callback is missing, and there are promises',
      code: fs(`const text = await fs.readFile('a', 'utf8');\nawait fs.writeFile('a', 'b');`),
      filename: 'file.mjs',
      errors: [
        { messageId: 'tooFew', line: 2, column: 23, data: { call: 'fs.readFile()', least: '3 arguments', given: '2', hidden: '', evidence: '`callback` cannot be left out, says @types/node 20.19.43', promise: ' `readFile()` of `fs/promises` returns a promise instead.' } },
        { messageId: 'tooFew', line: 3 },
      ],
    },
    { name: 'options where the callback belongs', code: fs(`fs.cp('a', 'b', { recursive: true });`), ...js, errors: [{ messageId: 'tooFew' }] },
    {
      name: 'too many',
      code: `Math.round(1.5, 2);`,
      ...js,
      errors: [{ messageId: 'tooMany', line: 1, column: 17, endColumn: 18, data: { argument: '2', hidden: '', call: 'Math.round()', most: 'no more than 1 argument', evidence: "says TypeScript's library" }, suggestions: [] }],
    },
    { name: 'too many for the language', code: `'a'.trim('b'); 'a'.replace('a', 'b', 'g'); Date.now(1); parseInt('1', 10, 2); Math.random(1, 10); JSON.stringify(1, null, 2, 3);`, ...js, errors: Array.from({ length: 6 }, () => ({ messageId: 'tooMany' as const })) },
    { name: 'too many for Node', code: `process.exit(1, 2);`, ...js, errors: [{ messageId: 'tooMany', data: { argument: '2', hidden: '', call: 'process.exit()', most: 'no more than 1 argument', evidence: 'says @types/node 20.19.43' } }] },
    {
      name: 'a callback where the function returns a promise',
      code: fs(`fs.promises.readFile('a', (error, data) => data);`),
      ...js,
      errors: [{ messageId: 'callback', line: 2, column: 27, endColumn: 48, data: { call: 'fs.promises.readFile()', hidden: '', evidence: `says the code of ${node}`, promise: ' It returns a promise.' }, suggestions: [] }],
    },
    { name: 'a callback after all that is taken', code: `import { writeFile } from 'node:fs/promises'; function done() { return 1; } writeFile('a', 'b', 'utf8', () => undefined); writeFile('a', 'b', 'utf8', done);`, ...js, errors: [{ messageId: 'callback' }, { messageId: 'callback' }] },
    { name: 'a callback for a synchronous function', code: fs(`fs.readFileSync('a', (error, data) => data); fs.existsSync('a', () => 1); [1].join(() => 1);`), ...js, errors: [{ messageId: 'callback', data: { call: 'fs.readFileSync()', hidden: '', evidence: `says the code of ${node}`, promise: '' } }, { messageId: 'callback' }, { messageId: 'callback' }] },
    { name: 'a callback in a browser', code: `fetch('a', {}, response => response);`, ...js, errors: [{ messageId: 'callback' }] },
    { name: 'a word where options are taken', code: `fetch('a', 'GET');`, ...js, errors: [{ messageId: 'value', line: 1, column: 12, data: { call: 'fetch()', value: 'GET', hidden: '', evidence: "TypeScript's DOM library has no overload that does", didYouMean: '' }, suggestions: [] }] },
    { name: 'a number or a boolean where objects are taken', code: fs(`structuredClone({}, 2); JSON.stringify({}, 2); fs.rmSync('a', true); new Set(5); [1].sort(1); [1].filter('a');`), ...js, errors: Array.from({ length: 6 }, () => ({ messageId: 'value' as const })) },
    { name: 'an object that becomes a string', code: `localStorage.setItem('a', { a: 1 });`, ...js, errors: [{ messageId: 'value', data: { call: 'localStorage.setItem()', value: '{ a: 1 }', hidden: '', evidence: "TypeScript's DOM library has no overload that does", didYouMean: '' } }] },
    { name: 'a word that is not in the list', code: `document.body.insertAdjacentHTML('beforend', 'x');`, ...js, errors: [{ messageId: 'value', suggestions: 1, data: { call: 'document.body.insertAdjacentHTML()', value: 'beforend', hidden: '', evidence: "TypeScript's DOM library lists `afterbegin`, `afterend`, `beforebegin`, `beforeend`", didYouMean: ' Did you mean `beforeend`?' } }] },
    // Casts and suppressions
    { name: 'a receiver behind a cast', code: fs(`(fs.promises as any).readFile('a', () => 1);`), errors: [{ messageId: 'callback', data: { call: '(fs.promises as any).readFile()', hidden: ', which the cast hides', evidence: `says the code of ${node}`, promise: ' It returns a promise.' } }] },
    { name: 'a callee behind a cast', code: crypto(`(crypto.createHash as any)(); (crypto.createHash as unknown as () => void)(); new (URL as any)();`), errors: [{ messageId: 'tooFew' }, { messageId: 'tooFew' }, { messageId: 'tooFew' }] },
    { name: 'a variable of type any', code: fs(`const loose: any = fs.promises; loose.readFile('a', () => 1);`), errors: [{ messageId: 'callback' }] },
    { name: 'an argument behind a cast', code: `fetch('a', 'GET' as any); fetch('a', 'GET' as unknown as RequestInit);`, errors: [{ messageId: 'value' }, { messageId: 'value' }] },
    { name: 'JSDoc casts', code: crypto(`/** @type {any} */ (crypto).randomBytes();`), ...js, errors: [{ messageId: 'tooFew' }] },
    { name: 'a suppression', code: crypto(`// @ts-expect-error\ncrypto.randomBytes();`), errors: [{ messageId: 'tooFew', line: 3, data: { call: 'crypto.randomBytes()', least: '1 argument', given: 'none', hidden: ', which `@ts-expect-error` on line 2 hides', evidence: '`size` cannot be left out, says @types/node 20.19.43', promise: '' } }] },
    { name: 'a file that is not checked', code: `// @ts-nocheck\nMath.round(1, 2);`, errors: [{ messageId: 'tooMany' }] },
    // Packages
    { name: 'a callback that the source of a package does not take', code: kit('load', `load('a', (error, value) => value); load('a', {}, () => 1);`), ...js, errors: [{ messageId: 'callback', data: { call: 'load()', hidden: '', evidence: 'says the source of call-kit 2.0.1', promise: ' It returns a promise.' } }, { messageId: 'callback' }] },
    { name: 'a callback that the source refuses', code: kit('strict', `strict('a', () => 1);`), ...js, errors: [{ messageId: 'callback' }] },
    { name: 'a method, whatever another class has by that name', code: kit('Model', `new Model('a').find({}, () => 1); new Model('a').find({}, {}, () => 1);`), ...js, errors: [{ messageId: 'callback' }, { messageId: 'callback' }] },
    { name: 'what the source cannot do without', code: kit('split, Model, connect', `split(); new Model(); connect();`), ...js, errors: [{ messageId: 'tooFew', data: { call: 'split()', least: '1 argument', given: 'none', hidden: '', evidence: '`path` cannot be left out, says the source of call-kit 2.0.1', promise: '' } }, { messageId: 'tooFew' }, { messageId: 'tooFew' }] },
    { name: 'more than the source takes', code: kit('greet', `greet('a', 'b');`), ...js, errors: [{ messageId: 'tooMany' }] },
    { name: 'more than the source takes, behind a cast', code: kit('greet', `(greet as any)('a', 'b');`), errors: [{ messageId: 'tooMany' }] },
    {
      name: 'a word that the source does not have',
      code: kit('connect', `connect('a', 'reed');`),
      ...js,
      errors: [{ messageId: 'value', data: { call: 'connect()', value: 'reed', hidden: '', evidence: 'the source of call-kit 2.0.1 lists `read`, `write`', didYouMean: ' Did you mean `read`?' }, suggestions: [{ messageId: 'replace', output: kit('connect', `connect('a', 'read');`) }] }],
    },
    // The project's own functions
    { name: 'what a function takes apart', code: `export function f({ a }) { return a; } f(); const g = ([a]) => a; g(); class A { constructor({ x }) { this.x = x; } } new A();`, ...js, errors: [{ messageId: 'tooFew', data: { call: 'f()', least: '1 argument', given: 'none', hidden: '', evidence: 'what it takes apart cannot be left out, says its declaration', promise: '' } }, { messageId: 'tooFew' }, { messageId: 'tooFew' }] },
    { name: 'more than a function takes', code: `function f(a) { return a + 1; } f(1, 2); const g = a => a + 1; g(1, () => 2); class A { m(a) { return a + 1; } } new A().m(1, 2);`, ...js, errors: [{ messageId: 'tooMany', column: 38 }, { messageId: 'callback' }, { messageId: 'tooMany' }] },
    { name: 'a function in TypeScript behind a cast', code: `function f(a: string) { return a; } (f as any)(); (f as any)('a', 'b');`, errors: [{ messageId: 'tooFew' }, { messageId: 'tooMany' }] },
    { name: 'a word behind a cast', code: `function theme(name: 'light' | 'dark') { return name; } theme('ligth' as any);`, errors: [{ messageId: 'value', suggestions: [{ messageId: 'replace', output: `function theme(name: 'light' | 'dark') { return name; } theme('light' as any);` }] }] },
    { name: 'tuples', code: `declare function open(...args: [path: string, mode?: number]): void; (open as any)();`, errors: [{ messageId: 'tooFew' }] },
    // Options
    // Tests
    { name: 'a test that does not expect it', code: crypto(`export const token = crypto.randomBytes();`), filename: 'lib.spec.ts', errors: [{ messageId: 'tooFew' }] },
  ],
});

describe('compilerErrors: ignore', () => {
  typedRuleTester({ compilerErrors: 'ignore' }).run('no-wrong-arguments', rule, {
    valid: [
      { name: 'what the compiler sees', code: crypto(`crypto.randomBytes(); fetch('a', 'GET'); Math.round(1, 2);`) },
      { name: 'checked JavaScript', code: `// @ts-check\nMath.round(1, 2);`, ...js },
    ],
    invalid: [
      { name: 'JavaScript', code: `Math.round(1, 2);`, ...js, errors: [{ messageId: 'tooMany' }] },
      { name: 'a cast', code: crypto(`(crypto as any).randomBytes();`), errors: [{ messageId: 'tooFew' }] },
    ],
  });
});

describe('unproven', () => {
  const options: [{ unproven: boolean }] = [{ unproven: true }];
  typedRuleTester().run('no-wrong-arguments', rule, {
    valid: [{ name: 'the source takes it', code: kit('legacy, wider, optional', `legacy('a', () => 1); wider('a', 'b'); optional('a');`), ...js, options }],
    invalid: [
      { name: 'only the types say so', code: kit('greet, unseen', `greet(); unseen('a', () => 1);`), ...js, options, errors: [{ messageId: 'tooFew' }, { messageId: 'callback' }] },
      { name: 'browsers', code: `new TextEncoder('utf-8');`, ...js, options, errors: [{ messageId: 'tooMany' }] },
    ],
  });
});

describe('known misses', () => {
  typedRuleTester().run('no-wrong-arguments', rule, {
    valid: [
      { name: 'a name taken from behind a cast', code: `import crypto from 'node:crypto'; const { randomBytes } = crypto as any; randomBytes();` },
      { name: 'a callback in a variable without a type', code: fs(`export const f = done => fs.promises.readFile('a', done);`), ...js },
      { name: 'arguments of a wrong type that are no literals', code: `export function f(/** @type {string} */ url) { const method = 'GET'; return fetch(url, method); }`, ...js },
      { name: 'a promise taken for a timer', code: `export async function f() { await setTimeout(1000); }`, ...js },
      { name: 'a function that its package makes when it is loaded', code: kit('made', `made('a', () => 1);`), ...js },
    ],
    invalid: [],
  });
});
