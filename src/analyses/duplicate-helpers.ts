import ts from 'typescript';
import { packagesOf } from '../modules/environment.js';
import { isDevelopmentFile, isGeneratedText, isTestFile } from '../modules/file-purpose.js';
import { isOfDefaultLibrary } from '../types/default-library.js';
import { normalFormOf, type HelperFunction, type NormalForm } from '../types/normal-form.js';
import { isPrivate, isWithin } from '../types/syntax.js';
import { valueSymbol } from '../types/references.js';
import { defineFileAnalysis, timed, type FilePass } from './define.js';
import { importsOf } from './import-graph.js';
import { isOwnFile } from './program-mentions.js';

/** A function that is there a second time, and the one that it repeats. */
export interface DuplicateHelper {
  readonly fn: HelperFunction;
  readonly name: ts.Node;
  readonly existing: { readonly name: string; readonly at: ts.Node; readonly file: ts.SourceFile; readonly place: Place };
}

/** Where a function can be had: from its module, in this file, or nowhere yet. */
export type Place = 'exported' | 'above' | 'unexported' | 'private';

/** A function with a name. */
export interface Helper {
  readonly fn: HelperFunction;
  readonly name: ts.Identifier | ts.PrivateIdentifier;
  readonly isExported: boolean;
}

/** Fewer names, literals and operators than this are an idiom, not a function that one would look for. */
const MIN_SIZE = 20;
/** Small functions may be the same by chance, or for now: `canView` and `canUpdate`. Below this both have to have the same name. */
const MIN_SIZE_OF_OTHERS = 36;
/** What is shorter than this cannot have as many. */
const MIN_LENGTH = 60;
const MAX_LENGTH = 20_000;
const MAX_FREE_DEPTH = 3;

/** Copies are kept on purpose beside each other in these: migrations, vendored code, code that has to stand alone. */
const ASIDE = /(?:^|[/.])(?:migrations?|vendor(?:ed)?|third[_-]?party|polyfills?|ponyfills?|legacy|compat|workers?|sw|service-worker|templates?|stories|story|examples?|samples?|demos?|playground|snippets|generated|__generated__|min|bundle)(?:[/.]|$)/i;
const PLATFORM = /^(?:node|browser|web|native|ios|android|deno|bun|workers?|edge|server|client|react-native|electron|cjs|esm|mjs|umd|v\d+|next|legacy)$/i;
/** Names that a framework looks for in a file of its own; the file has to have them. */
const FRAMEWORK_EXPORT = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|default|loader|action|meta|links|headers|middleware|config|load|actions|handler|up|down|setup|register|activate|deactivate|generate[A-Z]\w*|get(?:Static|Server)[A-Z]\w*)$/;

/** Functions of the file that do exactly what another one does, which the file could import or has above. */
export const duplicateHelpers = defineFileAnalysis('duplicateHelpers', (pass): readonly DuplicateHelper[] => {
  const { sourceFile, program } = pass;
  if (!isOrdinary(sourceFile, program)) return [];
  const found: DuplicateHelper[] = [];
  let index: Index | undefined;
  for (const helper of helpersIn(sourceFile)) {
    const form = formOf(helper);
    if (!form || form.size < MIN_SIZE || FRAMEWORK_EXPORT.test(helper.name.text)) continue;
    index ??= indexOf(program);
    const alike = index.get(form.text) ?? [];
    const [same] = alike.filter(other => isRepeated(helper, other, alike, form, pass)).sort(byPreference);
    if (same) found.push({ fn: helper.fn, name: helper.name, existing: { name: same.name.text, at: same.name, file: same.name.getSourceFile(), place: placeOf(same, sourceFile) } });
  }
  return found;
});

function placeOf(helper: Helper, from: ts.SourceFile): Place {
  if (ts.isMethodDeclaration(helper.fn)) return 'private';
  return helper.name.getSourceFile() === from ? 'above' : helper.isExported ? 'exported' : 'unexported';
}

type Index = ReadonlyMap<string, readonly Helper[]>;
const indexes = new WeakMap<ts.Program, Index>();

