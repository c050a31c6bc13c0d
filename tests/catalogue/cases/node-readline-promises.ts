import type { nodeReadlinePromises as rows } from '../../../src/catalogue/node-readline-promises.js';
import type { Cases } from '../case.js';

export const nodeReadlinePromises: Cases<typeof rows> = {
  'node:readline/promises/createInterface': {
    leaks: `
import { createInterface } from 'node:readline/promises';
export async function ask(question: string): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(question);
  return answer.trim();
}
`,
    honest: `
import { createInterface } from 'node:readline/promises';
export async function ask(question: string): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await prompt.question(question);
  } finally {
    prompt.close();
  }
}
`,
  },
};
