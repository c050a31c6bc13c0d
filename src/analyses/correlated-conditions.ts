import ts from 'typescript';
import { isCall, withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo, valueSymbol } from '../types/references.js';
import { isAssignment, isNullish, isStep, SHORT_CIRCUIT } from '../types/syntax.js';

/** What a path knows of each condition that is tested more than once: one letter for each, `T`, `F`, or `?`. */
export type Outcomes = string;

/**
 * The conditions of one function whose outcomes decide together what happens to a resource (`if (owned) open() … if (owned)
 * close()`). A path that took one side of a condition takes the same side of it again, until its variables get new values.
 */
export interface CorrelatedConditions {
  readonly initial: Outcomes;
  /** Outcomes after the condition came out so; `undefined` if that contradicts them. The condition itself, if it is none of these. */
  refine(condition: ts.Expression, truthy: boolean, outcomes: Outcomes): Outcomes | undefined;
  /** Outcomes after a declaration, assignment or `await`: more than one when it copies a condition whose outcome is not known. */
  assign(node: ts.Node, outcomes: Outcomes): readonly Outcomes[];
  /** Whether the condition tests what closures change, so that nothing follows from an earlier outcome. */
  isVolatile(condition: ts.Expression): boolean;
}

/** More conditions than this are not followed together; those that decide over the resource come first. */
const MAX_CONDITIONS = 6;

interface Condition {
  readonly key: string;
  readonly negated: boolean;
  readonly variables: readonly ts.Symbol[];
}

interface Followed {
  readonly index: number;
  readonly key: string;
  readonly variables: readonly ts.Symbol[];
  readonly isAskedAnew: boolean;
}

/** `decides` tells whether something happens to the resource inside a node; `resource` are the variables that hold it. */
export function correlatedConditions(owner: ts.Node, decides: (node: ts.Node) => boolean, resource: ReadonlySet<ts.Symbol>, checker: ts.TypeChecker): CorrelatedConditions {
  const parsed = new Map<ts.Node, Condition | undefined>();
  const conditionOf = (node: ts.Expression): Condition | undefined => {
    if (!parsed.has(node)) parsed.set(node, parse(node, resource, checker));
    return parsed.get(node);
  };
  const changed = new Map<ts.Symbol, boolean>();
  const isChangedByClosure = (variable: ts.Symbol): boolean => {
    let known = changed.get(variable);
    if (known === undefined) {
      known = referencesTo(variable, owner, checker).some(mention => enclosingFunction(mention) !== owner && isWritten(mention));
      changed.set(variable, known);
    }
    return known;
  };

  const found = new Map<string, { count: number; guards: number; decides: boolean; jumps: boolean; condition: Condition }>();
  for (const { condition, controls } of conditionsIn(owner)) {
    const known = conditionOf(condition);
    if (!known || known.variables.some(isChangedByClosure)) continue;
    const entry = found.get(known.key) ?? { count: 0, guards: 0, decides: false, jumps: false, condition: known };
    found.set(known.key, { count: entry.count + 1, guards: entry.guards + Number(isGuard(controls, condition)), decides: entry.decides || decides(controls), jumps: entry.jumps || hasJump(controls), condition: known });
  }
  const followed = new Map<string, Followed>();
  const byWeight = [...found].sort(([, a], [, b]) => Number(b.decides) - Number(a.decides));
  for (const [key, { count, guards, decides: relevant, jumps, condition }] of byWeight) {
    if (!(relevant || jumps) || followed.size >= MAX_CONDITIONS) continue;
    if (count > 1 || condition.variables.some(variable => isAssignedOrCopied(variable, owner, checker))) followed.set(key, { index: followed.size, key, variables: condition.variables, isAskedAnew: guards > 1 && key.includes('.') });
  }
  // What a followed variable was copied from (`const owned = !given`) has to be followed as well.
  for (const { variables } of [...followed.values()]) {
    const source = variables.length === 1 ? copiedFrom(variables[0], conditionOf) : undefined;
    if (source && !followed.has(source.key) && found.has(source.key) && followed.size < MAX_CONDITIONS + 2) followed.set(source.key, { index: followed.size, key: source.key, variables: source.variables, isAskedAnew: false });
  }

  return {
    initial: '?'.repeat(followed.size),
    refine(condition, truthy, outcomes) {
      const known = conditionOf(condition);
      const entry = known && followed.get(known.key);
      return entry ? settle(outcomes, entry.index, truthy !== known.negated) : outcomes;
    },
    assign(node, outcomes) {
      if (ts.isAwaitExpression(node)) return [[...followed.values()].filter(({ isAskedAnew }) => isAskedAnew).reduce((after, { index }) => replaced(after, index, '?'), outcomes)];
      const target = ts.isVariableDeclaration(node) ? node.name : ts.isBinaryExpression(node) && isAssignment(node) ? node.left : isStep(node) ? node.operand : undefined;
      const symbol = target && ts.isIdentifier(target) ? valueSymbol(target, checker) : undefined;
      const value = ts.isVariableDeclaration(node) ? node.initializer : ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken ? node.right : undefined;
      let variants: readonly Outcomes[] = [outcomes];
      for (const { index, key, variables } of followed.values()) {
        if (target && !symbol && !ts.isIdentifier(target) && key.startsWith(`${target.getText()}`)) variants = variants.map(each => replaced(each, index, '?'));
        if (!symbol || !variables.includes(symbol)) continue;
        const isEmpty = ts.isVariableDeclaration(node) && !value && ts.isVariableStatement(node.parent.parent);
        const truth = !isItself(key) ? undefined : isEmpty ? false : value && truthOf(value);
        const source = value && isItself(key) && truth === undefined ? conditionOf(withoutCasts(value) as ts.Expression) : undefined;
        const copied = source && followed.get(source.key);
        if (source && copied && copied.index !== index) {
          variants = variants.flatMap(each =>
            [true, false].flatMap(outcome => {
              const settled = settle(each, copied.index, outcome);
              return settled === undefined ? [] : [replaced(settled, index, outcome !== source.negated ? 'T' : 'F')];
            }),
          );
        } else variants = variants.map(each => replaced(each, index, truth === undefined ? '?' : truth ? 'T' : 'F'));
      }
      return variants;
    },
    isVolatile: condition => conditionOf(condition)?.variables.some(isChangedByClosure) ?? false,
  };
}

