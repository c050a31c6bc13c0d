import type { ResourceEntry } from './schema.js';

export const nodeTimersPromises = [
  {
    id: 'node:timers/promises/setInterval',
    noun: 'interval',
    origin: { from: 'module', module: 'node:timers/promises' },
    acquire: { by: 'call', name: 'setInterval' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'return' }],
    policy: 'consumable',
    costs: ['alive'],
    releasedByOption: [{ name: 'signal' }],
    iteration: 'everyExit',
    source: 'https://nodejs.org/api/timers.html#timerspromisessetintervaldelay-value-options',
  },
] as const satisfies readonly ResourceEntry[];
