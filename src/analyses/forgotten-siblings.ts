import ts from 'typescript';
import { certainTeardowns, teardownNames } from '../catalogue/owners.js';
import { namedSymbol, withoutCasts } from '../types/origin.js';
import { isStatic } from '../types/syntax.js';
import { fieldOfThis } from '../types/value-path.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { resourcesAcquiredBy } from './catalogue-match.js';
import { fieldGiven } from './inferred-resources.js';
import { mayBeUsedElsewhere } from './mentioned-elsewhere.js';
import { nodesOf } from './nodes.js';
import { isInTeardown, ownerOf, type OwningObject } from './owners.js';
import { valueAround } from './resource-uses.js';
import { isOneForAll } from './unreleased-registrations.js';

/** A field with an object of a class whose other objects its owner ends, while nothing ends this one. */
export interface ForgottenSibling {
  readonly made: ts.NewExpression;
  readonly fieldName: string;
  /** The method that ends such an object. */
  readonly method: string;
  /** How the sibling is ended: by a call of that method, or by handing it to `this.register()`. */
  readonly sibling: { readonly kind: 'ended'; readonly call: ts.CallExpression } | { readonly kind: 'registered'; readonly call: ts.CallExpression };
}

/** So many objects that are handed to one collection are that collection's purpose. */
const GROUP = 2;

interface Made {
  readonly made: ts.NewExpression;
  readonly name: ts.MemberName;
  readonly ofClass: ts.Symbol;
  readonly owner: ts.ClassLikeDeclaration;
}

/**
 * Fields of this file's classes that hold an object made on the spot, nothing ends, and have a sibling: another field of the
 * same class whose object, made in the same way, is ended with its owner. Silent when the object is handed to anything, and
 * when the code of the end has to do with it in whatever way.
 */
export const forgottenSiblings = defineFileAnalysis('forgottenSiblings', (pass): readonly ForgottenSibling[] => {
  const { checker } = pass;
  const plain: Made[] = [];
  const registered: { readonly call: ts.CallExpression; readonly ofClass: ts.Symbol; readonly owner: ts.ClassLikeDeclaration }[] = [];
  for (const node of nodesOf(pass, ts.SyntaxKind.NewExpression)) {
    const owner = ts.findAncestor(node, ts.isClassLike);
    const named = owner && namedSymbol(node.expression, checker);
    // All names that cannot be resolved are one symbol.
    const ofClass = named?.valueDeclaration && named;
    const name = fieldGiven(node);
    if (owner && ofClass && name) plain.push({ made: node, name, ofClass, owner });
    else if (owner && ofClass) {
      const call = registerCall(node);
      if (call) registered.push({ call, ofClass, owner });
    }
  }
  const found: ForgottenSibling[] = [];
  for (const each of plain) {
    if (isTestCode(each.made) || plain.some(other => other !== each && other.owner === each.owner && other.name.text === each.name.text)) continue;
    const owner = ownerOf(each.made, pass.program);
    if (owner?.kind === 'object' && (owner.node !== each.owner || isInTeardown(each.made, owner) || isOneForAll(owner, pass.program))) continue;
    const siblings = plain.filter(other => other.owner === each.owner && other.ofClass === each.ofClass && other.name.text !== each.name.text);
    const sibling = (owner?.kind === 'object' ? endedSibling(siblings, owner) ?? handedSibling(siblings, owner, pass) : undefined) ?? registeredSibling(each, registered, pass);
    if (sibling && isForgotten(each, sibling, owner?.kind === 'object' ? owner : undefined, pass)) found.push({ made: each.made, fieldName: each.name.text, ...sibling });
  }
  return found;
});

type Evidence = Pick<ForgottenSibling, 'method' | 'sibling'>;

/** The call, in the code that ends the owner, which ends one of the siblings. */
function endedSibling(siblings: readonly Made[], { reached }: OwningObject): Evidence | undefined {
  const names = new Set(siblings.map(({ name }) => name.text));
  if (names.size === 0) return undefined;
  let found: Evidence | undefined;
  const visit = (node: ts.Node): void => {
    const callee = ts.isCallExpression(node) ? withoutCasts(node.expression) : undefined;
    if (callee && ts.isPropertyAccessExpression(callee) && (teardownNames as readonly string[]).includes(callee.name.text)) {
      const field = fieldOfThis(callee.expression);
      if (field !== undefined && names.has(field)) found ??= { method: callee.name.text, sibling: { kind: 'ended', call: node as ts.CallExpression } };
    }
    ts.forEachChild(node, visit);
  };
  for (const code of reached) if (ts.isClassElement(code)) visit(code);
  return found;
}

/** The call that hands one of the siblings to the end, where at least two of them are handed so. */
function handedSibling(siblings: readonly Made[], { handed }: OwningObject, { checker }: FilePass): Evidence | undefined {
  const names = new Set(siblings.map(({ name }) => name.text));
  const given = handed.filter(each => names.has(fieldOfThis(each) ?? ''));
  const [first] = given;
  const call = first?.parent;
  const [made] = siblings;
  const method = made && certainTeardowns.find(name => checker.getTypeAtLocation(made.made).getProperty(name) !== undefined);
  return call && ts.isCallExpression(call) && given.length >= GROUP && method !== undefined ? { method, sibling: { kind: 'registered', call } } : undefined;
}

