import fs from 'node:fs';

/** What is at a path; `undefined` when nothing is, or when something on the way is no folder or may not be read. */
export function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** When a path was changed last, in milliseconds since 1970; -1 when nothing is there. */
export function modifiedAt(file: string): number {
  return statOf(file)?.mtimeMs ?? -1;
}
