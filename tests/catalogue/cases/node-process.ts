import type { nodeProcess as rows } from '../../../src/catalogue/node-process.js';
import type { Cases } from '../case.js';

export const nodeProcess: Cases<typeof rows> = {
  'node:process/Process.on': {
    leaks: `
export function serve(stop: () => void): void {
  process.on('SIGTERM', stop);
}
`,
    honest: `
export async function serve(run: (stop: Promise<void>) => Promise<void>): Promise<void> {
  let stop = (): void => {};
  const stopped = new Promise<void>(resolve => { stop = resolve; });
  process.on('SIGTERM', stop);
  try {
    await run(stopped);
  } finally {
    process.off('SIGTERM', stop);
  }
}
`,
  },
};
