import { describe } from 'vitest';
import rule from '../../src/rules/no-impossible-lookup.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();

ruleTester.run('no-impossible-lookup', rule, {
  valid: [
    { name: 'an index from the start', code: `export const f = (xs: number[]) => xs[0] ?? xs[xs.length - 1];` },
    { name: 'at()', code: `export const f = (xs: number[], s: string) => [xs.at(-1), s.at(-1), s.slice(-1), s.slice(0, -1)];` },
    { name: 'an index that is computed', code: `export const f = (xs: number[], i: number) => xs[i - 1] ?? xs[-i];` },
    { name: 'an object with negative keys', code: `export const f = (byOffset: Record<number, string>) => byOffset[-1];` },
    { name: 'a class with an index signature', code: `class Row extends Array<number> { [key: number]: number; } export const f = (row: Row) => row[-1];` },
    { name: 'an array that the file keeps something in under -1', code: `export function f(n: number) { const best: number[] = []; best[-1] = 0; for (let i = 0; i < n; i++) best[i] = (best[i - 1] ?? 0) + 1; return best[-1]; }` },
    { name: 'any', code: `export const f = (xs: any) => [xs[-1], xs.has([1]), xs.substring(-1), Object.keys(xs)];` },
    { name: 'a value that may be something else', code: `export const f = (xs: number[] | Record<number, number>) => xs[-1];` },
    { name: 'minus zero', code: `export const f = (xs: number[]) => xs[-0];` },
    { name: 'positions that count from the end', code: `export const f = (s: string) => [s.substr(-3), s.slice(-3, -1), s.lastIndexOf('a', -1), s.indexOf('a', -1)];` },
    { name: 'substring of something else', code: `class Text { substring(from: number) { return from; } } export const f = (t: Text) => t.substring(-1);` },
    { name: 'keys that somebody has', code: `export function f(seen: Set<number[]>, pair: number[]) { seen.add([1, 2]); seen.add(pair); return seen.has(pair); }` },
    { name: 'a constant that was put in before', code: `export function f(seen: Set<number[]>, x: number) { const key = [x]; seen.add(key); return seen.has(key); }` },
    { name: 'a constant that an earlier round put in', code: `export function f(seen: Set<number[]>, xs: number[]) { const key = [1]; for (const x of xs) { if (seen.has(key)) return x; seen.add(key); } return 0; }` },
    { name: 'a constant that a function may have put in', code: `export function f(seen: Set<number[]>, put: (key: number[]) => void) { const key = [1]; put(key); return seen.has(key); }` },
    { name: 'a constant outside of the function', code: `const key = [1]; export function f(seen: Set<number[]>) { return seen.has(key); }` },
    { name: 'texts and numbers as keys', code: 'export const f = (seen: Set<string>, m: Map<number, string>, x: number, y: number) => seen.has(`${x},${y}`) && m.has(x) && m.get(-1);' },
    { name: 'putting in what is made here', code: `export function f(m: Map<object, string>, xs: object[]) { m.set({}, 'a'); xs.push({}); new Set<object>().add([]); }` },
    { name: 'a store that compares what is in its keys', code: `class Store { get(key: readonly string[]) { return key.join(); } has(key: object) { return key !== null; } } export const f = (s: Store) => [s.get(['a']), s.has({})];` },
    { name: 'a subclass of Map with a lookup of its own', code: `class Pairs extends Map<readonly number[], string> { override has(key: readonly number[]) { return [...this.keys()].some(k => k.join() === key.join()); } } export const f = (p: Pairs) => p.has([1, 2]);` },
    { name: 'a request to a database', code: `export const f = (store: IDBObjectStore) => [store.get(['a', 1]), store.delete(['a', 1])];` },
    { name: 'includes of a text', code: `export const f = (s: string, xs: string[]) => s.includes('a') && xs.includes('b') && xs.indexOf('c');` },
    { name: 'properties of an object', code: `export function f(o: Record<string, number>) { for (const key in o) console.log(key); return Object.keys(o).length + Object.entries(o).length; }` },
    { name: 'the keys of a map', code: `export const f = (m: Map<string, number>, s: Set<string>) => [...m.keys(), ...s, ...Object.keys(Object.fromEntries(m))];` },
    { name: 'a subclass of Map with properties', code: `class Named extends Map<string, number> { label = ''; } export const f = (n: Named) => Object.keys(n);` },
    { name: 'a map or an object', code: `export const f = (m: Map<string, number> | Record<string, number>) => Object.keys(m);` },
    { name: 'an Object that is no built-in', code: `const Object = { keys: (m: Map<string, number>) => [...m.keys()] }; export const f = (m: Map<string, number>) => Object.keys(m);` },
    { name: 'tests of just that', filename: 'lib.spec.ts', code: `import { expect, it } from 'vitest'; it('has none', () => { const xs = [1]; expect(xs[-1]).toBeUndefined(); });` },
  ],
  invalid: [
    {
      name: 'the last element, as in Python',
      code: `export const f = (xs: number[]) =>\n  xs[0] + xs[-1];`,
      errors: [{ messageId: 'negativeIndex', line: 2, column: 11, data: { text: 'xs[-1]', instead: ' Use `at(-1)`.' }, suggestions: [{ messageId: 'write', data: { text: 'xs.at(-1)' }, output: `export const f = (xs: number[]) =>\n  xs[0] + xs.at(-1);` }] }],
    },
    { name: 'of a text, in a chain, of bytes', code: `export const f = (s: string, xs?: readonly string[], b = new Uint8Array(2)) => [s[-1], xs?.[-2], b[-1]];`, errors: [{ messageId: 'negativeIndex', suggestions: 1 }, { messageId: 'negativeIndex', suggestions: [{ messageId: 'write', data: { text: 'xs?.at(-2)' }, output: `export const f = (s: string, xs?: readonly string[], b = new Uint8Array(2)) => [s[-1], xs?.at(-2), b[-1]];` }] }, { messageId: 'negativeIndex', suggestions: 1 }] },
    { name: 'in JavaScript', filename: 'file.js', code: `/** @param {string[]} args */\nexport const f = args => args[-1];`, errors: [{ messageId: 'negativeIndex', line: 2, column: 26, suggestions: 1 }] },
    {
      name: 'all but the last, as in Python',
      code: `export const f = (s: string) => s.substring(0, -1);`,
      errors: [{ messageId: 'negativePosition', line: 1, column: 33, data: { call: 's.substring()', fact: 'it takes `-1` as 0', instead: 'slice()' }, suggestions: [{ messageId: 'write', data: { text: 's.slice(0, -1)' }, output: `export const f = (s: string) => s.slice(0, -1);` }] }],
    },
    { name: 'the last letter', code: `export const f = (s: string) => [s.charAt(-1), s.charCodeAt(-1)];`, errors: [{ messageId: 'negativePosition', suggestions: [{ messageId: 'write', data: { text: 's.slice(-1)' }, output: `export const f = (s: string) => [s.slice(-1), s.charCodeAt(-1)];` }] }, { messageId: 'negativePosition', data: { call: 's.charCodeAt()', fact: 'there is nothing at `-1`', instead: 'length - 1' } }] },
    { name: 'pairs in a set, as tuples in Python', code: `export function f(seen: Set<[number, number]>, x: number, y: number) {\n  if (seen.has([x, y])) return;\n  seen.add([x, y]);\n}`, errors: [{ messageId: 'newKey', line: 2, column: 16, data: { call: 'seen.has()', made: 'array', instead: 'a text as key, or the object that was put in' } }] },
    { name: 'a pair that a constant holds', code: `export function f(seen: Set<number[]>, xs: number[]) {\n  for (const x of xs) {\n    const key = [x, 1];\n    if (seen.has(key)) continue;\n    seen.add(key);\n  }\n}`, errors: [{ messageId: 'newKey', line: 4, column: 18 }] },
    { name: 'objects as keys', code: `export const f = (m: Map<{ id: number }, string>, w: WeakMap<object, string>) => [m.get({ id: 1 }), m.delete({ id: 1 }), w.has(new Date())];`, errors: [{ messageId: 'newKey' }, { messageId: 'newKey' }, { messageId: 'newKey', data: { call: 'w.has()', made: 'object', instead: 'a text as key, or the object that was put in' } }] },
    { name: 'a function that is made here', code: `export const f = (listeners: Set<() => void>, g: () => void) => listeners.delete(() => g());`, errors: [{ messageId: 'newKey', data: { call: 'listeners.delete()', made: 'function', instead: 'the one that was put in' } }] },
    { name: 'elements of an array', code: `export const f = (xs: number[][], os: readonly object[]) => [xs.includes([1, 2]), os.indexOf({ a: 1 })];`, errors: [{ messageId: 'newKey', data: { call: 'xs.includes()', made: 'array', instead: '`some()` or `findIndex()`' } }, { messageId: 'newKey' }] },
    {
      name: 'the properties of a map',
      code: `export const f = (m: Map<string, number>) => Object.keys(m).length === 0;`,
      errors: [{ messageId: 'noProperties', line: 1, column: 58, data: { asks: 'Object.keys()', text: 'm', type: 'Map', instead: '[...m.keys()]' }, suggestions: [{ messageId: 'write', data: { text: '[...m.keys()]' }, output: `export const f = (m: Map<string, number>) => [...m.keys()].length === 0;` }] }],
    },
    { name: 'the others', code: `export function f(m: ReadonlyMap<string, number>, s: Set<string>) { for (const key in m) console.log(key); return [Object.values(m), Object.entries(m), Object.keys(s), Object.entries(s)]; }`, errors: [{ messageId: 'noProperties', data: { asks: 'for…in', text: 'm', type: 'Map', instead: 'for…of' } }, { messageId: 'noProperties', suggestions: 1 }, { messageId: 'noProperties', suggestions: [{ messageId: 'write', data: { text: '[...m]' }, output: `export function f(m: ReadonlyMap<string, number>, s: Set<string>) { for (const key in m) console.log(key); return [Object.values(m), [...m], Object.keys(s), Object.entries(s)]; }` }] }, { messageId: 'noProperties', suggestions: 1 }, { messageId: 'noProperties' }] },
  ],
});

describe('known misses', () => {
  ruleTester.run('no-impossible-lookup', rule, {
    valid: [
      { name: 'a key that a variable holds', code: `export function f(seen: Set<number[]>, x: number) { let key = [x]; return seen.has(key); }` },
      { name: 'an index that a constant holds', code: `const LAST = -1; export const f = (xs: number[]) => xs[LAST];` },
    ],
    invalid: [],
  });
});
