import type { ResourceEntry } from './schema.js';

export const pgCursor = [
  {
    id: 'pg-cursor/Cursor',
    noun: 'cursor',
    origin: { from: 'module', module: 'pg-cursor' },
    acquire: { by: 'new', type: 'Cursor' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'scoped',
    costs: ['connection'],
    secondRelease: 'harmless',
    source: 'https://node-postgres.com/apis/cursor#close',
  },
] as const satisfies readonly ResourceEntry[];
