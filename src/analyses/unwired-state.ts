import ts from 'typescript';
import { isDeclarationExported } from '../types/exported.js';
import type { Callee, Origin } from '../catalogue/schema.js';
import { isComponentFile } from '../types/embedded.js';
import { isCall, type Call } from '../types/origin.js';
import { referencesTo } from '../types/references.js';
import { isAssignment, isPrivate } from '../types/syntax.js';
import { isCallOf } from './catalogue-match.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { isWriteTarget, mentionsInProgram } from './program-mentions.js';

/** A collection or an emitter that no other file can reach, and of which the program uses one end only. */
export type UnwiredState =
  /** A collection that something looks into or takes from, and nothing puts into. */
  | { readonly kind: 'neverFilled'; readonly name: ts.Node; readonly uses: readonly ts.Node[] }
  /** A collection that something puts into, and nothing looks into. */
  | { readonly kind: 'neverRead'; readonly name: ts.Node; readonly uses: readonly ts.Node[] }
  /** A listener of an emitter on which nothing emits; with `events`, of an event that is none of those it emits. */
  | { readonly kind: 'neverEmitted'; readonly name: ts.Node; readonly listener: ts.Node; readonly event: string | undefined; readonly events: readonly string[] }
  /** An emitter on which something emits and to which nothing listens. */
  | { readonly kind: 'neverHeard'; readonly name: ts.Node; readonly uses: readonly ts.Node[] };

/** What one mention does; `asks`: removes, and uses the answer whether it was there; `escapes`: anybody may do anything from here on. */
type Use = 'puts' | 'looks' | 'removes' | 'asks' | 'listens' | 'emits' | 'nothing' | 'escapes';

interface Holder {
  readonly name: ts.Node;
  readonly type: Type;
  /** Every mention but the declaration: `x`, `this.x`. */
  readonly mentions: readonly ts.Expression[];
  /** Whether only the function that declares it, and nothing that outlives it, can reach it. */
  readonly isLocal: boolean;
}

type Type = 'Map' | 'Set' | 'WeakMap' | 'WeakSet' | 'Array' | 'EventEmitter' | 'EventTarget';

export const unwiredStates = defineFileAnalysis('unwiredStates', (pass): readonly UnwiredState[] =>
  // The template of a component may use what its script declares.
  isComponentFile(pass.sourceFile) ? [] : holdersOf(pass).flatMap(holder => verdictOn(holder, pass)),
);

function verdictOn(holder: Holder, pass: FilePass): readonly UnwiredState[] {
  const { name, type, mentions } = holder;
  const isEmitter = type === 'EventEmitter' || type === 'EventTarget';
  const uses = new Map<Use, ts.Expression[]>();
  for (const mention of mentions) {
    const use = isEmitter ? useOfEmitter(mention, type, pass) : useOfCollection(mention, type, pass);
    if (use === 'escapes') return [];
    uses.set(use, [...(uses.get(use) ?? []), mention]);
  }
  const [puts = [], looks = [], removed = [], asks = [], listens = [], emits = []] = (['puts', 'looks', 'removes', 'asks', 'listens', 'emits'] as const).map(use => uses.get(use));
  const removes = [...removed, ...asks];
  if (isEmitter) {
    if (emits.length === 0) return listens.map(listener => ({ kind: 'neverEmitted', name, listener, event: undefined, events: [] }));
    return listens.length === 0 ? [{ kind: 'neverHeard', name, uses: emits }] : eventsApart(name, listens, emits);
  }
  if (puts.length === 0) {
    // An empty list that is only read may be a setting that somebody fills in some day; what is taken from or asked by key is not.
    const isState = removes.length > 0 || type === 'Map' || type === 'WeakMap';
    return isState && looks.length + removes.length > 0 ? [{ kind: 'neverFilled', name, uses: [...looks, ...removes] }] : [];
  }
  return looks.length + asks.length === 0 && !keepsAlive(holder, puts, pass) ? [{ kind: 'neverRead', name, uses: puts }] : [];
}

/** Collections and emitters made here, empty, that only this file can reach. */
function holdersOf(pass: FilePass): readonly Holder[] {
  const { sourceFile, checker, program } = pass;
  const found: Holder[] = [];
  for (const node of nodesOf(pass, ts.SyntaxKind.VariableDeclaration, ts.SyntaxKind.PropertyDeclaration)) {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer && (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0) {
      const type = madeEmpty(node.initializer, program);
      const symbol = type && checker.getSymbolAtLocation(node.name);
      if (type && symbol && !isDeclarationExported(symbol)) {
        const mentions = referencesTo(symbol, sourceFile, checker);
        const owner = ts.findAncestor(node, ts.isFunctionLike);
        found.push({ name: node.name, type, mentions, isLocal: owner !== undefined && mentions.every(mention => ts.findAncestor(mention, ts.isFunctionLike) === owner) });
      }
    } else if (ts.isPropertyDeclaration(node) && node.initializer && isPrivate(node, node.name) && !hasDecorators(node)) {
      const type = madeEmpty(node.initializer, program);
      const mentions = type && mentionsOfField(node, pass);
      if (type && mentions) found.push({ name: node.name, type, mentions, isLocal: false });
    }
  }
  return found;
}

