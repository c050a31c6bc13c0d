import type { ResourceEntry } from './schema.js';

export const express = [
  {
    id: 'express/Application.listen',
    noun: 'HTTP server',
    origin: { from: 'module', module: 'express-serve-static-core' },
    acquire: { by: 'method', type: 'Application', name: 'listen' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['port', 'alive'],
    validity: [{ name: 'listening', released: false }],
    disposable: { async: { node: '20.5.0' } },
    source: 'https://expressjs.com/en/5x/api.html#app.listen',
  },
] as const satisfies readonly ResourceEntry[];
