import rule from '../../src/rules/no-leaked-timer.js';
import { typedRuleTester } from '../support/lint.js';

const tsx = (body: string, head = ''): string => `import { useEffect, useRef, useState, useCallback } from 'react';\nexport function Panel({ id }: { id: string }) {\n  const [n, setN] = useState(0);\n${head}${body}\n  return n;\n}`;

const inTime = (body: string): string => `const timers = new Set<unknown>();\nexport const ask = (on: (event: string, f: (text: string) => void) => void) => new Promise<string>((resolve, reject) => {\n  ${body}\n});`;

const tip = (delay: string, end = ''): string => `export class Tip extends HTMLElement {\n  private timer?: number;\n  show() {\n    clearTimeout(this.timer);\n    this.timer = window.setTimeout(() => this.open(), ${delay});\n  }\n  open() {}\n${end}\n}`;

const sessions = (end: string): string => `export class Sessions {\n  private timers = new Map<string, NodeJS.Timeout>();\n  readonly log: unknown[] = [];\n  open(id: string) {\n    this.timers.set(id, setTimeout(() => this.drop(id), 60_000));\n  }\n  forget(id: string) {\n    clearTimeout(this.timers.get(id));\n    this.timers.delete(id);\n  }\n  private drop(id: string) { this.log.push(id); }\n  dispose() {\n${end}\n  }\n}`;

const dialling = (end: string): string => `export class Link {\n  private timer?: NodeJS.Timeout;\n  private tries = 0;\n  dial(limit: number) {\n    this.timer = setTimeout(() => this.giveUp(), limit);\n  }\n  connected() {\n    this.tries++;\n    clearTimeout(this.timer);\n  }\n  private giveUp() { this.tries = -1; }\n  destroy() {\n${end}\n  }\n}`;

const two = (end: string): string => `export class Cache {\n  private poll?: NodeJS.Timeout;\n  private expiry?: NodeJS.Timeout;\n  n = 0;\n  start() {\n    this.poll = setTimeout(() => {}, 5);\n    this.expiry = setTimeout(() => this.expire(), 60_000);\n  }\n  private expire() { this.n = 0; }\n  dispose() {\n${end}\n  }\n}`;

/** A promise of the end of a child process, with a time limit, that can be broken off. */
const run = (abort: string): string => `import { spawn, type ChildProcess } from 'node:child_process';\ndeclare function killTree(child: ChildProcess): void;\nexport const run = (signal: AbortSignal, other: ChildProcess) => new Promise<number>((resolve, reject) => {\n  const child = spawn('git');\n  const timer = setTimeout(() => { child.kill(); reject(new Error('late')); }, 5000);\n  child.on('close', code => { clearTimeout(timer); resolve(code ?? 1); });\n  signal.addEventListener('abort', () => { ${abort} reject(signal.reason); });\n});`;

/** A function that answers once, by a callback. */
const answering = (failed: string, head = '    if (callback) {'): string => `import type { Socket } from 'node:net';\nexport function dial(socket: Socket, limit: number, callback: ((error?: Error) => void) | null) {\n  const timer = limit ? setTimeout(() => socket.destroy(), limit) : undefined;\n  socket.once('connect', () => {\n    clearTimeout(timer);\n    if (callback) {\n      callback();\n      callback = null;\n    }\n  });\n  socket.on('error', error => {\n${head}\n      const answer = callback;\n      ${failed}\n      callback = null;\n      answer?.(error);\n    }\n  });\n}`;

const hover = (cleanup: string, leave = 'onLeave'): string => `import * as React from 'react';\nexport function useHover(open: () => void, delay: number, bus: EventTarget) {\n  const timer = React.useRef<ReturnType<typeof setTimeout>>(undefined);\n  const ${leave} = () => { clearTimeout(timer.current); };\n  React.useEffect(() => {\n    const onDismiss = () => { clearTimeout(timer.current); };\n    bus.addEventListener('dismiss', onDismiss);\n    return () => { bus.removeEventListener('dismiss', onDismiss);${cleanup} };\n  }, [bus]);\n  const onEnter = () => {\n    timer.current = setTimeout(open, delay);\n  };\n  return { onEnter, ${leave} };\n}`;

