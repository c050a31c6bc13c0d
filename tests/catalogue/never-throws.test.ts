import { describe, expect, test } from 'vitest';
import { neverThrows, widerResults } from '../../src/catalogue/index.js';
import type { NeverThrowsEntry } from '../../src/catalogue/schema.js';

// The rows say that calls cannot throw: the running engine is asked, with arguments that are as unlikely as can be.

const TEXTS = [undefined, null, '', '(', '[', '\\', '$1', '\ud800', 'a'.repeat(1000), NaN, Infinity, -Infinity, -1, 0, -0, 1.5, 2 ** 53, true, false];
const ANYTHING = [...TEXTS, 10n, Symbol('s'), {}, Object.create(null), [], () => 1, new Map(), { toString: () => { throw new Error('asked'); } }];

const RECEIVERS: Record<string, readonly unknown[]> = {
  string: ['', 'abc', '\ud800', '(', 'a,b'],
  number: [0, -0, NaN, Infinity, 1e300, -1.5, 5e-324],
  array: [[], [1, 'a', null], [Symbol('s'), {}], [[1], [2]]],
};

const STATIC: Record<string, object> = { NumberConstructor: Number, ArrayConstructor: Array, ObjectConstructor: Object, Math, DateConstructor: Date, StringConstructor: String, JSON, Console: console, PromiseConstructor: Promise };

function receiversOf(row: NeverThrowsEntry, name: string): readonly unknown[] {
  if (row.receiver === 'plain') return [new Map([[1, 2]]), new Set([1]), new Date(0), new Date(NaN)].filter(each => (row.types as readonly string[]).includes(each.constructor.name) && name in each);
  if (row.receiver) return RECEIVERS[row.receiver] ?? [];
  const holders: readonly (object | undefined)[] = row.types && row.types !== 'new' ? row.types.map(type => STATIC[type]) : [globalThis];
  return holders.filter(holder => holder !== undefined && name in holder);
}

function argumentsFor({ given, atLeast = 0, atMost = Infinity }: NeverThrowsEntry): readonly (readonly unknown[])[] {
  const lists = (values: readonly unknown[]): readonly (readonly unknown[])[] => [[], ...values.map(value => [value]), ...values.flatMap((value, i) => [[value, values[(i * 7 + 3) % values.length]], [value, values[(i * 5 + 1) % values.length], value]])];
  const all = ((): readonly (readonly unknown[])[] => {
    if (given === 'anything') return lists(ANYTHING);
    if (given === 'texts') return lists(TEXTS);
    if (given === 'array') return [[], ...[[], [1, {}, Symbol('s')], 'abc', null, undefined].map(value => [value])];
    if (given === 'callback') return lists(ANYTHING).map(rest => [() => 1, ...rest]);
    if (given === 'handle') return [undefined, null, 0, -1, NaN, setTimeout(() => undefined, 0)].map(value => [value]);
    return [[], [given.from], [given.to], [(given.from + given.to) >> 1], [given.to, 'xy'], [given.to, '']];
  })();
  return all.filter(list => list.length >= atLeast && list.length <= atMost);
}

describe('calls that the catalogue says cannot throw', () => {
  for (const row of neverThrows as readonly NeverThrowsEntry[]) {
    test.each(row.names.map(name => [row.id, name] as const))('%s: %s', (_, name) => {
      const holders = receiversOf(row, name);
      const hidden = console[name as 'log'];
      if (row.types?.includes('Console')) console[name as 'log'] = () => undefined;
      // Newer than the running engine.
      if (holders.length === 0 || holders.every(holder => !(name in Object(holder)))) return expect(['toReversed', 'isWellFormed', 'toWellFormed']).toContain(name);
      try {
        for (const holder of holders) {
          for (const list of argumentsFor(row)) {
            const own = Array.isArray(holder) ? [...(holder as unknown[])] : holder;
            const call = (): unknown => (row.types === 'new' ? Reflect.construct(Reflect.get(globalThis, name) as new () => unknown, list) : Reflect.apply(Reflect.get(Object(own) as object, name) as () => unknown, own, list));
            let result: unknown;
            expect(() => (result = call()), `${name} with ${list.length} arguments`).not.toThrow();
            if (row.rejects) {
              expect(result).toBeInstanceOf(Promise);
              (result as Promise<unknown>).catch(() => undefined);
            }
          }
        }
      } finally {
        console[name as 'log'] = hidden;
      }
    });
  }
});

test.each(widerResults.map(({ type, name, also }) => [type, name, also] as const))('%s.%s also returns %s', (type, name, also) => {
  const holder = Reflect.get(globalThis, type) as object;
  const method = Reflect.get(holder, name) as (value: unknown) => unknown;
  expect([undefined, () => 1, Symbol('s')].map(value => Reflect.apply(method, holder, [value]))).toContain(also === 'undefined' ? undefined : null);
});
