import ts from 'typescript';
import { neverThrows } from '../catalogue/index.js';
import type { NeverThrowsEntry } from '../catalogue/schema.js';
import { isCall, withoutCasts, type Call } from '../types/origin.js';
import { bodyOf } from '../types/references.js';
import { defineFact } from './define.js';
import { isJavaScript } from '../types/js-inference.js';
import { isAssignment, SHORT_CIRCUIT } from '../types/syntax.js';
import { functionNamedBy, isAsync, isIn, isOfLanguage, Kind, kindsOf, NULLISH, PRIMITIVE, returnedExpressions } from './value-kinds.js';

/** Larger pieces of code are not looked into. */
const MAX_LENGTH = 5_000;

/**
 * Whether a block surely ends without an exception, memory and stack permitting. What it calls must be functions of the program
 * of which the same is true, or rows of the catalogue; what it reads members of must be made in sight. Declared types count for
 * operators alone, where `null` or a number in place of a text do no harm.
 */
export function isSafe(block: ts.Block, program: ts.Program): boolean {
  return block.end - block.pos <= MAX_LENGTH && isSafeNode(block, scopeOf(program));
}

/** Calls in a block, not awaited in it and not handled by themselves, that give a promise which rejects instead of throwing. */
export function unawaitedCalls(block: ts.Block, program: ts.Program): readonly Call[] {
  const found: Call[] = [];
  const scope = scopeOf(program);
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isAwaitExpression(node)) return;
    if (isCall(node) && !ts.isNewExpression(node) && isPromise(node, scope)) {
      const { first, isHandled } = chainOf(node);
      const callee = functionNamedBy(first.expression, scope.checker);
      if (!isHandled && (callee ? !rejectsNever(callee, program) : rowOf(first, scope)?.id === 'host/fetch')) found.push(first);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(block);
  return found;
}

/** `load()` of `load().then(…).catch(…)`, and whether somebody on the way takes its failure. */
function chainOf(call: ts.CallExpression): { readonly first: ts.CallExpression; readonly isHandled: boolean } {
  let first = call;
  let isHandled = false;
  for (;;) {
    const callee = withoutCasts(first.expression);
    const receiver = ts.isPropertyAccessExpression(callee) ? withoutCasts(callee.expression) : undefined;
    if (!receiver || !ts.isPropertyAccessExpression(callee) || !ts.isCallExpression(receiver)) return { first, isHandled };
    if (callee.name.text === 'catch' || (callee.name.text === 'then' && first.arguments.length > 1)) isHandled = true;
    first = receiver;
  }
}

interface Scope {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /** Whether calling a function, or awaiting what an `async` one returns, surely ends well. */
  readonly of: (callee: ts.FunctionLikeDeclaration) => boolean;
}

function scopeOf(program: ts.Program): Scope {
  return { program, checker: program.getTypeChecker(), of: callee => rejectsNever(callee, program) };
}

/** Whether the body of a function surely ends without an exception. Of one that calls itself nobody knows: the stack has an end. */
const rejectsNever = defineFact<ts.FunctionLikeDeclaration, boolean>({
  name: 'safeFunction',
  bottom: false,
  equals: (a, b) => a === b,
  compute(callee, program, of) {
    const body = bodyOf(callee);
    if (!body || callee.asteriskToken || body.end - body.pos > MAX_LENGTH) return false;
    const scope = { ...scopeOf(program), of };
    if (!hasSafeParameters(callee, scope) || !isSafeNode(body, scope)) return false;
    return !isAsync(callee) || returnedExpressions(callee).every(returned => isSafeAwait(returned, scope));
  },
});

function hasSafeParameters(callee: ts.FunctionLikeDeclaration, scope: Scope): boolean {
  return callee.parameters.every(({ name, initializer }) => ts.isIdentifier(name) && (!initializer || isSafeNode(initializer, scope)));
}

