import ts from 'typescript';
import { interpret, type Assumption, type Domain } from '../flow/interpret.js';
import { isCall, withoutCasts } from '../types/origin.js';
import { bodyOf, enclosingFunction, someReferenceTo } from '../types/references.js';
import { isWritten } from '../types/syntax.js';
import { flipped, isComparison, kindTest, nullishTest, RELATIONS_OF_NUMBERS, runsOwnCode, testOf, valuesFor, type Test } from './condition-tests.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { effectPlaces, isIn, writtenBy, type EffectPlaces } from './effect-places.js';
import { nodesOf } from './nodes.js';
import { pureRowOf } from './purity.js';
import { ANY_KIND, isOfLanguage, kindsOf } from './value-kinds.js';

/** A condition that comes out the same whenever control gets to it, because of conditions before it. */
export interface DecidedCondition {
  readonly condition: ts.Expression;
  readonly outcome: boolean;
  readonly asks: Question;
  /** What came out as `holds` says wherever control gets here. */
  readonly because: readonly Reason[];
  /**
   * `never`: code depends on the condition and cannot run. `sameExpression`: the conditions are parts of one expression.
   * `redundant`: the condition can be left out.
   */
  readonly kind: 'never' | 'sameExpression' | 'redundant';
  /** Whether it holds for numbers only, NaN not among them. */
  readonly ofNumbers: boolean;
}

/** Whether a condition is true, or whether the value before `?.` or `??` is `null` or `undefined`. */
export type Question = 'truth' | 'nullish';

/** The answer to such a question, or an assignment of a value whose kind is in sight, which always holds. */
export interface Reason {
  readonly condition: ts.Expression;
  readonly asks: Question | 'kind';
  readonly holds: boolean;
}

interface Known {
  readonly test: Test;
  readonly outcome: boolean;
  readonly condition: ts.Expression;
  readonly asks: Question | 'kind';
}

/** What the conditions passed on the way here said, by subject and question. */
type State = ReadonlyMap<string, Known>;

export const contradictoryConditions = defineFileAnalysis('contradictoryConditions', (pass): readonly DecidedCondition[] => {
  const found: DecidedCondition[] = [];
  for (const [owner, conditions] of ownersWithRepeatedOperands(pass)) found.push(...decidedIn(owner, conditions, pass));
  return found.sort((a, b) => a.condition.pos - b.condition.pos);
});

/**
 * Whether a decided condition is a guard against a kind of value that cannot be there, rather than one that contradicts others:
 * `?.` and `??`, conditions on what was just assigned, and type tests and fallbacks that are repeated.
 */
export function isGuard({ condition, asks, because, kind, outcome }: DecidedCondition): boolean {
  if (asks === 'nullish' || because.some(reason => reason.asks !== 'truth')) return true;
  return kind === 'redundant' && (isTypeTest(condition) || (outcome && isFallback(condition)));
}

/** `typeof x === …`, `x instanceof C`, `Array.isArray(x)`, and their negations. */
function isTypeTest(condition: ts.Node): boolean {
  const node = withoutCasts(condition);
  if (isNot(node)) return isTypeTest((node as ts.PrefixUnaryExpression).operand);
  if (ts.isCallExpression(node)) return node.expression.getText() === 'Array.isArray';
  return ts.isBinaryExpression(node) && (node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword || [node.left, node.right].some(operand => ts.isTypeOfExpression(withoutCasts(operand))));
}

/** `x` of `x || y` where the value is what matters. */
function isFallback({ parent }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.BarBarToken && !isConditionOf(outermost(parent).at, outermost(parent).at.parent);
}

