import ts from 'typescript';
import { hasMember, type Answer } from './members.js';

/** The exports of a module as the type checker knows them. */
export interface ExportTable {
  /**
   * `yes`: declared. `no`: the table is complete and lacks it. `unknown`: the table lacks it, but may be incomplete
   * (JavaScript, `any`, a re-export that does not resolve, a wildcard or bodiless `declare module`, a syntax error).
   */
  has(name: string): Answer;
  /** Whether a default import of the module compiles at least where interop is switched on. */
  hasDefault(): Answer;
  /** Names that can be imported, types among them. */
  names(): string[];
  /** Whether values of that name exist at run time as far as the types tell; types, `const enum`s and the like do not. */
  isValue(name: string): boolean;
  /** Source files that declare the module itself: augmentations and re-exported files are not among them. */
  readonly files: readonly ts.SourceFile[];
  /** The name in the `declare module '…'` that declares it, when one does. */
  readonly ambientName: string | undefined;
}

/** The module that a specifier stands for, or `undefined` when the checker cannot resolve it. */
export function moduleAt(specifier: ts.StringLiteralLike, checker: ts.TypeChecker): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(specifier);
  return symbol?.declarations?.length ? symbol : undefined;
}

/** The module that a source file of the program is. */
export function moduleOfFile(file: ts.SourceFile, checker: ts.TypeChecker): ts.Symbol | undefined {
  return checker.getSymbolAtLocation(file);
}

export function exportTable(module: ts.Symbol, program: ts.Program): ExportTable {
  const checker = program.getTypeChecker();
  const assigned = exportAssignment(module, checker);
  let complete: boolean | undefined;
  const own = module.declarations?.filter(declaration => !isAugmentation(declaration)) ?? [];
  const main = own.length ? own : (module.declarations ?? []);
  const member = (name: string): ts.Symbol | undefined => checker.tryGetMemberInModuleExports(name, module);
  return {
    has(name) {
      if (member(name)) return 'yes';
      const inValue = assigned ? hasMember(assigned.type, name, checker) : 'no';
      if (inValue !== 'no') return inValue;
      complete ??= isComplete(module, program, new Set());
      return complete ? 'no' : 'unknown';
    },
    hasDefault() {
      if (assigned || member('default')) return 'yes';
      complete ??= isComplete(module, program, new Set());
      return complete ? 'no' : 'unknown';
    },
    names() {
      const names = new Set(checker.getExportsOfModule(module).map(symbol => symbol.name));
      if (assigned && !(assigned.type.flags & ts.TypeFlags.Any)) {
        for (const property of checker.getPropertiesOfType(assigned.type)) names.add(property.name);
      }
      return [...names].filter(name => name !== 'default' && name !== 'export=' && !name.startsWith('__'));
    },
    isValue(name) {
      const symbol = name === 'default' && assigned ? assigned.symbol : member(name);
      if (!symbol) return !!assigned && hasMember(assigned.type, name, checker) === 'yes';
      const { flags } = resolveAlias(symbol, checker);
      return !!(flags & ts.SymbolFlags.Value) && !(flags & ts.SymbolFlags.ConstEnum);
    },
    files: [...new Set(main.map(declaration => declaration.getSourceFile()))],
    ambientName: main.find(isAmbientModule)?.name.text,
  };
}

/** The value of `export = value` or `module.exports = value`. */
function exportAssignment(module: ts.Symbol, checker: ts.TypeChecker): { readonly symbol: ts.Symbol; readonly type: ts.Type } | undefined {
  const symbol = module.exports?.get('export=' as ts.__String);
  const declaration = symbol?.declarations?.[0];
  if (!symbol || !declaration) return undefined;
  const target = resolveAlias(symbol, checker);
  return { symbol: target, type: checker.getTypeOfSymbolAtLocation(target, declaration) };
}

function resolveAlias(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Whether every declaration of the module, and of those that it re-exports whole, is there in full. */
function isComplete(module: ts.Symbol, program: ts.Program, visited: Set<ts.Symbol>): boolean {
  if (visited.has(module)) return true;
  visited.add(module);
  if (visited.size > 500) return false;
  const checker = program.getTypeChecker();
  if (!module.declarations?.length) return false;
  for (const declaration of module.declarations) {
    let statements: readonly ts.Statement[];
    if (ts.isSourceFile(declaration)) {
      if (declaration.fileName.endsWith('.json')) continue;
      if (/\.[cm]?jsx?$/.test(declaration.fileName) || program.getSyntacticDiagnostics(declaration).length > 0) return false;
      statements = declaration.statements;
    } else if (ts.isModuleDeclaration(declaration)) {
      if (!declaration.body || !ts.isModuleBlock(declaration.body) || declaration.name.text.includes('*')) return false;
      statements = declaration.body.statements;
    } else {
      return false;
    }
    for (const statement of statements) {
      if (!ts.isExportDeclaration(statement) || statement.exportClause || !statement.moduleSpecifier) continue;
      const target = checker.getSymbolAtLocation(statement.moduleSpecifier);
      if (!target || !isComplete(target, program, visited)) return false;
    }
  }
  const assigned = exportAssignment(module, checker);
  if (!assigned) return true;
  if (assigned.type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return false;
  return !assigned.symbol.declarations?.some(ts.isSourceFile) || isComplete(assigned.symbol, program, visited);
}

/** `declare module 'x' { … }` inside a module adds to `x`; in a script it declares it. */
function isAugmentation(declaration: ts.Declaration): boolean {
  return ts.isModuleDeclaration(declaration) && ts.isStringLiteral(declaration.name) && ts.isExternalModule(declaration.getSourceFile());
}

function isAmbientModule(declaration: ts.Declaration): declaration is ts.ModuleDeclaration & { readonly name: ts.StringLiteral } {
  return ts.isModuleDeclaration(declaration) && ts.isStringLiteral(declaration.name);
}
