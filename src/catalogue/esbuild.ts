import type { ResourceEntry } from './schema.js';

export const esbuild = [
  {
    id: 'esbuild/context',
    noun: 'build context',
    origin: { from: 'module', module: 'esbuild' },
    acquire: { by: 'call', name: 'context' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'dispose' }],
    policy: 'scoped',
    costs: ['process', 'alive'],
    keptBy: ['watch', 'serve'],
    selfFailing: false,
    source: 'https://esbuild.github.io/api/#build',
  },
] as const satisfies readonly ResourceEntry[];
