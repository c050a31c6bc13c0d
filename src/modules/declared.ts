import fs from 'node:fs';
import path from 'node:path';
import { entriesOf, isWorkspaceRoot } from './environment.js';
import { globToRegExp } from './glob.js';
import { packageIn, packagesAbove, type Package } from './package-json.js';
import { statOf } from './stat.js';

/** Where a package is declared for a file, or the names that are declared when it is nowhere. */
export interface Declarations {
  /** The package.json files above the file, nearest first. */
  readonly packages: readonly Package[];
  /** Every name that one of them declares, itself and workspace members included. */
  readonly names: ReadonlySet<string>;
}

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies', 'peerDependenciesMeta', 'bundledDependencies', 'bundleDependencies', 'engines', 'overrides', 'resolutions'];
const MAX_DEPTH = 5;
const MAX_MEMBERS = 3000;

/** What the package.json files from the folder of `fileName` upwards declare, each read at most once per change. */
export function declarationsFor(fileName: string): Declarations {
  const packages = [...packagesAbove(fileName)];
  const names = new Set<string>();
  for (const pkg of packages) {
    for (const name of namesIn(pkg)) names.add(name);
    if (isWorkspaceRoot(pkg)) for (const name of memberNames(pkg)) names.add(name);
  }
  return { packages, names };
}

/** Whether a package counts as declared: itself, or its `@types`. */
export function isDeclared(name: string, { names }: Declarations): boolean {
  return names.has(name) || names.has(typesPackage(name));
}

/** `@types/scope__name` for `@scope/name`. */
export function typesPackage(name: string): string {
  return `@types/${name.replace(/^@(.+?)\/(.+)$/, '$1__$2')}`;
}

/** The folder of an installed package, as Node finds it from a file: the nearest `node_modules` upwards that has it. */
export function installedIn(name: string, fileName: string): string | undefined {
  for (const start of new Set([path.dirname(fileName), realPath(path.dirname(fileName))])) {
    for (let directory = start; ; directory = path.dirname(directory)) {
      const candidate = path.join(directory, 'node_modules', name);
      if (fs.existsSync(candidate)) return candidate;
      if (directory === path.dirname(directory)) break;
    }
  }
  return undefined;
}

const declared = new WeakMap<object, readonly string[]>();

function namesIn({ json }: Package): readonly string[] {
  let names = declared.get(json);
  if (!names) {
    names = FIELDS.flatMap(field => {
      const value = json[field];
      if (Array.isArray(value)) return value.filter(name => typeof name === 'string');
      return typeof value === 'object' && value !== null ? Object.keys(value) : [];
    });
    if (typeof json.name === 'string') names = [...names, json.name];
    declared.set(json, names);
  }
  return names;
}

const members = new WeakMap<object, readonly string[]>();

/** Names of the packages of a workspace. */
function memberNames(root: Package): readonly string[] {
  let names = members.get(root.json);
  if (!names) {
    const globs = workspaceGlobs(root);
    const patterns = globs.filter(glob => !glob.startsWith('!')).map(glob => globToRegExp(glob.replace(/^\.\//, '').replace(/\/$/, '')));
    const found: string[] = [];
    let visits = 0;
    const visit = (directory: string, below: string, depth: number): void => {
      if (depth > MAX_DEPTH || ++visits > MAX_MEMBERS) return;
      for (const entry of entriesOf(directory)) {
        if (entry === 'node_modules' || entry.startsWith('.') || entry.includes('.')) continue;
        const name = below ? `${below}/${entry}` : entry;
        const child = path.join(directory, entry);
        const member = patterns.some(pattern => pattern.test(name)) ? packageIn(child) : undefined;
        if (typeof member?.json.name === 'string') found.push(member.json.name);
        if (isDirectory(child)) visit(child, name, depth + 1);
      }
    };
    if (patterns.length) visit(root.directory, '', 1);
    members.set(root.json, (names = found));
  }
  return names;
}

function workspaceGlobs({ directory, json }: Package): string[] {
  const { workspaces } = json;
  const listed: unknown = typeof workspaces === 'object' && workspaces !== null && !Array.isArray(workspaces) ? (workspaces as { packages?: unknown }).packages : workspaces;
  const globs = Array.isArray(listed) ? listed.filter(glob => typeof glob === 'string') : [];
  try {
    const yaml = fs.readFileSync(path.join(directory, 'pnpm-workspace.yaml'), 'utf8');
    const section = /^packages:[^\S\n]*\n((?:[^\S\n]*(?:-.*|#.*)?\n?)*)/m.exec(yaml)?.[1] ?? '';
    for (const [, glob] of section.matchAll(/^\s*-\s*['"]?([^'"#\n]+?)['"]?\s*(?:#.*)?$/gm)) if (glob) globs.push(glob);
  } catch {
    // no pnpm workspace
  }
  return globs.length || json.workspaces !== undefined ? globs : ['packages/*'];
}

function isDirectory(file: string): boolean {
  return statOf(file)?.isDirectory() ?? false;
}

function realPath(directory: string): string {
  try {
    return fs.realpathSync(directory);
  } catch {
    return directory;
  }
}
