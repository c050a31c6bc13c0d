import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { failingEmitters, handedEmitters } from '../../src/catalogue/failing-emitters.js';

/** For every row that is Node's own, code that makes `made` and lets it fail. */
const FAILURES: Readonly<Record<string, string>> = {
  'fs/read': `const made = fs.createReadStream('/no/such/file');`,
  'fs/write': `const made = fs.createWriteStream('/no/such/folder/file');`,
  'net/connect': `const made = net.connect(await closedPort());`,
  'tls/connect': `const made = tls.connect(await closedPort());`,
  'http/request': `const made = http.get({ port: await closedPort() });`,
  'https/request': `const made = https.get({ port: await closedPort() });`,
  'http2/connect': `const made = http2.connect('http://localhost:' + await closedPort());`,
  'zlib/decompress': `const made = Readable.from([Buffer.from('not compressed')]).pipe(zlib.createGunzip());`,
  'crypto/decrypt': `const made = Readable.from([Buffer.from('not encrypted')]).pipe(crypto.createDecipheriv('aes-256-cbc', crypto.randomBytes(32), crypto.randomBytes(16)));`,
  'worker_threads/Worker': `const made = new Worker('throw new Error("thrown")', { eval: true });`,
  'net/connection': `const made = await handed(net.createServer(), 'connection', 0, '');`,
  'http/upgrade': `const made = await handed(http.createServer(), 'upgrade', 1, 'GET / HTTP/1.1\\r\\nHost: a\\r\\nUpgrade: a\\r\\nConnection: Upgrade\\r\\n\\r\\n');`,
  'http/connect': `const made = await handed(http.createServer(), 'connect', 1, 'CONNECT a:1 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n');`,
  stdin: `const child = spawn('exit', { shell: true }); const made = child.stdin; made.write(Buffer.alloc(10_000_000));`,
};

const PRELUDE = `
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import { Readable } from 'node:stream';
import tls from 'node:tls';
import { Worker } from 'node:worker_threads';
import zlib from 'node:zlib';

const listen = server => new Promise(resolve => server.listen(0, () => resolve(server.address().port)));
async function closedPort() {
  const server = net.createServer();
  const port = await listen(server);
  await new Promise(resolve => server.close(resolve));
  return port;
}
async function handed(server, event, parameter, request) {
  const given = new Promise(resolve => server.on(event, (...values) => resolve(values[parameter])));
  const client = net.connect(await listen(server));
  client.write(request);
  const made = await given;
  setTimeout(() => client.resetAndDestroy(), 50);
  return made;
}
setTimeout(() => process.exit(3), 10_000);
`;

/** How the process ends: 2 when a listener heard the failure, 1 when nobody did. */
function endOf(failure: string, isHeard: boolean): Promise<{ readonly code: number | null; readonly output: string }> {
  const code = `${PRELUDE}${failure}\n${isHeard ? `made.on('error', () => process.exit(2));` : ''}`;
  return new Promise(resolve => {
    const child = execFile(process.execPath, ['--input-type=module', '--eval', code], (_error, _stdout, output) => resolve({ code: child.exitCode, output }));
  });
}

const ids = [...failingEmitters, ...handedEmitters].flatMap(({ id, origin }) => (origin.from === 'module' && origin.module.startsWith('node:') ? [id] : []));

// An upgrade over TLS is the same code; it would need a certificate.
it('every row of Node is among them', () => {
  expect(Object.keys(FAILURES).sort()).toEqual([...ids.filter(id => id !== 'https/upgrade'), 'stdin'].sort());
});

describe.skipIf(process.platform === 'win32')('a failure that nothing listens to ends the process', () => {
  it.concurrent.each(Object.entries(FAILURES))('%s', async (_id, failure) => {
    expect(await endOf(failure, true)).toMatchObject({ code: 2 });
    const { code, output } = await endOf(failure, false);
    expect(code).toBe(1);
    expect(output).toContain("Emitted 'error' event");
  });
});

it('a signal makes Node listen', async () => {
  const { code } = await endOf(`fs.createReadStream('/no/such/file', { signal: new AbortController().signal }).on('close', () => process.exit(0));`, false);
  expect(code).toBe(0);
});
