import { EventEmitter } from 'node:events';
import ts from 'typescript';
import { CONSTANT_PARAMETERS } from '../catalogue/constants.js';
import { isTestFile } from '../modules/file-purpose.js';
import { enclosingModuleName, packageOfFile } from '../types/declaring-package.js';
import { engineKnows, intlRefuses, knownConstants, type ConstantKind } from '../types/engine-constants.js';
import { isJavaScript } from '../types/js-inference.js';
import { parameterTypes } from '../types/object-targets.js';
import { isCall, namedSymbol, type Call } from '../types/origin.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { mentionsInProgram } from './program-mentions.js';

/** A string that the running engine does not know where it takes names of a fixed set only. */
export interface UnknownConstant {
  readonly value: string;
  readonly at: ts.StringLiteralLike;
  readonly kind: ConstantKind | 'option';
  /** The `Intl` option whose value it is. */
  readonly option: string | undefined;
  /** The type lists its values: the compiler objects as well. */
  readonly compilerSees: boolean;
  readonly candidates: readonly string[];
}

/** Names of algorithms, encodings, signals, errors, zones and locales that do not exist. Tests, and code that expects to fail, are left alone. */
export const unknownConstants = defineFileAnalysis('unknownConstants', (pass): readonly UnknownConstant[] => {
  if (isTestFile(pass.sourceFile.fileName)) return [];
  const found: UnknownConstant[] = [];
  for (const node of nodesOf(pass, ts.SyntaxKind.StringLiteral, ts.SyntaxKind.NoSubstitutionTemplateLiteral)) {
    const unknown = MAY_BE_NAME.test(node.text) ? constantAt(node, pass) : undefined;
    if (unknown) found.push(unknown);
  }
  return found;
});

/** What algorithms, encodings, zones and the like are called, right or wrong: one word. */
const MAY_BE_NAME = /^[^\s:;,()<>'"`]{1,80}$/;

function constantAt(node: ts.StringLiteralLike, pass: FilePass): UnknownConstant | undefined {
  const value = outermostCast(node);
  const { parent } = value;
  if (isCall(parent) && parent.arguments?.some(argument => argument === value)) return argumentOf(parent, value, node, pass);
  if (ts.isPropertyAssignment(parent) && parent.initializer === value) return optionValue(parent, node, pass);
  if (ts.isBinaryExpression(parent) || ts.isCaseClause(parent)) return errorCode(node, pass);
  return undefined;
}

function outermostCast(node: ts.Expression): ts.Expression {
  const { parent } = node;
  return ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent) || ts.isSatisfiesExpression(parent) ? outermostCast(parent) : node;
}

/** Methods of the language, of `console` and of emitters: whatever they are called on, their first argument is no such name. Most strings are given to one of them. */
const TAKES_ANY_TEXT: ReadonlySet<string> = new Set(
  [String.prototype, Array.prototype, Map.prototype, JSON, EventEmitter.prototype, console]
    .flatMap(object => Object.getOwnPropertyNames(object))
    .filter(name => !/locale|^toString$|^constructor$/i.test(name) && !CONSTANT_PARAMETERS.some(row => row.name === name)),
);

function argumentOf(call: Call, value: ts.Expression, node: ts.StringLiteralLike, pass: FilePass): UnknownConstant | undefined {
  const { checker, program } = pass;
  const index = (call.arguments as readonly ts.Expression[]).indexOf(value);
  if (index === 0 && !node.text.startsWith('SIG') && ts.isPropertyAccessExpression(call.expression) && TAKES_ANY_TEXT.has(call.expression.name.text)) return undefined;
  const declarations = namedSymbol(call.expression, checker)?.declarations ?? [];
  const declaration = declarations[0];
  if (!declaration || !declarations.every(each => isPlatform(each, program))) return undefined;
  const callee = ts.getNameOfDeclaration(declaration)?.getText() ?? '';
  const module = enclosingModuleName(declaration)?.replace(/^node:/, '');
  const row = CONSTANT_PARAMETERS.find(({ name, argument, module: from }) => name === callee && argument === index && (from === module || (module === undefined && name === 'TextDecoder')));
  if (row) return unknown(node, row.kind, false);
  const parameters = parameterDeclarations(call, index, checker);
  if (parameters.some(parameter => /^locales?$/.test(parameter.name.getText()) && program.isSourceFileDefaultLibrary(parameter.getSourceFile()))) return unknown(node, 'locale', false);
  if (!parameters.some(parameter => packageOfFile(parameter.getSourceFile().fileName) === '@types/node')) return undefined;
  const accepted = closedSet(call, value, checker);
  if (!accepted || accepted.has(node.text)) return undefined;
  const compilerSees = !isJavaScript(node) && value === node;
  if (accepted.has('base64') && accepted.has('utf8')) return unknown(node, 'encoding', compilerSees);
  return accepted.has('SIGTERM') && /^SIG[A-Z\d]+$/.test(node.text) ? unknown(node, 'signal', compilerSees) : undefined;
}

function parameterDeclarations(call: Call, index: number, checker: ts.TypeChecker): readonly ts.ParameterDeclaration[] {
  const callee = checker.getTypeAtLocation(call.expression);
  const signatures = ts.isNewExpression(call) ? callee.getConstructSignatures() : callee.getCallSignatures();
  return signatures.flatMap(({ parameters }) => {
    const declaration = parameters[index]?.valueDeclaration;
    return declaration && ts.isParameter(declaration) ? declaration : [];
  });
}

