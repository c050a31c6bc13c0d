import type { nodeRepl as rows } from '../../../src/catalogue/node-repl.js';
import type { Cases } from '../case.js';

export const nodeRepl: Cases<typeof rows> = {
  'node:repl/start': {
    leaks: `
import { start } from 'node:repl';
export function shell(): void {
  start('> ');
}
`,
    honest: `
import { start } from 'node:repl';
const repl = start('> ');
export function stop(): void {
  repl.close();
}
`,
  },
};
