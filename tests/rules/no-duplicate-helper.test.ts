import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { WRITTEN_BUILT_INS } from '../../src/catalogue/written-built-ins.js';
import plugin from '../../src/index.js';
import rule from '../../src/rules/no-duplicate-helper.js';
import { typedRuleTester } from '../support/lint.js';
import { lintProject, temporaryProject } from '../support/temporary-project.js';

// `sizes/lib/format.ts` of the fixture project exports `formatBytes`, `stepsOf` and `roundUp`, and has `average` and a private method `escaped`.
const filename = 'sizes/file.ts';

const BODY = `{
  if (!Number.isFinite(bytes)) return 'unknown';
  const units = ['B', 'KB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return \`\${size.toFixed(1)} \${units[unit]}\`;
}`;

const AVERAGE = `(values: readonly number[]): number {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}`;

const ESCAPED = `(line: string): string {
    return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('\`', '&#96;').replaceAll('=', '&#61;');
  }`;

typedRuleTester().run('no-duplicate-helper', rule, {
  valid: [
    { name: 'imported', code: `import { formatBytes } from './lib/format.js'; export const text = (bytes: number) => formatBytes(bytes);`, filename },
    { name: 'another literal', code: `export function formatBytes(bytes: number): string ${BODY.replaceAll('1024', '1000')}`, filename },
    { name: 'another order of what depends on each other', code: `export function formatBytes(bytes: number): string ${BODY.replace('size /= 1024;\n    unit++;', 'unit++;\n    size /= 1024;')}`, filename },
    { name: 'another operator', code: `export function formatBytes(bytes: number): string ${BODY.replace('>=', '>')}`, filename },
    { name: 'another member', code: `export function formatBytes(bytes: number): string ${BODY.replace('toFixed', 'toPrecision')}`, filename },
    { name: 'two names exchanged', code: `export function formatBytes(bytes: number): string ${BODY.replace('units[unit]', 'units[size]')}`, filename },
    { name: 'async', code: `export async function formatBytes(bytes: number): Promise<string> ${BODY}`, filename },
    { name: 'takes something that the other does not', code: `export function formatBytes(bytes: number | { toFixed(digits: number): string }): string ${BODY.replace('let size = bytes', 'let size = bytes as number')}`, filename },
    { name: 'returns less than is expected', code: `export const formatBytes = (bytes: number): 'B' | 'KB' => ${BODY.replace('return', 'return <any>')};`, filename },
    { name: 'a constant of another value', code: `const STEP = 1000;\nexport function roundUp(size: number, count: number): number { const whole = Math.ceil(size / STEP) * STEP; const rest = half(whole * count) - half(size * count); return rest > STEP ? whole + rest : whole - rest; }\nfunction half(value: number): number { return value / 2; }`, filename },
    { name: 'a helper that does something else', code: `const STEP = 1024;\nexport function roundUp(size: number, count: number): number { const whole = Math.ceil(size / STEP) * STEP; const rest = half(whole * count) - half(size * count); return rest > STEP ? whole + rest : whole - rest; }\nfunction half(value: number): number { return value / 3; }`, filename },
    { name: 'a constant that may change', code: `let STEP = 1024;\nexport function roundUp(size: number, count: number): number { const whole = Math.ceil(size / STEP) * STEP; const rest = half(whole * count) - half(size * count); return rest > STEP ? whole + rest : whole - rest; }\nfunction half(value: number): number { return value / 2; }\nexport const set = (value: number) => { STEP = value; };`, filename },
    { name: 'lists of each module', code: `const UNITS = ['B', 'KB', 'MB', 'GB'];\nconst STEP = 1024;\nexport function stepsOf(bytes: number): number { let size = bytes; let steps = 0; while (size >= STEP && steps < UNITS.length - 1) { size = size / STEP; steps = steps + 1; } return steps; }`, filename },
    { name: 'a built-in of the same name that is shadowed', code: `const Number = { isNaN: (value: number) => value < 0 };\nexport function average${AVERAGE}`, filename },
    { name: 'too small', code: `export const half = (value: number) => value / 2;`, filename },
    { name: 'uses its object', code: `export class Sum { #sum = 0; private average(values: readonly number[]): number { for (const value of values) { if (Number.isNaN(value)) continue; this.#sum += value; } return values.length === 0 ? 0 : this.#sum / values.length; } run() { return this.average([]); } }`, filename },
    { name: 'a public method, which others may override', code: `export class Sum { average${AVERAGE} }`, filename },
    { name: 'a test', code: `export function formatBytes(bytes: number): string ${BODY}`, filename: 'sizes/file.test.ts' },
    { name: 'generated', code: `// @generated by a tool\nexport function formatBytes(bytes: number): string ${BODY}`, filename },
    { name: 'a function that the framework looks for here', code: `export function GET(bytes: number): string ${BODY}`, filename },
    { name: 'two names in one file', code: `export function canView${AVERAGE}\nexport function canUpdate${AVERAGE.replaceAll('sum', 'total')}`, filename: 'node-18/file.ts' },
    { name: 'another package', code: `export function formatBytes(bytes: number): string ${BODY}`, filename: 'node-18/file.ts' },
    { name: 'what the language level of the project does not have yet', code: `export function groupBy<T>(items: T[], keyOf: (item: T) => string) { const groups: Record<string, T[]> = {}; for (const item of items) { const key = keyOf(item); (groups[key] ??= []).push(item); } return groups; }`, filename },
    { name: 'a loop from the end over something that is no array', code: `export function findLast(list: { length: number; [index: number]: string }, test: (item: string) => boolean) { for (let i = list.length - 1; i >= 0; i--) { if (test(list[i]!)) return list[i]; } return undefined; }`, filename },
    { name: 'a loop from the end that stops before the first', code: `export function findLast(list: string[], test: (item: string) => boolean) { for (let i = list.length - 1; i > 0; i--) { if (test(list[i]!)) return list[i]; } return undefined; }`, filename },
    { name: 'for the browser', code: `'use client';\nexport function formatBytes(bytes: number): string ${BODY}`, filename },
  ],
  invalid: [
    {
      name: 'word for word',
      code: `export function formatBytes(bytes: number): string ${BODY}`,
      filename,
      errors: [{ messageId: 'exported', line: 1, column: 17, endColumn: 28, data: { name: 'formatBytes', existing: 'formatBytes', file: 'sizes/lib/format.ts', line: '4' } }],
    },
    {
      name: 'other names, types, quotes and braces, an arrow, declarations in another order',
      code: `const toHumanBytes = (n: number) => {
  if (!Number.isFinite(n)) { return "unknown" }
  let i = 0
  const names = ["B", "KB", "MB", "GB"]
  let rest = n
  while ((rest >= 1024) && i < names.length - 1) { rest /= 1024; i++ }
  return \`\${rest!.toFixed(1)} \${names[i]}\`
}
export default toHumanBytes;`,
      filename,
      errors: [{ messageId: 'exported', line: 1, column: 7, data: { name: 'toHumanBytes', existing: 'formatBytes', file: 'sizes/lib/format.ts', line: '4' } }],
    },
    { name: 'inside of a function', code: `export function page(sizes: number[]) { function formatBytes(bytes: number): string ${BODY}\nreturn sizes.map(formatBytes); }`, filename, errors: [{ messageId: 'exported', line: 1 }] },
    { name: 'a private method', code: `export class Page { text(n: number) { return this.formatBytes(n); } private formatBytes(bytes: number): string ${BODY} }`, filename, errors: [{ messageId: 'exported' }] },
    { name: 'a function of the same name that is not exported', code: `function average${AVERAGE}\nexport const x = average([1]);`, filename, errors: [{ messageId: 'unexported', line: 1, column: 10, endColumn: 17, data: { name: 'average', existing: 'average', file: 'sizes/lib/format.ts', line: '38' } }] },
    { name: 'a name with one word more', code: `function averageOf${AVERAGE}\nexport const x = averageOf([1]);`, filename, errors: [{ messageId: 'unexported' }] },
    { name: 'a private method of another class', code: `export class Page { text(x: string) { return this.#escaped(x); } #escaped${ESCAPED} }`, filename, errors: [{ messageId: 'private', data: { name: '#escaped', existing: 'escaped', file: 'sizes/lib/format.ts', line: '56' } }] },
    { name: 'a constant of the same value and a helper that does the same', code: `const STEP = 1024;\nexport function roundUp(size: number, count: number): number { const whole = Math.ceil(size / STEP) * STEP; const rest = half(whole * count) - half(size * count); return rest > STEP ? whole + rest : whole - rest; }\nfunction half(x: number): number { return x / 2; }`, filename, errors: [{ messageId: 'exported', line: 2 }] },
    { name: 'a method of arrays', code: `export function lastOf<T>(list: readonly T[], isWanted: (item: T) => boolean): T | undefined {\n  for (let i = list.length - 1; i >= 0; i--) {\n    const item = list[i]!;\n    if (isWanted(item)) return item;\n  }\n}`, filename, errors: [{ messageId: 'builtIn', line: 1, column: 17, endColumn: 23, data: { name: 'lastOf', call: 'findLast()' } }] },
    { name: 'a method of arrays that calls itself', code: `export const flatten = (list: any[]): any[] => list.reduce((all, each) => Array.isArray(each) ? all.concat(flatten(each)) : all.concat(each), []);`, filename, errors: [{ messageId: 'builtIn', data: { name: 'flatten', call: 'flat(Infinity)' } }] },
    { name: 'once more in the same file', code: `function total${AVERAGE}\nexport function page(values: number[]) { const total = ${AVERAGE.replace(': number {', ': number => {')};\nreturn total(values); }\nexport const x = total([1]);`, filename: 'node-18/file.ts', errors: [{ messageId: 'above', line: 11, column: 48, data: { name: 'total', existing: 'total', file: 'file.ts', line: '1' } }] },
  ],
});

