import type { genericPool as rows } from '../../../src/catalogue/generic-pool.js';
import type { Cases } from '../case.js';

export const genericPool: Cases<typeof rows> = {
  'generic-pool/createPool': {
    leaks: `
import { createPool, type Factory } from 'generic-pool';
declare const factory: Factory<{ run(): string }>;
export async function handler(): Promise<unknown> {
  const client = createPool(factory);
  return await client.use(item => item.run());
}
`,
    honest: `
import { createPool, type Factory } from 'generic-pool';
declare const factory: Factory<{ run(): string }>;
const client = createPool(factory);
export async function handler(): Promise<unknown> {
  return await client.use(item => item.run());
}
export async function stop(): Promise<void> {
  await client.drain();
}
`,
  },
  'generic-pool/Pool.acquire': {
    leaks: `
import type { Pool } from 'generic-pool';
export async function work(pool: Pool<{ run(): Promise<string> }>): Promise<unknown> {
  const item = await pool.acquire();
  const result = await item.run();
  return result;
}
`,
    honest: `
import type { Pool } from 'generic-pool';
export async function work(pool: Pool<{ run(): Promise<string> }>): Promise<unknown> {
  const item = await pool.acquire();
  try {
    return await item.run();
  } finally {
    await pool.release(item);
  }
}
`,
  },
};
