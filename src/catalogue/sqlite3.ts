import type { ResourceEntry } from './schema.js';

export const sqlite3 = [
  {
    id: 'sqlite3/Database',
    noun: 'database',
    origin: { from: 'module', module: 'sqlite3' },
    acquire: { by: 'new', type: 'Database' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['descriptor'],
    source: 'https://github.com/TryGhost/node-sqlite3/wiki/API#databaseclosecallback',
  },
  {
    id: 'sqlite3/Database.prepare',
    noun: 'prepared statement',
    origin: { from: 'module', module: 'sqlite3' },
    acquire: { by: 'method', type: 'Database', name: 'prepare' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'finalize' }],
    policy: 'scoped',
    costs: ['native', 'lock'],
    source: 'https://github.com/TryGhost/node-sqlite3/wiki/API#statementfinalizecallback',
  },
] as const satisfies readonly ResourceEntry[];
