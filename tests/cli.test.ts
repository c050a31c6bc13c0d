import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtPlugin, runNode } from './support/package.js';
import { temporaryProject } from './support/temporary-project.js';

const BAD = 'const values = [1];\nvalues.append(2);\n';
const GOOD = 'export const values = [1].map(String);\n';
const PACKAGE = '{ "name": "project", "private": true, "type": "module" }';

let command: string;
beforeAll(() => {
  command = path.join(builtPlugin(), 'dist/cli/bin.js');
});

/** Runs the command in `directory`; `status` is its exit code. */
function grounded(directory: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = runNode(directory, [command, ...args]);
  return { status, stdout, stderr };
}

function everyFile(directory: string): string[] {
  return fs.readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();
}

describe('grounded', { timeout: 180_000 }, () => {
  it('lints a JavaScript project that has no config of any kind, and writes nothing into it', () => {
    const directory = temporaryProject({ 'package.json': PACKAGE, 'src/bad.js': BAD, 'src/deep/bad.mjs': `export * from '../good.js';\n${BAD}`, 'src/good.js': GOOD });
    const before = everyFile(directory);
    const { status, stdout, stderr } = grounded(directory);
    expect(stdout).toMatch(
      /^src\/bad\.js\n {2}2:8 {2}`append` does not exist on .*Did you mean `push`\? {2}no-unknown-member\n\nsrc\/deep\/bad\.mjs\n {2}3:8 {2}`append` .*\n\n2 {2}no-unknown-member\n\n2 findings in 2 of 3 files, \d+\.\d s\n$/,
    );
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(everyFile(directory)).toEqual(before);
  });

  it('lints a TypeScript project with its tsconfig.json', () => {
    const directory = temporaryProject({
      'package.json': PACKAGE,
      'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "nodenext", "paths": { "#lib/*": ["./lib/*"] } } }',
      'lib/list.ts': 'export class List { add(value: number): number { return value; } }\n',
      'src/a.ts': "import { List } from '#lib/list.js';\nconst list = new List();\nlist.add(1);\n(list as any).append(2);\n",
    });
    const { status, stdout } = grounded(directory, 'src');
    expect(stdout).toMatch(/^src\/a\.ts\n {2}4:15 {2}`append` does not exist on `List`/);
    expect(stdout).toMatch(/1 finding in 1 of 1 file, /);
    expect(status).toBe(1);
  });

  it('exits with 0 where there is nothing to say', () => {
    const directory = temporaryProject({ 'package.json': PACKAGE, 'a.js': GOOD });
    const { status, stdout } = grounded(directory);
    expect(stdout).toMatch(/^No findings in 1 file, \d+\.\d s\n$/);
    expect(status).toBe(0);
  });

  it('names files from where it was started, and takes several paths in and outside of that folder', () => {
    const directory = temporaryProject({ 'a/package.json': PACKAGE, 'a/bad.js': BAD, 'b/package.json': PACKAGE, 'b/bad.js': BAD, 'b/other.js': BAD, 'here/x.txt': '' });
    const { stdout } = grounded(path.join(directory, 'here'), '../a', '../b/bad.js');
    expect(stdout.match(/^\S+\.js$/gm)).toEqual(['../a/bad.js', '../b/bad.js']);
  });

  it('skips what git ignores, output folders, hidden folders and minified files, unless they are named', () => {
    const skipped = ['dist/a.js', 'build/a.js', 'coverage/a.js', 'node_modules/p/a.js', '.next/a.js', 'src/a.min.js', 'generated/a.js', 'src/keep/a.gen.js', 'deep/er/tmp/a.js', 'deep/only-here.js'];
    const directory = temporaryProject({
      'package.json': PACKAGE,
      '.gitignore': '/generated\n*.gen.js\n!src/keep/b.gen.js\ntmp/\n# a comment\n',
      'deep/.gitignore': 'only-here.js\n',
      'src/a.js': BAD,
      'src/keep/b.gen.js': BAD,
      'src/{braces}/(a).js': BAD,
      'src/only-here.js': BAD,
      ...Object.fromEntries(skipped.map(name => [name, BAD])),
    });
    fs.mkdirSync(path.join(directory, '.git'));
    const { stdout } = grounded(directory);
    expect(stdout.match(/^\S+\.js$/gm)).toEqual(['src/a.js', 'src/keep/b.gen.js', 'src/only-here.js', 'src/{braces}/(a).js']);
    expect(grounded(directory, 'generated', 'dist/a.js').stdout.match(/^\S+\.js$/gm)).toEqual(['dist/a.js', 'generated/a.js']);
  });

  it('prints JSON that ESLint’s own tools can read', () => {
    const directory = temporaryProject({ 'package.json': PACKAGE, 'bad.js': BAD, 'good.js': GOOD });
    const { stdout } = grounded(directory, '--format', 'json');
    expect(JSON.parse(stdout)).toEqual([
      { filePath: path.join(directory, 'bad.js'), messages: [expect.objectContaining({ ruleId: 'grounded/no-unknown-member', line: 2, column: 8, severity: 2 })] },
      { filePath: path.join(directory, 'good.js'), messages: [] },
    ]);
  });

  it('heeds comments that disable its own rules; other comments for ESLint do nothing', () => {
    const directory = temporaryProject({
      'package.json': PACKAGE,
      'a.js': '/* eslint no-var: "error", some-plugin/some-rule: "error" */\nvar values = [1]; // eslint-disable-line other-plugin/other-rule\n// eslint-disable-next-line grounded/no-unknown-member -- tried out\nvalues.append(2);\n',
    });
    expect(grounded(directory)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^No findings/), stderr: '' });
  });

  it('shows a file that cannot be parsed in one line, and goes on', () => {
    const directory = temporaryProject({ 'package.json': PACKAGE, 'a.js': 'const = 1;\n', 'b.js': BAD });
    const { status, stdout } = grounded(directory);
    expect(stdout).toMatch(/^a\.js\n {2}1:\d+ {2}Parsing error: .* {2}cannot be parsed\n\nb\.js\n/);
    expect(stdout).toMatch(/1 {2}cannot be parsed\n1 {2}no-unknown-member\n/);
    expect(status).toBe(1);
  });

  it('says once that declared packages are not installed, which is no finding', () => {
    const directory = temporaryProject({
      'package.json': '{ "name": "project", "type": "module", "dependencies": { "express": "5.0.0", "pg": "8.0.0" } }',
      'a.js': "import express from 'express';\nimport pg from 'pg';\nexport default express(pg);\n",
      'b.js': "import pg from 'pg';\nexport default pg;\n",
    });
    const { status, stdout, stderr } = grounded(directory);
    expect(stderr).toBe('Note: declared in package.json but not installed, so nothing is known of them: express, pg (2 in all). Install them for complete results.\n\n');
    expect(stdout).toMatch(/^No findings in 2 files/);
    expect(status).toBe(0);
  });

  it('runs nothing of the project', () => {
    const witness = "require('node:fs').writeFileSync(require('node:path').join(__dirname, 'ran.txt'), '');\n";
    const directory = temporaryProject({
      'package.json': '{ "name": "project", "dependencies": { "untyped": "1.0.0" }, "scripts": { "prepare": "node a.cjs" } }',
      'tsconfig.json': '{ "compilerOptions": { "allowJs": true, "plugins": [{ "name": "language-plugin" }] } }',
      'eslint.config.cjs': witness,
      '.eslintrc.cjs': witness,
      'node_modules/language-plugin/index.js': witness,
      'node_modules/untyped/package.json': '{ "name": "untyped", "main": "index.js", "exports": { ".": "./index.js", "./sub": "./index.js" } }',
      'node_modules/untyped/index.js': `exports.real = 1;\n${witness}`,
      'a.cjs': `const { real, invented } = require('untyped');\nconst { other } = require('untyped/sub');\nmodule.exports = [real, invented, other];\n${witness}`,
    });
    expect(grounded(directory).stdout).toMatch(/^a\.cjs\n {2}1:\d+ +`invented` is not exported by/);
    expect(everyFile(directory).filter(name => name.endsWith('ran.txt'))).toEqual([]);
  });

  it('turns on more rules with --preset', () => {
    const directory = temporaryProject({
      'package.json': PACKAGE,
      'node_modules/hoisted/package.json': '{ "name": "hoisted", "main": "index.js" }',
      'node_modules/hoisted/index.js': 'module.exports = 1;\n',
      'a.js': "import hoisted from 'hoisted';\nexport default hoisted;\n",
    });
    expect(grounded(directory).status).toBe(0);
    expect(grounded(directory, '--preset', 'strict').stdout).toMatch(/^a\.js\n {2}1:\d+ {2}`hoisted` is installed in .* {2}no-unknown-module\n/);
  });
});

describe('wrong use', { timeout: 180_000 }, () => {
  it.each<[string[], RegExp]>([
    [['none'], /^grounded: no file or folder at 'none'\n$/],
    [['--fix'], /^grounded: Unknown option '--fix'; see grounded --help\n$/],
    [['--preset', 'recomended'], /^grounded: --preset must be recommended, strict, all, not 'recomended'\n$/],
    [['--format'], /^grounded: Option '--format <value>' argument missing; see grounded --help\n$/],
    [['--format', 'xml'], /^grounded: --format must be default, json, not 'xml'\n$/],
    [['empty'], /^grounded: no TypeScript or JavaScript files to lint in 'empty'\n$/],
    [['empty/notes.txt'], /^grounded: no TypeScript or JavaScript files to lint in 'empty\/notes.txt'\n$/],
  ])('%j is one line, and exit code 2', (args, message) => {
    const directory = temporaryProject({ 'empty/notes.txt': 'nothing' });
    const { status, stdout, stderr } = grounded(directory, ...args);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('--help and --version', () => {
    const directory = temporaryProject({});
    expect(grounded(directory, '--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: grounded \[options\] \[path …\]\n/), stderr: '' });
    expect(grounded(directory, '--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
  });
});
