import rule from '../../src/rules/no-unconsumed-body.js';
import { typedRuleTester } from '../support/lint.js';

const undici = `import { request } from 'undici';\n`;

typedRuleTester().run('no-unconsumed-body', rule, {
  valid: [
    { name: 'a request that is given up ends its response', code: `import http from 'node:http';\nexport function get(url: string, done: (error?: Error, text?: string) => void) {\n  const req = http.get(url, res => {\n    if (res.statusCode !== 200) { req.destroy(); return done(new Error('status')); }\n    let text = '';\n    res.on('data', chunk => { text += chunk; });\n    res.on('end', () => done(undefined, text));\n  });\n}` },
    { name: 'somebody who may give the request up', code: `import http from 'node:http';\nconst fail = (req: http.ClientRequest) => { req.destroy(); };\nexport function get(req: http.ClientRequest) {\n  req.on('response', res => {\n    if (res.statusCode !== 200) { fail(req); return; }\n    res.resume();\n  });\n}` },
    { name: 'a way out for what was given up before', code: `import http from 'node:http';\nexport function get(url: string) {\n  let finished = false;\n  const req = http.request(url);\n  req.setTimeout(1000, () => { finished = true; req.destroy(); });\n  req.on('response', res => {\n    if (finished) return;\n    res.resume();\n  });\n  req.end();\n}` },
    { name: 'read', code: `${undici}export async function f(url: string) { const { statusCode, body } = await request(url); if (statusCode !== 200) { await body.dump(); return; } return body.json(); }` },
    { name: 'read through the response', code: `${undici}export async function f(url: string) { const response = await request(url); return response.body.text(); }` },
    { name: 'handed on', code: `${undici}export async function f(url: string) { const { body } = await request(url); return body; }` },
    { name: 'piped', code: `${undici}import { pipeline } from 'node:stream/promises'; export async function f(url: string, to: NodeJS.WritableStream) { const { body } = await request(url); await pipeline(body, to); }` },
    { name: 'a status of fetch', code: `export async function f(url: string) { const response = await fetch(url); return response.ok; }` },
    { name: 'resumed', code: `import http from 'node:http'; export function f(url: string, done: (code?: number) => void) { http.get(url, response => { response.resume(); done(response.statusCode); }); }` },
    { name: 'listened to', code: `import http from 'node:http'; export function f(url: string) { http.get(url, response => { response.on('data', chunk => console.log(chunk)); }); }` },
    { name: 'known miss: something else fails before it is read', code: `${undici}declare function audit(): Promise<void>; export async function f(url: string) { const { body } = await request(url); await audit(); return body.json(); }` },
    { name: 'known miss: a helper that is not known reads the headers only', code: `${undici}declare function log(response: unknown): void; export async function f(url: string) { const response = await request(url); log(response); return response.statusCode; }` },
    { name: 'known miss: a closure that may never run', code: `${undici}export async function f(url: string) { const response = await request(url); return () => response.body.text(); }` },
  ],
  invalid: [
    { name: 'a request that is only looked at', code: `import http from 'node:http';\nexport function get(req: http.ClientRequest) {\n  req.on('response', res => {\n    if (res.statusCode !== 200) { console.log(req.path); return; }\n    res.resume();\n  });\n}`, errors: [{ messageId: 'unconsumed', line: 3 }] },
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
    { name: 'read for one status only', code: `${undici}export async function f(url: string) {\n  const response = await request(url);\n  if (response.statusCode === 200) return response.body.json();\n  return undefined;\n}`, errors: [{ messageId: 'unconsumed', line: 3 }] },
    { name: 'thrown away with the response', code: `${undici}export async function f(url: string) {\n  const { statusCode, body } = await request(url);\n  if (statusCode !== 200) throw new Error(String(statusCode));\n  return body.json();\n}`, errors: [{ messageId: 'unconsumed', line: 3 }] },
  ],
});
