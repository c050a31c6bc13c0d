import ts from 'typescript';
import { namedSymbol } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';

/** Packages whose import makes a file a test. */
const TEST_PACKAGES = /^(?:vitest|@jest\/globals|node:test|mocha|@playwright\/test|ava|tap|bun:test|uvu)$/;
const TEST_FILE = /[/\\]__tests__[/\\]|\.(?:test|spec|e2e)\.[cm]?[jt]sx?$/;
/** What runners without an import declare globally. */
const TEST_GLOBALS = new Set(['describe', 'it', 'test', 'suite']);

/** Whether code belongs to a test: what it forgets is gone when the run ends, soon after. */
export function isTestCode(node: ts.Node): boolean {
  if (isTestFile(node.getSourceFile())) return true;
  return ts.findAncestor(node, around => ts.isCallExpression(around) && ts.isIdentifier(around.expression) && TEST_GLOBALS.has(around.expression.text)) !== undefined;
}

const testFiles = new WeakMap<ts.SourceFile, boolean>();

function isTestFile(file: ts.SourceFile): boolean {
  let known = testFiles.get(file);
  if (known === undefined) testFiles.set(file, (known = looksLikeTest(file)));
  return known;
}

function looksLikeTest(file: ts.SourceFile): boolean {
  return (
    TEST_FILE.test(file.fileName) ||
    file.statements.some(statement => {
      if (ts.isImportDeclaration(statement)) return ts.isStringLiteral(statement.moduleSpecifier) && TEST_PACKAGES.test(statement.moduleSpecifier.text);
      const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
      return call !== undefined && ts.isCallExpression(call) && ts.isIdentifier(call.expression) && TEST_GLOBALS.has(call.expression.text);
    })
  );
}

/** Whether code runs once, while the process starts: at the top of a file, or in a function that only the top of the file calls. */
export function isStartupCode(owner: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isSourceFile(owner)) return true;
  const calls = callsOf(owner, checker);
  return calls.length > 0 && calls.every(isAtTop);
}

/**
 * The same, at any distance: functions that only such functions call, executors of promises and callbacks of arrays in them, and what is
 * given to `then()` there. What takes a function otherwise may call it when it likes.
 */
export function runsAtStartOnly(node: ts.Node, checker: ts.TypeChecker, around: readonly ts.Node[] = []): boolean {
  const owner = enclosingFunction(node);
  if (ts.isSourceFile(owner)) return true;
  if (around.includes(owner) || around.length > MAX_CALLERS) return around.includes(owner);
  const taker = promiseAround(owner, checker) ?? (isReaction(owner) || isRunAtOnce(owner, checker) ? owner.parent : undefined);
  const calls = taker ? [taker] : callsOf(owner, checker);
  return calls.length > 0 && calls.every(call => runsAtStartOnly(call, checker, [...around, owner]));
}

const MAX_CALLERS = 10;

/** A function given to `then()`, `catch()` or `finally()`. */
function isReaction({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression) && ['then', 'catch', 'finally'].includes(parent.expression.name.text);
}

/** A function given to a method of an array, a set or a map: `paths.map(path => …)`. */
export function isRunAtOnce(callback: ts.Node, checker: ts.TypeChecker): boolean {
  const call = callback.parent;
  if (!call || !ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression) || !call.arguments.includes(callback as ts.Expression)) return false;
  return checker.getTypeAtLocation(call.expression.expression).getProperty('forEach') !== undefined && ITERATION.has(call.expression.name.text);
}

const ITERATION: ReadonlySet<string> = new Set(['every', 'filter', 'find', 'findIndex', 'flatMap', 'forEach', 'map', 'reduce', 'some']);

/** The promise that a function is the executor of. */
export function promiseAround(executor: ts.Node, checker: ts.TypeChecker): ts.NewExpression | undefined {
  const made = ts.isSourceFile(executor) ? undefined : executor.parent;
  return made && ts.isNewExpression(made) && made.arguments?.[0] === executor && namedSymbol(made.expression, checker)?.name === 'Promise' ? made : undefined;
}

/** The `catch` that an exception of a node would get to, in the same function. */
export function catchAround(at: ts.Node): ts.CatchClause | undefined {
  for (let node: ts.Node = at; !ts.isSourceFile(node) && !ts.isFunctionLike(node); node = node.parent) {
    if (ts.isTryStatement(node.parent) && node.parent.tryBlock === node && node.parent.catchClause) return node.parent.catchClause;
  }
  return undefined;
}

/** The calls of a function that nothing but calls in its own file can reach; none if there may be others. */
function callsOf(owner: ts.Node, checker: ts.TypeChecker): readonly ts.CallExpression[] {
  if (ts.isFunctionExpression(owner) || ts.isArrowFunction(owner)) {
    let value: ts.Node = owner;
    while (ts.isParenthesizedExpression(value.parent)) value = value.parent;
    if (ts.isCallExpression(value.parent) && value.parent.expression === value) return [value.parent];
  }
  const name = ts.isFunctionDeclaration(owner) ? owner.name : ts.isVariableDeclaration(owner.parent) && ts.isIdentifier(owner.parent.name) ? owner.parent.name : undefined;
  if (!name || (ts.getCombinedModifierFlags(owner as ts.Declaration) & ts.ModifierFlags.Export) !== 0) return [];
  const symbol = checker.getSymbolAtLocation(name);
  const mentions = symbol ? referencesTo(symbol, owner.getSourceFile(), checker) : [];
  const calls = mentions.flatMap(({ parent }) => (ts.isCallExpression(parent) ? [parent] : []));
  return calls.length === mentions.length && mentions.every(mention => calls.some(call => call.expression === mention)) ? calls : [];
}

function isAtTop(node: ts.Node): boolean {
  return ts.findAncestor(node, around => ts.isFunctionLike(around) || ts.isClassLike(around)) === undefined;
}

/** Whether the process goes on when start-up code fails: every call of it is `main().catch(handler)`, and the handler neither exits nor throws. */
export function survivesFailure(owner: ts.Node, checker: ts.TypeChecker): boolean {
  return callsOf(owner, checker).every(call => {
    const { parent } = call;
    if (!ts.isPropertyAccessExpression(parent) || parent.name.text !== 'catch' || !ts.isCallExpression(parent.parent)) return false;
    const [handler] = parent.parent.arguments;
    if (!handler) return false;
    if (ts.isPropertyAccessExpression(handler)) return handler.expression.getText() === 'console';
    return (ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) && returnsSurely(handler.body);
  });
}

/** Whether code does nothing but write to the console and set properties. */
function returnsSurely(node: ts.Node): boolean {
  if (ts.isThrowStatement(node) || ts.isAwaitExpression(node)) return false;
  if (ts.isCallExpression(node) && !(ts.isPropertyAccessExpression(node.expression) && node.expression.expression.getText() === 'console')) return false;
  return ts.forEachChild(node, child => (returnsSurely(child) ? undefined : true)) === undefined;
}
