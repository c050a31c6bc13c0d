import type { ResourceEntry } from './schema.js';

export const graphqlWs = [
  {
    id: 'graphql-ws/createClient',
    noun: 'GraphQL client',
    origin: { from: 'module', module: 'graphql-ws' },
    acquire: { by: 'call', name: 'createClient' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'dispose' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://the-guild.dev/graphql/ws/docs/modules/client',
  },
  {
    id: 'graphql-ws/Client.subscribe',
    noun: 'GraphQL subscription',
    origin: { from: 'module', module: 'graphql-ws' },
    acquire: { by: 'method', type: 'Client', name: 'subscribe' },
    value: { of: 'result' },
    release: [{ by: 'callingIt' }],
    policy: 'effectBound',
    costs: ['connection'],
    secondRelease: 'harmless',
    source: 'https://the-guild.dev/graphql/ws/docs/interfaces/client.Client#subscribe',
  },
] as const satisfies readonly ResourceEntry[];