/** A field of the same class that gets `this.register(new Same())`, of a method that takes what can be ended. */
function registeredSibling({ ofClass, owner, made }: Made, registered: readonly { readonly call: ts.CallExpression; readonly ofClass: ts.Symbol; readonly owner: ts.ClassLikeDeclaration }[], { checker }: FilePass): Evidence | undefined {
  for (const other of registered) {
    if (other.ofClass !== ofClass || other.owner !== owner) continue;
    const [parameter, ...more] = checker.getResolvedSignature(other.call)?.declaration?.parameters ?? [];
    if (!parameter || more.length > 0) continue;
    const taken = checker.getTypeAtLocation(parameter);
    const wanted = (checker.getBaseConstraintOfType(taken) ?? taken).getProperties();
    const own = checker.getTypeAtLocation(made);
    const method = wanted.map(({ name }) => name).find(name => certainTeardowns.includes(name) && own.getProperty(name) !== undefined);
    if (method !== undefined && wanted.length <= 2) return { method, sibling: { kind: 'registered', call: other.call } };
  }
  return undefined;
}

/** `this.register(new Same())`, as the value of a field. */
function registerCall(made: ts.NewExpression): ts.CallExpression | undefined {
  const call = made.parent;
  if (!ts.isCallExpression(call) || call.arguments.length !== 1 || call.arguments[0] !== made) return undefined;
  const callee = withoutCasts(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  const { parent } = valueAround(call);
  return ts.isPropertyDeclaration(parent) ? (isStatic(parent) ? undefined : call) : ts.isBinaryExpression(parent) && fieldOfThis(parent.left) !== undefined ? call : undefined;
}

function isForgotten({ made, name, owner }: Made, { method, sibling }: Evidence, ending: OwningObject | undefined, { sourceFile, program, checker }: FilePass): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  if (!symbol || resourcesAcquiredBy(made, program).length > 0 || !isKeptInside(name.text, method, sourceFile)) return false;
  if (mayBeUsedElsewhere(name, symbol, sourceFile, program)) return false;
  const codes = ending ? [...ending.reached] : [];
  // Code that gets the object may end what its fields hold; a collection is there so that nobody has to.
  const mayWalk = sibling.kind === 'ended' ? /\bthis\s*[,)[]|\bin\s+this\b/ : /\bthis\s*\[|\bin\s+this\b|\bObject\.\w+\(this\)/;
  return !codes.some(code => mentions(code, name.text) || mayWalk.test(code.getText())) && !(sibling.kind === 'registered' && !ending && isClearedByRegistered(owner, name.text, sibling.call));
}

/** Whether a file only reaches into what a field holds, never to the method that ends it, and lets nobody else have it. */
function isKeptInside(field: string, method: string, sourceFile: ts.SourceFile): boolean {
  const leaves = (node: ts.Node): boolean => {
    if (ts.isStringLiteralLike(node) && node.text === field) return true;
    if (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === field) return true;
    if (ts.isPropertyAccessExpression(node) && node.name.text === field && !isReachedInto(node, method)) return true;
    return ts.forEachChild(node, child => leaves(child) || undefined) ?? false;
  };
  return !leaves(sourceFile);
}

/** `this.field.part`, `this.field = …`, `if (this.field)`. */
function isReachedInto(mention: ts.PropertyAccessExpression, method: string): boolean {
  const value = valueAround(mention);
  const { parent } = value;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === value) return parent.name.text !== method;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.left === value) return ts.isExpressionStatement(parent.parent);
  return (ts.isIfStatement(parent) && parent.expression === value) || (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken);
}

function mentions(code: ts.Node, field: string): boolean {
  return fieldOfThis(code) === field || (ts.forEachChild(code, child => mentions(child, field) || undefined) ?? false);
}

/** Whether what is registered with the owner empties the field: `this.register(toDisposable(() => this.field.clear()))`. */
function isClearedByRegistered(owner: ts.Node, field: string, { expression }: ts.CallExpression): boolean {
  const register = expression.getText();
  const empties = (node: ts.Node): boolean => {
    if (fieldOfThis(node) === field) {
      const access = node.parent;
      const use = access.parent;
      if (ts.isPropertyAccessExpression(access) && access.expression === node && ((ts.isCallExpression(use) && use.expression === access) || (ts.isBinaryExpression(use) && use.left === access))) return true;
    }
    return ts.forEachChild(node, child => empties(child) || undefined) ?? false;
  };
  const visit = (node: ts.Node): boolean => (ts.isCallExpression(node) && node.expression.getText() === register && node.arguments.some(empties)) || (ts.forEachChild(node, child => visit(child) || undefined) ?? false);
  return visit(owner);
}
