import ts from 'typescript';
import { jsonWriters, type JsonWriter } from '../catalogue/json.js';
import { isPresent, packagesIn, withoutCasts } from '../types/origin.js';
import { isCallOf } from './catalogue-match.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { partsFor, partsOfProperty, type Kind } from './json-parts.js';
import { nodesOf } from './nodes.js';
import { isOwnFile, mentionsInProgram } from './program-mentions.js';

/** What JSON has no form for: written as `{}`, or refused (`bigint`). */
export type Lost = Exclude<Kind, 'Date'>;

/** A part of a value that is written as JSON, and that JSON cannot carry. */
export interface JsonLoss {
  readonly call: ts.CallExpression;
  /** The expression that has it: the argument, or what a literal in it gives to a property. */
  readonly value: ts.Expression;
  /** The way from `value` to the part: `.results[].tags`, empty for itself. */
  readonly path: string;
  readonly lost: Lost;
}

const writersByName = new Map<string, readonly JsonWriter[]>();
for (const writer of jsonWriters as readonly JsonWriter[]) {
  if (writer.callee.by === 'new') continue;
  for (const name of [writer.callee.name, ...(writer.callee.aliases ?? [])]) writersByName.set(name, [...(writersByName.get(name) ?? []), writer]);
}

const LOST: ReadonlySet<Lost> = new Set(['Map', 'Set', 'RegExp', 'Promise', 'bigint']);
/** What a person reads, and no program reads back. */
const LOG = /(?:^|\.|_)(?:console|log(?:ger|ging)?|debug|trace\w*|verbose|info|warn|error|print\w*)\b/i;

/** Values with declared parts that are lost on the way into JSON. Parts that need not be there, and parts of types that the program does not declare itself, say nothing. */
export const jsonLosses = defineFileAnalysis('jsonLosses', (pass): readonly JsonLoss[] => {
  if (!/\.\s*(?:stringify|jsonp?)\b/.test(pass.sourceFile.text)) return [];
  return nodesOf(pass, ts.SyntaxKind.CallExpression).flatMap(call => {
    const value = writtenBy(call, pass);
    const losses = value ? lossesIn(value, pass) : [];
    return losses.length === 0 || isLogged(call) || isTaught(pass.program) ? [] : losses.map(loss => ({ call, ...loss }));
  });
});

function writtenBy(call: ts.CallExpression, { program }: FilePass): ts.Expression | undefined {
  const callee = withoutCasts(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const row = writersByName.get(callee.name.text)?.find(({ callee: named, origin, global }) => (global ? callee.expression.getText() === global : isPresent(origin, packagesIn(program))) && isCallOf(call, named, origin, program));
  if (!row || call.arguments.some(ts.isSpreadElement)) return undefined;
  const replacer = row.replacer === undefined ? undefined : call.arguments[row.replacer];
  return replacer && replacer.kind !== ts.SyntaxKind.NullKeyword && replacer.getText() !== 'undefined' ? undefined : call.arguments[row.value];
}

function lossesIn(expression: ts.Expression, pass: FilePass): readonly Omit<JsonLoss, 'call'>[] {
  const value = withoutCasts(expression) as ts.Expression;
  if (ts.isArrayLiteralExpression(value)) return value.elements.flatMap(element => (ts.isSpreadElement(element) ? [] : lossesIn(element, pass)));
  const type = pass.checker.getTypeAtLocation(value);
  if (!ts.isObjectLiteralExpression(value)) {
    return partsFor(type, LOST, pass).filter(({ property }) => !property || !isOnlyClaimed(property, pass.program)).slice(0, 1).map(({ path, kind }) => ({ value, path, lost: kind }));
  }
  return type.getProperties().flatMap(property => {
    const written = value.properties.findLast(each => each.name?.getText() === property.name);
    const given = !written ? undefined : ts.isPropertyAssignment(written) ? written.initializer : ts.isShorthandPropertyAssignment(written) ? written.name : undefined;
    if (given) return lossesIn(given, pass);
    return written ? [] : partsOfProperty(property, LOST, pass).slice(0, 1).map(({ path, kind }) => ({ value, path, lost: kind }));
  });
}

/** Whether the program gives a property, anywhere, what it only claims to be of the declared type: `{ id: number as unknown as bigint }`. */
function isOnlyClaimed({ name }: ts.Symbol, program: ts.Program): boolean {
  return mentionsInProgram(program, name).some(({ parent }) => {
    const given = ts.isPropertyAssignment(parent) && parent.name.getText() === name ? parent.initializer : undefined;
    if (!given || !ts.isAsExpression(given)) return false;
    return isAnything(given.type) || (ts.isAsExpression(given.expression) && isAnything(given.expression.type));
  });
}

function isAnything({ kind }: ts.TypeNode): boolean {
  return kind === ts.SyntaxKind.AnyKeyword || kind === ts.SyntaxKind.UnknownKeyword;
}

/** Whether the text is part of what a call logs, or of an error's message. */
function isLogged(call: ts.CallExpression): boolean {
  for (let node: ts.Node = call; ; node = node.parent) {
    const { parent } = node;
    if (ts.isCallExpression(parent) && parent.expression !== node) return LOG.test(parent.expression.getText());
    if (ts.isNewExpression(parent)) return /(?:Error|Exception)$/.test(parent.expression.getText());
    const isText = ts.isTemplateSpan(parent) || ts.isTemplateExpression(parent) || ts.isBinaryExpression(parent) || ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent) || ts.isPropertyAccessExpression(parent) || (ts.isCallExpression(parent) && parent.expression === node);
    if (!isText) return false;
  }
}

const taught = new WeakMap<ts.Program, boolean>();

/** Whether the program gives a class of the language a `toJSON()`: `BigInt.prototype.toJSON = …`. */
function isTaught(program: ts.Program): boolean {
  let is = taught.get(program);
  if (is === undefined) {
    is = program.getSourceFiles().some(file => isOwnFile(file, program) && /\bprototype\b[^;]{0,60}\btoJSON\b/.test(file.text));
    taught.set(program, is);
  }
  return is;
}
