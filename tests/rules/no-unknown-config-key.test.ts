import fs from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import rule from '../../src/rules/no-unknown-config-key.js';
import { projectDir, typedRuleTester } from '../support/lint.js';
import { lintProject, temporaryProject } from '../support/temporary-project.js';

// The fixture project has a small `rollup` with the surface of the real one.
typedRuleTester().run('no-unknown-config-key', rule, {
  valid: [
    { name: 'keys that are there', code: `export default { input: 'x', output: [{ dir: 'dist', globals: { anything: 'y' } }], treeshake: { moduleSideEffects: false }, plugins: [{ name: 'x', whatever() {} }] };`, filename: 'config/js/rollup.config.js' },
    { name: 'a key that only the source mentions', code: `export default { legacyMode: true };`, filename: 'config/js/rollup.config.js' },
    { name: 'below a value that may be anything', code: `export default { custom: { invented: { deeply: true } } };`, filename: 'config/js/rollup.config.js' },
    { name: 'computed keys and spreads', code: `const key = 'invented'; const more = {}; export default { [key]: 1, ...more };`, filename: 'config/js/rollup.config.js' },
    { name: 'what another function makes of it', code: `import { wrap } from 'elsewhere'; const own = { invented: true }; export default wrap(own);`, filename: 'config/js/rollup.config.js' },
    { name: 'an object that is not exported', code: `export const other = { invented: true }; export default {};`, filename: 'config/js/rollup.config.js' },
    { name: 'a nested function', code: `export default () => { const inner = () => { return { invented: 1 }; }; inner(); return { input: 'x' }; };`, filename: 'config/rollup.config.ts' },
    { name: 'another file', code: `export default { invented: true };` },
    { name: 'a file with errors', code: `export default undefinedName;`, filename: 'config/js/rollup.config.js' },
    { name: 'nothing', code: '', filename: 'config/rollup.config.ts' },
  ],
  invalid: [
    {
      name: 'JavaScript without any type',
      code: `export default {\n  inputs: 'src/index.js',\n  output: { dir: 'dist', sourceMaps: true },\n};`,
      filename: 'config/js/rollup.config.js',
      errors: [
        { messageId: 'unknownKey', line: 2, column: 3, endColumn: 9, data: { tool: 'rollup 4.0.0', key: 'inputs', count: '1', hint: ' Did you mean `input`?' }, suggestions: [{ messageId: 'replace', data: { name: 'inputs', real: 'input' }, output: `export default {\n  input: 'src/index.js',\n  output: { dir: 'dist', sourceMaps: true },\n};` }] },
        { messageId: 'unknownKey', line: 3, column: 26, data: { tool: 'rollup 4.0.0', key: 'output.sourceMaps', count: '1', hint: ' Did you mean `sourcemap`?' }, suggestions: 1 },
      ],
    },
    {
      name: 'helpers, functions, arrays, constants, branches',
      code: `import { defineConfig } from 'rollup';\nconst shared = { inventedA: 1 };\nconst dev = process.argv.length > 2;\nexport default defineConfig(dev ? [{ inventedB: 1 }, shared] : (() => ({ output: [{ inventedC: 1 }] }))());`,
      filename: 'config/js/rollup.config.js',
      errors: [{ messageId: 'unknownKey', line: 4 }, { messageId: 'unknownKey', line: 2 }].sort((a, b) => a.line - b.line),
    },
    { name: 'a function', code: `export default async function config() {\n  return { inventedA: 1 };\n}`, filename: 'config/js/rollup.config.js', errors: [{ messageId: 'unknownKey', line: 2 }] },
    { name: 'an array below', code: `export default { output: [{ 'inventedA': 1 }] };`, filename: 'config/js/rollup.config.js', errors: [{ messageId: 'unknownKey', column: 29, data: { tool: 'rollup 4.0.0', key: 'output.inventedA', count: '1', hint: '' } }] },
    {
      name: 'TypeScript, where a cast or a constant hides it',
      code: `import { defineConfig, type RollupOptions } from 'rollup';\nconst config = { inventedA: 1 };\nexport default [defineConfig(config), { inventedB: 2 } as RollupOptions];`,
      filename: 'config/rollup.config.ts',
      errors: [{ messageId: 'unknownKey', line: 2 }, { messageId: 'unknownKey', line: 3 }],
    },
    { name: 'TypeScript, where the compiler says it as well', code: `import { defineConfig } from 'rollup';\nexport default defineConfig({ inventedA: 1 });`, filename: 'config/rollup.config.ts', errors: [{ messageId: 'unknownKey', line: 2 }] },
    { name: 'CommonJS', code: `const { defineConfig } = require('rollup');\nmodule.exports = defineConfig({ treeshake: { moduleSideEffect: false } });`, filename: 'config/rollup.config.cjs', errors: [{ messageId: 'unknownKey', line: 2, suggestions: 1 }] },
  ],
});

