import type ts from 'typescript';

/** Whether TypeScript's own library declares a symbol, alone or together with others. */
export function isOfDefaultLibrary(symbol: ts.Symbol | undefined, program: ts.Program): boolean {
  return symbol?.declarations?.some(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile())) ?? false;
}
