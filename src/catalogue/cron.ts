import type { ResourceEntry } from './schema.js';

export const cron = [
  {
    id: 'cron/CronJob',
    noun: 'cron job',
    origin: { from: 'module', module: 'cron' },
    acquire: { by: 'new', type: 'CronJob' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'stop' }],
    policy: 'longLived',
    costs: ['alive'],
    activatedBy: ['start'],
    secondRelease: 'harmless',
    validity: [{ name: 'isActive', released: false }],
    source: 'https://github.com/kelektiv/node-cron#cronjob-class',
  },
] as const satisfies readonly ResourceEntry[];
