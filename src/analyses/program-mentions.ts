import ts from 'typescript';
import { leavesOf } from '../types/walk.js';

/** How the program's own files write a name. Each is evidence that some object may have a member of that name. */
export interface ProgramMentions {
  /** The name is given to an existing object: `x.name = …`, `Object.assign(x, { name })`, `defineProperty(x, 'name')`. */
  readonly assigned: boolean;
  /** A class or interface that extends or implements another declares the name. */
  readonly inSubtype: boolean;
  /** Anything but a read writes the name: a property, a key, a class member, a string. */
  readonly written: boolean;
}

const NONE: ProgramMentions = { assigned: false, inSubtype: false, written: false };
const perProgram = new WeakMap<ts.Program, Map<string, ProgramMentions>>();

/** Asked only of names under suspicion, so files are searched by text first. */
export function programMentions(program: ts.Program, name: string): ProgramMentions {
  let known = perProgram.get(program);
  if (!known) perProgram.set(program, (known = new Map()));
  let mentions = known.get(name);
  if (!mentions) {
    mentions = NONE;
    for (const file of program.getSourceFiles()) {
      if (!isOwnFile(file, program) || !file.text.includes(name)) continue;
      const here = searchFile(file, name);
      mentions = { assigned: mentions.assigned || here.assigned, inSubtype: mentions.inSubtype || here.inSubtype, written: mentions.written || here.written };
    }
    known.set(name, mentions);
  }
  return mentions;
}

const mentioned = new WeakMap<ts.Program, Map<string, readonly ts.Node[]>>();

/** Every identifier and string of the program's own files that is the word. */
export function mentionsInProgram(program: ts.Program, key: string): readonly ts.Node[] {
  let known = mentioned.get(program);
  if (!known) mentioned.set(program, (known = new Map()));
  let nodes = known.get(key);
  if (!nodes) {
    const files = program.getSourceFiles().filter(file => isOwnFile(file, program) && file.text.includes(key));
    nodes = files.flatMap(file => (wordsIn(file).byText.get(key) ?? []).filter(word => !ts.isPrivateIdentifier(word)));
    known.set(key, nodes);
  }
  return nodes;
}

const named = new WeakMap<ts.Program, Map<string, boolean>>();

