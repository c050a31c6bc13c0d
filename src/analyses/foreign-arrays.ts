import ts from 'typescript';
import { PASSES_OVER_HOLES } from '../catalogue/foreign-idioms.js';
import { isBuiltin } from '../types/constants.js';
import { libraryTypes } from '../types/default-library.js';
import { hasMember } from '../types/members.js';
import { withoutCasts, type Call } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { pathOf } from '../types/value-path.js';
import type { FilePass } from './define.js';
import { around, elementTypes, isOnly, isUnchecked, methodOf, runAround, someInFunction, variableOf, type ForeignIdiom } from './foreign-idiom.js';
import { isWriteTarget } from './program-mentions.js';
import { returnedExpressions } from './value-kinds.js';

const NUMBERS = ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike;
const ORDER: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.LessThanToken, ts.SyntaxKind.LessThanEqualsToken, ts.SyntaxKind.GreaterThanToken, ts.SyntaxKind.GreaterThanEqualsToken]);

/** `[10] < [9]`: an array is compared as the text of its elements. */
export function arrayOrder(at: ts.BinaryExpression, pass: FilePass): ForeignIdiom<'arrayOrder'> | undefined {
  if (!ORDER.has(at.operatorToken.kind) || [at.left, at.right].some(isSurelyNoArray)) return undefined;
  const elements = elementTypes(at.left, pass);
  const others = elements?.length ? elementTypes(at.right, pass) : undefined;
  // The text of texts is in the same order, as good as always.
  const isKnown = (type: ts.Type): boolean => isOnly(type, NUMBERS | ts.TypeFlags.StringLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.Object);
  if (!elements || !others?.length || ![...elements, ...others].every(isKnown) || [...elements, ...others].every(type => isOnly(type, ts.TypeFlags.StringLike | ts.TypeFlags.BooleanLike))) return undefined;
  return { kind: 'arrayOrder', at, parts: { text: at } };
}

function isSurelyNoArray(operand: ts.Node): boolean {
  const node = withoutCasts(operand);
  return ts.isLiteralExpression(node) || ts.isPrefixUnaryExpression(node) || ts.isBinaryExpression(node) || (ts.isPropertyAccessExpression(node) && node.name.text === 'length');
}

/** `x in ['a', 'b']`: the numbers of the places are in an array, not what is at them. */
export function arrayMembership(at: ts.BinaryExpression, pass: FilePass): ForeignIdiom<'inArray'> | undefined {
  if (at.operatorToken.kind !== ts.SyntaxKind.InKeyword || ts.isPrivateIdentifier(at.left)) return undefined;
  const array = withoutCasts(at.right) as ts.Expression;
  const value = withoutCasts(at.left) as ts.Expression;
  const isWanted = ts.isArrayLiteralExpression(array) ? array.elements.length > 0 && array.elements.every(element => !ts.isOmittedExpression(element)) && isPrimitive(value, pass) : isElementOf(value, array, pass);
  if (!isWanted) return undefined;
  return { kind: 'inArray', at, parts: { value, array }, repair: { node: at, text: `${array.getText()}.includes(${value.getText()})` } };
}

function isPrimitive(value: ts.Expression, { checker }: FilePass): boolean {
  return isOnly(checker.getTypeAtLocation(value), NUMBERS | ts.TypeFlags.StringLike);
}

/** A text that may be an element of an array of texts, and is no number of a place. */
function isElementOf(value: ts.Expression, array: ts.Expression, pass: FilePass): boolean {
  const { checker } = pass;
  const type = checker.getTypeAtLocation(value);
  if (!isOnly(type, ts.TypeFlags.StringLike)) return false;
  if (!libraryTypes(array, pass.program)?.every(name => name === 'Array' || name === 'ReadonlyArray')) return false;
  const elements = elementTypes(array, pass);
  if (!elements?.length || !elements.every(element => isOnly(element, ts.TypeFlags.StringLike))) return false;
  const texts = (type.isUnion() ? type.types : [type]).map(part => (part.isStringLiteral() ? part.value : undefined));
  if (texts.every(text => text !== undefined)) return texts.every(text => !/^\d+$/.test(text) && hasMember(checker.getTypeAtLocation(array), text, checker) === 'no');
  return !isKey(value, pass);
}

