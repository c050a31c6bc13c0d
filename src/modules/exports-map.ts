import type { Package, PackageJson } from './package-json.js';

/** What a package lets others import by its `exports`, or itself by its `imports`. */
export interface SubpathMap {
  /** Keys without a `*`, as written: `.`, `./feature`, `#internal`. */
  readonly exact: readonly string[];
  /** Keys with a `*`, or the old form that ends in `/`. */
  readonly patterns: readonly string[];
}

/** The map of a package's `exports`; `undefined` when it has none, so that every file can be imported, or a malformed one. */
export function exportsMap({ json }: Package): SubpathMap | undefined {
  const { exports } = json;
  if (exports === undefined || exports === null) return undefined;
  if (typeof exports === 'string' || Array.isArray(exports)) return { exact: ['.'], patterns: [] };
  if (typeof exports !== 'object') return undefined;
  const keys = Object.keys(exports);
  const subpaths = keys.filter(key => key.startsWith('.'));
  if (subpaths.length && subpaths.length !== keys.length) return undefined;
  return subpaths.length ? split(subpaths, exports as Record<string, unknown>) : { exact: ['.'], patterns: [] };
}

/** The map of a package's `imports`. */
export function importsMap(json: PackageJson): SubpathMap | undefined {
  const { imports } = json;
  if (typeof imports !== 'object' || imports === null || Array.isArray(imports)) return undefined;
  return split(Object.keys(imports), imports as Record<string, unknown>);
}

/** Whether a key of the map stands for `subpath` (`./feature`, `#internal`), whatever it leads to. */
export function isMapped(map: SubpathMap, subpath: string): boolean {
  return (
    map.exact.includes(subpath) ||
    map.patterns.some(pattern => {
      const [before = '', after = ''] = pattern.endsWith('/') ? [pattern] : pattern.split('*');
      return subpath.length >= before.length + after.length && subpath.startsWith(before) && subpath.endsWith(after) && subpath !== before;
    })
  );
}

/** A key that leads to `null` takes a subpath back. */
function split(keys: readonly string[], map: Readonly<Record<string, unknown>>): SubpathMap {
  const isPattern = (key: string): boolean => key.includes('*') || key.endsWith('/');
  return { exact: keys.filter(key => !isPattern(key) && map[key] !== null), patterns: keys.filter(key => isPattern(key) && map[key] !== null) };
}
