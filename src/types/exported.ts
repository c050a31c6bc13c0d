import ts from 'typescript';

/** Whether other files may see a variable: it is exported, or its file is a script, whose top level is global. */
export function isDeclarationExported(symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  if (!declaration) return true;
  if ((ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0) return true;
  const isAtTop = ts.findAncestor(declaration, node => ts.isFunctionLike(node) || ts.isModuleBlock(node) || ts.isClassStaticBlockDeclaration(node)) === undefined;
  return isAtTop && !ts.isExternalModule(declaration.getSourceFile());
}
