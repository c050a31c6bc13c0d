import type { pino as rows } from '../../../src/catalogue/pino.js';
import type { Cases } from '../case.js';

export const pino: Cases<typeof rows> = {
  'pino/transport': {
    leaks: `
import pino from 'pino';
export async function handler(): Promise<unknown> {
  const client = pino.transport({ target: 'pino/file' });
  return pino(client).level;
}
`,
    honest: `
import pino from 'pino';
const client = pino.transport({ target: 'pino/file' });
export async function handler(): Promise<unknown> {
  return pino(client).level;
}
export async function stop(): Promise<void> {
  client.end();
}
`,
  },
  'pino/destination': {
    leaks: `
import pino from 'pino';
export async function handler(): Promise<unknown> {
  const client = pino.destination('app.log');
  return pino(client).level;
}
`,
    honest: `
import pino from 'pino';
const client = pino.destination('app.log');
export async function handler(): Promise<unknown> {
  return pino(client).level;
}
export async function stop(): Promise<void> {
  client.end();
}
`,
  },
};
