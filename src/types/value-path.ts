import ts from 'typescript';
import type { Answer } from './members.js';
import { withoutCasts } from './origin.js';

const MAX_ALIASES = 5;
const symbolIds = new WeakMap<ts.Symbol, number>();
const nodeIds = new WeakMap<ts.Node, number>();
let lastId = 0;

function idOf<Key extends object>(ids: WeakMap<Key, number>, key: Key): number {
  let id = ids.get(key);
  if (id === undefined) ids.set(key, (id = ++lastId));
  return id;
}

/**
 * A text that is the same for two expressions that name the same variable, or the same chain of properties of it; `this` is
 * that of the class, and constants that are another name for such a chain count as the chain. `window`, `self` and
 * `globalThis` are one. `undefined` for anything else. What is assigned in between is not looked at.
 */
export function pathOf(expression: ts.Node, checker: ts.TypeChecker, depth = 0): string | undefined {
  const node = withoutCasts(expression);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return `this#${idOf(nodeIds, declaredThis(node, checker) ?? thisOwner(node))}`;
  if (ts.isPropertyAccessExpression(node)) {
    const object = pathOf(node.expression, checker, depth);
    return object === undefined ? undefined : join(object, node.name.text);
  }
  if (ts.isElementAccessExpression(node)) {
    const object = pathOf(node.expression, checker, depth);
    const key = object === undefined ? undefined : keyOf(node.argumentExpression, checker);
    return object === undefined || key === undefined ? undefined : join(object, key);
  }
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = checker.getSymbolAtLocation(node);
  if (!symbol) return undefined;
  if (isGlobal(symbol)) return join('window', node.text === 'self' || node.text === 'globalThis' ? 'window' : node.text);
  const declaration = symbol.valueDeclaration;
  return (declaration && depth < MAX_ALIASES && aliasedPath(declaration, checker, depth)) || `${node.text}#${idOf(symbolIds, symbol)}`;
}

function join(object: string, name: string): string {
  return object === 'window' ? name : `${object}.${name}`;
}

function keyOf(key: ts.Expression, checker: ts.TypeChecker): string | undefined {
  if (ts.isStringLiteralLike(key) || ts.isNumericLiteral(key)) return key.text;
  const path = pathOf(key, checker);
  return path === undefined ? undefined : `[${path}]`;
}

function isGlobal(symbol: ts.Symbol): boolean {
  const declarations = symbol.declarations ?? [];
  return declarations.length === 0 ? symbol.name === 'globalThis' : declarations.every(declaration => declaration.getSourceFile().isDeclarationFile && isAmbientTop(declaration));
}

function isAmbientTop(declaration: ts.Declaration): boolean {
  return ts.findAncestor(declaration, node => ts.isModuleDeclaration(node) && !(node.flags & ts.NodeFlags.GlobalAugmentation)) === undefined && !isModuleLocal(declaration);
}

function isModuleLocal(declaration: ts.Declaration): boolean {
  return ts.isExternalModule(declaration.getSourceFile()) && ts.findAncestor(declaration, node => ts.isModuleDeclaration(node) && (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0) === undefined;
}

/** The path that a constant is another name for: `const el = this.el`, `const { el } = this`. */
function aliasedPath(declaration: ts.Declaration, checker: ts.TypeChecker, depth: number): string | undefined {
  if (!(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)) return undefined;
  if (ts.isVariableDeclaration(declaration)) return declaration.initializer && ts.isIdentifier(declaration.name) ? pathOf(declaration.initializer, checker, depth + 1) : undefined;
  if (!ts.isBindingElement(declaration) || declaration.dotDotDotToken || declaration.initializer || !ts.isObjectBindingPattern(declaration.parent)) return undefined;
  const holder = declaration.parent.parent;
  const name = declaration.propertyName ?? declaration.name;
  if (!ts.isVariableDeclaration(holder) || !holder.initializer || !ts.isIdentifier(name)) return undefined;
  const object = pathOf(holder.initializer, checker, depth + 1);
  return object === undefined ? undefined : join(object, name.text);
}

/** The class that a function says its `this` is of. */
function declaredThis(node: ts.Node, checker: ts.TypeChecker): ts.Node | undefined {
  const owner = ts.findAncestor(node, each => ts.isFunctionDeclaration(each) || ts.isFunctionExpression(each) || ts.isClassElement(each)) as ts.FunctionDeclaration | ts.FunctionExpression | ts.ClassElement | undefined;
  if (!owner || ts.isClassElement(owner) || owner.parameters[0]?.name.getText() !== 'this') return undefined;
  const declaration = checker.getTypeAtLocation(node).symbol?.valueDeclaration;
  return declaration && ts.isClassLike(declaration) ? declaration : undefined;
}

/** `name` of `this.name`. */
export function fieldOfThis(node: ts.Node): string | undefined {
  const access = withoutCasts(node);
  return ts.isPropertyAccessExpression(access) && access.expression.kind === ts.SyntaxKind.ThisKeyword ? access.name.text : undefined;
}

/** The class whose instance `this` is; the function or object literal where there is no class. */
export function thisOwner(node: ts.Node): ts.Node {
  let current = node.parent;
  for (; !ts.isSourceFile(current); current = current.parent) {
    if (ts.isClassLike(current)) return current;
    if (ts.isObjectLiteralExpression(current.parent) && (ts.isMethodDeclaration(current) || ts.isAccessor(current))) return current.parent;
    if (ts.isFunctionDeclaration(current)) return current;
    if (ts.isFunctionExpression(current)) return prototypeOwner(current) ?? (ts.isPropertyAssignment(current.parent) ? current.parent.parent : current);
  }
  return current;
}

/** `Server` of `Server.prototype.listen = function () { … }`. */
function prototypeOwner(method: ts.FunctionExpression): ts.Node | undefined {
  const { parent } = method;
  if (!ts.isBinaryExpression(parent) || parent.right !== method || !ts.isPropertyAccessExpression(parent.left)) return undefined;
  const prototype = parent.left.expression;
  if (!ts.isPropertyAccessExpression(prototype) || prototype.name.text !== 'prototype' || !ts.isIdentifier(prototype.expression)) return undefined;
  const constructor = prototype.expression.text;
  return method.getSourceFile().statements.find(statement => ts.isFunctionDeclaration(statement) && statement.name?.text === constructor);
}

/** Whether two expressions have the same value whenever both are evaluated on the same objects. `no` is said of literals only. */
export function sameValue(a: ts.Expression, b: ts.Expression, checker: ts.TypeChecker): Answer {
  const [first, second] = [literalOf(a, checker), literalOf(b, checker)];
  if (first !== undefined && second !== undefined) return first === second ? 'yes' : 'no';
  const path = pathOf(a, checker);
  return path !== undefined && path === pathOf(b, checker) ? 'yes' : 'unknown';
}

/** The value of a literal, or of a constant whose type is one. */
function literalOf(expression: ts.Expression, checker: ts.TypeChecker): string | number | undefined {
  const node = withoutCasts(expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  const type = checker.getTypeAtLocation(node);
  return type.isStringLiteral() || type.isNumberLiteral() ? type.value : undefined;
}
