import ts from 'typescript';
import { listenerPairs, singleEvents } from '../catalogue/registrations.js';
import { withoutCasts } from '../types/origin.js';
import { bodyOf, enclosingFunction, referencesTo } from '../types/references.js';
import { isWithin } from '../types/syntax.js';
import { fieldOfThis } from '../types/value-path.js';
import type { FilePass } from './define.js';
import { mayBeUsedElsewhere } from './mentioned-elsewhere.js';
import { classFunctions, memberName, type OwningObject } from './owners.js';
import { isShort } from './race-timers.js';
import type { Timer } from './registrations.js';
import { valueAround } from './resource-uses.js';

const CLEARS: ReadonlySet<string> = new Set(['clearTimeout', 'clearInterval', 'cancelAnimationFrame']);

/** What is known of timers that a map of the owner keeps by a key. */
export interface TimersInMap {
  readonly name: string;
  /** Where one of them is cleared. */
  readonly at: ts.Node;
}

/** Whether the owner has code for its end, none of which asks what is to be ended: `destroy(connection)` of a pool does not end the pool. */
function endsAsAWhole({ teardowns }: OwningObject): boolean {
  const isOfWhole = ({ dotDotDotToken, initializer, questionToken }: ts.ParameterDeclaration): boolean => Boolean(dotDotDotToken ?? initializer ?? questionToken);
  return teardowns.length > 0 && teardowns.every(teardown => {
    const code = ts.isPropertyDeclaration(teardown) ? teardown.initializer && withoutCasts(teardown.initializer) : teardown;
    return code !== undefined && ts.isFunctionLike(code) && ((code.flags & ts.NodeFlags.JavaScriptFile) !== 0 || code.parameters.every(isOfWhole));
  });
}

/** Whether the code of the end clears another timer that a field holds: then the owner takes its timers back. */
export function clearsOtherTimers(owner: OwningObject, own: string): boolean {
  return endsAsAWhole(owner) && [...owner.reached].some(code => below(code, node => {
    const [handle] = ts.isCallExpression(node) && CLEARS.has(lastName(node)) ? node.arguments : [];
    const field = handle && fieldOfThis(handle);
    return field !== undefined && `this.${field}` !== own;
  }));
}

/**
 * The clear of a timer that the owner's end does not get to, although it is straight in a method: another way out takes the
 * timer back. Undefined where ending the owner may lead there (a listener, a method that is handed on), where such a method
 * ends the owner itself, and where the code of the end has to do with the field.
 */
export function clearedElsewhere(name: string, timer: ts.Node, releases: readonly ts.Node[], owner: OwningObject): ts.Node | undefined {
  const field = name.replace(/^this\./, '');
  const at = releases.find(release => !isWithin(timer, enclosingFunction(release))) ?? releases[0];
  if (!at || !endsAsAWhole(owner) || [...owner.reached].some(code => mentions(code, field))) return undefined;
  const ends = new Set(owner.teardowns.flatMap(teardown => memberName(teardown) ?? []));
  for (const release of releases) {
    const member = classFunctions(owner.node).find(each => isWithin(release, each));
    const code = member && (ts.isPropertyDeclaration(member) ? member.initializer && withoutCasts(member.initializer) : member);
    const called = member && memberName(member);
    if (!member || called === undefined || enclosingFunction(release) !== code) return undefined;
    if (below(member, node => ts.isCallExpression(node) && ends.has(fieldOfThis(node.expression) ?? ''))) return undefined;
    if (mayFollowEnd(called, owner.node)) return undefined;
  }
  return at;
}

/**
 * Whether ending the owner may lead to a method after all: it, or one that calls it, is handed to somebody, or runs in a listener
 * for the end of something, or in a callback of a promise.
 */
