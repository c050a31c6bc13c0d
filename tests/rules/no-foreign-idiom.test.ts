import { describe } from 'vitest';
import rule from '../../src/rules/no-foreign-idiom.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();

describe('digits and numbers', () => {
  ruleTester.run('no-foreign-idiom', rule, {
    valid: [
      { name: 'the whole text', code: `export const f = (n: number) => [n.toString(2), n.toString(2).slice(-8), n.toString(16).slice(0, 2), n.toString(2).slice(1)];` },
      { name: 'random text', code: `export const f = () => [Math.random().toString(36).slice(2), Math.random().toString(16).slice(2), Math.random().toString(2).substring(2)];` },
      { name: 'random text in two steps', code: `export function f() { const r = Math.random(); return r.toString(16).slice(2); }` },
      { name: 'a random number that is handed over', code: `const hex = (n: number) => n.toString(16).slice(2); export const f = () => hex(Math.random());` },
      { name: 'base 36, which no language prefixes', code: `export const f = (n: number) => n.toString(36).slice(2);` },
      { name: 'the time, of which the end is what differs', code: `export const f = () => Date.now().toString(16).slice(2);` },
      { name: 'digits put before, to be cut off', code: `export const f = (n: number, b: number) => [(0x100 + n).toString(16).slice(1), (n + 0x10000).toString(16).slice(2), (n | 0x1000000).toString(16).slice(2)];` },
      { name: 'the same in steps', code: `export function f(n: number) { let c = n; c += 0x1000000; const d = n | 0x100; return c.toString(16).slice(2) + d.toString(16).slice(2); }` },
      { name: 'what a file with fractions hands over', code: `export const f = (fraction: number) => fraction.toString(2).slice(2); export const g = (x: number) => f(x % 1);` },
      { name: 'a fraction', code: `export const f = (n: number, d: number) => [(n / d).toString(2).slice(2), (n % 1).toString(2).slice(2), performance.now().toString(16).slice(2)];` },
      { name: 'a text, and bytes', code: `export const f = (s: string, b: Buffer) => [s.toString().slice(2), b.toString('hex').slice(2)];` },
      { name: 'a least number above 0', code: `export const f = (x: number) => Math.log(Math.max(x, Number.MIN_VALUE)) + (x > Number.MIN_VALUE ? 1 : 0);` },
      { name: 'a least number that is lowered', code: `export function f(xs: number[]) { let step = Number.MIN_VALUE; for (const x of xs) step += x; return step; }` },
      { name: 'a minimum from above', code: `export function f(xs: number[]) { let min = Number.MAX_VALUE; for (const x of xs) if (x < min) min = x; return min; }` },
      { name: 'a MIN_VALUE of somebody else', code: `const Number = { MIN_VALUE: -128 }; export function f(xs: number[]) { let max = Number.MIN_VALUE; for (const x of xs) if (x > max) max = x; return max; }` },
      { name: 'a rounded index', code: `export const f = (xs: number[], a: number, b: number) => [xs[Math.floor(xs.length / 2)], xs[xs.length >> 1], xs[(xs.length / 2) | 0], xs[~~((a + b) / 2)]];` },
      { name: 'rounded later', code: `export function f(xs: number[]) { let mid = xs.length / 2; mid = Math.floor(mid); return xs[mid]; }` },
      { name: 'known to be even', code: `export function f(xs: number[]) { if (xs.length % 2 === 0) return (xs[xs.length / 2]! + xs[xs.length / 2 - 1]!) / 2; return xs[(xs.length - 1) / 2]; }` },
      { name: 'pairs', code: `export function f(xs: number[]) { const out = []; for (let i = 0; i < xs.length; i += 2) out.push(xs[i]); return [out, xs[xs.length / 2]]; }` },
      { name: 'a size that the caller vouches for', code: `export function f(re: Float64Array, n: number) { for (let k = 0; k < n / 2; k++) re[k + n / 2] = re[k]!; return re[n / 2]; }` },
      { name: 'a key of an object', code: `export const f = (table: Record<number, string>, a: number, b: number) => table[(a + b) / 2];` },
      { name: 'a remainder that is not below 0', code: `export const f = (xs: number[], i: number) => [xs[(i - 1 + xs.length) % xs.length], xs[(i + 1) % xs.length]];` },
      { name: 'from 1 on', code: `export function f(xs: number[]) { let t = 0; for (let i = 1; i <= xs.length; i++) t += xs[(i - 1) % xs.length]!; return t; }` },
      { name: 'a number that counts from 1', code: `export const f = (xs: string[], round: number) => xs[(round - 1) % xs.length];` },
      { name: 'the first round is another', code: `export function f(xs: number[]) { let t = 0; for (let i = 0; i < xs.length; i++) { if (i === 0) continue; t += xs[(i - 1) % xs.length]!; } return t; }` },
      { name: 'going back, with a word about 0', code: `export class Slides { at = 0; items: string[] = []; back() { this.at = (this.at - 1) % this.items.length; if (this.at < 0) this.at += this.items.length; } }` },
      { name: 'an angle', code: `export class Wheel { angle = 0; turn() { this.angle = (this.angle - 1) % 360; } }` },
      { name: 'bits', code: `export const f = (a: number, b: number) => [a ^ b, a ^ 2, 2 ^ a, 0x2 ^ 0x8, 0b10 ^ 0b01, a ^ (b << 1), 1 ^ 1, 3 ^ 5];` },
      { name: 'powers', code: `export const f = (a: number, n: number) => [2 ** 8, 10 ** n, Math.pow(2, 8), Math.sqrt(a ** 2 + n ** 2)];` },
      { name: 'what a call gives, in a comment', code: `const double = (n: number) => n * 2\nexport const four = double(2) // 4\nconsole.log(double(3)) // 6\nexport const six = double(3); // 6;` },
      { name: 'texts that are numbers', filename: 'file.js', code: `export const f = (n, s) => ['2' * n, n - '1', s * 2, n % s, '' * n, [n] + 1, s - 'a'.charCodeAt(0)];` },
      { name: 'a comparison that is no chain', filename: 'file.js', code: `export const f = (a, b, c) => [a < b && b < c, (a < b) === c, a < b === true, f(a < b, b > c)];` },
      { name: 'what the compiler reports', code: `// @ts-expect-error\nexport const f = (a: number, b: number, c: number) => a < b < c;\n// @ts-expect-error\nexport const line = '=' * 20;` },
    ],
    invalid: [
      {
        name: 'bin(n)[2:] of Python',
        code: `export const bits = (n: number) =>\n  n.toString(2).slice(2);`,
        errors: [{ messageId: 'cutDigits', line: 2, column: 3, data: { text: 'n.toString(2)', prefix: '0b', line: '' }, suggestions: [{ messageId: 'write', data: { text: 'n.toString(2)' }, output: `export const bits = (n: number) =>\n  n.toString(2);` }] }],
      },
      { name: 'the others', code: `export const f = (b: bigint, s: string, n: number, xs: Uint8Array) => [b.toString(16).substring(2), (s.length).toString(8).substr(2), Math.floor(n / 2).toString(2).slice(2), s.charCodeAt(0).toString(16).slice(2), xs[0]!.toString(16).slice(2)];`, errors: [{ messageId: 'cutDigits', suggestions: 1 }, { messageId: 'cutDigits', data: { text: '(s.length).toString(8)', prefix: '0o', line: '' }, suggestions: 1 }, { messageId: 'cutDigits', suggestions: 1 }, { messageId: 'cutDigits', suggestions: 1 }, { messageId: 'cutDigits', suggestions: 1 }] },
      { name: 'a sum', code: `export const f = (s: string) => s.split('').reduce((sum, c) => sum + parseInt(c, 10), 0).toString(2).slice(2);`, errors: [{ messageId: 'cutDigits', suggestions: 1 }] },
      { name: 'in JavaScript', filename: 'file.js', code: `/** @param {number} n */\nexport function f(n) {\n  const sum = Math.floor(n);\n  return sum.toString(2).slice(2);\n}`, errors: [{ messageId: 'cutDigits', line: 4, column: 10, suggestions: 1 }] },
      {
        name: 'Integer.MIN_VALUE of Java',
        code: `export function f(xs: number[]) {\n  let max = Number.MIN_VALUE;\n  for (const x of xs) if (x > max) max = x;\n  return max;\n}`,
        errors: [{ messageId: 'leastNumber', line: 2, column: 13, suggestions: [{ messageId: 'write', data: { text: '-Infinity' }, output: `export function f(xs: number[]) {\n  let max = -Infinity;\n  for (const x of xs) if (x > max) max = x;\n  return max;\n}` }] }],
      },
      { name: 'as a start and as an end', code: `export const f = (xs: number[]) => { let m; m = Number.MIN_VALUE; m = Math.max(m, ...xs); return [m, xs.reduce((a, b) => Math.max(a, b), Number.MIN_VALUE), xs.reduce((a, b) => (a > b ? a : b), Number.MIN_VALUE), Math.max(...xs, Number.MIN_VALUE), { min: Number.MIN_VALUE, max: Number.MAX_VALUE }]; };`, errors: [{ messageId: 'leastNumber', suggestions: 1 }, { messageId: 'leastNumber', suggestions: 1 }, { messageId: 'leastNumber', suggestions: 1 }, { messageId: 'leastNumber', suggestions: 1 }, { messageId: 'leastNumber', suggestions: 1 }] },
      {
        name: 'division of whole numbers, as in C',
        code: `export const middle = (xs: number[]) => xs[xs.length / 2];`,
        errors: [{ messageId: 'fractionalIndex', line: 1, column: 41, data: { text: 'xs[xs.length / 2]', division: 'xs.length / 2', line: '' }, suggestions: [{ messageId: 'write', data: { text: 'Math.floor(xs.length / 2)' }, output: `export const middle = (xs: number[]) => xs[Math.floor(xs.length / 2)];` }] }],
      },
      {
        name: 'binary search',
        code: `export function find(xs: number[], x: number) {\n  let low = 0;\n  let high = xs.length - 1;\n  while (low <= high) {\n    const mid = (low + high) / 2;\n    if (xs[mid] === x) return mid;\n    if (xs[mid]! < x) low = mid + 1;\n    else high = mid - 1;\n  }\n  return -1;\n}`,
        errors: [{ messageId: 'fractionalIndex', line: 6, column: 9, data: { text: 'xs[mid]', division: '(low + high) / 2', line: '' }, suggestions: 1 }],
      },
      { name: 'the other spelling of the middle, a text, a loop', code: `export function f(s: string, low: number, high: number) { for (let i = s.length / 2; i >= 0; i--) console.log(s[i]); return s[low + (high - low) / 2]; }`, errors: [{ messageId: 'fractionalIndex', suggestions: 1 }, { messageId: 'fractionalIndex', suggestions: 1 }] },
      {
        name: 'the element before the first, as in Python',
        code: `export function f(xs: number[]) {\n  let t = 0;\n  for (let i = 0; i < xs.length; i++) t += xs[(i - 1) % xs.length]!;\n  return t;\n}`,
        errors: [{ messageId: 'negativeRemainder', line: 3, column: 47, data: { text: '(i - 1) % xs.length', start: 'i', instead: '(i - 1 + xs.length) % xs.length', line: '' }, suggestions: [{ messageId: 'write', data: { text: '(i - 1 + xs.length) % xs.length' }, output: `export function f(xs: number[]) {\n  let t = 0;\n  for (let i = 0; i < xs.length; i++) t += xs[(i - 1 + xs.length) % xs.length]!;\n  return t;\n}` }] }],
      },
      { name: 'one slide back', code: `export class Slides { at = 0; items: string[] = []; back() { this.at = (this.at - 1) % this.items.length; return this.items[this.at]; } }`, errors: [{ messageId: 'negativeRemainder', data: { text: '(this.at - 1) % this.items.length', start: 'this.at', instead: '(this.at - 1 + this.items.length) % this.items.length', line: '' }, suggestions: 1 }] },
      { name: 'powers as in a formula', code: `export const size = 2 ^ 8;`, errors: [{ messageId: 'power', line: 1, column: 21, data: { text: '2 ^ 8', meant: '2 ** 8', line: '' }, suggestions: [{ messageId: 'write', data: { text: '**' }, output: `export const size = 2 ** 8;` }] }] },
      { name: 'rounding, and a distance', code: `export const f = (x: number, n: number) => [10 ^ n, Math.round(x * 10 ^ 2), Math.sqrt(x ^ 2 + n ^ 2)];`, errors: [{ messageId: 'power', suggestions: 1 }, { messageId: 'power', suggestions: [{ messageId: 'write', data: { text: '**' }, output: `export const f = (x: number, n: number) => [10 ^ n, Math.round(x * 10 ** 2), Math.sqrt(x ^ 2 + n ^ 2)];` }] }, { messageId: 'power' }] },
      { name: 'division that rounds, as in Python', code: `export function f(n: number) {\n  const half = n // 2;\n  return half\n}`, errors: [{ messageId: 'dividingComment', line: 2, column: 16, data: { value: 'n', divisor: '2', comment: '// 2;', line: '' } }] },
      {
        name: 'arithmetic of texts and lists, as in Python and C',
        filename: 'file.js',
        code: `export const f = (n, c) => ['=' * 20, '%s of 3' % n, c - 'a', [0] * n, [[]] * n];`,
        errors: [
          { messageId: 'textArithmetic', line: 1, column: 29, suggestions: [{ messageId: 'write', data: { text: `'='.repeat(20)` }, output: `export const f = (n, c) => ['='.repeat(20), '%s of 3' % n, c - 'a', [0] * n, [[]] * n];` }] },
          { messageId: 'textArithmetic', data: { text: `'%s of 3' % n`, instead: 'a template literal', use: ' Use a template literal.' } },
          { messageId: 'textArithmetic', data: { text: `c - 'a'`, instead: 'charCodeAt(0)', use: ' Use `charCodeAt(0)`.' } },
          { messageId: 'repeatedArray', suggestions: [{ messageId: 'write', data: { text: 'new Array(n).fill(0)' }, output: `export const f = (n, c) => ['=' * 20, '%s of 3' % n, c - 'a', new Array(n).fill(0), [[]] * n];` }] },
          { messageId: 'repeatedArray', data: { text: '[[]] * n', instead: 'Array.from({ length: n }, () => [])', line: '' }, suggestions: 1 },
        ],
      },
      { name: 'a chain, as in Python', filename: 'file.js', code: `export const f = (x) => 0 < x <= 10;`, errors: [{ messageId: 'chained', line: 1, column: 25, data: { text: '0 < x <= 10', first: '0 < x', instead: '0 < x && x <= 10', line: '' }, suggestions: [{ messageId: 'write', data: { text: '0 < x && x <= 10' }, output: `export const f = (x) => 0 < x && x <= 10;` }] }] },
      { name: 'a chain that any hides from the compiler', code: `export const f = (x: any) => 0 < x < (10 as any);`, errors: [{ messageId: 'chained', suggestions: 1 }] },
    ],
  });
});

