import ts from 'typescript';
import type { ResourceEntry } from '../catalogue/schema.js';
import type { Call } from '../types/origin.js';
import { isCall, withoutCasts } from '../types/origin.js';
import { bodyOf, referencesTo } from '../types/references.js';
import { isNullish } from '../types/syntax.js';
import { mayAcquireByName } from './acquiring-names.js';
import { isHandedOver, resourcesAcquiredBy } from './catalogue-match.js';
import { defineFact } from './define.js';
import { implementationOf, ownershipOfArgument } from './parameter-ownership.js';
import { valueAround } from './resource-uses.js';
import { wrapperResource } from './wrapper-resources.js';
import { usesOfVariable } from './variable-uses.js';

/** What a function hands to its caller: a resource that it acquired itself and kept no hold on, or nothing of the kind. */
interface Freshness {
  readonly resource?: ResourceEntry;
}

const NOT_FRESH: Freshness = {};

/** Longer functions are not looked into. */
const MAX_LENGTH = 20_000;

const fact = defineFact<ts.FunctionLikeDeclaration, Freshness>({
  name: 'freshReturns',
  bottom: NOT_FRESH,
  equals: (a, b) => a.resource?.id === b.resource?.id,
  compute: freshness,
});

/** The resource that a call of a function of the project hands over, if each of its returns gives a newly acquired one (or nothing). */
export function freshResource(call: Call, program: ts.Program): ResourceEntry | undefined {
  if (!ts.isCallExpression(call)) return undefined;
  const callee = implementationOf(call, program.getTypeChecker());
  return callee && mayAcquire(callee) ? fact(callee, program).resource : undefined;
}

/** Whether it is worth a look: an accessor or generator hands out nothing fresh, nor does a body without any call. */
function mayAcquire(callee: ts.FunctionLikeDeclaration): boolean {
  const body = bodyOf(callee);
  return body !== undefined && body.end - body.pos <= MAX_LENGTH && !callee.asteriskToken && !ts.isConstructorDeclaration(callee) && /\(/.test(body.getText());
}

function freshness(callee: ts.FunctionLikeDeclaration, program: ts.Program, of: (callee: ts.FunctionLikeDeclaration) => Freshness): Freshness {
  const checker = program.getTypeChecker();
  const acquired = (call: Call): ResourceEntry | undefined => {
    if (!mayAcquireByName(call, program) && !ts.isNewExpression(call)) return undefined;
    const [row] = resourcesAcquiredBy(call, program);
    if (row) return isHandedOver(row) ? row : undefined;
    const wrapper = wrapperResource(call, program);
    if (wrapper) return wrapper;
    const inner = ts.isCallExpression(call) ? implementationOf(call, checker) : undefined;
    return inner && mayAcquire(inner) ? of(inner).resource : undefined;
  };

  let result: ResourceEntry | undefined;
  for (const returned of returnedExpressions(callee)) {
    const resource = isCall(withoutCasts(returned)) || ts.isAwaitExpression(withoutCasts(returned)) ? ofExpression(returned, acquired) : ofVariable(returned, callee, program, acquired);
    if (!resource || (result && result.id !== resource.id)) return NOT_FRESH;
    result = resource;
  }
  if (!result) return NOT_FRESH;
  const isAsync = ts.canHaveModifiers(callee) && (ts.getModifiers(callee)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false);
  return { resource: isAsync ? { ...result, value: { ...result.value, of: 'awaited' } as ResourceEntry['value'] } : result };
}

/** What `return` gives back, and each arm of a conditional; `null` and `undefined` left out. */
function returnedExpressions(callee: ts.FunctionLikeDeclaration): readonly ts.Expression[] {
  const body = bodyOf(callee);
  const found: ts.Expression[] = [];
  const add = (expression: ts.Expression): void => {
    const bare = withoutCasts(expression) as ts.Expression;
    if (ts.isConditionalExpression(bare)) {
      add(bare.whenTrue);
      add(bare.whenFalse);
    } else if (!isNullish(bare)) found.push(bare);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isReturnStatement(node)) {
      if (node.expression) add(node.expression);
    } else ts.forEachChild(node, visit);
  };
  if (body && !ts.isBlock(body)) add(body as ts.Expression);
  else if (body) ts.forEachChild(body, visit);
  return found;
}

/** A call, or an awaited one, that acquires; what an `async` function or a promise wraps is the same resource. */
function ofExpression(expression: ts.Expression, acquired: (call: Call) => ResourceEntry | undefined): ResourceEntry | undefined {
  const bare = withoutCasts(expression);
  if (isCall(bare)) return acquired(bare);
  const inner = ts.isAwaitExpression(bare) ? withoutCasts(bare.expression) : undefined;
  const resource = inner && isCall(inner) ? acquired(inner) : undefined;
  return resource?.value.of === 'awaited' ? { ...resource, value: { ...resource.value, of: 'result' } } : undefined;
}

/** A local variable that gets nothing but newly acquired values, and that nothing else keeps. */
function ofVariable(expression: ts.Expression, callee: ts.FunctionLikeDeclaration, program: ts.Program, acquired: (call: Call) => ResourceEntry | undefined): ResourceEntry | undefined {
  const checker = program.getTypeChecker();
  const symbol = ts.isIdentifier(expression) ? checker.getSymbolAtLocation(expression) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !ts.isVariableDeclaration(declaration) || ts.findAncestor(declaration, ts.isFunctionLike) !== callee) return undefined;
  const values = assignedValues(symbol, declaration, callee, checker);
  if (!values || values.length === 0) return undefined;
  let resource: ResourceEntry | undefined;
  for (const value of values) {
    const found = ofExpression(value, acquired);
    if (!found || found.value.of !== 'result' || ('property' in found.value && found.value.property !== undefined) || (resource && resource.id !== found.id)) return undefined;
    resource = found;
  }
  const row = resource as ResourceEntry;
  const { uses, handledByClosure } = usesOfVariable(symbol, callee, { resource: row, program, ownership: (call, index) => ownershipOfArgument(call, index, row, program) });
  if (handledByClosure || uses.some(({ use }) => (use.does === 'escape' && use.how !== 'returned') || use.does === 'iterate' || use.does === 'consume' || use.does === 'keep')) return undefined;
  return uses.some(({ use }) => use.does === 'activate') ? { ...row, activatedBy: [] } : row;
}

/** The initializer and every value assigned later, `null` and `undefined` left out; `undefined` when some are not plain assignments. */
function assignedValues(symbol: ts.Symbol, declaration: ts.VariableDeclaration, callee: ts.FunctionLikeDeclaration, checker: ts.TypeChecker): readonly ts.Expression[] | undefined {
  const values = declaration.initializer ? [declaration.initializer] : [];
  for (const mention of referencesTo(symbol, callee, checker)) {
    const { parent } = mention;
    if (!ts.isBinaryExpression(parent) || parent.left !== mention || parent.operatorToken.kind < ts.SyntaxKind.FirstAssignment || parent.operatorToken.kind > ts.SyntaxKind.LastAssignment) continue;
    if (parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken || valueAround(parent) !== parent || !ts.isExpressionStatement(parent.parent)) return undefined;
    values.push(parent.right);
  }
  return values.filter(value => !isNullish(withoutCasts(value)));
}
