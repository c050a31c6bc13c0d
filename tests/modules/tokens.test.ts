import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Package } from '../../src/modules/package-json.js';
import { mentions } from '../../src/modules/tokens.js';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'grounded-tokens-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

let count = 0;
function pkg(files: Readonly<Record<string, string>>): Package {
  const directory = path.join(root, String(count++));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    fs.writeFileSync(path.join(directory, name), text);
  }
  return { directory, json: { name: 'p', version: '1.0.0' } };
}

it('finds an identifier, a property and a word of a string', () => {
  const p = pkg({ 'index.js': 'exports.alpha = 1; const b = { beta: 2 }; x["gamma delta"]; `${x} epsilon`;' });
  for (const name of ['alpha', 'beta', 'gamma', 'delta', 'epsilon']) expect(mentions(p, name)).toEqual({ found: 'yes', files: 1 });
});

it('does not count comments, parts of words, or declarations', () => {
  const p = pkg({ 'index.js': '// alpha\n/** @method alpha */\nconst alphabet = 1;', 'index.d.ts': 'export const alpha: 1;', 'lib/b.mjs': '' });
  expect(mentions(p, 'alpha')).toEqual({ found: 'no', files: 2 });
});

it('does not look into nested packages', () => {
  expect(mentions(pkg({ 'index.js': '', 'node_modules/q/index.js': 'alpha()' }), 'alpha').found).toBe('no');
});

it('is unknown for types without source, for native addons and for what cannot be read', () => {
  expect(mentions(pkg({ 'index.d.ts': 'export {}' }), 'alpha')).toEqual({ found: 'unknown', files: 0 });
  expect(mentions(pkg({ 'index.js': '', 'build/a.node': '' }), 'alpha').found).toBe('unknown');
  expect(mentions({ directory: path.join(root, 'missing'), json: {} }, 'alpha').found).toBe('unknown');
});

it('counts the word in files that are no JavaScript', () => {
  expect(mentions(pkg({ 'App.vue': '<p>{{ alpha }}</p>' }), 'alpha').found).toBe('yes');
});
