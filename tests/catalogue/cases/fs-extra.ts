import type { fsExtra as rows } from '../../../src/catalogue/fs-extra.js';
import type { Cases } from '../case.js';

export const fsExtra: Cases<typeof rows> = {
  'fs-extra/open': {
    leaks: `
import fs from 'fs-extra';
export async function size(path: string): Promise<number> {
  const fd = await fs.open(path, 'r');
  return (await fs.fstat(fd)).size;
}
`,
    honest: `
import fs from 'fs-extra';
export async function size(path: string): Promise<number> {
  const fd = await fs.open(path, 'r');
  try {
    return (await fs.fstat(fd)).size;
  } finally {
    await fs.close(fd);
  }
}
`,
  },
};