/** Functions, and the file itself, with those of their conditions that have an operand in common with another one, or with an assignment, by text. */
function ownersWithRepeatedOperands(pass: FilePass): ReadonlyMap<ts.Node, ReadonlySet<ts.Node>> {
  const byOperand = new Map<ts.Node, Map<string, ts.Node[]>>();
  const add = (node: ts.Node, texts: readonly string[]): void => {
    const owner = enclosingFunction(node);
    const operands = byOperand.get(owner) ?? new Map<string, ts.Node[]>();
    byOperand.set(owner, operands);
    for (const text of texts) {
      const same = operands.get(text);
      if (same) same.push(node);
      else operands.set(text, [node]);
    }
  };
  for (const each of nodesOf(pass, ...MAY_ASK)) {
    const node: ts.Node = each.kind === ts.SyntaxKind.QuestionDotToken ? each.parent : each;
    if (isTelling(node)) {
      if (!isTested(node)) add(node, [node.left.text]);
    } else if (isComparison(node)) add(node, operandTexts(node));
    for (const operand of operandsOf(node)) if (!isComparison(operand) && isTested(operand)) add(operand, operandTexts(operand));
    const asked = askedForNullish(node);
    if (asked) add(asked, textsOf(asked));
  }
  const repeated = new Map<ts.Node, ReadonlySet<ts.Node>>();
  for (const [owner, operands] of byOperand) {
    // `?.` twice is nothing to wonder at, and neither are two assignments.
    const conditions = new Set([...operands.values()].filter(nodes => nodes.length > 1 && !nodes.every(isTelling) && nodes.some(node => isTelling(node) || !isAskedForNullish(node))).flat());
    if (conditions.size > 1) repeated.set(owner, conditions);
  }
  return repeated;
}

const MAY_ASK = [
  ts.SyntaxKind.QuestionDotToken,
  ts.SyntaxKind.BinaryExpression,
  ts.SyntaxKind.PrefixUnaryExpression,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.ForStatement,
] as const;

/** What a node may ask the truth of, with what is in its brackets and casts. */
function* operandsOf(node: ts.Node): Iterable<ts.Expression> {
  for (let operand of operandsWritten(node)) {
    yield operand;
    while (ts.isParenthesizedExpression(operand) || ts.isAsExpression(operand) || ts.isNonNullExpression(operand)) {
      operand = operand.expression;
      yield operand;
    }
  }
}

function operandsWritten(node: ts.Node): readonly ts.Expression[] {
  if (isLogical(node)) return [node.left, node.right];
  if (ts.isPrefixUnaryExpression(node)) return isNot(node) ? [node.operand] : [];
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) return [node.expression];
  return (ts.isConditionalExpression(node) || ts.isForStatement(node)) && node.condition ? [node.condition] : [];
}

/** `x` of `x?.y` and `x ?? y`. */
function askedForNullish(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node)) return node.questionDotToken ? (withoutCasts(node.expression) as ts.Expression) : undefined;
  if (!ts.isBinaryExpression(node)) return undefined;
  const { kind } = node.operatorToken;
  return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.QuestionQuestionEqualsToken ? (withoutCasts(node.left) as ts.Expression) : undefined;
}

function isAskedForNullish(node: ts.Node): boolean {
  let at = node;
  while (withoutCasts(at.parent) === node) at = at.parent;
  return askedForNullish(at.parent) === node;
}

/** `x = …` of something that may be of a kind in sight. */
function isTelling(node: ts.Node): node is ts.BinaryExpression & { readonly left: ts.Identifier } {
  return ts.isBinaryExpression(node) && TELLING.has(node.operatorToken.kind) && ts.isIdentifier(node.left) && !SAYING_NOTHING.has(withoutCasts(node.right).kind);
}

const TELLING: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.EqualsToken, ts.SyntaxKind.BarBarEqualsToken, ts.SyntaxKind.QuestionQuestionEqualsToken]);
const SAYING_NOTHING: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.PropertyAccessExpression, ts.SyntaxKind.ElementAccessExpression, ts.SyntaxKind.NullKeyword, ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword]);

