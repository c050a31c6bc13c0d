import type { ResourceEntry } from './schema.js';

export const piscina = [
  {
    id: 'piscina/Piscina',
    noun: 'worker pool',
    origin: { from: 'module', module: 'piscina' },
    acquire: { by: 'new', type: 'Piscina' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'destroy' }, { by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['process'],
    disposable: { sync: { package: '5.3.2' }, async: { package: '5.3.2' } },
    source: 'https://piscinajs.dev/api-reference/Methods',
  },
] as const satisfies readonly ResourceEntry[];
