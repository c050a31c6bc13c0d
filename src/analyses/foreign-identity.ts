import ts from 'typescript';
import { MAKES_NEW, ONLY_LOOKS, RETURNS_ITSELF } from '../catalogue/foreign-idioms.js';
import { isOfDefaultLibrary, libraryTypes } from '../types/default-library.js';
import { withoutCasts } from '../types/origin.js';
import { referencesTo } from '../types/references.js';
import { isNullish } from '../types/syntax.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { constantOf, isAssignedAgain, isUnchecked, methodOf, runAround, type ForeignIdiom, type Variable } from './foreign-idiom.js';

const EQUALITY: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);
const PRIMITIVES = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.ESSymbolLike | ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void;

/** Comparisons that look at which object it is, where others look at what is in it. */
export function identityComparison(at: ts.BinaryExpression, pass: FilePass): ForeignIdiom<'sameArray' | 'newObject'> | undefined {
  if (!EQUALITY.has(at.operatorToken.kind) || [at.left, at.right].some(isPrimitive)) return undefined;
  return (mentionsOwnReturn(pass) ? sameArray(at, pass) : undefined) ?? newObject(at, pass);
}

/** What is surely compared by its value. */
function isPrimitive(operand: ts.Expression): boolean {
  const node = withoutCasts(operand);
  return isNullish(node) || ts.isLiteralExpression(node) || ts.isTypeOfExpression(node) || ts.isTemplateExpression(node) || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
}

/** Whether the file has one of the methods that return the array they are called on. */
const mentionsOwnReturn = defineFileAnalysis('mentionsOwnReturn', ({ sourceFile: { text } }): boolean => [...RETURNS_ITSELF].some(name => text.includes(`.${name}(`)));

/** `xs.reverse() === xs`, or `r[i] === xs[i]` where `const r = xs.reverse()`: there is one array only. */
function sameArray(at: ts.BinaryExpression, pass: FilePass): ForeignIdiom<'sameArray'> | undefined {
  const calls: ts.CallExpression[] = [];
  const left = spelling(at.left, pass, calls, true);
  const right = left === undefined ? undefined : spelling(at.right, pass, calls, false);
  const [call] = calls;
  const method = call && methodOf(call);
  if (!method || left === undefined || left !== right || !libraryTypes(method.object, pass.program)?.every(name => name === 'Array' || /\dArray$/.test(name))) return undefined;
  const object = method.object.getText();
  return { kind: 'sameArray', at, parts: { left: at.left, right: at.right, call: method.call, object: method.object, copy: `[...${object}]${method.call.getText().slice(object.length)}` }, repair: libraryTypes(method.object, pass.program)?.includes('Array') ? { node: method.object, text: `[...${object}]` } : undefined };
}

/**
 * A text that is the same for two expressions with the same value, an array and what its methods return that return itself
 * counted as one. Finds the calls of these. Nothing that may change in between has one.
 */
