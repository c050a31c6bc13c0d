import type { nodeTimersPromises as rows } from '../../../src/catalogue/node-timers-promises.js';
import type { Cases } from '../case.js';

export const nodeTimersPromises: Cases<typeof rows> = {
  'node:timers/promises/setInterval': {
    leaks: `
import { setInterval } from 'node:timers/promises';
export async function tick(): Promise<void> {
  const ticks = setInterval(1000)[Symbol.asyncIterator]();
  await ticks.next();
}
`,
    honest: `
import { setInterval } from 'node:timers/promises';
export async function tick(): Promise<void> {
  let count = 0;
  for await (const _ of setInterval(1000)) {
    if (++count === 3) break;
  }
}
`,
  },
};
