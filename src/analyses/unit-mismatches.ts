import ts from 'typescript';
import type { UnitName } from '../catalogue/schema.js';
import { isCall, withoutCasts, type Call } from '../types/origin.js';
import { enclosingFunction } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { expectedOfArgument, expectedOfKey, expectedOfName, expectedOfSymbol, measured, unitOfForm, type Expected, type Measured, type UnitEvidence } from './quantities.js';
import { dimensionOf, isBareUnit, SECONDS_HEADER, speaksOfUnits, unitOfName } from './unit-names.js';

/** Where a value goes that has a unit of its own. */
export type Destination =
  | { readonly kind: 'argument'; readonly call: Call; readonly name: string }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'property' | 'variable' | 'result' | 'text'; readonly name: string };

/** A number in one unit where another of the same dimension is due. */
export type UnitMismatch = {
  /** The expression that is in the wrong unit. */
  readonly value: ts.Expression;
  readonly unit: UnitName;
  readonly evidence: UnitEvidence;
  /** What the unit is known of: the value itself, or a part of it. */
  readonly source: ts.Node;
  /** The unit of the source, where a conversion in the value leads away from what is due. */
  readonly from: UnitName;
} & (
  | { readonly kind: 'given'; readonly to: Destination; readonly wanted: UnitName; readonly because: UnitEvidence }
  | { readonly kind: 'mixed'; readonly operator: string; readonly other: ts.Expression; readonly wanted: UnitName; readonly because: UnitEvidence }
);

/** Numbers of one unit that are given, compared or added where another is due. */
export const unitMismatches = defineFileAnalysis('unitMismatches', (pass): readonly UnitMismatch[] => {
  const found: UnitMismatch[] = [];
  if (!speaksOfUnits(pass.sourceFile.text)) return found;
  for (const node of nodesOf(pass, ...MAY_MISMATCH)) for (const mismatch of at(node, pass)) found.push(mismatch);
  return found;
});

const MAY_MISMATCH = [
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.BinaryExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.TemplateExpression,
  ts.SyntaxKind.ReturnStatement,
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.Parameter,
  ts.SyntaxKind.BindingElement,
  ts.SyntaxKind.PropertyDeclaration,
  ts.SyntaxKind.JsxAttribute,
] as const;

function at(node: ts.Node, pass: FilePass): readonly UnitMismatch[] {
  if (isCall(node)) return inArguments(node, pass);
  if (ts.isBinaryExpression(node)) return inBinary(node, pass);
  if (ts.isPropertyAssignment(node)) return inProperty(node, pass);
  if (ts.isTemplateExpression(node)) return inTemplate(node, pass);
  if (ts.isReturnStatement(node)) return node.expression ? inResult(node.expression, enclosingFunction(node), pass) : [];
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return inResult(node.body, node, pass);
  if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isPropertyDeclaration(node)) {
    if (!node.initializer || !ts.isIdentifier(node.name) && !ts.isPrivateIdentifier(node.name)) return [];
    const name = node.name.getText();
    return givenByName(node.initializer, expectedOfName(name), { kind: ts.isPropertyDeclaration(node) ? 'property' : 'variable', name }, pass);
  }
  if (ts.isJsxAttribute(node)) return inAttribute(node, pass);
  return [];
}

/** The same where a name alone says what is expected, which costs less to ask than any value. */
function givenByName(value: ts.Expression, expected: Expected | undefined, to: Destination, pass: FilePass): readonly UnitMismatch[] {
  return expected ? given(value, () => expected, to, pass) : [];
}

/** A value whose unit is not the one that is expected. The value is asked first: few have a unit. */
function given(value: ts.Expression, expected: () => Expected | undefined, to: Destination, pass: FilePass): readonly UnitMismatch[] {
  if (ts.isFunctionLike(value) || ts.isObjectLiteralExpression(value) || ts.isStringLiteralLike(value)) return [];
  // Both ways of a condition, and what stands in for nothing, are looked at by themselves.
  const plain = withoutCasts(value) as ts.Expression;
  if (ts.isConditionalExpression(plain)) {
    const ways = [plain.whenTrue, plain.whenFalse].map(way => given(way, expected, to, pass));
    // One of them is converted, or was in the right unit: which one it is, is what the condition asks.
    return ways.every(way => way.length > 0) || [plain.whenTrue, plain.whenFalse].some((way, i) => ways[i]?.length && isConstant((i === 0 ? plain.whenFalse : plain.whenTrue))) ? ways.flat() : [];
  }
  const is = measured(value, pass.program) ?? formOf(value, pass);
  if (!is) return [];
  const wanted = expected();
  if (!wanted || wanted.unit === is.unit || dimensionOf(wanted.unit) !== dimensionOf(is.unit)) return [];
  if (is.evidence === 'form' && (!contradictsForm(is.unit, wanted.unit) || (wanted.evidence === 'name' && isBareUnit(wanted.name)))) return [];
  const name = to.name || wanted.name;
  return [{ kind: 'given', value, unit: is.unit, evidence: is.evidence, source: is.source, from: is.from, to: { ...to, name }, wanted: wanted.unit, because: wanted.evidence }];
}

