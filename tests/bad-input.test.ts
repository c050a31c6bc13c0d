import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.js';
import { linkAll } from './support/package.js';
import { lintProject, temporaryProject } from './support/temporary-project.js';

const TSCONFIG = JSON.stringify({
  compilerOptions: { target: 'ES2023', lib: ['ES2023'], module: 'NodeNext', strict: true, allowJs: true, noEmit: true, types: [] },
  include: ['src'],
});
const PACKAGE = JSON.stringify({ name: 'project', private: true, type: 'module' });

/** Correct code that asks something of every rule. */
const GOOD = `import { helper } from './helper.js';
const values = [3, 1, 2];
values.push(helper(values.length));
export const text = values.map(value => value.toFixed(2)).join(', ');
export const upper = text.toUpperCase();
`;
const HELPER = 'export function helper(count) {\n  return count + 1;\n}\n';
/** One invented member, on line 2. */
const BAD = 'const values = [1];\nvalues.append(2);\n';
const BAD_REPORT = 'no-unknown-member/unknown';

describe('text', () => {
  const project = (files: Record<string, string>) => temporaryProject({ 'package.json': PACKAGE, 'tsconfig.json': TSCONFIG, ...files });

  it.each(['ts', 'tsx', 'js', 'jsx', 'mjs', 'cjs', 'mts', 'cts'])('a syntax error in .%s is one message, and nothing else', async extension => {
    const found = await lintProject(project({ [`src/a.${extension}`]: 'const values = [1;\nvalues.append(2);\n', 'src/b.js': BAD }));
    expect(found).toEqual([expect.stringMatching(/^src\/a\.\w+:1 Parsing error: /), `src/b.js:2 ${BAD_REPORT}`]);
  });

  it.each(['ts', 'js'])('an empty .%s file', async extension => {
    expect(await lintProject(project({ [`src/a.${extension}`]: '', [`src/b.${extension}`]: '\n\n', [`src/c.${extension}`]: '\uFEFF' }))).toEqual([]);
  });

  it.each(['ts', 'js'])('a byte order mark and CRLF in .%s move no report', async extension => {
    const files = {
      [`src/bom.${extension}`]: `\uFEFF${BAD}`,
      [`src/crlf.${extension}`]: BAD.replaceAll('\n', '\r\n'),
      [`src/good.${extension}`]: `\uFEFF${GOOD.replaceAll('\n', '\r\n')}`,
      'src/helper.js': HELPER,
    };
    expect(await lintProject(project(files))).toEqual([`src/bom.${extension}:2 ${BAD_REPORT}`, `src/crlf.${extension}:2 ${BAD_REPORT}`]);
  });

  it('what a minifier wrote is left alone, long texts and tables are not', async () => {
    const packed = `/*! packed 1.0 */\n!function(){${Array.from({ length: 60 }, (_, index) => `function f${index}(a){return[a].append(a);}`).join('')}}();\n`;
    const long = `export const text = '${'a, b '.repeat(1000)}';\n${BAD}`;
    const table = `export const table = [${'{ id: 1, of: [2] }, '.repeat(300)}];\n${BAD}`;
    expect(await lintProject(project({ 'src/packed.js': packed, 'src/spaced.js': packed.replaceAll(';', '; '), 'src/text.js': long, 'src/table.js': table }))).toEqual([`src/table.js:3 ${BAD_REPORT}`, `src/text.js:3 ${BAD_REPORT}`]);
  });

  it('a bundle of 5 MB is one message; one of 300 kB is none', async () => {
    const bundle = (functions: number) => Array.from({ length: functions }, (_, index) => `function f${index}(a){var b=[];b.push(a);return b.length+String(a).trim().length}`).join(';');
    expect(bundle(70_000).length).toBeGreaterThan(5_000_000);
    const found = await lintProject(project({ 'src/large.js': bundle(70_000), 'src/small.js': bundle(4_000), 'lib/large.js': bundle(70_000) }));
    const tooLong = /Parsing error: the file has 5\.\d million characters, too many to lint with types; add it to `ignores`/;
    expect(found).toEqual([expect.stringMatching(tooLong), expect.stringMatching(tooLong)]);
  });
});

