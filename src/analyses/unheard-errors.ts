import ts from 'typescript';
import { failingEmitters, handedEmitters, type FailingEmitter, type HandedEmitter } from '../catalogue/failing-emitters.js';
import { partsOf } from '../types/members.js';
import { isCall, isDeclaredBy, namedSymbol, withoutCasts, type Call } from '../types/origin.js';
import { enclosingFunction } from '../types/references.js';
import { isCallOf } from './catalogue-match.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { catchAround, isRunAtOnce, isTestCode, promiseAround, runsAtStartOnly } from './execution-context.js';
import { isCommandFile, isExampleFile } from './example-files.js';
import { heardOf, type Heard, type Holder, type Manners } from './heard-events.js';
import { callsOf } from './nodes.js';

/** An object that says in an `error` event that it failed, which nothing listens to. */
export interface UnheardError {
  /** Where the object is made, handed in, or first written to. */
  readonly at: ts.Expression | ts.BindingName;
  /** The variable, parameter or field that holds it. */
  readonly holder: Holder | undefined;
  /** Completes “when”. */
  readonly failure: string;
  readonly instead: Instead;
  /** A pipe from it, which forwards no errors. */
  readonly pipe: ts.CallExpression | undefined;
  /** Whether the failure is to be expected. */
  readonly isLikely: boolean;
}

/** Who was to deal with the failure, and never gets to know of it. */
export type Instead =
  | { readonly kind: 'promise'; readonly made: ts.NewExpression; /** The name of what rejects it. */ readonly reject: string | undefined }
  | { readonly kind: 'catch'; readonly clause: ts.CatchClause }
  | { readonly kind: 'process' }
  | { readonly kind: 'async' }
  | { readonly kind: 'listener' }
  | { readonly kind: 'function' };

/** In order of appearance. Tests, scripts of developers, and code that only runs while the process starts are left alone: there, dying with the exception is a way to fail. */
export const unheardErrors = defineFileAnalysis('unheardErrors', (pass): readonly UnheardError[] => {
  const { text } = pass.sourceFile;
  const rows = rowsFor(text);
  if ((rows.size === 0 && !NAMES.test(text)) || /\buncaughtException\b|\bnode:domain\b/.test(text) || isExampleFile(pass) || isCommandFile(pass)) return [];
  return callsOf(pass).flatMap(call => madeHere(call, rows.get(lastNameOf(call)), pass) ?? inputOf(call, pass) ?? handedIn(call, pass) ?? []).filter(({ at }) => !isTestCode(at));
});

const NAMES = /\b(?:stdin|createServer|connection|upgrade|connect)\b/;

/** The rows by the names of their callees, each with the import that a file has which calls it. What `fs` has, others export as well. */
const EMITTERS = new Map<string, { readonly row: FailingEmitter; readonly imported: RegExp }[]>();
for (const row of failingEmitters) {
  const module = row.origin.from === 'module' ? row.origin.module.replace('node:', '') : '';
  const imported = module === 'fs' ? /(?:)/ : new RegExp(`['"](?:node:)?${module}['"]`);
  for (const callee of row.made) for (const name of callee.by === 'new' ? [callee.type] : [callee.name, ...('aliases' in callee ? (callee.aliases ?? []) : [])]) EMITTERS.set(name, [...(EMITTERS.get(name) ?? []), { row, imported }]);
}

/** The rows whose names and imports a text has. */
function rowsFor(text: string): ReadonlyMap<string, readonly FailingEmitter[]> {
  const found = new Map<string, readonly FailingEmitter[]>();
  for (const [name, all] of EMITTERS) {
    const rows = text.includes(name) ? all.filter(({ imported }) => imported.test(text)).map(({ row }) => row) : [];
    if (rows.length > 0) found.set(name, rows);
  }
  return found;
}

