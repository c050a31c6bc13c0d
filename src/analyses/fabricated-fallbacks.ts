import ts from 'typescript';
import { isCall, namedSymbol, withoutCasts } from '../types/origin.js';
import { referencesTo } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isExampleFile } from './example-files.js';
import { nodesOf } from './nodes.js';

/** A value that stands for success although the work failed and nobody looks at why. */
export interface FabricatedFallback {
  /** The value. */
  readonly value: ts.Expression;
  /**
   * `success`: says that all went well. `same`: what the function answers when all went well. `sample`: records made up of
   * literals. `mock`: by its name made for tests or demonstrations. `empty`: an empty list or text, or zero.
   */
  readonly kind: 'success' | 'same' | 'sample' | 'mock' | 'empty';
}

export const fabricatedFallbacks = defineFileAnalysis('fabricatedFallbacks', (pass): readonly FabricatedFallback[] => {
  if (!/\bcatch\b/.test(pass.sourceFile.text) || isExampleFile(pass)) return [];
  return nodesOf(pass, ts.SyntaxKind.TryStatement, ts.SyntaxKind.CallExpression).flatMap(node => (ts.isTryStatement(node) ? inCatchClause(node, pass) : inCatchCallback(node, pass)) ?? []);
});

/** What says that the failure was thought of. */
const MEANT = /enumerat|timing|idempoten|best.?effort|optional|non-?(?:critical|fatal)|intention|deliberate|on purpose|expected|doesn'?t matter|does not matter|harmless|offline|fail.?open/i;

function inCatchClause({ tryBlock, catchClause }: ts.TryStatement, pass: FilePass): FabricatedFallback | undefined {
  if (!catchClause || !hasWork(tryBlock)) return undefined;
  const { variableDeclaration, block } = catchClause;
  const use = useOfError(variableDeclaration?.name, block, pass);
  if (use === 'used' || MEANT.test(pass.sourceFile.text.slice(catchClause.pos, catchClause.end)) || MEANT.test(functionName(catchClause))) return undefined;
  for (const statement of block.statements) {
    const returned = ts.isReturnStatement(statement) ? statement.expression : undefined;
    const given = returned ?? assignedOrPassed(statement, tryBlock);
    if (!given) continue;
    const kind = kindOf(given, pass) ?? (returned && isSameAsSuccess(returned, tryBlock) ? 'same' : undefined);
    if (kind) return { value: given, kind };
    if (returned && use === 'none' && !hasComment(block, pass) && isEmptyOf(returned, tryBlock, pass) && !isProbe(catchClause)) return { value: returned, kind: 'empty' };
  }
  return undefined;
}

/** `promise.catch(() => value)`. */
function inCatchCallback(call: ts.CallExpression, pass: FilePass): FabricatedFallback | undefined {
  const callee = call.expression;
  const [callback] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'catch' || !callback || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) return undefined;
  const { body } = callback;
  if (useOfError(callback.parameters[0]?.name, body, pass) === 'used' || MEANT.test(callback.getFullText()) || MEANT.test(functionName(call))) return undefined;
  const values = ts.isBlock(body) ? body.statements.flatMap(statement => (ts.isReturnStatement(statement) && statement.expression) || []) : [body];
  for (const value of values) {
    const kind = kindOf(value, pass);
    if (kind) return { value, kind };
  }
  return undefined;
}

/** Whether the block does anything that may fail. */
function hasWork(block: ts.Block): boolean {
  const visit = (node: ts.Node): boolean => (ts.isFunctionLike(node) ? false : isCall(node) || ts.isAwaitExpression(node) || (ts.forEachChild(node, child => visit(child) || undefined) ?? false));
  return visit(block);
}

/** `logged` when the error is told to somebody and nothing else; `used` when it decides or gets into anything. */
function useOfError(name: ts.BindingName | undefined, block: ts.Node, { checker }: FilePass): 'none' | 'logged' | 'used' {
  if (name && !ts.isIdentifier(name)) return 'used';
  const symbol = name && checker.getSymbolAtLocation(name);
  const mentions = symbol ? referencesTo(symbol, block, checker) : [];
  if (mentions.some(mention => !isLogged(mention, block)) || hasThrow(block)) return 'used';
  return mentions.length > 0 || /\b(?:console|log(?:ger)?|Sentry)\b/.test(block.getText()) ? 'logged' : 'none';
}

function isLogged(mention: ts.Node, block: ts.Node): boolean {
  const statement = ts.findAncestor(mention, node => node === block || ts.isExpressionStatement(node));
  return statement !== undefined && ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression) && LOG.test(statement.expression.expression.getText());
}

