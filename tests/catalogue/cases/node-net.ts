import type { nodeNet as rows } from '../../../src/catalogue/node-net.js';
import type { Cases } from '../case.js';

export const nodeNet: Cases<typeof rows> = {
  'node:net/createServer': {
    leaks: `
import { createServer } from 'node:net';
export function serve(port: number): void {
  const server = createServer();
  server.listen(port);
}
`,
    honest: `
import { createServer } from 'node:net';
const server = createServer();
export function start(port: number): void {
  server.listen(port);
}
export function stop(): void {
  server.close();
}
`,
  },
  'node:net/Server.listen': {
    leaks: `
import { Server } from 'node:net';
export function serve(port: number): void {
  const server = new Server();
  server.listen(port);
}
`,
    honest: `
import { Server } from 'node:net';
const server = new Server();
server.listen(8080);
export function stop(): void {
  server.close();
}
`,
  },
  'node:net/connect': {
    leaks: `
import { connect } from 'node:net';
export function notify(port: number, text: string): void {
  const socket = connect(port);
  socket.write(text);
}
`,
    honest: `
import { connect } from 'node:net';
export function notify(port: number, text: string): void {
  const socket = connect(port);
  socket.write(text);
  socket.end();
}
`,
  },
  'node:net/Socket': {
    leaks: `
import { Socket } from 'node:net';
export function notify(port: number, text: string): void {
  const socket = new Socket();
  socket.connect(port);
  socket.write(text);
}
`,
    honest: `
import { Socket } from 'node:net';
export function notify(port: number, text: string): void {
  const socket = new Socket();
  socket.connect(port);
  socket.write(text);
  socket.end();
}
`,
  },
  'node:net/BoundSocket': {
    leaks: `
import { BoundSocket } from 'node:net';
export function probe(): void {
  const bound = new BoundSocket({ port: 0 });
  console.log(bound.address());
}
`,
    honest: `
import { BoundSocket } from 'node:net';
export function probe(): void {
  const bound = new BoundSocket({ port: 0 });
  try {
    console.log(bound.address());
  } finally {
    bound.close();
  }
}
`,
  },
};
