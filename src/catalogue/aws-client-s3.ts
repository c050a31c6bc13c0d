import type { ResourceEntry } from './schema.js';

export const awsClientS3 = [
  {
    id: '@aws-sdk/client-s3/S3Client.send',
    noun: 'object body',
    origin: { from: 'module', module: '@smithy/core' },
    acquire: { by: 'method', type: 'Client', name: 'send' },
    value: { of: 'awaited', property: 'Body' },
    release: [{ by: 'method', name: 'destroy' }],
    policy: 'consumable',
    costs: ['connection'],
    consumedBy: [
      { by: 'method', name: 'transformToByteArray' },
      { by: 'method', name: 'transformToString' },
      { by: 'method', name: 'transformToWebStream' },
      { by: 'method', name: 'pipe' },
      { by: 'event', name: 'data' },
    ],
    source: 'https://github.com/aws/aws-sdk-js-v3/blob/main/supplemental-docs/CLIENTS.md',
  },
] as const satisfies readonly ResourceEntry[];
