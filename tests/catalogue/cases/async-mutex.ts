import type { asyncMutex as rows } from '../../../src/catalogue/async-mutex.js';
import type { Cases } from '../case.js';

export const asyncMutex: Cases<typeof rows> = {
  'async-mutex/Mutex.acquire': {
    leaks: `
import { Mutex } from 'async-mutex';
const mutex = new Mutex();
export async function run(work: () => Promise<void>): Promise<void> {
  const release = await mutex.acquire();
  await work();
  release();
}
`,
    honest: `
import { Mutex } from 'async-mutex';
const mutex = new Mutex();
export async function run(work: () => Promise<void>): Promise<void> {
  await mutex.acquire();
  try {
    await work();
  } finally {
    mutex.release();
  }
}
`,
  },
};
