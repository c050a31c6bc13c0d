import type { ResourceEntry } from './schema.js';

export const nodePerfHooks = [
  {
    id: 'node:perf_hooks/PerformanceObserver',
    noun: 'performance observer',
    origin: { from: 'module', module: 'node:perf_hooks' },
    acquire: { by: 'new', type: 'PerformanceObserver' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'disconnect' }],
    policy: 'effectBound',
    costs: ['heap'],
    activatedBy: ['observe'],
    secondRelease: 'harmless',
    source: 'https://nodejs.org/api/perf_hooks.html#performanceobserverdisconnect',
  },
  {
    id: 'node:perf_hooks/monitorEventLoopDelay',
    noun: 'event loop monitor',
    origin: { from: 'module', module: 'node:perf_hooks' },
    acquire: { by: 'call', name: 'monitorEventLoopDelay' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'disable' }],
    policy: 'longLived',
    costs: ['cpu'],
    activatedBy: ['enable'],
    secondRelease: 'harmless',
    disposable: { sync: { node: '24.2.0' } },
    source: 'https://nodejs.org/api/perf_hooks.html#histogramdisable',
  },
] as const satisfies readonly ResourceEntry[];
