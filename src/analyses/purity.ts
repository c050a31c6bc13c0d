import ts from 'typescript';
import { pureCalls } from '../catalogue/index.js';
import type { PureEntry } from '../catalogue/schema.js';
import { isOfDefaultLibrary } from '../types/default-library.js';
import { calleesOf, isCall, isDeclaredBy, isPresent, packagesIn, withoutCasts, type Call, type NamedCallee } from '../types/origin.js';
import { bodyOf, referencesTo } from '../types/references.js';
import { isAssignment, isStep } from '../types/syntax.js';
import { defineFact } from './define.js';
import { implementationOf } from './parameter-ownership.js';

interface Rows {
  readonly byName: ReadonlyMap<string, readonly PureEntry[]>;
  readonly forAnyName: readonly PureEntry[];
}

const perProgram = new WeakMap<ts.Program, Rows>();

/** The rows of which the program has types. */
function rowsIn(program: ts.Program): Rows {
  let rows = perProgram.get(program);
  if (!rows) {
    const packages = packagesIn(program);
    const byName = new Map<string, PureEntry[]>();
    const forAnyName: PureEntry[] = [];
    for (const row of (pureCalls as readonly PureEntry[]).filter(({ origin }) => isPresent(origin, packages))) {
      if (row.names === 'all') forAnyName.push(row);
      else for (const name of row.names) byName.set(name, [...(byName.get(name) ?? []), row]);
    }
    perProgram.set(program, (rows = { byName, forAnyName }));
  }
  return rows;
}

/** The row of the catalogue by which a call has no effect but its result, functions given to it included. */
export function pureRowOf(call: ts.CallExpression, program: ts.Program): PureEntry | undefined {
  return rowOf(call, program, callee => computesOnly(callee, program));
}

/** As part of the fact about a function, `of` answers for those that it calls: it may be one of them itself. */
function rowOf(call: ts.CallExpression, program: ts.Program, of: Scope['of']): PureEntry | undefined {
  const { byName, forAnyName } = rowsIn(program);
  // Spares the question to the checker for most calls: a member goes by the name that it is declared with.
  const written = withoutCasts(call.expression);
  if (ts.isPropertyAccessExpression(written) && !byName.has(written.name.text) && forAnyName.length === 0) return undefined;
  const callees = calleesOf(call, program.getTypeChecker());
  if (callees.length === 0) return undefined;
  const candidates = [...(byName.get(nameOf(callees[0] as NamedCallee)) ?? []), ...forAnyName];
  const row = candidates.find(candidate => callees.every(callee => isOf(callee, candidate, program)));
  return row && call.arguments.every(argument => isHarmlessArgument(argument, row, program, of)) ? row : undefined;
}

function nameOf({ callee }: NamedCallee): string {
  return callee.by === 'new' ? callee.type : callee.name;
}

function isOf({ callee, declaration }: NamedCallee, { origin, types, names, except }: PureEntry, program: ts.Program): boolean {
  if (callee.by === 'new') return false;
  if (names !== 'all' && !names.includes(callee.name)) return false;
  if (except?.includes(callee.name)) return false;
  if (types === undefined ? callee.by === 'method' : callee.by === 'call' || (types !== 'any' && !types.includes(callee.type))) return false;
  return isDeclaredBy(declaration, origin, program);
}

function isHarmlessArgument(argument: ts.Expression, { callbacks }: PureEntry, program: ts.Program, of: Scope['of']): boolean {
  const given = withoutCasts(argument) as ts.Expression;
  if (callbacks === 'kept') return true;
  if (ts.isArrowFunction(given) || ts.isFunctionExpression(given)) return runsWithoutEffect(given, { owner: given, recipe: callbacks === 'recipe', program, of });
  const type = program.getTypeChecker().getTypeAtLocation(given);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return !ts.isIdentifier(given) || callbacks === undefined;
  const [signature] = type.getCallSignatures();
  if (!signature) return true;
  const { declaration } = signature;
  if (!declaration) return false;
  if (program.isSourceFileDefaultLibrary(declaration.getSourceFile())) return /^(?:Number|String|Boolean|parseFloat)$/.test(given.getText());
  return ts.isFunctionLike(declaration) && bodyOf(declaration) !== undefined && of(declaration as ts.FunctionLikeDeclaration);
}

/**
 * Whether calling a function of the program changes nothing outside of it, as far as its text and that of what it calls shows:
 * it writes to variables and new objects of its own, throws nothing, waits for nothing.
 */
