import type { bottleneck as rows } from '../../../src/catalogue/bottleneck.js';
import type { Cases } from '../case.js';

export const bottleneck: Cases<typeof rows> = {
  'bottleneck/Bottleneck': {
    leaks: `
import Bottleneck from 'bottleneck';
export async function handler(): Promise<unknown> {
  const client = new Bottleneck({ datastore: 'redis' });
  return await client.schedule(async () => 1);
}
`,
    honest: `
import Bottleneck from 'bottleneck';
const client = new Bottleneck({ datastore: 'redis' });
export async function handler(): Promise<unknown> {
  return await client.schedule(async () => 1);
}
export async function stop(): Promise<void> {
  await client.disconnect();
}
`,
  },
};
