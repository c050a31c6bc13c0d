import { expect, it } from 'vitest';
import plugin from '../../src/index.js';
import rule from '../../src/rules/no-wrong-runtime.js';
import { typedRuleTester } from '../support/lint.js';
import { lintProject, temporaryProject } from '../support/temporary-project.js';

// `web` in the fixture project is a package that declares Next.js.
typedRuleTester().run('no-wrong-runtime', rule, {
  valid: [
    { name: 'a file of the server', code: `import fs from 'node:fs'; export const x = fs.readFileSync('x');`, filename: 'web/file.tsx' },
    { name: 'modules that browsers get from the bundler', code: `'use client'; import path from 'path'; import { Buffer } from 'buffer'; export const x = [path, Buffer];`, filename: 'web/file.tsx' },
    { name: 'types only', code: `'use client'; import type { Stats } from 'node:fs'; import { type Dirent, Stats as S } from 'fs'; import type { db } from './db.js'; export let x: Stats | Dirent | S | typeof db;`, filename: 'web/file.tsx' },
    { name: 'loaded later', code: `'use client'; export const load = () => import('node:fs');`, filename: 'web/file.tsx' },
    { name: 'actions of the server', code: `'use client'; import { save } from './actions.js'; export const x = save;`, filename: 'web/file.tsx' },
    { name: 'a string that is no directive', code: `import fs from 'node:fs'; 'use client'; export const x = fs;`, filename: 'web/file.tsx' },
    { name: 'another package', code: `'use client'; import fs from 'node:fs'; export const x = fs;` },
  ],
  invalid: [
    { name: 'a module of Node', code: `'use client';\nimport { readFileSync } from 'node:fs';\nexport const x = readFileSync('x');`, filename: 'web/file.tsx', errors: [{ messageId: 'direct', line: 2, column: 30, data: { module: 'fs', reason: 'is not there in browsers', specifier: 'node:fs', files: '' } }] },
    { name: 'a namespace, and an import for its effects', code: `// A form.\n"use client"\nimport * as cp from 'child_process';\nimport 'server-only';\nexport const x = cp;`, filename: 'web/file.tsx', errors: [{ messageId: 'direct', line: 3 }, { messageId: 'direct', line: 4 }] },
    { name: 'through a file of the project', code: `'use client';\nimport { db } from './db.js';\nexport const x = db;`, filename: 'web/file.tsx', errors: [{ messageId: 'through', line: 2, column: 20, data: { specifier: './db.js', module: 'fs', reason: 'is not there in browsers', files: '`db.ts`, `store.ts`' } }] },
    { name: 'a re-export', code: `'use client';\nexport { db } from './db.js';`, filename: 'web/file.tsx', errors: [{ messageId: 'through', line: 2 }] },
  ],
});

it('JavaScript, and a config that puts something in the place of modules', async () => {
  const config = plugin.configs.all.map(part => ({ ...part, ...(part.rules && { rules: { 'grounded/no-wrong-runtime': 'error' as const } }) }));
  const files = { 'package.json': '{"name":"web","type":"module","dependencies":{"next":"*"}}', 'app/a.jsx': `'use client';\nimport * as net from 'net';\nexport const x = net;\n` };
  expect(await lintProject(temporaryProject(files), config)).toEqual(['app/a.jsx:2 no-wrong-runtime/direct']);
  expect(await lintProject(temporaryProject({ ...files, 'next.config.js': 'export default { webpack: c => { c.resolve.fallback = { net: false }; return c; } };\n' }), config, ['app'])).toEqual([]);
});
