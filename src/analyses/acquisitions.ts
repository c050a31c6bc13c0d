import ts from 'typescript';
import type { ResourceEntry } from '../catalogue/schema.js';
import { promisifiedBy, withoutCasts, type Call } from '../types/origin.js';
import { enclosingFunction } from '../types/references.js';
import { mayAcquireByName } from './acquiring-names.js';
import { addResources, hasOption, resourcesAcquiredBy } from './catalogue-match.js';
import { defineFileAnalysis } from './define.js';
import { callsOf } from './nodes.js';
import { valueAround } from './resource-uses.js';
import { freshResource } from './return-freshness.js';
import { wrapperResource } from './wrapper-resources.js';

/** A place at which a resource comes into being. */
export interface Acquisition {
  readonly resource: ResourceEntry;
  readonly call: Call;
  /** The expression that is the acquired value: the call, or the `await` around it. */
  readonly produced: ts.Expression;
  readonly goesTo: Destination;
}

export type Destination =
  /** A variable of the same function. `isPart` when a pattern took just the resource out of the acquired value. */
  | { readonly kind: 'variable'; readonly symbol: ts.Symbol; readonly name: ts.Identifier; readonly isPart: boolean; readonly at: ts.Node }
  /** A parameter of a function that the call is given; `failure` is truthy when there is no resource. */
  | { readonly kind: 'parameter'; readonly symbol: ts.Symbol; readonly name: ts.Identifier; readonly owner: ts.FunctionLikeDeclaration; readonly failure?: ts.Symbol }
  /** The object that the call is made on, which a variable or parameter holds. */
  | { readonly kind: 'receiver'; readonly symbol: ts.Symbol; readonly name: ts.Identifier }
  /** A field of the object that the code belongs to. */
  | { readonly kind: 'field'; readonly name: ts.PropertyName | ts.MemberName }
  /** No name at all: `node` is the outermost expression with this value. */
  | { readonly kind: 'expression'; readonly node: ts.Expression }
  /** A variable of another function, an element, a promise, a pattern: not followed. */
  | { readonly kind: 'elsewhere' };

/** Every acquisition in the file, in order of appearance. */
export const acquisitions = defineFileAnalysis('acquisitions', (pass): readonly Acquisition[] => {
  const { program, checker, settings } = pass;
  addResources(settings.resources, program);
  const found: Acquisition[] = [];
  for (const call of callsOf(pass)) {
    if (mayAcquireByName(call, program)) for (const resource of resourcesOf(call, program)) if (hasPart(call, resource, checker)) found.push(acquisition(call, resource, checker));
  }
  return found;
});

/** The resources that a call hands to its caller, directly or through functions that return what they acquired. */
function resourcesOf(call: Call, program: ts.Program): readonly ResourceEntry[] {
  const rows = promisified(call, resourcesAcquiredBy(call, program), program).filter(row => !row.releasedByOption?.some(option => hasOption(call, option, program.getTypeChecker())));
  if (rows.length > 0) return rows;
  const fresh = wrapperResource(call, program) ?? freshResource(call, program);
  return fresh ? [fresh] : [];
}

/** What a callback would be given is what the promise of a promisified function fulfils with. */
function promisified(call: Call, rows: readonly ResourceEntry[], program: ts.Program): readonly ResourceEntry[] {
  if (!rows.some(({ value }) => value.of === 'callback') || !promisifiedBy(call, program.getTypeChecker())) return rows;
  return rows.map(row => (row.value.of === 'callback' ? { ...row, value: { of: 'awaited' } } : row));
}

/** Whether the acquired value has the part that is the resource, with a way to give it back. */
function hasPart(call: Call, { value, release }: ResourceEntry, checker: ts.TypeChecker): boolean {
  if (!('property' in value) || value.property === undefined) return true;
  const { property } = value;
  const holds = (type: ts.Type, name: string): ts.Symbol | undefined => (type.isUnion() ? type.types : [type]).flatMap(each => each.getProperty(name) ?? [])[0];
  const produced = producedBy(call);
  const part = value.of === 'awaited' && produced === call ? undefined : holds(checker.getTypeAtLocation(produced), property);
  if (!part) return false;
  const type = checker.getTypeOfSymbolAtLocation(part, call);
  return (type.flags & ts.TypeFlags.Any) !== 0 || release.some(way => way.by !== 'method' || holds(type, way.name) !== undefined);
}

