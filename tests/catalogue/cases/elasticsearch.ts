import type { elasticsearch as rows } from '../../../src/catalogue/elasticsearch.js';
import type { Cases } from '../case.js';

export const elasticsearch: Cases<typeof rows> = {
  '@elastic/elasticsearch/Client': {
    leaks: `
import { Client } from '@elastic/elasticsearch';
export async function handler(): Promise<unknown> {
  const client = new Client({ node: 'http://localhost:9200' });
  return await client.info();
}
`,
    honest: `
import { Client } from '@elastic/elasticsearch';
const client = new Client({ node: 'http://localhost:9200' });
export async function handler(): Promise<unknown> {
  return await client.info();
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
};
