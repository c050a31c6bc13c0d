import ts from 'typescript';
import { isCall, namedSymbol, withoutCasts, type Call } from '../types/origin.js';
import { enclosingFunction } from '../types/references.js';
import type { ResourceEntry } from '../catalogue/schema.js';
import { acquisitions, type Acquisition } from './acquisitions.js';
import { defineFileAnalysis } from './define.js';
import { mayBeUsedElsewhere } from './mentioned-elsewhere.js';
import { ownerOfClass } from './owners.js';
import { ownershipOfArgument } from './parameter-ownership.js';
import { useOf, valueAround, type Surroundings, type Use } from './resource-uses.js';
import { isOwnElement } from './target-lifetime.js';
import { usesOfVariable } from './variable-uses.js';

/** A field that gets a resource, and whose class, subclasses and users never release it. */
export interface UnreleasedField {
  readonly acquisition: Acquisition;
  readonly className: string | undefined;
  readonly fieldName: string;
}

interface Field {
  readonly name: ts.PropertyName | ts.MemberName;
  readonly owner: ts.ClassLikeDeclaration;
  readonly acquired: readonly Acquisition[];
}

/**
 * Fields of this file's classes that hold a resource which nothing releases, as far as the whole program goes: silent when the
 * field is handed to anything, copied, or mentioned by another file, and about resources that live as long as the process.
 */
export const unreleasedFields = defineFileAnalysis('unreleasedFields', (pass): readonly UnreleasedField[] => {
  const { sourceFile, program, checker } = pass;
  const fields = new Map<ts.Symbol, Field>();
  for (const acquisition of acquisitions(pass)) {
    const { goesTo, call } = acquisition;
    if (goesTo.kind !== 'field') continue;
    const symbol = checker.getSymbolAtLocation(goesTo.name);
    const owner = ts.findAncestor(call, ts.isClassLike);
    const member = symbol?.valueDeclaration;
    if (!symbol || !owner || (member && (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0)) continue;
    fields.set(symbol, { name: goesTo.name, owner, acquired: [...(fields.get(symbol)?.acquired ?? []), acquisition] });
  }
  if (fields.size === 0) return [];

  const released = new Set<ts.ClassLikeDeclaration>();
  const silent: Field[] = [];
  for (const [symbol, field] of fields) {
    const outcome = outcomeOf(symbol, field, sourceFile, program);
    if (outcome === 'released') released.add(field.owner);
    else if (outcome === 'neverReleased') silent.push(field);
  }
  return silent.flatMap(({ name, owner, acquired }) => {
    const [acquisition] = acquired;
    if (!acquisition || !isOwed(acquisition, owner, released.has(owner), program)) return [];
    return [{ acquisition, className: owner.name?.text, fieldName: name.getText() }];
  });
});

/** What lives as long as the process may be kept by an object that does so too, unless the class itself shows that it does not. */
function isOwed({ resource, call }: Acquisition, owner: ts.ClassLikeDeclaration, releasesOthers: boolean, program: ts.Program): boolean {
  if (resource.release.length === 0 || resource.dueIfReleased || (resource.parent && !resource.owedAlone) || locksOwn(resource, call)) return false;
  if (resource.policy === 'longLived') return releasesOthers;
  return (resource.policy === 'scoped' || resource.policy === 'effectBound') && ((releasesOthers && ownerOfClass(owner, program) !== undefined) || !isSingleton(owner, program.getTypeChecker()));
}

/** `new ReadableStream(…).getReader()`: nobody else has the stream that is locked. */
function locksOwn({ costs }: ResourceEntry, { expression }: Call): boolean {
  const callee = withoutCasts(expression);
  return costs.includes('lock') && ts.isPropertyAccessExpression(callee) && ts.isNewExpression(withoutCasts(callee.expression));
}

/** A class of which the program makes one object only, at the top of this file. */
function isSingleton(owner: ts.ClassLikeDeclaration, checker: ts.TypeChecker): boolean {
  const symbol = owner.name && checker.getSymbolAtLocation(owner.name);
  let made = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && symbol !== undefined && namedSymbol(node.expression, checker) === symbol) made += ts.findAncestor(node, ts.isFunctionLike) ? 2 : 1;
    ts.forEachChild(node, visit);
  };
  visit(owner.getSourceFile());
  return made === 1;
}

