import rule from '../../src/rules/no-unknown-export.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();

ruleTester.run('no-unknown-export', rule, {
  valid: [
    { name: 'a list in a JSON file', code: `const countries = require('../data/countries.json'); export const f = code => countries.includes(code) || countries[0] || countries.length;`, filename: 'file.cjs' },
    { name: 'a list in a JSON file, in TypeScript', code: `const countries = require('./data/countries.json'); export const f = (code: string) => countries.includes(code);`, filename: 'file.ts' },
    { name: 'TypeScript that imports as a module and exports as CommonJS', code: `const mixed = require('./mixed.ts'); export const day = mixed.today();`, filename: 'file.ts' },
    { name: 'named, default and namespace imports that exist', code: `import cors from 'tiny-server/plugins/cors'; import { createServer } from 'tiny-server'; import * as server from 'tiny-server/server'; cors(); createServer(); server.query();` },
    { name: 'a type', code: `import type { ServerOptions } from 'tiny-server'; export let options: ServerOptions;` },
    { name: 'a type among values', code: `import { createServer, type ServerOptions } from 'tiny-server'; export let options: ServerOptions; createServer();` },
    { name: 're-exports', code: `export { createServer as create } from 'tiny-server'; export * from 'tiny-server/server'; export * as server from 'tiny-server/server';` },
    { name: 'an import type', code: `export let options: import('tiny-server').ServerOptions;` },
    { name: 'a namespace as a qualifier of types', code: `import * as tiny from 'tiny-server'; export let options: tiny.ServerOptions;` },
    { name: 'modules of the project', code: `import { formatDate, type DateRange } from './lib.js'; export let r: DateRange; formatDate(new Date());` },
    { name: 'an enum of a namespace', code: `import * as queue from 'queue-client'; export const level = queue.logLevel.INFO;` },
    { name: 'export = with a namespace', code: `import whole, { type Options } from 'whole'; export let o: Options; whole.part();` },
    { name: 'import = require', code: `import whole = require('whole'); export let o: whole.Options; whole.part();`, filename: 'file.cts' },
    { name: 'the package has more than its types tell', code: `// @ts-expect-error: not typed\nimport { undocumented } from 'whole';\nundocumented();`, filename: 'file.cts' },
    { name: 'a module that does not resolve is not asked', code: `import { anything } from './nowhere.js'; anything();` },
    { name: 'a client that is not generated yet', code: `import { PrismaClient, version } from 'orm-client'; new PrismaClient(); export { version };` },
    { name: 'a package of types only', code: `import type { Node } from 'only-types'; export let node: Node;` },
    { name: 'native code behind a dynamic require', code: `// @ts-ignore\nimport { verify } from 'native-thing';\nverify();` },
    { name: 'Node: built-in modules, with and without prefix', code: `import fs, { readFileSync } from 'node:fs'; import * as path from 'path'; fs.existsSync(path.join('a')); readFileSync('a');` },
    { name: 'Node has it although its types do not declare it', code: `// @ts-ignore\nimport { _toUnixTimestamp } from 'node:fs';\n_toUnixTimestamp(1);` },
    { name: 'dynamic import', code: `const { createServer } = await import('tiny-server'); createServer(); import('tiny-server').then(m => m.version.trim()); import('tiny-server').then(({ version }) => version);` },
    { name: 'a default in a pattern', code: `export const { whatever = 1 } = (await import('tiny-server')) as never;` },
    { name: 'presence is tested', code: `import * as tiny from 'tiny-server'; if ('listen' in tiny) (tiny as any).listen(); export const f = (tiny as any).other?.();` },
    { name: 'presence is tested in JavaScript', code: `import * as tiny from 'tiny-server'; if (tiny.listen) tiny.listen();`, filename: 'file.js' },
    { name: 'what every object has', code: `import * as tiny from 'tiny-server'; export const x = tiny.hasOwnProperty('a'); export const y = (tiny as any).default;` },
    { name: 'a shadowed namespace', code: `import * as tiny from 'tiny-server'; export function f(tiny: { other: 1 }) { return tiny.other; }` },
    { name: 'failing is provided for', code: `try { const { missing } = await import('tiny-server') as any; missing(); } catch {}\nimport('tiny-server').then((m: any) => m.missing(), () => 0);` },
    { name: 'JSON', code: `import settings from './data/settings.json' with { type: 'json' }; export const { port } = settings;` },
    { name: 'a loader makes something else of the file', code: `import text from './lib.js?raw'; import worker from 'worker!./lib.js'; export { text, worker };` },
    { name: 'module augmentation', code: `import { type Extra } from 'tiny-server'; export let extra: Extra; declare module 'tiny-server' { export interface Extra { a: 1 } }` },
    { name: 'a wildcard declaration', code: `import Component, { props } from './card.widget'; export { Component, props };` },
    { name: 'require of another kind', code: `export function load(require: (id: string) => any) { const { missing } = require('tiny-server'); return missing; }` },
    { name: 'type test: the error is the point', code: `// @ts-expect-error\nimport { gone } from './lib.js';\ngone();`, filename: 'lib.spec.ts' },

    { name: 'the default of a CommonJS package that the project describes', code: `import json from 'plain-json'; json.stringify({});` },
    { name: 'a type of a package without types, which may be declared elsewhere', code: `// @ts-ignore\nimport { parse, type Parsed } from 'old-parser';\nexport const f = (text: string): Parsed => parse(text);` },
    { name: 'what Node exports in some processes only', code: `import cluster from 'node:cluster'; const { worker } = require('cluster'); export const id = cluster.worker.id + worker.id;`, filename: 'file.js' },
    { name: 'JavaScript: an untyped package', code: `import { parse, stringify, strict } from 'old-parser'; parse(stringify(strict));`, filename: 'file.js' },
    { name: 'JavaScript: required', code: `const { parse, stringify } = require('old-parser'); const { strict } = require('old-parser'); parse(stringify(strict));`, filename: 'file.cjs' },
    { name: 'JavaScript: exports that are computed', code: `const { gamma, load } = require('computed-exports'); gamma(load);`, filename: 'file.cjs' },
    { name: 'JavaScript: exports that another file adds', code: `const { extra } = require('late-exports'); extra();`, filename: 'file.cjs' },
    { name: 'JavaScript: a re-exporting ES module', code: `import def, { trim, pad, lines } from 'plain-esm'; def(trim, pad, lines);`, filename: 'file.js' },
    { name: 'JavaScript: the members of untyped modules', code: `const parser = require('old-parser'); parser.parse(''); require('old-parser').stringify([]);`, filename: 'file.cjs' },
    { name: 'JavaScript: modules of the project', code: `import { formatDate, parseDate } from './lib.js'; formatDate(parseDate(''));`, filename: 'file.js' },
    { name: 'JavaScript: a CommonJS module of the project', code: `const { start, stop } = require('./legacy.cjs'); start(stop);`, filename: 'file.cjs' },
    { name: 'JavaScript: a CommonJS module that computes its exports', code: `const { start, other } = require('./dynamic.cjs'); start(other);`, filename: 'file.cjs' },
    { name: 'JavaScript: the declarations beside a module are behind it', code: `import { one, two } from './described.js'; one(two);`, filename: 'file.js' },
    { name: 'JavaScript: a default import of CommonJS', code: `import whole from 'whole'; import parser from 'old-parser'; whole(parser);`, filename: 'file.js' },
    { name: 'JavaScript: an optional name', code: `let parse; try { ({ missing: parse } = require('old-parser')); } catch {} export default parse;`, filename: 'file.cjs' },
    { name: 'JavaScript: an assigned member', code: `const parser = require('old-parser'); parser.custom = () => 0; parser.custom();`, filename: 'file.cjs' },

    { name: 'CommonJS output: names come from the running module', code: `import { QueueError } from 'queue-client'; throw new QueueError();`, filename: 'file.cts' },
    { name: 'Node sees the name', code: `import { Client } from 'queue-client'; new Client();` },
    { name: 'a name that is used as a type is not there at run time', code: `import { QueueError } from 'queue-client'; export const f = (e: QueueError) => e.message;` },
    { name: 'import type is erased', code: `import type { QueueError } from 'queue-client'; export const f = (e: QueueError) => e.message;` },
    { name: 'an unused import is erased', code: `import { QueueError } from 'queue-client';` },
    { name: 'CommonJS output gives the whole of an ES module as its default', code: `import makeId from 'make-id'; makeId.v4();`, filename: 'file.cts' },
    { name: 'a bundler resolves names itself', code: `import { QueueError } from 'queue-client'; throw new QueueError();`, filename: '../modules-bundler/src/app.ts' },
    { name: 'a bundler in the scripts of package.json', code: `import { QueueError } from 'queue-client'; throw new QueueError();`, filename: '../modules-bundled-node/src/app.ts' },
    { name: 'a test runner with a loader of its own', code: `import { it } from 'vitest'; import { QueueError } from 'queue-client'; it('x', () => { throw new QueueError(); });` },
    { name: 'an ignored module', code: `import { listen } from 'tiny-server'; import { missing } from './lib.js'; listen(missing);`, options: [{ ignore: ['tiny-*', '/lib\\.js$/'] }] },
    { name: 'a file with a syntax error elsewhere is not trusted', code: `import { missing } from './broken.js'; missing();` },
    { name: 'empty file', code: '' },
    { name: 'a byte order mark and CRLF', code: `\uFEFFimport { formatDate } from './lib.js';\r\nformatDate(new Date());\r\n` },
    { name: 'broken package.json and malformed exports', code: `import { a } from 'broken-map'; import { b } from 'broken-json'; a(b);`, filename: 'file.js' },
  ],
  invalid: [
    { name: 'TypeScript that imports as a module and exports as CommonJS', code: `const mixed = require('./mixed.ts'); export const day = mixed.tomorrow();`, filename: 'file.ts', errors: [{ messageId: 'unknown', line: 1, column: 63 }] },
    {
      name: 'a named import',
      code: `import { createSever } from 'tiny-server';\ncreateSever();`,
      errors: [
        {
          messageId: 'unknown',
          line: 1,
          column: 10,
          endColumn: 21,
          data: { name: 'createSever', module: 'tiny-server 1.4.0', evidence: 'its index.d.ts exports 3 names, its index.js 2', hint: ' Did you mean `createServer`?' },
          suggestions: [{ messageId: 'replace', data: { name: 'createSever', real: 'createServer' }, output: `import { createServer as createSever } from 'tiny-server';\ncreateSever();` }],
        },
      ],
    },
    {
      name: 'with a local name',
      code: `import { createSever as make } from 'tiny-server';\nmake();`,
      errors: [{ messageId: 'unknown', line: 1, column: 10, suggestions: [{ messageId: 'replace', output: `import { createServer as make } from 'tiny-server';\nmake();` }] }],
    },
    {
      name: 'a private function of the package, which its source mentions',
      code: `import { listen } from 'tiny-server';\nlisten();`,
      errors: [{ messageId: 'unknown', line: 1, column: 10 }],
    },
    {
      name: 'a type',
      code: `import type { ServerOption } from 'tiny-server';\nexport let options: ServerOption;`,
      errors: [{ messageId: 'unknown', line: 1, column: 15, suggestions: [{ messageId: 'replace', output: `import type { ServerOptions as ServerOption } from 'tiny-server';\nexport let options: ServerOption;` }] }],
    },
    {
      name: 'a type among values',
      code: `import { createServer, type ServerOption } from 'tiny-server';\nexport let options: ServerOption = createServer();`,
      errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'replace', output: `import { createServer, type ServerOptions as ServerOption } from 'tiny-server';\nexport let options: ServerOption = createServer();` }] }],
    },
    {
      name: 'a re-export',
      code: `export { createSever } from 'tiny-server';`,
      errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'replace', output: `export { createServer as createSever } from 'tiny-server';` }] }],
    },
    {
      name: 'a member of a namespace import',
      code: `import * as fs from 'node:fs';\nfs.readFileSycn('a');`,
      errors: [{ messageId: 'unknown', line: 2, column: 4, endColumn: 16, suggestions: [{ messageId: 'replace', output: `import * as fs from 'node:fs';\nfs.readFileSync('a');` }] }],
    },
    {
      name: 'an element of a namespace import',
      code: `import * as tiny from 'tiny-server';\ntiny['createSever']();`,
      errors: [{ messageId: 'unknown', line: 2, column: 6, suggestions: [{ messageId: 'replace', output: `import * as tiny from 'tiny-server';\ntiny['createServer']();` }] }],
    },
    {
      name: 'a qualifier of a type',
      code: `import * as tiny from 'tiny-server';\nexport let options: tiny.ServerOption;`,
      errors: [{ messageId: 'unknown', line: 2, column: 26, suggestions: [{ messageId: 'replace', output: `import * as tiny from 'tiny-server';\nexport let options: tiny.ServerOptions;` }] }],
    },
    {
      name: 'an import type',
      code: `export let options: import('tiny-server').ServerOption;`,
      errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'replace', output: `export let options: import('tiny-server').ServerOptions;` }] }],
    },
    {
      name: 'import = require',
      code: `import whole = require('whole');\nwhole.parts();`,
      filename: 'file.cts',
      errors: [{ messageId: 'unknown', line: 2, suggestions: [{ messageId: 'replace', output: `import whole = require('whole');\nwhole.part();` }] }],
    },
    {
      name: 'destructured dynamic import',
      code: `const { createSever } = await import('tiny-server');\ncreateSever();`,
      errors: [{ messageId: 'unknown', line: 1, column: 9, suggestions: [{ messageId: 'replace', output: `const { createServer: createSever } = await import('tiny-server');\ncreateSever();` }] }],
    },
    {
      name: 'a member of an awaited import',
      code: `export const x = (await import('tiny-server')).createSever();\nconst tiny = await import('tiny-server');\ntiny.verson.trim();`,
      errors: [
        { messageId: 'unknown', line: 1, suggestions: 1 },
        { messageId: 'unknown', line: 3, suggestions: [{ messageId: 'replace', output: `export const x = (await import('tiny-server')).createSever();\nconst tiny = await import('tiny-server');\ntiny.version.trim();` }] },
      ],
    },
    {
      name: 'then',
      code: `import('tiny-server').then(({ createSever }) => createSever());\nimport('tiny-server').then(m => m.createSever());`,
      errors: [
        { messageId: 'unknown', line: 1, suggestions: 1 },
        { messageId: 'unknown', line: 2, suggestions: 1 },
      ],
    },
    {
      name: 'a module of the project',
      code: `import { formatTime } from './lib.js';\nformatTime();`,
      errors: [{ messageId: 'unknown', data: { name: 'formatTime', module: '`./lib.js`', evidence: 'it exports 4 names', hint: ' Did you mean `formatDate`?' }, suggestions: 1 }],
    },
    {
      name: 'a function that the module keeps to itself',
      code: `import { hidden } from './lib.js';\nhidden();`,
      errors: [{ messageId: 'unknown', data: { name: 'hidden', module: '`./lib.js`', evidence: 'it exports 4 names', hint: '' } }],
    },
    {
      name: 'the right name from the wrong entry point',
      code: `import { DatabaseReader } from 'tiny-server';\nexport let reader: DatabaseReader;`,
      errors: [
        {
          messageId: 'unknown',
          data: { name: 'DatabaseReader', module: 'tiny-server 1.4.0', evidence: 'its index.d.ts exports 3 names', hint: ' `tiny-server/server` exports it.' },
          suggestions: [{ messageId: 'importFrom', data: { name: 'DatabaseReader', real: 'tiny-server/server' }, output: `import { DatabaseReader } from 'tiny-server/server';\nexport let reader: DatabaseReader;` }],
        },
      ],
    },
    {
      name: 'the right name from the wrong module of the project',
      code: `import { Calendar } from './elsewhere.js';\nnew Calendar();`,
      errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'importFrom', output: `import { Calendar } from './lib.js';\nnew Calendar();` }] }],
    },
    {
      name: 'under a suppression comment',
      code: `// @ts-ignore\nimport { createSever } from 'tiny-server';\ncreateSever();`,
      errors: [
        {
          messageId: 'hiddenBySuppression',
          line: 2,
          data: { name: 'createSever', module: 'tiny-server 1.4.0', evidence: 'its index.d.ts exports 3 names, its index.js 2', hint: ' Did you mean `createServer`?', directive: '@ts-ignore', line: '1' },
          suggestions: 1,
        },
      ],
    },
    {
      name: 'in a file that nobody checks',
      code: `// @ts-nocheck\nimport { formatDay } from './lib.js';\nformatDay();`,
      errors: [{ messageId: 'hiddenBySuppression', line: 2, suggestions: 1 }],
    },
    {
      name: 'a namespace whose type was thrown away',
      code: `const tiny: any = await import('tiny-server');\ntiny.createSever();`,
      errors: [{ messageId: 'unknown', line: 2, suggestions: 1 }],
    },
    {
      name: 'no default export, which TypeScript lets pass',
      code: `import makeId from 'make-id';\nmakeId.v4();`,
      filename: '../modules-bundler/src/app.ts',
      errors: [
        {
          messageId: 'noDefault',
          line: 1,
          column: 8,
          endColumn: 14,
          suggestions: [{ messageId: 'importNamespace', data: { name: 'makeId' }, output: `import * as makeId from 'make-id';\nmakeId.v4();` }],
        },
      ],
    },
    {
      name: 'no default export, and a named one of that name',
      code: `import v4 from 'make-id';\nv4();`,
      errors: [
        {
          messageId: 'noDefault',
          data: { name: 'default', module: 'make-id 9.0.0', evidence: 'its index.d.ts exports 2 names, its index.mjs 2', hint: ' Did you mean `v4`?' },
          suggestions: [
            { messageId: 'importNamed', data: { real: 'v4' }, output: `import { v4 } from 'make-id';\nv4();` },
            { messageId: 'importNamespace', output: `import * as v4 from 'make-id';\nv4();` },
          ],
        },
      ],
    },
    {
      name: 'no default export of a module of the project',
      code: `import formatDate, { parseDate } from './lib.js';\nformatDate(parseDate(''));`,
      errors: [{ messageId: 'noDefault', suggestions: [{ messageId: 'importNamed', output: `import { formatDate, parseDate } from './lib.js';\nformatDate(parseDate(''));` }] }],
    },
    {
      name: 'the types have it, Node cannot import it',
      code: `import { Client, QueueError } from 'queue-client';\nnew Client();\nthrow new QueueError('x');`,
      errors: [
        {
          messageId: 'notAtRuntime',
          line: 1,
          column: 18,
          endColumn: 28,
          data: {
            name: 'QueueError',
            module: 'queue-client 2.2.4',
            evidence: `it is a CommonJS module, in whose index.js Node's lexer finds 2 names`,
            consequence: 'this file fails to load',
            hint: ' Import the default export and take `QueueError` from it.',
          },
          suggestions: [
            {
              messageId: 'importDefault',
              data: { name: 'QueueError' },
              output: `import queueClient from 'queue-client';\nconst { Client, QueueError } = queueClient;\nnew Client();\nthrow new QueueError('x');`,
            },
          ],
        },
      ],
    },
    {
      name: 'the types have it, Node cannot import it: JavaScript',
      code: `import { QueueError } from 'queue-client';\nthrow new QueueError('x');`,
      filename: 'file.js',
      errors: [{ messageId: 'notAtRuntime', suggestions: 1 }],
    },
    {
      name: 'undefined on a namespace and an awaited import',
      code: `import * as queue from 'queue-client';\nthrow new queue.QueueError(String((await import('queue-client')).QueueConnectionError));`,
      errors: [
        { messageId: 'notAtRuntime', line: 2, column: 17 },
        { messageId: 'notAtRuntime', line: 2 },
      ],
    },
    {
      name: 'a re-export that Node cannot make',
      code: `export { QueueError } from 'queue-client';`,
      errors: [{ messageId: 'notAtRuntime', line: 1, column: 10 }],
    },
    {
      name: 'a type in JavaScript is not erased',
      code: `import { ClientConfig } from 'queue-client';\n/** @type {ClientConfig} */ export let x;`,
      filename: 'file.mjs',
      errors: [{ messageId: 'notAtRuntime' , suggestions: 1 }],
    },
    {
      name: 'a used class is imported although it serves as a type as well',
      code: `import { QueueError } from 'queue-client';\nexport const f = (e: QueueError) => e instanceof QueueError;`,
      errors: [{ messageId: 'notAtRuntime' }],
    },

    {
      name: 'JavaScript: an untyped package',
      code: `import { parse, stringfy } from 'old-parser';\nparse(stringfy());`,
      filename: 'file.js',
      errors: [
        {
          messageId: 'unknown',
          line: 1,
          column: 17,
          data: { name: 'stringfy', module: 'old-parser 0.9.1', evidence: 'its index.js exports 3 names', hint: ' Did you mean `stringify`?' },
          suggestions: [{ messageId: 'replace', output: `import { parse, stringify as stringfy } from 'old-parser';\nparse(stringfy());` }],
        },
      ],
    },
    {
      name: 'JavaScript: what an untyped package keeps to itself',
      code: `const { tokenize } = require('old-parser');\ntokenize('');`,
      filename: 'file.cjs',
      errors: [{ messageId: 'unknown', line: 1, column: 9 }],
    },
    {
      name: 'JavaScript: a member of an untyped package',
      code: `const parser = require('old-parser');\nparser.stringfy([]);\nrequire('old-parser').stringfy([]);`,
      filename: 'file.cjs',
      errors: [
        { messageId: 'unknown', line: 2, suggestions: [{ messageId: 'replace', output: `const parser = require('old-parser');\nparser.stringify([]);\nrequire('old-parser').stringfy([]);` }] },
        { messageId: 'unknown', line: 3, suggestions: 1 },
      ],
    },
    {
      name: 'JavaScript: a re-exporting ES module',
      code: `import { trimm } from 'plain-esm';\ntrimm();`,
      filename: 'file.js',
      errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'replace', output: `import { trim as trimm } from 'plain-esm';\ntrimm();` }] }],
    },
    {
      name: 'JavaScript: a typed package',
      code: `import { createSever } from 'tiny-server';\ncreateSever();`,
      filename: 'file.js',
      errors: [{ messageId: 'unknown', suggestions: 1 }],
    },
    {
      name: 'JavaScript: a built-in module',
      code: `const { readFileSycn } = require('fs');\nimport('node:fs').then(fs => fs.readFileSycn('a'));`,
      filename: 'file.cjs',
      errors: [
        { messageId: 'unknown', line: 1, suggestions: 1 },
        { messageId: 'unknown', line: 2, suggestions: 1 },
      ],
    },
    {
      name: 'JavaScript: modules of the project',
      code: `import { formatTime, hidden } from './lib.js';\nformatTime(hidden);`,
      filename: 'file.js',
      errors: [
        { messageId: 'unknown', suggestions: 1 },
        { messageId: 'unknown', column: 22 },
      ],
    },
    {
      name: 'JavaScript: a CommonJS module of the project',
      code: `const { start, restart } = require('./legacy.cjs');\nstart(restart);`,
      filename: 'file.cjs',
      errors: [{ messageId: 'unknown', line: 1, column: 16, suggestions: 1 }],
    },
    {
      name: 'JavaScript: no default export',
      code: `import lib from './lib.js';\nimport makeId from 'make-id';\nlib(makeId);`,
      filename: 'file.js',
      errors: [
        { messageId: 'noDefault', line: 1, suggestions: 1 },
        { messageId: 'noDefault', line: 2, suggestions: 1 },
      ],
    },
  ],
});