typedRuleTester().run('no-leaked-timer', rule, {
  valid: [
    { name: 'a timer that is there to end its object, which another use takes back for a while', code: `export class Reference {\n  private uses = 0;\n  private timer?: NodeJS.Timeout;\n  constructor(private readonly stop: () => void) { this.timer = setTimeout(() => { this.dispose(); }, 30_000); }\n  retain() {\n    this.uses++;\n    clearTimeout(this.timer);\n    return () => { this.uses--; setTimeout(() => { if (this.uses === 0) this.dispose(); }); };\n  }\n  dispose() { this.stop(); }\n}` },
    { name: 'an interval that a function for the end of the work takes back', code: `export class Server {\n  private open = 0;\n  private alive: NodeJS.Timeout | undefined;\n  serve(port: MessagePort) {\n    const cleanup = () => {\n      port.onmessage = null;\n      if (--this.open === 0) { clearInterval(this.alive); this.alive = undefined; }\n    };\n    port.onmessage = event => {\n      if (!event.data) cleanup();\n      this.alive ??= setInterval(() => { void fetch('/alive'); }, 20_000);\n    };\n    this.open++;\n  }\n  destroy() { this.open = 0; }\n}` },
    { name: 'a callback: both ways to answer clear it', code: answering('clearTimeout(timer);') },
    { name: 'a callback: a helper clears it', code: answering('end();').replace('  socket.once(', '  const end = () => clearTimeout(timer);\n  socket.once(') },
    { name: 'a callback: the other way is there afterwards, too', code: answering('', '    if (limit > 0 && socket.destroyed) {') },
    { name: 'a callback that may be called again and again', code: answering('').replaceAll('callback = null;', '') },
    { name: 'a callback: nothing clears it', code: answering('').replace('clearTimeout(timer);', '') },
    { name: 'a timer that the end itself sets', code: `export class Dialog {\n  private timer?: NodeJS.Timeout;\n  gone = false;\n  constructor(private readonly bus: { on(f: () => void): void }) { this.bus.on(() => { clearTimeout(this.timer); setTimeout(() => this.finish(), 5); }); }\n  destroy(delay = 5000) { this.timer = setTimeout(() => this.finish(), delay); }\n  private finish() { this.gone = true; }\n}` },
    { name: 'a timer that asks first whether its object is gone', code: `export class Tip {\n  private timer?: NodeJS.Timeout;\n  private gone = false;\n  show(delay: number) { clearTimeout(this.timer); this.timer = setTimeout(() => { if (this.gone) return; this.open(); }, delay); }\n  open() {}\n  destroy() { this.gone = true; }\n}` },
    { name: 'an element whose timer is short', code: tip('500') },
    { name: 'an element whose timer is short, by a name', code: `const SOON = 100;\n${tip('SOON')}` },
    { name: 'an element that clears its timer when it is taken away', code: tip('5000', '  disconnectedCallback() { clearTimeout(this.timer); }') },
    { name: 'a class whose end nobody knows', code: tip('5000').replace(' extends HTMLElement', '') },
    { name: 'an object takes it back', code: inTime(`let limit: { dispose(): void } | undefined;\n  if (timers.size > 0) {\n    const t = setTimeout(() => reject(new Error('late')), 5000);\n    limit = { dispose: () => clearTimeout(t) };\n  }\n  on('answer', text => { limit?.dispose(); resolve(text); });`) },
    { name: 'a function that is assigned takes it back', code: inTime(`let end = () => {};\n  const t = setTimeout(() => reject(new Error('late')), 5000);\n  end = () => clearTimeout(t);\n  on('answer', text => { end(); resolve(text); });`) },
    { name: 'a helper takes it back before the promise is settled a moment later', code: inTime(`function end() { clearTimeout(t); }\n  const t = setTimeout(() => { end(); reject(new Error('late')); }, 5000);\n  on('answer', text => { end(); queueMicrotask(() => resolve(text)); });`) },
    { name: 'a time limit that every way takes back', code: inTime(`const t = setTimeout(() => reject(new Error('late')), 5000);\n  on('answer', text => { clearTimeout(t); resolve(text); });\n  on('error', text => { clearTimeout(t); reject(new Error(text)); });`) },
    { name: 'a time limit that a helper takes back', code: inTime(`const end = (text: string) => { clearTimeout(t); resolve(text); };\n  const t = setTimeout(() => end('late'), 5000);\n  on('answer', end);\n  on('error', text => { end(text); reject(new Error(text)); });`) },
    { name: 'a time limit that does not keep the process', code: inTime(`setTimeout(() => reject(new Error('late')), 5000).unref();\n  on('answer', text => resolve(text));`) },
    { name: 'a listener for the end of a child process takes it back, which the other way kills', code: run('child.kill();') },
    { name: 'a listener for the end of a child process takes it back, which a helper kills', code: run('stop();').replace('  const timer', "  const stop = () => { if (!child.killed) child.kill('SIGTERM'); };\n  const timer") },
    { name: 'a child process that somebody else gets to kill', code: run('killTree(child);') },
    { name: 'a listener by name for the end of a socket, which the other way destroys', code: `import { connect } from 'node:net';\nexport const ask = (signal: AbortSignal) => new Promise<void>((resolve, reject) => {\n  const socket = connect(1);\n  const timer = setTimeout(() => { socket.destroy(); reject(new Error('late')); }, 5000);\n  const done = () => { clearTimeout(timer); resolve(); };\n  socket.on('close', done);\n  signal.addEventListener('abort', () => { socket.destroy(); reject(signal.reason); });\n});` },
    { name: 'a helper that settles, whose callers all take it back beside the call', code: inTime(`const done = () => { if (timers.size === 0) resolve(''); };\n  const t = setTimeout(() => { done(); }, 5000);\n  on('answer', text => { if (text) { clearTimeout(t); done(); } else { clearTimeout(t); done(); } });`) },
    { name: 'a short time limit', code: inTime(`setTimeout(() => reject(new Error('late')), 500);\n  on('answer', text => resolve(text));`) },
    { name: 'a short time limit by a name', code: `const LIMIT = 200;\n${inTime(`setTimeout(() => reject(new Error('late')), LIMIT);\n  on('answer', text => resolve(text));`)}` },
    { name: 'a time limit whose handle somebody gets', code: inTime(`timers.add(setTimeout(() => reject(new Error('late')), 5000));\n  on('answer', text => resolve(text));`) },
    { name: 'a timer that does not settle the promise', code: inTime(`setTimeout(() => console.log('slow'), 5000);\n  on('answer', text => resolve(text));\n  on('error', text => reject(new Error(text)));`) },
    { name: 'a pause', code: `export const pause = (ms: number) => new Promise<void>(resolve => { setTimeout(() => resolve(), ms); });` },
    { name: 'a time limit only where there is nothing to wait for', code: inTime(`if (timers.size > 0) on('answer', text => resolve(text));\n  else setTimeout(() => reject(new Error('late')), 5000);`) },
    { name: 'an answer inside of the time limit', code: inTime(`setTimeout(() => { on('answer', text => resolve(text)); reject(new Error('late')); }, 5000);`) },
    { name: 'a question asked again and again', code: inTime(`const ask = () => { if (timers.size > 0) resolve(''); else setTimeout(ask, 5000); };\n  setTimeout(ask, 5000);`) },
    { name: 'known miss: a time limit and an answer by one function', code: inTime(`const end = (text: string) => resolve(text);\n  setTimeout(() => end('late'), 5000);\n  on('answer', end);`) },
    { name: 'known miss: the promise is settled by a promise', code: `export const inTime = (task: Promise<string>) => new Promise<string>((resolve, reject) => { setTimeout(() => reject(new Error('late')), 5000); void task.then(resolve, reject); });` },
    { name: 'cleared by the cleanup of the effect', filename: 'file.tsx', code: tsx(`  useEffect(() => {\n    const timer = setInterval(() => setN(1), 1000);\n    return () => clearInterval(timer);\n  }, []);`) },
    { name: 'cleared through a ref by a cleanup elsewhere in the component', filename: 'file.tsx', code: tsx(`  useEffect(() => {\n    timer.current = setInterval(() => setN(1), 1000);\n  }, [id]);\n  useEffect(() => () => clearInterval(timer.current), []);`, `  const timer = useRef<ReturnType<typeof setInterval>>(undefined);\n`) },
    { name: 'a named cleanup function', filename: 'file.tsx', code: tsx(`  useEffect(() => {\n    const timer = setInterval(() => setN(1), 1000);\n    const stop = () => clearInterval(timer);\n    return stop;\n  }, []);`) },
    { name: 'released in a nested callback', filename: 'file.tsx', code: tsx(`  useEffect(() => {\n    const timer = setInterval(() => { if (document.hidden) clearInterval(timer); }, 1000);\n  }, []);`) },
    { name: 'handed to somebody', filename: 'file.tsx', code: tsx(`  useEffect(() => {\n    const timer = setInterval(() => setN(1), 1000);\n    timers.push(timer);\n  }, []);`, `  const timers: unknown[] = [];\n`) },
    { name: 'a short timeout', filename: 'file.tsx', code: tsx(`  useEffect(() => {\n    setTimeout(() => setN(1), 50);\n  }, [id]);`) },
    { name: 'a timeout that touches no state', filename: 'file.tsx', code: tsx(`  useEffect(() => {\n    setTimeout(() => console.log('shown'), 5000);\n  }, [id]);`) },
    { name: 'a loop that asks a flag', filename: 'file.tsx', code: tsx(`  useEffect(() => {\n    let live = true;\n    const loop = () => { if (!live) return; setN(1); requestAnimationFrame(loop); };\n    requestAnimationFrame(loop);\n    return () => { live = false; };\n  }, []);`) },
    { name: 'a poll that ends by itself', code: `export class A { #n = 0; poll() { if (this.#n++ < 5) setTimeout(() => this.poll(), 1000); } close() { this.#n = 9; this.on?.(); } on?: () => void; }` },
    { name: 'does not keep the process', code: `export class A { constructor() { setInterval(() => {}, 1000).unref(); } close() { this.on?.(); } on?: () => void; }` },
    { name: 'cleared in a method of the class, whatever calls it', code: `export class A { #t?: NodeJS.Timeout; start() { this.#t = setInterval(() => {}, 1000); } stop() { clearInterval(this.#t); } }` },
    { name: 'cleared by what the teardown calls', code: `export class A { private t?: NodeJS.Timeout; show() { this.reset(); this.t = setTimeout(() => this.show(), 5000); } private reset() { clearTimeout(this.t); setTimeout(() => {}, 1); } destroy() { this.reset(); } }` },
    { name: 'an object that lives as long as the process', code: `setInterval(() => {}, 1000);\nexport class A { static t = setInterval(() => {}, 1000); }` },
    { name: 'a class that the program uses once', code: `class A { constructor() { setInterval(() => this.on?.(), 1000); } close() { this.on = undefined; } on?: () => void; }\nexport const a = new A();` },
    { name: 'a class without an end', code: `export class A { constructor() { setInterval(() => {}, 1000); } }` },
    { name: 'a debounce of less than a second', code: `export class A { private t?: NodeJS.Timeout; change() { clearTimeout(this.t); this.t = setTimeout(() => this.save(), 200); } save() {} destroy() { this.on?.(); this.on = undefined; } on?: () => void; }` },
    { name: 'a composable that clears its timer at the end', code: `import { onScopeDispose, ref } from 'vue';\nexport function useExpiring(ms: number) {\n  const value = ref(0);\n  let timer: NodeJS.Timeout | undefined;\n  onScopeDispose(() => clearTimeout(timer));\n  const set = () => {\n    clearTimeout(timer);\n    timer = setTimeout(() => { value.value = 0; }, ms);\n  };\n  return { value, set };\n}` },
    { name: 'a composable that returns what clears its timer', code: `import { ref } from 'vue';\nexport function usePolling(ms: number) {\n  const value = ref(0);\n  let timer: NodeJS.Timeout | undefined;\n  const stop = () => clearInterval(timer);\n  const start = () => {\n    stop();\n    timer = setInterval(() => { value.value++; }, ms);\n  };\n  return { value, start, stop };\n}` },
    { name: 'a function that makes state and is called otherwise', code: `import { ref } from 'vue';\nexport function createClock() {\n  const now = ref(Date.now());\n  setInterval(() => { now.value = Date.now(); }, 1000);\n  return now;\n}` },
    { name: 'a composable that is handed to another function', code: `import { ref } from 'vue';\ndeclare function shared<T>(use: () => T): () => T;\nexport const useClock = shared(() => {\n  const now = ref(Date.now());\n  setInterval(() => { now.value = Date.now(); }, 1000);\n  return now;\n});` },
    { name: 'a composable that starts its timer once for all', code: `import { ref } from 'vue';\nconst now = ref(0);\nlet started = false;\nexport function useClock() {\n  const own = ref(0);\n  if (!started) {\n    started = true;\n    setInterval(() => { now.value = Date.now(); }, 1000);\n  }\n  return { now, own };\n}` },
    { name: 'Vue: cleared when unmounted', code: `import { onMounted, onUnmounted } from 'vue';\nexport function useClock() { let t: NodeJS.Timeout; onMounted(() => { t = setInterval(() => {}, 1000); }); onUnmounted(() => clearInterval(t)); }` },
    { name: 'both ways of settling clear it', code: `export const go = (op: (f: (e?: Error) => void) => void) => new Promise<void>((resolve, reject) => { const t = setTimeout(() => reject(new Error()), 5000); op(e => { clearTimeout(t); if (e) return reject(e); resolve(); }); });` },
    { name: 'only one of two alternatives sets it', code: `export const go = (p: Promise<void>, n: number | AbortSignal) => new Promise<void>((resolve, reject) => { let t: NodeJS.Timeout | undefined; if (typeof n === 'number') { t = setTimeout(() => reject(new Error()), n); } else { n.onabort = () => { reject(new Error()); }; } p.then(() => { clearTimeout(t); resolve(); }, () => { clearTimeout(t); reject(new Error()); }); });` },
    { name: 'a map whose timers the end clears', code: sessions('    for (const t of this.timers.values()) clearTimeout(t);') },
    { name: 'a map that the end hands on', code: sessions('    this.log.push(this.timers);') },
    { name: 'a map whose timers are short', code: sessions('    this.log.length = 0;').replace('60_000', '50') },
    { name: 'a map of which no timer is ever cleared', code: sessions('    this.log.length = 0;').replace('clearTimeout(this.timers.get(id));', '') },
    { name: 'a map that others can empty', code: sessions('    this.log.length = 0;').replace('private timers', 'timers').replace('forget(', 'all() { return this.timers; }\n  forget(') },
    { name: 'cleared when it has connected, and at the end', code: dialling('    clearTimeout(this.timer);') },
    { name: 'cleared by a listener that the end sets off', code: dialling('    this.link.end();').replace('  connected() {', "  private readonly link = { end() {}, on(event: string, f: () => void) { f(); } };\n  wire() { this.link.on('close', () => this.connected()); this.link.on('open', this.connected); }\n  connected() {") },
    { name: 'cleared when what the end closes is closed', code: dialling('    this.link.end();').replace('  connected() {', "  private readonly link = { end() {}, on(event: string, f: () => void) { f(); } };\n  wire() { this.link.on('close', () => this.over()); }\n  private over() { this.connected(); }\n  connected() {") },
    { name: 'cleared when a promise is settled, which the end may do', code: dialling('    this.tries = 0;').replace('  connected() {', '  wait(link: Promise<void>) { void link.finally(() => this.connected()); }\n  connected() {') },
    { name: 'whatever clears it ends the object', code: dialling('    this.tries = 0;').replace('this.tries++;', 'this.destroy();') },
    { name: 'an end of a part, not of the object', code: dialling('    this.tries = 0;').replace('destroy()', 'destroy(_part: string)') },
    { name: 'a timer that goes on only if its object is not gone', code: dialling('    this.gone = true;').replace('private tries = 0;', 'private tries = 0;\n  private gone = false;').replace('() => this.giveUp()', '() => this.gone || this.giveUp()') },
    { name: 'a timer kept for nothing in a class that clears no other', code: two('    this.n = 0;') },
    { name: 'a timer kept for nothing that asks first', code: two('    clearTimeout(this.poll);').replace('() => this.expire()', '() => { if (this.n > 0) this.expire(); }') },
    { name: 'known miss: a loop that stops only when a request says so', code: `export class A { constructor(private get: (f: (r?: number) => void) => void) {} poll() { this.get(r => { if (r) setTimeout(() => this.poll(), r); }); } close() { this.on?.(); } on?: () => void; }` },
    { name: 'work that is not to be lost, and that a flush does at once', filename: 'file.tsx', code: tsx(`  const save = useCallback(async () => { await fetch('/save'); }, []);\n  const touch = useCallback(() => {\n    clearTimeout(timer.current);\n    timer.current = setTimeout(() => { void save(); }, 60_000);\n  }, [save]);\n  const flush = useCallback(async () => { clearTimeout(timer.current); await save(); }, [save]);\n  useEffect(() => {\n    const onHide = () => { void flush(); };\n    window.addEventListener('beforeunload', onHide);\n    return () => window.removeEventListener('beforeunload', onHide);\n  }, [flush]);\n  void touch;`, `  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);\n`) },
    { name: 'known miss: a timer of an event handler', filename: 'file.tsx', code: tsx(`  const copy = useCallback(() => { setN(1); setTimeout(() => setN(0), 2000); }, []);\n  void copy;`) },
    { name: 'known miss: a composable that calls no hook of its own', code: `import { ref } from 'vue';\nexport function useReset() { const r = ref(0); const set = () => { setTimeout(() => { r.value = 0; }, 5000); }; return { r, set }; }` },
    { name: 'known miss: an object that runs an interval of its own', code: `class Ticker { t = setInterval(() => {}, 1000); destroy() { clearInterval(this.t); } }\nexport async function handle(work: () => Promise<void>) { const t = new Ticker(); await work(); return String(t); }` },
    { name: 'a request: cleared when it is over', code: `import http from 'node:http';\nhttp.createServer((req, res) => { const t = setInterval(() => res.write('x'), 1000); res.on('close', () => clearInterval(t)); });` },
    { name: 'a request: one for all of them', code: `import http from 'node:http';\nlet t: NodeJS.Timeout | undefined;\nhttp.createServer((req, res) => { if (!t) t = setInterval(() => {}, 1000); res.end(); });` },
    { name: 'a request: it ends by itself', code: `import http from 'node:http';\nhttp.createServer((req, res) => { let n = 0; const t = setInterval(() => { if (n++ > 3) clearInterval(t); }, 1000); res.end(); });` },
    { name: 'a stream: cleared when it is cancelled', code: `export const ticks = () => { let t: NodeJS.Timeout; return new ReadableStream<string>({ start(c) { t = setInterval(() => c.enqueue('x'), 1000); }, cancel() { clearInterval(t); } }); };` },
    { name: 'a click that keeps its interval', filename: 'file.tsx', code: tsx(`  const start = () => { timer.current = setInterval(() => setN(1), 1000); };\n  const stop = () => clearInterval(timer.current);\n  void start; void stop;`, `  const timer = useRef<ReturnType<typeof setInterval>>(undefined);\n`) },
    { name: 'cleared after an await that a flag guards', filename: 'file.tsx', code: tsx(`  useEffect(() => {\n    let timer: ReturnType<typeof setInterval> | undefined;\n    let gone = false;\n    void (async () => { await Promise.resolve(); if (gone) return; timer = setInterval(() => setN(1), 1000); })();\n    return () => { gone = true; clearInterval(timer); };\n  }, []);`) },
    { name: 'a cleanup that a helper returns to the effect', filename: 'file.tsx', code: tsx(`  useEffect(() => {\n    const start = () => { const t = setInterval(() => setN(1), 1000); return () => clearInterval(t); };\n    return start();\n  }, []);`) },
    { name: 'known miss: started again without an end of the one before', code: `export class A { private t?: NodeJS.Timeout; start(ms: number) { this.t = setInterval(() => {}, ms); } stop() { clearInterval(this.t); } restart(ms: number) { this.start(ms); } }` },
    { name: 'cleared by what the function returns', code: `export function poll(act: () => void) {\n  const timer = setInterval(act, 1000);\n  window.addEventListener('focus', act);\n  return () => { clearInterval(timer); window.removeEventListener('focus', act); };\n}` },
    { name: 'a timer that does nothing but end its object', code: `export class Ref {\n  private timer?: NodeJS.Timeout;\n  open = true;\n  start(ms: number) { clearTimeout(this.timer); this.timer = setTimeout(() => { this.dispose(); }, ms); }\n  dispose() { this.open = false; }\n}` },
    { name: 'cleared by what is kept for a method that the framework calls', code: `export class Dialog {\n  private timer?: NodeJS.Timeout;\n  private end?: { dispose(): void };\n  n = 0;\n  show() { this.timer = setTimeout(() => { this.n++; }, 3000); this.end = { dispose: () => { clearTimeout(this.timer); } }; }\n  hide() { this.end?.dispose(); }\n  dispose() { this.n = 0; }\n}` },
    { name: 'a timer in a ref that a cleanup clears', filename: 'file.tsx', code: hover(' clearTimeout(timer.current);') },
    { name: 'a timer in a ref that a cleanup clears by a function', filename: 'file.tsx', code: hover(' onLeave();') },
    { name: 'a timer in a ref that a function clears which others may call at the end', filename: 'file.tsx', code: hover('', 'cancel') },
    { name: 'a short timer in a ref', filename: 'file.tsx', code: hover('').replace('open, delay', 'open, 20') },
  ],
  invalid: [
    {
      name: 'state that is set later, and at once by the one who takes it back',
      filename: 'file.tsx',
      code: tsx(`  const touch = useCallback(() => {\n    clearTimeout(timer.current);\n    timer.current = setTimeout(() => { setN(0); }, 60_000);\n  }, []);\n  const flush = useCallback(() => { clearTimeout(timer.current); setN(0); }, []);\n  useEffect(() => {\n    const onHide = () => { flush(); };\n    window.addEventListener('beforeunload', onHide);\n    return () => window.removeEventListener('beforeunload', onHide);\n  }, [flush]);\n  void touch;`, `  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);\n`),
      errors: [{ messageId: 'leaked' }],
    },
    {
      name: 'a timer in a ref that only events clear',
      filename: 'file.tsx',
      code: hover(''),
      errors: [{ messageId: 'leaked', line: 11, data: { subject: 'This timer keeps waiting', end: 'after the component is gone', repair: 'line 4 takes it back on another way; call `clearTimeout(timer.current)` in the cleanup of the effect on line 8 too' } }],
    },
    {
      name: 'what the function returns leaves the interval',
      code: `export function poll(act: () => void) {\n  window.addEventListener('focus', act);\n  setInterval(act, 1000);\n  return () => { window.removeEventListener('focus', act); };\n}`,
      errors: [{ messageId: 'leaked', line: 3, data: { subject: 'This interval keeps running', end: 'after what `poll()` sets up has been ended', repair: 'keep what `setInterval()` returns and pass it to `clearInterval()` in the cleanup on line 4' } }],
    },
    {
      name: 'a composable with an interval',
      code: `import { ref } from 'vue';\nexport function useNow() {\n  const now = ref(Date.now());\n  setInterval(() => { now.value = Date.now(); }, 1000);\n  return now;\n}`,
      errors: [{ messageId: 'leaked', line: 4, data: { subject: 'This interval keeps running', end: 'after the scope is disposed of', repair: 'keep what `setInterval()` returns and pass it to `clearInterval()` in `onScopeDispose()`' } }],
    },
    {
      name: 'a composable whose timer only the next one clears',
      code: `import { ref } from 'vue';\nexport const useExpiring = (ms: number) => {\n  const value = ref(0);\n  let timer: NodeJS.Timeout | undefined;\n  const set = () => {\n    clearTimeout(timer);\n    timer = setTimeout(() => { value.value = 0; }, ms);\n  };\n  return { value, set };\n};`,
      errors: [{ messageId: 'leaked', line: 7, data: { subject: 'This timer keeps waiting', end: 'after the scope is disposed of', repair: 'line 6 takes it back only on the way to something new; call `clearTimeout(timer)` in `onScopeDispose()` too' } }],
    },
    {
      name: 'a callback: one of two ways to answer forgets it',
      code: answering(''),
      errors: [{ messageId: 'leaked', line: 3, column: 25, data: { subject: 'This timer keeps waiting', end: 'when line 16 answers by `callback`', repair: 'call `clearTimeout(timer)` there too' } }],
    },
    {
      name: 'a callback, in JavaScript, called itself',
      filename: 'file.js',
      code: `export function dial(socket, limit, callback) {\n  let timer;\n  if (limit > 0) {\n    timer = setTimeout(() => socket.destroy(), limit);\n  }\n  socket.once('ready', () => {\n    clearTimeout(timer);\n    if (callback) callback(null);\n    callback = null;\n  });\n  socket.once('end', () => {\n    if (callback) {\n      callback(new Error('ended'));\n    }\n  });\n}`,
      errors: [{ messageId: 'leaked', line: 4 }],
    },
    {
      name: 'a map whose timers the end forgets',
      code: sessions('    this.log.length = 0;'),
      errors: [{ messageId: 'leaked', line: 5, column: 25, data: { subject: 'This timer keeps waiting', end: 'after `Sessions` is gone', repair: 'line 8 clears a single timer of `this.timers`; clear those that are left in `dispose()` on line 12' } }],
    },
    {
      name: 'a map of intervals, by way of variables',
      code: `export class A {\n  #timers = new Map<string, NodeJS.Timeout>();\n  add(id: string) {\n    const t = setInterval(() => {}, 1000);\n    this.#timers.set(id, t);\n  }\n  remove(id: string) {\n    const t = this.#timers.get(id);\n    if (t) clearInterval(t);\n    this.#timers.delete(id);\n  }\n  destroy() {\n    this.on?.();\n  }\n  on?: () => void;\n}`,
      errors: [{ messageId: 'leaked', line: 4 }],
    },
    {
      name: 'cleared when it has connected, and not at the end',
      code: dialling('    this.tries = 0;'),
      errors: [
        {
          messageId: 'leaked',
          line: 5,
          column: 18,
          data: { subject: 'This timer keeps waiting', end: 'after `Link` is gone', repair: 'line 9 takes it back on another way; call `clearTimeout(this.timer)` in `destroy()` on line 12 too' },
          suggestions: [{ messageId: 'addRelease', output: dialling('    this.tries = 0;\n    clearTimeout(this.timer);') }],
        },
      ],
    },
    {
      name: 'cleared by a listener that the end takes away, in JavaScript',
      filename: 'file.js',
      code: `import { EventEmitter } from 'node:events';\nexport class Client {\n  constructor(/** @type {EventEmitter} */ link, /** @type {number} */ limit) {\n    this.link = link;\n    this.seen = 0;\n    link.on('data', this.onData);\n    this.timer = setTimeout(() => this.giveUp(), limit);\n  }\n  onData = () => { this.ready(); };\n  ready() { clearTimeout(this.timer); }\n  giveUp() { this.seen = -1; }\n  destroy() {\n    this.link.off('data', this.onData);\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 7, suggestions: 1 }],
    },
    {
      name: 'cleared by what a listener for something else calls',
      code: dialling('    this.tries = 0;').replace('  connected() {', "  wire(link: { on(event: string, f: () => void): void }) { link.on('message', () => this.connected()); }\n  connected() {"),
      errors: [{ messageId: 'leaked', line: 5, suggestions: 1 }],
    },
    {
      name: 'kept for nothing, where another is cleared',
      code: two('    clearTimeout(this.poll);'),
      errors: [{ messageId: 'leaked', line: 7, data: { subject: 'This timer keeps waiting', end: 'after `Cache` is gone', repair: 'call `clearTimeout(this.expiry)` in `dispose()` on line 10' }, suggestions: 1 }],
    },
    {
      name: 'an interval that is not kept',
      filename: 'file.tsx',
      code: tsx(`  useEffect(() => {\n    setInterval(() => setN(1), 1000);\n  }, []);`),
      errors: [
        {
          messageId: 'leaked',
          line: 5,
          column: 5,
          endColumn: 37,
          data: { subject: 'This interval keeps running', end: 'after the effect is undone', repair: 'keep what `setInterval()` returns and pass it to `clearInterval()` in a function that it returns' },
          suggestions: [{ messageId: 'returnCleanup', output: tsx(`  useEffect(() => {\n    const timer = setInterval(() => setN(1), 1000);\n    return () => clearInterval(timer);\n  }, []);`) }],
        },
      ],
    },
    {
      name: 'an interval that nothing clears',
      filename: 'file.tsx',
      code: tsx(`  useEffect(() => {\n    const t = setInterval(() => setN(1), 1000);\n  }, []);`),
      errors: [{ messageId: 'leaked', line: 5, suggestions: [{ messageId: 'returnCleanup', output: tsx(`  useEffect(() => {\n    const t = setInterval(() => setN(1), 1000);\n    return () => clearInterval(t);\n  }, []);`) }] }],
    },
    {
      name: 'in JavaScript',
      filename: 'file.jsx',
      code: `import { useEffect } from 'react';\nexport function Clock({ tick }) {\n  useEffect(() => {\n    setInterval(tick, 1000);\n  }, [tick]);\n}`,
      errors: [{ messageId: 'leaked', line: 4, suggestions: 1 }],
    },
    {
      name: 'a timer inside an interval that the cleanup clears',
      filename: 'file.tsx',
      code: tsx(`  useEffect(() => {\n    const t = setInterval(() => {\n      setTimeout(() => setN(1), 1000);\n    }, 9000);\n    return () => clearInterval(t);\n  }, []);`),
      errors: [{ messageId: 'leaked', line: 6, data: { subject: 'This timer keeps waiting', end: 'after the effect is undone', repair: 'keep what `setTimeout()` returns and pass it to `clearTimeout()` in the cleanup on line 8' } }],
    },
    {
      name: 'an animation without an end',
      filename: 'file.tsx',
      code: tsx(`  useEffect(() => {\n    const loop = () => {\n      setN(1);\n      requestAnimationFrame(loop);\n    };\n    loop();\n  }, []);`),
      errors: [{ messageId: 'leaked', line: 7 }],
    },
    {
      name: 'a timer in a ref that only the next one clears',
      filename: 'file.tsx',
      code: tsx(`  const touch = useCallback(() => {\n    clearTimeout(timer.current);\n    timer.current = setTimeout(() => setN(1), 60_000);\n  }, []);\n  useEffect(() => {\n    window.addEventListener('mousemove', touch);\n    return () => window.removeEventListener('mousemove', touch);\n  }, [touch]);`, `  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);\n`),
      errors: [{ messageId: 'leaked', line: 7, data: { subject: 'This timer keeps waiting', end: 'after the component is gone', repair: 'line 6 takes it back only on the way to something new; call `clearTimeout(timer.current)` in the cleanup of the effect on line 11 too' } }],
    },
    {
      name: 'a field that the teardown forgets',
      code: `export class Tooltip {\n  private timer?: NodeJS.Timeout;\n  constructor(private host: { remove(): void }) {}\n  show(delay: number) {\n    clearTimeout(this.timer);\n    this.timer = setTimeout(() => this.open(), delay);\n  }\n  open() {}\n  destroy() {\n    this.host.remove();\n  }\n}`,
      errors: [
        {
          messageId: 'leaked',
          line: 6,
          data: { subject: 'This timer keeps waiting', end: 'after `Tooltip` is gone', repair: 'line 5 takes it back only on the way to something new; call `clearTimeout(this.timer)` in `destroy()` on line 9 too' },
          suggestions: [
            {
              messageId: 'addRelease',
              output: `export class Tooltip {\n  private timer?: NodeJS.Timeout;\n  constructor(private host: { remove(): void }) {}\n  show(delay: number) {\n    clearTimeout(this.timer);\n    this.timer = setTimeout(() => this.open(), delay);\n  }\n  open() {}\n  destroy() {\n    this.host.remove();\n    clearTimeout(this.timer);\n  }\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a method that calls itself for ever',
      code: `export class Poller {\n  constructor(private bus: { off(): void }) {}\n  poll() {\n    setTimeout(() => this.poll(), 1000);\n  }\n  close() {\n    this.bus.off();\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 4, data: { subject: 'This timer keeps waiting', end: 'after `Poller` is gone', repair: 'keep what `setTimeout()` returns and pass it to `clearTimeout()` in `close()` on line 6' } }],
    },
    {
      name: 'Vue',
      code: `import { onMounted } from 'vue';\nexport function useClock(tick: () => void) {\n  onMounted(() => {\n    setInterval(tick, 1000);\n  });\n}`,
      errors: [{ messageId: 'leaked', line: 4, data: { subject: 'This interval keeps running', end: 'after the `onMounted` callback is undone', repair: 'keep what `setInterval()` returns and pass it to `clearInterval()` in `onUnmounted()`' } }],
    },
    {
      name: 'an element without code for its end, beside the types of Node',
      code: tip('5000'),
      errors: [{ messageId: 'leaked', line: 5, column: 18, data: { subject: 'This timer keeps waiting', end: 'after `Tip` is gone', repair: 'line 4 takes it back only on the way to something new; call `clearTimeout(this.timer)` in a `disconnectedCallback()` too' } }],
    },
    {
      name: 'a timer that asks first for something other than the end of its object',
      code: tip('5000').replace('() => this.open()', '() => { if (!this.parentNode?.isConnected) return; this.open(); }'),
      errors: [{ messageId: 'leaked', line: 5 }],
    },
    {
      name: 'a time limit that nothing takes back',
      code: inTime(`setTimeout(() => {\n    reject(new Error('late'));\n  }, 5000);\n  on('answer', text => resolve(text));`),
      errors: [{ messageId: 'leaked', line: 3, column: 3, data: { subject: 'This timer keeps waiting', end: 'when line 6 settles the promise', repair: 'keep what `setTimeout()` returns and pass it to `clearTimeout()` there' } }],
    },
    {
      name: 'a time limit that is kept for nothing, of a length that nobody knows',
      code: `declare const limit: number;\n${inTime(`const t = setTimeout(reject, limit);\n  on('answer', text => {\n    if (text) resolve(text);\n  });`)}`,
      errors: [{ messageId: 'leaked', line: 4, data: { subject: 'This timer keeps waiting', end: 'when line 6 settles the promise', repair: 'call `clearTimeout(t)` there' } }],
    },
    {
      name: 'a pause that can be broken off, in JavaScript',
      filename: 'file.js',
      code: `export const pause = (ms, signal) => new Promise((resolve, reject) => {\n  setTimeout(resolve, ms);\n  signal.addEventListener('abort', () => reject(signal.reason), { once: true });\n});`,
      errors: [{ messageId: 'leaked', line: 2 }],
    },
    {
      name: 'a time limit of a way that a helper takes',
      code: inTime(`const late = () => reject(new Error('late'));\n  setTimeout(() => late(), 5000);\n  on('answer', text => resolve(text));`),
      errors: [{ messageId: 'leaked', line: 4 }],
    },
    {
      name: 'a helper that settles, one caller of which does not take it back',
      code: inTime(`const done = () => { if (timers.size === 0) resolve(''); };\n  const t = setTimeout(() => { done(); }, 5000);\n  on('answer', text => { clearTimeout(t); done(); });\n  on('end', () => { done(); });`),
      errors: [{ messageId: 'leaked', line: 4, data: { subject: 'This timer keeps waiting', end: 'when line 3 settles the promise', repair: 'call `clearTimeout(t)` there too' } }],
    },
    {
      name: 'the other way kills another child process than the one whose end is listened for',
      code: run('other.kill();'),
      errors: [{ messageId: 'leaked', line: 5, data: { subject: 'This timer keeps waiting', end: 'when line 7 settles the promise', repair: 'call `clearTimeout(timer)` there too' } }],
    },
    {
      name: 'a child process is not killed',
      code: run('child.stdin.end();'),
      errors: [{ messageId: 'leaked', line: 5 }],
    },
    {
      name: 'cleared on one way of settling only',
      code: `export const acquire = (pool: { acquire(f: (e: Error | null, c: string) => void): void }) =>\n  new Promise<string>((resolve, reject) => {\n    const t = setTimeout(() => reject(new Error('timeout')), 60_000);\n    pool.acquire((error, connection) => {\n      if (error) {\n        return reject(error);\n      }\n      clearTimeout(t);\n      resolve(connection);\n    });\n  });`,
      errors: [{ messageId: 'leaked', line: 3, data: { subject: 'This timer keeps waiting', end: 'when line 6 settles the promise', repair: 'call `clearTimeout(t)` there too' } }],
    },
    {
      name: 'a request',
      code: `import http from 'node:http';\nhttp.createServer((req, res) => {\n  const t = setInterval(() => res.write('x'), 1000);\n});`,
      errors: [{ messageId: 'leaked', line: 3, data: { subject: 'This interval keeps running', end: 'after the request is over', repair: 'call `clearInterval(t)` in a `close` listener of `res`' } }],
    },
    {
      name: 'a connection, in JavaScript',
      filename: 'file.mjs',
      code: `import net from 'node:net';\nnet.createServer(socket => {\n  setInterval(() => socket.write('x'), 1000);\n});`,
      errors: [{ messageId: 'leaked', line: 3 }],
    },
    {
      name: 'a stream that is cancelled',
      code: `export const ticks = () => new ReadableStream<string>({\n  start(c) {\n    setInterval(() => c.enqueue('x'), 1000);\n  },\n});`,
      errors: [{ messageId: 'leaked', line: 3, data: { subject: 'This interval keeps running', end: 'after the stream is cancelled', repair: 'keep what `setInterval()` returns and pass it to `clearInterval()` in its `cancel()`' } }],
    },
    {
      name: 'a click',
      filename: 'file.tsx',
      code: tsx(`  const start = () => {\n    setInterval(() => setN(1), 1000);\n  };\n  void start;`),
      errors: [{ messageId: 'leaked', line: 5, data: { subject: 'This interval keeps running', end: 'after the component is gone', repair: 'keep what `setInterval()` returns and pass it to `clearInterval()` in the cleanup of an effect' } }],
    },
    {
      name: 'a cleanup that a callback of a promise returns to nobody',
      filename: 'file.tsx',
      code: tsx(`  useEffect(() => {\n    void Promise.resolve().then(() => {\n      const t = setInterval(() => setN(1), 1000);\n      return () => clearInterval(t);\n    });\n  }, []);`),
      errors: [{ messageId: 'leaked', line: 6, data: { subject: 'This interval keeps running', end: 'after the effect is undone', repair: 'line 7 takes it back in a function that nobody gets; call `clearInterval(t)` in a function that it returns' } }],
    },
  ],
});
