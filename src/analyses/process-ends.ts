import ts from 'typescript';
import type { Origin } from '../catalogue/schema.js';
import { partsOf } from '../types/members.js';
import { inheritsFrom, isCall, isDeclaredBy, namedSymbol, promisifiedBy, withoutCasts } from '../types/origin.js';
import { bodyOf, enclosingFunction, referencesTo } from '../types/references.js';
import { isNullish, isWithin } from '../types/syntax.js';
import { pathOf } from '../types/value-path.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { catchAround, isTestCode, promiseAround } from './execution-context.js';
import { heardOf } from './heard-events.js';
import { nodesOf } from './nodes.js';
import { ADD_LISTENER } from './resource-uses.js';

/** Code that takes the end of a child process for another than it may be. */
export type MisreadEnd =
  /** The exit code of a process that was killed, which is `null`, becomes the one of success. */
  | { readonly kind: 'killed'; readonly at: ts.BinaryExpression; readonly code: ts.Expression; readonly event: string; readonly signal: ts.Identifier | undefined }
  /** The same of a command that was waited for, where the code is `null` too when it could not be started. */
  | { readonly kind: 'notStarted'; readonly at: ts.BinaryExpression; readonly code: ts.PropertyAccessExpression }
  /** A command that cannot be started is an `error` event, which nothing listens to. */
  | { readonly kind: 'unheard'; readonly at: ts.CallExpression; readonly name: string | undefined; readonly instead: ts.CatchClause | ts.NewExpression }
  /** What is collected of an output is read before the output has ended. */
  | { readonly kind: 'early'; readonly at: ts.Expression; readonly collected: readonly string[] };

const CHILD_PROCESS: Origin = { from: 'module', module: 'node:child_process' };
const CROSS_SPAWN: Origin = { from: 'module', module: 'cross-spawn' };
/** Commands that come with the system that they are for. */
const OF_THE_SYSTEM: ReadonlySet<string> = new Set(['sh', '/bin/sh', 'cmd', 'cmd.exe', 'powershell', 'powershell.exe', 'taskkill', 'taskkill.exe', 'explorer', 'explorer.exe', 'open', '/usr/bin/open', 'osascript', '/usr/bin/osascript']);

type Handler = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;

/** A function that listens to one event of a child process, or of one of its outputs. */
interface Listener {
  readonly call: ts.CallExpression;
  readonly target: ts.Expression;
  readonly event: string;
  readonly handler: Handler | undefined;
}

/** Everywhere in the file where the end of a child process is misread, in order of appearance. Tests are left alone. */
export const misreadEnds = defineFileAnalysis('misreadEnds', (pass): readonly MisreadEnd[] => {
  if (!/\bspawn|\bfork\b|\bexec|['"](?:exit|close)['"]/.test(pass.sourceFile.text) || isTestCode(pass.sourceFile)) return [];
  const found: MisreadEnd[] = [];
  const listeners: Listener[] = [];
  const mayStart = pass.sourceFile.text.includes('spawn');
  for (const node of nodesOf(pass, ts.SyntaxKind.CallExpression)) {
    const listener = listenerOf(node, pass);
    if (listener) listeners.push(listener);
    const unheard = mayStart ? unheardFailure(node, pass) : undefined;
    if (unheard) found.push(unheard);
  }
  for (const node of nodesOf(pass, ts.SyntaxKind.BinaryExpression)) {
    const notStarted = isZeroInstead(node) ? codeOfCommand(node, pass) : undefined;
    if (notStarted) found.push(notStarted);
  }
  for (const listener of listeners) {
    if (listener.event !== 'exit' && listener.event !== 'close') continue;
    const misread = [...killedAsSuccess(listener, pass), ...(listener.event === 'exit' ? readTooEarly(listener, listeners, pass) : [])];
    if (misread.length > 0 && isChildProcess(listener.target, pass)) found.push(...misread);
  }
  return found.filter(({ at }) => !isTestCode(at)).sort((a, b) => a.at.pos - b.at.pos);
});

function listenerOf(call: ts.CallExpression, { checker }: FilePass): Listener | undefined {
  const callee = withoutCasts(call.expression);
  const [event, handler] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee) || !ADD_LISTENER.has(callee.name.text) || !event || !handler || !ts.isStringLiteralLike(event)) return undefined;
  return { call, target: targetOf(callee.expression), event: event.text, handler: functionOf(handler, checker) };
}

