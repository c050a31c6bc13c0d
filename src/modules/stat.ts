import fs from 'node:fs';

let seen: Map<string, fs.Stats | undefined> | undefined;

/** Called when a text begins to be linted: until the next call each path is looked at once, so that all that is said of a text is said of one state of the disk. */
export function lookAgain(): void {
  seen = new Map();
}

/** What is at a path; `undefined` when nothing is, or when something on the way is no folder or may not be read. */
export function statOf(file: string): fs.Stats | undefined {
  if (!seen) return look(file);
  if (!seen.has(file)) seen.set(file, look(file));
  return seen.get(file);
}

function look(file: string): fs.Stats | undefined {
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
