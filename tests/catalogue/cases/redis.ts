import type { redis as rows } from '../../../src/catalogue/redis.js';
import type { Cases } from '../case.js';

export const redis: Cases<typeof rows> = {
  'redis/createClient': {
    leaks: `
import { createClient } from 'redis';
export async function handler(): Promise<unknown> {
  const client = createClient();
  await client.connect();
  return await client.get('a');
}
`,
    honest: `
import { createClient } from 'redis';
const client = createClient();
export async function handler(): Promise<unknown> {
  return await client.get('a');
}
export async function begin(): Promise<void> {
  await client.connect();
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  'redis/createClientPool': {
    leaks: `
import { createClientPool } from 'redis';
export async function handler(): Promise<unknown> {
  const client = createClientPool();
  await client.connect();
  return await client.get('a');
}
`,
    honest: `
import { createClientPool } from 'redis';
const client = createClientPool();
export async function handler(): Promise<unknown> {
  return await client.get('a');
}
export async function begin(): Promise<void> {
  await client.connect();
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
};
