import ts from 'typescript';
import { withoutCasts } from '../types/origin.js';
import { contradictoryConditions, isGuard, type Reason } from './contradictory-conditions.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { nodesOf } from './nodes.js';
import { callsInSight, functionNamedBy, isIn, isOfLanguage, Kind, kindsAdmitted, kindsOf, NOT_PRIMITIVE, NULLISH, PRIMITIVE, returnedExpressions } from './value-kinds.js';

/** A check whose outcome is decided by what is known of the value, whatever the program is given. */
export interface ImpossibleGuard {
  /** The condition, or the whole of `a?.b` and `a ?? b`. */
  readonly at: ts.Expression;
  readonly is: 'test' | 'chain' | 'fallback';
  /** What the test says; of `?.` and `??`, whether the value is `null` or `undefined`. */
  readonly outcome: boolean;
  /** The value that is asked about. */
  readonly value: ts.Expression;
  readonly because: Evidence;
  /** Further `?.` after the same value that the same evidence makes void. */
  readonly others: readonly ImpossibleGuard[];
}

export type Evidence =
  | { readonly by: 'path'; readonly reasons: readonly Reason[] }
  /** `made` is where the value comes from: the declaration of a variable or function, or the expression itself. */
  | { readonly by: 'value'; readonly kinds: number; readonly made: ts.Node }
  | { readonly by: 'class'; readonly name: string; readonly made: ts.Node }
  /** The declared type alone, of a value that functions of the program hand to each other. */
  | { readonly by: 'type'; readonly type: string; readonly made: ts.Node };

export const impossibleGuards = defineFileAnalysis('impossibleGuards', (pass): readonly ImpossibleGuard[] => {
  const found = new Map<ts.Node, ImpossibleGuard>();
  for (const decided of contradictoryConditions(pass)) {
    // That `x?.y` came out one way or another says that `x` is there, but who writes `x?.y && x?.z` only wants both to look alike.
    if (!isGuard(decided) || decided.because.every(reason => reason.asks === 'nullish')) continue;
    const { condition, outcome, asks, because } = decided;
    if (outcome && isLastOfList(because)) continue;
    if (because.some(reason => reason.asks === 'kind') && isAskedByType(condition, pass)) continue;
    const whole = asks === 'nullish' ? holderOf(condition) : undefined;
    // `x ??= make()` of an `x` that is not there yet assigns as it should, and looks like the other places that do.
    if (whole && outcome && ts.isBinaryExpression(whole) && whole.operatorToken.kind === ts.SyntaxKind.QuestionQuestionEqualsToken) continue;
    const fallback = asks === 'truth' ? fallbackOf(condition) : undefined;
    const guard: ImpossibleGuard = {
      at: whole ?? fallback ?? condition,
      is: whole ? (ts.isBinaryExpression(whole) ? 'fallback' : 'chain') : fallback ? 'fallback' : 'test',
      outcome: fallback ? !outcome : outcome,
      value: condition,
      because: { by: 'path', reasons: because },
      others: [],
    };
    found.set(guard.at, guard);
  }
  for (const each of nodesOf(pass, ...MAY_ASK)) {
    const node = each.kind === ts.SyntaxKind.QuestionDotToken ? each.parent : each;
    const guard = byValue(node, pass) ?? byType(node, pass);
    if (guard && !found.has(guard.at) && !isAsserted(guard.at) && !isAskedByType(guard.value, pass)) found.set(guard.at, guard);
  }
  return grouped([...found.values()].sort((a, b) => a.at.getEnd() - b.at.getEnd()));
});

/** Whether nothing is left because several questions before were all answered no: who goes through a list writes its last one, too. */
function isLastOfList(because: readonly Reason[]): boolean {
  return because.length > 1 && because.every(({ asks, holds }) => asks === 'truth' && !holds);
}

const MAY_ASK = [
  ts.SyntaxKind.QuestionDotToken,
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.BinaryExpression,
  ts.SyntaxKind.PrefixUnaryExpression,
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ConditionalExpression,
] as const;

/** What a test asserts is there to fail when the code that it tests gives something else than it does now. */
function isAsserted(node: ts.Node): boolean {
  const call = ts.findAncestor(node.parent, around => ts.isStatement(around) || (ts.isCallExpression(around) && /^(?:expect|assert)\b/.test(around.expression.getText())));
  return call !== undefined && ts.isCallExpression(call) && isTestCode(call);
}