describe('no-duplicate-helper between modules', () => {
  const config = plugin.configs.all.map(part => ({ ...part, ...(part.rules && { rules: { 'grounded/no-duplicate-helper': 'error' as const } }) }));
  const helper = (name: string, isExported = true) => `${isExported ? 'export ' : ''}function ${name}(list, size) {\n  const parts = [];\n  for (let i = 0; i < list.length; i += size) {\n    parts.push(list.slice(i, i + size));\n  }\n  return parts;\n}\n`;
  const base = { 'package.json': '{"name":"app","type":"module"}' };
  const use = (name: string) => `export const x = ${name}([1, 2], 1);\n`;

  it.each([
    ['the folder for helpers keeps it', { 'src/a.js': helper('chunk'), 'src/utils/z.js': helper('chunk') }, ['src/a.js:1 no-duplicate-helper/exported']],
    ['the first by name keeps it', { 'src/b.js': helper('chunk', false) + use('chunk'), 'src/a.js': helper('chunk', false) + use('chunk') }, ['src/b.js:1 no-duplicate-helper/unexported']],
    ['the exported one is kept', { 'src/b.js': helper('chunk'), 'src/a.js': helper('chunk', false) + use('chunk') }, ['src/a.js:1 no-duplicate-helper/exported']],
    ['what is imported already is kept', { 'src/a.js': helper('chunk', false) + use('chunk'), 'src/b.js': `import { x } from './a.js';\n${helper('chunk')}export const y = [x];\n` }, ['src/b.js:2 no-duplicate-helper/unexported']],
    ['every copy but one', { 'src/a.js': helper('chunk'), 'src/b.js': helper('chunk'), 'src/c.js': helper('chunk') }, ['src/b.js:1 no-duplicate-helper/exported', 'src/c.js:1 no-duplicate-helper/exported']],
    ['another name says that it is for something else', { 'src/a.js': helper('pages'), 'src/b.js': helper('batches') }, []],
    ['CommonJS', { 'src/a.cjs': `${helper('chunk', false)}module.exports = { chunk };\n`, 'src/b.cjs': `${helper('chunk', false)}module.exports = { chunk };\n` }, ['src/b.cjs:1 no-duplicate-helper/exported']],
    ['packages of one workspace', { 'packages/one/package.json': '{"name":"one","type":"module"}', 'packages/one/a.js': helper('chunk'), 'packages/two/package.json': '{"name":"two","type":"module"}', 'packages/two/a.js': helper('chunk') }, []],
    ['one for each platform', { 'src/a.node.js': helper('chunk'), 'src/a.browser.js': helper('chunk'), 'src/deno/a.js': helper('chunk') }, []],
    ['an arrow with an expression', { 'src/a.js': `export function pick(list, keys) {\n  return list.map(item => { return Object.fromEntries(keys.map(key => [key, item[key]])); }).filter(item => Object.keys(item).length > 0);\n}\n`, 'src/b.js': `export const pick = (items, names) => items.map(x => Object.fromEntries(names.map(name => [name, x[name]]))).filter(x => Object.keys(x).length > 0);\n` }, ['src/b.js:1 no-duplicate-helper/exported']],
    ['programs of their own', { 'src/a.js': `${helper('chunk', false)}console.log(chunk([1], 1));\n`, 'src/b.js': `${helper('chunk', false)}console.log(chunk([1], 1));\n` }, []],
    ['scripts, migrations, workers and vendored code', { 'src/a.js': helper('chunk'), 'scripts/a.js': helper('chunk'), 'src/migrations/001.js': helper('chunk'), 'src/vendor/x.js': helper('chunk'), 'src/resize.worker.js': helper('chunk') }, []],
    ['broken code', { 'src/a.js': helper('chunk'), 'src/b.js': 'export function chunk(list, size) { const parts = []; for (let i = 0; i < list.length' }, ["src/b.js:1 Parsing error: ';' expected."]],
  ])('%s', async (_name, files, expected) => {
    const tsconfig = JSON.stringify({ compilerOptions: { allowJs: true, module: 'NodeNext', target: 'ES2023', noEmit: true, strict: true }, include: ['.'] });
    expect(await lintProject(temporaryProject({ ...base, 'tsconfig.json': tsconfig, ...files }), config)).toEqual(expected);
  });
});

