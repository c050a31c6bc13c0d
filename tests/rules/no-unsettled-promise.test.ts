import rule from '../../src/rules/no-unsettled-promise.js';
import { typedRuleTester } from '../support/lint.js';

const head = `import https from 'node:https';\nimport { createWriteStream } from 'node:fs';\n`;
const load = (body: string, after = `req.on('error', reject);`): string => `${head}export const load = (url: string, signal?: AbortSignal) => new Promise<string>((resolve, reject) => {\n  const req = https.get(url, res => {\n    let body = '';\n${body}\n  });\n  ${after}\n});`;
const collect = `res.on('data', chunk => { body += chunk; });\nres.on('end', () => resolve(body));`;

typedRuleTester().run('no-unsettled-promise', rule, {
  valid: [
    { name: 'an error of the response', code: load(`${collect}\nres.on('error', reject);`) },
    { name: 'the response is aborted', code: load(`${collect}\nres.once('aborted', () => reject(new Error('aborted')));`) },
    { name: 'the response is closed', code: load(`${collect}\nres.on('close', () => reject(new Error('closed')));`) },
    { name: 'the request is closed', code: load(collect, `req.on('error', reject).on('close', () => reject(new Error('closed')));`) },
    { name: 'a timer', code: load(collect, `req.on('error', reject); setTimeout(() => reject(new Error('late')), 5000);`) },
    { name: 'a timer, by a function of its own', code: load(collect, `const fail = () => reject(new Error('late')); req.on('error', fail); setTimeout(fail, 5000);`) },
    { name: 'a signal', code: load(collect, `req.on('error', reject); signal?.addEventListener('abort', () => reject(signal.reason));`) },
    { name: 'the response is handed on', code: `${load(`text(res).then(resolve, reject);`)}\nimport { text } from 'node:stream/consumers';` },
    { name: 'a pipeline', code: `${load(`const file = createWriteStream('a'); file.on('finish', () => resolve('')); pipeline(res, file, error => { if (error) reject(error); });`)}\nimport { pipeline } from 'node:stream';` },
    { name: 'an iteration', code: load(`void (async () => { for await (const chunk of res) body += chunk; resolve(body); })();`) },
    { name: 'settled as soon as the response is there', code: load(`res.resume(); resolve(String(res.statusCode));`) },
    { name: 'the end settles nothing', code: load(`res.on('end', () => console.log(body)); resolve(body);`) },
    { name: 'not in a promise', code: `${head}export const load = (url: string, done: (body: string) => void) => https.get(url, res => { let body = ''; res.on('data', chunk => { body += chunk; }); res.on('end', () => done(body)); });` },
    { name: 'a request that a server gets', code: `import http from 'node:http';\nexport const read = (req: http.IncomingMessage) => new Promise<string>(resolve => { let body = ''; req.on('data', chunk => { body += chunk; }); req.on('end', () => resolve(body)); });` },
    { name: 'another library', code: `declare const client: { get(url: string, done: (res: { on(event: string, listener: (chunk: string) => void): void }) => void): void };\nimport 'node:http';\nexport const load = (url: string) => new Promise<string>(resolve => client.get(url, res => { res.on('end', resolve); }));` },
    { name: 'a test', code: `import { it } from 'vitest';\n${load(collect)}\nit('loads', () => load('x'));` },
    { name: 'piped, with an error of the response', code: load(`const file = createWriteStream('a'); res.pipe(file); file.on('finish', () => resolve('')); res.on('error', reject);`) },
    { name: 'piped into what settles nothing', code: load(`const file = createWriteStream('a'); res.pipe(file); resolve('');`) },
    { name: 'known miss: listeners in a chain', code: load(`res.on('data', chunk => { body += chunk; }).on('end', () => resolve(body));`) },
    { name: 'known miss: piped into a stream without a name', code: load(`res.pipe(createWriteStream('a')).on('finish', () => resolve(''));`) },
  ],
  invalid: [
    { name: 'the end only', code: load(collect), errors: [{ messageId: 'endOnly', line: 7, column: 8, data: { response: 'res', repair: "Add `res.on('error', reject)`" } }] },
    { name: 'the end only, without a way to reject', code: `${head}export const load = (url: string) => new Promise<string>(done => {\n  https.get(url, response => {\n    response.setEncoding('utf8');\n    let body = '';\n    response.on('data', chunk => { body += chunk; });\n    response.on('end', () => done(body));\n  }).on('error', () => done(''));\n});`, errors: [{ messageId: 'endOnly', line: 8, column: 17, data: { response: 'response', repair: "Settle it in `response.on('error', …)` as well" } }] },
    { name: 'a limit of an idle socket does not help', code: load(collect, `req.on('error', reject); req.setTimeout(3000, () => { req.destroy(); reject(new Error('idle')); });`), errors: [{ messageId: 'endOnly' }] },
    { name: 'http or https, with redirects', filename: 'file.js', code: `const http = require('http');\nconst https = require('https');\nmodule.exports = url => new Promise((resolve, reject) => {\n  const client = url.startsWith('https') ? https : http;\n  const follow = target => client.get(target, res => {\n    if (res.headers.location) { res.resume(); return follow(res.headers.location); }\n    const chunks = [];\n    res.on('data', chunk => chunks.push(chunk));\n    res.on('end', () => { try { resolve(JSON.parse(Buffer.concat(chunks).toString())); } catch (error) { reject(error); } });\n  }).on('error', reject);\n  follow(url);\n});`, errors: [{ messageId: 'endOnly', line: 9, column: 12 }] },
    { name: 'a parameter whose type says nothing', code: load(collect).replace('res => {', '(res: any) => {'), errors: [{ messageId: 'endOnly' }] },
    { name: 'a listener of the request', code: `${head}export const load = (url: string) => new Promise<void>((resolve, reject) => {\n  const req = https.request(url);\n  req.on('response', res => {\n    res.resume();\n    res.on('end', resolve);\n  });\n  req.on('error', reject);\n  req.end();\n});`, errors: [{ messageId: 'endOnly', line: 7, column: 12 }] },
    { name: 'piped', code: load(`const file = createWriteStream('a');\nres.pipe(file);\nfile.on('finish', () => { file.close(); resolve(body); });\nfile.on('error', reject);`), errors: [{ messageId: 'pipeOnly', line: 7, column: 5, data: { response: 'res', into: 'file', repair: "Add `res.on('error', reject)`" } }] },
  ],
});
