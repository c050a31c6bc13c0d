import type { ResourceEntry } from './schema.js';

export const nodeInspector = [
  {
    id: 'node:inspector/Session',
    noun: 'inspector session',
    origin: { from: 'module', module: 'node:inspector' },
    acquire: { by: 'new', type: 'Session' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'disconnect' }],
    policy: 'scoped',
    costs: ['heap'],
    activatedBy: ['connect', 'connectToMainThread'],
    secondRelease: 'harmless',
    unusableAfterRelease: ['post'],
    source: 'https://nodejs.org/api/inspector.html#sessiondisconnect',
  },
  {
    id: 'node:inspector/open',
    noun: 'inspector server',
    origin: { from: 'module', module: 'node:inspector' },
    acquire: { by: 'call', name: 'open' },
    value: { of: 'result' },
    release: [{ by: 'call', name: 'close' }],
    policy: 'longLived',
    costs: ['port'],
    secondRelease: 'harmless',
    disposable: { sync: { node: '20.5.0' } },
    source: 'https://nodejs.org/api/inspector.html#inspectorclose',
  },
] as const satisfies readonly ResourceEntry[];
