import type { ResourceEntry } from './schema.js';

export const workerpool = [
  {
    id: 'workerpool/pool',
    noun: 'worker pool',
    origin: { from: 'module', module: 'workerpool' },
    acquire: { by: 'call', name: 'pool' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'terminate' }],
    policy: 'longLived',
    costs: ['process'],
    source: 'https://github.com/josdejong/workerpool#pool',
  },
] as const satisfies readonly ResourceEntry[];