const LOG = /^(?:this\.)?_?(?:console|log(?:ger)?|logError|debug|winston|pino|Sentry|reportError|captureException)\b|\.(?:log|logger|debug|warn|error|captureException)$/i;

function hasThrow(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  return ts.isThrowStatement(node) || (ts.forEachChild(node, child => hasThrow(child) || undefined) ?? false);
}

function functionName(node: ts.Node): string {
  for (let current: ts.Node | undefined = node; current; current = current.parent) {
    if (!ts.isFunctionLike(current)) continue;
    const named = ts.isArrowFunction(current) || ts.isFunctionExpression(current) ? current.parent : current;
    return (named as Partial<ts.NamedDeclaration>).name?.getText() ?? '';
  }
  return '';
}

/** What a statement of the clause puts where the `try` block puts its result: the same variable, or the same function. */
function assignedOrPassed(statement: ts.Statement, tryBlock: ts.Block): ts.Expression | undefined {
  if (!ts.isExpressionStatement(statement)) return undefined;
  const { expression } = statement;
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const target = expression.left.getText();
    return contains(tryBlock, node => ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && node.left.getText() === target) ? expression.right : undefined;
  }
  if (!ts.isCallExpression(expression) || LOG.test(expression.expression.getText())) return undefined;
  const callee = expression.expression.getText();
  const [argument] = expression.arguments;
  return argument && contains(tryBlock, node => ts.isCallExpression(node) && node.expression.getText() === callee) ? argument : undefined;
}

function contains(root: ts.Node, holds: (node: ts.Node) => boolean): boolean {
  return holds(root) || (ts.forEachChild(root, child => contains(child, holds) || undefined) ?? false);
}

function kindOf(expression: ts.Expression, pass: FilePass): 'success' | 'sample' | 'mock' | undefined {
  const node = withoutCasts(expression);
  if (isMock(node, pass)) return 'mock';
  const value = literalBehind(node, pass);
  if (ts.isObjectLiteralExpression(value) && claimsSuccess(value)) return 'success';
  return isSample(value) ? 'sample' : undefined;
}

/** A record or list of records that a constant of the program holds or a function of it makes, and that is named after what it is for. */
function isMock(node: ts.Node, { checker }: FilePass): boolean {
  const named = ts.isCallExpression(node) ? node.expression : node;
  if (!ts.isIdentifier(named) && !ts.isPropertyAccessExpression(named)) return false;
  const words = (named.getText().split('.').at(-1) ?? '').replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/);
  if (!words.some(word => /^(?:mock|sample|dummy|fake|demo)(?:s|ed)?$/.test(word))) return false;
  const declaration = namedSymbol(named, checker)?.valueDeclaration;
  if (!declaration || declaration.getSourceFile().isDeclarationFile) return false;
  const type = checker.getTypeAtLocation(node);
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union | ts.TypeFlags.Any)) || type.getCallSignatures().length > 0) return false;
  return ts.isCallExpression(node) ? ts.isFunctionLike(declaration) || ts.isVariableDeclaration(declaration) : ts.isVariableDeclaration(declaration);
}

/** The literal that a constant of the program holds, unless its name says that it is a default. */
function literalBehind(node: ts.Node, { checker }: FilePass): ts.Node {
  if (!ts.isIdentifier(node) || /default|fallback|initial|empty|unknown|none/i.test(node.text)) return node;
  const declaration = namedSymbol(node, checker)?.valueDeclaration;
  const isConstant = declaration && ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConstant && declaration.initializer && !ts.findAncestor(declaration, ts.isFunctionLike) ? withoutCasts(declaration.initializer) : node;
}

const DONE = /^(?:success|succeeded|isSuccess|ok|isOk|saved|sent|delivered|valid|isValid|verified|authenticated|authorized|allowed)$/i;
const TELLS = /err|warn|messag|reason|fallback|degrad|cache|stale|skip|source|note|partial|offline|default|fail|mode/i;