function acquisition(call: Call, resource: ResourceEntry, checker: ts.TypeChecker): Acquisition {
  const { value } = resource;
  if (value.of === 'receiver') return { resource, call, produced: producedBy(call), goesTo: receiver(call, checker) };
  if (value.of === 'callback') return { resource, call, produced: call, goesTo: parameter(call, value, checker) };
  if (value.of === 'argument') return { resource, call, produced: call, goesTo: { kind: 'elsewhere' } };
  const produced = producedBy(call);
  const way = wayOut(produced, resource, checker);
  if (way) return { resource: way.resource, call, produced, goesTo: way.goesTo };
  if (value.of === 'awaited' && produced === call) {
    const then = value.property === undefined ? thenCallback(call) : undefined;
    if (then) return { resource, call, produced: call, goesTo: ownParameter(then, 0, undefined, checker) };
    const together = value.property === undefined ? oneOfAll(call, checker) : undefined;
    if (together) return { resource, call, ...together };
    const isDropped = ts.isExpressionStatement(call.parent) || ts.isVoidExpression(call.parent);
    return { resource, call, produced, goesTo: isDropped ? { kind: 'expression', node: call } : { kind: 'elsewhere' } };
  }
  return { resource, call, produced, goesTo: destination(produced, value.property, checker) };
}

/** `const { path, cleanup } = await file()`: the function that a pattern takes out is all that is needed to give the resource back. */
function wayOut(produced: ts.Expression, resource: ResourceEntry, checker: ts.TypeChecker): { readonly resource: ResourceEntry; readonly goesTo: Destination } | undefined {
  const { parent } = valueAround(produced);
  if (('property' in resource.value && resource.value.property !== undefined) || !ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name) || (resource.value.of === 'awaited' && !ts.isAwaitExpression(produced))) return undefined;
  const { elements } = parent.name;
  if (elements.some(element => element.dotDotDotToken)) return undefined;
  const released = elements.filter(element => resource.release.some(way => way.by === 'method' && way.on === undefined && way.name === (element.propertyName ?? element.name).getText()));
  const [element, ...others] = released;
  if (!element || others.length > 0 || !ts.isIdentifier(element.name)) return undefined;
  const goesTo = variable(element.name, true, parent, checker);
  return goesTo.kind === 'variable' ? { resource: calledToRelease(resource), goesTo } : undefined;
}

const called = new WeakMap<ResourceEntry, ResourceEntry>();

/** The same resource, known by the function that releases it. */
function calledToRelease(resource: ResourceEntry): ResourceEntry {
  let row = called.get(resource);
  if (!row) called.set(resource, (row = { ...resource, release: [{ by: 'callingIt' }] }));
  return row;
}

/** The `await` around a call, if there is one. */
function producedBy(call: Call): ts.Expression {
  let node: ts.Expression = call;
  while (ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent) || ts.isNonNullExpression(node.parent) || ts.isSatisfiesExpression(node.parent)) node = node.parent;
  return ts.isAwaitExpression(node.parent) ? node.parent : call;
}

function destination(produced: ts.Expression, property: string | undefined, checker: ts.TypeChecker): Destination {
  const value = valueAround(produced);
  const { parent } = value;
  if (ts.isVariableDeclaration(parent)) {
    if (ts.isIdentifier(parent.name)) return variable(parent.name, false, parent, checker);
    const element = property !== undefined && ts.isObjectBindingPattern(parent.name) ? parent.name.elements.find(each => (each.propertyName ?? each.name).getText() === property) : undefined;
    if (element && ts.isIdentifier(element.name) && !element.dotDotDotToken) return variable(element.name, true, parent, checker);
    if (!element && property !== undefined) return { kind: 'expression', node: value };
    return { kind: 'elsewhere' };
  }
  if (ts.isPropertyDeclaration(parent) && parent.initializer === value) return { kind: 'field', name: parent.name };
  if (ts.isBinaryExpression(parent) && parent.right === value) {
    const target = withoutCasts(parent.left);
    const { kind } = parent.operatorToken;
    if (ts.isPropertyAccessExpression(target) && target.expression.kind === ts.SyntaxKind.ThisKeyword && kind === ts.SyntaxKind.EqualsToken) return { kind: 'field', name: target.name };
    if (ts.isIdentifier(target) && kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment) return variable(target, false, parent, checker);
    return ts.isIdentifier(target) ? { kind: 'elsewhere' } : { kind: 'expression', node: value };
  }
  return { kind: 'expression', node: value };
}

