import path from 'node:path';
import ts from 'typescript';
import { NODE_OF_LIB } from '../catalogue/node-of-lib.js';
import { isSince, oldestNodes } from '../modules/minimum-node.js';
import { isDevelopmentFile, isTestFile } from '../modules/file-purpose.js';
import { packageOfFile } from '../types/declaring-package.js';
import { presenceTestsIn } from '../types/use.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';

/** A use of something that the oldest Node of the package's `engines` does not have. */
export interface UnsupportedApi {
  readonly name: string;
  readonly at: ts.Node;
  /** The oldest version that the package promises to run on and that lacks it. */
  readonly oldest: string;
  /** The versions that brought it, the first line first. */
  readonly since: readonly string[];
  /** Where that is written. */
  readonly declaredIn: string;
}

/** APIs of Node and of the language that are newer than `engines.node` promises. Uses that the file asks the presence of are left out. */
export const unsupportedApis = defineFileAnalysis('unsupportedApis', (pass): readonly UnsupportedApi[] => {
  const { sourceFile, checker } = pass;
  const oldest = oldestNodes(sourceFile.fileName);
  if (!oldest || isTestFile(sourceFile.fileName) || isDevelopmentFile(sourceFile.fileName)) return [];
  const runsInNode = isRunByNode(pass);
  const found: UnsupportedApi[] = [];
  let tested: ReadonlySet<string> | undefined;

  const consider = (at: ts.Identifier, symbol: ts.Symbol | undefined): void => {
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const origin = target && sinceOf(target, runsInNode, pass);
    const lacking = origin && oldest.find(version => isSince(version, origin.since) === 'no');
    if (!origin || lacking === undefined) return;
    tested ??= presenceTestsIn(sourceFile);
    if (tested.has(at.text) || isInTry(at)) return;
    found.push({ name: target.name, at, oldest: lacking, ...origin });
  };

  for (const node of nodesOf(pass, ts.SyntaxKind.PropertyAccessExpression, ts.SyntaxKind.ImportSpecifier, ts.SyntaxKind.BindingElement)) {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.name)) consider(node.name, checker.getSymbolAtLocation(node.name));
    else if (ts.isImportSpecifier(node) && !isTypeOnly(node)) consider(node.propertyName && ts.isIdentifier(node.propertyName) ? node.propertyName : node.name, checker.getSymbolAtLocation(node.name));
    else if (ts.isBindingElement(node) && !node.initializer && !node.dotDotDotToken && ts.isObjectBindingPattern(node.parent)) {
      const key = node.propertyName ?? node.name;
      if (ts.isIdentifier(key)) consider(key, checker.getTypeAtLocation(node.parent).getProperty(key.text));
    }
  }
  return found;
});

/** Whether a Node that the package promises to run on surely lacks what a symbol of the language or of Node stands for. */
export function isNewerThanPromised(symbol: ts.Symbol, pass: FilePass): boolean {
  const oldest = oldestNodes(pass.sourceFile.fileName);
  const origin = oldest && sinceOf(symbol, true, pass);
  return origin !== undefined && oldest !== undefined && oldest.some(version => isSince(version, origin.since) === 'no');
}

function isTypeOnly(node: ts.ImportSpecifier): boolean {
  return node.isTypeOnly || node.parent.parent.isTypeOnly;
}

function sinceOf(symbol: ts.Symbol, runsInNode: boolean, { program }: FilePass): Pick<UnsupportedApi, 'since' | 'declaredIn'> | undefined {
  const declarations = symbol.declarations ?? [];
  const [first] = declarations;
  if (!first) return undefined;
  if (declarations.every(declaration => packageOfFile(declaration.getSourceFile().fileName) === '@types/node')) {
    // An overload without a date has that of the one before it.
    const dates = declarations.map(dateOf).filter(date => date !== undefined);
    const [date] = dates;
    return date && (symbol.flags & ts.SymbolFlags.Value) !== 0 && dates.every(other => other.join() === date.join()) ? { since: date, declaredIn: '@types/node' } : undefined;
  }
  if (!runsInNode || !declarations.every(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile()))) return undefined;
  const versions = declarations.map(declaration => nodeOfLib(declaration, symbol.name));
  const [node] = versions;
  return node !== undefined && versions.every(version => version === node) ? { since: [node, node], declaredIn: path.basename(first.getSourceFile().fileName) } : undefined;
}

function nodeOfLib(declaration: ts.Declaration, name: string): string | undefined {
  const lib = path.basename(declaration.getSourceFile().fileName).replace(/^lib\.|\.d\.ts$/g, '');
  return NODE_OF_LIB.find(row => row.lib.test(lib) && (row.members?.test(name) ?? true))?.node;
}

/** `@since v21.2.0, v20.11.0` */
function dateOf(declaration: ts.Declaration): readonly string[] | undefined {
  const documented = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  for (const tag of ts.getJSDocTags(documented)) {
    if (tag.tagName.text !== 'since') continue;
    const text = ts.getTextOfJSDocComment(tag.comment) ?? '';
    const versions = [...text.matchAll(/v?(\d+\.\d+\.\d+)/g)].flatMap(([, version]) => version ?? []);
    return versions.length ? versions : undefined;
  }
  return undefined;
}

/** Code for browsers has the language of browsers: only what Node runs is held to Node's. */
function isRunByNode({ sourceFile, program }: FilePass): boolean {
  if (!program.getSourceFiles().some(file => /\/lib\.dom\.d\.ts$/.test(file.fileName))) return true;
  return sourceFile.statements.some(statement => ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && statement.moduleSpecifier.text.startsWith('node:'));
}

function isInTry(node: ts.Node): boolean {
  for (let inner = node, outer = node.parent; !ts.isSourceFile(outer); inner = outer, outer = outer.parent) {
    if (ts.isTryStatement(outer) && outer.tryBlock === inner && outer.catchClause) return true;
  }
  return false;
}
