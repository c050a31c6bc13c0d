import path from 'node:path';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import rule from '../../src/rules/no-unknown-path.js';
import { typedRuleTester } from '../support/lint.js';
import { lintProject, temporaryProject } from '../support/temporary-project.js';

const IMPORTS = `import fs from 'node:fs'; import path from 'node:path';\n`;

typedRuleTester().run('no-unknown-path', rule, {
  valid: [
    { name: 'files that are there', code: `${IMPORTS}fs.readFileSync(new URL('./data/settings.json', import.meta.url)); fs.readFileSync(path.join(import.meta.dirname, 'data', 'settings.json')); fs.readdirSync(new URL('data/', import.meta.url));` },
    { name: 'a worker whose source is TypeScript', code: `import { Worker } from 'node:worker_threads'; export const w = new Worker(new URL('./lib.js', import.meta.url));` },
    { name: 'a folder above', code: `${IMPORTS}fs.readFileSync(path.resolve(__dirname, '..', 'lib.ts'));`, filename: 'file.cjs' },
    { name: 'a path from the working directory', code: `import fs from 'node:fs'; fs.readFileSync('./gone.json'); fs.readFileSync(process.cwd() + '/gone.json');` },
    { name: 'a path that is not constant', code: `${IMPORTS}export const read = (name: string) => fs.readFileSync(path.join(import.meta.dirname, 'gone', name));` },
    { name: 'a path that is written', code: `${IMPORTS}fs.writeFileSync(new URL('./gone.json', import.meta.url), ''); fs.readFileSync(new URL('./gone.json', import.meta.url));` },
    { name: 'a folder that is made', code: `${IMPORTS}const out = path.join(import.meta.dirname, 'gone'); fs.mkdirSync(out); fs.readFileSync(path.join(out, 'a.txt'));` },
    { name: 'a path that is asked for first', code: `${IMPORTS}const file = path.join(import.meta.dirname, 'gone.json'); if (fs.existsSync(file)) fs.readFileSync(file);` },
    { name: 'the same question without a variable', code: `${IMPORTS}if (fs.existsSync(path.join(import.meta.dirname, 'gone.json'))) fs.readFileSync(path.join(import.meta.dirname, 'gone.json'));` },
    { name: 'in try', code: `import fs from 'node:fs'; try { fs.readFileSync(new URL('./gone.json', import.meta.url)); } catch {}` },
    { name: 'a handled rejection', code: `import { readFile } from 'node:fs/promises'; export const x = readFile(new URL('./gone.json', import.meta.url)).catch(() => '');` },
    { name: 'a callback that gets the error', code: `import fs from 'node:fs'; fs.readFile(new URL('./gone.json', import.meta.url), (error, text) => console.log(error, text));` },
    { name: 'flags that create the file', code: `import fs from 'node:fs'; fs.readFileSync(new URL('./gone.json', import.meta.url), { flag: 'a+' });` },
    { name: 'a test that expects the failure', code: `import assert from 'node:assert'; import fs from 'node:fs'; assert.throws(() => fs.readFileSync(new URL('./gone.json', import.meta.url)));` },
    { name: 'a path that somebody else gets', code: `${IMPORTS}declare function prepare(file: string): void; const file = path.join(import.meta.dirname, 'gone.json'); prepare(file); fs.readFileSync(file);` },
    { name: 'an exported path', code: `${IMPORTS}export const file = path.join(import.meta.dirname, 'gone.json'); fs.readFileSync(file);` },
    { name: 'build products and ignored files', code: `${IMPORTS}fs.readFileSync(new URL('./dist/index.html', import.meta.url)); fs.readFileSync(new URL('./data/cache/today.json', import.meta.url)); fs.readFileSync(new URL('./local-config.json', import.meta.url));` },
    { name: 'a file that a script writes', code: `${IMPORTS}fs.readFileSync(new URL('./build-info.ts', import.meta.url));` },
    { name: 'outside of the project', code: `${IMPORTS}fs.readFileSync(path.join(import.meta.dirname, '../../../../../elsewhere/config.json'));` },
    { name: 'functions of the same name', code: `declare const fs: { readFileSync(file: URL): string }; fs.readFileSync(new URL('./gone.json', import.meta.url));` },
    { name: 'a URL of another kind', code: `import fs from 'node:fs'; fs.readFileSync(new URL('/gone', 'https://example.org')); fs.readFileSync(new URL('https://example.org', import.meta.url));` },
    { name: 'a worker made from source text', code: `import { Worker } from 'node:worker_threads'; export const w = new Worker(new URL('./gone.js', import.meta.url), { eval: true });` },
    { name: 'a path that only goes around', code: `export const url = new URL('./gone.svg', import.meta.url);` },
    { name: 'a dirname of one\'s own', code: `import fs from 'node:fs'; const __dirname = '/etc'; fs.readFileSync(__dirname + '/gone.json');` },
    { name: 'JavaScript: required lazily', code: `const fs = require('fs'); const path = require('path'); const file = path.join(__dirname, 'lib.js'); fs.readFileSync(file);`, filename: 'file.cjs' },
    { name: 'a file with errors', code: `import fs from 'node:fs'; fs.readFileSync(); fs.readFileSync(new URL()); new Worker();` },
  ],
  invalid: [
    {
      name: 'a slip in a URL',
      code: `import fs from 'node:fs';\nfs.readFileSync(new URL('./data/setings.json', import.meta.url), 'utf8');`,
      errors: [
        {
          messageId: 'unknownPath',
          line: 2,
          column: 25,
          endColumn: 46,
          data: { target: 'data/setings.json', missing: 'setings.json', folder: 'data', hint: ' Did you mean `./data/settings.json`?' },
          suggestions: [{ messageId: 'replace', data: { name: './data/setings.json', real: './data/settings.json' }, output: `import fs from 'node:fs';\nfs.readFileSync(new URL('./data/settings.json', import.meta.url), 'utf8');` }],
        },
      ],
    },
    {
      name: 'a folder in the middle',
      code: `${IMPORTS}fs.readFileSync(path.join(import.meta.dirname, 'daata', 'settings.json'));`,
      errors: [{ messageId: 'unknownPath', line: 2, column: 48, data: { target: 'daata/settings.json', missing: 'daata', folder: 'the folder of package.json', hint: ' Did you mean `data`?' }, suggestions: [{ messageId: 'replace', output: `${IMPORTS}fs.readFileSync(path.join(import.meta.dirname, 'data', 'settings.json'));` }] }],
    },
    {
      name: 'the right name in the wrong folder',
      code: `import { readFile } from 'node:fs/promises';\nexport const text = await readFile(new URL('./settings.json', import.meta.url));`,
      errors: [{ messageId: 'unknownPath', line: 2, suggestions: [{ messageId: 'replace', output: `import { readFile } from 'node:fs/promises';\nexport const text = await readFile(new URL('./data/settings.json', import.meta.url));` }] }],
    },
    {
      name: 'through variables and functions that make paths',
      code: `${IMPORTS}import { fileURLToPath } from 'node:url';\nconst __dirname = path.dirname(fileURLToPath(import.meta.url));\nconst folder = path.resolve(__dirname, 'mails');\nconst file = path.join(folder, 'welcome.html');\nfs.readFileSync(file);\nfs.readFileSync(file, 'utf8');`,
      errors: [
        { messageId: 'unknownPath', line: 4, data: { target: 'mails/welcome.html', missing: 'mails', folder: 'the folder of package.json', hint: '' } },
      ],
    },
    {
      name: 'text put behind the folder',
      code: `import fs from 'node:fs';\nfs.readFileSync(\`\${import.meta.dirname}/gone.json\`);\nfs.readFileSync(import.meta.dirname + '/gone.json');\nfs.readFileSync(new URL('./gone.json', import.meta.url).pathname);`,
      errors: [
        { messageId: 'unknownPath', line: 2, column: 17 },
        { messageId: 'unknownPath', line: 3, column: 39 },
        { messageId: 'unknownPath', line: 4 },
      ],
    },
    { name: 'workers and child processes', code: `import { Worker } from 'node:worker_threads';\nimport { fork } from 'node:child_process';\nexport const w = new Worker(new URL('./gone.js', import.meta.url));\nfork(new URL('./gone.js', import.meta.url));`, errors: [{ messageId: 'unknownPath', line: 3 }, { messageId: 'unknownPath', line: 4 }] },
    { name: 'a worker of a browser', code: `export const w = new Worker(new URL('./gone.ts', import.meta.url), { type: 'module' });`, errors: [{ messageId: 'unknownPath' }] },
    { name: 'a folder', code: `import { readdirSync } from 'fs';\nreaddirSync(new URL('./migrations/', import.meta.url));`, errors: [{ messageId: 'unknownPath', data: { target: 'migrations', missing: 'migrations', folder: 'the folder of package.json', hint: '' } }] },
    {
      name: 'JavaScript: CommonJS',
      code: `const { readFileSync } = require('fs');\nconst path = require('path');\nconst file = path.join(__dirname, 'lib.sql');\nmodule.exports = () => readFileSync(file);`,
      filename: 'file.cjs',
      errors: [{ messageId: 'unknownPath', line: 3, column: 35, data: { target: 'js/lib.sql', missing: 'lib.sql', folder: 'js', hint: '' } }],
    },
  ],
});

