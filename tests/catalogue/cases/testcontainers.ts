import type { testcontainers as rows } from '../../../src/catalogue/testcontainers.js';
import type { Cases } from '../case.js';

export const testcontainers: Cases<typeof rows> = {
  'testcontainers/GenericContainer.start': {
    leaks: `
import { GenericContainer } from 'testcontainers';
export async function work(use: (port: number) => Promise<void>): Promise<unknown> {
  const container = await new GenericContainer('redis').withExposedPorts(6379).start();
  const result = await use(container.getMappedPort(6379));
  return result;
}
`,
    honest: `
import { GenericContainer } from 'testcontainers';
export async function work(use: (port: number) => Promise<void>): Promise<unknown> {
  const container = await new GenericContainer('redis').withExposedPorts(6379).start();
  try {
    return await use(container.getMappedPort(6379));
  } finally {
    await container.stop();
  }
}
`,
  },
};
