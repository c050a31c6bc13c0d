import ts from 'typescript';

/** What a client says about the values it follows. A state is immutable; `undefined` stands for "control does not get here". */
export interface Domain<State> {
  /** The least state that covers both. */
  join(a: State, b: State): State;
  equals(a: State, b: State): boolean;
  /**
   * The state after `node`, whose operands are already evaluated. Called in evaluation order for every expression, and for
   * variable declarations, parameters of `catch`, and the heads of `for-of` and `for-in` at the start of each iteration.
   * Functions and classes are handed over whole, never entered.
   */
  transfer(node: ts.Node, state: State): State | undefined;
  /** States in which evaluating `node` may leave its normal path: by an exception, or, at a `yield`, by the consumer's `return()`. */
  exits?(node: ts.Node, before: State, after: State | undefined): { readonly throw?: State; readonly return?: State } | undefined;
  /** The state when `condition` came out as assumed; `undefined` when it cannot. Never called for `!`, `&&`, `||`, `??` and brackets. */
  refine?(condition: ts.Expression, assumed: Assumption, state: State): State | undefined;
  /** The state that a `return`, `throw`, `break` or `continue` takes along. */
  leave?(jump: Jump, state: State): State;
  /** The state after the values of a `using` declaration were disposed of. */
  dispose?(declarations: ts.VariableDeclarationList, state: State): State;
  /** The state when a `for-of` or `for-in` found no further element. */
  exhausted?(loop: ts.ForInOrOfStatement, state: State): State | undefined;
  /** Whether some clause of a `switch` without `default` always matches. */
  isExhaustive?(statement: ts.SwitchStatement): boolean;
  /**
   * Whether evaluating `node` with all that is in it leaves `state` as it is: it is passed over then. Of a statement that means
   * as well that control comes out behind it.
   */
  isIdle?(node: ts.Node, state: State): boolean;
}

export type Assumption = 'truthy' | 'falsy' | 'nullish' | 'present';
export type Jump = ts.ReturnStatement | ts.ThrowStatement | ts.BreakStatement | ts.ContinueStatement;

/** The states in which a piece of code can end, by the way it ends. `break` and `continue` are keyed by label, `''` for none. */
export interface Completion<State> {
  readonly normal: State | undefined;
  readonly throw: State | undefined;
  readonly return: State | undefined;
  readonly break: ReadonlyMap<string, State>;
  readonly continue: ReadonlyMap<string, State>;
}

/** Nodes that may be evaluated, repetitions counted, before the answer is "unknown". */
const DEFAULT_BUDGET = 200_000;

/**
 * How the body of one function (a block, an expression, or a whole file) can end when it starts in `entry`.
 *
 * Every structured jump is followed exactly, `finally` runs once per way of ending, loops run to a fixpoint. Exceptions exist
 * where the domain says so, and at `throw`. `undefined` when the budget ran out.
 */
export function interpret<State>(body: ts.Node, entry: State, domain: Domain<State>, budget = DEFAULT_BUDGET): Completion<State> | undefined {
  const interpreter = new Interpreter(domain, budget);
  try {
    return ts.isSourceFile(body) || ts.isModuleBlock(body) ? interpreter.list(body.statements, entry) : interpreter.run(body, entry);
  } catch (error) {
    if (error === OUT_OF_BUDGET) return undefined;
    throw error;
  }
}

const OUT_OF_BUDGET = new Error('The budget of the flow interpreter ran out.');
const NO_JUMPS: ReadonlyMap<string, never> = new Map<string, never>();

interface Branches<State> {
  readonly whenTrue: State | undefined;
  readonly whenFalse: State | undefined;
}

class Interpreter<State> {
  /** What exceptions, and returns at a `yield`, carry out of the statement that is being evaluated. */
  private thrown: State | undefined;
  private returned: State | undefined;

  constructor(
    private readonly domain: Domain<State>,
    private budget: number,
  ) {}

