import { describe } from 'vitest';
import rule from '../../src/rules/no-fabricated-fallback.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();
const USER = 'interface User { id: number; name: string } declare function load(): Promise<User[]>; declare function send(to: string): Promise<void>;';
const users = (handler: string, head = 'load2'): string => `${USER} export async function ${head}(): Promise<any> { try { return await load(); } ${handler} }`;
const sent = (handler: string): string => `${USER} export async function notify(to: string): Promise<any> { try { await send(to); return { success: true }; } ${handler} }`;

ruleTester.run('no-fabricated-fallback', rule, {
  valid: [
    { name: 'rethrown', code: users(`catch (error) { console.log(error); throw error; }`) },
    { name: 'the error gets into the result', code: sent(`catch (error) { return { success: false, error }; }`) },
    { name: 'a failure', code: sent(`catch { return { success: false }; }`) },
    { name: 'a failure that goes by other words', code: sent(`catch { return { ok: true, skipped: true }; }`) },
    { name: 'the error decides', code: users(`catch (error) { if ((error as { code?: string }).code === 'ENOENT') return [{ id: 1, name: 'a' }]; throw error; }`) },
    { name: 'the error is narrowed', code: sent(`catch (error) { if (error instanceof TypeError) return { success: true }; throw error; }`) },
    { name: 'the error is passed on', code: `${USER} declare function toResult(e: unknown): object; ${'export async function f() { try { await send("a"); } catch (error) { const r = toResult(error); console.log(r); return { success: true }; } }'}` },
    { name: 'null, undefined and false', code: users(`catch { return null; }`) + users(`catch { return; }`, 'b') + users(`catch { return false; }`, 'c').replaceAll(USER, '') },
    { name: 'an empty list, unless asked for', code: users(`catch { return []; }`) },
    { name: 'a default', code: `declare function read(): Promise<{ theme: string; size: number }>; export async function config() { try { return await read(); } catch { return { theme: 'dark', size: 12 }; } }` },
    { name: 'a constant that is a default', code: `const DEFAULT_USER = { id: 1, name: 'a' }; ${users('catch { return DEFAULT_USER; }')}` },
    { name: 'a record for nobody', code: users(`catch { return { id: 0, name: '' }; }`) },
    { name: 'a record for anybody', code: users(`catch { return { id: 'anonymous', name: 'Guest' }; }`) },
    { name: 'not to tell who has an account', code: sent(`catch {\n // The same answer for all, to prevent user enumeration.\n return { success: true }; }`) },
    { name: 'best effort', code: sent(`catch { /* best effort */ return { success: true }; }`) },
    { name: 'a probe', code: `import fs from 'node:fs/promises'; export async function exists(p: string) { try { await fs.access(p); return true; } catch { return false; } }` },
    { name: 'nothing that may fail', code: `export function f() { try { return 1; } catch { return { success: true }; } }` },
    { name: 'the sampling rate', code: `const sampleRate = 44100; declare function read(): number; export function rate() { try { return read(); } catch { return sampleRate; } }` },
    { name: 'a copy of what was there before', code: `${USER} let last: User[] = []; export async function f() { try { last = await load(); return last; } catch { return last; } }` },
    { name: 'another way to do the work', code: `${USER} declare function loadFromDisk(): Promise<User[]>; export async function f() { try { return await load(); } catch { return await loadFromDisk(); } }` },
    { name: 'a promise: a failure', code: `${USER} export const f = () => send('a').catch(error => ({ success: false, error }));` },
    { name: 'a promise: nothing', code: `${USER} export const f = () => send('a').catch(() => undefined);` },
    { name: 'a then that is called catch', code: `declare const rules: { catch(f: () => object): void }; rules.catch(() => ({ mode: 'x', success: true }));` },
    { name: 'with the option: in a function that finds out', code: `${USER} export async function findUsers() { try { return await load(); } catch { return []; } }`, options: [{ empty: true }] },
    { name: 'with the option: with a reason', code: users(`catch {\n// The service is not there in development.\nreturn []; }`), options: [{ empty: true }] },
    { name: 'with the option: logged', code: users(`catch (error) { console.error(error); return []; }`), options: [{ empty: true }] },
    { name: 'JavaScript', code: `export async function load(get) { try { return await get(); } catch (error) { return { error }; } }`, filename: 'file.js' },
  ],
  invalid: [
    { name: 'success', code: sent(`catch {\n return { success: true }; }`), errors: [{ messageId: 'success', line: 2, column: 9, endColumn: 26 }] },
    { name: 'success after a log', code: sent(`catch (error) { console.error('failed', error); return { success: true, id: 1 }; }`), errors: [{ messageId: 'success' }] },
    { name: 'success told to the client', code: `declare const res: { json(o: object): void }; declare function save(): Promise<void>; export async function handler() { try { await save(); res.json({ status: 'ok', rows: 1 }); } catch { res.json({ status: 'ok' }); } }`, errors: [{ messageId: 'success' }] },
    { name: 'the answer for success', code: `declare function verify(t: string): Promise<void>; export async function isValid(t: string) { try { await verify(t); return true; } catch { return true; } }`, errors: [{ messageId: 'same' }] },
    { name: 'made-up records (76)', code: users(`catch { return [{ id: 1, name: 'Ada' }, { id: 2, name: 'Grace' }]; }`), errors: [{ messageId: 'sample' }] },
    { name: 'a made-up record', code: users(`catch (e) { console.log(e); return { id: 7, name: 'Ada' }; }`), errors: [{ messageId: 'sample' }] },
    { name: 'records in a constant', code: `const USERS = [{ id: 1, name: 'Ada' }]; ${users('catch { return USERS; }')}`, errors: [{ messageId: 'sample' }] },
    { name: 'by name (76)', code: `const mockUsers: unknown[] = []; ${users('catch { return mockUsers; }')}`, errors: [{ messageId: 'mock', data: { text: 'mockUsers' } }] },
    { name: 'made by a function', code: `function generateSampleUsers() { return [1, 2].map(id => ({ id })); } ${users('catch (error) { console.warn(error); return generateSampleUsers(); }')}`, errors: [{ messageId: 'mock' }] },
    { name: 'assigned', code: `${USER} export async function f() { let list: User[]; try { list = await load(); } catch { list = [{ id: 1, name: 'Ada' }]; } return list; }`, errors: [{ messageId: 'sample' }] },
    { name: 'passed where the result goes', code: `${USER} declare function setUsers(u: User[]): void; const MOCK_USERS: User[] = []; export async function f() { try { setUsers(await load()); } catch { setUsers(MOCK_USERS); } }`, errors: [{ messageId: 'mock' }] },
    { name: 'a promise', code: `${USER} export const f = () => send('a').catch(() => ({ success: true }));`, errors: [{ messageId: 'success' }] },
    { name: 'a promise with a block', code: `${USER} export const f = () => load().catch(error => { console.log(error); return [{ id: 1, name: 'Ada' }]; });`, errors: [{ messageId: 'sample' }] },
    { name: 'with the option: an empty list', code: users(`catch { return []; }`), options: [{ empty: true }], errors: [{ messageId: 'empty', data: { text: '[]' } }] },
    { name: 'with the option: an empty text and zero', code: `declare function text(): Promise<string>; declare function count(): Promise<number>; export async function a() { try { return await text(); } catch { return ''; } } export async function b() { try { return await count(); } catch { return 0; } }`, options: [{ empty: true }], errors: [{ messageId: 'empty' }, { messageId: 'empty' }] },
    { name: 'JavaScript', code: `export async function pay(charge) {\n  try {\n    await charge();\n    return { success: true };\n  } catch (e) {\n    return { success: true };\n  }\n}`, filename: 'file.js', errors: [{ messageId: 'success', line: 6 }] },
    { name: 'JavaScript: sample data', code: `const sampleOrders = [{ id: 1, total: 3 }];\nmodule.exports = async get => { try { return await get(); } catch { return sampleOrders; } };`, filename: 'file.cjs', errors: [{ messageId: 'mock' }] },
  ],
});

describe('known misses', () => {
  ruleTester.run('no-fabricated-fallback', rule, {
    valid: [
      { name: 'an empty catch (67)', code: `import fs from 'node:fs/promises'; export async function save(t: string) { try { await fs.writeFile('a', t); } catch {} }` },
      { name: 'a second code path (65)', code: `declare function a(): Promise<number>; declare function b(): Promise<number>; export async function f() { try { return await a(); } catch { return b(); } }` },
      { name: 'an error that is narrowed, and its result made up', code: `declare function text(): Promise<string>; export async function f() { try { return await text(); } catch (e) { if (e instanceof TypeError) return ''; throw e; } }` },
      { name: 'a number', code: `declare function price(): Promise<number>; export async function f() { try { return await price(); } catch { return 99.5; } }` },
    ],
    invalid: [],
  });
});
