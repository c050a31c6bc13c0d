import rule from '../../src/rules/no-race-timer.js';
import { typedRuleTester } from '../support/lint.js';

const sleep = `const sleep = (ms: number) => new Promise<void>(done => setTimeout(done, ms));\n`;
const race = (contender: string, head = ''): string => `${head}export async function go(work: Promise<string>, ms: number, signal: AbortSignal) {\n  await Promise.race([work, ${contender}]);\n}`;

typedRuleTester().run('no-race-timer', rule, {
  valid: [
    { name: 'the process ends with the race', code: `declare function closeAll(): Promise<void>; export async function shutdown() { try { await Promise.race([closeAll(), new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 5000))]); } catch (error) { console.error(error); } console.log('bye'); process.exit(1); }` },
    { name: 'cleared after the race', code: `export async function go(work: Promise<string>, ms: number) {\n  let t: NodeJS.Timeout | undefined;\n  const late = new Promise<never>((_, reject) => { t = setTimeout(() => reject(new Error()), ms); });\n  try { return await Promise.race([work, late]); } finally { clearTimeout(t); }\n}` },
    { name: 'cleared in a chain', code: `export function go(work: Promise<string>, ms: number) {\n  let t: NodeJS.Timeout;\n  return Promise.race([work, new Promise((_, reject) => { t = setTimeout(reject, ms); })]).finally(() => clearTimeout(t));\n}` },
    { name: 'less than a second', code: race('sleep(500)', sleep) },
    { name: 'less than a second, inline', code: race('new Promise(done => setTimeout(done, 80))') },
    { name: 'does not keep the process', code: race('new Promise(done => { setTimeout(done, ms).unref(); })') },
    { name: 'the promise of Node, told not to wait', code: race('setTimeout(30_000, undefined, { ref: false })', `import { setTimeout } from 'node:timers/promises';\n`) },
    { name: 'the promise of Node, with a signal', code: race('setTimeout(30_000, undefined, { signal })', `import { setTimeout } from 'node:timers/promises';\n`) },
    { name: 'handed to somebody', code: race('new Promise(done => { timers.push(setTimeout(done, ms)); })', `const timers: unknown[] = [];\n`) },
    { name: 'not a race of promises', code: `declare const track: { race(of: unknown[]): void };\nexport const go = (ms: number) => track.race([1, new Promise(done => setTimeout(done, ms))]);` },
    { name: 'all of them are waited for', code: `export const go = (work: Promise<string>, ms: number) => Promise.all([work, new Promise(done => setTimeout(done, ms))]);` },
    { name: 'a listener with a signal of its own', code: race(`new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason), { signal: AbortSignal.timeout(5) }); })`) },
    { name: 'a signal made for the race', code: `export function go(work: Promise<string>) {\n  const c = new AbortController();\n  return Promise.race([work, new Promise((_, reject) => { c.signal.addEventListener('abort', () => reject(c.signal.reason)); })]);\n}` },
    { name: 'a function of unknown body', code: race('later(30_000)', `declare function later(ms: number): Promise<void>;\n`) },
    { name: 'a test', code: `import { it } from 'vitest';\n${race('new Promise(done => setTimeout(done, ms))')}` },
    { name: 'known miss: contenders in a variable', code: `export const go = (work: Promise<string>, ms: number) => { const all = [work, new Promise(done => setTimeout(done, ms))]; return Promise.race(all); };` },
    { name: 'known miss: a helper that calls another', code: race('later(ms)', `${sleep}const later = async (ms: number) => { await sleep(ms); throw new Error(); };\n`) },
  ],
  invalid: [
    { name: 'inline', code: race('new Promise((_, reject) => setTimeout(() => reject(new Error()), 30_000))'), errors: [{ messageId: 'raceTimer', line: 2, column: 56, endColumn: 101, data: { method: 'race' } }] },
    { name: 'a delay that is not known', code: race('new Promise((_, reject) => { setTimeout(reject, ms); })'), errors: [{ messageId: 'raceTimer', line: 2 }] },
    { name: 'in a constant', code: `export async function go(work: Promise<string>, ms: number) {\n  const late = new Promise<never>((_, reject) => {\n    setTimeout(() => reject(new Error()), ms);\n  });\n  return Promise.race([work, late]);\n}`, errors: [{ messageId: 'raceTimer', line: 3 }] },
    { name: 'a handle that nothing clears', code: `export async function go(work: Promise<string>, ms: number) {\n  let t: NodeJS.Timeout;\n  return Promise.race([work, new Promise((_, reject) => { t = setTimeout(reject, ms); })]);\n}`, errors: [{ messageId: 'raceTimer', line: 3 }] },
    { name: 'a helper', code: race('sleep(30_000)', sleep), errors: [{ messageId: 'raceTimerInside', line: 3, column: 29, endColumn: 42, data: { method: 'race', call: 'sleep()', line: 1, file: 'this file' } }] },
    { name: 'a helper, in a chain', code: race('sleep(ms).then(() => { throw new Error(); })', sleep), errors: [{ messageId: 'raceTimerInside', line: 3 }] },
    { name: 'the promise of Node', code: race('setTimeout(30_000)', `import { setTimeout } from 'node:timers/promises';\n`), errors: [{ messageId: 'raceTimer', line: 3 }] },
    { name: 'any', code: `export const go = (work: Promise<string>, ms: number) => Promise.any([work, new Promise(done => setTimeout(done, ms))]);`, errors: [{ messageId: 'raceTimer', data: { method: 'any' } }] },
    { name: 'a listener on a signal of a caller', code: race(`new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason), { once: true }); })`), errors: [{ messageId: 'raceListener', line: 2, data: { method: 'race' } }] },
    { name: 'JavaScript', filename: 'file.js', code: `export const go = (work, ms) => Promise.race([work, new Promise((_, reject) => setTimeout(reject, ms))]);`, errors: [{ messageId: 'raceTimer', line: 1 }] },
  ],
});
