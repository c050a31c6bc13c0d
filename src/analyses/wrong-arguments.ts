import ts from 'typescript';
import { isTestFile } from '../modules/file-purpose.js';
import { functionsNamed } from '../modules/named-functions.js';
import { installedPackageOf } from '../modules/package-json.js';
import { mentions } from '../modules/tokens.js';
import { argumentUse, type ArgumentUse } from '../types/argument-use.js';
import { enclosingModuleName } from '../types/declaring-package.js';
import { engineFunction, type BuiltinName } from '../types/engine-functions.js';
import { isInferenceReliable, isJavaScript } from '../types/js-inference.js';
import { mostInNewestLibrary } from '../types/newest-library.js';
import { objectTarget, parameterType } from '../types/object-targets.js';
import { nestedTypes } from '../types/option-parts.js';
import { isCall, withoutCasts, type Call } from '../types/origin.js';
import { arityOf, calledSignatures, type Arity, type Called } from '../types/signatures.js';
import { suppressionsIn } from '../types/suppressions.js';
import { ownersOf, runtimePackage, type Owner } from './contrary-evidence.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isOwnFile, mentionsInProgram } from './program-mentions.js';
import { unknownConstants } from './unknown-constants.js';
import { listenerMethod } from './unlisted-events.js';

/** A call with arguments that no signature of the callee takes, and that its code does not take either. */
export type WrongArguments = Judged & Mistake;

interface Judged {
  readonly call: Call;
  readonly owner: Owner;
  readonly hiddenBy: 'nothing' | 'JavaScript' | 'cast' | { readonly line: number; readonly directive: string };
  readonly compilerSees: boolean;
  /** The code of the function was asked as well as its types. */
  readonly isRead: boolean;
}

type Mistake =
  | { readonly kind: 'tooFew'; readonly at: ts.Node; readonly arity: Arity; readonly missing: ts.ParameterDeclaration | undefined }
  | { readonly kind: 'tooMany'; readonly at: ts.Expression; readonly arity: Arity }
  | { readonly kind: 'callback'; readonly at: ts.Expression; readonly returnsPromise: boolean; /** It comes after all that is taken. */ readonly isExtra: boolean }
  | { readonly kind: 'value'; readonly at: ts.Expression; /** The strings that are taken there. */ readonly taken: readonly string[] }
  | { readonly kind: 'option'; readonly at: ts.StringLiteralLike; readonly option: string; readonly taken: readonly string[] };

/** Calls with too few or too many arguments, callbacks that nobody calls, and literals that no overload takes. */
export const wrongArguments = defineFileAnalysis('wrongArguments', (pass): readonly WrongArguments[] => {
  const found: WrongArguments[] = [];
  const visit = (node: ts.Node): void => {
    if (isCall(node)) {
      const wrong = wrongIn(node, pass);
      if (wrong) found.push(wrong);
    } else if (ts.isObjectLiteralExpression(node) && node.properties.some(isStringProperty)) {
      found.push(...wrongOptionsIn(node, pass));
    }
    ts.forEachChild(node, visit);
  };
  visit(pass.sourceFile);
  return found;
});

function wrongIn(call: Call, pass: FilePass): WrongArguments | undefined {
  const { checker, sourceFile } = pass;
  if (call.arguments?.some(ts.isSpreadElement)) return undefined;
  const called = calledSignatures(call, checker);
  const mistake = called && mistakeIn(call, called, pass);
  if (!mistake || isOfOthers(mistake, call, pass)) return undefined;

  const visibility = visibilityOf(call, called, mistake, pass);
  if (!visibility || (isTestFile(sourceFile.fileName) && isOnPurpose(call, mistake))) return undefined;
  const javaScript = visibility.hiddenBy === 'JavaScript' || (typeof visibility.hiddenBy === 'object' && visibility.hiddenBy.directive === '@ts-nocheck');
  if (javaScript && !isKnownCallee(called.callee, checker)) return undefined;
  const judged = judge(mistake, call, called, pass);
  return judged && { ...mistake, ...judged, ...visibility, call };
}

