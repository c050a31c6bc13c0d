import ts from 'typescript';
import { isJavaScript } from './js-inference.js';
import { hasMember, partsOf } from './members.js';
import { seeThrough } from './see-through.js';

/** The strings that a declared type admits, all of them. */
export interface ClosedStrings {
  readonly values: ReadonlySet<string>;
  /** What declares the value, and the name of its type. */
  readonly declarations: readonly ts.Declaration[];
  /** The name of the type, where it has one. */
  readonly alias: ts.Symbol | undefined;
}

const MAX_PARTS = 2000;
const MAX_STEPS = 8;
const NO_STRING = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void | ts.TypeFlags.BooleanLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.ESSymbolLike;

/** The string literals of a type; `undefined` when it admits others as well (`string`, `string & {}`, a template, a type parameter, `any`), or none. */
export function literalStrings(type: ts.Type, checker: ts.TypeChecker): ReadonlySet<string> | undefined {
  const parts = type.isUnion() ? type.types : [type];
  if (parts.length > MAX_PARTS) return undefined;
  const values = new Set<string>();
  for (const part of parts) {
    if (part.isStringLiteral()) values.add(part.value);
    else if (!(part.flags & NO_STRING) && !(part.flags & ts.TypeFlags.Object && isNoString(part, checker))) return undefined;
  }
  return values.size ? values : undefined;
}

/** An object type that no string is of: `{}` and `{ length: number }` are types of strings. */
function isNoString(part: ts.Type, checker: ts.TypeChecker): boolean {
  return checker.isTypeAssignableTo?.(checker.getStringType(), part) === false;
}

/**
 * What the parts of an object's type declare for a member, where every part that has the member says it in a type annotation
 * that admits these strings only.
 */
export function closedProperty(parts: readonly ts.Type[], key: string, at: ts.Node, checker: ts.TypeChecker): ClosedStrings | undefined {
  const found: ClosedStrings[] = [];
  for (const part of parts) {
    const property = part.getProperty(key);
    if (!property) {
      if (hasMember(part, key, checker) !== 'no') return undefined;
      continue;
    }
    const closed = closedBy(checker.getTypeOfSymbolAtLocation(property, at), property.declarations, checker);
    if (!closed) return undefined;
    found.push(closed);
  }
  return together(found);
}

/** The strings of an expression by its declaration, whatever checks on the way have narrowed it to. */
export function declaredStrings(expression: ts.Expression, checker: ts.TypeChecker, steps = 0): ClosedStrings | undefined {
  const { expression: node } = seeThrough(expression, checker);
  if (steps > MAX_STEPS) return undefined;
  if (ts.isPropertyAccessExpression(node)) return closedMember(declaredTypes(node.expression, checker, steps + 1), node.name.text, node, checker);
  if (ts.isCallExpression(node)) {
    const signature = checker.getResolvedSignature(node);
    return signature?.declaration && closedBy(signature.getReturnType(), [signature.declaration], checker);
  }
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration) return undefined;
  if (annotationOf(declaration)) return closedBy(checker.getTypeOfSymbol(symbol), [declaration], checker);
  if (ts.isVariableDeclaration(declaration)) return isConstant(declaration) && declaration.initializer ? declaredStrings(declaration.initializer, checker, steps + 1) : undefined;
  if (ts.isParameter(declaration)) return contextualParameter(declaration, checker);
  if (!ts.isBindingElement(declaration) || declaration.initializer || !isConstant(declaration)) return undefined;
  const key = keyOf(declaration);
  return key === undefined ? undefined : closedMember(patternTypes(declaration.parent, checker, steps + 1), key, node, checker);
}

function closedMember(types: readonly ts.Type[], key: string, at: ts.Node, checker: ts.TypeChecker): ClosedStrings | undefined {
  const parts: ts.Type[] = [];
  for (const type of types) {
    const some = partsOf(type, checker);
    if (!some) return undefined;
    parts.push(...some);
  }
  return closedProperty(parts, key, at, checker);
}

/** The types of an expression by its declaration; several where a member of a union has several. */
function declaredTypes(expression: ts.Expression, checker: ts.TypeChecker, steps: number): readonly ts.Type[] {
  const { expression: node } = seeThroughToAny(expression, checker);
  const here = [checker.getTypeAtLocation(node)];
  if (steps > MAX_STEPS) return here;
  if (ts.isPropertyAccessExpression(node)) {
    const types = declaredTypes(node.expression, checker, steps + 1).flatMap(type => memberTypes(type, node.name.text, node, checker));
    return types.length ? types : here;
  }
  const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration) return here;
  if (ts.isVariableDeclaration(declaration) && !annotationOf(declaration) && declaration.initializer && isConstant(declaration)) return declaredTypes(declaration.initializer, checker, steps + 1);
  if (ts.isBindingElement(declaration) && !declaration.initializer && isConstant(declaration)) {
    const key = keyOf(declaration);
    const types = key === undefined ? [] : patternTypes(declaration.parent, checker, steps + 1).flatMap(type => memberTypes(type, key, node, checker));
    return types.length ? types : here;
  }
  return [checker.getTypeOfSymbol(symbol)];
}

