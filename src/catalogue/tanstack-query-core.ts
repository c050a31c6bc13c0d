import type { ResourceEntry } from './schema.js';

export const tanstackQueryCore = [
  {
    id: '@tanstack/query-core/Subscribable.subscribe',
    noun: 'query subscription',
    origin: { from: 'module', module: '@tanstack/query-core' },
    acquire: { by: 'method', type: 'Subscribable', name: 'subscribe' },
    value: { of: 'result' },
    release: [{ by: 'callingIt' }],
    policy: 'effectBound',
    costs: ['heap'],
    secondRelease: 'harmless',
    source: 'https://tanstack.com/query/latest/docs/reference/QueryObserver',
  },
  {
    id: '@tanstack/query-core/QueryClient',
    noun: 'query client',
    origin: { from: 'module', module: '@tanstack/query-core' },
    acquire: { by: 'new', type: 'QueryClient' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'unmount' }, { by: 'method', name: 'clear' }],
    policy: 'longLived',
    costs: ['heap'],
    activatedBy: ['mount'],
    source: 'https://tanstack.com/query/latest/docs/reference/QueryClient',
  },
] as const satisfies readonly ResourceEntry[];
