import type { got as rows } from '../../../src/catalogue/got.js';
import type { Cases } from '../case.js';

export const got: Cases<typeof rows> = {
  'got/Got.stream': {
    leaks: `
import got from 'got';
export function open(url: string): void {
  const stream = got.stream(url);
  stream.on('error', error => console.log(error));
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
