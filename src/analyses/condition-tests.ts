import ts from 'typescript';
import { isOfDefaultLibrary } from '../types/default-library.js';
import { withoutCasts } from '../types/origin.js';
import { valueSymbol } from '../types/references.js';
import { pureRowOf } from './purity.js';
import { Kind } from './value-kinds.js';

/**
 * One question about the value of an expression that has no effect, such as `x > 10`, `typeof x === 'string'`, `a.b`.
 * The same question has the same `id`, and questions about the same value the same `subject`.
 */
export interface Test {
  readonly id: string;
  readonly subject: Subject;
  /** The answer for one of the values that `valuesFor` gives; `undefined` when asking throws. */
  readonly holds: (value: unknown) => boolean | undefined;
  /** Numbers and strings that the question distinguishes from others. */
  readonly constants: readonly (number | string)[];
  /** Whether the two that are compared by order are declared to be numbers. */
  readonly ofNumbers?: () => boolean;
  /** Whether two values are the same when this holds: `true` for `a === b`, `false` for `a !== b`. */
  readonly equatesWhen?: boolean;
}

export interface Subject {
  readonly key: string;
  /** Two values compared with each other, or a single one. */
  readonly kind: 'value' | 'pair';
  /** The values that are compared, in the order in which a relation is given; the only one of a single value. */
  readonly parts: readonly string[];
  readonly variables: readonly ts.Symbol[];
  /** Names of the properties that are read on the way; `*` for one that is computed. */
  readonly properties: readonly string[];
  readonly accesses: readonly ts.PropertyAccessExpression[];
}

/** How two values may stand to each other: `same` but without order (two times `undefined`), `level` but not the same (`5` and `'5'`). */
const RELATIONS = ['less', 'greater', 'equal', 'level', 'same', 'unrelated'] as const;
type Relation = (typeof RELATIONS)[number];

/** The question that a condition asks, `!` and logical operators apart; `undefined` when its operands may have an effect or change by themselves. */
export function testOf(condition: ts.Expression, program: ts.Program): Test | undefined {
  const node = withoutCasts(condition) as ts.Expression;
  if (!ts.isBinaryExpression(node)) {
    const subject = subjectOf(node, program);
    return subject && { id: 'truthy', subject, holds: Boolean, constants: [] };
  }
  const operator = node.operatorToken.kind;
  const compare = COMPARISONS.get(operator);
  if (!compare) {
    const subject = subjectOf(node, program);
    return subject && { id: 'truthy', subject, holds: Boolean, constants: [] };
  }
  const checker = program.getTypeChecker();
  const right = constantOf(node.right, checker);
  if (right) return comparison(node.left, right.value, compare, node.operatorToken.getText(), program);
  const left = constantOf(node.left, checker);
  if (left) return comparison(node.right, left.value, (a, b) => compare(b, a), `flipped ${node.operatorToken.getText()}`, program);
  return pairTest(node, program);
}

/** The question that `?.` and `??` ask of a value. */
export function nullishTest(operand: ts.Expression, program: ts.Program): Test | undefined {
  const subject = subjectOf(withoutCasts(operand) as ts.Expression, program);
  return subject && { id: 'nullish', subject, holds: value => value === null || value === undefined, constants: [] };
}

/** Whether a variable holds a value of one of the kinds in a set. */
export function kindTest(variable: ts.Identifier, kinds: number, program: ts.Program): Test | undefined {
  const subject = subjectOf(variable, program);
  return subject && { id: `kind ${kinds}`, subject, holds: value => (kindsOfValue(value) & kinds) !== 0, constants: [] };
}

function kindsOfValue(value: unknown): number {
  if (value === null) return Kind.null;
  return typeof value === 'object' ? Kind.array | Kind.plain | Kind.object : Kind[typeof value];
}

/** Whether a node compares two values. */
export function isComparison(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && COMPARISONS.has(node.operatorToken.kind);
}

const COMPARISONS: ReadonlyMap<ts.SyntaxKind, (a: unknown, b: unknown) => boolean> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, (a: unknown, b: unknown) => a === b],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, (a: unknown, b: unknown) => a !== b],
  [ts.SyntaxKind.EqualsEqualsToken, (a: unknown, b: unknown) => a == b],
  [ts.SyntaxKind.ExclamationEqualsToken, (a: unknown, b: unknown) => a != b],
  [ts.SyntaxKind.LessThanToken, (a: unknown, b: unknown) => (a as number) < (b as number)],
  [ts.SyntaxKind.LessThanEqualsToken, (a: unknown, b: unknown) => (a as number) <= (b as number)],
  [ts.SyntaxKind.GreaterThanToken, (a: unknown, b: unknown) => (a as number) > (b as number)],
  [ts.SyntaxKind.GreaterThanEqualsToken, (a: unknown, b: unknown) => (a as number) >= (b as number)],
]);

