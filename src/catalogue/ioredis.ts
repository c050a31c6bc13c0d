import type { ResourceEntry } from './schema.js';

export const ioredis = [
  {
    id: 'ioredis/Redis',
    noun: 'Redis client',
    origin: { from: 'module', module: 'ioredis' },
    acquire: { by: 'new', type: 'Redis' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'quit' }, { by: 'method', name: 'disconnect' }],
    policy: 'longLived',
    costs: ['connection', 'alive'],
    validity: [{ name: 'status', released: 'end' }],
    source: 'https://redis.github.io/ioredis/classes/Redis.html',
  },
  {
    id: 'ioredis/Cluster',
    noun: 'Redis cluster client',
    origin: { from: 'module', module: 'ioredis' },
    acquire: { by: 'new', type: 'Cluster' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'quit' }, { by: 'method', name: 'disconnect' }],
    policy: 'longLived',
    costs: ['connection', 'alive'],
    validity: [{ name: 'status', released: 'end' }],
    source: 'https://redis.github.io/ioredis/classes/Cluster.html',
  },
] as const satisfies readonly ResourceEntry[];