function isSafeNode(node: ts.Node, scope: Scope): boolean {
  const each = (...nodes: readonly (ts.Node | undefined)[]): boolean => nodes.every(part => part === undefined || isSafeNode(part, scope));
  switch (node.kind) {
    case ts.SyntaxKind.NumericLiteral:
    case ts.SyntaxKind.BigIntLiteral:
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
    case ts.SyntaxKind.RegularExpressionLiteral:
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
    case ts.SyntaxKind.NullKeyword:
    case ts.SyntaxKind.ArrowFunction:
    case ts.SyntaxKind.FunctionExpression:
    case ts.SyntaxKind.FunctionDeclaration:
    case ts.SyntaxKind.EmptyStatement:
    case ts.SyntaxKind.BreakStatement:
    case ts.SyntaxKind.ContinueStatement:
    case ts.SyntaxKind.OmittedExpression:
    case ts.SyntaxKind.InterfaceDeclaration:
    case ts.SyntaxKind.TypeAliasDeclaration:
      return true;
    case ts.SyntaxKind.Identifier:
      return isReadable(node as ts.Identifier, scope);
    case ts.SyntaxKind.Block:
      return each(...(node as ts.Block).statements);
    case ts.SyntaxKind.VariableStatement:
      return each((node as ts.VariableStatement).declarationList);
    case ts.SyntaxKind.VariableDeclarationList:
      return (node.flags & ts.NodeFlags.Using) !== ts.NodeFlags.Using && each(...(node as ts.VariableDeclarationList).declarations);
    case ts.SyntaxKind.VariableDeclaration: {
      const { name, initializer } = node as ts.VariableDeclaration;
      return each(initializer) && (ts.isIdentifier(name) || (initializer !== undefined && isSafePattern(name, initializer, scope)));
    }
    case ts.SyntaxKind.ExpressionStatement:
    case ts.SyntaxKind.ReturnStatement:
    case ts.SyntaxKind.ParenthesizedExpression:
    case ts.SyntaxKind.AsExpression:
    case ts.SyntaxKind.SatisfiesExpression:
    case ts.SyntaxKind.NonNullExpression:
    case ts.SyntaxKind.TypeAssertionExpression:
    case ts.SyntaxKind.VoidExpression:
    case ts.SyntaxKind.LabeledStatement: {
      const child = ts.isLabeledStatement(node) ? node.statement : (node as ts.ExpressionStatement | ts.ReturnStatement).expression;
      return each(child);
    }
    case ts.SyntaxKind.TypeOfExpression: {
      const { expression } = node as ts.TypeOfExpression;
      // Globals of a page may be getters that throw: `typeof localStorage` where storage is forbidden.
      return (ts.isIdentifier(expression) && !scope.checker.getSymbolAtLocation(expression)) || each(expression);
    }
    case ts.SyntaxKind.IfStatement:
      return each((node as ts.IfStatement).expression, (node as ts.IfStatement).thenStatement, (node as ts.IfStatement).elseStatement);
    case ts.SyntaxKind.ConditionalExpression:
      return each((node as ts.ConditionalExpression).condition, (node as ts.ConditionalExpression).whenTrue, (node as ts.ConditionalExpression).whenFalse);
    case ts.SyntaxKind.WhileStatement:
    case ts.SyntaxKind.DoStatement:
      return each((node as ts.WhileStatement).expression, (node as ts.WhileStatement).statement);
    case ts.SyntaxKind.ForStatement:
      return each((node as ts.ForStatement).initializer, (node as ts.ForStatement).condition, (node as ts.ForStatement).incrementor, (node as ts.ForStatement).statement);
    case ts.SyntaxKind.ForOfStatement: {
      const { awaitModifier, initializer, expression, statement } = node as ts.ForOfStatement;
      return awaitModifier === undefined && isPlainDeclaration(initializer) && isIn(kindsOf(expression, scope.program), Kind.string | Kind.array) && each(expression, statement);
    }
    case ts.SyntaxKind.SwitchStatement: {
      const { expression, caseBlock } = node as ts.SwitchStatement;
      return each(expression, ...caseBlock.clauses.flatMap(clause => [ts.isCaseClause(clause) ? clause.expression : undefined, ...clause.statements]));
    }
    case ts.SyntaxKind.TryStatement: {
      const { tryBlock, catchClause, finallyBlock } = node as ts.TryStatement;
      const isCaught = catchClause && (!catchClause.variableDeclaration || ts.isIdentifier(catchClause.variableDeclaration.name));
      return isCaught ? callsSafeOnly(tryBlock, scope) && each(catchClause.block, finallyBlock) : each(tryBlock, finallyBlock);
    }
    case ts.SyntaxKind.TemplateExpression:
      return (node as ts.TemplateExpression).templateSpans.every(({ expression }) => each(expression) && isHarmlessOperand(expression, scope));
    case ts.SyntaxKind.ArrayLiteralExpression:
      return (node as ts.ArrayLiteralExpression).elements.every(element => (ts.isSpreadElement(element) ? each(element.expression) && isIn(kindsOf(element.expression, scope.program), Kind.string | Kind.array) : each(element)));
    case ts.SyntaxKind.ObjectLiteralExpression:
      return (node as ts.ObjectLiteralExpression).properties.every(property => isSafeProperty(property, scope));
    case ts.SyntaxKind.PrefixUnaryExpression:
    case ts.SyntaxKind.PostfixUnaryExpression:
      return isSafeUnary(node as ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, scope);
    case ts.SyntaxKind.BinaryExpression:
      return isSafeBinary(node as ts.BinaryExpression, scope);
    case ts.SyntaxKind.PropertyAccessExpression:
    case ts.SyntaxKind.ElementAccessExpression:
      return isSafeAccess(node as ts.PropertyAccessExpression | ts.ElementAccessExpression, scope);
    case ts.SyntaxKind.AwaitExpression:
      return isSafeAwait((node as ts.AwaitExpression).expression, scope);
    case ts.SyntaxKind.CallExpression:
    case ts.SyntaxKind.NewExpression:
      return isSafeCall(node as Call, scope);
    default:
      return false;
  }
}

