import rule from '../../src/rules/no-leaked-resource.js';
import { typedRuleTester } from '../support/lint.js';

const fs = `import { open } from 'node:fs/promises';\nimport { closeSync, openSync, readSync } from 'node:fs';\n`;
const mongo = `import { MongoClient } from 'mongodb';\n`;
const pg = `import { Pool, type PoolClient } from 'pg';\nconst pool = new Pool();\n`;
const offer = (body: string): string => `declare function ask(sdp: string): Promise<RTCSessionDescriptionInit>;\ndeclare const links: Set<RTCPeerConnection>;\nexport async function offer(sdp: string) {\n  const link = new RTCPeerConnection();\n  ${body}\n}`;
const react = `import { useEffect, useRef, useState } from 'react';\n`;
const spawn = `import { exec, fork, spawn, type ChildProcess } from 'node:child_process';\n`;
const net = `import net from 'node:net';\nimport { WebSocket } from 'ws';\nimport http from 'node:http';\n`;
const writer = `import { open, type FileHandle } from 'node:fs/promises';\nclass Writer {\n  constructor(private readonly handle: FileHandle) {}\n  static async to(p: string) { return new Writer(await open(p, 'a')); }\n  async write(text: string) { await this.handle.appendFile(text); }\n  async close() { await this.handle.close(); }\n}\n`;
const database = `import mysql from 'mysql2/promise';\nclass Database {\n  private connection: mysql.Connection | undefined;\n  async connect(uri: string) { this.connection = await mysql.createConnection(uri); }\n  async ask(sql: string) { return this.connection?.query(sql); }\n  async close() { await this.connection?.end(); }\n}\n`;

