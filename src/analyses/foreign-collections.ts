import ts from 'typescript';
import { CHANGES_OBJECT, ONLY_LOOKS, TELLS_PLACE } from '../catalogue/foreign-idioms.js';
import { isBuiltin } from '../types/constants.js';
import { isOfDefaultLibrary, libraryTypes } from '../types/default-library.js';
import { isDeclarationExported } from '../types/exported.js';
import { withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { isAssignment, isStep } from '../types/syntax.js';
import type { FilePass } from './define.js';
import { around, constantOf, decimal, isOnly, methodOf, runAround, type ForeignIdiom, type Variable } from './foreign-idiom.js';
import { lengthOfEmpty } from './foreign-arrays.js';
import { isWriteTarget } from './program-mentions.js';

/** `new Array(n).fill([])` of which a row is changed later: all rows are that one. */
export function sharedFill(call: ts.CallExpression, pass: FilePass): ForeignIdiom<'sharedFill'> | undefined {
  const method = methodOf(call);
  const [row, ...others] = call.arguments;
  if (method?.name !== 'fill' || !row || others.length > 0 || !isNewObject(withoutCasts(row), pass)) return undefined;
  const { parent } = around(call);
  const variable = ts.isVariableDeclaration(parent) ? constantOf(parent.name, pass) : undefined;
  const length = lengthOfEmpty(withoutCasts(method.object), pass);
  if (!variable || !length || decimal(length) === 1) return undefined;
  const rows = referencesTo(variable.symbol, pass.sourceFile, pass.checker).flatMap(mention => {
    const whole = around(mention);
    return ts.isElementAccessExpression(whole.parent) && whole.parent.expression === whole ? [whole.parent] : [];
  });
  // Who puts a row of its own everywhere first may change it then.
  const change = rows.some(isWriteTarget) ? undefined : rows.find(isChanged);
  return change && { kind: 'sharedFill', at: call, parts: { row, change }, repair: { node: call, text: `Array.from({ length: ${length.getText()} }, () => ${ts.isObjectLiteralExpression(row) ? `(${row.getText()})` : row.getText()})` } };
}

function isNewObject(node: ts.Node, pass: FilePass): boolean {
  if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) return true;
  if (ts.isNewExpression(node)) return ts.isIdentifier(node.expression) && /^(?:Array|Map|Set)$/.test(node.expression.text) && isOfDefaultLibrary(pass.checker.getSymbolAtLocation(node.expression), pass.program);
  const method = methodOf(node);
  return method !== undefined && (method.name === 'fill' ? lengthOfEmpty(withoutCasts(method.object), pass) !== undefined : method.name === 'from' && isBuiltin(method.object, 'Array', pass.program));
}

/** `rows[i][j] = x`, `rows[i].push(x)`. */
function isChanged(row: ts.ElementAccessExpression): boolean {
  const whole = around(row);
  const { parent } = whole;
  if ((!ts.isElementAccessExpression(parent) && !ts.isPropertyAccessExpression(parent)) || parent.expression !== whole) return false;
  if (isWriteTarget(parent)) return true;
  return ts.isPropertyAccessExpression(parent) && CHANGES_OBJECT.has(parent.name.text) && ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
}

/** `counts[key]++` of an object that nothing ever gives a first number. */
export function uncounted(at: ts.ElementAccessExpression, pass: FilePass): ForeignIdiom<'uncounted'> | undefined {
  if (!ts.isIdentifier(at.expression) || !isAddedTo(at, pass)) return undefined;
  const counts = constantOf(at.expression, pass);
  if (!counts || !isEmpty(counts.value, pass) || isDeclarationExported(counts.symbol)) return undefined;
  const owner = enclosingFunction(counts.declaration);
  const mentions = referencesTo(counts.symbol, pass.sourceFile, pass.checker);
  const isFirst = mentions.find(mention => isAddedTo(mention.parent, pass))?.parent === at;
  if (!isFirst || !mentions.every(mention => runsWithin(mention, owner) && givesNoNumber(mention, at, pass))) return undefined;
  return { kind: 'uncounted', at, parts: { text: at, object: at.expression }, repair: stepOf(at) };
}

