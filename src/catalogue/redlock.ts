import type { ResourceEntry } from './schema.js';

export const redlock = [
  {
    id: 'redlock/Redlock.acquire',
    noun: 'lock',
    origin: { from: 'module', module: 'redlock' },
    acquire: { by: 'method', type: 'Redlock', name: 'acquire', aliases: ['lock'] },
    when: { callback: false },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'release' }, { by: 'method', name: 'unlock' }, { by: 'receiverMethod', name: 'release', argument: 0 }, { by: 'receiverMethod', name: 'unlock', argument: 0 }],
    policy: 'scoped',
    costs: ['lock'],
    selfFailing: false,
    source: 'https://github.com/mike-marcacci/node-redlock#usage',
  },
] as const satisfies readonly ResourceEntry[];
