import ts from 'typescript';
import { teardownNames } from '../catalogue/owners.js';
import { endEvents, startEvents } from '../catalogue/registrations.js';
import { isCall, withoutCasts } from '../types/origin.js';
import { bodyOf, enclosingFunction, referencesTo } from '../types/references.js';
import { isNullish, isWithin } from '../types/syntax.js';
import { pathOf } from '../types/value-path.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { listenerCalls } from './listener-calls.js';
import { isShort } from './race-timers.js';
import { registrations, removals, type Registration, type Timer } from './registrations.js';
import { valueAround } from './resource-uses.js';

/** What the executor of a promise registers, and leaves behind on one of the ways in which the promise is settled. */
export interface LeftBehind {
  readonly registration: Registration;
  /** The name that it was kept under; absent when nothing was kept. */
  readonly name: string | undefined;
  /** Whether another way takes it back. */
  readonly isTakenBack: boolean;
  /** Where the promise is settled with the registration still there. */
  readonly settles: ts.Node;
  /** The callback by which a function answers, where there is no promise. */
  readonly answersBy?: string;
}

/** The function inside of which everything happens: the executor of a promise, or one that answers by a callback. */
type Executor = ts.FunctionLikeDeclaration;

/**
 * Promises with several ways to end, one of which takes back what the executor registered, while another does not: the timer
 * waits on, the listener stays, although the promise is settled. And time limits, a second or longer, that nothing takes back
 * when the promise is settled before: they are one way to settle it themselves.
 */
export const leftBehindBySettling = defineFileAnalysis('leftBehindBySettling', (pass): readonly LeftBehind[] => {
  const found: LeftBehind[] = [];
  const byExecutor = new Map<Executor, Registration[]>();
  for (const registration of registrations(pass)) {
    // A connection that failed or was closed from the other side is gone.
    const isConnection = registration.kind === 'subscription' && ts.isNewExpression(registration.call) && !registration.resource.activatedBy?.length;
    const executor = isConnection ? undefined : executorAround(registration.call, pass);
    if (isTestCode(registration.call)) continue;
    if (executor) byExecutor.set(executor, [...(byExecutor.get(executor) ?? []), registration]);
    const left = !executor && registration.kind === 'timer' ? leftBehindByAnswer(registration, pass) : undefined;
    if (left) found.push(left);
  }
  for (const [executor, own] of byExecutor) {
    const ways = settlingFunctions(executor, pass);
    const releasesOf = new Map(own.map(registration => [registration, releases(registration, executor, pass)]));
    for (const registration of own) {
      const released = releasesOf.get(registration);
      if (!released || isLocal(registration, executor, pass)) continue;
      if (released.nodes.length > 0) {
        const at = ways.flatMap(way => settlesWithout(way, released.nodes, registration, executor, pass) ?? [])[0];
        if (at) found.push({ registration, name: released.name, isTakenBack: true, settles: at });
      } else if (registration.kind === 'timer') {
        const at = settledInTime(registration, ways, executor, pass);
        if (at) found.push({ registration, name: released.name || undefined, isTakenBack: false, settles: at });
      } else if (registration.kind === 'subscription' && ts.isExpressionStatement(registration.call.parent)) {
        // Nothing of it was kept, while something beside it is taken back.
        const sibling = own.find(other => other !== registration && (releasesOf.get(other)?.nodes.length ?? 0) > 0);
        const at = sibling && ways.flatMap(way => (isWithin(way.code, registration.call) || areAlternatives(way.code, registration.call, executor) || runsBefore(way.code, registration.call, executor, pass) ? [] : settleCall(way, way.code) ?? []))[0];
        if (at) found.push({ registration, name: undefined, isTakenBack: false, settles: at });
      }
    }
  }
  return found;
});

/** The executor of `new Promise(…)` whose own code a node is. */
export function executorAround(node: ts.Node, { checker }: FilePass): ts.ArrowFunction | ts.FunctionExpression | undefined {
  const around = enclosingFunction(node);
  if (!(ts.isArrowFunction(around) || ts.isFunctionExpression(around)) || !ts.isNewExpression(around.parent) || around.parent.arguments?.[0] !== around) return undefined;
  return checker.getTypeAtLocation(around.parent).getProperty('then') ? around : undefined;
}

/**
 * A timer of a function that answers once, by a callback which it forgets afterwards (`callback = null`) and asks for before
 * (`if (callback)`): one of the ways to answer clears the timer, another does not.
 */
