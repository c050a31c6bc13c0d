import type { ResourceEntry } from './schema.js';

export const jsdom = [
  {
    id: 'jsdom/JSDOM',
    noun: 'window',
    origin: { from: 'module', module: 'jsdom' },
    acquire: { by: 'new', type: 'JSDOM' },
    when: { option: { name: 'runScripts' } },
    value: { of: 'result', property: 'window' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'scoped',
    costs: ['alive', 'heap'],
    source: 'https://github.com/jsdom/jsdom#closing-down-a-jsdom',
  },
] as const satisfies readonly ResourceEntry[];
