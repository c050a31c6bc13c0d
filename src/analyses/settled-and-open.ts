import ts from 'typescript';
import { endEvents, startEvents } from '../catalogue/registrations.js';
import type { Origin, ResourceEntry } from '../catalogue/schema.js';
import { isCall, withoutCasts } from '../types/origin.js';
import { bodyOf, enclosingFunction, referencesTo } from '../types/references.js';
import { isAssignment } from '../types/syntax.js';
import { acquisitions, type Acquisition } from './acquisitions.js';
import { isCallOf } from './catalogue-match.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { ownershipOfArgument } from './parameter-ownership.js';
import { ADD_LISTENER, useOf, valueAround, type Surroundings } from './resource-uses.js';

/** A resource that a promise is made with, and that is still open when the promise is settled, with nobody left to release it. */
export interface SettledAndOpen {
  readonly acquisition: Acquisition;
  readonly name: string;
  /** Where the promise is settled. */
  readonly settles: ts.Node;
}

type Executor = ts.ArrowFunction | ts.FunctionExpression;

/** Events that end a resource, or tell that it has failed. */
const END_EVENTS = new Set([...endEvents, 'error']);

/**
 * `new Promise(resolve => { const socket = connect(…); socket.once('connect', () => resolve(true)); })`: what the function
 * opens for the promise alone and never releases. Silent when the handle goes anywhere, and when a listener does anything but
 * answer the promise.
 */
export const settledAndOpen = defineFileAnalysis('settledAndOpen', (pass): readonly SettledAndOpen[] =>
  acquisitions(pass).flatMap(acquisition => {
    const { goesTo, resource, call } = acquisition;
    if (goesTo.kind !== 'variable' || !isOpenEnded(resource) || isTestCode(call)) return [];
    const settles = settledBy(acquisition, goesTo.symbol, pass);
    return settles ? [{ acquisition, name: goesTo.name.text, settles }] : [];
  }),
);

/** What stays open until somebody closes it: a connection, a port, a thread, a child process. */
function isOpenEnded({ policy, costs, release, parent }: ResourceEntry): boolean {
  if (release.length === 0 || parent || policy === 'consumable') return false;
  return costs.includes('connection') || costs.includes('port') || costs.includes('process') || (policy === 'scoped' && costs.includes('alive'));
}

/** Where a promise is settled although the resource is open and nothing anywhere releases it. */
function settledBy({ resource, call }: Acquisition, symbol: ts.Symbol, pass: FilePass): ts.Node | undefined {
  const { checker, program } = pass;
  const scope = enclosingFunction(call);
  const executor = executorIn(scope, symbol, pass);
  if (!executor) return undefined;
  const settlers = executor.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? (checker.getSymbolAtLocation(name) ?? []) : []));
  const known: Surroundings = { resource: { ...resource, selfFailing: false, policy: 'effectBound' }, program, acquiredBy: call, ownership: (callee, index) => ownershipOfArgument(callee, index, resource, program) };
  const endsByItself = resource.policy === 'selfEnding';
  const answers: ts.Node[] = [];
  const members = new Set<string>();
  const mentions = referencesTo(symbol, scope, checker);
  for (const mention of mentions) {
    const { use, at } = useOf(mention, known);
    if (use.does !== 'use' && use.does !== 'nothing' && use.does !== 'activate') return undefined;
    if (ts.isPropertyAccessExpression(mention.parent)) members.add(mention.parent.name.text);
    if (endsByItself) continue;
    const listener = listenerAt(mention, at);
    if (listener === undefined) continue;
    const handler = withoutCasts(listener.handler);
    const answer = answerOf(handler, settlers, pass);
    if (listener.event !== undefined && END_EVENTS.has(listener.event)) {
      // A promise that waits for the end of the resource knows that it has ended.
      if (listener.event !== 'error' && answer) return undefined;
      continue;
    }
    if (answer) answers.push(answer);
    else if (!(listener.event !== undefined && startEvents.has(listener.event)) || !staysInside(handler, scope, pass)) return undefined;
  }
  // A process answers to its own callback when it ends; the callback of any other acquisition is a listener like others.
  for (const argument of endsByItself ? [] : (call.arguments ?? [])) {
    if (!ts.isArrowFunction(argument) && !ts.isFunctionExpression(argument)) continue;
    const answer = answerOf(argument, settlers, pass);
    if (!answer) return undefined;
    answers.push(answer);
  }
  if (members.has('unref') || members.has('pid')) return undefined;
  if (endsByItself) return givenUpAt(executor, settlers, pass);
  // A thread that is never told anything is over when its code has run.
  if (resource.costs.includes('process') && resource.origin.from !== 'lib' && !members.has('postMessage') && !members.has('send')) return undefined;
  return resource.activatedBy?.length && !mentions.some(mention => useOf(mention, known).use.does === 'activate') ? undefined : answers[0];
}

