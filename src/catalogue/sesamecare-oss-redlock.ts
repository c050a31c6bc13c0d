import type { ResourceEntry } from './schema.js';

export const sesamecareOssRedlock = [
  {
    id: '@sesamecare-oss/redlock/Redlock.acquire',
    noun: 'lock',
    origin: { from: 'module', module: '@sesamecare-oss/redlock' },
    acquire: { by: 'method', type: 'Redlock', name: 'acquire' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'release' }, { by: 'receiverMethod', name: 'release', argument: 0 }],
    policy: 'scoped',
    costs: ['lock'],
    selfFailing: false,
    source: 'https://github.com/sesamecare/redlock#usage',
  },
] as const satisfies readonly ResourceEntry[];
