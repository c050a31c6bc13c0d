import ts from 'typescript';
import type { OwningCallback } from '../catalogue/owners.js';
import type { ResourceEntry } from '../catalogue/schema.js';
import { isCall, namedSymbol, withoutCasts } from '../types/origin.js';
import { bodyOf, enclosingFunction, referencesTo } from '../types/references.js';
import { acquisitions, type Acquisition } from './acquisitions.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { fateOfHandle } from './handle-fate.js';
import { ownerOf, type OwningCode } from './owners.js';
import { isDevice } from './resource-kinds.js';
import { valueAround } from './resource-uses.js';
import { unreleasedRegistrations } from './unreleased-registrations.js';

/** A resource that a callback acquires for the part of the program which it sets up, and that nothing releases when that part ends. */
export interface OwnedResource {
  readonly acquisition: Acquisition;
  readonly owner: OwningCode;
  /** The variable or ref that holds it. */
  readonly name: string;
  /** The function that undoes the callback, where one is written there. */
  readonly cleanup: ts.Node | undefined;
}

/**
 * Connections, devices, workers and processes of effects that no code at all releases, those apart which count as unreleased
 * registrations: silent when the handle is handed to anything, and when the callback returns something that is not written there.
 */
export const ownedResources = defineFileAnalysis('ownedResources', (pass): readonly OwnedResource[] => {
  const found: OwnedResource[] = [];
  for (const acquisition of acquisitions(pass)) {
    const { resource, call } = acquisition;
    if (!isOwned(resource) || isTestCode(call) || unreleasedRegistrations(pass).some(({ registration }) => registration.call === call)) continue;
    const owner = ownerOf(call, pass.program);
    if (owner?.kind !== 'code' || ts.isSourceFile(owner.node) || !runsWith(call, owner.node, pass)) continue;
    const cleanup = cleanupOf(owner.node);
    if (cleanup === 'unknown') continue;
    // Whoever listens for the end does not bring it about.
    const fate = fateOfHandle(call, { ...resource, policy: 'effectBound', selfFailing: false }, pass.program);
    if (fate.kind !== 'kept' || fate.isField || fate.releases.length > 0 || (resource.activatedBy?.length && !fate.isUsed) || usesProcessId(acquisition, pass)) continue;
    found.push({ acquisition, owner, name: fate.name, cleanup });
  }
  return found;
});

/** What an effect has for itself. A process that only answers (`exec`) is over soon. */
function isOwned(resource: ResourceEntry): boolean {
  if (resource.release.length === 0 || (resource.parent && !resource.owedAlone)) return false;
  if (resource.policy === 'selfEnding') return resource.costs.includes('process') && resource.outputs !== undefined;
  return isDevice(resource) || (resource.costs.includes('process') && resource.policy !== 'consumable');
}

/** Whether code runs when the callback does: it is its own, or that of a callback of an array. */
function runsWith(node: ts.Node, callback: ts.Node, { checker }: FilePass): boolean {
  for (let around = enclosingFunction(node); around !== callback; around = enclosingFunction(around)) {
    const { parent } = around;
    if (!(ts.isArrowFunction(around) || ts.isFunctionExpression(around)) || !ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return false;
    const type = checker.getNonNullableType(checker.getTypeAtLocation(parent.expression.expression));
    if (!checker.isArrayType(type) && !checker.isTupleType(type)) return false;
  }
  return true;
}

/** The function that undoes what the callback does; `unknown` when it comes from elsewhere. */
function cleanupOf(callback: ts.FunctionLikeDeclaration): ts.Node | 'unknown' | undefined {
  const body = bodyOf(callback);
  if (!body || !ts.isBlock(body)) return body ? 'unknown' : undefined;
  let cleanup: ts.Node | 'unknown' | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) {
      const value = withoutCasts(node.expression);
      if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) cleanup ??= value;
      else if (!(ts.isIdentifier(value) && value.text === 'undefined') && !ts.isVoidExpression(value)) cleanup = 'unknown';
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return cleanup;
}