const config = plugin.configs.all.map(part => ({ ...part, ...(part.rules && { rules: { 'grounded/no-unknown-path': 'error' as const } }) }));
const READ = `import fs from 'node:fs';\nexport const text = fs.readFileSync(new URL('../template.html', import.meta.url), 'utf8');\n`;

describe('no-unknown-path in projects', () => {
  const packageJson = (rest: object): string => JSON.stringify({ name: 'app', type: 'module', ...rest });

  it('JavaScript that runs where it is: the file of the same name elsewhere is no excuse', async () => {
    const directory = temporaryProject({ 'package.json': packageJson({}), 'src/lib/read.js': READ, 'template.html': '' });
    expect(await lintProject(directory, config)).toEqual(['src/lib/read.js:2 no-unknown-path/unknownPath']);
  });

  it('what a bundler moves may find the file from where it goes', async () => {
    const directory = temporaryProject({ 'package.json': packageJson({ scripts: { build: 'esbuild src/lib/read.js --bundle' } }), 'src/lib/read.js': READ, 'template.html': '' });
    expect(await lintProject(directory, config)).toEqual([]);
    const without = temporaryProject({ 'package.json': packageJson({ scripts: { build: 'esbuild src/lib/read.js --bundle' } }), 'src/lib/read.js': READ });
    expect(await lintProject(without, config)).toEqual(['src/lib/read.js:2 no-unknown-path/unknownPath']);
  });

  it('TypeScript that is compiled to another folder', async () => {
    const tsconfig = JSON.stringify({ compilerOptions: { outDir: 'dist', rootDir: '.', module: 'NodeNext', types: [] } });
    const directory = temporaryProject({ 'package.json': packageJson({}), 'tsconfig.json': tsconfig, 'src/read.ts': READ.replace('../', '../../'), 'template.html': '' });
    expect(await lintProject(directory, config)).toEqual([]);
  });

  it('another module of the program writes the file', async () => {
    const directory = temporaryProject({ 'package.json': packageJson({}), 'src/lib/read.js': READ, 'src/write.js': `import fs from 'node:fs';\nfs.writeFileSync('src/template.html', '');\n` });
    expect(await lintProject(directory, config)).toEqual([]);
  });

  it('a template of another package', async () => {
    const directory = temporaryProject({ 'package.json': packageJson({}), 'templates/lib/read.js': READ });
    expect(await lintProject(directory, config)).toEqual([]);
  });

  it('a file that comes into being is seen', async () => {
    const { writeFileSync } = await import('node:fs');
    const directory = temporaryProject({ 'package.json': packageJson({}), 'src/lib/read.js': READ });
    expect(await lintProject(directory, config)).toHaveLength(1);
    writeFileSync(path.join(directory, 'src/template.html'), '');
    expect(await lintProject(directory, config)).toEqual([]);
  });
});