/** `{ success: true }`, with nothing in it that tells otherwise. */
function claimsSuccess(object: ts.ObjectLiteralExpression): boolean {
  const { properties } = object;
  if (properties.some(property => ts.isPropertyAssignment(property) && ts.isObjectLiteralExpression(property.initializer) && TELLS.test(property.initializer.getText()))) return false;
  const named = properties.map(property => ({ property, name: property.name?.getText() ?? '...' }));
  if (named.some(({ name }) => name === '...' || TELLS.test(name))) return false;
  return named.some(({ property, name }) => {
    if (!ts.isPropertyAssignment(property)) return false;
    const value = withoutCasts(property.initializer);
    return (DONE.test(name) && value.kind === ts.SyntaxKind.TrueKeyword) || (name === 'status' && ts.isStringLiteralLike(value) && /^(?:ok|success|succeeded|completed|delivered|sent)$/i.test(value.text));
  });
}

/** A record of literals with something that identifies it, or a list of such. */
function isSample(node: ts.Node): boolean {
  if (ts.isArrayLiteralExpression(node)) return node.elements.length > 0 && node.elements.every(element => isRecord(withoutCasts(element)));
  return isRecord(node);
}

function isRecord(node: ts.Node): boolean {
  if (!ts.isObjectLiteralExpression(node) || node.properties.length < 2) return false;
  if (node.properties.some(property => TELLS.test(property.name?.getText() ?? '...'))) return false;
  const literals = node.properties.filter(property => ts.isPropertyAssignment(property) && isConstant(property.initializer));
  if (literals.length < node.properties.length) return false;
  return literals.some(property => /^(?:id|_id|uuid|email|\w+Id|sku|isbn)$/.test(property.name?.getText() ?? '') && isMeaningful((property as ts.PropertyAssignment).initializer));
}

function isConstant(expression: ts.Expression): boolean {
  const node = withoutCasts(expression);
  if (ts.isLiteralExpression(node) || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword || node.kind === ts.SyntaxKind.NullKeyword) return true;
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isConstant);
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date';
  return ts.isObjectLiteralExpression(node) && node.properties.every(property => ts.isPropertyAssignment(property) && isConstant(property.initializer));
}

function isMeaningful(expression: ts.Expression): boolean {
  const node = withoutCasts(expression);
  return (ts.isStringLiteralLike(node) && !/^(?:|unknown|none|n\/a|0|-1|anonymous|guest|default)$/i.test(node.text)) || (ts.isNumericLiteral(node) && Number(node.text) !== 0);
}

/** Whether every `return` of the block gives the very literal, so that callers cannot tell failure from success. */
function isSameAsSuccess(value: ts.Expression, tryBlock: ts.Block): boolean {
  const node = withoutCasts(value);
  const isAnswer = node.kind === ts.SyntaxKind.TrueKeyword || (ts.isStringLiteralLike(node) && node.text !== '') || (ts.isObjectLiteralExpression(node) && node.properties.length > 0 && isConstant(node));
  const returns = returnsIn(tryBlock);
  return isAnswer && returns.length > 0 && returns.every(each => each.expression && withoutCasts(each.expression).getText() === node.getText());
}

function returnsIn(block: ts.Block): readonly ts.ReturnStatement[] {
  const found: ts.ReturnStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(block);
  return found;
}

/** An empty list or text or a zero, where the `try` block returns one that it has waited for. */
function isEmptyOf(value: ts.Expression, tryBlock: ts.Block, { checker }: FilePass): boolean {
  const node = withoutCasts(value);
  const isList = ts.isArrayLiteralExpression(node) && node.elements.length === 0;
  const isText = ts.isStringLiteralLike(node) && node.text === '';
  const isZero = ts.isNumericLiteral(node) && Number(node.text) === 0;
  if (!isList && !isText && !isZero) return false;
  const returns = returnsIn(tryBlock);
  if (!contains(tryBlock, ts.isAwaitExpression) || returns.length === 0) return false;
  return returns.every(({ expression }) => {
    if (!expression || isConstant(expression)) return false;
    const type = checker.getAwaitedType(checker.getTypeAtLocation(expression)) ?? checker.getTypeAtLocation(expression);
    return isList ? checker.isArrayType(type) || checker.isTupleType(type) : (type.flags & (isText ? ts.TypeFlags.StringLike : ts.TypeFlags.NumberLike)) !== 0;
  });
}

function hasComment(block: ts.Block, { sourceFile }: FilePass): boolean {
  return /\/[/*]/.test(sourceFile.text.slice(block.pos, block.end).replace(/(['"`])(?:\\.|(?!\1).)*\1/gs, ''));
}

/** Functions that are there to find out whether something works. */
function isProbe(node: ts.Node): boolean {
  return /^(?:exists?|has|is|can|try|safe|maybe|supports?|detect|probe|parse|check|find)(?:$|[A-Z_])|OrEmpty$|OrNull$|OrDefault$/.test(functionName(node));
}
