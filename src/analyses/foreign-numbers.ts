import ts from 'typescript';
import { INDEXED, RADIX_PREFIXES, WHOLE_METHODS, WHOLE_PROPERTIES, WHOLE_RESULTS } from '../catalogue/foreign-idioms.js';
import { isBuiltin } from '../types/constants.js';
import { libraryTypes } from '../types/default-library.js';
import { withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { isAssignment, isStep, isWithin, isWritten } from '../types/syntax.js';
import { pathOf } from '../types/value-path.js';
import type { FilePass } from './define.js';
import { constantOf, decimal, isOnly, isUnchecked, methodOf, someInFunction, variableOf, type ForeignIdiom } from './foreign-idiom.js';

/** `n.toString(2).slice(2)`: there is no `0b` to cut off. */
export function cutDigits(call: ts.CallExpression, pass: FilePass): ForeignIdiom<'cutDigits'> | undefined {
  const method = methodOf(call);
  if (!method || !/^(?:slice|substring|substr)$/.test(method.name) || call.arguments.length !== 1 || decimal(call.arguments[0]) !== 2) return undefined;
  const text = withoutCasts(method.object);
  const written = methodOf(text);
  const radix = decimal(written?.call.arguments[0]);
  const prefix = radix === undefined ? undefined : RADIX_PREFIXES.get(radix);
  if (!written || written.name !== 'toString' || prefix === undefined || !isWhole(withoutCasts(written.object) as ts.Expression, pass)) return undefined;
  return { kind: 'cutDigits', at: call, parts: { text, prefix }, repair: { node: call, text: text.getText() } };
}

/** Whether a number is whole and has no digits put before it to be cut off: `(0x10000 + n).toString(16).slice(1)`. */
function isWhole(node: ts.Expression, pass: FilePass, depth = 0): boolean {
  const type = pass.checker.getTypeAtLocation(node);
  if (!isOnly(type, ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike) || depth > 2) return false;
  if (ts.isPropertyAccessExpression(node)) return WHOLE_PROPERTIES.has(node.name.text) || isOnly(type, ts.TypeFlags.BigIntLike);
  if (ts.isElementAccessExpression(node)) return libraryTypes(node.expression, pass.program)?.every(name => /^(?:Big)?(?:Int|Uint)/.test(name) || name === 'Buffer') ?? false;
  if (ts.isNumericLiteral(node)) return /^\d+$/.test(node.text);
  if (ts.isCallExpression(node)) return WHOLE_RESULTS.has(node.expression.getText()) || WHOLE_METHODS.has(methodOf(node)?.name ?? '') || isWholeSum(node, pass);
  if (!ts.isIdentifier(node)) return false;
  const symbol = pass.checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration) return false;
  const writes = referencesTo(symbol, pass.sourceFile, pass.checker).filter(isWritten);
  if (writes.some(({ parent }) => ts.isBinaryExpression(parent) && !/^(?:>>>?|&|-)=$/.test(parent.operatorToken.getText()))) return false;
  if (isOnly(type, ts.TypeFlags.BigIntLike)) return ts.isParameter(declaration);
  if (ts.isParameter(declaration)) return ts.isIdentifier(declaration.name) && !FRACTIONS.test(pass.sourceFile.text);
  return ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined && isWhole(withoutCasts(declaration.initializer) as ts.Expression, pass, depth + 1);
}

/** What makes numbers between 0 and 1, whose digits do begin with `0.`: one that a parameter gets may be among them. */
const FRACTIONS = /random|performance|fraction|% 1\b|- *Math\.(?:floor|trunc)/;

/** `xs.reduce((sum, x) => sum + x, 0)`, where nothing is divided. */
function isWholeSum(call: ts.CallExpression, pass: FilePass): boolean {
  const method = methodOf(call);
  const [callback, start] = call.arguments;
  return method?.name === 'reduce' && callback !== undefined && decimal(start) === 0 && !/[/]|\.\d/.test(callback.getText()) && /\b(?:parseInt|length)\b/.test(callback.getText()) && !FRACTIONS.test(pass.sourceFile.text);
}

