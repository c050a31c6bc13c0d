import ts from 'typescript';
import { isAssignable } from '../types/assignable.js';
import { packageOfFile } from '../types/declaring-package.js';
import { partsOf, withBases } from '../types/members.js';
import { isCall, isDeclaredBy, namedSymbol, withoutCasts, type Call } from '../types/origin.js';
import { referencesTo, valueSymbol } from '../types/references.js';
import { isAssignment, isNullish } from '../types/syntax.js';
import { isCallOf } from './catalogue-match.js';
import type { FilePass } from './define.js';
import { isOwnFile, mentionsInProgram } from './program-mentions.js';
import { ADD_LISTENER } from './resource-uses.js';

/** Where the bytes of a stream come from; `command` is what a child process puts out. */
export type ByteSource = 'request' | 'response' | 'socket' | 'file' | 'input' | 'command';

/** What an expression may be on the way to a stream: `child` is a process, whose `stdout` and `stderr` are streams. */
type Made = ByteSource | 'child';

const MAX_STEPS = 8;
const NET = ['node:net', 'node:tls'];
const HTTP = ['node:http', 'node:https'];

/**
 * Where the bytes of a stream of Node come from, if its chunks are proved to be bytes: what makes it or hands it over is known and
 * gives it no encoding, and nothing in the project calls `setEncoding()` on what may be the same stream.
 */
export function byteSourceOf(stream: ts.Expression, pass: FilePass): ByteSource | undefined {
  const source = madeBy(stream, pass, MAX_STEPS);
  if (source === undefined || source === 'child' || isSetUp(stream, pass)) return undefined;
  return source !== 'request' && isHandedOut(stream, pass) ? undefined : source;
}

/** The stream that a chain of calls like `stream.on(…).on(…)` begins with. */
export function withoutChain(stream: ts.Expression): ts.Expression {
  const node = withoutCasts(stream);
  const callee = ts.isCallExpression(node) ? withoutCasts(node.expression) : node;
  return callee !== node && ts.isPropertyAccessExpression(callee) && GIVES_ITSELF.has(callee.name.text) ? withoutChain(callee.expression) : stream;
}

function madeBy(expression: ts.Expression, pass: FilePass, steps: number): Made | undefined {
  if (steps === 0) return undefined;
  const { checker, program } = pass;
  const node = withoutCasts(expression);
  if (isCall(node)) return madeByCall(node, pass, steps);
  if (ts.isConditionalExpression(node)) return sameOf([node.whenTrue, node.whenFalse].map(each => madeBy(each, pass, steps - 1)));
  if (ts.isPropertyAccessExpression(node)) {
    const { text } = node.name;
    if (text === 'stdin') return isProcess(node.expression, program) ? 'input' : undefined;
    if (text === 'stdout' || text === 'stderr') return madeBy(node.expression, pass, steps - 1) === 'child' ? 'command' : undefined;
    if (text === 'raw' || text === 'req') return isMessage(checker.getTypeAtLocation(node), pass) && isHandedRequest(node.expression, pass) ? 'request' : undefined;
    if (node.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
    const symbol = checker.getSymbolAtLocation(node.name);
    return symbol && madeByHolder(symbol, symbol.valueDeclaration, pass, steps);
  }
  const symbol = ts.isIdentifier(node) ? valueSymbol(node, checker) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || declaration.getSourceFile().isDeclarationFile) return undefined;
  if (ts.isBindingElement(declaration)) return madeByElement(declaration, pass, steps);
  return ts.isParameter(declaration) ? handedOver(declaration, pass, steps) : ts.isVariableDeclaration(declaration) ? madeByHolder(symbol, declaration, pass, steps) : undefined;
}

function sameOf(all: readonly (Made | undefined)[]): Made | undefined {
  const [first] = all;
  return all.every(each => each === first) ? first : undefined;
}

