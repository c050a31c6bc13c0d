import type { ResourceEntry } from './schema.js';

export const nodeDiagnosticsChannel = [
  {
    id: 'node:diagnostics_channel/subscribe',
    noun: 'channel subscription',
    origin: { from: 'module', module: 'node:diagnostics_channel' },
    acquire: { by: 'call', name: 'subscribe' },
    value: { of: 'argument', index: 1 },
    release: [{ by: 'call', name: 'unsubscribe', argument: 1 }],
    policy: 'longLived',
    costs: ['heap'],
    secondRelease: 'harmless',
    source: 'https://nodejs.org/api/diagnostics_channel.html#diagnostics_channelunsubscribename-onmessage',
  },
] as const satisfies readonly ResourceEntry[];
