import ts from 'typescript';
import { isAssignable } from './assignable.js';
import { isAssignment } from './syntax.js';

const MAX_STEPS = 12;

/**
 * Whether what TypeScript infers for an expression of a JavaScript file may be taken for the whole truth. Without
 * annotations it takes the first value it sees for all of them: `opts = false`, `this.cache = {}`, an object literal that
 * `Object.assign` fills later.
 */
export function isInferenceReliable(expression: ts.Expression | ts.ParameterDeclaration | ts.VariableDeclaration | ts.BindingElement, checker: ts.TypeChecker, steps = 0): boolean {
  if (steps > MAX_STEPS) return false;
  if (ts.isParameter(expression)) return isReliableParameter(expression, checker);
  if (ts.isVariableDeclaration(expression)) return !!ts.getJSDocType(expression);
  if (ts.isBindingElement(expression)) return false;
  const next = (value: ts.Expression | undefined): boolean => value !== undefined && isInferenceReliable(value, checker, steps + 1);
  const node = expression;

  if (ts.isParenthesizedExpression(node)) return !!ts.getJSDocTypeTag(node) || next(node.expression);
  if (ts.isAwaitExpression(node) || ts.isNonNullExpression(node)) return next(node.expression);
  if (ts.isConditionalExpression(node)) return next(node.whenTrue) && next(node.whenFalse);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return isInsideClass(node);
  if (ts.isIdentifier(node)) return isReliableIdentifier(node, checker, next);
  if (ts.isPropertyAccessExpression(node)) return isReliableProperty(node, checker, next);
  if (ts.isCallExpression(node)) return isReliableCall(node, checker, next);
  if (ts.isObjectLiteralExpression(node)) return !node.properties.some(property => ts.isSpreadAssignment(property) || isComputed(property)) && node.properties.length > 0;
  if (ts.isElementAccessExpression(node)) return isKnownKey(node.argumentExpression, checker) && next(node.expression);
  if (ts.isNewExpression(node)) return isClassInstance(checker.getTypeAtLocation(node));
  return ts.isLiteralExpression(node) || ts.isTemplateExpression(node) || ts.isArrayLiteralExpression(node) || ts.isFunctionLike(node) || ts.isClassExpression(node);
}

/** Members with computed names give a class an index signature, which says little of what such a key finds. */
function isKnownKey(key: ts.Expression, checker: ts.TypeChecker): boolean {
  return (checker.getTypeAtLocation(key).flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.StringLiteral | ts.TypeFlags.UniqueESSymbol)) !== 0;
}

type Next = (value: ts.Expression | undefined) => boolean;

function isReliableIdentifier(node: ts.Identifier, checker: ts.TypeChecker, next: Next): boolean {
  const symbol = checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  if (!symbol || !declaration) return false;
  if (!isUnchecked(declaration) || ts.isImportClause(declaration) || ts.isImportSpecifier(declaration) || ts.isNamespaceImport(declaration)) return true;
  if (ts.isClassLike(declaration)) return true;
  if (ts.isFunctionDeclaration(declaration)) return !isConstructorFunction(symbol);
  if (ts.isParameter(declaration)) return isReliableParameter(declaration, checker);
  if (ts.isBindingElement(declaration)) return !declaration.initializer && isReliableBinding(declaration, checker, next);
  if (!ts.isVariableDeclaration(declaration)) return false;
  if (declaration.type ?? ts.getJSDocType(declaration)) return true;
  if (ts.isForOfStatement(declaration.parent.parent)) return next(declaration.parent.parent.expression);
  if (ts.isForInStatement(declaration.parent.parent) || ts.isCatchClause(declaration.parent)) return false;
  if (!declaration.initializer || !next(declaration.initializer)) return false;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return (isConst || !isReassigned(symbol, declaration, checker)) && !isExtendedLater(symbol, declaration, node, checker);
}

