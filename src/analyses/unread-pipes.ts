import ts from 'typescript';
import { withoutCasts } from '../types/origin.js';
import { isDeclarationExported } from '../types/exported.js';
import { referencesTo } from '../types/references.js';
import { acquisitions, type Acquisition } from './acquisitions.js';
import { catalogueOwnership } from './catalogue-match.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { ADD_LISTENER, valueAround } from './resource-uses.js';

/** An output of a child process that nothing reads, in code that waits for the process or reads its other output. */
export interface UnreadPipe {
  readonly acquisition: Acquisition;
  readonly name: string;
  /** The outputs that nothing reads: `stderr`. */
  readonly pipes: readonly string[];
  readonly option: string;
  /** What is made of the inputs and outputs, as the option lists it, with `ignore` for those that nothing reads. */
  readonly instead: string;
}

const END_EVENTS = new Set(['exit', 'close']);

/** Pipes that fill up and then hold the process for ever. Silent when the handle goes anywhere, and when its options are not written there. */
export const unreadPipes = defineFileAnalysis('unreadPipes', (pass): readonly UnreadPipe[] => acquisitions(pass).flatMap(acquisition => unreadPipe(acquisition, pass) ?? []));

function unreadPipe(acquisition: Acquisition, { checker, program, sourceFile }: FilePass): UnreadPipe | undefined {
  const { resource, call, goesTo } = acquisition;
  const { outputs } = resource;
  if (!outputs || goesTo.kind !== 'variable' || isDeclarationExported(goesTo.symbol) || isFixed(call.arguments ?? [])) return undefined;
  const modes = modesOf(call.arguments ?? [], outputs.option, checker);
  if (!modes) return undefined;
  const piped = outputs.pipes.filter(({ position }) => (modes[position] ?? 'pipe') === 'pipe').map(({ name }) => name);
  const members = new Set<string>();
  let isAwaited = false;
  for (const mention of referencesTo(goesTo.symbol, sourceFile, checker)) {
    const { parent } = valueAround(mention);
    if (ts.isCallExpression(parent) && catalogueOwnership(parent, parent.arguments.indexOf(mention), program) === 'borrows') {
      isAwaited = true;
      continue;
    }
    if (ts.isBinaryExpression(parent) && parent.left === mention && parent.right === valueAround(call)) continue;
    if (!ts.isPropertyAccessExpression(parent) || parent.expression !== mention) return undefined;
    const { text } = parent.name;
    members.add(text);
    const [event] = ts.isCallExpression(parent.parent) && ADD_LISTENER.has(text) ? parent.parent.arguments : [];
    if (event && ts.isStringLiteralLike(event) && END_EVENTS.has(event.text)) isAwaited = true;
  }
  if (members.has(outputs.option) || members.has('unref')) return undefined;
  const unread = piped.filter(name => !members.has(name));
  if (unread.length === 0 || !(isAwaited || unread.length < piped.length)) return undefined;
  const all = ['pipe', ...outputs.pipes.map(({ name }) => (unread.includes(name) ? 'ignore' : 'pipe'))];
  const instead = all.map((mode, index) => `'${mode === 'pipe' ? (modes[index] ?? 'pipe') : mode}'`).join(', ');
  return { acquisition, name: goesTo.name.text, pipes: unread, option: outputs.option, instead: `[${instead}]` };
}

/** A command that is always the same: whoever wrote it down knows what it puts out. */
function isFixed([command, given]: readonly ts.Expression[]): boolean {
  const list = given && withoutCasts(given);
  return command !== undefined && ts.isStringLiteralLike(command) && (!list || ts.isObjectLiteralExpression(list) || (ts.isArrayLiteralExpression(list) && list.elements.every(ts.isStringLiteralLike)));
}

/** What the option says of each position; empty when it is left out, `undefined` when that is not to be seen. */
function modesOf(given: readonly ts.Expression[], option: string, checker: ts.TypeChecker): readonly (string | undefined)[] | undefined {
  if (given.some(ts.isSpreadElement)) return undefined;
  const last = given.at(-1);
  const options = last && (withoutCasts(last) as ts.Expression);
  if (!options || given.length === 1 || isList(options, checker)) return [];
  if (!ts.isObjectLiteralExpression(options) || options.properties.some(ts.isSpreadAssignment)) return undefined;
  const property = options.properties.find(each => each.name?.getText() === option);
  if (!property) return [];
  const value = ts.isPropertyAssignment(property) ? withoutCasts(property.initializer) : undefined;
  if (!value) return undefined;
  if (ts.isStringLiteralLike(value)) return [value.text, value.text, value.text];
  if (!ts.isArrayLiteralExpression(value)) return undefined;
  const modes = value.elements.map(element => (ts.isStringLiteralLike(element) ? element.text : element.kind === ts.SyntaxKind.NullKeyword ? undefined : 'other'));
  return modes;
}

function isList(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  return checker.isArrayType(type) || checker.isTupleType(type);
}