/** `let max = Number.MIN_VALUE`: that is the least number above 0. */
export function leastNumber(at: ts.PropertyAccessExpression, pass: FilePass): ForeignIdiom<'leastNumber'> | undefined {
  if (at.name.text !== 'MIN_VALUE' || !ts.isIdentifier(at.expression) || !isBuiltin(at.expression, 'Number', pass.program)) return undefined;
  let value: ts.Node = at;
  while (withoutCasts(value.parent) === at) value = value.parent;
  const { parent } = value;
  const isStart = (ts.isVariableDeclaration(parent) && parent.initializer === value && isRaised(parent.name, pass)) || (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.right === value && isRaised(parent.left, pass));
  return isStart || isLeastOfCall(value) || isBesideGreatest(value) ? { kind: 'leastNumber', at, parts: {}, repair: { node: at, text: '-Infinity' } } : undefined;
}

/** Whether a variable gets the greater of what it holds and something else. */
function isRaised(name: ts.Node, { checker, sourceFile }: FilePass): boolean {
  const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  const mentions = symbol ? referencesTo(symbol, sourceFile, checker) : [];
  return mentions.some(isWritten) && mentions.some(mention => {
    const { parent } = mention;
    if (ts.isCallExpression(parent)) return parent.expression.getText() === 'Math.max';
    if (!ts.isBinaryExpression(parent)) return false;
    const operator = parent.operatorToken.getText();
    const isBelow = (operator.startsWith('>') && parent.right === mention) || (operator.startsWith('<') && parent.left === mention);
    const branch = ts.findAncestor(parent, node => ts.isIfStatement(node) || ts.isConditionalExpression(node) || ts.isStatement(node));
    return isBelow && /^[<>]=?$/.test(operator) && branch !== undefined && mentions.some(other => isWritten(other) && isWithin(other, branch));
  });
}

/** The start of `reduce()` with a maximum, and `Math.max(...xs, Number.MIN_VALUE)`. */
function isLeastOfCall(value: ts.Node): boolean {
  const method = methodOf(value.parent);
  if (!method) return false;
  if (method.call.expression.getText() === 'Math.max') return method.call.arguments.some(ts.isSpreadElement);
  const [callback, start] = method.call.arguments;
  return /^reduce(?:Right)?$/.test(method.name) && start === value && callback !== undefined && (/\bMath\.max\b/.test(callback.getText()) || isGreaterOfTwo(callback));
}

/** `(a, b) => (a > b ? a : b)`. */
function isGreaterOfTwo(callback: ts.Node): boolean {
  const body = ts.isArrowFunction(callback) ? withoutCasts(callback.body) : undefined;
  const test = body && ts.isConditionalExpression(body) ? withoutCasts(body.condition) : undefined;
  if (!body || !ts.isConditionalExpression(body) || !test || !ts.isBinaryExpression(test)) return false;
  const [yes, no] = test.operatorToken.getText().startsWith('>') ? [body.whenTrue, body.whenFalse] : [body.whenFalse, body.whenTrue];
  return /^[<>]=?$/.test(test.operatorToken.getText()) && test.left.getText() === yes.getText() && test.right.getText() === no.getText();
}

/** The lower end of a range whose upper end is `Number.MAX_VALUE`. */
function isBesideGreatest(value: ts.Node): boolean {
  const isGreatest = (node: ts.Node | undefined): boolean => node !== undefined && /^Number\.MAX_VALUE$/.test(withoutCasts(node).getText());
  const { parent } = value;
  if (ts.isArrayLiteralExpression(parent)) return parent.elements.some(isGreatest);
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.arguments?.some(isGreatest) ?? false;
  if (ts.isPropertyAssignment(parent)) return parent.parent.properties.some(property => ts.isPropertyAssignment(property) && isGreatest(property.initializer));
  return false;
}