/** The functions at the top of the program's own modules and private methods of their classes, by what they do; from syntax alone. */
function indexOf(program: ts.Program): Index {
  let index = indexes.get(program);
  if (!index) indexes.set(program, (index = timed('helperIndex', () => computedIndex(program))));
  return index;
}

function computedIndex(program: ts.Program): Index {
  const index = new Map<string, Helper[]>();
  for (const file of program.getSourceFiles()) {
    if (!isOrdinary(file, program)) continue;
    for (const helper of [...topHelpersIn(file), ...privateMethodsIn(file)]) {
      const form = formOf(helper);
      if (!form || form.size < MIN_SIZE) continue;
      const same = index.get(form.text);
      if (same) same.push(helper);
      else index.set(form.text, [helper]);
    }
  }
  return index;
}

const forms = new WeakMap<ts.Node, { readonly form: NormalForm | undefined }>();

/** What a function does; `undefined` for what is too short, too long or cannot be compared. */
export function formOf({ fn, name }: Helper): NormalForm | undefined {
  let known = forms.get(fn);
  if (!known) {
    const length = fn.body ? fn.body.end - fn.body.pos : 0;
    forms.set(fn, (known = { form: length < MIN_LENGTH || length > MAX_LENGTH ? undefined : normalFormOf(fn, name.text) }));
  }
  return known.form;
}

const ordinary = new WeakMap<ts.SourceFile, boolean>();

/** Neither written by a tool nor one of those that copy on purpose: tests, scripts, migrations, workers. */
export function isOrdinary(file: ts.SourceFile, program: ts.Program): boolean {
  let is = ordinary.get(file);
  if (is === undefined) {
    const { fileName, text } = file;
    is = !file.isDeclarationFile && isOwnFile(file, program) && !text.startsWith('#!') && !isTestFile(fileName) && !isDevelopmentFile(fileName) && !ASIDE.test(inPackage(fileName)) && !isGeneratedText(text);
    ordinary.set(file, is);
  }
  return is;
}

function inPackage(fileName: string): string {
  const root = packagesOf(fileName)[0]?.directory ?? '';
  return fileName.startsWith(root) ? fileName.slice(root.length + 1) : fileName;
}

/** Every function of a file that has a name and could be a function of another module. */
export function helpersIn(file: ts.SourceFile): readonly Helper[] {
  const top = topHelpersIn(file);
  const found = [...top];
  const known = new Set<ts.Node>(top.map(({ fn }) => fn));
  const visit = (node: ts.Node): void => {
    const helper = known.has(node) ? undefined : (helperOf(node) ?? privateMethod(node));
    if (helper) found.push({ ...helper, isExported: false });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function helperOf(node: ts.Node): { readonly fn: HelperFunction; readonly name: ts.Identifier } | undefined {
  if (ts.isFunctionDeclaration(node)) return node.body && node.name ? { fn: node, name: node.name } : undefined;
  if ((!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) || !ts.isVariableDeclaration(node.parent)) return undefined;
  return ts.isIdentifier(node.parent.name) ? { fn: node, name: node.parent.name } : undefined;
}

function privateMethod(node: ts.Node): { readonly fn: HelperFunction; readonly name: ts.Identifier | ts.PrivateIdentifier } | undefined {
  if (!ts.isMethodDeclaration(node) || !node.body || !ts.isClassLike(node.parent) || !isPrivate(node, node.name)) return undefined;
  return ts.isIdentifier(node.name) || ts.isPrivateIdentifier(node.name) ? { fn: node, name: node.name } : undefined;
}

function privateMethodsIn({ statements }: ts.SourceFile): readonly Helper[] {
  return statements.flatMap(statement => (ts.isClassDeclaration(statement) ? statement.members.flatMap(member => privateMethod(member) ?? []) : [])).map(method => ({ ...method, isExported: false }));
}

function topHelpersIn(file: ts.SourceFile): readonly Helper[] {
  const exported = new Set<string>();
  const found: { readonly fn: HelperFunction; readonly name: ts.Identifier; readonly isExported: boolean }[] = [];
  for (const statement of file.statements) {
    const isExported = ts.canHaveModifiers(statement) && (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);
    if (ts.isFunctionDeclaration(statement)) {
      const helper = helperOf(statement);
      if (helper) found.push({ ...helper, isExported });
    } else if (ts.isVariableStatement(statement)) {
      for (const { initializer } of statement.declarationList.declarations) {
        const helper = initializer && helperOf(initializer);
        if (helper) found.push({ ...helper, isExported });
      }
    } else if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      for (const { name, propertyName } of statement.exportClause.elements) exported.add((propertyName ?? name).text);
    } else if (ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression) && /^(?:module\.)?exports\b/.test(statement.expression.left.getText(file))) {
      const { right } = statement.expression;
      if (ts.isIdentifier(right)) exported.add(right.text);
      if (ts.isObjectLiteralExpression(right)) for (const property of right.properties) if (ts.isShorthandPropertyAssignment(property)) exported.add(property.name.text);
    }
  }
  return found.map(helper => ({ ...helper, isExported: helper.isExported || exported.has(helper.name.text) }));
}

