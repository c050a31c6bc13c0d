import ts from 'typescript';
import type { PureEntry } from '../catalogue/schema.js';
import { isTestFile } from '../modules/file-purpose.js';
import { isOfDefaultLibrary } from '../types/default-library.js';
import { calleesOf, isCall, withoutCasts } from '../types/origin.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { implementationOf } from './parameter-ownership.js';
import { computesOnly, pureRowOf } from './purity.js';

/** A call that has no effect but its result, and whose result nothing takes. */
export interface DiscardedResult {
  readonly call: ts.CallExpression;
  /** Why it changes nothing: a row of the catalogue, or the function of the program that only computes. */
  readonly reason: PureEntry | ts.FunctionLikeDeclaration;
}

export const discardedResults = defineFileAnalysis('discardedResults', (pass): readonly DiscardedResult[] => {
  const found: DiscardedResult[] = [];
  const isTest = isTestFile(pass.sourceFile.fileName);
  for (const node of nodesOf(pass, ts.SyntaxKind.ExpressionStatement, ts.SyntaxKind.ForStatement, ts.SyntaxKind.ArrowFunction)) {
    // Tests of types are statements that only the compiler has to do with.
    if (isTest && ts.isSourceFile(node.parent)) continue;
    for (const call of discardedCalls(node)) {
      const reason = reasonOf(call, pass);
      if (reason) found.push({ call, reason });
    }
  }
  return found;
});

/** The calls directly below a node whose values it drops. */
function discardedCalls(node: ts.Node): readonly ts.CallExpression[] {
  if (ts.isExpressionStatement(node)) return droppedIn(node.expression);
  if (ts.isForStatement(node) && node.incrementor) return droppedIn(node.incrementor);
  // `xs.forEach(x => x.trim())`
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body) && ts.isCallExpression(node.parent)) {
    const callee = withoutCasts(node.parent.expression);
    return ts.isPropertyAccessExpression(callee) && callee.name.text === 'forEach' && node.parent.arguments[0] === node ? droppedIn(node.body) : [];
  }
  return [];
}

function droppedIn(expression: ts.Expression): readonly ts.CallExpression[] {
  const node = withoutCasts(expression);
  if (ts.isCallExpression(node)) return [node];
  if (ts.isConditionalExpression(node)) return [...droppedIn(node.whenTrue), ...droppedIn(node.whenFalse)];
  if (!ts.isBinaryExpression(node)) return [];
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return droppedIn(node.right);
    case ts.SyntaxKind.CommaToken:
      return [...droppedIn(node.left), ...droppedIn(node.right)];
    default:
      return [];
  }
}

function reasonOf(call: ts.CallExpression, pass: FilePass): DiscardedResult['reason'] | undefined {
  const row = pureRowOf(call, pass.program);
  if (row) return isWanted(call, row, pass) ? undefined : row;
  // A method may be another one in a subclass.
  if (!ts.isIdentifier(withoutCasts(call.expression)) || isMeasured(call)) return undefined;
  const callee = implementationOf(call, pass.checker);
  if (!callee || ts.isMethodDeclaration(callee) || !givesResult(callee, pass.checker)) return undefined;
  return computesOnly(callee, pass.program) ? callee : undefined;
}

/** Whether the call may be made for something other than its result: to see if it throws, how long it takes, or to be noticed by who tracks reads. */
function isWanted(call: ts.CallExpression, row: PureEntry, { sourceFile, checker, program }: FilePass): boolean {
  const callee = withoutCasts(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  const neverThrows = row.origin.from === 'lib' && !(row.mayThrow === 'all' || row.mayThrow?.includes(name)) && !hasCall(callee) && !call.arguments.some(hasCall);
  if (!neverThrows && mayBeCaught(call)) return true;
  if (row.unlessMentioned && (row.unlessMentioned.some(word => sourceFile.text.includes(word)) || comesFromParameter(callee, checker))) return true;
  if (row.reads && isInCallback(call)) return true;
  if (row.origin.from === 'lib' && ts.isPropertyAccessExpression(callee) && !isPlainReceiver(callee.expression, checker, program)) return true;
  return isMeasured(call);
}

/** A value of the very type of the default library, not of a subtype that may do more. */
function isPlainReceiver(receiver: ts.Expression, checker: ts.TypeChecker, program: ts.Program): boolean {
  const type = checker.getBaseConstraintOfType(checker.getTypeAtLocation(receiver)) ?? checker.getTypeAtLocation(receiver);
  const parts = checker.getNonNullableType(type);
  return (parts.isUnion() ? parts.types : [parts]).every(part => {
    if (part.isIntersection()) return part.types.some(member => (member.flags & PRIMITIVE) !== 0);
    return (part.flags & PRIMITIVE) !== 0 || checker.isTupleType(part) || isOfDefaultLibrary(part.symbol, program);
  });
}

const PRIMITIVE = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.BooleanLike;

function comesFromParameter(callee: ts.Node, checker: ts.TypeChecker): boolean {
  let node = callee;
  while (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) node = withoutCasts(node.expression);
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  return declaration !== undefined && ts.findAncestor(declaration, ts.isParameter) !== undefined;
}

function hasCall(node: ts.Node): boolean {
  return isCall(node) || (ts.forEachChild(node, child => hasCall(child) || undefined) ?? false);
}

function mayBeCaught(call: ts.Node): boolean {
  for (let node = call; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isTryStatement(node.parent) && node.parent.tryBlock === node) return true;
    if (ts.isFunctionLike(node) && !(isArgument(node) && isForEach(node))) return isArgument(node);
  }
  return false;
}

