import ts from 'typescript';
import type { Callee } from '../catalogue/schema.js';
import { isCall, namedSymbol, withoutCasts, type Call } from '../types/origin.js';
import { bodyOf, enclosingFunction } from '../types/references.js';
import { isWithin } from '../types/syntax.js';
import { neverReturns } from '../types/termination.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { fateOfHandle } from './handle-fate.js';
import { nodesOf } from './nodes.js';
import { implementationOf } from './parameter-ownership.js';
import { isCallOf, resourcesAcquiredBy } from './catalogue-match.js';

/** A timer or listener that one contender of a race sets up, and that stays when another contender has won. */
export interface RaceLeftover {
  readonly kind: 'timer' | 'listener';
  /** The place in this file: the timer or listener itself, or the call of the function that sets it up. */
  readonly at: Call;
  /** The call that sets it up, when that is in another function. */
  readonly inside: Call | undefined;
  /** `race` or `any`. */
  readonly method: string;
}

/** A delay below this, in milliseconds, is over before it does harm. */
const SHORT = 1000;

/** Whether the function, once the race is over, ends the process whatever happens in between: what waits then ends with it. */
function endsProcess(race: ts.CallExpression, pass: FilePass): boolean {
  const fn = enclosingFunction(race);
  const body = ts.isSourceFile(fn) ? fn : bodyOf(fn);
  const statements = body && (ts.isBlock(body) || ts.isSourceFile(body)) ? body.statements : [];
  const after = statements.findIndex(statement => isWithin(race, statement));
  return statements.slice(after + 1).some(statement => ts.isExpressionStatement(statement) && isExit(statement.expression, pass));
}

/** `process.exit()` and what else never returns, and `app.exit()` of Electron, whose types do not say so. */
function isExit(node: ts.Expression, { checker, program }: FilePass): boolean {
  return ts.isCallExpression(node) && (neverReturns(node, checker) || ELECTRON_ENDS.some(callee => isCallOf(node, callee, { from: 'module', module: 'electron' }, program)));
}

const ELECTRON_ENDS: readonly Callee[] = ['exit', 'quit'].map(name => ({ by: 'method', type: 'App', name }));

/** Timers and abort listeners inside `Promise.race()` and `Promise.any()` that nothing can clear when the race is over. */
export const raceLeftovers = defineFileAnalysis('raceLeftovers', (pass): readonly RaceLeftover[] => {
  const found: RaceLeftover[] = [];
  for (const node of /\.\s*(?:race|any)\b/.test(pass.sourceFile.text) ? nodesOf(pass, ts.SyntaxKind.CallExpression) : []) {
    if (!isTestCode(node)) {
      const method = raceMethod(node, pass);
      const [contenders] = node.arguments;
      const list = contenders && withoutCasts(contenders);
      if (method !== undefined && !endsProcess(node, pass) && list && ts.isArrayLiteralExpression(list) && list.elements.length > 1) {
        for (const contender of list.elements) found.push(...leftoversOf(contender, method, pass));
      }
    }
  }
  return found;
});

function raceMethod(call: ts.CallExpression, { checker, program }: FilePass): string | undefined {
  const callee = withoutCasts(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || (callee.name.text !== 'race' && callee.name.text !== 'any')) return undefined;
  const declared = checker.getSymbolAtLocation(callee.name)?.declarations ?? [];
  const isPromise = declared.some(({ parent }) => ts.isInterfaceDeclaration(parent) && parent.name.text === 'PromiseConstructor' && program.isSourceFileDefaultLibrary(parent.getSourceFile()));
  return isPromise ? callee.name.text : undefined;
}

function leftoversOf(contender: ts.Expression, method: string, pass: FilePass): readonly RaceLeftover[] {
  const value = promiseOf(contender, pass);
  if (!value || !isCall(value)) return [];
  if (ts.isNewExpression(value)) return setUpBy(value, undefined, pass).map(({ kind, call }) => ({ kind, at: call, inside: undefined, method }));
  if (isTimersPromise(value, pass)) return isShort(value.arguments[0], pass.checker) || hasOptions(value) ? [] : [{ kind: 'timer', at: value, inside: undefined, method }];
  const callee = implementationOf(value, pass.checker);
  const made = callee && returnedPromise(callee);
  if (!made) return [];
  return setUpBy(made, value, pass).flatMap(({ kind, call }) => (kind === 'timer' ? [{ kind, at: value, inside: call, method }] : []));
}

