import type { nats as rows } from '../../../src/catalogue/nats.js';
import type { Cases } from '../case.js';

export const nats: Cases<typeof rows> = {
  'nats/connect': {
    leaks: `
import { connect } from 'nats';
export async function handler(): Promise<unknown> {
  const client = await connect();
  return client.publish('a');
}
`,
    honest: `
import { connect } from 'nats';
const client = await connect();
export async function handler(): Promise<unknown> {
  return client.publish('a');
}
export async function stop(): Promise<void> {
  await client.drain();
}
`,
  },
  'nats/NatsConnection.subscribe': {
    leaks: `
import type { NatsConnection, Subscription } from 'nats';
export class Session {
  private readonly subscription: Subscription;
  constructor(nats: NatsConnection) {
    this.subscription = nats.subscribe('a');
  }
  use(): void {
    console.log(this.subscription.getSubject());
  }
}
`,
    honest: `
import type { NatsConnection, Subscription } from 'nats';
export class Session {
  private readonly subscription: Subscription;
  constructor(nats: NatsConnection) {
    this.subscription = nats.subscribe('a');
  }
  use(): void {
    console.log(this.subscription.getSubject());
  }
  dispose(): void {
    this.subscription.unsubscribe();
  }
}
`,
  },
};