describe('no-duplicate-helper and the language', () => {
  const config = plugin.configs.all.map(part => ({ ...part, ...(part.rules && { rules: { 'grounded/no-duplicate-helper': 'error' as const } }) }));
  const tsconfig = (target: string) => JSON.stringify({ compilerOptions: { target, lib: [target], module: 'ESNext', moduleResolution: 'Bundler', strict: true, noEmit: true, allowJs: true }, include: ['src'] });
  const DEFERRED = `export function deferred<T>() {\n  let resolve!: (value: T) => void, reject!: (error: unknown) => void;\n  const promise = new Promise<T>((res, rej) => {\n    resolve = res;\n    reject = rej;\n  });\n  return { promise, resolve, reject };\n}\n`;
  const GROUPED = `export function byKind(list) {\n  const groups = {};\n  for (const item of list) {\n    const key = item.kind;\n    if (!groups[key]) groups[key] = [];\n    groups[key].push(item);\n  }\n  return groups;\n}\n`;
  const KEYED = GROUPED.replace('(list)', '(list, keyOf)').replace('item.kind', 'keyOf(item)');

  it.each([
    ['there', 'ESNext', {}, { 'src/a.ts': DEFERRED }, ['src/a.ts:1 no-duplicate-helper/builtIn']],
    ['there, as engines say', 'ESNext', { engines: { node: '>=22' } }, { 'src/a.ts': DEFERRED }, ['src/a.ts:1 no-duplicate-helper/builtIn']],
    ['not there in every Node', 'ESNext', { engines: { node: '>=20' } }, { 'src/a.ts': DEFERRED }, []],
    ['not in the libraries', 'ES2022', {}, { 'src/a.ts': DEFERRED }, []],
    ['JavaScript', 'ESNext', {}, { 'src/a.js': KEYED }, ['src/a.js:1 no-duplicate-helper/builtIn']],
    ['every copy, whatever copies there are', 'ESNext', {}, { 'src/a.js': KEYED, 'src/b.js': KEYED }, ['src/a.js:1 no-duplicate-helper/builtIn', 'src/b.js:1 no-duplicate-helper/builtIn']],
    ['a Promise of its own', 'ESNext', {}, { 'src/a.ts': `import { Promise } from './promise';\n${DEFERRED}`, 'src/promise.ts': `export class Promise<T> { constructor(run: (resolve: (value: T) => void, reject: (error: unknown) => void) => void) { run(() => {}, () => {}); } }\n` }, []],
    ['for one kind of items', 'ESNext', {}, { 'src/a.js': GROUPED }, []],
    ['a polyfill', 'ESNext', {}, { 'src/polyfills/a.js': KEYED }, []],
  ])('%s', async (_name, target, more, files, expected) => {
    expect(await lintProject(temporaryProject({ 'package.json': JSON.stringify({ name: 'app', type: 'module', ...more }), 'tsconfig.json': tsconfig(target), ...files }), config, ['src'])).toEqual(expected);
  });

  // The forms are code: a slip in one would make it match nothing, or something else.
  it.each(WRITTEN_BUILT_INS)('what is written does what $call does', async ({ call, code }) => {
    const items = [{ kind: 'a', n: 1 }, { kind: 'b', n: 2 }, { kind: 'a', n: 3 }];
    const groups = { a: [items[0], items[2]], b: [items[1]] };
    const kindOf = ({ kind }: { kind: string }) => kind;
    async function* source() {
      yield* [1, 2];
    }
    for (const written of code) {
      const own = runInNewContext(`(${written})`) as (...args: unknown[]) => unknown;
      const grouped = () => own(items, written.includes('item[keyOf]') ? 'kind' : kindOf);
      const checks: Record<string, () => unknown> = {
        'Object.groupBy()': () => expect(JSON.stringify(grouped()), written).toBe(JSON.stringify(groups)),
        'Map.groupBy()': () => expect([...(grouped() as Map<string, unknown>)].map(([key, list]) => [key, [...(list as unknown[])]]), written).toEqual(Object.entries(groups)),
        'Promise.withResolvers()': async () => {
          const [kept, failed] = [own(), own()] as { promise: Promise<unknown>; resolve: (value: unknown) => void; reject: (error: unknown) => void }[];
          kept?.resolve(1);
          failed?.reject(2);
          expect([await kept?.promise, await failed?.promise.catch((error: unknown) => error)], written).toEqual([1, 2]);
        },
        'Array.fromAsync()': async () => expect(JSON.stringify(await own(source())), written).toBe('[1,2]'),
        'findLast()': () => expect([own(items, (item: { kind: string }) => item.kind === 'a'), own(items, () => false), own([], () => true)], written).toEqual([items[2], undefined, undefined]),
        'flat(Infinity)': () => expect(JSON.stringify(own([1, [2, [3, [4]]], []])), written).toBe('[1,2,3,4]'),
      };
      expect(Object.keys(checks)).toContain(call);
      await checks[call]?.();
    }
  });
});