/** The expression that makes the promise: what stands there, with `.then()` and the like taken off, or what a constant got. */
function promiseOf(contender: ts.Expression, { checker }: FilePass): ts.Expression | undefined {
  const node = withoutCasts(contender) as ts.Expression;
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && /^(?:then|catch)$/.test(node.expression.name.text)) return promiseOf(node.expression.expression, { checker } as FilePass);
  if (!ts.isIdentifier(node)) return node;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  const isConst = declaration && ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConst && declaration.initializer ? (withoutCasts(declaration.initializer) as ts.Expression) : undefined;
}

/** What the executor of a new promise sets up for good; `call` is what gave the executor's function its arguments. */
function setUpBy(made: ts.NewExpression, call: ts.CallExpression | undefined, { checker, program }: FilePass): readonly { readonly kind: 'timer' | 'listener'; readonly call: Call }[] {
  const executor = made.arguments?.[0];
  const body = executor && bodyOf(executor);
  if (!body || namedSymbol(made.expression, checker)?.name !== 'Promise') return [];
  const found: { kind: 'timer' | 'listener'; call: Call }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isCallExpression(node)) {
      const callee = withoutCasts(node.expression);
      const name = ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
      if (name === 'setTimeout') {
        const resource = resourcesAcquiredBy(node, program)[0];
        const delay = node.arguments[1];
        if (resource && !isShort(argumentFor(delay, call, checker), checker) && isLost(node, executor, resource, program)) found.push({ kind: 'timer', call: node });
      } else if (name === 'addEventListener' && isAbortListener(node, checker)) found.push({ kind: 'listener', call: node });
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

function isLost(call: ts.CallExpression, executor: ts.Node, resource: Parameters<typeof fateOfHandle>[1], program: ts.Program): boolean {
  // What an executor returns goes nowhere.
  if (ts.isArrowFunction(executor) && executor.body === call) return true;
  const fate = fateOfHandle(call, resource, program);
  return fate.kind === 'discarded' || (fate.kind === 'kept' && fate.releases.length === 0);
}

/** A listener for `abort` that is made on the spot, on a signal from elsewhere, with no signal of its own. */
function isAbortListener(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const callee = withoutCasts(call.expression);
  const [event, handler, options] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee) || !event || !ts.isStringLiteralLike(event) || event.text !== 'abort' || !handler) return false;
  if (!(ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) || (options && /\bsignal\b/.test(options.getText()))) return false;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(callee.expression));
  const symbol = type.symbol as ts.Symbol | undefined;
  if (symbol?.name !== 'AbortSignal') return false;
  const root = withoutCasts(callee.expression);
  // A controller made for this race goes with it.
  const declaration = ts.isIdentifier(root) ? checker.getSymbolAtLocation(root)?.valueDeclaration : undefined;
  return declaration !== undefined && (ts.isParameter(declaration) || (ts.isBindingElement(declaration) && ts.findAncestor(declaration, ts.isParameter) !== undefined));
}

/** `setTimeout()` of `node:timers/promises`. */
function isTimersPromise(call: ts.CallExpression, { checker }: FilePass): boolean {
  const symbol = namedSymbol(call.expression, checker);
  return symbol?.name === 'setTimeout' && (symbol.declarations ?? []).some(declaration => ts.findAncestor(declaration, node => ts.isModuleDeclaration(node) && /^(?:node:)?timers\/promises$/.test(node.name.text)) !== undefined);
}

/** Options may make it stop, or let the process end. */
function hasOptions(call: ts.CallExpression): boolean {
  return call.arguments.length > 2;
}

export function isShort(delay: ts.Expression | undefined, checker: ts.TypeChecker): boolean {
  if (!delay) return true;
  const type = checker.getTypeAtLocation(delay);
  return type.isNumberLiteral() && type.value < SHORT;
}

/** The argument of `call` for the parameter that a delay is, when it is one. */
function argumentFor(delay: ts.Expression | undefined, call: ts.CallExpression | undefined, checker: ts.TypeChecker): ts.Expression | undefined {
  const parameter = call && delay && ts.isIdentifier(delay) ? checker.getSymbolAtLocation(delay)?.valueDeclaration : undefined;
  if (!call || !parameter || !ts.isParameter(parameter)) return delay;
  return call.arguments[parameter.parent.parameters.indexOf(parameter)] ?? parameter.initializer ?? delay;
}

/** The new promise that is all a function returns. */
function returnedPromise(callee: ts.FunctionLikeDeclaration): ts.NewExpression | undefined {
  const body = bodyOf(callee);
  const last = body && ts.isBlock(body) ? body.statements.at(-1) : undefined;
  const value = body && !ts.isBlock(body) ? body : last && ts.isReturnStatement(last) ? last.expression : undefined;
  const made = value && withoutCasts(value);
  return made && ts.isNewExpression(made) ? made : undefined;
}
