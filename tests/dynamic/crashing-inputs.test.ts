import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { MALFORMED } from '../../src/analyses/malformed-input.js';
import { inputEvents } from '../../src/catalogue/input-events.js';

/** For every row that is Node's own, code whose listener parses what it is sent. */
const LISTENERS: Readonly<Record<string, string>> = {
  'http/request': `ask(http.createServer(request => { new URL(request.url, 'http://localhost'); }), 'GET // HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n');`,
  'http2/request': `const server = http2.createServer(request => { new URL('http://' + request.headers[':authority'] + request.url); }); server.listen(0, () => http2.connect('http://localhost:' + server.address().port).request({ ':path': '/', ':authority': '[' }).on('error', () => {}));`,
  'http/response': `answer('/', response => { new URL(response.headers.location); });`,
  'http/data': `ask(http.createServer(request => { request.on('data', parse); }), POST);`,
  'http/end': `ask(http.createServer(request => { let body = ''; request.on('data', chunk => { body += chunk; }); request.on('end', () => parse(body)); }), POST);`,
  'net/data': `ask(net.createServer(socket => { socket.on('data', parse); }), '{');`,
  'net/end': `ask(net.createServer(socket => { let text = ''; socket.on('data', chunk => { text += chunk; }); socket.on('end', () => parse(text)); }), '{', true);`,
  'dgram/message': `const socket = dgram.createSocket('udp4', parse); socket.bind(0, () => dgram.createSocket('udp4').send('{', socket.address().port, '127.0.0.1'));`,
  upgrade: `const server = http.createServer(); server.on('upgrade', request => { new URL(request.url, 'http://localhost'); }); ask(server, 'GET // HTTP/1.1\\r\\nHost: a\\r\\nUpgrade: a\\r\\nConnection: Upgrade\\r\\n\\r\\n');`,
  connect: `const server = http.createServer(); server.on('connect', request => { new URL('http://' + request.url); }); ask(server, 'CONNECT a:99999 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n');`,
};

const PRELUDE = `
import dgram from 'node:dgram';
import http from 'node:http';
import http2 from 'node:http2';
import net from 'node:net';

const POST = 'POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 1\\r\\n\\r\\n{';
const parse = text => { JSON.parse(String(text)); };
function ask(server, text, ends) {
  server.listen(0, () => {
    const client = net.connect(server.address().port, () => (ends ? client.end(text) : client.write(text)));
    client.on('error', () => {});
  });
}
function answer(location, listener) {
  const server = http.createServer((request, response) => { response.writeHead(302, { location }).end(); });
  server.listen(0, () => http.get({ port: server.address().port }, listener));
}
setTimeout(() => process.exit(3), 5000);
`;

/** How the process ends: 1 when nothing caught what a listener threw. */
function endOf(code: string): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise(resolve => {
    const child = execFile(process.execPath, ['--input-type=module', '--eval', PRELUDE + code], (_error, stdout, stderr) => resolve({ code: child.exitCode, output: stdout + stderr }));
  });
}

describe('what ends the process when it throws on input', () => {
  // TLS is the same code; it would need a certificate.
  it('has code for every row of Node', () => {
    const own = inputEvents.filter(({ id, origin }) => origin.from === 'module' && origin.module.startsWith('node:') && !id.startsWith('https/')).map(({ id }) => id);
    expect(own.filter(id => !(id in LISTENERS))).toEqual([]);
  });

  it.each(Object.keys(LISTENERS))('%s', async id => {
    const { code, output } = await endOf(LISTENERS[id] ?? '');
    expect(output).toMatch(/SyntaxError|Invalid URL/);
    expect(code).toBe(1);
  });
});

describe('what a client can send', () => {
  const received = (target: string, host: string): Promise<string> =>
    endOf(`ask(http.createServer(request => { console.log(JSON.stringify([request.url, request.headers.host])); process.exit(0); }), ${JSON.stringify(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)});`).then(({ output }) => output.trim());

  it.each(MALFORMED.target)('the target %s', async target => {
    expect(await received(target, 'a')).toBe(JSON.stringify([target, 'a']));
  });

  it.each(MALFORMED.header)('the host %s', async host => {
    expect(await received('/', host)).toBe(JSON.stringify(['/', host]));
  });
});
