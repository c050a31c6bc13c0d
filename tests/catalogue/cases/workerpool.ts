import type { workerpool as rows } from '../../../src/catalogue/workerpool.js';
import type { Cases } from '../case.js';

export const workerpool: Cases<typeof rows> = {
  'workerpool/pool': {
    leaks: `
import { pool } from 'workerpool';
export async function handler(): Promise<unknown> {
  const client = pool('worker.js');
  return client.stats();
}
`,
    honest: `
import { pool } from 'workerpool';
const client = pool('worker.js');
export async function handler(): Promise<unknown> {
  return client.stats();
}
export async function stop(): Promise<void> {
  client.terminate();
}
`,
  },
};
