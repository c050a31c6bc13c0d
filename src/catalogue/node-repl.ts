import type { ResourceEntry } from './schema.js';

export const nodeRepl = [
  {
    id: 'node:repl/start',
    noun: 'REPL',
    origin: { from: 'module', module: 'node:repl' },
    acquire: { by: 'call', name: 'start' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['alive'],
    disposable: { sync: { node: '22.15.0' } },
    source: 'https://nodejs.org/api/repl.html#replstartoptions',
  },
] as const satisfies readonly ResourceEntry[];
