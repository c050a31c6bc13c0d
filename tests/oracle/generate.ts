/** A reproducible stream of numbers below 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How much one body may hold: enough for every pair of constructs to meet, little enough for all paths to be walked. */
const MAX_STATEMENTS = 14;
const MAX_DEPTH = 4;

/**
 * The body of a small function, valid as TypeScript and as JavaScript, that acquires one handle at one place. `open()` and
 * `await openLater()` acquire, `h.close()` releases, `keep(h)` gives the handle away, `c()`, `n()` and the length of `xs()` are free
 * choices, `await w()` may reject. The same seed gives the same text.
 */
export function generateBody(seed: number): string {
  const next = random(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  const chance = (share: number): boolean => next() < share;
  const isConst = chance(0.4);
  let budget = MAX_STATEMENTS;
  let hasAcquired = false;
  let loops = 0;

  interface Scope {
    readonly depth: number;
    readonly inLoop: boolean;
    readonly inSwitch: boolean;
    readonly labels: readonly string[];
    readonly blocks: readonly string[];
    sees: boolean;
  }

  const acquisition = (): string => pick(['open()', 'open()', 'await openLater()', 'f1 ? open() : undefined']);
  const condition = (scope: Scope): string => pick([...(scope.sees ? ['h', '!h', 'h != null', 'h === undefined'] : []), 'c()', 'c()', 'f1', '!f1', 'f2', 'ok', '!ok', 'f1 && c()', 'c() || f2', '!(f1 || ok)']);
  const release = (): string => pick(['h?.close();', 'h?.close();', 'if (h) h.close();', 'h && h.close();', ...(isConst ? [] : ['if (h) { h.close(); h = undefined; }', 'h?.close(); h = undefined;'])]);

  const list = (scope: Scope): string => {
    const own = { ...scope };
    const parts: string[] = [];
    for (let count = 1 + Math.floor(next() * 4); count > 0 && budget > 0; count--) {
      budget--;
      parts.push(statement(own));
    }
    if (own.sees && !scope.sees && chance(0.7)) parts.push(release());
    return parts.join(' ');
  };
  const block = (scope: Scope, changes: Partial<Scope> = {}): string => `{ ${list({ ...scope, depth: scope.depth + 1, ...changes })} }`;

  const statement = (scope: Scope): string => {
    if (!hasAcquired && chance(0.45)) {
      hasAcquired = true;
      scope.sees = true;
      return isConst ? `const h = ${acquisition()};` : `h = ${acquisition()};`;
    }
    const simple: (() => string)[] = [() => 'await w();', () => 'quiet();', () => `ok = ${pick(['true', 'false'])};`];
    if (scope.sees) simple.push(release, release, release, () => 'h?.read();', () => pick(['keep(h);', 'return h;', 'h?.read();', release()]));
    if (scope.sees && !isConst && chance(0.15)) simple.push(() => 'h = undefined;');
    if (chance(0.4)) simple.push(() => pick(['return;', 'throw new Error();', `if (${condition(scope)}) return;`, `if (${condition(scope)}) throw new Error();`]));
    if (scope.inLoop) simple.push(() => pick(['break;', 'continue;', `if (${condition(scope)}) continue;`, `if (${condition(scope)}) break;`]));
    else if (scope.inSwitch) simple.push(() => 'break;');
    if (scope.labels.length > 0) simple.push(() => `if (c()) ${pick(['break', 'continue'])} ${pick(scope.labels)};`);
    if (scope.blocks.length > 0) simple.push(() => `if (c()) break ${pick(scope.blocks)};`);
    if (scope.depth >= MAX_DEPTH || chance(0.45)) return pick(simple)();

    const compound: (() => string)[] = [
      () => `if (${condition(scope)}) ${block(scope)}`,
      () => `if (${condition(scope)}) ${block(scope)} else ${block(scope)}`,
      () => `try ${block(scope)} catch ${block(scope)}`,
      () => `try ${block(scope)} finally ${block(scope)}`,
      () => `try ${block(scope)} finally { ${scope.sees ? release() : 'quiet();'} }`,
      () => `try ${block(scope)} catch (e) ${block(scope)} finally ${block(scope)}`,
      () => `try ${block(scope)} catch (e) { ${list({ ...scope, depth: scope.depth + 1 })} throw e; }`,
      () => switchStatement(scope),
      () => labelledBlock(scope),
    ];
    if (loops < 2) compound.push(() => loop(scope), () => loop(scope));
    return pick(compound)();
  };

  const switchStatement = (scope: Scope): string => {
    const inside: Partial<Scope> = { inSwitch: true };
    const clause = (head: string): string => `${head}: ${block(scope, inside)} ${chance(0.6) ? 'break;' : ''}`;
    return `switch (n()) { ${clause('case 0')} ${clause('case 1')} ${chance(0.5) ? clause('default') : ''} }`;
  };
  const labelledBlock = (scope: Scope): string => {
    const label = `b${scope.depth}`;
    return `${label}: ${block(scope, { blocks: [...scope.blocks, label] })}`;
  };
  const loop = (scope: Scope): string => {
    loops++;
    const label = `l${loops}`;
    const isLabelled = chance(0.4);
    const body = block(scope, { inLoop: true, ...(isLabelled && { labels: [...scope.labels, label] }) });
    const text = pick([`while (c()) ${body}`, `do ${body} while (c());`, `for (;;) { if (c()) break; ${body} }`, `for (let i = n(); c(); i++) ${body}`, `for (const x of xs()) ${body}`]);
    return isLabelled ? `${label}: ${text}` : text;
  };

  const body = list({ depth: 0, inLoop: false, inSwitch: false, labels: [], blocks: [], sees: !isConst });
  return `const f1 = c(), f2 = c(); let ok = false; ${isConst ? '' : 'let h;'} ${body}`;
}
