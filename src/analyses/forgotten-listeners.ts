import ts from 'typescript';
import { teardownMethods } from '../catalogue/listener-pairs.js';
import { teardownNames } from '../catalogue/owners.js';
import { singleEvents, wholesaleRemovals } from '../catalogue/registrations.js';
import { withoutCasts } from '../types/origin.js';
import { bodyOf, enclosingFunction } from '../types/references.js';
import { isWithin } from '../types/syntax.js';
import { pathOf } from '../types/value-path.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { listenerCalls, type ListenerCall } from './listener-calls.js';
import { isSameEvent } from './unreleased-registrations.js';

/** A listener that stays although the same code takes others of its kind off the same object. */
export interface ForgottenListener {
  readonly added: ListenerCall;
  readonly because:
    /** `at` is the first of the removals that take off all others which were added with it. */
    | { readonly kind: 'siblings'; readonly at: ts.Node }
    /** The teardown takes the same function off, at `at`, for another event. */
    | { readonly kind: 'otherEvent'; readonly at: ts.CallExpression }
    /** `replacedAt` puts another object into the field without what `at` does for the one before. */
    | { readonly kind: 'replaced'; readonly field: ts.Expression; readonly replacedAt: ts.Node; readonly at: ListenerCall };
}

/** So many removals in one function are that function's purpose. */
const GROUP = 3;

/**
 * Listeners that were forgotten, which the code itself proves: one of a group of which all others are taken off together, one
 * event of two for which the same function was added, and the old object of a field when it gets a new one.
 */
export const forgottenListeners = defineFileAnalysis('forgottenListeners', (pass): readonly ForgottenListener[] => {
  const calls = listenerCalls(pass).filter(({ call, targetPath }) => targetPath !== undefined && !isTestCode(call));
  const adds = calls.filter(({ does }) => does === 'add');
  const removals = calls.filter(({ does }) => does === 'remove');
  if (adds.length === 0 || removals.length === 0) return [];
  return [...ofGroups(adds, removals, pass), ...ofTwoEvents(adds, removals, pass), ...ofReplaced(adds, removals, pass)];
});

// One of a group

