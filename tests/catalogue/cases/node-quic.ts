import type { nodeQuic as rows } from '../../../src/catalogue/node-quic.js';
import type { Cases } from '../case.js';

export const nodeQuic: Cases<typeof rows> = {
  'node:quic/listen': {
    leaks: `
import { listen } from 'node:quic';
export async function serve(): Promise<void> {
  await listen(() => {});
}
`,
    honest: `
import { listen } from 'node:quic';
const endpoint = await listen(() => {});
export async function stop(): Promise<void> {
  await endpoint.close();
}
`,
  },
};
