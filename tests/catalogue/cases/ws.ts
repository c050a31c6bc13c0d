import type { ws as rows } from '../../../src/catalogue/ws.js';
import type { Cases } from '../case.js';

export const ws: Cases<typeof rows> = {
  'ws/WebSocket': {
    leaks: `
import WebSocket from 'ws';
export class Session {
  private readonly connection = new WebSocket('wss://example.com');
  use(): void {
    this.connection.send('hello');
  }
}
`,
    honest: `
import WebSocket from 'ws';
export class Session {
  private readonly connection = new WebSocket('wss://example.com');
  use(): void {
    this.connection.send('hello');
  }
  dispose(): void {
    this.connection.close();
  }
}
`,
  },
  'ws/Server': {
    leaks: `
import ws = require('ws');
export function serve(): void {
  const server = new ws.Server({ port: 8080 });
  server.on('connection', socket => socket.send('hello'));
}
`,
    honest: `
import ws = require('ws');
const server = new ws.Server({ port: 8080 });
export function stop(): void {
  server.close();
}
`,
  },
  'ws/WebSocketServer': {
    leaks: `
import { WebSocketServer } from 'ws';
export function serve(): void {
  const server = new WebSocketServer({ port: 8080 });
  server.on('connection', socket => socket.send('hello'));
}
`,
    honest: `
import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 8080 });
export function stop(): void {
  server.close();
}
`,
  },
};
