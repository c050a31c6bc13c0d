import type { ResourceEntry } from './schema.js';

export const nodeDgram = [
  {
    id: 'node:dgram/createSocket',
    noun: 'UDP socket',
    origin: { from: 'module', module: 'node:dgram' },
    acquire: { by: 'call', name: 'createSocket' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'scoped',
    costs: ['descriptor', 'alive'],
    activatedBy: ['bind', 'connect', 'send', 'addMembership'],
    consumedBy: [{ by: 'method', name: 'unref' }, { by: 'event', name: 'message' }],
    releasedByOption: [{ name: 'signal' }],
    secondRelease: 'throws',
    unusableAfterRelease: ['bind', 'connect', 'send'],
    disposable: { async: { node: '20.5.0' } },
    source: 'https://nodejs.org/api/dgram.html#socketclosecallback',
  },
] as const satisfies readonly ResourceEntry[];
