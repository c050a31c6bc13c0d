import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintProject, temporaryProject } from './support/temporary-project.js';

const EXTRAS = `declare module 'kit' {\n  interface Commands { setColumns(count: number): void }\n}\nexport const extras = 1;\n`;

/** An application, a package of the same workspace which extends the interfaces of another one, and that. */
function workspace(options: { readonly app: string; readonly extras?: string; readonly compilerOptions?: object }): string {
  const directory = temporaryProject({
    'package.json': JSON.stringify({ name: 'workspace', private: true }),
    '.gitmodules': '[submodule "app/paid"]\n\tpath = app/paid\n\turl = ../paid\n',
    'app/package.json': JSON.stringify({ name: 'app', private: true, dependencies: { extras: 'workspace:*', kit: '1.0.0' } }),
    'app/tsconfig.json': JSON.stringify({ compilerOptions: { target: 'es2022', module: 'esnext', moduleResolution: 'bundler', strict: true, noImplicitAny: false, noEmit: true, types: [], ...options.compilerOptions }, include: ['*.ts'] }),
    'app/file.ts': options.app,
    'extras/package.json': JSON.stringify({ name: 'extras', version: '1.0.0', main: 'dist/index.js', types: 'dist/index.d.ts' }),
    'extras/src/index.ts': options.extras ?? EXTRAS,
    'node_modules/kit/package.json': JSON.stringify({ name: 'kit', version: '1.0.0', main: 'index.js', types: 'index.d.ts' }),
    'node_modules/kit/index.d.ts': 'export interface Commands { setBold(): void }\nexport interface Item { label: string }\nexport declare const commands: Commands;\nexport declare const items: Item[];\n',
    'node_modules/kit/index.js': `exports.commands = { setBold() {} };\nexports.items = [{ label: '' }];\n`,
  });
  fs.symlinkSync(path.join(directory, 'extras'), path.join(directory, 'node_modules/extras'), 'junction');
  return path.join(directory, 'app');
}

describe('a workspace of which nothing is built', () => {
  it('leaves alone what a package of it declares for the interfaces of others', async () => {
    expect(await lintProject(workspace({ app: `import { commands } from 'kit';\ncommands.setColumns(2);\n` }), undefined, ['file.ts'])).toEqual([]);
  });

  it('tells what is missing where no package of it declares anything', async () => {
    expect(await lintProject(workspace({ app: `import { commands } from 'kit';\ncommands.setColumns(2);\n`, extras: 'export const extras = 1;\n' }), undefined, ['file.ts'])).toEqual(['file.ts:2 no-unknown-member/unknown']);
  });

  it('leaves alone a submodule that is not checked out, and no other folder', async () => {
    expect(await lintProject(workspace({ app: `export const load = () => [import('./paid/report.js'), import('./lib/report.js')];\n` }), undefined, ['file.ts'])).toEqual(['file.ts:1 no-unknown-module/unknownFile']);
  });
});

describe('compiler options', () => {
  const APP = `import { items } from 'kit';\nexport const data = (users: { url: string }[]) => users.map(user => ({ value: '', avatarUrl: user.url }));\nexport const urls = items.map(item => item['avatarUrl']);\n`;

  it('without noImplicitAny, a member in brackets is hidden from the compiler: the program gives it to something', async () => {
    expect(await lintProject(workspace({ app: APP, extras: '' }), undefined, ['file.ts'])).toEqual([]);
  });

  it('with noImplicitAny, the compiler sees it', async () => {
    expect(await lintProject(workspace({ app: APP, extras: '', compilerOptions: { noImplicitAny: true } }), undefined, ['file.ts'])).toEqual(['file.ts:3 no-unknown-member/unknown']);
  });

  it('a package in types that is not there may bring any name', async () => {
    const app = 'export const config: Runner.Config = { a: 1 };\n';
    expect(await lintProject(workspace({ app, compilerOptions: { types: ['left-out/globals'] } }), undefined, ['file.ts'])).toEqual([]);
    expect(await lintProject(workspace({ app }), undefined, ['file.ts'])).toEqual(['file.ts:1 no-unknown-name/unknown']);
  });
});