/** `process.kill(child.pid)` ends it as well. */
function usesProcessId({ call, resource }: Acquisition, { checker }: FilePass): boolean {
  if (!resource.costs.includes('process')) return false;
  const { parent } = valueAround(call);
  const name = ts.isVariableDeclaration(parent) ? parent.name : ts.isBinaryExpression(parent) ? parent.left : undefined;
  const symbol = name && ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  return symbol ? referencesTo(symbol, call.getSourceFile(), checker).some(({ parent: access }) => ts.isPropertyAccessExpression(access) && access.name.text === 'pid') : false;
}

/** An object URL that becomes the state of a component that never revokes any. */
export interface UrlInState {
  readonly acquisition: Acquisition;
  /** The state variable. */
  readonly state: string;
}

/** `setPreview(URL.createObjectURL(file))`, directly or by a constant that is used for nothing else. */
export const urlsInState = defineFileAnalysis('urlsInState', (pass): readonly UrlInState[] => {
  const { sourceFile, checker } = pass;
  if (!sourceFile.text.includes('createObjectURL')) return [];
  return acquisitions(pass).flatMap(acquisition => {
    const { resource, call } = acquisition;
    if (resource.id !== 'dom/URL.createObjectURL' || isTestCode(call) || /\brevokeObjectURL\b/.test(componentAround(call).getText())) return [];
    const { parent } = valueAround(call);
    if (ts.isCallExpression(parent)) {
      const state = stateSetBy(parent, checker);
      return state === undefined ? [] : [{ acquisition, state }];
    }
    const symbol = ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? checker.getSymbolAtLocation(parent.name) : undefined;
    const mentions = symbol ? referencesTo(symbol, enclosingFunction(call), checker) : [];
    const states = mentions.map(mention => (ts.isCallExpression(mention.parent) && mention.parent.arguments[0] === mention ? stateSetBy(mention.parent, checker) : undefined));
    const [state] = states;
    return state !== undefined && states.length === 1 ? [{ acquisition, state }] : [];
  });
});

function componentAround(node: ts.Node): ts.Node {
  let component: ts.Node = node;
  for (let around = enclosingFunction(node); !ts.isSourceFile(around); around = enclosingFunction(around)) component = around;
  return component;
}

/** The state that a call sets: `preview` for `setPreview`, the second element of what `useState` returned. None if the state is given to a function, which may revoke it. */
function stateSetBy({ expression }: ts.CallExpression, checker: ts.TypeChecker): string | undefined {
  const element = ts.isIdentifier(expression) ? checker.getSymbolAtLocation(expression)?.valueDeclaration : undefined;
  if (!element || !ts.isBindingElement(element) || !ts.isArrayBindingPattern(element.parent) || element.parent.elements[1] !== element) return undefined;
  const declaration = element.parent.parent;
  const value = ts.isVariableDeclaration(declaration) && declaration.initializer ? withoutCasts(declaration.initializer) : undefined;
  if (!value || !ts.isCallExpression(value) || namedSymbol(value.expression, checker)?.name !== 'useState') return undefined;
  const [first] = element.parent.elements;
  const state = first && ts.isBindingElement(first) ? checker.getSymbolAtLocation(first.name) : undefined;
  const isGiven = state && referencesTo(state, componentAround(element), checker).some(({ parent }) => isCall(parent));
  return state && !isGiven ? state.name : undefined;
}

/** Where the missing release belongs, in words. */
export function placeOfCleanup({ owner, cleanup }: OwnedResource, lineOf: (node: ts.Node) => number): string {
  const { cleanupBy } = owner.entry as OwningCallback;
  if (cleanupBy !== undefined) return `in \`${cleanupBy}()\``;
  return cleanup ? `in the cleanup on line ${lineOf(cleanup)}` : 'in a function that it returns';
}
