import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { isNodeEsModule, runsInTestRunner, packagesOf } from '../modules/environment.js';
import { namesNodeSees, nodeFormat } from '../modules/node-loader.js';
import { installedPackageOf, type Package } from '../modules/package-json.js';
import { resolveAtRuntime } from '../modules/resolve.js';
import { builtinNames, ownExports } from '../modules/surface.js';
import { mentions } from '../modules/tokens.js';
import { builtinModuleHas } from '../types/engine.js';
import { exportTable, moduleAt, type ExportTable } from '../types/exports.js';
import { hasMember } from '../types/members.js';
import { suppressionsIn } from '../types/suppressions.js';
import { presenceTestsIn } from '../types/use.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isKeptAtRuntime, isUsedAsType, moduleReferences, type AskedName, type ModuleReference } from './module-references.js';
import { isOwnFile } from './program-mentions.js';
import { describedPackage, hasAtRuntime, hasDefaultAtRuntime, runtimeModule, type RuntimeModule } from './runtime-exports.js';

/** A name that a module is asked for and does not export. */
export interface MissingExport {
  /**
   * `unknown`: neither types nor source have it. `undocumented`: only the types lack it. `noDefault`: there is no default
   * export, nor one that interop provides. `notAtRuntime`: the types have it, and Node cannot import it.
   */
  readonly reason: 'unknown' | 'undocumented' | 'noDefault' | 'notAtRuntime';
  readonly asked: AskedName;
  readonly reference: ModuleReference;
  readonly suppression: { readonly line: number; readonly directive: string } | undefined;
  /** `tsc` reports the same. */
  readonly compilerSees: boolean;
  readonly owner: ModuleOwner;
  readonly evidence: ExportEvidence;
  /** Names that the module does export. */
  readonly candidates: readonly string[];
}

/** Who exports, or does not. */
export type ModuleOwner =
  | { readonly kind: 'package'; readonly package: Package }
  | { readonly kind: 'builtin' }
  /** A file of the project. */
  | { readonly kind: 'file'; readonly file: string };

/** What was looked at. */
export interface ExportEvidence {
  /** The declarations that lack the name, and how many they have. */
  readonly types?: { readonly file: string; readonly count: number };
  /** The JavaScript that lacks the name, and how many it has. */
  readonly source?: { readonly file: string; readonly count: number };
  /** Source files of the package that never write the name. */
  readonly silentFiles?: number;
  /** The CommonJS (or JSON) file whose text gives Node this many names. */
  readonly lexed?: { readonly file: string; readonly count: number; readonly format: 'commonjs' | 'esm' | 'json' };
}

/** What every object has, what `await` and interop look up, and what Node adds itself. */
const ALWAYS_THERE = new Set([...Object.getOwnPropertyNames(Object.prototype), 'then', '__esModule', 'module.exports']);
const TEST_FILE = /(?:^|[./_-])(?:tests?|specs?|__tests__|test-d|e2e|__mocks__)(?:[./_-]|$)/i;

/** Names asked of modules that do not export them; every one proved by the module's own declarations and source. */
export const missingExports = defineFileAnalysis('missingExports', (pass): readonly MissingExport[] =>
  moduleReferences(pass).flatMap(reference => (reference.optional || reference.names.length === 0 || hasAttributes(reference.specifier) ? [] : missingIn(reference, pass))),
);

function missingIn(reference: ModuleReference, pass: FilePass): MissingExport[] {
  const { specifier } = reference;
  if (/[?!]/.test(specifier.text)) return [];
  const symbol = moduleAt(specifier, pass.checker);
  const table = symbol && exportTable(symbol, pass.program);
  // The members of a typed `require()` are members of a value like any other.
  if (reference.kind === 'require' && reference.names.some(({ form }) => form === 'member') && !isUntyped(reference, pass)) return [];
  const found: MissingExport[] = [];
  for (const asked of reference.names) {
    if (ALWAYS_THERE.has(asked.name) || (asked.name === 'default' && asked.form === 'member')) continue;
    const declared = !table ? 'unknown' : asked.name === 'default' ? table.hasDefault() : table.has(asked.name);
    const missing = declared === 'yes' ? absentAtRuntime(asked, reference, table, pass) : unknownExport(asked, reference, table, declared === 'no', pass);
    if (missing) found.push(missing);
  }
  return found;
}