function hasDecorators(node: ts.PropertyDeclaration): boolean {
  return (ts.getDecorators(node)?.length ?? 0) > 0;
}

/** None where something else of the program writes the name, which may be the same field. */
function mentionsOfField(field: ts.PropertyDeclaration, { sourceFile, checker, program }: FilePass): readonly ts.Expression[] | undefined {
  const { name } = field;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return undefined;
  const mentions: ts.Expression[] = [];
  const words = ts.isIdentifier(name) ? mentionsInProgram(program, name.text) : privateNames(sourceFile, name.text);
  for (const word of words) {
    if (word === name) continue;
    const { parent } = word;
    if (ts.isPropertyAccessExpression(parent) && parent.name === word) {
      const member = checker.getSymbolAtLocation(word);
      if (!member?.declarations) return undefined;
      if (member.declarations.includes(field)) mentions.push(parent);
    } else if (ts.isStringLiteralLike(word) || ts.isBindingElement(parent) || ts.isObjectLiteralExpression(parent.parent)) return undefined;
  }
  return mentions;
}

function privateNames(file: ts.SourceFile, text: string): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPrivateIdentifier(node) && node.text === text) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const LIBRARY: Origin = { from: 'lib' };
const EVENTS: Origin = { from: 'module', module: 'node:events' };
const MADE: readonly (readonly [Type, Origin])[] = [
  ['Map', LIBRARY],
  ['Set', LIBRARY],
  ['WeakMap', LIBRARY],
  ['WeakSet', LIBRARY],
  ['EventEmitter', EVENTS],
  ['EventTarget', LIBRARY],
];

function madeEmpty(expression: ts.Expression, program: ts.Program): Type | undefined {
  if (ts.isParenthesizedExpression(expression) || ts.isSatisfiesExpression(expression)) return madeEmpty(expression.expression, program);
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.length === 0 ? 'Array' : undefined;
  if (!ts.isNewExpression(expression)) return undefined;
  const [first, ...others] = expression.arguments ?? [];
  const found = MADE.find(([type, origin]) => isCallOf(expression, { by: 'new', type }, origin, program))?.[0];
  if (found === 'EventEmitter') return found;
  return others.length === 0 && (!first || (ts.isArrayLiteralExpression(first) && first.elements.length === 0)) ? found : undefined;
}

const REMOVING: ReadonlySet<string> = new Set(['delete', 'clear', 'pop', 'shift', 'splice']);
const PUTTING: ReadonlySet<string> = new Set(['set', 'add', 'push', 'unshift']);
/** Methods of arrays that change the order or the elements that are there. */
const REARRANGING: ReadonlySet<string> = new Set(['sort', 'reverse', 'fill', 'copyWithin']);

function useOfCollection(mention: ts.Expression, type: Type, { program }: FilePass): Use {
  const at = bracketsAround(mention);
  const { parent } = at;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === at) {
    const member = parent.name.text;
    const around = bracketsAround(parent);
    if (isCall(around.parent) && around.parent.expression === around) return useOfMethod(around.parent, member, type);
    if (member !== 'length' && member !== 'size') return 'escapes';
    return isTarget(around) ? 'removes' : 'looks';
  }
  if (ts.isElementAccessExpression(parent) && parent.expression === at) {
    const around = bracketsAround(parent);
    if (type !== 'Array') return 'escapes';
    if (ts.isDeleteExpression(around.parent)) return 'removes';
    if (isTarget(around)) return 'puts';
    return isWriteTarget(around) ? 'escapes' : 'looks';
  }
  if (ts.isForOfStatement(parent) && parent.expression === at) return 'looks';
  if (ts.isSpreadElement(parent)) return 'looks';
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.left === at) return ts.isExpressionStatement(parent.parent) && madeEmpty(parent.right, program) === type ? 'removes' : 'escapes';
  return 'escapes';
}

