import type { ResourceEntry } from './schema.js';

export const kysely = [
  {
    id: 'kysely/Kysely',
    noun: 'connection pool',
    origin: { from: 'module', module: 'kysely' },
    acquire: { by: 'new', type: 'Kysely' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'destroy' }],
    policy: 'longLived',
    costs: ['connection'],
    disposable: { async: { package: '0.28.19' } },
    source: 'https://kysely-org.github.io/kysely-apidoc/classes/Kysely.html#destroy',
  },
  {
    id: 'kysely/ControlledTransactionBuilder.execute',
    noun: 'transaction',
    origin: { from: 'module', module: 'kysely' },
    acquire: { by: 'method', type: 'ControlledTransactionBuilder', name: 'execute' },
    value: { of: 'awaited' },
    release: [
      { by: 'method', name: 'commit', then: 'execute', ends: 'commit' },
      { by: 'method', name: 'rollback', then: 'execute', ends: 'rollback' },
    ],
    policy: 'scoped',
    costs: ['lock', 'connection'],
    selfFailing: false,
    secondRelease: 'throws',
    validity: [{ name: 'isCommitted', released: true }, { name: 'isRolledBack', released: true }],
    source: 'https://kysely.dev/docs/examples/transactions/controlled-transaction',
  },
] as const satisfies readonly ResourceEntry[];