/** Whether the declared type of a value says that it may be missing: somebody promises no more, and the compiler asks for the check. */
function isAskedByType(value: ts.Node, pass: FilePass): boolean {
  if (!isStrictAboutNull(pass)) return false;
  const type = pass.checker.getTypeAtLocation(value);
  return (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) !== 0);
}

/** One guard for all the `?.` that the same evidence makes void. */
function grouped(guards: readonly ImpossibleGuard[]): readonly ImpossibleGuard[] {
  const groups = new Map<string, ImpossibleGuard[]>();
  for (const guard of guards) {
    const { because, is, value, at, outcome } = guard;
    const source = because.by === 'path' ? because.reasons.map(({ condition }) => condition.pos).join() : `${because.by} ${because.made.pos}`;
    const key = is === 'chain' ? `${String(outcome)} ${source} ${value.getText().replace(/\?\./g, '.')}` : `${is} ${at.pos} ${at.end}`;
    groups.set(key, [...(groups.get(key) ?? []), guard]);
  }
  return [...groups.values()].map(([first, ...others]) => ({ ...(first as ImpossibleGuard), others }));
}

/** `x?.y` or `x ?? y` of the `x` in it. */
function holderOf(operand: ts.Node): ts.Expression {
  let { parent } = operand;
  while (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent) || ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent)) ({ parent } = parent);
  return parent as ts.Expression;
}

/** `x || y` of the `x` in it, where no condition is made of it. */
function fallbackOf(operand: ts.Expression): ts.Expression | undefined {
  const { parent } = operand;
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.BarBarToken && parent.left === operand && !isTruthTested(parent) ? parent : undefined;
}

function byValue(node: ts.Node, pass: FilePass): ImpossibleGuard | undefined {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node)) {
    if (node.questionDotToken) return ofNullish(node, node.expression, 'chain', pass);
    return ts.isCallExpression(node) ? ofIsArray(node, pass) : undefined;
  }
  if (ts.isBinaryExpression(node)) {
    const { left, operatorToken } = node;
    switch (operatorToken.kind) {
      case ts.SyntaxKind.QuestionQuestionToken:
      case ts.SyntaxKind.QuestionQuestionEqualsToken:
        return ofNullish(node, left, 'fallback', pass);
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return ofTruth(left, fallbackOf(left), pass);
      case ts.SyntaxKind.InstanceOfKeyword:
        return ofInstance(node, pass);
      case ts.SyntaxKind.EqualsEqualsToken:
      case ts.SyntaxKind.EqualsEqualsEqualsToken:
      case ts.SyntaxKind.ExclamationEqualsToken:
      case ts.SyntaxKind.ExclamationEqualsEqualsToken:
        return ofComparison(node, pass);
      default:
        return undefined;
    }
  }
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.ExclamationToken && isTruthTested(node) ? ofTruth(node.operand, undefined, pass) : undefined;
  const condition = conditionOf(node);
  return condition && ofTruth(condition, undefined, pass);
}

function conditionOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) return node.expression;
  return ts.isConditionalExpression(node) || ts.isForStatement(node) ? node.condition : undefined;
}

/** Whether the truth of an expression decides something, now or as an operand of what does. */
function isTruthTested(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken)) return isTruthTested(parent);
  if (ts.isBinaryExpression(parent) && (parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken || parent.operatorToken.kind === ts.SyntaxKind.BarBarToken)) return parent.left === node || isTruthTested(parent);
  return conditionOf(parent) === node;
}

/** The value asked about, if it is one that its own text does not already give away, as ESLint's `no-constant-binary-expression` knows. */
function asked(operand: ts.Expression): ts.Expression | undefined {
  const value = withoutCasts(operand);
  return ts.isIdentifier(value) || ts.isCallExpression(value) ? value : undefined;
}

function ofNullish(at: ts.Expression, operand: ts.Expression, is: 'chain' | 'fallback', { program }: FilePass): ImpossibleGuard | undefined {
  const value = asked(operand);
  const kinds = value ? kindsOf(value, program) : 0;
  return value && isIn(kinds, ~NULLISH) ? { at, is, outcome: false, value, because: byKinds(value, kinds, program), others: [] } : undefined;
}

