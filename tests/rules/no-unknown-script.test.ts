import fs from 'node:fs';
import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import rule from '../../src/rules/no-unknown-script.js';
import { json } from '../support/json-language.js';
import { typedRuleTester } from '../support/lint.js';
import { lintProject, temporaryProject } from '../support/temporary-project.js';

const IMPORT = `import { exec, execSync, spawn } from 'node:child_process';\n`;

typedRuleTester().run('no-unknown-script', rule, {
  valid: [
    { name: 'a script that is there', code: `${IMPORT}execSync('npm run prepare'); spawn('npm', ['run', '--silent', 'prepare']); exec('pnpm prepare && yarn run prepare');` },
    { name: 'another working directory', code: `${IMPORT}execSync('npm run gone', { cwd: '/elsewhere' }); spawn('npm', ['run', 'gone'], { cwd: 'x' }); exec('cd app && npm run gone'); declare const options: object; execSync('npm run gone', options);` },
    { name: 'another package', code: `${IMPORT}execSync('npm --prefix app run gone'); execSync('npm run gone --workspace=app'); execSync('pnpm --filter app run gone'); execSync('pnpm -r run gone'); execSync('yarn workspace app gone');` },
    { name: 'if present', code: `${IMPORT}execSync('npm run gone --if-present');` },
    { name: 'commands of the package managers', code: `${IMPORT}execSync('npm install && npm ci && npm publish && npm run'); execSync('pnpm dlx create-app'); execSync('yarn add left'); execSync('yarn');` },
    { name: 'a program that yarn may find', code: `${IMPORT}execSync('yarn run tsc'); execSync('yarn vitest');` },
    { name: 'only said', code: `${IMPORT}execSync('echo npm run gone'); console.log('npm run gone'); throw new Error('Run npm run gone first');` },
    { name: 'a name that is not constant', code: `${IMPORT}export const run = (name: string) => [execSync(\`npm run \${name}\`), spawn('npm', ['run', name]), execSync('npm run $TASK')];` },
    { name: 'what is not a command', code: `declare function exec(command: string): void; exec('npm run gone');` },
    { name: 'patterns', code: `${IMPORT}execSync('run-s prep*'); execSync('npm-run-all --parallel prepare'); execSync('npm-run-all -p "prepare -- --watch"');` },
    { name: 'errors', code: `${IMPORT}execSync(); spawn('npm'); spawn('npm', []); execSync(''); execSync('npm run "');` },
    { name: 'JavaScript', code: `const { execSync } = require('child_process'); execSync('npm run prepare', { stdio: 'inherit' });`, filename: 'file.cjs' },
  ],
  invalid: [
    {
      name: 'a slip',
      code: `${IMPORT}execSync('npm run prepair', { stdio: 'inherit' });`,
      errors: [
        {
          messageId: 'unknownScript',
          line: 2,
          column: 19,
          endColumn: 26,
          data: { runner: 'npm run', name: 'prepair', count: '1', place: 'package.json', hint: ' Did you mean `prepare`?' },
          suggestions: [{ messageId: 'replace', data: { name: 'prepair', real: 'prepare' }, output: `${IMPORT}execSync('npm run prepare', { stdio: 'inherit' });` }],
        },
      ],
    },
    {
      name: 'a list of arguments',
      code: `${IMPORT}spawn('npm', ['run', 'gone', '--', '--watch']);\nspawn('npm.cmd', ['run', 'gone']);`,
      errors: [
        { messageId: 'unknownScript', line: 2, column: 23, endColumn: 27 },
        { messageId: 'unknownScript', line: 3 },
      ],
    },
    {
      name: 'in a longer line',
      code: `${IMPORT}exec('A=1 npx cross-env B=2 npm run -s gone-a && (pnpm run gone-b | tee log); node --run gone-c');`,
      errors: [
        { messageId: 'unknownScript', line: 2, column: 40 },
        { messageId: 'unknownScript', line: 2, data: { runner: 'pnpm run', name: 'gone-b', count: '1', place: 'package.json', hint: '' } },
        { messageId: 'unknownScript', line: 2, data: { runner: 'node --run', name: 'gone-c', count: '1', place: 'package.json', hint: '' } },
      ],
    },
    { name: 'without `run`, a slip only', code: `${IMPORT}exec('pnpm prepre; pnpm gone; npm test');`, errors: [{ messageId: 'unknownScript', column: 12, suggestions: 1 }, { messageId: 'unknownScript', column: 35 }] },
    {
      name: 'programs that run several',
      code: `${IMPORT}exec('run-p gone:* prepare; npm-run-all gone; concurrently -k "npm:gone-b" "npm run gone-c"');`,
      errors: [
        { messageId: 'unknownPattern', data: { runner: 'run-p', name: 'gone:*', count: '1', place: 'package.json', hint: '' } },
        { messageId: 'unknownScript' },
        { messageId: 'unknownScript' },
        { messageId: 'unknownScript' },
      ],
    },
    { name: 'promisified', code: `import cp from 'child_process';\nimport { promisify } from 'util';\nconst run = promisify(cp.exec);\nawait run(\`npm run gone\`);`, errors: [{ messageId: 'unknownScript', line: 4 }] },
    { name: 'execa and zx', code: `import { execa, $ } from 'execa';\nimport { $ as zx } from 'zx';\nawait execa('npm', ['run', 'gone']);\nawait $\`npm run gone\`;\nawait zx\`npm run gone\`;`, errors: [3, 4, 5].map(line => ({ messageId: 'unknownScript', line })) },
    { name: 'JavaScript', code: `const cp = require('child_process');\ncp.execSync('npm run gone');`, filename: 'file.cjs', errors: [{ messageId: 'unknownScript', line: 2, column: 22 }] },
  ],
});