  /** A statement or a body that is a bare expression. */
  run(node: ts.Node, state: State | undefined): Completion<State> {
    if (state === undefined) return this.ended({});
    const outer = { thrown: this.thrown, returned: this.returned };
    this.thrown = this.returned = undefined;
    const completion = ts.isBlock(node) || ts.isStatement(node) ? this.statement(node, state, []) : this.ended({ normal: this.expression(node, state) });
    const { thrown, returned } = this;
    this.thrown = outer.thrown;
    this.returned = outer.returned;
    return { ...completion, throw: this.join(completion.throw, thrown), return: this.join(completion.return, returned) };
  }

  list(statements: readonly ts.Statement[], entry: State | undefined): Completion<State> {
    let sum = this.ended({ normal: entry });
    for (const [index, statement] of statements.entries()) {
      if (sum.normal === undefined) break;
      const completion = this.run(statement, sum.normal);
      sum = { ...sum, normal: undefined };
      if (ts.isVariableStatement(statement) && isUsing(statement.declarationList)) {
        const rest = this.list(statements.slice(index + 1), completion.normal);
        return this.either(this.either(sum, { ...completion, normal: undefined }), this.disposed(rest, statement.declarationList));
      }
      sum = this.either(sum, completion);
    }
    return sum;
  }

  private statement(node: ts.Statement, state: State, labels: readonly string[]): Completion<State> {
    this.spend();
    if (this.passesOver(node, state)) return this.ended({ normal: state });
    if (ts.isBlock(node)) return this.list(node.statements, state);
    if (ts.isExpressionStatement(node)) return this.ended({ normal: this.expression(node.expression, state) });
    if (ts.isVariableStatement(node)) return this.ended({ normal: this.declarations(node.declarationList, state) });
    if (ts.isIfStatement(node)) {
      const { whenTrue, whenFalse } = this.condition(node.expression, state);
      return this.either(this.run(node.thenStatement, whenTrue), node.elseStatement ? this.run(node.elseStatement, whenFalse) : this.ended({ normal: whenFalse }));
    }
    if (ts.isReturnStatement(node)) return this.ended({ return: this.left(node, node.expression ? this.expression(node.expression, state) : state) });
    if (ts.isThrowStatement(node)) return this.ended({ throw: this.left(node, this.expression(node.expression, state)) });
    if (ts.isBreakStatement(node)) return this.ended({ break: new Map([[node.label?.text ?? '', this.left(node, state) as State]]) });
    if (ts.isContinueStatement(node)) return this.ended({ continue: new Map([[node.label?.text ?? '', this.left(node, state) as State]]) });
    if (ts.isTryStatement(node)) return this.tryStatement(node, state);
    if (ts.isSwitchStatement(node)) return this.switchStatement(node, state);
    if (ts.isLabeledStatement(node)) return this.labelled(node, state, labels);
    if (ts.isIterationStatement(node, false)) return this.loop(node, state, labels);
    if (ts.isWithStatement(node)) return this.run(node.statement, this.expression(node.expression, state));
    if (ts.isExportAssignment(node)) return this.ended({ normal: this.expression(node.expression, state) });
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return this.ended({ normal: this.evaluated(node, state) });
    return this.ended({ normal: state });
  }

  private labelled(node: ts.LabeledStatement, state: State, labels: readonly string[]): Completion<State> {
    const label = node.label.text;
    const inner = this.statement(node.statement, state, [...labels, label]);
    return { ...inner, normal: this.join(inner.normal, inner.break.get(label)), break: without(inner.break, [label]) };
  }

  private tryStatement(node: ts.TryStatement, state: State): Completion<State> {
    let completion = this.run(node.tryBlock, state);
    const { catchClause, finallyBlock } = node;
    if (catchClause && completion.throw !== undefined) {
      const caught = this.run(catchClause.block, this.evaluated(catchClause, completion.throw));
      completion = this.either({ ...completion, throw: undefined }, caught);
    }
    return finallyBlock ? this.finalized(completion, from => this.run(finallyBlock, from)) : completion;
  }