export const computesOnly = defineFact<ts.FunctionLikeDeclaration, boolean>({
  name: 'computesOnly',
  bottom: true,
  equals: (a, b) => a === b,
  compute: (callee, program, of) => runsWithoutEffect(callee, { owner: callee, recipe: false, program, of }),
});

interface Scope {
  /** The function whose own variables may be written. */
  readonly owner: ts.Node;
  /** What its parameters refer to may be written as well. */
  readonly recipe: boolean;
  readonly program: ts.Program;
  readonly of: (callee: ts.FunctionLikeDeclaration) => boolean;
}

function runsWithoutEffect(callee: ts.FunctionLikeDeclaration, scope: Scope): boolean {
  const body = bodyOf(callee);
  const isPlain = !callee.asteriskToken && !(ts.canHaveModifiers(callee) && ts.getModifiers(callee)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword));
  return body !== undefined && isPlain && callee.parameters.every(parameter => isWithoutEffect(parameter, scope)) && isWithoutEffect(body, scope);
}

const EFFECTS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ThrowStatement,
  ts.SyntaxKind.AwaitExpression,
  ts.SyntaxKind.YieldExpression,
  ts.SyntaxKind.DeleteExpression,
  ts.SyntaxKind.TaggedTemplateExpression,
  ts.SyntaxKind.DebuggerStatement,
  ts.SyntaxKind.JsxElement,
  ts.SyntaxKind.JsxSelfClosingElement,
  ts.SyntaxKind.JsxFragment,
]);

function isWithoutEffect(node: ts.Node, scope: Scope): boolean {
  if (ts.isTypeNode(node) || ts.isFunctionLike(node)) return true;
  if (EFFECTS.has(node.kind) || ts.isClassLike(node)) return false;
  if (ts.isBinaryExpression(node) && isAssignment(node) && !isOwnTarget(node.left, scope)) return false;
  if (isStep(node) && !isOwnTarget(node.operand, scope)) return false;
  if (ts.isForOfStatement(node) && (node.awaitModifier !== undefined || !isPlainIterable(node.expression, scope))) return false;
  if (ts.isForInStatement(node) || ts.isForOfStatement(node)) {
    if (!ts.isVariableDeclarationList(node.initializer) && !isOwnTarget(node.initializer, scope)) return false;
  }
  if (ts.isSpreadElement(node) && !isPlainIterable(node.expression, scope)) return false;
  if ((ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && isAccessor(node, scope)) return false;
  if (isCall(node) && !isCallWithoutEffect(node, scope)) return false;
  return !ts.forEachChild(node, child => !isWithoutEffect(child, scope));
}

function isAccessor(access: ts.PropertyAccessExpression | ts.ElementAccessExpression, { program }: Scope): boolean {
  const symbol = program.getTypeChecker().getSymbolAtLocation(ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression);
  if (symbol === undefined) return false;
  const isOfLibrary = symbol.declarations?.every(each => program.isSourceFileDefaultLibrary(each.getSourceFile()));
  return isOfLibrary ? isLaidOut(symbol) : (symbol.flags & ts.SymbolFlags.Accessor) !== 0;
}

/** Sizes and places of elements: to read one makes the browser lay the page out at once, which is what such a function is called for. */
function isLaidOut({ name, declarations }: ts.Symbol): boolean {
  const isOfElement = declarations?.some(({ parent }) => ts.isInterfaceDeclaration(parent) && /^(?:HTML|SVG)?(?:Graphics)?Element$/.test(parent.name.text));
  return isOfElement === true && /^(?:offset|client|scroll)(?:Width|Height|Top|Left)$/.test(name);
}

/** Strings, arrays and collections: going over them uses nothing up. */
function isPlainIterable(node: ts.Expression, { program }: Scope): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  if (checker.isArrayType(type) || checker.isTupleType(type) || type.flags & ts.TypeFlags.StringLike) return true;
  return /^(?:Readonly)?(?:Map|Set)$/.test(type.symbol?.name ?? '') && isOfDefaultLibrary(type.symbol, program);
}

