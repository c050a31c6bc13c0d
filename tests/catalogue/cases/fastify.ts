import type { fastify as rows } from '../../../src/catalogue/fastify.js';
import type { Cases } from '../case.js';

export const fastify: Cases<typeof rows> = {
  'fastify/FastifyInstance.listen': {
    leaks: `
import { fastify } from 'fastify';
export async function serve(): Promise<void> {
  const app = fastify();
  await app.listen({ port: 8080 });
}
`,
    honest: `
import { fastify } from 'fastify';
const app = fastify();
await app.listen({ port: 8080 });
export async function stop(): Promise<void> {
  await app.close();
}
`,
  },
};
