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
    borrowers: [{ by: 'method', type: 'ClientBase', name: 'query', argument: 0, origin: { from: 'module', module: 'pg' } }],
    secondRelease: 'harmless',
    source: 'https://node-postgres.com/apis/cursor#close',
  },
] as const satisfies readonly ResourceEntry[];
