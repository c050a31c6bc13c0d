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
