import fs from 'node:fs';
import { builtinModules, isBuiltin } from 'node:module';
import ts from 'typescript';
import { builtinModuleHas } from '../types/engine.js';
import { commonJsExports } from './commonjs-exports.js';
import { resolveAtRuntime, type Loader } from './resolve.js';
import { statOf } from './stat.js';

/** What one file exports by itself, read from its text without running it. */
export interface OwnExports {
  readonly format: 'esm' | 'commonjs';
  readonly names: ReadonlySet<string>;
  /** Modules all of whose exports it exports as well. */
  readonly forwards: readonly string[];
  /** Whether `names` and `forwards` are all: nothing is computed while the module runs. */
  readonly complete: boolean;
}

/** What a module exports at run time, re-exports followed. */
export interface Surface {
  readonly format: 'esm' | 'commonjs';
  readonly names: ReadonlySet<string>;
  /** `false` when the module may export more than `names`. */
  readonly complete: boolean;
  /** Every file that was read. */
  readonly files: readonly string[];
}

const MAX_BYTES = 2_000_000;
const MAX_FILES = 400;
const CODE = /\.[cm]?[jt]sx?$/;

const perFile = new Map<string, { readonly modified: number; readonly found: OwnExports | undefined }>();

/** The exports of a source file or JSON file; `undefined` for anything else and for what cannot be read. Read again when it changed. */
export function ownExports(file: string): OwnExports | undefined {
  const stat = statOf(file);
  const modified = stat?.mtimeMs ?? -1;
  let entry = perFile.get(file);
  if (entry?.modified !== modified) {
    entry = { modified, found: stat?.isFile() && stat.size <= MAX_BYTES ? read(file) : undefined };
    perFile.set(file, entry);
  }
  return entry.found;
}

/** The exports of the module in `file` as `loader` finds them; `undefined` when the file itself cannot be read. */
export function surfaceOf(file: string, loader: Loader, program: ts.Program): Surface | undefined {
  const main = ownExports(file);
  if (!main) return undefined;
  const names = new Set<string>();
  const files = new Set<string>();
  let complete = true;
  const visit = (current: string, isMain: boolean): void => {
    if (files.has(current)) return;
    files.add(current);
    const own = files.size <= MAX_FILES ? ownExports(current) : undefined;
    if (!own?.complete || hasSyntaxErrors(current, program)) complete = false;
    if (!own) return;
    // `export *` leaves the default export out; `module.exports = require()` does not.
    for (const name of own.names) if (name !== 'default' || isMain || main.format === 'commonjs') names.add(name);
    for (const specifier of own.forwards) {
      if (isBuiltin(specifier)) {
        complete = false;
        continue;
      }
      const target = resolveAtRuntime(specifier, current, own.format === 'esm' ? loader : 'require', program);
      if (target) visit(target, false);
      else complete = false;
    }
  };
  visit(file, true);
  return { format: main.format, names, complete, files: [...files] };
}

/** Half-written files of the project; installed ones are taken to be whole. */
function hasSyntaxErrors(file: string, program: ts.Program): boolean {
  const source = program.getSourceFile(file);
  return source !== undefined && program.getSyntacticDiagnostics(source).length > 0;
}

/** Names that a module built into the running Node exports. */
export function builtinNames(specifier: string): readonly string[] {
  const id = specifier.replace(/^node:/, '');
  if (builtinModuleHas(id, 'default') === 'unknown') return [];
  const module: unknown = process.getBuiltinModule(id);
  return typeof module === 'object' || typeof module === 'function' ? Object.keys(module as object) : [];
}

/** Specifiers of the modules built into the running Node that are meant to be imported. */
export function builtinSpecifiers(): readonly string[] {
  return builtinModules.filter(id => !id.startsWith('_'));
}

function read(file: string): OwnExports | undefined {
  try {
    const text = fs.readFileSync(file, 'utf8');
    if (file.endsWith('.json')) return jsonExports(text);
    if (!CODE.test(file)) return undefined;
    const kind = /\.[cm]?jsx?$/.test(file) ? ts.ScriptKind.JSX : /\.tsx$/.test(file) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, /* setParentNodes */ true, kind);
    if (!isEsModule(source)) return commonJsExports(source);
    const own = esModuleExports(source);
    return NAMES_EXPORTS_OBJECT.test(text) ? withExportsObject(own, commonJsExports(source)) : own;
  } catch {
    return undefined; // vanished, unreadable, or nested deeper than the stack
  }
}

function jsonExports(text: string): OwnExports {
  const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const names = typeof json === 'object' && json !== null ? Object.keys(json) : [];
  // A list has the members of lists besides.
  return { format: 'commonjs', names: new Set(names), forwards: [], complete: typeof json === 'object' && json !== null && !Array.isArray(json) };
}

function isEsModule(source: ts.SourceFile): boolean {
  return ts.isExternalModule(source) || /\.m[jt]s$/.test(source.fileName);
}

const NAMES_EXPORTS_OBJECT = /\bmodule\.exports\b|\bexports\s*[.[=,)]/;

/** What a compiler turns into CommonJS may use both forms: `import`, and `exports.name = …`. */
function withExportsObject(own: OwnExports, { names, forwards, complete }: OwnExports): OwnExports {
  return { format: own.format, names: new Set([...own.names, ...names]), forwards: [...own.forwards, ...forwards], complete: own.complete && complete };
}

function esModuleExports(source: ts.SourceFile): OwnExports {
  const names = new Set<string>();
  const forwards: string[] = [];
  let complete = true;
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier } = statement;
      if (!exportClause) {
        if (moduleSpecifier && ts.isStringLiteral(moduleSpecifier)) forwards.push(moduleSpecifier.text);
        else complete = false;
      } else if (ts.isNamespaceExport(exportClause)) {
        names.add(exportClause.name.text);
      } else {
        for (const element of exportClause.elements) names.add(element.name.text);
      }
    } else if (ts.isExportAssignment(statement)) {
      if (statement.isExportEquals) complete = false;
      names.add('default');
    } else if (ts.isImportEqualsDeclaration(statement) || isExported(statement)) {
      if (!isExported(statement)) continue;
      if (ts.getCombinedModifierFlags(statement as unknown as ts.Declaration) & ts.ModifierFlags.Default) names.add('default');
      else for (const name of declaredNames(statement)) names.add(name);
    }
  }
  return { format: 'esm', names, forwards, complete };
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) && !!ts.getModifiers(statement)?.some(modifier => modifier.kind === ts.SyntaxKind.ExportKeyword);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(declaration => bindingNames(declaration.name));
  const { name } = statement as ts.DeclarationStatement;
  return name ? [name.text] : [];
}

function bindingNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap(element => (ts.isBindingElement(element) ? bindingNames(element.name) : []));
}