const RULES = { 'grounded/no-unknown-script': 'error' } as const;
const forCode = plugin.configs.all.map(part => ({ ...part, ...(part.rules && { rules: RULES }) }));

describe('no-unknown-script in projects', () => {
  const RUN = `import { execSync } from 'node:child_process';\nexecSync('npm run bundle');\n`;

  it('scripts of any package of the workspace', async () => {
    const files = { 'package.json': '{"name":"root","workspaces":["packages/*"],"scripts":{"x":"x"}}', 'packages/a/package.json': '{"name":"a","type":"module","scripts":{"y":"y"}}', 'packages/a/run.js': RUN };
    expect(await lintProject(temporaryProject({ ...files, 'packages/b/package.json': '{"name":"b","scripts":{"bundle":"x"}}' }), forCode)).toEqual([]);
    expect(await lintProject(temporaryProject(files), forCode)).toEqual(['packages/a/run.js:2 no-unknown-script/unknownScript']);
  });

  it.each(['{"name":"a"}', '{"name":"a","scripts":{}}', '{"name":"a","scripts":[]}', '{"name":', ''])('nothing to compare with: %s', async manifest => {
    expect(await lintProject(temporaryProject({ 'package.json': manifest, 'run.js': RUN }), forCode)).toEqual([]);
  });

  it('a script that comes into being is seen', async () => {
    const directory = temporaryProject({ 'package.json': '{"name":"a","scripts":{"x":"x"}}', 'run.js': RUN });
    expect(await lintProject(directory, forCode)).toHaveLength(1);
    fs.writeFileSync(path.join(directory, 'package.json'), '{"name":"a","scripts":{"bundle":"x"}}');
    expect(await lintProject(directory, forCode)).toEqual([]);
  });
});

describe('no-unknown-script in package.json', () => {
  const forJson: Linter.Config[] = [{ files: ['**/*.json'], language: 'json/json', plugins: { json, grounded: plugin }, rules: RULES }];

  async function lintManifest(scripts: Record<string, string> | string, more: Readonly<Record<string, string>> = {}, name = 'package.json') {
    const text = typeof scripts === 'string' ? scripts : JSON.stringify({ name: 'app', scripts }, null, 2);
    const directory = temporaryProject({ [name]: text, ...more });
    const eslint = new ESLint({ cwd: directory, overrideConfigFile: true, overrideConfig: forJson });
    const [result] = await eslint.lintText(text, { filePath: path.join(directory, name) });
    return result?.messages.map(({ line, column, endColumn, message, suggestions }) => ({ line, column, endColumn, message, suggestions: suggestions?.map(({ fix }) => text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1])) }));
  }

  it('places and suggestions', async () => {
    expect(await lintManifest({ build: 'tsc', prepublishOnly: 'npm run buld && npm test', test: 'vitest' })).toEqual([
      {
        line: 5,
        column: 32,
        endColumn: 36,
        message: '`npm run` will not find `buld`: the scripts of this package.json, 3 in all, have none of that name. Did you mean `build`?',
        suggestions: [JSON.stringify({ name: 'app', scripts: { build: 'tsc', prepublishOnly: 'npm run build && npm test', test: 'vitest' } }, null, 2)],
      },
    ]);
  });

  it('behind escaped quotes', async () => {
    expect(await lintManifest({ dev: 'concurrently -n a,b "npm:dev-*" "npm:dev:api" "npm run dev:web -- --open"', 'dev:web': 'vite' })).toEqual([expect.objectContaining({ line: 4, column: 53, endColumn: 60 })]);
  });

  it('what is there', async () => {
    const scripts = { a: 'npm run b; npm-run-all b "c:*" -p c:d', b: 'node --run c:d', 'c:d': 'yarn b && pnpm run a', e: 'npm run gone --if-present', f: 'npm run $npm_package_name', g: 'npm start', h: 'npm run b --silent -- --gone', i: 'lerna run gone' };
    expect(await lintManifest(scripts)).toEqual([]);
  });

  it('other packages', async () => {
    const other = { 'web/package.json': '{"name":"web","scripts":{"serve":"vite"}}' };
    expect(await lintManifest({ a: 'cd web && npm run serve', b: 'npm --prefix web run serve', c: 'npm run serve' }, other)).toEqual([expect.objectContaining({ line: 6 })]);
    expect(await lintManifest({ a: 'cd web && npm run serv', b: 'cd not-here && npm run gone' }, other)).toEqual([expect.objectContaining({ line: 4 })]);
  });

  it.each([['{"scripts": {"a": "npm run gone"', 'package.json'], ['[]', 'package.json'], ['{"scripts": {"a": 1}}', 'package.json'], ['{"scripts": {"a": "npm run gone"}}', 'data.json']])('silent: %s in %s', async (text, name) => {
    expect(await lintManifest(text, {}, name)).toEqual([]);
  });

  it('other rules have nothing to say about JSON', async () => {
    const all: Linter.Config[] = [{ files: ['**/*.json'], language: 'json/json', plugins: { json, grounded: plugin } }, ...plugin.configs['rules/all']];
    const eslint = new ESLint({ cwd: temporaryProject({}), overrideConfigFile: true, overrideConfig: all });
    expect((await eslint.lintText('{}', { filePath: 'x.json' }))[0]?.messages).toEqual([]);
  });
});
