import { describe, expect, it } from 'vitest';
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

const next = {
  'package.json': '{"name":"web","type":"module","dependencies":{"next":"*","react":"*"}}',
  'tsconfig.json': '{"compilerOptions":{"jsx":"preserve","module":"esnext","moduleResolution":"bundler","allowJs":true,"strict":true,"noEmit":true},"include":["**/*.ts","**/*.tsx","**/*.jsx"]}',
  'node_modules/next/package.json': '{"name":"next","version":"16.0.0"}',
  'node_modules/react/package.json': '{"name":"react","version":"19.2.0","exports":{".":{"react-server":"./react.react-server.js","default":"./index.js"}}}',
  'node_modules/react/index.js': 'exports.useState = () => {}; exports.useEffect = () => {}; exports.useMemo = () => {}; exports.use = () => {}; exports.Component = class {}; exports.memo = () => {};',
  'node_modules/react/react.react-server.js': "if (process.env.NODE_ENV === 'production') { module.exports = require('./cjs/production.js'); } else { module.exports = require('./cjs/development.js'); }",
  'node_modules/react/cjs/production.js': 'exports.useMemo = () => {}; exports.use = () => {}; exports.memo = () => {};',
  'node_modules/react/cjs/development.js': 'exports.useMemo = () => {}; exports.use = () => {}; exports.memo = () => {};',
};
const onlyThis = plugin.configs.all.map(part => ({ ...part, ...(part.rules && { rules: { 'grounded/no-wrong-runtime': 'error' as const } }) }));
const lintNext = (files: Record<string, string>): Promise<string[]> => lintProject(temporaryProject({ ...next, ...files }), onlyThis, ['app', 'src', 'lib', 'components'].filter(folder => Object.keys(files).some(file => file.startsWith(`${folder}/`))));

describe('React in components of the server', () => {
  it('reports what the `react-server` entry leaves out, in pages and in what they import', async () => {
    expect(
      await lintNext({
        'app/page.tsx': `import { useState, useMemo } from 'react';\nimport { Panel } from '../components/panel';\nexport default function Page() {\n  const [open] = useState(false);\n  const [more] = useState(useMemo(() => 1, []));\n  return [Panel, open, more];\n}\n`,
        'components/panel.tsx': `import * as React from 'react';\nexport class Panel extends React.Component {}\nexport function usePanel() {\n  React.useEffect(() => {});\n}\n`,
        'src/app/shop/layout.jsx': `import React from 'react';\nexport default function Layout() {\n  return React.useState(1);\n}\n`,
      }),
    ).toEqual(['app/page.tsx:4 no-wrong-runtime/clientOnly', 'src/app/shop/layout.jsx:3 no-wrong-runtime/clientOnly', 'components/panel.tsx:2 no-wrong-runtime/clientOnlyThrough', 'components/panel.tsx:4 no-wrong-runtime/clientOnlyThrough']);
  });

  it('leaves alone what is there, what only clients render, and what nobody renders', async () => {
    expect(
      await lintNext({
        'app/page.tsx': `import { use, useMemo, memo } from 'react';\nimport { Panel } from '../components/panel';\nimport type { Form } from '../components/form';\nexport default function Page(form: Form) {\n  return [use, useMemo(() => 1, []), memo, Panel, form];\n}\n`,
        'app/error.tsx': `'use client';\nimport { useState } from 'react';\nexport default () => useState(1);\n`,
        'components/panel.tsx': `'use client';\nimport { useState } from 'react';\nimport { useForm } from './form';\nexport const Panel = () => [useState(1), useForm()];\n`,
        'components/form.tsx': `import { useState } from 'react';\nexport interface Form { readonly name: string }\nexport const useForm = () => useState(1);\n`,
        'components/unused.tsx': `import { useEffect } from 'react';\nexport const useUnused = () => useEffect(() => {});\n`,
        'app/shop/page.tsx': `import type { useState } from 'react';\nconst later = import('../../components/form');\nexport default function Page(x: typeof useState) {\n  return [x, later];\n}\n`,
        'app/shop/helper.test.tsx': `import { useState } from 'react';\nexport const f = () => useState(1);\n`,
      }),
    ).toEqual([]);
  });

  it('asks the React that Next.js brings along, and is silent where a config or React itself says nothing', async () => {
    const page = { 'app/page.tsx': `import { useState } from 'react';\nexport default () => useState(1);\n` };
    expect(await lintNext(page)).toEqual(['app/page.tsx:2 no-wrong-runtime/clientOnly']);
    expect(await lintNext({ ...page, 'node_modules/next/dist/compiled/react/react.react-server.js': 'exports.useState = () => {};' })).toEqual([]);
    expect(await lintNext({ ...page, 'next.config.js': `export default { pageExtensions: ['page.tsx'] };\n` })).toEqual([]);
    expect(await lintNext({ ...page, 'node_modules/react/package.json': '{"name":"react","version":"17.0.0","main":"./index.js"}' })).toEqual([]);
    expect(await lintNext({ ...page, 'node_modules/react/react.react-server.js': 'module.exports = load();' })).toEqual([]);
    expect(await lintNext({ ...page, 'package.json': '{"name":"web","type":"module","dependencies":{"react":"*"}}' })).toEqual([]);
  });
});