function ofTruth(operand: ts.Expression, fallback: ts.Expression | undefined, { program }: FilePass): ImpossibleGuard | undefined {
  const value = asked(operand);
  const kinds = value ? kindsOf(value, program) : 0;
  if (!value || !isIn(kinds, NOT_PRIMITIVE | Kind.symbol)) return undefined;
  const negation = negationOf(operand);
  if (fallback) return { at: fallback, is: 'fallback', outcome: false, value, because: byKinds(value, kinds, program), others: [] };
  return { at: negation ?? operand, is: 'test', outcome: negation === undefined, value, because: byKinds(value, kinds, program), others: [] };
}

function negationOf({ parent }: ts.Expression): ts.PrefixUnaryExpression | undefined {
  return ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken ? parent : undefined;
}

function ofIsArray(call: ts.CallExpression, { program, checker }: FilePass): ImpossibleGuard | undefined {
  const { expression, arguments: given } = call;
  const [operand] = given;
  if (!operand || given.length !== 1 || !ts.isPropertyAccessExpression(expression) || expression.name.text !== 'isArray' || expression.expression.getText() !== 'Array') return undefined;
  if (!isOfLanguage(checker.getSymbolAtLocation(expression.name)?.declarations?.[0])) return undefined;
  const value = asked(operand);
  const kinds = value ? kindsOf(value, program) : 0;
  if (!value || (kinds !== Kind.array && !isIn(kinds, ~(Kind.array | Kind.object)))) return undefined;
  return { at: call, is: 'test', outcome: kinds === Kind.array, value, because: byKinds(value, kinds, program), others: [] };
}

function ofComparison(node: ts.BinaryExpression, pass: FilePass): ImpossibleGuard | undefined {
  const [left, right] = [withoutCasts(node.left), withoutCasts(node.right)];
  const isNegative = node.operatorToken.getText().startsWith('!');
  if (ts.isTypeOfExpression(left) && ts.isStringLiteralLike(right)) return ofTypeof(node, left, right.text, isNegative, pass);
  if (ts.isTypeOfExpression(right) && ts.isStringLiteralLike(left)) return ofTypeof(node, right, left.text, isNegative, pass);
  const constant = nothingOf(right) ?? nothingOf(left);
  const operand = nothingOf(right) === undefined ? right : left;
  const value = constant === undefined ? undefined : asked(operand as ts.Expression);
  if (!value || constant === undefined) return undefined;
  const kinds = kindsOf(value, pass.program);
  const isLoose = node.operatorToken.getText().length === 2;
  return isIn(kinds, ~(isLoose ? NULLISH : constant)) && isIn(kinds, ~NULLISH) ? { at: node, is: 'test', outcome: isNegative, value, because: byKinds(value, kinds, pass.program), others: [] } : undefined;
}

function nothingOf(node: ts.Node): number | undefined {
  if (node.kind === ts.SyntaxKind.NullKeyword) return Kind.null;
  return (ts.isIdentifier(node) && node.text === 'undefined') || ts.isVoidExpression(node) ? Kind.undefined : undefined;
}

function ofTypeof(node: ts.Expression, { expression }: ts.TypeOfExpression, name: string, isNegative: boolean, { program }: FilePass): ImpossibleGuard | undefined {
  const value = asked(expression);
  const kinds = value ? kindsOf(value, program) : 0;
  // What is `null` until somebody fills it in is for somebody to fill in.
  if (!value || kinds === 0 || isIn(kinds, NULLISH)) return undefined;
  const named = kindsOfTypeof(name);
  const isAlways = isIn(kinds, named);
  if (!isAlways && !isIn(kinds, ~named)) return undefined;
  return { at: node, is: 'test', outcome: isAlways !== isNegative, value, because: byKinds(value, kinds, program), others: [] };
}

function kindsOfTypeof(name: string): number {
  return (Object.hasOwn(KINDS_OF_TYPEOF, name) && KINDS_OF_TYPEOF[name]) || 0;
}

const KINDS_OF_TYPEOF: Readonly<Record<string, number>> = {
  undefined: Kind.undefined,
  boolean: Kind.boolean,
  number: Kind.number,
  bigint: Kind.bigint,
  string: Kind.string,
  symbol: Kind.symbol,
  function: Kind.function | Kind.object,
  object: Kind.null | Kind.array | Kind.plain | Kind.object,
};

