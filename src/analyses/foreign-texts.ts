import ts from 'typescript';
import { BASE64_IN_URLS, HAS_SEVERAL, HTML_ENTITIES } from '../catalogue/foreign-idioms.js';
import { isBuiltin } from '../types/constants.js';
import { libraryTypes } from '../types/default-library.js';
import { hasMember } from '../types/members.js';
import { withoutCasts, type Call } from '../types/origin.js';
import { referencesTo } from '../types/references.js';
import type { FilePass } from './define.js';
import { constantOf, decimal, methodOf, type ForeignIdiom } from './foreign-idiom.js';
import { groupCount } from './foreign-regex.js';

/** `new Date(2024, 12, 25)`: months count from 0, so that 12 is January of the year after. */
export function monthTwelve(call: Call, pass: FilePass): ForeignIdiom<'monthTwelve'> | undefined {
  const [, month, day] = call.arguments ?? [];
  // Day 1 is the end of the year, day 0 its last day: both are wanted.
  if (decimal(month) !== 12 || (decimal(day) ?? 0) < 2) return undefined;
  const isConstructor = ts.isNewExpression(call) && isBuiltin(call.expression, 'Date', pass.program);
  const method = methodOf(call);
  const isUtc = method?.name === 'UTC' && isBuiltin(method.object, 'Date', pass.program);
  return (isConstructor || isUtc) && month ? { kind: 'monthTwelve', at: month, parts: { call: isUtc ? 'Date.UTC' : 'new Date' }, repair: { node: month, text: '11' } } : undefined;
}

interface DatePart {
  readonly part: 'Year' | 'Month' | 'Date' | 'Day' | 'Hours' | 'Minutes';
  /** The date, as it is written, and whether local time is asked. */
  readonly of: string;
  readonly call: ts.CallExpression;
  readonly isRaised: boolean;
  readonly isPadded: boolean;
}

/** The month of a date in a text, one too low, and the day of the week in place of the day of the month. */
export function datePartsOf(text: ts.TemplateExpression | ts.BinaryExpression, pass: FilePass): readonly ForeignIdiom<'month' | 'weekday'>[] {
  const pieces = ts.isTemplateExpression(text) ? text.templateSpans.map(({ expression }) => expression) : joined(text);
  const parts = pieces.flatMap(piece => datePart(piece, pass) ?? []);
  const has = (part: DatePart['part'], { of }: DatePart): boolean => parts.some(other => other.part === part && other.of === of);
  return parts.flatMap((each): readonly ForeignIdiom<'month' | 'weekday'>[] => {
    if (!has('Year', each) || libraryTypes((methodOf(each.call) as { object: ts.Expression }).object, pass.program)?.join() !== 'Date') return [];
    if (each.part === 'Month' && !each.isRaised && (each.isPadded || (has('Hours', each) && has('Minutes', each))) && has('Date', each)) return [{ kind: 'month', at: each.call, parts: { call: each.call }, repair: { node: each.call, text: `(${each.call.getText()} + 1)` } }];
    const name = (methodOf(each.call) as { name: string }).name;
    return each.part === 'Day' && has('Month', each) && !has('Date', each) ? [{ kind: 'weekday', at: each.call, parts: { call: each.call, instead: name.replace('Day', 'Date') }, repair: { node: each.call, text: each.call.getText().replace(name, name.replace('Day', 'Date')) } }] : [];
  });
}

/** The operands of the longest chain of `+` that begins here; none inside of a longer one. */
function joined(node: ts.BinaryExpression): readonly ts.Expression[] {
  if (node.operatorToken.kind !== ts.SyntaxKind.PlusToken || (ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === ts.SyntaxKind.PlusToken)) return [];
  const operands: ts.Expression[] = [];
  let left: ts.Expression = node;
  while (ts.isBinaryExpression(left) && left.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    operands.unshift(left.right);
    ({ left } = left);
  }
  return [left, ...operands];
}

