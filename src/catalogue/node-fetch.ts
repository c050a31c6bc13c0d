import type { ResourceEntry } from './schema.js';

export const nodeFetch = [
  {
    id: 'node-fetch/fetch',
    noun: 'fetch response',
    origin: { from: 'module', module: 'node-fetch' },
    acquire: { by: 'call', name: 'fetch' },
    value: { of: 'awaited' },
    release: [{ by: 'method', on: 'body', name: 'resume' }],
    policy: 'consumable',
    costs: ['connection'],
    consumedBy: [
      { by: 'method', name: 'text' },
      { by: 'method', name: 'json' },
      { by: 'method', name: 'arrayBuffer' },
      { by: 'method', name: 'blob' },
      { by: 'method', name: 'formData' },
      { by: 'property', name: 'body' },
    ],
    validity: [{ name: 'bodyUsed', released: true }],
    minor: true,
    source: 'https://github.com/node-fetch/node-fetch#bodybody',
  },
] as const satisfies readonly ResourceEntry[];