/** `const { stdout } = spawn(…)`. */
function madeByElement(element: ts.BindingElement, pass: FilePass, steps: number): Made | undefined {
  const name = (element.propertyName ?? element.name).getText();
  const holder = element.parent.parent;
  if (!ts.isVariableDeclaration(holder) || !holder.initializer || element.initializer) return undefined;
  if (name === 'stdin') return isProcess(holder.initializer, pass.program) ? 'input' : undefined;
  return (name === 'stdout' || name === 'stderr') && madeBy(holder.initializer, pass, steps - 1) === 'child' ? 'command' : undefined;
}

/** What a variable or field holds, when everything that its file puts into it is of one kind. */
function madeByHolder(symbol: ts.Symbol, declaration: ts.Declaration | undefined, pass: FilePass, steps: number): Made | undefined {
  const { checker, program } = pass;
  if (!declaration || !(ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration) || ts.isPropertyAccessExpression(declaration) || ts.isBinaryExpression(declaration))) return undefined;
  const values = 'initializer' in declaration && declaration.initializer && !isNullish(declaration.initializer) ? [declaration.initializer] : [];
  if (ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0) return values[0] && madeBy(values[0], pass, steps - 1);
  for (const mention of ts.isVariableDeclaration(declaration) ? referencesTo(symbol, declaration.getSourceFile(), checker) : mentionsInProgram(program, symbol.name)) {
    const target = ts.isPropertyAccessExpression(mention.parent) && mention.parent.name === mention ? mention.parent : mention;
    const { parent } = target;
    if (!ts.isIdentifier(mention) || !ts.isBinaryExpression(parent) || parent.left !== target || !isAssignment(parent)) continue;
    if (checker.getSymbolAtLocation(mention) !== symbol) continue;
    if (!isNullish(parent.right)) values.push(parent.right);
  }
  return values.length === 0 ? undefined : sameOf(values.map(value => madeBy(value, pass, steps - 1)));
}

function madeByCall(call: Call, pass: FilePass, steps: number): Made | undefined {
  const { checker, program } = pass;
  const callee = withoutCasts(call.expression);
  const name = ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
  if (ts.isNewExpression(call)) return name === 'Socket' && NET.some(module => isCallOf(call, { by: 'new', type: 'Socket' }, { from: 'module', module }, program)) ? 'socket' : undefined;
  if (ts.isPropertyAccessExpression(callee) && GIVES_ITSELF.has(name)) {
    const target = madeBy(callee.expression, pass, steps - 1);
    if (target) return target;
  }
  const declared = namedSymbol(callee, checker)?.name ?? '';
  if (declared === 'createReadStream') {
    const isOfModule = isCallOf(call, { by: 'call', name: declared }, { from: 'module', module: 'node:fs' }, program);
    const isOfHandle = !isOfModule && isCallOf(call, { by: 'method', type: 'FileHandle', name: declared }, { from: 'module', module: 'node:fs/promises' }, program);
    return (isOfModule || isOfHandle) && givesBytes(call.arguments[isOfModule ? 1 : 0], checker) && !call.arguments.some(ts.isSpreadElement) ? 'file' : undefined;
  }
  // exec() and execFile() decode what their commands put out, unless they are told not to; spawn() does not.
  if (declared === 'spawn' || declared === 'fork') return isCallOf(call, { by: 'call', name: declared }, { from: 'module', module: 'node:child_process' }, program) ? 'child' : undefined;
  if (declared === 'connect' || declared === 'createConnection') return NET.some(module => isCallOf(call, { by: 'call', name: declared }, { from: 'module', module }, program)) ? 'socket' : undefined;
  return undefined;
}

/** Methods of a stream or a process that give the object itself. */
const GIVES_ITSELF: ReadonlySet<string> = new Set([...ADD_LISTENER, 'off', 'pause', 'prependOnceListener', 'ref', 'removeAllListeners', 'removeListener', 'resume', 'setKeepAlive', 'setNoDelay', 'setTimeout', 'unref', 'connect']);