/** `child` of `child.on('error', f).on('exit', g)`. */
function targetOf(expression: ts.Expression): ts.Expression {
  const node = withoutCasts(expression) as ts.Expression;
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && ADD_LISTENER.has(node.expression.name.text) ? targetOf(node.expression.expression) : node;
}

/** The function itself, or the one that a name stands for which is declared for this and nothing else. */
function functionOf(handler: ts.Expression, checker: ts.TypeChecker): Handler | undefined {
  const node = withoutCasts(handler);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return node;
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || referencesTo(symbol, node.getSourceFile(), checker).length > 1) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  const value = ts.isVariableDeclaration(declaration) && declaration.initializer && withoutCasts(declaration.initializer);
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : undefined;
}

/** Whether a value is a process that `node:child_process`, or what extends its class, has started. */
export function isChildProcess(target: ts.Expression, { checker, program }: FilePass): boolean {
  const isIt = (symbol: ts.Symbol): boolean => symbol.name === 'ChildProcess' && (symbol.declarations ?? []).some(declaration => isDeclaredBy(declaration, CHILD_PROCESS, program));
  const parts = partsOf(checker.getTypeAtLocation(target), checker) ?? [];
  return parts.length > 0 && parts.every(({ symbol }) => (symbol as ts.Symbol | undefined) !== undefined && (isIt(symbol) || (symbol.declarations ?? []).some(declaration => inheritsFrom(declaration, checker, isIt))));
}

/** `… ?? 0`, `… || 0`. */
function isZeroInstead({ operatorToken: { kind }, right }: ts.BinaryExpression): boolean {
  if (kind !== ts.SyntaxKind.QuestionQuestionToken && kind !== ts.SyntaxKind.BarBarToken) return false;
  const value = withoutCasts(right);
  return ts.isNumericLiteral(value) && value.text === '0';
}

/** Where a listener makes success of the code of a process that a signal ended, and looks at no signal. */
function killedAsSuccess({ handler, target, event }: Listener, pass: FilePass): readonly MisreadEnd[] {
  const { checker } = pass;
  const [code, signal] = handler?.parameters ?? [];
  const symbol = code && !code.dotDotDotToken && !code.initializer && ts.isIdentifier(code.name) ? checker.getSymbolAtLocation(code.name) : undefined;
  const body = handler && bodyOf(handler);
  if (!symbol || !code || !body) return [];
  const signalName = signal && ts.isIdentifier(signal.name) ? signal.name : undefined;
  const signalSymbol = signalName && checker.getSymbolAtLocation(signalName);
  if (signal && (!signalName || !signalSymbol || referencesTo(signalSymbol, body, checker).length > 0)) return [];
  const mentions = referencesTo(symbol, body, checker);
  if (mentions.some(isAskedForNull) || asksForSignal(target, body, checker)) return [];
  return mentions.flatMap(mention => {
    const value = outOfBrackets(mention);
    const { parent } = value;
    if (!ts.isBinaryExpression(parent) || parent.left !== value || !isZeroInstead(parent) || !mayBeNull(mention, code, checker)) return [];
    return { kind: 'killed', at: parent, code: mention, event, signal: signalName } as const;
  });
}

function outOfBrackets(node: ts.Expression): ts.Expression {
  const { parent } = node;
  return ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent) || ts.isSatisfiesExpression(parent) ? outOfBrackets(parent) : node;
}

