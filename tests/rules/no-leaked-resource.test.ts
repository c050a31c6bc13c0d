import rule from '../../src/rules/no-leaked-resource.js';
import { typedRuleTester } from '../support/lint.js';

const fs = `import { open } from 'node:fs/promises';\nimport { closeSync, openSync, readSync } from 'node:fs';\n`;
const mongo = `import { MongoClient } from 'mongodb';\n`;

typedRuleTester().run('no-leaked-resource', rule, {
  valid: [
    { name: 'released in a finally', code: `${fs}export async function f(p: string) { const h = await open(p); try { return await h.read(); } finally { await h.close(); } }` },
    { name: 'declared with using', code: `${fs}export async function f(p: string) { await using h = await open(p); return h.read(); }` },
    { name: 'handed to the caller', code: `${fs}export async function f(p: string) { const h = await open(p); return h; }` },
    { name: 'handed to unknown code', code: `${fs}declare function keep(value: unknown): void; export async function f(p: string) { const h = await open(p); keep(h); }` },
    { name: 'kept in a field', code: `${fs}export class A { h?: unknown; async f(p: string) { const h = await open(p); this.h = h; } }` },
    { name: 'kept in a collection', code: `${fs}const all = new Map<string, unknown>(); export async function f(p: string) { const h = await open(p); all.set(p, h); }` },
    { name: 'released by a helper', code: `${fs}async function done(h: { close(): Promise<void> }) { await h.close(); } export async function f(p: string) { const h = await open(p); await done(h); }` },
    { name: 'released by a closure', code: `${fs}export async function f(p: string) { const h = await open(p); setTimeout(() => void h.close(), 10); }` },
    { name: 'released by the last of a chain, come what may', code: `${fs}export async function f(p: string) { const h = await open(p); return h.readFile().then(t => t.length).finally(() => h.close()); }` },
    { name: 'released by both callbacks of a chain', code: `${fs}export async function f(p: string) { const h = await open(p); return h.readFile().then(() => h.close(), () => h.close()); }` },
    { name: 'handed on by the callback of a chain', code: `${fs}export function f(p: string) { return open(p).then(h => ({ h })); }` },
    { name: 'a client that the process keeps', code: `${mongo}export async function f() { const c = new MongoClient('x'); await c.connect(); process.once('SIGTERM', () => c.close()); await c.db().command({ ping: 1 }); }` },
    { name: 'a client that the function is not seen to release', code: `${mongo}export async function f() { const c = new MongoClient('x'); await c.connect(); await c.db().command({ ping: 1 }); }` },
    { name: 'a client whose first connection fails', code: `${mongo}export async function f() { const c = new MongoClient('x'); await c.connect(); await c.close(); }` },
    { name: 'start-up code that exits when it fails', code: `${mongo}async function main() { const c = new MongoClient('x'); await c.connect(); await c.db().command({ ping: 1 }); await c.close(); }\nmain().catch(() => process.exit(1));` },
    { name: 'start-up code whose failure ends the process', code: `${mongo}async function main() { const c = new MongoClient('x'); await c.connect(); await c.db().command({ ping: 1 }); await c.close(); }\nawait main();` },
    { name: 'a device that lives by its events', code: `export function f(url: string) { const source = new EventSource(url); source.onmessage = () => {}; }` },
    { name: 'a socket that fails by itself', code: `export async function f(url: string) { const socket = new WebSocket(url); await new Promise(done => setTimeout(done, 1)); socket.send('x'); }` },
    { name: 'turned into a stream', code: `${fs}export async function f(p: string) { const h = await open(p); return h.createReadStream(); }` },
    { name: 'released by argument', code: `${fs}export function f(p: string) { const fd = openSync(p, 'r'); try { readSync(fd, Buffer.alloc(1)); } finally { closeSync(fd); } }` },
    { name: 'start-up code', code: `${fs}const h = await open('p');\nconsole.log(h.fd);` },
    { name: 'only in the branch that opened it', code: `${fs}export function f(p?: string) { const fd = p ? openSync(p, 'r') : 0; console.log(fd); if (p) closeSync(fd); }` },
    { name: 'another function of the same name', code: `declare function open(p: string): Promise<{ close(): void }>; export async function f(p: string) { const h = await open(p); console.log(h); }` },
    { name: 'a callee of type any', code: `declare const fsp: any; export async function f(p: string) { const h = await fsp.open(p); await h.read(); }` },
    { name: 'a loop that closes a directory on every exit', code: `import { opendir } from 'node:fs/promises'; export async function f(p: string) { for await (const e of await opendir(p)) if (e.isFile()) return e.name; return undefined; }` },
  ],
  invalid: [
    { name: 'given to a callback of a chain that forgets it', code: `${fs}export function f(p: string) { return open(p).then(h => h.readFile()); }`, errors: [{ messageId: 'leaked', line: 3 }] },
    {
      name: 'released only by the callback for success',
      code: `${fs}export async function f(p: string) { const h = await open(p); return h.readFile().then(t => { void h.close(); return t; }); }`,
      errors: [{ messageId: 'leakedOnThrow', data: { resource: '`h` from `open()`', where: 'if `h.readFile()` on line 3 rejects', release: '`h.close()`', name: 'h', noun: 'file handle', call: '`open()`', line: 3 } }],
    },
    {
      name: 'a closure that releases is made too late',
      code: `${fs}export async function f(p: string) { const h = await open(p); await h.stat(); return { close: () => h.close() }; }`,
      errors: [{ messageId: 'leaked' }],
    },
    {
      name: 'a client that is closed if all goes well',
      code: `${mongo}export async function f() { const c = new MongoClient('x'); await c.connect(); await c.db().command({ ping: 1 }); await c.close(); }`,
      errors: [{ messageId: 'leakedOnThrow', suggestions: 1 }],
    },
    {
      name: 'start-up code that goes on when it has failed',
      code: `${mongo}async function main() { const c = new MongoClient('x'); await c.connect(); await c.db().command({ ping: 1 }); await c.close(); }\nmain().catch(error => { console.error(error); process.exitCode = 1; });`,
      errors: [{ messageId: 'leakedOnThrow', suggestions: 1 }],
    },
    {
      name: 'a device that nobody else knows of',
      code: `export async function f() { const peer = new RTCPeerConnection(); const offer = await peer.createOffer(); if (!offer.sdp) return; peer.addEventListener('track', () => {}); }`,
      errors: [{ messageId: 'leaked', data: { resource: '`peer` from `new RTCPeerConnection()`', where: 'at the `return` on line 1', release: '`peer.close()`', name: 'peer', noun: 'peer connection', call: '`new RTCPeerConnection()`', line: 1 } }],
    },
    {
      name: 'never released',
      code: `${fs}
export async function f(p: string) {
  const h = await open(p);
  const { bytesRead } = await h.read();
  return bytesRead;
}`,
      errors: [
        {
          messageId: 'leaked',
          line: 5,
          column: 19,
          endColumn: 26,
          data: { resource: '`h` from `open()`', where: 'at the `return` on line 7', release: '`h.close()`', name: 'h', noun: 'file handle', call: '`open()`', line: 7 },
          suggestions: [
            {
              messageId: 'useFinally',
              output: `${fs}
export async function f(p: string) {
  const h = await open(p);
  try {
    const { bytesRead } = await h.read();
    return bytesRead;
  } finally {
    await h.close();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'released only when all goes well',
      code: `${fs}
export async function f(p: string) {
  const h = await open(p);
  console.log(await h.stat());
  await h.close();
}`,
      errors: [
        {
          messageId: 'leakedOnThrow',
          line: 5,
          data: { resource: '`h` from `open()`', where: 'if `h.stat()` on line 6 rejects', release: '`h.close()`', name: 'h', noun: 'file handle', call: '`open()`', line: 6 },
          suggestions: [
            {
              messageId: 'useFinally',
              output: `${fs}
export async function f(p: string) {
  const h = await open(p);
  try {
    console.log(await h.stat());
  } finally {
    await h.close();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'an early return',
      code: `${fs}export function f(p: string, a: boolean) { const fd = openSync(p, 'r'); if (a) return 1; closeSync(fd); return 0; }`,
      errors: [{ messageId: 'leaked', line: 3, column: 55, suggestions: 1 }],
    },
    {
      name: 'swallowed by a catch',
      code: `${fs}export async function f(p: string) { const h = await open(p); try { await h.read(); await h.close(); } catch { console.log('failed'); } }`,
      errors: [{ messageId: 'leaked', line: 3 }],
    },
    { name: 'dropped', code: `${fs}export async function f(p: string) { await open(p, 'w'); }`, errors: [{ messageId: 'discarded', line: 3, column: 44 }] },
    { name: 'used in passing', code: `${fs}export async function f(p: string) { return (await open(p)).readFile(); }`, errors: [{ messageId: 'discarded', line: 3 }] },
    { name: 'overwritten', code: `${fs}export function f(p: string) { let fd = openSync(p, 'r'); fd = openSync(p, 'w'); closeSync(fd); }`, errors: [{ messageId: 'overwritten', line: 3, column: 41 }] },
    { name: 'borrowed only', code: `${fs}async function size(h: { stat(): Promise<{ size: number }> }) { return (await h.stat()).size; } export async function f(p: string) { const h = await open(p); return await size(h); }`, errors: [{ messageId: 'leaked', suggestions: 1 }] },
    { name: 'from a function that returns what it opened', code: `${fs}const make = (p: string) => openSync(p, 'r'); export function f(p: string) { const fd = make(p); readSync(fd, Buffer.alloc(1)); }`, errors: [{ messageId: 'leaked' }] },
    {
      name: 'declared by the project',
      code: `/** @mustRelease stop */\ndeclare function start(): { stop(): void; go(): void };\nexport function f() { const s = start(); s.go(); }`,
      errors: [{ messageId: 'leaked', line: 3, column: 33, suggestions: [{ messageId: 'useFinally', output: `/** @mustRelease stop */\ndeclare function start(): { stop(): void; go(): void };\nexport function f() { const s = start();\ntry {\n  s.go();\n} finally {\n  s.stop();\n} }` }] }],
    },
    {
      name: 'a thrown error in between',
      code: `${fs}export function f(p: string, n: number) { const fd = openSync(p, 'r'); if (n < 0) throw new RangeError(); closeSync(fd); }`,
      errors: [{ messageId: 'leakedOnThrow', suggestions: [{ messageId: 'useFinally', output: `${fs}export function f(p: string, n: number) { const fd = openSync(p, 'r');\ntry {\n  if (n < 0) throw new RangeError();\n} finally {\n  closeSync(fd);\n} }` }] }],
    },
    { name: 'promisified', code: `import { promisify } from 'node:util'; import fs from 'node:fs'; export async function f(p: string) { let fd: number | null = await promisify(fs.open)(p, 'r'); await promisify(fs.fsync)(fd); fd = null; }`, errors: [{ messageId: 'overwritten' }] },
  ],
});

const watch = {
  id: 'typescript/createWatchProgram',
  noun: 'watch',
  origin: { from: 'module', module: 'typescript' },
  acquire: { by: 'call', name: 'createWatchProgram' },
  value: { of: 'result' },
  release: [{ by: 'method', name: 'close' }],
  policy: 'scoped',
  costs: ['alive'],
  selfFailing: false,
  source: 'https://github.com/microsoft/TypeScript/wiki/Using-the-Compiler-API',
};
const compiler = `import ts from 'typescript';\ndeclare const host: ts.WatchCompilerHostOfConfigFile<ts.BuilderProgram>;\n`;

typedRuleTester({ resources: [watch] }).run('no-leaked-resource with rows of the configuration', rule, {
  valid: [
    { name: 'closed', code: `${compiler}export function f() { const w = ts.createWatchProgram(host); try { return w.getProgram().getProgram().getSourceFiles().length; } finally { w.close(); } }` },
    { name: 'a row of the catalogue, used well', code: `${fs}export async function f(p: string) { await using h = await open(p); return h.read(); }` },
  ],
  invalid: [
    { name: 'never closed', code: `${compiler}export function f() { const w = ts.createWatchProgram(host); return w.getProgram().getProgram().getSourceFiles().length; }`, errors: [{ messageId: 'leaked', line: 3, suggestions: 1 }] },
    { name: 'a row of the catalogue', code: `${fs}export async function f(p: string) { await open(p, 'w'); }`, errors: [{ messageId: 'discarded' }] },
  ],
});
