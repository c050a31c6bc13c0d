import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import enhancedResolve from 'enhanced-resolve';
import type ts from 'typescript';

/** Who loads the module: Node for an `import`, Node for a `require()`, a bundler that builds for browsers, or one that builds components of the server. */
export type Loader = 'import' | 'require' | 'bundler' | 'server components';

/** Those that may load any module. */
export const LOADERS: readonly Loader[] = ['import', 'require', 'bundler'];

const CONDITIONS: Readonly<Record<Loader, string[]>> = {
  import: ['node', 'import', 'module-sync'],
  require: ['node', 'require', 'module-sync'],
  bundler: ['browser', 'import', 'module', 'svelte', 'style', 'react-native', 'worker'],
  'server components': ['react-server', 'node', 'import', 'module'],
};
const TYPESCRIPT = ['.ts', '.tsx', '.mts', '.cts'];

const resolvers = new Map<Loader, (from: string, specifier: string) => string | false>();
const perProgram = new WeakMap<ts.Program, Map<string, string | undefined>>();

/**
 * The file that `specifier` stands for at run time when the file `from` asks for it: absolute, symbolic links resolved,
 * JavaScript or the project's own TypeScript, never a declaration file. `undefined` when there is none, for a module that
 * is built into Node, and where the package's `exports` are malformed. Results hold for one program.
 */
export function resolveAtRuntime(specifier: string, from: string, loader: Loader, program: ts.Program): string | undefined {
  if (isBuiltin(specifier)) return undefined;
  let known = perProgram.get(program);
  if (!known) perProgram.set(program, (known = new Map()));
  const key = `${loader}\0${path.dirname(from)}\0${specifier}`;
  if (!known.has(key)) known.set(key, resolve(specifier, path.dirname(from), loader));
  return known.get(key);
}

function resolve(specifier: string, directory: string, loader: Loader): string | undefined {
  let resolver = resolvers.get(loader);
  if (!resolver) resolvers.set(loader, (resolver = createResolver(loader)));
  try {
    const found = resolver(directory, specifier);
    return found === false ? undefined : found.replace(/[?#].*$/, '');
  } catch {
    return undefined;
  }
}

function createResolver(loader: Loader): (from: string, specifier: string) => string | false {
  const resolver = enhancedResolve.ResolverFactory.createResolver({
    fileSystem: fs as unknown as Parameters<typeof enhancedResolve.ResolverFactory.createResolver>[0]['fileSystem'],
    useSyncFileSystemCalls: true,
    conditionNames: CONDITIONS[loader],
    mainFields: loader === 'bundler' ? ['browser', 'module', 'main'] : ['main'],
    extensions: ['.js', '.mjs', '.cjs', '.jsx', '.json', '.node', ...TYPESCRIPT],
    extensionAlias: { '.js': ['.js', '.ts', '.tsx', '.jsx'], '.mjs': ['.mjs', '.mts'], '.cjs': ['.cjs', '.cts'], '.jsx': ['.jsx', '.tsx'] },
  });
  return (from, specifier) => resolver.resolveSync({}, from, specifier);
}
