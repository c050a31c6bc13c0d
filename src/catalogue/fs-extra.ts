import type { ResourceEntry } from './schema.js';

export const fsExtra = [
  {
    id: 'fs-extra/open',
    noun: 'file descriptor',
    origin: { from: 'module', module: 'fs-extra' },
    acquire: { by: 'call', name: 'open' },
    value: { of: 'awaited' },
    release: [
      { by: 'call', name: 'close', argument: 0 },
      { by: 'call', name: 'close', argument: 0, origin: { from: 'module', module: 'node:fs' } },
      { by: 'call', name: 'closeSync', argument: 0, origin: { from: 'module', module: 'node:fs' } },
    ],
    policy: 'scoped',
    costs: ['descriptor'],
    borrowers: [
      {
        by: 'call',
        name: 'read',
        aliases: ['write', 'writev', 'fstat', 'fsync', 'fdatasync', 'ftruncate', 'futimes', 'fchmod', 'fchown'],
        argument: 0,
      },
    ],
    secondRelease: 'throws',
    source: 'https://github.com/jprichardson/node-fs-extra/blob/master/docs/fs-read-write-writev.md',
  },
] as const satisfies readonly ResourceEntry[];