/** What a condition asks about, in a spelling that is the same for the same subject. */
function operandTexts(condition: ts.Node): readonly string[] {
  return isComparison(condition) ? [...textsOf(condition.left), ...textsOf(condition.right)] : textsOf(condition);
}

function textsOf(operand: ts.Node): readonly string[] {
  let node = withoutCasts(operand);
  if (ts.isTypeOfExpression(node)) node = withoutCasts(node.expression);
  if (ts.isIdentifier(node)) return [node.text];
  return ts.isLiteralExpression(node) || node.kind === ts.SyntaxKind.NullKeyword ? [] : [node.getText().replace(/\?\.|!(?=[.[])|\s+|[()]/g, match => (match === '?.' ? '.' : ''))];
}

function decidedIn(owner: ts.Node, conditions: ReadonlySet<ts.Node>, pass: FilePass): readonly DecidedCondition[] {
  const { program, checker } = pass;
  const body = bodyOf(owner);
  if (!body) return [];
  const tests: Record<Question | 'kind', Map<ts.Node, Test | undefined>> = { truth: new Map(), nullish: new Map(), kind: new Map() };
  const testFor = (node: ts.Expression, asks: Question | 'kind' = 'truth'): Test | undefined => {
    const known = tests[asks];
    if (!known.has(node)) known.set(node, conditions.has(node) ? makeTest(node, asks, program) : undefined);
    return known.get(node);
  };
  const changed = new Map<ts.Symbol, boolean>();
  const isChangedElsewhere = (variable: ts.Symbol): boolean => {
    let known = changed.get(variable);
    if (known === undefined) {
      const declaration = variable.valueDeclaration;
      known = !declaration || !(isConstant(declaration) || isOfLanguage(declaration));
      // Of a variable from outside, another call of the same function may be the writer.
      const isDeclaredIn = declaration !== undefined && declaration.pos >= owner.pos && declaration.end <= owner.end;
      if (known && declaration && declaration.getSourceFile() === owner.getSourceFile()) known = someReferenceTo(variable, owner.getSourceFile(), checker, mention => (enclosingFunction(mention) !== owner || !isDeclaredIn) && isWritten(mention));
      changed.set(variable, known);
    }
    return known;
  };

  const stable = new Map<string, boolean>();
  const isStable = ({ subject }: Test): boolean => {
    const known = stable.get(subject.key) ?? !(subject.variables.some(isChangedElsewhere) || runsOwnCode(subject, program));
    stable.set(subject.key, known);
    return known;
  };
  /** Asked last, of the few that come out: whether anything else may change what the answer is about. */
  const ifStable = (decision: Decision | undefined, test: Test): Decision | undefined => (decision && isStable(test) && decision.because.every(reason => isStable(reason.test)) ? decision : undefined);

  const hasThirdValue = haveThirdValue(conditions, testFor);
  if (!hasThirdValue && !haveCommonSubject(conditions, testFor)) return [];

  const verdicts = new Map<ts.Expression, Verdict | 'open'>();
  const note = (node: ts.Expression, test: Test, state: State, asks: Question = 'truth'): boolean | undefined => {
    const decision = ifStable(decide(test, state, hasThirdValue) ?? decideForNumbers(node, test, state), test);
    const decided = decision && { ...decision, asks };
    const before = verdicts.get(node);
    verdicts.set(node, !decided || before === 'open' || (before && !isSameVerdict(before, decided)) ? 'open' : decided);
    return decided?.outcome;
  };

  const effects = effectPlaces(pass);
  const asking = [...conditions].map(({ pos }) => pos).sort((a, b) => a - b);
  const domain: Domain<State> = {
    join: inBoth,
    equals: (a, b) => a.size === b.size && [...a].every(([key, { outcome }]) => b.get(key)?.outcome === outcome),
    transfer(node, state) {
      if (isComparison(node)) {
        const test = testFor(node);
        if (test) note(node, test, state);
      }
      const after = state.size === 0 ? state : afterEffect(node, state, program);
      const told = conditions.has(node) && isTelling(node) ? testFor(node, 'kind') : undefined;
      return told ? new Map(after).set(`${told.subject.key} ? ${told.id}`, { test: told, outcome: true, condition: node as ts.Expression, asks: 'kind' }) : after;
    },
    // Without `try` nothing of the function comes after an exception.
    ...(isIn(owner, effects.tries) && {
      exits: (node: ts.Node, before: State, after: State | undefined) => (ts.isIdentifier(node) || ts.isLiteralExpression(node) ? undefined : { throw: after ?? before, ...(ts.isYieldExpression(node) && { return: after ?? before }) }),
    }),
    refine(condition, assumed, state) {
      const asks = assumed === 'nullish' || assumed === 'present' ? 'nullish' : 'truth';
      const test = testFor(condition, asks);
      if (!test) return state;
      const outcome = assumed === 'truthy' || assumed === 'nullish';
      if (outcome && (asks === 'nullish' || !isComparison(condition))) note(condition, test, state, asks);
      const decided = ifStable(decide(test, state, hasThirdValue), test);
      if (decided) return decided.outcome === outcome ? state : undefined;
      return new Map(state).set(`${test.subject.key} ? ${test.id}`, { test, outcome, condition, asks });
    },
    isIdle(node, state) {
      if (isIn(node, asking) || isIn(node, effects.yields) || (ts.isStatement(node) && isIn(node, effects.jumps))) return false;
      for (const { test } of state.values()) if (mayChange(test.subject, node, effects)) return false;
      return true;
    },
  };
  const entry: State = new Map<string, Known>();
  if (!(hasThirdValue && !hasLoop(body) ? interpret(body, [entry], inAlternatives(domain)) : interpret(body, entry, domain))) return [];
  return [...verdicts].flatMap(([node, verdict]) => (verdict === 'open' ? [] : describe(node, verdict) ?? []));
}

/** Whether two of the conditions ask about the same value, as a condition that follows from others does. */
function haveCommonSubject(conditions: ReadonlySet<ts.Node>, testFor: (node: ts.Expression, asks: Question | 'kind') => Test | undefined): boolean {
  const asked = new Map<string, ts.Node>();
  for (const node of conditions as ReadonlySet<ts.Expression>) {
    const questions = [isTelling(node) && 'kind', isAskedForNullish(node) && 'nullish', (isComparison(node) || isTested(node)) && 'truth'] as const;
    for (const question of questions) {
      const key = question ? testFor(node, question)?.subject.key : undefined;
      if (key === undefined) continue;
      const other = asked.get(key);
      if (other && other !== node) return true;
      asked.set(key, node);
    }
  }
  return false;
}

/** Whether two values are compared for equality, each of which other comparisons ask about as well. Texts spare the question for most functions. */
function haveThirdValue(conditions: ReadonlySet<ts.Node>, testFor: (node: ts.Expression) => Test | undefined): boolean {
  const comparisons = [...conditions].filter(isComparison);
  if (comparisons.length < 3) return false;
  const texts = new Map(comparisons.map(each => [each, operandTexts(each)]));
  const equalities = comparisons.filter(each => /^[!=]==$/.test(each.operatorToken.getText()) && isEachAskedElsewhere(texts.get(each) ?? [], [...texts.values()]));
  if (equalities.length === 0) return false;
  const parts = comparisons.map(each => testFor(each)?.subject.parts ?? []);
  return equalities.some(each => {
    const test = testFor(each);
    return test?.equatesWhen !== undefined && isEachAskedElsewhere(test.subject.parts, parts);
  });
}

/** Whether each of two values is among those of some comparison that is not one of the same two. */
function isEachAskedElsewhere(values: readonly string[], all: readonly (readonly string[])[]): boolean {
  return values.length === 2 && values.every(value => all.some(others => others.includes(value) && !values.every(each => others.includes(each))));
}

/** More ways to the same place than this are told apart no longer. */
const MAX_ALTERNATIVES = 4;

/** The same domain, which keeps several states apart instead of what is common to them. */
function inAlternatives(domain: Domain<State>): Domain<readonly State[]> {
  const joined = (states: readonly State[]): readonly State[] => {
    const distinct = states.filter((state, i) => states.findIndex(other => domain.equals(state, other)) === i);
    return distinct.length > MAX_ALTERNATIVES ? [distinct.reduce(domain.join)] : distinct;
  };
  const some = (states: readonly (State | undefined)[]): readonly State[] | undefined => {
    const reached = states.filter(state => state !== undefined);
    return reached.length > 0 ? joined(reached) : undefined;
  };
  const { exits, refine, isIdle } = domain;
  return {
    ...(isIdle && { isIdle: (node: ts.Node, states: readonly State[]) => states.every(state => isIdle(node, state)) }),
    join: (a, b) => joined([...a, ...b]),
    equals: (a, b) => a.length === b.length && a.every(state => b.some(other => domain.equals(state, other))),
    transfer: (node, states) => some(states.map(state => domain.transfer(node, state))),
    ...(exits && {
      exits: (node: ts.Node, before: readonly State[], after: readonly State[] | undefined) => {
        const ends = (after ?? before).map(state => exits(node, state, after && state));
        const [thrown, returned] = [some(ends.map(end => end?.throw)), some(ends.map(end => end?.return))];
        return { ...(thrown && { throw: thrown }), ...(returned && { return: returned }) };
      },
    }),
    ...(refine && { refine: (condition: ts.Expression, assumed: Assumption, states: readonly State[]) => some(states.map(state => refine(condition, assumed, state))) }),
  };
}

interface Decision {
  readonly outcome: boolean;
  readonly because: readonly Known[];
  /** `equals`: it follows because two values are equal to a third. `numbers`: it holds for all numbers but NaN. */
  readonly by?: 'equals' | 'numbers';
}

interface Verdict extends Decision {
  readonly asks: Question;
}

/** On different ways to a condition, the same may follow from different answers; of a third value they have to be the same. */
function isSameVerdict(a: Verdict, b: Verdict): boolean {
  if (a.outcome !== b.outcome) return false;
  return (a.by !== 'equals' && b.by !== 'equals') || (a.because.length === b.because.length && a.because.every((reason, i) => reason.condition === b.because[i]?.condition));
}

function makeTest(node: ts.Expression, asks: Question | 'kind', program: ts.Program): Test | undefined {
  if (asks === 'truth') return testOf(node, program);
  if (asks === 'nullish') return nullishTest(node, program);
  const kinds = kindsOf(node, program);
  return isTelling(node) && kinds !== ANY_KIND && kinds !== 0 ? kindTest(node.left, kinds, program) : undefined;
}

function inBoth(a: State, b: State): State {
  if (a.size === 0) return a;
  const kept = [...a].filter(([key, { outcome }]) => b.get(key)?.outcome === outcome);
  return kept.length === a.size ? a : new Map(kept);
}

/** Rounds would multiply the ways. */
function hasLoop(node: ts.Node): boolean {
  return ts.isIterationStatement(node, false) || (ts.forEachChild(node, child => (ts.isFunctionLike(child) ? undefined : hasLoop(child) || undefined)) ?? false);
}

/** The answer to a question that follows from other answers, with those that it follows from. */
function decide(test: Test, state: State, hasThirdValue: boolean): Decision | undefined {
  const known = [...state.values()].filter(other => other.test.subject.key === test.subject.key);
  const decision = known.length > 0 ? decideBy(test, known) : undefined;
  if (decision || !hasThirdValue) return decision;
  const equalities = [...state.values()].filter(isEquality);
  if (equalities.length === 0) return undefined;
  const derived = [...state.values()].flatMap(other => derivedFor(test, other, equalities));
  const further = derived.length > 0 ? decideBy(test, [...known, ...derived.map(({ fact }) => fact)]) : undefined;
  return further && { outcome: further.outcome, because: [...new Set(further.because.flatMap(fact => derived.find(each => each.fact === fact)?.from ?? [fact]))], by: 'equals' };
}

function decideBy(test: Test, known: readonly Known[]): Decision | undefined {
  const values = valuesFor([test, ...known.map(other => other.test)]);
  const outcomeGiven = (given: readonly Known[]): boolean | undefined => {
    const outcomes = new Set(values.filter(value => given.every(other => other.test.holds(value) === other.outcome)).map(test.holds).filter(outcome => outcome !== undefined));
    return outcomes.size === 1 ? ([...outcomes][0] as boolean) : undefined;
  };
  if (outcomeGiven([]) !== undefined) return undefined;
  const outcome = outcomeGiven(known);
  if (outcome === undefined) return undefined;
  const single = known.findLast(other => other.asks === 'truth' && outcomeGiven([other]) === outcome) ?? known.findLast(other => outcomeGiven([other]) === outcome);
  return { outcome, because: single ? [single] : known };
}

/** `a <= b || a >= b`: only NaN makes the second false where the first is. */
function decideForNumbers(node: ts.Expression, test: Test, state: State): Decision | undefined {
  if (!test.ofNumbers || state.size === 0) return undefined;
  const chain = chainOf(node);
  if (!isLogical(chain) || chain.operatorToken.kind !== ts.SyntaxKind.BarBarToken || isNot(outermostBrackets(chain).parent)) return undefined;
  const reason = [...state.values()].find(other => other.test.ofNumbers && other.test.subject.key === test.subject.key && !other.outcome && chainOf(other.condition) === chain);
  if (!reason || !test.ofNumbers()) return undefined;
  const left = RELATIONS_OF_NUMBERS.filter(relation => !reason.test.holds(relation));
  return left.length > 0 && left.every(test.holds) ? { outcome: true, because: [reason], by: 'numbers' } : undefined;
}

function outermostBrackets(node: ts.Node): ts.Node {
  return ts.isParenthesizedExpression(node.parent) ? outermostBrackets(node.parent) : node;
}

function isEquality({ test, outcome }: Known): boolean {
  return test.equatesWhen === outcome;
}

/** What an answer about other values says of those of a test, because they are equal to them. */
function derivedFor(test: Test, known: Known, equalities: readonly Known[]): readonly { readonly fact: Known; readonly from: readonly Known[] }[] {
  const { subject } = known.test;
  if (subject.key === test.subject.key || subject.kind !== test.subject.kind) return [];
  for (const isFlipped of subject.kind === 'pair' ? [false, true] : [false]) {
    const parts = isFlipped ? [...subject.parts].reverse() : subject.parts;
    const ways = parts.map((part, i) => wayBetween(part, test.subject.parts[i] as string, equalities.filter(each => each !== known)));
    if (ways.includes(undefined)) continue;
    const holds = isFlipped ? (value: unknown): boolean | undefined => known.test.holds(flipped(value)) : known.test.holds;
    return [{ fact: { ...known, test: { ...known.test, subject: test.subject, holds } }, from: [known, ...ways.flatMap(way => way ?? [])] }];
  }
  return [];
}

/** The equalities that lead from one value to another. */
function wayBetween(from: string, to: string, equalities: readonly Known[]): readonly Known[] | undefined {
  if (from === to) return [];
  for (const each of equalities) {
    const { parts } = each.test.subject;
    if (!parts.includes(from)) continue;
    const rest = wayBetween(parts[0] === from ? (parts[1] as string) : (parts[0] as string), to, equalities.filter(other => other !== each));
    if (rest) return [each, ...rest];
  }
  return undefined;
}

/** What is still known after a node has been evaluated. */
function afterEffect(node: ts.Node, state: State, program: ts.Program): State {
  const written = writtenBy(node);
  if (written) {
    const checker = program.getTypeChecker();
    const symbols = new Set<ts.Symbol | undefined>();
    const names = new Set<string>();
    collectTargets(written, checker, symbols, names);
    return forget(state, ({ variables, properties }) => variables.some(variable => symbols.has(variable)) || properties.some(name => names.has(name) || name === '*' || names.has('*')));
  }
  if (![...state.values()].some(({ test }) => test.subject.properties.length > 0)) return state;
  if (isCall(node) ? !(isNamedAsBuiltIn(node) && pureRowOf(node, program)) : ts.isAwaitExpression(node) || ts.isYieldExpression(node) || ts.isTaggedTemplateExpression(node) || isOverSomething(node)) {
    return forget(state, ({ properties }) => properties.length > 0);
  }
  return state;
}

/** Spares the question to the checker for most calls. */
function isNamedAsBuiltIn(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  return /^(?:Array|Math|Number|Object)$/.test(expression.getText()) || [String.prototype, Array.prototype, Map.prototype, Set.prototype].some(methods => name.text in methods);
}

/** Going over an iterator runs code. */
function isOverSomething(node: ts.Node): boolean {
  return ts.isForOfStatement(node) || ts.isSpreadElement(node) || ts.isJsxElement(node);
}

/** Whether something in a node may change what is known of a subject. */
function mayChange({ variables, properties }: Test['subject'], node: ts.Node, { writes, calls }: EffectPlaces): boolean {
  if (variables.some(({ name }) => isIn(node, writes.get(name)))) return true;
  return properties.length > 0 && (isIn(node, calls) || isIn(node, writes.get('.*')) || properties.some(name => isIn(node, writes.get(name === '*' ? '.' : `.${name}`))));
}

function forget(state: State, isGone: (subject: Test['subject']) => boolean): State {
  const kept = [...state].filter(([, { test }]) => !isGone(test.subject));
  return kept.length === state.size ? state : new Map(kept);
}

/** The variables and the names of properties that a target of assignment or declaration writes. */
function collectTargets(target: ts.Node, checker: ts.TypeChecker, symbols: Set<ts.Symbol | undefined>, names: Set<string>): void {
  const node = withoutCasts(target);
  if (ts.isIdentifier(node)) symbols.add(ts.isShorthandPropertyAssignment(node.parent) ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node));
  else if (ts.isPropertyAccessExpression(node)) names.add(node.name.text);
  else if (ts.isElementAccessExpression(node)) names.add('*');
  else ts.forEachChild(node, child => collectTargets(child, checker, symbols, names));
}

