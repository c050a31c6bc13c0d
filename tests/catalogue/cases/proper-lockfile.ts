import type { properLockfile as rows } from '../../../src/catalogue/proper-lockfile.js';
import type { Cases } from '../case.js';

export const properLockfile: Cases<typeof rows> = {
  'proper-lockfile/lock': {
    leaks: `
import { lock } from 'proper-lockfile';
export async function run(file: string, work: () => Promise<void>): Promise<void> {
  const release = await lock(file);
  await work();
  await release();
}
`,
    honest: `
import { lock } from 'proper-lockfile';
export async function run(file: string, work: () => Promise<void>): Promise<void> {
  const release = await lock(file);
  try {
    await work();
  } finally {
    await release();
  }
}
`,
  },
  'proper-lockfile/lockSync': {
    leaks: `
import { lockSync } from 'proper-lockfile';
export function run(file: string, work: () => boolean): void {
  const release = lockSync(file);
  if (!work()) return;
  release();
}
`,
    honest: `
import { lockSync, unlockSync } from 'proper-lockfile';
export function run(file: string, work: () => boolean): void {
  lockSync(file);
  try {
    work();
  } finally {
    unlockSync(file);
  }
}
`,
  },
};
