import { describe, expect, it } from 'vitest';
import { pureCalls } from '../../src/catalogue/index.js';
import rule from '../../src/rules/no-discarded-result.js';
import { typedRuleTester } from '../support/lint.js';

typedRuleTester().run('no-discarded-result', rule, {
  valid: [
    { name: 'a function that makes the browser lay the page out', code: `export function forceReflow(el?: HTMLElement): number { return (el ?? document.body).offsetHeight; } export function show(el: HTMLElement) { forceReflow(el); el.classList.add('in'); }` },
    { name: 'a test of types', code: `function define<T extends { port: number }>(config: T): T { return config; } define({ port: 1 }); 'abc'.includes('a');`, filename: 'lib.spec.ts' },
    { name: 'assigned, returned, passed on', code: `let t = ' a '; t = t.trim(); export const f = (s: string) => s.trim(); console.log(t.trim());` },
    { name: 'void says that it is meant', code: `declare const t: string; void t.trim();` },
    { name: 'methods that change the array', code: `declare const xs: number[]; xs.sort(); xs.reverse(); xs.push(1); xs.splice(0, 1); xs.fill(0);` },
    { name: 'callbacks that do something', code: `declare const xs: number[]; xs.map(x => console.log(x)); xs.filter(x => { console.log(x); return true; }); 'a'.replace(/a/g, m => { console.log(m); return m; });` },
    { name: 'callbacks that write to a variable outside', code: `declare const xs: number[]; let n = 0; xs.map(x => n += x); xs.some(x => { n = x; return x > 1; }); export { n };` },
    { name: 'a callback that is not known', code: `declare const xs: number[]; export function each(f: (x: number) => void) { xs.map(f); xs.map(x => f(x)); }` },
    { name: 'a callback that throws', code: `declare const xs: number[]; xs.every(x => { if (!x) throw new Error('empty'); return true; });` },
    { name: 'a test whether it throws', code: `export function supported() { try { 'a'.localeCompare('b', 'i'); return false; } catch { return true; } }` },
    { name: 'a test whether it throws, by an assertion', code: `declare function throws(f: () => void): void; throws(() => { 'a'.repeat(-1); });` },
    { name: 'a test whether it throws, further back in the chain', code: `declare function zone(name: string): string; export function known(name: string) { try { zone(name).trim(); return true; } catch { return false; } }` },
    { name: 'a test whether a package throws', code: `import { addDays } from 'date-fns'; export function valid(d: Date) { try { addDays(d, 1); return true; } catch { return false; } }` },
    { name: 'a benchmark', code: `declare function bench(name: string, f: () => void): void; declare const xs: number[]; bench('copy', () => { xs.toSorted(); });` },
    { name: 'a loop that is timed', code: `export function time(s: string) { const start = performance.now(); for (let i = 0; i < 100; i++) { s.trim(); } return performance.now() - start; }` },
    { name: 'reads in a function that is run again when what it read changes', code: `declare function watchEffect(f: () => void): void; declare const m: Map<string, number>; watchEffect(() => { m.has('a'); console.log(1); });` },
    { name: 'a subclass may do more', code: `class Lru extends Map<string, number> { override get(k: string) { const v = super.get(k); this.delete(k); return v; } } const c = new Lru(); c.get('a'); export {};` },
    { name: 'an array with more to it', code: `interface Observed extends Array<number> { observe(): void } declare const xs: Observed; xs.slice();` },
    { name: 'any', code: `declare const x: any; x.trim(); x.concat(1);` },
    { name: 'a method of the project', code: `class A { trim() { return 1; } } new A().trim();` },
    { name: 'a method that may be overridden', code: `class A { size(n: number) { return n + 1; } } export function f(a: A) { a.size(1); }` },
    { name: 'a function that throws', code: `function port(n: number) { if (n < 1) throw new Error('port'); return n; } port(3); export {};` },
    { name: 'a function that writes outside', code: `const seen = new Set<number>(); function add(n: number) { seen.add(n); return n; } add(3); export {};` },
    { name: 'a function that writes to what it is given', code: `function sortInPlace(xs: number[]) { xs.sort(); return xs; } sortInPlace([1]); export {};` },
    { name: 'a function that writes to an alias of what it is given', code: `function put(xs: number[]) { const ys = xs; ys.push(1); return ys; } put([1]); export {};` },
    { name: 'a function that calls what it is given', code: `function run(f: () => number, n: number) { return f() + n; } run(() => 1, 2); export {};` },
    { name: 'a function that waits', code: `async function load(n: number) { return n + 1; } load(2); export {};` },
    { name: 'a generator', code: `function* ids(n: number) { yield n; } ids(2); export {};` },
    { name: 'a function that uses an iterator up', code: `function count(it: Iterable<number>) { let n = 0; for (const x of it) n += x; return n; } declare const it: Generator<number>; count(it); export {};` },
    { name: 'a function that reads an accessor', code: `class Lazy { get value() { console.log('made'); return 1; } } function read(l: Lazy) { return l.value + 1; } read(new Lazy()); export {};` },
    { name: 'a stub', code: `function enabled(name: string) { return false; } enabled('a'); export {};` },
    { name: 'a function without a result', code: `function nothing(n: number) { const m = n + 1; if (m) return; } nothing(1); export {};` },
    { name: 'recursion that does something', code: `function walk(n: number): number { console.log(n); return n ? walk(n - 1) : 0; } walk(3); export {};` },
    { name: 'immutable: a copy for a batch of changes', code: `import { List } from 'immutable'; const xs = List<number>(); xs.withMutations(m => { m.push(1); m.push(2); }); export {};` },
    { name: 'immutable: a parameter may be such a copy', code: `import type { List } from 'immutable'; export function add(xs: List<number>) { xs.push(1); }` },
    { name: 'immer: a recipe that does something else', code: `import { produce } from 'immer'; let seen = 0; produce({ n: 1 }, d => { seen = d.n; }); export { seen };` },
    { name: 'zod: parse throws, register registers', code: `import { z } from 'zod'; const s = z.string(); s.parse('a'); s.register(z.globalRegistry, {});` },
    { name: 'date-fns: options for all', code: `import { setDefaultOptions } from 'date-fns'; setDefaultOptions({});` },
    { name: 'kysely: execute', code: `import type { SelectQueryBuilder } from 'kysely'; declare const q: SelectQueryBuilder; void q.where('a', '=', 1).execute();` },
    { name: 'reduce as a loop', code: `declare const jobs: (() => void)[]; jobs.reduce((_, job) => { job(); return _; }, 0);` },
    { name: 'forEach with an effect', code: `declare const xs: number[]; xs.forEach(x => console.log(x)); xs.forEach(x => xs.push(x));` },
    { name: 'JavaScript: what has no type', code: `export function f(x) { x.trim(); x.slice(1); }`, filename: 'file.js' },
  ],
  invalid: [
    {
      name: 'a function that is its own callback',
      code: `interface Node { children: Node[] }\nfunction copy(nodes: Node[]): Node[] {\n  return nodes.map(one);\n}\nfunction one(node: Node): Node {\n  return { children: node.children.map(one) };\n}\nexport function show(nodes: Node[]) {\n  copy(nodes);\n  return nodes;\n}`,
      errors: [{ messageId: 'computed', line: 9 }],
    },
    {
      name: 'a string',
      code: `let t = ' a ';\nt.trim();\nexport { t };`,
      errors: [{ messageId: 'discarded', line: 2, column: 1, endColumn: 9, data: { call: 't.trim()', because: 'strings are immutable' }, suggestions: [{ messageId: 'assign', data: { receiver: 't' }, output: `let t = ' a ';\nt = t.trim();\nexport { t };` }] }],
    },
    { name: 'a parameter', code: `export function clean(s: string) { s.replaceAll('a', 'b'); return s; }`, errors: [{ messageId: 'discarded', suggestions: [{ messageId: 'assign', output: `export function clean(s: string) { s = s.replaceAll('a', 'b'); return s; }` }] }] },
    { name: 'a constant has no suggestion', code: `const t = ' a '; t.toUpperCase(); export {};`, errors: [{ messageId: 'discarded', suggestions: [] }] },
    { name: 'another kind of result has no suggestion', code: `let t = 'a,b'; t.split(','); export { t };`, errors: [{ messageId: 'discarded', suggestions: [] }] },
    { name: 'copies of arrays', code: `declare const xs: number[]; xs.concat([1]); xs.slice(1); xs.toSorted(); xs.toReversed(); xs.flat();`, errors: [1, 2, 3, 4, 5].map(() => ({ messageId: 'discarded' })) },
    { name: 'readonly arrays', code: `declare const xs: readonly number[]; xs.concat([1]);`, errors: [{ messageId: 'discarded' }] },
    { name: 'callbacks that only compute', code: `declare const xs: number[]; xs.map(x => x + 1); xs.filter(x => x > 2); xs.filter(Boolean); xs.map(String);`, errors: [1, 2, 3, 4].map(() => ({ messageId: 'discarded' })) },
    { name: 'a callback that computes with variables of its own', code: `declare const xs: number[][]; xs.map(row => { let n = 0; for (const x of row) n += x; const out: number[] = []; out.push(n); return out; });`, errors: [{ messageId: 'discarded' }] },
    { name: 'a named callback that only computes', code: `const double = (n: number) => n * 2; declare const xs: number[]; xs.map(double);`, errors: [{ messageId: 'discarded' }] },
    { name: 'forEach over nothing but a value', code: `declare const xs: string[]; xs.forEach(x => x.trim()); xs.forEach(x => { x.toUpperCase(); });`, errors: [{ messageId: 'discarded', column: 45 }, { messageId: 'discarded', suggestions: 1 }] },
    { name: 'a callback that forgot to return', code: `declare const xs: string[]; export const ys = xs.map(x => { x.trim(); });`, errors: [{ messageId: 'discarded', suggestions: 1 }] },
    { name: 'in a try block, where it cannot throw', code: `export function f(s: string) { try { s.trim(); return JSON.parse(s); } catch (error) { console.log(error); throw error; } }`, errors: [{ messageId: 'discarded', suggestions: 1 }] },
    { name: 'on one side of && and ?:', code: `declare const t: string; t && t.trim(); t ? t.trim() : console.log(1);`, errors: [{ messageId: 'discarded', column: 31 }, { messageId: 'discarded' }] },
    { name: 'optional chains and casts', code: `declare const t: string | undefined; t?.trim(); (t as string).trim();`, errors: [{ messageId: 'discarded' }, { messageId: 'discarded' }] },
    { name: 'collections and objects', code: `const m = new Map<string, number>(); m.get('a'); Object.keys({ a: 1 }); Math.max(1, 2); parseInt('1'); export {};`, errors: [1, 2, 3, 4].map(() => ({ messageId: 'discarded' })) },
    { name: 'paths', code: `import path from 'node:path'; import { join } from 'node:path'; path.join('a', 'b'); join('a', 'b');`, errors: [{ messageId: 'discarded' }, { messageId: 'discarded' }] },
    { name: 'luxon', code: `import { DateTime } from 'luxon'; let d = DateTime.now(); d.plus({ days: 1 }); console.log(d);`, errors: [{ messageId: 'discarded', data: { call: 'd.plus()', because: 'the values of luxon are immutable' }, suggestions: 1 }] },
    { name: 'date-fns', code: `import { addDays } from 'date-fns'; const d = new Date(); addDays(d, 1); export {};`, errors: [{ messageId: 'discarded' }] },
    { name: 'immutable', code: `import { List } from 'immutable'; let xs = List<number>(); xs.push(1); export { xs };`, errors: [{ messageId: 'discarded', suggestions: 1 }] },
    { name: 'immer', code: `import { produce } from 'immer'; const s = { xs: [1], o: { n: 1 } }; produce(s, d => { d.xs.push(2); d.o.n = 3; }); export {};`, errors: [{ messageId: 'discarded' }] },
    { name: 'zod', code: `import { z } from 'zod'; const s = z.string(); s.min(1); s.optional(); s.refine(v => { console.log(v); return true; });`, errors: [1, 2, 3].map(() => ({ messageId: 'discarded' })) },
    { name: 'kysely', code: `import type { SelectQueryBuilder } from 'kysely'; export function f(q: SelectQueryBuilder, only: boolean) { if (only) q.where('a', '=', 1); return q; }`, errors: [{ messageId: 'discarded', suggestions: 1 }] },
    {
      name: 'a function of the program',
      code: `function sorted(xs: number[]) { const copy = [...xs]; copy.sort((a, b) => a - b); return copy; }\nconst xs = [2, 1];\nsorted(xs);\nexport { xs };`,
      errors: [{ messageId: 'computed', line: 3, data: { call: 'sorted()', line: '1', file: '' } }],
    },
    { name: 'the answer to a question', code: `function isPort(n: number) { if (n < 1) return false; return true; } isPort(3); export {};`, errors: [{ messageId: 'computed' }] },
    { name: 'a function that fills a new object', code: `const count = (words: string[]) => { const m: Record<string, number> = {}; for (const w of words) m[w] = (m[w] ?? 0) + 1; return m; }; count(['a']); export {};`, errors: [{ messageId: 'computed' }] },
    { name: 'recursion that only computes', code: `function fact(n: number): number { return n < 2 ? 1 : n * fact(n - 1); } fact(3); export {};`, errors: [{ messageId: 'computed' }] },
    { name: 'a nested callback that counts in a variable of the function', code: `function total(xs: number[]) { let n = 0; xs.forEach(x => { n += x; }); return n; } total([1]); export {};`, errors: [{ messageId: 'computed' }] },
    { name: 'JavaScript', code: `let t = 'a';\nt.replace('a', 'b');\nexport { t };`, filename: 'file.js', errors: [{ messageId: 'discarded', suggestions: 1 }] },
    { name: 'JavaScript: JSDoc types', code: `/** @param {number[]} xs */ export function f(xs) { xs.concat([1]); return xs; }`, filename: 'file.js', errors: [{ messageId: 'discarded', suggestions: 1 }] },
    { name: 'JavaScript: a function', code: `function plus(a, b) { return a + b; }\nplus(1, 2);\nexport {};`, filename: 'file.mjs', errors: [{ messageId: 'computed' }] },
  ],
});

describe('known misses', () => {
  typedRuleTester().run('no-discarded-result', rule, {
    valid: [
      { name: 'a method of a class of the program', code: `class Money { constructor(readonly n: number) {} add(n: number) { return new Money(this.n + n); } } new Money(1).add(2); export {};` },
      { name: 'a package that no row names', code: `import { v } from './unknown-values.js'; v.with(1);` },
    ],
    invalid: [],
  });
});

describe('the catalogue of pure calls', () => {
  it('names each row once, with its source', () => {
    expect(new Set(pureCalls.map(({ id }) => id)).size).toBe(pureCalls.length);
    for (const { source, because } of pureCalls) {
      expect(source).toMatch(/^https:/);
      expect(because).not.toMatch(/\.$/);
    }
  });
});
