import type { ResourceEntry } from './schema.js';

export const testcontainers = [
  {
    id: 'testcontainers/GenericContainer.start',
    noun: 'container',
    origin: { from: 'module', module: 'testcontainers' },
    acquire: { by: 'method', type: 'GenericContainer', name: 'start', overridden: true },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'stop' }],
    policy: 'scoped',
    costs: ['process'],
    selfFailing: false,
    disposable: { async: { package: '12.0.4' } },
    source: 'https://node.testcontainers.org/features/containers/#stopping-a-container',
  },
] as const satisfies readonly ResourceEntry[];
