import ts from 'typescript';
import { isTestFile } from '../modules/file-purpose.js';
import { functionsNamed } from '../modules/named-functions.js';
import { installedPackageOf, type Package } from '../modules/package-json.js';
import { mentions } from '../modules/tokens.js';
import { argumentUse, type ArgumentUse } from '../types/argument-use.js';
import { enclosingModuleName } from '../types/declaring-package.js';
import { engineFunction, type BuiltinName } from '../types/engine-functions.js';
import { isJavaScript } from '../types/js-inference.js';
import { mostInNewestLibrary } from '../types/newest-library.js';
import { isCall, withoutCasts, type Call } from '../types/origin.js';
import type { Called } from '../types/signatures.js';
import type { CallMistake } from './argument-mistakes.js';
import { runtimePackage, type Owner } from './contrary-evidence.js';
import type { FilePass } from './define.js';
import { isOwnFile, mentionsInProgram } from './program-mentions.js';

/** Who refuses the arguments of a call. */
export interface Refusal {
  readonly owner: Owner;
  /** The code of the function was asked as well as its types. */
  readonly isRead: boolean;
}

/** Asks whoever declares the callee; `undefined` when somebody takes the arguments after all, or cannot be asked. */
export function refusalOf(mistake: CallMistake, call: Call, { signatures, callee, isHidden }: Called, pass: FilePass): Refusal | undefined {
  let result: Refusal | undefined;
  for (const { declaration } of signatures) {
    const declared = declaration && !ts.isJSDocSignature(declaration) ? declaredBy(declaration) : undefined;
    const owner = declared && ownerOf(declared, pass);
    if (!declared || !owner) return undefined;
    const verdict = verdictOf(mistake, call, callee, declared, owner, isHidden, pass);
    if (verdict === 'taken') return undefined;
    result ??= { owner, isRead: verdict === 'refused by the code' };
  }
  return result;
}

/** Where a signature is declared. */
interface Declared {
  readonly declaration: ts.SignatureDeclaration;
  readonly name: string;
  /** The class, interface or namespace. */
  readonly holder: string | undefined;
  readonly isMethod: boolean;
}

type Verdict = 'taken' | 'refused by the types' | 'refused by the code';

function verdictOf(mistake: CallMistake, call: Call, callee: ts.Expression, declared: Declared, owner: Owner, isHidden: boolean, pass: FilePass): Verdict {
  switch (owner.kind) {
    case 'es':
      return askLibrary(mistake, call, declared);
    case 'dom':
      return askBrowser(mistake, declared);
    case 'node':
      return askNode(mistake, call, declared, owner, pass);
    case 'package':
      return askPackage(mistake, call, declared, owner, isHidden);
    case 'project':
      return askProject(mistake, call, callee, declared, pass);
  }
}

/** The function that a signature is of. Function types have no owner: whoever is given the value makes it. */
function declaredBy(declaration: ts.SignatureDeclaration): Declared | undefined {
  const named = (node: ts.Node, holder?: string): Declared | undefined => {
    const name = nameOf(node);
    return name === undefined ? undefined : { declaration, name, holder, isMethod: holder !== undefined };
  };
  const { parent } = declaration;
  const holder = ts.isTypeLiteralNode(parent) ? parent.parent : parent;
  if (ts.isConstructorDeclaration(declaration)) return named(parent);
  if (ts.isConstructSignatureDeclaration(declaration) || ts.isCallSignatureDeclaration(declaration)) return ts.isParameter(holder) ? undefined : named(holder);
  if (ts.isMethodSignature(declaration) || ts.isMethodDeclaration(declaration)) return named(declaration, nameOf(holder));
  if (ts.isFunctionDeclaration(declaration)) return named(declaration, ts.isModuleBlock(parent) && ts.isIdentifier(parent.parent.name) ? parent.parent.name.text : undefined);
  if (ts.isArrowFunction(declaration) || ts.isFunctionExpression(declaration)) {
    if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return named(parent);
    return ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left) ? named(parent.left) : undefined;
  }
  return undefined;
}