describe('arrays', () => {
  ruleTester.run('no-foreign-idiom', rule, {
    valid: [
      { name: 'comparing elements, lengths, dates, texts', code: `export const f = (a: number[], b: number[], d: Date, e: Date, s: string) => [a[0]! < b[0]!, a.length < b.length, d < e, s < 'b', a.join() < b.join()];` },
      { name: 'arrays of texts, whose text is in order', code: `export const f = (a: string[], b: string[], x: any[], y: any[]) => [a < b, x < y];` },
      { name: 'an array or a number', code: `export const f = (a: number[] | number, b: number) => (a as number) < b;` },
      { name: 'an object that has a value', code: `class Version { constructor(readonly n: number) {} valueOf() { return this.n; } } export const f = (a: Version, b: Version) => a < b;` },
      { name: 'indexes', code: `export const f = (xs: string[], i: number, s: '0' | '1') => [0 in xs, i in xs, '0' in xs, s in xs, 'length' in xs, 'at' in xs];` },
      { name: 'keys', code: `export function f(xs: string[], ys: string[], o: Record<string, string>) { for (const k in xs) if (k in ys) return k; for (const k of Object.keys(xs)) if (k in ys) return k; return Object.keys(o).filter(k => k in ys); }` },
      { name: 'properties of objects and of any', code: `export const f = (o: object, x: any, k: string, us: unknown[]) => [k in o, k in x, 'a' in o, k in us, 'groups' in (/a/.exec(k) ?? [])];` },
      { name: 'numbers in a list, which may be indexes', code: `export function f(xs: number[], sparse: number[]) { for (const x of xs) if (x in sparse) return x; return xs[0]! in sparse; }` },
      { name: 'sparse literals', code: `export const f = (i: number) => i in [, 1];` },
      { name: 'arrays that are filled', code: `export const f = (n: number) => [new Array(n).fill(0).map(i => i), Array.from({ length: n }, (_, i) => i), [...new Array(n)].map((_, i) => i), Array.from(new Array(n)).map(() => 1), new Array(n).join('-'), [...new Array(n).keys()].map(i => i)];` },
      { name: 'whatever it may be', filename: 'file.js', code: `export const f = n => new Array(n).map(x => x);` },
      { name: 'arrays of elements', code: `export const f = (n: string) => [new Array(n).map(x => x), new Array(1, 2, 3).map(x => x), Array.of(3).map(x => x)];` },
      { name: 'a variable that is filled first', code: `export function f(n: number) { const xs = new Array<number>(n); for (let i = 0; i < n; i++) xs[i] = i; return xs.map(x => x * 2); }` },
      { name: 'an Array of somebody else', code: `class Array { constructor(readonly n: number) {} map(fn: () => void) { fn(); } } export const f = (n: number) => new Array(n).map(() => undefined);` },
      { name: 'parsing with a base', code: `export const f = (xs: string[]) => [xs.map(x => parseInt(x, 10)), xs.map(Number), xs.map(parseFloat), xs.forEach(parseInt)];` },
      { name: 'a map of one argument', code: `class Box { map(fn: (x: string) => number) { return fn('1'); } } export const f = (b: Box) => b.map(parseInt);` },
      { name: 'a parseInt of one argument', code: `function parseInt(x: string) { return Number(x); } export const f = (xs: string[]) => xs.map(parseInt);` },
      { name: 'a canonical order', code: `export function f(xs: number[], ys: number[]) { xs.sort(); return [new Set(xs.sort()), xs.join(), JSON.stringify([...ys].sort()), [...xs].sort().join() === [...ys].sort().join(), new Set(ys.sort())]; }` },
      { name: 'equal neighbours', code: `export function f(xs: number[]) { xs.sort(); for (let i = 1; i < xs.length; i++) if (xs[i] === xs[i - 1]) return true; return false; }` },
      { name: 'texts, typed arrays, any', code: `export const f = (a: string[], b: Float64Array, c: any[]) => [a.sort()[0], b.sort()[0], c.sort()[0]];` },
      { name: 'digits', code: `export const f = (xs: (1 | 2 | 3)[]) => xs.sort()[0];` },
      { name: 'with a comparison', code: `export const f = (xs: number[]) => xs.sort((a, b) => a - b)[0];` },
      { name: 'texts with commas', code: `export const f = (xs: string[], s: string, ns: number[]) => [xs.join(), xs.join().length > 2000, s.split('').join(''), s.split(',').join(), s.split('').sort().join(), [...s].reverse().join(' '), ns.join().length, xs.reverse().join() === s, [...s].join() === 'a,b'];` },
      { name: 'letters that somebody gets as a list', code: `export function f(s: string, show: (s: string) => void) { show([...s].join()); const key = s.split('').join(); return key; }` },
      { name: 'comparisons of all three answers', code: `export const f = (xs: number[], ys: { a: string }[]) => [xs.sort((a, b) => (a > b ? 1 : -1)), ys.sort((a, b) => (a.a < b.a ? -1 : a.a > b.a ? 1 : 0)), xs.sort((a, b) => Number(a > b) - Number(a < b)), xs.sort(() => 0), ys.sort((a, b) => a.a.localeCompare(b.a)), xs.sort((a, b) => (a < b ? -1 : 0))];` },
      { name: 'a comparison that is not in sight', filename: 'file.js', code: `/** @param {number[]} xs */\nexport const f = (xs, by) => [xs.sort(by), xs.sort((a, b) => by(a, b)), xs.sort((a, b) => by(a) || a > b)];` },
      { name: 'what the compiler reports', code: `// @ts-expect-error\nexport const f = (xs: number[]) => xs.sort((a, b) => a > b);` },
      { name: 'a sort of something else', filename: 'file.js', code: `export const f = query => query.sort((a, b) => a > b);` },
      { name: 'a typed array, which is sorted in another way', code: `export const f = (xs: Int8Array) => xs.sort((a, b) => (a > b ? 1 : 0));` },
      { name: 'extremes', code: `export const f = (a: number, b: number, xs: number[], g: () => number) => [Math.max(a, b), Math.max(...xs), Math.max(0, ...xs, 0 - a), Math.min(xs[0]!, xs[1]!), Math.max(g(), g()), Math.max(a)];` },
      { name: 'of an array in TypeScript, which the compiler reports', code: `// @ts-expect-error\nexport const f = (xs: number[]) => Math.max(xs);` },
      { name: 'one index', filename: 'file.js', code: `export const f = (g, i, j, log) => [g[i][j], g[(log(i), j)], g[log(i), j]];` },
      { name: 'writing elements', filename: 'file.js', code: `/** @param {string[]} xs */\nexport function f(xs, s) { xs[0] = 'a'; s[0] = 'a'; const o = {}; o['a'] = 1; return xs; }` },
      { name: 'tests of just that', filename: 'lib.spec.ts', code: `import { expect, it } from 'vitest'; it('keeps holes', () => { expect(new Array(3).map(() => 1)).toHaveLength(3); });` },
    ],
    invalid: [
      { name: 'lists in order, as in Python', code: `export const isOlder = (a: number[], b: readonly number[]) =>\n  a < b;`, errors: [{ messageId: 'arrayOrder', line: 2, column: 3, data: { text: 'a < b', line: '' } }] },
      { name: 'tuples', code: `export const f = (a: [number, string], b: [number, string][]) => b.filter(x => x >= a);`, errors: [{ messageId: 'arrayOrder' }] },
      {
        name: 'in, as in Python',
        code: `export const f = (s: string) => s in ['a', 'b'];`,
        errors: [{ messageId: 'inArray', line: 1, column: 33, data: { array: `['a', 'b']`, value: 's', line: '' }, suggestions: [{ messageId: 'write', data: { text: `['a', 'b'].includes(s)` }, output: `export const f = (s: string) => ['a', 'b'].includes(s);` }] }],
      },
      { name: 'a list of texts, a literal, an element, numbers in a literal', code: `export const f = (s: string, xs: readonly string[], ys: string[], n: number) => [s in xs, 'admin' in ys, xs[0]! in ys, n in [1, 2, 3]];`, errors: [{ messageId: 'inArray', suggestions: 1 }, { messageId: 'inArray', suggestions: 1 }, { messageId: 'inArray', suggestions: 1 }, { messageId: 'inArray', suggestions: 1 }] },
      { name: 'in JavaScript', filename: 'file.js', code: `const ROLES = ['admin', 'editor'];\nexport const f = (/** @type {string} */ role) => role in ROLES;`, errors: [{ messageId: 'inArray', line: 2, column: 50, suggestions: 1 }] },
      {
        name: 'an array of a size, as in Java',
        code: `export const f = (n: number) => new Array(n).map((_, i) => i);`,
        errors: [{ messageId: 'holes', line: 1, column: 33, data: { call: 'map', length: 'n', line: '' }, suggestions: [{ messageId: 'write', data: { text: 'Array.from({ length: n }, (_, i) => i)' }, output: `export const f = (n: number) => Array.from({ length: n }, (_, i) => i);` }] }],
      },
      { name: 'the other methods, and a variable', code: `export function f(n: number) { Array(3).forEach(() => console.log()); const rows = new Array(n); return rows.map(() => 0); }`, errors: [{ messageId: 'holes', data: { call: 'forEach', length: '3', line: '' } }, { messageId: 'holes', data: { call: 'map', length: 'n', line: '' } }] },
      {
        name: 'parseInt of the index',
        code: `export const f = (xs: string[]) => xs.map(parseInt);`,
        errors: [{ messageId: 'mappedParse', line: 1, column: 43, data: { parse: 'parseInt', line: '' }, suggestions: [{ messageId: 'write', data: { text: 'text => parseInt(text, 10)' }, output: `export const f = (xs: string[]) => xs.map(text => parseInt(text, 10));` }] }],
      },
      { name: 'the others', code: `export const f = (s: string) => [s.split(' ').map(Number.parseInt), Array.from(s, parseInt), s.split(' ').flatMap(parseInt)];`, errors: [{ messageId: 'mappedParse', suggestions: 1 }, { messageId: 'mappedParse', suggestions: 1 }, { messageId: 'mappedParse', suggestions: 1 }] },
      {
        name: 'sorted, as in Python',
        code: `export function median(xs: number[]) {\n  const sorted = [...xs].sort();\n  return sorted[Math.floor(sorted.length / 2)];\n}`,
        errors: [{ messageId: 'textOrder', line: 2, column: 18, data: { call: '[...xs].sort()', compare: '(a, b) => a - b', reader: 'sorted[Math.floor(sorted.length / 2)]', line: '3' }, suggestions: [{ messageId: 'write', data: { text: '[...xs].sort((a, b) => a - b)' }, output: `export function median(xs: number[]) {\n  const sorted = [...xs].sort((a, b) => a - b);\n  return sorted[Math.floor(sorted.length / 2)];\n}` }] }],
      },
      { name: 'the greatest, the least, gaps, the first few, of big numbers', code: `export function f(xs: number[], bs: bigint[], g: number[]) { const [least] = xs.toSorted(); g.sort(); return [least, xs.sort().at(-1), xs.sort().reverse()[0], g[1]! - g[0]!, xs.sort().slice(0, 3), bs.sort()[0]]; }`, errors: [{ messageId: 'textOrder', suggestions: 1 }, { messageId: 'textOrder', suggestions: 1 }, { messageId: 'textOrder', suggestions: 1 }, { messageId: 'textOrder', suggestions: 1 }, { messageId: 'textOrder', suggestions: 1 }, { messageId: 'textOrder', data: { call: 'bs.sort()', compare: '(a, b) => (a < b ? -1 : a > b ? 1 : 0)', reader: 'bs.sort()[0]', line: '1' }, suggestions: 1 }] },
      { name: 'handed out in order', code: `export function f(xs: number[], left: number[], right: number[]) { const g = (ys: number[]) => ys.sort(); left.sort(); right.sort(); if (xs.length) return [...right, ...left]; return left.concat(right.concat(g(xs))); }`, errors: [{ messageId: 'textOrder', suggestions: 1 }, { messageId: 'textOrder', suggestions: 1 }, { messageId: 'textOrder', suggestions: 1 }] },
      { name: 'a text turned round', code: `export const f = (s: string) => s.split('').reverse().join();`, errors: [{ messageId: 'commas', line: 1, column: 33, data: { call: `s.split('').reverse().join()`, line: '1' }, suggestions: [{ messageId: 'write', data: { text: `s.split('').reverse().join('')` }, output: `export const f = (s: string) => s.split('').reverse().join('');` }] }] },
      { name: 'compared, counted, in JavaScript', filename: 'file.js', code: `export const f = (/** @type {string} */ s, /** @type {string[]} */ names) => [[...s].reverse().join() === s, names.filter(Boolean).join().length, s.split('').map(c => c + c).join().slice(1)];`, errors: [{ messageId: 'commas', suggestions: 1 }, { messageId: 'commas', suggestions: 1 }, { messageId: 'commas', suggestions: 1 }] },
      {
        name: 'a comparison that answers yes or no',
        filename: 'file.js',
        code: `/** @param {number[]} xs */\nexport const f = xs => xs.sort((a, b) => a > b);`,
        errors: [{ messageId: 'comparator', line: 2, column: 32, data: { call: 'sort', instead: '`a - b`', line: '' }, suggestions: [{ messageId: 'write', data: { text: 'a - b' }, output: `/** @param {number[]} xs */\nexport const f = xs => xs.sort((a, b) => a - b);` }] }],
      },
      { name: 'as numbers, and behind a cast', code: `export const f = (xs: number[], ys: { n: number; s: string }[]) => [xs.sort((a, b) => (a < b ? 1 : 0)), ys.sort((a, b) => Number(a.s > b.s)), ys.sort(((a: { n: number }, b: { n: number }) => a.n > b.n) as never), ys.sort((a, b) => { if (a.n > b.n) return 1; return 0; })];`, errors: [{ messageId: 'comparator', data: { call: 'sort', instead: '`b - a`', line: '' }, suggestions: 1 }, { messageId: 'comparator', data: { call: 'sort', instead: 'a number below, equal to or above 0', line: '' } }, { messageId: 'comparator', suggestions: 1 }, { messageId: 'comparator' }] },
      { name: 'the same twice', code: `export const f = (p: { x: number; y: number }) => [Math.max(p.x, p.y), Math.min(p.x, p.x)];`, errors: [{ messageId: 'sameOperand', line: 1, column: 86, data: { call: 'Math.min', operand: 'p.x', line: '' } }] },
      { name: 'max of a list, as in Python', filename: 'file.js', code: `/** @param {number[]} xs */\nexport const f = xs => Math.max(xs);`, errors: [{ messageId: 'extremumOfArray', line: 2, column: 33, suggestions: [{ messageId: 'write', data: { text: '...xs' }, output: `/** @param {number[]} xs */\nexport const f = xs => Math.max(...xs);` }] }] },
      { name: 'two indexes, as in NumPy', filename: 'file.js', code: `export const f = (grid, i, j) => grid[i, j];`, errors: [{ messageId: 'commaIndex', line: 1, column: 34, data: { text: 'grid[i, j]', read: 'grid[j]', line: '' }, suggestions: [{ messageId: 'write', data: { text: 'grid[i][j]' }, output: `export const f = (grid, i, j) => grid[i][j];` }] }] },
      { name: 'a letter, as in C', filename: 'file.js', code: `export function f(/** @type {string} */ s) {\n  s[0] = s[0].toUpperCase();\n  return s;\n}`, errors: [{ messageId: 'textWrite', line: 2, column: 3, data: { text: 's', line: '' } }] },
    ],
  });
});

