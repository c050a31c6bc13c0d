import fs from 'node:fs';
import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { environmentVariables } from '../../src/project/environment-variables.js';
import { isMisspelledVariable } from '../../src/report/nearest-name.js';
import rule from '../../src/rules/no-unknown-env.js';
import { typedRuleTester } from '../support/lint.js';
import { lintProject, temporaryProject } from '../support/temporary-project.js';

const strict = [{ undeclared: true }];

// The fixture project has an `.env.example` with DATABASE_URL, STRIPE_SECRET_KEY and CLAUDE_CODE_ENABLE_PROMPT_SUGGESTION.
typedRuleTester().run('no-unknown-env', rule, {
  valid: [
    { name: 'declared', code: `export const url = process.env.DATABASE_URL; export const { STRIPE_SECRET_KEY } = process.env; export const x = process.env['DATABASE_URL'];`, options: strict },
    { name: 'undeclared, but nothing like a declared one', code: `export const url = process.env.SENTRY_DSN;` },
    { name: 'another word of the same length', code: `export const url = process.env.DATASTORE_URL; export const key = process.env.STRIPE_PUBLIC_KEY;` },
    { name: 'of the platform', code: `export const all = [process.env.NODE_ENV, process.env.HOME, process.env.GITHUB_TOKEN, process.env.npm_package_name, process.env.AWS_REGION, process.env.LC_ALL, process.env.NO_COLOR];`, options: strict },
    { name: 'set here', code: `process.env.DATABSE_URL = 'x'; delete process.env.SENTRY_DSN; export const url = process.env.DATABSE_URL;`, options: strict },
    { name: 'named in a schema of the file', code: `export const schema = { SENTRY_DSN: String }; export const dsn = process.env.SENTRY_DSN;`, options: strict },
    { name: 'with a default, a condition or a comparison', code: `export const a = process.env.SENTRY_DSN ?? ''; export const b = process.env.SENTRY_DSN ? 1 : 2; export const c = process.env.FEATURE_X === 'true'; export const { LOG_FORMAT = 'json' } = process.env; if (process.env.SENTRY_DSN) { /* on */ } export const start = () => process.env.SENTRY_DSN!.trim(); const format = process.env.OUTPUT_FORMAT; if (format) { /* set */ }`, options: strict },
    { name: 'not constant', code: `export const read = (name: string) => process.env[name];`, options: strict },
    { name: 'an object of the same name', code: `declare const env: Record<string, string>; declare const config: { env: Record<string, string> }; export const a = env.DATABSE_URL; export const b = config.env.DATABSE_URL; export function f(process: { env: Record<string, string> }) { return process.env.DATABSE_URL; }`, options: strict },
    { name: 'ignored', code: `export const a = process.env.DATABSE_URL; export const b = process.env.SENTRY_DSN;`, options: [{ undeclared: true, ignore: ['DATABSE_*', '/^SENTRY/'] }] },
    { name: 'JavaScript', code: `module.exports = { url: process.env.DATABASE_URL, all: process.env };`, filename: 'file.cjs', options: strict },
  ],
  invalid: [
    {
      name: 'a letter is missing',
      code: `export const url = process.env.DATABSE_URL ?? 'postgres://localhost';`,
      errors: [
        {
          messageId: 'misspelled',
          line: 1,
          column: 32,
          endColumn: 43,
          data: { name: 'DATABSE_URL', real: 'DATABASE_URL', file: '.env.example', hint: ' Did you mean `DATABASE_URL`?' },
          suggestions: [{ messageId: 'replace', data: { name: 'DATABSE_URL', real: 'DATABASE_URL' }, output: `export const url = process.env.DATABASE_URL ?? 'postgres://localhost';` }],
        },
      ],
    },
    { name: '95: a plural of a variable that is there', code: `export const on = process.env.CLAUDE_CODE_ENABLE_PROMPT_SUGGESTIONS === 'true';`, errors: [{ messageId: 'misspelled', suggestions: 1 }] },
    {
      name: 'by a pattern, in brackets, of an import and of a constant',
      code: `import process, { env } from 'node:process';\nexport const { DATABSE_URL } = process.env;\nexport const a = env['STRIPE_SERCET_KEY'];\nconst environment = process.env;\nexport const b = environment.DATABASEURL_;\nexport const c = environment.DATABAS_URL;`,
      errors: [
        { messageId: 'misspelled', line: 2, column: 16, suggestions: [{ messageId: 'replace', output: `import process, { env } from 'node:process';\nexport const { DATABASE_URL: DATABSE_URL } = process.env;\nexport const a = env['STRIPE_SERCET_KEY'];\nconst environment = process.env;\nexport const b = environment.DATABASEURL_;\nexport const c = environment.DATABAS_URL;` }] },
        { messageId: 'misspelled', line: 3, suggestions: [{ messageId: 'replace', output: `import process, { env } from 'node:process';\nexport const { DATABSE_URL } = process.env;\nexport const a = env['STRIPE_SECRET_KEY'];\nconst environment = process.env;\nexport const b = environment.DATABASEURL_;\nexport const c = environment.DATABAS_URL;` }] },
        { messageId: 'misspelled', line: 6, suggestions: 1 },
      ],
    },
    {
      name: 'strict: declared nowhere',
      code: `declare function start(dsn: string): void;\nstart(process.env.SENTRY_DSN!);\nstart(process.env.DATABASE_URI as string);`,
      options: strict,
      errors: [
        { messageId: 'undeclared', line: 2, data: { name: 'SENTRY_DSN', file: '.env.example', hint: '' } },
        { messageId: 'undeclared', line: 3, data: { name: 'DATABASE_URI', file: '.env.example', hint: ' Did you mean `DATABASE_URL`?' }, suggestions: 1 },
      ],
    },
    { name: 'JavaScript', code: `const { env } = require('process');\nmodule.exports = { url: env.DATABSE_URL };`, filename: 'file.cjs', errors: [{ messageId: 'misspelled', line: 2, suggestions: 1 }] },
  ],
});