function isConstant(node: ts.Node): boolean {
  return ts.isNumericLiteral(node) || (ts.isIdentifier(node) && node.text === 'undefined') || node.kind === ts.SyntaxKind.NullKeyword;
}

function formOf(value: ts.Expression, { program }: FilePass): Measured | undefined {
  const unit = unitOfForm(value, program);
  return unit && { unit, factor: 1, source: value, evidence: 'form', from: unit };
}

/** A literal of some form is a number of seconds, milliseconds or bytes only beside units in which it would be absurd. */
function contradictsForm(form: UnitName, wanted: UnitName): boolean {
  return (form === 's' && wanted === 'ms') || (form === 'ms' && wanted !== 'µs' && wanted !== 'ns') || (form === 'B' && (wanted === 'MB' || wanted === 'GB'));
}

function inArguments(call: Call, pass: FilePass): readonly UnitMismatch[] {
  const found: UnitMismatch[] = [];
  call.arguments?.forEach((argument, index) => {
    const header = headerUnit(call, index);
    found.push(...given(argument, () => (header ? { unit: header, evidence: 'catalogue', name: '' } : expectedOfArgument(call, index, pass.program)), header ? { kind: 'header', name: headerName(call) } : { kind: 'argument', call, name: '' }, pass));
  });
  return found;
}

function headerName(call: Call): string {
  const [first] = call.arguments ?? [];
  return first && ts.isStringLiteralLike(first) ? first.text : '';
}

/** Headers whose value is a number of seconds. */
function headerUnit(call: Call, index: number): UnitName | undefined {
  const isSetter = index === 1 && ts.isPropertyAccessExpression(call.expression) && /^(?:set|setHeader|header|append|appendHeader)$/.test(call.expression.name.text);
  return isSetter && SECONDS_HEADER.test(headerName(call)) ? 's' : undefined;
}

function inProperty(property: ts.PropertyAssignment, pass: FilePass): readonly UnitMismatch[] {
  const { name, initializer } = property;
  if (!ts.isIdentifier(name) && !ts.isStringLiteralLike(name)) return [];
  const key = name.text;
  if (SECONDS_HEADER.test(key) && ts.isStringLiteralLike(name)) return given(initializer, () => ({ unit: 's', evidence: 'catalogue', name: key }), { kind: 'header', name: key }, pass);
  const expected = (): Expected | undefined => {
    const byKey = expectedOfKey(property, pass.program);
    if (byKey) return { unit: byKey, evidence: 'catalogue', name: key };
    const symbol = contextualProperty(property.parent, key, pass);
    if (!symbol) return expectedOfName(key);
    return expectedOfSymbol(symbol, pass.program);
  };
  return given(initializer, expected, { kind: 'property', name: key }, pass);
}

function contextualProperty(literal: ts.ObjectLiteralExpression, key: string, { checker }: FilePass): ts.Symbol | undefined {
  const type = checker.getContextualType(literal);
  return type && checker.getNonNullableType(type).getProperty(key);
}

function inAttribute(attribute: ts.JsxAttribute, pass: FilePass): readonly UnitMismatch[] {
  const { initializer, name } = attribute;
  if (!initializer || !ts.isJsxExpression(initializer) || !initializer.expression) return [];
  return givenByName(initializer.expression, expectedOfName(name.getText()), { kind: 'property', name: name.getText() }, pass);
}

const SAID: ReadonlyMap<string, UnitName> = new Map<string, UnitName>([
  ['ms', 'ms'], ['milliseconds', 'ms'], ['s', 's'], ['sec', 's'], ['secs', 's'], ['seconds', 's'], ['min', 'min'], ['minutes', 'min'], ['hours', 'h'], ['days', 'd'],
  ['bytes', 'B'], ['kb', 'KB'], ['mb', 'MB'], ['gb', 'GB'], ['kib', 'KB'], ['mib', 'MB'], ['gib', 'GB'], ['deg', 'deg'], ['rad', 'rad'],
]);

