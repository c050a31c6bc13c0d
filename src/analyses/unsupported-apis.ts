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
  const names = newerNames(pass.program, oldest);
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
    const key = ts.isPropertyAccessExpression(node) ? node.name : (node.propertyName ?? node.name);
    if (!ts.isIdentifier(key) || !names.has(key.text)) continue;
    if (ts.isPropertyAccessExpression(node)) consider(key, checker.getSymbolAtLocation(key));
    else if (ts.isImportSpecifier(node) && !isTypeOnly(node)) consider(key, checker.getSymbolAtLocation(node.name));
    else if (ts.isBindingElement(node) && !node.initializer && !node.dotDotDotToken && ts.isObjectBindingPattern(node.parent)) consider(key, checker.getTypeAtLocation(node.parent).getProperty(key.text));
  }
  return found;
});

const newer = new WeakMap<ts.Program, Map<string, ReadonlySet<string>>>();
const newerInFile = new WeakMap<ts.SourceFile, Map<string, readonly string[]>>();

/** At least the names of what is newer than a Node, by the texts that say so. Most names in a file are none of them, which spares the question to the checker. */
function newerNames(program: ts.Program, oldest: readonly string[]): ReadonlySet<string> {
  const key = oldest.join();
  let known = newer.get(program);
  if (!known) newer.set(program, (known = new Map<string, ReadonlySet<string>>()));
  let names = known.get(key);
  if (!names) {
    names = new Set(program.getSourceFiles().flatMap(file => {
      const isLibrary = program.isSourceFileDefaultLibrary(file);
      if (!isLibrary && packageOfFile(file.fileName) !== '@types/node') return [];
      let inFile = newerInFile.get(file);
      if (!inFile) newerInFile.set(file, (inFile = new Map<string, readonly string[]>()));
      let here = inFile.get(key);
      if (!here) inFile.set(key, (here = isLibrary ? newerInLib(file, oldest) : newerInTypes(file, oldest)));
      return here;
    }));
    known.set(key, names);
  }
  return names;
}

function newerInLib(file: ts.SourceFile, oldest: readonly string[]): readonly string[] {
  const rows = NODE_OF_LIB.filter(row => row.lib.test(libOf(file)) && isNewer([row.node, row.node], oldest));
  return rows.length > 0 ? (file.text.match(WORD) ?? []) : [];
}

/** What is declared behind a comment with `@since`. */
function newerInTypes({ text }: ts.SourceFile, oldest: readonly string[]): readonly string[] {
  return [...text.matchAll(/@since\b(.*)/g)].flatMap(({ 1: date = '', index }) => {
    const versions = versionsIn(date);
    if (versions.length === 0 || !isNewer(versions, oldest)) return [];
    const end = text.indexOf('*/', index) + 2;
    return DECLARED.exec(text.slice(end, end + 200))?.[1] ?? [];
  });
}

const WORD = /[\w$]+/g;
const DECLARED = /^(?:\s*(?:export|default|declare|static|readonly|abstract|async|function|const|let|var|class|interface|type|namespace|get|set|new)\b(?!\s*[(?:]))*\s*([\w$]+)/;

function isNewer(since: readonly string[], oldest: readonly string[]): boolean {
  return oldest.some(version => isSince(version, since) === 'no');
}

/** Whether a Node that the package promises to run on surely lacks what a symbol of the language or of Node stands for. */
export function isNewerThanPromised(symbol: ts.Symbol, pass: FilePass): boolean {
  const oldest = oldestNodes(pass.sourceFile.fileName);
  const origin = oldest && sinceOf(symbol, true, pass);
  return origin !== undefined && oldest !== undefined && isNewer(origin.since, oldest);
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
  const lib = libOf(declaration.getSourceFile());
  return NODE_OF_LIB.find(row => row.lib.test(lib) && (row.members?.test(name) ?? true))?.node;
}

/** `es2023.array` of `lib.es2023.array.d.ts`. */
function libOf({ fileName }: ts.SourceFile): string {
  return path.basename(fileName).replace(/^lib\.|\.d\.ts$/g, '');
}

/** `@since v21.2.0, v20.11.0` */
function dateOf(declaration: ts.Declaration): readonly string[] | undefined {
  const documented = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  for (const tag of ts.getJSDocTags(documented)) {
    if (tag.tagName.text !== 'since') continue;
    const versions = versionsIn(ts.getTextOfJSDocComment(tag.comment) ?? '');
    return versions.length ? versions : undefined;
  }
  return undefined;
}

function versionsIn(text: string): readonly string[] {
  return [...text.matchAll(/v?(\d+\.\d+\.\d+)/g)].flatMap(([, version]) => version ?? []);
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