/** Whether a text is the name of a property: what `for…in` goes through, or an element of `Object.keys()`. */
function isKey(value: ts.Expression, { checker }: FilePass): boolean {
  const declaration = ts.isIdentifier(value) ? checker.getSymbolAtLocation(value)?.valueDeclaration : undefined;
  if (!declaration) return ts.isIdentifier(value) || speaksOfKeys(value);
  if (ts.isVariableDeclaration(declaration)) {
    const loop = declaration.parent.parent;
    if (ts.isForInStatement(loop)) return true;
    return speaksOfKeys(ts.isForOfStatement(loop) ? valueOf(loop.expression, checker) : declaration.initializer);
  }
  const parameter = ts.findAncestor(declaration, node => ts.isParameter(node) || ts.isStatement(node));
  const method = parameter && ts.isParameter(parameter) ? methodOf(parameter.parent.parent) : undefined;
  return method !== undefined && speaksOfKeys(valueOf(method.object, checker));
}

function valueOf(name: ts.Expression, checker: ts.TypeChecker): ts.Expression {
  const declaration = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name)?.valueDeclaration : undefined;
  return (declaration && ts.isVariableDeclaration(declaration) && declaration.initializer) || name;
}

function speaksOfKeys(node: ts.Node | undefined): boolean {
  return node === undefined || /\bkeys\b|getOwnPropertyNames|ownKeys|entries/i.test(node.getText());
}

/** `new Array(3).map(f)`: `f` is never called, since nothing was ever put into the array. */
export function holes(call: ts.CallExpression, pass: FilePass): ForeignIdiom<'holes'> | undefined {
  const method = methodOf(call);
  if (!method || !PASSES_OVER_HOLES.has(method.name)) return undefined;
  const object = withoutCasts(method.object);
  const length = lengthOfEmpty(object, pass) ?? lengthOfUntouched(object, pass);
  if (!length) return undefined;
  const [callback, ...others] = call.arguments;
  const isPlainMap = method.name === 'map' && callback !== undefined && others.length === 0 && !ts.isIdentifier(object);
  return { kind: 'holes', at: call, parts: { call: method.name, length }, repair: isPlainMap ? { node: call, text: `Array.from({ length: ${length.getText()} }, ${callback.getText()})` } : undefined };
}

/** `n` of `new Array(n)`. */
export function lengthOfEmpty(node: ts.Node, pass: FilePass): ts.Expression | undefined {
  if ((!ts.isNewExpression(node) && !ts.isCallExpression(node)) || !ts.isIdentifier(node.expression) || node.expression.text !== 'Array') return undefined;
  const [length, ...others] = node.arguments ?? [];
  if (!length || others.length > 0 || ts.isSpreadElement(length) || !isNumber(length, pass)) return undefined;
  return isBuiltin(node.expression, 'Array', pass.program) ? length : undefined;
}

/** Whether a value is a number, by its type or because the function counts up to it. */
function isNumber(value: ts.Expression, { checker }: FilePass): boolean {
  const type = checker.getTypeAtLocation(value);
  if (!isOnly(type, ts.TypeFlags.Any) || !ts.isIdentifier(value)) return isOnly(type, ts.TypeFlags.NumberLike);
  return someInFunction(value, node => ts.isForStatement(node) && node.condition !== undefined && ts.isBinaryExpression(node.condition) && /^<=?$/.test(node.condition.operatorToken.getText()) && node.condition.right.getText() === value.text);
}

/** The same, of a variable that nothing else has touched before. */
function lengthOfUntouched(node: ts.Node, pass: FilePass): ts.Expression | undefined {
  const variable = variableOf(node, pass);
  if (!variable || runAround(variable.declaration) !== runAround(node)) return undefined;
  const length = lengthOfEmpty(variable.value, pass);
  return length && referencesTo(variable.symbol, enclosingFunction(node), pass.checker).every(mention => mention.pos >= node.pos) ? length : undefined;
}

/** `texts.map(parseInt)`: the number of the place becomes the base. */
export function mappedParse(call: ts.CallExpression, pass: FilePass): ForeignIdiom<'mappedParse'> | undefined {
  const method = methodOf(call);
  if (!method || !/^(?:map|flatMap|from)$/.test(method.name)) return undefined;
  const parse = call.arguments[method.name === 'from' ? 1 : 0];
  const name = parse && withoutCasts(parse);
  if (!name || !/^(?:Number\.|globalThis\.)?parseInt$/.test(name.getText()) || !isBuiltin(ts.isPropertyAccessExpression(name) ? name.name : name, 'parseInt', pass.program)) return undefined;
  const wanted = method.name === 'from' ? /^ArrayConstructor$/ : /^(?:Readonly)?Array$/;
  if (!libraryTypes(method.object, pass.program)?.every(type => wanted.test(type))) return undefined;
  return { kind: 'mappedParse', at: parse, parts: { parse: name }, repair: { node: parse, text: `text => ${name.getText()}(text, 10)` } };
}

