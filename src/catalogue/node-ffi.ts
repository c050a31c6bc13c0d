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
  {
    id: 'node:ffi/dlopen',
    noun: 'dynamic library',
    origin: { from: 'module', module: 'node:ffi' },
    acquire: { by: 'call', name: 'dlopen' },
    value: { of: 'result', property: 'lib' },
    release: [{ by: 'method', name: 'close' }, { by: 'call', name: 'dlclose', argument: 0 }],
    policy: 'scoped',
    costs: ['native'],
    dueIfReleased: true,
    disposable: { sync: { node: '26.1.0' } },
    source: 'https://nodejs.org/api/ffi.html',
  },
] as const satisfies readonly ResourceEntry[];
