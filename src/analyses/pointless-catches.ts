import ts from 'typescript';
import { withoutCasts, type Call } from '../types/origin.js';
import { bodyOf, enclosingFunction, referencesTo } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { isSafe, unawaitedCalls } from './safe-code.js';
import { isAsync, isOfLanguage } from './value-kinds.js';

/** Handling of errors that handles none. */
export type PointlessCatch =
  /** The block cannot throw; `rejects` are the calls in it whose promises fail elsewhere. */
  | { readonly is: 'unreachable'; readonly at: ts.CatchClause; readonly rejects: readonly Call[] }
  /** The clause, or the function given to `.catch()`, throws what it caught and does nothing else. */
  | { readonly is: 'rethrowing'; readonly at: ts.CatchClause | ts.CallExpression }
  /** The block, or the function given to `.finally()`, has no effect; `resets` is the variable that nobody reads afterwards. */
  | { readonly is: 'idle'; readonly at: ts.Block | ts.CallExpression; readonly resets: ts.Identifier | undefined };

export const pointlessCatches = defineFileAnalysis('pointlessCatches', (pass): readonly PointlessCatch[] => {
  const found: PointlessCatch[] = [];
  for (const node of nodesOf(pass, ts.SyntaxKind.TryStatement, ts.SyntaxKind.CallExpression)) {
    if (ts.isTryStatement(node)) found.push(...ofTry(node, pass));
    else {
      const pointless = ofPromise(node, pass);
      if (pointless) found.push(pointless);
    }
  }
  return found;
});

function* ofTry(statement: ts.TryStatement, pass: FilePass): Iterable<PointlessCatch> {
  const { tryBlock, catchClause, finallyBlock } = statement;
  if (catchClause) {
    if (rethrowsOnly(catchClause, pass)) yield { is: 'rethrowing', at: catchClause };
    // `no-empty` and `no-useless-catch` of ESLint say enough of these.
    else if (tryBlock.statements.length > 0 && !throwsAtOnce(catchClause) && !saysWhatThrows(statement) && isSafe(tryBlock, pass.program)) yield { is: 'unreachable', at: catchClause, rejects: unawaitedCalls(tryBlock, pass.program) };
  }
  if (finallyBlock) {
    if (finallyBlock.statements.length === 0) yield { is: 'idle', at: finallyBlock, resets: undefined };
    else {
      const resets = resetOnly(finallyBlock, pass);
      if (resets) yield { is: 'idle', at: finallyBlock, resets };
    }
  }
}