/** What is thrown is caught here, but of a function that calls itself from here the `catch` is for the end of the stack. */
function callsSafeOnly(node: ts.Node, scope: Scope): boolean {
  if (ts.isFunctionLike(node)) return true;
  const callee = ts.isCallExpression(node) ? functionNamedBy(node.expression, scope.checker) : undefined;
  return (!callee || scope.of(callee)) && (ts.forEachChild(node, child => !callsSafeOnly(child, scope) || undefined) ?? false) === false;
}

/** Whether a name can be read: it is declared here or before, or one of the language. */
function isReadable(name: ts.Identifier, { checker }: Scope): boolean {
  if (name.text === 'undefined') return true;
  const symbol = ts.isShorthandPropertyAssignment(name.parent) ? checker.getShorthandAssignmentValueSymbol(name.parent) : checker.getSymbolAtLocation(name);
  const [declaration] = symbol?.declarations ?? [];
  if (!declaration) return false;
  if (declaration.getSourceFile().isDeclarationFile) return isOfLanguage(declaration);
  if (ts.isParameter(declaration) || ts.isFunctionDeclaration(declaration) || ts.isImportSpecifier(declaration) || ts.isImportClause(declaration) || ts.isNamespaceImport(declaration)) return true;
  const isDeclared = ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration) || ts.isClassDeclaration(declaration) || ts.isEnumDeclaration(declaration);
  return isDeclared && declaration.end <= name.pos && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) === 0;
}

function isPlainDeclaration(initializer: ts.ForInitializer): boolean {
  return ts.isVariableDeclarationList(initializer) && initializer.declarations.every(({ name }) => ts.isIdentifier(name));
}

/** `const { a, b } = …`, `const [a] = …` of something made in sight, one level deep and without defaults. */
function isSafePattern(pattern: ts.BindingPattern, value: ts.Expression, { program }: Scope): boolean {
  const taken = kindsOf(value, program);
  if (!isIn(taken, ts.isArrayBindingPattern(pattern) ? Kind.string | Kind.array : Kind.string | Kind.number | Kind.boolean | Kind.array | Kind.plain)) return false;
  return pattern.elements.every(element => ts.isOmittedExpression(element) || (ts.isIdentifier(element.name) && !element.initializer && !(element.propertyName && ts.isComputedPropertyName(element.propertyName))));
}

