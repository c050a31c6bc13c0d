import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { SERVER_MODULES } from '../catalogue/server-modules.js';
import { packagesOf } from '../modules/environment.js';
import { isDevelopmentFile, isTestFile } from '../modules/file-purpose.js';
import { installedFrom, packageName } from '../modules/package-json.js';
import { mentions } from '../modules/tokens.js';
import { isPlatformGlobal } from '../project/environment.js';
import { isDeclarationExported } from '../types/exported.js';
import { referencesTo } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { importsOf } from './import-graph.js';
import { isOwnFile, programMentions } from './program-mentions.js';

/** A global of browsers in a file that only Node can load. */
export interface BrowserGlobal {
  readonly name: string;
  readonly at: ts.Identifier;
  /** The module of Node that the file imports. */
  readonly module: string;
}

/** Globals of browsers that the running Node does not have, first use each, in files of Node packages that import what only Node has. */
export const browserGlobals = defineFileAnalysis('browserGlobals', (pass): readonly BrowserGlobal[] => {
  const { sourceFile, program } = pass;
  if (sourceFile.isDeclarationFile || isTestFile(sourceFile.fileName) || isDevelopmentFile(sourceFile.fileName) || !isForNode(sourceFile.fileName)) return [];
  const module = importsOf(sourceFile, program).find(({ external }) => external !== undefined && SERVER_MODULES.has(external) && isBuiltin(external))?.external;
  if (module === undefined) return [];
  const found = new Map<string, BrowserGlobal>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node) && !found.has(node.text) && isBrowserGlobal(node, pass)) found.set(node.text, { name: node.text, at: node, module });
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return [...found.values()].filter(({ name }) => !isProvided(name, pass));
});

/** A package that says which Node it needs, or has commands, and has nothing for browsers. */
function isForNode(fileName: string): boolean {
  const [own] = packagesOf(fileName);
  if (!own || own.json['browser'] !== undefined || own.json['browserslist'] !== undefined) return false;
  return (own.json['engines'] as { readonly node?: unknown } | undefined)?.node !== undefined || own.json['bin'] !== undefined;
}

function isBrowserGlobal(node: ts.Identifier, { checker, program }: FilePass): boolean {
  const { text: name, parent } = node;
  if (name in globalThis || !isPlatformGlobal(name) || !isRead(node)) return false;
  const symbol = checker.getSymbolAtLocation(node);
  const isDeclaredByBrowser = symbol?.declarations?.every(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile())) ?? true;
  // Values only: `Element` of a cast, `type Event = …`.
  if (!isDeclaredByBrowser || (symbol && !(symbol.flags & ts.SymbolFlags.Value)) || ts.isExpressionWithTypeArguments(parent)) return false;
  return surelyRuns(node, checker);
}

/** The value is asked for, and has to be there: not a key, a declaration, what is set, or the operand of `typeof`. */
function isRead(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) return parent.expression === node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return true;
  if (ts.isBinaryExpression(parent)) return parent.left !== node || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken;
  return (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.initializer === node;
}

/** Whether code runs in this process, without a check before it: in no function that somebody may send to a browser, no `try`, no condition on the platform. */
function surelyRuns(node: ts.Node, checker: ts.TypeChecker): boolean {
  for (let inner = node, outer = node.parent; !ts.isSourceFile(outer); inner = outer, outer = outer.parent) {
    if (ts.isTryStatement(outer) && outer.tryBlock === inner && outer.catchClause) return false;
    if (ts.isFunctionLike(outer) && !staysHere(outer, checker)) return false;
  }
  return true;
}

/** A method of a class, or a function that is only called. */
function staysHere(fn: ts.SignatureDeclaration, checker: ts.TypeChecker): boolean {
  if (ts.isClassElement(fn)) return ts.isClassLike(fn.parent);
  const name = ts.isFunctionDeclaration(fn) ? fn.name : (ts.isArrowFunction(fn) || ts.isFunctionExpression(fn)) && ts.isVariableDeclaration(fn.parent) ? fn.parent.name : undefined;
  const symbol = name && ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  if (!symbol || isDeclarationExported(symbol)) return false;
  const references = referencesTo(symbol, fn.getSourceFile(), checker);
  return references.length > 0 && references.every(reference => ts.isCallExpression(reference.parent) && reference.parent.expression === reference);
}

/** Whether anybody tests for the name, sets it, or may: the project, or a package that it loads for its effects. */
function isProvided(name: string, { sourceFile, program }: FilePass): boolean {
  const tested = new RegExp(`typeof\\s+(?:${name}|window|document|self)\\b|['"](?:${name}|window|document)['"]\\s+in\\b|globalThis\\.(?:${name}|window|document)\\b`);
  if (tested.test(sourceFile.text) || programMentions(program, name).assigned) return true;
  return program.getSourceFiles().some(file => isOwnFile(file, program) && loadedForEffects(file).some(specifier => {
    const installed = installedFrom(path.dirname(file.fileName), packageName(specifier));
    return installed !== undefined && mentions(installed, name).found !== 'no';
  }));
}

function loadedForEffects({ statements }: ts.SourceFile): readonly string[] {
  return statements.flatMap(statement => (ts.isImportDeclaration(statement) && !statement.importClause && ts.isStringLiteral(statement.moduleSpecifier) && !/^[./#]|^node:/.test(statement.moduleSpecifier.text) ? statement.moduleSpecifier.text : []));
}
