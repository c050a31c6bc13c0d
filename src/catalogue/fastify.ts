import type { ResourceEntry } from './schema.js';

export const fastify = [
  {
    id: 'fastify/FastifyInstance.listen',
    noun: 'HTTP server',
    origin: { from: 'module', module: 'fastify' },
    acquire: { by: 'method', type: 'FastifyInstance', name: 'listen' },
    value: { of: 'receiver' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['port', 'alive'],
    disposable: { async: { package: '5.12.8' } },
    source: 'https://fastify.dev/docs/latest/Reference/Server/#close',
  },
] as const satisfies readonly ResourceEntry[];
