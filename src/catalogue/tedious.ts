import type { ResourceEntry } from './schema.js';

export const tedious = [
  {
    id: 'tedious/Connection',
    noun: 'database connection',
    origin: { from: 'module', module: 'tedious' },
    acquire: { by: 'new', type: 'Connection' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'scoped',
    costs: ['connection'],
    activatedBy: ['connect'],
    validity: [{ name: 'closed', released: true }],
    source: 'https://tediousjs.github.io/tedious/api-connection.html#function_close',
  },
] as const satisfies readonly ResourceEntry[];
