import type { nodeInspector as rows } from '../../../src/catalogue/node-inspector.js';
import type { Cases } from '../case.js';

export const nodeInspector: Cases<typeof rows> = {
  'node:inspector/Session': {
    leaks: `
import { Session } from 'node:inspector';
export function profile(): void {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
}
`,
    honest: `
import { Session } from 'node:inspector';
export function profile(): void {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
  } finally {
    session.disconnect();
  }
}
`,
  },
  'node:inspector/open': {
    leaks: `
import { open } from 'node:inspector';
export function debug(): void {
  open(9229);
}
`,
    honest: `
import { close, open } from 'node:inspector';
open(9229);
export function stop(): void {
  close();
}
`,
  },
};