/** `[10, 9].sort()`, which is `[10, 9]`, where it matters which of the numbers is greater. */
export function textOrder(call: ts.CallExpression, pass: FilePass): ForeignIdiom<'textOrder'> | undefined {
  const method = methodOf(call);
  if (!method || !/^(?:sort|toSorted)$/.test(method.name) || call.arguments.length > 0) return undefined;
  const elements = elementTypes(method.object, pass);
  if (!elements?.length || !elements.every(type => isOnly(type, NUMBERS)) || elements.every(isInTextOrder)) return undefined;
  const reader = readerOfOrder(call, pass);
  if (!reader) return undefined;
  const isBig = elements.some(type => !isOnly(type, ts.TypeFlags.NumberLike));
  const compare = isBig ? '(a, b) => (a < b ? -1 : a > b ? 1 : 0)' : '(a, b) => a - b';
  return { kind: 'textOrder', at: call, parts: { call, compare, reader }, repair: { node: call, text: `${call.expression.getText()}(${compare})` } };
}

/** Literals whose texts are in the order of the numbers. */
function isInTextOrder(type: ts.Type): boolean {
  const values = (type.isUnion() ? type.types : [type]).map(part => (part.isNumberLiteral() ? part.value : undefined));
  return values.every(value => value !== undefined) && [...values].sort((a, b) => a - b).every((value, i, all) => i === 0 || String(all[i - 1]) < String(value));
}

/** What hands the numbers out in their order, takes one because it is the least or in the middle, or compares neighbours by size. */
function readerOfOrder(call: ts.CallExpression, pass: FilePass): ts.Node | undefined {
  const value = around(call);
  const { parent } = value;
  const direct = orderReadBy(value);
  if (direct) return direct;
  const isStatement = ts.isExpressionStatement(parent);
  const name = isStatement ? withoutCasts((call.expression as ts.PropertyAccessExpression).expression) : ts.isVariableDeclaration(parent) ? parent.name : undefined;
  const symbol = name && ts.isIdentifier(name) ? pass.checker.getSymbolAtLocation(name) : undefined;
  if (!symbol) return undefined;
  for (const mention of referencesTo(symbol, enclosingFunction(call), pass.checker)) {
    const reader = mention.pos > call.end ? orderReadBy(around(mention)) : undefined;
    if (reader) return reader;
  }
  return undefined;
}

function orderReadBy(value: ts.Node): ts.Node | undefined {
  const { parent } = value;
  if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === value)) return value;
  if (ts.isVariableDeclaration(parent)) return ts.isArrayBindingPattern(parent.name) ? parent.name : undefined;
  if (ts.isSpreadElement(parent) && ts.isArrayLiteralExpression(parent.parent)) return orderReadBy(around(parent.parent));
  if (ts.isCallExpression(parent) && methodOf(parent)?.name === 'concat' && parent.expression !== value) return orderReadBy(around(parent));
  if (ts.isElementAccessExpression(parent) && parent.expression === value) return isPlace(parent) && !isWriteTarget(parent) ? parent : undefined;
  const method = ts.isPropertyAccessExpression(parent) && parent.expression === value ? methodOf(parent.parent) : undefined;
  if (!method) return undefined;
  if (/^(?:at|pop|shift)$/.test(method.name)) return method.call;
  if (method.name === 'slice') return method.call.arguments.length > 0 ? method.call : orderReadBy(around(method.call));
  return /^(?:concat|reverse|toReversed)$/.test(method.name) ? orderReadBy(around(method.call)) : undefined;
}

/** `xs[0]`, `xs[xs.length - 1]`, `xs[Math.floor(xs.length / 2)]`, `xs[i] - xs[i - 1]`, but not `xs[i]` alone. */
function isPlace(access: ts.ElementAccessExpression): boolean {
  if (ts.isNumericLiteral(access.argumentExpression) || /\blength\b|Math\.\w+/.test(access.argumentExpression.getText())) return true;
  const { parent } = around(access);
  return ts.isBinaryExpression(parent) && (ORDER.has(parent.operatorToken.kind) || parent.operatorToken.kind === ts.SyntaxKind.MinusToken);
}