type StringProperty = ts.PropertyAssignment & { readonly name: ts.Identifier; readonly initializer: ts.StringLiteralLike };

function isStringProperty(property: ts.ObjectLiteralElementLike): property is StringProperty {
  return ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && ts.isStringLiteralLike(property.initializer);
}

/** Values of options that take words of a list only: `{ access: 'privat' }`. */
function wrongOptionsIn(literal: ts.ObjectLiteralExpression, pass: FilePass): readonly WrongArguments[] {
  const { checker, sourceFile } = pass;
  // Tests pass wrong values on purpose, and what a variable holds may be changed before it is passed.
  const target = isTestFile(sourceFile.fileName) ? undefined : objectTarget(literal, checker);
  const [call] = target?.calls ?? [];
  if (!target || !call || target.escapes.has('variable') || target.escapes.has('helper')) return [];
  return literal.properties.filter(isStringProperty).flatMap(({ name: { text: option }, initializer: at }): readonly WrongArguments[] => {
    const parts = nestedTypes(target.parts, option, at, checker)?.flatMap(type => (type.isUnion() ? type.types : [type])) ?? [];
    const taken = parts.flatMap(part => (part.isStringLiteral() ? part.value : []));
    if (taken.length === 0 || taken.includes(at.text) || parts.some(part => part.flags & ANYTHING || isCoercible(part) || isAssignable(checker.getTypeAtLocation(at), part, checker))) return [];
    const mistake: Mistake = { kind: 'option', at, option, taken };
    const visibility = visibilityOf(call, { signatures: [], callee: call.expression, isHidden: target.escapes.has('cast') }, mistake, pass);
    if (!visibility || isOfOthers(mistake, call, pass)) return [];
    const [owner] = target.parts.flatMap(part => (part.getProperty(option) ? ownersOf(part, pass) : []));
    if (!owner || (!visibility.compilerSees && isKnownTo(owner, mistake, pass))) return [];
    return [{ ...mistake, ...visibility, owner, isRead: false, call }];
  });
}

/** Whether somebody may take a value that the types do not list. */
function isKnownTo(owner: Owner, { at, taken }: Mistake & { readonly kind: 'option' }, { program }: FilePass): boolean {
  if (taken.some(word => word.toLowerCase() === at.text.toLowerCase())) return owner.kind !== 'node';
  if (owner.kind === 'project') return mentionsInProgram(program, at.text).some(node => node !== at);
  return owner.kind === 'package' && (!owner.runtime || !/^[\w-]+$/.test(at.text) || mentions(owner.runtime, at.text).found !== 'no');
}

/** Names of events, and strings that the engine knows the set of, are other rules'. */
function isOfOthers({ kind, at }: Mistake, call: Call, pass: FilePass): boolean {
  if (kind !== 'value' && kind !== 'option') return false;
  return (kind === 'value' && ts.isCallExpression(call) && listenerMethod(call) !== undefined) || unknownConstants(pass).some(constant => constant.at === withoutCasts(at));
}