function nameOf(node: ts.Node): string | undefined {
  const name = ts.isPropertyAccessExpression(node) ? node.name : ts.getNameOfDeclaration(node as ts.Declaration);
  return name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : undefined;
}

function ownerOf({ declaration }: Declared, { program, sourceFile }: FilePass): Owner | undefined {
  const file = declaration.getSourceFile();
  if (program.isSourceFileDefaultLibrary(file)) return { kind: /\/lib\.(?:dom|webworker|scripthost)/.test(file.fileName) ? 'dom' : 'es' };
  const types = installedPackageOf(file.fileName);
  if (types?.json.name === '@types/node') return { kind: 'node', types, module: enclosingModuleName(declaration) };
  if (types) return { kind: 'package', types, runtime: runtimePackage(types, sourceFile) };
  return isOwnFile(file, program) ? { kind: 'project', file } : undefined;
}

/** Whether the code of a function takes what its types refuse. */
function isTakenBy(use: ArgumentUse, mistake: CallMistake, call: Call): boolean {
  if (use.most === Infinity) return true;
  switch (mistake.kind) {
    case 'tooFew': {
      const missing = use.parameters[call.arguments?.length ?? 0];
      return !missing || missing.isOptional;
    }
    case 'tooMany':
      return use.most > mistake.arity.most;
    default: {
      const parameter = use.parameters[call.arguments?.indexOf(mistake.at) ?? -1];
      return parameter !== undefined && ((mistake.kind === 'callback' && mistake.isExtra) || parameter.isExamined);
    }
  }
}

/** The types know what is needed; what more is taken, the running engine or a newer library may know. */
function askLibrary(mistake: CallMistake, call: Call, declared: Declared): Verdict {
  const extra = extraOf(mistake, call);
  if (extra === undefined) return 'refused by the types';
  const fn = engineFunction(builtinName(declared, undefined));
  const newest = mostInNewestLibrary(declared.holder ?? declared.name, declared.name);
  return !fn || fn.length > extra || newest === undefined || newest > extra ? 'taken' : 'refused by the types';
}

/** The position of the first argument that comes after all that is taken. */
function extraOf(mistake: CallMistake, call: Call): number | undefined {
  return mistake.kind === 'tooMany' || (mistake.kind === 'callback' && mistake.isExtra) ? call.arguments?.indexOf(mistake.at) : undefined;
}

function builtinName({ name, holder, isMethod }: Declared, module: string | undefined): BuiltinName {
  return isMethod ? { module, holder, name } : { module, holder: undefined, name: name.replace(/Constructor$/, '') };
}

/** Browsers have more than is declared. Where Node has the same function, it can be asked; a callback is extra anywhere. */
function askBrowser(mistake: CallMistake, declared: Declared): Verdict {
  if (mistake.kind === 'value') return mistake.taken.some(word => word.toLowerCase() === textOf(mistake.at)?.toLowerCase()) ? 'taken' : 'refused by the types';
  if (mistake.kind !== 'tooMany') return 'refused by the types';
  const fn = engineFunction(builtinName(declared, undefined));
  return fn && fn.length <= mistake.arity.most && !(fn.use && fn.use.most > mistake.arity.most) ? 'refused by the types' : 'taken';
}

function textOf(node: ts.Expression): string | undefined {
  const value = withoutCasts(node);
  return ts.isStringLiteralLike(value) ? value.text : undefined;
}

/**
 * Types ask for more than Node does (`fs.openSync(path)`): what is left out has to be all arguments, a callback, or something
 * that the code of the function refuses to be without.
 */
