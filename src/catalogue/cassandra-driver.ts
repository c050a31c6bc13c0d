import type { ResourceEntry } from './schema.js';

export const cassandraDriver = [
  {
    id: 'cassandra-driver/Client',
    noun: 'database client',
    origin: { from: 'module', module: 'cassandra-driver' },
    acquire: { by: 'new', type: 'Client' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'shutdown' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://docs.datastax.com/en/developer/nodejs-driver/latest/api/class.Client/',
  },
] as const satisfies readonly ResourceEntry[];
