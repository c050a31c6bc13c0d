import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const PRELUDE = `
import { exec, execFile, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const TEXT = 'é€😀';
const bytes = Buffer.from(TEXT);
const rest = () => new Promise(resolve => setTimeout(resolve, 40));
/** Every byte of the text by itself. */
async function writeTo(writable) {
  for (const byte of bytes) { writable.write(Buffer.of(byte)); await rest(); }
  writable.end();
}
const command = 'const bytes = Buffer.from("é€😀"); let at = 0; const next = () => { if (at < bytes.length) process.stdout.write(bytes.subarray(at, ++at), () => setTimeout(next, 40)); }; next();';
const listen = async server => (await once(server.listen(0), 'listening'), server.address().port);
function file() {
  const name = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'split-')), 'a');
  fs.writeFileSync(name, TEXT);
  return name;
}
async function request() {
  const server = http.createServer();
  const client = http.request({ port: await listen(server), method: 'POST' });
  writeTo(client);
  return (await once(server, 'request'))[0];
}
async function response() {
  const server = http.createServer((_request, answer) => writeTo(answer));
  return (await once(http.get({ port: await listen(server) }), 'response'))[0];
}
async function socket() {
  const server = net.createServer(writeTo);
  return net.connect(await listen(server));
}
`;

/** A stream for every place that the rule knows to give bytes. */
const STREAMS: Readonly<Record<string, string>> = {
  request: 'await request()',
  response: 'await response()',
  socket: 'await socket()',
  file: 'fs.createReadStream(file(), { highWaterMark: 1 })',
  handle: 'await fs.promises.open(file()).then(handle => handle.createReadStream({ highWaterMark: 1 }))',
  spawn: `spawn(process.execPath, ['--eval', command]).stdout`,
  input: `(process.env.AGAIN ? process.stdin : undefined)`,
};

function run(code: string, input?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ['--input-type=module', '--eval', PRELUDE + code], { env: { ...process.env, AGAIN: '1' } }, (error, output, errors) => (error ? reject(new Error(errors)) : resolve(output)));
    void (async () => {
      for (const byte of Buffer.from(input ?? '')) {
        child.stdin?.write(Buffer.of(byte));
        await new Promise(resolve => setTimeout(resolve, 40));
      }
      child.stdin?.end();
    })();
  });
}

const collect = (stream: string, before: string): string => `const stream = ${stream};
${before}
let text = '';
stream.on('data', chunk => { text += chunk; });
stream.on('end', () => process.stdout.write(String(text === TEXT), () => process.exit()));`;

describe.skipIf(process.platform === 'win32')('a character that lies across two chunks', () => {
  it.concurrent.each(Object.entries(STREAMS))('%s: is broken, and is not after setEncoding()', async (name, stream) => {
    const input = name === 'input' ? 'é€😀' : undefined;
    expect(await run(collect(stream, ''), input)).toBe('false');
    expect(await run(collect(stream, `stream.setEncoding('utf8');`), input)).toBe('true');
  });

  it.concurrent('exec() and execFile() decode', async () => {
    expect(await run(collect(`execFile(process.execPath, ['--eval', command]).stdout`, ''))).toBe('true');
    expect(await run(collect(`exec(JSON.stringify(process.execPath) + " --eval '" + command + "'").stdout`, ''))).toBe('true');
  });

  it.concurrent('a file with an encoding is decoded', async () => {
    expect(await run(collect(`fs.createReadStream(file(), { highWaterMark: 1, encoding: 'utf8' })`, ''))).toBe('true');
  });
});

describe('TextDecoder', () => {
  const bytes = [...new TextEncoder().encode('é€😀')].map(byte => Uint8Array.of(byte));

  it('breaks them without `stream: true`', () => {
    const decoder = new TextDecoder();
    expect(bytes.map(chunk => decoder.decode(chunk)).join('')).not.toBe('é€😀');
    expect(bytes.map(chunk => decoder.decode(chunk, { stream: true })).join('')).toBe('é€😀');
  });
});
