import type { ResourceEntry } from './schema.js';

export const pino = [
  {
    id: 'pino/transport',
    noun: 'log transport',
    origin: { from: 'module', module: 'pino' },
    acquire: { by: 'call', name: 'transport' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'end' }],
    policy: 'longLived',
    costs: ['process'],
    source: 'https://getpino.io/#/docs/transports',
  },
  {
    id: 'pino/destination',
    noun: 'log destination',
    origin: { from: 'module', module: 'pino' },
    acquire: { by: 'call', name: 'destination' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'end' }, { by: 'method', name: 'destroy' }],
    policy: 'longLived',
    costs: ['descriptor'],
    source: 'https://getpino.io/#/docs/api?id=pino-destination',
  },
] as const satisfies readonly ResourceEntry[];
