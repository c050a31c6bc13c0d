import type { nodeZlib as rows } from '../../../src/catalogue/node-zlib.js';
import type { Cases } from '../case.js';

export const nodeZlib: Cases<typeof rows> = {
  'node:zlib/createGzip': {
    leaks: `
import { createGzip } from 'node:zlib';
export function compress(text: string): void {
  const gzip = createGzip();
  gzip.write(text);
}
`,
    honest: `
import { createGzip } from 'node:zlib';
export function compress(text: string): void {
  const gzip = createGzip();
  gzip.pipe(process.stdout);
  gzip.end(text);
}
`,
  },
};