function settle(outcomes: Outcomes, index: number, outcome: boolean): Outcomes | undefined {
  const letter = outcome ? 'T' : 'F';
  return outcomes[index] === '?' ? replaced(outcomes, index, letter) : outcomes[index] === letter ? outcomes : undefined;
}

function replaced(outcomes: Outcomes, index: number, letter: string): Outcomes {
  return outcomes.slice(0, index) + letter + outcomes.slice(index + 1);
}

/** Every condition that the function itself tests, in its simplest parts, with the code that runs or not because of it. */
function* conditionsIn(owner: ts.Node): Generator<{ condition: ts.Expression; controls: ts.Node }> {
  const stack: ts.Node[] = [];
  ts.forEachChild(owner, child => void stack.push(child));
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) continue;
    const tested = testedBy(node);
    if (tested) for (const condition of partsOf(tested)) yield { condition, controls: node };
    ts.forEachChild(node, child => void stack.push(child));
  }
}

/** `if (this.closed) return;`: who writes it a second time, although the first has left, knows that the outcome may change meanwhile. */
function isGuard(controls: ts.Node, condition: ts.Expression): boolean {
  if (!ts.isIfStatement(controls) || controls.elseStatement || ![...partsOf(controls.expression)].includes(condition)) return false;
  const { thenStatement } = controls;
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

function hasJump(node: ts.Node): boolean {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  return ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isBreakOrContinueStatement(node) || (ts.forEachChild(node, child => hasJump(child) || undefined) ?? false);
}

function testedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) return node.expression;
  if (ts.isConditionalExpression(node) || ts.isForStatement(node)) return node.condition;
  return ts.isBinaryExpression(node) && SHORT_CIRCUIT.has(node.operatorToken.kind) ? node.left : undefined;
}

function* partsOf(condition: ts.Expression): Generator<ts.Expression> {
  const bare = withoutCasts(condition) as ts.Expression;
  if (ts.isPrefixUnaryExpression(bare) && bare.operator === ts.SyntaxKind.ExclamationToken) yield* partsOf(bare.operand);
  else if (ts.isBinaryExpression(bare) && (bare.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken || bare.operatorToken.kind === ts.SyntaxKind.BarBarToken)) {
    yield* partsOf(bare.left);
    yield* partsOf(bare.right);
  } else yield bare;
}

