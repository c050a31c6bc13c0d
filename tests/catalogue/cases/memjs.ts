import type { memjs as rows } from '../../../src/catalogue/memjs.js';
import type { Cases } from '../case.js';

export const memjs: Cases<typeof rows> = {
  'memjs/Client.create': {
    leaks: `
import { Client } from 'memjs';
export async function handler(): Promise<unknown> {
  const client = Client.create();
  return await client.get('a');
}
`,
    honest: `
import { Client } from 'memjs';
const client = Client.create();
export async function handler(): Promise<unknown> {
  return await client.get('a');
}
export async function stop(): Promise<void> {
  client.quit();
}
`,
  },
};
