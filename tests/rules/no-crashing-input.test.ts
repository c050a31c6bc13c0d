import rule from '../../src/rules/no-crashing-input.js';
import { typedRuleTester } from '../support/lint.js';

const http = `import http from 'node:http';\nimport net from 'node:net';\n`;
const ws = `import { WebSocket, WebSocketServer } from 'ws';\ndeclare const server: WebSocketServer;\n`;
/** A listener of an HTTP server, its body from line 4 on. */
const request = (body: string): string => `${http}http.createServer((req, res) => {\n${body}\nres.end();\n}).listen(1234);`;
/** A listener of a message of a client, its body from line 5 on. */
const message = (body: string, parameters = 'data'): string => `${ws}server.on('connection', socket => {\nsocket.on('message', (${parameters}) => {\n${body}\n}); });`;

/** A listener of connections, of a server that is made with some options. */
const connection = (options: string, base = "'http://localhost'"): string => `import { WebSocketServer } from 'ws';\nconst server = new WebSocketServer({ ${options} });\nserver.on('connection', (socket, request) => {\n  const { searchParams } = new URL(request.url!, ${base});\n  socket.send(searchParams.get('id')!);\n});`;

typedRuleTester().run('no-crashing-input', rule, {
  valid: [
    { name: 'a try', code: message(`try { console.log(JSON.parse(data.toString())); } catch { socket.close(); }`) },
    { name: 'a try around a callback that runs at once', code: message(`try { data.toString().split('\\n').forEach(line => console.log(JSON.parse(line))); } catch { socket.close(); }`) },
    { name: 'a try in a helper', code: `${message('handle(data.toString());')}\nfunction handle(text: string) { try { return JSON.parse(text); } catch { return undefined; } }` },
    { name: 'a try around a helper', code: `${message('try { handle(data.toString()); } catch {}')}\nfunction handle(text: string) { return JSON.parse(text); }` },
    { name: 'an async listener rejects', code: message(`console.log(JSON.parse(data.toString()));`).replace('(data)', 'async (data)') },
    { name: 'a promise catches', code: message(`void new Promise(resolve => resolve(JSON.parse(data.toString()))).catch(() => {});`) },
    { name: 'nothing from outside', code: message(`console.log(JSON.parse('{}'), data);`) },
    { name: 'what a function of somebody made of it', code: `declare function decrypt(data: unknown): string;\n${message(`console.log(JSON.parse(decrypt(data)));`)}` },
    { name: 'cleaned', code: message(`console.log(BigInt(data.toString().replace(/\\D/g, '')));`) },
    { name: 'checked', code: message(`const text = data.toString();\nif (!/^\\d+$/.test(text)) return;\nconsole.log(BigInt(text));`) },
    { name: 'its signature is checked', code: `declare function isSigned(data: unknown): boolean;\n${message(`if (isSigned(data)) console.log(JSON.parse(data.toString()));`)}` },
    { name: 'canParse()', code: request(`if (!URL.canParse(req.url!, 'http://a')) { res.end(); return; }\nconsole.log(new URL(req.url!, 'http://a'));`) },
    { name: 'a target that begins with a path', code: request(`if (req.url?.startsWith('/api/')) console.log(new URL(req.url, 'http://localhost').pathname);`) },
    { name: 'a target that is known', code: request(`if (req.url === '/health') console.log(new URL(req.url, 'http://localhost').pathname);`) },
    { name: 'a target that is one of some', code: request(`switch (req.url) { case '/a': console.log(new URL(req.url, 'http://localhost').pathname); }`) },
    { name: 'a target that a function of the project looks at', code: `const path = '/socket';\nfunction check(request: { url?: string }) { return request.url?.slice(0, path.length) === path; }\n${request(`if (check(req)) { prepare(req); }`)}\nfunction prepare(request: { url?: string }) { console.log(new URL(request.url!, 'http://localhost')); }` },
    { name: 'a request that somebody looks at', code: `declare function isOurs(request: unknown): boolean;\n${request(`if (!isOurs(req)) { res.end(); return; }\nconsole.log(new URL(req.url!, 'http://localhost'));`)}` },
    { name: 'a check around the listener', code: request(`if (!URL.canParse(req.url!, 'http://a')) { res.end(); return; }\nreq.on('end', () => { console.log(new URL(req.url!, 'http://a')); });`) },
    { name: 'a check before a function without arguments', code: `${ws}declare function isSigned(text: string): boolean;\nlet last = '';\nserver.on('connection', socket => { socket.on('message', data => { last = data.toString(); if (isSigned(last)) read(); }); });\nfunction read() { console.log(JSON.parse(last)); }` },
    { name: 'what is put before it takes every target', code: request('console.log(new URL(`http://localhost/${req.url}`), new URL("http://localhost" + req.url));') },
    { name: 'a header that Node looks at', code: request(`console.log(BigInt(req.headers['content-length'] ?? '0'));`) },
    { name: 'what is not of the client', code: request(`console.log(new URL(req.socket.remoteAddress ?? '/', 'http://localhost'));`) },
    { name: 'a variable that anybody may set', code: `let text = '';\nexport function set(value: string) { text = value; }\n${message(`console.log(JSON.parse(text), data);`)}` },
    { name: 'the web does not die', code: `const socket = new globalThis.WebSocket('wss://example.com');\nsocket.addEventListener('message', event => { console.log(JSON.parse(event.data)); });\nsocket.onmessage = event => { console.log(JSON.parse(event.data)); };` },
    { name: 'the other process is one of its own', code: `process.on('message', (text: string) => { console.log(JSON.parse(text)); });` },
    { name: 'a command of its own', code: `import { spawn } from 'node:child_process';\nexport const run = () => { spawn('a').stdout.on('data', data => { console.log(JSON.parse(data)); }); };` },
    { name: 'the standard input', code: `process.stdin.on('data', data => { console.log(JSON.parse(data.toString())); });` },
    { name: 'an emitter of the project', code: `import { EventEmitter } from 'node:events';\ndeclare const bus: EventEmitter;\nbus.on('message', (text: string) => { console.log(JSON.parse(text)); });` },
    { name: 'a client at the start of a program', code: `import { WebSocket } from 'ws';\nconst socket = new WebSocket('wss://example.com');\nsocket.on('message', data => { console.log(JSON.parse(data.toString())); });` },
    { name: 'a request at the start of a program', code: `${http}http.get('http://a', response => { let body = ''; response.on('data', chunk => { body += chunk; }); response.on('end', () => { console.log(JSON.parse(body)); }); });` },
    { name: 'another JSON', code: `declare const JSON: { parse(text: string): unknown };\n${message(`console.log(JSON.parse(data.toString()));`)}\nexport {};` },
    { name: 'connections of a path', code: connection("port: 1234, path: '/ws'") },
    { name: 'connections that somebody looked at', code: connection('noServer: true', '`http://${request.headers.host}`') },
    { name: 'connections of a server that is made elsewhere', code: `${ws}server.on('connection', (socket, request) => { socket.send(new URL(request.url!, 'http://localhost').search); });` },
    { name: 'the process goes on sometimes', code: `${message(`console.log(JSON.parse(data.toString()));`)}\nprocess.on('uncaughtException', error => { if (error.name === 'Fatal') process.exit(1); });` },
    { name: 'the process goes on', code: `${message(`console.log(JSON.parse(data.toString()));`)}\nprocess.on('uncaughtException', console.error);` },
    { name: 'a command', code: `#!/usr/bin/env node\n${message(`console.log(JSON.parse(data.toString()));`)}` },
    { name: 'a test', code: `import { it } from 'vitest';\nit('runs', () => {});\n${message(`console.log(JSON.parse(data.toString()));`)}` },
    { name: 'a server of another package', code: `declare const app: { get(path: string, handler: (req: { url: string }) => void): void };\napp.get('/', req => { console.log(new URL(req.url, 'http://a')); });` },
    { name: 'JavaScript', filename: 'file.js', code: `const http = require('http');\nhttp.createServer((req, res) => {\n  let url;\n  try { url = new URL(req.url, 'http://localhost'); } catch { res.writeHead(400).end(); return; }\n  res.end(url.pathname);\n});` },
    { name: 'known miss: the way of the web to listen to ws', code: `${ws}server.on('connection', socket => { socket.onmessage = event => { console.log(JSON.parse(event.data.toString())); }; });` },
    { name: 'known miss: a listener that is given to a wrapper', code: `${ws}function listen(listener: (text: string) => void) { server.on('connection', socket => { socket.on('message', data => listener(data.toString())); }); }\nlisten(text => { console.log(JSON.parse(text)); });` },
  ],
  invalid: [
    { name: 'a message', code: message(`const { type } = JSON.parse(data.toString());\nconsole.log(type);`), errors: [{ messageId: 'uncaught', line: 5, column: 18, endColumn: 45, data: { parser: 'JSON.parse()', input: 'a malformed message', line: 4, repair: 'Parse in a `try`, and answer or drop what is malformed' } }] },
    { name: 'a message, through variables', code: message(`const text = String(data);\nconst message = JSON.parse(text) as { type: string };\nconsole.log(message);`), errors: [{ messageId: 'uncaught', line: 6, column: 17 }] },
    { name: 'a message that is not a ping', code: message(`const text = data.toString();\nif (text === 'ping') { socket.send('pong'); return; }\nconsole.log(JSON.parse(text));`), errors: [{ messageId: 'uncaught', line: 7, column: 13 }] },
    { name: 'in a finally-less and catch-less try', code: message(`try { console.log(JSON.parse(data.toString())); } finally { socket.close(); }`), errors: [{ messageId: 'uncaught', line: 5, column: 19 }] },
    { name: 'in a catch', code: message(`try { socket.ping(); } catch { console.log(JSON.parse(data.toString())); }`), errors: [{ messageId: 'uncaught', line: 5, column: 44 }] },
    { name: 'each line', code: message(`data.toString().split('\\n').forEach(line => console.log(JSON.parse(line)));\nfor (const line of data.toString().split('\\n')) console.log(JSON.parse(line));`), errors: [{ messageId: 'uncaught', line: 5 }, { messageId: 'uncaught', line: 6 }] },
    { name: 'the request of a connection', code: connection('port: 1234'), errors: [{ messageId: 'uncaught', line: 4, column: 28, data: { parser: 'new URL()', input: 'a request target such as `//`', line: 3, repair: 'Parse in a `try`, and answer or drop what is malformed' } }] },
    { name: 'the host of a connection', code: connection("port: 1234, path: '/ws'", '`http://${request.headers.host}`'), errors: [{ messageId: 'uncaught', line: 4, column: 28, data: { parser: 'new URL()', input: 'a `host` header such as `[`', line: 3, repair: 'Parse in a `try`, and answer or drop what is malformed' } }] },
    { name: 'the process is ended', code: `${message(`console.log(JSON.parse(data.toString()));`)}\nprocess.on('uncaughtException', error => { console.error(error); process.exit(1); });`, errors: [{ messageId: 'uncaught', line: 5 }] },
    { name: 'a request', code: request(`const url = new URL(req.url ?? '/', 'http://localhost');\nconsole.log(url.pathname);`), errors: [{ messageId: 'uncaught', line: 4, column: 13 }] },
    { name: 'a target that nothing looks at', code: `function isGet(request: { method?: string }) { return request.method === 'GET'; }\n${request(`if (!isGet(req)) return;\nconsole.log(new URL(req.url!, 'http://localhost'));`)}`, errors: [{ messageId: 'uncaught', line: 6, column: 13 }] },
    { name: 'the host of a request', code: request('if (!req.url?.startsWith("/api/")) return;\nconsole.log(new URL(req.url, `http://${req.headers.host}`));'), errors: [{ messageId: 'uncaught', line: 5, column: 13, data: { parser: 'new URL()', input: 'a `host` header such as `[`', line: 3, repair: 'Parse in a `try`, and answer or drop what is malformed' } }] },
    { name: 'the path of a request', code: request(`const path = decodeURIComponent(req.url!.split('?')[0]!);\nconsole.log(path);`), errors: [{ messageId: 'uncaught', line: 4, column: 14, data: { parser: 'decodeURIComponent()', input: 'a request target such as `/%`', line: 3, repair: 'Parse in a `try`, and answer or drop what is malformed' } }] },
    { name: 'the decoded path of a target that is a URL', code: request(`if (!req.url?.startsWith('/files/')) return;\nconst { pathname } = new URL(req.url, 'http://localhost');\nconsole.log(decodeURIComponent(pathname));`), errors: [{ messageId: 'uncaught', line: 6, column: 13 }] },
    { name: 'an upgrade', code: `${http}declare const server: http.Server;\nserver.on('upgrade', ({ url }, socket) => {\n  socket.end(new URL(url!, 'http://localhost').pathname);\n});`, errors: [{ messageId: 'uncaught', line: 5, column: 14 }] },
    { name: 'a body', code: request(`let body = '';\nreq.on('data', chunk => { body += chunk; });\nreq.on('end', () => { console.log(JSON.parse(body)); });`), errors: [{ messageId: 'uncaught', line: 6, column: 35, data: { parser: 'JSON.parse()', input: 'a malformed body', line: 6, repair: 'Parse in a `try`, and answer or drop what is malformed' } }] },
    { name: 'a body in pieces', code: request(`const chunks: Buffer[] = [];\nreq.on('data', (chunk: Buffer) => chunks.push(chunk));\nreq.on('end', () => { console.log(JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')); });`), errors: [{ messageId: 'uncaught', line: 6 }] },
    { name: 'a response', code: `${http}export const load = (url: string) => new Promise((resolve, reject) => {\n  http.get(url, response => {\n    let body = '';\n    response.on('data', chunk => { body += chunk; });\n    response.on('end', () => resolve(JSON.parse(body)));\n  }).on('error', reject);\n});`, errors: [{ messageId: 'uncaught', line: 7, column: 38, data: { parser: 'JSON.parse()', input: 'a malformed response', line: 7, repair: 'Parse in a `try`, and answer or drop what is malformed' } }] },
    { name: 'a response, in JavaScript', filename: 'file.js', code: `const https = require('https');\nmodule.exports = url => new Promise((resolve, reject) => {\n  const request = https.get(url, function (res) {\n    let data = '';\n    res.on('data', function (chunk) { data += chunk; });\n    res.on('end', function () {\n      data = JSON.parse(data);\n      resolve(data);\n    });\n  });\n  request.on('error', reject);\n});`, errors: [{ messageId: 'uncaught', line: 7, column: 14 }] },
    { name: 'lines of a socket', code: `${http}net.createServer(socket => {\n  let rest = '';\n  socket.on('data', chunk => {\n    rest += chunk.toString();\n    const lines = rest.split('\\n');\n    rest = lines.pop() ?? '';\n    for (const line of lines) console.log(JSON.parse(line));\n  });\n});`, errors: [{ messageId: 'uncaught', line: 9, column: 43 }] },
    { name: 'a datagram', code: `import dgram from 'node:dgram';\nconst socket = dgram.createSocket('udp4');\nsocket.on('message', message => { console.log(JSON.parse(message.toString())); });`, errors: [{ messageId: 'uncaught', line: 3 }] },
    { name: 'a helper', code: `${message('handle(data.toString());')}\nfunction handle(text: string) {\n  console.log(JSON.parse(text));\n}`, errors: [{ messageId: 'uncaught', line: 8, column: 15, data: { parser: 'JSON.parse()', input: 'a malformed message', line: 4, repair: 'Parse in a `try`, and answer or drop what is malformed' } }] },
    { name: 'cookies', code: request(`const cookies: Record<string, string> = {};\n(req.headers.cookie ?? '').split(';').forEach(cookie => {\nconst [name, value] = cookie.split('=');\ncookies[name!] = decodeURIComponent(value!);\n});`), errors: [{ messageId: 'uncaught', line: 7, column: 18, data: { parser: 'decodeURIComponent()', input: 'a `cookie` header such as `%`', line: 3, repair: 'Parse in a `try`, and answer or drop what is malformed' } }] },
    { name: 'cookies, reduced by a helper', code: `${request(`console.log(cookiesOf(req));`)}\nfunction cookiesOf(req: http.IncomingMessage) {\nconst header = req.headers.cookie;\nif (!header) return {};\nreturn header.split(';').reduce<Record<string, string>>((all, cookie) => { const [name, value] = cookie.split('='); all[name!] = decodeURIComponent(value!); return all; }, {});\n}`, errors: [{ messageId: 'uncaught', line: 10 }] },
    { name: 'a listener by its name', code: `import http from 'node:http';\nconst handle: http.RequestListener = (req, res) => {\n  res.end(new URL(req.url!, 'http://a').pathname);\n};\nhttp.createServer(handle).listen(1234);`, errors: [{ messageId: 'uncaught', line: 3, column: 11 }] },
    { name: 'a method', code: `${ws}export class Sockets {\n  start() { server.on('connection', socket => { socket.on('message', this.onMessage.bind(this)); socket.on('message', data => this.handle(data.toString())); }); }\n  private onMessage(data: Buffer) { console.log(JSON.parse(data.toString())); }\n  private handle(text: string) { console.log(JSON.parse(text)); }\n}`, errors: [{ messageId: 'uncaught', line: 5 }, { messageId: 'uncaught', line: 6 }] },
    { name: 'JavaScript', filename: 'file.js', code: `const http = require('http');\nhttp.createServer((req, res) => {\n  const { pathname } = new URL(req.url, 'http://' + req.headers.host);\n  res.end(pathname);\n});`, errors: [{ messageId: 'uncaught', line: 3, column: 24 }] },
    { name: 'numbers and expressions', code: message(`console.log(BigInt(data.toString()));\nconsole.log(new RegExp(data.toString()));`), errors: [{ messageId: 'uncaught', line: 5 }, { messageId: 'uncaught', line: 6 }] },
  ],
});
