import path from 'node:path';
import type { WriteStream } from 'node:tty';

/** How long the line on screen stays as it is. */
const INTERVAL_MS = 100;
/** Some terminals do not tell their width. */
const FALLBACK_COLUMNS = 80;

export interface Progress {
  /** To be called with the absolute name of each file before it is linted. */
  readonly file: (fileName: string) => void;
  readonly end: () => void;
}

/** A line on a terminal that says which file is being read, and the how many-th it is; nothing where there is no terminal. */
export function progressOn(stream: WriteStream): Progress {
  if (!stream.isTTY) return { file: () => undefined, end: () => undefined };
  let count = 0;
  let shown = 0;
  return {
    file(fileName) {
      count += 1;
      const now = performance.now();
      if (now - shown < INTERVAL_MS) return;
      shown = now;
      const line = `File ${count}: ${path.relative(process.cwd(), fileName)}`;
      stream.write(`\r\u001B[K${line.slice(0, (stream.columns || FALLBACK_COLUMNS) - 1)}`);
    },
    end: () => void stream.write('\r\u001B[K'),
  };
}
