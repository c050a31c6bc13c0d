import type { ResourceEntry } from './schema.js';

export const nodeTls = [
  {
    id: 'node:tls/connect',
    noun: 'TLS socket',
    origin: { from: 'module', module: 'node:tls' },
    acquire: { by: 'call', name: 'connect' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'destroy' }, { by: 'method', name: 'end' }, { by: 'method', name: 'destroySoon' }],
    policy: 'scoped',
    costs: ['connection'],
    selfFailing: true,
    secondRelease: 'harmless',
    unusableAfterRelease: ['write'],
    validity: [{ name: 'destroyed', released: true }],
    disposable: { async: { node: '20.4.0' } },
    source: 'https://nodejs.org/api/tls.html#class-tlstlssocket',
  },
  {
    id: 'node:tls/createServer',
    noun: 'TLS server',
    origin: { from: 'module', module: 'node:tls' },
    acquire: { by: 'call', name: 'createServer' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['port', 'alive'],
    activatedBy: ['listen'],
    validity: [{ name: 'listening', released: false }],
    disposable: { async: { node: '20.5.0' } },
    source: 'https://nodejs.org/api/net.html#serverclosecallback',
  },
] as const satisfies readonly ResourceEntry[];
