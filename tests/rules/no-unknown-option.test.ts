import { describe } from 'vitest';
import rule from '../../src/rules/no-unknown-option.js';
import { typedRuleTester } from '../support/lint.js';

const kit = (names: string, code: string): string => `import { ${names} } from 'publish-kit';\n${code}`;
const publish = (code: string): string => kit('publish', code);

typedRuleTester().run('no-unknown-option', rule, {
  valid: [
    { name: 'a type parameter beside a known type', code: `interface Attributes { key?: string }\ndeclare function create(type: 'input', props?: Attributes & { size?: number }): object;\ndeclare function create<P extends {}>(type: (props: P) => object, props?: Attributes & P): object;\nfunction Inner(props: { editor: string; innerRef?: object }) { return props; }\nexport const f = (rest: { editor: string }) => create(Inner as any, { key: 'a', innerRef: {}, ...rest });` },
    { name: 'a function that hands on what it is given', code: `interface Values { name?: string } declare const socket: { send(message: object): void }; const save = (values: Values) => socket.send({ type: 'update', ...values }); const values = { name: 'a', updateUnits: true }; save(values);` },
    { name: 'declared', code: publish(`const options = { tag: 'next', retry: { attempts: 2 } }; await publish('.', options);`), filename: 'file.mts' },
    { name: 'not declared, but the source of the package reads it', code: publish(`const options = { tag: 'next', provenance: true }; publish('.', options);`) },
    { name: 'the source reads it, behind a cast', code: publish(`publish('.', { tag: 'next', provenance: true } as any);`) },
    { name: 'an index signature', code: kit('loose', `const options = { tag: 'a', dryRun: true }; loose(options);`) },
    { name: 'any', code: kit('anything', `anything({ dryRun: true });`) },
    { name: 'a type parameter beside a known type', code: kit('element', `declare function View(props: { onLeave?: () => void }): void; element(View, { onLeave: () => {} });`) },
    { name: 'a type parameter', code: kit('generic', `const options = { tag: 'a', dryRun: true }; generic(options);`) },
    { name: 'a mapped type parameter', code: kit('mapped', `const options = { tag: 'a', dryRun: true }; mapped<{ tag: string }>(options);`) },
    { name: 'a row is data, whatever its type', code: kit('Store', `declare const store: Store<{ id: number; name?: string }>; const row = { id: 1, dryRun: true }; store.save(row); store.merge(row);`) },
    { name: 'a type without optional members is data, of which an object may have more', code: `function greet(user: { name: string }) { return user.name; } const user = { name: 'a', dryRun: 1 }; greet(user);` },
    { name: 'a bigger object of the project that is used elsewhere as well', code: publish(`const job = { tag: 'a', dryRun: true }; publish('.', job); console.log(job);`) },
    { name: 'the key is read in this file', code: publish(`const job = { tag: 'a', dryRun: true }; publish('.', job); if (job.dryRun) console.log(1);`) },
    { name: 'the key is written later', code: publish(`const job: { tag: string; dryRun?: boolean } = { tag: 'a' }; job.dryRun = true; publish('.', job);`) },
    { name: 'an object that is exported', code: publish(`export const job = { tag: 'a', dryRun: true }; publish('.', job);`) },
    { name: 'an annotated variable is compared where it is written', code: publish(`interface Job { tag: string; dryRun: boolean } const job: Job = { tag: 'a', dryRun: true }; publish('.', job);`) },
    { name: 'options merged for two callees', code: kit('first, second', `const both = { a: 1, b: 2, x: 3 }; first(both); second(both);`) },
    { name: 'a spread of a wider object', code: publish(`declare const config: { tag: string; dryRun: boolean }; publish('.', { ...config });`) },
    { name: 'a parameter', code: publish(`export function f(options: { tag: string; dryRun: boolean }) { return publish('.', options); }`) },
    { name: 'a part of a union', code: kit('either', `const options = { kind: 'b' as const, right: 1 }; either(options);`) },
    { name: 'a class instance', code: publish(`class Options { tag = 'a'; dryRun = true; } publish('.', new Options());`) },
    { name: 'a function with fields', code: publish(`publish('.', Object.assign(() => undefined, { dryRun: true }));`) },
    { name: 'another overload takes it', code: `declare function f(a: { a?: 1 }): void; declare function f(a: { b?: 1 }): void; const o = { a: 1 as const, b: 1 as const }; f(o);` },
    { name: 'another overload takes anything', code: `declare function f(a: { a?: 1 }): void; declare function f(a: unknown): void; const o = { a: 1 as const, dryRun: 1 }; f(o);` },
    { name: 'satisfies a wider type', code: publish(`const o = { tag: 'a', dryRun: true } satisfies { tag: string; dryRun: boolean }; publish('.', o);`) },
    { name: 'a cast to a type that has the key', code: publish(`publish('.', { tag: 'a', dryRun: true } as { tag: string; dryRun: boolean });`) },
    { name: 'a computed key', code: publish(`const k = 'dryRun'; const o = { tag: 'a', [k]: true }; publish('.', o);`) },
    { name: 'undefined says nothing', code: publish(`const o = { tag: 'a', dryRun: undefined }; publish('.', o);`) },
    { name: 'private by convention', code: publish(`const o = { tag: 'a', _dryRun: true }; publish('.', o);`) },
    { name: 'a spread argument: which parameter it is cannot be told', code: publish(`declare const rest: [string]; const o = { tag: 'a', dryRun: true }; publish(...rest, o);`) },
    { name: 'a project function that sends its options away as JSON', code: `import type { Socket } from 'node:net';\ninterface Job { tag: string }\nexport class Client {\n  id = 0;\n  constructor(private socket: Socket) {}\n  launch(job: Job) { return this.call('launch', job); }\n  private async call(method: string, params: unknown) {\n    const request = { method, params, id: ++this.id };\n    await new Promise<void>(resolve => { this.socket.write(JSON.stringify(request) + '\\n', () => { resolve(); }); });\n  }\n}\nexport const start = (client: Client) => client.launch({ tag: 'a', dryRun: true } as Job);\nexport const begin = (client: Client) => client.launch({ tag: 'a', also: [] });` },
    { name: 'a project function reads the key in another way', code: `interface Options { a?: number } export function run(options: Options) { return Object.entries(options).filter(([key]) => key === 'dryRun'); } const o = { a: 1, dryRun: 1 }; run(o);` },
    { name: 'a rest pattern takes everything', code: `export function run({ a, ...rest }) { return [a, rest]; }\nrun({ a: 1, dryRun: true });`, filename: 'file.js' },
    { name: 'JavaScript: a default is no type', code: `export function run(options = { a: 1 }) { return options; }\nrun({ a: 1, dryRun: true });`, filename: 'file.js' },
    { name: 'JavaScript: no type at all', code: `export function run(options) { return options.a; }\nrun({ a: 1, dryRun: true });`, filename: 'file.js' },
    { name: 'JavaScript: arguments sees everything', code: `export function run({ a }) { return [a, arguments[0]]; }\nrun({ a: 1, dryRun: true });`, filename: 'file.js' },
    { name: 'JavaScript: @param {Object}', code: `/** @param {Object} options */ export function run(options) { return options; }\nrun({ a: 1, dryRun: true });`, filename: 'file.js' },
    { name: 'an option that Node has elsewhere, forwarded or newer', code: `import { spawn } from 'node:child_process';\nconst o = { cwd: '.', highWaterMark: 1 }; spawn('ls', [], o);` },
    { name: 'newer than the DOM library', code: `const o = { method: 'GET', targetAddressSpace: 'local' }; fetch('/', o);` },
    { name: 'an option of Intl that the engine reads although the library may not know it', code: `new Intl.NumberFormat('en', { trailingZeroDisplay: 'stripIfInteger' } as any);` },
  ],
  invalid: [
    {
      name: 'in a variable first',
      code: publish(`const options = { tag: 'next', dryRun: true };\npublish('.', options);`),
      errors: [
        {
          messageId: 'unknown',
          line: 2,
          column: 32,
          endColumn: 38,
          data: { key: 'dryRun', call: 'publish()', evidence: '`PublishOptions` in publish-kit 3.1.0 does not have it and its 1 source file never reads it', didYouMean: '' },
        },
      ],
    },
    { name: 'a literal right there, which the compiler sees too', code: publish(`publish('.', { tag: 'a', dryRun: true });`), errors: [{ messageId: 'unknown' }] },
    {
      name: 'spread (22)',
      code: publish(`declare const rest: { tag?: string };\npublish('.', { ...rest, maxTokens: 512 });`),
      errors: [{ messageId: 'unknown', line: 3, data: { key: 'maxTokens', call: 'publish()', evidence: '`PublishOptions` in publish-kit 3.1.0 does not have it and its 1 source file never reads it', didYouMean: ' Did you mean `maxOutputTokens`?' }, suggestions: [{ messageId: 'replace', output: publish(`declare const rest: { tag?: string };\npublish('.', { ...rest, maxOutputTokens: 512 });`) }] }],
    },
    { name: 'the literal that is spread', code: publish(`const dry = { dryRun: true, tag: 'b' };\npublish('.', { ...dry, access: 'public' });`), errors: [{ messageId: 'unknown', line: 2 }] },
    { name: 'a spread on condition', code: publish(`export const f = (dry: boolean) => publish('.', { tag: 'a', ...(dry && { dryRun: true }) });`), errors: [{ messageId: 'unknown' }] },
    { name: 'as any', code: publish(`publish('.', { tag: 'a', dryRun: true } as any);`), errors: [{ messageId: 'unknown' }] },
    { name: 'as the type itself', code: kit('publish, type PublishOptions', `publish('.', { tag: 'a', dryRun: true } as PublishOptions);`), errors: [{ messageId: 'unknown' }] },
    { name: 'returned by a local helper', code: publish(`function options() { return { tag: 'a', dryRun: true }; }\npublish('.', options());`), errors: [{ messageId: 'unknown', line: 2 }] },
    { name: 'returned by an arrow', code: publish(`const options = () => ({ tag: 'a', dryRun: true });\npublish('.', options());`), errors: [{ messageId: 'unknown', line: 2 }] },
    { name: 'on either side of a condition', code: publish(`const a = { tag: 'a', dryRun: true };\nexport const f = (b: boolean) => publish('.', b ? a : {});`), errors: [{ messageId: 'unknown', line: 2 }] },
    { name: 'nested options', code: publish(`const options = { retry: { attempts: 1, retries: 2 } };\npublish('.', options);`), errors: [{ messageId: 'unknown', line: 2, column: 41 }] },
    { name: 'a nested object in a variable', code: publish(`const retry = { attempts: 1, maxDelay: 2 };\npublish('.', { retry });`), errors: [{ messageId: 'unknown', line: 2, suggestions: 1 }] },
    { name: 'elements of an array', code: kit('pipeline', `const steps = [{ name: 'a', parallel: true }];\npipeline(steps);`), errors: [{ messageId: 'unknown', line: 2 }] },
    { name: 'a constructor', code: kit('Client', `const options = { url: '', dryRun: true, token: '' };\nnew Client(options);`), errors: [{ messageId: 'unknown', line: 2 }] },
    { name: '@ts-expect-error', code: publish(`// @ts-expect-error\npublish('.', { tag: 'a', dryRun: true });`), errors: [{ messageId: 'hiddenBySuppression', line: 3 }] },
    { name: 'shorthand keeps its variable', code: publish(`const maxTokens = 1;\nconst options = { tag: 'a', maxTokens };\npublish('.', options);`), errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'replace', output: publish(`const maxTokens = 1;\nconst options = { tag: 'a', maxOutputTokens: maxTokens };\npublish('.', options);`) }] }] },
    { name: 'a function of the project', code: `interface Options { attempts?: number; tag: string }\nfunction run(options: Options) { return options.attempts; }\nconst o = { tag: '', atempts: 1 };\nrun(o);`, errors: [{ messageId: 'unknown', line: 3, data: { key: 'atempts', call: 'run()', evidence: '`Options` does not have it and nothing in this project reads it', didYouMean: ' Did you mean `attempts`?' }, suggestions: 1 }] },
    { name: 'Node: flags for flag', code: `import fs from 'node:fs';\nconst options = { encoding: 'utf8' as const, flags: 'w' };\nfs.writeFileSync('a', 'b', options);`, errors: [{ messageId: 'unknown', line: 2, suggestions: 1 }] },
    { name: 'Node: behind a cast', code: `import { spawn } from 'node:child_process';\nspawn('ls', [], { cwd: '/', shel: true } as any);`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'Intl', code: `new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigit: 2 } as Intl.NumberFormatOptions);`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'JavaScript', code: publish(`publish('.', { tag: 'next', dryRun: true });`), filename: 'file.mjs', errors: [{ messageId: 'unknown', line: 2 }] },
    { name: 'JavaScript: nothing but the wrong key', code: publish(`publish('.', { dryRun: true });`), filename: 'file.js', errors: [{ messageId: 'unknown', line: 2 }] },
    { name: 'JavaScript: in the place of one that is required (1)', code: kit('pipeline', `pipeline([{ pathPrefix: '/a', name: 'a' }]);`), filename: 'file.js', errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'JavaScript: a key of an error', code: `export const e = new Error('x', { cause: 1, code: 'E' });`, filename: 'file.js', errors: [{ messageId: 'unknown' }] },
    { name: 'JavaScript: fetch of Node has no timeout', code: `import 'node:fs';\nfetch('http://localhost', { method: 'GET', timeout: 5000 });`, filename: 'file.js', errors: [{ messageId: 'unknown', line: 2 }] },
    { name: 'JavaScript: a destructured parameter', code: `function run({ a, b = 2 } = {}) { return a + b; }\nrun({ a: 1, verbosely: true });`, filename: 'file.js', errors: [{ messageId: 'unknown', line: 2 }] },
    { name: 'JavaScript: JSDoc', code: `/** @param {{ attempts?: number, tag: string }} options */\nfunction run(options) { return options.tag; }\nrun({ tag: 'a', quietly: true });`, filename: 'file.js', errors: [{ messageId: 'unknown', line: 3 }] },
  ],
});

