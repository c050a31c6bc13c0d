import type { ResourceEntry } from './schema.js';

export const eventemitter3 = [
  {
    id: 'eventemitter3/EventEmitter.on',
    noun: 'listener',
    origin: { from: 'module', module: 'eventemitter3' },
    acquire: { by: 'method', type: 'EventEmitter', name: 'on', aliases: ['addListener'] },
    value: { of: 'argument', index: 1 },
    release: [
      { by: 'receiverMethod', name: 'off', argument: 1, matching: [0] },
      { by: 'receiverMethod', name: 'removeListener', argument: 1, matching: [0] },
      { by: 'receiverMethod', name: 'removeAllListeners' },
    ],
    policy: 'effectBound',
    costs: ['heap'],
    secondRelease: 'harmless',
    source: 'https://github.com/primus/eventemitter3',
  },
] as const satisfies readonly ResourceEntry[];