function leftBehindByAnswer(timer: Timer, pass: FilePass): LeftBehind | undefined {
  const { checker } = pass;
  const around = enclosingFunction(timer.call);
  if (!ts.isFunctionLike(around)) return undefined;
  const executor = around as Executor;
  let released: ReturnType<typeof releases>;
  for (const { name } of executor.parameters) {
    const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
    const mentions = symbol ? referencesTo(symbol, executor, checker).filter(mention => enclosingFunction(mention) !== executor) : [];
    const forgets = mentions.filter(({ parent }) => ts.isBinaryExpression(parent) && mentions.some(mention => mention === parent.left) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && isNullish(parent.right));
    if (forgets.length === 0) continue;
    released ??= releases(timer, executor, pass);
    if (!released || !forgets.some(forget => released?.nodes.some(release => isWithin(release, enclosingFunction(forget))))) continue;
    for (const mention of mentions) {
      const test = mention.parent;
      const code = enclosingFunction(mention);
      if (!ts.isIfStatement(test) || test.expression !== mention) continue;
      const call = answerIn(test.thenStatement, symbol as ts.Symbol, checker);
      const settles = call && enclosingFunction(call) === code ? settlesWithout({ code, calls: [call] }, released.nodes, timer, executor, pass) : undefined;
      if (settles) return { registration: timer, name: released.name, isTakenBack: true, settles, answersBy: name.getText() };
    }
  }
  return undefined;
}

/** The call of a function, or of a constant that takes it over: `const cb = callback; callback = null; cb(error)`. */
function answerIn(code: ts.Statement, symbol: ts.Symbol, checker: ts.TypeChecker): ts.CallExpression | undefined {
  const names = new Set([symbol]);
  const visit = (node: ts.Node): ts.CallExpression | undefined => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.initializer) && names.has(checker.getSymbolAtLocation(node.initializer) as ts.Symbol)) {
      const alias = checker.getSymbolAtLocation(node.name);
      if (alias) names.add(alias);
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && names.has(checker.getSymbolAtLocation(node.expression) as ts.Symbol)) return node;
    return ts.forEachChild(node, visit);
  };
  return visit(code);
}

interface Way {
  readonly code: ts.Node;
  readonly calls: readonly ts.CallExpression[];
}

/** Functions inside the executor that call what settles the promise. */
function settlingFunctions(executor: Executor, { checker }: FilePass): readonly Way[] {
  const ways = new Map<ts.Node, ts.CallExpression[]>();
  for (const { name } of executor.parameters) {
    const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
    for (const mention of symbol ? referencesTo(symbol, executor, checker) : []) {
      const { parent } = mention;
      const code = enclosingFunction(mention);
      if (code !== executor && ts.isCallExpression(parent) && parent.expression === mention && !isOwnAbort(code, checker)) ways.set(code, [...(ways.get(code) ?? []), parent]);
    }
  }
  return [...ways].map(([code, calls]) => ({ code, calls }));
}

/** A listener for the end of a controller that the code around has made itself: what else is done there is up to whoever ends it. */
function isOwnAbort({ parent: call }: ts.Node, checker: ts.TypeChecker): boolean {
  const callee = ts.isCallExpression(call) ? withoutCasts(call.expression) : undefined;
  const signal = callee && ts.isPropertyAccessExpression(callee) && callee.name.text === 'addEventListener' ? withoutCasts(callee.expression) : undefined;
  const controller = signal && ts.isPropertyAccessExpression(signal) && signal.name.text === 'signal' ? withoutCasts(signal.expression) : undefined;
  const declaration = controller && ts.isIdentifier(controller) ? checker.getSymbolAtLocation(controller)?.valueDeclaration : undefined;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined && ts.isNewExpression(withoutCasts(declaration.initializer));
}

