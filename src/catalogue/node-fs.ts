import type { ResourceEntry } from './schema.js';

export const nodeFs = [
  {
    id: 'node:fs/promises/open',
    noun: 'file handle',
    origin: { from: 'module', module: 'node:fs/promises' },
    acquire: { by: 'call', name: 'open' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'scoped',
    costs: ['descriptor'],
    transferredBy: ['createReadStream', 'createWriteStream', 'readLines', 'readableWebStream'],
    selfFailing: false,
    source: 'https://nodejs.org/api/fs.html#filehandleclose',
  },
] as const satisfies readonly ResourceEntry[];
