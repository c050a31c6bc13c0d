import type { ResourceEntry } from './schema.js';

export const socketIo = [
  {
    id: 'socket.io/Server',
    noun: 'socket.io server',
    origin: { from: 'module', module: 'socket.io' },
    acquire: { by: 'new', type: 'Server' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['port', 'alive'],
    source: 'https://socket.io/docs/v4/server-api/#serverclosecallback',
  },
] as const satisfies readonly ResourceEntry[];
