import ts from 'typescript';
import { completingOperators, endlessClasses, handleReleases, listenerPairs, removerTypes, type ListenerPair } from '../catalogue/registrations.js';
import type { ResourceEntry } from '../catalogue/schema.js';
import { namedSymbol, withoutCasts, type Call } from '../types/origin.js';
import { bodyOf } from '../types/references.js';
import { mayAcquireByName } from './acquiring-names.js';
import { addResources, resourcesAcquiredBy } from './catalogue-match.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { callsOf } from './nodes.js';
import { basesOf } from './owners.js';
import { implementationOf } from './parameter-ownership.js';
import { valueAround } from './resource-uses.js';

/** A place at which something is set going, or made known to somebody, and stays so until it is taken back. */
export type Registration = Timer | Listener | Subscription;

interface Common {
  readonly call: Call;
  /** What a report calls it: `interval`, `listener`, `subscription`. */
  readonly noun: string;
}

export interface Timer extends Common {
  readonly kind: 'timer';
  readonly repeats: 'interval' | 'timeout' | 'frame';
  readonly resource: ResourceEntry;
  readonly handler: ts.Expression | undefined;
  readonly delay: ts.Expression | undefined;
}

export interface Listener extends Common {
  readonly kind: 'listener';
  readonly call: ts.CallExpression;
  readonly pair: ListenerPair;
  /** The object that keeps the listener; absent for a bare `addEventListener()`, which is the global object's. */
  readonly target: ts.Expression | undefined;
  readonly event: ts.Expression | undefined;
  readonly handler: ts.Expression;
  readonly options: ts.Expression | undefined;
}

export interface Subscription extends Common {
  readonly kind: 'subscription';
  /** How what the call returns is given back. */
  readonly resource: ResourceEntry;
  /** The object that keeps it, as far as the call shows one. */
  readonly target: ts.Expression | undefined;
  readonly handler: ts.Expression | undefined;
}

/** A call that takes a listener away. */
export interface Removal {
  readonly call: ts.CallExpression;
  readonly target: ts.Expression | undefined;
  /** Absent when every event, or every listener, is meant. */
  readonly event: ts.Expression | undefined;
  readonly handler: ts.Expression | undefined;
}

const PAIRS = new Map<string, ListenerPair>(listenerPairs.map(pair => [pair.add, pair]));
const REMOVERS = new Set<string>(listenerPairs.flatMap(({ remove }) => remove));
const TIMERS = new Map<string, Timer['repeats']>([
  ['setInterval', 'interval'],
  ['setTimeout', 'timeout'],
  ['requestAnimationFrame', 'frame'],
]);

/** Every registration of the file, in order of appearance. Calls on `any` are none. */
export const registrations = defineFileAnalysis('registrations', (pass): readonly Registration[] => {
  const { program, settings } = pass;
  addResources(settings.resources, program);
  return callsOf(pass).flatMap(call => registrationAt(call, program) ?? []);
});

/** Every call of the file that takes listeners away, in order of appearance. */
export const removals = defineFileAnalysis('removals', (pass): readonly Removal[] => callsOf(pass).flatMap(call => removalAt(call) ?? []));

/** The call that takes a listener away, if a node is one. */
export function removalAt(node: ts.Node): Removal | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const { name, target } = calleeParts(node);
  if (name === undefined || !REMOVERS.has(name)) return undefined;
  const [first, second] = node.arguments;
  const alone = first && !second && !ts.isStringLiteralLike(first);
  return { call: node, target, event: alone ? undefined : first, handler: alone ? first : second };
}

/** The last word of a callee, and the object it is called on. */
function calleeParts(call: Call): { readonly name: string | undefined; readonly target: ts.Expression | undefined } {
  const callee = withoutCasts(call.expression);
  if (ts.isIdentifier(callee)) return { name: callee.text, target: undefined };
  if (ts.isPropertyAccessExpression(callee)) return { name: callee.name.text, target: callee.expression };
  return { name: undefined, target: undefined };
}