/** Whether `helper` could be left out, and `other` used in its place. */
function isRepeated(helper: Helper, other: Helper, alike: readonly Helper[], form: NormalForm, pass: FilePass): boolean {
  const [here, there] = [helper.name.getSourceFile(), other.name.getSourceFile()];
  if (here === there) {
    if (other.fn.pos >= helper.fn.pos || isWithin(helper.fn, other.fn)) return false;
  } else if (!stays(other, helper, alike, pass.program) || !isImportable(there, here)) {
    return false;
  }
  // Who writes two functions one below the other knows both: their names say why there are two.
  if ((here === there || form.size < MIN_SIZE_OF_OTHERS) && !isSameName(helper.name.text, other.name.text)) return false;
  const otherForm = formOf(other);
  return otherForm !== undefined && takesTheSame(helper.fn, other.fn, pass) && form.free.every((name, i) => meansTheSame(name, otherForm.free[i], pass, 0));
}

/** The same words, or those of one and more: `findRoot` and `findRootSync`. */
function isSameName(a: string, b: string): boolean {
  const [x, y] = [a, b].map(name => name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z\d]+/).filter(Boolean));
  return x !== undefined && y !== undefined && x.length > 0 && y.length > 0 && (x.every(word => y.includes(word)) || y.every(word => x.includes(word)));
}

/** Which of several is the one to keep: that in a folder for helpers, the least nested, the first by name. */
function byPreference(a: Helper, b: Helper): number {
  const [x, y] = [a, b].map(({ fn, name, isExported }) => {
    const { fileName } = name.getSourceFile();
    return { fileName, rank: (isExported ? 0 : ts.isMethodDeclaration(fn) ? 2_000 : 1_000) + (/(?:^|[/._-])(?:utils?|helpers?|lib|shared|common|core|support)(?:[/._-]|$)/i.test(inPackage(fileName)) ? 0 : 100) + fileName.split('/').length };
  }) as [{ fileName: string; rank: number }, { fileName: string; rank: number }];
  return x.rank - y.rank || (x.fileName < y.fileName ? -1 : x.fileName > y.fileName ? 1 : a.fn.pos - b.fn.pos);
}

/** Whether of two it is `other` that stays: the file that has it is imported here already, or it is easier to find. */
function stays(other: Helper, helper: Helper, alike: readonly Helper[], program: ts.Program): boolean {
  const [here, there] = [helper.name.getSourceFile(), other.name.getSourceFile()];
  const imports = (from: ts.SourceFile, to: ts.SourceFile): boolean => importsOf(from, program).some(({ file }) => file === to);
  const isImported = imports(here, there);
  if (isImported !== imports(there, here)) return isImported;
  // A function inside of another cannot be exported.
  return !alike.some(({ fn }) => fn === helper.fn) || byPreference(other, helper) < 0;
}

/** Whether one module of a package can import the other, as far as their places and what they do when loaded tell. */
function isImportable(target: ts.SourceFile, from: ts.SourceFile): boolean {
  const [own, its] = [packagesOf(from.fileName)[0]?.directory, packagesOf(target.fileName)[0]?.directory];
  return own === its && !areTwins(target.fileName, from.fileName) && !runsAtOnce(target) && directives(target) === directives(from);
}