function askNode(mistake: CallMistake, call: Call, declared: Declared, { types, module }: Owner & { readonly kind: 'node' }, { checker }: FilePass): Verdict {
  const fn = engineFunction(builtinName(declared, module));
  if (mistake.kind === 'tooFew') {
    const given = call.arguments?.length ?? 0;
    const isCallback = mistake.missing !== undefined && checker.getTypeAtLocation(mistake.missing).getCallSignatures().length > 0;
    const isNeeded = given === 0 || isCallback || fn?.use?.parameters.slice(given).some(({ isValidated, isOptional }) => isValidated && !isOptional);
    return isNeeded ? 'refused by the types' : 'taken';
  }
  const extra = extraOf(mistake, call);
  if (fn?.use) return isTakenBy(fn.use, mistake, call) ? 'taken' : 'refused by the code';
  if (fn && extra !== undefined && fn.length > extra) return 'taken';
  const isOlder = Number(types?.json.version?.split('.')[0] ?? 0) < Number(process.versions.node.split('.')[0]);
  return isOlder ? 'taken' : 'refused by the types';
}

function askPackage(mistake: CallMistake, call: Call, { name, holder }: Declared, { types, runtime }: Owner & { readonly kind: 'package' }, isHidden: boolean): Verdict {
  if (!runtime) return 'taken';
  const found = functionsNamed(runtime, name);
  const own = found?.functions.filter(fn => holder !== undefined && fn.holder === holder) ?? [];
  const asked = own.length > 0 ? own : (found?.functions ?? []);
  if (found?.isMade && !own.length) return 'taken';
  if (asked.some(({ use }) => isTakenBy(use, mistake, call))) return 'taken';
  if (mistake.kind === 'callback' && asked.some(({ use }) => isHandedToTaker(use, call.arguments?.indexOf(mistake.at) ?? -1, runtime))) return 'taken';
  const text = mistake.kind === 'value' && mistake.taken.length > 0 ? textOf(mistake.at) : undefined;
  if (text !== undefined && (!/^[\w-]+$/.test(text) || mentions(runtime, text).found !== 'no')) return 'taken';
  const isProved = mistake.kind !== 'tooFew' || asked.every(({ use }) => use.parameters[call.arguments?.length ?? 0]?.isNeeded);
  if (asked.length > 0 && isProved) return 'refused by the code';
  if (mistake.kind === 'value' && text === undefined) return 'taken';
  // Made in a way that cannot be followed: a package's own types are as good as its word.
  return types === runtime && !isHidden ? 'refused by the types' : 'taken';
}

const MAX_HANDINGS = 3;

/** Whether the function hands the argument as it is to one of the package that asks what it is, or calls it. */
function isHandedToTaker({ parameters }: ArgumentUse, index: number, pkg: Package, steps = 0): boolean {
  const handings = parameters[index]?.handedTo ?? [];
  return handings.some(handing => (functionsNamed(pkg, handing.name)?.functions ?? []).some(({ use }) => use.most === Infinity || use.parameters[handing.index]?.isExamined || (steps < MAX_HANDINGS && isHandedToTaker(use, handing.index, pkg, steps + 1))));
}

