import ts from 'typescript';
import type { Origin } from '../catalogue/schema.js';
import { partsOf } from '../types/members.js';
import { isDeclaredBy, namedSymbol, withoutCasts } from '../types/origin.js';
import { bodyOf, referencesTo } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { nodesOf } from './nodes.js';
import { ADD_LISTENER } from './resource-uses.js';

/** A promise that waits for the end of a response, and for nothing that comes when the connection breaks off before. */
export interface UnheardCutOff {
  /** The name of the response. */
  readonly response: string;
  /** Where it is waited for: the name of the event, or `pipe`. */
  readonly at: ts.Expression | ts.MemberName;
  /** What the response is piped into. */
  readonly into: string | undefined;
  /** The function that rejects the promise. */
  readonly reject: string | undefined;
}

const HTTP: readonly Origin[] = [{ from: 'module', module: 'node:http' }, { from: 'module', module: 'node:https' }];
/** What a response gives, one or more of it, when the connection breaks off. */
const CUT_OFF = new Set(['error', 'aborted', 'close']);

/**
 * `https.get(url, res => { …; res.on('end', () => resolve(body)); })` in the executor of a promise: a server that closes the
 * connection in the middle makes neither `end` of the response nor `error` of the request. Silent when the response is handed to
 * anybody, and when anything else can settle the promise: a timer, a signal, the end of the request.
 */
export const unheardCutOffs = defineFileAnalysis('unheardCutOffs', (pass): readonly UnheardCutOff[] => {
  if (!/\bhttps?\b/.test(pass.sourceFile.text) || !/\bPromise\b/.test(pass.sourceFile.text)) return [];
  return nodesOf(pass, ts.SyntaxKind.ArrowFunction, ts.SyntaxKind.FunctionExpression).flatMap(listener => {
    const cutOff = cutOffIn(listener, pass);
    return cutOff && !isTestCode(listener) ? [cutOff] : [];
  });
});

function cutOffIn(listener: ts.ArrowFunction | ts.FunctionExpression, pass: FilePass): UnheardCutOff | undefined {
  const { checker } = pass;
  const response = responseOf(listener, pass);
  const body = bodyOf(listener);
  const executor = response && body && executorAround(listener, checker);
  if (!executor) return undefined;
  const settlers = settlersOf(executor, checker);
  const symbol = checker.getSymbolAtLocation(response);
  if (!symbol || settlers.size === 0) return undefined;
  let waits: UnheardCutOff | undefined;
  const [, reject] = executor.parameters;
  const named = { response: response.text, reject: reject && ts.isIdentifier(reject.name) ? reject.name.text : undefined };
  for (const mention of referencesTo(symbol, body, checker)) {
    const member = mention.parent;
    if (!ts.isPropertyAccessExpression(member) || member.expression !== mention) return undefined;
    const call = member.parent;
    if (!ts.isCallExpression(call) || call.expression !== member) continue;
    if (member.name.text === 'pipe') {
      const [into] = call.arguments;
      if (!into || !ts.isIdentifier(into) || !settlesWhenWritten(into, executor, settlers, checker)) return undefined;
      waits ??= { ...named, at: member.name, into: into.text };
    } else if (ADD_LISTENER.has(member.name.text)) {
      const [event, handler] = call.arguments;
      if (!event || !handler || !ts.isStringLiteralLike(event) || CUT_OFF.has(event.text)) return undefined;
      if (!ts.isExpressionStatement(call.parent)) return undefined;
      if (event.text === 'end' && mentionsAny(handler, settlers, checker)) waits ??= { ...named, at: event, into: undefined };
    } else if (!HARMLESS.has(member.name.text)) return undefined;
  }
  return waits && !isSettledOtherwise(executor, settlers, pass) ? waits : undefined;
}

/** Methods after which the response is still waited for in the same way. */
const HARMLESS = new Set(['setEncoding', 'resume', 'pause', 'destroy', 'read', 'unpipe']);

