import ts from 'typescript';
import type { TSESTree } from '@typescript-eslint/utils';
import { packageOfFile } from '../types/declaring-package.js';
import { isPresenceTest } from '../types/use.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { isWriteTarget } from './program-mentions.js';

/** A name that the code expects a module to export. */
export interface AskedName {
  readonly name: string;
  /** Where it is written: an identifier or a string literal. */
  readonly at: ts.Node;
  readonly form: 'default' | 'specifier' | 'reexport' | 'binding' | 'member';
  /** It stands in a place where only types are looked up. */
  readonly typeOnly: boolean;
}

/** A place where a file names a module. */
export interface ModuleReference {
  readonly specifier: ts.StringLiteralLike;
  readonly kind: 'import' | 'reexport' | 'import-equals' | 'import-type' | 'require' | 'dynamic-import' | 'resolve' | 'mock';
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** The code is prepared for the module not to be there: `try`, `.catch()`, an expected throw. */
  readonly optional: boolean;
  /** Runs whenever the file is loaded. */
  readonly eager: boolean;
  readonly names: readonly AskedName[];
}

const MAY_CALL = /\brequire\b|\bimport\s*(?:\/\*[^]*?\*\/\s*)?[(.]|\b(?:mock|doMock|unmock|importActual|importMock|requireActual|requireMock)\s*[(<]/;
const MOCKS = new Set(['mock', 'doMock', 'unmock', 'doUnmock', 'dontMock', 'importActual', 'importMock', 'requireActual', 'requireMock']);
const TEST_LIBRARIES = /^(?:vitest|@vitest\/.+|@types\/jest|@jest\/.+|jest-mock)$/;

/** Every place where the file names a module by a literal, with the names that it asks of it. */
export const moduleReferences = defineFileAnalysis('moduleReferences', (pass): readonly ModuleReference[] => {
  const { sourceFile } = pass;
  const found: ModuleReference[] = [];
  for (const statement of sourceFile.statements) addStatement(statement, pass, found);
  if (!MAY_CALL.test(sourceFile.text)) return found;
  for (const node of nodesOf(pass, ts.SyntaxKind.CallExpression, ts.SyntaxKind.ImportType)) {
    if (ts.isCallExpression(node)) addCall(node, pass, found);
    else addImportType(node, found);
  }
  return found;
});

/** Whether an imported name stays in the JavaScript: it is used as a value, or the compiler is told to keep imports as written. */
export function isKeptAtRuntime(asked: AskedName, pass: FilePass): boolean {
  if (asked.typeOnly) return false;
  if (/\.[cm]?jsx?$/.test(pass.sourceFile.fileName) || pass.program.getCompilerOptions().verbatimModuleSyntax) return true;
  if (asked.form === 'binding' || asked.form === 'member') return true;
  if (asked.form === 'reexport') return false;
  return referencesOf(asked.at.parent, pass).some(({ isValueReference }) => isValueReference);
}

/** Whether every use of an imported name is one that only types can have. Without any use it cannot be told. */
export function isUsedAsType(asked: AskedName, pass: FilePass): boolean {
  if (asked.typeOnly) return true;
  if (asked.form === 'binding' || asked.form === 'member' || asked.form === 'reexport') return false;
  const references = referencesOf(asked.at.parent, pass);
  return references.length > 0 && references.every(({ isValueReference }) => !isValueReference);
}

function addStatement(statement: ts.Statement, pass: FilePass, found: ModuleReference[]): void {
  if (ts.isImportDeclaration(statement)) {
    if (!ts.isStringLiteral(statement.moduleSpecifier)) return;
    const { importClause } = statement;
    const typeOnly = importClause?.isTypeOnly ?? false;
    found.push({ specifier: statement.moduleSpecifier, kind: 'import', typeOnly, optional: false, eager: true, names: importClause ? namesOfClause(importClause, pass) : [] });
  } else if (ts.isExportDeclaration(statement)) {
    const { moduleSpecifier, exportClause, isTypeOnly } = statement;
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return;
    const elements = exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : [];
    const names = elements.map((element): AskedName => {
      const at = element.propertyName ?? element.name;
      return { name: at.text, at, form: 'reexport', typeOnly: isTypeOnly || element.isTypeOnly };
    });
    found.push({ specifier: moduleSpecifier, kind: 'reexport', typeOnly: isTypeOnly, optional: false, eager: true, names });
  } else if (ts.isImportEqualsDeclaration(statement)) {
    const { moduleReference, isTypeOnly, name } = statement;
    if (!ts.isExternalModuleReference(moduleReference) || !ts.isStringLiteral(moduleReference.expression)) return;
    found.push({ specifier: moduleReference.expression, kind: 'import-equals', typeOnly: isTypeOnly, optional: false, eager: true, names: membersOf(name, pass) });
  }
}

function namesOfClause(clause: ts.ImportClause, pass: FilePass): AskedName[] {
  const names: AskedName[] = [];
  if (clause.name) names.push({ name: 'default', at: clause.name, form: 'default', typeOnly: clause.isTypeOnly });
  if (!clause.namedBindings) return names;
  if (ts.isNamespaceImport(clause.namedBindings)) return [...names, ...membersOf(clause.namedBindings.name, pass)];
  for (const element of clause.namedBindings.elements) {
    const at = element.propertyName ?? element.name;
    names.push({ name: at.text, at, form: 'specifier', typeOnly: clause.isTypeOnly || element.isTypeOnly });
  }
  return names;
}

function addImportType(node: ts.ImportTypeNode, found: ModuleReference[]): void {
  const { argument } = node;
  if (!ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal)) return;
  const name = node.qualifier && leftmost(node.qualifier);
  const names: AskedName[] = name ? [{ name: name.text, at: name, form: 'member', typeOnly: true }] : [];
  found.push({ specifier: argument.literal, kind: 'import-type', typeOnly: true, optional: false, eager: false, names });
}

function addCall(call: ts.CallExpression, pass: FilePass, found: ModuleReference[]): void {
  const [specifier, second] = call.arguments;
  if (!specifier || !ts.isStringLiteralLike(specifier)) return;
  const callee = call.expression;
  const base = { specifier, typeOnly: false, optional: isOptional(call), eager: !isInsideFunction(call) };
  if (callee.kind === ts.SyntaxKind.ImportKeyword) {
    if (/@vite-ignore|webpackIgnore/.test(call.getText().slice(0, specifier.getStart() - call.getStart()))) return;
    found.push({ ...base, kind: 'dynamic-import', names: namesOfPromise(call, pass) });
  } else if (ts.isIdentifier(callee)) {
    if (callee.text === 'require' && isNodeRequire(callee, pass)) found.push({ ...base, kind: 'require', names: namesOfValue(call, pass) });
  } else if (ts.isPropertyAccessExpression(callee)) {
    const { expression, name } = callee;
    if (name.text === 'resolve' && !second && (ts.isMetaProperty(expression) || (ts.isIdentifier(expression) && expression.text === 'require' && isNodeRequire(expression, pass)))) {
      found.push({ ...base, kind: 'resolve', names: [] });
    } else if (MOCKS.has(name.text) && ts.isIdentifier(expression) && isTestLibrary(expression, pass)) {
      found.push({ ...base, kind: 'mock', optional: call.arguments.length > 2 || base.optional, names: [] });
    }
  }
}

/** What `require()` or an awaited `import()` gives: a pattern, a member, or a variable whose members are asked later. */
function namesOfValue(value: ts.Expression, pass: FilePass): AskedName[] {
  const outer = outermost(value);
  const { parent } = outer;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === outer) return memberName(parent, false);
  if (ts.isElementAccessExpression(parent) && parent.expression === outer) return memberName(parent, false);
  if (ts.isVariableDeclaration(parent) && parent.initializer === outer) return namesOfBinding(parent.name, pass);
  if (ts.isBinaryExpression(parent) && parent.right === outer && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isObjectLiteralExpression(parent.left)) {
    return parent.left.properties.flatMap(property => {
      const isPlain = ts.isShorthandPropertyAssignment(property) ? !property.objectAssignmentInitializer : ts.isPropertyAssignment(property) && !ts.isBinaryExpression(property.initializer);
      return isPlain && property.name ? bindingName(property.name) : [];
    });
  }
  return [];
}

