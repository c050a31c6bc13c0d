import type { ResourceEntry } from './schema.js';

export const nodeZlib = [
  {
    id: 'node:zlib/createGzip',
    noun: 'zlib stream',
    origin: { from: 'module', module: 'node:zlib' },
    acquire: {
      by: 'call',
      name: 'createGzip',
      aliases: [
        'createGunzip', 'createDeflate', 'createInflate', 'createDeflateRaw', 'createInflateRaw', 'createUnzip', 'createBrotliCompress',
        'createBrotliDecompress',
      ],
    },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'end' }, { by: 'method', name: 'destroy' }, { by: 'method', name: 'close' }],
    policy: 'consumable',
    costs: ['native'],
    consumedBy: [
      { by: 'method', name: 'pipe' },
      { by: 'method', name: 'resume' },
      { by: 'method', name: 'toArray' },
      { by: 'method', name: 'forEach' },
      { by: 'method', name: 'reduce' },
      { by: 'event', name: 'data' },
      { by: 'event', name: 'readable' },
    ],
    iteration: 'everyExit',
    selfFailing: true,
    secondRelease: 'harmless',
    unusableAfterRelease: ['write'],
    validity: [{ name: 'destroyed', released: true }, { name: 'writableEnded', released: true }],
    disposable: { async: { node: '20.4.0' } },
    source: 'https://nodejs.org/api/zlib.html#zlibclosecallback',
  },
] as const satisfies readonly ResourceEntry[];