describe('tsconfig.json', () => {
  it('does not include the file', async () => {
    const directory = temporaryProject({
      'package.json': PACKAGE,
      'tsconfig.json': TSCONFIG,
      'eslint.config.js': 'export default [];\n',
      'vite.config.ts': 'export default { server: { port: 3000 } };\n',
      'script.mjs': `${GOOD.replace('./helper.js', './src/helper.js')}${BAD.replaceAll('values', 'others')}`,
      'src/helper.js': HELPER,
      'src/good.ts': GOOD,
      'tools/deep/good.ts': GOOD.replace('./helper.js', '../../src/helper.js'),
    });
    expect(await lintProject(directory)).toEqual([`script.mjs:7 ${BAD_REPORT}`]);
  });

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is not JSON', '{ "compilerOptions": { '],
    ['is an array', '[]'],
    ['has options that do not exist', '{ "compilerOptions": { "targe": "es2023", "module": "commonest", "allowJs": true } }'],
    ['extends a file that is not there', '{ "extends": "./base.json", "include": ["src"] }'],
    ['extends a package that is not installed', '{ "extends": "@tsconfig/node20/tsconfig.json" }'],
    ['extends itself', '{ "extends": "./tsconfig.json" }'],
    ['names files that are not there', '{ "files": ["src/none.ts"] }'],
    ['includes nothing', '{ "include": ["nothing"] }'],
    ['references a project that is not there', '{ "files": [], "references": [{ "path": "./packages/none" }] }'],
  ])('%s', async (_what, config) => {
    const directory = temporaryProject({
      'package.json': PACKAGE,
      ...(config !== undefined && { 'tsconfig.json': config }),
      'src/good.ts': GOOD,
      'src/helper.js': HELPER,
      'src/bad.js': BAD,
    });
    expect(await lintProject(directory)).toEqual([`src/bad.js:2 ${BAD_REPORT}`]);
  });
});

describe('package.json', () => {
  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is not JSON', '{ "name": '],
    ['is null', 'null'],
    ['is an array', '[]'],
    ['has values of the wrong type', '{ "name": 1, "type": {}, "dependencies": ["pg"], "devDependencies": "vitest", "exports": 3, "imports": [], "workspaces": 1 }'],
    ['starts with a byte order mark', `\uFEFF${PACKAGE}`],
  ])('%s', async (_what, content) => {
    const files = { 'src/good.mts': GOOD, 'src/helper.js': HELPER, 'src/bad.js': BAD };
    const described = content === undefined ? files : { ...files, 'package.json': content };
    expect(await lintProject(temporaryProject(described))).toEqual([`src/bad.js:2 ${BAD_REPORT}`]);
    expect(await lintProject(temporaryProject({ ...described, 'tsconfig.json': TSCONFIG }))).toEqual([`src/bad.js:2 ${BAD_REPORT}`]);
  });
});

