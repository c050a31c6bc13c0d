import ts from 'typescript';
import { isDeclarationExported } from './exported.js';
import { isJavaScript } from './js-inference.js';
import { propTypes, writtenAttributes, type JsxElement } from './jsx-props.js';
import { optionParts, nestedTypes } from './option-parts.js';
import { isCall, type Call } from './origin.js';
import { referencesTo } from './references.js';

/** What keeps TypeScript from comparing the keys of an object literal with the type that it is meant for. */
export type Escape = 'variable' | 'cast' | 'spread' | 'helper';

/** Who gets an object literal. */
export interface ObjectTarget {
  /** The types that it is given to, `null` and primitives apart. Never empty. */
  readonly parts: readonly ts.Type[];
  /** The calls and elements that take it or what it is part of. */
  readonly takers: readonly (Call | JsxElement)[];
  readonly escapes: ReadonlySet<Escape>;
  /** Names that the code reads or writes on the object before it is handed over. */
  readonly touched: ReadonlySet<string>;
  /** Keys that literals around it contribute to the same object: those of `{ a, ...{ b } }` for `{ b }`. */
  readonly beside: readonly string[];
  /** The object may get members from what cannot be seen. */
  readonly isOpen: boolean;
}

const MAX_STEPS = 8;
const MAX_REFERENCES = 20;

/**
 * Where an object literal goes, when all of it can be seen: into an argument or the attributes of an element, directly or by way of a variable, a cast, a
 * spread, a function that returns it, a property of another such literal. `undefined` when it goes anywhere else as well, or
 * to something that does not say what it takes.
 */
export function objectTarget(literal: ts.ObjectLiteralExpression, checker: ts.TypeChecker): ObjectTarget | undefined {
  const target = targetOf(literal, checker, 0);
  const parts = target && partsOfAll(target.types, checker);
  return target && parts && { ...target, parts };
}

/** Of any expression: the types that take its value as it is. */
interface Target extends Omit<ObjectTarget, 'parts'> {
  readonly types: readonly ts.Type[];
}

type Up = (expression: ts.Expression) => Target | undefined;

function targetOf(node: ts.Expression, checker: ts.TypeChecker, steps: number): Target | undefined {
  if (steps > MAX_STEPS) return undefined;
  const { parent } = node;
  const up: Up = expression => targetOf(expression, checker, steps + 1);
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return ts.getJSDocTypeTag(parent) ? undefined : up(parent);
  if (ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent) || ts.isSatisfiesExpression(parent)) return throughCast(parent, up, checker);
  if (ts.isConditionalExpression(parent)) return parent.condition === node ? undefined : up(parent);
  if (ts.isBinaryExpression(parent)) return isValueOfOperator(parent, node) ? up(parent) : undefined;
  if (isCall(parent)) return parent.arguments?.some(argument => argument === node) ? throughArgument(parent, node, checker) : undefined;
  if (ts.isPropertyAssignment(parent) && parent.initializer === node) return throughProperty(parent.name, parent.parent, up, node, checker);
  if (ts.isShorthandPropertyAssignment(parent)) return throughProperty(parent.name, parent.parent, up, node, checker);
  if (ts.isArrayLiteralExpression(parent)) return throughElement(parent, up, checker);
  if (ts.isSpreadAssignment(parent)) return throughSpread(parent, up);
  if (ts.isJsxSpreadAttribute(parent)) return throughAttributes(parent.parent.parent, checker);
  if (ts.isVariableDeclaration(parent) && parent.initializer === node) return throughVariable(parent, checker, steps);
  if (ts.isArrowFunction(parent) && parent.body === node) return throughHelper(parent, checker, steps);
  if (ts.isReturnStatement(parent)) {
    const fn = ts.findAncestor(parent, ts.isFunctionLike);
    return fn && throughHelper(fn, checker, steps);
  }
  return undefined;
}

function throughCast(cast: ts.AssertionExpression | ts.SatisfiesExpression, up: Up, checker: ts.TypeChecker): Target | undefined {
  const outer = up(cast);
  if (!outer || cast.type.getText() === 'const') return outer;
  const claimed = checker.getTypeFromTypeNode(cast.type);
  const types = claimed.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown) ? outer.types : [...outer.types, claimed];
  return { ...outer, types, escapes: ts.isSatisfiesExpression(cast) ? outer.escapes : new Set([...outer.escapes, 'cast' as const]) };
}

