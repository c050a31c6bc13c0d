import type { ioredis as rows } from '../../../src/catalogue/ioredis.js';
import type { Cases } from '../case.js';

export const ioredis: Cases<typeof rows> = {
  'ioredis/Redis': {
    leaks: `
import { Redis } from 'ioredis';
export async function handler(): Promise<unknown> {
  const client = new Redis();
  return await client.get('a');
}
`,
    honest: `
import { Redis } from 'ioredis';
const client = new Redis();
export async function handler(): Promise<unknown> {
  return await client.get('a');
}
export async function stop(): Promise<void> {
  await client.quit();
}
`,
  },
  'ioredis/Cluster': {
    leaks: `
import { Cluster } from 'ioredis';
export async function handler(): Promise<unknown> {
  const client = new Cluster([{ host: 'localhost' }]);
  return await client.get('a');
}
`,
    honest: `
import { Cluster } from 'ioredis';
const client = new Cluster([{ host: 'localhost' }]);
export async function handler(): Promise<unknown> {
  return await client.get('a');
}
export async function stop(): Promise<void> {
  await client.quit();
}
`,
  },
};