describe('node_modules', () => {
  it('is missing: declared packages are one message, Node and the language are known', async () => {
    const directory = temporaryProject({
      'package.json': JSON.stringify({ name: 'project', type: 'module', dependencies: { pg: '^8.0.0', zod: '^4.0.0' }, devDependencies: { rollup: '^4.0.0', vitest: '^4.0.0' } }),
      'src/a.js': `import fs from 'node:fs';
import { Pool } from 'pg';
import { z } from 'zod';
export const pool = new Pool({ connectionString: process.env.DATABASE_URL });
export const schema = z.object({ name: z.string() });
export const text = Buffer.from(fs.readFileSync(new URL('a.js', import.meta.url))).toString('utf8');
setTimeout(() => pool.end(), 1000).unref();
`,
      'src/b.js': "import { test } from 'vitest';\nimport { Pool } from 'pg';\ntest('pool', () => new Pool().query('SELECT 1'));\n",
      'src/c.cjs': 'const path = require(\'node:path\');\nmodule.exports = path.join(__dirname, \'x\');\n',
      'src/d.ts': `import type { Plugin } from 'rollup';
let timer: NodeJS.Timeout | undefined;
export function start(): void {
  timer = setInterval(() => process.stdout.write('.'), 1000);
  timer.unref();
  setTimeout(stop, 5000).unref();
}
export const stop = (): void => clearInterval(timer);
export function plugin(): Plugin {
  return {
    name: 'plugin',
    transform(code: string) {
      return this.parse(code) && this.getModuleInfo('x');
    },
  };
}
`,
    });
    const found = await lintProject(directory);
    expect(found.filter(report => !report.endsWith("no-unknown-module/notInstalled"))).toEqual([]);
    expect(found.length).toBeLessThanOrEqual(1);
    expect(found.join()).not.toMatch(/unknownPackage/);
  });

  const brokenPackages: Record<string, string> = {
    'not an object': '{ "name": "broken", "exports": 42 }',
    'a target that is not there': '{ "name": "broken", "exports": { ".": "./dist/none.js", "./sub": "./dist/none-either.js" } }',
    'targets that leave the package': '{ "name": "broken", "exports": { ".": "../../elsewhere.js", "./sub": "/etc/passwd" } }',
    'conditions and subpaths mixed': '{ "name": "broken", "exports": { "import": "./index.js", "./sub": "./sub.js" } }',
    'null': '{ "name": "broken", "exports": null, "main": "none.js" }',
    'an array of nothing': '{ "name": "broken", "exports": { ".": [], "./sub": [null, {}] } }',
    'a package.json that is not JSON': '{ "exports": ',
    'a package.json that is a list': '[]',
  };

  it.each(Object.entries(brokenPackages))('has a package whose exports map is broken: %s', async (_what, content) => {
    const use = "import broken, { anything } from 'broken';\nimport { other } from 'broken/sub';\nexport const x = broken(anything, other);\n";
    const directory = temporaryProject({
      'package.json': JSON.stringify({ name: 'project', type: 'module', dependencies: { broken: '1.0.0' } }),
      'tsconfig.json': TSCONFIG,
      'node_modules/broken/package.json': content,
      'src/a.js': use,
      'src/b.cjs': "const { anything } = require('broken');\nmodule.exports = anything();\n",
      'src/good.js': GOOD,
      'src/helper.js': HELPER,
    });
    const found = await lintProject(directory);
    // That the package has nothing to import may be said; that its exports lack a name may not.
    expect(found.filter(report => !/ no-unknown-module\//.test(report))).toEqual([]);
    expect(found.filter(report => report.startsWith('src/good.js'))).toEqual([]);
  });
});

describe('declarations', () => {
  it('written by hand for what Node cannot import from CommonJS are not loaded by anybody', async () => {
    const directory = temporaryProject({
      'package.json': PACKAGE,
      'lib/names.cjs': "for (const name of ['a', 'b']) exports[name] = name;\n",
      'lib/names.d.cts': 'export declare const a: string;\nexport declare const b: string;\n',
      'lib/index.d.mts': "export { a, b } from './names.cjs';\n",
    });
    expect(await lintProject(directory)).toEqual([]);
  });
});

describe('links', () => {
  it('that lead back to their own folder, or to themselves', async () => {
    const directory = temporaryProject({ 'package.json': PACKAGE, 'src/good.ts': GOOD, 'src/helper.js': HELPER, 'src/bad.js': BAD, 'node_modules/loop/package.json': '{ "name": "loop" }' });
    fs.symlinkSync('..', path.join(directory, 'src/up'), 'dir');
    fs.symlinkSync('self', path.join(directory, 'src/self'));
    fs.symlinkSync('self.js', path.join(directory, 'src/self.js'));
    fs.symlinkSync('..', path.join(directory, 'node_modules/loop/node_modules'), 'dir');
    fs.writeFileSync(path.join(directory, 'src/uses.js'), "import './self.js';\nimport loop from 'loop';\nloop();\n");
    const found = await lintProject(directory, undefined, ['src/good.ts', 'src/bad.js', 'src/helper.js']);
    expect(found).toEqual([`src/bad.js:2 ${BAD_REPORT}`]);
    expect((await lintProject(directory, undefined, ['src/uses.js'])).filter(report => !/ no-unknown-module\//.test(report))).toEqual([]);
  });
});

describe('two versions of TypeScript in one process', () => {
  it('the parser has an older one: one message per file names both', async () => {
    const directory = temporaryProject({ 'package.json': PACKAGE, 'tsconfig.json': TSCONFIG, 'src/a.ts': GOOD, 'src/b.ts': BAD, 'src/helper.js': HELPER });
    linkAll(directory, { typescript: 'typescript-5-0' });
    const parser = createRequire(path.join(directory, 'package.json'))('@typescript-eslint/parser') as Linter.Parser;
    const config = [{ files: ['src/*.ts'], languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } } }, ...plugin.configs['rules/all']];
    const found = await lintProject(directory, config, ['src/a.ts', 'src/b.ts']);
    expect(found).toEqual([
      expect.stringMatching(/^src\/a\.ts:1 .*loaded TypeScript 6\.0\.\d+, the parser another version/),
      expect.stringMatching(/^src\/b\.ts:1 .*loaded TypeScript 6\.0\.\d+, the parser another version/),
    ]);
  });
});
