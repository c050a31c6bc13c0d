import type { piscina as rows } from '../../../src/catalogue/piscina.js';
import type { Cases } from '../case.js';

export const piscina: Cases<typeof rows> = {
  'piscina/Piscina': {
    leaks: `
import { Piscina } from 'piscina';
export async function handler(): Promise<unknown> {
  const client = new Piscina({ filename: 'worker.js' });
  return await client.run(1);
}
`,
    honest: `
import { Piscina } from 'piscina';
const client = new Piscina({ filename: 'worker.js' });
export async function handler(): Promise<unknown> {
  return await client.run(1);
}
export async function stop(): Promise<void> {
  await client.destroy();
}
`,
  },
};