function namesOfPromise(call: ts.CallExpression, pass: FilePass): AskedName[] {
  const outer = outermost(call);
  const { parent } = outer;
  if (ts.isAwaitExpression(parent)) return namesOfValue(parent, pass);
  if (!ts.isPropertyAccessExpression(parent) || parent.name.text !== 'then' || !ts.isCallExpression(parent.parent)) return [];
  const [callback] = parent.parent.arguments;
  if (!callback || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)) || !callback.parameters[0]) return [];
  return namesOfBinding(callback.parameters[0].name, pass);
}

function namesOfBinding(name: ts.BindingName, pass: FilePass): AskedName[] {
  if (ts.isIdentifier(name)) return membersOf(name, pass);
  if (!ts.isObjectBindingPattern(name)) return [];
  return name.elements.flatMap(element => (element.dotDotDotToken || element.initializer ? [] : bindingName(element.propertyName ?? element.name)));
}

function bindingName(key: ts.PropertyName | ts.BindingName): AskedName[] {
  return ts.isIdentifier(key) || ts.isStringLiteralLike(key) ? [{ name: key.text, at: key, form: 'binding', typeOnly: false }] : [];
}

/** Names that are asked of a variable which holds a module, when it never holds anything else. */
function membersOf(name: ts.Identifier, pass: FilePass): AskedName[] {
  const references = referencesOf(name.parent, pass);
  if (references.some(reference => reference.isWrite() && !reference.init)) return [];
  return references.flatMap(reference => {
    const identifier = pass.services.esTreeNodeToTSNodeMap.get(reference.identifier as TSESTree.Node) as ts.Node | undefined;
    if (!identifier) return [];
    const { parent } = identifier;
    if (ts.isQualifiedName(parent) && parent.left === identifier) return [{ name: parent.right.text, at: parent.right, form: 'member' as const, typeOnly: true }];
    if (ts.isPropertyAccessExpression(parent) && parent.expression === identifier) return memberName(parent, isHeritageOfType(parent));
    if (ts.isElementAccessExpression(parent) && parent.expression === identifier) return memberName(parent, false);
    if (ts.isVariableDeclaration(parent) && parent.initializer === identifier && ts.isObjectBindingPattern(parent.name)) return namesOfBinding(parent.name, pass);
    return [];
  });
}

