import type { ResourceEntry } from './schema.js';

export const nodeQuic = [
  {
    id: 'node:quic/listen',
    noun: 'QUIC endpoint',
    origin: { from: 'module', module: 'node:quic' },
    acquire: { by: 'call', name: 'listen' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'close' }, { by: 'method', name: 'destroy' }],
    policy: 'longLived',
    costs: ['port', 'alive'],
    validity: [{ name: 'destroyed', released: true }],
    disposable: { async: { node: '23.8.0' } },
    source: 'https://nodejs.org/api/quic.html#endpointclose',
  },
] as const satisfies readonly ResourceEntry[];