describe('collections', () => {
  ruleTester.run('no-foreign-idiom', rule, {
    valid: [
      { name: 'a first number', code: `export function f(xs: string[]) { const c: Record<string, number> = {}; for (const x of xs) { if (!c[x]) c[x] = 0; c[x]++; } return c; }` },
      { name: 'a first number in one', code: `export function f(xs: string[]) { const c: Record<string, number> = {}; const m = new Map<string, number>(); for (const x of xs) { c[x] = (c[x] ?? 0) + 1; m.set(x, (m.get(x) ?? 0) + 1); } return [c, m]; }` },
      { name: 'the first number of a map', code: `export function f(xs: string[]) { const m = new Map<string, number>(); for (const x of xs) { if (!m.has(x)) m.set(x, 0); m.set(x, m.get(x)! + 1); } return m; }` },
      { name: 'the first number elsewhere', code: `export function f(xs: string[], init: (o: object) => void) { const c: Record<string, number> = {}; init(c); for (const x of xs) c[x]++; return c; }` },
      { name: 'the first number from another function', code: `export function f() { const c: Record<string, number> = {}; return { start(k: string) { c[k] = 0; }, next(k: string) { c[k]++; } }; }` },
      { name: 'handed out before it is counted', code: `export function f(xs: string[]) { const c: Record<string, number> = {}; const count = () => { for (const x of xs) c[x]++; }; return { c, count }; }` },
      { name: 'not empty', code: `export function f(xs: string[]) { const c: Record<string, number> = { a: 0 }; const n = new Array<number>(26).fill(0); const m = new Map([['a', 0]]); for (const x of xs) { c[x]++; n[x.charCodeAt(0)]++; m.set(x, m.get(x)! + 1); } return [c, n, m]; }` },
      { name: 'zero by nature', code: `export function f(xs: number[]) { const c = new Uint32Array(10); for (const x of xs) c[x]++; return c; }` },
      { name: 'exported, and filled elsewhere', code: `export const counts: Record<string, number> = {}; export const f = (k: string) => { counts[k]++; };` },
      { name: 'texts that grow', code: `export function f(xs: string[]) { const t: Record<string, string> = {}; for (const x of xs) t[x] += x; return t; }` },
      { name: 'other values in all places', code: `export function f(n: number) { const g = Array.from({ length: n }, () => [0]); g[0]![0] = 1; const h = new Array(n).fill(0); h[0] = 1; const e = new Array<number[]>(n).fill([]); return [g, h, e.length]; }` },
      { name: 'rows of their own later', code: `export function f(n: number) { const g: number[][] = Array(n).fill([]); for (let i = 0; i < n; i++) g[i] = [i]; g[0]!.push(1); return g; }` },
      { name: 'rows that are replaced, not changed', code: `export function f(n: number) { const g: number[][] = Array(n).fill([]); for (let i = 0; i < n; i++) g[i] = g[i]!.concat(i); return g; }` },
      { name: 'a place, compared', code: `export const f = (xs: string[], x: string) => xs.indexOf(x) !== -1 && xs.indexOf(x) >= 0 && ~xs.indexOf(x) ? xs.findIndex(y => y === x) + 1 : 0;` },
      { name: 'a place as a number', code: `export const f = (xs: string[], x: string) => [xs.map(y => xs.indexOf(y)), xs.indexOf(x) || 0, !x.indexOf('a'), xs.sort((a, b) => xs.indexOf(a) - xs.indexOf(b))];` },
      { name: 'an indexOf of something else', code: `class Ring { indexOf(x: string) { return x.length; } } export const f = (r: Ring) => (r.indexOf('a') ? 1 : 2);` },
      { name: 'replacing all', code: `export const f = (s: string) => [s.replaceAll('"', '\\\\"'), s.replace(/"/g, '\\\\"'), s.replace(/[&<]/g, '&amp;'), s.replaceAll('+', '-').replaceAll('/', '_'), crypto.randomUUID().replaceAll('-', '')];` },
      { name: 'the first only, as is wanted', code: `export const f = (s: string, u: string) => [s.replace('\\n', ''), s.replace('_', ' '), s.replace('-', '+'), s.replace('/', ''), s.replace('.ts', '.js'), u.replace('{id}', s), s.replace('"', ''), s.replace(/</, s)];` },
      { name: 'a replace of something else', code: `class History { replace(a: string, b: string) { return a + b; } } export const f = (h: History) => h.replace('"', '\\\\"');` },
      { name: 'what is caught', code: `export function f(g: () => void) { try { g(); } catch (error) { if (error instanceof TypeError) return 1; throw error; } try { g(); } catch (Error) { return (Error as { message: string }).message; } try { g(); } catch { return 2; } return 3; }` },
      { name: 'what is returned', filename: 'file.js', code: `export function f(a, b, log) { if (a) return [a, b]; if (b) return log(a), b; return (a.n = 1), a; }` },
    ],
    invalid: [
      {
        name: 'Counter() of Python',
        code: `export function f(xs: string[]) {\n  const counts: Record<string, number> = {};\n  for (const x of xs) counts[x]++;\n  return counts;\n}`,
        errors: [{ messageId: 'uncounted', line: 3, column: 23, data: { text: 'counts[x]', object: 'counts', line: '' }, suggestions: [{ messageId: 'write', data: { text: 'counts[x] = (counts[x] ?? 0) + 1' }, output: `export function f(xs: string[]) {\n  const counts: Record<string, number> = {};\n  for (const x of xs) counts[x] = (counts[x] ?? 0) + 1;\n  return counts;\n}` }] }],
      },
      {
        name: 'a map of Go',
        code: `export function f(xs: string[]) {\n  const counts = new Map<string, number>();\n  for (const x of xs) counts.set(x, counts.get(x)! + 1);\n  return [...counts];\n}`,
        errors: [{ messageId: 'uncounted', line: 3, column: 37, data: { text: 'counts.get(x)', object: 'counts', line: '' }, suggestions: [{ messageId: 'write', data: { text: '(counts.get(x) ?? 0)' }, output: `export function f(xs: string[]) {\n  const counts = new Map<string, number>();\n  for (const x of xs) counts.set(x, (counts.get(x) ?? 0) + 1);\n  return [...counts];\n}` }] }],
      },
      { name: 'an array of Java, a callback, JavaScript', filename: 'file.js', code: `export function f(/** @type {number[]} */ xs) { const sums = new Array(10); const seen = {}; xs.forEach(x => { sums[x] += 1; seen[x]++; }); return [...sums, ...Object.keys(seen)]; }`, errors: [{ messageId: 'uncounted' }, { messageId: 'uncounted', suggestions: 1 }] },
      {
        name: 'a table of C',
        code: `export function f(n: number, m: number) {\n  const grid = new Array(n).fill(new Array(m).fill(0));\n  grid[0][1] = 1;\n  return grid;\n}`,
        errors: [{ messageId: 'sharedFill', line: 2, column: 16, data: { row: 'new Array(m).fill(0)', change: 'grid[0]', line: '3' }, suggestions: [{ messageId: 'write', data: { text: 'Array.from({ length: n }, () => new Array(m).fill(0))' }, output: `export function f(n: number, m: number) {\n  const grid = Array.from({ length: n }, () => new Array(m).fill(0));\n  grid[0][1] = 1;\n  return grid;\n}` }] }],
      },
      { name: 'lists, objects, sets', filename: 'file.js', code: `export function f(n) { for (let i = 0; i < n; i++) console.log(i); const a = Array(n).fill([]), b = Array(n).fill({}), c = new Array(26).fill(new Set()); a[0].push(1); b[1].x = 2; c[2].add(3); return [a, b, c]; }`, errors: [{ messageId: 'sharedFill', suggestions: 1 }, { messageId: 'sharedFill', suggestions: [{ messageId: 'write', data: { text: 'Array.from({ length: n }, () => ({}))' }, output: `export function f(n) { for (let i = 0; i < n; i++) console.log(i); const a = Array(n).fill([]), b = Array.from({ length: n }, () => ({})), c = new Array(26).fill(new Set()); a[0].push(1); b[1].x = 2; c[2].add(3); return [a, b, c]; }` }] }, { messageId: 'sharedFill', suggestions: 1 }] },
      {
        name: 'a place as truth',
        code: `export function f(xs: string[], x: string) {\n  if (xs.indexOf(x)) return 1;\n  return 2;\n}`,
        errors: [{ messageId: 'placeAsTruth', line: 2, column: 7, data: { call: 'indexOf', better: 'includes', instead: 'Use `includes()`.' }, suggestions: [{ messageId: 'write', data: { text: 'includes' }, output: `export function f(xs: string[], x: string) {\n  if (xs.includes(x)) return 1;\n  return 2;\n}` }] }],
      },
      { name: 'in a filter, in a condition of several, of a text', code: `export const f = (xs: string[], s: string) => [xs.filter(x => s.indexOf(x)), xs.findIndex(x => x === s) && s.length > 1 ? 1 : 2, s.search(/a/) ? 1 : 2];`, errors: [{ messageId: 'placeAsTruth', suggestions: 1 }, { messageId: 'placeAsTruth', suggestions: 1 }, { messageId: 'placeAsTruth', data: { call: 'search', better: '', instead: 'Compare it with -1.' } }] },
      { name: 'replace of Python and Java', code: `export const quoted = (s: string) =>\n  s.replace('"', '\\\\"');`, errors: [{ messageId: 'firstOnly', line: 2, column: 3, data: { searched: `\`'"'\``, instead: '`replaceAll()`' }, suggestions: [{ messageId: 'write', data: { text: 'replaceAll' }, output: `export const quoted = (s: string) =>\n  s.replaceAll('"', '\\\\"');` }] }] },
      { name: 'entities, SQL, base64 in URLs, several for sure', code: `export const f = (s: string) => [s.replace(/</, '&lt;'), s.replace("'", "''"), s.replace('+', '-').replace('/', '_'), crypto.randomUUID().replace('-', ''), new Date().toISOString().replace(':', '-')];`, errors: [{ messageId: 'firstOnly', suggestions: [{ messageId: 'write', data: { text: '/</g' }, output: `export const f = (s: string) => [s.replace(/</g, '&lt;'), s.replace("'", "''"), s.replace('+', '-').replace('/', '_'), crypto.randomUUID().replace('-', ''), new Date().toISOString().replace(':', '-')];` }] }, { messageId: 'firstOnly', suggestions: 1 }, { messageId: 'firstOnly', suggestions: 1 }, { messageId: 'firstOnly', suggestions: 1 }, { messageId: 'firstOnly', suggestions: 1 }, { messageId: 'firstOnly', suggestions: 1 }] },
      { name: 'a class to catch, as in Java', code: `export function f(g: () => void) {\n  try {\n    g();\n  } catch (TypeError) {\n    return 1;\n  }\n  return 2;\n}`, errors: [{ messageId: 'caughtClass', line: 4, column: 12, data: { name: 'TypeError', line: '' } }] },
      { name: 'two results, as in Go', filename: 'file.js', code: `export function f(a) {\n  return a, null;\n}`, errors: [{ messageId: 'returnedPair', line: 2, column: 10, data: { last: 'null', line: '' }, suggestions: [{ messageId: 'write', data: { text: '[a, null]' }, output: `export function f(a) {\n  return [a, null];\n}` }] }] },
    ],
  });
});

