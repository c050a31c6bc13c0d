import fs from 'node:fs';
import path from 'node:path';
import { modifiedAt } from './stat.js';

/** A package.json on disk. `json` holds what could be read as an object; `{}` when the file is malformed. */
export interface Package {
  /** Absolute directory that holds the package.json, symbolic links as given. */
  readonly directory: string;
  readonly json: PackageJson;
}

export interface PackageJson {
  readonly name?: string;
  readonly version?: string;
  readonly type?: string;
  readonly exports?: unknown;
  readonly imports?: unknown;
  readonly workspaces?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

const read = new Map<string, { readonly modified: number; readonly found: Package | undefined }>();

/** The package.json in `directory`; read again when it changed. */
export function packageIn(directory: string): Package | undefined {
  const file = path.join(directory, 'package.json');
  const modified = modifiedAt(file);
  let entry = read.get(directory);
  if (entry?.modified !== modified) {
    entry = { modified, found: modified < 0 ? undefined : { directory, json: parse(file) } };
    read.set(directory, entry);
  }
  return entry.found;
}

/** Every package.json from the folder of `fileName` up to the root of the file system, nearest first. */
export function* packagesAbove(fileName: string): Generator<Package> {
  for (let directory = path.dirname(fileName); ; directory = path.dirname(directory)) {
    const found = packageIn(directory);
    if (found) yield found;
    if (directory === path.dirname(directory)) return;
  }
}

/** The installed package that a file below `node_modules` belongs to: its folder, not that of a nested package.json without a name. */
export function installedPackageOf(fileName: string): Package | undefined {
  const normalized = fileName.replaceAll('\\', '/');
  const at = normalized.lastIndexOf('/node_modules/');
  if (at < 0) return undefined;
  const [scope = '', name = ''] = normalized.slice(at + '/node_modules/'.length).split('/');
  return packageIn(path.join(normalized.slice(0, at), 'node_modules', scope, scope.startsWith('@') ? name : ''));
}

/** The package `name` that code in `directory` gets: the nearest one in a `node_modules` on the way up. */
export function installedFrom(directory: string, name: string): Package | undefined {
  for (let current = directory; ; current = path.dirname(current)) {
    const found = packageIn(path.join(current, 'node_modules', name));
    if (found || current === path.dirname(current)) return found;
  }
}

/** The package of the same workspace that `name` is a link to, seen from a folder. */
export function linkedFrom(directory: string, name: string): Package | undefined {
  for (let current = directory; ; current = path.dirname(current)) {
    let real: string | undefined;
    try {
      real = fs.realpathSync(path.join(current, 'node_modules', name));
    } catch {
      // not here
    }
    if (real !== undefined) return real.split(path.sep).includes('node_modules') ? undefined : packageIn(real);
    if (current === path.dirname(current)) return undefined;
  }
}

/** `@scope/name` or `name` of an import specifier such as `name/sub/path`. */
export function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function parse(file: string): PackageJson {
  try {
    const json: unknown = JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as PackageJson) : {};
  } catch {
    return {};
  }
}
