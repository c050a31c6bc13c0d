import type ts from 'typescript';
import { SERVER_MODULES, SERVER_ONLY_MARKER } from '../catalogue/server-modules.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { importsOf, type ImportEdge } from './import-graph.js';
import { directiveOf, plainNextPackage } from './next-boundary.js';

/** An import by which code that only a server can run gets into a client file. */
export interface ServerImport {
  readonly specifier: ts.StringLiteral;
  /** The module that no browser has, or the marker of code for servers. */
  readonly module: string;
  /** The files on the way to it, absolute; none when the client file imports it itself. */
  readonly through: readonly string[];
}

const MAX_FILES = 400;

/** Imports of a `'use client'` file that lead, through files of the project, to a module that browsers do not have. */
export const serverImports = defineFileAnalysis('serverImports', (pass): readonly ServerImport[] => {
  const { sourceFile } = pass;
  if (!/^\s*['"]use client['"]/m.test(sourceFile.text.slice(0, 2000)) || directiveOf(sourceFile) !== 'use client' || !plainNextPackage(sourceFile.fileName)) return [];
  return importsOf(sourceFile, pass.program).flatMap(edge => {
    const found = serverModuleBehind(edge, pass);
    return found ? [{ specifier: edge.specifier, ...found }] : [];
  });
});

/** The nearest module for servers behind an import, breadth first; code behind `'use server'` is called from afar. */
function serverModuleBehind(start: ImportEdge, { program }: FilePass): Omit<ServerImport, 'specifier'> | undefined {
  const queue: { readonly edge: ImportEdge; readonly through: readonly string[] }[] = [{ edge: start, through: [] }];
  const seen = new Set<ts.SourceFile>();
  for (let i = 0; i < queue.length && i < MAX_FILES; i++) {
    const { edge, through } = queue[i] as (typeof queue)[number];
    if (edge.external !== undefined && (SERVER_MODULES.has(edge.external) || edge.external === SERVER_ONLY_MARKER)) return { module: edge.external, through };
    if (!edge.file || seen.has(edge.file) || directiveOf(edge.file) === 'use server') continue;
    seen.add(edge.file);
    for (const next of importsOf(edge.file, program)) queue.push({ edge: next, through: [...through, edge.file.fileName] });
  }
  return undefined;
}