/** `[...word].reverse().join()`: the letters get commas between them, where `''.join()` of Python has none. */
export function commasBetweenLetters(call: ts.CallExpression, pass: FilePass): ForeignIdiom<'commas'> | undefined {
  const method = methodOf(call);
  if (method?.name !== 'join' || call.arguments.length > 0) return undefined;
  const steps: string[] = [];
  let source = withoutCasts(method.object);
  for (let step = methodOf(source); step && /^(?:filter|map|reverse|slice|sort|toReversed|toSorted)$/.test(step.name); step = methodOf(source)) {
    steps.push(step.name);
    source = withoutCasts(step.object);
  }
  const isInOrder = steps.includes('sort') || steps.includes('toSorted');
  if (!isReadAsText(call, isLetters(source, pass) && !isInOrder, pass) || !elementTypes(method.object, pass)?.every(type => isOnly(type, ts.TypeFlags.StringLike))) return undefined;
  return { kind: 'commas', at: call, parts: { call }, repair: { node: call, text: `${call.expression.getText()}('')` } };
}

/** `word.split('')`, `[...word]` and `Array.from(word)` of a text. */
function isLetters(node: ts.Node, { checker }: FilePass): boolean {
  const isText = (each: ts.Node | undefined): boolean => each !== undefined && isOnly(checker.getTypeAtLocation(each), ts.TypeFlags.StringLike);
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 1 && node.elements[0] !== undefined && ts.isSpreadElement(node.elements[0]) && isText(node.elements[0].expression);
  const method = methodOf(node);
  const [first] = method?.call.arguments ?? [];
  if (method?.name === 'from') return method.object.getText() === 'Array' && isText(first);
  return method?.name === 'split' && first !== undefined && ts.isStringLiteralLike(first) && first.text === '' && isText(method.object);
}

/** Whether the commas are in the way: the length is asked, letters are taken out, or letters are compared with a text or handed out. */
function isReadAsText(call: ts.CallExpression, isOfLetters: boolean, { checker }: FilePass): boolean {
  const value = around(call);
  const { parent } = value;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === value) return (parent.name.text === 'length' && !isLimited(parent)) || (isOfLetters && parent.name.text !== 'length' && !/^(?:includes|split|replace|replaceAll)$/.test(parent.name.text));
  if (!isOfLetters) return false;
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) return true;
  if (!ts.isBinaryExpression(parent) || !/^[!=]==?$/.test(parent.operatorToken.getText())) return false;
  const other = withoutCasts(parent.left === value ? parent.right : parent.left);
  return methodOf(other)?.name !== 'join' && !/,/.test(other.getText()) && isOnly(checker.getTypeAtLocation(other), ts.TypeFlags.StringLike);
}

/** How long a list may be as text, commas included. */
function isLimited(length: ts.Node): boolean {
  const { parent } = around(length);
  return ts.isBinaryExpression(parent) && ORDER.has(parent.operatorToken.kind);
}

/** `xs.sort((a, b) => a > b)`: without a negative answer nothing is ever moved. */
export function comparator(call: ts.CallExpression, pass: FilePass): ForeignIdiom<'comparator'> | undefined {
  const method = methodOf(call);
  const [argument] = call.arguments;
  if (!method || !/^(?:sort|toSorted)$/.test(method.name) || !argument) return undefined;
  const compare = withoutCasts(argument);
  if ((!ts.isArrowFunction(compare) && !ts.isFunctionExpression(compare)) || compare.parameters.length === 0) return undefined;
  const returned = returnedExpressions(compare);
  const answers = returned.map(answersOf);
  if (answers.length === 0 || answers.includes(undefined)) return undefined;
  const all = new Set(answers.flatMap(each => [...(each ?? [])]));
  if ([...all].some(answer => answer < 0) || all.size < 2) return undefined;
  // The compiler says that a truth value is no number, unless a cast keeps it from that.
  if (!isUnchecked(pass) && compare === argument && !returned.every(each => isOnly(pass.checker.getTypeAtLocation(each), ts.TypeFlags.NumberLike))) return undefined;
  if (!libraryTypes(method.object, pass.program)?.every(name => name === 'Array' || name === 'ReadonlyArray')) return undefined;
  const difference = differenceOf(returned, pass);
  return { kind: 'comparator', at: compare, parts: { call: method.name, instead: difference === undefined ? 'a number below, equal to or above 0' : `\`${difference}\`` }, repair: difference && returned[0] ? { node: returned[0], text: difference } : undefined };
}