/** A name that the types do not have, or a module without types. */
function unknownExport(asked: AskedName, reference: ModuleReference, table: ExportTable | undefined, typesAreComplete: boolean, pass: FilePass): MissingExport | undefined {
  const { sourceFile, program } = pass;
  const isJavaScript = /\.[cm]?jsx?$/.test(sourceFile.fileName);
  const suppression = isJavaScript ? undefined : suppressionsIn(sourceFile).at(ts.getLineAndCharacterOfPosition(sourceFile, asked.at.getStart()).line);
  if (suppression && TEST_FILE.test(inPackage(sourceFile.fileName))) return undefined;
  const compilerSees = typesAreComplete && !suppression && (!isJavaScript || isChecked(pass)) && (asked.form === 'member' || asked.form === 'binding' ? !isHiddenByAny(asked, pass) : asked.name !== 'default' || isUnresolved(asked, pass));
  if (!compilerSees && presenceTestsIn(sourceFile).has(asked.name)) return undefined;

  const { text } = reference.specifier;
  const runtime = runtimeModule(text, sourceFile.fileName, program);
  const verdict =
    asked.name === 'default'
      ? defaultVerdict(asked, table, runtime, typesAreComplete, pass)
      : isBuiltin(text)
        ? builtinVerdict(asked, reference.specifier, table, typesAreComplete, pass)
        : exportVerdict(asked, table, runtime, typesAreComplete, pass);
  if (verdict === undefined) return absentAtRuntime(asked, reference, table, pass);
  const names = new Set([...(table?.names() ?? []), ...(runtime && verdict.evidence.source ? runtime.surfaces.flatMap(surface => [...surface.names]) : []), ...(isBuiltin(text) ? builtinNames(text) : [])]);
  return { asked, reference, suppression, compilerSees, owner: ownerOf(text, table, runtime, pass), candidates: [...names].filter(name => name !== 'default' && !name.startsWith('__')), ...verdict };
}

interface Verdict {
  readonly reason: MissingExport['reason'];
  readonly evidence: ExportEvidence;
}

function exportVerdict(asked: AskedName, table: ExportTable | undefined, runtime: RuntimeModule | undefined, typesAreComplete: boolean, pass: FilePass): Verdict | undefined {
  const types = typesAreComplete && table ? typesEvidence(table) : undefined;
  if (types && table && isOwnTypeScript(table, pass.program)) return { reason: 'unknown', evidence: { types } };
  if (types && isUsedAsType(asked, pass)) return { reason: 'unknown', evidence: { types } };
  // A package without types may have them elsewhere.
  if (!runtime || (!types && isUsedAsType(asked, pass))) return undefined;
  const answer = hasAtRuntime(runtime, asked.name, typesAreComplete);
  if (answer === 'yes') return types ? { reason: 'undocumented', evidence: { types } } : undefined;
  const isOpen = !runtime.isInstalled || runtime.surfaces.some(({ format }) => format === 'commonjs');
  if (answer === 'unknown' || (isOpen && isAddedInProject(asked.name, pass))) return undefined;
  if (runtime.surfaces.every(surface => surface.complete)) return { reason: 'unknown', evidence: { ...(types && { types }), source: sourceEvidence(runtime) } };
  return { reason: 'unknown', evidence: { ...(types && { types }), ...(runtime.package && { silentFiles: mentions(runtime.package, asked.name).files }) } };
}

function builtinVerdict(asked: AskedName, at: ts.StringLiteralLike, table: ExportTable | undefined, typesAreComplete: boolean, pass: FilePass): Verdict | undefined {
  const specifier = at.text;
  // What Node exports may depend on the process: `cluster.worker` is there in workers.
  if (isDeclaredOfDefault(asked.name, at, pass)) return undefined;
  if (typesAreComplete && table && isUsedAsType(asked, pass)) return { reason: 'unknown', evidence: { types: typesEvidence(table) } };
  if (builtinModuleHas(specifier.replace(/^node:/, ''), asked.name) !== 'no' || isAddedInProject(asked.name, pass)) return undefined;
  const source = { file: `Node ${process.versions.node}`, count: builtinNames(specifier).length };
  if (typesAreComplete && table) return { reason: 'unknown', evidence: { types: typesEvidence(table), source } };
  // A newer Node may have it. The same name in another case, or a slip of the keyboard, is no news.
  return builtinNames(specifier).some(name => isSlip(asked.name, name)) ? { reason: 'unknown', evidence: { source } } : undefined;
}

