import ts from 'typescript';
import { withoutCasts } from '../types/origin.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { resourcesAcquiredBy } from './catalogue-match.js';
import { fateOfHandle } from './handle-fate.js';
import { fieldGiven, inferredResources, type InferredResource } from './inferred-resources.js';
import { nodesOf } from './nodes.js';
import { isInTeardown, ownerOf, type OwningObject } from './owners.js';
import { outlives } from './target-lifetime.js';
import { isOneForAll } from './unreleased-registrations.js';

/** A field with an object that sets something going, and that its owner never ends. */
export interface UnendedObject {
  /** What sets it going: the making of the object, or a call of its method. */
  readonly start: ts.CallExpression | ts.NewExpression;
  readonly resource: InferredResource;
  readonly fieldName: string;
  readonly owner: OwningObject;
}

/** Objects of classes of the program that this file's classes make, keep to themselves, and leave at work when they end. */
export const unendedObjects = defineFileAnalysis('unendedObjects', (pass): readonly UnendedObject[] => {
  const found: UnendedObject[] = [];
  const reported = new Set<ts.Symbol>();
  for (const node of nodesOf(pass, ts.SyntaxKind.NewExpression)) {
    const name = fieldGiven(node);
    const symbol = name && pass.checker.getSymbolAtLocation(name);
    const unended = name && symbol && !reported.has(symbol) ? unendedObject(node, name.text, pass) : undefined;
    if (unended && symbol) {
      reported.add(symbol);
      found.push(unended);
    }
  }
  return found;
});

function unendedObject(made: ts.NewExpression, fieldName: string, { program }: FilePass): UnendedObject | undefined {
  const owner = ownerOf(made, program);
  if (owner?.kind !== 'object' || (owner.teardowns.length === 0 && owner.inherited === undefined) || isTestCode(made) || isInTeardown(made, owner) || endsByName(owner)) return undefined;
  for (const resource of inferredResources(made, program)) {
    const start = resource.startedBy === undefined ? made : startIn(owner, fieldName, resource.startedBy);
    if (!start || !outlivesOwner(resource, made, owner, program)) continue;
    const fate = fateOfHandle(made, resource.row, program);
    if (fate.kind !== 'kept' || fate.releases.length > 0) continue;
    return resourcesAcquiredBy(made, program).length > 0 || isOneForAll(owner, program) ? undefined : { start, resource, fieldName, owner };
  }
  return undefined;
}

/** Whether the end of the owner is code that goes over its fields, whatever they are: `Object.values(this)`, `this[name]`. */
function endsByName({ reached }: OwningObject): boolean {
  return [...reached].some(code => /\bthis\s*[,)[]|\bin\s+this\b/.test(code.getText()));
}

/** Whether what keeps the registration goes on when the owner ends. */
function outlivesOwner({ keeper }: InferredResource, made: ts.NewExpression, owner: OwningObject, program: ts.Program): boolean {
  if (keeper === undefined) return true;
  const given = made.arguments?.[keeper];
  return given !== undefined && !made.arguments?.some(ts.isSpreadElement) && outlives(given, owner, program) !== undefined;
}

/** The call in the class by which its object is set going. */
function startIn(owner: OwningObject, fieldName: string, method: string): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (found || (ts.isClassLike(node) && node !== owner.node)) return;
    const callee = ts.isCallExpression(node) ? node.expression : undefined;
    const object = callee && ts.isPropertyAccessExpression(callee) && callee.name.text === method ? withoutCasts(callee.expression) : undefined;
    const isField = object && ts.isPropertyAccessExpression(object) && object.expression.kind === ts.SyntaxKind.ThisKeyword && object.name.text === fieldName;
    if (isField && !isInTeardown(node, owner)) found = node as ts.CallExpression;
    ts.forEachChild(node, visit);
  };
  visit(owner.node);
  return found;
}
