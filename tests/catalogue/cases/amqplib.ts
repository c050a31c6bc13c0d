import type { amqplib as rows } from '../../../src/catalogue/amqplib.js';
import type { Cases } from '../case.js';

export const amqplib: Cases<typeof rows> = {
  'amqplib/connect': {
    leaks: `
import { connect } from 'amqplib';
export async function handler(): Promise<unknown> {
  const client = await connect('amqp://localhost');
  return await client.createChannel();
}
`,
    honest: `
import { connect } from 'amqplib';
const client = await connect('amqp://localhost');
export async function handler(): Promise<unknown> {
  return await client.createChannel();
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  'amqplib/ChannelModel.createChannel': {
    leaks: `
import { connect } from 'amqplib';
const connection = await connect('amqp://localhost');
export async function handler(): Promise<unknown> {
  const channel = await connection.createChannel();
  return channel.publish('x', 'y', Buffer.from('z'));
}
`,
    honest: `
import { connect } from 'amqplib';
const connection = await connect('amqp://localhost');
const channel = await connection.createChannel();
export async function handler(): Promise<unknown> {
  return channel.publish('x', 'y', Buffer.from('z'));
}
export async function stop(): Promise<void> {
  await channel.close();
}
`,
  },
  'amqplib/ChannelModel.createConfirmChannel': {
    leaks: `
import { connect } from 'amqplib';
const connection = await connect('amqp://localhost');
export async function handler(): Promise<unknown> {
  const channel = await connection.createConfirmChannel();
  return channel.publish('x', 'y', Buffer.from('z'));
}
`,
    honest: `
import { connect } from 'amqplib';
const connection = await connect('amqp://localhost');
const channel = await connection.createConfirmChannel();
export async function handler(): Promise<unknown> {
  return channel.publish('x', 'y', Buffer.from('z'));
}
export async function stop(): Promise<void> {
  await channel.close();
}
`,
  },
};