/** What a call registers, by its callee and the types of what is around it; `handedOn`: also what is put into a collection at once. */
export function registrationAt(call: Call, program: ts.Program, handedOn = false): Registration | undefined {
  const { name, target } = calleeParts(call);
  if (name === undefined) return undefined;
  const repeats = TIMERS.get(name);
  if (repeats) {
    const resource = resourcesAcquiredBy(call, program).find(row => row.value.of === 'result');
    return resource && { kind: 'timer', call, noun: NOUNS[repeats], repeats, resource, handler: call.arguments?.[0], delay: call.arguments?.[1] };
  }
  const pair = PAIRS.get(name);
  if (pair && ts.isCallExpression(call)) {
    const listener = listenerAt(call, pair, target, program);
    if (listener) return listener;
  }
  return subscriptionAt(call, name, target, program, handedOn);
}

const NOUNS = { interval: 'interval', timeout: 'timer', frame: 'animation frame' } as const;

function listenerAt(call: ts.CallExpression, pair: ListenerPair, target: ts.Expression | undefined, program: ts.Program): Listener | undefined {
  const checker = program.getTypeChecker();
  if (!target && (pair.add !== 'addEventListener' || !isGlobalFunction(call, program))) return undefined;
  if (target) {
    const type = checker.getNonNullableType(checker.getTypeAtLocation(target));
    if (type.flags & ts.TypeFlags.Any || !pair.remove.some(remove => type.getProperty(remove) !== undefined)) return undefined;
  }
  const handler = call.arguments.find((argument, index) => index < 2 && canBeListener(argument, pair, checker));
  if (!handler) return undefined;
  const at = call.arguments.indexOf(handler);
  // What the call returns may be the handle; a chained call returns the object itself.
  const handle = handleReturnedBy(call, checker);
  if (handle && target && !isSameType(call, target, checker)) return undefined;
  return { kind: 'listener', call, noun: 'listener', pair, target, event: at === 0 ? undefined : call.arguments[0], handler, options: call.arguments[at + 1] };
}

function isGlobalFunction(call: ts.CallExpression, program: ts.Program): boolean {
  const declarations = namedSymbol(call.expression, program.getTypeChecker())?.declarations ?? [];
  return declarations.some(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
}

function canBeListener(argument: ts.Expression, pair: ListenerPair, checker: ts.TypeChecker): boolean {
  if (ts.isArrowFunction(argument) || ts.isFunctionExpression(argument)) return true;
  if (ts.isStringLiteralLike(argument) || ts.isObjectLiteralExpression(argument)) return false;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(argument));
  return type.getCallSignatures().length > 0 || (pair.add === 'addEventListener' && type.getProperty('handleEvent') !== undefined);
}

function isSameType(call: Call, target: ts.Expression, checker: ts.TypeChecker): boolean {
  const own = checker.getNonNullableType(checker.getTypeAtLocation(target));
  const returned = checker.getTypeAtLocation(call);
  return returned === own || (returned.symbol !== undefined && returned.symbol === own.symbol);
}

function subscriptionAt(call: Call, name: string, target: ts.Expression | undefined, program: ts.Program, handedOn: boolean): Subscription | undefined {
  const checker = program.getTypeChecker();
  if (!handedOn && !isKeptOrDropped(call)) return undefined;
  const isSubscribe = name === 'subscribe';
  if (!isSubscribe && !ts.isNewExpression(call) && !call.arguments.some(mayBeFunction)) return undefined;
  const mayBeOfRow = mayAcquireByName(call, program);
  const handle = ts.isNewExpression(call) ? undefined : handleReturnedBy(call, checker) ?? (isSubscribe && target && isEndlessType(checker.getNonNullableType(checker.getTypeAtLocation(target)), checker) ? 'unsubscribe' : undefined);
  if (!mayBeOfRow && !handle && !(target && ts.isExpressionStatement(call.parent))) return undefined;
  const handler = functionAmong(call.arguments ?? [], checker);
  if (!handler && !isSubscribe && !ts.isNewExpression(call)) return undefined;
  const row = mayBeOfRow ? resourcesAcquiredBy(call, program).find(each => each.policy === 'effectBound' && each.value.of === 'result' && !('property' in each.value && each.value.property)) : undefined;
  if (row) return { kind: 'subscription', call, noun: row.noun, resource: row, target, handler };
  if (ts.isNewExpression(call) || isGivenCollection(call, handler, checker) || returnsWhatIsReturned(call, checker) || isAskedByCallee(handler, call, checker)) return undefined;
  if (target && handler && keepsForEver(call, checker)) return { kind: 'subscription', call, noun: 'listener', resource: UNRELEASABLE, target, handler };
  if (!handle || (target && isSameType(call, target, checker))) return undefined;
  if (handle === 'callingIt' && !isSubscribe && !PAIRS.has(name) && !isDeclaredRemover(call, checker) && !returnsRemover(call, checker)) return undefined;
  if (handle !== 'callingIt' && handle !== 'unsubscribe' && handle !== 'dispose') return undefined;
  return { kind: 'subscription', call, noun: handle === 'dispose' ? 'disposable' : 'subscription', resource: rowFor(handle), target, handler };
}

