import type { ResourceEntry } from './schema.js';

export const nodeTimers = [
  {
    id: 'node:timers/setInterval',
    noun: 'interval',
    origin: { from: 'global', package: '@types/node' },
    acquire: { by: 'call', name: 'setInterval' },
    value: { of: 'result' },
    release: [
      { by: 'call', name: 'clearInterval', argument: 0 },
      { by: 'call', name: 'clearTimeout', argument: 0 },
      { by: 'method', name: 'close' },
    ],
    policy: 'effectBound',
    costs: ['alive', 'heap'],
    consumedBy: [{ by: 'method', name: 'unref' }],
    secondRelease: 'harmless',
    disposable: { sync: { node: '20.5.0' } },
    source: 'https://nodejs.org/api/timers.html#clearintervaltimeout',
  },
  {
    id: 'node:timers/setTimeout',
    noun: 'timer',
    origin: { from: 'global', package: '@types/node' },
    acquire: { by: 'call', name: 'setTimeout' },
    value: { of: 'result' },
    release: [
      { by: 'call', name: 'clearTimeout', argument: 0 },
      { by: 'call', name: 'clearInterval', argument: 0 },
      { by: 'method', name: 'close' },
    ],
    policy: 'selfEnding',
    costs: ['alive'],
    consumedBy: [{ by: 'method', name: 'unref' }],
    secondRelease: 'harmless',
    disposable: { sync: { node: '20.5.0' } },
    source: 'https://nodejs.org/api/timers.html#cleartimeouttimeout',
  },
] as const satisfies readonly ResourceEntry[];