/** The parameter of a function given to `http.get()`, `http.request()`, or a listener of `response` of what these give. */
function responseOf(listener: ts.ArrowFunction | ts.FunctionExpression, { checker, program }: FilePass): ts.Identifier | undefined {
  const call = listener.parent;
  const [response] = listener.parameters;
  if (!ts.isCallExpression(call) || !response || !ts.isIdentifier(response.name)) return undefined;
  const callee = namedSymbol(call.expression, checker);
  const isOfHttp = (declaration: ts.Declaration): boolean => HTTP.some(origin => isDeclaredBy(declaration, origin, program));
  const isRequest = (callee?.name === 'get' || callee?.name === 'request') && (callee.declarations ?? []).some(isOfHttp);
  const [event] = call.arguments;
  const isResponseEvent = callee !== undefined && ADD_LISTENER.has(callee.name) && event !== undefined && ts.isStringLiteralLike(event) && event.text === 'response';
  if (!isRequest && !isResponseEvent) return undefined;
  const type = checker.getTypeAtLocation(response);
  if (isRequest && type.flags & ts.TypeFlags.Any) return response.name;
  const parts = partsOf(type, checker) ?? [];
  return parts.length > 0 && parts.every(({ symbol }) => symbol?.name === 'IncomingMessage' && (symbol.declarations ?? []).some(isOfHttp)) ? response.name : undefined;
}

function executorAround(node: ts.Node, checker: ts.TypeChecker): ts.ArrowFunction | ts.FunctionExpression | undefined {
  const made = ts.findAncestor(node, around => ts.isNewExpression(around) && namedSymbol(around.expression, checker)?.name === 'Promise');
  const executor = made && ts.isNewExpression(made) ? made.arguments?.[0] : undefined;
  return executor && (ts.isArrowFunction(executor) || ts.isFunctionExpression(executor)) ? executor : undefined;
}

/** The functions that settle the promise: the parameters of the executor, and functions in it that mention one of them. */
function settlersOf(executor: ts.ArrowFunction | ts.FunctionExpression, checker: ts.TypeChecker): ReadonlySet<ts.Symbol> {
  const found = new Set(executor.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? (checker.getSymbolAtLocation(name) ?? []) : [])));
  const visit = (node: ts.Node): void => {
    const name = ts.isFunctionDeclaration(node) ? node.name : ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer && isFunction(withoutCasts(node.initializer)) ? node.name : undefined;
    const symbol = name && checker.getSymbolAtLocation(name);
    if (symbol && !found.has(symbol) && mentionsAny(node, found, checker)) found.add(symbol);
    ts.forEachChild(node, visit);
  };
  visit(executor.body);
  return found;
}

function isFunction(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function mentionsAny(node: ts.Node, symbols: ReadonlySet<ts.Symbol>, checker: ts.TypeChecker): boolean {
  return [...symbols].some(symbol => (ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) === symbol : referencesTo(symbol, node, checker).length > 0));
}

/** Whether the end of what is written to a stream settles the promise: `file.on('finish', …)`. */
function settlesWhenWritten(stream: ts.Identifier, executor: ts.Node, settlers: ReadonlySet<ts.Symbol>, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(stream);
  if (!symbol) return false;
  return referencesTo(symbol, executor, checker).some(({ parent }) => {
    const call = parent.parent;
    if (!ts.isPropertyAccessExpression(parent) || !ts.isCallExpression(call) || !ADD_LISTENER.has(parent.name.text)) return false;
    const [event, handler] = call.arguments;
    return event !== undefined && handler !== undefined && ts.isStringLiteralLike(event) && (event.text === 'finish' || event.text === 'close') && mentionsAny(handler, settlers, checker);
  });
}

/** A timer, a signal, or the end of the request or of its socket: whatever may still settle the promise when the response has broken off. */
function isSettledOtherwise(executor: ts.ArrowFunction | ts.FunctionExpression, settlers: ReadonlySet<ts.Symbol>, { checker, program }: FilePass): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isCallExpression(node)) {
      const callee = withoutCasts(node.expression);
      const isTimer = ts.isIdentifier(callee) && (callee.text === 'setTimeout' || callee.text === 'setInterval');
      const [event] = node.arguments;
      const isEnd = ts.isPropertyAccessExpression(callee) && event !== undefined && ts.isStringLiteralLike(event) && isListening(callee.name.text) && (event.text === 'abort' || (CUT_OFF.has(event.text) && event.text !== 'error' && isOfConnection(callee.expression)));
      if ((isTimer || isEnd) && node.arguments.some(argument => mentionsAny(argument, settlers, checker))) return true;
    }
    return ts.forEachChild(node, child => visit(child) || undefined) ?? false;
  };
  const isOfConnection = (target: ts.Expression): boolean => {
    const parts = partsOf(checker.getTypeAtLocation(target), checker) ?? [];
    return parts.some(({ symbol }) => symbol === undefined || (symbol.declarations ?? []).some(declaration => [...HTTP, { from: 'module', module: 'node:net' } as const].some(origin => isDeclaredBy(declaration, origin, program))));
  };
  return visit(executor.body);
}

function isListening(method: string): boolean {
  return ADD_LISTENER.has(method) || method === 'addEventListener';
}