function ofInstance(node: ts.BinaryExpression, pass: FilePass): ImpossibleGuard | undefined {
  const value = asked(node.left);
  const wanted = value && classNamedBy(node.right, pass);
  if (!wanted) return undefined;
  const kinds = kindsOf(value, pass.program);
  if (isIn(kinds, PRIMITIVE) && !isIn(kinds, NULLISH)) return { at: node, is: 'test', outcome: false, value, because: byKinds(value, kinds, pass.program), others: [] };
  const made = newExpressionOf(value, pass);
  const own = made && classNamedBy(made.expression, pass);
  return own && isSameOrBase(wanted, own, pass) ? { at: node, is: 'test', outcome: true, value, because: { by: 'class', name: own.name, made }, others: [] } : undefined;
}

/** The class that an expression names, of the program or of the language, unless it has an idea of its own of what its instances are. */
function classNamedBy(expression: ts.Expression, { checker, program }: FilePass): ts.Symbol | undefined {
  const name = withoutCasts(expression);
  const local = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  const symbol = local && local.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(local) : local;
  const declarations = symbol?.declarations ?? [];
  if (!symbol || declarations.length === 0) return undefined;
  if (declarations.every(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile())) && declarations.some(isOfLanguage)) return symbol;
  const [declaration] = declarations;
  if (declarations.length !== 1 || !declaration || !ts.isClassDeclaration(declaration) || declaration.getSourceFile().isDeclarationFile) return undefined;
  return /\bhasInstance\b|\breturn\b/.test(declaration.members.filter(member => ts.isConstructorDeclaration(member) || (member.name && ts.isComputedPropertyName(member.name))).map(member => member.getText()).join(' ')) ? undefined : symbol;
}

/** The `new C()` that a constant holds. */
function newExpressionOf(value: ts.Node, { checker }: FilePass): ts.NewExpression | undefined {
  const declaration = ts.isIdentifier(value) ? checker.getSymbolAtLocation(value)?.valueDeclaration : undefined;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer || (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0) return undefined;
  const made = withoutCasts(declaration.initializer);
  return ts.isNewExpression(made) ? made : undefined;
}

const MAX_BASES = 10;

function isSameOrBase(wanted: ts.Symbol, own: ts.Symbol, pass: FilePass): boolean {
  let current: ts.Symbol | undefined = own;
  for (let i = 0; current && i < MAX_BASES; i++) {
    if (current === wanted) return true;
    const declaration: ts.Declaration | undefined = current.declarations?.find(ts.isClassDeclaration);
    const base: ts.ExpressionWithTypeArguments | undefined = declaration && ts.isClassDeclaration(declaration) ? declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0] : undefined;
    current = base && classNamedBy(base.expression, pass);
  }
  return false;
}

/** `typeof`, `Array.isArray()` and `in` on a value that its type decides; typescript-eslint's `no-unnecessary-condition` has the other conditions. */
function byType(node: ts.Node, pass: FilePass): ImpossibleGuard | undefined {
  const question = questionOf(node, pass);
  const made = question && ts.isIdentifier(question.value) ? originInside(question.value, pass) : undefined;
  if (!question || !made || !isStrictAboutNull(pass)) return undefined;
  const type = pass.checker.getTypeAtLocation(question.value);
  const outcome = question.outcomeFor(type.isUnion() ? type.types : [type]);
  if (outcome === undefined) return undefined;
  return { at: node as ts.Expression, is: 'test', outcome, value: question.value, because: { by: 'type', type: pass.checker.typeToString(type), made }, others: [] };
}

interface TypeQuestion {
  readonly value: ts.Expression;
  readonly outcomeFor: (parts: readonly ts.Type[]) => boolean | undefined;
}

