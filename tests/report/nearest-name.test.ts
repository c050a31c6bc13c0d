import { expect, it } from 'vitest';
import { isSameMeaning, isSlip, nearestNames } from '../../src/report/nearest-name.js';

const array = ['push', 'pop', 'includes', 'indexOf', 'length', 'filter', 'flat', 'flatMap', 'slice', 'splice', 'sort', 'toSorted'];

it.each([
  ['append', array, ['push']],
  ['contains', array, ['includes']],
  ['size', array, ['length']],
  ['flatten', array, ['flat', 'flatMap']],
  ['Includes', array, ['includes']],
  ['inclueds', array, ['includes']],
  ['to_sorted', array, ['toSorted']],
])('%s', (wanted, candidates, expected) => expect(nearestNames(wanted, candidates).slice(0, expected.length)).toEqual(expected));

it('puts the same word in another case before a slip, and a slip before a synonym', () => {
  expect(nearestNames('getitem', ['at', 'getItems', 'getItem'])).toEqual(['getItem', 'getItems', 'at']);
});

it('finds names that share their words', () => {
  expect(nearestNames('readFileLines', ['readLines', 'writeFile', 'close'])[0]).toBe('readLines');
});

it('names nothing that is not there', () => {
  expect(nearestNames('append', ['frobnicate'])).toEqual([]);
  expect(nearestNames('x', [])).toEqual([]);
});

it('names at most three, never itself, never internals', () => {
  expect(nearestNames('get', ['get', 'gets', 'geta', 'getb', 'getc', '__get'])).toHaveLength(3);
  expect(nearestNames('get', ['get', '__get'])).toEqual([]);
});

it('keeps merely similar names away from one that means the same', () => {
  expect(nearestNames('strip', ['trim', 'strike', 'stringify'])).toEqual(['trim']);
});

it('tells meaning and slips apart', () => {
  expect(isSameMeaning('getElementByID', 'getElementById')).toBe(true);
  expect(isSameMeaning('append', 'push')).toBe(true);
  expect(isSameMeaning('append', 'pop')).toBe(false);
  expect(isSlip('existSync', 'existsSync')).toBe(true);
  expect(isSlip('ord', 'or')).toBe(false);
});
