import fs from 'node:fs';
import path from 'node:path';
import { packagesAbove, type Package } from '../modules/package-json.js';

const NAMED = 5;

/** One sentence about the packages, development ones too, that the package.json files nearest to `files` declare and nobody installed. */
export function missingDependencies(files: readonly string[]): string | undefined {
  const declaring = new Map<string, Package>();
  for (const directory of new Set(files.map(file => path.dirname(file)))) {
    const [nearest] = packagesAbove(path.join(directory, 'file'));
    if (nearest) declaring.set(nearest.directory, nearest);
  }
  const missing = new Set<string>();
  const where = new Set<string>();
  for (const { directory, json } of declaring.values()) {
    for (const name of Object.keys({ ...json.dependencies, ...json.devDependencies })) {
      if (isInstalled(name, directory)) continue;
      missing.add(name);
      where.add(path.relative(process.cwd(), path.join(directory, 'package.json')));
    }
  }
  if (missing.size === 0) return undefined;
  const names = [...missing].slice(0, NAMED).join(', ') + (missing.size > NAMED ? ', …' : '');
  const [first, ...others] = where;
  const source = others.length === 0 ? first : `${first} and ${others.length} more`;
  return `Note: declared in ${source} but not installed, so nothing is known of them: ${names} (${missing.size} in all). Install them for complete results.`;
}

function isInstalled(name: string, directory: string): boolean {
  // Plug'n'Play keeps packages elsewhere; what is there is not ours to say.
  if (fs.existsSync(path.join(directory, 'node_modules', name)) || fs.existsSync(path.join(directory, '.pnp.cjs'))) return true;
  const parent = path.dirname(directory);
  return parent !== directory && isInstalled(name, parent);
}