function variable(name: ts.Identifier, isPart: boolean, at: ts.Node, checker: ts.TypeChecker): Destination {
  const symbol = checker.getSymbolAtLocation(name);
  const declaration = symbol?.valueDeclaration;
  const isLocal = declaration && enclosingFunction(declaration) === enclosingFunction(name) && (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration) || ts.isParameter(declaration));
  return isLocal ? { kind: 'variable', symbol, name, isPart, at } : { kind: 'elsewhere' };
}

function receiver(call: Call, checker: ts.TypeChecker): Destination {
  const callee = withoutCasts(call.expression);
  const object = ts.isPropertyAccessExpression(callee) ? withoutCasts(callee.expression) : undefined;
  if (!object || !ts.isIdentifier(object)) return { kind: 'elsewhere' };
  const symbol = checker.getSymbolAtLocation(object);
  const declaration = symbol?.valueDeclaration;
  const isOwn = declaration && (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration)) && enclosingFunction(declaration) === enclosingFunction(call);
  return isOwn ? { kind: 'receiver', symbol, name: object } : { kind: 'elsewhere' };
}

function parameter(call: Call, { argument, parameter: index, failure }: Extract<ResourceEntry['value'], { of: 'callback' }>, checker: ts.TypeChecker): Destination {
  const given = call.arguments ?? [];
  const callback = argument === 'last' ? given[given.length - 1] : given[argument];
  return callback && isCallback(callback) ? ownParameter(callback, index, failure, checker) : { kind: 'elsewhere' };
}

function isCallback(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** `const [a, b] = await Promise.all([open(x), open(y)])`: the name that one of them gets. */
function oneOfAll(call: Call, checker: ts.TypeChecker): { readonly produced: ts.Expression; readonly goesTo: Destination } | undefined {
  const list = call.parent;
  if (!ts.isArrayLiteralExpression(list) || !ts.isCallExpression(list.parent) || list.parent.expression.getText() !== 'Promise.all') return undefined;
  const produced = producedBy(list.parent);
  const { parent } = valueAround(produced);
  if (!ts.isAwaitExpression(produced) || !ts.isVariableDeclaration(parent) || !ts.isArrayBindingPattern(parent.name) || list.elements.some(ts.isSpreadElement)) return undefined;
  const element = parent.name.elements[list.elements.indexOf(call)];
  return element && ts.isBindingElement(element) && ts.isIdentifier(element.name) && !element.dotDotDotToken ? { produced, goesTo: variable(element.name, true, parent, checker) } : undefined;
}

/** The function that `open().then(handle => …)` hands the resource to. */
function thenCallback(call: Call): ts.ArrowFunction | ts.FunctionExpression | undefined {
  const access = call.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name.text !== 'then' || !ts.isCallExpression(access.parent) || access.parent.expression !== access) return undefined;
  const [callback] = access.parent.arguments;
  return callback && isCallback(callback) ? callback : undefined;
}

function ownParameter(callback: ts.ArrowFunction | ts.FunctionExpression, index: number, failure: number | undefined, checker: ts.TypeChecker): Destination {
  const name = callback.parameters[index]?.name;
  const failed = failure === undefined ? undefined : callback.parameters[failure]?.name;
  const symbol = name && checker.getSymbolAtLocation(name);
  if (!symbol || !name || !ts.isIdentifier(name)) return { kind: 'elsewhere' };
  const failureSymbol = failed && checker.getSymbolAtLocation(failed);
  return { kind: 'parameter', symbol, name, owner: callback, ...(failureSymbol && { failure: failureSymbol }) };
}
