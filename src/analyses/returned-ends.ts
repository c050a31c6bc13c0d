import ts from 'typescript';
import { callerEnds } from '../catalogue/owners.js';
import { timerSetters, listenerPairs } from '../catalogue/registrations.js';
import { isCall, withoutCasts } from '../types/origin.js';
import { bodyOf, enclosingFunction } from '../types/references.js';
import { isWithin } from '../types/syntax.js';

/** How far calls of inner functions are followed from the code of an end. */
const MAX_HOPS = 3;

/**
 * The code by which the caller of a function ends what the function set up, with the inner functions that it calls: a function
 * that it returns, or one under a name for that purpose in the object that it returns. It takes nothing and sets nothing up.
 * Empty where the last statement returns no such function.
 */
export function returnedEnds(node: ts.FunctionLikeDeclaration, checker: ts.TypeChecker): readonly ts.Node[] {
  const body = bodyOf(node);
  const last = body && ts.isBlock(body) ? body.statements.at(-1) : undefined;
  const value = last && ts.isReturnStatement(last) && last.expression ? withoutCasts(last.expression) : undefined;
  if (!value) return [];
  const named = ts.isObjectLiteralExpression(value) ? value.properties.filter(property => callerEnds.includes(property.name?.getText() ?? '')) : [value];
  const start = named.flatMap(each => functionOf(each, node, checker) ?? []);
  const ends = new Set<ts.Node>(start);
  let edge: readonly ts.Node[] = start;
  for (let hop = 0; hop < MAX_HOPS && edge.length > 0; hop++) {
    const next: ts.Node[] = [];
    const visit = (each: ts.Node): void => {
      const callee = ts.isCallExpression(each) ? functionOf(each.expression, node, checker) : undefined;
      if (callee && !ends.has(callee)) {
        ends.add(callee);
        next.push(callee);
      }
      ts.forEachChild(each, visit);
    };
    edge.forEach(visit);
    edge = next;
  }
  return [...ends].some(setsUp) ? [] : [...ends];
}

/** The function without parameters, written in `around`, that a node is or names. */
function functionOf(node: ts.Node, around: ts.Node, checker: ts.TypeChecker): ts.FunctionLikeDeclaration | undefined {
  const value = withoutCasts(ts.isPropertyAssignment(node) ? node.initializer : node);
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value) || ts.isMethodDeclaration(value)) return value.parameters.length === 0 ? value : undefined;
  const symbol = ts.isShorthandPropertyAssignment(value) ? checker.getShorthandAssignmentValueSymbol(value) : ts.isIdentifier(value) ? checker.getSymbolAtLocation(value) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !isWithin(declaration, around) || enclosingFunction(declaration) !== around) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration.parameters.length === 0 ? declaration : undefined;
  return ts.isVariableDeclaration(declaration) && declaration.initializer && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 && !ts.isIdentifier(withoutCasts(declaration.initializer)) ? functionOf(declaration.initializer, around, checker) : undefined;
}

const SETTERS: ReadonlySet<string> = new Set([...timerSetters, ...listenerPairs.map(({ add }) => add), 'subscribe', 'observe']);

function setsUp(code: ts.Node): boolean {
  const callee = isCall(code) ? withoutCasts(code.expression) : undefined;
  const name = callee && (ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined);
  return (name !== undefined && SETTERS.has(name)) || (ts.forEachChild(code, child => setsUp(child) || undefined) ?? false);
}
