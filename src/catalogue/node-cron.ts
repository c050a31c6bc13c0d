import type { ResourceEntry } from './schema.js';

export const nodeCron = [
  {
    id: 'node-cron/schedule',
    noun: 'scheduled task',
    origin: { from: 'module', module: 'node-cron' },
    acquire: { by: 'call', name: 'schedule' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'stop' }, { by: 'method', name: 'destroy' }],
    policy: 'longLived',
    costs: ['alive'],
    source: 'https://nodecron.com/api-reference.html',
  },
] as const satisfies readonly ResourceEntry[];
