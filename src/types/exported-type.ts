import ts from 'typescript';

/** A type that a module exports, with the checker that knows it: types of two programs do not mix. */
export interface ExportedType {
  readonly type: ts.Type;
  readonly checker: ts.TypeChecker;
}

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ESNext,
  // Without the library of browsers, a third of the time: what refers to it is unknown.
  lib: ['lib.esnext.d.ts'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};
const MAX_PROGRAMS = 4;

const programs = new Map<string, { readonly modified: number; readonly program: ts.Program }>();

/**
 * The type `name` (`Linter.Config` below a namespace) that `module` exports to a file, from the program of the file if the
 * module's declarations are in it, otherwise from a small program of these declarations alone, which is kept until they
 * change. `undefined` when there is no such module or type.
 */
export function exportedType(module: string, name: string, fileName: string, program: ts.Program): ExportedType | undefined {
  const { resolvedModule } = ts.resolveModuleName(module, fileName, OPTIONS, ts.sys);
  if (!resolvedModule || !/\.d\.[cm]?ts$/.test(resolvedModule.resolvedFileName)) return undefined;
  const holder = program.getSourceFile(resolvedModule.resolvedFileName) ? program : programOf(resolvedModule.resolvedFileName);
  const checker = holder.getTypeChecker();
  const file = holder.getSourceFile(resolvedModule.resolvedFileName);
  let symbol = file && (checker.getSymbolAtLocation(file) ?? checker.getAmbientModules().find(ambient => ambient.name === `"${module}"`));
  for (const part of name.split('.')) {
    symbol = symbol && checker.tryGetMemberInModuleExports(part, symbol);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  }
  return symbol && { type: checker.getDeclaredTypeOfSymbol(symbol), checker };
}

function programOf(file: string): ts.Program {
  const modified = ts.sys.getModifiedTime?.(file)?.getTime() ?? 0;
  let entry = programs.get(file);
  if (entry?.modified !== modified) {
    entry = { modified, program: ts.createProgram({ rootNames: [file], options: OPTIONS }) };
    programs.delete(file);
    programs.set(file, entry);
    for (const oldest of programs.keys()) if (programs.size > MAX_PROGRAMS) programs.delete(oldest);
  }
  return entry.program;
}
