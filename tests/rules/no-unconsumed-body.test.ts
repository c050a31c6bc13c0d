import rule from '../../src/rules/no-unconsumed-body.js';
import { typedRuleTester } from '../support/lint.js';

const undici = `import { request } from 'undici';\n`;

typedRuleTester().run('no-unconsumed-body', rule, {
  valid: [
    { name: 'read', code: `${undici}export async function f(url: string) { const { statusCode, body } = await request(url); if (statusCode !== 200) { await body.dump(); return; } return body.json(); }` },
    { name: 'read through the response', code: `${undici}export async function f(url: string) { const response = await request(url); return response.body.text(); }` },
    { name: 'handed on', code: `${undici}export async function f(url: string) { const { body } = await request(url); return body; }` },
    { name: 'piped', code: `${undici}import { pipeline } from 'node:stream/promises'; export async function f(url: string, to: NodeJS.WritableStream) { const { body } = await request(url); await pipeline(body, to); }` },
    { name: 'a status of fetch', code: `export async function f(url: string) { const response = await fetch(url); return response.ok; }` },
    { name: 'resumed', code: `import http from 'node:http'; export function f(url: string, done: (code?: number) => void) { http.get(url, response => { response.resume(); done(response.statusCode); }); }` },
    { name: 'listened to', code: `import http from 'node:http'; export function f(url: string) { http.get(url, response => { response.on('data', chunk => console.log(chunk)); }); }` },
  ],
  invalid: [
    {
      name: 'an error status',
      code: `${undici}export async function f(url: string) {\n  const { statusCode, body } = await request(url);\n  if (statusCode !== 200) return undefined;\n  return body.json();\n}`,
      errors: [{ messageId: 'unconsumed', line: 3, column: 38 }],
    },
    {
      name: 'only the status of a response',
      code: `import http from 'node:http';\nexport function f(url: string, done: (code?: number) => void) {\n  http.get(url, response => {\n    done(response.statusCode);\n  });\n}`,
      errors: [{ messageId: 'unconsumed', line: 3 }],
    },
    {
      name: 'a body under another name',
      code: `${undici}export async function f(url: string, a: boolean) { const { body: stream } = await request(url); if (a) return stream.text(); return ''; }`,
      errors: [{ messageId: 'unconsumed', line: 2 }],
    },
  ],
});
