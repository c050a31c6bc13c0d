import type { nodeReadline as rows } from '../../../src/catalogue/node-readline.js';
import type { Cases } from '../case.js';

export const nodeReadline: Cases<typeof rows> = {
  'node:readline/createInterface': {
    leaks: `
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
export async function firstComment(path: string): Promise<string | undefined> {
  const lines = createInterface({ input: createReadStream(path) });
  for await (const line of lines) {
    if (line.startsWith('#')) return line;
  }
  return undefined;
}
`,
    honest: `
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
export async function count(path: string): Promise<number> {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) count += line.length;
  return count;
}
`,
  },
};
