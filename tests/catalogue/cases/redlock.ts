import type { redlock as rows } from '../../../src/catalogue/redlock.js';
import type { Cases } from '../case.js';

export const redlock: Cases<typeof rows> = {
  'redlock/Redlock.acquire': {
    leaks: `
import type Redlock from 'redlock';
export async function run(redlock: Redlock, work: () => Promise<void>): Promise<void> {
  const lock = await redlock.acquire(['a'], 1000);
  await work();
  await lock.unlock();
}
`,
    honest: `
import type Redlock from 'redlock';
export async function run(redlock: Redlock, work: () => Promise<void>): Promise<void> {
  const lock = await redlock.acquire(['a'], 1000);
  try {
    await work();
  } finally {
    await lock.unlock();
  }
}
`,
  },
};
