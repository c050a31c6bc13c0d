import type { ResourceEntry } from './schema.js';

export const nodeGlobal = [
  {
    id: 'node/fetch',
    noun: 'fetch response',
    origin: { from: 'global', package: '@types/node' },
    acquire: { by: 'call', name: 'fetch' },
    value: { of: 'awaited' },
    release: [{ by: 'method', on: 'body', name: 'cancel' }],
    policy: 'consumable',
    costs: ['connection'],
    consumedBy: [
      { by: 'method', name: 'text' },
      { by: 'method', name: 'json' },
      { by: 'method', name: 'arrayBuffer' },
      { by: 'method', name: 'blob' },
      { by: 'method', name: 'bytes' },
      { by: 'method', name: 'formData' },
      { by: 'property', name: 'body' },
    ],
    validity: [{ name: 'bodyUsed', released: true }],
    minor: true,
    source: 'https://github.com/nodejs/undici#garbage-collection',
  },
] as const satisfies readonly ResourceEntry[];
