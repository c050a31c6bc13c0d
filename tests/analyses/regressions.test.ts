import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';
import { findingsIn, obligationsIn, PREAMBLE } from './program.js';

/** Shapes that other tools were wrong about, each named after the report. */
describe('false alarms of other tools', () => {
  it.each([
    ['a cached getter (IDisposableAnalyzers #125)', 'class Repository { private cache?: Handle; get handle() { return (this.cache ??= open()); } }', 'return new Repository().handle.read();'],
    ['released, then assigned again (#239)', '', 'let h = open(1); h.close(); h = open(2); h.close();'],
    ['released, then an exception (#111)', '', 'const h = open(); h.close(); throw new Error();'],
    ['a variable outside of the loop (#202)', '', 'let h; for (const x of xs) { h?.close(); h = open(x); } h?.close();'],
    ['a wrapper that keeps it in a field (CA2000 #4636, #6760)', 'class Wrapper { constructor(private readonly handle: Handle) {} close() { this.handle.close(); } }', 'const w = new Wrapper(open()); try { await globalThis.fetch("x"); } finally { w.close(); }'],
    ['a helper that releases and returns null (#2637)', 'function drop(h: Handle) { h.close(); return null; }', 'let h: Handle | null = open(); h = drop(h); return h;'],
    ['try and finally without catch (Checker Framework #4843)', '', 'const h = open(); try { await w(); return h.read(); } finally { h.close(); }'],
    ['a declaration before the try (Error Prone #3346)', '', 'const h = open(); const n = 1; try { await w(); use(n); } finally { h.close(); }'],
    ['a helper that returns a wrapper (Infer #1386)', 'class Wrapper { constructor(private readonly handle: Handle) {} close() { this.handle.close(); } } const wrap = (h: Handle) => new Wrapper(h);', 'const w = wrap(open()); w.close();'],
    ['a helper that closes (bodyclose #30)', 'function finish(h: Handle) { try { h.read(); } finally { h.close(); } }', 'const h = open(); finish(h);'],
    ['a closure that closes (rowserrcheck #16)', '', 'const h = open(); const done = () => h.close(); try { await w(); } finally { done(); }'],
    ['returned (rowserrcheck #32)', '', 'const h = open(); if (c()) h.read(); return h;'],
    ['a variable of an outer function (lostcancel, golang/go#31856)', 'let outer: Handle;', 'outer = open(); outer.read();'],
    ['a closure that runs later (gosec #1592)', '', 'const h = open(); void (async () => { await w(); h.close(); })();'],
    ['a hoisted clean-up function', '', 'let h: Handle | undefined; const clean = () => h?.close(); process.once("exit", clean); h = open(); h.read();'],
    ['a callback that mentions the variable itself', 'declare function listen(callback: () => void): void;', 'const h = open(); listen(() => { if (a) h.close(); });'],
    ['a guard flag in a promise', '', 'let gone = false; const h = open(); void w().then(() => { if (gone) return; h.close(); }); return () => { gone = true; };'],
    ['an options object', 'declare function run(options: { handle: Handle }): void;', 'run({ handle: open() });'],
    ['released in a local helper', '', 'const h = open(); function clean() { h.close(); } try { await w(); } finally { clean(); }'],
  ])('%s', (_, before, body) => {
    expect(findingsIn(body, PREAMBLE + before)).toBe('');
  });
});

