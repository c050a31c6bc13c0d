import type { ResourceEntry } from './schema.js';

export const postgres = [
  {
    id: 'postgres/postgres',
    noun: 'connection pool',
    origin: { from: 'module', module: 'postgres' },
    acquire: { by: 'call', name: 'postgres' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'end' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://github.com/porsager/postgres#teardown--cleanup',
  },
  {
    id: 'postgres/Sql.reserve',
    noun: 'reserved connection',
    origin: { from: 'module', module: 'postgres' },
    acquire: { by: 'method', type: 'Sql', name: 'reserve' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'release' }],
    policy: 'scoped',
    costs: ['connection'],
    selfFailing: false,
    source: 'https://github.com/porsager/postgres#reserving-connections',
  },
] as const satisfies readonly ResourceEntry[];
