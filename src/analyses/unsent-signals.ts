import ts from 'typescript';
import { withoutCasts } from '../types/origin.js';
import { isAssignment, isNullish } from '../types/syntax.js';
import { pathOf } from '../types/value-path.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { nodesOf } from './nodes.js';
import { isChildProcess } from './process-ends.js';

/** A signal to a child process that depends on `killed`, which the signal before it has made true already. */
export interface UnsentSignal {
  /** `child.killed`. */
  readonly asked: ts.PropertyAccessExpression;
  /** The signal that was sent before, by the same value. */
  readonly sent: ts.CallExpression;
  /** The one that is not. */
  readonly unsent: ts.CallExpression;
}

/**
 * `child.kill('SIGTERM'); setTimeout(() => { if (!child.killed) child.kill('SIGKILL'); }, 5000)`: `killed` says that a signal
 * was sent, not that the process has ended. Only where time passes between the two: right after a signal, `killed` is a way to
 * ask whether it could be sent.
 */
export const unsentSignals = defineFileAnalysis('unsentSignals', (pass): readonly UnsentSignal[] => {
  if (!/\.\s*killed\b/.test(pass.sourceFile.text) || isTestCode(pass.sourceFile)) return [];
  return nodesOf(pass, ts.SyntaxKind.PropertyAccessExpression).flatMap(asked => {
    if (asked.name.text !== 'killed' || isTestCode(asked)) return [];
    const path = pathOf(asked.expression, pass.checker);
    const unsent = path === undefined ? undefined : guardedBy(asked).map(code => firstSignal(code, path, pass)).find(call => call !== undefined);
    const sent = unsent && path !== undefined ? sentBefore(asked, path, pass) : undefined;
    return unsent && sent && isChildProcess(asked.expression, pass) ? [{ asked, sent, unsent }] : [];
  });
});

/** What runs only where `killed` is false: the branch of `if (!child.killed)`, what stands behind `!child.killed &&`, what follows `if (child.killed) return`. */
function guardedBy(asked: ts.Expression): readonly ts.Node[] {
  const guarded: ts.Node[] = [];
  let node: ts.Expression = asked;
  let isNegated = false;
  for (;;) {
    const { parent } = node;
    if (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken) isNegated = !isNegated;
    else if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === (isNegated ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken)) {
      if (parent.left === node) guarded.push(parent.right);
    } else if (!ts.isParenthesizedExpression(parent)) break;
    node = parent;
  }
  const statement = node.parent;
  if (!ts.isIfStatement(statement) || statement.expression !== node) return guarded;
  if (isNegated) return [...guarded, statement.thenStatement];
  if (statement.elseStatement) return [...guarded, statement.elseStatement];
  return leaves(statement.thenStatement) && ts.isBlock(statement.parent) ? [...guarded, ...statement.parent.statements.filter(({ pos }) => pos >= statement.end)] : guarded;
}

function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

function firstSignal(code: ts.Node, path: string, pass: FilePass): ts.CallExpression | undefined {
  const visit = (node: ts.Node): ts.CallExpression | undefined => (isSignal(node, path, pass) ? node : ts.forEachChild(node, visit));
  return visit(code);
}

/** `child.kill(…)` of the process that a path names. */
function isSignal(node: ts.Node, path: string, { checker }: FilePass): node is ts.CallExpression {
  const callee = ts.isCallExpression(node) ? withoutCasts(node.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && callee.name.text === 'kill' && pathOf(callee.expression, checker) === path;
}

/**
 * The signal that was sent on every way to a place, some time before: by a statement before the one that waits, or that sets
 * the timer, and for a timer also by one after it. Undefined where the name may stand for another process by then.
 */
function sentBefore(place: ts.Node, path: string, pass: FilePass): ts.CallExpression | undefined {
  let hasWaited = false;
  for (let node: ts.Node = place; !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    if (ts.isFunctionDeclaration(node) || ts.isClassElement(node)) return undefined;
    if (ts.isFunctionLike(node)) hasWaited = true;
    if (!ts.isBlock(parent) && !ts.isSourceFile(parent) && !ts.isCaseOrDefaultClause(parent)) continue;
    const at = parent.statements.indexOf(node as ts.Statement);
    let waits = hasWaited || below(node, each => ts.isAwaitExpression(each) && each.end <= place.pos);
    for (const statement of parent.statements.slice(0, at).reverse()) {
      const sent = signalOf(statement, path, pass);
      if (sent) return waits && !isGivenAnother(parent, path, sent.end, place.pos, pass) ? sent : undefined;
      waits ||= below(statement, ts.isAwaitExpression);
    }
    if (!isOfTimer(node, place)) continue;
    for (const statement of parent.statements.slice(at + 1)) {
      const sent = signalOf(statement, path, pass);
      if (sent) return sent;
      if (below(statement, each => ts.isReturnStatement(each) || ts.isThrowStatement(each) || ts.isAwaitExpression(each))) break;
    }
  }
  return undefined;
}

/** The signal that a statement sends whatever happens: `child.kill();`, `const sent = child.kill();`, also in a `try`. */
function signalOf(statement: ts.Statement, path: string, pass: FilePass): ts.CallExpression | undefined {
  if (ts.isTryStatement(statement)) return statement.tryBlock.statements.map(each => signalOf(each, path, pass)).find(sent => sent !== undefined);
  const value = ts.isExpressionStatement(statement) ? statement.expression : ts.isVariableStatement(statement) ? statement.declarationList.declarations[0]?.initializer : undefined;
  const call = value && withoutCasts(value);
  return call && isSignal(call, path, pass) ? call : undefined;
}

/** Whether a statement sets a timer by a function that a place is directly in. */
function isOfTimer(statement: ts.Node, place: ts.Node): boolean {
  const handler = ts.findAncestor(place, node => node === statement || ts.isArrowFunction(node) || ts.isFunctionExpression(node));
  const call = handler?.parent;
  const outer = call && ts.findAncestor(call, node => node === statement || ts.isFunctionLike(node));
  return call !== undefined && outer === statement && ts.isCallExpression(call) && call.arguments[0] === handler && /^(?:(?:window|global|globalThis)\.)?set(?:Timeout|Interval|Immediate)$/.test(call.expression.getText());
}

/** Whether between two places the name gets another process. */
function isGivenAnother(code: ts.Node, path: string, from: number, to: number, { checker }: FilePass): boolean {
  return below(code, node => ts.isBinaryExpression(node) && node.pos >= from && node.end <= to && isAssignment(node) && pathOf(node.left, checker) === path && !isNullish(withoutCasts(node.right)));
}

/** Whether anything in the code itself, functions inside left out, is such a node. */
function below(root: ts.Node, holds: (node: ts.Node) => boolean): boolean {
  const visit = (node: ts.Node): boolean => holds(node) || (!ts.isFunctionLike(node) && (ts.forEachChild(node, child => visit(child) || undefined) ?? false));
  return visit(root);
}
