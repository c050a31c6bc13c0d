import type { ResourceEntry } from './schema.js';

export const chokidar = [
  {
    id: 'chokidar/watch',
    noun: 'file watcher',
    origin: { from: 'module', module: 'chokidar' },
    acquire: { by: 'call', name: 'watch' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['descriptor', 'alive'],
    secondRelease: 'harmless',
    validity: [{ name: 'closed', released: true }],
    source: 'https://github.com/paulmillr/chokidar#methods--events',
  },
] as const satisfies readonly ResourceEntry[];
