import type { nodeHttp2 as rows } from '../../../src/catalogue/node-http2.js';
import type { Cases } from '../case.js';

export const nodeHttp2: Cases<typeof rows> = {
  'node:http2/connect': {
    leaks: `
import { connect } from 'node:http2';
export function ping(url: string): void {
  const session = connect(url);
  session.request({ ':path': '/ping' }).resume();
}
`,
    honest: `
import { connect } from 'node:http2';
export function ping(url: string): void {
  const session = connect(url);
  session.request({ ':path': '/ping' }).resume();
  session.close();
}
`,
  },
  'node:http2/createServer': {
    leaks: `
import { createServer } from 'node:http2';
export function serve(port: number): void {
  const server = createServer();
  server.listen(port);
}
`,
    honest: `
import { createServer } from 'node:http2';
const server = createServer();
export function start(port: number): void {
  server.listen(port);
}
export function stop(): void {
  server.close();
}
`,
  },
  'node:http2/ClientHttp2Session.request': {
    leaks: `
import { connect } from 'node:http2';
const session = connect('https://example.com');
export function ping(): void {
  const stream = session.request({ ':path': '/ping' });
  console.log(stream.id);
}
`,
    honest: `
import { connect } from 'node:http2';
const session = connect('https://example.com');
export function ping(): void {
  const stream = session.request({ ':path': '/ping' });
  stream.resume();
}
`,
  },
};