  private disposed(completion: Completion<State>, declarations: ts.VariableDeclarationList): Completion<State> {
    return this.finalized(completion, from => this.ended({ normal: this.domain.dispose ? this.domain.dispose(declarations, from) : from }));
  }

  /** Runs `finalizer` once for each way in which `completion` ends; what it does not leave by itself goes on as before. */
  private finalized(completion: Completion<State>, finalizer: (state: State) => Completion<State>): Completion<State> {
    let own = this.ended({});
    const through = (state: State | undefined): State | undefined => {
      if (state === undefined) return undefined;
      const { normal, ...jumps } = finalizer(state);
      own = this.either(own, { ...jumps, normal: undefined });
      return normal;
    };
    const each = (jumps: ReadonlyMap<string, State>): ReadonlyMap<string, State> => {
      const kept = new Map<string, State>();
      for (const [label, from] of jumps) {
        const to = through(from);
        if (to !== undefined) kept.set(label, to);
      }
      return kept;
    };
    const resumed: Completion<State> = {
      normal: through(completion.normal),
      throw: through(completion.throw),
      return: through(completion.return),
      break: each(completion.break),
      continue: each(completion.continue),
    };
    return this.either(resumed, own);
  }

  private switchStatement(node: ts.SwitchStatement, state: State): Completion<State> {
    const { clauses } = node.caseBlock;
    const entered = new Map<ts.CaseOrDefaultClause, State | undefined>();
    let testing: State | undefined = this.expression(node.expression, state);
    for (const clause of clauses) {
      if (ts.isDefaultClause(clause) || testing === undefined) continue;
      testing = this.expression(clause.expression, testing);
      entered.set(clause, testing);
    }
    const fallback = clauses.find(ts.isDefaultClause);
    if (fallback) entered.set(fallback, testing);
    else if (this.domain.isExhaustive?.(node)) testing = undefined;

    let sum = this.ended({});
    for (const clause of clauses) {
      const from = this.join(sum.normal, entered.get(clause));
      sum = this.either({ ...sum, normal: undefined }, this.list(clause.statements, from));
    }
    const normal = this.join(this.join(sum.normal, sum.break.get('')), fallback ? undefined : testing);
    return { ...sum, normal, break: without(sum.break, ['']) };
  }