/** `run<T>(work: () => T): T` registers nothing itself. */
function returnsWhatIsReturned(call: Call, checker: ts.TypeChecker): boolean {
  const declared = checker.getResolvedSignature(call)?.declaration;
  const type = declared && !ts.isJSDocSignature(declared) ? declared.type : undefined;
  return type !== undefined && ts.isTypeReferenceNode(type) && ((checker.getSymbolAtLocation(type.typeName)?.flags ?? 0) & ts.SymbolFlags.TypeParameter) !== 0;
}

/** Whether the result of a call is dropped or gets a name: whoever else gets it has to take care of it. */
function isKeptOrDropped(call: Call): boolean {
  const { parent } = valueAround(call);
  if (ts.isPropertyAccessExpression(parent)) return ts.isNewExpression(call);
  return ts.isExpressionStatement(parent) || ts.isVoidExpression(parent) || ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isBinaryExpression(parent) || ts.isArrowFunction(parent);
}

/** An argument after the callback that is a list: `event(listener, thisArg, disposables)` puts its result there. */
function isGivenCollection(call: Call, handler: ts.Expression | undefined, checker: ts.TypeChecker): boolean {
  const given: readonly ts.Expression[] = call.arguments ?? [];
  const at = handler ? given.indexOf(handler) : -1;
  return at >= 0 && given.slice(at + 1).some(argument => checker.getNonNullableType(checker.getTypeAtLocation(argument)).getProperty('push') !== undefined);
}

/** `repositories.find(each => each.name === name)`: a function whose answer the callee uses is no listener, and what is found was there before. */
function isAskedByCallee(handler: ts.Expression | undefined, call: Call, checker: ts.TypeChecker): boolean {
  const declaration = checker.getResolvedSignature(call)?.declaration;
  const parameter = handler && declaration ? declaration.parameters[call.arguments?.indexOf(handler) ?? -1] : undefined;
  if (!handler || !parameter) return false;
  const asked = checker.getNonNullableType(checker.getTypeAtLocation(parameter)).getCallSignatures().map(signature => signature.getReturnType());
  const answers = (type: ts.Type): boolean => (type.isUnion() ? type.types.every(answers) : (type.flags & (ts.TypeFlags.BooleanLike | ts.TypeFlags.NumberLike | ts.TypeFlags.StringLike)) !== 0);
  const callee = withoutCasts(call.expression);
  return (asked.length > 0 && asked.every(answers)) || (ts.isPropertyAccessExpression(callee) && checker.isArrayType(checker.getNonNullableType(checker.getTypeAtLocation(callee.expression))));
}

function functionAmong(given: readonly ts.Expression[], checker: ts.TypeChecker): ts.Expression | undefined {
  return given.find(argument => {
    if (ts.isArrowFunction(argument) || ts.isFunctionExpression(argument)) return true;
    return mayBeFunction(argument) && checker.getTypeAtLocation(argument).getCallSignatures().length > 0;
  });
}

/** Whether the form of an expression leaves it open. */
function mayBeFunction(node: ts.Expression): boolean {
  return !(ts.isLiteralExpression(node) || ts.isTemplateExpression(node) || ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || ts.isPrefixUnaryExpression(node) || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword);
}

