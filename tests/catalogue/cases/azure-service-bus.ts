import type { azureServiceBus as rows } from '../../../src/catalogue/azure-service-bus.js';
import type { Cases } from '../case.js';

export const azureServiceBus: Cases<typeof rows> = {
  '@azure/service-bus/ServiceBusClient': {
    leaks: `
import { ServiceBusClient } from '@azure/service-bus';
export async function handler(): Promise<unknown> {
  const client = new ServiceBusClient('Endpoint=sb://example/');
  return await client.createSender('q').sendMessages({ body: 'a' });
}
`,
    honest: `
import { ServiceBusClient } from '@azure/service-bus';
const client = new ServiceBusClient('Endpoint=sb://example/');
export async function handler(): Promise<unknown> {
  return await client.createSender('q').sendMessages({ body: 'a' });
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  '@azure/service-bus/ServiceBusClient.createReceiver': {
    leaks: `
import { ServiceBusClient } from '@azure/service-bus';
const client = new ServiceBusClient('Endpoint=sb://example/');
export async function work(): Promise<unknown> {
  const receiver = client.createReceiver('q');
  const result = await receiver.receiveMessages(1);
  return result;
}
`,
    honest: `
import { ServiceBusClient } from '@azure/service-bus';
const client = new ServiceBusClient('Endpoint=sb://example/');
export async function work(): Promise<unknown> {
  const receiver = client.createReceiver('q');
  try {
    return await receiver.receiveMessages(1);
  } finally {
    await receiver.close();
  }
}
`,
  },
};
