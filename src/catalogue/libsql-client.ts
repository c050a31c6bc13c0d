import type { ResourceEntry } from './schema.js';

export const libsqlClient = [
  {
    id: '@libsql/client/createClient',
    noun: 'database client',
    origin: { from: 'module', module: '@libsql/client' },
    acquire: { by: 'call', name: 'createClient' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection'],
    validity: [{ name: 'closed', released: true }],
    source: 'https://docs.turso.tech/sdk/ts/reference',
  },
  {
    id: '@libsql/client/Client.transaction',
    noun: 'transaction',
    origin: { from: 'module', module: '@libsql/core' },
    acquire: { by: 'method', type: 'Client', name: 'transaction' },
    value: { of: 'awaited' },
    release: [
      { by: 'method', name: 'commit', ends: 'commit' },
      { by: 'method', name: 'rollback', ends: 'rollback' },
      { by: 'method', name: 'close', ends: 'rollback' },
    ],
    policy: 'scoped',
    costs: ['lock'],
    selfFailing: false,
    validity: [{ name: 'closed', released: true }],
    source: 'https://docs.turso.tech/sdk/ts/reference#interactive-transactions',
  },
] as const satisfies readonly ResourceEntry[];
