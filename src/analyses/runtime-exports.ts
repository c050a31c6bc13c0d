import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import type ts from 'typescript';
import { installedIn, typesPackage } from '../modules/declared.js';
import { isGitIgnored } from '../modules/git-ignored.js';
import { mayAddLater } from '../modules/late-exports.js';
import { installedPackageOf, packageIn, packagesAbove, type Package } from '../modules/package-json.js';
import { LOADERS, resolveAtRuntime } from '../modules/resolve.js';
import { surfaceOf, type Surface } from '../modules/surface.js';
import { mentions } from '../modules/tokens.js';
import type { Answer } from '../types/members.js';

/** The JavaScript behind a specifier, for every way in which it may be loaded. */
export interface RuntimeModule {
  /** The package that ships it, or the project's own package. */
  readonly package: Package | undefined;
  /** It lies in a `node_modules` and is not a link to a package of the same workspace. */
  readonly isInstalled: boolean;
  /** The file that an `import` gets, else the first that any loader gets. */
  readonly file: string;
  readonly surfaces: readonly Surface[];
}

const MAX_DEPENDENCIES = 40;

/** What `specifier` leads to at run time when `from` asks for it; `undefined` when nothing on disk does, as for packages of types only. */
export function runtimeModule(specifier: string, from: string, program: ts.Program): RuntimeModule | undefined {
  if (isBuiltin(specifier) || /[?!]/.test(specifier)) return undefined;
  const files = new Map<string, Surface | undefined>();
  for (const loader of LOADERS) {
    const file = resolveAtRuntime(specifier, from, loader, program);
    if (file && !files.has(file)) files.set(file, surfaceOf(file, loader, program));
  }
  const [file] = files.keys();
  if (file === undefined) return undefined;
  const surfaces = [...files.values()];
  const installed = installedPackageOf(file);
  return {
    package: installed ?? owningPackage(file),
    isInstalled: !!installed,
    file,
    surfaces: surfaces.every(surface => surface !== undefined) ? surfaces : [],
  };
}

/**
 * Whether the module has an export `name` at run time. `no` only where its source leaves no other way: the complete list of
 * exports lacks it, or, with `typesAreComplete`, neither the package nor what it depends on ever writes the name.
 */
export function hasAtRuntime(module: RuntimeModule, name: string, typesAreComplete: boolean): Answer {
  const { surfaces } = module;
  if (!surfaces.length) return 'unknown';
  if (surfaces.some(surface => surface.names.has(name))) return 'yes';
  const isComplete = surfaces.every(surface => surface.complete);
  // What the project has built may be older than its source.
  if (!module.isInstalled && surfaces.some(({ files }) => files.some(isBuilt))) return 'unknown';
  if (isComplete) {
    const isCommonJs = surfaces.some(({ format }) => format === 'commonjs');
    return isCommonJs && module.isInstalled && module.package && mayAddLater(module.package, name) ? 'unknown' : 'no';
  }
  if (!typesAreComplete || !module.package) return 'unknown';
  const dependencies = dependenciesOf(module.package);
  if (!dependencies || surfaces.some(({ files }) => files.some(loadsByExpression))) return 'unknown';
  return [module.package, ...dependencies].every(pkg => spokenOf(pkg, name) === 'no') ? 'no' : 'unknown';
}

/** `require(pathToAddon)`: what it gives is written nowhere. */
function loadsByExpression(file: string): boolean {
  try {
    return /\b(?:require|import)\s*\(\s*(?![\s'"`)]|\/\*)/.test(fs.readFileSync(file, 'utf8'));
  } catch {
    return true;
  }
}

/** Whether a default import of the module gets anything. Node and bundlers give the whole of a CommonJS module. */
export function hasDefaultAtRuntime({ surfaces }: RuntimeModule): Answer {
  if (!surfaces.length) return 'unknown';
  if (surfaces.some(({ format, names }) => format === 'commonjs' || names.has('default'))) return 'yes';
  return surfaces.every(({ complete }) => complete) ? 'no' : 'unknown';
}

/** The JavaScript package that a file of declarations describes: `pg` for `@types/pg`. */
export function describedPackage(types: Package): Package | undefined {
  const name = types.json.name ?? '';
  if (!name.startsWith('@types/')) return types;
  const described = name.slice('@types/'.length).replace(/^(.+?)__(.+)$/, '@$1/$2');
  return typesPackage(described) === name ? packageIn(path.join(types.directory.slice(0, -name.length), described)) : undefined;
}

function spokenOf(pkg: Package, name: string): Answer {
  const { found } = mentions(pkg, name);
  return found === 'no' ? 'no' : 'unknown';
}

/** What a package depends on, when all of it is installed and not too much. */
function dependenciesOf({ directory, json }: Package): Package[] | undefined {
  const names = Object.keys({ ...json.dependencies, ...json.optionalDependencies });
  const found = names.slice(0, MAX_DEPENDENCIES + 1).flatMap(name => {
    const installed = installedIn(name, path.join(directory, 'package.json'));
    return (installed && packageIn(installed)) || [];
  });
  return found.length === names.length && names.length <= MAX_DEPENDENCIES ? found : undefined;
}

function owningPackage(file: string): Package | undefined {
  return packagesAbove(file).next().value ?? undefined;
}

const built = new Map<string, boolean>();

/** A file that a compiler wrote, as its folder, git or a source map beside it tells. */
function isBuilt(file: string): boolean {
  let answer = built.get(file);
  if (answer === undefined) {
    const below = path.relative(owningPackage(file)?.directory ?? '', file);
    answer = below.split(/[\\/]/).some(segment => /^(?:dist|build|out|output|umd|esm|cjs)$/.test(segment)) || fs.existsSync(`${file}.map`) || isGitIgnored(file);
    built.set(file, answer);
  }
  return answer;
}
