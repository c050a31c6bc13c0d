import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Files that are read beside the linted one: more would cost more than types across them are worth. */
const MAX_FILES = 3000;
const MAX_BYTES = 1_000_000;
const CONFIG_NAMES = ['tsconfig.json', 'jsconfig.json'];
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
const EXCLUDE = ['**/node_modules', '**/bower_components', '**/dist', '**/build', '**/coverage', '**/.*', '**/*.min.js'];

interface DefaultProject {
  readonly options: ts.CompilerOptions;
  readonly roots: Set<string>;
  readonly sources: Map<string, { readonly file: ts.SourceFile; readonly modified: number }>;
  /** Directories whose files are all among `roots`. */
  readonly read: Set<string>;
  program?: ts.Program;
}

const projects = new Map<string, DefaultProject>();

/**
 * A program that contains `filePath` with the text `code`, for a file that no tsconfig includes.
 *
 * Below a tsconfig.json or jsconfig.json it has that file's compiler options and the files beside it: those of the folder
 * of the config, or all below the same folder in it, so that linting a large `test` folder makes one program, not one a
 * folder. Where there is no config, it has all source files of the package, as a `jsconfig.json` would. Nothing is
 * written. `undefined` when TypeScript cannot read the file.
 */
export function defaultProgram(filePath: string, code: string): ts.Program | undefined {
  const fileName = ts.sys.resolvePath(filePath);
  if (!EXTENSIONS.includes(path.extname(fileName).toLowerCase())) return undefined;
  const directory = path.dirname(fileName);
  const root = packageRoot(directory);
  const configFile = findConfig(directory, root);
  const key = configFile ?? root;

  let project = projects.get(key);
  if (!project) projects.set(key, (project = { options: compilerOptions(configFile, root), roots: new Set(), sources: new Map(), read: new Set() }));
  const current = project.program?.getSourceFile(fileName);
  if (project.program && current?.text === code) return project.program;

  const scope = configFile ? topFolder(path.dirname(configFile), directory) : root;
  if (!project.read.has(scope)) {
    project.read.add(scope);
    for (const name of sourceFiles(scope, configFile && scope === path.dirname(configFile) ? 1 : undefined)) project.roots.add(name);
  }
  project.roots.add(fileName);
  return (project.program = createProgram(project, fileName, code));
}

function createProgram(project: DefaultProject, fileName: string, code: string): ts.Program {
  const host = ts.createCompilerHost(project.options, /* setParentNodes */ true);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, languageVersionOrOptions, ...rest) => {
    const isLinted = ts.sys.resolvePath(name) === fileName;
    const cached = project.sources.get(name);
    if (isLinted ? cached?.file.text === code : cached && cached.modified === modifiedAt(name)) return cached?.file;
    const file = isLinted ? ts.createSourceFile(name, code, languageVersionOrOptions, true) : read(name, languageVersionOrOptions, ...rest);
    if (file) project.sources.set(name, { file, modified: modifiedAt(name) });
    return file;
  };
  return ts.createProgram({ rootNames: [...project.roots], options: project.options, host, ...(project.program && { oldProgram: project.program }) });
}

/** The folder right below `from` that `directory` is in; `from` itself when it is not further down. */
function topFolder(from: string, directory: string): string {
  const [first] = path.relative(from, directory).split(path.sep);
  return first ? path.join(from, first) : from;
}

/** Installed packages do not change under a running linter; everything else may. */
function modifiedAt(name: string): number {
  return name.includes('/node_modules/') ? 0 : (fs.statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? -1);
}

function packageRoot(directory: string): string {
  const found = ts.findConfigFile(directory, ts.sys.fileExists, 'package.json');
  return found ? path.dirname(found) : directory;
}

/** Whether there is a tsconfig.json or jsconfig.json in the folder of `filePath` or above. */
export function hasConfigFile(filePath: string): boolean {
  const directory = path.dirname(ts.sys.resolvePath(filePath));
  return CONFIG_NAMES.some(name => ts.findConfigFile(directory, ts.sys.fileExists, name) !== undefined);
}

function findConfig(directory: string, root: string): string | undefined {
  for (const name of CONFIG_NAMES) {
    const found = ts.findConfigFile(directory, ts.sys.fileExists, name);
    if (found && !path.relative(root, found).startsWith('..')) return found;
  }
  return undefined;
}

function sourceFiles(directory: string, depth: number | undefined): string[] {
  return ts.sys
    .readDirectory(directory, EXTENSIONS, EXCLUDE, ['**/*'], depth)
    .slice(0, MAX_FILES)
    .filter(name => (fs.statSync(name, { throwIfNoEntry: false })?.size ?? Infinity) <= MAX_BYTES);
}

function compilerOptions(configFile: string | undefined, root: string): ts.CompilerOptions {
  const read = configFile ? ts.getParsedCommandLineOfConfigFile(configFile, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }) : undefined;
  const allTypes = Number.parseInt(ts.versionMajorMinor, 10) >= 6 ? { types: ['*'] } : {};
  const defaults: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    jsx: ts.JsxEmit.Preserve,
    strict: true,
    resolveJsonModule: true,
    typeRoots: typeRoots(root),
    ...allTypes,
  };
  return { ...(read ? read.options : defaults), allowJs: true, checkJs: read?.options.checkJs ?? false, noEmit: true, skipLibCheck: true, composite: false, incremental: false, noResolve: false };
}

function typeRoots(root: string): string[] {
  const roots: string[] = [];
  for (let directory = root; ; directory = path.dirname(directory)) {
    roots.push(path.join(directory, 'node_modules/@types'));
    if (directory === path.dirname(directory)) return roots;
  }
}
