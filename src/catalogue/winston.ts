import type { ResourceEntry } from './schema.js';

export const winston = [
  {
    id: 'winston/createLogger',
    noun: 'logger',
    origin: { from: 'module', module: 'winston' },
    acquire: { by: 'call', name: 'createLogger' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }, { by: 'method', name: 'end' }],
    policy: 'longLived',
    costs: ['descriptor'],
    source: 'https://github.com/winstonjs/winston#awaiting-logs-to-be-written-in-winston',
  },
] as const satisfies readonly ResourceEntry[];
