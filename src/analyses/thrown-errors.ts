import ts from 'typescript';
import { isOfDefaultLibrary } from '../types/default-library.js';
import { inheritsFrom, isCall, namedSymbol, type Call } from '../types/origin.js';
import { bodyOf } from '../types/references.js';
import type { FilePass } from './define.js';
import { implementationOf } from './parameter-ownership.js';

const MAX_DEPTH = 4;
const MAX_NODES = 3_000;

/**
 * Whether a function, or one that it calls, may throw an error of the class. `false` only where that is sure: everything it
 * calls is known in full or belongs to the language, which throws no class of the project.
 */
export function mayThrow(fn: ts.SignatureDeclaration, error: ts.Symbol, pass: FilePass): boolean {
  const { checker, program } = pass;
  const wanted = error.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(error) : error;
  // The language throws its own errors anywhere.
  if (!(wanted.flags & ts.SymbolFlags.Class) || isOfDefaultLibrary(wanted, program)) return true;
  const visited = new Set<ts.Node>();
  let budget = MAX_NODES;

  const inFunction = (node: ts.Node, depth: number): boolean => {
    if (visited.has(node)) return false;
    visited.add(node);
    const body = bodyOf(node);
    if (!body || depth > MAX_DEPTH || (ts.isBlock(body) && !body.statements.length)) return true;
    const parts = ts.isFunctionLike(node) ? [...node.parameters.map(parameter => (ts.isParameter(parameter) ? parameter.initializer : undefined)), body] : [body];
    return parts.some(part => part !== undefined && inNode(part, depth));
  };
  const inNode = (node: ts.Node, depth: number): boolean => {
    if (--budget < 0) return true;
    if (ts.isThrowStatement(node)) return !isOther(node.expression, depth);
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || ts.isTaggedTemplateExpression(node) || ts.isForOfStatement(node) || ts.isSpreadElement(node)) return true;
    if (ts.isPropertyAccessExpression(node) && isUnsureProperty(node)) return true;
    if (ts.isElementAccessExpression(node) && !ts.isLiteralExpression(node.argumentExpression) && checker.getTypeAtLocation(node.expression).flags & ts.TypeFlags.Any) return true;
    if (isCall(node) && calls(node, depth)) return true;
    return ts.forEachChild(node, child => inNode(child, depth) || undefined) ?? false;
  };
  /** `new Y()` of another class than the one wanted. */
  const isOther = (thrown: ts.Expression, depth: number): boolean => {
    if (!ts.isNewExpression(thrown)) return false;
    const symbol = namedSymbol(thrown.expression, checker);
    if (!symbol || symbol === wanted || !(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Variable))) return false;
    const isBelow = (symbol.declarations ?? []).some(declaration => inheritsFrom(declaration, checker, base => base === wanted));
    return !isBelow && (symbol.declarations?.length ?? 0) > 0 && !(thrown.arguments ?? []).some(argument => inNode(argument, depth));
  };
  const calls = (call: Call, depth: number): boolean => {
    const symbol = namedSymbol(call.expression, checker);
    if (!symbol?.declarations?.length) return true;
    if (isOfDefaultLibrary(symbol, program)) return (call.arguments ?? []).some(argument => !ts.isFunctionLike(argument) && mayBeFunction(argument));
    // A method may be another one at run time.
    const isFixed = ts.isNewExpression(call) || !ts.isPropertyAccessExpression(call.expression);
    const callee = isFixed ? implementationOf(call, checker) : undefined;
    return !callee || inFunction(callee, depth + 1);
  };
  const mayBeFunction = (argument: ts.Expression): boolean => {
    const type = checker.getTypeAtLocation(argument);
    return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 || type.getCallSignatures().length > 0 || (!!(type.flags & ts.TypeFlags.Object) && !checker.isArrayType(type));
  };
  const isUnsureProperty = (access: ts.PropertyAccessExpression): boolean => {
    const symbol = checker.getSymbolAtLocation(access.name);
    return !symbol || ((symbol.flags & ts.SymbolFlags.Accessor) !== 0 && !isOfDefaultLibrary(symbol, program));
  };
  return inFunction(fn, 0);
}
