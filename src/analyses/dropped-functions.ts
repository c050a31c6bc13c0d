import ts from 'typescript';
import { enclosingFunction, referencesTo } from '../types/references.js';
import type { OwningCode, Owner } from './owners.js';

/** How many functions around a node are looked at. */
const MAX_DEPTH = 4;

/**
 * Whether a node is in a function that another function returns to nobody: `.then(() => () => stop())` as a statement, an
 * effect that is `async`, a `setup()` whose result is dropped each time. Such a function never runs.
 */
export function isInDroppedFunction(node: ts.Node, owner: Owner, checker: ts.TypeChecker): boolean {
  let inner = enclosingFunction(node);
  for (let depth = 0; depth < MAX_DEPTH && !ts.isSourceFile(inner); depth++) {
    const outer = enclosingFunction(inner);
    if (isReturnedBy(inner, outer, checker) && isResultDropped(outer, owner, checker)) return true;
    inner = outer;
  }
  return false;
}

/** Whether being returned is all that happens to a function in the function around it. */
function isReturnedBy(inner: ts.Node, outer: ts.Node, checker: ts.TypeChecker): boolean {
  const { parent } = inner;
  if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) {
    if (ts.isReturnStatement(parent) || (ts.isArrowFunction(outer) && outer.body === inner)) return true;
  }
  const name = ts.isFunctionDeclaration(inner) ? inner.name : ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name : undefined;
  const symbol = name && checker.getSymbolAtLocation(name);
  const mentions = symbol ? referencesTo(symbol, outer, checker) : [];
  return mentions.length > 0 && mentions.every(mention => ts.isReturnStatement(mention.parent) && enclosingFunction(mention) === outer);
}

function isResultDropped(outer: ts.Node, owner: Owner, checker: ts.TypeChecker): boolean {
  if (!(ts.isArrowFunction(outer) || ts.isFunctionExpression(outer) || ts.isFunctionDeclaration(outer))) return false;
  const isAsync = (ts.getCombinedModifierFlags(outer) & ts.ModifierFlags.Async) !== 0;
  if (isAsync && isEffect(owner, outer)) return true;
  let value: ts.Node = outer;
  while (ts.isParenthesizedExpression(value.parent)) value = value.parent;
  const call = value.parent;
  if (ts.isCallExpression(call)) {
    if (call.expression === value) return isDropped(call);
    const callee = call.expression;
    const isThen = ts.isPropertyAccessExpression(callee) && callee.name.text === 'then' && call.arguments.includes(value as ts.Expression);
    return isThen && checker.getTypeAtLocation(callee.expression).getProperty('then') !== undefined && isDropped(call);
  }
  const name = ts.isFunctionDeclaration(outer) ? outer.name : ts.isVariableDeclaration(call) && ts.isIdentifier(call.name) ? call.name : undefined;
  const symbol = name && checker.getSymbolAtLocation(name);
  const scope = symbol?.valueDeclaration && enclosingFunction(symbol.valueDeclaration);
  // What others can call may give its result to them.
  if (!symbol || !scope || ts.isSourceFile(scope)) return false;
  const mentions = referencesTo(symbol, scope, checker);
  return mentions.length > 0 && mentions.every(({ parent }, index) => ts.isCallExpression(parent) && parent.expression === mentions[index] && isDropped(parent));
}

function isEffect(owner: Owner, node: ts.Node): owner is OwningCode {
  return owner.kind === 'code' && owner.node === node && owner.entry.cleanup === 'returned' && !owner.isScope;
}

/** Whether the value of a call goes nowhere, also after `.catch()` and `.finally()`. */
function isDropped(call: ts.Node): boolean {
  const { parent } = call;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return true;
  if (ts.isParenthesizedExpression(parent) || (ts.isAwaitExpression(parent) && ts.isExpressionStatement(parent.parent))) return ts.isAwaitExpression(parent) || isDropped(parent);
  const isChained = ts.isPropertyAccessExpression(parent) && /^(?:catch|finally)$/.test(parent.name.text) && ts.isCallExpression(parent.parent);
  return isChained && isDropped(parent.parent);
}
