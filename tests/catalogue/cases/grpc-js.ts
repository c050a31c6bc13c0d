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
