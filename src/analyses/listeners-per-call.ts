import ts from 'typescript';
import { repeatedEvents, singleEvents } from '../catalogue/registrations.js';
import { packageOfFile } from '../types/declaring-package.js';
import { namedSymbol, withoutCasts } from '../types/origin.js';
import { bodyOf, enclosingFunction, referencesTo } from '../types/references.js';
import { pathOf } from '../types/value-path.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isStartupCode, isTestCode } from './execution-context.js';
import type { OwningCode } from './owners.js';
import { mentionsInProgram } from './program-mentions.js';
import { registrations, removals, type Listener } from './registrations.js';
import { executorAround } from './settled-promises.js';
import { outlives } from './target-lifetime.js';
import { dependsOnOutside, endsWithItself, isEndedWholesale, isSameEvent, isUsedOtherwise, keyOf } from './unreleased-registrations.js';

/** A listener that each call, or each event, adds to those before, on an object that stays. */
export interface ListenerPerCall {
  readonly registration: Listener;
  readonly because:
    /** It settles a promise, and stays when that is settled. */
    | { readonly kind: 'promise' }
    /** The event only follows where `write()` returned false, `at`, and the listener is added in any case. */
    | { readonly kind: 'drain'; readonly at: ts.Node }
    /** `at` calls the function in an endless loop, with the same object. */
    | { readonly kind: 'loop'; readonly at: ts.CallExpression }
    /** A listener for another event adds it, each time. */
    | { readonly kind: 'event'; readonly event: string };
}

/** Listeners that pile up because the code that adds them runs again and again, while nothing takes the one before away. */
export const listenersPerCall = defineFileAnalysis('listenersPerCall', (pass): readonly ListenerPerCall[] =>
  registrations(pass).flatMap(registration => {
    if (registration.kind !== 'listener' || isTestCode(registration.call)) return [];
    const because = needlessDrain(registration, pass) ?? (isTakenBack(registration, pass) ? undefined : (leftByPromise(registration, pass) ?? addedInLoop(registration, pass) ?? addedByEvent(registration, pass)));
    return because ? [{ registration, because }] : [];
  }),
);

/** Whether any code of the file may take the listener away. */
function isTakenBack(listener: Listener, pass: FilePass): boolean {
  const key = keyOf(listener.handler, pass.checker);
  if (key !== undefined && isUsedOtherwise(listener.handler, pass)) return true;
  return removals(pass).some(({ event, handler }) => {
    if (!isSameEvent(event, listener.event)) return false;
    const removed = handler && keyOf(handler, pass.checker);
    return removed === undefined || removed === key;
  });
}

function leftByPromise(listener: Listener, pass: FilePass): ListenerPerCall['because'] | undefined {
  const { checker, program } = pass;
  const { call, target, event, pair, handler } = listener;
  const executor = executorAround(call, pass);
  const around = executor && enclosingFunction(executor);
  if (!executor || !around || !target || 'once' in pair || !ts.isFunctionLike(around) || ts.isConstructorDeclaration(around) || isStartupCode(around, checker)) return undefined;
  if (!event || !ts.isStringLiteralLike(event) || singleEvents.includes(event.text) || pathOf(target, checker)?.startsWith('process')) return undefined;
  if (!settles(handler, executor, checker) || dependsOnOutside(call, around, pass)) return undefined;
  const owner: OwningCode = { kind: 'code', node: around as ts.FunctionLikeDeclaration, noun: 'call', entry: { noun: 'call', cleanup: 'event' }, component: around, endedBy: { emitter: '', event: '' } };
  const where = outlives(target, owner, program);
  return where && !isParameterOf(target, around, checker) && !endsWithItself(listener, where, checker) && !isEndedWholesale(target, owner, checker) ? { kind: 'promise' } : undefined;
}

function isParameterOf(target: ts.Expression, around: ts.Node, checker: ts.TypeChecker): boolean {
  const node = withoutCasts(target);
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  // A function around may be called once for each object that it is given.
  return declaration !== undefined && ts.findAncestor(declaration, ts.isParameter) !== undefined && declaration.pos < around.end;
}

