import type { kafkajs as rows } from '../../../src/catalogue/kafkajs.js';
import type { Cases } from '../case.js';

export const kafkajs: Cases<typeof rows> = {
  'kafkajs/Kafka.producer': {
    leaks: `
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: ['localhost:9092'] });
export async function handler(): Promise<unknown> {
  const client = kafka.producer();
  await client.connect();
  return await client.send({ topic: 't', messages: [] });
}
`,
    honest: `
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: ['localhost:9092'] });
const client = kafka.producer();
export async function handler(): Promise<unknown> {
  return await client.send({ topic: 't', messages: [] });
}
export async function begin(): Promise<void> {
  await client.connect();
}
export async function stop(): Promise<void> {
  await client.disconnect();
}
`,
  },
  'kafkajs/Kafka.consumer': {
    leaks: `
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: ['localhost:9092'] });
export async function handler(): Promise<unknown> {
  const client = kafka.consumer({ groupId: 'g' });
  await client.connect();
  return await client.subscribe({ topic: 't' });
}
`,
    honest: `
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: ['localhost:9092'] });
const client = kafka.consumer({ groupId: 'g' });
export async function handler(): Promise<unknown> {
  return await client.subscribe({ topic: 't' });
}
export async function begin(): Promise<void> {
  await client.connect();
}
export async function stop(): Promise<void> {
  await client.disconnect();
}
`,
  },
  'kafkajs/Kafka.admin': {
    leaks: `
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: ['localhost:9092'] });
export async function work(): Promise<unknown> {
  const client = kafka.admin();
  await client.connect();
  const result = await client.listTopics();
  return result;
}
`,
    honest: `
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: ['localhost:9092'] });
export async function work(): Promise<unknown> {
  const client = kafka.admin();
  try {
    await client.connect();
    return await client.listTopics();
  } finally {
    await client.disconnect();
  }
}
`,
  },
  'kafkajs/Producer.transaction': {
    leaks: `
import type { Producer } from 'kafkajs';
export async function publish(producer: Producer, ready: boolean): Promise<void> {
  const transaction = await producer.transaction();
  await transaction.send({ topic: 't', messages: [] });
  if (!ready) return;
  await transaction.commit();
}
`,
    honest: `
import type { Producer } from 'kafkajs';
export async function publish(producer: Producer): Promise<void> {
  const transaction = await producer.transaction();
  try {
    await transaction.send({ topic: 't', messages: [] });
    await transaction.commit();
  } catch (error) {
    await transaction.abort();
    throw error;
  }
}
`,
  },
};
