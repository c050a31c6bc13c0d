import type { mqtt as rows } from '../../../src/catalogue/mqtt.js';
import type { Cases } from '../case.js';

export const mqtt: Cases<typeof rows> = {
  'mqtt/connect': {
    leaks: `
import { connect } from 'mqtt';
export async function handler(): Promise<unknown> {
  const client = connect('mqtt://localhost');
  return await client.publishAsync('a', 'b');
}
`,
    honest: `
import { connect } from 'mqtt';
const client = connect('mqtt://localhost');
export async function handler(): Promise<unknown> {
  return await client.publishAsync('a', 'b');
}
export async function stop(): Promise<void> {
  await client.endAsync();
}
`,
  },
  'mqtt/connectAsync': {
    leaks: `
import { connectAsync } from 'mqtt';
export async function handler(): Promise<unknown> {
  const client = await connectAsync('mqtt://localhost');
  return await client.publishAsync('a', 'b');
}
`,
    honest: `
import { connectAsync } from 'mqtt';
const client = await connectAsync('mqtt://localhost');
export async function handler(): Promise<unknown> {
  return await client.publishAsync('a', 'b');
}
export async function stop(): Promise<void> {
  await client.endAsync();
}
`,
  },
};