/** Whether the call is in a function that another function is given, as those are that run again when something changes. */
function isInCallback(call: ts.Node): boolean {
  const around = ts.findAncestor(call, node => ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node));
  return around !== undefined && isArgument(around) && !isForEach(around);
}

function isForEach(callback: ts.Node): boolean {
  const call = callback.parent as ts.CallExpression;
  const callee = withoutCasts(call.expression);
  return ts.isPropertyAccessExpression(callee) && /^(?:forEach|map|filter)$/.test(callee.name.text);
}

/** A function that has a name and does nothing but this call is a benchmark or a test, and so is a loop that is timed. */
function isMeasured(call: ts.Node): boolean {
  const loop = ts.findAncestor(call, node => ts.isFunctionLike(node) || ts.isIterationStatement(node, false));
  const around = loop && ts.isIterationStatement(loop, false) ? ts.findAncestor(loop, ts.isFunctionLike) ?? loop.getSourceFile() : undefined;
  if (around && /\b(?:performance\.now|hrtime|Date\.now|console\.time)\b/.test(around.getText())) return true;
  const statement = ts.findAncestor(call, ts.isStatement);
  const callback = statement?.parent.parent;
  if (!statement || !callback || !ts.isBlock(statement.parent) || !isArgument(callback)) return false;
  const [first] = (callback.parent as ts.CallExpression).arguments;
  return first !== callback && first !== undefined && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first));
}

function isArgument(node: ts.Node): boolean {
  return (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && (ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent)) && node.parent.expression !== node;
}

/** Whether what a function returns says something: it is computed from what the function is given. */
function givesResult(callee: ts.FunctionLikeDeclaration, checker: ts.TypeChecker): boolean {
  const signature = checker.getSignatureFromDeclaration(callee);
  if (!signature || callee.parameters.length === 0) return false;
  const type = checker.getReturnTypeOfSignature(signature);
  if (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined | ts.TypeFlags.Never)) return false;
  const { body } = callee;
  if (!body) return false;
  if (!ts.isBlock(body)) return !isConstant(body);
  let computed = false;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression && !isConstant(node.expression)) computed = true;
    ts.forEachChild(node, visit);
  };
  visit(body);
  return computed || hasSeveralReturns(body);
}

/** `return false` here and `return true` there: the answer to a question. */
function hasSeveralReturns(body: ts.Node): boolean {
  const values = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) values.add(node.expression.getText());
    ts.forEachChild(node, visit);
  };
  visit(body);
  return values.size > 1;
}

function isConstant(node: ts.Expression): boolean {
  const value = withoutCasts(node);
  return ts.isLiteralExpression(value) || value.kind === ts.SyntaxKind.TrueKeyword || value.kind === ts.SyntaxKind.FalseKeyword || value.kind === ts.SyntaxKind.NullKeyword || value.getText() === 'undefined';
}

/** Whether the receiver of the call is the method's own kind of value, so that the result can take its place. */
export function canReplaceReceiver(call: ts.CallExpression, checker: ts.TypeChecker): ts.Expression | undefined {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee) || callee.questionDotToken) return undefined;
  const receiver = callee.expression;
  const symbol = ts.isIdentifier(receiver) ? checker.getSymbolAtLocation(receiver) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!declaration || calleesOf(call, checker).length === 0) return undefined;
  const isVariable = ts.isParameter(declaration) || (ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0 && ts.isIdentifier(declaration.name));
  if (!isVariable || !ts.isExpressionStatement(call.parent)) return undefined;
  const nameOf = (type: ts.Type): string => checker.typeToString(checker.getBaseTypeOfLiteralType(type));
  return nameOf(checker.getTypeAtLocation(call)) === nameOf(checker.getTypeOfSymbolAtLocation(symbol, declaration)) ? receiver : undefined;
}
