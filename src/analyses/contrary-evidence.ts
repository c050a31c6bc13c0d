import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { installedFrom, installedPackageOf, linkedFrom, packageIn, packagesAbove, type Package } from '../modules/package-json.js';
import { ownExports } from '../modules/surface.js';
import { composes, declaresForOthers, mentions, spells, writesText } from '../modules/tokens.js';
import { builtinClassHas, builtinInstanceHas, builtinModuleHas, declaringModule, engineHas, libraryHas, qualifiedName, timerHas } from '../types/engine.js';
import { declarationsOf, partsOf, withBases, type Answer } from '../types/members.js';
import { someSubtypeHas } from '../types/subtypes.js';
import type { FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { isOwnFile, programMentions } from './program-mentions.js';

/** Who declares a type, and so who can say whether a member is there. */
export type Owner =
  | { readonly kind: 'project'; readonly file: ts.SourceFile }
  | { readonly kind: 'package'; readonly types: Package; readonly runtime: Package | undefined }
  | { readonly kind: 'node'; readonly types: Package | undefined; readonly module: string | undefined }
  | { readonly kind: 'es' | 'dom' };

/** Whether anything speaks for a member that the types do not declare. */
export interface Evidence {
  /** `yes`: something does. `no`: everybody who could know was asked. `unknown`: somebody could not be asked. */
  readonly contrary: Answer;
  /** Only the types lack the member: the package's own source mentions it. */
  readonly undocumented: boolean;
  /** Only the DOM library could not be asked: browsers have more than it declares. */
  readonly onlyDomUnknown: boolean;
  /** Those who were asked; the owner of the type itself first. */
  readonly owners: readonly Owner[];
}

/** How the code comes to use a member that the types do not declare. */
export interface Use {
  readonly name: string;
  readonly type: ts.Type;
  /** The compiler sees the same mistake: nothing is hidden or inferred from JavaScript. */
  readonly compilerSees: boolean;
  readonly isCall: boolean;
}

/** Looks for anything that speaks for the member; reads files, so it is asked of suspicions only. */
export function contraryEvidence(use: Use, pass: FilePass): Evidence {
  const { program, checker } = pass;
  const owners = ownersOf(use.type, pass);
  const none = (contrary: Answer): Evidence => ({ contrary, undocumented: false, onlyDomUnknown: false, owners });
  if (!owners.length) return none('unknown');

  const project = programMentions(program, use.name);
  if (project.assigned || project.inSubtype) return none('yes');
  // What the compiler reports is wrong in its own terms; a property of the same name elsewhere does not make it right.
  const isOwnType = owners.some(owner => owner.kind === 'project');
  if (project.written && (isOwnType || !(use.compilerSees || isClosed(owners)))) return none('yes');

  // Where the types of Node are not installed, its timers pass for the numbers that browsers have.
  if (use.type.flags & ts.TypeFlags.NumberLike && !hasNodeTypes(program) && timerHas(use.name)) return none('yes');

  const bases = new Set([...(partsOf(use.type, checker) ?? [])].flatMap(part => [...withBases(part, checker)]).flatMap(type => type.symbol ?? []));
  if (isError(bases) || someSubtypeHas(bases, use.name, program)) return none('yes');

  let contrary: Answer = 'no';
  let onlyDomUnknown = true;
  for (const owner of owners) {
    const answer = askOwner(owner, use, bases);
    if (answer === 'yes') return { ...none('yes'), undocumented: owner.kind === 'package' };
    if (answer === 'unknown') {
      contrary = 'unknown';
      onlyDomUnknown &&= owner.kind === 'dom';
    }
  }
  if (isAugmentedOutOfSight(owners, pass) || loadsUnseenPlugin(owners, pass)) return none('unknown');
  if (owners.some(owner => owner.kind === 'package') && pluginsOf(pass.sourceFile.fileName).some(plugin => declaresForOthers(plugin, use.name))) return none('unknown');
  if (use.compilerSees) return none('no');
  // `User.hasMany(Book)` gives users a `getBooks()`.
  if (isOwnType && owners.some(owner => owner.kind === 'package' && owner.runtime && composes(owner.runtime, use.name))) return none('yes');
  if (!isClosed(owners) && importedPackages(pass).some(pkg => mentions(pkg, use.name).found === 'yes')) return none('yes');
  return { ...none(contrary), onlyDomUnknown: contrary === 'unknown' && onlyDomUnknown };
}

/**
 * Whether a package of the same workspace, of which the program has no file as long as it is not built, declares more members for
 * the interfaces of an owner: `declare module '@tiptap/core'`.
 */
function isAugmentedOutOfSight(owners: readonly Owner[], { program, sourceFile }: FilePass): boolean {
  const names = owners.flatMap(owner => (owner.kind === 'package' ? (owner.types.json.name ?? []) : []));
  return names.length > 0 && unbuiltNeighbours(sourceFile.fileName, program).some(neighbour => names.some(name => writesText(neighbour, [`declare module '${name}'`, `declare module "${name}"`])));
}

/** Whether the file loads a package that is not installed and may add members to one of the owners: for its effect alone, or named after it, as `winston-loggly` is. */
function loadsUnseenPlugin(owners: readonly Owner[], pass: FilePass): boolean {
  const names = owners.flatMap(owner => (owner.kind === 'package' ? (owner.runtime?.json.name ?? []) : []));
  const isUnseen = (specifier: ts.Node | undefined, isForEffect: boolean): boolean => {
    if (!specifier || !ts.isStringLiteralLike(specifier) || /^[./]/.test(specifier.text) || isBuiltin(specifier.text)) return false;
    const [scope = '', name = ''] = specifier.text.split('/');
    const pkg = scope.startsWith('@') ? `${scope}/${name}` : scope;
    return (isForEffect || names.some(owner => pkg.includes(owner))) && !installedFrom(path.dirname(pass.sourceFile.fileName), pkg);
  };
  return (
    names.length > 0 &&
    (pass.sourceFile.statements.some(statement => ts.isImportDeclaration(statement) && isUnseen(statement.moduleSpecifier, !statement.importClause)) ||
      nodesOf(pass, ts.SyntaxKind.CallExpression).some(({ parent, expression, arguments: [specifier] }) => ts.isIdentifier(expression) && expression.text === 'require' && isUnseen(specifier, ts.isExpressionStatement(parent))))
  );
}

/** The installed packages that a project declares and that are made for others that it declares: `vue-i18n` for `vue`. */
function pluginsOf(fileName: string): readonly Package[] {
  const [own] = packagesAbove(fileName);
  const declared = { ...own?.json.dependencies, ...own?.json.devDependencies };
  return Object.keys(declared).flatMap(name => {
    const installed = own && installedFrom(own.directory, name);
    return installed && Object.keys(installed.json.peerDependencies ?? {}).some(peer => peer in declared) ? [installed] : [];
  });
}

const unbuilt = new WeakMap<ts.Program, Map<string, readonly Package[]>>();

function unbuiltNeighbours(fileName: string, program: ts.Program): readonly Package[] {
  let perFolder = unbuilt.get(program);
  if (!perFolder) unbuilt.set(program, (perFolder = new Map()));
  const [own] = packagesAbove(fileName);
  let found = own && perFolder.get(own.directory);
  if (own && !found) {
    const linked = Object.keys({ ...own.json.dependencies, ...own.json.devDependencies, ...own.json.peerDependencies }).flatMap(name => linkedFrom(own.directory, name) ?? []);
    found = linked.filter(({ directory }) => !program.getSourceFiles().some(file => file.fileName.startsWith(`${directory}/`)));
    perFolder.set(own.directory, found);
  }
  return found ?? [];
}

function hasNodeTypes(program: ts.Program): boolean {
  return program.getSourceFiles().some(file => file.fileName.includes('/@types/node/'));
}

function askOwner(owner: Owner, use: Use, bases: ReadonlySet<ts.Symbol>): Answer {
  switch (owner.kind) {
    case 'project': {
      const module = use.type.symbol?.declarations?.find(ts.isSourceFile);
      return module ? askModule(module, use.name) : 'no';
    }
    case 'package':
      return owner.runtime ? spokenOf(owner.runtime, use.name) : 'unknown';
    case 'node':
      return owner.module ? builtinModuleHas(owner.module, use.name) : askNode(use, bases);
    case 'es':
      return anyKnown([...bases].filter(symbol => symbol.declarations?.some(isStandardLibrary)).map(symbol => (libraryHas(symbol.name, use.name) ? 'yes' : engineHas(qualifiedName(symbol), use.name))));
    case 'dom':
      return 'unknown';
  }
}

function spokenOf(pkg: Package, name: string): Answer {
  const { found } = mentions(pkg, name);
  return found === 'no' && spells(pkg, name) ? 'unknown' : found;
}

/** A module of the project: its types say what TypeScript saw, the JavaScript what it has. */
function askModule({ fileName }: ts.SourceFile, name: string): Answer {
  const isDeclaration = /\.d\.([cm]?)ts$/.exec(fileName);
  if (!isDeclaration && !/\.[cm]?jsx?$/.test(fileName)) return 'no';
  const found = ownExports(isDeclaration ? `${fileName.slice(0, isDeclaration.index)}.${isDeclaration[1]}js` : fileName);
  if (!found) return 'unknown';
  return found.names.has(name) ? 'yes' : found.complete && found.forwards.length === 0 ? 'no' : 'unknown';
}

/** Instances have fields that no prototype shows, so the absence of a member that is only read stays unknown. */
function askNode(use: Use, bases: ReadonlySet<ts.Symbol>): Answer {
  const answers = [...bases].map(symbol => builtinInstanceHas(declaringModule(symbol), symbol.name, use.name));
  const known = anyKnown(answers);
  const answer = known === 'unknown' ? builtinClassHas(use.name) : known;
  return answer === 'no' && !use.isCall && !isPlainValue(bases) ? 'unknown' : answer;
}

/** Arrays and primitives have no hidden fields; interfaces of the types that they implement change nothing in that. */
function isPlainValue(bases: ReadonlySet<ts.Symbol>): boolean {
  return [...bases].some(symbol => symbol.declarations?.some(isStandardLibrary));
}

function anyKnown(answers: readonly Answer[]): Answer {
  return answers.includes('yes') ? 'yes' : answers.includes('no') ? 'no' : 'unknown';
}

/** Those whose declarations make up a type. */
export function ownersOf(type: ts.Type, pass: FilePass): Owner[] {
  const owners = ownersOfDeclarations(declarationsOf(type, pass.checker), pass, moduleOf(type));
  // A function's own type comes from its signature; what it has beside comes from the engine's `Function`.
  const isFunction = (partsOf(type, pass.checker) ?? []).some(part => part.getCallSignatures().length > 0);
  return isFunction && !owners.some(({ kind }) => kind === 'es') ? [...owners, { kind: 'es' }] : owners;
}

/** Those who wrote some declarations; `module` is the built-in module that is declared as a whole. */
export function ownersOfDeclarations(declarations: Iterable<ts.Declaration>, { program, sourceFile }: FilePass, module?: string): Owner[] {
  const owners = new Map<string, Owner>();
  for (const declaration of declarations) {
    const file = declaration.getSourceFile();
    if (program.isSourceFileDefaultLibrary(file)) {
      // `Pick`, `Partial` and the like: the members are declared elsewhere.
      if (ts.isMappedTypeNode(declaration)) continue;
      const kind = /\/lib\.(?:dom|webworker|scripthost)/.test(file.fileName) ? 'dom' : 'es';
      owners.set(kind, { kind });
      continue;
    }
    const pkg = installedPackageOf(file.fileName);
    if (pkg?.json.name === '@types/node') {
      owners.set('node', { kind: 'node', types: pkg, module });
    } else if (pkg) {
      const runtime = runtimePackage(pkg, sourceFile);
      owners.set(pkg.directory, { kind: 'package', types: pkg, runtime });
    } else if (isOwnFile(file, program)) {
      owners.set('project', { kind: 'project', file });
    } else {
      owners.set(file.fileName, { kind: 'package', types: packageIn(file.fileName) ?? { directory: '', json: {} }, runtime: undefined });
    }
  }
  return [...owners.values()];
}

/** The JavaScript that a package of declarations describes: `pg` for `@types/pg`. */
export function runtimePackage(types: Package, from: ts.SourceFile): Package | undefined {
  const name = types.json.name ?? '';
  if (!name.startsWith('@types/')) return types;
  const described = name.slice('@types/'.length).replace(/^(.+?)__(.+)$/, '@$1/$2');
  // A store keeps the declarations apart from what they describe; then it is what the linted file gets by that name.
  return packageIn(types.directory.slice(0, -name.length) + described) ?? installedFrom(path.dirname(from.fileName), described);
}

/** `fs` where the type is the module itself, `typeof import('fs')`. */
function moduleOf(type: ts.Type): string | undefined {
  const symbol = type.symbol as ts.Symbol | undefined;
  if (!symbol || !(symbol.flags & ts.SymbolFlags.ValueModule)) return undefined;
  const declaration = symbol.declarations?.find(ts.isModuleDeclaration);
  return declaration && ts.isStringLiteral(declaration.name) ? declaration.name.text : undefined;
}

/** Values of the engine and of Node's modules are what they are, whatever names the code around them uses. */
function isClosed(owners: readonly Owner[]): boolean {
  return owners.every(owner => owner.kind === 'es' || (owner.kind === 'node' && owner.module !== undefined));
}

function isError(bases: ReadonlySet<ts.Symbol>): boolean {
  return [...bases].some(symbol => /Error$/.test(symbol.name) && symbol.declarations?.some(isStandardLibrary));
}

function isStandardLibrary(declaration: ts.Declaration): boolean {
  return /\/lib\.[\w.]+\.d\.ts$/.test(declaration.getSourceFile().fileName);
}

const imported = new WeakMap<ts.SourceFile, readonly Package[]>();

/** The installed packages that the file imports: any of them may have given the value what its types do not tell. */
export function importedPackages({ sourceFile, checker }: FilePass): readonly Package[] {
  let packages = imported.get(sourceFile);
  if (!packages) {
    const found = new Map<string, Package>();
    for (const statement of sourceFile.statements) {
      if (!ts.isImportDeclaration(statement)) continue;
      const file = checker.getSymbolAtLocation(statement.moduleSpecifier)?.declarations?.[0]?.getSourceFile();
      const types = file && installedPackageOf(file.fileName);
      const runtime = types && runtimePackage(types, sourceFile);
      if (runtime && runtime.json.name !== '@types/node') found.set(runtime.directory, runtime);
    }
    imported.set(sourceFile, (packages = [...found.values()]));
  }
  return packages;
}
