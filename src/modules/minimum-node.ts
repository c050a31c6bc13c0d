import { packagesAbove } from './package-json.js';

/** Whether the package that a file belongs to runs only on the Node.js version given (`'20.4.0'`) or later, as its `engines` say. */
export function runsOnNode(version: string, fileName: string): boolean {
  for (const { json } of packagesAbove(fileName)) {
    const { engines } = json;
    const range = typeof engines === 'object' && engines !== null ? (engines as Readonly<Record<string, unknown>>)['node'] : undefined;
    if (typeof range === 'string') return range.split('||').every(alternative => isAtLeast(lowest(alternative), version));
  }
  return false;
}

/** The oldest versions of Node.js that the nearest package promises to run on, one for each alternative; `undefined` when it does not say. */
export function oldestNodes(fileName: string): readonly string[] | undefined {
  for (const { json } of packagesAbove(fileName)) {
    const { engines } = json;
    const range = typeof engines === 'object' && engines !== null ? (engines as Readonly<Record<string, unknown>>)['node'] : undefined;
    if (typeof range !== 'string') return undefined;
    const bounds = range.split('||').map(alternative => lowest(alternative));
    return bounds.every(([major = 0]) => major > 0) ? bounds.map(bound => [...bound, 0, 0].slice(0, 3).join('.')) : undefined;
  }
  return undefined;
}

/**
 * Whether Node.js `version` has what came with the versions `since`: the first one, and those that it was brought back to.
 * `unknown` for an older line that `since` says nothing of while it is the only entry: it may have been brought back there.
 */
export function isSince(version: string, since: readonly string[]): 'yes' | 'no' | 'unknown' {
  const given = parts(version);
  const [major = 0] = given;
  const entries = since.map(parts).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const newest = entries.at(-1);
  if (!newest || isAtLeast(given, newest.join('.'))) return 'yes';
  const own = entries.find(([line]) => line === major);
  if (own) return isAtLeast(given, own.join('.')) ? 'yes' : 'no';
  if (entries.length === 1) return 'unknown';
  // Listed in full: lines before the first entry never got it, those between may have.
  return major < (entries[0]?.[0] ?? 0) ? 'no' : 'unknown';
}

function parts(version: string): readonly number[] {
  return version.split('.').map(Number);
}

/** The lower bound of a range without `||`: `[0]` when it has none. */
function lowest(range: string): readonly number[] {
  const [, digits = '0'] = /^\s*(?:>=|\^|~|=)?\s*v?(\d+(?:\.\d+){0,2})/.exec(range) ?? [];
  return digits.split('.').map(Number);
}

function isAtLeast(given: readonly number[], version: string): boolean {
  for (const [index, wanted] of version.split('.').map(Number).entries()) {
    const part = given[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}
