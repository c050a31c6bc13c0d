import type { ResourceEntry } from './schema.js';

export const svelte = [
  {
    id: 'svelte/Readable.subscribe',
    noun: 'store subscription',
    origin: { from: 'module', module: 'svelte' },
    acquire: { by: 'method', type: 'Readable', name: 'subscribe' },
    value: { of: 'result' },
    release: [{ by: 'callingIt' }],
    policy: 'effectBound',
    costs: ['heap'],
    secondRelease: 'harmless',
    source: 'https://svelte.dev/docs/svelte/stores',
  },
] as const satisfies readonly ResourceEntry[];