/** `xs[xs.length / 2]`: between two places there is nothing. */
export function fractionalIndex(at: ts.ElementAccessExpression, pass: FilePass): ForeignIdiom<'fractionalIndex'> | undefined {
  const index = withoutCasts(at.argumentExpression) as ts.Expression;
  const variable = ts.isIdentifier(index) ? variableOf(index, pass) : undefined;
  const division = halfOf(variable ? variable.value : index, pass);
  if (!division || !libraryTypes(at.expression, pass.program)?.every(name => INDEXED.test(name))) return undefined;
  // A loop that goes by ones stays between the places; what is assigned otherwise may be rounded.
  if (variable && !referencesTo(variable.symbol, pass.sourceFile, pass.checker).filter(isWritten).every(write => isHalfAssigned(write, pass))) return undefined;
  if (someInFunction(at, saysEven)) return undefined;
  return { kind: 'fractionalIndex', at, parts: { text: at, division }, repair: { node: division, text: `Math.floor(${division.getText()})` } };
}

function isHalfAssigned({ parent }: ts.Node, pass: FilePass): boolean {
  if (isStep(parent)) return true;
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && halfOf(withoutCasts(parent.right) as ts.Expression, pass) !== undefined;
}

/** `xs.length / 2`, `(low + high) / 2`, also with a number added, or `low + (high - low) / 2`. */
function halfOf(node: ts.Expression, pass: FilePass): ts.BinaryExpression | undefined {
  if (!ts.isBinaryExpression(node)) return undefined;
  const operator = node.operatorToken.kind;
  const [left, right] = [withoutCasts(node.left) as ts.Expression, withoutCasts(node.right) as ts.Expression];
  if (operator === ts.SyntaxKind.PlusToken || operator === ts.SyntaxKind.MinusToken) {
    if (decimal(right) !== undefined) return halfOf(left, pass);
    const half = operator === ts.SyntaxKind.PlusToken ? halfOf(right, pass) : undefined;
    return half && pathOf(left, pass.checker) !== undefined && half.left.getText().includes(left.getText()) ? half : undefined;
  }
  if (operator !== ts.SyntaxKind.SlashToken || (decimal(right) ?? 0) < 2) return undefined;
  return isLength(left, pass) || (decimal(right) === 2 && isMidpoint(left, pass)) ? node : undefined;
}

/** `xs.length`, also with a number added or kept in a constant. */
function isLength(node: ts.Expression, pass: FilePass): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'length';
  if (ts.isBinaryExpression(node)) return /^[+-]$/.test(node.operatorToken.getText()) && decimal(withoutCasts(node.right)) !== undefined && isLength(withoutCasts(node.left) as ts.Expression, pass);
  const constant = constantOf(node, pass);
  return constant !== undefined && ts.isPropertyAccessExpression(constant.value) && constant.value.name.text === 'length';
}

/** The sum or difference of two variables, both of them numbers. */
function isMidpoint(node: ts.Expression, { checker }: FilePass): boolean {
  if (!ts.isBinaryExpression(node) || !/^[+-]$/.test(node.operatorToken.getText())) return false;
  return [node.left, node.right].every(operand => pathOf(operand, checker) !== undefined && isOnly(checker.getTypeAtLocation(operand), ts.TypeFlags.NumberLike));
}

/** `n % 2`, `n & 1`, `2 * n`, `i += 2`: somebody has thought of what is even. */
function saysEven(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  const operator = node.operatorToken.getText();
  return /^(?:%|&|\|)=?$/.test(operator) || (/^(?:[*+-]=|\*|<<)$/.test(operator) && [node.left, node.right].some(operand => (decimal(operand) ?? 1) % 2 === 0));
}

