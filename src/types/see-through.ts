import ts from 'typescript';

/** An expression without the assertions around it. */
export interface Seen {
  readonly expression: ts.Expression;
  /** The assertion that hid the expression's own type, innermost first; empty when none did. */
  readonly casts: readonly ts.Expression[];
}

/**
 * The expression behind parentheses, `as`, `<T>x`, `!`, `satisfies`, JSDoc casts, and behind a `const x: any = value` one
 * step away.
 */
export function seeThrough(expression: ts.Expression, checker: ts.TypeChecker): Seen {
  const casts: ts.Expression[] = [];
  let current = expression;
  let stepped = false;
  for (;;) {
    if (ts.isAsExpression(current) || ts.isTypeAssertionExpression(current)) {
      if (isConstAssertion(current.type)) return { expression: current, casts };
      casts.unshift(current);
      current = current.expression;
    } else if (ts.isParenthesizedExpression(current)) {
      if (ts.getJSDocTypeTag(current)) casts.unshift(current);
      current = current.expression;
    } else if (ts.isNonNullExpression(current) || ts.isSatisfiesExpression(current)) {
      current = current.expression;
    } else if (!stepped && ts.isIdentifier(current)) {
      const value = hiddenValue(current, checker);
      if (!value) return { expression: current, casts };
      casts.unshift(current);
      current = value;
      stepped = true;
    } else {
      return { expression: current, casts };
    }
  }
}

/** The typed initializer of `const x: any = …`, or of `const x = … as any`, which hides its type wherever `x` is used. */
function hiddenValue(identifier: ts.Identifier, checker: ts.TypeChecker): ts.Expression | undefined {
  const declaration = checker.getSymbolAtLocation(identifier)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  if (!(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) || !ts.isIdentifier(declaration.name)) return undefined;
  if (!(checker.getTypeAtLocation(declaration.name).flags & ts.TypeFlags.Any)) return undefined;
  const { initializer } = declaration;
  const hides = declaration.type?.kind === ts.SyntaxKind.AnyKeyword || ts.isAsExpression(initializer) || ts.isTypeAssertionExpression(initializer);
  return hides ? initializer : undefined;
}

function isConstAssertion(type: ts.TypeNode): boolean {
  return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && type.typeName.text === 'const';
}
