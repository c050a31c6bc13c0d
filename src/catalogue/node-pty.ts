import type { ResourceEntry } from './schema.js';

export const nodePty = [
  {
    id: 'node-pty/spawn',
    noun: 'pseudo terminal',
    origin: { from: 'module', module: 'node-pty' },
    acquire: { by: 'call', name: 'spawn' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'kill' }],
    policy: 'scoped',
    costs: ['process', 'descriptor'],
    consumedBy: [{ by: 'property', name: 'onExit' }],
    source: 'https://github.com/microsoft/node-pty',
  },
  {
    id: 'node-pty/IPty.onData',
    noun: 'terminal listener',
    origin: { from: 'module', module: 'node-pty' },
    acquire: { by: 'method', type: 'IPty', name: 'onData', aliases: ['onExit'] },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'dispose' }],
    policy: 'effectBound',
    costs: ['heap'],
    parent: 'receiver',
    secondRelease: 'harmless',
    source: 'https://github.com/microsoft/node-pty',
  },
] as const satisfies readonly ResourceEntry[];
