import rule from '../../src/rules/no-leaked-timer.js';
import { typedRuleTester } from '../support/lint.js';

const tsx = (body: string, head = ''): string => `import { useEffect, useRef, useState, useCallback } from 'react';\nexport function Panel({ id }: { id: string }) {\n  const [n, setN] = useState(0);\n${head}${body}\n  return n;\n}`;

typedRuleTester().run('no-leaked-timer', rule, {
  valid: [
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
    { name: 'Vue: cleared when unmounted', code: `import { onMounted, onUnmounted } from 'vue';\nexport function useClock() { let t: NodeJS.Timeout; onMounted(() => { t = setInterval(() => {}, 1000); }); onUnmounted(() => clearInterval(t)); }` },
    { name: 'both ways of settling clear it', code: `export const go = (op: (f: (e?: Error) => void) => void) => new Promise<void>((resolve, reject) => { const t = setTimeout(() => reject(new Error()), 5000); op(e => { clearTimeout(t); if (e) return reject(e); resolve(); }); });` },
    { name: 'only one of two alternatives sets it', code: `export const go = (p: Promise<void>, n: number | AbortSignal) => new Promise<void>((resolve, reject) => { let t: NodeJS.Timeout | undefined; if (typeof n === 'number') { t = setTimeout(() => reject(new Error()), n); } else { n.onabort = () => { reject(new Error()); }; } p.then(() => { clearTimeout(t); resolve(); }, () => { clearTimeout(t); reject(new Error()); }); });` },
    { name: 'known miss: a timer kept in a map that is not emptied at the end', code: `export class A { private timers = new Map<string, NodeJS.Timeout>(); add(id: string) { this.timers.set(id, setInterval(() => {}, 1000)); } remove(id: string) { clearInterval(this.timers.get(id)); this.timers.delete(id); } destroy() { this.on?.(); } on?: () => void; }` },
    { name: 'known miss: a loop that stops only when a request says so', code: `export class A { constructor(private get: (f: (r?: number) => void) => void) {} poll() { this.get(r => { if (r) setTimeout(() => this.poll(), r); }); } close() { this.on?.(); } on?: () => void; }` },
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
  ],
  invalid: [
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