function isConstant(declaration: ts.Declaration): boolean {
  return ts.isVariableDeclaration(declaration) ? (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 : ts.isFunctionDeclaration(declaration) || ts.isClassDeclaration(declaration) || ts.isEnumDeclaration(declaration);
}

/** Whether the truth of an expression decides something: the condition of a statement or `?:`, or an operand of `&&`, `||` in one. */
function isTested(node: ts.Node): boolean {
  const { parent } = node;
  if (!parent || isLogical(node) || ts.isParenthesizedExpression(node) || isNot(node)) return false;
  const { at } = outermost(node);
  return at.parent !== undefined && (isConditionOf(at, at.parent) || (at !== node && isLogical(withoutCasts(at))));
}

function isConditionOf(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) return parent.expression === node;
  return (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) && parent.condition === node;
}

function isNot(node: ts.Node): boolean {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
}

function isLogical(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken || node.operatorToken.kind === ts.SyntaxKind.BarBarToken);
}

/** The whole condition that a part belongs to, and what the part's outcome makes of it: `undefined` when that depends on other parts. */
function outermost(node: ts.Node, outcome?: boolean): { at: ts.Node; whole: boolean | undefined } {
  let at = node;
  let whole = outcome;
  for (;;) {
    const { parent } = at;
    if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent)) at = parent;
    else if (isNot(parent)) {
      at = parent;
      whole = whole === undefined ? undefined : !whole;
    } else if (isLogical(parent)) {
      at = parent;
      const decisive = parent.operatorToken.kind === ts.SyntaxKind.BarBarToken;
      if (whole !== decisive) whole = undefined;
    } else return { at, whole };
  }
}

