import ts from 'typescript';
import { isCallOf } from './catalogue-match.js';
import { namedSymbol, withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { acquisitions } from './acquisitions.js';
import { defineFileAnalysis } from './define.js';
import { unheardErrors } from './unheard-errors.js';

/** A `.pipe()` that leaves its source open when a later stage fails, in code that shows that a failure is expected. */
export interface UnsafePipe {
  readonly call: ts.CallExpression;
  /** What is piped, as it is called in the source. */
  readonly source: ts.Expression;
}

/**
 * Pipes of streams that this file opened itself and does nothing else with than to listen to their errors, which says nothing of
 * what comes after. Those whose errors nothing listens to are told of by `unheardErrors`.
 */
export const unsafePipes = defineFileAnalysis('unsafePipes', (pass): readonly UnsafePipe[] => {
  const { sourceFile, program, checker } = pass;
  if (!sourceFile.text.includes('.pipe(')) return [];
  const opened = acquisitions(pass).filter(({ resource }) => resource.policy === 'consumable' && resource.consumedBy?.some(way => way.by === 'method' && way.name === 'pipe'));
  const unheard = new Set<ts.Node>(unheardErrors(pass).map(({ at }) => at));
  const found: UnsafePipe[] = [];
  for (const { call, goesTo, produced } of opened) {
    if (unheard.has(call)) continue;
    if (goesTo.kind === 'expression') {
      const pipe = pipeOf(afterListeners(produced), program);
      if (pipe && expectsFailure(pipe, checker)) found.push({ call: pipe, source: call });
    } else if (goesTo.kind === 'variable') {
      const mentions = referencesTo(goesTo.symbol, enclosingFunction(call), checker).filter(mention => !ts.isExpressionStatement(afterListeners(mention).parent) || afterListeners(mention) === mention);
      const pipes = mentions.flatMap(mention => pipeOf(mention, program) ?? []);
      const [pipe] = pipes;
      if (pipe && pipes.length === mentions.length && expectsFailure(pipe, checker)) found.push({ call: pipe, source: goesTo.name });
    }
  }
  return found;
});

/** `source.on('error', …)` of a source. */
function afterListeners(source: ts.Expression): ts.Expression {
  const access = source.parent;
  const call = ts.isPropertyAccessExpression(access) && access.expression === source && ts.isCallExpression(access.parent) && access.parent.expression === access ? access.parent : undefined;
  return call && ts.isPropertyAccessExpression(access) && handlesErrors(access.name.text, call) ? afterListeners(call) : source;
}

/** `source.pipe(…)`, where that is the method of Node.js streams. */
function pipeOf(source: ts.Expression, program: ts.Program): ts.CallExpression | undefined {
  const access = source.parent;
  const call = ts.isPropertyAccessExpression(access) && access.expression === source && access.name.text === 'pipe' ? access.parent : undefined;
  if (!call || !ts.isCallExpression(call)) return undefined;
  const isStream = ['Readable', 'ReadableStream', 'Stream', 'internal'].some(type => STREAMS.some(origin => isCallOf(call, { by: 'method', type, name: 'pipe' }, origin, program)));
  return isStream ? call : undefined;
}

const STREAMS = [{ from: 'module', module: 'node:stream' }, { from: 'global', package: '@types/node' }] as const;

/** Whether a later stage has an error handler, or is a request or response that the other side may drop at any time. */
function expectsFailure(pipe: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const [destination] = pipe.arguments;
  const after = ts.isPropertyAccessExpression(pipe.parent) && ts.isCallExpression(pipe.parent.parent) ? { name: pipe.parent.name.text, call: pipe.parent.parent } : undefined;
  if (after && handlesErrors(after.name, after.call)) return true;
  if (after?.name === 'pipe' && expectsFailure(after.call, checker)) return true;
  if (!destination) return false;
  const types = checker.getTypeAtLocation(destination);
  if ([types, ...(types.getBaseTypes() ?? [])].some(type => type.symbol?.name === 'ServerResponse' || type.symbol?.name === 'ClientRequest')) return true;
  const bare = withoutCasts(destination);
  const symbol = ts.isIdentifier(bare) ? namedSymbol(bare, checker) : undefined;
  return symbol !== undefined && referencesTo(symbol, enclosingFunction(pipe), checker).some(({ parent }) => ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent) && handlesErrors(parent.name.text, parent.parent));
}

function handlesErrors(name: string, { arguments: [event] }: ts.CallExpression): boolean {
  return (name === 'on' || name === 'once') && event !== undefined && ts.isStringLiteralLike(event) && event.text === 'error';
}