function mayFollowEnd(method: string, owner: ts.ClassLikeDeclaration): boolean {
  const leading = new Set([method]);
  for (let size = 0; size !== leading.size; ) {
    size = leading.size;
    for (const member of classFunctions(owner)) {
      const name = memberName(member);
      if (name !== undefined && below(member, node => leading.has(fieldOfThis(node) ?? '') && !isListenerArgument(node))) leading.add(name);
    }
  }
  return below(owner, node => {
    const name = fieldOfThis(node);
    if (name === undefined || !leading.has(name)) return false;
    const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node;
    const member = classFunctions(owner).find(each => isWithin(node, each));
    for (let current: ts.Node = node; current !== member && current.parent !== undefined && current !== owner; current = current.parent) {
      const { parent } = current;
      // `socket.onclose = () => this.done()`
      if (ts.isBinaryExpression(parent) && parent.right === current && !isCalledAt(current)) return true;
      if (!ts.isCallExpression(parent) || !parent.arguments.includes(current as ts.Expression) || !(current === node || isFunction(current))) continue;
      if (listenerRemovers.has(lastName(parent))) return false;
      const [event] = parent.arguments;
      if (event && event !== current && ts.isStringLiteralLike(event)) return ENDINGS.has(event.text);
      return current === node || ['then', 'catch', 'finally'].includes(lastName(parent));
    }
    return !isCalled && name === method;
  });
}

/** Adding or removing a listener does not run it. */
function isListenerArgument({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression) && listenerMethods.has(parent.expression.name.text);
}

function isCalledAt(node: ts.Node): boolean {
  return ts.isCallExpression(node) || ts.isAwaitExpression(node);
}

function isFunction(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** Events by which an object tells of its end, or of what may be its end. */
const ENDINGS: ReadonlySet<string> = new Set([...singleEvents, 'error', 'aborted', 'closed', 'destroy', 'destroyed', 'terminated', 'cancel']);

const listenerMethods: ReadonlySet<string> = new Set(listenerPairs.flatMap(({ add, remove }) => [add, ...remove]));

const listenerRemovers: ReadonlySet<string> = new Set(listenerPairs.flatMap(({ remove }) => remove));

/** The map of the owner that a timer is put into, of which single entries are cleared, while the end leaves them all alone. */
export function inForgottenMap(timer: Timer, owner: OwningObject, { checker, sourceFile, program }: FilePass): TimersInMap | undefined {
  if (!endsAsAWhole(owner)) return undefined;
  const put = putIntoMap(timer.call, checker);
  const symbol = put && checker.getSymbolAtLocation(put.name);
  const type = put && checker.getTypeAtLocation(put);
  if (!put || !symbol || (type?.symbol as ts.Symbol | undefined)?.name !== 'Map') return undefined;
  const name = put.name.text;
  if ([...owner.reached].some(code => mentions(code, name)) || mayBeUsedElsewhere(put.name, symbol, sourceFile, program)) return undefined;
  let isInside = true;
  let at: ts.Node | undefined;
  below(sourceFile, node => {
    if (ts.isStringLiteralLike(node) && node.text === name) isInside = false;
    if (ts.isPropertyAccessExpression(node) && node.name.text === name) {
      const { parent } = node;
      const isSet = ts.isBinaryExpression(parent) && parent.left === node;
      const call = ts.isPropertyAccessExpression(parent) && parent.expression === node && ts.isCallExpression(parent.parent) ? parent.parent : undefined;
      if (!call && !isSet && !(ts.isPropertyAccessExpression(parent) && parent.name.text === 'size')) isInside = false;
      // Walking over them all is how they are cleared together.
      if (call && !['get', 'set', 'has', 'delete'].includes(lastName(call))) isInside = false;
      if (call && lastName(call) === 'get') at ??= clearOf(call, checker);
    }
    return false;
  });
  return isInside && at && !isWithin(at, timer.call) ? { name: `this.${name}`, at } : undefined;
}

/** `this.timers` of `this.timers.set(key, timer)`. */
function putIntoMap(call: ts.Node, checker: ts.TypeChecker): ts.PropertyAccessExpression | undefined {
  const value = valueAround(call as ts.Expression);
  const { parent } = value;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    const symbol = checker.getSymbolAtLocation(parent.name);
    const [mention, ...others] = symbol ? referencesTo(symbol, enclosingFunction(parent), checker) : [];
    return mention && others.length === 0 ? setOn(mention) : undefined;
  }
  return setOn(value);
}

