import type { nodeStream as rows } from '../../../src/catalogue/node-stream.js';
import type { Cases } from '../case.js';

export const nodeStream: Cases<typeof rows> = {
  'node:stream/Readable': {
    leaks: `
import { Readable } from 'node:stream';
export function numbers(): void {
  const stream = new Readable({ read() { this.push('1'); } });
  stream.setEncoding('utf8');
}
`,
    honest: `
import { Readable } from 'node:stream';
export function numbers(): void {
  const stream = new Readable({ read() { this.push('1'); } });
  stream.pipe(process.stdout);
}
`,
  },
  'node:stream/Writable': {
    leaks: `
import { Writable } from 'node:stream';
export function sink(text: string): void {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  stream.write(text);
}
`,
    honest: `
import { Writable } from 'node:stream';
export function sink(text: string): void {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  stream.end(text);
}
`,
  },
  'node:stream/Readable.fromWeb': {
    leaks: `
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
export function adapt(source: ReadableStream): void {
  const stream = Readable.fromWeb(source);
  stream.setEncoding('utf8');
}
`,
    honest: `
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
export function adapt(source: ReadableStream): void {
  const stream = Readable.fromWeb(source);
  stream.resume();
}
`,
  },
};
