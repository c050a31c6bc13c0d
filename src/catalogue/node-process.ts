import type { ResourceEntry } from './schema.js';

export const nodeProcess = [
  {
    id: 'node:process/Process.on',
    noun: 'process listener',
    origin: { from: 'global', package: '@types/node' },
    acquire: { by: 'method', type: 'Process', name: 'on', aliases: ['addListener', 'prependListener'] },
    value: { of: 'argument', index: 1 },
    release: [
      { by: 'receiverMethod', name: 'off', argument: 1, matching: [0] },
      { by: 'receiverMethod', name: 'removeListener', argument: 1, matching: [0] },
      { by: 'receiverMethod', name: 'removeAllListeners' },
    ],
    policy: 'longLived',
    costs: ['heap'],
    secondRelease: 'harmless',
    source: 'https://nodejs.org/api/process.html#process-events',
  },
] as const satisfies readonly ResourceEntry[];