describe('known misses', () => {
  typedRuleTester().run('no-duplicate-helper', rule, {
    valid: [
      { name: 'another way to write a loop', code: `export function average(values: readonly number[]): number { let sum = 0; let count = 0; values.forEach(value => { if (Number.isNaN(value)) return; sum += value; count++; }); return count === 0 ? 0 : sum / count; }`, filename },
      { name: 'statements in another order, which call something', code: `export function describeBytes(bytes: number): string ${BODY.replace('let size = bytes;', 'let size = Number(bytes);')}`, filename },
      { name: 'a helper under another name', code: `const STEP = 1024;\nexport function roundUp(size: number, count: number): number { const whole = Math.ceil(size / STEP) * STEP; const rest = halved(whole * count) - halved(size * count); return rest > STEP ? whole + rest : whole - rest; }\nfunction halved(x: number): number { return x / 2; }`, filename },
      { name: 'two functions inside of others', code: `export function a(values: number[]) { const total = ${AVERAGE.replace(': number {', ': number => {')};\nreturn total(values); }\nexport function b(values: number[]) { const total = ${AVERAGE.replace(': number {', ': number => {')};\nreturn total(values); }`, filename: 'node-18/file.ts' },
      { name: 'a list of keys in another order', code: `export function deferredOf() { let resolve, reject; const promise = new Promise((res, rej) => { reject = rej; resolve = res; }); return { reject, promise, resolve }; }`, filename },
      { name: 'a copy of a function of a package', code: `export function clone<T>(value: T): T { if (Array.isArray(value)) return value.map(clone) as T; if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clone(each)])) as T; return value; }`, filename },
    ],
    invalid: [],
  });
});
