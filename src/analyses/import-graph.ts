import { isBuiltin } from 'node:module';
import ts from 'typescript';
import { packageName } from '../modules/package-json.js';
import { referencesTo } from '../types/references.js';
import { isOwnFile } from './program-mentions.js';

/** An import or re-export of a file that is there at run time. */
export interface ImportEdge {
  readonly specifier: ts.StringLiteral;
  /** The file of the project that it leads to. */
  readonly file: ts.SourceFile | undefined;
  /** The module outside of the project: a package, or one that is built into Node, without `node:`. */
  readonly external: string | undefined;
}

const perProgram = new WeakMap<ts.Program, Map<ts.SourceFile, readonly ImportEdge[]>>();

/** What a file of the project imports when it is loaded. Imports of which only types are used are left out. */
export function importsOf(file: ts.SourceFile, program: ts.Program): readonly ImportEdge[] {
  let known = perProgram.get(program);
  if (!known) perProgram.set(program, (known = new Map()));
  let edges = known.get(file);
  if (!edges) known.set(file, (edges = file.statements.flatMap(statement => edgeOf(statement, program) ?? [])));
  return edges;
}

function edgeOf(statement: ts.Statement, program: ts.Program): ImportEdge | undefined {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return undefined;
  const { moduleSpecifier } = statement;
  if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return undefined;
  const checker = program.getTypeChecker();
  if (ts.isExportDeclaration(statement) ? statement.isTypeOnly : !isKept(statement, checker)) return undefined;
  const declared = checker.getSymbolAtLocation(moduleSpecifier)?.declarations?.find(ts.isSourceFile);
  const file = declared && isOwnFile(declared, program) && !declared.isDeclarationFile ? declared : undefined;
  const { text } = moduleSpecifier;
  const isPackage = !file && !/^[./#]/.test(text);
  return { specifier: moduleSpecifier, file, external: isPackage ? (isBuiltin(text) ? text.replace(/^node:/, '') : packageName(text)) : undefined };
}

/** TypeScript drops an import of which only types are used; JavaScript keeps every one. */
function isKept(declaration: ts.ImportDeclaration, checker: ts.TypeChecker): boolean {
  const { importClause } = declaration;
  const file = declaration.getSourceFile();
  if (!importClause || /\.[cm]?jsx?$/.test(file.fileName)) return true;
  if (importClause.isTypeOnly) return false;
  const { name, namedBindings } = importClause;
  const bound = namedBindings && (ts.isNamespaceImport(namedBindings) ? [namedBindings.name] : namedBindings.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(element => element.name));
  return [...(name ? [name] : []), ...(bound ?? [])].some(identifier => {
    const symbol = checker.getSymbolAtLocation(identifier);
    return symbol !== undefined && isValue(symbol, checker) && referencesTo(symbol, file, checker).some(reference => !isImportName(reference) && !isInType(reference));
  });
}

function isValue(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target.flags & ts.SymbolFlags.Value) !== 0 || !target.declarations?.length;
}

function isImportName({ parent }: ts.Node): boolean {
  return ts.isImportClause(parent) || ts.isImportSpecifier(parent) || ts.isNamespaceImport(parent);
}

function isInType(reference: ts.Node): boolean {
  let node = reference.parent;
  while (ts.isQualifiedName(node) || ts.isPropertyAccessExpression(node)) {
    if (ts.isPropertyAccessExpression(node) && !ts.isExpressionWithTypeArguments(node.parent)) return false;
    node = node.parent;
  }
  if (ts.isExpressionWithTypeArguments(node)) return ts.isInterfaceDeclaration(node.parent.parent) || (ts.isHeritageClause(node.parent) && node.parent.token === ts.SyntaxKind.ImplementsKeyword);
  return ts.isTypeNode(node) || (ts.isExportSpecifier(node) && (node.isTypeOnly || node.parent.parent.isTypeOnly));
}