function isReliableParameter(parameter: ts.ParameterDeclaration, checker: ts.TypeChecker): boolean {
  const documented = parameter.type ?? ts.getJSDocType(parameter);
  if (!parameter.type && documented && isOfPart(parameter, documented)) return false;
  if (documented) return !isLooseDocumentedType(documented) && !isDoubted(parameter, checker);
  if (parameter.initializer || parameter.dotDotDotToken) return false;
  // A callback's parameter gets its type from the function that it is handed to.
  const fn = parameter.parent;
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return false;
  const signature = checker.getContextualType(fn)?.getCallSignatures()[0]?.declaration;
  return !!signature && !isUnchecked(signature);
}

/** The comments of what a parameter is taken apart into are no comment of the parameter, as which TypeScript takes the one in its place. */
function isOfPart(parameter: ts.ParameterDeclaration, documented: ts.TypeNode): boolean {
  const { name } = parameter;
  if (!ts.isObjectBindingPattern(name)) return false;
  if (documented.kind === ts.SyntaxKind.StringKeyword || documented.kind === ts.SyntaxKind.NumberKeyword || documented.kind === ts.SyntaxKind.BooleanKeyword) return true;
  const [tag] = ts.getJSDocParameterTags(parameter);
  return tag !== undefined && name.elements.some(element => (element.propertyName ?? element.name).getText() === tag.name.getText());
}

function isReliableBinding(element: ts.BindingElement, checker: ts.TypeChecker, next: Next): boolean {
  let owner: ts.Node = element.parent.parent;
  while (ts.isBindingElement(owner)) {
    if (owner.initializer) return false;
    owner = owner.parent.parent;
  }
  if (ts.isParameter(owner)) return isReliableParameter(owner, checker);
  return ts.isVariableDeclaration(owner) && (!!ts.getJSDocType(owner) || next(owner.initializer)) && !!(ts.getCombinedNodeFlags(owner) & ts.NodeFlags.Const);
}

/** A property that only JavaScript assignments declare is known as far as its one assignment tells. */
function isReliableProperty(node: ts.PropertyAccessExpression, checker: ts.TypeChecker, next: Next): boolean {
  const declarations = checker.getSymbolAtLocation(node.name)?.declarations;
  const [declaration, ...others] = declarations ?? [];
  if (!declaration) return false;
  if (!isUnchecked(declaration)) return true;
  if (ts.getJSDocType(declaration)) return true;
  if (ts.isMethodDeclaration(declaration) || ts.isFunctionLike(declaration)) return true;
  if (others.length) return false;
  if (ts.isPropertyAssignment(declaration)) return next(node.expression) && next(declaration.initializer);
  const assignment = ts.isPropertyAccessExpression(declaration) ? declaration.parent : declaration;
  if (ts.isBinaryExpression(assignment)) return ts.isNewExpression(assignment.right) || ts.isCallExpression(assignment.right) ? next(assignment.right) : false;
  return ts.isPropertyDeclaration(declaration) && !!declaration.initializer && ts.isNewExpression(declaration.initializer);
}

function isReliableCall(node: ts.CallExpression, checker: ts.TypeChecker, next: Next): boolean {
  const [specifier] = node.arguments;
  if (ts.isIdentifier(node.expression) && node.expression.text === 'require' && specifier && ts.isStringLiteralLike(specifier)) return isReliableModule(specifier, checker, next);
  const declaration = checker.getResolvedSignature(node)?.declaration;
  if (!declaration || isGuessed(node, checker)) return false;
  if (!isUnchecked(declaration)) return true;
  const documented = ts.getJSDocReturnType(declaration);
  if (documented) return !isContradicted(declaration, documented, checker);
  return isClassInstance(checker.getTypeAtLocation(node));
}

