import type { nodeFsPromises as rows } from '../../../src/catalogue/node-fs-promises.js';
import type { Cases } from '../case.js';

export const nodeFsPromises: Cases<typeof rows> = {
  'node:fs/promises/open': {
    leaks: `
import { open } from 'node:fs/promises';
export async function head(path: string): Promise<number> {
  const handle = await open(path);
  const { bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
  return bytesRead;
}
`,
    honest: `
import { open } from 'node:fs/promises';
export async function head(path: string): Promise<number> {
  const handle = await open(path);
  try {
    const { bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return bytesRead;
  } finally {
    await handle.close();
  }
}
`,
  },
  'node:fs/promises/opendir': {
    leaks: `
import { opendir } from 'node:fs/promises';
export async function first(path: string): Promise<string | undefined> {
  const dir = await opendir(path);
  const entry = await dir.read();
  return entry?.name;
}
`,
    honest: `
import { opendir } from 'node:fs/promises';
export async function first(path: string): Promise<string | undefined> {
  const dir = await opendir(path);
  for await (const entry of dir) return entry.name;
  return undefined;
}
`,
  },
  'node:fs/promises/watch': {
    leaks: `
import { watch } from 'node:fs/promises';
export async function changed(path: string): Promise<void> {
  const changes = watch(path)[Symbol.asyncIterator]();
  await changes.next();
}
`,
    honest: `
import { watch } from 'node:fs/promises';
export async function changed(path: string): Promise<void> {
  for await (const change of watch(path)) {
    console.log(change.filename);
    break;
  }
}
`,
  },
  'node:fs/promises/mkdtemp': {
    leaks: `
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
export async function scratch(text: string): Promise<void> {
  const dir = await mkdtemp('/tmp/x-');
  await writeFile(join(dir, 'a.txt'), text);
  await rm(dir, { recursive: true });
}
`,
    honest: `
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
export async function scratch(text: string): Promise<void> {
  const dir = await mkdtemp('/tmp/x-');
  try {
    await writeFile(join(dir, 'a.txt'), text);
  } finally {
    await rm(dir, { recursive: true });
  }
}
`,
  },
  'node:fs/promises/mkdtempDisposable': {
    leaks: `
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
export async function scratch(text: string): Promise<void> {
  const dir = await mkdtempDisposable('/tmp/x-');
  await writeFile(dir.path + '/a.txt', text);
}
`,
    honest: `
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
export async function scratch(text: string): Promise<void> {
  await using dir = await mkdtempDisposable('/tmp/x-');
  await writeFile(dir.path + '/a.txt', text);
}
`,
  },
};
