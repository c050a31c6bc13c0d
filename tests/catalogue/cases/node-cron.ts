import type { nodeCron as rows } from '../../../src/catalogue/node-cron.js';
import type { Cases } from '../case.js';

export const nodeCron: Cases<typeof rows> = {
  'node-cron/schedule': {
    leaks: `
import { schedule } from 'node-cron';
export function begin(work: () => void): void {
  schedule('* * * * *', work);
}
`,
    honest: `
import { schedule } from 'node-cron';
const task = schedule('* * * * *', () => console.log('tick'));
export async function stop(): Promise<void> {
  await task.stop();
}
`,
  },
};
