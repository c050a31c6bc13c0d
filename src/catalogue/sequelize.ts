import type { ResourceEntry } from './schema.js';

export const sequelize = [
  {
    id: 'sequelize/Sequelize',
    noun: 'connection pool',
    origin: { from: 'module', module: 'sequelize' },
    acquire: { by: 'new', type: 'Sequelize' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://sequelize.org/docs/v6/getting-started/#closing-the-connection',
  },
  {
    id: 'sequelize/Sequelize.transaction',
    noun: 'transaction',
    origin: { from: 'module', module: 'sequelize' },
    acquire: { by: 'method', type: 'Sequelize', name: 'transaction' },
    when: { callback: false },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'commit', ends: 'commit' }, { by: 'method', name: 'rollback', ends: 'rollback' }],
    policy: 'scoped',
    costs: ['lock', 'connection'],
    selfFailing: false,
    secondRelease: 'throws',
    source: 'https://sequelize.org/docs/v6/other-topics/transactions/#unmanaged-transactions',
  },
] as const satisfies readonly ResourceEntry[];
