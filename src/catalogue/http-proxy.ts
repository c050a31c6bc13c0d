import type { ResourceEntry } from './schema.js';

export const httpProxy = [
  {
    id: 'http-proxy/Server.createProxyServer',
    noun: 'proxy server',
    origin: { from: 'module', module: 'http-proxy' },
    acquire: { by: 'static', type: 'Server', name: 'createProxyServer', aliases: ['createServer', 'createProxy'] },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['port', 'alive'],
    activatedBy: ['listen'],
    source: 'https://github.com/http-party/node-http-proxy#shutdown',
  },
] as const satisfies readonly ResourceEntry[];
