import type { graphqlWs as rows } from '../../../src/catalogue/graphql-ws.js';
import type { Cases } from '../case.js';

export const graphqlWs: Cases<typeof rows> = {
  'graphql-ws/createClient': {
    leaks: `
import { createClient } from 'graphql-ws';
export async function handler(): Promise<unknown> {
  const client = createClient({ url: 'wss://example.com/graphql' });
  return client.iterate({ query: 'subscription { a }' });
}
`,
    honest: `
import { createClient } from 'graphql-ws';
const client = createClient({ url: 'wss://example.com/graphql' });
export async function handler(): Promise<unknown> {
  return client.iterate({ query: 'subscription { a }' });
}
export async function stop(): Promise<void> {
  await client.dispose();
}
`,
  },
  'graphql-ws/Client.subscribe': {
    leaks: `
import type { Client, Sink } from 'graphql-ws';
declare const sink: Sink;
export class Session {
  private readonly unsubscribe: () => void;
  constructor(client: Client) {
    this.unsubscribe = client.subscribe({ query: 'subscription { a }' }, sink);
  }
  use(): void {
    console.log(this.unsubscribe.length);
  }
}
`,
    honest: `
import type { Client, Sink } from 'graphql-ws';
declare const sink: Sink;
export class Session {
  private readonly unsubscribe: () => void;
  constructor(client: Client) {
    this.unsubscribe = client.subscribe({ query: 'subscription { a }' }, sink);
  }
  use(): void {
    console.log(this.unsubscribe.length);
  }
  dispose(): void {
    this.unsubscribe();
  }
}
`,
  },
};
