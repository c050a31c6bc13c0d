import ts from 'typescript';
import { leavesOf } from './walk.js';

/** The function (or class member, or whole file) whose body a node belongs to. */
export function enclosingFunction(node: ts.Node): ts.Node {
  let current = node.parent;
  while (!ts.isSourceFile(current) && !isBodyOwner(current)) current = current.parent;
  return current;
}

/** Whether code inside runs at another time than the code around: functions, static blocks, initializers of fields. */
function isBodyOwner(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node) || ts.isPropertyDeclaration(node);
}

/** What the interpreter of a function starts from. */
export function bodyOf(owner: ts.Node): ts.Node | undefined {
  if (ts.isSourceFile(owner)) return owner;
  if (ts.isClassStaticBlockDeclaration(owner)) return owner.body;
  return ts.isFunctionLike(owner) ? (owner as ts.FunctionLikeDeclaration).body : undefined;
}

const identifiersOf = new WeakMap<ts.Node, ReadonlyMap<string, readonly ts.Identifier[]>>();

/** Every identifier below `root` that stands for the value of `symbol`, in order of appearance; its declarations are not among them. */
export function referencesTo(symbol: ts.Symbol, root: ts.Node, checker: ts.TypeChecker): readonly ts.Identifier[] {
  return identifiersNamed(symbol.name, root).filter(identifier => isReferenceTo(symbol, identifier, checker));
}

/** Whether one of these references is `wanted`. That is asked before the checker is, so it should need the syntax alone. */
export function someReferenceTo(symbol: ts.Symbol, root: ts.Node, checker: ts.TypeChecker, wanted: (reference: ts.Identifier) => boolean): boolean {
  return identifiersNamed(symbol.name, root).some(identifier => wanted(identifier) && isReferenceTo(symbol, identifier, checker));
}

function isReferenceTo(symbol: ts.Symbol, identifier: ts.Identifier, checker: ts.TypeChecker): boolean {
  return valueSymbol(identifier, checker) === symbol && !isDeclarationName(identifier);
}

function identifiersNamed(name: string, root: ts.Node): readonly ts.Identifier[] {
  let names = identifiersOf.get(root);
  if (!names) identifiersOf.set(root, (names = identifiersBelow(root)));
  return names.get(name) ?? [];
}

function identifiersBelow(root: ts.Node): Map<string, ts.Identifier[]> {
  const names = new Map<string, ts.Identifier[]>();
  for (const identifier of leavesOf(root, ts.isIdentifier)) {
    const list = names.get(identifier.text);
    if (list) list.push(identifier);
    else names.set(identifier.text, [identifier]);
  }
  return names;
}

/** The variable, parameter or import that an identifier reads or writes. */
export function valueSymbol(identifier: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = identifier;
  if (ts.isPropertyAccessExpression(parent) && parent.name === identifier) return undefined;
  if (ts.isPropertyAssignment(parent) && parent.name === identifier) return undefined;
  if (ts.isShorthandPropertyAssignment(parent)) return checker.getShorthandAssignmentValueSymbol(parent);
  if (ts.isExportSpecifier(parent)) return checker.getExportSpecifierLocalTargetSymbol(parent);
  return checker.getSymbolAtLocation(identifier);
}

function isDeclarationName(identifier: ts.Identifier): boolean {
  const { parent } = identifier;
  return (
    (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent) || ts.isFunctionDeclaration(parent) || ts.isClassDeclaration(parent)) && parent.name === identifier
  );
}