function isSafeProperty(property: ts.ObjectLiteralElementLike, scope: Scope): boolean {
  if (ts.isSpreadAssignment(property)) return isSafeNode(property.expression, scope) && isIn(kindsOf(property.expression, scope.program), ~(Kind.object | Kind.function));
  if (ts.isShorthandPropertyAssignment(property)) return isReadable(property.name, scope);
  const isNamed = !ts.isComputedPropertyName(property.name) || (isSafeNode(property.name.expression, scope) && isHarmlessOperand(property.name.expression, scope));
  return isNamed && (!ts.isPropertyAssignment(property) || isSafeNode(property.initializer, scope));
}

/** Whether an operator can make a text or a number of a value: not of symbols, objects of any make, and mixed bigints. */
function isHarmlessOperand(operand: ts.Expression, scope: Scope): boolean {
  if (isIn(kindsOf(operand, scope.program), NULLISH | Kind.boolean | Kind.number | Kind.string)) return true;
  return isPrimitive(withoutCasts(operand), scope);
}

function isSafeUnary({ operator, operand }: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, scope: Scope): boolean {
  if (operator === ts.SyntaxKind.ExclamationToken) return isSafeNode(operand, scope);
  const isStep = operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
  return isHarmlessOperand(operand, scope) && isSafeNode(operand, scope) && (!isStep || isSafeTarget(operand, scope));
}

function isSafeBinary(node: ts.BinaryExpression, scope: Scope): boolean {
  const { left, operatorToken, right } = node;
  const operator = operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) return isSafeTarget(left, scope) && isSafeNode(right, scope);
  if (!isSafeNode(left, scope) || !isSafeNode(right, scope) || (isAssignment(node) && !isSafeTarget(left, scope))) return false;
  if (WITHOUT_CONVERSION.has(operator)) return true;
  if (operator === ts.SyntaxKind.InstanceOfKeyword || operator === ts.SyntaxKind.InKeyword) return false;
  const isLoose = operator === ts.SyntaxKind.EqualsEqualsToken || operator === ts.SyntaxKind.ExclamationEqualsToken;
  if (isLoose && [left, right].some(operand => isIn(kindsOf(operand, scope.program), NULLISH))) return true;
  return isHarmlessOperand(left, scope) && isHarmlessOperand(right, scope);
}

const WITHOUT_CONVERSION: ReadonlySet<ts.SyntaxKind> = new Set([...SHORT_CIRCUIT, ts.SyntaxKind.CommaToken, ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);

/** Whether assigning to it goes well: a variable that is not constant, a member of an object made in sight that nobody freezes. */
function isSafeTarget(target: ts.Expression, scope: Scope): boolean {
  const node = withoutCasts(target);
  if (ts.isIdentifier(node)) {
    const declaration = scope.checker.getSymbolAtLocation(node)?.valueDeclaration;
    if (!declaration || !isReadable(node, scope)) return false;
    return ts.isParameter(declaration) || (ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0);
  }
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return false;
  if (ts.isOptionalChain(node) || mayBeFrozen(node) || (ts.isPropertyAccessExpression(node) && /^(?:length|__proto__|size)$/.test(node.name.text))) return false;
  return isSafeAccess(node, scope) && isIn(kindsOf(node.expression, scope.program), Kind.array | Kind.plain) && isMadeByLiteral(node.expression, scope);
}

/** Instances of classes of the language have members that cannot be assigned. */
function isMadeByLiteral(expression: ts.Expression, { checker }: Scope): boolean {
  const node = withoutCasts(expression);
  if (!ts.isIdentifier(node)) return false;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer || (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0) return false;
  const value = withoutCasts(declaration.initializer);
  return ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value);
}

function mayBeFrozen(node: ts.Node): boolean {
  return /\bfreeze\b|\bseal\b|\bpreventExtensions\b|\bdefinePropert/.test(node.getSourceFile().text);
}

