import type { ResourceEntry } from './schema.js';

export const redis = [
  {
    id: 'redis/createClient',
    noun: 'Redis client',
    origin: { from: 'module', module: 'redis' },
    acquire: { by: 'call', name: 'createClient' },
    value: { of: 'result' },
    release: [
      { by: 'method', name: 'close' },
      { by: 'method', name: 'destroy' },
      { by: 'method', name: 'quit' },
      { by: 'method', name: 'disconnect' },
    ],
    policy: 'longLived',
    costs: ['connection', 'alive'],
    activatedBy: ['connect'],
    validity: [{ name: 'isOpen', released: false }],
    source: 'https://github.com/redis/node-redis#disconnecting',
  },
  {
    id: 'redis/createClientPool',
    noun: 'Redis client pool',
    origin: { from: 'module', module: 'redis' },
    acquire: { by: 'call', name: 'createClientPool' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }, { by: 'method', name: 'destroy' }],
    policy: 'longLived',
    costs: ['connection', 'alive'],
    activatedBy: ['connect'],
    validity: [{ name: 'isOpen', released: false }],
    source: 'https://github.com/redis/node-redis/blob/master/docs/pool.md',
  },
] as const satisfies readonly ResourceEntry[];
