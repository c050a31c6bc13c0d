import fs from 'node:fs';
import path from 'node:path';
import { globToRegExp } from './glob.js';
import { modifiedAt } from './stat.js';

interface Rule {
  readonly pattern: RegExp;
  readonly negated: boolean;
  readonly directoriesOnly: boolean;
}

const perFile = new Map<string, { readonly modified: number; readonly rules: readonly Rule[] }>();

/**
 * Whether a `.gitignore` between `file` and the root of its repository ignores it, or a folder that holds it. The file need
 * not exist; a name that ends with a slash is a folder's.
 */
export function isGitIgnored(file: string): boolean {
  const isDirectory = /[\\/]$/.test(file);
  for (const directory of directoriesAbove(file)) {
    const rules = rulesIn(directory);
    if (!rules.length) continue;
    const segments = path.relative(directory, file).split(path.sep);
    for (let depth = 1; depth <= segments.length; depth++) {
      const below = segments.slice(0, depth).join('/');
      let matched = false;
      for (const rule of rules) {
        if (rule.directoriesOnly && depth === segments.length && !isDirectory) continue;
        if (rule.pattern.test(below)) matched = !rule.negated;
      }
      if (matched) return true;
    }
  }
  return false;
}

/** Whether a file lies where a `.gitmodules` above it puts another repository: whoever checks that out has it. */
export function isInSubmodule(file: string): boolean {
  return directoriesAbove(file).some(directory => submodulesIn(directory).some(folder => file.startsWith(path.join(directory, folder) + path.sep)));
}

/** From the root of the repository down. */
function directoriesAbove(file: string): readonly string[] {
  const directories: string[] = [];
  for (let directory = path.dirname(file); ; directory = path.dirname(directory)) {
    directories.unshift(directory);
    if (directory === path.dirname(directory) || fs.existsSync(path.join(directory, '.git'))) return directories;
  }
}

function submodulesIn(directory: string): readonly string[] {
  const file = path.join(directory, '.gitmodules');
  if (modifiedAt(file) < 0) return [];
  try {
    return [...fs.readFileSync(file, 'utf8').matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm)].flatMap(([, folder]) => folder ?? []);
  } catch {
    return [];
  }
}

function rulesIn(directory: string): readonly Rule[] {
  const file = path.join(directory, '.gitignore');
  const modified = modifiedAt(file);
  let entry = perFile.get(file);
  if (entry?.modified !== modified) {
    entry = { modified, rules: modified < 0 ? [] : read(file) };
    perFile.set(file, entry);
  }
  return entry.rules;
}

function read(file: string): Rule[] {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split(/\r?\n/).flatMap(line => {
    const rule = line.replace(/(?<!\\)\s+$/, '');
    if (!rule || rule.startsWith('#')) return [];
    const negated = rule.startsWith('!');
    const directoriesOnly = rule.endsWith('/');
    const body = rule.slice(negated ? 1 : 0).replace(/\/$/, '');
    const anchored = body.includes('/');
    return [{ pattern: globToRegExp((anchored ? '' : '**/') + body.replace(/^\//, '')), negated, directoriesOnly }];
  });
}
