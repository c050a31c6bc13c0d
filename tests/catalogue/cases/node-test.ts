import type { nodeTest as rows } from '../../../src/catalogue/node-test.js';
import type { Cases } from '../case.js';

export const nodeTest: Cases<typeof rows> = {
  'node:test/MockTimers.enable': {
    leaks: `
import { mock } from 'node:test';
export function later(work: () => void): void {
  mock.timers.enable();
  work();
  mock.timers.tick(1000);
}
`,
    honest: `
import { mock } from 'node:test';
export function later(work: () => void): void {
  mock.timers.enable();
  try {
    work();
    mock.timers.tick(1000);
  } finally {
    mock.timers.reset();
  }
}
`,
  },
};
