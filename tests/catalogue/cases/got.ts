import type { got as rows } from '../../../src/catalogue/got.js';
import type { Cases } from '../case.js';

export const got: Cases<typeof rows> = {
  'got/Got.stream': {
    leaks: `
import got from 'got';
export function open(url: string): boolean {
  const stream = got.stream(url);
  return stream.readable;
}
`,
    honest: `
import got from 'got';
export function show(url: string): void {
  const stream = got.stream(url);
  stream.pipe(process.stdout);
}
`,
  },
};