function isValueOfOperator({ operatorToken, left }: ts.BinaryExpression, node: ts.Expression): boolean {
  const { kind } = operatorToken;
  if (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken) return true;
  return (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.CommaToken) && left !== node;
}

function throughArgument(call: Call, argument: ts.Expression, checker: ts.TypeChecker): Target | undefined {
  const types = parameterTypes(call, argument, checker);
  return types && { types, takers: [call], escapes: new Set(), touched: new Set(), beside: [], isOpen: false };
}

function partsOfAll(types: readonly ts.Type[], checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  const found = new Set<ts.Type>();
  for (const type of types) {
    const parts = optionParts(type, checker);
    if (!parts) return undefined;
    for (const part of parts) found.add(part);
  }
  return found.size ? [...found] : undefined;
}

/** What every overload declares for the argument; `undefined` when one of them may take anything there. */
export function parameterTypes(call: Call, argument: ts.Expression, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  const given: readonly ts.Expression[] = call.arguments ?? [];
  const index = given.indexOf(argument);
  if (given.slice(0, index).some(ts.isSpreadElement)) return undefined;
  const callee = checker.getNonNullableType(checker.getTypeAtLocation(call.expression));
  const signatures = (callee.isUnion() ? callee.types : [callee]).flatMap(type => (ts.isNewExpression(call) || call.expression.kind === ts.SyntaxKind.SuperKeyword ? type.getConstructSignatures() : type.getCallSignatures()));
  if (!signatures.length) return undefined;
  const types: ts.Type[] = [];
  for (const signature of signatures) {
    const taken = parameterType(signature, index, call, checker);
    if (!taken) return undefined;
    types.push(...taken);
  }
  return types;
}

/**
 * What one signature takes: the type as this call sees it, and as it is declared, where a type parameter still stands for
 * anything. Empty when it takes fewer arguments, `undefined` when it does not say.
 */
export function parameterType({ parameters }: ts.Signature, index: number, at: ts.Node, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  const symbol = parameters[Math.min(index, parameters.length - 1)];
  if (!symbol) return [];
  const declaration = symbol.valueDeclaration;
  if (!declaration || !ts.isParameter(declaration)) return undefined;
  const annotation = declaration.type ?? ts.getJSDocType(declaration);
  const type = checker.getTypeOfSymbolAtLocation(symbol, at);
  const types = annotation ? [type, checker.getTypeFromTypeNode(annotation)] : [type];
  if (declaration.dotDotDotToken) {
    const elements = types.map(each => (checker.isArrayType(each) ? each.getNumberIndexType() : undefined));
    return elements.every(element => element !== undefined) ? elements : undefined;
  }
  if (index >= parameters.length) return [];
  return annotation || saysWhatItTakes(declaration) ? types : undefined;
}

/** Without an annotation: JavaScript takes a default value for the whole type, and a pattern with a rest takes everything. */
function saysWhatItTakes(parameter: ts.ParameterDeclaration): boolean {
  if (ts.isObjectBindingPattern(parameter.name)) return !hasRest(parameter.name) && !usesArguments(parameter.parent);
  return !isJavaScript(parameter);
}

function hasRest(pattern: ts.ObjectBindingPattern): boolean {
  return pattern.elements.some(element => element.dotDotDotToken !== undefined || (element.propertyName !== undefined && ts.isComputedPropertyName(element.propertyName)));
}

function usesArguments(fn: ts.SignatureDeclaration): boolean {
  return fn.getText().includes('arguments');
}

function throughProperty(name: ts.PropertyName, outer: ts.ObjectLiteralExpression, up: Up, at: ts.Node, checker: ts.TypeChecker): Target | undefined {
  if (!ts.isIdentifier(name) && !ts.isStringLiteralLike(name)) return undefined;
  const target = up(outer);
  const parts = target && !target.touched.has(name.text) ? partsOfAll(target.types, checker) : undefined;
  const types = parts && nestedTypes(parts, name.text, at, checker);
  return target && types && nested(target, types);
}

function throughElement(array: ts.ArrayLiteralExpression, up: Up, checker: ts.TypeChecker): Target | undefined {
  const target = up(array);
  if (!target) return undefined;
  const types: ts.Type[] = [];
  for (const type of target.types.flatMap(each => (each.isUnion() ? each.types : [each]))) {
    if (checker.isTupleType(type) || type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Instantiable)) return undefined;
    const element = type.getNumberIndexType();
    if (element) types.push(element);
    else if (type.getProperty('Symbol.iterator') || type.getProperty('__@iterator')) return undefined;
  }
  return types.length ? nested(target, types) : undefined;
}