/** `x[k]++`, `x[k] += 1`. */
function isAddedTo(node: ts.Node, { checker }: FilePass): boolean {
  if (!ts.isElementAccessExpression(node) && !ts.isPropertyAccessExpression(node)) return false;
  const { parent } = node;
  if (isStep(parent)) return true;
  return ts.isBinaryExpression(parent) && parent.left === node && /^[+*-]=$/.test(parent.operatorToken.getText()) && isOnly(checker.getTypeAtLocation(parent.right), ts.TypeFlags.NumberLike);
}

function stepOf(at: ts.ElementAccessExpression): ForeignIdiom['repair'] {
  const { parent } = at;
  const step = isStep(parent) && ts.isExpressionStatement(parent.parent) ? (parent.operator === ts.SyntaxKind.PlusPlusToken ? '+ 1' : '- 1') : undefined;
  return step === undefined ? undefined : { node: parent, text: `${at.getText()} = (${at.getText()} ?? 0) ${step}` };
}

function isEmpty(value: ts.Expression, pass: FilePass): boolean {
  if (ts.isObjectLiteralExpression(value)) return value.properties.length === 0;
  if (ts.isArrayLiteralExpression(value)) return value.elements.length === 0;
  return lengthOfEmpty(value, pass) !== undefined || (ts.isCallExpression(value) && value.expression.getText() === 'Object.create' && value.arguments[0]?.kind === ts.SyntaxKind.NullKeyword);
}

/** Whether code runs before the function that declares a variable goes on: it is in its body, or in a callback of a method of an array. */
function runsWithin(node: ts.Node, owner: ts.Node): boolean {
  const inside = enclosingFunction(node);
  if (inside === owner) return true;
  const method = methodOf(inside.parent);
  return method !== undefined && /^(?:every|filter|find|findIndex|flatMap|forEach|map|reduce|some)$/.test(method.name) && runsWithin(inside.parent, owner);
}

/** Whether a mention of a collection puts nothing into it but sums of what is there, as far as it goes before one of them. */
function givesNoNumber(mention: ts.Identifier, first: ts.Node, pass: FilePass): boolean {
  const whole = around(mention);
  const { parent } = whole;
  if ((ts.isElementAccessExpression(parent) || ts.isPropertyAccessExpression(parent)) && parent.expression === whole) {
    if (ts.isCallExpression(parent.parent) && parent.parent.expression === parent) return ts.isPropertyAccessExpression(parent) && /^(?:at|entries|every|filter|flatMap|forEach|includes|indexOf|join|keys|map|reduce|slice|some|values)$/.test(parent.name.text);
    if (isWriteTarget(parent)) return isAddedTo(parent, pass);
    return !(ts.isPropertyAccessExpression(parent) && parent.name.text === 'length' && isWriteTarget(parent));
  }
  if (ts.isCallExpression(parent)) return parent.expression !== whole && ONLY_LOOKS.test(parent.expression.getText());
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.expression === whole;
  if (ts.isReturnStatement(parent)) return mention.pos > first.end && !isInLoopWith(first, mention);
  return ts.isSpreadElement(parent) || ts.isSpreadAssignment(parent);
}

function isInLoopWith(node: ts.Node, other: ts.Node): boolean {
  const loop = runAround(node);
  return ts.isIterationStatement(loop, false) && loop.pos <= other.pos && other.end <= loop.end;
}

