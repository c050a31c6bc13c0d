import type { ResourceEntry } from './schema.js';

export const nodeReadlinePromises = [
  {
    id: 'node:readline/promises/createInterface',
    noun: 'readline interface',
    origin: { from: 'module', module: 'node:readline/promises' },
    acquire: { by: 'call', name: 'createInterface' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'scoped',
    costs: ['descriptor', 'alive'],
    iteration: 'exhaustion',
    parent: { argument: 0, property: 'input', endless: { type: 'Process', name: 'stdin' } },
    secondRelease: 'harmless',
    unusableAfterRelease: ['question'],
    disposable: { sync: { node: '22.15.0' } },
    source: 'https://nodejs.org/api/readline.html#readlinepromisescreateinterfaceoptions',
  },
] as const satisfies readonly ResourceEntry[];
