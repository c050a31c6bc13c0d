import type { cron as rows } from '../../../src/catalogue/cron.js';
import type { Cases } from '../case.js';

export const cron: Cases<typeof rows> = {
  'cron/CronJob': {
    leaks: `
import { CronJob } from 'cron';
export function schedule(work: () => void): void {
  const job = new CronJob('* * * * *', work);
  job.start();
}
`,
    honest: `
import { CronJob } from 'cron';
const job = new CronJob('* * * * *', () => console.log('tick'));
job.start();
export async function stop(): Promise<void> {
  await job.stop();
}
`,
  },
};
