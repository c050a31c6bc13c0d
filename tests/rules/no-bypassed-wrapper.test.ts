import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import rule from '../../src/rules/no-bypassed-wrapper.js';
import { typedRuleTester } from '../support/lint.js';
import { lintProject, temporaryProject } from '../support/temporary-project.js';

// In `wrapped` of the fixture project eight modules import `server` from `lib/queue.ts`, which makes it with `tiny-server`.
typedRuleTester().run('no-bypassed-wrapper', rule, {
  valid: [
    { name: 'through the wrapper', code: `import { server } from './lib/queue.js'; export const close = () => server.close();`, filename: 'wrapped/file.ts' },
    { name: 'something else of the package', code: `import { version } from 'tiny-server'; export const x = version;`, filename: 'wrapped/file.ts' },
    { name: 'types only', code: `import type { createServer } from 'tiny-server'; import { ServerOptions } from 'tiny-server'; export let x: typeof createServer, y: ServerOptions;`, filename: 'wrapped/file.ts' },
    { name: 'a package that nobody wraps', code: `import { query } from 'whole'; export const x = query;`, filename: 'wrapped/file.ts' },
    { name: 'a test', code: `import { createServer } from 'tiny-server'; export const x = createServer();`, filename: 'wrapped/file.test.ts' },
    { name: 'a built-in module', code: `import fs from 'node:fs'; export const x = fs;`, filename: 'wrapped/file.ts' },
  ],
  invalid: [
    {
      name: 'the only other file that imports it',
      code: `import { createServer } from 'tiny-server';\nexport const own = createServer();`,
      filename: 'wrapped/file.ts',
      errors: [{ messageId: 'bypassed', line: 1, column: 30, endColumn: 43, data: { count: '8', package: 'tiny-server', exported: 'server', wrapper: 'wrapped/lib/queue.ts' } }],
    },
    { name: 'under another name', code: `import { createServer as make, version } from 'tiny-server';\nexport const own = [make(), version];`, filename: 'wrapped/file.ts', errors: [{ messageId: 'bypassed' }] },
  ],
});

describe('no-bypassed-wrapper in JavaScript projects', () => {
  const config = plugin.configs.all.map(part => ({ ...part, ...(part.rules && { rules: { 'grounded/no-bypassed-wrapper': 'error' as const } }) }));
  const users = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`src/page${i}.js`, `import { http } from './lib/http.js';\nexport const load = () => http;\n`]));
  const base = {
    'package.json': '{"name":"app","type":"module"}',
    'node_modules/axios/package.json': '{"name":"axios","main":"index.js","type":"module"}',
    'node_modules/axios/index.js': 'export default { create: () => ({}) };\n',
    'src/lib/http.js': `import axios from 'axios';\nexport const http = axios.create({ timeout: 1000 });\n`,
  };
  const OWN = `import axios from 'axios';\nexport const own = axios.create();\n`;

  it.each([
    ['eight modules use it', { ...users(8), 'src/own.js': OWN }, ['src/own.js:1 no-bypassed-wrapper/bypassed']],
    ['seven do not make a rule', { ...users(7), 'src/own.js': OWN }, []],
    ['two exceptions are none', { ...users(8), 'src/own.js': OWN, 'src/other.js': OWN }, []],
    ['a part of the wrapper', { ...users(8), 'src/lib/own.js': OWN }, []],
    ['a wrapper of its own', { ...users(8), 'src/own.js': OWN, ...Object.fromEntries(['a', 'b', 'c'].map(name => [`src/${name}.js`, `import { own } from './own.js';\nexport const x = own;\n`])) }, []],
    ['another package', { ...users(8), 'more/package.json': '{"name":"more","type":"module"}', 'more/own.js': OWN }, []],
    ['a script', { ...users(8), 'scripts/own.js': OWN }, []],
    ['a module that makes nothing of it', { ...users(8), 'src/own.js': OWN, 'src/lib/http.js': `import axios from 'axios';\nexport function http() {\n  return axios.create();\n}\n` }, []],
  ])('%s', async (_name, files, expected) => {
    expect(await lintProject(temporaryProject({ ...base, ...files }), config)).toEqual(expected);
  });
});