/** The strings that all overloads together take for an argument; `undefined` when one of them takes any. */
function closedSet(call: Call, node: ts.Expression, checker: ts.TypeChecker): ReadonlySet<string> | undefined {
  const types = parameterTypes(call, node, checker)?.flatMap(type => (type.isUnion() ? type.types : [type]));
  if (!types || types.some(type => type.flags & (ts.TypeFlags.String | ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Instantiable))) return undefined;
  return new Set(types.flatMap(type => (type.isStringLiteral() ? type.value : [])));
}

/** `{ timeZone: 'Mars/Base' }`, `{ currency: 'EURO' }`, `{ method: 'DELTE' }`: the options of `Intl` and of requests. */
function optionValue(property: ts.PropertyAssignment, node: ts.StringLiteralLike, { checker, program }: FilePass): UnknownConstant | undefined {
  if (!ts.isIdentifier(property.name) || !/^[a-z]\w+$/.test(property.name.text)) return undefined;
  const name = property.name.text;
  // Few properties are called so, and of these most have a value that the engine knows.
  if (name === 'method' ? engineKnows('method', node.text) : name === 'timeZone' ? engineKnows('time zone', node.text) : !intlOptions(program).has(name)) return undefined;
  const type = checker.getContextualType(property.parent);
  const declared = (type && checker.getNonNullableType(type).getProperty(name)?.declarations) ?? [];
  const owner = declared.find(declaration => isPlatform(declaration, program) && ts.isInterfaceDeclaration(declaration.parent))?.parent as ts.InterfaceDeclaration | undefined;
  if (!owner) return undefined;
  const isIntl = ts.isModuleBlock(owner.parent) && ts.isIdentifier(owner.parent.parent.name) && owner.parent.parent.name.text === 'Intl';
  if (isIntl) {
    if (name === 'timeZone') return unknown(node, 'time zone', false);
    return intlRefuses(owner.name.text, name, node.text) && !isExpectedToFail(node) ? { value: node.text, at: node, kind: 'option', option: name, compilerSees: false, candidates: literalsOf(type, name, property, checker) } : undefined;
  }
  return name === 'method' && /^(?:RequestInit|RequestOptions|ClientRequestArgs)$/.test(owner.name.text) ? unknown(node, 'method', false) : undefined;
}

const intlOptionsOf = new WeakMap<ts.Program, ReadonlySet<string>>();

/** The names of all options that the library's `Intl` declares. */
function intlOptions(program: ts.Program): ReadonlySet<string> {
  let names = intlOptionsOf.get(program);
  if (!names) {
    const checker = program.getTypeChecker();
    const intl = checker.resolveName('Intl', undefined, ts.SymbolFlags.Namespace, false);
    const interfaces = intl ? checker.getExportsOfModule(intl).filter(({ flags }) => flags & ts.SymbolFlags.Interface) : [];
    names = new Set(interfaces.flatMap(each => checker.getDeclaredTypeOfSymbol(each).getProperties().map(member => member.name)));
    intlOptionsOf.set(program, names);
  }
  return names;
}

/** The values that an option is declared to take. */
function literalsOf(type: ts.Type | undefined, name: string, at: ts.Node, checker: ts.TypeChecker): readonly string[] {
  const property = type && checker.getNonNullableType(type).getProperty(name);
  const declared = property && checker.getTypeOfSymbolAtLocation(property, at);
  return declared?.isUnion() ? declared.types.flatMap(part => (part.isStringLiteral() ? part.value : [])) : [];
}

/** `error.code === 'EACCESS'`. Packages have codes of their own, so only a slip for one of the system's is told. */
function errorCode(node: ts.StringLiteralLike, { program }: FilePass): UnknownConstant | undefined {
  if (!/^E[A-Z\d]{3,}$/.test(node.text)) return undefined;
  const compared = ts.isCaseClause(node.parent) ? node.parent.parent.parent.expression : ts.isBinaryExpression(node.parent) ? (node.parent.left === node ? node.parent.right : node.parent.left) : undefined;
  if (!compared || !isEquality(node.parent) || !ts.isPropertyAccessExpression(compared) || !/^(?:code|errno)$/.test(compared.name.text)) return undefined;
  const isMade = mentionsInProgram(program, node.text).some(mention => !isEquality(mention.parent));
  return isMade ? undefined : unknown(node, 'errno', false);
}

function isEquality(node: ts.Node): boolean {
  if (ts.isCaseClause(node)) return true;
  return ts.isBinaryExpression(node) && [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken].includes(node.operatorToken.kind);
}

const THROWS: ReadonlySet<ConstantKind> = new Set(['hash', 'signature', 'cipher', 'curve', 'encoding', 'label', 'signal', 'locale', 'time zone']);

function unknown(at: ts.StringLiteralLike, kind: ConstantKind, compilerSees: boolean): UnknownConstant | undefined {
  if (engineKnows(kind, at.text) || (THROWS.has(kind) && isExpectedToFail(at))) return undefined;
  const candidates = kind === 'locale' ? [at.text.replaceAll('_', '-')].filter(name => name !== at.text && engineKnows('locale', name)) : knownConstants(kind);
  return { value: at.text, at, kind, option: undefined, compilerSees, candidates };
}

/** Whoever catches what the call throws may be asking whether the engine knows the name. */
function isExpectedToFail(node: ts.Node): boolean {
  for (let inner = node, outer = node.parent; !ts.isFunctionLike(outer) && !ts.isSourceFile(outer); inner = outer, outer = outer.parent) {
    if (ts.isTryStatement(outer) && outer.tryBlock === inner && outer.catchClause) return true;
  }
  return false;
}

function isPlatform(declaration: ts.Declaration, program: ts.Program): boolean {
  const file = declaration.getSourceFile();
  return program.isSourceFileDefaultLibrary(file) || packageOfFile(file.fileName) === '@types/node' || packageOfFile(file.fileName) === 'undici-types';
}