const TESTS: ReadonlySet<ts.SyntaxKind> = new Set([...ORDER, ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);

/** The numbers that an answer counts as, if they are in sight. */
function answersOf(expression: ts.Expression): readonly number[] | undefined {
  const node = withoutCasts(expression);
  if (ts.isNumericLiteral(node)) return [Number(node.text)];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [1];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [0];
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [answersOf(node.whenTrue), answersOf(node.whenFalse)];
    return yes && no && [...yes, ...no];
  }
  if (ts.isPrefixUnaryExpression(node)) {
    if (node.operator === ts.SyntaxKind.ExclamationToken) return [0, 1];
    const given = answersOf(node.operand);
    return node.operator === ts.SyntaxKind.PlusToken ? given : node.operator === ts.SyntaxKind.MinusToken ? given?.map(answer => -answer) : undefined;
  }
  if (ts.isBinaryExpression(node)) {
    if (TESTS.has(node.operatorToken.kind)) return [0, 1];
    const isLogical = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken || node.operatorToken.kind === ts.SyntaxKind.BarBarToken;
    return isLogical && answersOf(node.left) && answersOf(node.right) ? [0, 1] : undefined;
  }
  const [given] = ts.isCallExpression(node) ? node.arguments : [];
  return ts.isCallExpression(node) && given && node.expression.getText() === 'Number' ? answersOf(given) : undefined;
}

/** `a - b`, where a single comparison of two numbers is all that is returned. */
function differenceOf(returned: readonly ts.Expression[], { checker }: FilePass): string | undefined {
  const [only, ...others] = returned;
  let node = only && withoutCasts(only);
  if (node && ts.isConditionalExpression(node)) node = ts.isNumericLiteral(node.whenTrue) && node.whenTrue.text === '1' ? withoutCasts(node.condition) : undefined;
  if (!node || others.length > 0 || !ts.isBinaryExpression(node) || !ORDER.has(node.operatorToken.kind)) return undefined;
  const { left, right, operatorToken } = node;
  if (![left, right].every(operand => isOnly(checker.getTypeAtLocation(operand), ts.TypeFlags.NumberLike))) return undefined;
  return operatorToken.getText().startsWith('>') ? `${left.getText()} - ${right.getText()}` : `${right.getText()} - ${left.getText()}`;
}

/** `Math.max(x, x)`, and `Math.max(xs)` of an array. */
export function extremum(call: Call, pass: FilePass): ForeignIdiom<'sameOperand' | 'extremumOfArray'> | undefined {
  const method = methodOf(call);
  if (!method || !/^(?:min|max)$/.test(method.name) || !ts.isIdentifier(method.object) || !isBuiltin(method.object, 'Math', pass.program)) return undefined;
  const given = method.call.arguments;
  const [first] = given;
  if (given.length === 1 && first && !ts.isSpreadElement(first)) {
    if (!isUnchecked(pass) || !elementTypes(first, pass)) return undefined;
    return { kind: 'extremumOfArray', at: first, parts: { call: `Math.${method.name}`, array: first }, repair: { node: first, text: `...${first.getText()}` } };
  }
  const seen = new Set<string>();
  for (const argument of given) {
    const path = ts.isNumericLiteral(argument) ? argument.text : pathOf(argument, pass.checker);
    if (path !== undefined && seen.has(path)) return { kind: 'sameOperand', at: argument, parts: { call: `Math.${method.name}`, operand: argument } };
    if (path !== undefined) seen.add(path);
  }
  return undefined;
}

/** `grid[i, j]`, which is `grid[j]`. */
export function commaIndex(at: ts.ElementAccessExpression, pass: FilePass): ForeignIdiom<'commaIndex'> | undefined {
  const index = at.argumentExpression;
  if (!ts.isBinaryExpression(index) || index.operatorToken.kind !== ts.SyntaxKind.CommaToken || !isUnchecked(pass)) return undefined;
  const hasEffect = !ts.isNumericLiteral(index.left) && pathOf(index.left, pass.checker) === undefined;
  return hasEffect ? undefined : { kind: 'commaIndex', at, parts: { text: at, read: `${at.expression.getText()}[${index.right.getText()}]` }, repair: { node: at, text: `${at.expression.getText()}[${index.left.getText()}][${index.right.getText()}]` } };
}

/** `text[0] = 'A'`: a text cannot be changed. */
export function textWrite(at: ts.ElementAccessExpression, pass: FilePass): ForeignIdiom<'textWrite'> | undefined {
  if (!isWriteTarget(at) || !isUnchecked(pass) || !isOnly(pass.checker.getTypeAtLocation(at.expression), ts.TypeFlags.StringLike)) return undefined;
  return { kind: 'textWrite', at, parts: { text: at.expression } };
}