typedRuleTester({ compilerErrors: 'ignore' }).run('no-unknown-export beside tsc', rule, {
  valid: [
    { name: 'tsc reports it', code: `import { createSever } from 'tiny-server'; createSever();` },
    { name: 'tsc reports a missing default', code: `import lib from './lib.js'; lib();` },
    { name: 'tsc reports a member of a namespace', code: `import * as tiny from 'tiny-server'; tiny.createSever();` },
  ],
  invalid: [
    { name: 'a suppressed line', code: `// @ts-ignore\nimport { createSever } from 'tiny-server';\ncreateSever();`, errors: [{ messageId: 'hiddenBySuppression', suggestions: 1 }] },
    { name: 'JavaScript', code: `import { createSever } from 'tiny-server';\ncreateSever();`, filename: 'file.js', errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'what Node cannot import', code: `import { QueueError } from 'queue-client';\nthrow new QueueError('x');`, errors: [{ messageId: 'notAtRuntime', suggestions: 1 }] },
    { name: 'a default export that only interop promises', code: `import makeId from 'make-id';\nmakeId.v4();`, filename: '../modules-bundler/src/app.ts', errors: [{ messageId: 'noDefault', suggestions: 1 }] },
  ],
});

typedRuleTester({ undocumented: 'report' }).run('no-unknown-export and undocumented exports', rule, {
  valid: [{ name: 'documented', code: `import whole from 'whole'; whole.part();` }],
  invalid: [
    {
      name: 'the source has it, the types do not',
      code: `import { undocumented } from 'whole';\nundocumented();`,
      errors: [{ messageId: 'undocumented', data: { name: 'undocumented', module: 'whole 1.2.0', hint: '' } }],
    },
  ],
});