const RULES = { 'grounded/no-unknown-env': 'error' } as const;
const recommended = plugin.configs.recommended.map(part => ({ ...part, ...(part.rules && { rules: RULES }) }));
const undeclared = plugin.configs.recommended.map(part => ({ ...part, ...(part.rules && { rules: { 'grounded/no-unknown-env': ['error', ...strict] as [string, ...unknown[]] } }) })) as Linter.Config[];

describe('where a variable may be declared', () => {
  const READ = { 'package.json': '{"name":"app","type":"module"}', 'read.js': 'export const dsn = process.env.SENTRY_DSN;\n' };

  it.each([
    ['.env', 'SENTRY_DSN=x'],
    ['.env.local', 'export SENTRY_DSN=x'],
    ['.env.example', '# SENTRY_DSN='],
    ['env.d.ts', 'declare namespace NodeJS { interface ProcessEnv { SENTRY_DSN: string } }'],
    ['src/config.js', 'export const schema = z.object({ SENTRY_DSN: z.string() });'],
    ['src/list.js', `export const required = ['SENTRY_DSN'];`],
    ['Dockerfile', 'ARG SENTRY_DSN\nENV SENTRY_DSN=$SENTRY_DSN'],
    ['docker-compose.yml', 'services:\n  app:\n    environment:\n      - SENTRY_DSN'],
    ['.github/workflows/ci.yml', 'env:\n  SENTRY_DSN: ${{ secrets.DSN }}'],
    ['deploy/app.tf', 'SENTRY_DSN = var.dsn'],
    ['scripts/start.sh', 'export SENTRY_DSN'],
    ['README.md', '| `SENTRY_DSN` | where errors go |'],
    ['vitest.setup.js', `process.env.SENTRY_DSN = 'x';`],
  ])('%s', (file, text) => {
    const from = path.join(temporaryProject({ ...READ, [file]: text }), 'read.js');
    expect(environmentVariables(from)?.mentioned('SENTRY_DSN', from)).toBe(true);
  });

  it('a read declares nothing', async () => {
    const others = { '.env': 'DATABASE_URL=x\n', 'setup.js': `process.env.OTHER_DSN = process.env.SENTRY_DSN;\n` };
    expect(await lintProject(temporaryProject({ ...READ, ...others }), undeclared)).toContain('read.js:1 no-unknown-env/undeclared');
    // What three files read is part of the project.
    expect(await lintProject(temporaryProject({ ...READ, ...others, 'more.ts': `export const x = process.env['SENTRY_DSN'] || import.meta.env.SENTRY_DSN;\n` }), undeclared)).toEqual([]);
  });

  it('a project that declares nothing', async () => {
    expect(await lintProject(temporaryProject(READ), undeclared)).toEqual([]);
    expect(await lintProject(temporaryProject({ ...READ, '.env': '\u0000\u0001 = \n===\n' }), undeclared)).toEqual([]);
  });

  it('the root of a workspace counts, and a repository around the package', async () => {
    const inPackage = { 'packages/a/package.json': '{"name":"a","type":"module"}', 'packages/a/read.js': READ['read.js'] };
    const root = { 'package.json': '{"name":"root","workspaces":["packages/*"]}' };
    expect(await lintProject(temporaryProject({ ...root, ...inPackage, 'packages/a/.env': 'A_B=1', '.env': 'SENTRY_DSN=1' }), undeclared)).toEqual([]);
    expect(await lintProject(temporaryProject({ ...inPackage, '.git/HEAD': '', 'packages/a/.env': 'A_B=1', 'docker-compose.yml': 'SENTRY_DSN: 1' }), undeclared)).toEqual([]);
  });

  it('a slip that other files share is none', async () => {
    const slip = `export const url = process.env.DATABSE_URL;\n`;
    const files = { 'package.json': READ['package.json'], '.env': 'DATABASE_URL=1', 'a.js': slip };
    expect(await lintProject(temporaryProject(files), recommended)).toEqual(['a.js:1 no-unknown-env/misspelled']);
    expect(await lintProject(temporaryProject({ ...files, 'b.js': slip }), recommended)).toEqual([]);
  });

  it('what is declared later is seen', async () => {
    const directory = temporaryProject({ ...READ, '.env': 'DATABASE_URL=1' });
    expect(await lintProject(directory, undeclared)).toHaveLength(1);
    fs.writeFileSync(path.join(directory, '.env'), 'DATABASE_URL=1\nSENTRY_DSN=1\n');
    expect(await lintProject(directory, undeclared)).toEqual([]);
  });
});

