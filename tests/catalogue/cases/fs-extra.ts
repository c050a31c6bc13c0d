import type { fsExtra as rows } from '../../../src/catalogue/fs-extra.js';
import type { Cases } from '../case.js';

export const fsExtra: Cases<typeof rows> = {
  'fs-extra/open': {
    leaks: `
import { fstat, open } from 'fs-extra';
export async function size(path: string): Promise<number> {
  const fd = await open(path, 'r');
  return (await fstat(fd)).size;
}
`,
    honest: `
import { close, fstat, open } from 'fs-extra';
export async function size(path: string): Promise<number> {
  const fd = await open(path, 'r');
  try {
    return (await fstat(fd)).size;
  } finally {
    await close(fd);
  }
}
`,
  },
};