/** `d.getMonth() + 1` and the like in `String(d.getMonth() + 1).padStart(2, '0')`, `('0' + d.getDate()).slice(-2)`, or a constant that holds one. */
function datePart(piece: ts.Expression, pass: FilePass, isPadded = false, isRaised = false, depth = 0): DatePart | undefined {
  const node = withoutCasts(piece) as ts.Expression;
  const inner = (next: ts.Expression | undefined, padded: boolean, raised = isRaised): DatePart | undefined => (next && depth < 8 ? datePart(next, pass, isPadded || padded, raised, depth + 1) : undefined);
  if (ts.isIdentifier(node)) return inner(constantOf(node, pass)?.value, false);
  if (ts.isTemplateExpression(node)) return node.templateSpans.length === 1 ? inner(node.templateSpans[0]?.expression, false) : undefined;
  if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node;
    if (operatorToken.kind !== ts.SyntaxKind.PlusToken && operatorToken.kind !== ts.SyntaxKind.MinusToken) return undefined;
    if (ts.isStringLiteralLike(left)) return inner(right, false);
    if (ts.isStringLiteralLike(right)) return inner(left, false);
    return ts.isNumericLiteral(right) ? inner(left, false, true) : ts.isNumericLiteral(left) ? inner(right, false, true) : undefined;
  }
  if (!ts.isCallExpression(node)) return undefined;
  if (ts.isIdentifier(node.expression)) return node.expression.text === 'String' ? inner(node.arguments[0], false) : undefined;
  const method = methodOf(node);
  if (!method) return undefined;
  const [, utc, part] = /^get(UTC)?(FullYear|Month|Date|Day|Hours|Minutes)$/.exec(method.name) ?? [];
  if (part !== undefined) return { part: part.replace('Full', '') as DatePart['part'], of: `${method.object.getText()}${utc ?? ''}`, call: node, isRaised, isPadded };
  if (method.name === 'toString') return inner(method.object, false);
  return /^(?:padStart|slice|substr)$/.test(method.name) ? inner(method.object, true) : undefined;
}

/** `text.replace('"', '\\"')`: of a text, only the first is replaced. */
export function firstOnly(call: ts.CallExpression, pass: FilePass): ForeignIdiom<'firstOnly'> | undefined {
  const method = methodOf(call);
  const [searched, replacement] = call.arguments;
  if (method?.name !== 'replace' || !searched || !replacement || !ts.isStringLiteralLike(replacement)) return undefined;
  const text = ts.isStringLiteralLike(searched) ? searched.text : ts.isRegularExpressionLiteral(searched) ? characterOf(searched.text) : undefined;
  if (!text || !(isEscape(text, replacement.text) || isOneOfSeveral(text, withoutCasts(method.object)) || isBase64(call, text, replacement.text)) || !libraryTypes(method.object, pass.program)?.every(name => name === 'String')) return undefined;
  const { name } = withoutCasts(call.expression) as ts.PropertyAccessExpression;
  const hasAll = hasMember(pass.checker.getTypeAtLocation(method.object), 'replaceAll', pass.checker) === 'yes';
  const repair = ts.isRegularExpressionLiteral(searched) ? { node: searched, text: `${searched.text}g` } : hasAll ? { node: name, text: 'replaceAll' } : undefined;
  return { kind: 'firstOnly', at: call, parts: { searched, instead: hasAll ? 'replaceAll()' : 'a regular expression with the flag `g`' }, repair };
}

/** The character that a regular expression without flags stands for. */
function characterOf(source: string): string | undefined {
  return /^\/\\?([^\w\s.^$|()[\]{}*+?])\/$/.exec(source)?.[1] ?? /^\/\\([.^$|()[\]{}*+?\\])\/$/.exec(source)?.[1];
}

