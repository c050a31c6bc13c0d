import ts from 'typescript';
import { namedSymbol, withoutCasts } from '../types/origin.js';
import { pathOf } from '../types/value-path.js';

/** An expression that makes another function each time it is evaluated. */
export interface NewFunction {
  readonly made: 'function' | 'bind' | 'call';
  /** The path of the function that it calls. */
  readonly of: string | undefined;
}

const MAX_STATEMENTS = 20;

/** What makes the value of an expression a function that nothing else has; `undefined` where that is not certain. */
export function newFunction(expression: ts.Expression, checker: ts.TypeChecker): NewFunction | undefined {
  const node = withoutCasts(expression);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { made: 'function', of: calledBy(node, checker) };
  if (!ts.isCallExpression(node)) return undefined;
  const callee = withoutCasts(node.expression);
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'bind') {
    const type = checker.getTypeAtLocation(callee.expression);
    const isFunction = type.getCallSignatures().length > 0 || ((type.flags & ts.TypeFlags.Any) !== 0 && node.arguments[0]?.kind === ts.SyntaxKind.ThisKeyword);
    return isFunction ? { made: 'bind', of: pathOf(callee.expression, checker) } : undefined;
  }
  const wrapped = node.arguments[0];
  const of = wrapped && checker.getTypeAtLocation(wrapped).getCallSignatures().length > 0 ? pathOf(wrapped, checker) : undefined;
  if (alwaysReturnsNew(callee, checker) || (wrapped && of !== undefined && returnsAnother(node, wrapped, checker))) return { made: 'call', of };
  return undefined;
}

/** `f` of `() => f()` and of `function () { f(); }`. */
function calledBy(node: ts.ArrowFunction | ts.FunctionExpression, checker: ts.TypeChecker): string | undefined {
  let body: ts.Node = node.body;
  if (ts.isBlock(body)) {
    const [only, ...others] = body.statements;
    if (!only || others.length > 0 || !(ts.isExpressionStatement(only) || ts.isReturnStatement(only)) || !only.expression) return undefined;
    body = only.expression;
  }
  while (ts.isVoidExpression(body) || ts.isAwaitExpression(body) || ts.isParenthesizedExpression(body)) body = body.expression;
  return ts.isCallExpression(body) ? pathOf(body.expression, checker) : undefined;
}

/** Whether a function of the program ends in nothing but `return () => …`. */
function alwaysReturnsNew(callee: ts.Node, checker: ts.TypeChecker): boolean {
  const declaration = namedSymbol(callee, checker)?.valueDeclaration;
  const owner = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  if (!owner || !(ts.isFunctionDeclaration(owner) || ts.isArrowFunction(owner) || ts.isFunctionExpression(owner) || ts.isMethodDeclaration(owner)) || !owner.body || owner.asteriskToken) return false;
  if ((ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Async) !== 0) return false;
  if (!ts.isBlock(owner.body)) return isFunction(owner.body);
  const { statements } = owner.body;
  const last = statements[statements.length - 1];
  if (statements.length > MAX_STATEMENTS || !last || !ts.isReturnStatement(last) || !last.expression || !isFunction(last.expression)) return false;
  return statements.every(statement => statement === last || !returnsEarly(statement));
}

function isFunction(node: ts.Node): boolean {
  const bare = withoutCasts(node);
  return ts.isArrowFunction(bare) || ts.isFunctionExpression(bare);
}

function returnsEarly(statement: ts.Node): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) found = true;
    if (!found && !ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

/** Whether what a call returns has a member that its argument lacks, as `debounce(f)` has `cancel`: then it is not `f`. */
function returnsAnother(call: ts.CallExpression, argument: ts.Expression, checker: ts.TypeChecker): boolean {
  const result = checker.getTypeAtLocation(call);
  const given = checker.getTypeAtLocation(argument);
  if (result === given || result.flags & ts.TypeFlags.Any || result.getCallSignatures().length === 0) return false;
  return result.getProperties().some(property => (property.flags & ts.SymbolFlags.Optional) === 0 && !given.getProperty(property.name));
}
