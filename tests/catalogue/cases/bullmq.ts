import type { bullmq as rows } from '../../../src/catalogue/bullmq.js';
import type { Cases } from '../case.js';

export const bullmq: Cases<typeof rows> = {
  'bullmq/Queue': {
    leaks: `
import { Queue } from 'bullmq';
export async function handler(): Promise<unknown> {
  const client = new Queue('jobs', { connection: { host: 'localhost' } });
  return await client.add('job', {});
}
`,
    honest: `
import { Queue } from 'bullmq';
const client = new Queue('jobs', { connection: { host: 'localhost' } });
export async function handler(): Promise<unknown> {
  return await client.add('job', {});
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  'bullmq/Worker': {
    leaks: `
import { Worker } from 'bullmq';
export async function handler(): Promise<unknown> {
  const client = new Worker('jobs', async () => 1, { connection: { host: 'localhost' } });
  return client.isRunning();
}
`,
    honest: `
import { Worker } from 'bullmq';
const client = new Worker('jobs', async () => 1, { connection: { host: 'localhost' } });
export async function handler(): Promise<unknown> {
  return client.isRunning();
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  'bullmq/QueueEvents': {
    leaks: `
import { QueueEvents } from 'bullmq';
export async function handler(): Promise<unknown> {
  const client = new QueueEvents('jobs', { connection: { host: 'localhost' } });
  return client.name;
}
`,
    honest: `
import { QueueEvents } from 'bullmq';
const client = new QueueEvents('jobs', { connection: { host: 'localhost' } });
export async function handler(): Promise<unknown> {
  return client.name;
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  'bullmq/FlowProducer': {
    leaks: `
import { FlowProducer } from 'bullmq';
export async function handler(): Promise<unknown> {
  const client = new FlowProducer({ connection: { host: 'localhost' } });
  return await client.add({ name: 'job', queueName: 'jobs' });
}
`,
    honest: `
import { FlowProducer } from 'bullmq';
const client = new FlowProducer({ connection: { host: 'localhost' } });
export async function handler(): Promise<unknown> {
  return await client.add({ name: 'job', queueName: 'jobs' });
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
};
