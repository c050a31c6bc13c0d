import ts from 'typescript';
import { endlessCreations, endlessStreams, type EndlessCreation } from '../catalogue/registrations.js';
import { isDeclaredBy, namedSymbol, withoutCasts } from '../types/origin.js';
import { bodyOf } from '../types/references.js';
import { implementationOf } from './parameter-ownership.js';
import { isEndlessType, isLimited } from './registrations.js';

/** Whether what is subscribed to never ends by itself: a subject, or anything that is no stream at all (a store). */
export function isEndlessSource(target: ts.Expression, program: ts.Program): boolean {
  return !isStream(target, program.getTypeChecker()) || endlessSource(target, program) !== undefined;
}

/** Whether a value is a stream of RxJS, which may end. */
export function isStream(target: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(target));
  return type.getProperty('pipe') !== undefined || type.getProperty('lift') !== undefined;
}

/** The object whose stream, once subscribed to, never ends by itself; undefined when the stream may. */
export function endlessSource(stream: ts.Expression, program: ts.Program, depth = 2): ts.Expression | undefined {
  const checker = program.getTypeChecker();
  const node = withoutCasts(stream) as ts.Expression;
  if (ts.isCallExpression(node)) {
    const callee = withoutCasts(node.expression);
    const creation = endlessCreation(node, program);
    if (creation) return creation.emitter === undefined ? node : node.arguments[creation.emitter];
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    if (callee.name.text === 'pipe' || callee.name.text === 'asObservable') return endlessSource(callee.expression, program, depth);
    const declared = depth > 0 ? implementationOf(node, checker) : undefined;
    return declared && returnsEndless(declared, program, depth - 1) ? callee.expression : undefined;
  }
  if (isEndlessType(checker.getNonNullableType(checker.getTypeAtLocation(node)), checker)) return node;
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const declaration = checker.getSymbolAtLocation(node.name)?.valueDeclaration;
  if (!declaration) return undefined;
  const isListed = endlessStreams.some(({ origin, type, names }) => (names as readonly string[]).includes(node.name.text) && isDeclaredBy(declaration, origin, program) && (declaration.parent as ts.ClassLikeDeclaration).name?.text === type);
  if (isListed) return node;
  if (ts.isPropertyDeclaration(declaration) && declaration.initializer && depth > 0) return endlessSource(declaration.initializer, program, depth - 1) ? node : undefined;
  return ts.isGetAccessor(declaration) && depth > 0 && returnsEndless(declaration, program, depth - 1) ? node : undefined;
}

/** The row for a call that makes an endless stream. */
function endlessCreation(call: ts.CallExpression, program: ts.Program): EndlessCreation | undefined {
  const { expression } = call;
  if (!ts.isIdentifier(expression)) return undefined;
  const row = endlessCreations.find(({ name, least }) => name === expression.text && call.arguments.length >= (least ?? 0));
  const declarations = row ? (namedSymbol(expression, program.getTypeChecker())?.declarations ?? []) : [];
  return declarations.some(declaration => isDeclaredBy(declaration, { from: 'module', module: 'rxjs' }, program)) ? row : undefined;
}

/** Whether a call makes a stream that goes by the clock. */
export function isClock(call: ts.CallExpression, program: ts.Program): boolean {
  const creation = endlessCreation(call, program);
  return creation !== undefined && creation.emitter === undefined;
}

function returnsEndless(declared: ts.FunctionLikeDeclaration, program: ts.Program, depth: number): boolean {
  const body = bodyOf(declared);
  if (!body || !ts.isBlock(body)) return false;
  const returned = body.statements.flatMap(statement => (ts.isReturnStatement(statement) && statement.expression ? [statement.expression] : []));
  return returned.length > 0 && returned.every(value => !isLimited(value) && endlessSource(value, program, depth) !== undefined);
}