describe('what a build tool gives to code for browsers', () => {
  const vite = { 'package.json': '{"name":"app","type":"module","devDependencies":{"vite":"*"}}', 'vite.config.js': `import { defineConfig } from 'vite';\nexport default defineConfig({ plugins: [] });\n` };
  const READ = `export const url = import.meta.env.API_URL;\nexport const mode = import.meta.env.MODE + import.meta.env.VITE_API_URL;\n`;

  it('72: a variable without the prefix of Vite', async () => {
    const directory = temporaryProject({ ...vite, '.env': 'API_URL=x\nVITE_API_URL=x\n', 'src/api.js': READ, 'src/api.ts': READ });
    expect((await lintProject(directory, recommended)).sort()).toEqual(['src/api.js:1 no-unknown-env/notExposed', 'src/api.ts:1 no-unknown-env/notExposed']);
  });

  it('says what to write', async () => {
    const directory = temporaryProject({ ...vite, '.env': 'VITE_API_URL=x\n', 'src/api.js': READ });
    const eslint = new ESLint({ cwd: directory, overrideConfigFile: true, overrideConfig: recommended });
    const [result] = await eslint.lintFiles(['src/api.js']);
    expect(result?.messages).toEqual([expect.objectContaining({ line: 1, column: 36, message: '`import.meta.env.API_URL` is always undefined here: Vite gives code for browsers only variables that start with `VITE_`. Did you mean `VITE_API_URL`?', suggestions: [expect.objectContaining({ fix: expect.objectContaining({ text: 'VITE_API_URL' }) })] })]);
  });

  it.each([
    ['another prefix', { 'vite.config.js': `export default { envPrefix: ['API_'] };\n` }],
    ['defined by the config', { 'vite.config.js': `export default { define: { 'import.meta.env.API_URL': '"x"' } };\n` }],
    ['named by the config', { 'vite.config.js': `export default { plugins: [expose('API_URL')] };\n` }],
    ['a plugin for the environment', { 'vite.config.js': `import EnvironmentPlugin from 'vite-plugin-environment';\nexport default { plugins: [EnvironmentPlugin('all')] };\n` }],
    ['a framework around Vite', { 'package.json': '{"name":"app","type":"module","devDependencies":{"vite":"*","astro":"*"}}', 'node_modules/astro/package.json': '{"name":"astro","dependencies":{"vite":"*"}}' }],
    ['no config of Vite', { 'vite.config.js': '', 'package.json': '{"name":"app","type":"module"}' }],
    ['a test', { 'package.json': '{"name":"app","type":"module","devDependencies":{"vite":"*","vitest":"*"}}', 'src/api.test.js': READ, 'src/api.js': '' }],
  ])('silent: %s', async (_name, files) => {
    expect(await lintProject(temporaryProject({ ...vite, 'src/api.js': READ, ...files } as Record<string, string>), recommended)).toEqual([]);
  });

  const next = { 'package.json': '{"name":"app","type":"module","dependencies":{"next":"*"}}', 'next.config.mjs': 'export default { reactStrictMode: true };\n' };
  const CLIENT = `'use client';\nexport const key = process.env.STRIPE_KEY;\nexport const ok = process.env.NEXT_PUBLIC_KEY + process.env.NODE_ENV;\n`;

  it('a client file of Next.js', async () => {
    const directory = temporaryProject({ ...next, 'app/a.jsx': CLIENT, 'app/b.tsx': `// Buttons.\n"use client"\nexport const { STRIPE_KEY } = process.env;\n` });
    expect((await lintProject(directory, recommended)).sort()).toEqual(['app/a.jsx:2 no-unknown-env/notExposed', 'app/b.tsx:3 no-unknown-env/notExposed']);
  });

  it.each([
    ['a file of the server', { 'app/a.jsx': CLIENT.replace(`'use client';\n`, '') }],
    ['code that asks where it runs', { 'app/a.jsx': `${CLIENT}export const server = typeof window === 'undefined';\n` }],
    ['code that another library tells where it runs', { 'app/a.jsx': `${CLIENT}import { environment } from 'query';\nexport const base = environment.isServer() ? 1 : 2;\n` }],
    ['a variable that may be missing', { 'app/a.jsx': `'use client';\nexport const url = process.env.DEPLOY_URL ? 1 : 2;\n` }],
    ['put in by the config', { 'next.config.mjs': `export default { env: { STRIPE_KEY: 'x' } };\n` }],
    ['put in by another file', { 'next.config.mjs': `import { env } from './env.mjs';\nexport default { env };\n` }],
    ['a package without Next.js', { 'package.json': '{"name":"app","type":"module"}' }],
  ])('silent: %s', async (_name, files) => {
    expect(await lintProject(temporaryProject({ ...next, 'app/a.jsx': CLIENT, ...files } as Record<string, string>), recommended)).toEqual([]);
  });
});

it.each([
  ['DATABSE_URL', 'DATABASE_URL', true],
  ['STRIPE_SERCET_KEY', 'STRIPE_SECRET_KEY', true],
  ['DATABASEURL', 'DATABASE_URL', true],
  ['ALLOWED_ORIGIN', 'ALLOWED_ORIGINS', true],
  ['API_URL', 'APP_URL', false],
  ['READER_URL', 'LEADER_URL', false],
  ['DB_HOST', 'DB_PORT', false],
  ['KEY_1', 'KEY_2', false],
  ['WORKER1_URL', 'WORKER_URL', false],
  ['REDIS_URL', 'REDIS_CACHE_URL', false],
])('%s for %s: %s', (wanted, name, expected) => {
  expect(isMisspelledVariable(wanted, name)).toBe(expected);
});
