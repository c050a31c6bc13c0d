import fs from 'node:fs';
import path from 'node:path';
import { entriesOf } from './environment.js';
import type { Package } from './package-json.js';
import { statOf } from './stat.js';

const CONFIG = /(?:^|[.-])(?:config|conf|rc|main|setup)\b.*\.(?:[cm]?[jt]s|json5?|ya?ml|toml)$|^(?:package|tsconfig.*|jsconfig.*|angular|project|deno|components)\.jsonc?$|^\.[\w.-]+rc(?:\.[\w.]+)?$|^(?:vite|vitest|webpack|rollup|rolldown|rspack|rsbuild|rslib|esbuild|tsup|tsdown|unbuild|parcel|metro|babel|swc|jest|karma|build|bundle|gulpfile|gruntfile|makefile|justfile|turbo|nx)\b|\.gyp$/i;
const FOLDERS = ['.', '.storybook', 'config', 'configs', 'build', 'scripts', 'webpack', '.config'];
const MAX_BYTES = 500_000;

/**
 * Whether a file that configures or builds one of the packages writes `text`: an alias, a module that a plugin makes up, a
 * file that a script generates.
 */
export function isConfigured(packages: readonly Package[], text: string): boolean {
  const word = new RegExp(`(?<![\\w-])${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w-])`);
  return packages.some(({ directory }) =>
    FOLDERS.some(folder => {
      const names = entriesOf(path.join(directory, folder)).filter(name => folder !== '.' || CONFIG.test(name));
      return names.some(name => contains(path.join(directory, folder, name), word));
    }),
  );
}

function contains(file: string, word: RegExp): boolean {
  const stat = statOf(file);
  if (!stat?.isFile() || stat.size > MAX_BYTES) return false;
  try {
    return word.test(fs.readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}