/** What types say is wrong with a call. */
function mistakeIn(call: Call, { signatures, callee }: Called, { checker }: FilePass): Mistake | undefined {
  const given: readonly ts.Expression[] = call.arguments ?? [];
  const arities: Arity[] = [];
  for (const signature of signatures) {
    const arity = arityOf(signature, checker);
    if (!arity) return undefined;
    arities.push(arity);
  }
  const tooFew = (candidates: readonly Arity[]): Mistake => {
    const arity = candidates.reduce((a, b) => (b.least < a.least ? b : a));
    const missing = signatures[arities.indexOf(arity)]?.parameters[given.length]?.valueDeclaration;
    return { kind: 'tooFew', at: ts.isPropertyAccessExpression(callee) ? callee.name : callee, arity, missing: missing && ts.isParameter(missing) ? missing : undefined };
  };
  if (arities.every(({ least }) => least > given.length)) return tooFew(arities);
  if (arities.every(({ most }) => most < given.length)) {
    const arity = arities.reduce((a, b) => (b.most > a.most ? b : a));
    const at = given[arity.most];
    if (!at) return undefined;
    return isFunctionValue(at, checker) ? { kind: 'callback', at, returnsPromise: returnsPromise(signatures, checker), isExtra: true } : { kind: 'tooMany', at, arity };
  }
  for (const at of given) {
    if (!isRefused(at, signatures, call, checker)) continue;
    const value = withoutCasts(at) as ts.Expression;
    if (isFunctionLiteral(value)) return { kind: 'callback', at, returnsPromise: returnsPromise(signatures, checker), isExtra: false };
    const parts = ts.isStringLiteralLike(value) ? partsTaken(signatures, given.indexOf(at), call, checker) : undefined;
    return { kind: 'value', at, taken: (parts ?? []).flatMap(part => (part.isStringLiteral() ? part.value : [])) };
  }
  // `fs.readFile(path, 'utf8')`: one overload takes a callback there, the other wants one more argument.
  const takesValues = signatures.map(signature => !given.some(at => isRefused(at, [signature], call, checker)));
  const longer = arities.filter(({ least }, i) => least > given.length && takesValues[i]);
  return longer.length > 0 && arities.every(({ least }, i) => least > given.length || !takesValues[i]) ? tooFew(longer) : undefined;
}

function isFunctionLiteral(node: ts.Expression): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function isFunctionValue(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const value = withoutCasts(node) as ts.Expression;
  return isFunctionLiteral(value) || checker.getTypeAtLocation(value).getCallSignatures().length > 0;
}

function returnsPromise(signatures: readonly ts.Signature[], checker: ts.TypeChecker): boolean {
  return signatures.every(signature => {
    const then = checker.getApparentType(signature.getReturnType()).getProperty('then');
    return !!then && checker.getTypeOfSymbol(then).getCallSignatures().length > 0;
  });
}

const PRIMITIVE = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.ESSymbolLike;
const NOTHING = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void;
const ANYTHING = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never | ts.TypeFlags.Instantiable;

/** Whether none of the signatures takes the argument at its place. Literals alone say for certain what is given. */
function isRefused(argument: ts.Expression, signatures: readonly ts.Signature[], call: Call, checker: ts.TypeChecker): boolean {
  const value = withoutCasts(argument) as ts.Expression;
  const isString = ts.isStringLiteralLike(value);
  const isPrimitive = isString || ts.isNumericLiteral(value) || value.kind === ts.SyntaxKind.TrueKeyword || value.kind === ts.SyntaxKind.FalseKeyword;
  const isObject = ts.isObjectLiteralExpression(value) && value.properties.every(isPlainProperty);
  if (!isPrimitive && !isObject && !isFunctionLiteral(value)) return false;
  const index = call.arguments?.indexOf(argument) ?? -1;
  const parts = partsTaken(signatures, index, call, checker);
  if (!parts) return false;
  if (isObject) return parts.every(part => part.flags & (PRIMITIVE | NOTHING) || isOnlyFunction(part));
  if (isFunctionLiteral(value)) return !parts.some(part => takesFunction(part, value, checker));
  if (parts.some(isCoercible)) return false;
  // Strings are lists of strings, whatever the type parameter stands for.
  if (isString && !parts.every(isOnlyFunction) && signatures.some(signature => isGenericAt(signature, index))) return false;
  const given = checker.getTypeAtLocation(value);
  return !parts.some(part => (isString && part.isStringLiteral() ? part.value === value.text : isAssignable(given, part, checker)));
}

/** What all signatures together take at a position; `undefined` where one of them may take anything. */
function partsTaken(signatures: readonly ts.Signature[], index: number, at: ts.Node, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  const parts = new Set<ts.Type>();
  for (const signature of signatures) {
    const types = parameterType(signature, index, at, checker);
    if (!types) return undefined;
    for (const type of types) for (const part of type.isUnion() ? type.types : [type]) parts.add(part);
  }
  return parts.size > 0 && ![...parts].some(part => part.flags & ANYTHING) ? [...parts] : undefined;
}

