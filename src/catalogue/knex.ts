import type { ResourceEntry } from './schema.js';

export const knex = [
  {
    id: 'knex/knex',
    noun: 'connection pool',
    origin: { from: 'module', module: 'knex' },
    acquire: { by: 'call', name: 'knex' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'destroy' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://knexjs.org/guide/#pool',
  },
  {
    id: 'knex/Knex.transaction',
    noun: 'transaction',
    origin: { from: 'module', module: 'knex' },
    acquire: { by: 'method', type: 'Knex', name: 'transaction' },
    when: { callback: false },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'commit', ends: 'commit' }, { by: 'method', name: 'rollback', ends: 'rollback' }],
    policy: 'scoped',
    costs: ['lock', 'connection'],
    selfFailing: false,
    validity: [{ name: 'isCompleted', call: true, released: true }],
    source: 'https://knexjs.org/guide/transactions.html',
  },
] as const satisfies readonly ResourceEntry[];
