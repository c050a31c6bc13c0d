import type { ResourceEntry } from './schema.js';

export const nodeCluster = [
  {
    id: 'node:cluster/Cluster.fork',
    noun: 'cluster worker',
    origin: { from: 'module', module: 'node:cluster' },
    acquire: { by: 'method', type: 'Cluster', name: 'fork' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'kill' }, { by: 'method', name: 'disconnect' }, { by: 'method', name: 'destroy' }],
    policy: 'longLived',
    costs: ['process'],
    source: 'https://nodejs.org/api/cluster.html#workerdisconnect',
  },
] as const satisfies readonly ResourceEntry[];