  private loop(node: ts.IterationStatement, entry: State, labels: readonly string[]): Completion<State> {
    const own = ['', ...labels];
    let head: State | undefined = entry;
    if (ts.isForStatement(node) && node.initializer) {
      head = ts.isVariableDeclarationList(node.initializer) ? this.declarations(node.initializer, entry) : this.expression(node.initializer, entry);
    } else if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
      head = this.expression(node.expression, entry);
    }
    for (;;) {
      if (head === undefined) return this.ended({});
      const { body, exit, next } = this.iteration(node, head, own);
      const widened: State | undefined = this.join(head, next);
      if (widened === undefined || this.domain.equals(widened, head)) {
        let normal = exit;
        for (const label of own) normal = this.join(normal, body.break.get(label));
        const ended = { ...body, normal, break: without(body.break, own), continue: without(body.continue, own) };
        const disposes = ts.isForStatement(node) && node.initializer && ts.isVariableDeclarationList(node.initializer) && isUsing(node.initializer);
        return disposes ? this.disposed(ended, node.initializer) : ended;
      }
      head = widened;
    }
  }

  /** One round from `head`: how the body ends, the state when the loop is over, and the state at the next head. */
  private iteration(node: ts.IterationStatement, head: State, own: readonly string[]) {
    const continued = (body: Completion<State>): State | undefined => own.reduce((sum, label) => this.join(sum, body.continue.get(label)), body.normal);
    if (ts.isDoStatement(node)) {
      const body = this.run(node.statement, head);
      const after = continued(body);
      const test = after === undefined ? { whenTrue: undefined, whenFalse: undefined } : this.condition(node.expression, after);
      return { body, exit: test.whenFalse, next: test.whenTrue };
    }
    if (ts.isWhileStatement(node) || ts.isForStatement(node)) {
      const condition = ts.isWhileStatement(node) ? node.expression : node.condition;
      const test = condition ? this.condition(condition, head) : { whenTrue: head, whenFalse: undefined };
      const body = this.run(node.statement, test.whenTrue);
      let next = continued(body);
      if (ts.isForStatement(node) && node.incrementor && next !== undefined) next = this.expression(node.incrementor, next);
      return { body, exit: test.whenFalse, next };
    }
    const { initializer, statement } = node as ts.ForInOrOfStatement;
    const item = this.evaluated(node, head);
    let inside: State | undefined = item;
    if (inside !== undefined) inside = ts.isVariableDeclarationList(initializer) ? this.declarations(initializer, inside) : this.assignment(initializer, inside);
    let body = this.run(statement, inside);
    if (ts.isVariableDeclarationList(initializer) && isUsing(initializer)) body = this.disposed(body, initializer);
    const exit = item !== undefined && this.domain.exhausted ? this.domain.exhausted(node as ts.ForInOrOfStatement, item) : item;
    return { body, exit, next: continued(body) };
  }

  private declarations(list: ts.VariableDeclarationList, state: State): State | undefined {
    let current: State | undefined = state;
    for (const declaration of list.declarations) {
      if (current !== undefined && declaration.initializer) current = this.expression(declaration.initializer, current);
      if (current !== undefined) current = this.assignment(declaration.name, current);
      if (current !== undefined) current = this.evaluated(declaration, current);
    }
    return current;
  }

  /** The defaults and computed keys inside a binding or assignment pattern. */
  private assignment(target: ts.Node, state: State): State | undefined {
    if (ts.isIdentifier(target)) return state;
    let current: State | undefined = state;
    if (ts.isBindingElement(target)) {
      if (target.propertyName && ts.isComputedPropertyName(target.propertyName)) current = this.expression(target.propertyName.expression, current);
      if (target.initializer && current !== undefined) current = this.join(current, this.expression(target.initializer, current));
      return current === undefined ? undefined : this.assignment(target.name, current);
    }
    if (ts.isObjectBindingPattern(target) || ts.isArrayBindingPattern(target)) {
      for (const element of target.elements) if (current !== undefined && ts.isBindingElement(element)) current = this.assignment(element, current);
      return current;
    }
    return this.expression(target, state);
  }

  private expression(node: ts.Node, state: State): State | undefined {
    this.spend();
    if (this.passesOver(node, state)) return state;
    if (ts.isParenthesizedExpression(node)) return this.expression(node.expression, state);
    if (ts.isConditionalExpression(node)) {
      const { whenTrue, whenFalse } = this.condition(node.condition, state);
      return this.evaluatedIf(node, this.join(whenTrue && this.expression(node.whenTrue, whenTrue), whenFalse && this.expression(node.whenFalse, whenFalse)));
    }
    if (ts.isBinaryExpression(node)) return this.binary(node, state);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      const { whenTrue, whenFalse } = this.condition(node.operand, state);
      return this.evaluatedIf(node, this.join(whenTrue, whenFalse));
    }
    if (ts.isOptionalChain(node)) {
      const { present, skipped } = this.chain(node, state);
      return this.join(present, skipped);
    }
    return this.evaluatedIf(node, this.operands(node, state));
  }

  /** `a?.b.c()`: everything to the right of `?.` happens only when what stands left of it is there. */
  private chain(node: ts.Node, state: State): { present: State | undefined; skipped: State | undefined } {
    const operand = ts.isNonNullExpression(node) || isAccess(node) ? node.expression : undefined;
    if (!operand || !ts.isOptionalChain(node)) return { present: this.expression(node, state), skipped: undefined };
    let { present, skipped } = this.chain(operand, state);
    if ('questionDotToken' in node && node.questionDotToken && present !== undefined) {
      skipped = this.join(skipped, this.refined(operand, 'nullish', present));
      present = this.refined(operand, 'present', present);
    }
    ts.forEachChild(node, child => {
      if (child !== operand && present !== undefined && isEvaluated(child)) present = this.expression(child, present);
    });
    return { present: this.evaluatedIf(node, present), skipped };
  }

  private binary(node: ts.BinaryExpression, state: State): State | undefined {
    const { left, right, operatorToken } = node;
    switch (operatorToken.kind) {
      case ts.SyntaxKind.AmpersandAmpersandToken:
      case ts.SyntaxKind.BarBarToken: {
        const { whenTrue, whenFalse } = this.condition(left, state);
        const [on, off] = operatorToken.kind === ts.SyntaxKind.BarBarToken ? [whenFalse, whenTrue] : [whenTrue, whenFalse];
        return this.evaluatedIf(node, this.join(off, on && this.expression(right, on)));
      }
      case ts.SyntaxKind.QuestionQuestionToken:
      case ts.SyntaxKind.QuestionQuestionEqualsToken:
      case ts.SyntaxKind.BarBarEqualsToken:
      case ts.SyntaxKind.AmpersandAmpersandEqualsToken: {
        const [onto, offAs] = SHORT_CIRCUIT[operatorToken.kind];
        const after = this.expression(left, state);
        const on = after && this.refined(left, onto, after);
        const off = after && this.refined(left, offAs, after);
        const assigned = on && this.evaluatedIf(node, this.expression(right, on));
        return this.join(assigned, off);
      }
      case ts.SyntaxKind.EqualsToken: {
        const after = this.assignment(left, state);
        return this.evaluatedIf(node, after && this.expression(right, after));
      }
      default: {
        const after = this.expression(left, state);
        return this.evaluatedIf(node, after && this.expression(right, after));
      }
    }
  }

  private condition(node: ts.Expression, state: State): Branches<State> {
    this.spend();
    if (ts.isParenthesizedExpression(node)) return this.condition(node.expression, state);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      const { whenTrue, whenFalse } = this.condition(node.operand, state);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.kind;
      if (operator === ts.SyntaxKind.AmpersandAmpersandToken || operator === ts.SyntaxKind.BarBarToken) {
        const first = this.condition(node.left, state);
        const isOr = operator === ts.SyntaxKind.BarBarToken;
        const on = isOr ? first.whenFalse : first.whenTrue;
        const second: Branches<State> = on === undefined ? { whenTrue: undefined, whenFalse: undefined } : this.condition(node.right, on);
        return isOr
          ? { whenTrue: this.join(first.whenTrue, second.whenTrue), whenFalse: second.whenFalse }
          : { whenTrue: second.whenTrue, whenFalse: this.join(first.whenFalse, second.whenFalse) };
      }
      if (operator === ts.SyntaxKind.CommaToken) {
        const after = this.expression(node.left, state);
        return after === undefined ? { whenTrue: undefined, whenFalse: undefined } : this.condition(node.right, after);
      }
    }
    if (node.kind === ts.SyntaxKind.TrueKeyword) return { whenTrue: state, whenFalse: undefined };
    if (node.kind === ts.SyntaxKind.FalseKeyword) return { whenTrue: undefined, whenFalse: state };
    if (ts.isNumericLiteral(node)) return Number(node.text) === 0 ? { whenTrue: undefined, whenFalse: state } : { whenTrue: state, whenFalse: undefined };
    if (ts.isOptionalChain(node)) {
      const { present, skipped } = this.chain(node, state);
      return { whenTrue: this.refined(node, 'truthy', present), whenFalse: this.join(this.refined(node, 'falsy', present), skipped) };
    }
    const after = this.expression(node, state);
    return { whenTrue: this.refined(node, 'truthy', after), whenFalse: this.refined(node, 'falsy', after) };
  }

  private refined(node: ts.Expression, assumed: Assumption, state: State | undefined): State | undefined {
    if (state === undefined || !this.domain.refine) return state;
    return this.domain.refine(unwrapped(node), assumed, state);
  }

  private operands(node: ts.Node, state: State): State | undefined {
    let current: State | undefined = state;
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return current;
    ts.forEachChild(node, child => {
      if (current !== undefined && isEvaluated(child)) current = this.expression(child, current);
    });
    return current;
  }

  private evaluatedIf(node: ts.Node, state: State | undefined): State | undefined {
    return state === undefined ? undefined : this.evaluated(node, state);
  }

  private evaluated(node: ts.Node, before: State): State | undefined {
    const after = this.domain.transfer(node, before);
    this.noteExits(node, before, after);
    return after;
  }

  private passesOver(node: ts.Node, state: State): boolean {
    if (!this.domain.isIdle?.(node, state)) return false;
    this.noteExits(node, state, state);
    return true;
  }

  private noteExits(node: ts.Node, before: State, after: State | undefined): void {
    const exits = this.domain.exits?.(node, before, after);
    if (!exits) return;
    this.thrown = this.join(this.thrown, exits.throw);
    this.returned = this.join(this.returned, exits.return);
  }

  private left(jump: Jump, state: State | undefined): State | undefined {
    return state === undefined || !this.domain.leave ? state : this.domain.leave(jump, state);
  }

  private join(a: State | undefined, b: State | undefined): State | undefined {
    return a === undefined ? b : b === undefined || a === b ? a : this.domain.join(a, b);
  }

  private joinJumps(a: ReadonlyMap<string, State>, b: ReadonlyMap<string, State>): ReadonlyMap<string, State> {
    if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a;
    const sum = new Map(a);
    for (const [label, state] of b) sum.set(label, this.join(sum.get(label), state) as State);
    return sum;
  }

  private either(a: Completion<State>, b: Completion<State>): Completion<State> {
    return {
      normal: this.join(a.normal, b.normal),
      throw: this.join(a.throw, b.throw),
      return: this.join(a.return, b.return),
      break: this.joinJumps(a.break, b.break),
      continue: this.joinJumps(a.continue, b.continue),
    };
  }

  private ended(completion: Partial<Completion<State>>): Completion<State> {
    return { normal: undefined, throw: undefined, return: undefined, break: NO_JUMPS, continue: NO_JUMPS, ...completion };
  }

  private spend(): void {
    if (--this.budget < 0) throw OUT_OF_BUDGET;
  }
}

