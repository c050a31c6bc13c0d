import ts from 'typescript';
import { withoutCasts } from './origin.js';
import { isNullish } from './syntax.js';

/**
 * Whether a read asks if a member is there rather than relying on it: a condition, the left of `&&`, `||` or `??`, a
 * comparison with `undefined` or `null`, `typeof`, `x.n?.()`, `x.n as (() => void) | undefined`.
 */
export function isPresenceTest(access: ts.Expression): boolean {
  let node: ts.Node = access;
  for (; ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent) || ts.isNonNullExpression(node.parent); node = node.parent) {
    if (ts.isAsExpression(node.parent) && admitsUndefined(node.parent.type)) return true;
  }
  const { parent } = node;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isTypeOfExpression(parent)) return true;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) return parent.expression === node;
  if (ts.isForStatement(parent) || ts.isConditionalExpression(parent)) return parent.condition === node;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent)) {
    if (parent.expression === node) return !!parent.questionDotToken;
    return ts.isCallExpression(parent) && ts.isIdentifier(parent.expression) && parent.expression.text === 'Boolean';
  }
  if (!ts.isBinaryExpression(parent)) return false;
  switch (parent.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return parent.left === node || isPresenceTest(parent) || asksTypeOf(parent.left, access);
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return parent.left === node || isPresenceTest(parent);
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return isNothing(parent.left === node ? parent.right : parent.left);
    default:
      return false;
  }
}

/** `typeof x` of the value whose member is asked for: `typeof Intl !== 'undefined' && Intl.v8BreakIterator` asks for both. */
function asksTypeOf(condition: ts.Node, access: ts.Node): boolean {
  if (ts.isTypeOfExpression(condition)) return (ts.isPropertyAccessExpression(access) || ts.isElementAccessExpression(access)) && withoutCasts(access.expression).getText() === condition.expression.getText();
  return ts.forEachChild(condition, child => asksTypeOf(child, access) || undefined) ?? false;
}

function admitsUndefined(type: ts.TypeNode): boolean {
  return ts.isUnionTypeNode(type) && type.types.some(part => part.kind === ts.SyntaxKind.UndefinedKeyword);
}

/** The variable whose initial value an expression is, or may be: `x.n ?? x.formerN`; seen through casts. */
export function variableInitialisedWith(expression: ts.Node): ts.Identifier | undefined {
  let node = expression;
  while (ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent) || ts.isTypeAssertionExpression(node.parent) || isAlternative(node)) node = node.parent;
  return ts.isVariableDeclaration(node.parent) && node.parent.initializer === node && ts.isIdentifier(node.parent.name) ? node.parent.name : undefined;
}

function isAlternative({ parent }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) && (parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken || parent.operatorToken.kind === ts.SyntaxKind.BarBarToken);
}

function isNothing(node: ts.Expression): boolean {
  return isNullish(node) || ts.isVoidExpression(node);
}

/** Names that a file tests the presence of, on whatever value: `'n' in x`, `if (x.n)`, `{ n = fallback } = x`, `hasOwn(x, 'n')`, `n?.()`. */
export function presenceTestsIn(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      if (isPresenceTest(node)) names.add(node.name.text);
    } else if (ts.isElementAccessExpression(node)) {
      if (ts.isStringLiteralLike(node.argumentExpression) && isPresenceTest(node)) names.add(node.argumentExpression.text);
    } else if (ts.isBindingElement(node) && node.initializer) {
      const key = node.propertyName ?? node.name;
      if (ts.isIdentifier(key) || ts.isStringLiteralLike(key)) names.add(key.text);
    } else if (ts.isIdentifier(node)) {
      if (isPresenceTest(node)) names.add(node.text);
    } else if (ts.isStringLiteralLike(node) && isPresenceArgument(node)) {
      names.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function isPresenceArgument(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.InKeyword;
  return ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression) && /^(?:has|hasOwn|hasOwnProperty)$/.test(parent.expression.name.text);
}
