import type { ResourceEntry } from './schema.js';

export const zustand = [
  {
    id: 'zustand/StoreApi.subscribe',
    noun: 'store subscription',
    origin: { from: 'module', module: 'zustand' },
    acquire: { by: 'method', type: 'StoreApi', name: 'subscribe' },
    value: { of: 'result' },
    release: [{ by: 'callingIt' }],
    policy: 'effectBound',
    costs: ['heap'],
    secondRelease: 'harmless',
    source: 'https://zustand.docs.pmnd.rs/apis/create-store',
  },
] as const satisfies readonly ResourceEntry[];