/** Whether the options of `createReadStream()` surely leave its chunks bytes. */
function givesBytes(options: ts.Expression | undefined, checker: ts.TypeChecker): boolean {
  if (!options) return true;
  const literal = withoutCasts(options);
  if (ts.isObjectLiteralExpression(literal)) return literal.properties.every(property => property.name !== undefined && !ts.isComputedPropertyName(property.name) && property.name.getText() !== 'encoding');
  const type = checker.getTypeAtLocation(options);
  return (type.flags & ts.TypeFlags.Undefined) !== 0;
}

function isProcess(node: ts.Expression, program: ts.Program): boolean {
  const value = withoutCasts(node);
  return ts.isIdentifier(value) && value.text === 'process' && (namedSymbol(value, program.getTypeChecker())?.declarations ?? []).some(each => packageOfFile(each.getSourceFile().fileName) === '@types/node');
}

function isOfType(type: ts.Type, name: string, modules: readonly string[], { checker, program }: FilePass): boolean {
  return (partsOf(type, checker) ?? []).some(part =>
    [...withBases(part, checker)].some(({ symbol }) => (symbol as ts.Symbol | undefined)?.name === name && (symbol.declarations ?? []).some(declaration => modules.some(module => isDeclaredBy(declaration, { from: 'module', module }, program)))),
  );
}

function isMessage(type: ts.Type, pass: FilePass): boolean {
  return isOfType(type, 'IncomingMessage', HTTP, pass);
}

/** Whether a function that answers requests is given the object: a parameter of it that has the response as well, or a response beside it. */
function isHandedRequest(object: ts.Expression, pass: FilePass): boolean {
  const value = withoutCasts(object);
  const declaration = ts.isIdentifier(value) ? valueSymbol(value, pass.checker)?.valueDeclaration : undefined;
  if (!declaration || !ts.isParameter(declaration) || !ts.isFunctionLike(declaration.parent)) return false;
  return packageOfType(pass.checker.getTypeAtLocation(value)) !== undefined;
}

function packageOfType(type: ts.Type): string | undefined {
  const declaration = ((type.symbol as ts.Symbol | undefined) ?? type.aliasSymbol)?.declarations?.[0];
  return declaration && packageOfFile(declaration.getSourceFile().fileName);
}

/** What a function is given for a parameter, when it is known who calls it: a server, a request, or calls of the project, all in sight. */
function handedOver(parameter: ts.ParameterDeclaration, pass: FilePass, steps: number): Made | undefined {
  const { checker } = pass;
  const owner = parameter.parent;
  const index = owner.parameters.indexOf(parameter);
  if (parameter.dotDotDotToken || parameter.initializer) return undefined;
  const type = checker.getTypeAtLocation(parameter);
  const taker = isCall(owner.parent) ? owner.parent : undefined;
  if (taker) return givenTo(taker, owner as ts.Expression, index, type, pass);
  if (isMessage(type, pass) && owner.parameters.some(other => other !== parameter && isOfType(checker.getTypeAtLocation(other), 'ServerResponse', HTTP, pass))) return 'request';
  return givenByCallers(owner, index, type, pass, steps);
}

/** What a call gives to its callback. */
function givenTo(taker: Call, callback: ts.Node, index: number, type: ts.Type, pass: FilePass): Made | undefined {
  const { program } = pass;
  const callee = withoutCasts(taker.expression);
  const declared = namedSymbol(callee, pass.checker);
  if (!declared || !taker.arguments?.includes(callback as ts.Expression)) return undefined;
  const isNode = (declared.declarations ?? []).some(each => packageOfFile(each.getSourceFile().fileName) === '@types/node');
  const isOf = (modules: readonly string[]): boolean => (declared.declarations ?? []).some(each => modules.some(module => isDeclaredBy(each, { from: 'module', module }, program)));
  if (!isNode) return isMessage(type, pass) && !isOwn(declared, program) ? 'request' : undefined;
  if (index === 0 && declared.name === 'createServer') return isOf(HTTP) ? 'request' : isOf(NET) ? 'socket' : undefined;
  if (index === 0 && (declared.name === 'get' || declared.name === 'request')) return isOf(HTTP) ? 'response' : undefined;
  const [event] = taker.arguments;
  if (!ADD_LISTENER.has(declared.name) || !event || !ts.isStringLiteralLike(event)) return undefined;
  if (event.text === 'response' || event.text === 'request') return index === 0 && isMessage(type, pass) ? event.text : undefined;
  return (event.text === 'connection' || event.text === 'secureConnection') && index === 0 && isOfType(type, 'Socket', ['node:net'], pass) ? 'socket' : undefined;
}

