import { describe } from 'vitest';
import rule from '../../src/rules/no-swapped-arguments.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();
const RESIZE = 'declare function resize(width: number, height: number): void;';

ruleTester.run('no-swapped-arguments', rule, {
  valid: [
    { name: 'a variable that carries on what the function returned', code: `declare function next(key: string, fallback: string): string; export function f(prop: string, fallback: string) { let key = next(prop, fallback); if (fallback !== prop) key = next(fallback, key); return key; }` },
    { name: 'what lies between two ranges', code: `declare function slice(from: number, to: number): string; interface Range { fromA: number; toA: number } export const gap = (prev: Range, next: Range) => slice(prev.toA, next.fromA);` },
    { name: 'what goes together with its opposite', code: `declare function icon(lightIcon: string, darkIcon: string): string; declare const RustDark: string, RustLight: string; export const rust = icon(RustDark, RustLight);` },
    { name: 'in order', code: `${RESIZE} declare const width: number, height: number; resize(width, height);` },
    { name: 'other names', code: `${RESIZE} declare const w: number, h: number; resize(h, w);` },
    { name: 'one name is that of the other parameter, the other is not', code: `${RESIZE} declare const height: number, size: number; resize(height, size);` },
    { name: 'the same argument twice', code: `${RESIZE} declare const height: number; resize(height, height);` },
    { name: 'single letters', code: `declare function at(x: number, y: number): void; declare const x: number, y: number; at(y, x);` },
    { name: 'Math.atan2 by letters', code: `export const angle = (x: number, y: number) => Math.atan2(x, y);` },
    { name: 'types do not allow the other order', code: `declare function add(name: string, parent: { id: number }): void; declare const parent: string, name: { id: number }; add(parent, name);` },
    { name: 'a comment says that it is meant', code: `${RESIZE} declare const width: number, height: number;\n// Rotated by 90 degrees.\nresize(height, width);` },
    { name: 'the name of the function around says so', code: `${RESIZE} export function transpose(width: number, height: number) { resize(height, width); }` },
    { name: 'the name of the method around says so', code: `${RESIZE} export class Page { width = 1; height = 2; toLandscape() { resize(this.height, this.width); } }` },
    { name: 'a condition says so', code: `${RESIZE} export function show(width: number, height: number, rotated: boolean) { if (rotated) resize(height, width); else resize(width, height); }` },
    { name: 'a condition expression says so', code: `declare function area(width: number, height: number): number; export const f = (width: number, height: number, tall: boolean) => tall ? area(height, width) : area(width, height);` },
    { name: 'both directions', code: `declare function link(parent: string, child: string): void; export function both(parent: string, child: string) { link(parent, child); link(child, parent); }` },
    { name: 'a relation told from the other side', code: `declare function isLess(left: number, right: number): boolean; export const isGreater = (left: number, right: number) => isLess(right, left);` },
    { name: 'a comparator of the other order', code: `declare function compare(first: string, second: string): number; export const descending = (first: string, second: string) => compare(second, first);` },
    { name: 'recursion', code: `export function gcd(big: number, small: number): number { return small === 0 ? big : gcd(small, big); }` },
    { name: 'rest parameters', code: `declare function log(first: string, ...rest: string[]): void; declare const rest: string, first: string; log(rest, first);` },
    { name: 'spread arguments', code: `${RESIZE} declare const height: number, width: number, more: [number, number]; resize(...more); console.log(height, width);` },
    { name: 'patterns', code: `declare function f({ a }: { a: number }, b: { a: number }): void; declare const b: { a: number }, a: { a: number }; f(b, a);` },
    { name: 'not resolved', code: `declare const resize: any; declare const width: number, height: number; resize(height, width);` },
    { name: 'more than the difference differs', code: `declare function move(startTime: number, endOffset: number): void; declare const endTime: number, startOffset: number; move(endTime, startOffset);` },
    { name: 'JavaScript: in order', code: `function resize(width, height) { return [width, height]; }\nexport const f = (width, height) => resize(width, height);`, filename: 'file.js' },
    { name: 'JavaScript: parameters without names', code: `/** @param {function(string, number): void} report */\nexport function f(report, text, count) { report(text, count); }`, filename: 'file.js' },
    { name: 'JavaScript: no such names', code: `function resize(w, h) { return [w, h]; }\nexport const f = (width, height) => resize(height, width);`, filename: 'file.js' },
  ],
  invalid: [
    {
      name: 'a pair',
      code: `${RESIZE}\ndeclare const width: number, height: number;\nresize(height, width);`,
      errors: [
        {
          messageId: 'swapped',
          line: 3,
          column: 8,
          endColumn: 14,
          data: { call: 'resize()', parameters: '`width`, `height`', arguments: '`height`, `width`' },
          suggestions: [{ messageId: 'swap', output: `${RESIZE}\ndeclare const width: number, height: number;\nresize(width, height);` }],
        },
      ],
    },
    { name: 'fields and properties', code: `${RESIZE} export class Box { width = 1; height = 2; apply(o: { height: number }) { resize(o.height, this.width); } }`, errors: [{ messageId: 'swapped', suggestions: 1 }] },
    { name: 'other spelling of the same words', code: `${RESIZE} declare const WIDTH: number, _height: number; resize(_height, WIDTH);`, errors: [{ messageId: 'swapped', suggestions: 1 }] },
    { name: 'words in common', code: `${RESIZE} declare const imageWidth: number, imageHeight: number; resize(imageHeight, imageWidth);`, errors: [{ messageId: 'swapped', suggestions: 1 }] },
    { name: 'words in common on both sides', code: `declare function between(startDate: Date, endDate: Date): number; declare const rangeStart: Date, rangeEnd: Date; export const x = between(rangeEnd, rangeStart);`, errors: [{ messageId: 'swapped', suggestions: 1 }] },
    { name: 'two of three', code: `declare function copy(source: string, target: string, force: boolean): void; declare const source: string, target: string; copy(target, source, true);`, errors: [{ messageId: 'swapped', suggestions: 1 }] },
    {
      name: 'three in a circle',
      code: `declare function user(name: string, password: string, email: string): void; declare const name1: string, password: string, email: string, o: { name: string }; user(email, o.name, password);`,
      errors: [
        {
          messageId: 'swapped',
          data: { call: 'user()', parameters: '`name`, `password`, `email`', arguments: '`email`, `o.name`, `password`' },
          suggestions: [{ messageId: 'swap', output: `declare function user(name: string, password: string, email: string): void; declare const name1: string, password: string, email: string, o: { name: string }; user(o.name, password, email);` }],
        },
      ],
    },
    { name: 'a constructor', code: `class Size { constructor(readonly width: number, readonly height: number) {} } export const f = (width: number, height: number) => new Size(height, width);`, errors: [{ messageId: 'swapped', suggestions: 1 }] },
    { name: 'a method', code: `declare const repo: { rename(from: string, to: string): void }; export const f = (from: string, to: string) => repo.rename(to, from);`, errors: [{ messageId: 'swapped', suggestions: 1 }] },
    { name: 'a package', code: `import assert from 'node:assert'; declare const actual: number, expected: number; assert.strictEqual(expected, actual);`, errors: [{ messageId: 'swapped', suggestions: 1 }] },
    { name: 'optional parameters', code: `declare function page(limit?: number, offset?: number): void; declare const limit: number, offset: number; page(offset, limit);`, errors: [{ messageId: 'swapped', suggestions: 1 }] },
    { name: 'one type fits the other', code: `declare function put(key: string, value: unknown): void; declare const key: string, value: string; put(value, key);`, errors: [{ messageId: 'swapped', suggestions: 1 }] },
    { name: 'JavaScript', code: `function resize(width, height) { return [width, height]; }\nexport const f = (width, height) => resize(height, width);`, filename: 'file.js', errors: [{ messageId: 'swapped', line: 2, suggestions: 1 }] },
    { name: 'JavaScript: a class', code: `class Link { constructor(parent, child) { this.parent = parent; this.child = child; } }\nexport const link = (parent, child) => new Link(child, parent);`, filename: 'file.js', errors: [{ messageId: 'swapped', suggestions: 1 }] },
  ],
});

describe('known misses', () => {
  ruleTester.run('no-swapped-arguments', rule, {
    valid: [
      { name: 'only one of the two is named after a parameter', code: `${RESIZE} declare const height: number, w: number; resize(height, w);` },
      { name: 'literals', code: `declare function wait(seconds: number, label: string): void; wait(1, 'seconds');` },
    ],
    invalid: [],
  });
});