describe('identity', () => {
  ruleTester.run('no-foreign-idiom', rule, {
    valid: [
      { name: 'what is in them', code: `export const f = (a: object, b: object, d: Date, s: string) => [Object.keys(a).length === Object.keys(b).length, JSON.stringify(a) === JSON.stringify(b), new Date(d).getTime() === d.getTime(), s.split('')[0] === 'a', s.split('').join('') === s, s.slice(1) === s, s.concat('a') === s];` },
      { name: 'which object it is', code: `export const f = (a: number[], b: number[], d: Date, e: Date) => [a === b, d === e, a[0] === b[0]];` },
      { name: 'what somebody has got', code: `export function f(all: Set<number[]>, xs: number[]) { const ys = xs.slice(); all.add(ys); for (const each of all) if (each === ys) return true; return false; }` },
      { name: 'another name', code: `export function f(xs: number[]) { const ys = [...xs]; let last = ys; if (xs.length) last = xs; return last === ys; }` },
      { name: 'what is given and taken', code: `export function f(xs: number[], g: (ys: number[]) => number[]) { const ys = xs.filter(Boolean); return g(ys) === ys; }` },
      { name: 'a mark', code: `const NONE = {}; export const f = (m: Map<string, object>, k: string) => (m.get(k) ?? NONE) === NONE;` },
      { name: 'a default', code: `const EMPTY: string[] = []; export function f(xs = EMPTY) { return xs === EMPTY; }` },
      { name: 'null', code: `export const f = (s: string | null, o: object) => [s?.split('') === undefined, Object.keys(o) !== null];` },
      { name: 'a method of the same name', code: `class Path { map(fn: (x: number) => number) { fn(1); return this; } reverse() { return new Path(); } } export const f = (p: Path) => [p.map(x => x) === p, p.reverse() === p];` },
      { name: 'a text of an array', filename: 'file.js', code: `export const f = (/** @type {string} */ s) => s.split(',') == s;` },
      { name: 'a copy turned round', code: `export function f(xs: number[]) { const r = [...xs].reverse(); const t = xs.toReversed(); return xs.every((x, i) => x === r[i] && x === t[i]); }` },
      { name: 'read before it is turned round', code: `export const f = (xs: string[]) => [xs.join() === xs.reverse().join(), JSON.stringify(xs) === JSON.stringify(xs.sort())];` },
      { name: 'another array by then', code: `export function f(xs: number[]) { const r = xs.reverse(); xs = [1, 2]; return xs.every((x, i) => x === r[i]); }` },
      { name: 'another place of it', code: `export function f(xs: number[]) { const s = xs.sort((a, b) => a - b); for (let i = 1; i < xs.length; i++) if (s[i] === xs[i - 1]) return true; return false; }` },
      { name: 'tests of just that', filename: 'lib.spec.ts', code: `import { expect, it } from 'vitest'; it('copies', () => { const a = [1]; const b = a.slice(); expect(a === b).toBe(false); });` },
    ],
    invalid: [
      { name: 'keys that are equal, as in Python', code: `export const f = (a: object, b: object) =>\n  Object.keys(a) === Object.keys(b);`, errors: [{ messageId: 'newObject', line: 2, column: 3, data: { value: 'Object.keys(a)', other: 'Object.keys(b)', made: 'array', operator: '===', instead: 'what is in them' } }] },
      { name: 'sorted copies, filtered, mapped', code: `export const f = (a: number[], b: number[]) => [[...a].sort() === [...b].sort(), a.filter(Boolean) !== a, a == a.map(x => x), a.slice().reverse() === a];`, errors: [{ messageId: 'newObject' }, { messageId: 'newObject' }, { messageId: 'newObject', data: { value: 'a.map(x => x)', other: 'a', made: 'array', operator: '==', instead: 'what is in them' } }, { messageId: 'newObject' }] },
      { name: 'a date at midnight', code: `export function isToday(day: Date) {\n  const now = new Date();\n  now.setHours(0, 0, 0, 0);\n  return day === now;\n}`, errors: [{ messageId: 'newObject', line: 4, column: 10, data: { value: 'now', other: 'day', made: 'Date', operator: '===', instead: '`getTime()` of both' } }] },
      { name: 'what each round makes new', code: `export function f(xs: object[]) { let last: object | undefined; for (const x of xs) { const y = { x }; if (last === y) return true; last = y; } return false; }`, errors: [{ messageId: 'newObject' }] },
      { name: 'a palindrome in JavaScript', filename: 'file.js', code: `export const f = (/** @type {string} */ s) => s.split('').reverse() === s;`, errors: [{ messageId: 'newObject' }] },
      {
        name: 'an array turned round, as in Ruby',
        code: `export function isPalindrome(xs: number[]) {\n  const turned = xs.reverse();\n  return xs.every((x, i) => x === turned[i]);\n}`,
        errors: [{ messageId: 'sameArray', line: 3, column: 29, data: { left: 'x', right: 'turned[i]', call: 'xs.reverse()', object: 'xs', copy: '[...xs].reverse()', line: '2' }, suggestions: [{ messageId: 'write', data: { text: '[...xs]' }, output: `export function isPalindrome(xs: number[]) {\n  const turned = [...xs].reverse();\n  return xs.every((x, i) => x === turned[i]);\n}` }] }],
      },
      { name: 'the array itself, its text, in a loop', code: `export function f(xs: number[]) { if (xs.reverse() === xs) return 1; if (xs.sort().join() === xs.join()) return 2; const s = xs.sort((a, b) => a - b); for (let i = 0; i < xs.length; i++) if (s[i] !== xs[i]) return 3; return JSON.stringify(xs) === JSON.stringify(s); }`, errors: [{ messageId: 'sameArray', suggestions: 1 }, { messageId: 'sameArray', suggestions: 1 }, { messageId: 'sameArray', data: { left: 's[i]', right: 'xs[i]', call: 'xs.sort((a, b) => a - b)', object: 'xs', copy: '[...xs].sort((a, b) => a - b)', line: '1' }, suggestions: 1 }, { messageId: 'sameArray', suggestions: 1 }] },
    ],
  });
});