function outcomeOf(symbol: ts.Symbol, { name, acquired }: Field, sourceFile: ts.SourceFile, program: ts.Program): 'released' | 'neverReleased' | 'unknown' {
  const checker = program.getTypeChecker();
  const text = name.getText();
  let outcome: 'released' | 'neverReleased' | 'unknown' = 'neverReleased';
  let isActive = acquired.some(({ resource }) => !resource.activatedBy?.length);
  const visit = (node: ts.Node): void => {
    if (outcome === 'released') return;
    if (ts.isStringLiteralLike(node) && node.text === text) outcome = 'unknown';
    if (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === text) outcome = 'unknown';
    if (ts.isPropertyAccessExpression(node) && node.name.text === text) {
      const mentioned = checker.getSymbolAtLocation(node.name);
      if (mentioned === undefined || mentioned === symbol || mentioned.name === symbol.name) {
        for (const { resource, call } of acquired) {
          if (node.pos <= call.pos && call.end <= node.end) continue;
          const part = 'property' in resource.value ? resource.value.property : undefined;
          const known: Surroundings = { resource, program, part, acquiredBy: call, ownership: (callee, index) => ownershipOfArgument(callee, index, resource, program) };
          for (const use of usesOfMention(node, known)) {
            if (use.does === 'release' || use.does === 'consume') outcome = 'released';
            else if (use.does === 'activate') isActive ||= !isOfOwnElement(node, program);
            else if (use.does === 'escape' || use.does === 'alias' || use.does === 'iterate' || use.does === 'keep') outcome = outcome === 'released' ? outcome : 'unknown';
          }
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  if (!isActive || acquired.some(({ call }) => forgetsField(call, text))) return 'unknown';
  return outcome === 'neverReleased' && mayBeUsedElsewhere(name, symbol, sourceFile, program) ? 'unknown' : outcome;
}

/** `this.observer.observe(this)` */
function isOfOwnElement(mention: ts.PropertyAccessExpression, program: ts.Program): boolean {
  const access = valueAround(mention).parent;
  const call = ts.isPropertyAccessExpression(access) && access.name.text === 'observe' ? access.parent : undefined;
  const [element] = call && ts.isCallExpression(call) ? call.arguments : [];
  return element !== undefined && isOwnElement(element, program);
}

/** Whether the callback given to the acquisition, or a method that it names, empties the field: what calls back once is over then. */
function forgetsField({ arguments: given }: Call, field: string): boolean {
  const callbacks = (given ?? []).filter(argument => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument) || ts.isPropertyAccessExpression(argument) || ts.isCallExpression(argument));
  if (callbacks.length === 0) return false;
  const owner = ts.findAncestor(callbacks[0], ts.isClassLike);
  const methods = new Set<string>();
  const assigns = (node: ts.Node): boolean => {
    if (isFieldOfThis(node)) methods.add(node.name.text);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && isFieldOfThis(node.left) && node.left.name.text === field && !isCall(withoutCasts(node.right))) return true;
    return ts.forEachChild(node, child => assigns(child) || undefined) ?? false;
  };
  return callbacks.some(assigns) || (owner?.members.some(member => ts.isMethodDeclaration(member) && methods.has(member.name.getText()) && assigns(member)) ?? false);
}

function isFieldOfThis(node: ts.Node): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword;
}

/** What is done where the field is mentioned, and with a constant that gets its value there. */
function usesOfMention(mention: ts.PropertyAccessExpression, known: Surroundings): readonly Use[] {
  const { parent } = valueAround(mention);
  const isConstant = ts.isVariableDeclaration(parent) && (ts.getCombinedNodeFlags(parent) & ts.NodeFlags.Const) !== 0;
  const symbol = isConstant && ts.isIdentifier(parent.name) ? known.program.getTypeChecker().getSymbolAtLocation(parent.name) : undefined;
  if (!symbol) return [useOf(mention, known).use];
  const { uses, handledByClosure } = usesOfVariable(symbol, enclosingFunction(mention), known);
  return handledByClosure ? [{ does: 'escape', how: 'stored' }] : uses.map(({ use }) => use);
}