/** `while (n > 0) { digits.push(n % 10); n = n / 10; }`: the rest is no whole number. */
export function unroundedDigits(at: ts.BinaryExpression, { checker }: FilePass): ForeignIdiom<'unroundedDigits'> | undefined {
  const operator = at.operatorToken.kind;
  const quotient = operator === ts.SyntaxKind.SlashEqualsToken ? undefined : withoutCasts(at.right);
  if (operator !== ts.SyntaxKind.SlashEqualsToken && !(operator === ts.SyntaxKind.EqualsToken && quotient && ts.isBinaryExpression(quotient) && quotient.operatorToken.kind === ts.SyntaxKind.SlashToken)) return undefined;
  const [rest, divisor] = quotient && ts.isBinaryExpression(quotient) ? [withoutCasts(quotient.left), withoutCasts(quotient.right)] : [at.left, withoutCasts(at.right)];
  const base = decimal(divisor);
  if (base === undefined || base < 2 || !ts.isIdentifier(at.left) || rest.getText() !== at.left.text || !ts.isExpressionStatement(at.parent)) return undefined;
  const body = at.parent.parent;
  const loop = ts.isBlock(body) ? body.parent : body;
  if (!ts.isWhileStatement(loop) && !ts.isDoStatement(loop)) return undefined;
  const name = at.left.text;
  const symbol = checker.getSymbolAtLocation(at.left);
  if (!symbol || loop.expression.getText().includes('%') || !isOnly(checker.getTypeAtLocation(at.left), ts.TypeFlags.NumberLike | ts.TypeFlags.Any)) return undefined;
  const mentions = referencesTo(symbol, loop, checker);
  if (mentions.filter(isWritten).length !== 1) return undefined;
  // A digit is the remainder as it is; rounded, or compared with 0, it is something else.
  const digit = mentions.map(({ parent }) => parent).find(parent => ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.PercentToken && ts.isIdentifier(parent.left) && parent.left.text === name && decimal(withoutCasts(parent.right)) === base);
  if (!digit || !mentions.every(mention => mention.parent === digit || isWithin(mention, at) || isWithin(mention, loop.expression)) || isRounded(digit)) return undefined;
  const text = `Math.floor(${name} / ${base})`;
  return { kind: 'unroundedDigits', at, parts: { text: at, digit, instead: text }, repair: { node: at, text: `${name} = ${text}` } };
}

function isRounded(node: ts.Node): boolean {
  return ts.findAncestor(node, each => (ts.isCallExpression(each) && /^(?:Math\.\w+|parseInt)$/.test(each.expression.getText())) || (ts.isBinaryExpression(each) && /^(?:[|&]|[!=]==?|[<>]=?|>>>?)$/.test(each.operatorToken.getText()))) !== undefined;
}

/** `xs[(i - 1) % xs.length]` from 0 on: the remainder of a negative number is negative. */
export function negativeRemainder(remainder: ts.BinaryExpression, pass: FilePass): ForeignIdiom<'negativeRemainder'> | undefined {
  if (remainder.operatorToken.kind !== ts.SyntaxKind.PercentToken) return undefined;
  const difference = withoutCasts(remainder.left);
  const size = withoutCasts(remainder.right);
  if (!ts.isBinaryExpression(difference) || difference.operatorToken.kind !== ts.SyntaxKind.MinusToken || (decimal(difference.right) ?? 0) === 0 || !isLength(size as ts.Expression, pass)) return undefined;
  const counter = difference.left;
  if (!(stepsBack(remainder, counter, pass) || startsAtZero(remainder, counter, pass))) return undefined;
  const whole = `(${difference.getText()} + ${size.getText()}) % ${size.getText()}`;
  return { kind: 'negativeRemainder', at: remainder, parts: { text: remainder, start: counter, instead: whole }, repair: { node: remainder, text: whole } };
}

/** `i = (i - 1) % n`, with no word about what is below 0. */
function stepsBack(remainder: ts.Node, counter: ts.Expression, { checker }: FilePass): boolean {
  let value = remainder;
  while (ts.isParenthesizedExpression(value.parent)) value = value.parent;
  const { parent } = value;
  const path = pathOf(counter, checker);
  if (path === undefined || !ts.isBinaryExpression(parent) || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken || pathOf(parent.left, checker) !== path) return false;
  return !isAskedAbout(counter, enclosingFunction(parent), parent);
}

