import type { ResourceEntry } from './schema.js';

export const level = [
  {
    id: 'level/Level',
    noun: 'LevelDB database',
    origin: { from: 'module', module: 'level' },
    acquire: { by: 'new', type: 'Level' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['descriptor', 'lock'],
    validity: [{ name: 'status', released: 'closed' }],
    disposable: { async: { package: '10.0.0' } },
    source: 'https://github.com/Level/abstract-level#dbclose',
  },
  {
    id: 'level/Level.iterator',
    noun: 'iterator',
    origin: { from: 'module', module: 'level' },
    acquire: { by: 'method', type: 'Level', name: 'iterator', aliases: ['keys', 'values'] },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'scoped',
    costs: ['native'],
    consumedBy: [{ by: 'method', name: 'all' }],
    iteration: 'everyExit',
    parent: 'receiver',
    owedAlone: true,
    unusableAfterRelease: ['next', 'nextv', 'all'],
    disposable: { async: { package: '10.0.0' } },
    source: 'https://github.com/Level/abstract-level#iteratorclose',
  },
] as const satisfies readonly ResourceEntry[];