function isOwn(symbol: ts.Symbol, program: ts.Program): boolean {
  return (symbol.declarations ?? []).some(each => isOwnFile(each.getSourceFile(), program));
}

/** What all mentions of a function in the project give to its parameter, each of them a call or a handing over to a server. */
function givenByCallers(owner: ts.SignatureDeclaration, index: number, type: ts.Type, pass: FilePass, steps: number): Made | undefined {
  const { checker, program } = pass;
  const name = ts.isFunctionDeclaration(owner) || ts.isMethodDeclaration(owner) ? owner.name : ts.isVariableDeclaration(owner.parent) || ts.isPropertyDeclaration(owner.parent) ? owner.parent.name : undefined;
  const symbol = name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) ? checker.getSymbolAtLocation(name) : undefined;
  if (!symbol || !name || ts.isPrivateIdentifier(name)) return undefined;
  const given: (Made | undefined)[] = [];
  for (const mention of mentionsInProgram(program, symbol.name)) {
    if (!ts.isIdentifier(mention) || mention === name || ts.isImportSpecifier(mention.parent)) continue;
    const named = valueSymbol(mention, checker) ?? checker.getSymbolAtLocation(mention);
    if (!named || (named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named) !== symbol) continue;
    if (ts.isExportSpecifier(mention.parent) || ts.isExportAssignment(mention.parent) || ts.isShorthandPropertyAssignment(mention.parent)) return undefined;
    const value = ts.isPropertyAccessExpression(mention.parent) && mention.parent.name === mention ? mention.parent : mention;
    const { parent } = value;
    if (!isCall(parent)) return undefined;
    const argument = parent.arguments?.[index];
    if (parent.expression !== value) given.push(givenTo(parent, value, index, typeForCallback(parent, value, index, type, checker), pass));
    else given.push(argument && !parent.arguments?.some(ts.isSpreadElement) ? madeBy(argument, pass, steps - 1) : undefined);
  }
  // A request and a response are alike in this.
  return given.length > 0 && given.every(each => each !== undefined && each !== 'child') ? given[0] : sameOf(given);
}

/** The type of what a call gives to a callback that is named there, where the callback itself has none. */
function typeForCallback(taker: Call, callback: ts.Expression, index: number, own: ts.Type, checker: ts.TypeChecker): ts.Type {
  if (!(own.flags & ts.TypeFlags.Any)) return own;
  const wanted = ts.isCallExpression(taker) ? checker.getContextualType(callback) : undefined;
  const parameter = wanted?.getCallSignatures()[0]?.parameters[index];
  return parameter ? checker.getTypeOfSymbolAtLocation(parameter, callback) : own;
}

/** How a value is reached: the variable or field it begins at, and names from there. */
interface Path {
  readonly root: ts.Symbol | 'this' | undefined;
  readonly names: readonly string[];
}