function isDeclaredOfDefault(name: string, at: ts.StringLiteralLike, { checker }: FilePass): boolean {
  const module = moduleAt(at, checker);
  const value = module?.exports?.get(ts.InternalSymbolName.Default);
  return value !== undefined && hasMember(checker.getTypeOfSymbol(value), name, checker) === 'yes';
}

function defaultVerdict(asked: AskedName, table: ExportTable | undefined, runtime: RuntimeModule | undefined, typesAreComplete: boolean, pass: FilePass): Verdict | undefined {
  const types = typesAreComplete && table ? typesEvidence(table) : undefined;
  if (types && table && isOwnTypeScript(table, pass.program)) return { reason: 'noDefault', evidence: { types } };
  if (!runtime || !isKeptAtRuntime(asked, pass) || hasDefaultAtRuntime(runtime) !== 'no') return undefined;
  // Test runners make a default export of what has none, and so does TypeScript's CommonJS output.
  if (runtime.isInstalled && (runsInTestRunner(pass.sourceFile) || isCompiledToCommonJs(pass))) return undefined;
  return { reason: 'noDefault', evidence: { ...(types && { types }), source: sourceEvidence(runtime) } };
}

/** A name that the types promise and Node does not find. */
function absentAtRuntime(asked: AskedName, reference: ModuleReference, table: ExportTable | undefined, pass: FilePass): MissingExport | undefined {
  const { sourceFile, program } = pass;
  const { kind, specifier, typeOnly } = reference;
  // Nobody loads declarations.
  if (sourceFile.isDeclarationFile) return undefined;
  if (typeOnly || asked.typeOnly || isBuiltin(specifier.text) || !(kind === 'import' || kind === 'reexport' || kind === 'dynamic-import')) return undefined;
  if (isOwnTypeScriptModule(table, program) || isPathMapped(specifier.text, program.getCompilerOptions())) return undefined;
  if (!isNodeEsModule(sourceFile, program.getCompilerOptions())) return undefined;
  const file = resolveAtRuntime(specifier.text, sourceFile.fileName, 'import', program);
  if (!file || /\.[cm]?tsx?$/.test(file)) return undefined;
  const lexed = nodeLacks(asked.name, file, program);
  if (!lexed) return undefined;
  const isJavaScript = /\.[cm]?jsx?$/.test(sourceFile.fileName);
  if (table && !isJavaScript && !table.isValue(asked.name)) return undefined;
  if (!isKeptAtRuntime(asked, pass) && !(asked.form === 'reexport' && table?.isValue(asked.name))) return undefined;
  if (asked.form === 'member' && presenceTestsIn(sourceFile).has(asked.name)) return undefined;
  const runtime = runtimeModule(specifier.text, sourceFile.fileName, program);
  return { reason: 'notAtRuntime', asked, reference, suppression: undefined, compilerSees: false, owner: ownerOf(specifier.text, table, runtime, pass), evidence: { lexed }, candidates: [] };
}

function isCompiledToCommonJs({ sourceFile, program }: FilePass): boolean {
  const { module } = program.getCompilerOptions();
  if (module === ts.ModuleKind.CommonJS) return nodeFormat(sourceFile.fileName) !== 'esm';
  return module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext && sourceFile.impliedNodeFormat === ts.ModuleKind.CommonJS;
}

function nodeLacks(name: string, file: string, program: ts.Program): ExportEvidence['lexed'] {
  const format = nodeFormat(file);
  if (format === 'json') return name === 'default' ? undefined : { file, count: 1, format };
  if (format === 'commonjs') {
    const names = namesNodeSees(file, program);
    return names && !names.has(name) ? { file, count: names.size - 2, format } : undefined;
  }
  if (format !== 'esm' || textOf(file)?.includes(name) !== false) return undefined;
  const own = ownExports(file);
  const isAll = own?.format === 'esm' && own.complete && (name === 'default' || own.forwards.length === 0);
  return isAll && !own.names.has(name) ? { file, count: own.names.size, format } : undefined;
}

function typesEvidence(table: ExportTable): { file: string; count: number } {
  return { file: table.files[0]?.fileName ?? '', count: table.names().length };
}

function sourceEvidence({ file, surfaces }: RuntimeModule): { file: string; count: number } {
  return { file, count: surfaces[0]?.names.size ?? 0 };
}

