import type ts from 'typescript';
import { partsOf } from './members.js';

/** Whether TypeScript's own library declares a symbol, alone or together with others. */
export function isOfDefaultLibrary(symbol: ts.Symbol | undefined, program: ts.Program): boolean {
  return symbol?.declarations?.some(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile())) ?? false;
}

/** The names of the library's own classes that a value is of; none if it may be of another type, or of a subclass. */
export function libraryTypes(expression: ts.Expression, program: ts.Program): readonly string[] | undefined {
  const checker = program.getTypeChecker();
  const parts = partsOf(checker.getTypeAtLocation(expression), checker);
  if (!parts || parts.length === 0) return undefined;
  const symbols = parts.map(({ symbol }) => symbol as ts.Symbol | undefined);
  return symbols.every(symbol => isOfDefaultLibrary(symbol, program)) ? symbols.map(symbol => symbol?.name ?? '') : undefined;
}