/** For operators that evaluate their right side only sometimes: what the left side then is, and what it is otherwise. */
const SHORT_CIRCUIT = {
  [ts.SyntaxKind.QuestionQuestionToken]: ['nullish', 'present'],
  [ts.SyntaxKind.QuestionQuestionEqualsToken]: ['nullish', 'present'],
  [ts.SyntaxKind.BarBarEqualsToken]: ['falsy', 'truthy'],
  [ts.SyntaxKind.AmpersandAmpersandEqualsToken]: ['truthy', 'falsy'],
} as const satisfies Record<number, readonly [Assumption, Assumption]>;

function isUsing(list: ts.VariableDeclarationList): boolean {
  // `ts.NodeFlags.Using`, which TypeScript before 5.2 has no name for; `await using` has the flag as well.
  return (list.flags & 4) !== 0;
}

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node);
}

/** Whether a part of an expression is itself evaluated, unlike types, operators and other tokens. */
function isEvaluated(node: ts.Node): boolean {
  if (node.kind < ts.SyntaxKind.FirstNode) return node.kind === ts.SyntaxKind.Identifier || node.kind === ts.SyntaxKind.ThisKeyword;
  return ts.isExpressionWithTypeArguments(node) || !ts.isTypeNode(node);
}

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node) ? unwrapped(node.expression) : node;
}

function without<State>(jumps: ReadonlyMap<string, State>, labels: readonly string[]): ReadonlyMap<string, State> {
  return labels.some(label => jumps.has(label)) ? new Map([...jumps].filter(([label]) => !labels.includes(label))) : jumps;
}