/** Methods of streams, sockets, requests and clients after which the same listeners hear the object. */
const HARMLESS: ReadonlySet<string> = new Set([
  'abort', 'address', 'addTrailers', 'close', 'connect', 'cork', 'destroy', 'destroySoon', 'end', 'flush', 'flushHeaders', 'getHeader', 'isPaused', 'listenerCount', 'off', 'pause', 'ping', 'pong', 'postMessage', 'push', 'read', 'ref',
  'removeAllListeners', 'removeEventListener', 'removeHeader', 'removeListener', 'request', 'resetAndDestroy', 'resume', 'send', 'setAAD', 'setAuthTag', 'setAutoPadding', 'setDefaultEncoding', 'setEncoding', 'setHeader', 'setKeepAlive', 'setNoDelay', 'setSocketKeepAlive',
  'setTimeout', 'terminate', 'uncork', 'unpipe', 'unref', 'unshift', 'write',
]);

/** Methods after which nothing more is heard of an object. */
const ENDING: ReadonlySet<string> = new Set(['destroy', 'terminate']);

const MANNERS: Manners = { leavesAlone: method => HARMLESS.has(method) };

function madeHere(call: Call, rows: readonly FailingEmitter[] | undefined, pass: FilePass): UnheardError | undefined {
  const row = rows?.find(({ origin, made }) => made.some(callee => (callee.by === 'new') === ts.isNewExpression(call) && isCallOf(call, callee, origin, pass.program)));
  if (!row || (row.heardWith && mayHaveOption(row.heardWith, call, pass.checker))) return undefined;
  const manners: Manners = { ...(row.hasAnyMethod ? { leavesAlone: () => true } : MANNERS), emitsAsWell: value => linesOf(value, pass) };
  if (row.isKept) return keptClient(call, row, manners, pass);
  if (runsAtStartOnly(call, pass.checker)) return undefined;
  const heard = heardOf(call, manners, pass);
  return heard && unheard(call, heard, row, insteadOf(call, pass));
}

/** A client of the whole process, which others than its start use. */
function keptClient(call: Call, row: FailingEmitter, manners: Manners, pass: FilePass): UnheardError | undefined {
  const owner = enclosingFunction(call);
  if (!ts.isSourceFile(owner) && !ts.isConstructorDeclaration(owner) && !ts.isPropertyDeclaration(owner)) return undefined;
  const heard = heardOf(call, { ...manners, isOfProject: true }, pass);
  return heard?.calls.some(use => !runsAtStartOnly(use, pass.checker)) ? unheard(call, heard, row, { kind: 'process' }) : undefined;
}

function lastNameOf({ expression }: Call): string {
  const callee = withoutCasts(expression);
  return ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
}

/** Whether a literal of options has the property, or options that are no literal may have it. */
function mayHaveOption(name: string, { arguments: given }: Call, checker: ts.TypeChecker): boolean {
  return (given ?? []).some((argument, index) => {
    if (ts.isSpreadElement(argument)) return true;
    const type = checker.getTypeAtLocation(argument);
    if (type.flags & ts.TypeFlags.Any) return index > 0;
    const literal = literalOf(argument, checker);
    if (literal) return literal.properties.some(property => ts.isSpreadAssignment(property) ? checker.getTypeAtLocation(property.expression).getProperty(name) !== undefined : property.name?.getText() === name);
    return (partsOf(type, checker) ?? [type]).some(part => part.getProperty(name) !== undefined);
  });
}

/** An object literal, or the one that a constant stands for. */
function literalOf(argument: ts.Expression, checker: ts.TypeChecker): ts.ObjectLiteralExpression | undefined {
  const value = withoutCasts(argument);
  if (ts.isObjectLiteralExpression(value)) return value;
  const declaration = ts.isIdentifier(value) ? checker.getSymbolAtLocation(value)?.valueDeclaration : undefined;
  const isConstant = declaration !== undefined && ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const initializer = isConstant && declaration.initializer && withoutCasts(declaration.initializer);
  return initializer && ts.isObjectLiteralExpression(initializer) ? initializer : undefined;
}

