import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

/** Mistakes that language models really made and that are no invented names: errors hidden, work pretended, things left behind. */
interface Mistake {
  readonly what: string;
  readonly code: string;
  /** Below `src` of the fixture. */
  readonly file?: string;
  readonly rule: string;
}

/** The same, where no rule speaks, and why none does. */
interface OutOfReach extends Omit<Mistake, 'rule'> {
  readonly why: string;
}

const root = path.resolve(import.meta.dirname, '../fixtures/mistakes');
const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: plugin.configs.strict as Linter.Config[] });

const mistakes: readonly Mistake[] = [
  {
    what: '68: setInterval in an effect without cleanup',
    file: 'file.tsx',
    code: `import { useEffect, useState } from 'react';
export function Price({ load }: { load: () => Promise<number> }) {
  const [price, setPrice] = useState(0);
  useEffect(() => { setInterval(async () => setPrice(await load()), 1000); }, []);
  return <b>{price}</b>;
}`,
    rule: 'no-leaked-timer',
  },
  {
    what: '69: a listener that nobody can remove',
    file: 'file.tsx',
    code: `import { useEffect, useState } from 'react';
export function Width() {
  const [width, setWidth] = useState(0);
  useEffect(() => { window.addEventListener('resize', () => setWidth(window.innerWidth)); }, []);
  return <b>{width}</b>;
}`,
    rule: 'no-leaked-listener',
  },
  {
    what: '73, 93: a helper written again',
    code: `export function formatBytes(size: number): string {
  const names = ['B', 'KB', 'MB', 'GB'];
  let rest = size;
  let i = 0;
  while (rest >= 1024 && i < names.length - 1) {
    rest /= 1024;
    i += 1;
  }
  return \`\${rest.toFixed(1)} \${names[i]}\`;
}`,
    rule: 'no-duplicate-helper',
  },
  {
    what: '76: sample data when the service does not answer',
    code: `export async function loadInvoices(url: string): Promise<{ id: string; amount: number }[]> {
  try {
    const response = await fetch(url);
    return await response.json();
  } catch (error) {
    console.warn('The service does not answer', error);
    return [{ id: 'inv_001', amount: 100 }, { id: 'inv_002', amount: 250 }];
  }
}`,
    rule: 'no-fabricated-fallback',
  },
  {
    what: '79: a listener that no disposal ends',
    code: `import type { EventEmitter } from 'node:events';
export class Item {
  private items = new Map<string, number>();
  constructor(bus: EventEmitter) { bus.on('change', (key: string) => this.items.delete(key)); }
  add(key: string): void { this.items.set(key, this.items.size); }
  dispose(): void { this.items.clear(); }
}`,
    rule: 'no-leaked-listener',
  },
  {
    what: '84, 92: a failure that is told as a success',
    code: `export async function share(url: string): Promise<{ success: boolean }> {
  try {
    await fetch(url, { method: 'POST' });
    return { success: true };
  } catch (error) {
    console.error(error);
    return { success: true };
  }
}`,
    rule: 'no-fabricated-fallback',
  },
  {
    what: '87: JSDoc of another signature',
    code: `/**
 * @param args.transactionIds The transactions to look for.
 * @param args.limit How many.
 */
export function find(args: { filters: string[]; limit: number }): string[] {
  return args.filters.slice(0, args.limit);
}`,
    rule: 'no-stale-doc',
  },
  {
    what: '91: simulated work',
    code: `export async function simulateExecution(steps: string[]): Promise<{ status: string; logs: string[] }> {
  // Simulate the run
  await new Promise(resolve => setTimeout(resolve, 1500));
  return { status: 'completed', logs: ['Step 1 done', 'Step 2 done'] };
}`,
    rule: 'no-stub-implementation',
  },
  {
    what: '94: a test that takes any error',
    file: 'file.test.ts',
    code: `import assert from 'node:assert';
import test from 'node:test';
test('rejects what is too long', async () => {
  try {
    await fetch('http://localhost/' + 'x'.repeat(9000));
    assert.fail('accepted');
  } catch (error) {
    console.log('as expected', error);
  }
});`,
    rule: 'no-vacuous-test',
  },
];

const outOfReach: readonly OutOfReach[] = [
  {
    what: '12: a text in the place of a branded id, by way of `any`',
    why: 'a cast is how an id is made',
    code: `type Id = string & { readonly __table: 'rooms' };
declare function remove(id: Id): Promise<void>;
const ids = new Set<string>();
for (const id of ids) await remove(id as any);`,
  },
  {
    what: '65: a way to do the work that the project has given up',
    why: 'the second way exists, and whether it still should is not in the code',
    code: `declare const db: { find(query: string): Promise<string[]>; findOld(query: string): Promise<string[]> };
export async function list(query: string): Promise<string[]> {
  try {
    return await db.find(query);
  } catch {
    return db.findOld(query);
  }
}`,
  },
  {
    what: '67: an empty catch',
    why: "the core rule `no-empty` reports it",
    code: `import fs from 'node:fs/promises';
export async function save(text: string): Promise<void> {
  try { await fs.writeFile('config.json', text); } catch {}
}`,
  },
  {
    what: '70: an array of promises that nobody awaits',
    why: "typescript-eslint's `no-floating-promises` reports it",
    code: `declare function fetchItem(id: string): Promise<number>;
export function prefetch(items: string[]): void {
  items.map(async id => await fetchItem(id));
}`,
  },
  {
    what: '82: a listener that each render makes anew',
    why: 'whether the component is rendered in between depends on what happens',
    file: 'file.tsx',
    code: `import { useState } from 'react';
export function Drag({ onMove }: { onMove: (x: number) => void }) {
  const [, setX] = useState(0);
  const handleMove = (event: MouseEvent) => { setX(event.x); onMove(event.x); };
  const start = () => document.addEventListener('mousemove', handleMove);
  const stop = () => document.removeEventListener('mousemove', handleMove);
  return <i onMouseDown={start} onMouseUp={stop} />;
}`,
  },
  {
    what: '83: a stale closure',
    why: '`react-hooks/exhaustive-deps` reports it',
    file: 'file.tsx',
    code: `import { useEffect, useState } from 'react';
export function Scroll() {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const onScroll = () => setCount(count + 1);
    window.addEventListener('scroll', onScroll);
    return () => window.removeEventListener('scroll', onScroll);
  }, []);
  return <b>{count}</b>;
}`,
  },
  {
    what: '86: two that ask at the same time, and both insert',
    why: 'the database may refuse the second one',
    code: `declare const db: { find(id: string): Promise<object | null>; insert(id: string): Promise<void> };
export async function count(id: string): Promise<void> {
  if (!(await db.find(id))) await db.insert(id);
}`,
  },
  {
    what: '104: a check that nobody asked for',
    why: 'what callers were promised is not in the code',
    code: `export function setAge(user: { age: number }, age: number): void {
  if (age < 0) throw new RangeError('negative');
  user.age = age;
}`,
  },
];

async function rulesOf({ code, file = 'file.ts' }: Pick<Mistake, 'code' | 'file'>): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(root, 'src', file) });
  return (result?.messages ?? []).map(message => message.ruleId ?? message.message);
}

it.each(mistakes)('$what', async ({ rule, ...mistake }) => {
  expect(await rulesOf(mistake)).toEqual([`grounded/${rule}`]);
});

describe('known misses', () => {
  it.each(outOfReach)('$what: $why', async mistake => {
    expect(await rulesOf(mistake)).toEqual([]);
  });
});
