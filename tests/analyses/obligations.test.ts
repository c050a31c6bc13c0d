import { describe, expect, it } from 'vitest';
import { findingsIn, PREAMBLE } from './program.js';

describe('micro-cases', () => {
  it.each([
    ['finally', 'const h = open(); try { use(h.x); await w(); } finally { h.close(); }', ''],
    ['await between', 'const h = open(); await w(); h.close();', 'leakedOnThrow'],
    ['early return', 'const h = open(); if (a) return 1; h.close();', 'leaked'],
    ['let null, finally with ?.', 'let h = null; try { h = open(); await w(); } finally { h?.close(); }', ''],
    ['let, finally with if', 'let h; try { h = open(); await w(); } finally { if (h) h.close(); }', ''],
    ['release in both arms', 'const h = open(); try { await w(); h.close(); } catch (e) { h.close(); throw e; }', ''],
    ['catch forgets', 'const h = open(); try { await w(); h.close(); } catch (e) { console.log(e); }', 'leaked'],
    ['unrelated finally', 'let h; try { h = open(); await w(); h.close(); } finally { c(); }', 'leakedOnThrow'],
    ['returned', 'const h = open(); return h;', ''],
    ['returned inside an object', 'const h = open(); return { h, close() { h.close(); } };', ''],
    ['helper releases', 'const h = open(); rel(h);', ''],
    ['helper borrows', 'const h = open(); borrow(h);', 'leaked'],
    ['continue in loop', 'for (const x of xs) { const h = open(x); if (c()) continue; h.close(); }', 'leaked'],
    ['using', 'using h = open(); await w();', ''],
    ['conditional acquire', 'const h = c() ? open() : null; if (h) h.close();', ''],
    ['early guard', 'const h = open(); if (!h) return; h.close();', ''],
    ['field store', 'const h = open(); this.h = h;', ''],
    ['closure releases', 'const h = open(); setTimeout(() => h.close(), 1);', ''],
    ['nested finally', 'const b = open(); try { const h = open(); try { await w(); } finally { h.close(); } } finally { b.close(); }', ''],
    ['switch', 'const h = open(); switch (k) { case 1: h.close(); break; default: h.close(); }', ''],
    ['return in try', 'const h = open(); try { return await w(); } finally { h.close(); }', ''],
  ])('%s', (_, body, expected) => {
    expect(findingsIn(body)).toBe(expected);
  });
});

