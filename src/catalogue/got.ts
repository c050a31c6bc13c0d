import type { ResourceEntry } from './schema.js';

export const got = [
  {
    id: 'got/Got.stream',
    noun: 'request stream',
    origin: { from: 'module', module: 'got' },
    acquire: { by: 'method', type: 'Got', name: 'stream' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'destroy' }],
    policy: 'consumable',
    costs: ['connection'],
    consumedBy: [
      { by: 'method', name: 'pipe' },
      { by: 'method', name: 'resume' },
      { by: 'method', name: 'toArray' },
      { by: 'method', name: 'forEach' },
      { by: 'method', name: 'reduce' },
      { by: 'event', name: 'data' },
      { by: 'event', name: 'readable' },
    ],
    iteration: 'everyExit',
    selfFailing: true,
    secondRelease: 'harmless',
    validity: [{ name: 'destroyed', released: true }, { name: 'readableEnded', released: true }],
    source: 'https://github.com/sindresorhus/got/blob/main/documentation/3-streams.md',
  },
] as const satisfies readonly ResourceEntry[];
