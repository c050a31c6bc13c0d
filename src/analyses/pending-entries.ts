import ts from 'typescript';
import { isCall, withoutCasts } from '../types/origin.js';
import { enclosingFunction } from '../types/references.js';
import { pathOf } from '../types/value-path.js';
import { isThenable } from './catalogue-match.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';

/** An entry for a promise that is deleted when the promise fulfils, and stays when it rejects. */
export interface PendingEntry {
  readonly set: ts.CallExpression;
  readonly collection: string;
  /** What may reject before the entry is deleted. */
  readonly failing: ts.Node;
  readonly deletion: ts.CallExpression;
}

/**
 * Entries of maps of this file that keep a promise, and whose only deletions are in the function that makes the promise,
 * after something that may reject: no `finally`, no `catch`, no other place makes the map smaller or hands it on.
 */
export const pendingEntries = defineFileAnalysis('pendingEntries', (pass): readonly PendingEntry[] => {
  const { sourceFile, checker } = pass;
  const byPath = new Map<string, ts.Expression[]>();
  const sets: ts.CallExpression[] = [];
  for (const node of nodesOf(pass, ts.SyntaxKind.CallExpression)) if (isMapCall(node, 'set', pass) && node.arguments.length === 2 && isThenable(node.arguments[1] as ts.Expression, checker)) sets.push(node);
  if (sets.length === 0) return [];
  const collect = (node: ts.Node): void => {
    const isName = (ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent)) || ts.isPropertyAccessExpression(node) || (ts.isIdentifier(node) && ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node);
    const path = isName ? pathOf(node, checker) : undefined;
    if (path !== undefined) byPath.set(path, [...(byPath.get(path) ?? []), node as ts.Expression]);
    ts.forEachChild(node, collect);
  };
  collect(sourceFile);
  return sets.flatMap(set => pendingEntry(set, byPath, pass) ?? []);
});

type MethodCall = ts.CallExpression & { readonly expression: ts.PropertyAccessExpression };

function isMapCall(node: ts.Node, method: string, { checker, program }: FilePass): node is MethodCall {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || node.expression.name.text !== method) return false;
  const { symbol } = checker.getNonNullableType(checker.getTypeAtLocation(node.expression.expression));
  return symbol?.name === 'Map' && (symbol.declarations ?? []).some(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
}

function pendingEntry(set: ts.CallExpression, byPath: ReadonlyMap<string, readonly ts.Expression[]>, pass: FilePass): PendingEntry | undefined {
  const { checker } = pass;
  const target = (set.expression as ts.PropertyAccessExpression).expression;
  const path = pathOf(target, checker);
  const mentions = path === undefined ? undefined : byPath.get(path);
  if (!mentions) return undefined;
  const deletions: ts.CallExpression[] = [];
  for (const mention of mentions) {
    const { parent } = mention;
    if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) continue;
    if (!ts.isPropertyAccessExpression(parent) || parent.expression !== mention || !isCall(parent.parent)) return undefined;
    if (parent.name.text === 'delete') deletions.push(parent.parent as ts.CallExpression);
    else if (!['get', 'set', 'has'].includes(parent.name.text)) return undefined;
  }
  const [deletion] = deletions;
  const maker = makerOf(set.arguments[1] as ts.Expression, checker);
  if (!deletion || !maker) return undefined;
  const failings = deletions.map(each => failureBefore(each, maker, set));
  return failings.every(failing => failing !== undefined) ? { set, collection: target.getText(), failing: failings[0] as ts.Node, deletion } : undefined;
}

/** The async function whose promise a value is, or the chain of `then` that it is. */
function makerOf(value: ts.Expression, checker: ts.TypeChecker): ts.Node | undefined {
  let node = withoutCasts(value);
  if (ts.isIdentifier(node)) node = withoutCasts(assignedOnceTo(node, checker) ?? node);
  if (!ts.isCallExpression(node)) return undefined;
  let callee = withoutCasts(node.expression);
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'then') return node;
  if (ts.isPropertyAccessExpression(callee) && (callee.name.text === 'call' || callee.name.text === 'apply')) callee = withoutCasts(callee.expression);
  const declaration = ts.isIdentifier(callee) ? checker.getSymbolAtLocation(callee)?.valueDeclaration : callee;
  const owner = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  const isOwn = owner && (ts.isFunctionDeclaration(owner) || ts.isFunctionExpression(owner) || ts.isArrowFunction(owner)) && owner.getSourceFile() === value.getSourceFile();
  return isOwn && (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Async) !== 0 ? owner : undefined;
}

/** The call that a variable holds; of several assignments, the one right before the use. */
function assignedOnceTo(name: ts.Identifier, checker: ts.TypeChecker): ts.Expression | undefined {
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return undefined;
  if (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) return declaration.initializer;
  const statement = ts.findAncestor(name, ts.isExpressionStatement);
  const siblings = statement && ts.isBlock(statement.parent) ? statement.parent.statements : undefined;
  const before = siblings?.[siblings.indexOf(statement as ts.Statement) - 1];
  const assignment = before && ts.isExpressionStatement(before) ? before.expression : undefined;
  const isIt = assignment && ts.isBinaryExpression(assignment) && assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isIdentifier(assignment.left) && assignment.left.text === name.text;
  return isIt ? assignment.right : undefined;
}

/** What may fail in the maker before it comes to the deletion; `undefined` where the deletion happens in any case. */
function failureBefore(deletion: ts.CallExpression, maker: ts.Node, set: ts.CallExpression): ts.Node | undefined {
  const owner = enclosingFunction(deletion);
  if (ts.isCallExpression(maker)) return chainFailure(owner, maker, set);
  if (owner !== maker) return undefined;
  for (let node: ts.Node = deletion; node !== maker; node = node.parent) {
    if (ts.isCatchClause(node) || (ts.isBlock(node) && ts.isTryStatement(node.parent) && node.parent.finallyBlock === node)) return undefined;
  }
  let failing: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (failing || node.pos > deletion.pos || (ts.isFunctionLike(node) && node !== maker)) return;
    if (ts.isAwaitExpression(node) && node.end < deletion.pos && !isCaught(node, deletion, maker) && !(ts.isCallExpression(node.expression) && /\.(?:catch|allSettled)$/.test(node.expression.expression.getText()))) failing = node;
    ts.forEachChild(node, visit);
  };
  visit(maker);
  return failing;
}

/** `load(key).then(value => { map.delete(key); return value; })`, without a second function and nothing after it. */
function chainFailure(owner: ts.Node, chain: ts.CallExpression, set: ts.CallExpression): ts.Node | undefined {
  const isThen = ts.isPropertyAccessExpression(chain.expression) && chain.arguments.length === 1 && chain.arguments[0] === owner;
  return isThen && chain.pos !== set.pos ? (chain.expression as ts.PropertyAccessExpression).expression : undefined;
}

/** Whether a failure goes on to the deletion: a `catch` between the two takes it. */
function isCaught(failing: ts.Node, deletion: ts.Node, maker: ts.Node): boolean {
  for (let node: ts.Node = failing; node !== maker; node = node.parent) {
    if (!ts.isTryStatement(node.parent) || node.parent.tryBlock !== node || !node.parent.catchClause) continue;
    if (!(node.pos <= deletion.pos && deletion.end <= node.end)) return true;
  }
  return false;
}