/** Where a timer settles the promise, not waiting any longer. */
function givenUpAt(executor: Executor, settlers: readonly ts.Symbol[], pass: FilePass): ts.Node | undefined {
  const visit = (node: ts.Node): ts.Node | undefined => {
    const [handler] = ts.isCallExpression(node) && TIMERS.some(origin => isCallOf(node, { by: 'call', name: 'setTimeout' }, origin, pass.program)) ? node.arguments : [];
    return (handler && answerOf(withoutCasts(handler), settlers, pass)) ?? ts.forEachChild(node, visit);
  };
  return visit(executor.body);
}

const TIMERS = [{ from: 'lib' }, { from: 'global', package: '@types/node' }] as const satisfies readonly Origin[];

/** The executor of the one promise that the code is about: around the acquisition, or returned or awaited after it. */
function executorIn(scope: ts.Node, symbol: ts.Symbol, { checker }: FilePass): Executor | undefined {
  if (isExecutor(scope)) return scope;
  const body = bodyOf(scope);
  if (!body || ts.isSourceFile(scope)) return undefined;
  const executors = new Set<Executor>();
  for (const mention of referencesTo(symbol, scope, checker)) {
    for (let around = enclosingFunction(mention); around !== scope; around = enclosingFunction(around)) if (isExecutor(around) && enclosingFunction(around) === scope) executors.add(around);
  }
  const [executor, ...others] = executors;
  const returned = executor && valueAround(executor.parent as ts.NewExpression).parent;
  return executor && others.length === 0 && returned && ts.isReturnStatement(returned) ? executor : undefined;
}

function isExecutor(node: ts.Node): node is Executor {
  return (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && ts.isNewExpression(node.parent) && ts.isIdentifier(node.parent.expression) && node.parent.expression.text === 'Promise';
}

/** The handler that a use of the resource registers with it: `on(event, handler)`, `onmessage = handler`, `listen(0, handler)`. */
function listenerAt(mention: ts.Node, at: ts.Node): { readonly event: string | undefined; readonly handler: ts.Expression } | undefined {
  const access = mention.parent;
  if (!ts.isPropertyAccessExpression(access)) return undefined;
  const { parent } = access;
  if (ts.isBinaryExpression(parent) && parent.left === access && isAssignment(parent)) return { event: access.name.text.replace(/^on/, ''), handler: parent.right };
  if (!ts.isCallExpression(parent) || parent.expression !== access) return undefined;
  const given = parent.arguments.at(-1);
  if (ADD_LISTENER.has(access.name.text) || access.name.text === 'addEventListener') {
    const [event, handler] = parent.arguments;
    return event && handler ? { event: ts.isStringLiteralLike(event) ? event.text : undefined, handler } : undefined;
  }
  return given && (ts.isArrowFunction(given) || ts.isFunctionExpression(given)) && at !== mention ? { event: undefined, handler: given } : undefined;
}

/** The place in a handler that settles the promise; the handler itself when it is what settles it. */
function answerOf(handler: ts.Node, settlers: readonly ts.Symbol[], { checker }: FilePass): ts.Node | undefined {
  if (ts.isIdentifier(handler)) return settlers.includes(checker.getSymbolAtLocation(handler) as ts.Symbol) ? handler : undefined;
  if (!ts.isArrowFunction(handler) && !ts.isFunctionExpression(handler)) return undefined;
  for (const settler of settlers) {
    const mention = referencesTo(settler, handler, checker).find(each => ts.isCallExpression(each.parent) && each.parent.expression === each);
    if (mention) return mention.parent;
  }
  return undefined;
}

/** Whether a handler works only with what the function itself has declared. */
function staysInside(handler: ts.Node, scope: ts.Node, { checker }: FilePass): boolean {
  if (!ts.isArrowFunction(handler) && !ts.isFunctionExpression(handler)) return false;
  const isOwn = (node: ts.Node): boolean => {
    let root = withoutCasts(node);
    while (isCall(root) || ts.isPropertyAccessExpression(root)) root = withoutCasts(root.expression);
    const declaration = ts.isIdentifier(root) ? checker.getSymbolAtLocation(root)?.valueDeclaration : undefined;
    return declaration !== undefined && (declaration.getSourceFile().isDeclarationFile || (scope.pos <= declaration.pos && declaration.end <= scope.end));
  };
  const visit = (node: ts.Node): boolean => {
    if (isCall(node) && !isOwn(node.expression)) return false;
    return ts.forEachChild(node, child => (visit(child) ? undefined : true)) === undefined;
  };
  return visit(handler.body);
}