/** `createInterface({ input })` and `createInterface(input)` of a value: the lines emit its errors as well. */
function linesOf(value: ts.Expression, { checker, program }: FilePass): ts.CallExpression | undefined {
  const property = value.parent;
  const isInput = (ts.isPropertyAssignment(property) && property.initializer === value && property.name.getText() === 'input') || (ts.isShorthandPropertyAssignment(property) && property.name.text === 'input');
  const call = isInput && ts.isObjectLiteralExpression(property.parent) ? property.parent.parent : undefined;
  if (!call || !ts.isCallExpression(call)) return undefined;
  const symbol = namedSymbol(call.expression, checker);
  const isReadline = symbol?.name === 'createInterface' && (symbol.declarations ?? []).some(declaration => isDeclaredBy(declaration, { from: 'module', module: 'node:readline' }, program));
  return isReadline ? call : undefined;
}

/** `net.createServer(socket => …)`, `wss.on('connection', socket => …)`. */
function handedIn(call: Call, pass: FilePass): UnheardError | undefined {
  if (!ts.isCallExpression(call)) return undefined;
  const row = handedEmitters.find(each => isTakenBy(call, each, pass));
  const listener = row && call.arguments.find((argument): argument is ts.ArrowFunction | ts.FunctionExpression => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument));
  const parameter = listener?.parameters[row?.parameter ?? 0];
  if (!row || !parameter || parameter.dotDotDotToken || !ts.isIdentifier(parameter.name)) return undefined;
  const heard = heardOf(parameter.name, { ...MANNERS, isCollected: true }, pass);
  if (heard?.calls.some(use => ENDING.has(lastNameOf(use))) && heard.events.size === 0) return undefined;
  return heard && unheard(parameter.name, heard, row, { kind: 'listener' });
}

function isTakenBy(call: ts.CallExpression, { origin, owners, event, takenBy }: HandedEmitter, { checker, program }: FilePass): boolean {
  const name = lastNameOf(call);
  if (name === takenBy) return isCallOf(call, { by: 'call', name }, origin, program);
  const [first] = call.arguments;
  const callee = withoutCasts(call.expression);
  if ((name !== 'on' && name !== 'addListener') || !first || !ts.isStringLiteralLike(first) || first.text !== event || !ts.isPropertyAccessExpression(callee)) return false;
  const parts = partsOf(checker.getTypeAtLocation(callee.expression), checker) ?? [];
  return parts.length > 0 && parts.every(({ symbol }) => (symbol as ts.Symbol | undefined) !== undefined && owners.includes(symbol.name) && (symbol.declarations ?? []).some(declaration => isDeclaredBy(declaration, origin, program)));
}

function unheard(at: UnheardError['at'], { events, holder, readBy }: Heard, { failure }: FailingEmitter | HandedEmitter, instead: Instead): UnheardError | undefined {
  return events.has('error') ? undefined : { at, holder, failure, instead, pipe: readBy[0], isLikely: true };
}

/** The input of a command, written to: `spawn(command).stdin.end(text)`. */
function inputOf(call: Call, pass: FilePass): UnheardError | undefined {
  const { checker } = pass;
  const name = lastNameOf(call);
  if (!ts.isCallExpression(call) || !COMMANDS.has(name) || !pass.sourceFile.text.includes('stdin') || !isCommand(call, pass) || runsAtStartOnly(call, checker)) return undefined;
  const heard = heardOf(call, { leavesAlone: method => HARMLESS.has(method), part: 'stdin' }, pass);
  if (!heard || heard.events.has('error')) return undefined;
  const write = heard.calls.find(isWrite) ?? heard.writtenBy[0];
  if (!write) return undefined;
  const input = ts.isPropertyAccessExpression(write.expression) && heard.calls.includes(write) ? write.expression.expression : write.arguments[0];
  if (!input) return undefined;
  const isAtOnce = enclosingFunction(write) === enclosingFunction(call);
  const isLikely = isAtOnce && mayEndAtOnce(call, name, checker) && !write.arguments.every(argument => ts.isStringLiteralLike(argument));
  return { at: input, holder: undefined, failure: 'the command ends before it has read its input', instead: insteadOf(write, pass), pipe: undefined, isLikely };
}

