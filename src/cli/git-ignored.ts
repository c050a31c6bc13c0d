import fs from 'node:fs';
import path from 'node:path';

/** Deep enough for any repository; a bound against links that lead nowhere. */
const MAX_DEPTH = 20;

/** The nearest folder, from `directory` upwards, that holds a git repository. */
export function repositoryOf(directory: string): string | undefined {
  if (fs.existsSync(path.join(directory, '.git'))) return directory;
  const parent = path.dirname(directory);
  return parent === directory ? undefined : repositoryOf(parent);
}

/** The lines of every .gitignore below `base`, as `ignores` patterns of an ESLint config that apply from `base`. */
export function gitIgnored(base: string): string[] {
  const patterns: string[] = [];
  const visit = (directory: string, depth: number): void => {
    const below = path.relative(base, directory).split(path.sep).join('/');
    for (const line of linesOf(path.join(directory, '.gitignore'))) patterns.push(ignorePattern(line, below));
    if (depth === MAX_DEPTH) return;
    for (const entry of entriesOf(directory)) {
      if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) visit(path.join(directory, entry.name), depth + 1);
    }
  };
  visit(base, 0);
  return patterns;
}

/**
 * A line of a .gitignore as an ESLint pattern. In a .gitignore a pattern without an inner slash applies at any depth,
 * and braces and parentheses are plain characters.
 */
export function ignorePattern(line: string, directory: string): string {
  const negated = line.startsWith('!');
  const rule = line.slice(negated ? 1 : 0);
  const anywhere = !rule.slice(0, -1).includes('/');
  const body = rule.replace(/^\//, '').replace(/(?<!\\)[{(]/g, '\\$&');
  return `${negated ? '!' : ''}${directory && `${escapeGlob(directory)}/`}${anywhere ? '**/' : ''}${body}${body.endsWith('/**') ? '/*' : ''}`;
}

function linesOf(file: string): string[] {
  try {
    return fs.readFileSync(file, 'utf8').split(/\r?\n/).map(line => line.trimEnd()).filter(line => line !== '' && !line.startsWith('#'));
  } catch {
    return [];
  }
}

function entriesOf(directory: string): fs.Dirent[] {
  try {
    return fs.readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

function escapeGlob(name: string): string {
  return name.replace(/[[\]{}()*?!+@]/g, '\\$&');
}
