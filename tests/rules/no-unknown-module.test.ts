import rule from '../../src/rules/no-unknown-module.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();

ruleTester.run('no-unknown-module', rule, {
  valid: [
    { name: 'packages, subpaths and patterns that resolve', code: `import 'tiny-server'; import 'tiny-server/server'; import 'tiny-server/plugins/cors'; import 'tiny-server/package.json' with { type: 'json' };` },
    { name: 'built-in modules', code: `import 'fs'; import 'node:fs/promises'; export const x = import('path/posix');` },
    { name: 'files of the project, by whatever name TypeScript has for them', code: `import './lib.js'; import './js/lib.js'; import './data/settings.json' with { type: 'json' };` },
    { name: 'an asset', code: `import './card.widget'; import text from './data/settings.json?raw'; export { text };` },
    { name: 'a package itself', code: `import 'fixture-project/lib.js';` },
    { name: 'protocols', code: `import 'bun:sqlite'; import 'cloudflare:workers'; import 'astro:content'; import 'virtual:pwa'; import 'npm:chalk'; import 'jsr:@std/fs'; import 'data:text/javascript,0'; import 'https://esm.sh/x';` },
    { name: 'framework aliases', code: `import '@/components/x'; import '~/x'; import '$lib/x'; import '$app/navigation'; import '#imports'; import 'Components/x'; import '/absolute.js';` },
    { name: 'loaders and placeholders', code: `import 'raw-loader!./nothing.txt'; import '{{name}}'; import '<%= name %>';` },
    { name: 'ambient modules', code: `import 'made-up-here';` },
    { name: 'a module that a framework makes up', code: `import 'client-boundary';` },
    { name: 'declared but not installed, with the others installed: the environment', code: `import 'not-installed-yet'; import 'not-installed-yet/sub';` },
    { name: 'installed but not declared: for strict', code: `import { hide } from 'stowaway'; hide();` },
    { name: 'generated code that is not there yet', code: `import './generated/client.js'; import './_generated/api.js'; import './__generated__/x.js'; import './dist/index.js'; import '../build/x.js'; import './.next/types/x.js'; import './schema.gen.js'; import './service_pb.js'; import './+types/root.js'; import './$types.js'; import './gen/x.js';` },
    { name: 'git ignores it', code: `import './data/cache/today.json'; import './local-config.js'; import '../project/local-config.js';` },
    { name: 'the package publishes it', code: `import './published/index.js';` },
    { name: 'a script writes it', code: `import './build-info.js';` },
    { name: 'an import in try', code: `try { await import('optional-peer'); require('./optional.js'); } catch {}` },
    { name: 'a handled rejection', code: `export const a = import('optional-peer').catch(() => undefined); export const b = import('./optional.js').then(m => m, () => 0);` },
    { name: 'a test that expects the failure', code: `declare const expect: any, assert: any; expect(import('./gone.js')).rejects.toThrow(); assert.throws(() => require('./gone.js')); await assert.rejects(import('gone'));` },
    { name: 'a variable', code: `declare const name: string; export const x = import(name); export const y = import(\`./\${name}.js\`);` },
    { name: 'a comment that takes the import from the bundler', code: `export const x = import(/* @vite-ignore */ './gone.js'); export const y = import(/* webpackIgnore: true */ 'gone');` },
    { name: 'require of another kind', code: `export function load(require: (id: string) => unknown) { return require('gone'); }` },
    { name: 'a require that starts elsewhere', code: `import { createRequire } from 'node:module'; const require = createRequire('/elsewhere/'); require('./gone.js');` },
    { name: 'a loader of the same name', code: `declare const app: { require: { resolve(x: string): string } }; app.require.resolve('gone');` },
    { name: 'mocks of packages', code: `import { vi } from 'vitest'; vi.mock('gone'); vi.mock('./lib.js'); vi.mock('./gone.js', { spy: true }, { virtual: true } as never);` },
    { name: 'mocks of something else', code: `declare const vi: { mock(x: string): void }; vi.mock('./gone.js');` },
    { name: 'an ignored module', code: `import 'crypto-hash-tools'; import './gone.js';`, options: [{ ignore: ['crypto-*', '/gone/'] }] },
    { name: 'broken package.json, malformed exports', code: `import 'broken-map/anything'; import 'broken-map'; import 'broken-json'; import 'broken-json/index.js';`, filename: 'file.js' },
    { name: 'a file that an install script makes', code: `import 'orm-client/edge';` },
    { name: 'types only', code: `import type { Node } from 'only-types'; export let n: Node;` },
    { name: 'a template of another package', code: `import 'template-engine-x'; import './main.js';`, filename: '../modules-templates/template/src/app.js' },
    { name: 'Deno', code: `import 'anything-at-all';`, filename: '../modules-deno/main.js' },
    { name: 'Plug and Play', code: `import 'anything-at-all';`, filename: '../modules-pnp/main.js' },
    { name: 'a workspace package that is not linked yet', code: `import '@modules/core'; import '@modules/core/sub.js';`, filename: '../modules-workspace/packages/app/index.js' },
    { name: 'declared at the root of the workspace', code: `import 'declared-at-root';`, filename: '../modules-workspace/packages/app/index.js', options: [{ undeclared: true }] },
    { name: 'optional and peer dependencies are declared', code: `import 'peer-thing'; import 'optional-thing'; import 'typed-by-others';`, filename: '../modules-workspace/packages/app/index.js' },
    { name: 'paths of a tsconfig', code: `import '@/lib/format'; import '@/app'; import '@generated/client';`, filename: '../modules-bundler/src/app.ts' },
    { name: 'a folder that something resolves from', code: `import 'lib/format';`, filename: '../modules-bundler/src/js/app.js' },
    { name: 'an alias in a build file that is named after its tool', code: `export { default } from 'queue-memory-adapter';`, filename: '../modules-bundler/src/app.ts' },
    { name: 'imports of package.json', code: `import '#db'; import '#internal/format.js'; export { a } from '#internal/format.js';`, filename: '../modules-imports/src/app.js' },
    { name: 'self-reference', code: `import 'modules-imports'; import 'modules-imports/feature';`, filename: '../modules-imports/src/app.js' },
    { name: 'JavaScript: folders and files without extension', code: `require('./lib'); require('./legacy.cjs'); require('..'); require('../data/settings'); require.resolve('./lib.js');`, filename: 'file.cjs' },
    { name: 'JavaScript: untyped packages and their files', code: `require('old-parser'); require('old-parser/lib/grammar'); require('old-parser/lib/grammar.js'); require('old-parser/package.json');`, filename: 'file.cjs' },
    { name: 'empty file', code: '' },
  ],
  invalid: [
    {
      name: 'a package that nobody declares and nobody has',
      code: `import { validateSchema } from 'express-json-validator';\nvalidateSchema();`,
      errors: [{ messageId: 'unknownPackage', line: 1, column: 32, endColumn: 56, data: { name: 'express-json-validator', manifests: 'package.json or ../../../package.json', hint: '' } }],
    },
    {
      name: 'a name one letter from a declared one',
      code: `import { createServer } from 'tinny-server';\ncreateServer();`,
      errors: [
        {
          messageId: 'unknownPackage',
          data: { name: 'tinny-server', manifests: 'package.json or ../../../package.json', hint: ' Did you mean `tiny-server`?' },
          suggestions: [{ messageId: 'replace', data: { name: 'tinny-server', real: 'tiny-server' }, output: `import { createServer } from 'tiny-server';\ncreateServer();` }],
        },
      ],
    },
    {
      name: 'every form',
      code: [
        `import 'gone-package';`,
        `export * from 'gone-package';`,
        `export { a } from '@gone/package/sub';`,
        `import type { T } from 'gone-package';`,
        `export const x = import('gone-package');`,
        `export const y = require('gone-package');`,
        `export let z: import('gone-package').T, t: T;`,
        `export const w = import.meta.resolve('gone-package');`,
        `export const v = require.resolve('gone-package');`,
      ].join('\n'),
      errors: [1, 2, 3, 4, 5, 6, 7, 8, 9].map(line => ({ messageId: 'unknownPackage', line })).sort((a, b) => a.line - b.line),
    },
    { name: 'import = require', code: `import gone = require('gone-package');\ngone();`, filename: 'file.cts', errors: [{ messageId: 'unknownPackage', line: 1, column: 23 }] },
    {
      name: 'a required package in a module that makes its own require',
      code: `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nrequire('gone-package');`,
      errors: [{ messageId: 'unknownPackage', line: 3 }],
    },
    {
      name: 'a subpath that exports does not have',
      code: `import 'tiny-server/servr';`,
      errors: [
        {
          messageId: 'unknownSubpath',
          line: 1,
          column: 8,
          data: { specifier: 'tiny-server/servr', package: 'tiny-server 1.4.0', evidence: 'its package.json exports 1 other subpath', hint: ' Did you mean `tiny-server/server`?' },
          suggestions: [{ messageId: 'replace', output: `import 'tiny-server/server';` }],
        },
      ],
    },
    {
      name: 'a file behind a pattern that is not there',
      code: `import 'tiny-server/plugins/gzip';`,
      errors: [{ messageId: 'unknownSubpath' }],
    },
    {
      name: 'a file that is there but not exported',
      code: `import 'tiny-server/internal.js';`,
      errors: [{ messageId: 'unknownSubpath', data: { specifier: 'tiny-server/internal.js', package: 'tiny-server 1.4.0', evidence: 'the file is there, but its package.json does not export it', hint: '' } }],
    },
    {
      name: 'JavaScript: a file of an untyped package',
      code: `require('old-parser/lib/gramar');`,
      filename: 'file.cjs',
      errors: [{ messageId: 'unknownSubpath', data: { specifier: 'old-parser/lib/gramar', package: 'old-parser 0.9.1', evidence: 'there is no such file in its folder', hint: ' Did you mean `old-parser/lib/grammar`?' }, suggestions: [{ messageId: 'replace', output: `require('old-parser/lib/grammar');` }] }],
    },
    {
      name: 'a file of the project',
      code: `import { formatDate } from './libs.js';\nformatDate(new Date());`,
      errors: [
        {
          messageId: 'unknownFile',
          line: 1,
          column: 28,
          data: { specifier: './libs.js', evidence: 'there is no file of that name, with whatever extension, beside package.json', hint: ' Did you mean `./lib.js`?' },
          suggestions: [{ messageId: 'replace', output: `import { formatDate } from './lib.js';\nformatDate(new Date());` }],
        },
      ],
    },
    {
      name: 'a file in another folder',
      code: `import './legacy.cjs';`,
      errors: [{ messageId: 'unknownFile', suggestions: [{ messageId: 'replace', output: `import './js/legacy.cjs';` }] }],
    },
    {
      name: 'another case',
      code: `import './Lib.js';`,
      errors: [{ messageId: 'unknownFile', suggestions: [{ messageId: 'replace', output: `import './lib.js';` }] }],
    },
    {
      name: 'another case in a folder of generated code',
      code: `import './_generated/dataModel.js';`,
      filename: '../modules-imports/src/app.js',
      errors: [{ messageId: 'unknownFile', suggestions: [{ messageId: 'replace', output: `import './_generated/datamodel.js';` }] }],
    },
    { name: 'an asset that is not there', code: `import './data/missing.css'; import './data/logo.svg?url';`, errors: [{ messageId: 'unknownFile' }, { messageId: 'unknownFile' }] },
    { name: 'a folder without an index', code: `import './data';`, errors: [{ messageId: 'unknownFile' }] },
    { name: 'a test beside a module is not the module', code: `import './only';`, filename: '../modules-bundler/src/app.ts', errors: [{ messageId: 'unknownFile' }] },
    { name: 'a mock of a file that is not there', code: `import { vi } from 'vitest';\nvi.mock('./libs.js');`, errors: [{ messageId: 'unknownFile', line: 2, suggestions: 1 }] },
    {
      name: 'behind paths of a tsconfig',
      code: `import '@/lib/fromat';`,
      filename: '../modules-bundler/src/app.ts',
      errors: [{ messageId: 'unknownFile', suggestions: [{ messageId: 'replace', output: `import '@/lib/format';` }] }],
    },
    {
      name: 'a built-in module that Node does not have',
      code: `import 'node:fs/promise';\nimport 'fs/promise';\nimport 'node:filesystem';`,
      errors: [
        { messageId: 'unknownBuiltin', line: 1, suggestions: [{ messageId: 'replace', output: `import 'node:fs/promises';\nimport 'fs/promise';\nimport 'node:filesystem';` }] },
        { messageId: 'unknownBuiltin', line: 2, suggestions: [{ messageId: 'replace', output: `import 'node:fs/promise';\nimport 'fs/promises';\nimport 'node:filesystem';` }] },
        { messageId: 'unknownBuiltin', line: 3 },
      ],
    },
    { name: 'an entry that imports does not have', code: `import '#dbb';`, filename: '../modules-imports/src/app.js', errors: [{ messageId: 'unknownImport', data: { specifier: '#dbb', manifest: 'package.json', count: '1', hint: ' Did you mean `#db`?' }, suggestions: 1 }] },
    {
      name: 'nothing is installed: said once, about the first import',
      code: `import 'left-out-a';\nimport 'left-out-b';\nimport 'never-declared';`,
      filename: '../modules-not-installed/first.js',
      errors: [{ messageId: 'notInstalled', line: 1, data: { manifest: 'package.json', count: '2' } }],
    },
    { name: 'nothing is installed: again in the same file', code: `import 'left-out-b';`, filename: '../modules-not-installed/first.js', errors: [{ messageId: 'notInstalled' }] },
    {
      name: 'JavaScript: files and packages',
      code: `const a = require('./libs');\nconst b = require('gone-package');\nimport('./gone.js').then(a, b);\nimport('./gone.js');`,
      filename: 'file.cjs',
      errors: [
        { messageId: 'unknownFile', line: 1, suggestions: 1 },
        { messageId: 'unknownPackage', line: 2 },
        { messageId: 'unknownFile', line: 4 },
      ],
    },
    {
      name: 'strict: installed but declared nowhere',
      code: `import { hide } from 'stowaway';\nimport 'tiny-server';\nimport type { Node } from 'only-types';\nhide(0 as never as Node);`,
      options: [{ undeclared: true }],
      errors: [{ messageId: 'undeclared', line: 1, column: 22, data: { name: 'stowaway', directory: 'node_modules/stowaway', manifests: 'package.json or ../../../package.json' } }],
    },
  ],
});

ruleTester.run('no-unknown-module, one file after another', rule, {
  valid: [{ name: 'nothing is installed: another file keeps quiet', code: `import 'left-out-a';`, filename: '../modules-not-installed/second.js' }],
  invalid: [],
});

typedRuleTester({ compilerErrors: 'ignore' }).run('no-unknown-module beside tsc', rule, {
  valid: [{ name: 'tsc reports it', code: `import { a } from 'gone-package'; import { b } from './gone.js'; a(b);` }],
  invalid: [
    { name: 'a suppressed line', code: `// @ts-ignore\nimport { a } from 'gone-package';\na();`, errors: [{ messageId: 'unknownPackage' }] },
    { name: 'a require in TypeScript', code: `const a = require('gone-package');\na();`, filename: 'file.cts', errors: [{ messageId: 'unknownPackage' }] },
    { name: 'JavaScript', code: `import { a } from 'gone-package';\na();`, filename: 'file.js', errors: [{ messageId: 'unknownPackage' }] },
  ],
});
