import type { ResourceEntry } from './schema.js';

export const nodeTest = [
  {
    id: 'node:test/MockTimers.enable',
    noun: 'mocked timers',
    origin: { from: 'module', module: 'node:test' },
    acquire: { by: 'method', type: 'MockTimers', name: 'enable' },
    value: { of: 'receiver' },
    release: [{ by: 'method', name: 'reset' }],
    policy: 'scoped',
    costs: ['heap'],
    secondRelease: 'harmless',
    unusableAfterRelease: ['tick', 'runAll'],
    disposable: { sync: { node: '20.4.0' } },
    minor: true,
    source: 'https://nodejs.org/api/test.html#timersreset',
  },
] as const satisfies readonly ResourceEntry[];
