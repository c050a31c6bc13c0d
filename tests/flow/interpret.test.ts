import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { interpret, type Completion, type Domain } from '../../src/flow/interpret.js';

type Marks = ReadonlySet<string>;

/**
 * Follows which call `mark('…')` came last. `w()` may throw; `x` is known to be falsy before `mark('x')` and truthy after it;
 * `halt()` does not return; a `using` declaration leaves the mark `disposed`.
 */
const lastMark: Domain<Marks> = {
  join: (a, b) => new Set([...a, ...b]),
  equals: (a, b) => a.size === b.size && [...a].every(mark => b.has(mark)),
  transfer(node, state) {
    if (!ts.isCallExpression(node)) return state;
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteral(argument)) return new Set([argument.text]);
    return node.expression.getText() === 'halt' ? undefined : state;
  },
  exits(node, before) {
    if (ts.isYieldExpression(node)) return { return: before };
    return ts.isCallExpression(node) && node.expression.getText() === 'w' ? { throw: before } : undefined;
  },
  refine(condition, assumed, state) {
    if (condition.getText() !== 'x') return state;
    const truthy = assumed === 'truthy' || assumed === 'present';
    const left = new Set([...state].filter(mark => (mark === 'x') === truthy));
    return left.size > 0 ? left : undefined;
  },
  dispose: () => new Set(['disposed']),
  isExhaustive: statement => statement.expression.getText() === 'all',
};

function run(code: string, budget?: number): Completion<Marks> | undefined {
  const file = ts.createSourceFile('f.ts', `async function* f() { ${code} }`, ts.ScriptTarget.ESNext, true);
  const body = (file.statements[0] as ts.FunctionDeclaration).body as ts.Block;
  return interpret(body, new Set(['-']), lastMark, budget);
}

/** The ends of a function in words: `normal a|b, throw c`. */
function ends(code: string): string {
  const completion = run(code);
  if (!completion) return 'unknown';
  const words = (['normal', 'throw', 'return'] as const).flatMap(kind => (completion[kind] ? [`${kind} ${[...completion[kind]].sort().join('|')}`] : []));
  for (const kind of ['break', 'continue'] as const) for (const [label, marks] of completion[kind]) words.push(`${kind}:${label} ${[...marks].sort().join('|')}`);
  return words.join(', ');
}

describe('statements', () => {
  it.each([
    ['', 'normal -'],
    [`mark('a'); mark('b');`, 'normal b'],
    [`if (c) mark('a'); else mark('b');`, 'normal a|b'],
    [`if (c) mark('a');`, 'normal -|a'],
    [`if (c) { mark('a'); return; } mark('b');`, 'normal b, return a'],
    [`mark('a'); throw new Error(); mark('b');`, 'throw a'],
    [`w(); mark('a'); w();`, 'normal a, throw -|a'],
    [`halt(); mark('a');`, ''],
    [`if (c) halt(); mark('a');`, 'normal a'],
    [`function g() { mark('a'); return; } const h = () => { throw mark('b'); };`, 'normal -'],
  ])('%s → %s', (code, expected) => {
    expect(ends(code)).toBe(expected);
  });
});

describe('try', () => {
  it.each([
    [`try { w(); mark('a'); } catch { mark('b'); }`, 'normal a|b'],
    [`try { mark('a'); } catch { mark('b'); }`, 'normal a'],
    [`try { w(); } catch (e) { mark('b'); throw e; }`, 'normal -, throw b'],
    [`try { return; } finally { mark('f'); }`, 'return f'],
    [`try { w(); mark('a'); } finally { if (x) mark('f'); }`, 'normal a, throw -'],
    [`try { return mark('x'); } finally { if (x) mark('f'); }`, 'return f'],
    [`try { throw 1; } finally { return; }`, 'return -'],
    [`try { w(); } finally { w(); mark('f'); }`, 'normal f, throw -|f'],
    [`l: try { break l; } finally { mark('f'); }`, 'normal f'],
    [`for (;;) { try { break; } finally { continue; } }`, ''],
    [`while (c) { try { if (d) continue; mark('a'); } finally { mark('f'); } }`, 'normal -|f'],
    [`try { try { throw 1; } finally { mark('i'); } } catch { if (x) mark('n'); }`, 'normal i'],
    [`try { halt(); } finally { mark('f'); }`, ''],
  ])('%s → %s', (code, expected) => {
    expect(ends(code)).toBe(expected);
  });
});

