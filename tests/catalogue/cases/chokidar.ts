import type { chokidar as rows } from '../../../src/catalogue/chokidar.js';
import type { Cases } from '../case.js';

export const chokidar: Cases<typeof rows> = {
  'chokidar/watch': {
    leaks: `
import { watch } from 'chokidar';
export function onChange(path: string): void {
  const watcher = watch(path);
  watcher.on('change', () => console.log('changed'));
}
`,
    honest: `
import { watch } from 'chokidar';
const watcher = watch('src');
export async function stop(): Promise<void> {
  await watcher.close();
}
`,
  },
};
