import ts from 'typescript';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { resourcesAcquiredBy } from './catalogue-match.js';
import { fateOfHandle } from './handle-fate.js';
import { fieldGiven, inferredResource, type InferredResource } from './inferred-resources.js';
import { ownerOf, type ClassFunction, type OwningObject } from './owners.js';
import { outlives } from './target-lifetime.js';
import { isOneForAll } from './unreleased-registrations.js';

/** A field with an object that set something going when it was made, and that its owner never ends. */
export interface UnendedObject {
  readonly made: ts.NewExpression;
  readonly resource: InferredResource;
  readonly fieldName: string;
  readonly owner: OwningObject;
  /** The code of the owner in which the end belongs. */
  readonly teardown: ClassFunction;
}

/** Objects of classes of the program that this file's classes make, keep to themselves, and leave at work when they end. */
export const unendedObjects = defineFileAnalysis('unendedObjects', (pass): readonly UnendedObject[] => {
  const found: UnendedObject[] = [];
  const reported = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) {
      const name = fieldGiven(node);
      const symbol = name && pass.checker.getSymbolAtLocation(name);
      const unended = name && symbol && !reported.has(symbol) ? unendedObject(node, name.text, pass) : undefined;
      if (unended && symbol) {
        reported.add(symbol);
        found.push(unended);
      }
    }
    ts.forEachChild(node, visit);
  };
  if (/\bnew\b/.test(pass.sourceFile.text)) visit(pass.sourceFile);
  return found;
});

function unendedObject(made: ts.NewExpression, fieldName: string, { program }: FilePass): UnendedObject | undefined {
  const owner = ownerOf(made, program);
  const teardown = owner?.kind === 'object' ? owner.teardowns[0] : undefined;
  if (owner?.kind !== 'object' || !teardown || isTestCode(made)) return undefined;
  if (owner.teardowns.some(({ pos, end }) => pos <= made.pos && made.end <= end)) return undefined;
  const resource = inferredResource(made, program);
  if (!resource || resourcesAcquiredBy(made, program).length > 0) return undefined;
  if (resource.keeper !== undefined) {
    const given = made.arguments?.[resource.keeper];
    if (!given || made.arguments?.some(ts.isSpreadElement) || !outlives(given, owner, program)) return undefined;
  }
  const fate = fateOfHandle(made, resource.row, program);
  if (fate.kind !== 'kept' || fate.releases.length > 0 || isOneForAll(owner, program)) return undefined;
  return { made, resource, fieldName, owner, teardown };
}
