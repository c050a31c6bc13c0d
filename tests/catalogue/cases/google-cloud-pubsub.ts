import type { googleCloudPubsub as rows } from '../../../src/catalogue/google-cloud-pubsub.js';
import type { Cases } from '../case.js';

export const googleCloudPubsub: Cases<typeof rows> = {
  '@google-cloud/pubsub/PubSub': {
    leaks: `
import { PubSub } from '@google-cloud/pubsub';
export async function handler(): Promise<unknown> {
  const client = new PubSub();
  return await client.topic('t').publishMessage({ data: Buffer.from('a') });
}
`,
    honest: `
import { PubSub } from '@google-cloud/pubsub';
const client = new PubSub();
export async function handler(): Promise<unknown> {
  return await client.topic('t').publishMessage({ data: Buffer.from('a') });
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  '@google-cloud/pubsub/PubSub.subscription': {
    leaks: `
import { PubSub } from '@google-cloud/pubsub';
const client = new PubSub();
export function handler(): void {
  const subscription = client.subscription('s');
  subscription.on('message', message => message.ack());
}
`,
    honest: `
import { PubSub } from '@google-cloud/pubsub';
const client = new PubSub();
const subscription = client.subscription('s');
subscription.on('message', message => message.ack());
export async function stop(): Promise<void> {
  await subscription.close();
}
`,
  },
};
