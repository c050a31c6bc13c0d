import ts from 'typescript';
import { isAssignable } from '../types/assignable.js';
import { parameterType } from '../types/object-targets.js';
import { withoutCasts, type Call } from '../types/origin.js';
import { arityOf, type Arity, type Called } from '../types/signatures.js';

/** What types say is wrong with a call. */
export type CallMistake =
  | { readonly kind: 'tooFew'; readonly at: ts.Node; readonly arity: Arity; readonly missing: ts.ParameterDeclaration | undefined }
  | { readonly kind: 'tooMany'; readonly at: ts.Expression; readonly arity: Arity }
  | { readonly kind: 'callback'; readonly at: ts.Expression; readonly returnsPromise: boolean; /** It comes after all that is taken. */ readonly isExtra: boolean }
  | { readonly kind: 'value'; readonly at: ts.Expression; /** The strings that are taken there. */ readonly taken: readonly string[] };

/** Compares a call with every signature of its callee; all have to refuse it. */
export function mistakeIn(call: Call, { signatures, callee }: Called, checker: ts.TypeChecker): CallMistake | undefined {
  const given: readonly ts.Expression[] = call.arguments ?? [];
  const arities: Arity[] = [];
  for (const signature of signatures) {
    const arity = arityOf(signature, checker);
    if (!arity) return undefined;
    arities.push(arity);
  }
  const tooFew = (candidates: readonly Arity[]): CallMistake => {
    const arity = candidates.reduce((a, b) => (b.least < a.least ? b : a));
    const missing = signatures[arities.indexOf(arity)]?.parameters[given.length]?.valueDeclaration;
    return { kind: 'tooFew', at: ts.isPropertyAccessExpression(callee) ? callee.name : callee, arity, missing: missing && ts.isParameter(missing) ? missing : undefined };
  };
  if (arities.every(({ least }) => least > given.length)) return tooFew(arities);
  if (arities.every(({ most }) => most < given.length)) {
    const arity = arities.reduce((a, b) => (b.most > a.most ? b : a));
    const at = given[arity.most];
    if (!at) return undefined;
    return isFunctionValue(at, checker) ? { kind: 'callback', at, returnsPromise: returnsPromise(signatures, checker), isExtra: true } : { kind: 'tooMany', at, arity };
  }
  for (const at of given) {
    if (!isRefused(at, signatures, call, checker)) continue;
    const value = withoutCasts(at) as ts.Expression;
    if (isFunctionLiteral(value)) return { kind: 'callback', at, returnsPromise: returnsPromise(signatures, checker), isExtra: false };
    const parts = ts.isStringLiteralLike(value) ? partsTaken(signatures, given.indexOf(at), call, checker) : undefined;
    return { kind: 'value', at, taken: (parts ?? []).flatMap(part => (part.isStringLiteral() ? part.value : [])) };
  }
  if (!arities.some(({ least }) => least > given.length)) return undefined;
  // `fs.readFile(path, 'utf8')`: one overload takes a callback there, the other wants one more argument.
  const takesValues = signatures.map(signature => !given.some(at => isRefused(at, [signature], call, checker)));
  const longer = arities.filter(({ least }, i) => least > given.length && takesValues[i]);
  return longer.length > 0 && arities.every(({ least }, i) => least > given.length || !takesValues[i]) ? tooFew(longer) : undefined;
}

function isFunctionLiteral(node: ts.Expression): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function isFunctionValue(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const value = withoutCasts(node) as ts.Expression;
  return isFunctionLiteral(value) || checker.getTypeAtLocation(value).getCallSignatures().length > 0;
}

function returnsPromise(signatures: readonly ts.Signature[], checker: ts.TypeChecker): boolean {
  return signatures.every(signature => {
    const then = checker.getApparentType(signature.getReturnType()).getProperty('then');
    return !!then && checker.getTypeOfSymbol(then).getCallSignatures().length > 0;
  });
}

const PRIMITIVE = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.ESSymbolLike;
const NOTHING = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void;
const ANYTHING = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never | ts.TypeFlags.Instantiable;