type Constant = string | number | boolean | null | undefined;

function comparison(operand: ts.Expression, constant: Constant, compare: (a: unknown, b: unknown) => boolean, operator: string, program: ts.Program): Test | undefined {
  const isOrder = /[<>]/.test(operator);
  if (isOrder && typeof constant !== 'number') return undefined;
  const bare = withoutCasts(operand) as ts.Expression;
  const isTypeof = ts.isTypeOfExpression(bare);
  const subject = subjectOf(isTypeof ? bare.expression : bare, program);
  if (!subject) return undefined;
  const answer = (value: unknown): boolean | undefined => {
    try {
      return compare(isTypeof ? typeof value : value, constant);
    } catch {
      return undefined;
    }
  };
  const constants = !isTypeof && (typeof constant === 'number' || typeof constant === 'string') ? [constant] : [];
  return { id: `${isTypeof ? 'typeof ' : ''}${operator} ${typeof constant} ${String(constant)}`, subject, holds: answer, constants };
}

function isNumber(node: ts.Node, checker: ts.TypeChecker): boolean {
  return (checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;
}

/** `a < b`: what holds depends on how the two stand to each other. */
function pairTest(node: ts.BinaryExpression, program: ts.Program): Test | undefined {
  const left = subjectOf(node.left, program);
  const right = subjectOf(node.right, program);
  if (!left || !right || left.key === right.key) return undefined;
  const isFlipped = left.key > right.key;
  const holding = HOLDS_FOR.get(node.operatorToken.kind);
  if (!holding) return undefined;
  const isEquality = node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken || node.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
  const checker = program.getTypeChecker();
  return {
    id: `${isFlipped ? 'flipped ' : ''}${node.operatorToken.getText()}`,
    subject: {
      key: isFlipped ? `${right.key} ~ ${left.key}` : `${left.key} ~ ${right.key}`,
      kind: 'pair',
      parts: isFlipped ? [right.key, left.key] : [left.key, right.key],
      variables: [...left.variables, ...right.variables],
      properties: [...left.properties, ...right.properties],
      accesses: [...left.accesses, ...right.accesses],
    },
    holds: relation => holding.has((isFlipped ? flipped(relation) : relation) as Relation),
    constants: [],
    ...(isEquality ? { equatesWhen: node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken } : { ofNumbers: () => isNumber(node.left, checker) && isNumber(node.right, checker) }),
  };
}

/** How the second of two values stands to the first. */
export function flipped(relation: unknown): unknown {
  return relation === 'less' ? 'greater' : relation === 'greater' ? 'less' : relation;
}

/** How two numbers stand to each other, NaN apart. */
export const RELATIONS_OF_NUMBERS: readonly Relation[] = ['less', 'greater', 'equal'];

const HOLDS_FOR: ReadonlyMap<ts.SyntaxKind, ReadonlySet<Relation>> = new Map<ts.SyntaxKind, ReadonlySet<Relation>>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, new Set<Relation>(['equal', 'same'])],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, new Set<Relation>(['less', 'greater', 'level', 'unrelated'])],
  [ts.SyntaxKind.LessThanToken, new Set<Relation>(['less'])],
  [ts.SyntaxKind.LessThanEqualsToken, new Set<Relation>(['less', 'equal', 'level'])],
  [ts.SyntaxKind.GreaterThanToken, new Set<Relation>(['greater'])],
  [ts.SyntaxKind.GreaterThanEqualsToken, new Set<Relation>(['greater', 'equal', 'level'])],
]);

/** At least one value of each kind that the tests of one subject, taken together, can tell apart. */
export function valuesFor(tests: readonly Test[]): readonly unknown[] {
  if (tests[0]?.subject.kind === 'pair') return RELATIONS;
  const constants = tests.flatMap(test => test.constants);
  const strings = constants.filter(constant => typeof constant === 'string');
  // A string that is compared with numbers counts as one.
  const numbers = [...new Set([0, 1, ...constants.filter(constant => typeof constant === 'number'), ...strings.map(Number).filter(Number.isFinite)])].sort((a, b) => a - b);
  const points = numbers.flatMap((number, i) => [number, i + 1 < numbers.length ? (number + (numbers[i + 1] as number)) / 2 : number + 1]);
  points.unshift((numbers[0] as number) - 1);
  return [
    ...points, NaN, ...strings, ...points.map(String), ...points.map(point => ` ${point}`), '', ' ', 'some other text',
    ...points.filter(Number.isInteger).map(BigInt), ...points.map(point => ({ valueOf: () => point })), ...points.map(point => Object.assign(() => point, { valueOf: () => point })),
    ...strings.map(text => ({ toString: () => text })), {}, null, undefined, true, false, Symbol('any'), () => undefined,
  ];
}

