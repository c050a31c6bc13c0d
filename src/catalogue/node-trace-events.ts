import type { ResourceEntry } from './schema.js';

export const nodeTraceEvents = [
  {
    id: 'node:trace_events/createTracing',
    noun: 'tracing',
    origin: { from: 'module', module: 'node:trace_events' },
    acquire: { by: 'call', name: 'createTracing' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'disable' }],
    policy: 'longLived',
    costs: ['cpu'],
    activatedBy: ['enable'],
    secondRelease: 'harmless',
    validity: [{ name: 'enabled', released: false }],
    source: 'https://nodejs.org/api/tracing.html#tracingdisable',
  },
] as const satisfies readonly ResourceEntry[];