describe('paths', () => {
  it.each([
    ['a test that decides on both', 'const h = a ? open() : undefined; await 0; if (a) h!.close();', ''],
    ['a flag', 'let ok = false; const h = open(); try { await w(); ok = true; return h; } finally { if (!ok) h.close(); }', ''],
    ['a flag that is forgotten', 'let ok = false; const h = open(); if (c()) ok = true; if (ok) h.close();', 'leaked'],
    ['ownership by parameter', 'async function g(given?: ReturnType<typeof open>) { const h = given ?? open(); try { await w(); } finally { if (!given) h.close(); } } return g;', ''],
    ['ownership by copy', 'async function g(given?: ReturnType<typeof open>) { const own = !given; const h = given ?? open(); try { await w(); } finally { if (own) h.close(); } } return g;', ''],
    ['ownership by equality', `const g = async (kind: string) => { let h; if (kind === 'a') h = open(); await w().catch(() => 0); if (kind !== 'a') return; h!.close(); }; return g;`, ''],
    ['opened and closed at each turn', 'let h; for (const x of xs) { if (h) h.close(); h = open(x); } h?.close();', ''],
    ['overwritten', 'let h = open(1); h = open(2); h.close();', 'overwritten'],
    ['set to null', 'let h: ReturnType<typeof open> | null = open(1); h.read(); h = null; return h;', 'overwritten'],
    ['old one kept by another name', 'let h = open(1); const old = h; h = open(2); old.close(); h.close();', ''],
    ['retry', 'let h; for (let i = 0; i < 3; i++) { try { h = await openLater(); break; } catch { await w(); } } h?.close();', ''],
    ['throw between', 'const h = open(); if (a) throw new Error(); h.close();', 'leakedOnThrow'],
    ['a helper that throws', 'const h = open(); fail(); h.close();', 'leakedOnThrow'],
    ['sleeping does not fail', 'const h = open(); await new Promise(resolve => setTimeout(resolve, 1)); h.close();', ''],
    ['its own test', 'const h = open(); if (h.ok) h.close();', ''],
    ['process ends', 'const h = open(); if (a) process.exit(1); h.close();', ''],
    ['exhaustive switch', `const h = open(); const g = (k: 'a' | 'b') => k; switch (g('a')) { case 'a': h.close(); break; case 'b': h.close(); }`, ''],
    ['discarded', 'open();', 'discarded'],
    ['used in passing', 'return open().read();', 'discarded'],
    ['closed in passing', 'open().close();', ''],
    ['handed to unknown code', 'use(open());', ''],
    ['alias', 'const h = open(); const g = h; g.close();', ''],
    ['closed twice is harmless unless said', 'const h = open(); h.close(); h.close();', ''],
    ['closure that only uses it', 'const h = open(); xs.forEach(() => h.read());', 'leaked'],
    ['closure that may be kept', 'const h = open(); use(() => h.read());', ''],
    ['awaited closure', 'const h = await openLater(); await Promise.all(xs.map(async () => h.read())); h.close();', 'leakedOnThrow'],
    ['local function', 'const h = open(); const read = () => h.read(); read();', 'leaked'],
    ['collection', 'const all = []; for (const x of xs) all.push(open(x)); return all;', ''],
    ['a tag of templates', 'const h = open() as Handle & ((text: TemplateStringsArray) => Promise<void>); await h`select 1`; h.close();', 'leakedOnThrow'],
    ['handed to a tag of templates', 'const h = open(); (use as (text: TemplateStringsArray, value: unknown) => void)`${h}`;', ''],
    ['destructured method', 'const { close } = open(); close();', ''],
  ])('%s', (_, body, expected) => {
    expect(findingsIn(body)).toBe(expected);
  });
});

describe('across functions', () => {
  it.each([
    ['a function that returns what it opened', 'const make = () => open();', 'const h = make(); h.read();', 'leaked'],
    ['an async one', 'async function make() { const h = await openLater(); h.read(); return h; }', 'const h = await make(); h.read();', 'leaked'],
    ['one under another name', 'const open2 = open; const make = () => open2(); const table = { get: make };', 'const h = table.get(); h.read();', 'leaked'],
    ['one chosen from two', 'declare const given: typeof open | undefined; const make = given ?? open;', 'const h = make(); h.read();', 'leaked'],
    ['a cached one', 'let cache: ReturnType<typeof open> | undefined; const make = () => cache ??= open();', 'const h = make(); h.read();', ''],
    ['one that keeps it in a map', 'const all = new Map(); function make() { const h = open(); all.set(1, h); return h; }', 'const h = make(); h.read();', ''],
    ['one that may return another', 'function make(o?: ReturnType<typeof open>) { if (o) return o; return open(); }', 'const h = make(); h.read();', ''],
    ['mutually recursive helpers', 'function one(h: ReturnType<typeof open>, n: number): void { if (n) two(h, n - 1); } function two(h: ReturnType<typeof open>, n: number): void { one(h, n); }', 'const h = open(); one(h, 3);', 'leaked'],
    ['recursive helpers, one of which closes', 'function one(h: ReturnType<typeof open>, n: number): void { if (n) two(h, n - 1); } function two(h: ReturnType<typeof open>, n: number): void { one(h, n); h.close(); }', 'const h = open(); one(h, 3);', ''],
    ['a class that keeps it', 'class Box { constructor(readonly h: ReturnType<typeof open>) {} }', 'const h = open(); return new Box(h);', ''],
    ['an owning parameter', '/** @owns h */ function take(h: ReturnType<typeof open>) { h.read(); }', 'const h = open(); take(h);', ''],
  ])('%s', (_, before, body, expected) => {
    expect(findingsIn(body, PREAMBLE + before)).toBe(expected);
  });
});

