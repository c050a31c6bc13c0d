import ts from 'typescript';
import { installedFrom, installedPackageOf, packagesAbove, type Package } from '../modules/package-json.js';
import { isTestFile } from '../modules/file-purpose.js';
import { mentions, mentionsMember } from '../modules/tokens.js';
import { qualifiedName } from '../types/engine.js';
import { engineReads } from '../types/engine-options.js';
import { declarationsOf, type Answer } from '../types/members.js';
import type { JsxElement } from '../types/jsx-props.js';
import { isCall, type Call } from '../types/origin.js';
import { isWithin } from '../types/syntax.js';
import { ownersOf, runtimePackage, type Owner } from './contrary-evidence.js';
import type { FilePass } from './define.js';
import { mentionsInProgram } from './program-mentions.js';
import { isSentAsJson } from './sent-as-json.js';

/** Whether anybody may read a key that the declared types of the options do not have. */
export interface OptionEvidence {
  /** `no`: everybody who could read it was asked. */
  readonly readBySomebody: Answer;
  /** Only the platform could not be asked: it knows the key elsewhere, or is newer than its types. */
  readonly onlyPlatformUnknown: boolean;
  readonly owners: readonly Owner[];
}

/** Modules of Node that take options from whoever wraps them. */
const NODE_MODULES = ['net', 'tls', 'http', 'https', 'http2', 'dgram', 'child_process', 'worker_threads', 'fs', 'zlib', 'readline', 'stream', 'crypto', 'undici'];
const MAX_DEPENDENCIES = 60;

/** Reads files, so it is asked of suspicions only. `at` is the key in the literal. */
export function optionEvidence(key: string, at: ts.Node, parts: readonly ts.Type[], takers: readonly (Call | JsxElement)[], pass: FilePass): OptionEvidence {
  const owners = allOwners(parts, takers, pass);
  // Tests give the project's own functions wrong options on purpose.
  if (owners.some(({ kind }) => kind === 'project') && isTestFile(pass.sourceFile.fileName)) return { readBySomebody: 'unknown', onlyPlatformUnknown: false, owners };
  if (owners.some(({ kind }) => kind === 'project') && takers.some(taker => isSent(at, taker, pass))) return { readBySomebody: 'unknown', onlyPlatformUnknown: false, owners };
  let readBySomebody: Answer = owners.length ? 'no' : 'unknown';
  let onlyPlatformUnknown = true;
  for (const owner of owners) {
    const answer = askOwner(owner, key, at, parts, pass);
    if (answer === 'yes') return { readBySomebody: 'yes', onlyPlatformUnknown: false, owners };
    if (answer === 'unknown') {
      readBySomebody = 'unknown';
      onlyPlatformUnknown &&= owner.kind === 'node' || owner.kind === 'dom' || owner.kind === 'es';
    }
  }
  return { readBySomebody, onlyPlatformUnknown: readBySomebody === 'unknown' && onlyPlatformUnknown, owners };
}

/** Whether the options leave the program as JSON. */
function isSent(at: ts.Node, taker: Call | JsxElement, { program }: FilePass): boolean {
  if (!isCall(taker)) return false;
  const given = taker.arguments ?? [];
  const own = given.findIndex(argument => isWithin(at, argument));
  return own >= 0 ? isSentAsJson(taker, own, program) : given.some((_, index) => isSentAsJson(taker, index, program));
}

/** Who declares the options, and who declares the functions that take them. */
function allOwners(parts: readonly ts.Type[], takers: readonly (Call | JsxElement)[], pass: FilePass): readonly Owner[] {
  const owners = new Map<string, Owner>();
  const add = (owner: Owner): void => void owners.set(owner.kind === 'package' ? owner.types.directory : owner.kind, owner);
  for (const part of parts) {
    // `Readonly`, `Omit` and the like: the members are declared elsewhere.
    const isUtility = (owner: Owner): boolean => owner.kind === 'es' && !isDeclaredByLanguage(part, pass);
    ownersOf(part, pass).filter(owner => !isUtility(owner)).forEach(add);
  }
  for (const taker of takers) {
    const file = pass.checker.getResolvedSignature(taker)?.declaration?.getSourceFile();
    if (!file || pass.program.isSourceFileDefaultLibrary(file)) continue;
    const pkg = installedPackageOf(file.fileName);
    if (!pkg) add({ kind: 'project', file });
    else if (pkg.json.name !== '@types/node') add({ kind: 'package', types: pkg, runtime: runtimePackage(pkg, pass.sourceFile) });
  }
  return [...owners.values()];
}

