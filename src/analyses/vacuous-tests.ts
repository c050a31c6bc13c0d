import ts from 'typescript';
import { runsInTestRunner } from '../modules/environment.js';
import { packageOfFile } from '../types/declaring-package.js';
import { withoutCasts } from '../types/origin.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';

export type Vacuity =
  /** Both sides are the same, or the value is a literal that meets the expectation. */
  | 'self'
  /** What is asserted is what the mock was told to return. */
  | 'mock'
  /** `expect` without a matcher that is called. */
  | 'noMatcher'
  /** A promise of an assertion that nobody waits for. */
  | 'notAwaited'
  /** Every assertion is in a `catch`, so that nothing is asserted when nothing fails. */
  | 'onlyInCatch'
  /** A failing assertion is caught, and nothing made of it. */
  | 'swallowed'
  /** A test without a statement. */
  | 'empty';

export interface VacuousTest {
  readonly at: ts.Node;
  readonly kind: Vacuity;
}

export const vacuousTests = defineFileAnalysis('vacuousTests', (pass): readonly VacuousTest[] => {
  const { sourceFile } = pass;
  if (!/\b(?:expect|assert|it|test)\b/.test(sourceFile.text)) return [];
  const origins = new Map<ts.Symbol | string, string | undefined>();
  const known: Known = { ...pass, origins };
  const found: VacuousTest[] = [];
  for (const node of nodesOf(pass, ts.SyntaxKind.ExpressionStatement, ts.SyntaxKind.CallExpression)) {
    const kind = ts.isExpressionStatement(node) ? statementKind(node, known) : undefined;
    if (kind) found.push({ at: (node as ts.ExpressionStatement).expression, kind });
    const body = testBody(node, known);
    if (body) found.push(...inTest(body, known));
  }
  return found;
});

interface Known extends FilePass {
  readonly origins: Map<ts.Symbol | string, string | undefined>;
}

const EXPECT = /^(?:vitest|expect|@jest\/(?:globals|expect)|@types\/(?:jest|bun|jasmine)|bun:test|bun-types|@vitest\/expect|@playwright\/test|playwright(?:\/test)?|chai|@types\/chai|earl)$/;
const ASSERT = /^(?:node:)?assert(?:\/strict)?$|^chai$|^@types\/chai$/;
const RUNNER = /^(?:vitest|@jest\/globals|@types\/(?:jest|mocha|bun|jasmine)|bun:test|bun-types|node:test|@playwright\/test|mocha)$/;

/** The module that an identifier is imported from, or the package whose types declare it; `global` in a test file without such types. */
function originOf(identifier: ts.Identifier, { checker, sourceFile, origins }: Known): string | undefined {
  const symbol = checker.getSymbolAtLocation(identifier);
  const key = symbol ?? identifier.text;
  if (!origins.has(key)) origins.set(key, find());
  return origins.get(key);
  function find(): string | undefined {
    if (!symbol) return runsInTestRunner(sourceFile) ? 'global' : undefined;
    for (const declaration of symbol.declarations ?? []) {
      const imported = ts.findAncestor(declaration, ts.isImportDeclaration);
      if (imported && ts.isStringLiteral(imported.moduleSpecifier)) return imported.moduleSpecifier.text;
      const initializer = ts.isVariableDeclaration(declaration) ? declaration.initializer : ts.isBindingElement(declaration) && ts.isVariableDeclaration(declaration.parent.parent) ? declaration.parent.parent.initializer : undefined;
      const call = initializer && ts.isPropertyAccessExpression(initializer) ? initializer.expression : initializer;
      const [specifier] = call && ts.isCallExpression(call) && call.expression.getText() === 'require' ? call.arguments : [];
      if (specifier && ts.isStringLiteralLike(specifier)) return specifier.text;
      const owner = packageOfFile(declaration.getSourceFile().fileName);
      if (owner) return owner;
    }
    return undefined;
  }
}

