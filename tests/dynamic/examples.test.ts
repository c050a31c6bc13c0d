import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { sectionsOf, type Block } from '../support/pages.js';

/** Examples of the rules' pages that Node can run: the name that one of their blocks exports, and the driver where that is another. */
const EXAMPLES: readonly { readonly rule: string; readonly exported: string; readonly driver?: string; readonly correct?: RegExp }[] = [
  { rule: 'no-leaked-resource', exported: 'firstBytes' },
  { rule: 'require-field-release', exported: 'Poller' },
  { rule: 'no-unsafe-pipe', exported: 'send' },
  { rule: 'no-unconsumed-body', exported: 'load' },
  { rule: 'no-unconsumed-body', exported: 'check' },
  { rule: 'no-client-per-call', exported: 'session', correct: /disconnect/ },
  { rule: 'no-mismatched-removal', exported: 'Monitor' },
  { rule: 'no-mismatched-removal', exported: 'follow' },
  { rule: 'no-mismatched-removal', exported: 'Drawer' },
  { rule: 'no-mismatched-removal', exported: 'Poll' },
  { rule: 'no-leaked-timer', exported: 'Tooltip' },
  { rule: 'no-leaked-listener', exported: 'Clock' },
  { rule: 'no-race-timer', exported: 'withTimeout' },
  { rule: 'no-race-timer', exported: 'settle' },
  { rule: 'no-unbounded-collection', exported: 'record' },
  { rule: 'no-unbounded-collection', exported: 'load', driver: 'pending' },
];

const root = path.resolve(import.meta.dirname, '../..');
const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'examples-'));
fs.symlinkSync(path.join(root, 'node_modules'), path.join(directory, 'node_modules'), 'junction');
afterAll(() => fs.rmSync(directory, { recursive: true }));

function blockOf(rule: string, heading: string, exported: string, wanted = /(?:)/): Block {
  const named = new RegExp(`export (?:async )?(?:function|class|const) ${exported}\\b`);
  const block = sectionsOf(rule).get(heading)?.find(({ code }) => named.test(code) && wanted.test(code));
  if (!block) throw new Error(`docs/rules/${rule}.md has no ${exported} under ${heading}`);
  return block;
}

/** Runs the block in a process of its own. */
function run({ code }: Block, driver: string): { readonly uses: number; readonly left: number } {
  const file = path.join(fs.mkdtempSync(path.join(directory, 'run-')), 'example.mjs');
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: false } });
  fs.writeFileSync(file, outputText);
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', path.join(import.meta.dirname, 'run.mjs'), file, driver], { encoding: 'utf8', env: { ...process.env, TMPDIR: directory }, stdio: ['ignore', 'pipe', 'inherit'] }));
}

// One tenth is for what else the heap does.
describe.skipIf(process.platform === 'win32')('what the pages show', () => {
  it.each(EXAMPLES)('$rule: $exported leaks, and the correct one does not', ({ rule, exported, driver = exported, correct }) => {
    const leaking = run(blockOf(rule, 'Incorrect', exported), driver);
    const fixed = run(blockOf(rule, 'Correct', exported, correct), driver);
    expect(leaking.left).toBeGreaterThanOrEqual(leaking.uses * 0.9);
    expect(fixed.left).toBeLessThanOrEqual(fixed.uses / 10);
  });
});