/** Whether a listener is what settles a promise, or calls it. */
function settles(handler: ts.Expression, executor: ts.ArrowFunction | ts.FunctionExpression, checker: ts.TypeChecker): boolean {
  const symbols = executor.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? (checker.getSymbolAtLocation(name) ?? []) : []));
  const node = withoutCasts(handler);
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  if (declaration && ts.isParameter(declaration)) return declaration.parent === executor;
  const code = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : (declaration ?? node);
  const body = code && bodyOf(withoutCasts(code));
  return body !== undefined && symbols.some(symbol => referencesTo(symbol, executor, checker).some(({ pos, end }) => body.pos <= pos && end <= body.end));
}

/** `if (!out.write(chunk)) pause(); out.once('drain', resume)`. */
function needlessDrain({ call, target, event }: Listener, { checker }: FilePass): ListenerPerCall['because'] | undefined {
  if (!target || !event || !ts.isStringLiteralLike(event) || event.text !== 'drain') return undefined;
  const path = pathOf(target, checker);
  const statement = ts.findAncestor(call, ts.isExpressionStatement);
  const block = statement?.parent;
  if (path === undefined || !statement || withoutCasts(statement.expression) !== call || !block || !ts.isBlock(block) || !isRunAgain(block)) return undefined;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(target));
  if (type.getProperty('writableNeedDrain') === undefined) return undefined;
  let at: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'write' && pathOf(node.expression.expression, checker) === path) at = node;
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  for (const before of block.statements.slice(0, block.statements.indexOf(statement))) {
    if (ts.isIfStatement(before)) visit(before.expression);
    else if (ts.isExpressionStatement(before) || ts.isVariableStatement(before)) visit(before);
    // What leaves where nothing is to be waited for makes the rest conditional.
    if (at && ts.isIfStatement(before) && /\b(?:return|continue|break|throw)\b/.test(before.thenStatement.getText())) return undefined;
  }
  return at && { kind: 'drain', at };
}

/** Whether code is in a loop, or in a listener that is called any number of times. */
function isRunAgain(node: ts.Node): boolean {
  return ts.findAncestor(node, each => ts.isIterationStatement(each, false) || (ts.isFunctionLike(each) && ts.isCallExpression(each.parent) && isRepeatedEvent(each.parent, undefined))) !== undefined;
}

function isRepeatedEvent(call: ts.CallExpression, checker: ts.TypeChecker | undefined): boolean {
  const callee = withoutCasts(call.expression);
  const [event] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee) || !event || !ts.isStringLiteralLike(event) || !/^(?:on|addListener|addEventListener)$/.test(callee.name.text)) return false;
  return repeatedEvents.some(row => {
    if (!row.names.includes(event.text)) return false;
    if (row.package === undefined) return true;
    const declarations = checker ? (namedSymbol(callee, checker)?.declarations ?? []) : [];
    const own = checker?.getTypeAtLocation(callee.expression).symbol as ts.Symbol | undefined;
    return [...declarations, ...(own?.declarations ?? [])].some(declaration => packageOfFile(declaration.getSourceFile().fileName) === row.package);
  });
}

/** An `abort` listener on a parameter of a function that is called in an endless loop with one and the same signal. */
function addedInLoop({ call, target, event, options }: Listener, { checker, program }: FilePass): ListenerPerCall['because'] | undefined {
  if (!target || !event || !ts.isStringLiteralLike(event) || event.text !== 'abort' || (options && /\bsignal\b/.test(options.getText()))) return undefined;
  let node = withoutCasts(target);
  while (ts.isPropertyAccessExpression(node)) node = withoutCasts(node.expression);
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  const parameter = declaration && ts.findAncestor(declaration, ts.isParameter);
  const called = parameter?.parent;
  const name = called && (ts.isVariableDeclaration(called.parent) ? called.parent.name : called.name);
  const symbol = name && ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  if (!parameter || !called || !name || !symbol || ts.findAncestor(call, each => each === called) === undefined) return undefined;
  const index = called.parameters.indexOf(parameter as never);
  for (const mention of mentionsInProgram(program, symbol.name)) {
    const caller = mention.parent;
    const given = ts.isCallExpression(caller) && caller.expression === mention ? caller.arguments[index] : undefined;
    if (!given || !ts.isCallExpression(caller) || namedSymbol(mention, checker) !== symbol) continue;
    const loop = endlessLoopAround(caller);
    if (loop && signalsIn(given).every(signal => isFromOutside(signal, loop, checker)) && signalsIn(given).length > 0) return { kind: 'loop', at: caller };
  }
  return undefined;
}

function endlessLoopAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, each => (ts.isFunctionLike(each) ? 'quit' : ts.isWhileStatement(each) || ts.isDoStatement(each) || (ts.isForStatement(each) && !each.condition) || (ts.isForOfStatement(each) && each.awaitModifier !== undefined)));
}

/** The signals that an argument is or has: `signal`, `options.signal`, `{ signal }`. */
function signalsIn(given: ts.Expression): readonly ts.Expression[] {
  const node = withoutCasts(given) as ts.Expression;
  if (!ts.isObjectLiteralExpression(node)) return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) ? [node] : [];
  return node.properties.flatMap(property => (ts.isShorthandPropertyAssignment(property) && property.name.text === 'signal' ? [property.name] : ts.isPropertyAssignment(property) && property.name.getText() === 'signal' ? [property.initializer] : []));
}

function isFromOutside(signal: ts.Expression, loop: ts.Node, checker: ts.TypeChecker): boolean {
  let node = withoutCasts(signal);
  while (ts.isPropertyAccessExpression(node)) node = withoutCasts(node.expression);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
  const symbol = ts.isIdentifier(node) ? (ts.isShorthandPropertyAssignment(node.parent) ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node)) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!declaration) return false;
  const isInside = loop.pos <= declaration.pos && declaration.end <= loop.end;
  const isAssignedInside = new RegExp(`\\b${symbol.name.replaceAll('$', '\\$')}\\s*=[^=>]`).test(loop.getText());
  return !isInside && !isAssignedInside;
}

/** A listener that a listener for an event which comes again and again adds to an object that was there before. */
function addedByEvent(listener: Listener, pass: FilePass): ListenerPerCall['because'] | undefined {
  const { checker } = pass;
  const { call, target, event, handler, pair } = listener;
  const around = enclosingFunction(call);
  const outer = around.parent;
  if (!(ts.isArrowFunction(around) || ts.isFunctionExpression(around)) || !ts.isCallExpression(outer) || 'once' in pair || !isRepeatedEvent(outer, checker)) return undefined;
  const adding = registrations(pass).find(other => other.call === outer);
  if (adding?.kind !== 'listener' || endsWithItself(adding, 'given', checker)) return undefined;
  if (!event || !ts.isStringLiteralLike(event) || (target && !isOutside(target, around, checker)) || endsWithItself(listener, 'given', checker)) return undefined;
  const node = withoutCasts(handler);
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  const isMadeHere = ts.isArrowFunction(node) || ts.isFunctionExpression(node) || (declaration !== undefined && around.pos <= declaration.pos && declaration.end <= around.end);
  if (!isMadeHere || dependsOnOutside(call, around, pass) || takesItselfAway(handler, target, checker)) return undefined;
  const [outerEvent] = outer.arguments;
  return outerEvent && ts.isStringLiteralLike(outerEvent) ? { kind: 'event', event: outerEvent.text } : undefined;
}

function isOutside(target: ts.Expression, around: ts.Node, checker: ts.TypeChecker): boolean {
  let node = withoutCasts(target);
  while (ts.isPropertyAccessExpression(node)) node = withoutCasts(node.expression);
  if (!ts.isIdentifier(node)) return false;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (!declaration || (around.pos <= declaration.pos && declaration.end <= around.end)) return false;
  const root = ts.findAncestor(declaration, each => ts.isVariableDeclaration(each) || ts.isParameter(each));
  return root === undefined || ts.isParameter(root) || root.getSourceFile().isDeclarationFile || (ts.getCombinedNodeFlags(root) & ts.NodeFlags.Const) !== 0;
}

/** Whether a listener ends the object it is on. */
function takesItselfAway(handler: ts.Expression, target: ts.Expression | undefined, checker: ts.TypeChecker): boolean {
  const path = target && pathOf(target, checker);
  const body = bodyOf(withoutCasts(handler));
  if (path === undefined || !body) return false;
  return new RegExp(`\\b(?:close|destroy|end|terminate|disconnect|removeAllListeners|remove)\\(`).test(body.getText());
}
