import fs from 'node:fs';
import { builtinModules, isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { declarationsFor, installedIn, isDeclared, typesPackage, type Declarations } from '../modules/declared.js';
import { entriesOf, hasForeignResolution, isNodeEsModule, packagesOf } from '../modules/environment.js';
import { exportsMap, importsMap, isMapped } from '../modules/exports-map.js';
import { fileExists, isGenerated, siblingNames } from '../modules/files.js';
import { installedPackageOf, packageIn, packageName, type Package } from '../modules/package-json.js';
import { isConfigured } from '../modules/project-text.js';
import { LOADERS, resolveAtRuntime } from '../modules/resolve.js';
import { builtinSpecifiers } from '../modules/surface.js';
import { someProvides } from '../modules/virtual-modules.js';
import { moduleAt } from '../types/exports.js';
import { suppressionsIn } from '../types/suppressions.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { relativeSpecifier } from './exported-elsewhere.js';
import { isPathMapped } from './missing-exports.js';
import { moduleReferences, type ModuleReference } from './module-references.js';
import { isOwnFile } from './program-mentions.js';

/** A module that cannot be found, with what was looked at. */
export type MissingModule = { readonly reference: ModuleReference; readonly compilerSees: boolean } & (
  | { readonly reason: 'unknownPackage'; readonly name: string; readonly declarations: Declarations }
  | { readonly reason: 'unknownSubpath'; readonly package: Package; readonly candidates: readonly string[]; readonly isPresent: boolean }
  | { readonly reason: 'unknownImport'; readonly package: Package; readonly candidates: readonly string[] }
  | { readonly reason: 'unknownFile'; readonly target: string; readonly candidates: readonly string[]; readonly elsewhere: readonly string[] }
  | { readonly reason: 'unknownBuiltin'; readonly candidates: readonly string[] }
  | { readonly reason: 'notInstalled'; readonly package: Package; readonly count: number }
);

/** A package that is installed and that no package.json on the way up declares. */
export interface UndeclaredPackage {
  readonly reference: ModuleReference;
  readonly name: string;
  readonly directory: string;
  readonly declarations: Declarations;
}

/** What npm accepts as a name today. Others (`@/x`, `~/x`, `$lib`, `Components/x`, `{{name}}`) are aliases or placeholders. */
const PACKAGE_NAME = /^(?:@[a-z\d-][\w.-]*\/)?[a-z\d-][\w.-]*$/;
const PROTOCOL = /^[a-z][a-z\d+.-]*:/i;

/** Modules that the file names and that are nowhere, each proved by the places where it would have to be. */
export const missingModules = defineFileAnalysis('missingModules', (pass): readonly MissingModule[] => {
  const { sourceFile } = pass;
  if (!fs.existsSync(path.dirname(sourceFile.fileName))) return [];
  const found: MissingModule[] = [];
  let isForeign: boolean | undefined;
  for (const reference of moduleReferences(pass)) {
    const { text } = reference.specifier;
    if (reference.optional || !isAnswerable(text) || isBuiltin(text) || isResolved(reference, pass)) continue;
    if (!isRelative(text) && (isForeign ??= hasForeignResolution(sourceFile.fileName))) continue;
    const missing = missingModule(reference, pass);
    if (missing) found.push(missing);
  }
  settleNotInstalled(sourceFile.fileName, found);
  return found.filter(missing => missing.reason !== 'notInstalled' || reporters.get(missing.package.directory) === sourceFile.fileName).filter((missing, i, all) => missing.reason !== 'notInstalled' || all.findIndex(({ reason }) => reason === 'notInstalled') === i);
});

/** Packages that the file gets only because something else needs them. */
export function undeclaredPackages(pass: FilePass): UndeclaredPackage[] {
  const { sourceFile, checker } = pass;
  const { fileName } = sourceFile;
  let declarations: Declarations | undefined;
  return moduleReferences(pass).flatMap(reference => {
    const { text } = reference.specifier;
    const name = packageName(text);
    if (reference.optional || !PACKAGE_NAME.test(name) || isBuiltin(text) || reference.kind === 'mock') return [];
    declarations ??= declarationsFor(fileName);
    if (!declarations.packages.length || isDeclared(name, declarations) || hasForeignResolution(fileName)) return [];
    if (isPathMapped(text, pass.program.getCompilerOptions())) return [];
    const module = moduleAt(reference.specifier, checker);
    if (module?.declarations?.some(declaration => isOwnFile(declaration.getSourceFile(), pass.program))) return [];
    const directory = installedIn(name, fileName) ?? installedIn(typesPackage(name), fileName);
    if (!directory || !isInNodeModules(directory)) return [];
    return [{ reference, name, directory, declarations }];
  });
}

function missingModule(reference: ModuleReference, pass: FilePass): MissingModule | undefined {
  const { text } = reference.specifier;
  if (text.startsWith('node:')) return missingBuiltin(reference, pass);
  if (isRelative(text)) return missingFile(reference, pass);
  // What a mock stands in for need not be there.
  if (reference.kind === 'mock') return undefined;
  if (isPathMapped(text, pass.program.getCompilerOptions())) return missingPathTarget(reference, pass);
  if (text.startsWith('#')) return missingImport(reference, pass);
  return missingPackage(reference, pass);
}

function missingBuiltin(reference: ModuleReference, pass: FilePass): MissingModule | undefined {
  const name = reference.specifier.text.replace(/^node:/, '');
  const hasPrefix = reference.specifier.text !== name;
  const builtins = builtinSpecifiers();
  const candidates = builtins.map(id => (hasPrefix && !id.startsWith('node:') ? `node:${id}` : id));
  const isSlip = builtins.some(id => id.toLowerCase() === name.toLowerCase() || isOneLetterAway(id, name) || (id.includes('/') && name.startsWith(`${id.split('/')[0]}/`)));
  // A newer Node may have it: there it takes types that lack it too, and code that this Node has to run whenever it loads the file.
  const nodeTypes = pass.checker.getAmbientModules().find(module => module.name === '"node:fs"')?.declarations?.[0];
  const typed = nodeTypes && Number.parseInt(installedPackageOf(nodeTypes.getSourceFile().fileName)?.json.version ?? '', 10);
  const known = Math.max(typed ?? 0, Number.parseInt(process.versions.node, 10));
  const isForThisNode = nodeTypes && reference.eager && packagesOf(pass.sourceFile.fileName).every(({ json }) => oldestNode(json['engines']) <= known);
  return isSlip || isForThisNode ? { reason: 'unknownBuiltin', reference, candidates, compilerSees: compilerSees(reference, pass) } : undefined;
}

/** The oldest major version of Node that `engines` of a package.json admit; 0 when they do not say. */
function oldestNode(engines: unknown): number {
  const range: unknown = typeof engines === 'object' && engines !== null ? (engines as { node?: unknown }).node : undefined;
  return typeof range === 'string' ? Math.min(...range.split('||').map(part => Number(/\d+/.exec(part)?.[0] ?? 0))) : 0;
}

function missingFile(reference: ModuleReference, pass: FilePass): MissingModule | undefined {
  const { sourceFile, program } = pass;
  const specifier = reference.specifier.text.replace(/[?#].*$/, '');
  const target = path.resolve(path.dirname(sourceFile.fileName), specifier);
  const { rootDirs } = program.getCompilerOptions();
  if (rootDirs?.some(root => !fs.existsSync(root) || fileExists(path.resolve(root, path.relative(rootDirs.find(other => isBelow(sourceFile.fileName, other)) ?? root, target))))) return undefined;
  return missingTarget(target, reference, pass);
}

function missingPathTarget(reference: ModuleReference, pass: FilePass): MissingModule | undefined {
  const { paths, baseUrl, ...options } = pass.program.getCompilerOptions();
  const { text } = reference.specifier;
  const base = baseUrl ?? (options as { pathsBasePath?: string }).pathsBasePath;
  if (!base) return undefined;
  const targets = Object.entries(paths ?? {}).flatMap(([pattern, mapped]) => {
    const [before = '', after] = pattern.split('*');
    if (after === undefined ? text !== before : !text.startsWith(before) || !text.endsWith(after)) return [];
    const matched = after === undefined ? '' : text.slice(before.length, text.length - after.length);
    return mapped.map(to => path.resolve(base, to.replace('*', () => matched.replace(/[?#].*$/, ''))));
  });
  const [first] = targets;
  if (!first || installedIn(packageName(text), pass.sourceFile.fileName) || isDeclared(packageName(text), declarationsFor(pass.sourceFile.fileName))) return undefined;
  const findings = targets.map(target => missingTarget(target, reference, pass));
  if (!findings.every(finding => finding !== undefined) || !fs.existsSync(path.dirname(path.dirname(first)))) return undefined;
  const [finding] = findings;
  if (finding?.reason !== 'unknownFile') return undefined;
  // Candidates are written as the alias is.
  const prefix = text.slice(0, text.lastIndexOf('/') + 1);
  return { ...finding, candidates: finding.candidates.map(name => prefix + path.posix.basename(name)), elsewhere: [] };
}

function missingTarget(target: string, reference: ModuleReference, pass: FilePass): MissingModule | undefined {
  const { fileName } = pass.sourceFile;
  if (fileExists(target)) return undefined;
  const packages = packagesOf(fileName);
  const isOtherCase = siblingNames(target).some(name => name.toLowerCase() === path.basename(target).toLowerCase());
  if (!isOtherCase && (isGenerated(target, fileName, packages) || isWrittenBySomething(target, packages))) return undefined;
  const { text } = reference.specifier;
  const prefix = text.slice(0, text.lastIndexOf('/') + 1);
  return {
    reason: 'unknownFile',
    reference,
    target,
    candidates: siblingNames(target).map(name => prefix + name),
    elsewhere: sameNameElsewhere(target, pass),
    compilerSees: compilerSees(reference, pass),
  };
}

/** A script or a configuration names the file: it may be there at another time. */
function isWrittenBySomething(target: string, packages: readonly Package[]): boolean {
  const name = path.basename(target);
  const withExtension = path.extname(name) ? [name, name.replace(/\.([cm]?)js(x?)$/, '.$1ts$2')] : ['.ts', '.js', '.mjs', '.cjs', '.json'].map(extension => name + extension);
  return [`${path.basename(path.dirname(target))}/${name}`, ...withExtension].some(text => isConfigured(packages, text));
}

/** Files of the program with the same name in another folder, nearest first. */
function sameNameElsewhere(target: string, { program, sourceFile }: FilePass): string[] {
  const name = path.basename(target).replace(/\.[cm]?[jt]sx?$/, '').toLowerCase();
  if (name === 'index') return [];
  return program
    .getSourceFiles()
    .filter(file => file !== sourceFile && isOwnFile(file, program) && path.basename(file.fileName).replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '').toLowerCase() === name)
    .map(file => relativeSpecifier(file.fileName, sourceFile))
    .sort((a, b) => a.split('/').length - b.split('/').length)
    .slice(0, 2);
}

/** `#name`, which only the `imports` of the nearest package.json can stand for. */
function missingImport(reference: ModuleReference, pass: FilePass): MissingModule | undefined {
  const { text } = reference.specifier;
  const { fileName } = pass.sourceFile;
  const [pkg] = declarationsFor(fileName).packages;
  const map = pkg && importsMap(pkg.json);
  if (!map || isMapped(map, text) || isConfigured(packagesOf(fileName), text.split('/')[0] ?? text)) return undefined;
  const candidates = map.exact;
  const isNode = isNodeEsModule(pass.sourceFile, pass.program.getCompilerOptions());
  if (!isNode && !candidates.some(key => isOneLetterAway(key, text) || key.toLowerCase() === text.toLowerCase())) return undefined;
  return { reason: 'unknownImport', reference, package: pkg, candidates, compilerSees: compilerSees(reference, pass) };
}

function missingPackage(reference: ModuleReference, pass: FilePass): MissingModule | undefined {
  const { fileName } = pass.sourceFile;
  const { text } = reference.specifier;
  const name = packageName(text);
  if (!PACKAGE_NAME.test(name)) return undefined;
  const declarations = declarationsFor(fileName);
  const directory = installedIn(name, fileName);
  if (directory) return missingSubpath(reference, directory, pass);
  const sees = compilerSees(reference, pass);
  if (isDeclared(name, declarations)) {
    const declaring = declarations.packages.find(({ json }) => json.dependencies?.[name] !== undefined || json.devDependencies?.[name] !== undefined);
    const count = declaring && countIfNothingInstalled(declaring);
    return declaring && count !== undefined ? { reason: 'notInstalled', reference, package: declaring, count, compilerSees: sees } : undefined;
  }
  if (builtinModules.includes(name) && text !== name) return missingBuiltin(reference, pass);
  if (installedIn(typesPackage(name), fileName)) return undefined;
  const nearest = declarations.packages.find(pkg => isNpmPackage(pkg));
  if (!nearest || countIfNothingInstalled(nearest) !== undefined) return undefined;
  if (isFolderOfProject(text, fileName, declarations) || hasOtherManifest(fileName) || hasImportMap(declarations)) return undefined;
  if (isConfigured(packagesOf(fileName), name) || (name !== text && isConfigured(packagesOf(fileName), text))) return undefined;
  if (someProvides(declaredPackages(declarations, fileName), name === text ? [name] : [name, text])) return undefined;
  return { reason: 'unknownPackage', reference, name, declarations, compilerSees: sees };
}

/** A file of an installed package that neither its `exports` nor its folder has. */
function missingSubpath(reference: ModuleReference, directory: string, pass: FilePass): MissingModule | undefined {
  const { fileName } = pass.sourceFile;
  const { text } = reference.specifier;
  const name = packageName(text);
  const pkg = packageIn(directory);
  const subpath = text.slice(name.length).replace(/[?#].*$/, '');
  // A link to a package of the workspace may not be built yet; what an install script makes may not be there.
  if (!pkg || !subpath || subpath === '/' || !isInNodeModules(directory) || hasInstallScript(pkg)) return undefined;
  if (LOADERS.some(loader => resolveAtRuntime(text, fileName, loader, pass.program) !== undefined)) return undefined;
  if (resolvesAsTypes(text, pass)) return undefined;
  const isPresent = fileExists(path.join(directory, subpath));
  const map = exportsMap(pkg);
  if (pkg.json.exports !== undefined && !map) return undefined;
  if (map && isMapped(map, `.${subpath}`) && map.exact.includes(`.${subpath}`)) return undefined;
  if (isPresent && !(map && !isMapped(map, `.${subpath}`) && isNodeEsModule(pass.sourceFile, pass.program.getCompilerOptions()))) return undefined;
  if (someProvides(declaredPackages(declarationsFor(fileName), fileName).filter(other => other.directory !== pkg.directory), [text])) return undefined;
  if (isConfigured(packagesOf(fileName), text)) return undefined;
  const candidates = map ? map.exact.filter(key => key !== '.' && key !== './package.json').map(key => name + key.slice(1)) : siblingNames(path.join(directory, subpath)).map(file => path.posix.join(path.posix.dirname(text), file));
  return { reason: 'unknownSubpath', reference, package: pkg, candidates, isPresent, compilerSees: compilerSees(reference, pass) };
}

function resolvesAsTypes(specifier: string, { program, sourceFile }: FilePass): boolean {
  const { resolvedModule } = ts.resolveModuleName(specifier, sourceFile.fileName, program.getCompilerOptions(), ts.sys, undefined, undefined, sourceFile.impliedNodeFormat);
  return resolvedModule !== undefined;
}

/** Anything that a package.json declares says that modules come from npm here. */
function isNpmPackage({ json }: Package): boolean {
  return json.dependencies !== undefined || json.devDependencies !== undefined || json.peerDependencies !== undefined;
}

/** `components/x` where a folder or file `components` lies in the package or its `src`: somebody resolves from there. */
function isFolderOfProject(specifier: string, fileName: string, { packages }: Declarations): boolean {
  const [first = ''] = specifier.split('/');
  const roots = packages.slice(0, 3).flatMap(({ directory }) => ['', 'src', 'app', 'lib', 'source', 'client', 'server', 'frontend', 'web', 'www', 'public', 'static', 'resources', 'js', 'assets'].map(folder => path.join(directory, folder)));
  const isThere = (directory: string): boolean => entriesOf(directory).some(entry => entry === first || (entry.startsWith(`${first}.`) && /\.[cm]?[jt]sx?$/.test(entry)));
  return roots.some(isThere) || isThere(path.dirname(fileName));
}

/** A template's own manifest (`_package.json`, `package.json.hbs`) declares what its files import. */
function hasOtherManifest(fileName: string): boolean {
  for (let directory = path.dirname(fileName); ; directory = path.dirname(directory)) {
    const names = entriesOf(directory);
    if (names.includes('package.json') || directory === path.dirname(directory)) return false;
    if (names.some(name => /package/i.test(name) && /json/.test(name) && !/lock/.test(name))) return true;
  }
}

function hasImportMap({ packages }: Declarations): boolean {
  return packages.slice(0, 1).some(({ directory }) =>
    ['', 'public', 'src'].some(folder => entriesOf(path.join(directory, folder)).some(name => name.endsWith('.html') && textOf(path.join(directory, folder, name)).includes('importmap'))),
  );
}

/** Installed packages that are declared above a file: one of them may make modules up. */
function declaredPackages({ packages }: Declarations, fileName: string): Package[] {
  const names = new Set(packages.flatMap(({ json }) => Object.keys({ ...json.dependencies, ...json.devDependencies, ...json.peerDependencies })));
  return [...names].flatMap(name => {
    const directory = installedIn(name, fileName);
    return (directory && packageIn(directory)) || [];
  });
}

function hasInstallScript({ json }: Package): boolean {
  const scripts = json['scripts'] as Record<string, unknown> | undefined;
  return ['preinstall', 'install', 'postinstall'].some(script => scripts?.[script] !== undefined) || json['gypfile'] === true;
}

/** How many packages a package.json declares when none of them is installed where it could be. */
function countIfNothingInstalled({ directory, json }: Package): number | undefined {
  const names = Object.keys({ ...json.dependencies, ...json.devDependencies });
  return names.length && names.every(name => !installedIn(name, path.join(directory, 'package.json'))) ? names.length : undefined;
}

/** The file that speaks for each package whose dependencies are not installed: the first that was linted and still needs one. */
const reporters = new Map<string, string>();

function settleNotInstalled(fileName: string, found: readonly MissingModule[]): void {
  const roots = new Set(found.flatMap(missing => (missing.reason === 'notInstalled' ? [missing.package.directory] : [])));
  for (const [root, reporter] of reporters) if (reporter === fileName && !roots.has(root)) reporters.delete(root);
  for (const root of roots) if (!reporters.has(root)) reporters.set(root, fileName);
}

function compilerSees({ kind, specifier }: ModuleReference, { program, sourceFile }: FilePass): boolean {
  const isJavaScript = /\.[cm]?jsx?$/.test(sourceFile.fileName);
  if (isJavaScript && !program.getCompilerOptions().checkJs && !/^\s*\/\/\s*@ts-check\b/m.test(sourceFile.text.slice(0, 2000))) return false;
  if (kind === 'resolve' || kind === 'mock' || (kind === 'require' && !isJavaScript)) return false;
  return isJavaScript || !suppressionsIn(sourceFile).at(ts.getLineAndCharacterOfPosition(sourceFile, specifier.getStart()).line);
}

/** A wildcard such as `declare module '*.css'` says what files of a kind hold, not that there is one. */
function isResolved({ specifier }: ModuleReference, { checker }: FilePass): boolean {
  const module = moduleAt(specifier, checker);
  return !!module && !(isRelative(specifier.text) && module.name.includes('*') && module.declarations?.every(ts.isModuleDeclaration));
}

function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

/** Neither empty nor a URL, a loader chain or a placeholder. */
function isAnswerable(specifier: string): boolean {
  return specifier !== '' && !/[!<>{}\s*\\]/.test(specifier) && (!PROTOCOL.test(specifier) || specifier.startsWith('node:')) && !specifier.startsWith('/');
}

function isInNodeModules(directory: string): boolean {
  try {
    return fs.realpathSync(directory).split(path.sep).includes('node_modules');
  } catch {
    return false;
  }
}

function isBelow(file: string, directory: string): boolean {
  return !path.relative(directory, file).startsWith('..');
}

function isOneLetterAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  if (longer.length !== shorter.length) return longer.slice(start + 1) === shorter.slice(start);
  return a.slice(start + 1) === b.slice(start + 1) || (a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2));
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