/** What is inside a literal is compared by the compiler even where a spread beside it keeps the outer keys from being. */
function nested(target: Target, types: readonly ts.Type[]): Target {
  const escapes = new Set([...target.escapes].filter(escape => escape !== 'spread'));
  return { types, takers: target.takers, escapes, touched: new Set(), beside: [], isOpen: false };
}

function throughSpread(spread: ts.SpreadAssignment, up: Up): Target | undefined {
  const target = up(spread.parent);
  return target && { ...target, escapes: new Set([...target.escapes, 'spread' as const]), beside: [...target.beside, ...writtenKeys(spread.parent)], isOpen: true };
}

/** A spread among the attributes of an element. */
function throughAttributes(element: JsxElement, checker: ts.TypeChecker): Target | undefined {
  const props = propTypes(element, checker);
  return props && { types: props.declared, takers: [element], escapes: new Set(['spread' as const]), touched: new Set(), beside: writtenAttributes(element), isOpen: true };
}

/** Keys that a literal writes out. */
export function writtenKeys(literal: ts.ObjectLiteralExpression): string[] {
  return literal.properties.flatMap(({ name }) => (name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? [name.text] : []));
}

function throughVariable(declaration: ts.VariableDeclaration, checker: ts.TypeChecker, steps: number): Target | undefined {
  if (!ts.isIdentifier(declaration.name)) return undefined;
  const symbol = checker.getSymbolAtLocation(declaration.name);
  if (!symbol || isDeclarationExported(symbol)) return undefined;
  const annotation = declaration.type ?? ts.getJSDocType(declaration);
  if (annotation) return undefined;
  return throughReferences(symbol, declaration.getSourceFile(), 'variable', (reference, touched) => {
    if (isMemberOf(reference, touched)) return 'touched';
    return targetOf(reference, checker, steps + 1);
  }, checker);
}

/** `o.a`, read or written: says nothing of where `o` goes. */
function isMemberOf(reference: ts.Identifier, touched: Set<string>): boolean {
  const { parent } = reference;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== reference || isCallee(parent)) return false;
  touched.add(parent.name.text);
  return true;
}

/** A method of the object is given the object as `this`. */
function isCallee(access: ts.PropertyAccessExpression): boolean {
  return isCall(access.parent) && access.parent.expression === access;
}

function throughHelper(fn: ts.SignatureDeclaration, checker: ts.TypeChecker, steps: number): Target | undefined {
  if (fn.type ?? ts.getJSDocReturnType(fn)) return undefined;
  if (!ts.isFunctionDeclaration(fn) && !ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return undefined;
  if (fn.asteriskToken || fn.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)) return undefined;
  const name = ts.isFunctionDeclaration(fn) ? fn.name : ts.isVariableDeclaration(fn.parent) && !fn.parent.type && !ts.getJSDocType(fn.parent) ? fn.parent.name : undefined;
  const symbol = name && ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  if (!symbol || isDeclarationExported(symbol)) return undefined;
  return throughReferences(symbol, fn.getSourceFile(), 'helper', reference => {
    const { parent } = reference;
    return ts.isCallExpression(parent) && parent.expression === reference ? targetOf(parent, checker, steps + 1) : undefined;
  }, checker);
}

function throughReferences(
  symbol: ts.Symbol,
  file: ts.SourceFile,
  escape: Escape,
  follow: (reference: ts.Identifier, touched: Set<string>) => Target | 'touched' | undefined,
  checker: ts.TypeChecker,
): Target | undefined {
  const references = referencesTo(symbol, file, checker);
  if (references.length > MAX_REFERENCES) return undefined;
  const touched = new Set<string>();
  const targets: Target[] = [];
  for (const reference of references) {
    const target = follow(reference, touched);
    if (!target) return undefined;
    if (target !== 'touched') targets.push(target);
  }
  if (!targets.length) return undefined;
  return {
    types: [...new Set(targets.flatMap(({ types }) => types))],
    takers: targets.flatMap(({ takers }) => takers),
    escapes: new Set([escape, ...targets.flatMap(({ escapes }) => [...escapes])]),
    touched: new Set([...touched, ...targets.flatMap(target => [...target.touched])]),
    beside: targets.flatMap(({ beside }) => beside),
    isOpen: targets.some(({ isOpen }) => isOpen),
  };
}