function spelling(expression: ts.Node, pass: FilePass, calls: ts.CallExpression[], isFirst: boolean): string | undefined {
  const of = (node: ts.Node): string | undefined => spelling(node, pass, calls, isFirst);
  const node = withoutCasts(expression);
  if (ts.isNumericLiteral(node) || ts.isStringLiteralLike(node)) return node.getText();
  if (node.kind === ts.SyntaxKind.ThisKeyword) return 'this';
  if (ts.isIdentifier(node)) {
    const constant = constantOf(node, pass);
    if (constant && returnsItself(constant.value)) {
      calls.push(constant.value as ts.CallExpression);
      return spelling((methodOf(constant.value) as { object: ts.Expression }).object, pass, calls, true);
    }
    return ofElement(node, pass, calls, isFirst) ?? ofVariable(node, pass);
  }
  if (ts.isPropertyAccessExpression(node)) {
    const object = of(node.expression);
    return object === undefined ? undefined : `${object}.${node.name.text}`;
  }
  if (ts.isElementAccessExpression(node)) {
    const object = of(node.expression);
    const index = object === undefined ? undefined : of(node.argumentExpression);
    return index === undefined ? undefined : `${object}[${index}]`;
  }
  if (ts.isBinaryExpression(node) && (node.operatorToken.kind === ts.SyntaxKind.PlusToken || node.operatorToken.kind === ts.SyntaxKind.MinusToken)) {
    const left = of(node.left);
    const right = left === undefined ? undefined : of(node.right);
    return right === undefined ? undefined : `(${left}${node.operatorToken.getText()}${right})`;
  }
  if (!ts.isCallExpression(node)) return undefined;
  const method = methodOf(node);
  if (method && returnsItself(node)) {
    // What stands on the left has been read before the right changes it.
    if (!isFirst && node.parent && !EQUALITY.has((node.parent as Partial<ts.BinaryExpression>).operatorToken?.kind ?? ts.SyntaxKind.Unknown)) return undefined;
    calls.push(node);
    return of(method.object);
  }
  const isReading = method ? /^(?:join|toString|at)$/.test(method.name) || node.expression.getText() === 'JSON.stringify' : node.expression.getText() === 'String';
  if (!isReading) return undefined;
  const given = node.arguments.map(of);
  const callee = method ? (node.expression.getText() === 'JSON.stringify' ? 'JSON.stringify' : `${of(method.object)}.${method.name}`) : 'String';
  return given.includes(undefined) || callee.startsWith('undefined.') ? undefined : `${callee}(${given.join()})`;
}

function returnsItself(node: ts.Node): boolean {
  const method = methodOf(node);
  return method !== undefined && RETURNS_ITSELF.has(method.name);
}

function ofVariable(node: ts.Identifier, pass: FilePass): string | undefined {
  const symbol = pass.checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !(ts.isVariableDeclaration(declaration) || ts.isParameter(declaration) || ts.isBindingElement(declaration))) return undefined;
  // The counter of a loop is the same on both sides.
  const isCounter = ts.isVariableDeclaration(declaration) && ts.isForStatement(declaration.parent.parent);
  return isCounter || !isAssignedAgain(symbol, pass) ? `${node.text}@${declaration.pos}` : undefined;
}

/** `xs[i]`, which `x` stands for in `xs.every((x, i) => …)`. */
function ofElement(node: ts.Identifier, pass: FilePass, calls: ts.CallExpression[], isFirst: boolean): string | undefined {
  const parameter = pass.checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (!parameter || !ts.isParameter(parameter)) return undefined;
  const callback = parameter.parent;
  const [element, index] = callback.parameters;
  const method = (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)) && ts.isCallExpression(callback.parent) && callback.parent.arguments[0] === callback ? methodOf(callback.parent) : undefined;
  if (element !== parameter || !index || !ts.isIdentifier(index.name) || !method || !/^(?:every|filter|find|findIndex|forEach|map|some)$/.test(method.name)) return undefined;
  const array = spelling(method.object, pass, calls, isFirst);
  return array === undefined ? undefined : `${array}[${index.name.text}@${index.pos}]`;
}

/** `Object.keys(a) === Object.keys(b)`: what is made here is equal to nothing else. */
function newObject(at: ts.BinaryExpression, pass: FilePass): ForeignIdiom<'newObject'> | undefined {
  for (const [value, other] of [[at.left, at.right], [at.right, at.left]] as const) {
    const node = withoutCasts(value);
    if (!ts.isCallExpression(node) && !ts.isIdentifier(node)) continue;
    const made = ts.isCallExpression(node) ? madeByCall(node, pass) : madeBefore(node, at, pass);
    if (!made || isMadeByLiteral(withoutCasts(other)) || !mayBeObject(other, at, pass)) continue;
    return { kind: 'newObject', at, parts: { value: node, other, made: made.makes, operator: at.operatorToken.getText() } };
  }
  return undefined;
}

/** ESLint's own `no-constant-binary-expression` speaks of literals. */
function isMadeByLiteral(node: ts.Node): boolean {
  return ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node) || ts.isNewExpression(node) || ts.isFunctionLike(node) || ts.isRegularExpressionLiteral(node);
}

