import type { ResourceEntry } from './schema.js';

export const asyncMutex = [
  {
    id: 'async-mutex/Mutex.acquire',
    noun: 'lock',
    origin: { from: 'module', module: 'async-mutex' },
    acquire: { by: 'method', type: 'Mutex', name: 'acquire' },
    value: { of: 'awaited' },
    release: [{ by: 'callingIt' }, { by: 'receiverMethod', name: 'release' }, { by: 'receiverMethod', name: 'cancel' }],
    policy: 'scoped',
    costs: ['lock'],
    selfFailing: false,
    source: 'https://github.com/DirtyHairy/async-mutex#manual-locking--releasing',
  },
] as const satisfies readonly ResourceEntry[];