/** What has to be done to all or none: a quote or `\` gets a `\`, a quote is doubled, a character becomes an entity of HTML. */
function isEscape(text: string, replacement: string): boolean {
  if (/^["'`\\$]$/.test(text) && replacement === `\\${text}`) return true;
  if (/^["']$/.test(text) && replacement === text + text) return true;
  return HTML_ENTITIES.get(text)?.test(replacement) === true || HTML_ENTITIES.get(replacement)?.test(text) === true;
}

/** `crypto.randomUUID().replace('-', '')`. */
function isOneOfSeveral(text: string, object: ts.Node): boolean {
  const name = ts.isCallExpression(object) ? (methodOf(object)?.name ?? object.expression.getText()) : '';
  return text.length === 1 && (HAS_SEVERAL.get(name)?.includes(text) ?? false);
}

/** `text.replace('+', '-').replace('/', '_')`, and back. */
function isBase64(call: ts.CallExpression, text: string, replacement: string): boolean {
  const isPart = (from: string, to: string): boolean => BASE64_IN_URLS.get(from) === to || BASE64_IN_URLS.get(to) === from;
  if (!isPart(text, replacement)) return false;
  const isOtherPart = (other: ReturnType<typeof methodOf>): boolean => {
    const [from, to] = other?.call.arguments ?? [];
    return other?.name === 'replace' && from !== undefined && to !== undefined && ts.isStringLiteralLike(from) && ts.isStringLiteralLike(to) && from.text !== text && isPart(from.text, to.text);
  };
  const outer = ts.isPropertyAccessExpression(call.parent) ? methodOf(call.parent.parent) : undefined;
  return isOtherPart(outer) || isOtherPart(methodOf(withoutCasts((methodOf(call) as { object: ts.Expression }).object)));
}

/** `text.match(/id=(\d+)/g)[1]`: with `g` there are no groups, only further matches. */
export function matchGroups(call: ts.CallExpression, pass: FilePass): readonly ForeignIdiom<'matchGroup' | 'matchField'>[] {
  const method = methodOf(call);
  const [pattern] = call.arguments;
  if (method?.name !== 'match' || !pattern || !ts.isRegularExpressionLiteral(pattern)) return [];
  const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(pattern.text) ?? [];
  if (!flags.includes('g') || !libraryTypes(method.object, pass.program)?.every(name => name === 'String')) return [];
  const groups = capturesPart(source) ? groupCount(source, flags) : 0;
  return readsOf(call, pass).flatMap((read): readonly ForeignIdiom<'matchGroup' | 'matchField'>[] => {
    const repair = { node: pattern, text: `/${source}/${flags.replace('g', '')}` };
    if (read.field !== undefined) return [{ kind: 'matchField', at: read.at, parts: { call: 'match', field: read.field }, repair }];
    return read.index !== undefined && read.index >= 1 && read.index <= groups ? [{ kind: 'matchGroup', at: read.at, parts: { pattern, index: String(read.index) }, repair }] : [];
  });
}

/** Whether a pattern has groups that are there to be read: not repeated, without alternatives, and with something around them. */
function capturesPart(source: string): boolean {
  const group = /(?<!\\)\((?:\?<\w+>|(?!\?))((?:\\.|\[(?:\\.|[^\]\\])*\]|[^()|\\])*)\)(?![*+?{])/;
  const found = group.exec(source);
  return found !== null && !/(?<!\\)\((?!\?)(?:\\.|[^()\\])*\|/.test(source) && source.replace(found[0], '').replace(/\\[bB]|[\^$]/g, '') !== '';
}

interface Read {
  readonly at: ts.Node;
  readonly index?: number;
  readonly field?: string;
}

/** What is read of the value of an expression, also of a constant that holds it. */
function readsOf(value: ts.Node, pass: FilePass): readonly Read[] {
  let node = value;
  while (withoutCasts(node.parent) === withoutCasts(value)) node = node.parent;
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && /^(?:\|\||\?\?)$/.test(parent.operatorToken.getText()) && parent.left === node) return readsOf(parent, pass);
  if (ts.isVariableDeclaration(parent) && parent.initializer === node) {
    if (ts.isArrayBindingPattern(parent.name)) return parent.name.elements.flatMap((element, index) => (ts.isBindingElement(element) && parent.name.getText().match(/^\[\s*(?:,|_\w*\s*,)/) ? [{ at: element, index }] : []));
    const symbol = ts.isIdentifier(parent.name) && constantOf(parent.name, pass) ? pass.checker.getSymbolAtLocation(parent.name) : undefined;
    return symbol ? referencesTo(symbol, pass.sourceFile, pass.checker).flatMap(mention => readsOf(mention, pass)) : [];
  }
  if (ts.isElementAccessExpression(parent) && parent.expression === node) {
    const index = decimal(parent.argumentExpression);
    return index === undefined ? [] : [{ at: parent, index }];
  }
  return ts.isPropertyAccessExpression(parent) && parent.expression === node && /^(?:groups|index|input|indices)$/.test(parent.name.text) ? [{ at: parent, field: parent.name.text }] : [];
}
