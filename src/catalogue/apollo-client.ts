import type { ResourceEntry } from './schema.js';

export const apolloClient = [
  {
    id: '@apollo/client/ApolloClient',
    noun: 'Apollo client',
    origin: { from: 'module', module: '@apollo/client' },
    acquire: { by: 'new', type: 'ApolloClient' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'stop' }],
    policy: 'longLived',
    costs: ['heap'],
    secondRelease: 'harmless',
    source: 'https://www.apollographql.com/docs/react/api/core/ApolloClient#stop',
  },
] as const satisfies readonly ResourceEntry[];
