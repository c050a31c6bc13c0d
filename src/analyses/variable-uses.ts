import ts from 'typescript';
import { isDeclarationExported } from '../types/exported.js';
import { isCall, withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { isWithin } from '../types/syntax.js';
import { useOf, valueAround, type Surroundings, type UseAt } from './resource-uses.js';

/** Everything that one function does with a resource that a variable of it holds. */
export interface VariableUses {
  /** In the function's own code, in order of appearance. A nested function that may outlive it takes the resource over where it is created. */
  readonly uses: readonly UseAt[];
  /** The variable, and constants that are other names for the same value. */
  readonly names: ReadonlySet<ts.Symbol>;
  /** The mentions of these names in the function's own code. */
  readonly mentions: ReadonlySet<ts.Node>;
  /** A function that is there before the resource releases, keeps, replaces or uses it: what happens when is not known. */
  readonly handledByClosure: boolean;
}

/** `owner` is the function (or file) that declares the variable. */
export function usesOfVariable(variable: ts.Symbol, owner: ts.Node, known: Surroundings): VariableUses {
  const checker = known.program.getTypeChecker();
  const names = new Set([variable]);
  const mentions = new Set<ts.Node>();
  const uses: UseAt[] = [];
  let handledByClosure = false;
  for (const name of names) {
    const part = name === variable ? known.part : undefined;
    for (const mention of referencesTo(name, owner, checker)) {
      const { use, at } = isAssignedByPattern(mention) ? { use: { does: 'assign' } as const, at: mention } : useOf(mention, { ...known, part });
      const inside = enclosingFunction(mention);
      if (inside !== owner) {
        const closure = outermostWithin(mention, owner);
        const only = use.does === 'nothing' || use.does === 'use' || use.does === 'activate';
        if (only && runsWithinOwner(closure, owner, names, checker)) uses.push(use.does === 'activate' && inside === closure && isExecutor(closure) ? { use, at: closure.parent } : { use: { does: 'use' }, at: closure });
        else if (isCreatedLater(closure, known)) uses.push({ use: { does: 'escape', how: use.does === 'release' ? 'releasedLater' : 'stored' }, at: closure });
        else handledByClosure = true;
        continue;
      }
      mentions.add(mention);
      if (use.does !== 'alias') uses.push({ use, at: use.does === 'escape' ? (guardOfTaker(mention) ?? at) : at });
      else if (part === undefined && isConstant(use.declaration)) names.add(checker.getSymbolAtLocation(use.declaration.name) as ts.Symbol);
      else uses.push({ use: { does: 'escape', how: 'stored' }, at });
    }
  }
  uses.sort((a, b) => a.at.pos - b.at.pos);
  return { uses, names, mentions, handledByClosure };
}

/**
 * Where it is asked whether the object is there that takes the resource: `if (child.stdout) child.stdout.pipe(log)`, `child.stdout?.pipe(log)`.
 * Whoever asks that believes that it is, so that the resource counts as taken from there on.
 */
function guardOfTaker(mention: ts.Identifier): ts.Expression | undefined {
  const { parent: call } = mention;
  if (!isCall(call) || call.expression === mention || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const { expression: taker, questionDotToken } = call.expression;
  if (questionDotToken) return taker;
  const block = ts.isExpressionStatement(call.parent) && ts.isBlock(call.parent.parent) ? call.parent.parent : call.parent;
  const { parent: around } = block;
  return ts.isIfStatement(around) && around.thenStatement === block && !around.elseStatement && around.expression.getText() === taker.getText() ? around.expression : undefined;
}

/** A function expression that comes into being only when there is a resource already. */
function isCreatedLater(closure: ts.Node, { acquiredBy }: Surroundings): boolean {
  return (ts.isFunctionExpression(closure) || ts.isArrowFunction(closure)) && (acquiredBy === undefined || closure.pos >= acquiredBy.pos);
}

function isConstant(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

/** `[h] = …`, `({ h } = …)`, `for (h of …)`. */
function isAssignedByPattern(mention: ts.Identifier): boolean {
  let node: ts.Node = mention;
  while (ts.isArrayLiteralExpression(node.parent) || ts.isObjectLiteralExpression(node.parent) || ts.isPropertyAssignment(node.parent) || ts.isShorthandPropertyAssignment(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) return parent.initializer === node;
  return node !== mention && ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.left === node;
}

function outermostWithin(node: ts.Node, owner: ts.Node): ts.Node {
  let closure = enclosingFunction(node);
  for (let around = enclosingFunction(closure); around !== owner; around = enclosingFunction(around)) closure = around;
  return closure;
}

/** Whether a closure that only uses the resource cannot outlive the function that creates it. */
function runsWithinOwner(closure: ts.Node, owner: ts.Node, names: ReadonlySet<ts.Symbol>, checker: ts.TypeChecker): boolean {
  if (ts.isFunctionDeclaration(closure)) return isOnlyCalled(closure.name, owner, checker);
  if (!ts.isFunctionExpression(closure) && !ts.isArrowFunction(closure)) return false;
  const value = valueAround(closure);
  const { parent } = value;
  if (ts.isVariableDeclaration(parent)) return isConstant(parent) && isOnlyCalled(parent.name, owner, checker);
  if (!isCall(parent)) return false;
  if (parent.expression === value) return isAwaited(parent);
  if (ts.isNewExpression(parent)) return isExecutor(value);
  const callee = withoutCasts(parent.expression);
  if (ts.isPropertyAccessExpression(callee)) {
    const receiver = withoutCasts(callee.expression);
    const symbol = ts.isIdentifier(receiver) ? checker.getSymbolAtLocation(receiver) : undefined;
    if (symbol && names.has(symbol)) return true;
    if (isArray(callee.expression, checker) && !isPromised(closure)) return true;
  }
  return isAwaited(parent);
}

/** The function given to `new Promise`, which runs at once. */
function isExecutor({ parent }: ts.Node): boolean {
  return ts.isNewExpression(parent) && ts.isIdentifier(parent.expression) && parent.expression.text === 'Promise';
}

function isOnlyCalled(name: ts.Node | undefined, owner: ts.Node, checker: ts.TypeChecker): boolean {
  const symbol = name && ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  const closure = symbol?.valueDeclaration;
  // `const pump = () => read().then(pump)`, and what calls itself from a callback, goes on when the function has returned.
  const isCalledNow = (mention: ts.Node): boolean => ts.isCallExpression(mention.parent) && mention.parent.expression === mention && !(closure && isWithin(mention, closure));
  return symbol !== undefined && !isDeclarationExported(symbol) && referencesTo(symbol, owner, checker).every(isCalledNow);
}

function isArray(node: ts.Node, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  return checker.isArrayType(type) || checker.isTupleType(type);
}

function isPromised(closure: ts.FunctionExpression | ts.ArrowFunction): boolean {
  return closure.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

/** Whether the function waits for the result of the call, also as one of several in `Promise.all([…])`. */
function isAwaited(call: ts.Expression): boolean {
  const { parent } = call;
  if (ts.isAwaitExpression(parent)) return true;
  if (ts.isParenthesizedExpression(parent) || ts.isArrayLiteralExpression(parent)) return isAwaited(parent);
  if (ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent)) return isAwaited(parent.parent);
  return ts.isCallExpression(parent) && parent.expression.getText().startsWith('Promise.') && isAwaited(parent);
}