function useOfMethod(call: Call, method: string, type: Type): Use {
  const isUnused = isResultDropped(call);
  if (PUTTING.has(method)) {
    // What `push` returns is the length, what `set` and `add` return is the collection.
    return isUnused ? 'puts' : 'escapes';
  }
  if (method === 'splice' && (call.arguments?.length ?? 0) > 2) return isUnused ? 'puts' : 'escapes';
  if (REMOVING.has(method)) return isUnused ? 'removes' : type === 'Array' ? 'looks' : 'asks';
  if (REARRANGING.has(method)) return isUnused ? 'nothing' : 'escapes';
  return 'looks';
}

function isResultDropped(call: Call): boolean {
  const { parent } = bracketsAround(call);
  return ts.isExpressionStatement(parent) || ts.isVoidExpression(parent);
}

function isTarget(access: ts.Expression): boolean {
  const { parent } = access;
  return ts.isBinaryExpression(parent) && parent.left === access && isAssignment(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

const LISTENING: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener', 'addEventListener']);
/** `on(emitter, 'event')` and `once(emitter, 'event')` of `node:events`, which are static methods and functions in one. */
const WAITING: readonly Callee[] = ['on', 'once'].flatMap(name => [{ by: 'static', type: 'EventEmitter', name } as const, { by: 'call', name } as const]);
const EMITTING: ReadonlySet<string> = new Set(['emit', 'dispatchEvent']);
const HARMLESS: ReadonlySet<string> = new Set(['off', 'removeListener', 'removeAllListeners', 'removeEventListener', 'setMaxListeners', 'getMaxListeners', 'listenerCount', 'eventNames', 'listeners', 'rawListeners']);

function useOfEmitter(mention: ts.Expression, type: Type, { program }: FilePass): Use {
  const at = bracketsAround(mention);
  const { parent } = at;
  if (isCall(parent) && parent.arguments?.[0] === at && type === 'EventEmitter') {
    return WAITING.some(callee => isCallOf(parent, callee, EVENTS, program)) ? 'listens' : 'escapes';
  }
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== at) return 'escapes';
  const around = bracketsAround(parent);
  if (!isCall(around.parent) || around.parent.expression !== around) return 'escapes';
  const call = around.parent;
  const isUnused = isResultDropped(call);
  const method = parent.name.text;
  if (EMITTING.has(method)) return 'emits';
  if (HARMLESS.has(method)) return isUnused || method.startsWith('get') || method.endsWith('s') || method === 'listenerCount' ? 'nothing' : 'escapes';
  // What `on` returns is the emitter.
  return LISTENING.has(method) && isUnused ? 'listens' : 'escapes';
}

/** Events that Node itself emits on an emitter. */
const FROM_NODE: ReadonlySet<string> = new Set(['newListener', 'removeListener']);

/** Listeners of events that are none of those emitted, all of which are in sight. */
function eventsApart(name: ts.Node, listens: readonly ts.Expression[], emits: readonly ts.Expression[]): readonly UnwiredState[] {
  const emitted = emits.map(eventOf);
  if (emitted.includes(undefined)) return [];
  const events = [...new Set(emitted as string[])];
  return listens.flatMap(listener => {
    const event = eventOf(listener);
    // Whoever listens for errors wants to be safe from them.
    if (event === undefined || event === 'error' || FROM_NODE.has(event) || events.includes(event)) return [];
    return [{ kind: 'neverEmitted', name, listener, event, events } as const];
  });
}

function eventOf(mention: ts.Expression): string | undefined {
  const at = bracketsAround(mention);
  const isArgument = isCall(at.parent);
  const call = isArgument ? at.parent : bracketsAround(at.parent as ts.Expression).parent;
  if (!isCall(call)) return undefined;
  const event = call.arguments?.[isArgument ? 1 : 0];
  return event && ts.isStringLiteralLike(event) ? event.text : undefined;
}

/** Whether a collection that nothing looks into may be there to keep objects from being collected as garbage. */
function keepsAlive({ isLocal, type }: Holder, puts: readonly ts.Expression[], { checker }: FilePass): boolean {
  if (isLocal) return false;
  // A weak map keeps its values for as long as its keys live.
  if (type === 'WeakSet') return false;
  return puts.some(mention => {
    const call = ts.findAncestor(mention, isCall);
    const values = call?.arguments ?? [];
    return values.length === 0 || values.some(value => !isPrimitive(checker.getTypeAtLocation(value)));
  });
}

const PRIMITIVE = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.ESSymbolLike;

function isPrimitive(type: ts.Type): boolean {
  return type.isUnion() ? type.types.every(isPrimitive) : (type.flags & PRIMITIVE) !== 0;
}

/** The outermost expression that is the value itself: without parentheses and `!`. */
function bracketsAround(expression: ts.Expression): ts.Expression {
  let at = expression;
  while (ts.isParenthesizedExpression(at.parent) || ts.isNonNullExpression(at.parent)) at = at.parent;
  return at;
}
