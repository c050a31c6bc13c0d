import type { ResourceEntry } from './schema.js';

export const genericPool = [
  {
    id: 'generic-pool/createPool',
    noun: 'pool',
    origin: { from: 'module', module: 'generic-pool' },
    acquire: { by: 'call', name: 'createPool' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'drain' }, { by: 'method', name: 'clear' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://github.com/coopernurse/node-pool#draining',
  },
  {
    id: 'generic-pool/Pool.acquire',
    noun: 'pooled resource',
    origin: { from: 'module', module: 'generic-pool' },
    acquire: { by: 'method', type: 'Pool', name: 'acquire' },
    value: { of: 'awaited' },
    release: [{ by: 'receiverMethod', name: 'release', argument: 0 }, { by: 'receiverMethod', name: 'destroy', argument: 0 }],
    policy: 'scoped',
    costs: ['connection'],
    selfFailing: false,
    source: 'https://github.com/coopernurse/node-pool#poolacquire',
  },
] as const satisfies readonly ResourceEntry[];