/** `x.node.ts` and `x.browser.ts`, `cjs/x.js` and `esm/x.js`, `x.js` and `x.ts`: one of them is there in the place of the other. */
function areTwins(a: string, b: string): boolean {
  const [x, y] = [a, b].map(name => inPackage(name).replace(/\.[cm]?[jt]sx?$/, '').split(/[/.]|[-_](?=(?:node|browser|web|native|server|client)$)/).filter(part => !PLATFORM.test(part)).join('/'));
  return x === y;
}

/** A program of its own rather than a module: it calls something when it is loaded. */
function runsAtOnce(file: ts.SourceFile): boolean {
  return file.statements.some(statement => {
    if (!ts.isExpressionStatement(statement)) return false;
    const { expression } = statement;
    return ts.isCallExpression(expression) || ts.isAwaitExpression(expression) || ts.isVoidExpression(expression);
  });
}

/** `'use client'`, `'use server'`. */
function directives({ statements }: ts.SourceFile): string {
  return statements.flatMap(statement => (ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression) && statement.expression.text.startsWith('use ') && statement.expression.text !== 'use strict' ? [statement.expression.text] : [])).join();
}

/** Whether the other function takes what this one is given, and hands back what is expected of this one. */
function takesTheSame(fn: HelperFunction, other: HelperFunction, { checker }: FilePass): boolean {
  const [a, b] = [checker.getSignatureFromDeclaration(fn), checker.getSignatureFromDeclaration(other)];
  if (!a || !b || (a.typeParameters?.length ?? 0) !== (b.typeParameters?.length ?? 0)) return false;
  if (a.typeParameters?.length) return true;
  const fits = (from: ts.Type, to: ts.Type): boolean => (checker as Partial<ts.TypeChecker>).isTypeAssignableTo?.call(checker, from, to) ?? checker.typeToString(from) === checker.typeToString(to);
  return a.parameters.every((parameter, i) => {
    const taken = b.parameters[i];
    return taken !== undefined && fits(checker.getTypeOfSymbol(parameter), checker.getTypeOfSymbol(taken));
  }) && fits(b.getReturnType(), a.getReturnType());
}

/** Whether two functions mean the same by a name that neither declares. */
function meansTheSame(a: ts.Identifier, b: ts.Identifier | undefined, pass: FilePass, depth: number): boolean {
  if (!b || depth > MAX_FREE_DEPTH) return false;
  if (a.text === 'undefined') return true;
  const { checker, program } = pass;
  const [x, y] = [a, b].map(identifier => {
    const symbol = ts.isExportSpecifier(identifier.parent) ? undefined : valueSymbol(identifier, checker);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  });
  if (!x || !y || !x.declarations?.length) return false;
  if (x === y) return true;
  if (isOfDefaultLibrary(x, program) || isOfDefaultLibrary(y, program)) return false;
  const [here, there] = [constantOf(x), constantOf(y)];
  if (!here || !there) return false;
  if (ts.isFunctionLike(here) !== ts.isFunctionLike(there)) return false;
  if (!ts.isFunctionLike(here) || !ts.isFunctionLike(there)) return isPlain(here) && isPlain(there) && here.getText() === there.getText();
  const [first, second] = [normalFormOf(here as HelperFunction, x.name), normalFormOf(there as HelperFunction, y.name)];
  return first !== undefined && first.text === second?.text && first.free.every((name, i) => meansTheSame(name, second.free[i], pass, depth + 1));
}

/** The function or the value of a constant that a name stands for. */
function constantOf({ valueDeclaration: declaration }: ts.Symbol): ts.Node | undefined {
  if (!declaration) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  if (!ts.isVariableDeclaration(declaration) || !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)) return undefined;
  return declaration.initializer;
}

/** A value that its text says in full and that nobody can change. */
function isPlain(node: ts.Node): boolean {
  return ts.isLiteralExpression(node) || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword || (ts.isPrefixUnaryExpression(node) && isPlain(node.operand)) || (ts.isBinaryExpression(node) && isPlain(node.left) && isPlain(node.right));
}