/** `code === null`, `typeof code`, `code == undefined`. */
function isAskedForNull(mention: ts.Expression): boolean {
  const value = outOfBrackets(mention);
  const { parent } = value;
  if (ts.isTypeOfExpression(parent)) return true;
  if (!ts.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  const isComparison = kind === ts.SyntaxKind.EqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
  return isComparison && isNullish(withoutCasts(parent.left === value ? parent.right : parent.left));
}

const SIGNAL_MEMBERS = new Set(['signalCode', 'killed']);

function asksForSignal(target: ts.Expression, body: ts.Node, checker: ts.TypeChecker): boolean {
  const path = pathOf(target, checker);
  return someBelow(body, node => ts.isPropertyAccessExpression(node) && SIGNAL_MEMBERS.has(node.name.text) && (path === undefined || pathOf(node.expression, checker) === path));
}

function someBelow(root: ts.Node, test: (node: ts.Node) => boolean): boolean {
  return test(root) || (ts.forEachChild(root, child => someBelow(child, test) || undefined) ?? false);
}

/** Whether the code around a mention leaves open that the value is `null`; what the parameter was declared to be is no answer, the process gives what it gives. */
function mayBeNull(mention: ts.Expression, declaration: ts.Node, checker: ts.TypeChecker): boolean {
  const declared = checker.getTypeAtLocation(declaration);
  const here = checker.getTypeAtLocation(mention);
  return here === declared || includesNull(here);
}

function includesNull(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Null)) !== 0 || (type.isUnion() && type.types.some(includesNull));
}

/** `spawnSync(…).status ?? 0`. Silent where the same function looks at what else says that the command failed. */
function codeOfCommand(at: ts.BinaryExpression, { checker, program }: FilePass): MisreadEnd | undefined {
  const code = withoutCasts(at.left);
  if (!ts.isPropertyAccessExpression(code) || code.name.text !== 'status') return undefined;
  const declarations = namedSymbol(code, checker)?.declarations ?? [];
  if (!declarations.some(declaration => ts.isInterfaceDeclaration(declaration.parent) && declaration.parent.name.text === 'SpawnSyncReturns' && isDeclaredBy(declaration, CHILD_PROCESS, program))) return undefined;
  const type = checker.getTypeAtLocation(code);
  const declared = declarations[0] && checker.getTypeAtLocation(declarations[0]);
  if (type !== declared && !includesNull(type)) return undefined;
  const result = pathOf(code.expression, checker);
  const scope = enclosingFunction(at);
  const looksFurther = result !== undefined && someBelow(scope, node => {
    if (!ts.isPropertyAccessExpression(node) || pathOf(node.expression, checker) !== result) return false;
    return node.name.text === 'error' || node.name.text === 'signal' || (node.name.text === 'status' && isAskedForNull(node));
  });
  return looksFurther ? undefined : { kind: 'notStarted', at, code };
}

/**
 * `try { spawn(…) } catch`, `new Promise((resolve, reject) => { spawn(…).on('close', …) })`: code that is written to survive a
 * command that cannot be started, and does not, because nothing listens to `error`. Silent when the handle goes anywhere.
 */
function unheardFailure(call: ts.CallExpression, pass: FilePass): MisreadEnd | undefined {
  if (!isSpawn(call, pass) || isSureToStart(call, pass) || isLookedForBefore(call, pass)) return undefined;
  const heard = heardOf(call, { leavesAlone: () => true, hasParts: true }, pass);
  if (!heard || heard.events.has('error')) return undefined;
  const instead = catchAround(call) ?? (heard.events.has('exit') || heard.events.has('close') ? promiseAround(enclosingFunction(call), pass.checker) : undefined);
  return instead && { kind: 'unheard', at: call, name: heard.holder?.getText(), instead };
}

function isSpawn(call: ts.CallExpression, { checker, program }: FilePass): boolean {
  const symbol = namedSymbol(call.expression, checker);
  const declarations = symbol?.declarations ?? [];
  return declarations.some(declaration => (symbol?.name === 'spawn' && isDeclaredBy(declaration, CHILD_PROCESS, program)) || (ts.isFunctionDeclaration(declaration) && isDeclaredBy(declaration, CROSS_SPAWN, program)));
}

/** The program that runs already, the shell, and what comes with the system; a folder to run in that is not there is another matter. */
function isSureToStart(call: ts.CallExpression, { checker }: FilePass): boolean {
  const [command, ...rest] = call.arguments;
  if (!command || call.arguments.some(ts.isSpreadElement)) return true;
  if (ts.isStringLiteralLike(command) ? OF_THE_SYSTEM.has(command.text) : pathOf(command, checker)?.endsWith('.execPath')) return true;
  return rest.some(argument => {
    const options = withoutCasts(argument);
    if (!ts.isObjectLiteralExpression(options)) return argument === rest.at(-1) && !ts.isArrayLiteralExpression(options) && !checker.isArrayType(checker.getTypeAtLocation(options));
    return options.properties.some(property => ts.isSpreadAssignment(property) || (property.name?.getText() === 'shell' && !(ts.isPropertyAssignment(property) && property.initializer.kind === ts.SyntaxKind.FalseKeyword)));
  });
}

