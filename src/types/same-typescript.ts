import ts from 'typescript';

/**
 * Whether the trees of `sourceFile` and `checker` come from the copy of TypeScript that this plugin loaded. Versions number
 * their kinds of nodes differently; some kinds agree by chance, so one of the first and one of the last are compared.
 */
export function isFromThisTypeScript(sourceFile: ts.Node, checker: ts.TypeChecker): boolean {
  return sourceFile.kind === ts.SyntaxKind.SourceFile && checker.typeToTypeNode(checker.getAnyType(), undefined, undefined)?.kind === ts.SyntaxKind.AnyKeyword;
}