typedRuleTester({ compilerErrors: 'ignore' }).run('no-unknown-config-key beside tsc', rule, {
  valid: [{ name: 'the compiler reports it', code: `import { defineConfig } from 'rollup'; export default defineConfig({ inventedA: 1 });`, filename: 'config/rollup.config.ts' }],
  invalid: [{ name: 'JavaScript', code: `import { defineConfig } from 'rollup';\nexport default defineConfig({ inventedA: 1 });`, filename: 'config/js/rollup.config.js', errors: [{ messageId: 'unknownKey' }] }],
});

describe('no-unknown-config-key in projects', () => {
  const RULES = { 'grounded/no-unknown-config-key': 'error' } as const;
  const config = plugin.configs.all.map(part => ({ ...part, ...(part.rules && { rules: RULES }) }));
  const NEXT = 'export default { reactStrictModes: true, experimental: { apDir: true } };\n';
  const tool = {
    'node_modules/next/package.json': '{"name":"next","version":"15.0.0","types":"index.d.ts"}',
    'node_modules/next/index.d.ts': 'export interface ExperimentalConfig { ppr?: boolean }\nexport interface NextConfig { reactStrictMode?: boolean; experimental?: ExperimentalConfig }\n',
    'node_modules/next/index.js': 'exports.keys = ["reactStrictMode", "ppr"];\n',
    'package.json': '{"name":"app","type":"module","dependencies":{"next":"*","plugin":"*"}}',
  };

  it('a config that imports nothing', async () => {
    const all = await lintProject(temporaryProject({ ...tool, 'next.config.js': NEXT, 'next.config.ts': NEXT }), config, ['next.config.js', 'next.config.ts']);
    expect(all).toEqual(['next.config.js:1 no-unknown-config-key/unknownKey', 'next.config.js:1 no-unknown-config-key/unknownKey', 'next.config.ts:1 no-unknown-config-key/unknownKey', 'next.config.ts:1 no-unknown-config-key/unknownKey']);
  });

  it.each([
    ['a plugin that is installed reads the keys', { 'node_modules/plugin/package.json': '{"name":"plugin"}', 'node_modules/plugin/index.js': 'exports.f = c => [c.reactStrictModes, c.experimental.apDir];\n' }],
    ['the tool has no types', { 'node_modules/next/index.d.ts': '', 'node_modules/next/package.json': '{"name":"next"}' }],
    ['a type that is open', { 'node_modules/next/index.d.ts': 'export interface NextConfig { [key: string]: any }' }],
    ['a type that is any', { 'node_modules/next/index.d.ts': 'export type NextConfig = import("gone").Config;' }],
    ['a package without source', { 'node_modules/next/index.js': '', 'node_modules/next/native.node': '' }],
    ['not installed', { 'node_modules/next/package.json': '', 'node_modules/next/index.d.ts': '' }],
  ])('silent: %s', async (_name, files) => {
    expect(await lintProject(temporaryProject({ ...tool, ...files, 'next.config.js': NEXT } as Record<string, string>), config, ['next.config.js'])).toEqual([]);
  });

  it('a local variable of the name in the source of the tool reads nothing', async () => {
    const source = { 'node_modules/next/index.js': 'let reactStrictModes = 1; function apDir() { return reactStrictModes; } apDir();\n' };
    expect(await lintProject(temporaryProject({ ...tool, ...source, 'next.config.js': NEXT }), config, ['next.config.js'])).toHaveLength(2);
  });

  it('a type that takes any key, of a tool that says what it ignores', async () => {
    const prettier = {
      'node_modules/prettier/package.json': '{"name":"prettier","version":"3.8.0","types":"index.d.ts"}',
      'node_modules/prettier/index.d.ts': 'export interface Options { semi?: boolean; proseWrap?: string; [option: string]: unknown }\nexport interface Config extends Options { overrides?: { files: string; options?: Options }[] }\n',
      'node_modules/prettier/index.js': 'exports.keys = ["semi", "proseWrap", "legacyOption"];\n',
      'node_modules/plugin/package.json': '{"name":"plugin"}',
      'node_modules/plugin/index.js': 'exports.f = options => options.sortImports;\n',
      'package.json': '{"name":"app","type":"module","dependencies":{"plugin":"*"}}',
      '.prettierrc.mjs': `export default {\n  semi: false, legacyOption: 1, sortImports: true,\n  semis: true,\n  overrides: [{ files: '*.md', options: { proseWraps: 'always' } }],\n};\n`,
      'prettier.config.ts': `export default {\n  proseWrap: 'x',\n  invented: true,\n};\n`,
    };
    expect(await lintProject(temporaryProject(prettier), config, ['.prettierrc.mjs', 'prettier.config.ts'])).toEqual(['.prettierrc.mjs:3 no-unknown-config-key/unknownKey', '.prettierrc.mjs:4 no-unknown-config-key/unknownKey', 'prettier.config.ts:3 no-unknown-config-key/unknownKey']);
  });

  it('a type of an ambient module, and a helper that needs no import', async () => {
    const kit = {
      'node_modules/@sveltejs/kit/package.json': '{"name":"@sveltejs/kit","version":"2.0.0","types":"types/index.d.ts"}',
      'node_modules/@sveltejs/kit/types/index.d.ts': `declare module '@sveltejs/kit' {\n  export interface Config { kit?: { adapter?: object; alias?: object }; extensions?: string[] }\n}\n`,
      'node_modules/@sveltejs/kit/index.js': 'exports.keys = ["adapter", "alias", "extensions"];\n',
      'node_modules/nuxt/package.json': '{"name":"nuxt","version":"4.0.0","exports":{"./schema":{"types":"./schema.d.ts"}}}',
      'node_modules/nuxt/schema.d.ts': 'export interface NuxtConfig { modules?: string[]; css?: string[] }\n',
      'node_modules/nuxt/index.js': 'exports.keys = ["modules", "css"];\n',
      'package.json': '{"name":"app","type":"module"}',
      'svelte.config.js': 'export default {\n  kit: {\n    adaptor: {}, alias: {},\n  },\n};\n',
      'nuxt.config.ts': 'export default defineNuxtConfig({\n  css: [],\n  styles: [],\n});\n',
    };
    expect(await lintProject(temporaryProject(kit), config, ['svelte.config.js', 'nuxt.config.ts'])).toEqual(['svelte.config.js:3 no-unknown-config-key/unknownKey', 'nuxt.config.ts:3 no-unknown-config-key/unknownKey']);
  });

  it('a new version of the tool is seen', async () => {
    const directory = temporaryProject({ ...tool, 'next.config.js': NEXT });
    expect(await lintProject(directory, config, ['next.config.js'])).toHaveLength(2);
    fs.writeFileSync(path.join(directory, 'node_modules/next/index.d.ts'), 'export interface NextConfig { reactStrictModes?: boolean; experimental?: { apDir?: boolean } }');
    expect(await lintProject(directory, config, ['next.config.js'])).toEqual([]);
  });

  it('says what to write', async () => {
    const eslint = new ESLint({ cwd: projectDir, overrideConfigFile: true, overrideConfig: config });
    const [result] = await eslint.lintText(`export default { plugin: [] };\n`, { filePath: path.join(projectDir, 'rollup.config.mjs') });
    expect(result?.messages.map(({ message }) => message)).toEqual(['rollup 4.0.0 has no option `plugin`: its config type does not declare it and its 1 source files never read it. Did you mean `plugins`?']);
  });
});