/** Whether anything that the program is made of, installed types among it, has the name: code or a comment that declares one. */
export function isNamedInProgram(name: string, program: ts.Program): boolean {
  let known = named.get(program);
  if (!known) named.set(program, (known = new Map()));
  let is = known.get(name);
  if (is === undefined) {
    const word = new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`);
    const declared = new RegExp(`@(?:typedef|callback|name|event|module|namespace|external|template|class|interface|mixin|prop|property)\\b[^\\n]*${word.source}`);
    const has = (file: ts.SourceFile): boolean => file.text.includes(name) && (isOwnFile(file, program) ? declared.test(file.text) : word.test(file.text));
    known.set(name, (is = mentionsInProgram(program, name).length > 0 || program.getSourceFiles().some(has)));
  }
  return is;
}

/** Whether a file belongs to the linted project, not to an installed package or the standard library. */
export function isOwnFile(file: ts.SourceFile, program: ts.Program): boolean {
  return !file.fileName.includes('/node_modules/') && !program.isSourceFileDefaultLibrary(file) && !program.isSourceFileFromExternalLibrary(file);
}

function searchFile(file: ts.SourceFile, name: string): ProgramMentions {
  const { byText, strings } = wordsIn(file);
  const roles = new Set((byText.get(name) ?? []).map(roleOf));
  const isInString = ({ text }: ts.StringLiteralLike): boolean => text !== name && text.includes(name) && text.split(/[^\w$]+/).includes(name);
  return { assigned: roles.has('assigned'), inSubtype: roles.has('subtype'), written: roles.size > (roles.has('read') ? 1 : 0) || strings.some(isInString) };
}

type Word = ts.Identifier | ts.PrivateIdentifier | ts.StringLiteralLike;

interface Words {
  readonly byText: ReadonlyMap<string, readonly Word[]>;
  readonly strings: readonly ts.StringLiteralLike[];
}

const wordsOfFiles = new WeakMap<ts.SourceFile, Words>();

/** Where a file writes which names and strings. Many names are asked of the same files. */
function wordsIn(file: ts.SourceFile): Words {
  let words = wordsOfFiles.get(file);
  if (!words) {
    const byText = new Map<string, Word[]>();
    const strings: ts.StringLiteralLike[] = [];
    for (const word of leavesOf(file, isWord)) {
      const same = byText.get(word.text);
      if (same) same.push(word);
      else byText.set(word.text, [word]);
      if (ts.isStringLiteralLike(word)) strings.push(word);
    }
    wordsOfFiles.set(file, (words = { byText, strings }));
  }
  return words;
}

function isWord(node: ts.Node): node is Word {
  return ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isStringLiteralLike(node);
}

function roleOf(node: Word): 'read' | 'written' | 'assigned' | 'subtype' {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return isWriteTarget(parent) ? 'assigned' : 'read';
  if (ts.isElementAccessExpression(parent) && parent.argumentExpression === node) return isWriteTarget(parent) ? 'assigned' : 'read';
  if (ts.isBindingElement(parent)) return 'read';
  if (ts.isQualifiedName(parent) || ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return 'read';
  if (isDestructuringKey(parent)) return 'read';
  if (isNamedMember(parent) && parent.name === node) {
    // `x as unknown as { name(): void }` claims the name where it is used; the claim is no evidence for itself.
    if (ts.isTypeLiteralNode(parent.parent) && isAssertedType(parent.parent)) return 'read';
    if (ts.isObjectLiteralExpression(parent.parent)) return isGivenToObject(parent.parent) ? 'assigned' : 'written';
    if (ts.isClassLike(parent.parent) || ts.isInterfaceDeclaration(parent.parent)) return parent.parent.heritageClauses?.length ? 'subtype' : 'written';
    return 'written';
  }
  if (ts.isStringLiteralLike(node)) return ts.isCallExpression(parent) && /^(?:defineProperty|set)$/.test(calleeName(parent)) ? 'assigned' : 'written';
  // Variables, functions, types and labels of that name are not members.
  return ts.isShorthandPropertyAssignment(parent) ? (isGivenToObject(parent.parent) ? 'assigned' : 'written') : 'read';
}

function isNamedMember(node: ts.Node): node is ts.Node & { readonly name: ts.PropertyName } {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isMethodSignature(node) ||
    ts.isAccessor(node) ||
    ts.isEnumMember(node) ||
    ts.isParameter(node) // a parameter property, or a name that may become one
  );
}

function isAssertedType(type: ts.Node): boolean {
  let node = type;
  while (ts.isTypeNode(node.parent)) node = node.parent;
  return ts.isAsExpression(node.parent) || ts.isTypeAssertionExpression(node.parent);
}

/** `({ name } = value)` reads `name`. */
function isDestructuringKey(parent: ts.Node): boolean {
  return (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) && isPartOfPattern(parent);
}

/** Inside of `[this.name, { key: this.other, ...rest }] = value`. */
function isPartOfPattern(part: ts.Node): boolean {
  let pattern = part;
  while (isLiteralOrPart(pattern.parent)) pattern = pattern.parent;
  const { parent } = pattern;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === pattern;
  return ts.isBinaryExpression(parent) && parent.left === pattern && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function isLiteralOrPart(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node) || ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || ts.isSpreadElement(node) || ts.isSpreadAssignment(node);
}

/** An object literal whose members another object receives: `Object.assign(x, {…})`, `Object.defineProperties(x, {…})`, `extend(x, {…})`. */
function isGivenToObject(literal: ts.Node): boolean {
  return ts.isCallExpression(literal.parent) && literal.parent.arguments.indexOf(literal as ts.Expression) > 0 && /assign|extend|mixin|merge|define|decorate/i.test(calleeName(literal.parent));
}

function calleeName(call: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : ts.isIdentifier(call.expression) ? call.expression.text : '';
}

/** Whether an access is on the left of an assignment, deleted, or the target of a destructuring. */
export function isWriteTarget(access: ts.Expression): boolean {
  let node: ts.Node = access;
  while (ts.isParenthesizedExpression(node.parent) || ts.isNonNullExpression(node.parent) || ts.isAsExpression(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.kind;
    return parent.left === node && operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
  }
  if (ts.isDeleteExpression(parent)) return true;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === node;
  if (ts.isArrayLiteralExpression(parent) || ts.isSpreadElement(parent) || ts.isSpreadAssignment(parent) || (ts.isPropertyAssignment(parent) && parent.initializer === node)) return isPartOfPattern(parent);
  return (ts.isPostfixUnaryExpression(parent) || ts.isPrefixUnaryExpression(parent)) && (parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken);
}
