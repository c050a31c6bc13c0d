import ts from 'typescript';
import { hasMember, type Answer } from './members.js';

const MAX_PARTS = 60;
const SAYS_NOTHING = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never | ts.TypeFlags.NonPrimitive | ts.TypeFlags.Instantiable;

/**
 * The types among those of a parameter that an object literal can be meant for: objects with named members. Primitives,
 * arrays and plain functions are left out. `undefined` when some part says nothing of what it takes: `any`, `object`, a type
 * parameter, too many parts.
 */
export function optionParts(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  const parts = type.isUnion() ? type.types : [type];
  if (parts.length > MAX_PARTS) return undefined;
  const found: ts.Type[] = [];
  for (const part of parts) {
    if (part.flags & SAYS_NOTHING || (part.isIntersection() && part.types.some(({ flags }) => flags & ts.TypeFlags.Instantiable))) return undefined;
    if (!(part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) continue;
    if (checker.isArrayType(part) || checker.isTupleType(part)) continue;
    const isFunction = part.getCallSignatures().length + part.getConstructSignatures().length > 0;
    if (isFunction && part.getProperties().length === 0) continue;
    found.push(part);
  }
  return found;
}

/** Whether any of the types knows a member `key`; `unknown` when one of them may take anything. */
export function acceptsKey(parts: readonly ts.Type[], key: string, checker: ts.TypeChecker): Answer {
  let answer: Answer = parts.length ? 'no' : 'unknown';
  for (const part of parts) {
    const own = hasMember(part, key, checker);
    if (own === 'yes') return 'yes';
    if (own === 'unknown') answer = 'unknown';
  }
  return answer;
}

/** Members that a value of the type cannot do without. */
export function requiredKeys(part: ts.Type): readonly string[] {
  return part.getProperties().flatMap(property => (property.flags & ts.SymbolFlags.Optional ? [] : [property.name]));
}

/** What the parts have under a name: the types of nested options. */
export function nestedTypes(parts: readonly ts.Type[], key: string, at: ts.Node, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  const types: ts.Type[] = [];
  for (const part of parts) {
    const property = part.getProperty(key);
    if (property) types.push(checker.getTypeOfSymbolAtLocation(property, at));
    else if (hasMember(part, key, checker) !== 'no') return undefined;
  }
  return types.length ? types : undefined;
}

/** Names that some part has: what may be suggested in place of a wrong one. */
export function optionNames(parts: readonly ts.Type[], checker: ts.TypeChecker): string[] {
  return [...new Set(parts.flatMap(part => checker.getPropertiesOfType(part).map(({ name }) => name)))].filter(name => !name.startsWith('__'));
}
