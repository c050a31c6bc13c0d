import type { nodeTls as rows } from '../../../src/catalogue/node-tls.js';
import type { Cases } from '../case.js';

export const nodeTls: Cases<typeof rows> = {
  'node:tls/connect': {
    leaks: `
import { connect } from 'node:tls';
export function notify(port: number, text: string): void {
  const socket = connect(port);
  socket.write(text);
}
`,
    honest: `
import { connect } from 'node:tls';
export function notify(port: number, text: string): void {
  const socket = connect(port);
  socket.write(text);
  socket.end();
}
`,
  },
  'node:tls/createServer': {
    leaks: `
import { createServer } from 'node:tls';
export function serve(port: number): void {
  const server = createServer();
  server.listen(port);
}
`,
    honest: `
import { createServer } from 'node:tls';
const server = createServer();
export function start(port: number): void {
  server.listen(port);
}
export function stop(): void {
  server.close();
}
`,
  },
};