function questionOf(node: ts.Node, { checker }: FilePass): TypeQuestion | undefined {
  if (ts.isCallExpression(node)) {
    const [value] = node.arguments;
    if (!value || node.expression.getText() !== 'Array.isArray') return undefined;
    return { value, outcomeFor: parts => (parts.every(part => kindsAdmitted(part, checker) === Kind.array) ? true : parts.every(part => isIn(kindsAdmitted(part, checker), PRIMITIVE)) ? false : undefined) };
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  const [left, right] = [withoutCasts(node.left) as ts.Expression, withoutCasts(node.right) as ts.Expression];
  if (node.operatorToken.kind === ts.SyntaxKind.InKeyword) {
    if (!ts.isStringLiteralLike(left)) return undefined;
    const hasIt = (part: ts.Type): boolean => {
      const property = part.flags & ts.TypeFlags.Object ? checker.getPropertyOfType(part, left.text) : undefined;
      return property !== undefined && (property.flags & ts.SymbolFlags.Optional) === 0;
    };
    return { value: right, outcomeFor: parts => (parts.every(hasIt) ? true : undefined) };
  }
  const isNegative = node.operatorToken.getText().startsWith('!');
  if (!/^[!=]==?$/.test(node.operatorToken.getText()) || !ts.isTypeOfExpression(left) || !ts.isStringLiteralLike(right)) return undefined;
  const named = kindsOfTypeof(right.text);
  return {
    value: left.expression,
    outcomeFor: parts => {
      const kinds = parts.reduce((all, part) => all | kindsAdmitted(part, checker), 0);
      return isIn(kinds, named) ? !isNegative : isIn(kinds, ~named) ? isNegative : undefined;
    },
  };
}

/** The parameter of a function that only this file calls, or the call of a function of the program whose value a constant holds. */
function originInside(name: ts.Identifier, { checker }: FilePass): ts.Node | undefined {
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  if (!declaration || /\.[cm]?jsx?$/.test(declaration.getSourceFile().fileName)) return undefined;
  if (ts.isParameter(declaration)) {
    const calls = callsInSight(declaration.parent, checker);
    const index = declaration.parent.parameters.indexOf(declaration);
    return calls?.length && ts.isIdentifier(declaration.name) && calls.every(({ arguments: given }) => given[index] !== undefined && isTrusted(given[index], checker)) ? declaration : undefined;
  }
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer || (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0) return undefined;
  return isTrusted(declaration.initializer, checker) ? declaration : undefined;
}

/** Whether nothing on the way to an expression was only asserted to be of its type, nor read from an object that anybody may have filled. */
function isTrusted(expression: ts.Expression, checker: ts.TypeChecker, depth = 0): boolean {
  if (depth > 2 || ts.isAsExpression(expression) || ts.isNonNullExpression(expression) || ts.isTypeAssertionExpression(expression)) return false;
  if (ts.isParenthesizedExpression(expression)) return isTrusted(expression.expression, checker, depth);
  if (ts.isAwaitExpression(expression)) return isTrusted(expression.expression, checker, depth);
  if (ts.isConditionalExpression(expression)) return isTrusted(expression.whenTrue, checker, depth) && isTrusted(expression.whenFalse, checker, depth);
  if (ts.isBinaryExpression(expression)) return isTrusted(expression.left, checker, depth) && isTrusted(expression.right, checker, depth);
  if (ts.isCallExpression(expression)) {
    const callee = functionNamedBy(expression.expression, checker);
    return callee !== undefined && returnedExpressions(callee).every(returned => isTrusted(returned, checker, depth + 1));
  }
  if (ts.isIdentifier(expression)) {
    const declaration = checker.getSymbolAtLocation(expression)?.valueDeclaration;
    if (expression.text === 'undefined') return true;
    const isConstant = declaration !== undefined && ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    return isConstant && declaration.initializer !== undefined && isTrusted(declaration.initializer, checker, depth + 1);
  }
  return ts.isLiteralExpression(expression) || ts.isTemplateExpression(expression) || ts.isArrayLiteralExpression(expression) || ts.isObjectLiteralExpression(expression) || ts.isNewExpression(expression) || ts.isArrowFunction(expression) || ts.isPrefixUnaryExpression(expression) || expression.kind === ts.SyntaxKind.NullKeyword || expression.kind === ts.SyntaxKind.TrueKeyword || expression.kind === ts.SyntaxKind.FalseKeyword;
}

function isStrictAboutNull({ program }: FilePass): boolean {
  const { strict, strictNullChecks } = program.getCompilerOptions();
  return strictNullChecks ?? strict ?? false;
}

function byKinds(value: ts.Expression, kinds: number, program: ts.Program): Evidence {
  const checker = program.getTypeChecker();
  const declaration = ts.isIdentifier(value) ? checker.getSymbolAtLocation(value)?.valueDeclaration : ts.isCallExpression(value) ? functionNamedBy(value.expression, checker) : undefined;
  return { by: 'value', kinds, made: declaration ?? value };
}
