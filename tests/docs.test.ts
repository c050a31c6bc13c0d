import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../src/rules/index.js';
import { lint } from './support/lint.js';
import { sectionsOf, type Block } from './support/pages.js';

const HEADINGS = ['Why', 'Incorrect', 'Correct', 'What it sees and what it misses', 'When not to use it'];

const names = (directory: string, extension: string): string[] =>
  fs.readdirSync(path.resolve(import.meta.dirname, directory)).flatMap(file => (file.endsWith(extension) ? [file.slice(0, -extension.length)] : []));

it('rules, their pages and their tests are the same list', () => {
  const expected = Object.keys(rules).sort();
  expect(names('../docs/rules', '.md').sort()).toEqual(expected);
  expect(names('rules', '.test.ts').sort()).toEqual(expected);
});

describe.each(names('../docs/rules', '.md'))('docs/rules/%s.md', rule => {
  const sections = sectionsOf(rule);
  const blocksUnder = (heading: string): [string, Block][] => (sections.get(heading) ?? []).map(block => [`line ${block.line}, ${block.file}`, block]);

  it('has the five headings in order', () => {
    expect([...sections.keys()]).toEqual(HEADINGS);
  });

  it('has code under Incorrect and under Correct', () => {
    expect(blocksUnder('Incorrect').length).toBeGreaterThan(0);
    expect(blocksUnder('Correct').length).toBeGreaterThan(0);
  });

  it.each(blocksUnder('Incorrect'))('%s is reported', async (_place, { code, file }) => {
    const messages = await lint(code, file);
    expect(messages.map(message => message.ruleId)).toContain(`grounded/${rule}`);
    // One mistake is said once: no two rules report the same place.
    expect(messages.filter(({ line, column, ruleId }) => messages.some(other => other.line === line && other.column === column && other.ruleId !== ruleId))).toEqual([]);
  });

  it.each(blocksUnder('Correct'))('%s is not reported', async (_place, { code, file }) => {
    const messages = await lint(code, file);
    expect(messages.filter(message => message.fatal || message.ruleId === `grounded/${rule}`)).toEqual([]);
  });
});