/** Where a registration is taken back inside the executor; undefined when somebody else may do that. */
function releases(registration: Registration, executor: Executor, pass: FilePass): { readonly name: string; readonly nodes: readonly ts.Node[] } | undefined {
  const { checker } = pass;
  if (registration.kind === 'listener') {
    const handler = withoutCasts(registration.handler);
    const symbol = ts.isIdentifier(handler) ? checker.getSymbolAtLocation(handler) : undefined;
    const declaration = symbol?.valueDeclaration;
    if (!symbol || !declaration || !isWithin(declaration, executor) || ts.isParameter(declaration)) return undefined;
    const nodes = removals(pass).flatMap(({ call, handler: removed }) => (removed && isWithin(call, executor) && ts.isIdentifier(removed) && checker.getSymbolAtLocation(removed) === symbol ? [call] : []));
    const others = referencesTo(symbol, executor, checker).filter(({ parent }) => !ts.isCallExpression(parent));
    return others.length > 0 ? undefined : { name: handler.getText(), nodes };
  }
  // `const timer = limit ? setTimeout(…) : null`
  const value = ts.isConditionalExpression(registration.call.parent) ? registration.call.parent : registration.call;
  const { parent } = value;
  if (ts.isExpressionStatement(parent)) return { name: '', nodes: [] };
  const name = ts.isVariableDeclaration(parent) ? parent.name : ts.isBinaryExpression(parent) && parent.right === value ? parent.left : undefined;
  const symbol = name && ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !name || !declaration || !isWithin(declaration, executor)) return undefined;
  const nodes: ts.Node[] = [];
  for (const mention of referencesTo(symbol, executor, checker)) {
    const call = ts.isCallExpression(mention.parent) ? mention.parent : ts.isPropertyAccessExpression(mention.parent) && ts.isCallExpression(mention.parent.parent) ? mention.parent.parent : undefined;
    if (call && (call.arguments.includes(mention) ? registration.resource.release.some(way => way.by === 'call' && way.name === lastName(call)) : registration.resource.release.some(way => way.by === 'method' && way.name === lastName(call)))) nodes.push(call);
    else if (call?.arguments.includes(mention) || (call && registration.kind === 'timer')) return undefined;
    else if (ts.isReturnStatement(mention.parent) || ts.isPropertyAssignment(mention.parent) || ts.isShorthandPropertyAssignment(mention.parent)) return undefined;
  }
  return { name: name.getText(), nodes };
}

function lastName(call: ts.CallExpression): string {
  const callee = withoutCasts(call.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
}

/** An object that the executor makes ends with the promise. */
function isLocal(registration: Registration, executor: Executor, { checker }: FilePass): boolean {
  if (registration.kind === 'timer') return false;
  let node: ts.Node | undefined = registration.target && withoutCasts(registration.target);
  while (node && (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node))) node = withoutCasts(node.expression);
  if (!node || node.kind === ts.SyntaxKind.ThisKeyword) return false;
  if (!ts.isIdentifier(node)) return true;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (!declaration) return true;
  if (ts.isParameter(declaration) || ts.isBindingElement(declaration) || ts.isSourceFile(enclosingFunction(declaration))) return isWithin(declaration, executor);
  // What the function around it has just made is as short-lived.
  return true;
}

/** The place where a function settles the promise and does not take the registration back before or after. */
/** `subscribe({ error, complete })`: after either of them the stream has let go of its observer. */
function endsStream(code: ts.Node, { kind, call }: Registration): boolean {
  const name = ts.isMethodDeclaration(code) ? code.name : ts.isPropertyAssignment(code.parent) ? code.parent.name : undefined;
  return kind === 'subscription' && name !== undefined && isWithin(code, call) && /^(?:error|complete)$/.test(name.getText());
}

function settlesWithout(way: Way, released: readonly ts.Node[], registration: Registration, executor: Executor, pass: FilePass): ts.Node | undefined {
  const { code } = way;
  if (isOwnCallback(code, registration, pass) || endsStream(code, registration) || areAlternatives(code, registration.call, executor) || runsBefore(code, registration.call, executor, pass)) return undefined;
  const inside = reachedFrom(code, executor, pass);
  const direct = released.filter(release => isWithin(release, code));
  if (direct.length === 0) {
    if (released.some(release => [...inside].some(each => isWithin(release, each)) || isKept(release, executor))) return undefined;
    const listeners = listenersThatTakeBack(released, executor, pass);
    if (isTakenBackAround(code, released, executor, pass) || isTakenBackByCallers(code, released, registration, executor, pass) || endsWhatTakesBack([code, ...inside], listeners, pass) || hearsTheSame(code, listeners, pass)) return undefined;
    return settleCall(way, code);
  }
  const body = bodyOf(code);
  if (!body || !ts.isBlock(body) || direct.some(release => release.parent.parent !== body)) return undefined;
  const first = Math.min(...direct.map(release => release.pos));
  // An early way out, before the statement that takes it back.
  for (const statement of body.statements) {
    if (statement.end > first) break;
    const call = ts.isIfStatement(statement) && !statement.elseStatement ? way.calls.find(each => isWithin(each, statement) && enclosingFunction(each) === code) : undefined;
    if (call && ts.isReturnStatement(call.parent)) return call;
  }
  return undefined;
}

