import type { cassandraDriver as rows } from '../../../src/catalogue/cassandra-driver.js';
import type { Cases } from '../case.js';

export const cassandraDriver: Cases<typeof rows> = {
  'cassandra-driver/Client': {
    leaks: `
import { Client } from 'cassandra-driver';
export async function handler(): Promise<unknown> {
  const client = new Client({ contactPoints: ['localhost'] });
  return await client.execute('select 1');
}
`,
    honest: `
import { Client } from 'cassandra-driver';
const client = new Client({ contactPoints: ['localhost'] });
export async function handler(): Promise<unknown> {
  return await client.execute('select 1');
}
export async function stop(): Promise<void> {
  await client.shutdown();
}
`,
  },
};
