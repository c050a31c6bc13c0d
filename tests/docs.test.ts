import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../src/rules/index.js';
import { lint } from './support/lint.js';

const docsDir = path.resolve(import.meta.dirname, '../docs/rules');
const HEADINGS = ['Why', 'Incorrect', 'Correct', 'What it sees and what it misses', 'When not to use it'];
const CODE = new Set(['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs']);

const names = (directory: string, extension: string): string[] =>
  fs.readdirSync(path.resolve(import.meta.dirname, directory)).flatMap(file => (file.endsWith(extension) ? [file.slice(0, -extension.length)] : []));

it('rules, their pages and their tests are the same list', () => {
  const expected = Object.keys(rules).sort();
  expect(names('../docs/rules', '.md').sort()).toEqual(expected);
  expect(names('rules', '.test.ts').sort()).toEqual(expected);
});

interface Block {
  readonly file: string;
  readonly code: string;
  readonly line: number;
}

/** The sections of a page by heading, each with its code blocks. A fence names its language and, where it matters, `file="name"`. */
function sectionsOf(page: string): Map<string, Block[]> {
  const sections = new Map<string, Block[]>();
  let blocks: Block[] = [];
  let fence: { readonly info: string; readonly line: number; readonly lines: string[] } | undefined;
  page.split('\n').forEach((text, index) => {
    if (fence) {
      if (text !== '```') return void fence.lines.push(text);
      const [language = ''] = fence.info.split(' ');
      const file = /file="([^"]+)"/.exec(fence.info)?.[1] ?? `file.${language}`;
      if (CODE.has(language)) blocks.push({ file, code: `${fence.lines.join('\n')}\n`, line: fence.line });
      fence = undefined;
    } else if (text.startsWith('```')) {
      fence = { info: text.slice(3), line: index + 1, lines: [] };
    } else if (text.startsWith('## ')) {
      sections.set(text.slice(3), (blocks = []));
    }
  });
  return sections;
}

describe.each(names('../docs/rules', '.md'))('docs/rules/%s.md', rule => {
  const sections = sectionsOf(fs.readFileSync(path.join(docsDir, `${rule}.md`), 'utf8'));
  const blocksUnder = (heading: string): [string, Block][] => (sections.get(heading) ?? []).map(block => [`line ${block.line}, ${block.file}`, block]);

  it('has the five headings in order', () => {
    expect([...sections.keys()]).toEqual(HEADINGS);
  });

  it('has code under Incorrect and under Correct', () => {
    expect(blocksUnder('Incorrect').length).toBeGreaterThan(0);
    expect(blocksUnder('Correct').length).toBeGreaterThan(0);
  });

  it.each(blocksUnder('Incorrect'))('%s is reported', async (_place, { code, file }) => {
    expect((await lint(code, file)).map(message => message.ruleId)).toContain(`grounded/${rule}`);
  });

  it.each(blocksUnder('Correct'))('%s is not reported', async (_place, { code, file }) => {
    const messages = await lint(code, file);
    expect(messages.filter(message => message.fatal || message.ruleId === `grounded/${rule}`)).toEqual([]);
  });
});
