import ts from 'typescript';
import { isCall, isMember, withoutCasts, type Call } from '../types/origin.js';
import { enclosingModuleName } from '../types/declaring-package.js';
import { bodyOf } from '../types/references.js';
import { defineFact } from './define.js';
import { implementationOf } from './parameter-ownership.js';

const NODE_MODULES = new Set(['fs', 'child_process', 'zlib', 'crypto', 'dns']);

/**
 * Whether a call is one of the few that are expected to throw: its code visibly does, it is an assertion, it never returns, or
 * it is a synchronous operation of Node.js on something outside the process, or `JSON.parse`. Most calls are not, although any can.
 */
export function likelyThrows(call: Call, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (!declaration) return false;
  if (isAssertion(declaration)) return true;
  const name = ts.getNameOfDeclaration(declaration as ts.Declaration)?.getText() ?? '';
  if (name === 'parse' && program.isSourceFileDefaultLibrary(declaration.getSourceFile())) return isMember(declaration) && ts.isInterfaceDeclaration(declaration.parent) && declaration.parent.name.text === 'JSON';
  if (name.endsWith('Sync') && name !== 'existsSync' && name !== 'closeSync') return NODE_MODULES.has((enclosingModuleName(declaration) ?? '').replace(/^node:/, ''));
  const callee = implementationOf(call, checker);
  return callee !== undefined && throwsVisibly(callee, program);
}

function isAssertion(declaration: ts.Node): boolean {
  const { type } = declaration as ts.SignatureDeclaration;
  return type !== undefined && ts.isTypePredicateNode(type) && type.assertsModifier !== undefined;
}

/** Whether the function, when called, may run into a `throw` of its own; one that is `async` rejects instead. */
const throwsVisibly = defineFact<ts.FunctionLikeDeclaration, boolean>({
  name: 'throwsVisibly',
  bottom: false,
  equals: (a, b) => a === b,
  compute(callee) {
    const body = bodyOf(callee);
    if (!body || callee.asteriskToken || (ts.canHaveModifiers(callee) && ts.getModifiers(callee)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword))) return false;
    const throws = (node: ts.Node): boolean => {
      if (ts.isThrowStatement(node)) return true;
      if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
      if (ts.isTryStatement(node) && node.catchClause) return throws(node.catchClause) || (node.finallyBlock !== undefined && throws(node.finallyBlock));
      return ts.forEachChild(node, child => throws(child) || undefined) ?? false;
    };
    return throws(body);
  },
});

/** Whether what is awaited may be rejected, as far as one can see: everything may, except promises that are made not to. */
export function mayReject(awaited: ts.Expression, program: ts.Program): boolean {
  const value = withoutCasts(awaited);
  if (ts.isNewExpression(value)) return !isTimerPromise(value);
  // A constant is what it was made as.
  if (ts.isIdentifier(value)) {
    const made = initializerOfConstant(value, program.getTypeChecker());
    return made === undefined || mayReject(made, program);
  }
  if (!ts.isCallExpression(value)) return !ts.isLiteralExpression(value);
  const callee = withoutCasts(value.expression);
  if (ts.isPropertyAccessExpression(callee)) {
    if (callee.name.text === 'catch' && value.arguments[0] && !rethrows(value.arguments[0])) return false;
    if (callee.expression.getText() === 'Promise' && (callee.name.text === 'allSettled' || callee.name.text === 'resolve')) return false;
  }
  const implementation = implementationOf(value, program.getTypeChecker());
  return implementation === undefined || !returnsTimerPromise(implementation);
}

function rethrows(handler: ts.Expression): boolean {
  return !(ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) || /\bthrow\b|\bawait\b/.test(handler.getText());
}

function initializerOfConstant(name: ts.Identifier, checker: ts.TypeChecker): ts.Expression | undefined {
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  const isConstant = declaration !== undefined && ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConstant && ts.isIdentifier(declaration.name) && !declaration.getSourceFile().isDeclarationFile ? declaration.initializer : undefined;
}

/** `new Promise(resolve => …)` without a way to reject. */
function isTimerPromise(node: ts.NewExpression): boolean {
  const [executor] = node.arguments ?? [];
  return ts.isIdentifier(node.expression) && node.expression.text === 'Promise' && executor !== undefined && ts.isFunctionLike(executor) && executor.parameters.length < 2 && !/\bthrow\b/.test(executor.getText());
}

function returnsTimerPromise(callee: ts.FunctionLikeDeclaration): boolean {
  const body = bodyOf(callee);
  if (!body) return false;
  const [only, ...others] = ts.isBlock(body) ? body.statements : [];
  const returned = !ts.isBlock(body) ? body : only && others.length === 0 && ts.isReturnStatement(only) ? only.expression : undefined;
  const value = returned && withoutCasts(returned);
  return value !== undefined && isCall(value) && ts.isNewExpression(value) && isTimerPromise(value);
}