function ofGroups(adds: readonly ListenerCall[], removals: readonly ListenerCall[], { checker }: FilePass): readonly ForgottenListener[] {
  const groups = new Map<string, ListenerCall[]>();
  for (const removal of removals) {
    const key = `${enclosingFunction(removal.call).pos} ${removal.targetPath ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), removal]);
  }
  const found: ForgottenListener[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (!first || group.length < GROUP || ends(enclosingFunction(first.call), first, checker)) continue;
    const onSame = adds.filter(({ targetPath }) => targetPath === first.targetPath);
    const matched = onSame.filter(add => group.some(removal => undoes(removal, add, checker)));
    for (const setUp of new Set(matched.map(({ call }) => enclosingFunction(call)))) {
      const here = matched.filter(({ call }) => enclosingFunction(call) === setUp);
      // A phase that waits for one of several outcomes takes off those and keeps the rest; the end of everything takes off what comes again and again, too.
      if (here.length < GROUP || !here.some(add => isRepeated(add))) continue;
      const left = onSame.filter(add => enclosingFunction(add.call) === setUp && !here.includes(add) && isRepeated(add));
      const [forgotten, ...others] = left;
      if (!forgotten || others.length > 0 || !here.some(add => blockOf(add.call) === blockOf(forgotten.call))) continue;
      if (!removals.some(removal => mayUndo(removal, forgotten, checker))) found.push({ added: forgotten, because: { kind: 'siblings', at: first.call } });
    }
  }
  return found;
}

/** A listener that goes on being called: not for something that happens once, nor for errors, which must always have one. */
function isRepeated(added: ListenerCall): boolean {
  return !/once/i.test(added.method.text) && !added.rest.some(given => /\b(?:once|signal)\b/.test(given.getText())) && isOfMany(added);
}

function isOfMany({ selectors: [event] }: ListenerCall): boolean {
  return event !== undefined && ts.isStringLiteralLike(event) && event.text !== 'error' && !singleEvents.includes(event.text);
}

/** Whether a function ends the object itself, or any code of the file takes everything off it. */
function ends(code: ts.Node, { targetPath }: ListenerCall, checker: ts.TypeChecker): boolean {
  return below(code.getSourceFile(), node => {
    const callee = ts.isCallExpression(node) ? withoutCasts(node.expression) : undefined;
    if (!callee || !ts.isPropertyAccessExpression(callee) || !(wholesaleRemovals as readonly string[]).includes(callee.name.text) || pathOf(callee.expression, checker) !== targetPath) return false;
    return callee.name.text === 'removeAllListeners' || (isWithin(node, code) && !isUnderCondition(node, code));
  });
}

function isUnderCondition(node: ts.Node, code: ts.Node): boolean {
  return ts.findAncestor(node, each => (each === code ? 'quit' : ts.isIfStatement(each) || ts.isConditionalExpression(each))) !== undefined;
}

function blockOf(call: ts.Node): ts.Node | undefined {
  return ts.findAncestor(call, ts.isStatement)?.parent;
}

// One event of two

function ofTwoEvents(adds: readonly ListenerCall[], removals: readonly ListenerCall[], { checker }: FilePass): readonly ForgottenListener[] {
  return adds.flatMap(added => {
    const handler = pathOf(added.handler, checker);
    if (!handler?.startsWith('this#') || endsByOptions(added) || !isOfMany(added)) return [];
    const field = fieldOf(added, checker);
    const same = removals.filter(({ targetPath, handler: removed }) => targetPath === field && pathOf(removed, checker) === handler);
    const at = same.find(removal => isTeardown(enclosingFunction(removal.call)));
    if (!at || removals.some(removal => mayUndo(removal, added, checker)) || ends(enclosingFunction(at.call), at, checker)) return [];
    // The one that is removed was added along with this one.
    const isPaired = adds.some(add => add !== added && fieldOf(add, checker) === field && enclosingFunction(add.call) === enclosingFunction(added.call) && undoes(at, add, checker, field));
    return isPaired && enclosingFunction(added.call) !== enclosingFunction(at.call) ? [{ added, because: { kind: 'otherEvent' as const, at: at.call } }] : [];
  });
}

function endsByOptions({ rest }: ListenerCall): boolean {
  return rest.some(given => ts.isObjectLiteralExpression(given) || ts.isIdentifier(given));
}

/** The path of the object, by the field that the same function puts it into. */
function fieldOf({ target, targetPath, call }: ListenerCall, checker: ts.TypeChecker): string | undefined {
  const name = target && withoutCasts(target);
  if (!name || !ts.isIdentifier(name)) return targetPath;
  const symbol = checker.getSymbolAtLocation(name);
  let field: string | undefined;
  below(enclosingFunction(call), node => {
    if (isAssignmentTo(node) && ts.isIdentifier(node.right) && checker.getSymbolAtLocation(node.right) === symbol && isField(node.left)) field ??= pathOf(node.left, checker);
    return false;
  });
  return field ?? targetPath;
}

function isTeardown(code: ts.Node): boolean {
  const { parent } = code;
  const name = ts.isMethodDeclaration(code) ? code.name : ts.isPropertyDeclaration(parent) ? parent.name : ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left) ? parent.left.name : undefined;
  return name !== undefined && (teardownMethods.has(name.getText()) || (teardownNames as readonly string[]).includes(name.getText()));
}

// The object before

function ofReplaced(adds: readonly ListenerCall[], removals: readonly ListenerCall[], { checker, sourceFile }: FilePass): readonly ForgottenListener[] {
  const found: ForgottenListener[] = [];
  below(sourceFile, node => {
    if (!isAssignmentTo(node) || !isField(node.left)) return false;
    const code = enclosingFunction(node);
    const field = pathOf(node.left, checker);
    if (field === undefined || !isForEachValue(code, node.left, checker)) return false;
    for (const at of removals) {
      if (at.targetPath !== field || enclosingFunction(at.call) === code) continue;
      const added = adds.find(add => enclosingFunction(add.call) === code && (add.targetPath === field || isPartOf(add.target, node.right, checker)) && undoes(at, add, checker, field));
      if (!added || endsByOptions(added) || removes(code, pathOf(at.handler, checker), removals, checker) || endsOld(code, field, node, checker)) continue;
      found.push({ added, because: { kind: 'replaced', field: node.left, replacedAt: node, at } });
      break;
    }
    return false;
  });
  return found;
}

/** A setter, or a function that leaves when the field has the value already: it is there for one value after another. */
function isForEachValue(code: ts.Node, field: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isSetAccessor(code)) return true;
  const body = bodyOf(code);
  const [first] = body && ts.isBlock(body) ? body.statements : [];
  const test = first && ts.isIfStatement(first) ? first.expression : undefined;
  if (!test || !ts.isBinaryExpression(test) || (test.operatorToken.kind !== ts.SyntaxKind.EqualsEqualsEqualsToken && test.operatorToken.kind !== ts.SyntaxKind.EqualsEqualsToken)) return false;
  return [test.left, test.right].some(side => pathOf(side, checker) === pathOf(field, checker)) && [test.left, test.right].some(side => ts.isIdentifier(side) && side.text !== 'undefined');
}

function isPartOf(target: ts.Expression | undefined, value: ts.Expression, checker: ts.TypeChecker): boolean {
  const name = target && withoutCasts(target);
  const symbol = name && ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  const given = withoutCasts(value);
  const first = ts.isBinaryExpression(given) ? withoutCasts(given.left) : given;
  return symbol !== undefined && ts.isIdentifier(first) && checker.getSymbolAtLocation(first) === symbol;
}

/** Whether a function, or a method of the same object that it calls, takes the listener off anything. */
function removes(code: ts.Node, handler: string | undefined, removals: readonly ListenerCall[], checker: ts.TypeChecker): boolean {
  const own = removals.filter(removal => pathOf(removal.handler, checker) === handler);
  if (own.some(({ call }) => isWithin(call, code))) return true;
  return below(code, node => {
    const callee = ts.isCallExpression(node) ? withoutCasts(node.expression) : undefined;
    if (!callee || !ts.isPropertyAccessExpression(callee) || callee.expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
    const called = checker.getSymbolAtLocation(callee.name)?.valueDeclaration;
    return called === undefined || own.some(({ call }) => isWithin(call, called));
  });
}

/** Whether the object before is ended, or handed to somebody, by the code that replaces it. */
function endsOld(code: ts.Node, field: string, replacement: ts.Node, checker: ts.TypeChecker): boolean {
  return below(code, node => {
    if (node.pos >= replacement.pos || !ts.isPropertyAccessExpression(node) || pathOf(node, checker) !== field) return false;
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent)) return ts.isCallExpression(parent.parent) && parent.parent.expression === parent && (wholesaleRemovals as readonly string[]).includes(parent.name.text);
    return ts.isCallExpression(parent) || ts.isVariableDeclaration(parent) || (ts.isBinaryExpression(parent) && parent.right === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken);
  });
}

// What both calls say

/** Whether a removal takes off what is added, as far as both are written there. */
function undoes(removal: ListenerCall, add: ListenerCall, checker: ts.TypeChecker, field?: string): boolean {
  const handler = pathOf(add.handler, checker);
  return add.counterparts.includes(removal.method.text) && handler !== undefined && handler === pathOf(removal.handler, checker) && isSameEvent(removal.selectors[0], add.selectors[0]) && (field === undefined ? removal.targetPath === add.targetPath : removal.targetPath === field);
}

/** Whether a removal may be meant for what is added: of a function that is not known to be another one, for the same event. */
function mayUndo(removal: ListenerCall, add: ListenerCall, checker: ts.TypeChecker): boolean {
  if (!isSameEvent(removal.selectors[0], add.selectors[0])) return false;
  const [removed, own] = [pathOf(removal.handler, checker), pathOf(add.handler, checker)];
  return removed === undefined || own === undefined || removed === own;
}

function isAssignmentTo(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function isField(node: ts.Expression): boolean {
  const access = withoutCasts(node);
  return ts.isPropertyAccessExpression(access) && access.expression.kind === ts.SyntaxKind.ThisKeyword;
}

function below(root: ts.Node, holds: (node: ts.Node) => boolean): boolean {
  const visit = (node: ts.Node): boolean => holds(node) || (ts.forEachChild(node, child => visit(child) || undefined) ?? false);
  return ts.forEachChild(root, child => visit(child) || undefined) ?? false;
}
