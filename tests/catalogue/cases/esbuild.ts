import type { esbuild as rows } from '../../../src/catalogue/esbuild.js';
import type { Cases } from '../case.js';

export const esbuild: Cases<typeof rows> = {
  'esbuild/context': {
    leaks: `
import { context } from 'esbuild';
export async function work(): Promise<unknown> {
  const build = await context({ entryPoints: ['a.ts'] });
  const result = await build.rebuild();
  return result;
}
`,
    honest: `
import { context } from 'esbuild';
export async function work(): Promise<unknown> {
  const build = await context({ entryPoints: ['a.ts'] });
  try {
    return await build.rebuild();
  } finally {
    await build.dispose();
  }
}
`,
  },
};
