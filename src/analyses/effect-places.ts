import ts from 'typescript';
import { withoutCasts } from '../types/origin.js';
import { isAssignment, isStep } from '../types/syntax.js';
import { defineFileAnalysis } from './define.js';
import { nodesOf } from './nodes.js';

/** Where something happens in a file: positions in ascending order. */
export type Places = readonly number[];

/** Where a file changes values, hands over control, and jumps. Functions inside functions count like everything else. */
export interface EffectPlaces {
  /** Variables by their name, properties by `.name`, computed ones as `.*`, and all of the properties as `.`. */
  readonly writes: ReadonlyMap<string, Places>;
  /** Where code of somewhere else may run: calls, `await`, iterators. */
  readonly calls: Places;
  /** Where control may leave a statement otherwise than behind it, loops that need not end included. */
  readonly jumps: Places;
  readonly yields: Places;
  readonly tries: Places;
}

export const effectPlaces = defineFileAnalysis('effectPlaces', (pass): EffectPlaces => {
  const placesOf = (...kinds: Parameters<typeof nodesOf> extends [unknown, ...infer Kinds] ? Kinds : never): Places => nodesOf(pass, ...kinds).map(({ pos }) => pos);
  const writes = new Map<string, number[]>();
  for (const node of nodesOf(pass, ...MAY_WRITE)) {
    const target = writtenBy(node);
    if (!target) continue;
    for (const name of namesWritten(target)) {
      const places = writes.get(name);
      if (places) places.push(node.pos);
      else writes.set(name, [node.pos]);
    }
  }
  return { writes, calls: placesOf(...CALLING), jumps: placesOf(...JUMPING), yields: placesOf(ts.SyntaxKind.YieldExpression), tries: placesOf(ts.SyntaxKind.TryStatement) };
});

const MAY_WRITE = [
  ts.SyntaxKind.BinaryExpression,
  ts.SyntaxKind.DeleteExpression,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.PostfixUnaryExpression,
  ts.SyntaxKind.PrefixUnaryExpression,
  ts.SyntaxKind.VariableDeclaration,
] as const;

const CALLING = [
  ts.SyntaxKind.AwaitExpression,
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.JsxElement,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.SpreadElement,
  ts.SyntaxKind.TaggedTemplateExpression,
  ts.SyntaxKind.YieldExpression,
] as const;

const JUMPING = [
  ts.SyntaxKind.BreakStatement,
  ts.SyntaxKind.ContinueStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ReturnStatement,
  ts.SyntaxKind.ThrowStatement,
  ts.SyntaxKind.WhileStatement,
] as const;

/** Whether something happens in a node or in what belongs to it. */
export function isIn(node: ts.Node, places: Places | undefined): boolean {
  if (!places) return false;
  let [from, to] = [0, places.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] as number) < node.pos) from = middle + 1;
    else to = middle;
  }
  return from < places.length && (places[from] as number) < node.end;
}

/** What an assignment, a step, `delete`, a declaration or the head of a loop writes. */
export function writtenBy(node: ts.Node): ts.Node | undefined {
  if (ts.isBinaryExpression(node)) return isAssignment(node) ? node.left : undefined;
  if (isStep(node)) return node.operand;
  if (ts.isDeleteExpression(node)) return node.expression;
  if (ts.isVariableDeclaration(node)) return node.name;
  return ts.isForInStatement(node) || (ts.isForOfStatement(node) && !ts.isVariableDeclarationList(node.initializer)) ? node.initializer : undefined;
}

function* namesWritten(target: ts.Node): Iterable<string> {
  const node = withoutCasts(target);
  if (ts.isIdentifier(node)) yield node.text;
  else if (ts.isPropertyAccessExpression(node)) yield* [`.${node.name.text}`, '.'];
  else if (ts.isElementAccessExpression(node)) yield* ['.*', '.'];
  else {
    const parts: ts.Node[] = [];
    ts.forEachChild(node, child => void parts.push(child));
    for (const part of parts) yield* namesWritten(part);
  }
}