/** Whether a function of the executor is only called by what takes the registration back beside the call, or by its own callback. */
function isTakenBackByCallers(code: ts.Node, released: readonly ts.Node[], registration: Registration, executor: Executor, pass: FilePass): boolean {
  const name = ts.isFunctionDeclaration(code) ? code.name : ts.isVariableDeclaration(code.parent) ? code.parent.name : undefined;
  const symbol = name && ts.isIdentifier(name) ? pass.checker.getSymbolAtLocation(name) : undefined;
  const mentions = symbol ? referencesTo(symbol, executor, pass.checker) : [];
  return mentions.length > 0 && mentions.every(mention => {
    const caller = enclosingFunction(mention);
    const isOwn = isOwnCallback(caller, registration, pass) || registration.handler === mention;
    return isOwn || (ts.isCallExpression(mention.parent) && mention.parent.expression === mention && released.some(release => statementsAround(release) === statementsAround(mention)));
  });
}

function statementsAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, ts.isStatement)?.parent;
}

/** A listener of the executor's for an event of an object. */
interface Hearing {
  readonly event: string;
  readonly path: string;
}

/** The listeners that take a registration back. */
function listenersThatTakeBack(released: readonly ts.Node[], executor: Executor, pass: FilePass): readonly Hearing[] {
  return listenerCalls(pass).flatMap(({ does, selectors: [event], handler, targetPath: path, call }) => {
    if (does !== 'add' || path === undefined || !event || !ts.isStringLiteralLike(event) || !isWithin(call, executor)) return [];
    const run = [handler, ...reachedFrom(handler, executor, pass)];
    return released.some(release => run.some(each => isWithin(release, each))) ? [{ event: event.text, path }] : [];
  });
}

/**
 * Whether code ends an object, or hands it to somebody, while a listener for the end of the same object takes the registration
 * back: `child.kill(); reject(…)`, beside `child.on('close', () => clearTimeout(timer))`.
 */
function endsWhatTakesBack(codes: readonly ts.Node[], listeners: readonly Hearing[], { checker }: FilePass): boolean {
  const ended = new Set(listeners.flatMap(({ event, path }) => (endEvents.has(event) ? [path] : [])));
  const isEnd = (node: ts.Node): boolean => {
    if (!ts.isCallExpression(node)) return false;
    const callee = withoutCasts(node.expression);
    const path = ts.isPropertyAccessExpression(callee) && ENDING.has(callee.name.text) ? pathOf(callee.expression, checker) : undefined;
    return (path !== undefined && ended.has(path)) || node.arguments.some(argument => ended.has(pathOf(argument, checker) ?? ''));
  };
  const visit = (node: ts.Node): boolean => isEnd(node) || (ts.forEachChild(node, child => visit(child) || undefined) ?? false);
  return ended.size > 0 && codes.some(visit);
}

/**
 * Whether code is called for the same event for which another listener takes the registration back: `socket.on('connect', …)`
 * beside another, or beside the callback of `socket = connect(path, callback)`.
 */
function hearsTheSame(code: ts.Node, listeners: readonly Hearing[], pass: FilePass): boolean {
  const { parent } = code;
  if (!isCall(parent)) return false;
  const own = listenerCalls(pass).find(({ call, handler }) => call === parent && handler === code);
  const [event] = own?.selectors ?? [];
  if (own) return event !== undefined && ts.isStringLiteralLike(event) && listeners.some(each => each.event === event.text && each.path === own.targetPath);
  const value = valueAround(parent).parent;
  const holder = ts.isVariableDeclaration(value) ? value.name : ts.isBinaryExpression(value) ? value.left : undefined;
  const path = holder && pathOf(holder, pass.checker);
  return path !== undefined && listeners.some(each => each.path === path && startEvents.has(each.event));
}

/** Methods after which an object tells of its end. */
const ENDING: ReadonlySet<string> = new Set([...teardownNames, 'kill', 'abort', 'cancel']);