const ADDS_EXPORTS = /\bObject\s*\.\s*(?:assign|definePropert(?:y|ies))\s*\(\s*(?:module\s*\.\s*)?exports\s*,|\bexports\s*\[(?!\s*['"])/;

/** Whether a module exports what it seems to: nothing is copied into its exports, and the value that takes their place is known. */
function isReliableModule(specifier: ts.Expression, checker: ts.TypeChecker, next: Next): boolean {
  const file = checker.getSymbolAtLocation(specifier)?.declarations?.map(declaration => declaration.getSourceFile())[0];
  if (!file || file.isDeclarationFile || !isJavaScript(file)) return true;
  if (ADDS_EXPORTS.test(file.text)) return false;
  return file.statements.every(statement => {
    if (ts.isExportAssignment(statement)) return next(statement.expression);
    const assignment = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    return !assignment || !ts.isBinaryExpression(assignment) || !isAssignment(assignment) || !isModuleExports(assignment.left) || next(assignment.right);
  });
}

function isModuleExports(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'exports' && ts.isIdentifier(node.expression) && node.expression.text === 'module';
}

/**
 * Whether the type of a result is a guess: one of several overloads is taken where an argument is or holds `any`, and where none
 * takes what is given; and `Array.isArray(text)` makes of a text what is both, text and list.
 */
function isGuessed(node: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const isAny = (value: ts.Node): boolean => (checker.getTypeAtLocation(value).flags & ts.TypeFlags.Any) !== 0;
  const holdsAny = (argument: ts.Expression): boolean => (ts.isObjectLiteralExpression(argument) ? argument.properties.some(property => (ts.isPropertyAssignment(property) ? holdsAny(property.initializer) : isAny(property))) : isAny(argument));
  if (checker.getTypeAtLocation(node.expression).getCallSignatures().length > 1 && (node.arguments.some(holdsAny) || !takesAll(node, checker))) return true;
  const receiver = ts.isPropertyAccessExpression(node.expression) ? checker.getTypeAtLocation(node.expression.expression) : undefined;
  return receiver !== undefined && receiver.isIntersection() && receiver.types.some(part => part.flags & PRIMITIVE) && receiver.types.some(part => checker.isArrayType(part));
}

/** Whether a function returns an object or a list written down there that is not what its comment says it returns. */
function isContradicted(fn: ts.Node, documented: ts.TypeNode, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeFromTypeNode(documented);
  const promised = checker.getAwaitedType(type) ?? type;
  const contradicts = (node: ts.Node): boolean => {
    const value = ts.isReturnStatement(node) ? node.expression : ts.isArrowFunction(node.parent) && node.parent.body === node ? (node as ts.Expression) : undefined;
    if (value && (ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value)) && !isAssignable(checker.getTypeAtLocation(value), promised, checker)) return true;
    return !ts.isFunctionLike(node) && (ts.forEachChild(node, child => contradicts(child) || undefined) ?? false);
  };
  const { body } = fn as ts.FunctionLikeDeclaration;
  return body !== undefined && contradicts(body);
}

function takesAll(node: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const { parameters = [] } = checker.getResolvedSignature(node) ?? {};
  return node.arguments.every((argument, i) => {
    const parameter = parameters[i];
    const isRest = parameter?.valueDeclaration && ts.isParameter(parameter.valueDeclaration) && parameter.valueDeclaration.dotDotDotToken;
    if (!parameter || isRest || ts.isSpreadElement(argument)) return true;
    return isAssignable(checker.getTypeAtLocation(argument), checker.getTypeOfSymbolAtLocation(parameter, node), checker);
  });
}

const PRIMITIVE = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike;

/** An instance of a class, or of what declarations describe; not of a function that `new` calls. */
function isClassInstance(type: ts.Type): boolean {
  const declaration = (type.symbol as ts.Symbol | undefined)?.declarations?.[0];
  return !!declaration && (ts.isClassLike(declaration) || !isUnchecked(declaration));
}

/**
 * Whether the code itself does not believe the type that a comment gives a parameter: it gives the parameter another value, or asks
 * what kind of value it is.
 */
function isDoubted(parameter: ts.ParameterDeclaration, checker: ts.TypeChecker): boolean {
  const symbol = isJavaScript(parameter) && ts.isIdentifier(parameter.name) ? checker.getSymbolAtLocation(parameter.name) : undefined;
  if (!symbol) return false;
  return referencesIn(parameter.parent, symbol, checker).some(({ parent: use, text }) => {
    if (ts.isTypeOfExpression(use)) return true;
    if (ts.isBinaryExpression(use)) return use.left.getText() === text && (use.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword || isAssignment(use));
    return ts.isCallExpression(use) && /(?:^|\.)(?:is[A-Z]\w*|toString\.call|typeOf)$/.test(use.expression.getText());
  });
}

/** `Object`, `Function`, `{}` and `*` in JSDoc mean anything, `JSON` what was read from some. */
function isLooseDocumentedType(type: ts.TypeNode): boolean {
  if (ts.isTypeLiteralNode(type)) return type.members.length === 0;
  if (ts.isTypeReferenceNode(type)) return /^(?:Object|Function|Array|JSON)$/i.test(type.typeName.getText());
  return type.kind === ts.SyntaxKind.JSDocAllType || type.kind === ts.SyntaxKind.ObjectKeyword;
}

/** Whether nobody checks what a file assigns to its variables: JavaScript, and TypeScript under `@ts-nocheck`. */
function isUnchecked(node: ts.Node): boolean {
  return isJavaScript(node) || /^\s*(?:\/\/|\/\*)\s*@ts-nocheck\b/m.test(node.getSourceFile().text.slice(0, 2000));
}

/** Whether a node stands in a JavaScript file, where declarations are inferred. */
export function isJavaScript(node: ts.Node): boolean {
  return (node.flags & ts.NodeFlags.JavaScriptFile) !== 0;
}

/** Functions that are called with `new` get methods in ways that TypeScript does not follow (`util.inherits`). */
function isConstructorFunction(symbol: ts.Symbol): boolean {
  return !!symbol.members?.size;
}

function isInsideClass(node: ts.Node): boolean {
  let owner = node.parent;
  while ((!ts.isFunctionLike(owner) || ts.isArrowFunction(owner)) && !ts.isPropertyDeclaration(owner) && !ts.isClassStaticBlockDeclaration(owner)) {
    if (ts.isSourceFile(owner)) return false;
    owner = owner.parent;
  }
  return ts.isClassLike(owner.parent);
}

function isComputed(property: ts.ObjectLiteralElementLike): boolean {
  return !!property.name && ts.isComputedPropertyName(property.name);
}

function isReassigned(symbol: ts.Symbol, declaration: ts.VariableDeclaration, checker: ts.TypeChecker): boolean {
  return referencesIn(declaration.getSourceFile(), symbol, checker).some(reference => {
    const { parent } = reference;
    return ts.isBinaryExpression(parent) && parent.left === reference && parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment;
  });
}

/** Whether an object literal may have gained members before `use`: a computed write, or a call that received it. */
function isExtendedLater(symbol: ts.Symbol, declaration: ts.VariableDeclaration, use: ts.Identifier, checker: ts.TypeChecker): boolean {
  if (!declaration.initializer || !ts.isObjectLiteralExpression(declaration.initializer)) return false;
  return referencesIn(declaration.getSourceFile(), symbol, checker).some(reference => {
    const { parent } = reference;
    if (reference.pos >= use.pos) return false;
    if (ts.isElementAccessExpression(parent)) return parent.expression === reference;
    return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && (parent.arguments?.includes(reference) ?? false);
  });
}

function referencesIn(file: ts.Node, symbol: ts.Symbol, checker: ts.TypeChecker): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === symbol.name && checker.getSymbolAtLocation(node) === symbol) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
