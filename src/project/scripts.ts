import path from 'node:path';
import { entriesOf, packagesOf } from '../modules/environment.js';
import { globToRegExp } from '../modules/glob.js';
import { packageIn, type Package } from '../modules/package-json.js';
import { filesBelow } from './listing.js';
import type { ScriptCall } from './script-calls.js';

/** The scripts that commands run from a file may mean. */
export interface Scripts {
  /** Those of the nearest package.json that has any, first. */
  readonly names: readonly string[];
  /** How many package.json files have scripts. */
  readonly manifests: number;
}

/**
 * The scripts of every package.json of the project of a file: those above it that count and those below them. `undefined`
 * when one above cannot be read, when none has scripts, and when there are too many files to tell.
 */
export function scriptsAround(fileName: string): Scripts | undefined {
  const above = packagesOf(fileName);
  const root = above.at(-1)?.directory;
  if (!root) return undefined;
  const { files, complete } = filesBelow(root);
  if (!complete) return undefined;
  const below = files.filter(file => path.basename(file) === 'package.json').map(file => path.dirname(file));
  if (above.some(pkg => scriptsOf(pkg) === undefined)) return undefined;
  const directories = new Set([...above.map(({ directory }) => directory), ...below]);
  const lists = [...directories].flatMap(directory => packageIn(directory) ?? []).flatMap(pkg => [scriptsOf(pkg) ?? []]).filter(list => list.length > 0);
  return lists.length ? { names: [...new Set(lists.flat())], manifests: lists.length } : undefined;
}

/** Names under `scripts`; `undefined` for a package.json that could not be read. */
function scriptsOf({ json }: Package): string[] | undefined {
  if (Object.keys(json).length === 0) return undefined;
  const { scripts } = json;
  return typeof scripts === 'object' && scripts !== null && !Array.isArray(scripts) ? Object.keys(scripts) : [];
}

/** Whether a call names one of the scripts. In the patterns of npm-run-all `:` separates as `/` does in paths. */
export function isScript({ name, pattern }: ScriptCall, scripts: readonly string[]): boolean {
  if (!pattern) return scripts.includes(name);
  const matches = globToRegExp(name.replaceAll(':', '/'));
  return scripts.some(script => matches.test(script.replaceAll(':', '/')));
}

/** Whether programs of installed packages can be looked up from a folder, and one has the name; `undefined` when nothing is installed. */
export function hasBinary(directory: string, name: string): boolean | undefined {
  let isInstalled: boolean | undefined;
  for (let current = directory; ; current = path.dirname(current)) {
    const binaries = entriesOf(path.join(current, 'node_modules', '.bin'));
    if (binaries.includes(name)) return true;
    if (binaries.length) isInstalled = false;
    if (current === path.dirname(current)) return isInstalled;
  }
}
