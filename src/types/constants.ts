import ts from 'typescript';

/** The text of an expression that is always the same string; `undefined` for any other. */
export function constantText(node: ts.Node, checker: ts.TypeChecker): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isExpression(node)) return undefined;
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText() === 'String.raw' && ts.isNoSubstitutionTemplateLiteral(node.template) ? node.template.rawText : undefined;
  const type = checker.getTypeAtLocation(node);
  return type.isStringLiteral() ? type.value : undefined;
}

/** Whether an identifier is the global of that name that the standard library, or Node's types, declare. */
export function isBuiltin(node: ts.Node, name: string, program: ts.Program): boolean {
  const symbol = program.getTypeChecker().getSymbolAtLocation(node);
  return symbol?.name === name && (symbol.declarations ?? []).some(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
}