function describe(condition: ts.Expression, { outcome, asks, because, by }: Verdict): DecidedCondition | undefined {
  const ofNumbers = by === 'numbers';
  const { at, whole } = outermost(condition, outcome);
  const reasons = because.map(({ condition: reason, outcome: holds, asks: asked }) => ({ condition: reason, holds, asks: asked }));
  if (asks === 'nullish') return { condition, outcome, asks, because: reasons, kind: 'redundant', ofNumbers };
  if (outcome && !isComparison(condition) && isResult(condition)) return undefined;
  // `a === b && b === c && a === c` only says more than it has to.
  const isSame = !(by === 'equals' && outcome) && reasons.every(reason => outermost(reason.condition).at === at && (whole !== undefined || isRepetition(condition, reason.condition)));
  const kind = isSame ? 'sameExpression' : whole === false && isConditionOf(at, at.parent) ? 'never' : 'redundant';
  // `a.kind === b.kind && a.kind === 'x' && b.kind === 'x'` tells the compiler what it does not conclude by itself.
  if (kind === 'redundant' && outcome && by === 'equals') return undefined;
  if (kind === 'redundant' && outcome && reasons.every(reason => isInElseOf(condition, reason.condition))) return undefined;
  return { ...withNegations(condition, outcome), asks, because: reasons, kind, ofNumbers };
}

