import type { ResourceEntry } from './schema.js';

export const elasticsearch = [
  {
    id: '@elastic/elasticsearch/Client',
    noun: 'Elasticsearch client',
    origin: { from: 'module', module: '@elastic/elasticsearch' },
    acquire: { by: 'new', type: 'Client' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/client-connecting',
  },
] as const satisfies readonly ResourceEntry[];