describe('@owns and @borrows', () => {
  it.each([
    ['a function without a body that borrows', '/** @borrows h */ declare function ping(h: Handle): void;', 'const h = open(); ping(h);', 'leaked'],
    ['one that owns', '/** @owns h */ declare function take(h: Handle): void;', 'const h = open(); take(h);', ''],
    ['one that says nothing', '/** Takes h. */ declare function ping(h: Handle): void; /** @borrows h */ declare function other(h: Handle): void;', 'const h = open(); ping(h);', ''],
    ['borrows, whatever the body may look like', 'const seen = new Set(); /** @borrows h */ function note(h: Handle) { seen.add(h); }', 'const h = open(); note(h);', 'leaked'],
    ['the parameter that is named, and no other', '/** @borrows a */ declare function both(a: Handle, b: Handle): void;', 'const h = open(); both(h, h);', ''],
    ['several names', '/** @borrows a, b */ declare function both(a: Handle, b: Handle): void;', 'const h = open(); both(h, h);', 'leaked'],
    ['names, then an explanation', '/** @borrows a - unlike b */ declare function both(a: Handle, b: Handle): void;', 'const h = open(); both(h, h);', ''],
    ['released in the end', '/** @borrows h */ declare function ping(h: Handle): Promise<void>;', 'const h = open(); try { await ping(h); } finally { h.close(); }', ''],
    ['an interface method', 'interface Registry { /** @borrows h */ note(h: Handle): void } declare const registry: Registry;', 'const h = open(); registry.note(h);', 'leaked'],
    ['a property of function type', 'interface Registry { /** @borrows h */ note: (h: Handle) => void } declare const registry: Registry;', 'const h = open(); registry.note(h);', 'leaked'],
    ['a type of functions', '/** @borrows h */ type Note = (h: Handle) => void; declare const note: Note;', 'const h = open(); note(h);', 'leaked'],
    ['a constant', '/** @borrows h */ const note = (h: Handle): void => { use(h); };', 'const h = open(); note(h);', 'leaked'],
    ['a constructor', 'declare class Box { /** @borrows h */ constructor(h: Handle); }', 'const h = open(); new Box(h);', 'leaked'],
    ['the overload that is called', '/** @borrows h */ declare function put(h: Handle): void; /** @owns h */ declare function put(h: Handle, forEver: true): void;', 'const h = open(); put(h, true);', ''],
    ['the other overload', '/** @borrows h */ declare function put(h: Handle): void; /** @owns h */ declare function put(h: Handle, forEver: true): void;', 'const h = open(); put(h);', 'leaked'],
    ['a rest parameter', '/** @borrows all */ declare function note(...all: Handle[]): void;', 'const h = open(); note(h, h);', 'leaked'],
    ['passed on by a helper', '/** @borrows h */ declare function ping(h: Handle): void; function twice(h: Handle) { ping(h); ping(h); }', 'const h = open(); twice(h);', 'leaked'],
    ['arguments that are spread', '/** @borrows h */ declare function ping(h: Handle): void;', 'const h = open(); ping(...[h] as const);', ''],
    ['a name that is no parameter', '/** @borrows handle */ declare function ping(h: Handle): void;', 'const h = open(); ping(h);', ''],
  ])('%s', (_, before, body, expected) => {
    // TypeScript attaches a comment to what follows only if it begins a line.
    expect(findingsIn(body, PREAMBLE + before.replaceAll('/**', '\n/**'))).toBe(expected);
  });
});
