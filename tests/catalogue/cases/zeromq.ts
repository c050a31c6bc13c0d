import type { zeromq as rows } from '../../../src/catalogue/zeromq.js';
import type { Cases } from '../case.js';

export const zeromq: Cases<typeof rows> = {
  'zeromq/Subscriber': {
    leaks: `
import { Subscriber } from 'zeromq';
export async function handler(): Promise<unknown> {
  const client = new Subscriber();
  return await client.receive();
}
`,
    honest: `
import { Subscriber } from 'zeromq';
const client = new Subscriber();
export async function handler(): Promise<unknown> {
  return await client.receive();
}
export async function stop(): Promise<void> {
  client.close();
}
`,
  },
  'zeromq/Publisher': {
    leaks: `
import { Publisher } from 'zeromq';
export async function handler(): Promise<unknown> {
  const client = new Publisher();
  return await client.send('a');
}
`,
    honest: `
import { Publisher } from 'zeromq';
const client = new Publisher();
export async function handler(): Promise<unknown> {
  return await client.send('a');
}
export async function stop(): Promise<void> {
  client.close();
}
`,
  },
  'zeromq/Request': {
    leaks: `
import { Request } from 'zeromq';
export async function handler(): Promise<unknown> {
  const client = new Request();
  return await client.send('a');
}
`,
    honest: `
import { Request } from 'zeromq';
const client = new Request();
export async function handler(): Promise<unknown> {
  return await client.send('a');
}
export async function stop(): Promise<void> {
  client.close();
}
`,
  },
  'zeromq/Reply': {
    leaks: `
import { Reply } from 'zeromq';
export async function handler(): Promise<unknown> {
  const client = new Reply();
  return await client.receive();
}
`,
    honest: `
import { Reply } from 'zeromq';
const client = new Reply();
export async function handler(): Promise<unknown> {
  return await client.receive();
}
export async function stop(): Promise<void> {
  client.close();
}
`,
  },
};