const COMMANDS: ReadonlySet<string> = new Set(['spawn', 'exec', 'execFile']);

function isCommand(call: ts.CallExpression, { checker, program }: FilePass): boolean {
  const symbol = namedSymbol(call.expression, checker);
  return (symbol?.declarations ?? []).some(declaration => (COMMANDS.has(symbol?.name ?? '') && isDeclaredBy(declaration, { from: 'module', module: 'node:child_process' }, program)) || (ts.isFunctionDeclaration(declaration) && isDeclaredBy(declaration, { from: 'module', module: 'cross-spawn' }, program)));
}

/** `write(text)`, `end(text)`. */
function isWrite(call: ts.CallExpression): boolean {
  const name = lastNameOf(call);
  const [data] = call.arguments;
  return (name === 'write' || name === 'end') && data !== undefined && !ts.isFunctionLike(data);
}

/** A shell, which ends at once when there is no such command, or a command that is not written here. */
function mayEndAtOnce({ arguments: [command, ...rest] }: ts.CallExpression, name: string, checker: ts.TypeChecker): boolean {
  if (name === 'exec' || (command && !ts.isStringLiteralLike(command))) return true;
  return rest.some(argument => literalOf(argument, checker)?.properties.some(property => property.name?.getText() === 'shell'));
}

function insteadOf(at: ts.Node, pass: FilePass): Instead {
  const clause = catchAround(at);
  let isAsync = false;
  let isListener = false;
  for (let owner = enclosingFunction(at); !ts.isSourceFile(owner); owner = enclosingFunction(owner)) {
    const made = promiseAround(owner, pass.checker);
    if (made && ts.isFunctionLike(owner)) {
      const [, reject] = owner.parameters;
      return { kind: 'promise', made, reject: reject && ts.isIdentifier(reject.name) ? reject.name.text : undefined };
    }
    isAsync ||= returnsPromise(owner, pass.checker);
    isListener ||= (isArgument(owner) && !isRunAtOnce(owner, pass.checker)) || answersRequests(owner, pass.checker);
  }
  return clause ? { kind: 'catch', clause } : { kind: isAsync ? 'async' : isListener ? 'listener' : 'function' };
}

function returnsPromise(owner: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isFunctionLike(owner)) return false;
  if (ts.canHaveModifiers(owner) && ts.getModifiers(owner)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)) return true;
  const signature = checker.getSignatureFromDeclaration(owner);
  return signature !== undefined && checker.getReturnTypeOfSignature(signature).getProperty('then') !== undefined;
}

/** A function that gets a response of an HTTP server to write, or an object that has it. */
function answersRequests(owner: ts.Node, checker: ts.TypeChecker): boolean {
  const isResponse = (type: ts.Type): boolean => type.getProperty('writeHead') !== undefined && type.getProperty('writeContinue') !== undefined;
  return ts.isFunctionLike(owner) && owner.parameters.some(parameter => {
    const type = checker.getTypeAtLocation(parameter);
    return isResponse(type) || ['res', 'raw'].some(name => {
      const held = type.getProperty(name);
      return held !== undefined && isResponse(checker.getTypeOfSymbolAtLocation(held, parameter));
    });
  });
}

/** A function that is written as an argument of a call. */
function isArgument(owner: ts.Node): boolean {
  return (ts.isArrowFunction(owner) || ts.isFunctionExpression(owner)) && isCall(owner.parent) && owner.parent.expression !== owner;
}
