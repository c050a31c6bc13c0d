import type { nodeGlobal as rows } from '../../../src/catalogue/node-global.js';
import type { Cases } from '../case.js';

export const nodeGlobal: Cases<typeof rows> = {
  'node/fetch': {
    leaks: `
export async function exists(url: string): Promise<boolean> {
  const response = await fetch(url);
  return response.ok;
}
`,
    honest: `
export async function exists(url: string): Promise<boolean> {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.ok;
}
`,
  },
};