function isSafeAccess(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, scope: Scope): boolean {
  if (!isSafeNode(node.expression, scope)) return false;
  const receiver = kindsOf(node.expression, scope.program) & (node.questionDotToken ? ~NULLISH : ~0);
  if (ts.isPrivateIdentifier((node as ts.PropertyAccessExpression).name ?? node)) return false;
  if (!isIn(receiver, Kind.boolean | Kind.number | Kind.bigint | Kind.string | Kind.symbol | Kind.array | Kind.plain)) return false;
  return ts.isPropertyAccessExpression(node) || (isSafeNode(node.argumentExpression, scope) && isHarmlessOperand(node.argumentExpression, scope));
}

function isSafeAwait(awaited: ts.Expression, scope: Scope): boolean {
  if (!isSafeNode(awaited, scope)) return false;
  const value = withoutCasts(awaited);
  if (ts.isCallExpression(value)) {
    const callee = functionNamedBy(value.expression, scope.checker);
    return callee !== undefined && isAsync(callee) && !callee.asteriskToken && scope.of(callee);
  }
  if (ts.isObjectLiteralExpression(value)) return value.properties.every(property => property.name !== undefined && ts.isIdentifier(property.name) && property.name.text !== 'then');
  return isIn(kindsOf(value, scope.program), PRIMITIVE | Kind.array) || isPrimitive(value, scope);
}

/** As far as types tell, which count where a wrong one is not likely to be a promise; what a comment says of a parameter that nobody checks does not. */
function isPrimitive(value: ts.Node, { checker }: Scope): boolean {
  const declaration = ts.isIdentifier(value) && isJavaScript(value) ? checker.getSymbolAtLocation(value)?.valueDeclaration : undefined;
  if (declaration && ts.isParameter(declaration)) return false;
  const type = checker.getTypeAtLocation(value);
  return (type.isUnion() ? type.types : [type]).every(({ flags }) => (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.Undefined | ts.TypeFlags.Null)) !== 0);
}

function isSafeCall(call: Call, scope: Scope): boolean {
  const given = call.arguments ?? [];
  if (!given.every(argument => !ts.isSpreadElement(argument) && isSafeNode(argument, scope))) return false;
  if (isPromise(call, scope)) return isMadeSafely(call, scope);
  const callee = ts.isCallExpression(call) ? functionNamedBy(call.expression, scope.checker) : undefined;
  if (callee) return scope.of(callee);
  return rowOf(call, scope) !== undefined;
}

/** `Promise.resolve(work()).catch(…)`: the promise at the beginning of a chain is made here too. */
function isMadeSafely({ expression }: Call, scope: Scope): boolean {
  const callee = withoutCasts(expression);
  const receiver = ts.isPropertyAccessExpression(callee) ? withoutCasts(callee.expression) : undefined;
  return !receiver || !isCall(receiver) || isSafeNode(receiver, scope);
}

/** Whether an expression is a promise of the language, the making of which cannot throw, arguments apart. */
function isPromise(expression: ts.Node, scope: Scope): boolean {
  const node = withoutCasts(expression);
  if (ts.isNewExpression(node)) {
    const [executor] = node.arguments ?? [];
    return ts.isIdentifier(node.expression) && node.expression.text === 'Promise' && isOfLanguage(scope.checker.getSymbolAtLocation(node.expression)?.valueDeclaration) && executor !== undefined && (ts.isArrowFunction(executor) || ts.isFunctionExpression(executor));
  }
  if (ts.isIdentifier(node)) {
    const declaration = scope.checker.getSymbolAtLocation(node)?.valueDeclaration;
    return declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 && isPromise(declaration.initializer, scope);
  }
  if (!ts.isCallExpression(node) || ts.isOptionalChain(node)) return false;
  const callee = functionNamedBy(node.expression, scope.checker);
  if (callee) return isAsync(callee) && !callee.asteriskToken;
  const target = withoutCasts(node.expression);
  if (ts.isPropertyAccessExpression(target) && /^(?:then|catch|finally)$/.test(target.name.text) && isPromise(target.expression, scope)) return true;
  return rowOf(node, scope)?.rejects === true;
}

const rowsByName = new Map<string, NeverThrowsEntry[]>();
for (const row of neverThrows as readonly NeverThrowsEntry[]) {
  for (const name of row.names) rowsByName.set(name, [...(rowsByName.get(name) ?? []), row]);
}

