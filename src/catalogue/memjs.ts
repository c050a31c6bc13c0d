import type { ResourceEntry } from './schema.js';

export const memjs = [
  {
    id: 'memjs/Client.create',
    noun: 'memcached client',
    origin: { from: 'module', module: 'memjs' },
    acquire: { by: 'static', type: 'Client', name: 'create' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }, { by: 'method', name: 'quit' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://github.com/memcachier/memjs',
  },
] as const satisfies readonly ResourceEntry[];