/** The way to a value, by what variables that never change are set to, and without the calls that give the object itself. */
function pathTo(expression: ts.Expression, checker: ts.TypeChecker, steps = MAX_STEPS): Path {
  const node = withoutCasts(expression);
  if (steps === 0) return { root: undefined, names: [] };
  if (ts.isCallExpression(node)) {
    const callee = withoutCasts(node.expression);
    return ts.isPropertyAccessExpression(callee) && (GIVES_ITSELF.has(callee.name.text) || callee.name.text === 'setEncoding') ? pathTo(callee.expression, checker, steps - 1) : { root: undefined, names: [] };
  }
  if (ts.isPropertyAccessExpression(node)) {
    if (node.expression.kind === ts.SyntaxKind.ThisKeyword) return { root: checker.getSymbolAtLocation(node.name) ?? 'this', names: [] };
    const { root, names } = pathTo(node.expression, checker, steps - 1);
    return { root, names: [...names, node.name.text] };
  }
  if (!ts.isIdentifier(node)) return { root: undefined, names: [] };
  const root = valueSymbol(node, checker);
  const declaration = root?.valueDeclaration;
  if (declaration && ts.isBindingElement(declaration) && ts.isVariableDeclaration(declaration.parent.parent) && declaration.parent.parent.initializer) {
    const path = pathTo(declaration.parent.parent.initializer, checker, steps - 1);
    if (path.root) return { root: path.root, names: [...path.names, (declaration.propertyName ?? declaration.name).getText()] };
  }
  if (declaration && ts.isVariableDeclaration(declaration) && declaration.initializer) {
    const value = withoutCasts(declaration.initializer);
    const path = ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || ts.isCallExpression(value) ? pathTo(value as ts.Expression, checker, steps - 1) : undefined;
    if (path?.root) return path;
  }
  return { root, names: [] };
}

/** Whether something in the project calls `setEncoding()` on what may be the stream. */
function isSetUp(stream: ts.Expression, { checker, program }: FilePass): boolean {
  const own = pathTo(stream, checker);
  const type = checker.getTypeAtLocation(stream);
  return mentionsInProgram(program, 'setEncoding').some(mention => {
    const access = mention.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== mention) return true;
    const other = pathTo(access.expression, checker);
    if (isSamePath(own, other)) return true;
    if (other.root === undefined || other.root === 'this') return mention.getSourceFile() === stream.getSourceFile();
    return isHandedIn(other.root) && isAssignable(checker.getNonNullableType(type), checker.getNonNullableType(checker.getTypeAtLocation(access.expression)), checker);
  });
}

/** Whether the variable that holds a stream is given to code of others, which may set it up. Requests are given to many, which leave them to the server. */
function isHandedOut(stream: ts.Expression, { checker, program }: FilePass): boolean {
  const value = withoutCasts(stream);
  const symbol = ts.isIdentifier(value) ? valueSymbol(value, checker) : undefined;
  if (!symbol?.valueDeclaration) return false;
  return referencesTo(symbol, symbol.valueDeclaration.getSourceFile(), checker).some(({ parent }) => {
    const call = isCall(parent) ? parent : undefined;
    if (!call || call.expression === value || !call.arguments?.some(argument => ts.isIdentifier(argument) && valueSymbol(argument, checker) === symbol)) return false;
    const declarations = namedSymbol(call.expression, checker)?.declarations ?? [];
    return declarations.length === 0 || declarations.some(each => each.getSourceFile().isDeclarationFile && !program.isSourceFileDefaultLibrary(each.getSourceFile()) && packageOfFile(each.getSourceFile().fileName) !== '@types/node');
  });
}

function isSamePath(a: Path, b: Path): boolean {
  return a.root !== undefined && a.root === b.root && a.names.join('.') === b.names.join('.');
}

/** A parameter of a function that has a name, or a field: what it holds may be held by others as well. */
function isHandedIn({ valueDeclaration }: ts.Symbol): boolean {
  let holder: ts.Node | undefined = valueDeclaration;
  while (holder && ts.isBindingElement(holder)) holder = holder.parent.parent;
  if (!holder || ts.isVariableDeclaration(holder)) return false;
  return !ts.isParameter(holder) || !isCall(holder.parent.parent);
}