function ownerOf(specifier: string, table: ExportTable | undefined, runtime: RuntimeModule | undefined, { program }: FilePass): ModuleOwner {
  if (isBuiltin(specifier)) return { kind: 'builtin' };
  if (runtime?.isInstalled && runtime.package) return { kind: 'package', package: runtime.package };
  const file = table?.files[0];
  const types = file && !isOwnFile(file, program) ? installedPackageOf(file.fileName) : undefined;
  if (types) return { kind: 'package', package: describedPackage(types) ?? types };
  return { kind: 'file', file: file?.fileName ?? runtime?.file ?? specifier };
}

function isOwnTypeScriptModule(table: ExportTable | undefined, program: ts.Program): boolean {
  return !!table && isOwnTypeScript(table, program);
}

const COMMONJS = /\b(?:module\.exports|exports\.\w+) *=(?!=)/;

/** The module is TypeScript of the project itself, written as a module of the language: its declarations are its source. */
function isOwnTypeScript({ files, ambientName }: ExportTable, program: ts.Program): boolean {
  return ambientName === undefined && files.length > 0 && files.every(file => !COMMONJS.test(file.text) && !file.isDeclarationFile && /\.[cm]?tsx?$/.test(file.fileName) && isOwnFile(file, program));
}

/** The file itself, or some JavaScript of the project, gives an object a member of that name; it may be this module. */
function isAddedInProject(name: string, { program, sourceFile }: FilePass): boolean {
  const assignment = new RegExp(`\\.${name.replace(/\$/g, '\\$&')}\\s*=(?!=)`);
  const files = program.getSourceFiles().filter(file => file === sourceFile || (/\.[cm]?jsx?$/.test(file.fileName) && isOwnFile(file, program)));
  return files.some(({ text }) => text.includes(name) && assignment.test(text));
}

/** `const x = require()` of a module that the checker knows nothing of. */
function isUntyped({ specifier }: ModuleReference, { checker }: FilePass): boolean {
  const type = checker.getTypeAtLocation(specifier.parent);
  return (type.flags & ts.TypeFlags.Any) !== 0;
}

/** `const x: any = await import()`. */
function isHiddenByAny({ at }: AskedName, { checker }: FilePass): boolean {
  const { parent } = at;
  const holder = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) ? parent.expression : parent.parent;
  return !ts.isQualifiedName(parent) && (checker.getTypeAtLocation(holder).flags & ts.TypeFlags.Any) !== 0;
}

function isUnresolved({ at }: AskedName, { checker }: FilePass): boolean {
  const symbol = checker.getSymbolAtLocation(at);
  return !!symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0 && !checker.getAliasedSymbol(symbol).declarations?.length;
}

function isChecked({ program, sourceFile }: FilePass): boolean {
  return !!program.getCompilerOptions().checkJs || /^\s*\/\/\s*@ts-check\b/m.test(sourceFile.text.slice(0, 2000));
}

/** `paths` in a tsconfig.json: something other than Node finds the module. */
export function isPathMapped(specifier: string, { paths }: ts.CompilerOptions): boolean {
  return Object.keys(paths ?? {}).some(pattern => {
    const [before = '', after] = pattern.split('*');
    return pattern !== '*' && (after === undefined ? specifier === before : specifier.startsWith(before) && specifier.endsWith(after));
  });
}

/** `with { type: 'text' }` makes something else of the file. */
function hasAttributes(specifier: ts.StringLiteralLike): boolean {
  const { parent } = specifier;
  return (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) && !!(parent.attributes ?? (parent as { assertClause?: unknown }).assertClause);
}

function isSlip(wrong: string, name: string): boolean {
  if (wrong.toLowerCase() === name.toLowerCase()) return true;
  if (wrong.length < 6 || Math.abs(wrong.length - name.length) > 1) return false;
  // One letter missing, added, changed or swapped with its neighbour.
  let start = 0;
  while (start < wrong.length && wrong[start] === name[start]) start++;
  const rest = (text: string, skip: number): string => text.slice(start + skip);
  if (wrong.length === name.length) return rest(wrong, 1) === rest(name, 1) || (wrong[start] === name[start + 1] && wrong[start + 1] === name[start] && rest(wrong, 2) === rest(name, 2));
  return wrong.length > name.length ? rest(wrong, 1) === rest(name, 0) : rest(wrong, 0) === rest(name, 1);
}

function inPackage(fileName: string): string {
  return path.relative(packagesOf(fileName)[0]?.directory ?? '', fileName).split(path.sep).join('/');
}

function textOf(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
