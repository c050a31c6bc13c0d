import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { OWN_REACT, SERVER_ENTRY } from '../catalogue/server-components.js';
import { installedFrom, installedPackageOf, packageName, type Package } from '../modules/package-json.js';
import { resolveAtRuntime } from '../modules/resolve.js';
import { surfaceOf, type Surface } from '../modules/surface.js';
import { referencesTo } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { importsOf } from './import-graph.js';
import { directiveOf, plainNextPackage } from './next-boundary.js';

/** A use, in code that Next.js renders on the server, of what a package has for clients only. */
export interface ClientOnlyUse {
  readonly name: string;
  readonly at: ts.Identifier;
  readonly package: Package;
  /** The files by which the file is rendered on the server, absolute: the page first, then each that the one before imports. */
  readonly from: readonly string[];
}

/** Calls and base classes that the `react-server` entry of a package leaves out, in files that components of the server are made of. */
export const clientOnlyUses = defineFileAnalysis('clientOnlyUses', (pass): readonly ClientOnlyUse[] => {
  const { sourceFile } = pass;
  if (sourceFile.isDeclarationFile || directiveOf(sourceFile) === 'use client') return [];
  const next = plainNextPackage(sourceFile.fileName);
  const suspects = next ? sourceFile.statements.flatMap(statement => (ts.isImportDeclaration(statement) ? suspectsOf(statement, next, pass) : [])) : [];
  const from = next && suspects.length > 0 ? wayToServer(sourceFile, next, pass.program) : undefined;
  return from ? suspects.map(suspect => ({ ...suspect, from })) : [];
});

function suspectsOf(declaration: ts.ImportDeclaration, next: Package, { program, checker, sourceFile }: FilePass): Omit<ClientOnlyUse, 'from'>[] {
  const { importClause, moduleSpecifier } = declaration;
  if (!importClause || importClause.isTypeOnly || !ts.isStringLiteral(moduleSpecifier) || /^[./#]|^node:/.test(moduleSpecifier.text)) return [];
  const missing = namesForClients(moduleSpecifier.text, sourceFile.fileName, next, program);
  if (!missing) return [];
  const found: Omit<ClientOnlyUse, 'from'>[] = [];
  const consider = (name: string, local: ts.Identifier, isMember: boolean): void => {
    const symbol = checker.getSymbolAtLocation(local);
    if (!symbol) return;
    for (const reference of referencesTo(symbol, sourceFile, checker)) {
      const { parent } = reference;
      const at = !isMember ? reference : ts.isPropertyAccessExpression(parent) && parent.expression === reference && ts.isIdentifier(parent.name) ? parent.name : undefined;
      const used = isMember ? (at?.text ?? '') : name;
      if (!at || !missing.names.has(used) || !isRun(isMember ? at.parent : at) || found.some(each => each.name === used)) continue;
      found.push({ name: used, at, package: missing.package });
    }
  };
  const { name, namedBindings } = importClause;
  if (name) consider('default', name, true);
  if (namedBindings && ts.isNamespaceImport(namedBindings)) consider('', namedBindings.name, true);
  else for (const element of namedBindings?.elements ?? []) if (!element.isTypeOnly) consider((element.propertyName ?? element.name).text, element.name, false);
  return found;
}

/** Called, or extended by a class. */
function isRun(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression === node;
  return ts.isExpressionWithTypeArguments(parent) && ts.isHeritageClause(parent.parent) && ts.isClassLike(parent.parent.parent);
}

const perProgram = new WeakMap<ts.Program, Map<string, { readonly names: ReadonlySet<string>; readonly package: Package } | undefined>>();

/** What a module exports to everybody but components of the server; `undefined` when it makes no difference between them, or not in full view. */
function namesForClients(specifier: string, from: string, next: Package, program: ts.Program): { readonly names: ReadonlySet<string>; readonly package: Package } | undefined {
  let known = perProgram.get(program);
  if (!known) perProgram.set(program, (known = new Map()));
  const key = `${path.dirname(from)}\0${specifier}`;
  if (!known.has(key)) known.set(key, readNames(specifier, from, next, program));
  return known.get(key);
}

function readNames(specifier: string, from: string, next: Package, program: ts.Program): { readonly names: ReadonlySet<string>; readonly package: Package } | undefined {
  const client = resolveAtRuntime(specifier, from, 'bundler', program);
  const server = resolveAtRuntime(specifier, from, 'server components', program);
  const pkg = server === undefined ? undefined : installedPackageOf(server);
  if (client === undefined || server === undefined || !pkg || client === server) return undefined;
  const forClients = surfaceOf(client, 'bundler', program);
  const forServers = serverSurfaces(server, specifier, pkg, next, program);
  if (!forClients || !forServers) return undefined;
  const names = [...forClients.names].filter(name => name !== 'default' && forServers.every(surface => !surface.names.has(name)));
  return { names: new Set(names), package: pkg };
}

/** The installed entry for servers, and that of the copy that Next.js uses in its place. */
function serverSurfaces(server: string, specifier: string, pkg: Package, next: Package, program: ts.Program): readonly Surface[] | undefined {
  const installedNext = installedFrom(next.directory, 'next');
  const copy = installedNext && path.join(installedNext.directory, OWN_REACT, packageName(specifier), path.relative(fs.realpathSync(pkg.directory), server));
  const files = copy !== undefined && fs.existsSync(copy) ? [server, copy] : [server];
  const surfaces = files.map(file => surfaceOf(file, 'server components', program));
  return surfaces.every(surface => surface?.complete) ? (surfaces as Surface[]) : undefined;
}

const serverFiles = new WeakMap<ts.Program, Map<string, ReadonlyMap<ts.SourceFile, ts.SourceFile | undefined>>>();

/** How a file gets into what the server renders: from a page, through files that do not say `use client`. */
function wayToServer(file: ts.SourceFile, next: Package, program: ts.Program): readonly string[] | undefined {
  let known = serverFiles.get(program);
  if (!known) serverFiles.set(program, (known = new Map()));
  let importers = known.get(next.directory);
  if (!importers) known.set(next.directory, (importers = renderedOnServer(next, program)));
  if (!importers.has(file)) return undefined;
  const way: string[] = [];
  for (let current: ts.SourceFile | undefined = file; current; current = importers.get(current)) way.unshift(current.fileName);
  return way;
}

/** Every file that is part of a component of the server, with one that imports it. */
function renderedOnServer(next: Package, program: ts.Program): ReadonlyMap<ts.SourceFile, ts.SourceFile | undefined> {
  const root = `${next.directory.replaceAll('\\', '/')}/`;
  const importers = new Map<ts.SourceFile, ts.SourceFile | undefined>();
  const add = (file: ts.SourceFile, by: ts.SourceFile | undefined): void => {
    if (!importers.has(file) && directiveOf(file) !== 'use client') importers.set(file, by);
  };
  for (const file of program.getSourceFiles()) if (file.fileName.startsWith(root) && SERVER_ENTRY.test(file.fileName.slice(root.length))) add(file, undefined);
  // A map is walked in the order of insertion, with what is added on the way.
  for (const [file] of importers) for (const { file: imported } of importsOf(file, program)) if (imported) add(imported, file);
  return importers;
}
