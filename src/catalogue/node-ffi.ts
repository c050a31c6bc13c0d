import type { ResourceEntry } from './schema.js';

export const nodeFfi = [
  {
    id: 'node:ffi/DynamicLibrary',
    noun: 'dynamic library',
    origin: { from: 'module', module: 'node:ffi' },
    acquire: { by: 'new', type: 'DynamicLibrary' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'scoped',
    costs: ['native'],
    disposable: { sync: { node: '26.1.0' } },
    source: 'https://nodejs.org/api/ffi.html',
  },
] as const satisfies readonly ResourceEntry[];
