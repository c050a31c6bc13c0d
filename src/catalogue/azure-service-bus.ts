import type { ResourceEntry } from './schema.js';

export const azureServiceBus = [
  {
    id: '@azure/service-bus/ServiceBusClient',
    noun: 'Service Bus client',
    origin: { from: 'module', module: '@azure/service-bus' },
    acquire: { by: 'new', type: 'ServiceBusClient' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://learn.microsoft.com/javascript/api/@azure/service-bus/servicebusclient',
  },
  {
    id: '@azure/service-bus/ServiceBusClient.createReceiver',
    noun: 'Service Bus receiver',
    origin: { from: 'module', module: '@azure/service-bus' },
    acquire: { by: 'method', type: 'ServiceBusClient', name: 'createReceiver' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'scoped',
    costs: ['connection'],
    selfFailing: false,
    parent: 'receiver',
    owedAlone: true,
    unusableAfterRelease: ['receiveMessages', 'subscribe'],
    validity: [{ name: 'isClosed', released: true }],
    source: 'https://learn.microsoft.com/javascript/api/@azure/service-bus/servicebusreceiver',
  },
] as const satisfies readonly ResourceEntry[];