typedRuleTester().run('no-leaked-resource', rule, {
  valid: [
    { name: 'handed over, and released on every way that fails before', code: offer(`try {\n    const answer = await ask(sdp);\n    await link.setRemoteDescription(answer);\n    return link;\n  } catch (error) {\n    link.close();\n    throw error;\n  }`) },
    { name: 'handed over, and released on no way that fails', code: offer(`const answer = await ask(sdp);\n  await link.setRemoteDescription(answer);\n  return link;`) },
    { name: 'handed over before anything else may fail', code: offer(`if (!sdp) {\n    link.close();\n    throw new Error('no description');\n  }\n  links.add(link);\n  await ask(sdp);\n  return link;`) },
    { name: 'an object URL in markup', code: `export function card(blob: Blob) { const url = URL.createObjectURL(blob); const html = \`<a href="\${url}" download>save</a>\`; return html; } export function style(blob: Blob) { const url = URL.createObjectURL(blob); return 'background: url(' + url + ')'; }` },
    { name: 'kept by code that knows it is there', code: `import fs from 'node:fs/promises';\nexport async function f(name: string, work: () => Promise<boolean>) { let file: fs.FileHandle | undefined; let keep = false; try { file = await fs.open(name); keep = await work(); return 1; } finally { if (file && !keep) await file.close(); } }\nexport async function g(root: string, work: () => Promise<boolean>) { let dir: string | undefined; let keep = false; try { dir = await fs.mkdtemp(root); await work(); await fs.rm(dir); dir = undefined; return 1; } catch (error) { try { await work(); } catch { keep = true; } if (dir && !keep) await fs.rm(dir).catch(() => {}); throw error; } }` },
    { name: 'a constant that holds a promise which never rejects', code: `import { once, type EventEmitter } from 'node:events';\nfunction onExit(child: EventEmitter): Promise<void> { return new Promise(resolve => { child.once('exit', () => resolve()); }); }\nexport async function kill(child: EventEmitter, ms: number) {\n  const exit = onExit(child);\n  const timer = setTimeout(() => child.emit('kill'), ms);\n  await exit;\n  clearTimeout(timer);\n}\nexport { once };` },
    { name: 'a URL that is taken back by way of what holds it', code: `export function show(image: HTMLImageElement, blob: Blob) {\n  const src = image.src;\n  if (src) URL.revokeObjectURL(src);\n  image.src = URL.createObjectURL(blob);\n}` },
    { name: 'a reader that a function reads to the end, calling itself', code: `export function load(response: Response, take: (part: Uint8Array) => void): Promise<void> {\n  const reader = response.body!.getReader();\n  const pump = (): Promise<void> => reader.read().then(({ done, value }) => {\n    if (done) return;\n    take(value);\n    return pump();\n  });\n  return pump();\n}` },
    { name: 'a timer that a finally clears', code: `export async function f(url: string, ms: number) { const c = new AbortController(); const t = setTimeout(() => c.abort(), ms); try { return await fetch(url, { signal: c.signal }); } finally { clearTimeout(t); } }` },
    { name: 'a timer that the catch clears, too', code: `export async function f(url: string, ms: number) { const c = new AbortController(); const t = setTimeout(() => c.abort(), ms); try { const r = await fetch(url, { signal: c.signal }); clearTimeout(t); return r; } catch (error) { clearTimeout(t); throw error; } }` },
    { name: 'a timer that is short', code: `export async function f(url: string) { const c = new AbortController(); const t = setTimeout(() => c.abort(), 500); const r = await fetch(url, { signal: c.signal }); clearTimeout(t); return r; }` },
    { name: 'a timer that nothing clears', code: `export async function f(url: string) { const t = setTimeout(() => console.log('slow', t), 5000); return fetch(url); }` },
    { name: 'a timer that does not keep the process', code: `export async function f(url: string) { const t = setTimeout(() => console.log('slow'), 5000); t.unref(); const r = await fetch(url); clearTimeout(t); return r; }` },
    { name: 'a way out that is taken when the time is over', code: `export async function f(url: string) { let late = false; const t = setTimeout(() => { late = true; }, 5000); const r = await fetch(url).catch(() => undefined); if (late) return undefined; clearTimeout(t); return r; }` },
    { name: 'a way out that asks the controller', code: `export async function f(url: string, ms: number) { const c = new AbortController(); const t = setTimeout(() => c.abort(), ms); const r = await fetch(url).catch(() => undefined); if (c.signal.aborted) return undefined; clearTimeout(t); return r; }` },
    { name: 'a timer that a callback clears', code: `export function f(on: (f: () => void) => void, ready: boolean) { const t = setTimeout(() => console.log('slow'), 5000); if (ready) return; on(() => clearTimeout(t)); }` },
    { name: 'an interval of a program that fails', code: `async function main() { const t = setInterval(() => process.stdout.write('.'), 100); await fetch('https://example.com'); clearInterval(t); }\nmain().catch(() => process.exit(1));` },
    { name: 'lines of the standard input, for as long as there are any', code: `import { createInterface } from 'node:readline';\nexport function watch(reload: () => void) {\n  const lines = createInterface({ input: process.stdin });\n  lines.on('line', line => { if (line === 'done') reload(); });\n}` },
    { name: 'given to what is asked for first', code: `import fs from 'node:fs';\nimport type { ChildProcess } from 'node:child_process';\nexport function record(child: ChildProcess) {\n  const log = fs.createWriteStream('a.log');\n  if (child.stdout) {\n    child.stdout.pipe(log);\n  }\n}\nexport function recordToo(child: ChildProcess) {\n  const log = fs.createWriteStream('a.log');\n  child.stdout?.pipe(log);\n}` },
    { name: 'released in a finally', code: `${fs}export async function f(p: string) { const h = await open(p); try { return await h.read(); } finally { await h.close(); } }` },
    { name: 'declared with using', code: `${fs}export async function f(p: string) { await using h = await open(p); return h.read(); }` },
    { name: 'handed to the caller', code: `${fs}export async function f(p: string) { const h = await open(p); return h; }` },
    { name: 'handed to unknown code', code: `${fs}declare function keep(value: unknown): void; export async function f(p: string) { const h = await open(p); keep(h); }` },
    { name: 'kept in a field', code: `${fs}export class A { h?: unknown; async f(p: string) { const h = await open(p); this.h = h; } }` },
    { name: 'kept in a collection', code: `${fs}const all = new Map<string, unknown>(); export async function f(p: string) { const h = await open(p); all.set(p, h); }` },
    { name: 'released by a helper', code: `${fs}async function done(h: { close(): Promise<void> }) { await h.close(); } export async function f(p: string) { const h = await open(p); await done(h); }` },
    { name: 'a condition on a field that is asked before and after it waits', code: `${fs}export class A { owned = false; async f(p: string) { let h; try { if (this.owned) h = await open(p); await this.work(); } finally { if (this.owned) await h?.close(); } } async work() {} }` },
    { name: 'handed over unless the object was closed meanwhile', code: `export class A { closed = false; picture?: ImageBitmap; async f(blob: Promise<Blob>) { if (this.closed) return; const data = await blob; if (this.closed) return; const picture = await createImageBitmap(data); if (this.closed) { picture.close(); return; } this.picture = picture; } }` },
    { name: 'a URL that a part is added to', code: `export function f(blob: Blob, hash: string, set: (url: string) => void) { let url = URL.createObjectURL(blob); if (hash) url += hash; set(url); return () => URL.revokeObjectURL(url); }` },
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
    { name: 'lent to a callback, and released come what may', code: `${pg}export async function f<T>(work: (c: PoolClient) => Promise<T>) { const c = await pool.connect(); try { return await work(c); } finally { c.release(); } }` },
    { name: 'given to a callback for good', code: `${pg}export async function f(work: (c: PoolClient) => Promise<void>) { const c = await pool.connect(); await work(c); }` },
    { name: 'given away on one way, released on another', code: `${pg}export async function f(keep: boolean, work: (c: PoolClient) => Promise<void>) { const c = await pool.connect(); if (keep) { await work(c); return; } c.release(); }` },
    { name: 'a socket that fails while its event is waited for', code: `import { once } from 'node:events';\n${net}export async function f(port: number) { const s = net.connect(port); await once(s, 'connect'); const at = s.localPort; s.destroy(); return at; }` },
    { name: 'a socket that unknown code may have ended', code: `${net}export async function f(port: number, work: (s: net.Socket) => Promise<void>) { const s = net.connect(port); await work(s); s.destroy(); }` },
    { name: 'given to a function that is known to keep it', code: `${pg}const all: PoolClient[] = [];\nasync function keep(c: PoolClient) { all.push(c); await c.query('select 1'); }\nexport async function f() { const c = await pool.connect(); await keep(c); c.release(); }` },
    { name: 'a directory that may be meant to stay', code: `import { mkdtemp, writeFile } from 'node:fs/promises'; export async function f(p: string) { const dir = await mkdtemp(p); await writeFile(dir + '/a', 'x'); }` },
    { name: 'a server whose activation fails', code: `${net}export async function f(port: number) { const server = http.createServer(); await new Promise<void>((done, failed) => { server.once('error', failed); server.listen(port, done); }); server.close(); }` },
    { name: 'a page of a browser that somebody else closes', code: `import type { Browser } from 'playwright-core'; export async function f(browser: Browser, url: string) { const page = await browser.newPage(); await page.goto(url); return page.content(); }` },
    { name: 'a lock that is called to release it', code: `import { open } from 'node:fs/promises';\n/** @mustRelease unlock */\ndeclare function lock(p: string): Promise<{ unlock(): Promise<void>; path: string }>;\nexport async function f(p: string) { const { unlock, path } = await lock(p); try { await open(path); } finally { await unlock(); } }`.replace('await open(path)', 'await fetch(path)') },
    { name: 'several together, released come what may', code: `${fs}export async function f(p: string, q: string) { const [a, b] = await Promise.all([open(p), open(q)]); try { await a.stat(); await b.stat(); } finally { await Promise.all([a.close(), b.close()]); } }` },
    { name: 'a wrapper that is ended in a finally', code: `${writer}export async function f(p: string) { const w = await Writer.to(p); try { await w.write('x'); } finally { await w.close(); } }` },
    { name: 'a wrapper that the function is not seen to end', code: `${writer}export async function f(p: string) { const w = await Writer.to(p); await w.write('x'); }` },
    { name: 'a wrapper that is handed out', code: `${writer}export async function f(p: string) { const w = await Writer.to(p); await w.write('x'); return w; }` },
    { name: 'a wrapper before it holds anything', code: `${database}export async function f(uri: string) { const d = new Database(); await fetch(uri); await d.connect(uri); await d.close(); }` },
    { name: 'a wrapper that hands itself out', code: `${database.replace('async connect(uri: string) {', 'async connect(uri: string) { all.push(this);')}const all: unknown[] = [];\nexport async function f(uri: string) { const d = new Database(); await d.connect(uri); await d.ask('x'); await fetch(uri); await d.close(); }` },
    { name: 'a wrapper that has a timer only', code: `class Clock { timer: NodeJS.Timeout; constructor() { this.timer = setInterval(() => {}, 1000); } stop() { clearInterval(this.timer); } }\nexport async function f(url: string) { const c = new Clock(); await fetch(url); c.stop(); }` },
    { name: 'a callback that releases on every way', code: `import fs from 'node:fs'; export function f(p: string, done: (e: Error | null) => void) { fs.open(p, 'r', (e, fd) => { if (e) return done(e); fs.fsync(fd, failed => { fs.close(fd, () => done(failed)); }); }); }` },
    { name: 'a listener that releases on some ways', code: `import dgram from 'node:dgram'; export function f(done: () => void) { const s = dgram.createSocket('udp4'); s.bind(1); s.on('message', m => { if (m.length === 0) return; s.close(); done(); }); }` },
    { name: 'a socket that is destroyed when it has answered', code: `${net}export function f(port: number) { return new Promise<boolean>(done => { const s = net.connect(port); s.once('connect', () => { s.destroy(); done(true); }); s.once('error', () => done(false)); }); }` },
    { name: 'a socket that a function of the executor ends', code: `${net}export function f(port: number) { return new Promise<boolean>(done => { const s = net.connect(port); const end = (ok: boolean) => { s.destroy(); done(ok); }; s.once('connect', () => end(true)); s.once('error', () => end(false)); }); }` },
    { name: 'a socket whose end is the answer', code: `${net}export function f(port: number) { return new Promise<string>(done => { let text = ''; const s = net.connect(port); s.on('data', d => { text += d; }); s.on('end', () => done(text)); }); }` },
    { name: 'a socket that is the answer', code: `${net}export function f(port: number) { return new Promise<net.Socket>(done => { const s = net.connect(port); s.once('connect', () => done(s)); }); }` },
    { name: 'a connection that goes on to deliver', code: `${net}export function f(url: string, tell: (m: string) => void) { return new Promise<void>(done => { const s = new WebSocket(url); s.on('open', () => done()); s.on('message', m => tell(String(m))); }); }` },
    { name: 'a server that goes on to serve', code: `${net}export function f(port: number) { return new Promise<void>(done => { const server = http.createServer((_, response) => response.end()); server.listen(port, () => done()); }); }` },
    { name: 'a process that is killed when the time is over', code: `${spawn}export function f(c: string) { return new Promise<void>((done, failed) => { const child = spawn(c, { stdio: 'inherit' }); const t = setTimeout(() => { child.kill(); failed(new Error('late')); }, 10); child.on('close', () => { clearTimeout(t); done(); }); }); }` },
    { name: 'a process that may go on', code: `${spawn}export function f(c: string) { return new Promise<void>(done => { const child = spawn(c, { stdio: 'ignore', detached: true }); child.unref(); setTimeout(() => done(), 10); }); }` },
    { name: 'a process of an effect that the cleanup kills', filename: 'file.tsx', code: `${react}${spawn}export function A() { useEffect(() => { const p = spawn('a', { stdio: 'inherit' }); p.on('exit', () => {}); return () => { p.kill(); }; }, []); return null; }` },
    { name: 'a process that a ref holds and a cleanup kills', filename: 'file.tsx', code: `${react}${spawn}export function A() { const p = useRef<ChildProcess | null>(null); useEffect(() => { p.current = spawn('a', { stdio: 'inherit' }); return () => { p.current?.kill(); }; }, []); return null; }` },
    { name: 'a process of an effect that is killed by its number', filename: 'file.tsx', code: `${react}${spawn}export function A() { useEffect(() => { const p = spawn('a', { stdio: 'inherit' }); return () => { if (p.pid) process.kill(p.pid); }; }, []); return null; }` },
    { name: 'a command of an effect that only answers', filename: 'file.tsx', code: `${react}${spawn}export function A() { const [text, set] = useState(''); useEffect(() => { exec('git status', (_, out) => set(out)); }, []); return <p>{text}</p>; }` },
    { name: 'a web socket of an effect, which no-leaked-subscription reports', filename: 'file.tsx', code: `${react}export function A({ url }: { url: string }) { useEffect(() => { const s = new WebSocket(url); s.onclose = () => {}; }, [url]); return null; }` },
    { name: 'an effect that returns a cleanup from elsewhere', filename: 'file.tsx', code: `${react}export function A({ url, end }: { url: string; end: () => void }) { useEffect(() => { const s = new WebSocket(url); s.onmessage = () => {}; return end; }, [url]); return null; }` },
    { name: 'a connection that a handler opens', filename: 'file.tsx', code: `${react}export function A({ url }: { url: string }) { useEffect(() => { const open = () => { const s = new WebSocket(url); s.onmessage = () => {}; }; document.addEventListener('click', open); return () => document.removeEventListener('click', open); }, [url]); return null; }` },
    { name: 'an object URL that the component revokes', filename: 'file.tsx', code: `${react}export function A({ file }: { file: File }) { const [url, setUrl] = useState(''); useEffect(() => { const next = URL.createObjectURL(file); setUrl(next); return () => URL.revokeObjectURL(next); }, [file]); return <img src={url} />; }` },
    { name: 'an object URL that a function gets', filename: 'file.tsx', code: `${react}declare function useRevoked(url: string): void;\nexport function A({ file }: { file: File }) { const [url, setUrl] = useState(''); useRevoked(url); useEffect(() => { setUrl(URL.createObjectURL(file)); }, [file]); return <img src={url} />; }` },
    { name: 'an object URL that a property gets', filename: 'file.tsx', code: `export function A({ file, onUrl }: { file: File; onUrl: (url: string) => void }) { return <button onClick={() => { onUrl(URL.createObjectURL(file)); }} />; }` },
    { name: 'known miss: a lock of the project that is not released if something fails', code: `class Mutex { private taken = false; async lock() { while (this.taken) await new Promise(next => setTimeout(next, 1)); this.taken = true; } unlock() { this.taken = false; } }\nconst mutex = new Mutex();\nexport async function f(work: () => Promise<void>) { await mutex.lock(); await work(); mutex.unlock(); }` },
    { name: 'known miss: a thread that ends when its code has run', code: `import { Worker } from 'node:worker_threads'; export function f(data: unknown) { const w = new Worker('./w.js', { workerData: data }); return new Promise((done, failed) => { w.once('message', done); w.once('error', failed); }); }` },
    { name: 'turned into a stream', code: `${fs}export async function f(p: string) { const h = await open(p); return h.createReadStream(); }` },
    { name: 'released by argument', code: `${fs}export function f(p: string) { const fd = openSync(p, 'r'); try { readSync(fd, Buffer.alloc(1)); } finally { closeSync(fd); } }` },
    { name: 'start-up code', code: `${fs}const h = await open('p');\nconsole.log(h.fd);` },
    { name: 'only in the branch that opened it', code: `${fs}export function f(p?: string) { const fd = p ? openSync(p, 'r') : 0; console.log(fd); if (p) closeSync(fd); }` },
    { name: 'another function of the same name', code: `declare function open(p: string): Promise<{ close(): void }>; export async function f(p: string) { const h = await open(p); console.log(h); }` },
    { name: 'a callee of type any', code: `declare const fsp: any; export async function f(p: string) { const h = await fsp.open(p); await h.read(); }` },
    { name: 'a loop that closes a directory on every exit', code: `import { opendir } from 'node:fs/promises'; export async function f(p: string) { for await (const e of await opendir(p)) if (e.isFile()) return e.name; return undefined; }` },
  ],
  invalid: [
    {
      name: 'handed over, and released on one of two ways that fail',
      code: offer(`const answer = await ask(sdp);\n  if (!answer.sdp) {\n    link.close();\n    throw new Error('refused');\n  }\n  await link.setRemoteDescription(answer);\n  return link;`),
      errors: [{ messageId: 'leaked', line: 4, column: 16, data: { resource: '`link` from `new RTCPeerConnection()`', where: 'if `ask()` on line 5 rejects', release: '`link.close()`' }, suggestions: [] }],
    },
    {
      name: 'kept in an object of a class, and released on one of two ways that fail, in JavaScript',
      filename: 'file.js',
      code: `import { open } from 'node:fs/promises';\nclass Log { constructor(handle) { this.handle = handle; } }\nexport async function log(path, allowed) {\n  const handle = await open(path, 'a');\n  if (!allowed.has(path)) {\n    await handle.close();\n    throw new Error('not allowed');\n  }\n  await allowed.refresh(path);\n  return new Log(handle);\n}`,
      errors: [{ messageId: 'leaked', line: 4, suggestions: [] }],
    },
    {
      name: 'dropped where the object was closed meanwhile',
      code: `export class A {\n  closed = false;\n  picture?: ImageBitmap;\n  async f(blob: Promise<Blob>) {\n    if (this.closed) return;\n    const data = await blob;\n    if (this.closed) return;\n    const picture = await createImageBitmap(data);\n    if (this.closed) return;\n    this.picture = picture;\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 8, column: 27, data: { resource: '`picture` from `createImageBitmap()`', where: 'at the `return` on line 9', release: '`picture.close()`' } }],
    },
    { name: 'a timer that one way out forgets', code: `export async function f(work: () => Promise<string>, ms: number) {\n  const t = setTimeout(() => console.log('slow'), ms);\n  const r = await work().catch(() => '');\n  if (!r) return undefined;\n  clearTimeout(t);\n  return r;\n}`, errors: [{ messageId: 'leaked', line: 2, column: 13, data: { resource: '`t` from `setTimeout()`', where: 'at the `return` on line 4', release: '`clearTimeout(t)`' }, suggestions: 1 }] },
    { name: 'a timer, if the request fails', code: `export async function f(url: string, ms: number) {\n  const c = new AbortController();\n  const t = setTimeout(() => c.abort(), ms);\n  const r = await fetch(url, { signal: c.signal });\n  clearTimeout(t);\n  return r.text();\n}`, errors: [{ messageId: 'leakedOnThrow', line: 3, data: { resource: '`t` from `setTimeout()`', where: 'if `fetch()` on line 4 rejects' }, suggestions: 1 }] },
    { name: 'a timer, if the request fails and that is caught', code: `export async function f(url: string, ms: number) {\n  const c = new AbortController();\n  const t = setTimeout(() => c.abort(), ms);\n  try {\n    const r = await fetch(url, { signal: c.signal });\n    clearTimeout(t);\n    return r.text();\n  } catch {\n    return undefined;\n  }\n}`, errors: [{ messageId: 'leaked', line: 3 }] },
    { name: 'an interval that an early way out forgets, in JavaScript', filename: 'file.js', code: `export async function f(work) {\n  const t = setInterval(() => process.stdout.write('.'), 100);\n  const r = await work().catch(() => '');\n  if (!r) return undefined;\n  clearInterval(t);\n  return r;\n}`, errors: [{ messageId: 'leaked', line: 2, data: { resource: '`t` from `setInterval()`', where: 'at the `return` on line 4', release: '`clearInterval(t)`' }, suggestions: 1 }] },
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
    { name: 'lent to a callback that fails', code: `${pg}export async function f<T>(work: (c: PoolClient) => Promise<T>) { const c = await pool.connect(); const result = await work(c); c.release(); return result; }`, errors: [{ messageId: 'leakedOnThrow', line: 3, suggestions: 1 }] },
    { name: 'lent to a callback whose failure is swallowed', code: `${pg}export async function f(work: (c: PoolClient) => Promise<void>) { const c = await pool.connect(); try { await work(c); c.release(); } catch { console.log('failed'); } }`, errors: [{ messageId: 'leaked', line: 3 }] },
    { name: 'lent as part of a list', code: `import { mkdtemp, rm } from 'node:fs/promises'; export async function f(p: string, run: (args: string[]) => Promise<void>) { const dir = await mkdtemp(p); await run(['-C', dir]); await rm(dir, { recursive: true }); }`, errors: [{ messageId: 'leakedOnThrow', suggestions: 1 }] },
    { name: 'a page that is closed on one way out only', code: `import type { Browser } from 'playwright-core'; export async function f(browser: Browser, url: string) { const page = await browser.newPage(); await page.goto(url); const text = await page.content(); await page.close(); return text; }`, errors: [{ messageId: 'leakedOnThrow', suggestions: 1 }] },
    { name: 'a server that a promise starts', code: `${net}export async function f(port: number) { const server = http.createServer(); await new Promise<void>(done => { server.listen(port, done); }); await fetch('http://localhost'); server.close(); }`, errors: [{ messageId: 'leakedOnThrow', suggestions: 1 }] },
    { name: 'a release that a pattern takes out', code: `/** @mustRelease unlock */\ndeclare function lock(p: string): Promise<{ unlock(): Promise<void>; path: string }>;\nexport async function f(p: string) { const { unlock, path } = await lock(p); await fetch(path); await unlock(); }`, errors: [{ messageId: 'leakedOnThrow', line: 3, suggestions: 1 }] },
    { name: 'several together', code: `${fs}export async function f(p: string, q: string) { const [a, b] = await Promise.all([open(p), open(q)]); await b.stat(); await a.close(); await b.close(); }`, errors: [{ messageId: 'leakedOnThrow', column: 83, suggestions: 1 }, { messageId: 'leakedOnThrow', column: 92, suggestions: 1 }] },
    { name: 'a wrapper that is ended if all goes well', code: `${writer}export async function f(p: string) {\n  const w = await Writer.to(p);\n  await w.write('x');\n  await w.close();\n}`, errors: [{ messageId: 'leakedOnThrow', line: 9, column: 19, suggestions: 1 }] },
    { name: 'a wrapper that connects later', code: `${database}export async function f(uri: string) {\n  const d = new Database();\n  await d.connect(uri);\n  await fetch(uri);\n  await d.close();\n}`, errors: [{ messageId: 'leakedOnThrow', line: 9, suggestions: 1 }] },
    { name: 'a wrapper that a way out forgets', code: `${writer}export async function f(p: string, text: string) { const w = await Writer.to(p); if (text === '') return; await w.write(text); await w.close(); }`, errors: [{ messageId: 'leaked', suggestions: 1 }] },
    { name: 'a callback that releases on one way out only', code: `import fs from 'node:fs'; export function f(p: string, done: (e: Error | null) => void) { fs.open(p, 'r', (e, fd) => { if (e) return done(e); fs.fsync(fd, failed => { if (failed) return done(failed); fs.close(fd, done); }); }); }`, errors: [{ messageId: 'leaked' }] },
    { name: 'a socket whose event is not waited for any longer', code: `import { once } from 'node:events';\n${net}export async function f(port: number, signal: AbortSignal) {\n  const s = net.connect(port);\n  await once(s, 'connect', { signal });\n  s.destroy();\n}`, errors: [{ messageId: 'leakedOnThrow', line: 6, suggestions: 1 }] },
    { name: 'a socket that has answered', code: `${net}export function f(port: number) {\n  return new Promise<boolean>(done => {\n    const s = net.connect(port);\n    s.once('connect', () => done(true));\n    s.once('error', () => done(false));\n  });\n}`, errors: [{ messageId: 'leftOpen', line: 6, column: 15, data: { resource: '`s` from `net.connect()`', state: 'stays open', line: 7, release: '`s.destroy()` or `s.end()` or `s.destroySoon()`' } }] },
    { name: 'a port that was only looked for', code: `${net}export function f() { const server = net.createServer(); return new Promise<unknown>(done => { server.listen(0, () => done(server.address())); }); }`, errors: [{ messageId: 'leftOpen' }] },
    { name: 'a connection for one question', code: `${net}export function f(url: string) { return new Promise<string>((done, failed) => { const s = new WebSocket(url); s.on('open', () => s.send('x')); s.on('message', m => done(String(m))); s.on('error', failed); }); }`, errors: [{ messageId: 'leftOpen' }] },
    { name: 'a process that is left running', code: `${spawn}export function f(c: string) {\n  return new Promise<void>((done, failed) => {\n    const child = spawn(c, { stdio: 'inherit' });\n    const t = setTimeout(() => failed(new Error('late')), 10);\n    child.on('close', () => { clearTimeout(t); done(); });\n  });\n}`, errors: [{ messageId: 'leftOpen', line: 4, data: { resource: '`child` from `spawn()`', state: 'runs on', line: 5, release: '`child.kill()`' } }] },
    { name: 'a process of an effect', filename: 'file.tsx', code: `${react}${spawn}export function A({ commands }: { commands: string[] }) {\n  useEffect(() => {\n    for (const c of commands) {\n      const p = spawn(c, { stdio: 'inherit' });\n      p.on('exit', () => {});\n    }\n  }, [commands]);\n  return null;\n}`, errors: [{ messageId: 'leakedByOwner', line: 6, column: 17, data: { resource: '`p` from `spawn()`', owner: 'effect', release: '`p.kill()`', place: 'in a function that it returns' } }] },
    { name: 'a process of an effect whose cleanup forgets it', filename: 'file.tsx', code: `${react}${spawn}export function A({ command }: { command: string }) {\n  useEffect(() => {\n    const p = spawn(command, { stdio: 'inherit' });\n    p.on('exit', () => {});\n    const t = setInterval(() => {}, 1000);\n    return () => clearInterval(t);\n  }, [command]);\n  return null;\n}`, errors: [{ messageId: 'leakedByOwner', line: 5, data: { resource: '`p` from `spawn()`', owner: 'effect', release: '`p.kill()`', place: 'in the cleanup on line 8' } }] },
    { name: 'an object URL that becomes state', filename: 'file.tsx', code: `${react}export function A({ file }: { file: File }) {\n  const [preview, setPreview] = useState('');\n  useEffect(() => {\n    setPreview(URL.createObjectURL(file));\n  }, [file]);\n  return <img src={preview} />;\n}`, errors: [{ messageId: 'leakedInState', line: 5, column: 16, data: { state: 'preview' } }] },
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
