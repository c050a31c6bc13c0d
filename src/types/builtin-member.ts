import { isBuiltin } from 'node:module';
import ts from 'typescript';
import { withoutCasts } from './origin.js';

/** A member of a module that is built into Node: `fs` and `readFileSync`. Without a member it is the module itself. */
export interface BuiltinMember {
  /** Without `node:`; `fs.promises` counts as `fs/promises`, `path.posix` as `path`. */
  readonly module: string;
  readonly member: string | undefined;
}

const MAX_STEPS = 8;

/**
 * The member of a built-in module that an expression stands for, through imports, `require()`, destructuring, constants and
 * `promisify()`; the global `process` counts as the module. What a file imports says it, so Node's types need not be installed.
 */
export function builtinMember(expression: ts.Node, checker: ts.TypeChecker): BuiltinMember | undefined {
  const [module = '', ...members] = importedPath(expression, checker) ?? [];
  if (!isBuiltin(module)) return undefined;
  const [first, second] = members;
  if (module === 'fs' && first === 'promises') return members.length > 2 ? undefined : { module: 'fs/promises', member: second };
  if (/^path(?:\/|$)/.test(module)) {
    const rest = first === 'posix' || first === 'win32' ? members.slice(1) : members;
    return rest.length > 1 ? undefined : { module: 'path', member: rest[0] };
  }
  return members.length > 1 ? undefined : { module, member: first };
}

/** Whether an identifier stands for the global of that name: declared by a library, by nobody, or by assignments to its members only. */
export function isGlobalName(node: ts.Node, name: string, checker: ts.TypeChecker): boolean {
  if (!ts.isIdentifier(node) || node.text !== name) return false;
  const declarations = checker.getSymbolAtLocation(node)?.declarations ?? [];
  return declarations.every(declaration => declaration.getSourceFile().isDeclarationFile || ts.isIdentifier(declaration) || ts.isPropertyAccessExpression(declaration) || ts.isBinaryExpression(declaration));
}

/** What an expression stands for among imports: the module, without `node:`, then the names of the members. */
export function importedPath(expression: ts.Node, checker: ts.TypeChecker): readonly string[] | undefined {
  return pathOf(expression, checker, 0);
}

function pathOf(expression: ts.Node, checker: ts.TypeChecker, steps: number): string[] | undefined {
  if (steps > MAX_STEPS) return undefined;
  const node = withoutCasts(expression);
  if (ts.isIdentifier(node)) return pathOfIdentifier(node, checker, steps);
  if (ts.isPropertyAccessExpression(node)) return memberOf(pathOf(node.expression, checker, steps + 1), node.name.text);
  if (ts.isAwaitExpression(node)) return pathOf(node.expression, checker, steps + 1);
  if (!ts.isCallExpression(node)) return undefined;
  const [argument] = node.arguments;
  if (!argument) return undefined;
  if (ts.isStringLiteralLike(argument)) {
    const loads = node.expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(node.expression) && node.expression.text === 'require');
    return loads ? [moduleName(argument.text)] : undefined;
  }
  const callee = pathOf(node.expression, checker, steps + 1);
  return callee?.join('.') === 'util.promisify' ? pathOf(argument, checker, steps + 1) : undefined;
}

function pathOfIdentifier(identifier: ts.Identifier, checker: ts.TypeChecker, steps: number): string[] | undefined {
  const declarations = checker.getSymbolAtLocation(identifier)?.declarations;
  const [declaration] = declarations ?? [];
  if (isGlobalName(identifier, 'process', checker)) return ['process'];
  if (!declaration) return undefined;
  if (ts.isImportSpecifier(declaration)) return memberOf(importedModule(declaration.parent.parent.parent), (declaration.propertyName ?? declaration.name).text);
  if (ts.isNamespaceImport(declaration)) return importedModule(declaration.parent.parent);
  if (ts.isImportClause(declaration)) return importedModule(declaration.parent);
  if (ts.isImportEqualsDeclaration(declaration)) {
    const { moduleReference } = declaration;
    return ts.isExternalModuleReference(moduleReference) ? specifiedModule(moduleReference.expression) : undefined;
  }
  if (ts.isVariableDeclaration(declaration)) return isConstant(declaration) && declaration.initializer ? pathOf(declaration.initializer, checker, steps + 1) : undefined;
  return ts.isBindingElement(declaration) ? pathOfBinding(declaration, checker, steps) : undefined;
}

function pathOfBinding(element: ts.BindingElement, checker: ts.TypeChecker, steps: number): string[] | undefined {
  const key = element.propertyName ?? element.name;
  if (!ts.isIdentifier(key) || !ts.isObjectBindingPattern(element.parent)) return undefined;
  const holder = element.parent.parent;
  if (ts.isBindingElement(holder)) return memberOf(pathOfBinding(holder, checker, steps + 1), key.text);
  if (!ts.isVariableDeclaration(holder) || !isConstant(holder) || !holder.initializer) return undefined;
  return memberOf(pathOf(holder.initializer, checker, steps + 1), key.text);
}

function memberOf(path: string[] | undefined, name: string): string[] | undefined {
  return path && (name === 'default' ? path : [...path, name]);
}

function importedModule(declaration: ts.Node): string[] | undefined {
  return ts.isImportDeclaration(declaration) ? specifiedModule(declaration.moduleSpecifier) : undefined;
}

function specifiedModule(specifier: ts.Expression): string[] | undefined {
  return ts.isStringLiteral(specifier) ? [moduleName(specifier.text)] : undefined;
}

function moduleName(specifier: string): string {
  return specifier.replace(/^node:/, '');
}

/** `const`, and the `var` of older code, which nobody assigns again. */
function isConstant(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Let) === 0;
}