/** The counter of a loop that begins at 0, in the loop and with no word about its first round. */
function startsAtZero(remainder: ts.Node, counter: ts.Expression, { checker }: FilePass): boolean {
  const declaration = ts.isIdentifier(counter) ? checker.getSymbolAtLocation(counter)?.valueDeclaration : undefined;
  const loop = declaration?.parent.parent;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !loop || !ts.isForStatement(loop) || !isWithin(remainder, loop.statement)) return false;
  const access = ts.findAncestor(remainder, node => ts.isElementAccessExpression(node) || ts.isStatement(node));
  return declaration.initializer !== undefined && decimal(declaration.initializer) === 0 && access !== undefined && ts.isElementAccessExpression(access) && withoutCasts(access.argumentExpression) === remainder && !isAskedAbout(counter, loop.statement, remainder);
}

/** Whether a condition or another assignment in some code speaks of a value. */
function isAskedAbout(value: ts.Expression, code: ts.Node, except: ts.Node): boolean {
  const text = value.getText();
  const visit = (node: ts.Node): boolean => {
    if (node === except) return false;
    if (ts.isBinaryExpression(node) && (isAssignment(node) ? node.left.getText() === text : /^(?:[<>]=?|[!=]==?)$/.test(node.operatorToken.getText()) && [node.left, node.right].some(side => side.getText().includes(text)))) return true;
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken && node.operand.getText() === text) return true;
    if (ts.isConditionalExpression(node) && node.condition.getText() === text) return true;
    if (ts.isIfStatement(node) && node.expression.getText() === text) return true;
    return ts.forEachChild(node, child => visit(child) || undefined) ?? false;
  };
  return visit(code);
}

/** `2 ^ 8`, which is 10. */
export function power(at: ts.BinaryExpression): ForeignIdiom<'power'> | undefined {
  if (at.operatorToken.kind !== ts.SyntaxKind.CaretToken || isInPower(at)) return undefined;
  const left = withoutCasts(at.left);
  const base = ts.isBinaryExpression(left) && left === at.left && /^[*/]$/.test(left.operatorToken.getText()) ? left.right : left;
  const exponent = withoutCasts(at.right);
  const isPower = (decimal(base) === 2 && decimal(exponent) !== undefined) || (decimal(base) === 10 && (decimal(exponent) !== undefined || ts.isIdentifier(exponent) || ts.isPropertyAccessExpression(exponent)));
  if (!isPower && !isSquareUnderRoot(at)) return undefined;
  const meant = `${base.getText()} ** ${at.right.getText()}`;
  return { kind: 'power', at, parts: { text: at, meant }, repair: isPower ? { node: at.operatorToken, text: '**' } : undefined };
}

/** Whether the whole of it is another one: `x * 10 ^ 2 / 10 ^ 2`. */
function isInPower(at: ts.Node): boolean {
  const whole = ts.findAncestor(at.parent, node => (!ts.isParenthesizedExpression(node) && !ts.isBinaryExpression(node) && !ts.isCallExpression(node)) || (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CaretToken));
  return whole !== undefined && ts.isBinaryExpression(whole);
}

/** `Math.sqrt(dx ^ 2 + dy ^ 2)`. */
function isSquareUnderRoot(at: ts.BinaryExpression): boolean {
  const call = ts.findAncestor(at.parent, node => !ts.isParenthesizedExpression(node) && !ts.isBinaryExpression(node));
  if (!call || !ts.isCallExpression(call) || call.expression.getText() !== 'Math.sqrt') return false;
  const right = withoutCasts(at.right);
  return decimal(right) === 2 || (ts.isBinaryExpression(right) && decimal(right.left) === 2);
}