/** Where a promise is settled in time, although the timer of its time limit goes on. */
function settledInTime(timer: Timer, ways: readonly Way[], executor: Executor, pass: FilePass): ts.Node | undefined {
  if (timer.repeats !== 'timeout' || isShort(timer.delay, pass.checker) || !timer.handler) return undefined;
  const limit = reachedFrom(timer.handler, executor, pass);
  const isOfTimer = ({ code }: Way): boolean => isOwnCallback(code, timer, pass) || [...limit].some(each => isWithin(code, each));
  if (!ways.some(isOfTimer) && !isSettler(timer.handler, executor, pass)) return undefined;
  return ways.flatMap(way => (isOfTimer(way) || areAlternatives(way.code, timer.call, executor) || runsBefore(way.code, timer.call, executor, pass) ? [] : settleCall(way, way.code) ?? []))[0];
}

/** `setTimeout(resolve, delay)`. */
function isSettler(handler: ts.Expression, executor: Executor, { checker }: FilePass): boolean {
  const declaration = ts.isIdentifier(handler) ? checker.getSymbolAtLocation(handler)?.valueDeclaration : undefined;
  return declaration !== undefined && declaration.parent === executor;
}

/** Whether two places are in different branches of one `if`. */
function areAlternatives(a: ts.Node, b: ts.Node, executor: Executor): boolean {
  for (let node = a; node !== executor && node.parent !== undefined; node = node.parent) {
    const { parent } = node;
    if (ts.isIfStatement(parent) && node !== parent.expression && isWithin(b, parent) && !isWithin(b, node) && !isWithin(b, parent.expression)) return true;
  }
  return false;
}

/** Whether the executor itself calls a function of its own, and only before it registers anything. */
function runsBefore(code: ts.Node, registered: ts.Node, executor: Executor, { checker }: FilePass): boolean {
  const name = ts.isFunctionDeclaration(code) ? code.name : ts.isVariableDeclaration(code.parent) ? code.parent.name : undefined;
  const symbol = name && ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  const mentions = symbol ? referencesTo(symbol, executor, checker) : [];
  return mentions.length > 0 && mentions.every(mention => ts.isCallExpression(mention.parent) && mention.parent.expression === mention && enclosingFunction(mention) === executor && mention.end <= registered.pos);
}

function settleCall(way: Way, code: ts.Node): ts.Node | undefined {
  return way.calls.find(call => enclosingFunction(call) === code);
}

/** The callback of the registration itself: a timer that fires is gone; a listener that is called once is. */
function isOwnCallback(code: ts.Node, registration: Registration, { checker }: FilePass): boolean {
  if (!registration.handler) return false;
  const handler = withoutCasts(registration.handler);
  if (isWithin(code, handler)) return true;
  const declaration = ts.isIdentifier(handler) ? checker.getSymbolAtLocation(handler)?.valueDeclaration : undefined;
  return declaration !== undefined && isWithin(code, declaration);
}

/** Functions of the executor that code calls, and functions around it which run when it does. */
function reachedFrom(code: ts.Node, executor: Executor, { checker }: FilePass): ReadonlySet<ts.Node> {
  const reached = new Set<ts.Node>();
  const edge = [code];
  for (let current = edge.pop(); current; current = edge.pop()) {
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) {
        const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
        const target = declaration && isWithin(declaration, executor) && (ts.isFunctionDeclaration(declaration) || (ts.isVariableDeclaration(declaration) && declaration.initializer && ts.isFunctionLike(withoutCasts(declaration.initializer)))) ? declaration : undefined;
        if (target && !reached.has(target)) {
          reached.add(target);
          edge.push(target);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(current);
  }
  return reached;
}

/** Whether a place is in a function that is kept under a name or in an object: anybody may call it. */
function isKept(release: ts.Node, executor: Executor): boolean {
  for (let around = enclosingFunction(release); around !== executor && !ts.isSourceFile(around); around = enclosingFunction(around)) {
    const { parent } = around;
    if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(around) || ts.isArrayLiteralExpression(parent) || ts.isReturnStatement(parent) || (ts.isBinaryExpression(parent) && ts.isIdentifier(withoutCasts(parent.left)))) return true;
  }
  return false;
}

/** Whether a function around the code, what that one calls, or a `finally` of the promise's own chain, takes it back. */
function isTakenBackAround(code: ts.Node, released: readonly ts.Node[], executor: Executor, pass: FilePass): boolean {
  for (let around = enclosingFunction(code); around !== executor && !ts.isSourceFile(around); around = enclosingFunction(around)) {
    const reached = [around, ...reachedFrom(around, executor, pass)];
    if (released.some(release => reached.some(each => isWithin(release, each)))) return true;
  }
  return released.some(release => ts.findAncestor(release, node => ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'finally' && isWithin(node, executor)) !== undefined);
}
