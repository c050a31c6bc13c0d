import fs from 'node:fs';
import ts from 'typescript';
import { argumentUse, type ArgumentUse } from '../types/argument-use.js';
import type { Package } from './package-json.js';
import { sourceFiles } from './tokens.js';

/** The functions of one name in the JavaScript that a package ships. */
export interface NamedFunctions {
  readonly functions: readonly NamedFunction[];
  /** Something else is kept under the name as well, such as what a call returns. */
  readonly isMade: boolean;
}

export interface NamedFunction {
  /** The class whose method it is: also of `Holder.prototype.name = function …` and `Holder.name = function …`. */
  readonly holder: string | undefined;
  readonly use: ArgumentUse;
}

const answers = new Map<string, NamedFunctions | undefined>();

/**
 * Every function, method and constructor that is called `name` in the source files of an installed package; `undefined` when
 * these cannot be read. Parses every file that has the word, so it is asked of suspicions only.
 */
export function functionsNamed(pkg: Package, name: string): NamedFunctions | undefined {
  const key = `${pkg.directory}\0${pkg.json.version ?? ''}\0${name}`;
  if (!answers.has(key)) answers.set(key, search(sourceFiles(pkg), name));
  return answers.get(key);
}

function search(files: readonly string[] | undefined, name: string): NamedFunctions | undefined {
  if (!files?.length) return undefined;
  const functions: NamedFunction[] = [];
  let isMade = false;
  try {
    for (const file of files) {
      const text = fs.readFileSync(file, 'utf8');
      if (!text.includes(name)) continue;
      // Of a component only the script could be asked.
      if (!/\.[cm]?[jt]sx?$/.test(file)) return undefined;
      collect(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, /* setParentNodes */ true), name, functions, () => (isMade = true));
    }
  } catch {
    return undefined; // unreadable, or nested deeper than the stack
  }
  return { functions, isMade };
}

function collect(file: ts.SourceFile, name: string, functions: NamedFunction[], made: () => void): void {
  const add = (fn: ts.SignatureDeclaration, holder: string | undefined): void => {
    if ((fn as ts.FunctionLikeDeclaration).body) functions.push({ holder, use: argumentUse(fn) });
  };
  const addClass = (declaration: ts.ClassLikeDeclaration): void => {
    const constructor = declaration.members.find(member => ts.isConstructorDeclaration(member) && member.body) as ts.ConstructorDeclaration | undefined;
    if (constructor) add(constructor, undefined);
    else made();
  };
  const addValue = (value: ts.Expression | undefined, holder: string | undefined, isKept: boolean): void => {
    if (!value) return;
    if (ts.isParenthesizedExpression(value)) addValue(value.expression, holder, isKept);
    else if (ts.isFunctionExpression(value) || ts.isArrowFunction(value)) add(value, holder);
    else if (ts.isClassExpression(value)) addClass(value);
    else if (isAssignment(value)) addValue(value.right, holder, isKept);
    else if (isKept && (ts.isConditionalExpression(value) || (ts.isCallExpression(value) && value.expression.getText() !== 'require'))) made();
  };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name?.text === name) add(node, undefined);
    else if (ts.isClassDeclaration(node) && node.name?.text === name) addClass(node);
    else if (ts.isMethodDeclaration(node) && isNamed(node.name, name)) add(node, ts.isClassLike(node.parent) ? node.parent.name?.text : undefined);
    else if (ts.isGetAccessor(node) && isNamed(node.name, name)) made();
    else if (ts.isPropertyDeclaration(node) && isNamed(node.name, name)) addValue(node.initializer, node.parent.name?.text, true);
    else if (ts.isPropertyAssignment(node) && isNamed(node.name, name)) addValue(node.initializer, undefined, true);
    else if (ts.isVariableDeclaration(node) && isNamed(node.name, name)) addValue(node.initializer, undefined, ts.isSourceFile(node.parent.parent.parent));
    else if (isAssignment(node) && ts.isPropertyAccessExpression(node.left) && node.left.name.text === name) addValue(node.right, holderOf(node.left.expression), true);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function isNamed(node: ts.Node, name: string): boolean {
  return (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && node.text === name;
}

/** `Pool` of `Pool.prototype`, `Pool` and `exports.Pool`. */
function holderOf(object: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(object)) return object.name.text === 'prototype' ? holderOf(object.expression) : object.name.text;
  return ts.isIdentifier(object) && !/^(?:exports|module|proto|this|_this|self)$/.test(object.text) ? object.text : undefined;
}
