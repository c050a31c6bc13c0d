import type { ResourceEntry } from './schema.js';

export const archiver = [
  {
    id: 'archiver/ZipArchive',
    noun: 'archive',
    origin: { from: 'module', module: 'archiver' },
    acquire: { by: 'new', type: 'ZipArchive' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'finalize' }, { by: 'method', name: 'abort' }, { by: 'method', name: 'destroy' }],
    policy: 'consumable',
    costs: ['alive'],
    selfFailing: true,
    source: 'https://www.archiverjs.com/docs/archiver',
  },
  {
    id: 'archiver/TarArchive',
    noun: 'archive',
    origin: { from: 'module', module: 'archiver' },
    acquire: { by: 'new', type: 'TarArchive' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'finalize' }, { by: 'method', name: 'abort' }, { by: 'method', name: 'destroy' }],
    policy: 'consumable',
    costs: ['alive'],
    selfFailing: true,
    source: 'https://www.archiverjs.com/docs/archiver',
  },
] as const satisfies readonly ResourceEntry[];
