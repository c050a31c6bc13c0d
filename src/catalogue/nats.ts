import type { ResourceEntry } from './schema.js';

export const nats = [
  {
    id: 'nats/connect',
    noun: 'NATS connection',
    origin: { from: 'module', module: 'nats' },
    acquire: { by: 'call', name: 'connect' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'drain' }, { by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection', 'alive'],
    validity: [{ name: 'isClosed', call: true, released: true }],
    source: 'https://github.com/nats-io/nats.js',
  },
  {
    id: 'nats/NatsConnection.subscribe',
    noun: 'NATS subscription',
    origin: { from: 'module', module: 'nats' },
    acquire: { by: 'method', type: 'NatsConnection', name: 'subscribe' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'unsubscribe' }, { by: 'method', name: 'drain' }],
    policy: 'effectBound',
    costs: ['heap'],
    parent: 'receiver',
    validity: [{ name: 'isClosed', call: true, released: true }],
    source: 'https://github.com/nats-io/nats.js',
  },
] as const satisfies readonly ResourceEntry[];