function isGenericAt({ typeParameters, parameters }: ts.Signature, index: number): boolean {
  const declaration = parameters[Math.min(index, parameters.length - 1)]?.valueDeclaration;
  const type = declaration && ts.isParameter(declaration) ? declaration.type : undefined;
  const names = new Set(typeParameters?.map(({ symbol }) => symbol.name));
  const mentionsOne = (node: ts.Node): boolean => (ts.isIdentifier(node) ? names.has(node.text) : (ts.forEachChild(node, child => mentionsOne(child) || undefined) ?? false));
  return names.size > 0 && (!type || mentionsOne(type));
}

function isOnlyFunction(part: ts.Type): boolean {
  return part.getCallSignatures().length > 0 && part.getProperties().length === 0;
}

/** Options objects take no functions, as long as these have nothing in common with them. */
function takesFunction(part: ts.Type, value: ts.Expression, checker: ts.TypeChecker): boolean {
  if (part.flags & (PRIMITIVE | NOTHING)) return false;
  if (part.flags & ts.TypeFlags.NonPrimitive || part.getCallSignatures().length + part.getConstructSignatures().length > 0) return true;
  return isAssignable(checker.getTypeAtLocation(value), part, checker);
}

/** Primitives are turned into each other without a word. */
function isCoercible(part: ts.Type): boolean {
  if (part.isIntersection()) return part.types.some(member => member.flags & PRIMITIVE);
  return !part.isStringLiteral() && (part.flags & PRIMITIVE) !== 0;
}

/** An object where nothing but primitives are taken becomes `[object Object]`, or `NaN`. */
function isPlainProperty(property: ts.ObjectLiteralElementLike): boolean {
  return !ts.isSpreadAssignment(property) && (ts.isIdentifier(property.name) || ts.isStringLiteralLike(property.name)) && !/^(?:toString|valueOf)$/.test(property.name.text);
}

/** TypeScript before 5.4 does not say; then everything may be. */
function isAssignable(from: ts.Type, to: ts.Type, checker: ts.TypeChecker): boolean {
  return (checker as Partial<ts.TypeChecker>).isTypeAssignableTo?.call(checker, from, to) ?? true;
}

function visibilityOf(call: Call, { isHidden }: Called, { at }: Mistake, { sourceFile, program }: FilePass): Pick<Judged, 'hiddenBy' | 'compilerSees'> | undefined {
  const isCast = isHidden || (call.arguments?.some(argument => argument === at) && withoutCasts(at) !== at && ts.isAsExpression(at));
  const isTest = isTestFile(sourceFile.fileName);
  // Tests do so on purpose, and say so.
  if (isCast && isTest) return undefined;
  if (isJavaScript(sourceFile)) {
    const isChecked = !!program.getCompilerOptions().checkJs || /^\s*\/\/\s*@ts-check\b/m.test(sourceFile.text.slice(0, 2000));
    return { hiddenBy: isCast ? 'cast' : 'JavaScript', compilerSees: isChecked && !isCast };
  }
  if (isCast) return { hiddenBy: 'cast', compilerSees: false };
  const suppression = suppressionsIn(sourceFile).at(ts.getLineAndCharacterOfPosition(sourceFile, at.getStart()).line);
  if (suppression && isTest) return undefined;
  return { hiddenBy: suppression ?? 'nothing', compilerSees: !suppression };
}

/** Whether inference in JavaScript may be taken at its word for what is called. */
function isKnownCallee(callee: ts.Expression, checker: ts.TypeChecker): boolean {
  return isInferenceReliable(callee, checker) && (!ts.isPropertyAccessExpression(callee) || isInferenceReliable(callee.expression, checker));
}

const FAILURE = /throw|reject|fail|invalid|error|missing|without|require|wrong|bad|mandatory|argument/i;

/** Tests see to it that wrong calls fail. */
function isOnPurpose(call: Call, { kind }: Mistake): boolean {
  if (kind === 'value') return true;
  for (let node: ts.Node = call; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isTryStatement(node.parent) && node.parent.tryBlock === node) return true;
    if (ts.isCallExpression(node.parent) && FAILURE.test(calleeName(node.parent))) return true;
    if (ts.isPropertyAccessExpression(node.parent) && /^(?:rejects|catch)$/.test(node.parent.name.text)) return true;
    if (ts.isCallExpression(node) && node !== call) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title) && FAILURE.test(title.text)) return true;
    }
  }
  return false;
}

