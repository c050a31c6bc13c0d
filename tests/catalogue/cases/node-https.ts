import type { nodeHttps as rows } from '../../../src/catalogue/node-https.js';
import type { Cases } from '../case.js';

export const nodeHttps: Cases<typeof rows> = {
  'node:https/createServer': {
    leaks: `
import { createServer } from 'node:https';
export function serve(port: number): void {
  const server = createServer({}, (_, response) => response.end());
  server.listen(port);
}
`,
    honest: `
import { createServer } from 'node:https';
const server = createServer({}, (_, response) => response.end());
export function start(port: number): void {
  server.listen(port);
}
export function stop(): void {
  server.close();
}
`,
  },
  'node:https/request': {
    leaks: `
import { request } from 'node:https';
export function ping(url: string): void {
  const req = request(url, { method: 'POST' });
  req.write('ping');
}
`,
    honest: `
import { request } from 'node:https';
export function ping(url: string): void {
  const req = request(url, { method: 'POST' });
  req.write('ping');
  req.end();
}
`,
  },
  'node:https/request response': {
    leaks: `
import { request } from 'node:https';
export function status(url: string, done: (status?: number) => void): void {
  request(url, response => {
    done(response.statusCode);
  }).end();
}
`,
    honest: `
import { request } from 'node:https';
export function status(url: string, done: (status?: number) => void): void {
  request(url, response => {
    response.resume();
    done(response.statusCode);
  }).end();
}
`,
  },
  'node:https/get': {
    leaks: `
import { get } from 'node:https';
export function status(url: string, done: (status?: number) => void): void {
  get(url, response => {
    done(response.statusCode);
  });
}
`,
    honest: `
import { get } from 'node:https';
export function status(url: string, done: (status?: number) => void): void {
  get(url, response => {
    response.resume();
    done(response.statusCode);
  });
}
`,
  },
  'node:https/Agent': {
    leaks: `
import { Agent, request } from 'node:https';
export function ping(url: string): void {
  const agent = new Agent({ keepAlive: true });
  request(url, { agent }).end();
}
`,
    honest: `
import { Agent, request } from 'node:https';
const agent = new Agent({ keepAlive: true });
export function ping(url: string): void {
  request(url, { agent }).end();
}
export function stop(): void {
  agent.destroy();
}
`,
  },
};
