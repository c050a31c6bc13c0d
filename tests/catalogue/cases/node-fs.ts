import type { nodeFs as rows } from '../../../src/catalogue/node-fs.js';
import type { Cases } from '../case.js';

export const nodeFs: Cases<typeof rows> = {
  'node:fs/openSync': {
    leaks: `
import { openSync, readSync } from 'node:fs';
export function head(path: string, buffer: Buffer): number {
  const fd = openSync(path, 'r');
  return readSync(fd, buffer, 0, 16, 0);
}
`,
    honest: `
import { closeSync, openSync, readSync } from 'node:fs';
export function head(path: string, buffer: Buffer): number {
  const fd = openSync(path, 'r');
  try {
    return readSync(fd, buffer, 0, 16, 0);
  } finally {
    closeSync(fd);
  }
}
`,
  },
  'node:fs/open': {
    leaks: `
import { fstat, open } from 'node:fs';
export function size(path: string, done: (error: Error | null, size?: number) => void): void {
  open(path, 'r', (error, fd) => {
    if (error) return done(error);
    fstat(fd, (failure, stats) => done(failure, stats?.size));
  });
}
`,
    honest: `
import { close, fstat, open } from 'node:fs';
export function size(path: string, done: (error: Error | null, size?: number) => void): void {
  open(path, 'r', (error, fd) => {
    if (error) return done(error);
    fstat(fd, (failure, stats) => {
      close(fd);
      done(failure, stats?.size);
    });
  });
}
`,
  },
  'node:fs/createReadStream': {
    leaks: `
import { createReadStream } from 'node:fs';
export function check(path: string): void {
  const stream = createReadStream(path);
  stream.on('error', error => console.log(error));
}
`,
    honest: `
import { createReadStream } from 'node:fs';
export async function size(path: string): Promise<number> {
  let size = 0;
  for await (const chunk of createReadStream(path)) size += (chunk as Buffer).length;
  return size;
}
`,
  },
  'node:fs/createWriteStream': {
    leaks: `
import { createWriteStream } from 'node:fs';
export function log(path: string, lines: string[]): void {
  const stream = createWriteStream(path);
  for (const line of lines) stream.write(line);
}
`,
    honest: `
import { createWriteStream } from 'node:fs';
export function log(path: string, lines: string[]): void {
  const stream = createWriteStream(path);
  for (const line of lines) stream.write(line);
  stream.end();
}
`,
  },
  'node:fs/opendirSync': {
    leaks: `
import { opendirSync } from 'node:fs';
export function first(path: string): string | undefined {
  const dir = opendirSync(path);
  return dir.readSync()?.name;
}
`,
    honest: `
import { opendirSync } from 'node:fs';
export function first(path: string): string | undefined {
  const dir = opendirSync(path);
  try {
    return dir.readSync()?.name;
  } finally {
    dir.closeSync();
  }
}
`,
  },
  'node:fs/opendir': {
    leaks: `
import { opendir } from 'node:fs';
export function first(path: string, done: (error: Error | null, name?: string) => void): void {
  opendir(path, (error, dir) => {
    if (error) return done(error);
    done(null, dir.readSync()?.name);
  });
}
`,
    honest: `
import { opendir } from 'node:fs';
export function first(path: string, done: (error: Error | null, name?: string) => void): void {
  opendir(path, (error, dir) => {
    if (error) return done(error);
    try {
      done(null, dir.readSync()?.name);
    } finally {
      dir.closeSync();
    }
  });
}
`,
  },
  'node:fs/watch': {
    leaks: `
import { watch } from 'node:fs';
export function onChange(path: string): void {
  watch(path, () => console.log('changed'));
}
`,
    honest: `
import { watch } from 'node:fs';
export function onChange(path: string, signal: AbortSignal): void {
  watch(path, { signal }, () => console.log('changed'));
}
`,
  },
  'node:fs/watchFile': {
    leaks: `
import { watchFile } from 'node:fs';
export function onChange(path: string): void {
  watchFile(path, () => console.log('changed'));
}
`,
    honest: `
import { unwatchFile, watchFile } from 'node:fs';
export function onChange(path: string): () => void {
  watchFile(path, () => console.log('changed'));
  return () => unwatchFile(path);
}
`,
  },
  'node:fs/mkdtempSync': {
    leaks: `
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
export function scratch(text: string): void {
  const dir = mkdtempSync(join(tmpdir(), 'x-'));
  writeFileSync(join(dir, 'a.txt'), text);
  rmSync(dir, { recursive: true });
}
`,
    honest: `
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
export function scratch(text: string): void {
  const dir = mkdtempSync(join(tmpdir(), 'x-'));
  try {
    writeFileSync(join(dir, 'a.txt'), text);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
`,
  },
  'node:fs/mkdtempDisposableSync': {
    leaks: `
import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
export function scratch(text: string): void {
  const dir = mkdtempDisposableSync('/tmp/x-');
  writeFileSync(dir.path + '/a.txt', text);
}
`,
    honest: `
import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
export function scratch(text: string): void {
  using dir = mkdtempDisposableSync('/tmp/x-');
  writeFileSync(dir.path + '/a.txt', text);
}
`,
  },
  'node:fs/Utf8Stream': {
    leaks: `
import { Utf8Stream } from 'node:fs';
export function log(line: string): void {
  const stream = new Utf8Stream({ dest: '/tmp/log' });
  stream.write(line);
}
`,
    honest: `
import { Utf8Stream } from 'node:fs';
const stream = new Utf8Stream({ dest: '/tmp/log' });
export function log(line: string): void {
  stream.write(line);
}
export function stop(): void {
  stream.end();
}
`,
  },
};
