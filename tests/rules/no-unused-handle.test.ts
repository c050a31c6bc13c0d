import rule from '../../src/rules/no-unused-handle.js';
import { typedRuleTester } from '../support/lint.js';

const redis = `import { Redis } from 'ioredis';\n`;
const spawn = `import { fork, spawn } from 'node:child_process';\nimport { once } from 'node:events';\n`;

typedRuleTester().run('no-unused-handle', rule, {
  valid: [
    { name: 'used', code: `${redis}const redis = new Redis();\nexport const get = (id: string) => redis.get(id);` },
    { name: 'exported', code: `${redis}export const redis = new Redis();` },
    { name: 'exported later', code: `${redis}const redis = new Redis();\nexport { redis };` },
    { name: 'connected to see that it can be', code: `import { Client } from 'pg'; export async function ping() { const client = new Client(); await client.connect(); await client.end(); }` },
    { name: 'a controller with both ends', code: `export async function f(url: string) { const controller = new AbortController(); setTimeout(() => controller.abort(), 10); await fetch(url, { signal: controller.signal }); }` },
    { name: 'a controller that is handed on', code: `declare function keep(value: unknown): void; export function f() { const controller = new AbortController(); keep(controller); }` },
    { name: 'a transaction that is used', code: `import { MongoClient } from 'mongodb'; export async function f(client: MongoClient) { const session = client.startSession(); try { session.startTransaction(); await client.db().collection('a').insertOne({}, { session }); await session.commitTransaction(); } finally { await session.endSession(); } }` },
    { name: 'a client that a helper uses', code: `${redis}async function warm(client: Redis) { await client.get('a'); }\nexport async function f() { const redis = new Redis(); await warm(redis); }` },
    { name: 'a signal that the callee demands', code: `declare function run(job: { url: string; signal: AbortSignal }): void;\nexport function f(url: string) { const controller = new AbortController(); run({ url, signal: controller.signal }); }` },
    { name: 'a signal that a parameter demands', code: `declare function run(signal: AbortSignal): void;\nexport function f() { const controller = new AbortController(); run(controller.signal); }` },
    { name: 'a signal that is returned', code: `export function f() { const controller = new AbortController(); return controller.signal; }` },
    { name: 'a signal for code that is not known', code: `export function f(run: any) { const controller = new AbortController(); run({ signal: controller.signal }); }` },
    { name: 'a controller of a test', code: `import { it } from 'vitest';\nit('loads', async () => { const controller = new AbortController(); await fetch('http://a', { signal: controller.signal }); });` },
    { name: 'a class of the same name', code: `class AbortController { abort() {} }\nexport function f() { const controller = new AbortController(); controller.abort(); }` },
    { name: 'both outputs of a process are read', code: `${spawn}export function f(c: string) { const p = spawn(c); p.stdout.on('data', console.log); p.stderr.resume(); p.on('close', () => {}); }` },
    { name: 'outputs that are no pipes', code: `${spawn}export async function f(c: string) { const p = spawn(c, [], { stdio: ['ignore', 'pipe', 'inherit'] }); p.stdout.on('data', console.log); const q = spawn(c, { stdio: 'ignore' }); await once(q, 'exit'); }` },
    { name: 'a command that is always the same', code: `${spawn}export async function f() { const p = spawn('sleep', ['60']); await once(p, 'exit'); const q = spawn('date'); q.on('close', () => {}); }` },
    { name: 'a process that nothing waits for', code: `${spawn}export function f(url: string) { const p = spawn('open', [url]); p.on('error', console.error); }` },
    { name: 'options that are not in sight', code: `${spawn}export function f(c: string, stdio: 'pipe' | 'ignore', options: object) { const p = spawn(c, [], { stdio }); p.on('close', () => {}); const q = spawn(c, [], { ...options }); q.on('close', () => {}); const r = spawn(c, [], options); r.on('close', () => {}); }` },
    { name: 'outputs that others read', code: `${spawn}declare function collect(p: unknown): void;\nexport function f(c: string) { const p = spawn(c); collect(p); p.on('close', () => {}); const q = spawn(c); q.on('close', () => {}); return q; }` },
    { name: 'outputs by their numbers', code: `${spawn}export function f(c: string) { const p = spawn(c); p.stdio[1]?.resume(); p.stdio[2]?.resume(); p.on('close', () => {}); }` },
    { name: 'a fork writes where its parent does', code: `${spawn}export function f(c: string) { const p = fork(c); p.on('exit', () => {}); }` },
    { name: 'known miss: only configured', code: `${redis}export function f() { const redis = new Redis(); redis.on('error', console.error); }` },
    { name: 'known miss: used by a closure that nothing calls', code: `${redis}export function f() { const redis = new Redis(); const get = () => redis.get('a'); return typeof get; }` },
  ],
  invalid: [
    { name: 'one output of a process', code: `${spawn}export function f(c: string) {\n  const p = spawn(c);\n  p.stdout.on('data', console.log);\n}`, errors: [{ messageId: 'neverRead', line: 4, column: 13, data: { name: 'p', pipe: 'stderr', option: 'stdio', instead: `['pipe', 'pipe', 'ignore']` } }] },
    { name: 'neither output, in code that waits for the end', code: `${spawn}export async function f(c: string) { const p = spawn(c, [], { stdio: 'pipe' }); const [code] = await once(p, 'exit'); return code; }`, errors: [{ messageId: 'neverRead', data: { name: 'p', pipe: 'stdout', option: 'stdio', instead: `['pipe', 'ignore', 'ignore']` } }] },
    { name: 'the output that matters less', code: `${spawn}export function f(c: string, done: (e?: Error) => void) { const p = spawn('ffmpeg', ['-i', c], { stdio: ['ignore', 'pipe', 'pipe'] }); let log = ''; p.stderr.on('data', d => { log += d; }); p.on('exit', code => done(code === 0 ? undefined : new Error(log))); }`, errors: [{ messageId: 'neverRead', data: { name: 'p', pipe: 'stdout', option: 'stdio', instead: `['ignore', 'ignore', 'pipe']` } }] },
    { name: 'a client made and forgotten', code: `${redis}export function f() {\n  const redis = new Redis();\n  return 1;\n}`, errors: [{ messageId: 'neverUsed', line: 3, column: 17, data: { name: 'redis', call: 'new Redis()', reason: 'this Redis client is made and forgotten' } }] },
    { name: 'a signal that nobody gets', code: `export async function f(url: string) {\n  const controller = new AbortController();\n  setTimeout(() => controller.abort(), 10);\n  await fetch(url);\n}`, errors: [{ messageId: 'neverWired', line: 2, column: 22 }] },
    { name: 'a signal that is never given', code: `export async function f(url: string) {\n  const controller = new AbortController();\n  await fetch(url, { signal: controller.signal });\n}`, errors: [{ messageId: 'neverWired', line: 2 }] },
    { name: 'a signal for a parameter that may be left out', code: `declare function run(url: string, signal?: AbortSignal): void;\nexport function f() {\n  const controller = new AbortController();\n  run('a', controller.signal);\n}`, errors: [{ messageId: 'neverWired', line: 3 }] },
    { name: 'a signal that is only listened to', code: `export function f() {\n  const controller = new AbortController();\n  controller.signal.addEventListener('abort', () => console.log('stopped'));\n}`, errors: [{ messageId: 'neverWired', line: 2 }] },
  ],
});