/** Whether the same function finds out before whether the command is there: `execSync('which xclip')`, `existsSync(command)`. Only to run it as well is no such question. */
function isLookedForBefore(call: ts.CallExpression, pass: FilePass): boolean {
  const { checker, program } = pass;
  const [command] = call.arguments;
  if (!command) return false;
  const path = pathOf(command, checker);
  const runs = (node: ts.CallExpression): boolean => (namedSymbol(promisifiedBy(node, checker) ?? node.expression, checker)?.declarations ?? []).some(declaration => isDeclaredBy(declaration, CHILD_PROCESS, program));
  const isLookUp = (node: ts.Node): boolean => {
    if (!ts.isCallExpression(node) || node.end > call.pos) return false;
    return node.arguments.some(argument => {
      if (!ts.isStringLiteralLike(command)) return path !== undefined && pathOf(argument, checker) === path && !runs(node);
      return ts.isStringLiteralLike(argument) && argument.text.split(/\s+/).includes(command.text) && (argument.text !== command.text || !runs(node));
    });
  };
  return someBelow(enclosingFunction(call), isLookUp);
}

/** What the listener of `exit` reads although an output of the same process is still being collected in it. */
function readTooEarly({ handler, target }: Listener, listeners: readonly Listener[], { checker }: FilePass): readonly MisreadEnd[] {
  const path = pathOf(target, checker);
  const body = handler && bodyOf(handler);
  if (path === undefined || !body) return [];
  const ofProcess = listeners.filter(other => pathOf(other.target, checker) === path);
  if (ofProcess.some(({ event }) => event === 'close') || someBelow(body, waitsForOutput)) return [];
  const collectors = listeners.filter(other => other.event === 'data' && ts.isPropertyAccessExpression(other.target) && isOutput(other.target.name.text) && pathOf(other.target.expression, checker) === path);
  const collected = new Set(collectors.flatMap(collector => (collector.handler ? collectedBy(collector.handler, checker) : [])));
  const reads = [...collected].flatMap(symbol => referencesTo(symbol, body, checker).find(mention => enclosingFunction(mention) === handler) ?? []);
  const [first] = reads;
  return first ? [{ kind: 'early', at: first, collected: reads.map(({ text }) => text) }] : [];
}

function isOutput(name: string): boolean {
  return name === 'stdout' || name === 'stderr';
}

function waitsForOutput(node: ts.Node): boolean {
  return ts.isAwaitExpression(node) || (isCall(node) && ts.isPropertyAccessExpression(node.expression) && (ADD_LISTENER.has(node.expression.name.text) || node.expression.name.text === 'then'));
}

/** Variables around a listener that it adds what it is given to: `text += chunk`, `chunks.push(chunk)`. */
function collectedBy(handler: Handler, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const [chunk] = handler.parameters;
  const given = chunk && ts.isIdentifier(chunk.name) ? checker.getSymbolAtLocation(chunk.name) : undefined;
  if (!given) return [];
  const found = new Set<ts.Symbol>();
  const parts = new Set([given]);
  const isPart = (value: ts.Node): boolean => [...parts].some(part => (ts.isIdentifier(value) ? checker.getSymbolAtLocation(value) === part : referencesTo(part, value, checker).length > 0));
  const add = (name: ts.Node, value: ts.Node): void => {
    const symbol = ts.isIdentifier(name) && isPart(value) ? checker.getSymbolAtLocation(name) : undefined;
    if (symbol?.valueDeclaration && ts.isVariableDeclaration(symbol.valueDeclaration) && !isWithin(symbol.valueDeclaration, handler)) found.add(symbol);
  };
  const visit = (node: ts.Node): void => {
    const made = ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer && isPart(node.initializer) ? checker.getSymbolAtLocation(node.name) : undefined;
    if (made) parts.add(made);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken) add(node.left, node.right);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'push' && node.arguments[0]) add(node.expression.expression, node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(handler);
  return [...found];
}