/** `x` of `x && x.ok && x` and of `x && x.ok && x || y`, where the value is what matters: it is no condition, but what the conditions before it are for. */
function isResult(node: ts.Node, endsAnd = false): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent)) return isResult(parent, endsAnd);
  if (!isLogical(parent)) return endsAnd && !isNot(parent) && !isConditionOf(node, parent);
  const isAnd = parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return isAnd ? parent.right === node && isResult(parent, true) : endsAnd && isResult(parent, true);
}

/** `a || a`, `n > 1 || n > 5`, but not `!a || (a && b)` or `!text || text === ''`, which only say more than they have to. */
function isRepetition(condition: ts.Node, reason: ts.Node): boolean {
  return chainOf(condition) === chainOf(reason) && (condition.getText() === reason.getText() || (isComparison(condition) && isComparison(reason)));
}

/** The whole of the operands that one logical operator joins. */
function chainOf(operand: ts.Node): ts.Node {
  let at = operand;
  let operator: ts.SyntaxKind | undefined;
  for (;;) {
    const { parent } = at;
    if (ts.isParenthesizedExpression(parent) || (operator === undefined && isNot(parent))) at = parent;
    else if (isLogical(parent) && (operator ?? parent.operatorToken.kind) === parent.operatorToken.kind) {
      operator = parent.operatorToken.kind;
      at = parent;
    } else return at;
  }
}

/** `if (a) … else if (!a && b)`: some like to say what the `else` stands for. */
function isInElseOf(condition: ts.Node, reason: ts.Node): boolean {
  const { at } = outermost(reason);
  return ts.isIfStatement(at.parent) && at.parent.elseStatement !== undefined && ts.findAncestor(condition, node => node === (at.parent as ts.IfStatement).elseStatement) !== undefined;
}

/** `!x` rather than the `x` in it. */
function withNegations(condition: ts.Expression, outcome: boolean): Pick<DecidedCondition, 'condition' | 'outcome'> {
  const { parent } = condition;
  if (ts.isParenthesizedExpression(parent)) return withNegations(parent, outcome);
  if (isNot(parent)) return withNegations(parent as ts.PrefixUnaryExpression, !outcome);
  return { condition, outcome };
}