/** What a text says right after, or before, a number that it shows: `${elapsed}s`, `Max-Age=${ttl}`, `$${price}`. */
function inTemplate(template: ts.TemplateExpression, pass: FilePass): readonly UnitMismatch[] {
  return template.templateSpans.flatMap((span, index) => {
    const before = index === 0 ? template.head.text : (template.templateSpans[index - 1] as ts.TemplateSpan).literal.text;
    const directive = /(?:^|[\s;,'"])((?:s-)?max-age|stale-while-revalidate|stale-if-error)=$/i.exec(before)?.[1];
    if (directive !== undefined) return given(span.expression, () => ({ unit: 's', evidence: 'catalogue', name: directive }), { kind: 'header', name: directive }, pass);
    const currency = /(?:^|[^\w$])(?:US)?([$€£])$/.exec(before)?.[1];
    if (currency !== undefined) return given(span.expression, () => ({ unit: 'whole', evidence: 'name', name: currency }), { kind: 'text', name: currency }, pass);
    const word = /^ ?([a-z]+)\b(?![-:=/'(]| ?(?:\+|and\b))/i.exec(span.literal.text)?.[1] ?? '';
    const unit = SAID.get(word.toLowerCase());
    if (unit === undefined) return [];
    return given(span.expression, () => ({ unit, evidence: 'name', name: word }), { kind: 'text', name: word }, pass);
  });
}

function inResult(value: ts.Expression, owner: ts.Node, pass: FilePass): readonly UnitMismatch[] {
  const named = ts.isArrowFunction(owner) || ts.isFunctionExpression(owner) ? owner.parent : owner;
  const name = ts.isVariableDeclaration(named) || ts.isFunctionDeclaration(named) || ts.isMethodDeclaration(named) || ts.isPropertyAssignment(named) || ts.isGetAccessor(named) || ts.isPropertyDeclaration(named) ? named.name : undefined;
  if (!name || (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name))) return [];
  const text = name.text.replace(/^#/, '');
  const unit = unitOfName(text, 'function');
  return givenByName(value, unit && { unit, evidence: 'name', name: text }, { kind: 'result', name: text }, pass);
}

const SUMS: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.PlusToken, ts.SyntaxKind.MinusToken]);
const COMPARISONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken, ts.SyntaxKind.LessThanEqualsToken, ts.SyntaxKind.GreaterThanToken, ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken,
]);
const ASSIGNMENTS: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.EqualsToken, ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.MinusEqualsToken, ts.SyntaxKind.QuestionQuestionEqualsToken, ts.SyntaxKind.BarBarEqualsToken]);

function inBinary(node: ts.BinaryExpression, pass: FilePass): readonly UnitMismatch[] {
  const { left, right, operatorToken } = node;
  if (ASSIGNMENTS.has(operatorToken.kind)) return inAssignment(node, pass);
  if (!SUMS.has(operatorToken.kind) && !COMPARISONS.has(operatorToken.kind)) return [];
  const [first, second] = [operand(left, pass), operand(right, pass)];
  const a = first ?? (second && formOf(left, pass));
  const b = second ?? (first && formOf(right, pass));
  if (!a || !b || a.unit === b.unit || dimensionOf(a.unit) !== dimensionOf(b.unit)) return [];
  const isFormAbsurd = a.evidence === 'form' ? contradictsForm(a.unit, b.unit) : b.evidence === 'form' ? contradictsForm(b.unit, a.unit) : true;
  if (!isFormAbsurd) return [];
  const isSecond = b.evidence === 'form' || (a.evidence !== 'form' && isCoarser(b.unit, a.unit));
  const [wrong, due, value, other] = isSecond ? [b, a, right, left] : [a, b, left, right];
  return [{ kind: 'mixed', operator: operatorToken.getText(), value, other, unit: wrong.unit, evidence: wrong.evidence, source: wrong.source, from: wrong.from, wanted: due.unit, because: due.evidence }];
}

function operand(expression: ts.Expression, { program }: FilePass): Measured | undefined {
  return measured(expression, program);
}

function isCoarser(a: UnitName, b: UnitName): boolean {
  const ORDER: readonly UnitName[] = ['ns', 'µs', 'ms', 's', 'min', 'h', 'd', 'B', 'KB', 'MB', 'GB', 'TB', 'rad', 'deg', 'cents', 'whole'];
  return ORDER.indexOf(a) > ORDER.indexOf(b);
}

function inAssignment({ left, right }: ts.BinaryExpression, pass: FilePass): readonly UnitMismatch[] {
  const target = withoutCasts(left);
  const name = ts.isIdentifier(target) ? target : ts.isPropertyAccessExpression(target) ? target.name : undefined;
  if (!name) return [];
  const byName = expectedOfName(name.text);
  if (!byName && ts.isIdentifier(target)) return [];
  const expected = (): Expected | undefined => {
    const symbol = byName ? undefined : pass.checker.getSymbolAtLocation(name);
    return byName ?? (symbol && expectedOfSymbol(symbol, pass.program));
  };
  return given(right, expected, { kind: ts.isIdentifier(target) ? 'variable' : 'property', name: name.text }, pass);
}
