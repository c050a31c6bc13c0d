import type { ResourceEntry } from './schema.js';

const origin = { from: 'module', module: 'proper-lockfile' } as const;
const source = 'https://github.com/moxystudio/node-proper-lockfile#usage';

export const properLockfile = [
  {
    id: 'proper-lockfile/lock',
    noun: 'file lock',
    origin,
    acquire: { by: 'call', name: 'lock' },
    value: { of: 'awaited' },
    release: [{ by: 'callingIt' }, { by: 'call', name: 'unlock' }],
    policy: 'scoped',
    costs: ['lock'],
    selfFailing: false,
    source,
  },
  {
    id: 'proper-lockfile/lockSync',
    noun: 'file lock',
    origin,
    acquire: { by: 'call', name: 'lockSync' },
    value: { of: 'result' },
    release: [{ by: 'callingIt' }, { by: 'call', name: 'unlockSync' }],
    policy: 'scoped',
    costs: ['lock'],
    selfFailing: false,
    source,
  },
] as const satisfies readonly ResourceEntry[];