/** Whether none of the signatures takes the argument at its place. Literals alone say for certain what is given. */
function isRefused(argument: ts.Expression, signatures: readonly ts.Signature[], call: Call, checker: ts.TypeChecker): boolean {
  const value = withoutCasts(argument) as ts.Expression;
  const isString = ts.isStringLiteralLike(value);
  const isPrimitive = isString || ts.isNumericLiteral(value) || value.kind === ts.SyntaxKind.TrueKeyword || value.kind === ts.SyntaxKind.FalseKeyword;
  const isObject = ts.isObjectLiteralExpression(value) && value.properties.every(isPlainProperty);
  if (!isPrimitive && !isObject && !isFunctionLiteral(value)) return false;
  const index = call.arguments?.indexOf(argument) ?? -1;
  const parts = partsTaken(signatures, index, call, checker);
  if (!parts) return false;
  if (isObject) return parts.every(part => part.flags & (PRIMITIVE | NOTHING) || isOnlyFunction(part));
  if (isFunctionLiteral(value)) return !parts.some(part => takesFunction(part, value, checker));
  if (parts.some(isCoercible)) return false;
  // `JSON.stringify(value, '', 2)`: what is as good as nothing, where nothing is taken.
  if (/^(?:''|""|``|0|false)$/.test(value.getText()) && parts.some(part => part.flags & NOTHING)) return false;
  // Strings are lists of strings, whatever the type parameter stands for.
  if (isString && !parts.every(isOnlyFunction) && signatures.some(signature => isGenericAt(signature, index))) return false;
  const given = checker.getTypeAtLocation(value);
  return !parts.some(part => (isString && part.isStringLiteral() ? part.value === value.text : isAssignable(given, part, checker)));
}

/** What all signatures together take at a position; `undefined` where one of them may take anything. */
function partsTaken(signatures: readonly ts.Signature[], index: number, at: ts.Node, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  const parts = new Set<ts.Type>();
  for (const signature of signatures) {
    const types = parameterType(signature, index, at, checker);
    if (!types) return undefined;
    for (const type of types) for (const part of type.isUnion() ? type.types : [type]) parts.add(part);
  }
  return parts.size > 0 && ![...parts].some(part => part.flags & ANYTHING) ? [...parts] : undefined;
}

function isGenericAt({ typeParameters, parameters }: ts.Signature, index: number): boolean {
  const declaration = parameters[Math.min(index, parameters.length - 1)]?.valueDeclaration;
  const type = declaration && ts.isParameter(declaration) ? declaration.type : undefined;
  const names = new Set(typeParameters?.map(({ symbol }) => symbol.name));
  const mentionsOne = (node: ts.Node): boolean => (ts.isIdentifier(node) ? names.has(node.text) : (ts.forEachChild(node, child => mentionsOne(child) || undefined) ?? false));
  return names.size > 0 && (!type || mentionsOne(type));
}

function isOnlyFunction(part: ts.Type): boolean {
  return part.getCallSignatures().length > 0 && part.getProperties().length === 0;
}

/** Options objects take no functions, as long as these have nothing in common with them. */
function takesFunction(part: ts.Type, value: ts.Expression, checker: ts.TypeChecker): boolean {
  if (part.flags & (PRIMITIVE | NOTHING)) return false;
  if (part.flags & ts.TypeFlags.NonPrimitive || part.getCallSignatures().length + part.getConstructSignatures().length > 0) return true;
  return isAssignable(checker.getTypeAtLocation(value), part, checker);
}

/** Primitives are turned into each other without a word. */
function isCoercible(part: ts.Type): boolean {
  if (part.isIntersection()) return part.types.some(member => member.flags & PRIMITIVE);
  return !part.isStringLiteral() && (part.flags & PRIMITIVE) !== 0;
}

/** An object where nothing but primitives are taken becomes `[object Object]`, or `NaN`. */
function isPlainProperty(property: ts.ObjectLiteralElementLike): boolean {
  return !ts.isSpreadAssignment(property) && (ts.isIdentifier(property.name) || ts.isStringLiteralLike(property.name)) && !/^(?:toString|valueOf)$/.test(property.name.text);
}