describe('loops', () => {
  it.each([
    [`while (c) mark('a');`, 'normal -|a'],
    [`do mark('a'); while (c);`, 'normal a'],
    [`for (;;) { if (c) break; mark('a'); }`, 'normal -|a'],
    [`while (true) { mark('a'); }`, ''],
    [`for (mark('i'); c; mark('n')) { if (d) continue; mark('a'); }`, 'normal i|n'],
    [`for (const a of as) { mark('a'); if (c) break; mark('b'); }`, 'normal -|a|b'],
    [`for (const k in o) mark('a');`, 'normal -|a'],
    [`outer: for (const a of as) { for (const b of bs) { mark('a'); continue outer; } mark('z'); }`, 'normal -|a|z'],
    [`outer: while (true) { while (true) { mark('a'); break outer; } }`, 'normal a'],
    [`while (!x) { mark('a'); if (c) mark('x'); }`, 'normal x'],
    [`do { if (c) continue; mark('a'); } while (mark('t'));`, 'normal t'],
    [`l: { mark('a'); if (c) break l; mark('b'); }`, 'normal a|b'],
  ])('%s → %s', (code, expected) => {
    expect(ends(code)).toBe(expected);
  });
});

describe('switch', () => {
  it.each([
    [`switch (k) { case 1: mark('a'); case 2: mark('b'); break; default: mark('c'); }`, 'normal b|c'],
    [`switch (k) { case 1: mark('a'); break; }`, 'normal -|a'],
    [`switch (all) { case 1: mark('a'); break; case 2: mark('b'); }`, 'normal a|b'],
    [`switch (k) { default: mark('d'); case 1: mark('a'); }`, 'normal a'],
    [`switch (k) { case 1: return; } mark('a');`, 'normal a, return -'],
    [`switch (k) { case mark('t'): break; case 2: }`, 'normal t'],
    [`while (c) { switch (k) { case 1: continue; case 2: mark('b'); break; } }`, 'normal -|b'],
  ])('%s → %s', (code, expected) => {
    expect(ends(code)).toBe(expected);
  });
});

describe('expressions', () => {
  it.each([
    [`c && mark('a');`, 'normal -|a'],
    [`c || mark('a');`, 'normal -|a'],
    [`c ?? mark('a');`, 'normal -|a'],
    [`x && mark('a');`, 'normal -'],
    [`mark('x'); x && mark('a');`, 'normal a'],
    [`mark('x'); x || mark('a');`, 'normal x'],
    [`mark('x'); x ?? mark('a');`, 'normal x'],
    [`c ? mark('a') : mark('b');`, 'normal a|b'],
    [`x?.f(mark('a'));`, 'normal -'],
    [`mark('x'); x?.f(mark('a'));`, 'normal a'],
    [`o?.p.f(mark('a')).g;`, 'normal -|a'],
    [`o.f?.(mark('a'));`, 'normal -|a'],
    [`x ??= mark('a');`, 'normal a'],
    [`mark('x'); x ||= mark('a');`, 'normal x'],
    [`if (x && c) mark('a'); else mark('b');`, 'normal b'],
    [`if (!(x || c)) mark('a'); else mark('b');`, 'normal a|b'],
    [`if (!x) mark('a'); else mark('b');`, 'normal a'],
    [`if ((mark('x'), x)) mark('a'); else mark('b');`, 'normal a'],
    [`if (x?.p) mark('a'); else mark('b');`, 'normal b'],
    [`f(mark('a'), w(), mark('b'));`, 'normal b, throw a'],
    [`const { p = mark('a') } = o;`, 'normal -|a'],
    [`[o[mark('a')]] = [w()];`, 'normal a, throw a'],
    [`mark('a'); yield 1; mark('b');`, 'normal b, return a'],
    [`try { yield 1; } finally { mark('f'); }`, 'normal f, return f'],
    ['`${mark("a")}`; (<T>w()) as T satisfies T;', 'normal a, throw a'],
  ])('%s → %s', (code, expected) => {
    expect(ends(code)).toBe(expected);
  });
});

describe('using', () => {
  it.each([
    [`{ using a = b; mark('a'); } mark('c');`, 'normal c'],
    [`using a = b; mark('a'); w(); return;`, 'throw disposed, return disposed'],
    [`using a = w(); mark('a');`, 'normal disposed, throw -'],
    [`for (using a of as) { mark('a'); if (c) return; break; }`, 'normal -|disposed, return disposed'],
  ])('%s → %s', (code, expected) => {
    expect(ends(code)).toBe(expected);
  });
});

describe('budget', () => {
  it('gives up on code that it cannot walk in time', () => {
    expect(run(`${'while (c) {'.repeat(40)} mark('a'); ${'}'.repeat(40)}`, 100)).toBeUndefined();
  });

  it('walks 200 nested blocks with try and finally', () => {
    expect(ends(`${'try {'.repeat(200)} w(); mark('a'); ${"} finally { if (x) mark('f'); }".repeat(200)}`)).toBe('normal a, throw -');
  });

  it('walks a body of 5000 lines', () => {
    expect(ends(`if (c) { mark('a'); w(); }\n`.repeat(5000))).toBe('normal -|a, throw a');
  });
});
