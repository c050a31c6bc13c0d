import type { ResourceEntry } from './schema.js';

export const socketIoClient = [
  {
    id: 'socket.io-client/io',
    noun: 'socket.io connection',
    origin: { from: 'module', module: 'socket.io-client' },
    acquire: { by: 'call', name: 'lookup' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'disconnect' }, { by: 'method', name: 'close' }],
    policy: 'effectBound',
    costs: ['connection'],
    secondRelease: 'harmless',
    validity: [{ name: 'active', released: false }],
    source: 'https://socket.io/docs/v4/client-api/#socketdisconnect',
  },
] as const satisfies readonly ResourceEntry[];