describe('bad input', () => {
  it('a function of 5000 lines', () => {
    expect(findingsIn(`const h = open(); try {\n${'if (c()) { await w(); }\n'.repeat(5000)} } finally { h.close(); }`)).toBe('');
    expect(findingsIn(`const h = open();\n${'if (c()) { await w(); }\n'.repeat(5000)} h.close();`)).toBe('leakedOnThrow');
  });

  it('200 nested blocks', () => {
    expect(findingsIn(`const h = open(); ${'if (c()) { '.repeat(200)} await w(); ${'}'.repeat(200)} h.close();`)).toBe('leakedOnThrow');
    expect(findingsIn(`const h = open(); ${'try { '.repeat(200)} await w(); ${'} finally { h.close(); }'.repeat(200)}`)).toBe('');
  });

  it('more conditions that come up again than can be followed', () => {
    const flags = Array.from({ length: 30 }, (_, index) => `f${index}`);
    const body = `${flags.map(flag => `const ${flag} = c();`).join(' ')} const h = open(); ${flags.map(flag => `if (${flag}) await w();`).join(' ')} ${flags.map(flag => `if (${flag}) return h.close();`).join(' ')} h.close();`;
    expect(findingsIn(body)).toBe('leakedOnThrow');
  });

  it.each([
    ['type errors', 'const h: string = open(); h.close(1, 2); undeclared(h); h.nothing();'],
    ['a callee of type any', 'const h = (globalThis as any).open(); await h.read();'],
    ['a generator', 'function* g() { const h = open(); try { yield h.read(); } finally { h.close(); } } return g;'],
    ['labelled loops', 'outer: for (const x of xs) { const h = open(x); try { for (;;) { if (c()) continue outer; if (a) break outer; } } finally { h.close(); } }'],
  ])('%s', (_, body) => {
    expect(findingsIn(body)).toBe('');
  });

  it.each(['file.ts', 'file.js', 'file.tsx'])('names that every object has, in %s', async file => {
    const code = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__']
      .map(
        name => `
import { ${name} as ${name}1 } from '${name}';
import '${name}/${name}.js';
const ${name.toUpperCase()}_TIMEOUT = 1000, ${name}s = 5, timer_${name} = ${name}1();
export const a_${name} = x => x.${name}(timer_${name}, x['${name}'], process.env.${name}, { ${name}: 1 }, new ${name}1({ ${name}: ${name}s }), typeof x === '${name}');
clearTimeout(${name}1()); clearInterval(x.${name}()); document.removeEventListener('${name}', x.${name}); x.on('${name}', () => {}); x.emit('${name}', ${name.toUpperCase()}_TIMEOUT);
Intl.${name}; Math.${name}; new Intl.DateTimeFormat('en', { ${name}: '${name}' }); fs.${name}('${name}'); spawn('${name}', ['${name}']); execSync('npm run ${name}');
if (x.type === '${name}') x.${name} = '${name}';
export class C_${name} { t = ${name}(() => {}, 5); u = setTimeout(() => {}, 5); stop() { clearTimeout(this.t); clearInterval(this.t); } start() { this.t = ${name}(() => {}, 5); } }
function ${name}() { return setTimeout(() => {}, 5); }
let h_${name} = ${name}(); h_${name} = globalThis.${name}(); clearTimeout(h_${name}); clearInterval(h_${name});`,
      )
      .join('\n');
    expect((await lint(code, file)).filter(message => message.fatal)).toEqual([]);
  });

  it('a file that is cut off in the middle of a word', () => {
    expect(() => obligationsIn(`${PREAMBLE} export function f() { const h = open(); if (h) { switch (h.x) { case 1: for (const`)).not.toThrow();
  });
});

/** Leaks that are there and are not seen: a test that fails here is an improvement. */
describe('known misses', () => {
  it.each([
    ['a wrapper whose own method releases', 'class Session { constructor(readonly handle: Handle) {} }', 'const h = open(); const s = new Session(h); await w(); s.handle.close();'],
    ['released only in a closure that never runs', '', 'const h = open(); const never = () => h.close(); await w(); return typeof never;'],
    ['a parameter that is the acquiring function under another name', '', 'async function g(make: typeof open) { const h = make(); h.read(); } return g;'],
    ['returned after something else that may fail', '', 'const h = open(); await w(); return h;'],
    ['given to the callback of a function of the project', 'function withHandle(cb: (h: Handle) => void) { cb(open()); }', 'withHandle(h => { if (a) return; h.close(); });'],
    ['handed to an error that is thrown', 'class Failure extends Error { constructor(readonly handle: Handle) { super(); } }', 'const h = open(); if (a) throw new Failure(h); h.close();'],
    ['a method of it that throws at once', '', 'const h = open(); h.read(); h.close();'],
    ['made for an owner that is gone by the time it is there', 'const owner = { gone: false, handle: undefined as Handle | undefined };', 'const h = await openLater(); owner.handle = h;'],
    ['a field that gets a new one', 'class Log { private handle = open(); rotate() { this.handle = open(); } close() { this.handle.close(); } }', 'const log = new Log(); log.rotate();'],
    ['a lock that is a flag', 'class Lock { private taken = false; async take() { while (this.taken) await w(); this.taken = true; } free() { this.taken = false; } }', 'const lock = new Lock(); await lock.take(); await w(); lock.free();'],
    ['a pool of the project', 'class Pool { private free: Handle[] = []; take() { return this.free.pop() ?? open(); } give(h: Handle) { this.free.push(h); } }', 'const pool = new Pool(); const h = pool.take(); await w(); pool.give(h);'],
    ['an array of handles', '', 'const all = xs.map(x => open(x)); await w(); for (const h of all) h.close();'],
  ])('%s', (_, before, body) => {
    expect(findingsIn(body, PREAMBLE + before)).toBe('');
  });
});