/** The row of the catalogue by which a call cannot throw, its arguments apart. */
function rowOf(call: Call, scope: Scope): NeverThrowsEntry | undefined {
  const callee = withoutCasts(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return undefined;
  const candidates = rowsByName.get(name.text) ?? [];
  if (candidates.length === 0) return undefined;
  const symbol = scope.checker.getSymbolAtLocation(name);
  const declarations = symbol?.declarations ?? [];
  if (declarations.length === 0 || !declarations.every(declaration => isOfHost(declaration, scope))) return undefined;
  return candidates.find(row => isOf(call, callee, row, declarations) && isReceiver(callee, row, scope) && areFit(call.arguments ?? [], row, scope));
}

/** Declared by the default library or by Node's types, which repeat parts of it. */
function isOfHost(declaration: ts.Declaration, { program }: Scope): boolean {
  const file = declaration.getSourceFile();
  return program.isSourceFileDefaultLibrary(file) || /\/node_modules\/@types\/node\//.test(file.fileName);
}

function isOf(call: Call, callee: ts.Node, { types }: NeverThrowsEntry, declarations: readonly ts.Declaration[]): boolean {
  if (ts.isNewExpression(call)) return types === 'new' && ts.isIdentifier(callee);
  if (types === 'new') return false;
  if (types === undefined) return ts.isIdentifier(callee);
  return ts.isPropertyAccessExpression(callee) && declarations.some(({ parent }) => ts.isInterfaceDeclaration(parent) && types.includes(parent.name.text));
}

function isReceiver(callee: ts.Node, { receiver, types }: NeverThrowsEntry, scope: Scope): boolean {
  if (!ts.isPropertyAccessExpression(callee)) return true;
  if (callee.questionDotToken) return false;
  if (receiver === undefined) return types !== undefined && ts.isIdentifier(callee.expression);
  if (!isSafeNode(callee.expression, scope) || kindsOf(callee.expression, scope.program) !== Kind[receiver]) return false;
  return receiver !== 'array' || !/^(?:pop|push|reverse|shift|unshift)$/.test(callee.name.text) || !mayBeFrozen(callee);
}

function areFit(given: readonly ts.Expression[], { given: fit, atLeast = 0, atMost = Infinity }: NeverThrowsEntry, scope: Scope): boolean {
  if (given.length < atLeast || given.length > atMost) return false;
  if (fit === 'anything') return true;
  if (fit === 'texts') return given.every(argument => isIn(kindsOf(argument, scope.program), NULLISH | Kind.boolean | Kind.number | Kind.string) || isHarmlessOperand(argument, scope));
  const [first] = given;
  if (fit === 'array') return first === undefined || (given.length === 1 && isIn(kindsOf(first, scope.program), Kind.array | Kind.string | NULLISH));
  if (fit === 'callback') return first !== undefined && isSafeCallback(first, scope);
  if (fit === 'handle') return first !== undefined && given.length === 1 && isHandle(first, scope);
  return first === undefined || (given.length <= 2 && ts.isNumericLiteral(first) && Number(first.text) >= fit.from && Number(first.text) <= fit.to && given.slice(1).every(other => ts.isStringLiteral(other)));
}

function isSafeCallback(expression: ts.Expression, scope: Scope): boolean {
  const node = withoutCasts(expression);
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) {
    const named = functionNamedBy(node, scope.checker);
    return named !== undefined && (isAsync(named) || scope.of(named));
  }
  const body = bodyOf(node);
  return body !== undefined && (isAsync(node) || (hasSafeParameters(node, scope) && isSafeNode(body, scope)));
}

/** What timers return, or nothing, as far as types tell. */
function isHandle(argument: ts.Expression, { checker }: Scope): boolean {
  const type = checker.getTypeAtLocation(withoutCasts(argument));
  const parts = type.isUnion() ? type.types : [type];
  return parts.every(({ flags, symbol }) => (flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.Undefined | ts.TypeFlags.Null)) !== 0 || symbol?.name === 'Timeout');
}
