import type { tmpPromise as rows } from '../../../src/catalogue/tmp-promise.js';
import type { Cases } from '../case.js';

export const tmpPromise: Cases<typeof rows> = {
  'tmp-promise/file': {
    leaks: `
import { file } from 'tmp-promise';
export async function work(use: (path: string) => Promise<void>): Promise<unknown> {
  const temporary = await file();
  const result = await use(temporary.path);
  return result;
}
`,
    honest: `
import { file } from 'tmp-promise';
export async function work(use: (path: string) => Promise<void>): Promise<unknown> {
  const temporary = await file();
  try {
    return await use(temporary.path);
  } finally {
    await temporary.cleanup();
  }
}
`,
  },
  'tmp-promise/dir': {
    leaks: `
import { dir } from 'tmp-promise';
export async function work(use: (path: string) => Promise<void>): Promise<unknown> {
  const temporary = await dir();
  const result = await use(temporary.path);
  return result;
}
`,
    honest: `
import { dir } from 'tmp-promise';
export async function work(use: (path: string) => Promise<void>): Promise<unknown> {
  const temporary = await dir();
  try {
    return await use(temporary.path);
  } finally {
    await temporary.cleanup();
  }
}
`,
  },
};
