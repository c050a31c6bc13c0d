import rule from '../../src/rules/no-unsafe-pipe.js';
import { typedRuleTester } from '../support/lint.js';

const head = `import { createReadStream } from 'node:fs';\nimport { createGzip } from 'node:zlib';\nimport type { ServerResponse } from 'node:http';\nimport type { Writable } from 'node:stream';\n`;

typedRuleTester().run('no-unsafe-pipe', rule, {
  valid: [
    { name: 'pipeline', code: `${head}import { pipeline } from 'node:stream/promises';\nexport const f = (p: string, to: ServerResponse) => pipeline(createReadStream(p), to);` },
    { name: 'to the terminal', code: `${head}export const f = (p: string) => createReadStream(p).pipe(process.stdout);` },
    { name: 'no sign that a failure is expected', code: `${head}export const f = (p: string, to: Writable) => createReadStream(p).pipe(to);` },
    { name: 'the source has a handler that destroys it', code: `${head}export function f(p: string, to: ServerResponse) { const source = createReadStream(p); const stop = () => source.destroy(); source.on('error', stop); to.on('close', stop); source.pipe(to); }` },
    { name: 'no-unheard-error says it', code: `${head}export const f = (p: string, to: ServerResponse) => createReadStream(p).pipe(to);` },
    { name: 'destroyed when the destination fails', code: `${head}export function f(p: string, to: ServerResponse) { const source = createReadStream(p); source.pipe(to); to.on('close', () => source.destroy()); }` },
    { name: 'another pipe', code: `declare const source: { pipe(to: unknown): void }; export const f = (to: unknown) => source.pipe(to);` },
    { name: 'known miss: the source comes from somewhere else', code: `${head}import type { Readable } from 'node:stream';\nexport const f = (from: Readable, to: ServerResponse) => from.pipe(to);` },
  ],
  invalid: [
    { name: 'to a response', code: `${head}export const f = (p: string, to: ServerResponse) => createReadStream(p).on('error', console.error).pipe(to);`, errors: [{ messageId: 'pipeWithoutErrorHandling', line: 5, column: 53, data: { source: 'createReadStream()' } }] },
    { name: 'a handler of the source only', code: `${head}export function f(p: string, to: ServerResponse) { const source = createReadStream(p); source.on('error', () => to.destroy()); source.pipe(to); }`, errors: [{ messageId: 'pipeWithoutErrorHandling', line: 5, data: { source: 'source' } }] },
    { name: 'through a stage to a response', code: `${head}export function f(p: string, to: ServerResponse) {\n  const source = createReadStream(p);\n  source.once('error', console.error);\n  source.pipe(createGzip()).pipe(to);\n}`, errors: [{ messageId: 'pipeWithoutErrorHandling', line: 8, column: 3, data: { source: 'source' } }] },
    { name: 'with a handler further on', code: `${head}export function f(p: string, to: Writable) {\n  createReadStream(p).on('error', console.error).pipe(to).on('error', console.error);\n}`, errors: [{ messageId: 'pipeWithoutErrorHandling', line: 6 }] },
    { name: 'the process goes on by itself', code: `${head}export const f = (p: string, to: ServerResponse) => createReadStream(p).pipe(to);\nprocess.on('uncaughtException', console.error);`, errors: [{ messageId: 'pipeWithoutErrorHandling', line: 5 }] },
  ],
});
