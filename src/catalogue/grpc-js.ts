import type { ResourceEntry } from './schema.js';

export const grpcJs = [
  {
    id: '@grpc/grpc-js/Client',
    noun: 'gRPC client',
    origin: { from: 'module', module: '@grpc/grpc-js' },
    acquire: { by: 'new', type: 'Client' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://grpc.github.io/grpc/node/grpc.Client.html',
  },
  {
    id: '@grpc/grpc-js/ServiceClientConstructor',
    noun: 'gRPC client',
    origin: { from: 'module', module: '@grpc/grpc-js' },
    acquire: { by: 'new', type: 'ServiceClientConstructor' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://grpc.github.io/grpc/node/grpc.Client.html',
  },
  {
    id: '@grpc/grpc-js/Server',
    noun: 'gRPC server',
    origin: { from: 'module', module: '@grpc/grpc-js' },
    acquire: { by: 'new', type: 'Server' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'tryShutdown' }, { by: 'method', name: 'forceShutdown' }],
    policy: 'longLived',
    costs: ['port', 'alive'],
    activatedBy: ['bindAsync', 'start'],
    source: 'https://grpc.github.io/grpc/node/grpc.Server.html',
  },
] as const satisfies readonly ResourceEntry[];
