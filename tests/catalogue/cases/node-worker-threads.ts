import type { nodeWorkerThreads as rows } from '../../../src/catalogue/node-worker-threads.js';
import type { Cases } from '../case.js';

export const nodeWorkerThreads: Cases<typeof rows> = {
  'node:worker_threads/Worker': {
    leaks: `
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
export async function hash(text: string): Promise<unknown> {
  const worker = new Worker('./hash.js');
  worker.postMessage(text);
  const [result] = await once(worker, 'message');
  return result;
}
`,
    honest: `
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
export async function hash(text: string): Promise<unknown> {
  const worker = new Worker('./hash.js');
  try {
    worker.postMessage(text);
    const [result] = await once(worker, 'message');
    return result;
  } finally {
    await worker.terminate();
  }
}
`,
  },
  'node:worker_threads/MessageChannel': {
    leaks: `
import { MessageChannel } from 'node:worker_threads';
export function listen(): void {
  const { port1 } = new MessageChannel();
  port1.once('message', message => console.log(message));
}
`,
    honest: `
import { MessageChannel } from 'node:worker_threads';
export function listen(): void {
  const { port1 } = new MessageChannel();
  port1.once('message', message => {
    console.log(message);
    port1.close();
  });
}
`,
  },
  'node:worker_threads/BroadcastChannel': {
    leaks: `
import { BroadcastChannel } from 'node:worker_threads';
export function announce(text: string): void {
  const channel = new BroadcastChannel('news');
  channel.postMessage(text);
}
`,
    honest: `
import { BroadcastChannel } from 'node:worker_threads';
export function announce(text: string): void {
  const channel = new BroadcastChannel('news');
  channel.postMessage(text);
  channel.close();
}
`,
  },
};