/** A condition that comes out the same each time, as long as the variables in it keep their values. */
function parse(node: ts.Expression, resource: ReadonlySet<ts.Symbol>, checker: ts.TypeChecker): Condition | undefined {
  const bare = withoutCasts(node) as ts.Expression;
  if (ts.isPrefixUnaryExpression(bare) && bare.operator === ts.SyntaxKind.ExclamationToken) {
    const inner = parse(bare.operand, resource, checker);
    return inner && { ...inner, negated: !inner.negated };
  }
  if (ts.isBinaryExpression(bare)) {
    const equality = EQUALITY.get(bare.operatorToken.kind);
    if (equality !== undefined && isNullish(bare.right)) {
      const inner = parse(bare.left, resource, checker);
      return inner && { ...inner, negated: inner.negated === equality };
    }
    if (equality !== undefined) {
      const variables = variablesOf(bare, resource, checker);
      return variables && { key: keyOf(`${bare.left.getText()} == ${bare.right.getText()}`, variables), negated: !equality, variables };
    }
  }
  const variables = variablesOf(bare, resource, checker);
  return variables && { key: keyOf(bare.getText(), variables), negated: false, variables };
}

const EQUALITY: ReadonlyMap<ts.SyntaxKind, boolean> = new Map([
  [ts.SyntaxKind.EqualsEqualsToken, true],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, true],
  [ts.SyntaxKind.ExclamationEqualsToken, false],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, false],
]);

/** The variables that an expression without side effects reads; `undefined` when it may have any, or reads the resource. */
function variablesOf(node: ts.Expression, resource: ReadonlySet<ts.Symbol>, checker: ts.TypeChecker): readonly ts.Symbol[] | undefined {
  const variables: ts.Symbol[] = [];
  const isPure = (part: ts.Node): boolean => {
    if (isCall(part) || ts.isAwaitExpression(part) || ts.isYieldExpression(part) || ts.isFunctionLike(part) || isStep(part) || ts.isElementAccessExpression(part)) return false;
    if (ts.isBinaryExpression(part) && isAssignment(part)) return false;
    if (ts.isIdentifier(part)) {
      const symbol = valueSymbol(part, checker);
      if (symbol) {
        if (resource.has(symbol)) return false;
        variables.push(symbol);
      }
    }
    return !ts.forEachChild(part, child => !isPure(child));
  };
  return isPure(node) && (variables.length > 0 || node.getText().startsWith('this.')) ? variables : undefined;
}

/** The text, and which variables it means where it stands. */
function keyOf(text: string, variables: readonly ts.Symbol[]): string {
  return `${text}@${variables.map(({ valueDeclaration }) => valueDeclaration?.pos ?? '').join()}`;
}

/** Whether a condition is just a variable. */
function isItself(key: string): boolean {
  return /^[\w$]+@/.test(key);
}

function truthOf(value: ts.Expression): boolean | undefined {
  const bare = withoutCasts(value);
  if (bare.kind === ts.SyntaxKind.TrueKeyword || ts.isObjectLiteralExpression(bare) || ts.isArrayLiteralExpression(bare) || ts.isNewExpression(bare) || ts.isFunctionLike(bare)) return true;
  if (bare.kind === ts.SyntaxKind.FalseKeyword || isNullish(bare) || ts.isVoidExpression(bare)) return false;
  if (ts.isNumericLiteral(bare)) return Number(bare.text) !== 0;
  return ts.isStringLiteralLike(bare) ? bare.text !== '' : undefined;
}

function isWritten(mention: ts.Identifier): boolean {
  const { parent } = mention;
  return (ts.isBinaryExpression(parent) && parent.left === mention && isAssignment(parent)) || isStep(parent);
}

function isAssignedOrCopied(variable: ts.Symbol, owner: ts.Node, checker: ts.TypeChecker): boolean {
  const declaration = variable.valueDeclaration;
  return (declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined) || referencesTo(variable, owner, checker).some(isWritten);
}

function copiedFrom(variable: ts.Symbol | undefined, conditionOf: (node: ts.Expression) => Condition | undefined): Condition | undefined {
  const declaration = variable?.valueDeclaration;
  const value = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return value && conditionOf(withoutCasts(value) as ts.Expression);
}