/** Of a text or number the compiler says that it is no object, and `==` would make a text of the object. */
function mayBeObject(other: ts.Expression, at: ts.BinaryExpression, pass: FilePass): boolean {
  const type = pass.checker.getTypeAtLocation(other);
  const parts = type.isUnion() ? type.types : [type];
  if (parts.every(({ flags }) => flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void))) return false;
  const isStrict = at.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken || at.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
  if (!isStrict) return parts.every(({ flags }) => (flags & ts.TypeFlags.Object) !== 0);
  return isUnchecked(pass) || !parts.every(({ flags }) => flags & PRIMITIVES);
}

interface Made {
  readonly makes: 'array' | 'object' | 'Date';
}

function madeByCall(call: ts.CallExpression, pass: FilePass): Made | undefined {
  const method = methodOf(call);
  if (!method || ts.isOptionalChain(call)) return undefined;
  if (RETURNS_ITSELF.has(method.name)) {
    const object = withoutCasts(method.object);
    const made = ts.isArrayLiteralExpression(object) || (ts.isCallExpression(object) && madeByCall(object, pass));
    return made ? { makes: 'array' } : undefined;
  }
  if (![...MAKES_NEW.values()].some(names => names.has(method.name))) return undefined;
  const types = libraryTypes(method.object, pass.program);
  return types?.length && types.every(name => MAKES_NEW.get(name)?.has(method.name)) ? { makes: method.name === 'fromEntries' ? 'object' : 'array' } : undefined;
}

/** What a constant was given new, and what nothing else can be, because nobody else has got it. */
function madeBefore(name: ts.Identifier, at: ts.Node, pass: FilePass): Made | undefined {
  const constant = constantOf(name, pass);
  const made = constant && madeBy(constant.value, pass);
  if (!made) return undefined;
  // What is handed out after the comparison is not the other operand of it, unless it runs again on the same object.
  const runsOnce = runAround(constant.declaration) === runAround(at);
  const mentions = referencesTo(constant.symbol, pass.sourceFile, pass.checker);
  return mentions.every(mention => (runsOnce && mention.pos > at.end) || isKeptToItself(mention, constant, pass)) ? made : undefined;
}

function madeBy(value: ts.Expression, pass: FilePass): Made | undefined {
  if (ts.isArrayLiteralExpression(value)) return { makes: 'array' };
  if (ts.isObjectLiteralExpression(value)) return { makes: 'object' };
  if (ts.isCallExpression(value)) return madeByCall(value, pass);
  if (!ts.isNewExpression(value) || !ts.isIdentifier(value.expression) || !/^(?:Array|Date|Map|Set|URL)$/.test(value.expression.text) || !isOfDefaultLibrary(pass.checker.getSymbolAtLocation(value.expression), pass.program)) return undefined;
  return { makes: value.expression.text === 'Date' ? 'Date' : value.expression.text === 'Array' ? 'array' : 'object' };
}

/** Whether a mention of a variable gives nobody the object in it. */
function isKeptToItself(mention: ts.Identifier, { symbol }: Variable, { checker }: FilePass): boolean {
  let node: ts.Node = mention;
  while (withoutCasts(node.parent) === mention) node = node.parent;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
    const isCalled = ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
    return !isCalled || !RETURNS_ITSELF.has(parent.name.text) || ts.isExpressionStatement(parent.parent.parent);
  }
  if (ts.isElementAccessExpression(parent)) return parent.expression === node;
  if (ts.isBinaryExpression(parent)) {
    // `a === b` gives nothing away; `other = a` does.
    return EQUALITY.has(parent.operatorToken.kind) || parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword || parent.operatorToken.kind === ts.SyntaxKind.InKeyword || /^[<>+*/%-]/.test(parent.operatorToken.getText());
  }
  if (ts.isCallExpression(parent)) return parent.expression !== node && ONLY_LOOKS.test(parent.expression.getText());
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.expression === node;
  return ts.isSpreadElement(parent) || ts.isTypeOfExpression(parent) || (ts.isPrefixUnaryExpression(parent) && checker.getSymbolAtLocation(mention) === symbol) || ts.isTemplateSpan(parent) || ts.isIfStatement(parent);
}
