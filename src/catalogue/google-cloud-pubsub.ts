import type { ResourceEntry } from './schema.js';

export const googleCloudPubsub = [
  {
    id: '@google-cloud/pubsub/PubSub',
    noun: 'Pub/Sub client',
    origin: { from: 'module', module: '@google-cloud/pubsub' },
    acquire: { by: 'new', type: 'PubSub' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection'],
    validity: [{ name: 'isOpen', released: false }],
    source: 'https://cloud.google.com/nodejs/docs/reference/pubsub/latest/pubsub/pubsub',
  },
  {
    id: '@google-cloud/pubsub/PubSub.subscription',
    noun: 'Pub/Sub subscription',
    origin: { from: 'module', module: '@google-cloud/pubsub' },
    acquire: { by: 'method', type: 'PubSub', name: 'subscription' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection', 'alive'],
    activatedBy: ['on', 'open'],
    parent: 'receiver',
    validity: [{ name: 'isOpen', released: false }],
    source: 'https://cloud.google.com/nodejs/docs/reference/pubsub/latest/pubsub/subscription',
  },
] as const satisfies readonly ResourceEntry[];