function askProject(mistake: CallMistake, call: Call, callee: ts.Expression, { declaration, name }: Declared, { program, checker, sourceFile }: FilePass): Verdict {
  // Tests give the project's own functions wrong arguments on purpose.
  if (isTestFile(sourceFile.fileName)) return 'taken';
  // Declarations beside JavaScript are behind it, or ahead.
  if (declaration.getSourceFile().isDeclarationFile) return 'taken';
  // A variable for one of several functions gives all of them the same.
  if (mistake.kind === 'tooMany' && ts.isIdentifier(callee) && callee.text !== name && isVariable(callee, checker)) return 'taken';
  const { body } = declaration as ts.FunctionLikeDeclaration;
  // An interface that says more of a class says nothing of the code, which a base class may have.
  if (ts.isMethodSignature(declaration) && ts.isInterfaceDeclaration(declaration.parent) && checker.getSymbolAtLocation(declaration.parent.name)?.declarations?.some(ts.isClassLike)) return 'taken';
  const implementation = body ? declaration : implementationOf(declaration, checker);
  if (implementation && isTakenBy(argumentUse(implementation), mistake, call)) return 'taken';
  // `(name, test = null) => find(name, test)`: the type is no more than a guess from the default.
  const given = mistake.kind === 'callback' && implementation ? call.arguments?.indexOf(mistake.at) ?? -1 : -1;
  const parameter = implementation?.parameters[given];
  if (implementation && parameter && !parameter.type && !ts.getJSDocType(parameter) && isNothing(parameter.initializer) && argumentUse(implementation).parameters[given]?.handedTo.length) return 'taken';
  if (isJavaScript(declaration)) {
    if (!body) return 'taken';
    if (mistake.kind === 'tooFew') return mistake.missing && !ts.isIdentifier(mistake.missing.name) ? 'refused by the code' : 'taken';
    if (mistake.kind === 'value' || isStub(body)) return 'taken';
  }
  if (mistake.kind === 'value') {
    const text = textOf(mistake.at);
    if (text === undefined || mentionsInProgram(program, text).some(node => !isGivenTo(node, call))) return 'taken';
  }
  if (ts.isPropertyAccessExpression(callee) && isOverridden(name, mistake, call, program)) return 'taken';
  return body ? 'refused by the code' : 'refused by the types';
}

function isNothing(value: ts.Expression | undefined): boolean {
  return value !== undefined && (value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === 'undefined'));
}

/** The function behind an overload, which may take more than any of its overloads say. */
function implementationOf(overload: ts.SignatureDeclaration, checker: ts.TypeChecker): ts.SignatureDeclaration | undefined {
  const name = (overload as ts.NamedDeclaration).name;
  const declarations = (name && checker.getSymbolAtLocation(name)?.declarations) ?? [];
  return declarations.filter(ts.isFunctionLike).find(each => (each as ts.FunctionLikeDeclaration).body !== undefined);
}

function isVariable(callee: ts.Identifier, checker: ts.TypeChecker): boolean {
  return ((checker.getSymbolAtLocation(callee)?.flags ?? 0) & ts.SymbolFlags.Variable) !== 0;
}

/** Whether a word is an argument of a call like this one, which is the same mistake. */
function isGivenTo(word: ts.Node, { expression }: Call): boolean {
  let value = word;
  while (withoutCasts(value.parent) !== value.parent) value = value.parent;
  return isCall(value.parent) && value.parent.expression.getText() === expression.getText();
}

/** Nothing but a constant, or a function that is nothing but that: it will take its arguments when it is written, or stands in for one that does. */
function isStub(body: ts.ConciseBody): boolean {
  const isConstant = (value: ts.Expression | undefined): boolean => !value || ts.isLiteralExpression(value) || value.kind === ts.SyntaxKind.TrueKeyword || value.kind === ts.SyntaxKind.FalseKeyword || value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === 'undefined') || ((ts.isArrowFunction(value) || ts.isFunctionExpression(value)) && isStub(value.body));
  return ts.isBlock(body) ? body.statements.every(statement => ts.isReturnStatement(statement) && isConstant(statement.expression)) : isConstant(body);
}

/** Whether another function of the program that has the name takes the arguments: a method of a subclass, a later assignment. */
function isOverridden(name: string, mistake: CallMistake, call: Call, program: ts.Program): boolean {
  return mentionsInProgram(program, name).some(({ parent }) => {
    const value = ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) ? parent.initializer : ts.isPropertyAccessExpression(parent) && ts.isBinaryExpression(parent.parent) && parent.parent.left === parent ? parent.parent.right : parent;
    if (!value) return false;
    if (value !== parent && !ts.isFunctionLike(value)) return ts.isCallExpression(value) || ts.isIdentifier(value);
    return ts.isFunctionLike(value) && (value as ts.FunctionLikeDeclaration).body !== undefined && isTakenBy(argumentUse(value), mistake, call);
  });
}
