import ts from 'typescript';

/** Whether a call never comes back: its declared return type is `never`. */
export function neverReturns(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  if (!ts.isExpressionStatement(call.parent) && !ts.isReturnStatement(call.parent)) return false;
  const { type } = (checker.getResolvedSignature(call)?.declaration ?? {}) as Partial<ts.SignatureDeclaration>;
  return type?.kind === ts.SyntaxKind.NeverKeyword;
}

/** Whether the clauses of a `switch` name every value that its expression can have. */
export function isExhaustive(statement: ts.SwitchStatement, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(statement.expression);
  const possible = type.isUnion() ? type.types : [type];
  const unit = ts.TypeFlags.Unit;
  if (!possible.every(part => (part.flags & unit) !== 0)) return false;
  const named = new Set(statement.caseBlock.clauses.flatMap(clause => (ts.isCaseClause(clause) ? [checker.typeToString(checker.getTypeAtLocation(clause.expression))] : [])));
  return possible.every(part => named.has(checker.typeToString(part)));
}
