import type { undici as rows } from '../../../src/catalogue/undici.js';
import type { Cases } from '../case.js';

export const undici: Cases<typeof rows> = {
  'undici/request': {
    leaks: `
import { request } from 'undici';
export async function status(url: string): Promise<number> {
  const { statusCode } = await request(url);
  return statusCode;
}
`,
    honest: `
import { request } from 'undici';
export async function status(url: string): Promise<number> {
  const { statusCode, body } = await request(url);
  await body.dump();
  return statusCode;
}
`,
  },
  'undici/Dispatcher.request': {
    leaks: `
import type { Dispatcher } from 'undici';
export async function status(client: Dispatcher): Promise<number> {
  const { statusCode } = await client.request({ origin: 'https://example.com', path: '/', method: 'GET' });
  return statusCode;
}
`,
    honest: `
import type { Dispatcher } from 'undici';
export async function status(client: Dispatcher): Promise<number> {
  const { statusCode, body } = await client.request({ origin: 'https://example.com', path: '/', method: 'GET' });
  await body.dump();
  return statusCode;
}
`,
  },
  'undici/fetch': {
    leaks: `
import { fetch } from 'undici';
export async function exists(url: string): Promise<boolean> {
  const response = await fetch(url);
  return response.ok;
}
`,
    honest: `
import { fetch } from 'undici';
export async function exists(url: string): Promise<boolean> {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.ok;
}
`,
  },
  'undici/Pool': {
    leaks: `
import { Pool } from 'undici';
export async function handler(): Promise<unknown> {
  const client = new Pool('https://example.com');
  return await (await client.request({ origin: 'https://example.com', path: '/', method: 'GET' })).body.text();
}
`,
    honest: `
import { Pool } from 'undici';
const client = new Pool('https://example.com');
export async function handler(): Promise<unknown> {
  return await (await client.request({ origin: 'https://example.com', path: '/', method: 'GET' })).body.text();
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  'undici/Agent': {
    leaks: `
import { Agent } from 'undici';
export async function handler(): Promise<unknown> {
  const client = new Agent();
  return await (await client.request({ origin: 'https://example.com', path: '/', method: 'GET' })).body.text();
}
`,
    honest: `
import { Agent } from 'undici';
const client = new Agent();
export async function handler(): Promise<unknown> {
  return await (await client.request({ origin: 'https://example.com', path: '/', method: 'GET' })).body.text();
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  'undici/Client': {
    leaks: `
import { Client } from 'undici';
export async function work(): Promise<unknown> {
  const client = new Client('https://example.com');
  const result = await (await client.request({ path: '/', method: 'GET' })).body.text();
  return result;
}
`,
    honest: `
import { Client } from 'undici';
export async function work(): Promise<unknown> {
  const client = new Client('https://example.com');
  try {
    return await (await client.request({ path: '/', method: 'GET' })).body.text();
  } finally {
    await client.close();
  }
}
`,
  },
  'undici/WebSocket': {
    leaks: `
import { WebSocket } from 'undici';
export class Session {
  private readonly connection = new WebSocket('wss://example.com');
  use(): void {
    this.connection.send('hello');
  }
}
`,
    honest: `
import { WebSocket } from 'undici';
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
  'undici/EventSource': {
    leaks: `
import { EventSource } from 'undici';
export class Session {
  private readonly connection = new EventSource('https://example.com');
  use(): void {
    this.connection.onmessage = event => console.log(event.data);
  }
}
`,
    honest: `
import { EventSource } from 'undici';
export class Session {
  private readonly connection = new EventSource('https://example.com');
  use(): void {
    this.connection.onmessage = event => console.log(event.data);
  }
  dispose(): void {
    this.connection.close();
  }
}
`,
  },
};
