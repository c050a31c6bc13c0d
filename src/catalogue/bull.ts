import type { ResourceEntry } from './schema.js';

export const bull = [
  {
    id: 'bull/Queue',
    noun: 'job queue',
    origin: { from: 'module', module: 'bull' },
    acquire: { by: 'new', type: 'Bull' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md#queueclose',
  },
] as const satisfies readonly ResourceEntry[];
