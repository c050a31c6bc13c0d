import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { entriesOf, packagesOf } from '../modules/environment.js';
import type { Package } from '../modules/package-json.js';

/** `use client` or `use server` at the top of a file. */
export function directiveOf({ statements }: ts.SourceFile): string | undefined {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return undefined;
    if (statement.expression.text.startsWith('use ')) return statement.expression.text;
  }
  return undefined;
}

/** The package of a file, if it is one of Next.js whose config puts nothing in the place of modules. */
export function plainNextPackage(fileName: string): Package | undefined {
  const [own] = packagesOf(fileName);
  if (!own || { ...own.json.dependencies, ...own.json.devDependencies }['next'] === undefined) return undefined;
  const config = entriesOf(own.directory).find(name => /^next\.config\.[cm]?[jt]s$/.test(name));
  if (config === undefined) return own;
  try {
    const text = fs.readFileSync(path.join(own.directory, config), 'utf8');
    return /fallback|alias|polyfill|externals|IgnorePlugin|ReplacementPlugin|pageExtensions/i.test(text) ? undefined : own;
  } catch {
    return undefined;
  }
}
