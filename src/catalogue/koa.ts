import type { ResourceEntry } from './schema.js';

export const koa = [
  {
    id: 'koa/Application.listen',
    noun: 'HTTP server',
    origin: { from: 'module', module: 'koa' },
    acquire: { by: 'method', type: 'Application', name: 'listen' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['port', 'alive'],
    validity: [{ name: 'listening', released: false }],
    disposable: { async: { node: '20.5.0' } },
    source: 'https://koajs.com/#app-listen-',
  },
] as const satisfies readonly ResourceEntry[];