/** How the result of a call is given back, by its type. */
function handleReturnedBy(call: Call, checker: ts.TypeChecker): (typeof handleReleases)[number] | 'callingIt' | undefined {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(call));
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Void)) return undefined;
  const [signature, ...others] = type.getCallSignatures();
  if (signature && others.length === 0 && signature.parameters.length === 0 && isNothing(signature.getReturnType())) return 'callingIt';
  return handleReleases.find(name => {
    const method = type.getProperty(name);
    const signatures = method ? checker.getTypeOfSymbolAtLocation(method, call).getCallSignatures() : [];
    return signatures.some(({ parameters }) => parameters.length === 0);
  });
}

/** Whether the type of what a call returns is declared to be one that takes something back. */
function isDeclaredRemover(call: Call, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(call);
  const name = type.aliasSymbol?.name ?? (type.symbol as ts.Symbol | undefined)?.name;
  return removerTypes.some(row => row.name === name);
}

function isNothing(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined | ts.TypeFlags.BooleanLike)) !== 0;
}

/** Whether a function of the project puts what it is given somewhere, and returns a function that takes it away. */
function returnsRemover(call: Call, checker: ts.TypeChecker): boolean {
  const callee = implementationOf(call, checker);
  const body = callee && bodyOf(callee);
  if (!body || !ts.isBlock(body)) return false;
  const last = body.statements.at(-1);
  const returned = last && ts.isReturnStatement(last) && last.expression ? withoutCasts(last.expression) : undefined;
  if (!returned || !(ts.isArrowFunction(returned) || ts.isFunctionExpression(returned))) return false;
  const parameters = (callee?.parameters ?? []).flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  const kept = body.statements.some(statement => parameters.some(name => new RegExp(`\\.(?:push|add|set|on|addListener|addEventListener)\\([^;]*\\b${name.replaceAll('$', '\\$')}\\b`).test(statement.getText())) && statement !== last);
  return kept && /\.(?:delete|splice|filter|off|removeListener|removeEventListener)\(/.test(returned.getText());
}

/**
 * Whether a method of the project puts a function that it is given into a collection of its object, returns nothing, and no
 * code of the class ever takes anything out of it.
 */
function keepsForEver(call: Call, checker: ts.TypeChecker): boolean {
  if (!ts.isExpressionStatement(call.parent)) return false;
  const callee = implementationOf(call, checker);
  const owner = callee && ts.isMethodDeclaration(callee) && ts.isClassLike(callee.parent) ? callee.parent : undefined;
  const statements = callee && ts.isMethodDeclaration(callee) && callee.body ? callee.body.statements : [];
  const [only] = statements;
  const names = (callee?.parameters ?? []).flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  if (!owner || !only || statements.length > 1 || !ts.isExpressionStatement(only) || !ts.isCallExpression(only.expression)) return false;
  const [value] = only.expression.arguments;
  const keep = only.expression.expression;
  if (!value || !ts.isIdentifier(value) || !names.includes(value.text) || !ts.isPropertyAccessExpression(keep) || !/^(?:push|add)$/.test(keep.name.text)) return false;
  const field = withoutCasts(keep.expression);
  if (!ts.isPropertyAccessExpression(field) || field.expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
  const member = owner.members.find(each => each.name?.getText() === field.name.text);
  if (!member || (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) === 0) return false;
  return !new RegExp(`this\\.${field.name.text.replaceAll('$', '\\$')}(?:\\s*=[^=]|\\.(?!push\\b|add\\b|forEach\\b|map\\b|length\\b(?!\\s*=[^=]))|\\s*[,)\\]}])`).test(owner.getText().replaceAll(`of this.${field.name.text})`, ''));
}

/** The row for what is kept without any way to take it back. */
const UNRELEASABLE: ResourceEntry = {
  id: 'type/none',
  noun: 'listener',
  origin: { from: 'lib' },
  acquire: { by: 'call', name: 'listen' },
  value: { of: 'result' },
  release: [],
  policy: 'effectBound',
  costs: ['heap'],
  source: 'the body of the method',
};

const BY_TYPE = new Map<string, ResourceEntry>();

/** The row for a handle of which only the type is known. */
function rowFor(handle: string): ResourceEntry {
  let row = BY_TYPE.get(handle);
  if (!row) {
    row = {
      id: `type/${handle}`,
      noun: 'subscription',
      origin: { from: 'lib' },
      acquire: { by: 'call', name: 'subscribe' },
      value: { of: 'result' },
      release: [handle === 'callingIt' ? { by: 'callingIt' } : { by: 'method', name: handle }],
      policy: 'effectBound',
      costs: ['heap'],
      source: 'the type of the result',
    };
    BY_TYPE.set(handle, row);
  }
  return row;
}

/** Whether a stream surely or possibly ends by itself before it is subscribed to: an operator that limits it is somewhere in its pipe. */
export function isLimited(source: ts.Expression): boolean {
  let node = withoutCasts(source) as ts.Expression;
  for (;;) {
    if (ts.isCallExpression(node)) {
      const { name, target } = calleeParts(node);
      if (name === 'pipe' && node.arguments.some(operator => ts.isCallExpression(operator) && isCompleting(calleeParts(operator).name))) return true;
      if (name === 'pipe' && node.arguments.some(operator => !ts.isCallExpression(operator))) return true;
      if (isCompleting(name)) return true;
      if (!target) return false;
      node = withoutCasts(target) as ts.Expression;
    } else if (ts.isPropertyAccessExpression(node)) node = withoutCasts(node.expression) as ts.Expression;
    else return false;
  }
}

/** The private subject of a class that is to end a stream, `takeUntil(this.destroyed)`, and that no code ever makes say so. */
export function notifierOf(source: ts.Expression, { checker }: FilePass): ts.Expression | undefined {
  const node = withoutCasts(source);
  if (!ts.isCallExpression(node) || calleeParts(node).name !== 'pipe') return undefined;
  const completing = node.arguments.filter(operator => !ts.isCallExpression(operator) || isCompleting(calleeParts(operator).name));
  const [only] = completing;
  if (!only || completing.length > 1 || !ts.isCallExpression(only) || calleeParts(only).name !== 'takeUntil') return undefined;
  const [notifier] = only.arguments;
  const field = notifier && withoutCasts(notifier);
  if (!field || !ts.isPropertyAccessExpression(field) || field.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  const member = checker.getSymbolAtLocation(field.name)?.valueDeclaration;
  const isOwn = member && ts.isPropertyDeclaration(member) && member.initializer && ts.isNewExpression(withoutCasts(member.initializer)) && (ts.isPrivateIdentifier(member.name) || (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) !== 0);
  if (!isOwn || !isEndlessType(checker.getTypeAtLocation(field), checker)) return undefined;
  const name = field.name.text;
  const isOnlyAsked = (each: ts.Node): boolean => {
    if (ts.isStringLiteralLike(each) && each.text === name) return false;
    if (ts.isBindingElement(each) && (each.propertyName ?? each.name).getText() === name) return false;
    if (ts.isPropertyAccessExpression(each) && each.name.text === name && !(ts.isCallExpression(each.parent) && each.parent.arguments[0] === each && calleeParts(each.parent).name === 'takeUntil')) return false;
    return ts.forEachChild(each, child => (isOnlyAsked(child) ? undefined : true)) === undefined;
  };
  return isOnlyAsked(member.parent) ? field : undefined;
}

/** Whether what is subscribed to emits until somebody completes it: a subject. */
export function isEndlessType(type: ts.Type, checker: ts.TypeChecker): boolean {
  const symbol = type.symbol as ts.Symbol | undefined;
  if (!symbol) return false;
  const isEndless = ({ name }: ts.Symbol): boolean => (endlessClasses as readonly string[]).includes(name);
  return isEndless(symbol) || (symbol.declarations ?? []).some(declaration => ts.isClassLike(declaration) && basesOf(declaration, checker).some(isEndless));
}

function isCompleting(name: string | undefined): boolean {
  return name !== undefined && (completingOperators as readonly string[]).includes(name);
}
