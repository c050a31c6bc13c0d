import type { ResourceEntry } from './schema.js';

export const bottleneck = [
  {
    id: 'bottleneck/Bottleneck',
    noun: 'clustered limiter',
    origin: { from: 'module', module: 'bottleneck' },
    acquire: { by: 'new', type: 'Bottleneck' },
    when: { option: { name: 'datastore' } },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'disconnect' }, { by: 'method', name: 'stop' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://github.com/SGrondin/bottleneck#disconnect',
  },
] as const satisfies readonly ResourceEntry[];