function setOn(value: ts.Node): ts.PropertyAccessExpression | undefined {
  const call = value.parent;
  if (!ts.isCallExpression(call) || call.arguments[1] !== value || !ts.isPropertyAccessExpression(call.expression) || call.expression.name.text !== 'set') return undefined;
  const map = withoutCasts(call.expression.expression);
  return ts.isPropertyAccessExpression(map) && map.expression.kind === ts.SyntaxKind.ThisKeyword ? map : undefined;
}

/** `clearTimeout(this.timers.get(key))`, also by way of a variable. */
function clearOf(entry: ts.CallExpression, checker: ts.TypeChecker): ts.Node | undefined {
  const { parent } = valueAround(entry);
  const isClear = (node: ts.Node): node is ts.CallExpression => ts.isCallExpression(node) && CLEARS.has(lastName(node));
  if (isClear(parent)) return parent;
  const symbol = ts.isVariableDeclaration(parent) ? checker.getSymbolAtLocation(parent.name) : undefined;
  return symbol && referencesTo(symbol, enclosingFunction(parent), checker).map(mention => valueAround(mention).parent).find(isClear);
}

/** A timeout long enough to be still waiting when its owner ends, whose callback then works on the ended owner, with nothing asked first. */
export function worksOnEnded(timer: Timer, owner: OwningObject, checker: ts.TypeChecker): boolean {
  if (timer.repeats === 'interval') return true;
  const { handler, delay, repeats } = timer;
  if (repeats !== 'timeout' || !handler || isShort(delay, checker) || !/\bthis\b/.test(handler.getText())) return false;
  const node = withoutCasts(handler);
  const body = bodyOf(node);
  if (body && asksFirst(body)) return false;
  // `setTimeout(this.update, …)`, `() => this.update()`
  const called = body && ts.isBlock(body) ? body.statements[0] : (body ?? node);
  if (endsOwner(handler, owner)) return false;
  const code = called && methodNamed(called, owner);
  return !(code && asksFirst(code));
}

/** A timer that is there to end its owner has nothing to do where that has ended. */
export function endsOwner(handler: ts.Node, { teardowns }: OwningObject): boolean {
  const node = withoutCasts(handler);
  const body = bodyOf(node);
  const called = body && ts.isBlock(body) ? body.statements[0] : (body ?? node);
  const name = called && nameOfMethod(called);
  return name !== undefined && teardowns.some(teardown => ts.isClassElement(teardown) && memberName(teardown) === name);
}

function asksFirst(body: ts.Node): boolean {
  const [first] = ts.isBlock(body) ? body.statements : [];
  return first !== undefined && (ts.isIfStatement(first) || ts.isTryStatement(first) && asksFirst(first.tryBlock));
}

/** `update` of `this.update`, `await this.update();`. */
function nameOfMethod(node: ts.Node): string | undefined {
  let at = withoutCasts(ts.isExpressionStatement(node) ? node.expression : node);
  while (ts.isVoidExpression(at) || ts.isAwaitExpression(at) || ts.isCallExpression(at)) at = withoutCasts(at.expression);
  return fieldOfThis(at);
}

function methodNamed(node: ts.Node, owner: OwningObject): ts.Node | undefined {
  const name = nameOfMethod(node);
  const member = name === undefined ? undefined : classFunctions(owner.node).find(each => memberName(each) === name);
  const code = member && (ts.isPropertyDeclaration(member) ? member.initializer && withoutCasts(member.initializer) : member);
  return code && bodyOf(code);
}

function mentions(code: ts.Node, field: string): boolean {
  return below(code, node => fieldOfThis(node) === field);
}

function lastName({ expression }: ts.CallExpression): string {
  const callee = withoutCasts(expression);
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
}

function below(root: ts.Node, holds: (node: ts.Node) => boolean): boolean {
  const visit = (node: ts.Node): boolean => holds(node) || (ts.forEachChild(node, child => visit(child) || undefined) ?? false);
  return visit(root);
}
