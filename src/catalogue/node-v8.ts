import type { ResourceEntry } from './schema.js';

export const nodeV8 = [
  {
    id: 'node:v8/startCpuProfile',
    noun: 'CPU profile',
    origin: { from: 'module', module: 'node:v8' },
    acquire: { by: 'call', name: 'startCpuProfile' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'stop' }],
    policy: 'scoped',
    costs: ['cpu'],
    secondRelease: 'harmless',
    disposable: { sync: { node: '25.0.0' } },
    source: 'https://nodejs.org/api/v8.html#v8startcpuprofileoptions',
  },
  {
    id: 'node:v8/GCProfiler',
    noun: 'GC profiler',
    origin: { from: 'module', module: 'node:v8' },
    acquire: { by: 'new', type: 'GCProfiler' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'stop' }],
    policy: 'scoped',
    costs: ['heap'],
    activatedBy: ['start'],
    secondRelease: 'harmless',
    disposable: { sync: { node: '25.5.0' } },
    source: 'https://nodejs.org/api/v8.html#profilerstop',
  },
] as const satisfies readonly ResourceEntry[];