/** Casts to a type of its own say what the value is; those to `any` say nothing. */
function seeThroughToAny(expression: ts.Expression, checker: ts.TypeChecker): { readonly expression: ts.Expression } {
  const seen = seeThrough(expression, checker);
  const claim = seen.casts.find(cast => !(checker.getTypeAtLocation(cast).flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)));
  return claim ? { expression: claim } : seen;
}

function memberTypes(type: ts.Type, key: string, at: ts.Node, checker: ts.TypeChecker): readonly ts.Type[] {
  return (partsOf(type, checker) ?? []).flatMap(part => {
    const property = part.getProperty(key);
    return property ? [checker.getTypeOfSymbolAtLocation(property, at)] : [];
  });
}

function patternTypes(pattern: ts.BindingPattern, checker: ts.TypeChecker, steps: number): readonly ts.Type[] {
  const { parent } = pattern;
  if (steps > MAX_STEPS || !ts.isObjectBindingPattern(pattern)) return [];
  if (ts.isBindingElement(parent)) {
    const key = keyOf(parent);
    return key === undefined || parent.initializer ? [] : patternTypes(parent.parent, checker, steps + 1).flatMap(type => memberTypes(type, key, pattern, checker));
  }
  if (ts.isVariableDeclaration(parent) && !annotationOf(parent) && parent.initializer) return declaredTypes(parent.initializer, checker, steps + 1);
  return [checker.getTypeAtLocation(parent)];
}

function keyOf({ propertyName, name, dotDotDotToken }: ts.BindingElement): string | undefined {
  const key = propertyName ?? name;
  return !dotDotDotToken && (ts.isIdentifier(key) || ts.isStringLiteralLike(key)) ? key.text : undefined;
}

/** What a callback is called with, as the function that takes it declares. */
function contextualParameter(parameter: ts.ParameterDeclaration, checker: ts.TypeChecker): ClosedStrings | undefined {
  const fn = parameter.parent;
  if (parameter.initializer ?? parameter.dotDotDotToken) return undefined;
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return undefined;
  const [signature, ...others] = checker.getContextualType(fn)?.getCallSignatures() ?? [];
  const declared = others.length ? undefined : signature?.parameters[fn.parameters.indexOf(parameter)];
  return declared && closedBy(checker.getTypeOfSymbolAtLocation(declared, parameter), declared.declarations, checker);
}

/** The strings of a type that annotations say, type parameters apart: whoever fills these in knows more strings. */
function closedBy(type: ts.Type, declarations: readonly ts.Declaration[] | undefined, checker: ts.TypeChecker): ClosedStrings | undefined {
  const values = literalStrings(type, checker);
  if (!values || !declarations?.length) return undefined;
  const found: ClosedStrings[] = [{ values, declarations: [], alias: type.aliasSymbol }];
  for (const declaration of declarations) {
    const annotation = annotationOf(declaration);
    const declared = annotation && checker.getTypeFromTypeNode(annotation);
    const strings = declared && literalStrings(declared, checker);
    if (!strings) return undefined;
    found.push({ values: strings, declarations: [declaration, ...(declared.aliasSymbol?.declarations ?? [])], alias: declared.aliasSymbol });
  }
  return together(found);
}

function annotationOf(declaration: ts.Declaration): ts.TypeNode | undefined {
  const { type } = declaration as { readonly type?: ts.TypeNode };
  if (type && ts.isTypeNode(type)) return type;
  if (!isJavaScript(declaration)) return undefined;
  return ts.isFunctionLike(declaration) ? ts.getJSDocReturnType(declaration) : ts.getJSDocType(declaration);
}

function together(found: readonly ClosedStrings[]): ClosedStrings | undefined {
  if (!found.length) return undefined;
  const aliases = new Set(found.flatMap(({ alias }) => alias ?? []));
  const [alias] = aliases;
  return {
    values: new Set(found.flatMap(({ values }) => [...values])),
    declarations: [...new Set(found.flatMap(({ declarations }) => declarations))],
    alias: aliases.size === 1 ? alias : undefined,
  };
}

/** A constant, or a parameter. */
function isConstant(declaration: ts.VariableDeclaration | ts.BindingElement): boolean {
  let owner: ts.Node = declaration;
  while (ts.isBindingElement(owner)) owner = owner.parent.parent;
  return ts.isParameter(owner) || (ts.getCombinedNodeFlags(owner) & ts.NodeFlags.Const) !== 0;
}
