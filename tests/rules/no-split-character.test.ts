import rule from '../../src/rules/no-split-character.js';
import { typedRuleTester } from '../support/lint.js';

const fs = `import { createReadStream } from 'node:fs';\n`;
const http = `import http from 'node:http';\n`;
const spawn = `import { spawn, exec, execFile } from 'node:child_process';\n`;
const net = `import net from 'node:net';\n`;
/** An HTTP server that reads a request, from line 2 on. */
const serve = (body: string, head = http): string => `${head}http.createServer((req, res) => {\n${body}\n}).listen(1234);`;
const commands = [{ commands: true }] as const;

typedRuleTester().run('no-split-character', rule, {
  valid: [
    { name: 'an encoding that is set', code: serve(`let body = '';\nreq.setEncoding('utf8');\nreq.on('data', chunk => { body += chunk; });\nreq.on('end', () => res.end(body));`) },
    { name: 'an encoding that is set in the chain', code: serve(`let body = '';\nreq.setEncoding('utf8').on('data', chunk => { body += chunk; });\nreq.on('end', () => res.end(body));`) },
    { name: 'an encoding that is set by another name', code: serve(`let body = '';\nconst input = req;\ninput.setEncoding('utf8');\nreq.on('data', chunk => { body += chunk; });\nreq.on('end', () => res.end(body));`) },
    { name: 'an encoding that a helper sets', code: serve(`let body = '';\nprepare(req);\nreq.on('data', chunk => { body += chunk; });\nreq.on('end', () => res.end(body));`, `${http}function prepare(stream: http.IncomingMessage) { stream.setEncoding('utf8'); }\n`) },
    { name: 'an encoding of bytes', code: serve(`let body = '';\nreq.setEncoding('latin1');\nreq.on('data', chunk => { body += chunk; });\nreq.on('end', () => res.end(body));`) },
    { name: 'chunks of an encoding in which every byte is a character', code: serve(`let body = '';\nreq.on('data', chunk => { body += chunk.toString('latin1'); });\nreq.on('end', () => res.end(body));`) },
    { name: 'hex', code: serve(`let body = '';\nreq.on('data', (chunk: Buffer) => { body += chunk.toString('hex'); });\nreq.on('end', () => res.end(body));`) },
    { name: 'an encoding that is not known', code: serve(`let body = '';\nreq.on('data', (chunk: Buffer) => { body += chunk.toString(encoding); });\nreq.on('end', () => res.end(body));`, `${http}declare const encoding: BufferEncoding;\n`) },
    { name: 'chunks that are collected', code: serve(`const chunks: Buffer[] = [];\nreq.on('data', chunk => { chunks.push(chunk); });\nreq.on('end', () => res.end(Buffer.concat(chunks).toString()));`) },
    { name: 'a decoder', code: serve(`const decoder = new StringDecoder('utf8');\nlet body = '';\nreq.on('data', chunk => { body += decoder.write(chunk); });\nreq.on('end', () => res.end(body + decoder.end()));`, `${http}import { StringDecoder } from 'node:string_decoder';\n`) },
    { name: 'text()', code: `${http}import { text } from 'node:stream/consumers';\nhttp.createServer(async (req, res) => { res.end(await text(req)); });` },
    { name: 'a chunk that is logged', code: serve(`req.on('data', chunk => { console.log('got ' + chunk); });\nres.end();`) },
    { name: 'a chunk that is written on', code: serve(`req.on('data', chunk => { res.write(String(chunk)); });`) },
    { name: 'a chunk that is matched', code: serve(`let seen = false;\nreq.on('data', chunk => { if (chunk.toString().includes('a')) seen = true; });\nreq.on('end', () => res.end(String(seen)));`) },
    { name: 'a text of one chunk', code: serve(`req.on('data', chunk => { let text = '> '; text += chunk; console.log(text); });\nres.end();`) },
    { name: 'bytes that are counted', code: serve(`let size = 0;\nreq.on('data', chunk => { size += chunk.length; });\nreq.on('end', () => res.end(String(size)));`) },
    { name: 'parts that are not joined into one text', code: serve(`const parts: string[] = [];\nreq.on('data', chunk => { parts.push(chunk.toString()); });\nreq.on('end', () => res.end(String(parts.length)));`) },
    { name: 'a form, which is ASCII', code: serve(`let body = '';\nreq.on('data', chunk => { body += chunk; });\nreq.on('end', () => res.end(new URLSearchParams(body).get('a')));`) },
    { name: 'a number', code: serve(`let body = '';\nreq.on('data', chunk => { body += chunk; });\nreq.on('end', () => { const count = Number(body.trim()); res.end(String(count * 2)); });`) },
    { name: 'a word that is waited for', code: `${spawn}const child = spawn('server');\nlet out = '';\nchild.stdout.on('data', chunk => { out += chunk; if (out.includes('ready')) child.unref(); });`, options: commands },
    { name: 'a file with an encoding', code: `${fs}let text = '';\ncreateReadStream('a', 'utf8').on('data', chunk => { text += chunk; }).on('end', () => console.log(text));` },
    { name: 'a file with an encoding among its options', code: `${fs}let text = '';\nconst file = createReadStream('a', { encoding: 'utf8' });\nfor await (const chunk of file) text += chunk;\nconsole.log(text);` },
    { name: 'a file with options that are not known', code: `${fs}export async function read(options: { encoding?: BufferEncoding }) { let text = '';\nfor await (const chunk of createReadStream('a', options)) text += chunk;\nfor await (const chunk of createReadStream('a', { start: 1, ...options })) text += chunk;\nreturn text; }` },
    { name: 'another createReadStream()', code: `declare function createReadStream(path: string): NodeJS.ReadableStream;\nlet text = '';\ncreateReadStream('a').on('data', chunk => { text += chunk; });\nconsole.log(text);` },
    { name: 'a stream that others may have set up', code: `import type { Readable } from 'node:stream';\nexport async function read(stream: Readable) { let text = ''; for await (const chunk of stream) text += chunk; return text; }` },
    { name: 'a message that others may have set up', code: `${http}export function read(message: http.IncomingMessage, done: (text: string) => void) { let text = ''; message.on('data', chunk => { text += chunk; }); message.on('end', () => done(text)); }` },
    { name: 'a stream of objects or of text', code: `import { Readable } from 'node:stream';\nlet text = '';\nfor await (const chunk of Readable.from(['a', 'b'])) text += chunk;\nconsole.log(text);` },
    { name: 'lines', code: `${fs}import { createInterface } from 'node:readline';\nlet text = '';\nfor await (const line of createInterface({ input: createReadStream('a') })) text += line;\nconsole.log(text);` },
    { name: 'the input of the process, set up elsewhere', code: `let text = '';\nconst { stdin } = process;\nstdin.setEncoding('utf8');\nprocess.stdin.on('data', chunk => { text += chunk; });\nprocess.stdin.on('end', () => console.log(text));` },
    { name: 'keys', code: `let text = '';\nprocess.stdin.setRawMode(true);\nprocess.stdin.on('data', key => { text += key.toString(); console.log(text); });` },
    { name: 'exec(), which decodes', code: `${spawn}let out = '';\nexec('ls').stdout?.on('data', chunk => { out += chunk; });\nconst child = execFile('ls');\nchild.stdout?.on('data', chunk => { out += chunk; });\nchild.on('close', () => console.log(out));`, options: commands },
    { name: 'the output of a command, by default', code: `${spawn}let out = '';\nconst child = spawn('ls');\nchild.stdout.on('data', chunk => { out += chunk; });\nchild.on('close', () => console.log(out));` },
    { name: 'the output of a command, set up', code: `${spawn}let out = '';\nconst child = spawn('ls');\nchild.stdout.setEncoding('utf8');\nchild.stdout.on('data', chunk => { out += chunk; });\nchild.on('close', () => console.log(out));`, options: commands },
    { name: 'a process that others may have set up', code: `import type { ChildProcess } from 'node:child_process';\nexport function read(child: ChildProcess) { let out = ''; child.stdout?.on('data', chunk => { out += chunk; }); child.on('close', () => console.log(out)); }`, options: commands },
    { name: 'a field that is set up in another method', code: `${net}export class Client { private text = ''; private readonly socket = net.connect(1); constructor() { this.prepare(); this.socket.on('data', chunk => { this.text += chunk; }); }\n prepare() { this.socket.setEncoding('utf8'); } }` },
    { name: 'an emitter of something else', code: `import { EventEmitter } from 'node:events';\nlet text = '';\nconst source = new EventEmitter();\nsource.on('data', chunk => { text += chunk; });\nsource.on('end', () => console.log(text));` },
    { name: 'a stream that is given to a library', code: `${net}import { WebSocket } from 'ws';\nimport { Pool } from 'pg';\nlet text = '';\nconst socket = net.connect(1);\nconst other: any = new Pool();\nother.attach(socket);\nsocket.on('data', data => { text += data; });\nsocket.on('end', () => console.log(text, WebSocket));` },
    { name: 'a test', code: `import { it } from 'vitest';\n${serve(`let body = '';\nreq.on('data', chunk => { body += chunk; });\nreq.on('end', () => res.end(body));`)}\nit('serves', () => {});` },
    { name: 'a decoder of a stream', code: `export async function read(response: Response) { const reader = response.body!.getReader(); const decoder = new TextDecoder(); let text = ''; for (;;) { const { done, value } = await reader.read(); if (done) return text; text += decoder.decode(value, { stream: true }); } }` },
    { name: 'a decoder with an option that is computed', code: `export async function read(response: Response) { const reader = response.body!.getReader(); const decoder = new TextDecoder(); let text = ''; for (;;) { const { done, value } = await reader.read(); text += decoder.decode(value, { stream: !done }); if (done) return text; } }` },
    { name: 'a decoder of another encoding', code: `export async function read(response: Response) { const reader = response.body!.getReader(); const decoder = new TextDecoder('latin1'); let text = ''; for (;;) { const { done, value } = await reader.read(); if (done) return text; text += decoder.decode(value); } }` },
    { name: 'a decoder that is not known', code: `export async function read(response: Response, decoder: TextDecoder) { const reader = response.body!.getReader(); let text = ''; for (;;) { const { done, value } = await reader.read(); if (done) return text; text += decoder.decode(value); } }` },
    { name: 'a decoder of the last bytes', code: `export async function read(response: Response) { const decoder = new TextDecoder(); let text = ''; for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) text += decoder.decode(chunk, { stream: true }); return text + decoder.decode(); }` },
    { name: 'a decoder of whole messages', code: `export function join(messages: Uint8Array[]) { const decoder = new TextDecoder(); let text = ''; for (const message of messages) text += decoder.decode(message); return text; }` },
    { name: 'one chunk', code: `export async function peek(response: Response) { const reader = response.body!.getReader(); const decoder = new TextDecoder(); let text = ''; const { value } = await reader.read(); text += decoder.decode(value); return text; }` },
    { name: 'JavaScript', filename: 'file.js', code: `const http = require('http');\nhttp.createServer((req, res) => {\n  const chunks = [];\n  req.on('data', chunk => chunks.push(chunk));\n  req.on('end', () => res.end(Buffer.concat(chunks).toString()));\n});` },
    { name: 'known miss: read()', code: serve(`let body = '';\nreq.on('readable', () => { let chunk; while ((chunk = req.read()) !== null) body += chunk; });\nreq.on('end', () => res.end(body));`) },
    { name: 'known miss: a listener that is bound', code: `${net}export class Client { text = ''; constructor(port: number) { net.connect(port).on('data', this.add.bind(this)); } add(chunk: Buffer) { this.text += chunk; } }` },
    { name: 'known miss: a stream that is decompressed', code: `${fs}import { createGunzip } from 'node:zlib';\nlet text = '';\ncreateReadStream('a').pipe(createGunzip()).on('data', chunk => { text += chunk; }).on('end', () => console.log(text));` },
  ],
  invalid: [
    {
      name: 'a request',
      code: serve(`  let body = '';\n  req.on('data', chunk => { body += chunk; });\n  req.on('end', () => res.end(body));`),
      errors: [
        {
          messageId: 'stream',
          line: 4,
          column: 29,
          data: { addition: 'body += chunk', stream: '`req`', repair: "Call `req.setEncoding('utf8')` first" },
          suggestions: [{ messageId: 'setEncoding', data: { call: "req.setEncoding('utf8')" }, output: serve(`  let body = '';\n  req.setEncoding('utf8');\n  req.on('data', chunk => { body += chunk; });\n  req.on('end', () => res.end(body));`) }],
        },
      ],
    },
    {
      name: 'toString()',
      code: serve(`let body = '';\nreq.on('data', (chunk: Buffer) => { body += chunk.toString('utf-8'); });\nreq.on('end', () => res.end(JSON.parse(body)));`),
      errors: [{ messageId: 'stream', line: 4, column: 37, suggestions: 1 }],
    },
    {
      name: 'String(), templates and names',
      code: serve(`let body = '';\nreq.on('data', chunk => { body += String(chunk); });\nreq.on('data', chunk => { body = \`\${body}\${chunk}\`; });\nreq.on('data', chunk => { const text = chunk.toString(); console.log(text); body = body + text; });\nreq.on('end', () => res.end(body));`),
      errors: [
        { messageId: 'stream', line: 4, column: 27, suggestions: 1 },
        { messageId: 'stream', line: 5, column: 27, suggestions: 1 },
        { messageId: 'stream', line: 6, column: 77, suggestions: 1 },
      ],
    },
    {
      name: 'a chunk whose bytes are counted',
      code: serve(`let body = '';\nlet size = 0;\nreq.on('data', chunk => { size += chunk.length; body += chunk; });\nreq.on('end', () => res.end(body + size));`),
      errors: [{ messageId: 'stream', line: 5, column: 49, data: { addition: 'body += chunk', stream: '`req`', repair: 'Collect the chunks and decode `Buffer.concat()` of them, or use a `StringDecoder`' } }],
    },
    {
      name: 'parts that are joined',
      code: serve(`const parts: string[] = [];\nreq.on('data', chunk => { parts.push(chunk.toString()); });\nreq.on('end', () => res.end(parts.join('')));`),
      errors: [{ messageId: 'stream', line: 4, column: 27, suggestions: 1 }],
    },
    {
      name: 'a function with a name',
      code: serve(`let body = '';\nconst add = (chunk: Buffer) => { body += chunk; };\nreq.on('data', add);\nreq.on('end', () => res.end(body));`),
      errors: [{ messageId: 'stream', line: 4, column: 34, suggestions: 1 }],
    },
    {
      name: 'a loop',
      code: `${http}export async function handle(req: http.IncomingMessage, res: http.ServerResponse) {\n  let body = '';\n  for await (const chunk of req) body += chunk;\n  res.end(body);\n}`,
      errors: [{ messageId: 'stream', line: 4, column: 34, suggestions: [{ messageId: 'setEncoding', data: { call: "req.setEncoding('utf8')" }, output: `${http}export async function handle(req: http.IncomingMessage, res: http.ServerResponse) {\n  let body = '';\n  req.setEncoding('utf8');\n  for await (const chunk of req) body += chunk;\n  res.end(body);\n}` }] }],
    },
    {
      name: 'a request that all callers hand on',
      code: `${http}function read(message: http.IncomingMessage) { return new Promise<string>(resolve => {\n  let body = '';\n  message.on('data', chunk => { body += chunk; });\n  message.on('end', () => resolve(body));\n}); }\nhttp.createServer(async (req, res) => { res.end(await read(req)); });`,
      errors: [{ messageId: 'stream', line: 4, column: 33, suggestions: 1 }],
    },
    {
      name: 'a response',
      code: `import https from 'https';\nexport const get = (url: string) => new Promise((resolve, reject) => {\n  https.get(url, res => {\n    let data = '';\n    res.on('data', chunk => (data += chunk));\n    res.on('end', () => resolve(JSON.parse(data)));\n  }).on('error', reject);\n});`,
      errors: [{ messageId: 'stream', line: 5, column: 30, data: { addition: 'data += chunk', stream: '`res`', repair: "Call `res.setEncoding('utf8')` first" }, suggestions: 1 }],
    },
    {
      name: 'a response that is an event',
      code: `${http}let data = '';\nconst request = http.request('http://a');\nrequest.on('response', response => { response.on('data', chunk => { data += chunk; }); response.on('end', () => console.log(data)); });\nrequest.end();`,
      errors: [{ messageId: 'stream', line: 4, column: 69, suggestions: 1 }],
    },
    {
      name: 'a file',
      code: `${fs}let text = '';\ncreateReadStream('a', { start: 1 }).on('error', console.error).on('data', chunk => { text += chunk; }).on('end', () => console.log(text));`,
      errors: [{ messageId: 'stream', line: 3, column: 86, data: { addition: 'text += chunk', stream: '`createReadStream()`', repair: "Pass it the encoding `'utf8'`" } }],
    },
    {
      name: 'a file in a loop',
      code: `${fs}let text = '';\nfor await (const chunk of createReadStream('a')) text += chunk;\nconsole.log(text);`,
      errors: [{ messageId: 'stream', line: 3, column: 50, data: { addition: 'text += chunk', stream: '`createReadStream()`', repair: "Pass it the encoding `'utf8'`" } }],
    },
    {
      name: 'the input of the process',
      code: `let text = '';\nprocess.stdin.on('data', chunk => { text += chunk; });\nprocess.stdin.on('end', () => console.log(JSON.parse(text)));`,
      errors: [{ messageId: 'stream', line: 2, column: 37, suggestions: [{ messageId: 'setEncoding', data: { call: "process.stdin.setEncoding('utf8')" }, output: `let text = '';\nprocess.stdin.setEncoding('utf8');\nprocess.stdin.on('data', chunk => { text += chunk; });\nprocess.stdin.on('end', () => console.log(JSON.parse(text)));` }] }],
    },
    {
      name: 'a socket of a server',
      code: `${net}net.createServer(socket => { let buffer = ''; socket.on('data', data => { buffer += data.toString(); const lines = buffer.split('\\n'); buffer = lines.pop() ?? ''; console.log(lines); }); });`,
      errors: [{ messageId: 'stream', line: 2, column: 75, suggestions: 1 }],
    },
    {
      name: 'a socket in a field',
      code: `${net}export class Client {\n private buffer = '';\n private socket?: net.Socket;\n open(port: number) { this.socket = net.connect(port);\n  this.socket.on('data', data => { this.buffer += data; }); }\n}`,
      errors: [{ messageId: 'stream', line: 6, column: 36, data: { addition: 'this.buffer += data', stream: '`this.socket`', repair: "Call `this.socket.setEncoding('utf8')` first" }, suggestions: 1 }],
    },
    {
      name: 'the output of a command',
      code: `${spawn}let out = '';\nconst child = spawn('ls', { stdio: 'pipe' });\nchild.stdout?.on('data', chunk => { out += chunk; });\nchild.on('close', () => console.log(out));`,
      options: commands,
      errors: [{ messageId: 'stream', line: 4, column: 37, data: { addition: 'out += chunk', stream: '`child.stdout`', repair: "Call `child.stdout?.setEncoding('utf8')` first" }, suggestions: 1 }],
    },
    {
      name: 'a stream that Node and the project are given',
      code: `${net}function watch(socket: net.Socket) { socket.on('error', console.error); }\nlet text = '';\nconst sockets = new Set<net.Socket>();\nlet socket;\nsocket = net.connect(1);\nsockets.add(socket);\nwatch(socket);\nsocket.on('data', data => { text += data; });\nsocket.on('end', () => console.log(text));`,
      errors: [{ messageId: 'stream', line: 9, column: 29, suggestions: 1 }],
    },
    {
      name: 'one output of two',
      code: `${spawn}let out = '';\nlet err = '';\nconst { stdout, stderr } = spawn('ls');\nstdout.setEncoding('utf8');\nstdout.on('data', chunk => { out += chunk; });\nstderr.on('data', chunk => { err += chunk; });\nstdout.on('close', () => console.log(out, err));`,
      options: commands,
      errors: [{ messageId: 'stream', line: 7, column: 30, suggestions: 1 }],
    },
    {
      name: 'another request has its encoding',
      code: serve(`let body = '';\nreq.on('data', chunk => { body += chunk; });\nreq.on('end', () => res.end(body));\nhttp.get('http://a', other => { other.setEncoding('utf8'); other.resume(); });`),
      errors: [{ messageId: 'stream', line: 4, column: 27, suggestions: 1 }],
    },
    {
      name: 'JavaScript',
      filename: 'file.js',
      code: `const http = require('http');\nhttp.createServer((req, res) => {\n  let body = '';\n  req.on('data', chunk => { body += chunk.toString(); });\n  req.on('end', () => res.end(body));\n}).listen(1234);`,
      errors: [{ messageId: 'stream', line: 4, column: 29, suggestions: 1 }],
    },
    {
      name: 'JavaScript, by the name of a function',
      filename: 'file.js',
      code: `const http = require('http');\nfunction read(req) { return new Promise(resolve => {\n  let body = '';\n  req.on('data', chunk => { body += chunk; });\n  req.on('end', () => resolve(body));\n}); }\nasync function handle(req, res) { res.end(await read(req)); }\nhttp.createServer(handle).listen(1234);`,
      errors: [{ messageId: 'stream', line: 4, column: 29, suggestions: 1 }],
    },
    {
      name: 'a decoder without the option',
      code: `export async function read(response: Response) {\n  const reader = response.body!.getReader();\n  const decoder = new TextDecoder();\n  let text = '';\n  while (true) {\n    const { done, value } = await reader.read();\n    if (done) return text;\n    text += decoder.decode(value);\n  }\n}`,
      errors: [
        {
          messageId: 'decoder',
          line: 8,
          column: 13,
          data: { decode: 'decoder.decode(value)', repair: 'Pass `{ stream: true }`' },
          suggestions: [{ messageId: 'streamOption', output: `export async function read(response: Response) {\n  const reader = response.body!.getReader();\n  const decoder = new TextDecoder();\n  let text = '';\n  while (true) {\n    const { done, value } = await reader.read();\n    if (done) return text;\n    text += decoder.decode(value, { stream: true });\n  }\n}` }],
        },
      ],
    },
    {
      name: 'a decoder for each chunk',
      code: `export async function read(response: Response, set: (change: (before: string) => string) => void) {\n  const reader = response.body!.getReader();\n  let result = await reader.read();\n  for (;;) {\n    const next = await reader.read();\n    if (next.done) return;\n    const text = new TextDecoder().decode(next.value);\n    set(before => before + text);\n  }\n}`,
      errors: [{ messageId: 'decoder', line: 7, column: 18, data: { decode: "new TextDecoder().decode(next.value)", repair: 'Make one `TextDecoder` for all chunks, and pass `{ stream: true }`' } }],
    },
    {
      name: 'a decoder of the chunks of a request',
      code: serve(`const decoder = new TextDecoder();\nlet body = '';\nreq.on('data', chunk => { body += decoder.decode(chunk); });\nreq.on('end', () => res.end(body));`),
      errors: [{ messageId: 'decoder', line: 5, column: 35, suggestions: 1 }],
    },
  ],
});