interface Assertion {
  /** `expect(value)`, if that is how it begins. */
  readonly expect?: ts.CallExpression;
  /** What is called in the end, if anything is. */
  readonly call?: ts.CallExpression;
  /** Names from left to right: `not`, `toBe`; `strictEqual`. */
  readonly names: readonly string[];
  readonly isChai: boolean;
}

/** `expect(a).not.toBe(b)`, `expect(a).to.be.true`, `assert(a)`, `assert.equal(a, b)`, `strictEqual(a, b)`. */
function assertionOf(expression: ts.Node, known: Known): Assertion | undefined {
  const names: string[] = [];
  let node = withoutCasts(expression);
  const call = ts.isCallExpression(node) ? node : undefined;
  for (;;) {
    if (ts.isPropertyAccessExpression(node)) {
      names.unshift(node.name.text);
      node = withoutCasts(node.expression);
    } else if (ts.isCallExpression(node)) {
      const callee = withoutCasts(node.expression);
      if (ts.isIdentifier(callee) && callee.text === 'expect') {
        const origin = originOf(callee, known);
        return origin !== undefined && (origin === 'global' || EXPECT.test(origin)) ? { expect: node, ...(call && { call }), names, isChai: /chai/.test(origin) } : undefined;
      }
      node = callee;
    } else if (ts.isIdentifier(node)) {
      const origin = originOf(node, known);
      return call && origin !== undefined && ASSERT.test(origin) ? { call, names: names.length > 0 ? names : [node.text], isChai: false } : undefined;
    } else return undefined;
  }
}

const EQUALITY = /^(?:toBe|toEqual|toStrictEqual|toMatchObject|equal|equals|eql|eq|strictEqual|deepEqual|deepStrictEqual)$/;
const TRUE = /^(?:toBeTruthy|toBeDefined|ok|true|exist|assert|isTrue|isOk)$/;

function statementKind({ expression }: ts.ExpressionStatement, known: Known): Vacuity | undefined {
  const assertion = assertionOf(expression, known);
  if (!assertion) return undefined;
  const { expect, call, names } = assertion;
  if (expect && !assertion.isChai) {
    if (names.length === 0 && call === expect) return 'noMatcher';
    const last = names.at(-1) ?? '';
    if (!call && /^to[A-Z]/.test(last)) return 'noMatcher';
  }
  if (isPromised(assertion)) return 'notAwaited';
  if (names.some(name => name === 'not' || /^not[A-Z]/.test(name)) || hasPlan(expression)) return undefined;
  if (isSelf(assertion) && !marksPlace(expression)) return 'self';
  return expect && isMockReturn(assertion, known) ? 'mock' : undefined;
}

function isPromised({ expect, names, call }: Assertion): boolean {
  if (!call) return expect !== undefined && names.includes('eventually');
  if (!expect) return names.some(name => name === 'rejects' || name === 'doesNotReject');
  return names.some(name => name === 'resolves' || name === 'rejects' || name === 'eventually') && !names.includes('notify');
}