/** `const half = n // 2;`: the division is a comment. */
export function dividingComment(node: ts.VariableDeclaration | ts.ReturnStatement | ts.BinaryExpression, pass: FilePass): ForeignIdiom<'dividingComment'> | undefined {
  const value = ts.isVariableDeclaration(node) ? node.initializer : ts.isReturnStatement(node) ? node.expression : isAssignment(node) && ts.isExpressionStatement(node.parent) ? node.right : undefined;
  if (!value) return undefined;
  const { text } = pass.sourceFile;
  const [comment] = ts.getTrailingCommentRanges(text, value.end) ?? [];
  const divisor = comment && /^\/\/ ?(\d+);\s*$/.exec(text.slice(comment.pos, comment.end))?.[1];
  if (divisor === undefined || !isOnly(pass.checker.getTypeAtLocation(value), ts.TypeFlags.NumberLike | ts.TypeFlags.Any)) return undefined;
  return { kind: 'dividingComment', at: value, parts: { value, divisor, comment: `// ${divisor};` } };
}

const ARITHMETIC: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.AsteriskToken, ts.SyntaxKind.MinusToken, ts.SyntaxKind.PercentToken, ts.SyntaxKind.SlashToken]);

/** `'=' * 20`, `'%s' % name`, `letter - 'a'`, `[0] * n`, where no compiler says that texts and arrays are no numbers. */
export function textArithmetic(at: ts.BinaryExpression, pass: FilePass): ForeignIdiom<'textArithmetic' | 'repeatedArray'> | undefined {
  if (!ARITHMETIC.has(at.operatorToken.kind)) return undefined;
  const operands = [withoutCasts(at.left), withoutCasts(at.right)];
  const text = operands.find(ts.isStringLiteralLike);
  const array = operands.find(ts.isArrayLiteralExpression);
  if (!(text ?? array) || !isUnchecked(pass)) return undefined;
  if (text) {
    if (!Number.isNaN(Number(text.text))) return undefined;
    const other = operands.find(operand => operand !== text) as ts.Node;
    const operator = at.operatorToken.getText();
    const instead = operator === '*' ? `${text.getText()}.repeat(${other.getText()})` : operator === '%' ? 'a template literal' : operator === '-' && text.text.length === 1 ? 'charCodeAt(0)' : '';
    return { kind: 'textArithmetic', at, parts: { text: at, instead }, repair: operator === '*' ? { node: at, text: instead } : undefined };
  }
  const length = operands.find(operand => operand !== array);
  const [element, ...others] = (array as ts.ArrayLiteralExpression).elements;
  if (at.operatorToken.kind !== ts.SyntaxKind.AsteriskToken || !element || !length || others.length > 0) return undefined;
  const isShared = !ts.isLiteralExpression(element) && element.kind !== ts.SyntaxKind.NullKeyword && element.kind !== ts.SyntaxKind.TrueKeyword && element.kind !== ts.SyntaxKind.FalseKeyword;
  const instead = isShared ? `Array.from({ length: ${length.getText()} }, () => ${element.getText()})` : `new Array(${length.getText()}).fill(${element.getText()})`;
  return { kind: 'repeatedArray', at, parts: { text: at, instead }, repair: { node: at, text: instead } };
}

/** `low < x < high`: the second comparison is one with `true` or `false`. */
export function chainedComparison(at: ts.BinaryExpression, pass: FilePass): ForeignIdiom<'chained'> | undefined {
  const isOrder = (node: ts.Node): node is ts.BinaryExpression => ts.isBinaryExpression(node) && /^[<>]=?$/.test(node.operatorToken.getText());
  if (!isOrder(at) || !isOrder(at.left)) return undefined;
  if (!isUnchecked(pass) && !isOnly(pass.checker.getTypeAtLocation(at.right), ts.TypeFlags.Any)) return undefined;
  const meant = `${at.left.getText()} && ${at.left.right.getText()} ${at.operatorToken.getText()} ${at.right.getText()}`;
  return { kind: 'chained', at, parts: { text: at, first: at.left, instead: meant }, repair: pathOf(at.left.right, pass.checker) === undefined ? undefined : { node: at, text: meant } };
}
