import type { sesamecareOssRedlock as rows } from '../../../src/catalogue/sesamecare-oss-redlock.js';
import type { Cases } from '../case.js';

export const sesamecareOssRedlock: Cases<typeof rows> = {
  '@sesamecare-oss/redlock/Redlock.acquire': {
    leaks: `
import type { Redlock } from '@sesamecare-oss/redlock';
export async function run(redlock: Redlock, work: () => Promise<void>): Promise<void> {
  await redlock.acquire(['a'], 1000);
  await work();
}
`,
    honest: `
import type { Redlock } from '@sesamecare-oss/redlock';
export async function run(redlock: Redlock, work: () => Promise<void>): Promise<void> {
  const lock = await redlock.acquire(['a'], 1000);
  try {
    await work();
  } finally {
    await redlock.release(lock);
  }
}
`,
  },
};