/** What a literal, an enum member or a constant that holds a literal stands for. */
function constantOf(expression: ts.Expression, checker: ts.TypeChecker, depth = 0): { readonly value: Constant } | undefined {
  const node = withoutCasts(expression);
  if (ts.isNumericLiteral(node)) return { value: Number(node.text) };
  if (ts.isStringLiteralLike(node)) return { value: node.text };
  if (node.kind === ts.SyntaxKind.NullKeyword) return { value: null };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { value: false };
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand)) return { value: -Number(node.operand.text) };
  if (ts.isIdentifier(node)) {
    if (node.text === 'undefined') return { value: undefined };
    const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
    const isConstant = declaration && ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    return isConstant && declaration.initializer && depth < 2 ? constantOf(declaration.initializer, checker, depth + 1) : undefined;
  }
  if (ts.isPropertyAccessExpression(node)) {
    const member = checker.getSymbolAtLocation(node)?.valueDeclaration;
    const value = member && ts.isEnumMember(member) ? checker.getConstantValue(member) : undefined;
    return value === undefined ? undefined : { value };
  }
  return undefined;
}

const PLAIN_OPERATORS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.InstanceOfKeyword,
]);

/** An expression that gives the same value each time as long as nothing that it reads is written, and `runsOwnCode` says no. */
function subjectOf(expression: ts.Expression, program: ts.Program): Subject | undefined {
  const checker = program.getTypeChecker();
  const variables: ts.Symbol[] = [];
  const properties: string[] = [];
  const accesses: ts.PropertyAccessExpression[] = [];
  const textOf = (part: ts.Node): string | undefined => {
    const node = withoutCasts(part);
    if (ts.isIdentifier(node)) {
      const symbol = valueSymbol(node, checker);
      if (!symbol) return undefined;
      variables.push(symbol);
      const { valueDeclaration } = symbol;
      return `${node.text}@${valueDeclaration ? `${valueDeclaration.getSourceFile() === node.getSourceFile() ? '' : 'elsewhere'}${valueDeclaration.pos}` : ''}`;
    }
    if (node.kind === ts.SyntaxKind.ThisKeyword) return 'this';
    if (ts.isLiteralExpression(node) && !ts.isRegularExpressionLiteral(node)) return node.getText();
    if (ts.isPropertyAccessExpression(node)) {
      accesses.push(node);
      const receiver = textOf(node.expression);
      if (receiver === undefined) return undefined;
      if (!isImmutable(node.expression, checker)) properties.push(node.name.text);
      return `${receiver}.${node.name.text}`;
    }
    if (ts.isElementAccessExpression(node)) {
      const receiver = textOf(node.expression);
      const key = receiver === undefined ? undefined : textOf(node.argumentExpression);
      if (key === undefined) return undefined;
      if (!isImmutable(node.expression, checker)) properties.push('*');
      return `${receiver}[${key}]`;
    }
    if (ts.isBinaryExpression(node) && PLAIN_OPERATORS.has(node.operatorToken.kind)) {
      const left = textOf(node.left);
      const right = left === undefined ? undefined : textOf(node.right);
      return right === undefined ? undefined : `(${left} ${node.operatorToken.getText()} ${right})`;
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const receiver = textOf(node.expression.expression);
      if (receiver === undefined) return undefined;
      const given = node.arguments.map(textOf);
      if (given.includes(undefined) || pureRowOf(node, program)?.origin.from !== 'lib' || node.expression.name.text === 'now') return undefined;
      if (!isImmutable(node.expression.expression, checker)) properties.push('*');
      return `${receiver}.${node.expression.name.text}(${given.join()})`;
    }
    return undefined;
  };
  const key = textOf(expression);
  return key === undefined || (variables.length === 0 && !key.startsWith('this.')) ? undefined : { key, kind: 'value', parts: [key], variables, properties, accesses };
}

function isImmutable(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  return (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike)) !== 0;
}

/** Whether reading a subject runs a `get` of the project, which may compute something else each time. Asks the checker, so it is for what is found. */
export function runsOwnCode({ accesses }: Subject, program: ts.Program): boolean {
  return accesses.some(access => isOwnAccessor(access, program));
}

function isOwnAccessor(node: ts.PropertyAccessExpression, program: ts.Program): boolean {
  const symbol = program.getTypeChecker().getSymbolAtLocation(node.name);
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Accessor) !== 0 && !isOfDefaultLibrary(symbol, program);
}
