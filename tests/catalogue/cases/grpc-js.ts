import type { grpcJs as rows } from '../../../src/catalogue/grpc-js.js';
import type { Cases } from '../case.js';

export const grpcJs: Cases<typeof rows> = {
  '@grpc/grpc-js/Client': {
    leaks: `
import { Client, credentials } from '@grpc/grpc-js';
export async function handler(): Promise<unknown> {
  const client = new Client('localhost:50051', credentials.createInsecure());
  return client.getChannel().getTarget();
}
`,
    honest: `
import { Client, credentials } from '@grpc/grpc-js';
const client = new Client('localhost:50051', credentials.createInsecure());
export async function handler(): Promise<unknown> {
  return client.getChannel().getTarget();
}
export async function stop(): Promise<void> {
  client.close();
}
`,
  },
  '@grpc/grpc-js/ServiceClientConstructor': {
    leaks: `
import { credentials, type ServiceClientConstructor } from '@grpc/grpc-js';
export async function connect(Chat: ServiceClientConstructor): Promise<{ close(): void }> {
  const client = new Chat('localhost:50051', credentials.createInsecure());
  await new Promise<void>((resolve, reject) => client.waitForReady(Date.now() + 5000, error => (error ? reject(error) : resolve())));
  return { close: () => client.close() };
}
`,
    honest: `
import { credentials, type ServiceClientConstructor } from '@grpc/grpc-js';
export function connect(Chat: ServiceClientConstructor): { close(): void } {
  const client = new Chat('localhost:50051', credentials.createInsecure());
  return { close: () => client.close() };
}
`,
  },
  '@grpc/grpc-js/Server': {
    leaks: `
import { Server, ServerCredentials } from '@grpc/grpc-js';
export function serve(done: (error: Error | null) => void): void {
  const server = new Server();
  server.bindAsync('localhost:50051', ServerCredentials.createInsecure(), done);
}
`,
    honest: `
import { Server, ServerCredentials } from '@grpc/grpc-js';
const server = new Server();
export function serve(done: (error: Error | null) => void): void {
  server.bindAsync('localhost:50051', ServerCredentials.createInsecure(), done);
}
export function stop(): void {
  server.forceShutdown();
}
`,
  },
};
