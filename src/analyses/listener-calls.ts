import ts from 'typescript';
import { listenerPairs, possiblePairs } from '../catalogue/listener-pairs.js';
import { partsOf } from '../types/members.js';
import { withoutCasts } from '../types/origin.js';
import { pathOf } from '../types/value-path.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';

/** A call that adds a function to an object, or removes it by its identity. */
export interface ListenerCall {
  readonly call: ts.CallExpression;
  readonly does: 'add' | 'remove';
  readonly method: ts.Identifier;
  /** Names of the methods that undo it (or that it undoes), the usual one first. */
  readonly counterparts: readonly string[];
  /** The object; `undefined` where the call is of a global function. */
  readonly target: ts.Expression | undefined;
  readonly targetPath: string | undefined;
  /** What comes before the function: the name of the event. */
  readonly selectors: readonly ts.Expression[];
  readonly handler: ts.Expression;
  /** What comes after it. */
  readonly rest: readonly ts.Expression[];
  /** The declared type has both sides of a pair that works by identity. Otherwise only the use of both sides in the file says so. */
  readonly isSure: boolean;
}

interface Role {
  readonly does: 'add' | 'remove';
  readonly counterparts: readonly string[];
  readonly isUsual: boolean;
}

/** Every call in the file that adds or removes a function on an object whose type declares both sides, in order of appearance. */
export const listenerCalls = defineFileAnalysis('listenerCalls', (pass): readonly ListenerCall[] => nodesOf(pass, ts.SyntaxKind.CallExpression).flatMap(call => listenerCall(call, pass) ?? []));

function listenerCall(call: ts.CallExpression, { checker }: FilePass): ListenerCall | undefined {
  const callee = withoutCasts(call.expression);
  const method = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(method)) return undefined;
  const role = roleOf(method.text);
  if (!role || call.arguments.length === 0 || call.arguments.some(ts.isSpreadElement)) return undefined;
  const target = ts.isPropertyAccessExpression(callee) ? chainedOn(callee.expression) : undefined;
  if (!target && !isGlobalFunction(method, checker)) return undefined;

  const declared = target ? declaresPair(target, role, checker) : 'yes';
  if (declared === 'no' || (declared === 'unknown' && !role.isUsual)) return undefined;
  const index = declared === 'yes' ? functionParameter(call, checker) : call.arguments.length > 1 ? 1 : undefined;
  const handler = index === undefined ? undefined : call.arguments[index];
  if (index === undefined || !handler) return undefined;
  if (!role.isUsual && takesOutcome(handler)) return undefined;
  return {
    call,
    does: role.does,
    method,
    counterparts: role.counterparts,
    target,
    targetPath: target ? pathOf(target, checker) : 'window',
    selectors: call.arguments.slice(0, index),
    handler,
    rest: call.arguments.slice(index + 1),
    isSure: declared === 'yes' && role.isUsual,
  };
}

/** `client.unsubscribe(topic, err => …)`: it is told how the call went, and not what happens later. */
function takesOutcome(handler: ts.Expression): boolean {
  const fn = withoutCasts(handler);
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return false;
  const [first] = fn.parameters;
  return first !== undefined && ts.isIdentifier(first.name) && /^e(?:rr(?:or)?)?$/.test(first.name.text);
}

/** `emitter` of `emitter.on('a', f).on('b', g)`. */
function chainedOn(expression: ts.Expression): ts.Expression {
  const node = withoutCasts(expression) as ts.Expression;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return node;
  const role = roleOf(node.expression.name.text);
  return role?.isUsual && node.arguments.length > 1 ? chainedOn(node.expression.expression) : node;
}

function roleOf(name: string): Role | undefined {
  for (const { add, remove } of listenerPairs as readonly { add: readonly string[]; remove: readonly string[] }[]) {
    if (remove.includes(name)) return { does: 'remove', counterparts: add, isUsual: true };
    if (add.includes(name)) return { does: 'add', counterparts: remove, isUsual: true };
  }
  const named = /^(add|remove)([A-Z]\w*)$/.exec(name);
  if (named) {
    const [, verb, noun = ''] = named;
    return { does: verb as 'add' | 'remove', counterparts: [`${verb === 'add' ? 'remove' : 'add'}${noun}`], isUsual: noun.endsWith('Listener') };
  }
  for (const { add, remove } of possiblePairs as readonly { add: readonly string[]; remove: readonly string[] }[]) {
    if (remove.includes(name)) return { does: 'remove', counterparts: add, isUsual: false };
    if (add.includes(name)) return { does: 'add', counterparts: remove, isUsual: false };
  }
  return undefined;
}

/** Whether the type has the other side of the pair. `unknown` where there is no type. */
function declaresPair(target: ts.Expression, { counterparts }: Role, checker: ts.TypeChecker): 'yes' | 'no' | 'unknown' {
  const type = checker.getTypeAtLocation(target);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return type.flags & ts.TypeFlags.Any ? 'unknown' : 'no';
  const parts = partsOf(type, checker) ?? [];
  return parts.some(part => counterparts.some(name => takesFunction(part.getProperty(name), target, checker))) ? 'yes' : 'no';
}

function takesFunction(method: ts.Symbol | undefined, at: ts.Node, checker: ts.TypeChecker): boolean {
  if (!method) return false;
  const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(method, at));
  if (type.flags & ts.TypeFlags.Any) return true;
  return type.getCallSignatures().some(({ parameters }) => parameters.some(parameter => isFunctionType(checker.getTypeOfSymbolAtLocation(parameter, at), checker)));
}

/** The position of the first parameter that takes a function, as the call resolves; of the first argument that is one where the parameters do not say. */
function functionParameter(call: ts.CallExpression, checker: ts.TypeChecker): number | undefined {
  const parameters = checker.getResolvedSignature(call)?.parameters ?? [];
  const declared = parameters.findIndex(parameter => isFunctionType(checker.getTypeOfSymbolAtLocation(parameter, call), checker));
  if (declared >= 0) return call.arguments[declared] ? declared : undefined;
  const given = call.arguments.findIndex(argument => isFunctionType(checker.getTypeAtLocation(argument), checker));
  return given >= 0 ? given : undefined;
}

function isFunctionType(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.flags & ts.TypeFlags.Any) return false;
  // The listener of `on<E extends keyof Events>(event: E, listener: Events[E])` is one of many functions.
  const given = checker.getBaseConstraintOfType(type) ?? type;
  const parts = partsOf(given, checker) ?? (given.isUnion() ? given.types : []);
  return parts.some(part => part.getCallSignatures().length > 0 || part.symbol?.name === 'Function');
}

function isGlobalFunction(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  return pathOf(name, checker) === name.text;
}