/** A comment that tells what may go wrong there knows of another engine, or of another time. */
function saysWhatThrows(statement: ts.TryStatement): boolean {
  const text = statement.getFullText().slice(0, statement.tryBlock.end - statement.getFullStart());
  return [...text.matchAll(/\/\/.*|\/\*[^]*?\*\//g)].some(([comment]) => /\b(?:throw|fail|crash|error|exception)/i.test(comment));
}

/** `catch (e) { throw e; }` */
function throwsAtOnce({ block, variableDeclaration }: ts.CatchClause): boolean {
  const [only] = block.statements;
  return only !== undefined && ts.isThrowStatement(only) && ts.isIdentifier(only.expression) && only.expression.text === variableDeclaration?.name.getText();
}

function rethrowsOnly(clause: ts.CatchClause, { checker }: FilePass): boolean {
  const name = clause.variableDeclaration?.name;
  if (!name || !ts.isIdentifier(name) || throwsAtOnce(clause)) return false;
  const owner = enclosingFunction(clause);
  const isOfAsync = ts.isFunctionLike(owner) && isAsync(owner as ts.FunctionLikeDeclaration) && !(owner as ts.FunctionLikeDeclaration).asteriskToken;
  // An enclosing `try` would see an exception, but not a promise that is returned.
  const mayReject = isOfAsync && ts.findAncestor(clause.parent.parent, node => node === owner || ts.isTryStatement(node)) === owner;
  return throwsSame(clause.block.statements, name, mayReject, checker);
}

/** Whether statements do nothing but throw the error that `name` stands for, or return a promise rejected with it, as an expression may be. */
function throwsSame(body: readonly ts.Statement[] | ts.Expression, name: ts.Identifier, mayReject: boolean, checker: ts.TypeChecker): boolean {
  const names = new Set([checker.getSymbolAtLocation(name)]);
  const isSame = (expression: ts.Node | undefined): boolean => {
    const node = expression && withoutCasts(expression);
    return node !== undefined && ts.isIdentifier(node) && names.has(checker.getSymbolAtLocation(node));
  };
  const isRejection = (expression: ts.Expression | undefined): boolean => {
    const node = expression && withoutCasts(expression);
    if (!node || !ts.isCallExpression(node) || node.arguments.length !== 1 || !ts.isPropertyAccessExpression(node.expression)) return false;
    const { name: method, expression: object } = node.expression;
    return method.text === 'reject' && ts.isIdentifier(object) && object.text === 'Promise' && isOfLanguage(checker.getSymbolAtLocation(method)?.declarations?.[0]) && isSame(node.arguments[0]);
  };
  const throws = ([first, ...rest]: readonly ts.Statement[]): boolean => {
    if (!first) return false;
    if (ts.isThrowStatement(first)) return isSame(first.expression);
    if (ts.isReturnStatement(first)) return mayReject && isRejection(first.expression);
    if (ts.isBlock(first)) return throws([...first.statements, ...rest]);
    if (ts.isVariableStatement(first)) {
      const aliases = first.declarationList.declarations;
      if ((first.declarationList.flags & ts.NodeFlags.Const) === 0 || !aliases.every(alias => ts.isIdentifier(alias.name) && isSame(alias.initializer))) return false;
      for (const alias of aliases) names.add(checker.getSymbolAtLocation(alias.name));
      return throws(rest);
    }
    if (!ts.isIfStatement(first) || !onlyAsks(first.expression)) return false;
    return throws([first.thenStatement, ...rest]) && throws(first.elseStatement ? [first.elseStatement, ...rest] : rest);
  };
  return 'kind' in body ? isRejection(body) : throws(body);
}

/** Conditions that call nothing and write nothing. */
function onlyAsks(condition: ts.Node): boolean {
  if (ts.isCallExpression(condition) || ts.isNewExpression(condition) || ts.isAwaitExpression(condition) || ts.isYieldExpression(condition) || ts.isTaggedTemplateExpression(condition)) return false;
  if (ts.isBinaryExpression(condition) && condition.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && condition.operatorToken.kind <= ts.SyntaxKind.LastAssignment) return false;
  if (ts.isPostfixUnaryExpression(condition) || ts.isDeleteExpression(condition) || (ts.isPrefixUnaryExpression(condition) && condition.operator !== ts.SyntaxKind.ExclamationToken)) return false;
  return ts.forEachChild(condition, child => !onlyAsks(child) || undefined) === undefined;
}

/** `.catch(e => { throw e; })`, `.then(f, e => Promise.reject(e))`, `.finally(() => {})`. */
function ofPromise(call: ts.CallExpression, pass: FilePass): PointlessCatch | undefined {
  if (!ts.isPropertyAccessExpression(call.expression)) return undefined;
  const method = call.expression.name.text;
  const handler = method === 'then' ? call.arguments[1] : method === 'catch' || method === 'finally' ? call.arguments[0] : undefined;
  if (!handler || !(ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) || handler.asteriskToken) return undefined;
  const body = bodyOf(handler);
  const [parameter] = handler.parameters;
  if (!body) return undefined;
  if (method === 'finally') return ts.isBlock(body) && body.statements.length === 0 && isOfPromise(call.expression, pass) ? { is: 'idle', at: call, resets: undefined } : undefined;
  if (!parameter || !ts.isIdentifier(parameter.name) || parameter.initializer || parameter.dotDotDotToken) return undefined;
  return throwsSame(ts.isBlock(body) ? body.statements : (body as ts.Expression), parameter.name, true, pass.checker) && isOfPromise(call.expression, pass) ? { is: 'rethrowing', at: call } : undefined;
}

/** Promises of the language; those of libraries may start their work only when they are asked for its result. */
function isOfPromise({ name, expression }: ts.PropertyAccessExpression, { checker }: FilePass): boolean {
  const type = checker.getTypeAtLocation(expression);
  return type.symbol?.name === 'Promise' && isOfLanguage(checker.getSymbolAtLocation(name)?.declarations?.[0]) && type.symbol.declarations?.some(isOfLanguage) === true;
}

/** The variable, if a block does nothing but give a constant to local variables that nobody reads from then on. */
function resetOnly(block: ts.Block, { checker, sourceFile }: FilePass): ts.Identifier | undefined {
  let reset: ts.Identifier | undefined;
  for (const statement of block.statements) {
    if (!ts.isExpressionStatement(statement)) return undefined;
    const { expression } = statement;
    if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isIdentifier(expression.left) || !isConstant(expression.right)) return undefined;
    if (!isUnreadAfter(expression.left, block, checker, sourceFile)) return undefined;
    reset ??= expression.left;
  }
  return reset;
}

function isConstant(expression: ts.Expression): boolean {
  const node = withoutCasts(expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0;
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0;
  return ts.isLiteralExpression(node) || [ts.SyntaxKind.NullKeyword, ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword].includes(node.kind) || (ts.isIdentifier(node) && node.text === 'undefined');
}

function isUnreadAfter(variable: ts.Identifier, block: ts.Block, checker: ts.TypeChecker, file: ts.SourceFile): boolean {
  const symbol = checker.getSymbolAtLocation(variable);
  const declaration = symbol?.valueDeclaration;
  const owner = enclosingFunction(block);
  if (!symbol || !declaration || ts.isSourceFile(owner) || (!ts.isVariableDeclaration(declaration) && !ts.isParameter(declaration)) || enclosingFunction(declaration) !== owner) return false;
  if (ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.BlockScoped) === 0) return false;
  // A loop that the variable outlives gets to what stands before.
  const loop = ts.findAncestor(block, node => node === owner || ts.isIterationStatement(node, false));
  if (loop !== owner && !ts.findAncestor(declaration, node => node === loop)) return false;
  return referencesTo(symbol, file, checker).every(mention => enclosingFunction(mention) === owner && (mention === variable || mention.end < block.pos || isWrite(mention)));
}

function isWrite(mention: ts.Identifier): boolean {
  const { parent } = mention;
  return ts.isBinaryExpression(parent) && parent.left === mention && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isExpressionStatement(parent.parent);
}
