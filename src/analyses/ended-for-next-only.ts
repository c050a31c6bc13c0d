import ts from 'typescript';
import { certainTeardowns } from '../catalogue/owners.js';
import type { ResourceEntry } from '../catalogue/schema.js';
import { namedSymbol, withoutCasts } from '../types/origin.js';
import { isWithin } from '../types/syntax.js';
import { fieldOfThis } from '../types/value-path.js';
import { resourcesAcquiredBy } from './catalogue-match.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { fateOfHandle } from './handle-fate.js';
import { fieldGiven } from './inferred-resources.js';
import { nodesOf } from './nodes.js';
import { classFunctions, endingObject, givesBack, givesBackAtEnd, isInTeardown, type OwningObject } from './owners.js';
import { registrationAt } from './registrations.js';
import { valuesOfField } from './target-lifetime.js';
import { isOneForAll } from './unreleased-registrations.js';

/** An object in a field that its owner ends only to make room for another one, or for none, and that is left when the owner ends. */
export interface EndedForNextOnly {
  readonly made: ts.NewExpression;
  readonly fieldName: string;
  /** The method that ends it. */
  readonly method: string;
  /** Where it is ended. */
  readonly release: ts.Node;
  readonly owner: OwningObject;
}

/**
 * Fields of this file's classes of which every value is made on the spot, where the code that makes them ends the one before, and
 * the code that runs at the end of the class never mentions them. Silent when anybody else may get at the object.
 */
export const endedForNextOnly = defineFileAnalysis('endedForNextOnly', (pass): readonly EndedForNextOnly[] => {
  const found: EndedForNextOnly[] = [];
  for (const node of nodesOf(pass, ts.SyntaxKind.NewExpression)) {
    const name = fieldGiven(node);
    const owner = ts.findAncestor(node, ts.isClassLike);
    const ended = name && owner && !found.some(other => other.fieldName === name.text && other.owner.node === owner) ? endedBetween(node, name, owner, pass) : undefined;
    if (ended) found.push(ended);
  }
  return found;
});

function endedBetween(made: ts.NewExpression, name: ts.MemberName, holder: ts.ClassLikeDeclaration, { program, checker }: FilePass): EndedForNextOnly | undefined {
  const method = certainTeardowns.find(each => new RegExp(`\\bthis\\.${name.text.replaceAll('$', '\\$')}[?!]?\\.${each}\\(`).test(holder.getText()));
  const owner = method === undefined ? undefined : endingObject(holder, program);
  if (method === undefined || !owner || isTestCode(made) || resourcesAcquiredBy(made, program).length > 0) return undefined;
  const puts = putsInto(name.text, made, holder, program);
  if (!isWorthEnding(made, method, program) && !puts.some(put => isLentOut(put, holder, program))) return undefined;
  if (!valuesOfField(name.text, holder).every(value => ts.isNewExpression(withoutCasts(value)))) return undefined;
  const fate = fateOfHandle(made, rowOf(method), program);
  if (fate.kind !== 'kept' || !fate.isField) return undefined;
  const [release] = fate.releases;
  if (!release || !fate.releases.every(each => makesRoom(each, name.text, puts, owner))) return undefined;
  if ([...owner.reached, ...owner.handed].some(code => mentions(code, name.text)) || isOneForAll(owner, program)) return undefined;
  const symbol = checker.getSymbolAtLocation(name);
  return symbol && { made, fieldName: name.text, method, release, owner };
}

/** Whether the method gives back something that goes on without the object, by its code. */
function isWorthEnding(made: ts.NewExpression, method: string, program: ts.Program): boolean {
  const declaration = namedSymbol(made.expression, program.getTypeChecker())?.valueDeclaration;
  return declaration !== undefined && ts.isClassLike(declaration) && !declaration.getSourceFile().isDeclarationFile && givesBackAtEnd(declaration, method, program.getTypeChecker());
}

/** The calls that put something to be ended into the collection of such things that a field holds: `this.toDispose.push(…)`. */
function putsInto(field: string, made: ts.NewExpression, holder: ts.ClassLikeDeclaration, program: ts.Program): readonly ts.CallExpression[] {
  const checker = program.getTypeChecker();
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && /^(?:push|add)$/.test(node.expression.name.text) && fieldOfThis(node.expression.expression) === field) found.push(node);
    ts.forEachChild(node, visit);
  };
  if (checker.getTypeAtLocation(made).getProperty('dispose')) visit(holder);
  return found;
}

/** Whether what is put there takes a listener or timer back from something that the class did not make: an event's disposable, or one made of such code. */
function isLentOut({ arguments: [given] }: ts.CallExpression, holder: ts.ClassLikeDeclaration, program: ts.Program): boolean {
  const call = given && withoutCasts(given);
  if (!call || !ts.isCallExpression(call)) return false;
  const registration = registrationAt(call, program, true);
  if (registration?.kind === 'subscription' && registration.target) return !isOwn(registration.target, holder);
  return call.arguments.some(code => (ts.isArrowFunction(code) || ts.isFunctionExpression(code)) && givesBack(code));
}

/** Whether an object is one that a field of the class gets where it is made. */
function isOwn(target: ts.Expression, holder: ts.ClassLikeDeclaration): boolean {
  let node = withoutCasts(target);
  while (ts.isPropertyAccessExpression(node) && node.expression.kind !== ts.SyntaxKind.ThisKeyword) node = withoutCasts(node.expression);
  const field = fieldOfThis(node);
  return node.kind === ts.SyntaxKind.ThisKeyword || (field !== undefined && valuesOfField(field, holder).some(value => ts.isNewExpression(withoutCasts(value))));
}

/** Whether a release stands in code that also makes the next object, or fills the collection anew, after it or on the other side of a condition. */
function makesRoom(release: ts.Node, field: string, puts: readonly ts.CallExpression[], owner: OwningObject): boolean {
  const member = classFunctions(owner.node).find(each => isWithin(release, each));
  if (!member || isInTeardown(release, owner)) return false;
  let makes = false;
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && fieldGiven(node)?.text === field) makes ||= release.pos < node.pos || isOnOtherSide(release, node);
    ts.forEachChild(node, visit);
  };
  visit(member);
  return makes || puts.some(put => isWithin(put, member) && release.pos < put.pos);
}

function isOnOtherSide(release: ts.Node, made: ts.Node): boolean {
  const choice = ts.findAncestor(release, node => ts.isIfStatement(node) && isWithin(made, node.thenStatement));
  return choice !== undefined && ts.isIfStatement(choice) && choice.elseStatement !== undefined && isWithin(release, choice.elseStatement);
}

function mentions(code: ts.Node, field: string): boolean {
  if (ts.isPropertyAccessExpression(code) && code.expression.kind === ts.SyntaxKind.ThisKeyword && code.name.text === field) return true;
  return ts.forEachChild(code, child => mentions(child, field) || undefined) ?? false;
}

function rowOf(method: string): ResourceEntry {
  return {
    id: `class/${method}`,
    noun: 'object',
    origin: { from: 'lib' },
    acquire: { by: 'call', name: 'new' },
    value: { of: 'result' },
    release: [{ by: 'method', name: method }],
    policy: 'effectBound',
    costs: ['heap'],
    source: 'the body of the class',
  };
}