function memberName(access: ts.PropertyAccessExpression | ts.ElementAccessExpression, typeOnly: boolean): AskedName[] {
  const key = ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression;
  if (!ts.isIdentifier(key) && !ts.isStringLiteralLike(key)) return [];
  if (access.questionDotToken || (ts.isElementAccessExpression(access) && ts.isIdentifier(key)) || isPresenceTest(access) || isWriteTarget(access)) return [];
  return [{ name: key.text, at: key, form: 'member', typeOnly }];
}

/** `implements ns.Type`, `interface X extends ns.Type`. */
function isHeritageOfType(access: ts.Expression): boolean {
  const { parent } = access;
  if (!ts.isExpressionWithTypeArguments(parent) || !ts.isHeritageClause(parent.parent)) return false;
  return parent.parent.token === ts.SyntaxKind.ImplementsKeyword || ts.isInterfaceDeclaration(parent.parent.parent);
}

/** Uses of the variables that a declaration (import, variable, parameter) makes. */
function referencesOf(declaration: ts.Node, { services, sourceCode }: FilePass): ReturnType<NonNullable<FilePass['sourceCode']['getDeclaredVariables']>>[number]['references'] {
  let node: ts.Node = declaration;
  // A parameter is declared by its function.
  if (ts.isParameter(node)) node = node.parent;
  const declaring = services.tsNodeToESTreeNodeMap.get(node as never) as TSESTree.Node | undefined;
  if (!declaring) return [];
  const variables = sourceCode.getDeclaredVariables?.(declaring) ?? [];
  const name = ts.isParameter(declaration) && ts.isIdentifier(declaration.name) ? declaration.name.text : undefined;
  return variables.filter(variable => name === undefined || variable.name === name).flatMap(({ references }) => references);
}

function leftmost(name: ts.EntityName): ts.Identifier {
  return ts.isIdentifier(name) ? name : leftmost(name.left);
}

function outermost(expression: ts.Expression): ts.Expression {
  let node: ts.Expression = expression;
  while (ts.isParenthesizedExpression(node.parent) || ts.isNonNullExpression(node.parent)) node = node.parent;
  return node;
}

/** Node's own `require`, or the one that `createRequire(import.meta.url)` makes; not a parameter or a function of that name. */
function isNodeRequire(identifier: ts.Identifier, { checker }: FilePass): boolean {
  const declarations = checker.getSymbolAtLocation(identifier)?.declarations ?? [];
  return declarations.every(declaration => declaration.getSourceFile().isDeclarationFile || isCreatedRequire(declaration));
}

function isCreatedRequire(declaration: ts.Declaration): boolean {
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer || !ts.isCallExpression(declaration.initializer)) return false;
  const { expression, arguments: args } = declaration.initializer;
  return /(?:^|\.)createRequire$/.test(expression.getText()) && /^(?:import\.meta\.(?:url|filename)|__filename)$/.test(args[0]?.getText() ?? '');
}

function isTestLibrary(identifier: ts.Identifier, { checker }: FilePass): boolean {
  let symbol = checker.getSymbolAtLocation(identifier);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  return symbol?.declarations?.some(declaration => TEST_LIBRARIES.test(packageOfFile(declaration.getSourceFile().fileName) ?? '')) ?? false;
}

function isInsideFunction(node: ts.Node): boolean {
  for (let current = node.parent; current; current = current.parent) if (ts.isFunctionLike(current)) return true;
  return false;
}

/** Whether failing to load is provided for: an enclosing `try`, a rejection handler, a test that expects the failure. */
export function isOptional(call: ts.Node): boolean {
  let node: ts.Node = call;
  for (; node.parent; node = node.parent) {
    const { parent } = node;
    if (ts.isTryStatement(parent) && parent.tryBlock === node && parent.catchClause) return true;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node && ts.isCallExpression(parent.parent)) {
      if (parent.name.text === 'catch' || (parent.name.text === 'then' && parent.parent.arguments.length > 1)) return true;
      if (/throw|reject/i.test(parent.name.text)) return true;
    }
    if (ts.isCallExpression(parent) && parent.expression !== node) {
      const callee = parent.expression.getText();
      if (/throw|reject|^expect\b|allSettled$/i.test(callee)) return true;
    }
  }
  return false;
}
