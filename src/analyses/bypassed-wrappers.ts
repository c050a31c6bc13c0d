import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { packagesOf } from '../modules/environment.js';
import { defineFileAnalysis } from './define.js';
import { importsOf } from './import-graph.js';
import { isOwnFile } from './program-mentions.js';

/** A package that a file imports itself although the rest of the project gets it from one module. */
export interface BypassedWrapper {
  readonly specifier: ts.StringLiteral;
  readonly package: string;
  /** The module that the others go through, absolute. */
  readonly wrapper: string;
  /** What it makes of the package and exports. */
  readonly exported: string;
  /** How many other modules import the wrapper. */
  readonly users: number;
}

interface Graph {
  /** The modules that import a package, by its name. */
  readonly direct: ReadonlyMap<string, ReadonlySet<ts.SourceFile>>;
  /** The modules that import a module of the project. */
  readonly importers: ReadonlyMap<ts.SourceFile, ReadonlySet<ts.SourceFile>>;
}

const MIN_USERS = 8;
const MAX_OWN_USERS = 2;
/** Files that set things up by hand for reasons of their own. */
const ASIDE = /\.(?:test|spec|stories|bench|config|setup)\.|\/(?:__tests__|__mocks__|tests?|e2e|scripts|bench(?:marks)?|examples?|fixtures?|migrations?)\//;

const graphs = new WeakMap<ts.Program, Graph>();

/** Packages that the file alone, of all modules but one, imports directly, and of which that one makes what at least eight others use. */
export const bypassedWrappers = defineFileAnalysis('bypassedWrappers', ({ sourceFile, program, checker }): readonly BypassedWrapper[] => {
  const root = packagesOf(sourceFile.fileName).at(-1)?.directory ?? '';
  if (isAside(sourceFile, root)) return [];
  const own = importsOf(sourceFile, program).filter(({ external }) => external !== undefined && !isBuiltin(external));
  if (!own.length) return [];
  const { direct, importers } = graphOf(program, root);
  return own.flatMap(({ specifier, external: name = '' }) => {
    const [wrapper, ...more] = [...(direct.get(name) ?? [])].filter(file => file !== sourceFile);
    if (!wrapper || more.length || path.dirname(wrapper.fileName) === path.dirname(sourceFile.fileName) || !isSamePackage(wrapper, sourceFile)) return [];
    // A module that others go through is a wrapper of its own, or a part of this one.
    if (importers.get(sourceFile)?.has(wrapper) || (importers.get(sourceFile)?.size ?? 0) > MAX_OWN_USERS) return [];
    const users = [...(importers.get(wrapper) ?? [])].filter(file => file !== sourceFile).length;
    const made = users < MIN_USERS ? undefined : madeOf(name, wrapper, checker);
    const isSame = made && importedNames(sourceFile, specifier.text).some(imported => made.from === imported);
    return isSame ? [{ specifier, package: name, wrapper: wrapper.fileName, exported: made.exported, users }] : [];
  });
});

function isSamePackage(a: ts.SourceFile, b: ts.SourceFile): boolean {
  return packagesOf(a.fileName)[0]?.directory === packagesOf(b.fileName)[0]?.directory;
}

function isAside({ fileName }: ts.SourceFile, root: string): boolean {
  return ASIDE.test(fileName.startsWith(root) ? fileName.slice(root.length) : fileName);
}

function graphOf(program: ts.Program, root: string): Graph {
  let graph = graphs.get(program);
  if (!graph) {
    const direct = new Map<string, Set<ts.SourceFile>>();
    const importers = new Map<ts.SourceFile, Set<ts.SourceFile>>();
    for (const file of program.getSourceFiles()) {
      if (file.isDeclarationFile || !isOwnFile(file, program) || isAside(file, root)) continue;
      for (const { file: target, external } of importsOf(file, program)) {
        if (external !== undefined) direct.set(external, (direct.get(external) ?? new Set()).add(file));
        if (target) importers.set(target, (importers.get(target) ?? new Set()).add(file));
      }
    }
    graphs.set(program, (graph = { direct, importers }));
  }
  return graph;
}

/** The exported constant that a module makes by calling what it imports from a package, and the name of the import. */
function madeOf(name: string, file: ts.SourceFile, checker: ts.TypeChecker): { readonly exported: string; readonly from: string } | undefined {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement) || !statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    for (const { name: variable, initializer } of statement.declarationList.declarations) {
      if (!initializer || !ts.isIdentifier(variable) || !(ts.isCallExpression(initializer) || ts.isNewExpression(initializer))) continue;
      let root: ts.Expression = initializer.expression;
      while (ts.isPropertyAccessExpression(root)) root = root.expression;
      const declaration = checker.getSymbolAtLocation(root)?.declarations?.[0];
      const from = declaration && importOf(declaration);
      if (from && from.module.split('/').slice(0, name.split('/').length).join('/') === name) return { exported: variable.text, from: from.name };
    }
  }
  return undefined;
}

function importedNames(file: ts.SourceFile, module: string): string[] {
  return file.statements.flatMap(statement => {
    if (!ts.isImportDeclaration(statement) || (statement.moduleSpecifier as ts.StringLiteral).text !== module || !statement.importClause) return [];
    const { name, namedBindings } = statement.importClause;
    const declarations = [...(name ? [statement.importClause] : []), ...(namedBindings ? (ts.isNamespaceImport(namedBindings) ? [namedBindings] : namedBindings.elements) : [])];
    return declarations.flatMap(declaration => importOf(declaration)?.name ?? []);
  });
}

/** The module and the name there that a declaration of an import stands for: `default` and `*` among them. */
function importOf(node: ts.Node): { readonly module: string; readonly name: string } | undefined {
  const declaration = ts.findAncestor(node, ts.isImportDeclaration);
  if (!declaration) return undefined;
  const name = ts.isImportSpecifier(node) ? (node.propertyName ?? node.name).text : ts.isNamespaceImport(node) ? '*' : 'default';
  return { module: (declaration.moduleSpecifier as ts.StringLiteral).text, name };
}