/** Whether the test says how many assertions there must be, so that one that cannot fail still counts. */
function hasPlan(node: ts.Node): boolean {
  const around = ts.findAncestor(node, each => ts.isFunctionLike(each) && ts.isCallExpression(each.parent));
  return around !== undefined && /\bexpect\.(?:assertions|hasAssertions)\(|\.plan\(/.test(around.getText());
}

function isSelf({ expect, call, names }: Assertion): boolean {
  const last = names.at(-1) ?? '';
  const [value] = expect ? expect.arguments : (call?.arguments ?? []);
  if (!value || !isStable(value)) return false;
  if (EQUALITY.test(last)) {
    const other = expect ? (call === expect ? undefined : call?.arguments[0]) : call?.arguments[1];
    const isNew = /^[[{(]|=>|function/.test(value.getText()) && /^(?:toBe|equal|strictEqual|eq|equals)$/.test(last);
    return other !== undefined && !isNew && other.getText() === value.getText();
  }
  return TRUE.test(last) && isTruthyLiteral(value);
}

/** Whether an assertion stands in a callback within the test, or in a helper: there it may say that the place was reached. */
function marksPlace(assertion: ts.Node): boolean {
  const around = ts.findAncestor(assertion, ts.isFunctionLike);
  const call = around?.parent;
  if (!around || !call || !ts.isCallExpression(call)) return around !== undefined;
  const callee = withoutCasts(call.expression);
  const words = callee.getText().split(/\W+/);
  return !words.some(word => word === 'it' || word === 'test' || word === 'specify');
}

/** Literals, variables, and objects and arrays of them: the same each time. */
function isStable(expression: ts.Node): boolean {
  const node = withoutCasts(expression);
  if (ts.isLiteralExpression(node) || ts.isIdentifier(node) || isKeywordValue(node)) return true;
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isStable);
  return ts.isObjectLiteralExpression(node) && node.properties.every(property => (ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name) && isStable(property.initializer)) || ts.isShorthandPropertyAssignment(property));
}

function isKeywordValue({ kind }: ts.Node): boolean {
  return kind === ts.SyntaxKind.TrueKeyword || kind === ts.SyntaxKind.FalseKeyword || kind === ts.SyntaxKind.NullKeyword;
}

function isTruthyLiteral(expression: ts.Expression): boolean {
  const node = withoutCasts(expression);
  return node.kind === ts.SyntaxKind.TrueKeyword || (ts.isNumericLiteral(node) && Number(node.text) !== 0) || (ts.isStringLiteralLike(node) && node.text !== '');
}

/** `expect(mock()).toBe(x)`, or of a constant that holds that, where the mock was made in this file to return `x`. */
function isMockReturn({ expect, call, names }: Assertion, known: Known): boolean {
  const [wanted] = call && call !== expect ? call.arguments : [];
  const [given] = expect?.arguments ?? [];
  if (!wanted || !given || !EQUALITY.test(names.at(-1) ?? '') || !isStable(wanted)) return false;
  const { checker } = known;
  let value = withoutCasts(given);
  if (ts.isIdentifier(value)) {
    const declaration = checker.getSymbolAtLocation(value)?.valueDeclaration;
    const isConstant = declaration && ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    if (!isConstant || !declaration.initializer) return false;
    value = withoutCasts(declaration.initializer);
  }
  if (ts.isAwaitExpression(value)) value = withoutCasts(value.expression);
  if (!ts.isCallExpression(value) || !ts.isIdentifier(value.expression)) return false;
  const mock = checker.getSymbolAtLocation(value.expression)?.valueDeclaration;
  if (!mock || !ts.isVariableDeclaration(mock) || !mock.initializer) return false;
  const returned = mockedReturn(mock.initializer, known);
  return returned !== undefined && returned.getText() === wanted.getText() && isUntouched(mock.name, known);
}

/** `x` of `vi.fn().mockReturnValue(x)` and `vi.fn(() => x)`. */
function mockedReturn(initializer: ts.Expression, known: Known): ts.Expression | undefined {
  const node = withoutCasts(initializer);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { name, expression: receiver } = node.expression;
  if (name.text === 'fn' && ts.isIdentifier(receiver) && /^(?:vi|jest|mock)$/.test(receiver.text) && originOf(receiver, known) !== undefined) {
    const [implementation] = node.arguments;
    return implementation && ts.isArrowFunction(implementation) && !ts.isBlock(implementation.body) ? (withoutCasts(implementation.body) as ts.Expression) : undefined;
  }
  if (!/^mock(?:Return|Resolved)Value$/.test(name.text) || !ts.isCallExpression(receiver) || !/\bfn$/.test(receiver.expression.getText())) return undefined;
  const root = ts.isPropertyAccessExpression(receiver.expression) ? receiver.expression.expression : receiver.expression;
  return ts.isIdentifier(root) && originOf(root, known) !== undefined ? node.arguments[0] : undefined;
}

/** Whether a mock is only called and asserted about: given to the code under test, it proves that the code passes its result on. */
function isUntouched(name: ts.BindingName, { checker, sourceFile }: Known): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  const visit = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && node !== name && ts.isIdentifier(name) && node.text === name.text && checker.getSymbolAtLocation(node) === symbol) {
      const { parent } = node;
      const isCalled = ts.isCallExpression(parent) && parent.expression === node;
      const isExpected = ts.isCallExpression(parent) && parent.expression.getText() === 'expect';
      if (!isCalled && !isExpected) return false;
    }
    return ts.forEachChild(node, child => (visit(child) ? undefined : true)) === undefined;
  };
  return visit(sourceFile);
}

