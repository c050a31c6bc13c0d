import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { initSync, parse } from 'cjs-module-lexer';
import type ts from 'typescript';
import { packagesAbove } from './package-json.js';
import { resolveAtRuntime } from './resolve.js';
import { modifiedAt } from './stat.js';
import { ownExports } from './surface.js';

/** How Node loads a file: by its extension, else by the `type` of the nearest package.json, else by its syntax. */
export function nodeFormat(file: string): 'esm' | 'commonjs' | 'json' | 'unknown' {
  switch (path.extname(file)) {
    case '.mjs':
    case '.mts':
      return 'esm';
    case '.cjs':
    case '.cts':
      return 'commonjs';
    case '.json':
      return 'json';
    case '.js':
    case '.ts':
    case '.jsx':
    case '.tsx': {
      const type = packagesAbove(file).next().value?.json.type;
      if (type === 'module') return 'esm';
      // Without a `type` some versions of Node look at the syntax and others do not.
      return type === 'commonjs' || ownExports(file)?.format === 'commonjs' ? 'commonjs' : 'unknown';
    }
    default:
      return 'unknown';
  }
}

interface Lexed {
  readonly exports: readonly string[];
  readonly reexports: readonly string[];
}

const perFile = new Map<string, { readonly modified: number; readonly lexed: Lexed | undefined }>();
let ready = false;

/**
 * The names that an ES module can import from a CommonJS file in Node: those that its lexer finds in the text, re-exports
 * followed, never mind what the file exports when it runs. `default` is always one of them. `undefined` when it cannot be told.
 */
export function namesNodeSees(file: string, program: ts.Program): ReadonlySet<string> | undefined {
  const names = new Set(['default', 'module.exports']);
  const visited = new Set<string>();
  const visit = (current: string): boolean => {
    if (visited.has(current)) return true;
    visited.add(current);
    const found = lex(current);
    if (!found) return false;
    for (const name of found.exports) names.add(name);
    for (const specifier of found.reexports) {
      if (isBuiltin(specifier)) continue;
      const target = resolveAtRuntime(specifier, current, 'require', program);
      if (!target) return false;
      const format = nodeFormat(target);
      if (format === 'unknown' || format === 'esm' || (format === 'commonjs' && !visit(target))) return false;
    }
    return true;
  };
  return visit(file) ? names : undefined;
}

function lex(file: string): Lexed | undefined {
  const modified = modifiedAt(file);
  let entry = perFile.get(file);
  if (entry?.modified !== modified) {
    entry = { modified, lexed: read(file) };
    perFile.set(file, entry);
  }
  return entry.lexed;
}

function read(file: string): Lexed | undefined {
  try {
    if (!ready) initSync();
    ready = true;
    return parse(fs.readFileSync(file, 'utf8'), file);
  } catch {
    return undefined;
  }
}
