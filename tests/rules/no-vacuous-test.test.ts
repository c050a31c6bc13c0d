import { describe } from 'vitest';
import rule from '../../src/rules/no-vacuous-test.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();
const VITEST = `import { expect, it, test, vi } from 'vitest';`;
const inTest = (body: string, isAsync = false): string => `${VITEST} declare function load(id?: number): number; declare function loadLater(): Promise<number>; it('works', ${isAsync ? 'async ' : ''}() => { ${body} });`;

ruleTester.run('no-vacuous-test', rule, {
  valid: [
    { name: 'a mark that a callback was reached', code: `import assert from 'node:assert';\nimport { EventEmitter } from 'node:events';\nimport test from 'node:test';\ntest('drains', (_, done) => { const e = new EventEmitter(); e.on('drain', () => { assert.ok('drained'); done(); }); e.emit('drain'); });` },
    { name: 'a result against a literal', code: inTest('expect(load()).toBe(1);') },
    { name: 'two calls that are to agree', code: inTest('expect(load(1)).toBe(load(1));') },
    { name: 'a property, which may be made anew', code: inTest('const o = { a: {} }; expect(o.a).toBe(o.a);') },
    { name: 'not', code: inTest('const x = load(); expect(x).not.toBe(x);') },
    { name: 'another object of the same shape', code: inTest('expect({ a: 1 }).not.toEqual({ a: 1 }); expect([]).toBe([]);') },
    { name: 'a literal that counts', code: inTest('expect.assertions(1); try { load(); } catch { expect(true).toBe(true); }') },
    { name: 'a mock that is given to the code', code: inTest('const get = vi.fn().mockReturnValue(5); const use = (f: () => number) => f(); expect(use(get)).toBe(5);') },
    { name: 'a mock that the code has changed', code: inTest('const get = vi.fn(() => 5); load(get as never); expect(get()).toBe(5);') },
    { name: 'another value than that of the mock', code: inTest('const get = vi.fn(() => 5); expect(get()).toBe(6);') },
    { name: 'calls of a mock', code: inTest('const get = vi.fn(() => 5); get(); expect(get).toHaveBeenCalledTimes(1);') },
    { name: 'awaited and returned', code: inTest('await expect(loadLater()).resolves.toBe(1); return expect(loadLater()).rejects.toThrow();', true) },
    { name: 'an arrow that returns the promise', code: `${VITEST} declare function loadLater(): Promise<number>; it('works', () => expect(loadLater()).resolves.toBe(1));` },
    { name: 'kept and awaited', code: inTest('const p = expect(loadLater()).rejects.toThrow(); load(); await p;', true) },
    { name: 'a catch, and a failure without it', code: inTest(`try { load(); expect.unreachable(); } catch (error) { expect(error).toBeInstanceOf(Error); }`) },
    { name: 'a catch that keeps the error for later', code: inTest(`let caught; try { load(); } catch (error) { caught = error; } expect(caught).toBeInstanceOf(Error);`) },
    { name: 'an assertion beside the catch', code: inTest(`let n = 0; try { n = load(); } catch (error) { expect(error).toBeDefined(); } expect(n).toBe(0);`) },
    { name: 'a helper that may assert', code: inTest(`try { load(); } catch (error) { expect(error).toBeDefined(); } verifyAll(); function verifyAll() {}`) },
    { name: 'a catch that rethrows', code: inTest(`try { expect(load()).toBe(1); } catch (error) { console.log(error); throw error; }`) },
    { name: 'tried again', code: inTest(`for (let i = 0; i < 3; i++) { try { expect(load()).toBe(1); return; } catch { continue; } } throw new Error('never');`) },
    { name: 'a test to be written', code: `${VITEST} it.todo('works'); it.skip('later', () => {});` },
    { name: 'a test of types', code: `${VITEST} it('has the type', () => { type Verify = string extends string ? true : never; const x: Verify = true; console.log(x); });` },
    { name: 'expect of the project', code: `function expect(x: unknown) { return x; } expect(1); export {};` },
    { name: 'chai has assertions without a call', code: `import { expect } from 'chai'; declare const x: unknown; expect(x).to.be.null;` },
    { name: 'an assertion of the value of a variable', code: `import assert from 'node:assert'; declare const a: number, b: number; assert.equal(a, b); assert(a);` },
    { name: 'JavaScript', code: `import assert from 'node:assert';\nimport test from 'node:test';\nimport { load } from './load.js';\ntest('works', async () => { assert.equal(load(), 1); await assert.rejects(load()); });`, filename: 'file.js' },
  ],
  invalid: [
    { name: 'a literal', code: `${VITEST}\nit('works', () => {\n  expect(true).toBe(true);\n});`, errors: [{ messageId: 'self', line: 3, column: 3, endColumn: 26 }] },
    { name: 'literals in other words', code: inTest('expect(1).toBeTruthy(); expect("a").toBeDefined(); expect(1).toEqual(1);'), errors: [{ messageId: 'self' }, { messageId: 'self' }, { messageId: 'self' }] },
    { name: 'a variable', code: inTest('const x = load(); expect(x).toEqual(x);'), errors: [{ messageId: 'self' }] },
    { name: 'an object', code: inTest('expect({ a: 1, b: [2] }).toEqual({ a: 1, b: [2] });'), errors: [{ messageId: 'self' }] },
    { name: 'chai', code: `import { expect } from 'chai'; declare const x: number; expect(x).to.equal(x); expect(true).to.be.true; expect(x).to.deep.equal(x);`, errors: [{ messageId: 'self' }, { messageId: 'self' }, { messageId: 'self' }] },
    { name: 'node:assert', code: `import assert, { strictEqual } from 'node:assert'; declare const x: number; assert.equal(x, x); assert(true); assert.ok(1); strictEqual(x, x);`, errors: [1, 2, 3, 4].map(() => ({ messageId: 'self' })) },
    { name: 'what the mock was told to return', code: inTest('const get = vi.fn().mockReturnValue(5); expect(get()).toBe(5);'), errors: [{ messageId: 'mock' }] },
    { name: 'what the mock does return', code: inTest('const get = vi.fn(() => 5); const n = get(); expect(n).toBe(5);'), errors: [{ messageId: 'mock' }] },
    { name: 'what the mock was told to resolve with', code: inTest('const user = { id: 1 }; const get = vi.fn().mockResolvedValue(user); const result = await get(); expect(result).toEqual(user);', true), errors: [{ messageId: 'mock' }] },
    { name: 'no matcher', code: inTest('expect(load());'), errors: [{ messageId: 'noMatcher' }] },
    { name: 'a matcher that is not called', code: inTest('expect(load()).toBeTruthy; expect(load()).not.toBeNull;'), errors: [{ messageId: 'noMatcher' }, { messageId: 'noMatcher' }] },
    { name: 'a promise of an assertion', code: inTest('expect(loadLater()).resolves.toBe(1); expect(loadLater()).rejects.toThrow();', true), errors: [{ messageId: 'notAwaited' }, { messageId: 'notAwaited' }] },
    { name: 'a promise of node:assert', code: `import assert from 'node:assert'; declare const p: Promise<void>; assert.rejects(p);`, errors: [{ messageId: 'notAwaited' }] },
    { name: 'only in the catch (94)', code: inTest('try { load(); } catch (error) { expect(error).toBeDefined(); }'), errors: [{ messageId: 'onlyInCatch' }] },
    { name: 'swallowed', code: inTest('try { expect(load()).toBe(1); } catch {}'), errors: [{ messageId: 'swallowed' }] },
    { name: 'swallowed and printed', code: inTest(`try { expect(load()).toBe(1); } catch (error) { console.log(error); }`), errors: [{ messageId: 'swallowed' }] },
    { name: 'an empty test', code: `${VITEST}\ntest('works', () => {});`, errors: [{ messageId: 'empty', line: 2 }] },
    { name: 'JavaScript: node:test', code: `import assert from 'node:assert';\nimport test from 'node:test';\ntest('works', () => { assert.ok(true); });\ntest('more', () => {});`, filename: 'file.js', errors: [{ messageId: 'self', line: 3 }, { messageId: 'empty', line: 4 }] },
    { name: 'JavaScript: require', code: `const { expect } = require('chai');\nconst x = 1;\nexpect(x).to.equal(x);`, filename: 'file.cjs', errors: [{ messageId: 'self', line: 3 }] },
  ],
});

describe('known misses', () => {
  ruleTester.run('no-vacuous-test', rule, {
    valid: [
      { name: 'only that a mock was called (94)', code: inTest('const get = vi.fn(); get(); expect(get).toHaveBeenCalled();') },
      { name: 'the code under test is a mock', code: `${VITEST} import { total } from './total.js'; vi.mock('./total.js', () => ({ total: () => 3 })); it('adds', () => { expect(total()).toBe(3); });` },
      { name: 'no assertion at all', code: inTest('load();') },
    ],
    invalid: [],
  });
});
