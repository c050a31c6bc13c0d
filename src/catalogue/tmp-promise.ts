import type { ResourceEntry } from './schema.js';

export const tmpPromise = [
  {
    id: 'tmp-promise/file',
    noun: 'temporary file',
    origin: { from: 'module', module: 'tmp-promise' },
    acquire: { by: 'call', name: 'file' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'cleanup' }],
    policy: 'scoped',
    costs: ['descriptor', 'disk'],
    source: 'https://github.com/benjamingr/tmp-promise',
  },
  {
    id: 'tmp-promise/dir',
    noun: 'temporary directory',
    origin: { from: 'module', module: 'tmp-promise' },
    acquire: { by: 'call', name: 'dir' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'cleanup' }],
    policy: 'scoped',
    costs: ['disk'],
    source: 'https://github.com/benjamingr/tmp-promise',
  },
] as const satisfies readonly ResourceEntry[];