describe('dates and matches', () => {
  ruleTester.run('no-foreign-idiom', rule, {
    valid: [
      { name: 'months of the year', code: `export const f = (y: number, d: number) => [new Date(y, 11, 25), new Date(y, 12 - 1, 25), Date.UTC(y, 0, 1)];` },
      { name: 'the end of the year', code: `export const f = (y: number, d: number) => [new Date(y, 12, 0), new Date(y, 12, 1), new Date(y, 12), new Date(y, 12, d)];` },
      { name: 'a Date of somebody else', code: `class Date { constructor(readonly y: number, readonly m: number, readonly d: number) {} } export const f = new Date(2024, 12, 25);` },
      { name: 'a date as text', code: 'export const f = (d: Date) => `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`;' },
      { name: 'a key, which nobody reads', code: 'export const f = (d: Date) => `${d.getFullYear()}-${d.getMonth()}-${d.getDate()}`;' },
      { name: 'the name of the month, and of the day', code: 'const NAMES = ["January"]; export const f = (d: Date) => `${NAMES[d.getDay()]} ${d.getDate()} ${NAMES[d.getMonth()]} ${d.getFullYear()}`;' },
      { name: 'added before', code: 'export function f(d: Date) { const month = d.getMonth() + 1; return `${d.getFullYear()}-${String(month).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`; }' },
      { name: 'of two dates', code: 'export const f = (a: Date, b: Date) => `${a.getFullYear()}-${String(b.getMonth()).padStart(2, "0")}-${a.getDate()}`;' },
      { name: 'the week day beside the date', code: 'export const f = (d: Date) => `${d.getFullYear()}-${d.getMonth() + 1}-${d.getDate()} (${d.getDay()})`;' },
      { name: 'something else with getMonth', code: 'interface Moon { getFullYear(): number; getMonth(): number; getDate(): number } export const f = (d: Moon) => `${d.getFullYear()}-${String(d.getMonth()).padStart(2, "0")}-${d.getDate()}`;' },
      { name: 'groups', code: `export const f = (s: string) => [s.match(/id=(\\d+)/)?.[1], [...s.matchAll(/id=(\\d+)/g)][0]?.[1], /id=(\\d+)/g.exec(s)?.[1]];` },
      { name: 'further matches', code: `export const f = (s: string) => [s.match(/\\d+/g)?.[1], s.match(/(\\d+)/g)?.[1], s.match(/(?:a|b)\\d/g)?.[1], s.match(/(a|b)\\d/g)?.[1], s.match(/(ab)+c/g)?.[1], s.match(/id=(\\d+)/g)?.[0], s.match(/id=(\\d+)/g)?.length];` },
      { name: 'a match of something else', code: `class Router { match(r: RegExp) { return [r.source, '']; } } export const f = (r: Router) => r.match(/id=(\\d+)/g)[1];` },
    ],
    invalid: [
      { name: 'December', code: `export const christmas =\n  new Date(2024, 12, 25);`, errors: [{ messageId: 'monthTwelve', line: 2, column: 18, data: { call: 'new Date', line: '' }, suggestions: [{ messageId: 'write', data: { text: '11' }, output: `export const christmas =\n  new Date(2024, 11, 25);` }] }] },
      { name: 'the last second', code: `export const f = (y: number) => [new Date(y, 12, 31, 23, 59, 59), Date.UTC(y, 12, 31)];`, errors: [{ messageId: 'monthTwelve', suggestions: 1 }, { messageId: 'monthTwelve', data: { call: 'Date.UTC', line: '' }, suggestions: 1 }] },
      {
        name: 'a month that is one too low',
        code: 'export const f = (d: Date) =>\n  `${d.getFullYear()}-${String(d.getMonth()).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`;',
        errors: [{ messageId: 'month', line: 2, column: 32, data: { call: 'd.getMonth()', line: '2' }, suggestions: [{ messageId: 'write', data: { text: '(d.getMonth() + 1)' }, output: 'export const f = (d: Date) =>\n  `${d.getFullYear()}-${String((d.getMonth() + 1)).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`;' }] }],
      },
      { name: 'with plus, of constants, in UTC', filename: 'file.js', code: `export function f() {\n  const d = new Date();\n  const month = ('0' + d.getUTCMonth()).slice(-2);\n  return d.getUTCFullYear() + '-' + month + '-' + d.getUTCDate();\n}`, errors: [{ messageId: 'month', line: 3, column: 24, suggestions: 1 }] },
      { name: 'with the time, which no key has', code: 'export const stamp = (d: Date) => `${d.getFullYear()}-${d.getMonth()}-${d.getDate()} ${d.getHours()}:${d.getMinutes()}`;', errors: [{ messageId: 'month', suggestions: 1 }] },
      { name: 'the day of the week', code: 'export const f = (d: Date) => `${d.getFullYear()}-${d.getMonth() + 1}-${d.getDay()}`;', errors: [{ messageId: 'weekday', line: 1, column: 73, data: { call: 'd.getDay()', instead: 'getDate', line: '1' }, suggestions: [{ messageId: 'write', data: { text: 'd.getDate()' }, output: 'export const f = (d: Date) => `${d.getFullYear()}-${d.getMonth() + 1}-${d.getDate()}`;' }] }] },
      {
        name: 'groups with g',
        code: `export const f = (s: string) => s.match(/id=(\\d+)/g)?.[1];`,
        errors: [{ messageId: 'matchGroup', line: 1, column: 33, data: { pattern: '/id=(\\d+)/g', index: '1', line: '' }, suggestions: [{ messageId: 'write', data: { text: '/id=(\\d+)/' }, output: `export const f = (s: string) => s.match(/id=(\\d+)/)?.[1];` }] }],
      },
      { name: 'of a constant, and named', code: `export function f(s: string) { const m = s.match(/(\\d+)-(?<b>\\d+)/g); return m && [m[2], m.groups?.b, m.index]; }`, errors: [{ messageId: 'matchGroup', suggestions: 1 }, { messageId: 'matchField', data: { call: 'match', field: 'groups', line: '' }, suggestions: 1 }, { messageId: 'matchField', suggestions: 1 }] },
    ],
  });
});

describe('known misses', () => {
  ruleTester.run('no-foreign-idiom', rule, {
    valid: [
      { name: 'sorted numbers that another function gets', code: `export const f = (xs: number[], show: (xs: number[]) => void) => { show(xs.sort()); };` },
      { name: 'a text of a date without zeros', code: 'export const f = (d: Date) => `on ${d.getDate()}/${d.getMonth()}/${d.getFullYear()}`;' },
      { name: 'a half that is not of a length', code: `export const f = (xs: number[], n: number) => xs[n / 2];` },
      { name: 'numbers that are looked for with in', code: `export const f = (xs: number[], n: number) => n in xs;` },
    ],
    invalid: [],
  });
});
