import rule from '../../src/rules/no-unbounded-collection.js';
import { typedRuleTester } from '../support/lint.js';

const http = `import { createServer, type IncomingMessage } from 'node:http';\n`;
const net = `import net from 'node:net';\n`;
const grows = (code: string): string => `${http}const hits = new Map<string, number>();\nexport function count(req: IncomingMessage) {\n  const url = req.url ?? '';\n  hits.set(url, (hits.get(url) ?? 0) + 1);\n}\n${code}`;

typedRuleTester().run('no-unbounded-collection', rule, {
  valid: [
    { name: 'deleted', code: grows(`export const forget = (url: string) => hits.delete(url);`) },
    { name: 'cleared now and then', code: grows(`setInterval(() => hits.clear(), 60_000).unref();`) },
    { name: 'capped', code: `${http}const hits = new Map<string, number>();\nexport function count(req: IncomingMessage) { if (hits.size > 1000) return; hits.set(req.url ?? '', 1); }` },
    { name: 'replaced', code: `${http}let hits = new Map<string, number>();\nexport function count(req: IncomingMessage) { hits.set(req.url ?? '', 1); }\nexport const reset = () => { hits = new Map(); };` },
    { name: 'an array that is cut', code: `${http}const log: string[] = [];\nexport function note(req: IncomingMessage) { log.push(req.url ?? ''); }\nexport const flush = () => log.splice(0);` },
    { name: 'an array whose length is set', code: `${http}const log: string[] = [];\nexport function note(req: IncomingMessage) { log.push(req.url ?? ''); }\nexport const flush = () => { log.length = 0; };` },
    { name: 'handed on: others may shrink it', code: grows(`declare function prune(map: Map<string, number>): void; setInterval(() => prune(hits), 1000).unref();`) },
    { name: 'returned: others may shrink it', code: grows(`export const all = () => hits;`) },
    { name: 'a weak map', code: `${http}const sizes = new WeakMap<IncomingMessage, number>();\nexport function count(req: IncomingMessage) { sizes.set(req, 1); }` },
    { name: 'another class that caps itself', code: `${http}class Lru<K, V> { set(k: K, v: V) { return [k, v]; } }\nconst hits = new Lru<string, number>();\nexport function count(req: IncomingMessage) { hits.set(req.url ?? '', 1); }` },
    { name: 'few keys', code: `${http}const hits = new Map<'get' | 'post', number>();\nexport function count(req: IncomingMessage) { hits.set(req.method === 'GET' ? 'get' : 'post', 1); }` },
    { name: 'a constant key', code: `${http}const hits = new Map<string, number>();\nexport function count(_req: IncomingMessage) { hits.set('all', 1); }` },
    { name: 'known keys only', code: `${http}const routes = ['/a', '/b'];\nconst hits = new Map<string, number>();\nexport function count(req: IncomingMessage) { const url = req.url ?? ''; if (!routes.includes(url)) return; hits.set(url, 1); }` },
    { name: 'a registry', code: `const plugins: (() => void)[] = [];\nexport function use(plugin: () => void) { plugins.push(plugin); }` },
    { name: 'a registry by name', code: `const handlers = new Map<string, () => void>();\nexport function on(name: string, handler: () => void) { handlers.set(name, handler); }` },
    { name: 'a memo of files', code: `import { readFile } from 'node:fs/promises';\nconst files = new Map<string, string>();\nexport async function read(path: string) { if (!files.has(path)) files.set(path, await readFile(path, 'utf8')); return files.get(path); }` },
    { name: 'a memo of what is computed', code: `const patterns = new Map<string, RegExp>();\nexport function pattern(text: string) { let p = patterns.get(text); if (!p) { p = new RegExp(text); patterns.set(text, p); } return p; }` },
    { name: 'filled at startup', code: `const table = new Map<string, number>();\nfunction fill(names: string[]) { for (const name of names) table.set(name, Date.now()); }\nfill(['a']);` },
    { name: 'of one call', code: `${http}export function count(req: IncomingMessage) { const seen = new Set<string>(); seen.add(req.url ?? ''); return seen.size; }` },
    { name: 'of an object that may not live long', code: `${http}export class Session { seen = new Set<string>(); take(req: IncomingMessage) { this.seen.add(req.url ?? ''); } }` },
    { name: 'the field of a service, with a removal', code: `${net}export class Server { sockets = new Set<net.Socket>(); server = net.createServer(s => { this.sockets.add(s); s.on('close', () => this.sockets.delete(s)); }); }` },
    { name: 'tests', filename: 'lib.spec.ts', code: `${grows('')}import { it } from 'node:test'; it('counts', () => {});` },
    { name: 'pending: deleted in a finally', code: `const pending = new Map<string, Promise<string>>();\nasync function load(key: string) { try { const r = await fetch(key); return await r.text(); } finally { pending.delete(key); } }\nexport function get(key: string) { const p = pending.get(key) ?? load(key); pending.set(key, p); return p; }` },
    { name: 'pending: deleted after a catch', code: `const pending = new Map<string, Promise<void>>();\nexport function get(key: string) { const p = (async () => { try { await fetch(key); } catch { console.log('failed'); } pending.delete(key); })(); pending.set(key, p); return p; }` },
    { name: 'pending: deleted in a catch, too', code: `const pending = new Map<string, Promise<void>>();\nexport function get(key: string) { const p = (async () => { try { await fetch(key); pending.delete(key); } catch { pending.delete(key); } })(); pending.set(key, p); return p; }` },
    { name: 'pending: finally of the promise', code: `const pending = new Map<string, Promise<Response>>();\nexport function get(key: string) { const p = fetch(key).finally(() => pending.delete(key)); pending.set(key, p); return p; }` },
    { name: 'pending: both outcomes of then', code: `const pending = new Map<string, Promise<Response>>();\nexport function get(key: string) { const p = fetch(key).then(r => { pending.delete(key); return r; }, e => { pending.delete(key); throw e; }); pending.set(key, p); return p; }` },
    { name: 'pending: a cache of promises on purpose, cleared elsewhere', code: `const pending = new Map<string, Promise<Response>>();\nexport function get(key: string) { const p = fetch(key).then(r => { pending.delete(key); return r; }); pending.set(key, p); return p; }\nexport const reset = () => pending.clear();` },
    // Known misses: real growth that is not reported.
    { name: 'miss: entries leave only when somebody logs out', code: grows(`export const logout = (url: string) => { hits.delete(url); };`) },
    { name: 'miss: entries leave only when the owner is closed', code: `${net}export class Agent { #origins = new Map<string, net.Server>(); server = net.createServer(s => { this.#origins.set(s.remoteAddress ?? '', this.server); }); close() { this.#origins.clear(); } }` },
    { name: 'miss: a collection in a closure that lives long', code: `${http}export function plugin() { const reports: Record<string, number> = Object.create(null); return (req: IncomingMessage) => { reports[req.url ?? ''] = 1; }; }` },
    { name: 'miss: untyped keys', filename: 'file.js', code: `const seen = new Map();\nexport function handle(req) { seen.set(req.url, Date.now()); }` },
  ],
  invalid: [
    { name: 'a map by what a request brings', code: grows(''), errors: [{ messageId: 'grows', line: 5, column: 3, data: { name: 'hits', times: 'with each request' } }] },
    { name: 'by a function that answers requests', code: `${http}const seen = new Set<string>();\nfunction note(url: string) {\n  seen.add(url);\n}\ncreateServer(req => { note(req.url ?? ''); }).listen(1);`, errors: [{ messageId: 'grows', line: 4, data: { name: 'seen', times: 'with each request' } }] },
    { name: 'an object', code: `${http}const hits: Record<string, number> = {};\nexport const count = (req: IncomingMessage) => {\n  const { url = '' } = req;\n  hits[url] = (hits[url] ?? 0) + 1;\n};`, errors: [{ messageId: 'grows', line: 5, column: 3, data: { name: 'hits', times: 'with each request' } }] },
    { name: 'read by others only', code: grows(`export { hits };\nexport const top = () => [...hits.entries()].sort((a, b) => b[1] - a[1]).slice(0, 10);`), errors: [{ messageId: 'grows', line: 5 }] },
    { name: 'an array of what happened, with the time', filename: 'file.js', code: `const log = [];\nexport function note(text) {\n  log.push({ at: Date.now(), text });\n}\nexport const last = () => log.at(-1);`, errors: [{ messageId: 'grows', line: 3, data: { name: 'log', times: 'with each call' } }] },
    { name: 'a cache of what is fetched', code: `const users = new Map<string, unknown>();\nexport async function user(id: string) {\n  if (!users.has(id)) users.set(id, await fetch('/users/' + id));\n  return users.get(id);\n}`, errors: [{ messageId: 'grows', line: 3, column: 23, data: { name: 'users', times: 'with each key that it is asked for' } }] },
    { name: 'a static field', code: `${http}export class Stats {\n  static readonly seen = new Set<string>();\n  take(req: IncomingMessage) { Stats.seen.add(req.url ?? ''); }\n}`, errors: [{ messageId: 'grows', line: 4, data: { name: 'Stats.seen', times: 'with each request' } }] },
    { name: 'the one object of a module', code: `${http}class Stats {\n  #seen = new Set<string>();\n  take(req: IncomingMessage) { this.#seen.add(req.url ?? ''); }\n}\nexport const stats = new Stats();`, errors: [{ messageId: 'grows', line: 4, data: { name: 'this.#seen', times: 'with each request' } }] },
    { name: 'connections of a server', code: `${net}export class Server {\n  connections: net.Socket[] = [];\n  server = net.createServer(socket => { this.connections.push(socket); });\n}`, errors: [{ messageId: 'grows', line: 4, column: 41, data: { name: 'this.connections', times: 'with each event' } }] },
    { name: 'the same with a prototype, JavaScript', filename: 'file.js', code: `${net}function Server() {\n  this.connections = [];\n  this.server = net.createServer(this.handle.bind(this));\n}\nServer.prototype.handle = function (socket) {\n  this.connections.push(socket);\n};\nexport default Server;`, errors: [{ messageId: 'grows', line: 7, column: 3 }] },
    { name: 'listeners of an emitter', code: `import { EventEmitter } from 'node:events';\nconst names: string[] = [];\nexport function follow(source: EventEmitter) {\n  source.on('name', (name: string) => names.push(name));\n}`, errors: [{ messageId: 'grows', line: 4, column: 39, data: { name: 'names', times: 'with each event' } }] },
    {
      name: 'pending: deleted when all goes well',
      code: `const pending = new Map<string, Promise<string>>();\nexport function load(key: string) {\n  const known = pending.get(key);\n  if (known) return known;\n  const promise = (async () => {\n    const response = await fetch(key);\n    pending.delete(key);\n    return response.text();\n  })();\n  pending.set(key, promise);\n  return promise;\n}`,
      errors: [{ messageId: 'pendingStays', line: 10, column: 3, data: { name: 'pending', failing: 'await fetch(key)', line: 6, deletion: 7 } }],
    },
    {
      name: 'pending: in a then, JavaScript',
      filename: 'file.js',
      code: `const pending = new Map();\nexport function load(key) {\n  const promise = fetch(key).then(response => { pending.delete(key); return response; });\n  pending.set(key, promise);\n  return promise;\n}`,
      errors: [{ messageId: 'pendingStays', line: 4, data: { name: 'pending', failing: 'fetch(key)', line: 3, deletion: 3 } }],
    },
    {
      name: 'pending: a function with a declared `this`',
      code: `export class Loader {\n  readonly #pending = new Map<string, Promise<void>>();\n  load(key: string) {\n    let promise = this.#pending.get(key);\n    if (promise == null) {\n      async function run(this: Loader) { await fetch(key); this.#pending.delete(key); }\n      promise = run.call(this);\n      this.#pending.set(key, promise);\n    }\n    return promise;\n  }\n}`,
      errors: [{ messageId: 'pendingStays', line: 8 }],
    },
  ],
});
