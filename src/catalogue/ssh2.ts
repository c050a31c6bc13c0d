import type { ResourceEntry } from './schema.js';

export const ssh2 = [
  {
    id: 'ssh2/Client',
    noun: 'SSH connection',
    origin: { from: 'module', module: 'ssh2' },
    acquire: { by: 'new', type: 'Client' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'end' }, { by: 'method', name: 'destroy' }],
    policy: 'scoped',
    costs: ['connection'],
    activatedBy: ['connect'],
    secondRelease: 'harmless',
    source: 'https://github.com/mscdex/ssh2#client-methods',
  },
] as const satisfies readonly ResourceEntry[];
