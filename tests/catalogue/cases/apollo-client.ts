import type { apolloClient as rows } from '../../../src/catalogue/apollo-client.js';
import type { Cases } from '../case.js';

export const apolloClient: Cases<typeof rows> = {
  '@apollo/client/ApolloClient': {
    leaks: `
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
export function handler(): unknown {
  const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: '/graphql' }) });
  return client.version;
}
`,
    honest: `
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: '/graphql' }) });
export function stop(): void {
  client.stop();
}
`,
  },
};
