import type { bull as rows } from '../../../src/catalogue/bull.js';
import type { Cases } from '../case.js';

export const bull: Cases<typeof rows> = {
  'bull/Queue': {
    leaks: `
import Bull from 'bull';
export async function handler(): Promise<unknown> {
  const client = new Bull('jobs');
  return await client.add({});
}
`,
    honest: `
import Bull from 'bull';
const client = new Bull('jobs');
export async function handler(): Promise<unknown> {
  return await client.add({});
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
};