/** `m.set(k, m.get(k)! + 1)` of a map that nothing ever gives a first number. */
export function uncountedMap(call: ts.CallExpression, pass: FilePass): ForeignIdiom<'uncounted'> | undefined {
  const method = methodOf(call);
  if (method?.name !== 'set' || !ts.isIdentifier(method.object)) return undefined;
  const name = method.object.text;
  const sum = sumOf(call, name);
  const map = sum && constantOf(method.object, pass);
  if (!map || !isEmptyMap(map, pass) || isDeclarationExported(map.symbol)) return undefined;
  const owner = enclosingFunction(map.declaration);
  const mentions = referencesTo(map.symbol, pass.sourceFile, pass.checker);
  const isHarmless = (mention: ts.Identifier): boolean => {
    const whole = around(mention);
    const { parent } = whole;
    const asked = ts.isPropertyAccessExpression(parent) && parent.expression === whole ? parent.name.text : undefined;
    if (asked === 'set') return ts.isCallExpression(parent.parent) && sumOf(parent.parent, name) !== undefined;
    if (asked !== undefined) return /^(?:get|size|entries|keys|values|forEach)$/.test(asked);
    if (ts.isReturnStatement(parent)) return mention.pos > call.end && !isInLoopWith(call, mention);
    return ts.isSpreadElement(parent) || (ts.isForOfStatement(parent) && parent.expression === whole);
  };
  const first = mentions.find(mention => ts.isPropertyAccessExpression(mention.parent) && mention.parent.name.text === 'set');
  if (first !== method.object || !mentions.every(mention => runsWithin(mention, owner) && isHarmless(mention))) return undefined;
  const got = withoutCasts(sum.left);
  return { kind: 'uncounted', at: sum, parts: { text: got, object: method.object }, repair: { node: sum.left, text: `(${got.getText()} ?? 0)` } };
}

/** `m.get(k) + 1` of `m.set(k, m.get(k) + 1)`. */
function sumOf(call: ts.CallExpression, name: string): ts.BinaryExpression | undefined {
  const [key, value] = call.arguments;
  const sum = value && withoutCasts(value);
  if (!key || !sum || !ts.isBinaryExpression(sum) || isAssignment(sum) || !/^[+*-]$/.test(sum.operatorToken.getText())) return undefined;
  const got = methodOf(withoutCasts(sum.left));
  return got?.name === 'get' && got.object.getText() === name && got.call.arguments[0]?.getText() === key.getText() && ts.isNumericLiteral(sum.right) ? sum : undefined;
}

function isEmptyMap({ value }: Variable, pass: FilePass): boolean {
  return ts.isNewExpression(value) && ts.isIdentifier(value.expression) && value.expression.text === 'Map' && (value.arguments?.length ?? 0) === 0 && isBuiltin(value.expression, 'Map', pass.program);
}

/** `if (xs.indexOf(x))`: -1 counts as true, and 0, the first place, as false. */
export function placeAsTruth(call: ts.CallExpression, pass: FilePass): ForeignIdiom<'placeAsTruth'> | undefined {
  const method = methodOf(call);
  if (!method || !TELLS_PLACE.has(method.name) || !isTruthOf(call)) return undefined;
  if (!libraryTypes(method.object, pass.program)?.every(name => /^(?:Array|ReadonlyArray|String|\w+\dArray)$/.test(name))) return undefined;
  const callee = withoutCasts(call.expression) as ts.PropertyAccessExpression;
  const better = method.name === 'indexOf' ? 'includes' : method.name === 'findIndex' ? 'some' : undefined;
  return { kind: 'placeAsTruth', at: call, parts: { call: method.name, better: better ?? '' }, repair: better !== undefined && call.arguments.length === 1 ? { node: callee.name, text: better } : undefined };
}

/** Whether nothing but the truth of a value is looked at, and not its negation, which some take for "begins with". */
function isTruthOf(node: ts.Node): boolean {
  const value = around(node);
  const { parent } = value;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) return parent.expression === value;
  if (ts.isConditionalExpression(parent)) return parent.condition === value;
  if (ts.isArrowFunction(parent)) return parent.body === value && /^(?:every|filter|find|findIndex|findLast|some)$/.test(methodOf(parent.parent)?.name ?? '') && (parent.parent as ts.CallExpression).arguments[0] === parent;
  if (!ts.isBinaryExpression(parent)) return false;
  const operator = parent.operatorToken.kind;
  return (operator === ts.SyntaxKind.AmpersandAmpersandToken && (parent.left === value || isTruthOf(parent))) || (operator === ts.SyntaxKind.BarBarToken && isTruthOf(parent));
}
