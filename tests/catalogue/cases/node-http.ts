import type { nodeHttp as rows } from '../../../src/catalogue/node-http.js';
import type { Cases } from '../case.js';

export const nodeHttp: Cases<typeof rows> = {
  'node:http/createServer': {
    leaks: `
import { createServer } from 'node:http';
export function serve(port: number): void {
  const server = createServer((_, response) => response.end());
  server.listen(port);
}
`,
    honest: `
import { createServer } from 'node:http';
const server = createServer((_, response) => response.end());
export function start(port: number): void {
  server.listen(port);
}
export function stop(): void {
  server.close();
}
`,
  },
  'node:http/request': {
    leaks: `
import { request } from 'node:http';
export function ping(url: string): void {
  const req = request(url, { method: 'POST' });
  req.write('ping');
}
`,
    honest: `
import { request } from 'node:http';
export function ping(url: string): void {
  const req = request(url, { method: 'POST' });
  req.write('ping');
  req.end();
}
`,
  },
  'node:http/request response': {
    leaks: `
import { request } from 'node:http';
export function status(url: string, done: (status?: number) => void): void {
  request(url, response => {
    done(response.statusCode);
  }).end();
}
`,
    honest: `
import { request } from 'node:http';
export function status(url: string, done: (status?: number) => void): void {
  request(url, response => {
    response.resume();
    done(response.statusCode);
  }).end();
}
`,
  },
  'node:http/get': {
    leaks: `
import { get } from 'node:http';
export function status(url: string, done: (status?: number) => void): void {
  get(url, response => {
    done(response.statusCode);
  });
}
`,
    honest: `
import { get } from 'node:http';
export function status(url: string, done: (status?: number) => void): void {
  get(url, response => {
    response.resume();
    done(response.statusCode);
  });
}
`,
  },
  'node:http/ClientRequest.on response': {
    leaks: `
import type { ClientRequest } from 'node:http';
export function status(request: ClientRequest, done: (status?: number) => void): void {
  request.on('response', response => {
    done(response.statusCode);
  });
}
`,
    honest: `
import type { ClientRequest } from 'node:http';
export function status(request: ClientRequest, done: (status?: number) => void): void {
  request.on('response', response => {
    response.resume();
    done(response.statusCode);
  });
}
`,
  },
  'node:http/Agent': {
    leaks: `
import { Agent, request } from 'node:http';
export function ping(url: string): void {
  const agent = new Agent({ keepAlive: true });
  request(url, { agent }).end();
}
`,
    honest: `
import { Agent, request } from 'node:http';
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
