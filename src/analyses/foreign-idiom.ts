import ts from 'typescript';
import { withoutCasts } from '../types/origin.js';
import { enclosingFunction, someReferenceTo } from '../types/references.js';
import { isWritten } from '../types/syntax.js';
import { defineFileAnalysis, type FilePass } from './define.js';

/** Code that means something else in JavaScript than in the language that it is written as if it were in. */
export interface ForeignIdiom<Kind extends string = string> {
  readonly kind: Kind;
  readonly at: ts.Node;
  /** The pieces of code that a report names. */
  readonly parts: Readonly<Record<string, ts.Node | string>>;
  /** What to write in place of a piece of code, where that is certain. */
  readonly repair?: { readonly node: ts.Node; readonly text: string } | undefined;
}

/** Whether nobody but the linter checks the types of a file. */
export const isUnchecked = defineFileAnalysis('isUnchecked', ({ sourceFile, program }): boolean => {
  if (!/\.[cm]?jsx?$/.test(sourceFile.fileName)) return false;
  const directive = /^\s*\/\/\s*@ts-(no)?check\b/m.exec(sourceFile.text);
  return directive ? directive[1] !== undefined : program.getCompilerOptions().checkJs !== true;
});

/** A variable, and what it is given where it is declared. */
export interface Variable {
  readonly symbol: ts.Symbol;
  readonly declaration: ts.VariableDeclaration;
  readonly value: ts.Expression;
}

/** The variable with a value of its own that an identifier names, if the linted file declares it. */
export function variableOf(node: ts.Node, { checker, sourceFile }: FilePass): Variable | undefined {
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer || !ts.isIdentifier(declaration.name) || declaration.getSourceFile() !== sourceFile) return undefined;
  return { symbol, declaration, value: withoutCasts(declaration.initializer) as ts.Expression };
}

/** The same, if nothing else is ever assigned to the variable. */
export function constantOf(node: ts.Node, pass: FilePass): Variable | undefined {
  const variable = variableOf(node, pass);
  return variable && ((ts.getCombinedNodeFlags(variable.declaration) & ts.NodeFlags.Const) !== 0 || !isAssignedAgain(variable.symbol, pass)) ? variable : undefined;
}

/** Whether a variable or parameter of the linted file is given another value than the first. */
export function isAssignedAgain(symbol: ts.Symbol, { checker, sourceFile }: FilePass): boolean {
  return someReferenceTo(symbol, sourceFile, checker, isWritten);
}

/** The code that runs once where a node does: a function, or the body of a loop. */
export function runAround(node: ts.Node): ts.Node {
  return ts.findAncestor(node.parent, around => ts.isFunctionLike(around) || ts.isIterationStatement(around, false) || ts.isSourceFile(around)) ?? node.getSourceFile();
}

/** Whether some code of the function around a node, nested functions apart, is wanted. */
export function someInFunction(node: ts.Node, wanted: (node: ts.Node) => boolean): boolean {
  const visit = (each: ts.Node): boolean => wanted(each) || (ts.forEachChild(each, child => (ts.isFunctionLike(child) ? undefined : visit(child) || undefined)) ?? false);
  return ts.forEachChild(enclosingFunction(node), child => visit(child) || undefined) ?? false;
}

/** An expression with the brackets and casts around it. */
export function around(node: ts.Node): ts.Node {
  let at = node;
  while (withoutCasts(at.parent) === withoutCasts(node)) at = at.parent;
  return at;
}

/** `sort` of `xs.sort()`. */
export function methodOf(node: ts.Node): { readonly call: ts.CallExpression; readonly object: ts.Expression; readonly name: string } | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const callee = withoutCasts(node.expression);
  return ts.isPropertyAccessExpression(callee) ? { call: node, object: callee.expression, name: callee.name.text } : undefined;
}

/** The value of a whole number that is written in decimal digits. */
export function decimal(node: ts.Node | undefined): number | undefined {
  return node && ts.isNumericLiteral(node) && /^\d+$/.test(node.getText()) ? Number(node.text) : undefined;
}

/** The types of the elements, if a value is always an array or tuple. */
export function elementTypes(expression: ts.Node, { checker }: FilePass): readonly ts.Type[] | undefined {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(expression));
  const parts = type.isUnion() ? type.types : [type];
  return parts.every(part => checker.isArrayType(part) || checker.isTupleType(part)) ? parts.flatMap(part => checker.getTypeArguments(part as ts.TypeReference)) : undefined;
}

/** Whether every value that a type admits is of one of the kinds. */
export function isOnly(type: ts.Type, flags: ts.TypeFlags): boolean {
  return (type.isUnion() ? type.types : [type]).every(part => (part.flags & flags) !== 0);
}