describe('known misses', () => {
  typedRuleTester().run('no-unknown-option', rule, {
    valid: [
      { name: 'types that take anything, although the source never mentions the key', code: kit('loose', `loose({ tag: 'a', dryRun: true });`) },
      { name: 'properties that are assigned one by one', code: publish(`const o: any = { tag: 'a' }; o.dryRun = true; publish('.', o);`) },
      { name: 'an object from another file', code: publish(`import { shared } from './elsewhere.js'; publish('.', shared as any);`) },
    ],
    invalid: [],
  });
});

describe('compilerErrors: ignore', () => {
  typedRuleTester({ compilerErrors: 'ignore' }).run('no-unknown-option', rule, {
    valid: [{ name: 'tsc reports it', code: publish(`publish('.', { tag: 'a', dryRun: true });`) }],
    invalid: [{ name: 'hidden', code: publish(`const o = { tag: 'a', dryRun: true };\npublish('.', o);`), errors: [{ messageId: 'unknown' }] }],
  });
});

const ship = (code: string): string => `import { ship, load, Shop } from 'order-kit';\n${code}`;
const inJs = { filename: 'file.js' };

typedRuleTester().run('no-unknown-option: values', rule, {
  valid: [
    { name: 'listed', code: ship(`ship(load('1'), { carrier: 'post', insurance: { level: 'full' } });`) },
    { name: 'listed, in a constant', code: ship(`const options = { carrier: 'courier' as const, label: 'x' }; ship(load('1'), options);`) },
    { name: 'an open list', code: ship(`ship(load('1'), { size: 'medium', label: 'fragile' } as any);`) },
    { name: 'the package mentions it', code: ship(`ship(load('1'), { carrier: 'disputed' } as any);`) },
    { name: 'computed', code: ship(`declare const carrier: any; ship(load('1'), { carrier, label: 'x' });`) },
    { name: 'not a literal of its own', code: ship(`declare const fast: boolean; ship(load('1'), { carrier: (fast ? 'plane' : 'boat') as any });`) },
    { name: 'somebody in the project knows it', code: ship(`export const carriers = ['drone']; ship(load('1'), { carrier: 'drone' } as any);`) },
    { name: 'an object that goes elsewhere too', code: ship(`const options: any = { carrier: 'drone' }; console.log(options); ship(load('1'), options);`) },
    { name: 'any', code: `declare const ship: any; ship({ carrier: 'drone' });` },
    { name: 'a type parameter', code: `import { box } from 'order-kit'; box({ carrier: 'drone' });` },
    { name: "the project's own function, hidden, like nothing", code: `function paint(options: { tone: 'light' | 'dark' }) { return options; } paint({ tone: 'sepia' } as any);` },
    { name: 'a test gives it on purpose', code: ship(`ship(load('1'), { carrier: 'drone' } as any);`), filename: 'lib.spec.ts' },
    { name: 'DOM: newer than the library', code: `document.body.scrollIntoView({ behavior: 'snap' as any });` },
    { name: 'another rule has the values of Intl', code: `new Intl.DateTimeFormat('en', { dateStyle: 'fulll' as any });` },
    { name: 'JavaScript: a documented function of the project, like nothing', code: `/** @param {{ tone: 'light' | 'dark' }} options */\nfunction paint(options) { return options; }\npaint({ tone: 'sepia' });`, ...inJs },
    { name: 'JavaScript: listed', code: ship(`ship(load('1'), { carrier: 'pickup' });`), ...inJs },
  ],
  invalid: [
    {
      name: 'what the compiler sees',
      code: ship(`ship(load('1'), { carrier: 'curier' });`),
      errors: [
        {
          messageId: 'value',
          line: 2,
          column: 28,
          endColumn: 36,
          data: { name: 'curier', key: 'carrier', call: 'ship()', hidden: '', evidence: 'its type in order-kit 2.3.0 lists 3 others, and its 1 source file does not know it', didYouMean: ' Did you mean `courier`?' },
          suggestions: [{ messageId: 'replace', data: { name: 'curier', real: 'courier' }, output: ship(`ship(load('1'), { carrier: 'courier' });`) }],
        },
      ],
    },
    {
      name: 'the one value there is',
      code: ship(`new Shop({ apiVersion: '2025-03-31.basil', label: 'x' } as any);`),
      errors: [
        {
          messageId: 'value',
          data: { name: '2025-03-31.basil', key: 'apiVersion', call: 'new Shop()', hidden: ', which the cast hides', evidence: 'its type in order-kit 2.3.0 is `2026-04-22.dahlia`, and its 1 source file does not know it', didYouMean: '' },
          suggestions: [{ messageId: 'replace', data: { name: '2025-03-31.basil', real: '2026-04-22.dahlia' }, output: ship(`new Shop({ apiVersion: '2026-04-22.dahlia', label: 'x' } as any);`) }],
        },
      ],
    },
    { name: 'the value behind a cast', code: ship(`ship(load('1'), { carrier: 'drone' as any });`), errors: [{ messageId: 'value' }] },
    { name: 'behind a suppression', code: ship(`ship(load('1'), {\n  // @ts-expect-error\n  carrier: 'drone',\n});`), errors: [{ messageId: 'value', line: 4 }] },
    { name: 'nested', code: ship(`ship(load('1'), { insurance: { level: 'fulll' } } as any);`), errors: [{ messageId: 'value', suggestions: 1 }] },
    { name: "the project's own function, a slip", code: `function paint(options: { tone: 'light' | 'dark' }) { return options; } paint({ tone: 'Light' } as any);`, errors: [{ messageId: 'value', suggestions: 1 }] },
    { name: 'DOM: a slip', code: `import 'node:fs'; await fetch('https://example.com', { mode: 'no-corss' as any });`, filename: 'file.mts', errors: [{ messageId: 'value', suggestions: 1 }] },
    { name: 'JavaScript', code: ship(`const options = { carrier: 'Post', label: 'x' };\nship(load('1'), options);`), ...inJs, errors: [{ messageId: 'value', line: 2, column: 28, suggestions: 1 }] },
    { name: 'JavaScript, like nothing', code: ship(`new Shop({ apiVersion: '2024-01-01.acacia' });`), ...inJs, errors: [{ messageId: 'value', suggestions: 1 }] },
  ],
});