function isDeclaredByLanguage(part: ts.Type, { program, checker }: FilePass): boolean {
  if (part.getCallSignatures().length) return true;
  return [...declarationsOf(part, checker)].some(declaration => !ts.isMappedTypeNode(declaration) && !ts.isTypeAliasDeclaration(declaration) && program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
}

function askOwner(owner: Owner, key: string, at: ts.Node, parts: readonly ts.Type[], pass: FilePass): Answer {
  switch (owner.kind) {
    case 'project':
      return askProject(owner.file, key, at, pass);
    case 'package':
      return askPackage(owner, key, parts, pass);
    case 'node':
      if (askEngine(parts, key) !== 'unknown') return askEngine(parts, key);
      return nodeVersionOf(owner.types) < Number(process.versions.node.split('.')[0]) || declaredIn(/\/@types\/node\//, key, pass.program) ? 'unknown' : 'no';
    case 'es':
      return askEngine(parts, key);
    case 'dom':
      // Browsers have more than the library declares; what Node itself runs can be asked.
      return runsInNode(pass.sourceFile) && askEngine(parts, key) === 'no' ? 'no' : 'unknown';
  }
}

function askProject(file: ts.SourceFile, key: string, at: ts.Node, { program }: FilePass): Answer {
  if (file.isDeclarationFile) {
    const [owner] = packagesAbove(file.fileName);
    if (!owner || mentionsMember(owner, key).found !== 'no') return 'unknown';
  }
  return isReadInProgram(program, key, at) ? 'yes' : 'no';
}

/** Whether any other place in the project's own files has the word: a read, a declaration, a string. */
function isReadInProgram(program: ts.Program, key: string, except: ts.Node): boolean {
  return mentionsInProgram(program, key).some(node => node !== except && !isSameMistake(node, except));
}

/** The same key given to the same callee, and the value that is given: `{ retries: retries }`. */
function isSameMistake(node: ts.Node, except: ts.Node): boolean {
  const { parent } = node;
  if (parent === except.parent) return true;
  const call = (of: ts.Node): string | undefined => {
    const found = ts.findAncestor(of, ts.isCallOrNewExpression);
    return found?.expression.getText();
  };
  return (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) && parent.name === node && call(node) !== undefined && call(node) === call(except);
}

/** A package, what it hands its options on to, and what is written to extend it. */
function askPackage({ runtime, types }: Owner & { readonly kind: 'package' }, key: string, parts: readonly ts.Type[], pass: FilePass): Answer {
  if (types.json.name === 'undici-types') return askEngine(parts, key);
  const known = runtime ? someSourceMentions(runtime, key, pass.sourceFile.fileName) : 'unknown';
  if (known !== 'no' || !runtime) return known;
  const wrapsNode = NODE_MODULES.some(name => mentions(runtime, name).found === 'yes');
  return wrapsNode && declaredIn(/\/@types\/node\//, key, pass.program) ? 'unknown' : 'no';
}

/** Whether the source of a package, of its dependencies, or of what the project has installed to extend it mentions a word. */
export function someSourceMentions(runtime: Package, word: string, fileName: string): Answer {
  const own = mentionsMember(runtime, word).found;
  if (own !== 'no') return own;
  const others = [...dependenciesOf(runtime), ...extensionsOf(runtime, fileName)];
  if (others.length > MAX_DEPENDENCIES) return 'unknown';
  for (const other of others) {
    const { found, files } = mentionsMember(other, word);
    if (found === 'yes' || (found === 'unknown' && files > 0)) return found;
  }
  return 'no';
}

function dependenciesOf({ directory, json }: Package): readonly Package[] {
  const names = Object.keys({ ...json.dependencies, ...json.peerDependencies, ...json.optionalDependencies });
  return names.filter(name => !name.startsWith('@types/')).flatMap(name => installedFrom(directory, name) ?? []);
}

/** Packages that the project declares, or those bring along, and that name `pkg` among theirs: plugins add options. */
function extensionsOf(pkg: Package, fileName: string): readonly Package[] {
  const wanted = pkg.json.name ?? '';
  const among = ({ directory }: Package, names: object): readonly Package[] =>
    Object.keys(names).flatMap(name => {
      const installed = name === wanted ? undefined : installedFrom(directory, name);
      return installed && wanted in { ...installed.json.dependencies, ...installed.json.peerDependencies, ...installed.json.devDependencies } ? installed : [];
    });
  const declared = [...packagesAbove(fileName)].flatMap(owner => among(owner, { ...owner.json.dependencies, ...owner.json.devDependencies, ...owner.json.peerDependencies }));
  const found = new Map([...declared, ...declared.flatMap(each => among(each, { ...each.json.dependencies }))].map(each => [each.directory, each]));
  return [...found.values()];
}

function askEngine(parts: readonly ts.Type[], key: string): Answer {
  const answers = parts.flatMap(part => {
    const symbol = (part.aliasSymbol ?? part.symbol) as ts.Symbol | undefined;
    return symbol ? engineReads(qualifiedName(symbol), key) : [];
  });
  return answers.includes('yes') ? 'yes' : answers.includes('no') ? 'no' : 'unknown';
}

function nodeVersionOf(types: Package | undefined): number {
  return Number(types?.json.version?.split('.')[0] ?? 0);
}

/** A file that imports a built-in of Node is run by it. */
function runsInNode(file: ts.SourceFile): boolean {
  return file.statements.some(statement => ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && statement.moduleSpecifier.text.startsWith('node:'));
}

const declared = new WeakMap<ts.Program, Map<string, boolean>>();

/** Whether a declaration file of the platform has a member of that name anywhere. */
function declaredIn(files: RegExp, key: string, program: ts.Program): boolean {
  let known = declared.get(program);
  if (!known) declared.set(program, (known = new Map()));
  let found = known.get(key);
  if (found === undefined) {
    const member = new RegExp(`^\\s*(?:readonly )?${key}\\??\\s*[:(<]`, 'm');
    found = program.getSourceFiles().some(file => files.test(file.fileName) && file.text.includes(key) && member.test(file.text));
    known.set(key, found);
  }
  return found;
}
