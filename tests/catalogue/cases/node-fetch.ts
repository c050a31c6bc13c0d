import type { nodeFetch as rows } from '../../../src/catalogue/node-fetch.js';
import type { Cases } from '../case.js';

export const nodeFetch: Cases<typeof rows> = {
  'node-fetch/fetch': {
    leaks: `
import fetch from 'node-fetch';
export async function exists(url: string): Promise<boolean> {
  const response = await fetch(url);
  return response.ok;
}
`,
    honest: `
import fetch from 'node-fetch';
export async function exists(url: string): Promise<boolean> {
  const response = await fetch(url);
  response.body?.resume();
  return response.ok;
}
`,
  },
};