describe('globals of browsers in packages for Node', () => {
  const tool = { 'package.json': '{"name":"tool","type":"module","engines":{"node":">=18"}}', 'tsconfig.json': '{"compilerOptions":{"module":"nodenext","allowJs":true,"strict":true,"noEmit":true,"types":[]},"include":["*.ts","*.js"]}' };
  const lintTool = (files: Record<string, string>): Promise<string[]> => lintProject(temporaryProject({ ...tool, ...files }), onlyThis, ['*.ts', '*.js'].filter(pattern => Object.keys(files).some(file => file.endsWith(pattern.slice(1)))));

  it('reports them where the file imports what only Node has', async () => {
    expect(
      await lintTool({
        'a.ts': `// @ts-ignore\nimport fs from 'node:fs';\nexport class Cache {\n  save() {\n    fs.writeFileSync('a', window.location.href);\n    return [window, document.title];\n  }\n}\nfunction run() {\n  alert('done');\n}\nrun();\n`,
        'b.js': `import { spawn } from 'child_process';\nspawn('ls');\nlocalStorage.setItem('a', 'b');\nexport const x = new XMLHttpRequest();\n`,
      }),
    ).toEqual(['a.ts:5 no-wrong-runtime/browserGlobal', 'a.ts:6 no-wrong-runtime/browserGlobal', 'a.ts:10 no-wrong-runtime/browserGlobal', 'b.js:3 no-wrong-runtime/browserGlobal', 'b.js:4 no-wrong-runtime/browserGlobal']);
  });

  it.each([
    ['sent to a browser', { 'a.ts': `// @ts-ignore\nimport fs from 'node:fs';\ndeclare const page: any;\nconst title = () => document.title;\nexport const x = [fs, page.evaluate(() => document.title), page.evaluate(title)];\nexport function links() {\n  return document.links;\n}\n` }],
    ['tested for', { 'a.ts': `// @ts-ignore\nimport fs from 'node:fs';\nexport const x = [fs, typeof window === 'undefined' ? '' : window.location.href];\n` }],
    ['tried', { 'a.js': `import fs from 'fs';\nexport let x = fs;\ntry {\n  x = localStorage.getItem('a');\n} catch {\n  x = null;\n}\n` }],
    ['made by the project', { 'a.js': `import fs from 'fs';\nglobalThis.document = {};\nexport const x = [fs, document.title];\n` }],
    ['made by a package', { 'a.js': `import fs from 'fs';\nimport 'fake-dom/register';\nexport const x = [fs, document.title];\n`, 'node_modules/fake-dom/package.json': '{"name":"fake-dom"}', 'node_modules/fake-dom/register.js': 'globalThis.document = {};' }],
    ['a file that browsers can load too', { 'a.js': `import path from 'path';\nexport const x = [path, document.title];\n` }],
    ['types and names of its own', { 'a.ts': `// @ts-ignore\nimport fs from 'node:fs';\nexport const f = (document: { title: string }, node: Element) => [fs, document.title, node as HTMLElement, { window: 1 }.window];\n` }],
    ['what Node has as well', { 'a.js': `import fs from 'fs';\nexport const x = [fs, new URL('a:b'), fetch, setTimeout(() => {}, 1), performance.now()];\n` }],
    ['a package with something for browsers', { 'package.json': '{"name":"tool","type":"module","engines":{"node":">=18"},"browser":{"fs":false}}', 'a.js': `import fs from 'fs';\nexport const x = [fs, document.title];\n` }],
    ['a package that does not say that it is for Node', { 'package.json': '{"name":"tool","type":"module"}', 'a.js': `import fs from 'fs';\nexport const x = [fs, document.title];\n` }],
  ])('leaves alone: %s', async (_, files) => {
    expect(await lintTool(files as Record<string, string>)).toEqual([]);
  });
});