function isCallWithoutEffect(call: Call, scope: Scope): boolean {
  const { program, owner } = scope;
  const checker = program.getTypeChecker();
  const callbacks = (call.arguments ?? []).map(argument => withoutCasts(argument)).filter(argument => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument));
  const callbacksAreHarmless = (): boolean => callbacks.every(callback => runsWithoutEffect(callback, { ...scope, owner: owner.pos <= callback.pos && callback.end <= owner.end ? owner : callback }));
  if (ts.isNewExpression(call)) return ts.isIdentifier(call.expression) && NEW_OBJECTS.test(call.expression.text) && isOfDefaultLibrary(checker.getSymbolAtLocation(call.expression), program) && callbacks.length === 0;
  const callee = withoutCasts(call.expression);
  if (callee.kind === ts.SyntaxKind.SuperKeyword || callee.kind === ts.SyntaxKind.ImportKeyword) return false;
  const [named] = calleesOf(call, checker);
  if (named && ts.isPropertyAccessExpression(callee) && program.isSourceFileDefaultLibrary(named.declaration.getSourceFile())) {
    const runsEach = nameOf(named) === 'forEach' || (rowsIn(program).byName.get(nameOf(named)) ?? []).some(row => isOf(named, row, program));
    const isOwn = isFresh(callee.expression, scope) || isOwnObject(callee.expression, scope);
    return (runsEach || isOwn) && callbacksAreHarmless() && (callbacks.length > 0 || isOwn || rowOf(call, program, scope.of) !== undefined);
  }
  if (rowOf(call, program, scope.of)) return true;
  const implementation = implementationOf(call, checker);
  return implementation !== undefined && !ts.isMethodDeclaration(implementation) && callbacksAreHarmless() && scope.of(implementation);
}

const NEW_OBJECTS = /^(?:Array|Date|Error|Map|Object|RangeError|Set|TypeError|URLSearchParams|WeakMap|WeakSet)$/;

/** Whether only this call of the owner sees what is assigned to: a variable of its own, or a member of a new object in one. */
function isOwnTarget(target: ts.Node, scope: Scope): boolean {
  const node = withoutCasts(target);
  if (ts.isIdentifier(node)) {
    const declaration = scope.program.getTypeChecker().getSymbolAtLocation(node)?.valueDeclaration;
    return declaration !== undefined && isInside(declaration, scope.owner);
  }
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return isOwnObject(node.expression, scope);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(element => isOwnTarget(element, scope));
  return false;
}

function isInside(node: ts.Node, owner: ts.Node): boolean {
  return node.getSourceFile() === owner.getSourceFile() && owner.pos <= node.pos && node.end <= owner.end;
}

/** Whether an expression names an object that the owner itself has made. */
function isOwnObject(expression: ts.Expression, scope: Scope): boolean {
  const checker = scope.program.getTypeChecker();
  const node = withoutCasts(expression);
  if (scope.recipe && (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))) return isOwnObject(node.expression, scope);
  if (!ts.isIdentifier(node)) return false;
  const symbol = checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !isInside(declaration, scope.owner)) return false;
  if (ts.isParameter(declaration)) return scope.recipe;
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer || !ts.isIdentifier(declaration.name)) return false;
  if (!isFresh(declaration.initializer, scope)) return false;
  return referencesTo(symbol, scope.owner, checker).every(({ parent }) => !ts.isBinaryExpression(parent) || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken || withoutCasts(parent.left) !== parent.left || !ts.isIdentifier(parent.left) || checker.getSymbolAtLocation(parent.left) !== symbol || isFresh(parent.right, scope));
}

/** Whether the value of an expression is an object that nobody else has. */
function isFresh(expression: ts.Expression, scope: Scope): boolean {
  const { program } = scope;
  const node = withoutCasts(expression);
  if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) return true;
  if (ts.isNewExpression(node)) return ts.isIdentifier(node.expression) && NEW_OBJECTS.test(node.expression.text);
  if (!ts.isCallExpression(node)) return false;
  const [named] = calleesOf(node, program.getTypeChecker());
  if (!named || !program.isSourceFileDefaultLibrary(named.declaration.getSourceFile())) return false;
  const callee = withoutCasts(node.expression);
  if (RETURNS_ITS_OBJECT.test(nameOf(named))) return ts.isPropertyAccessExpression(callee) && isFresh(callee.expression, scope);
  return RETURNS_NEW_OBJECT.test(nameOf(named));
}

const RETURNS_ITS_OBJECT = /^(?:fill|reverse|sort)$/;
const RETURNS_NEW_OBJECT = /^(?:concat|entries|filter|flat|flatMap|from|fromEntries|keys|map|of|slice|split|structuredClone|toReversed|toSorted|toSpliced|values|with)$/;