function calleeName({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : ts.isIdentifier(expression) ? expression.text : '';
}

/** Where a signature is declared. */
interface Declared {
  readonly declaration: ts.SignatureDeclaration;
  readonly name: string;
  /** The class, interface or namespace. */
  readonly holder: string | undefined;
  readonly isMethod: boolean;
}

/** Asks whoever declares the callee; `undefined` when somebody takes the arguments after all, or cannot be asked. */
function judge(mistake: Mistake, call: Call, { signatures, callee, isHidden }: Called, pass: FilePass): Pick<Judged, 'owner' | 'isRead'> | undefined {
  let result: Pick<Judged, 'owner' | 'isRead'> | undefined;
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

type Verdict = 'taken' | 'refused by the types' | 'refused by the code';

function verdictOf(mistake: Mistake, call: Call, callee: ts.Expression, declared: Declared, owner: Owner, isHidden: boolean, pass: FilePass): Verdict {
  switch (owner.kind) {
    case 'es':
      return askLibrary(mistake, call, declared);
    case 'dom':
      return askBrowser(mistake, declared);
    case 'node':
      return askNode(mistake, call, declared, owner);
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
function isTakenBy(use: ArgumentUse, mistake: Mistake, call: Call): boolean {
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
      return parameter?.isExamined ?? false;
    }
  }
}

/** The types know what is needed; what more is taken, the running engine or a newer library may know. */
function askLibrary(mistake: Mistake, call: Call, declared: Declared): Verdict {
  const extra = extraOf(mistake, call);
  if (extra === undefined) return 'refused by the types';
  const fn = engineFunction(builtinName(declared, undefined));
  const newest = mostInNewestLibrary(declared.holder ?? declared.name, declared.name);
  return !fn || fn.length > extra || newest === undefined || newest > extra ? 'taken' : 'refused by the types';
}

/** The position of the first argument that comes after all that is taken. */
function extraOf(mistake: Mistake, call: Call): number | undefined {
  return mistake.kind === 'tooMany' || (mistake.kind === 'callback' && mistake.isExtra) ? call.arguments?.indexOf(mistake.at) : undefined;
}

function builtinName({ name, holder, isMethod }: Declared, module: string | undefined): BuiltinName {
  return isMethod ? { module, holder, name } : { module, holder: undefined, name: name.replace(/Constructor$/, '') };
}

/** Browsers have more than is declared. Where Node has the same function, it can be asked; a callback is extra anywhere. */
function askBrowser(mistake: Mistake, declared: Declared): Verdict {
  if (mistake.kind === 'value') return mistake.taken.some(word => word.toLowerCase() === textOf(mistake.at)?.toLowerCase()) ? 'taken' : 'refused by the types';
  if (mistake.kind !== 'tooMany') return 'refused by the types';
  const fn = engineFunction(builtinName(declared, undefined));
  return fn && fn.length <= mistake.arity.most && !(fn.use && fn.use.most > mistake.arity.most) ? 'refused by the types' : 'taken';
}

function textOf(node: ts.Expression): string | undefined {
  const value = withoutCasts(node);
  return ts.isStringLiteralLike(value) ? value.text : undefined;
}

/** Overloads make it hard to tell from the code what is needed; there the types know. */
function askNode(mistake: Mistake, call: Call, declared: Declared, { types, module }: Owner & { readonly kind: 'node' }): Verdict {
  if (mistake.kind === 'tooFew') return 'refused by the types';
  const fn = engineFunction(builtinName(declared, module));
  const extra = extraOf(mistake, call);
  if (fn?.use) return isTakenBy(fn.use, mistake, call) ? 'taken' : 'refused by the code';
  if (fn && extra !== undefined && fn.length > extra) return 'taken';
  const isOlder = Number(types?.json.version?.split('.')[0] ?? 0) < Number(process.versions.node.split('.')[0]);
  return isOlder ? 'taken' : 'refused by the types';
}

function askPackage(mistake: Mistake, call: Call, { name, holder }: Declared, { types, runtime }: Owner & { readonly kind: 'package' }, isHidden: boolean): Verdict {
  if (!runtime) return 'taken';
  const found = functionsNamed(runtime, name);
  const own = found?.functions.filter(fn => holder !== undefined && fn.holder === holder) ?? [];
  const asked = own.length > 0 ? own : (found?.functions ?? []);
  if (found?.isMade && !own.length) return 'taken';
  if (asked.some(({ use }) => isTakenBy(use, mistake, call))) return 'taken';
  const text = mistake.kind === 'value' && mistake.taken.length > 0 ? textOf(mistake.at) : undefined;
  if (text !== undefined && (!/^[\w-]+$/.test(text) || mentions(runtime, text).found !== 'no')) return 'taken';
  const isProved = mistake.kind !== 'tooFew' || asked.every(({ use }) => use.parameters[call.arguments?.length ?? 0]?.isNeeded);
  if (asked.length > 0 && isProved) return 'refused by the code';
  if (mistake.kind === 'value' && text === undefined) return 'taken';
  // Made in a way that cannot be followed: a package's own types are as good as its word.
  return types === runtime && !isHidden ? 'refused by the types' : 'taken';
}

function askProject(mistake: Mistake, call: Call, callee: ts.Expression, { declaration, name }: Declared, { program, checker, sourceFile }: FilePass): Verdict {
  // Tests give the project's own functions wrong arguments on purpose.
  if (isTestFile(sourceFile.fileName)) return 'taken';
  // Declarations beside JavaScript are behind it, or ahead.
  if (declaration.getSourceFile().isDeclarationFile) return 'taken';
  // A variable for one of several functions gives all of them the same.
  if (mistake.kind === 'tooMany' && ts.isIdentifier(callee) && callee.text !== name && isVariable(callee, checker)) return 'taken';
  const { body } = declaration as ts.FunctionLikeDeclaration;
  if (body && isTakenBy(argumentUse(declaration), mistake, call)) return 'taken';
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

function isVariable(callee: ts.Identifier, checker: ts.TypeChecker): boolean {
  return ((checker.getSymbolAtLocation(callee)?.flags ?? 0) & ts.SymbolFlags.Variable) !== 0;
}

/** Whether a word is an argument of a call like this one, which is the same mistake. */
function isGivenTo(word: ts.Node, { expression }: Call): boolean {
  let value = word;
  while (withoutCasts(value.parent) !== value.parent) value = value.parent;
  return isCall(value.parent) && value.parent.expression.getText() === expression.getText();
}

/** Nothing but a constant: it will take its arguments when it is written. */
function isStub(body: ts.ConciseBody): boolean {
  const isConstant = (value: ts.Expression | undefined): boolean => !value || ts.isLiteralExpression(value) || value.kind === ts.SyntaxKind.TrueKeyword || value.kind === ts.SyntaxKind.FalseKeyword || value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === 'undefined');
  return ts.isBlock(body) ? body.statements.every(statement => ts.isReturnStatement(statement) && isConstant(statement.expression)) : isConstant(body);
}

/** Whether another function of the program that has the name takes the arguments: a method of a subclass, a later assignment. */
function isOverridden(name: string, mistake: Mistake, call: Call, program: ts.Program): boolean {
  return mentionsInProgram(program, name).some(({ parent }) => {
    const value = ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) ? parent.initializer : ts.isPropertyAccessExpression(parent) && ts.isBinaryExpression(parent.parent) && parent.parent.left === parent ? parent.parent.right : parent;
    if (!value) return false;
    if (value !== parent && !ts.isFunctionLike(value)) return ts.isCallExpression(value) || ts.isIdentifier(value);
    return ts.isFunctionLike(value) && (value as ts.FunctionLikeDeclaration).body !== undefined && isTakenBy(argumentUse(value), mistake, call);
  });
}
