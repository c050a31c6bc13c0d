import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { builtinMember, isGlobalName } from '../types/builtin-member.js';
import { withoutCasts } from '../types/origin.js';
import type { FilePass } from './define.js';

/** A constant path that an expression makes from the place of its module. */
export interface ModulePath {
  /** Absolute; ends with a separator where the code writes one. */
  readonly target: string;
  /** The literals that it is made of, in the order in which they are put together. */
  readonly literals: readonly ts.StringLiteralLike[];
  /** Variables of the file that hold the path, or a part of it. */
  readonly variables: readonly ts.VariableDeclaration[];
}

type Value = { readonly kind: 'url' | 'path'; readonly place: string } | { readonly kind: 'text'; readonly text: string };

interface Evaluation {
  readonly home: string;
  readonly pass: FilePass;
  readonly literals: ts.StringLiteralLike[];
  readonly variables: Set<ts.VariableDeclaration>;
}

const MAX_DEPTH = 12;

/**
 * The path that an expression has if its module lies at `home`: `new URL('./x', import.meta.url)`, `path.join(__dirname, 'x')`
 * and what is made of these with constants. `undefined` for paths that start elsewhere or are not constant.
 */
export function modulePath(expression: ts.Expression, home: string, pass: FilePass): ModulePath | undefined {
  const evaluation: Evaluation = { home, pass, literals: [], variables: new Set() };
  const value = evaluate(expression, evaluation, 0);
  if (!value || value.kind === 'text') return undefined;
  const target = value.kind === 'path' ? value.place : placeOfUrl(value.place);
  return target === undefined ? undefined : { target, literals: evaluation.literals, variables: [...evaluation.variables] };
}

function evaluate(expression: ts.Node, evaluation: Evaluation, depth: number): Value | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = withoutCasts(expression);
  const next = (inner: ts.Node): Value | undefined => evaluate(inner, evaluation, depth + 1);
  if (ts.isStringLiteralLike(node)) {
    evaluation.literals.push(node);
    return { kind: 'text', text: node.text };
  }
  if (ts.isIdentifier(node)) return valueOfIdentifier(node, evaluation, depth);
  if (ts.isPropertyAccessExpression(node)) return valueOfMember(node, evaluation, next);
  if (ts.isNewExpression(node)) return isGlobalName(node.expression, 'URL', evaluation.pass.checker) || builtinMember(node.expression, evaluation.pass.checker)?.member === 'URL' ? urlOf(node.arguments ?? [], next) : undefined;
  if (ts.isCallExpression(node)) return valueOfCall(node, evaluation, next);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) return joined([node.left, node.right].map(next));
  if (ts.isTemplateExpression(node)) {
    const parts = node.templateSpans.flatMap(span => [next(span.expression), { kind: 'text', text: span.literal.text } as const]);
    return joined([{ kind: 'text', text: node.head.text }, ...parts]);
  }
  return undefined;
}

function valueOfIdentifier(node: ts.Identifier, evaluation: Evaluation, depth: number): Value | undefined {
  const { home, pass } = evaluation;
  const declaration = pass.checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (!declaration || declaration.getSourceFile().isDeclarationFile) {
    if (node.text === '__dirname') return { kind: 'path', place: path.dirname(home) };
    return node.text === '__filename' ? { kind: 'path', place: home } : undefined;
  }
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name) || !declaration.initializer) return undefined;
  if (declaration.getSourceFile() !== pass.sourceFile || !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)) return undefined;
  evaluation.variables.add(declaration);
  return evaluate(declaration.initializer, evaluation, depth + 1);
}

function valueOfMember(node: ts.PropertyAccessExpression, { home }: Evaluation, next: (node: ts.Node) => Value | undefined): Value | undefined {
  if (ts.isMetaProperty(node.expression)) {
    switch (node.name.text) {
      case 'url':
        return { kind: 'url', place: pathToFileURL(home).href };
      case 'dirname':
        return { kind: 'path', place: path.dirname(home) };
      case 'filename':
        return { kind: 'path', place: home };
      default:
        return undefined;
    }
  }
  if (node.name.text !== 'pathname' && node.name.text !== 'href') return undefined;
  const value = next(node.expression);
  if (value?.kind !== 'url' || node.name.text === 'href') return value?.kind === 'url' ? value : undefined;
  const place = placeOfUrl(value.place);
  return place === undefined ? undefined : { kind: 'path', place };
}

function valueOfCall(node: ts.CallExpression, { pass }: Evaluation, next: (node: ts.Node) => Value | undefined): Value | undefined {
  const [argument] = node.arguments;
  const callee = builtinMember(node.expression, pass.checker);
  if (callee?.module === 'url' && argument) {
    const value = next(argument);
    if (callee.member === 'pathToFileURL') return value?.kind === 'path' ? { kind: 'url', place: pathToFileURL(value.place).href } : undefined;
    const place = callee.member === 'fileURLToPath' && value?.kind === 'url' ? placeOfUrl(value.place) : undefined;
    return place === undefined ? undefined : { kind: 'path', place };
  }
  if (callee?.module !== 'path') return undefined;
  const values = node.arguments.map(next);
  switch (callee.member) {
    case 'join':
    case 'resolve':
      return joinedPath(values, callee.member);
    case 'normalize':
      return values[0]?.kind === 'path' ? values[0] : undefined;
    case 'dirname':
      return values[0]?.kind === 'path' ? { kind: 'path', place: path.dirname(values[0].place) } : undefined;
    default:
      return undefined;
  }
}

function joinedPath([first, ...rest]: readonly (Value | undefined)[], how: 'join' | 'resolve'): Value | undefined {
  const texts = rest.flatMap(value => (value?.kind === 'text' ? [value.text] : []));
  if (first?.kind !== 'path' || texts.length !== rest.length) return undefined;
  return { kind: 'path', place: path[how](first.place, ...texts) };
}

/** Text put behind a path. */
function joined([first, ...rest]: readonly (Value | undefined)[]): Value | undefined {
  let value = first;
  for (const part of rest) {
    if (part?.kind === 'text' && value) value = value.kind === 'text' ? { kind: 'text', text: value.text + part.text } : { kind: value.kind, place: value.place + part.text };
    else if (part && value?.kind === 'text' && value.text === '') value = part;
    else return undefined;
  }
  return value;
}

function urlOf([relative, base]: readonly ts.Expression[], next: (node: ts.Node) => Value | undefined): Value | undefined {
  if (!relative || !base) return undefined;
  const from = next(base);
  const text = next(relative);
  if (from?.kind !== 'url' || text?.kind !== 'text' || !URL.canParse(text.text, from.place)) return undefined;
  const { protocol, href } = new URL(text.text, from.place);
  return protocol === 'file:' ? { kind: 'url', place: href } : undefined;
}

function placeOfUrl(url: string): string | undefined {
  try {
    return fileURLToPath(url.replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
}