/** The body of the function that a call of `it` or `test` runs as a test. */
function testBody(node: ts.Node, known: Known): ts.Block | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  let callee: ts.Node = withoutCasts(node.expression);
  const names: string[] = [];
  while (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) {
    if (ts.isPropertyAccessExpression(callee)) names.push(callee.name.text);
    callee = withoutCasts(callee.expression);
  }
  if (!ts.isIdentifier(callee) || !/^(?:it|test)$/.test(callee.text) || names.some(name => !/^(?:only|each|concurrent|sequential|serial|for|fails)$/.test(name)) || names.includes('fails')) return undefined;
  const [title] = node.arguments;
  const callback = node.arguments.find(argument => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument)) as ts.ArrowFunction | ts.FunctionExpression | undefined;
  if (!title || !callback || title === callback || !ts.isBlock(callback.body)) return undefined;
  const origin = originOf(callee, known);
  return origin !== undefined && (origin === 'global' || RUNNER.test(origin)) ? callback.body : undefined;
}

function inTest(body: ts.Block, known: Known): readonly VacuousTest[] {
  if (body.statements.length === 0) return [{ at: body, kind: 'empty' }];
  const found: VacuousTest[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isIterationStatement(node, false)) return;
    if (ts.isTryStatement(node) && node.catchClause) {
      const { tryBlock, catchClause } = node;
      if (asserts(tryBlock, known) && isIndifferent(catchClause.block)) found.push({ at: catchClause, kind: 'swallowed' });
      else if (asserts(catchClause.block, known) && isOnlyAssertion(node, body)) found.push({ at: catchClause, kind: 'onlyInCatch' });
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** Whether an assertion that this file knows is among the statements of a block itself. */
function asserts(block: ts.Block, known: Known): boolean {
  return block.statements.some(statement => ts.isExpressionStatement(statement) && assertionOf(ts.isAwaitExpression(statement.expression) ? statement.expression.expression : statement.expression, known) !== undefined);
}

/** Nothing happens, or something is printed. */
function isIndifferent(block: ts.Block): boolean {
  return block.statements.every(statement => ts.isExpressionStatement(statement) && /^console\.\w+\(/.test(statement.expression.getText()));
}

/** Whether a test asserts in the `catch` alone: nothing in it would fail if the `try` block went through. */
function isOnlyAssertion({ tryBlock, catchClause, finallyBlock }: ts.TryStatement, body: ts.Block): boolean {
  const callback = body.parent as ts.FunctionLikeDeclaration;
  if (callback.parameters.length > 0 || finallyBlock) return false;
  const text = body.getText();
  const from = (catchClause as ts.CatchClause).getStart() - body.getStart();
  const rest = text.slice(0, from) + text.slice((catchClause as ts.CatchClause).end - body.getStart());
  const last = tryBlock.statements.at(-1);
  return !/assert|expect|should|verif|check|fail|unreachable|throw|reject|done|plan|toHave/i.test(rest) && !(last && ts.isReturnStatement(last));
}
