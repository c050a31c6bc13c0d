import ts from 'typescript';
import { isDeclarationExported } from '../types/exported.js';
import { partsOf } from '../types/members.js';
import { isCall, namedSymbol, withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { isAssignment, isPrivate } from '../types/syntax.js';
import { thisOwner } from '../types/value-path.js';
import { acquisitions } from './acquisitions.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isStartupCode } from './execution-context.js';
import { listenerCalls } from './listener-calls.js';
import { nodesOf } from './nodes.js';
import { isOwnFile } from './program-mentions.js';
import { requestType } from './request-parameters.js';

/** A collection that lives as long as the process, and the place that makes it grow. */
export interface UnboundedCollection {
  readonly growth: Growth;
  readonly name: string;
  /** Why the place is reached again and again. */
  readonly because: 'request' | 'event' | 'remote' | 'fresh';
}

export interface Growth {
  readonly node: ts.Node;
  /** What is new each time: the key of a map or object, the element of a set or array. */
  readonly added: ts.Expression;
  readonly value: ts.Expression | undefined;
  readonly isArray: boolean;
}

/** Beyond these an answer is not known. */
const MAX_FILES = 200;
const MAX_DEPTH = 5;

/**
 * Maps, sets, arrays and objects at the top of a module, in static fields, and in fields of objects that live as long as the
 * process, which a function that is called again and again makes larger, with keys from outside, and which nothing in the
 * program makes smaller, measures, replaces or hands on.
 */
export const unboundedCollections = defineFileAnalysis('unboundedCollections', (pass): readonly UnboundedCollection[] =>
  collectionsOf(pass).flatMap(collection => {
    const growths = growthsOf(collection, pass);
    const found = growths?.flatMap(growth => {
      const because = isUnboundedKey(growth, pass.checker) ? reasonFor(growth, collection, pass) : undefined;
      return because ? [{ growth, name: collection.text, because }] : [];
    });
    return found?.slice(0, 1) ?? [];
  }),
);

interface Collection {
  readonly symbol: ts.Symbol;
  /** As it is written where it grows: `cache`, `this.cache`. */
  readonly text: string;
  readonly isShared: boolean;
  /** A field of an object that holds a server, a pool or a client. */
  readonly isOfService: boolean;
}

function collectionsOf(pass: FilePass): readonly Collection[] {
  const { sourceFile, checker } = pass;
  const found: Collection[] = [];
  const add = (name: ts.Node, text: string, isShared: boolean, isOfService = false): void => {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol) found.push({ symbol, text, isShared, isOfService });
  };
  for (const statement of sourceFile.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) if (ts.isIdentifier(name) && initializer && isNewCollection(initializer, pass)) add(name, name.text, true);
    }
  }
  const longLived = new Set(acquisitions(pass).flatMap(({ resource, call, goesTo }) => (resource.policy === 'longLived' && goesTo.kind === 'field' ? [thisOwner(call)] : [])));
  for (const node of nodesOf(pass, ts.SyntaxKind.PropertyDeclaration, ts.SyntaxKind.BinaryExpression)) {
    if (ts.isPropertyDeclaration(node) && node.initializer && isNewCollection(node.initializer, pass)) {
      const isStatic = (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) !== 0;
      if (isStatic) add(node.name, `${node.parent.name?.text ?? 'this'}.${node.name.getText()}`, true);
      else if (longLived.has(node.parent) || isSingleton(node.parent, checker)) add(node.name, `this.${node.name.getText()}`, !isPrivate(node, node.name), longLived.has(node.parent));
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left) && node.left.expression.kind === ts.SyntaxKind.ThisKeyword && isNewCollection(node.right, pass)) {
      const owner = thisOwner(node.left.expression);
      const isMade = ts.isConstructorDeclaration(enclosingFunction(node)) || enclosingFunction(node) === owner;
      if (isMade && (longLived.has(owner) || (ts.isClassLike(owner) && isSingleton(owner, checker)))) add(node.left.name, node.left.getText(), true, longLived.has(owner));
    }
  }
  return found;
}

function isNewCollection(expression: ts.Expression, { checker, program }: FilePass): boolean {
  const node = withoutCasts(expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0;
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0;
  if (!isCall(node)) return false;
  const symbol = namedSymbol(node.expression, checker);
  const isLibrary = (symbol?.declarations ?? []).some(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
  if (!symbol || !isLibrary) return false;
  if (ts.isNewExpression(node)) return (symbol.name === 'Map' || symbol.name === 'Set') && !node.arguments?.length;
  return node.expression.getText() === 'Object.create' && node.arguments[0]?.kind === ts.SyntaxKind.NullKeyword;
}

/** A class of which a module makes its one object while it loads. */
function isSingleton(owner: ts.ClassLikeDeclaration, checker: ts.TypeChecker): boolean {
  const symbol = owner.name && checker.getSymbolAtLocation(owner.name);
  if (!symbol || !owner.name) return false;
  const made = referencesTo(symbol, owner.getSourceFile(), checker).filter(({ parent }) => ts.isNewExpression(parent));
  return made.length === 1 && made.every(mention => ts.isSourceFile(enclosingFunction(mention)));
}

type Use = Growth | 'read' | 'other';

/** The places at which the collection grows; `undefined` where anything else than reading is done with it. */
function growthsOf({ symbol, isShared }: Collection, pass: FilePass): readonly Growth[] | undefined {
  const { sourceFile, program, checker } = pass;
  const declaration = symbol.valueDeclaration;
  const isVariable = declaration && ts.isVariableDeclaration(declaration);
  const isExported = isVariable ? isDeclarationExported(symbol) || isExportedByName(symbol, sourceFile, checker) : isShared;
  const growths: Growth[] = [];
  let looked = 0;
  for (const file of isExported ? program.getSourceFiles() : [sourceFile]) {
    if (file !== sourceFile && (!isOwnFile(file, program) || file.isDeclarationFile || !file.text.includes(symbol.name))) continue;
    if (++looked > MAX_FILES) return undefined;
    for (const use of usesIn(file, symbol, isVariable ?? false, checker)) {
      if (use === 'other') return undefined;
      if (use !== 'read' && use.node.getSourceFile() === sourceFile) growths.push(use);
    }
  }
  return growths;
}

function isExportedByName(symbol: ts.Symbol, file: ts.SourceFile, checker: ts.TypeChecker): boolean {
  return referencesTo(symbol, file, checker).some(({ parent }) => ts.isExportSpecifier(parent) || ts.isExportAssignment(parent));
}

function usesIn(file: ts.SourceFile, symbol: ts.Symbol, isVariable: boolean, checker: ts.TypeChecker): readonly Use[] {
  const uses: Use[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && node.text === symbol.name && !isVariable && !ts.isCallExpression(node.parent)) uses.push('other');
    if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && node.text === symbol.name && !isOwnDeclaration(node)) {
      const mention = mentioned(node, symbol, isVariable, checker);
      if (mention === 'other') uses.push('other');
      else if (mention) uses.push(useOf(mention, checker));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return uses;
}

function isOwnDeclaration(name: ts.Node): boolean {
  const { parent } = name;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent)) return true;
  return (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertySignature(parent)) && parent.name === name;
}

/** The expression that is the collection where its name stands; `undefined` where the name means something else. */
function mentioned(name: ts.Identifier | ts.PrivateIdentifier, symbol: ts.Symbol, isVariable: boolean, checker: ts.TypeChecker): ts.Expression | 'other' | undefined {
  const { parent } = name;
  const found = ts.isShorthandPropertyAssignment(parent) ? checker.getShorthandAssignmentValueSymbol(parent) : checker.getSymbolAtLocation(name);
  const target = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  if (isVariable) {
    if (target !== symbol) return undefined;
    return ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : ts.isIdentifier(name) ? name : 'other';
  }
  if (ts.isBindingElement(parent)) return 'other';
  if (!ts.isPropertyAccessExpression(parent) || parent.name !== name) return undefined;
  if (target === symbol) return parent;
  return target === undefined ? 'other' : undefined;
}

const GROWS = new Set(['set', 'add', 'push', 'unshift']);
const READS = new Set(['get', 'has', 'forEach', 'values', 'keys', 'entries', 'includes', 'indexOf', 'find', 'findIndex', 'findLast', 'filter', 'map', 'flatMap', 'some', 'every', 'join', 'at', 'slice', 'concat', 'reduce', 'toString', 'hasOwnProperty', 'sort', 'toSorted']);

function useOf(mention: ts.Expression, checker: ts.TypeChecker): Use {
  let node = mention;
  while (ts.isParenthesizedExpression(node.parent) || ts.isNonNullExpression(node.parent) || ts.isAsExpression(node.parent) || ts.isSatisfiesExpression(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
    const name = parent.name.text;
    const call = parent.parent;
    if (ts.isCallExpression(call) && call.expression === parent) {
      const [first, value] = call.arguments;
      if (GROWS.has(name) && first) return isDropped(call) || name === 'push' || name === 'unshift' ? { node: call, added: first, value, isArray: name === 'push' || name === 'unshift' } : 'other';
      return READS.has(name) ? 'read' : 'other';
    }
    if (name === 'size' || name === 'length') return isMeasured(parent) ? 'other' : 'read';
    return isAssigned(parent) ? 'other' : 'read';
  }
  if (ts.isElementAccessExpression(parent) && parent.expression === node) return useOfElement(parent, checker);
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.expression === node ? 'read' : 'other';
  if (ts.isSpreadElement(parent) || ts.isSpreadAssignment(parent) || ts.isTypeOfExpression(parent) || ts.isTypeQueryNode(parent)) return 'read';
  if (ts.isBinaryExpression(parent)) {
    if (parent.left === node && isNewValue(parent)) return 'read';
    return parent.right === node && parent.operatorToken.kind === ts.SyntaxKind.InKeyword ? 'read' : 'other';
  }
  const isArgument = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && (parent.arguments ?? []).some(argument => argument === node);
  return isArgument && /^(?:Object\.(?:keys|values|entries|hasOwn)|JSON\.stringify|Array\.from|console\.\w+|Map|Set)$/.test(parent.expression.getText()) ? 'read' : 'other';
}

/** The assignment in the constructor that makes the collection. */
function isNewValue({ left, operatorToken }: ts.BinaryExpression): boolean {
  const isThis = ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword;
  const owner = enclosingFunction(left);
  return isThis && operatorToken.kind === ts.SyntaxKind.EqualsToken && (ts.isConstructorDeclaration(owner) || owner === thisOwner(left.expression));
}

function useOfElement(access: ts.ElementAccessExpression, checker: ts.TypeChecker): Use {
  const { parent, argumentExpression: key } = access;
  if (ts.isDeleteExpression(parent)) return 'other';
  if (!ts.isBinaryExpression(parent) || parent.left !== access || !isAssigned(access)) return ts.isCallExpression(parent) || ts.isPropertyAccessExpression(parent) || !isAssigned(access) ? 'read' : 'other';
  const isArray = checker.isArrayLikeType?.(checker.getTypeAtLocation(access.expression)) ?? checker.getTypeAtLocation(access.expression).getNumberIndexType() !== undefined;
  const value = withoutCasts(parent.right);
  if (isArray || value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === 'undefined')) return 'other';
  return { node: parent, added: key, value: parent.right, isArray: false };
}

function isAssigned(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return parent.left === node && isAssignment(parent);
  return ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent) || ts.isDeleteExpression(parent);
}

/** A statement of its own, or all that a callback does. */
function isDropped(call: ts.CallExpression): boolean {
  return ts.isExpressionStatement(call.parent) || ts.isVoidExpression(call.parent) || (ts.isArrowFunction(call.parent) && call.parent.body === call && isCall(call.parent.parent)) || (ts.isConditionalExpression(call.parent) && ts.isExpressionStatement(call.parent.parent));
}

/** Compared or given to something: what is measured may be kept small. */
function isMeasured(size: ts.PropertyAccessExpression): boolean {
  const { parent } = size;
  if (isAssigned(size)) return true;
  if (!ts.isBinaryExpression(parent)) return !(ts.isTemplateSpan(parent) || ts.isPropertyAssignment(parent) || ts.isReturnStatement(parent) || ts.isArrowFunction(parent) || (ts.isCallExpression(parent) && /^console\./.test(parent.expression.getText())));
  return parent.operatorToken.kind !== ts.SyntaxKind.PlusToken;
}

/** Whether there can be any number of keys. Of elements that are objects there can; names of a union, types and constants are few. */
function isUnboundedKey({ added, isArray }: Growth, checker: ts.TypeChecker): boolean {
  if (isArray) return true;
  const parts = partsOf(checker.getTypeAtLocation(added), checker);
  const isFew = (part: ts.Type): boolean => part.isLiteral() || (part.flags & (ts.TypeFlags.BooleanLike | ts.TypeFlags.ESSymbolLike | ts.TypeFlags.EnumLike | ts.TypeFlags.Any)) !== 0 || part.getConstructSignatures().length > 0 || part.getCallSignatures().length > 0;
  const literal = checker.getTypeAtLocation(added);
  return !literal.isLiteral() && !(literal.isUnion() && literal.types.every(part => part.isLiteral())) && parts !== undefined && parts.length > 0 && !parts.some(isFew);
}

function reasonFor(growth: Growth, { isOfService }: Collection, pass: FilePass): UnboundedCollection['because'] | undefined {
  const { checker } = pass;
  const around = functionsAround(growth.node);
  const [inner] = around;
  const outer = around[around.length - 1];
  if (!inner || !outer || isStartupCode(outer, checker) || isTestedForMembership(growth, inner)) return undefined;
  const isFresh = comesFrom(growth.added, [], checker, 0) === 'fresh';
  const outside = comesFrom(growth.added, around, checker, 0);
  if (outside === undefined) return undefined;
  const reason = calledAgain(around, pass, 0);
  if (reason) return reason;
  if (isOfService && isHandedOver(inner, checker) && comesFrom(growth.added, [inner], checker, 0) === 'outside') return 'event';
  if (isFresh && isReachable(outer, checker)) return 'fresh';
  return growth.value && !growth.isArray && isRemote(growth.value, checker) && isReachable(outer, checker) ? 'remote' : undefined;
}

/** The functions that a place is in, inner ones first; callbacks that run at once belong to the function around them. */
function functionsAround(node: ts.Node): readonly ts.FunctionLikeDeclaration[] {
  const found: ts.FunctionLikeDeclaration[] = [];
  for (let owner = enclosingFunction(node); !ts.isSourceFile(owner); owner = enclosingFunction(owner)) {
    if (ts.isFunctionLike(owner) && !ts.isConstructorDeclaration(owner)) found.push(owner as ts.FunctionLikeDeclaration);
  }
  return found;
}

/**
 * Where a value comes from: `outside` if a parameter of the functions takes part, `fresh` if it is another one each time
 * (an id, a time, an object made here), `undefined` if neither.
 */
function comesFrom(expression: ts.Node, functions: readonly ts.FunctionLikeDeclaration[], checker: ts.TypeChecker, depth: number): 'outside' | 'fresh' | undefined {
  let result: 'outside' | 'fresh' | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (isFreshValue(node)) result ??= 'fresh';
    if (ts.isIdentifier(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) {
      const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
      const holder = declaration && rootOfPattern(declaration);
      if (holder && ts.isParameter(holder) && functions.includes(holder.parent as ts.FunctionLikeDeclaration)) result = 'outside';
      else if (holder && ts.isVariableDeclaration(holder) && depth < MAX_DEPTH && !ts.isSourceFile(enclosingFunction(holder))) {
        const loop = holder.parent.parent;
        const source = holder.initializer ?? (ts.isForOfStatement(loop) ? loop.expression : undefined);
        const from = source && comesFrom(source, functions, checker, depth + 1);
        if (from === 'outside') result = from;
        else result ??= from;
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(expression);
  return result;
}

function rootOfPattern(declaration: ts.Declaration): ts.Declaration {
  let node: ts.Node = declaration;
  while (ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node)) node = node.parent;
  return node as ts.Declaration;
}

function isFreshValue(node: ts.Node): boolean {
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.PlusPlusToken;
  if (ts.isNewExpression(node)) return ts.isIdentifier(node.expression) && node.expression.text === 'Date' && !node.arguments?.length;
  return ts.isCallExpression(node) && /^(?:Date\.now|performance\.now|(?:globalThis\.|crypto\.)*randomUUID|process\.hrtime(?:\.bigint)?)$/.test(node.expression.getText());
}

/** Why one of the functions is called any number of times: by a server, an emitter or a timer, or by a function that is. */
function calledAgain(functions: readonly ts.FunctionLikeDeclaration[], pass: FilePass, depth: number): 'request' | 'event' | undefined {
  const { checker, sourceFile } = pass;
  for (const owner of functions) {
    if (owner.parameters.some(parameter => requestType(parameter, checker) !== undefined)) return 'request';
    if (isEventCallback(owner, pass)) return 'event';
    const name = owner.name && (ts.isIdentifier(owner.name) || ts.isPrivateIdentifier(owner.name)) ? owner.name : ts.isVariableDeclaration(owner.parent) && ts.isIdentifier(owner.parent.name) ? owner.parent.name : undefined;
    const symbol = name && checker.getSymbolAtLocation(name);
    if (!symbol || !name || depth >= MAX_DEPTH) continue;
    let reason: 'request' | 'event' | undefined;
    const visit = (node: ts.Node): void => {
      if (reason) return;
      if (isCall(node) && namedSymbol(node.expression, checker) === symbol) {
        const callers = functionsAround(node);
        if (callers.length > 0 && !callers.includes(owner)) reason = calledAgain(callers, pass, depth + 1);
      }
      ts.forEachChild(node, visit);
    };
    visit(sourceFile);
    if (reason) return reason;
  }
  return undefined;
}

/** Whether a function, or a bound copy, is given to an emitter, to a timer that repeats, or to what lives as long as the process. */
function isEventCallback(owner: ts.FunctionLikeDeclaration, pass: FilePass): boolean {
  const { checker } = pass;
  const handlers = [
    ...listenerCalls(pass).flatMap(({ does, method, handler }) => (does === 'add' && !/once/i.test(method.text) ? [handler] : [])),
    ...acquisitions(pass).flatMap(({ resource, call }) => (resource.policy === 'longLived' || /setInterval$/.test(resource.id) ? [...(call.arguments ?? [])] : [])),
  ];
  return handlers.some(handler => {
    const node = withoutCasts(handler);
    if (node === owner) return true;
    const callee = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'bind' ? node.expression.expression : node;
    const declaration = namedSymbol(callee, checker)?.valueDeclaration;
    if (!declaration) return false;
    if (declaration === owner || (ts.isVariableDeclaration(declaration) && declaration.initializer === owner)) return true;
    // `Server.prototype.handle = function () { … }` declares the property by its name.
    return ts.isBinaryExpression(owner.parent) && owner.parent.right === owner && ([owner.parent.left, owner.parent] as readonly ts.Node[]).includes(declaration);
  });
}

/** A callback that a function of the program takes: an object that serves for long hands it over to be called. */
function isHandedOver(owner: ts.FunctionLikeDeclaration, checker: ts.TypeChecker): boolean {
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner)) return false;
  const call = owner.parent;
  if (!ts.isCallExpression(call) || !call.arguments.includes(owner)) return false;
  const declaration = namedSymbol(call.expression, checker)?.declarations?.[0];
  return declaration !== undefined && !declaration.getSourceFile().isDeclarationFile;
}

/** Whether code of other files, or any other function, can call it. */
function isReachable(outer: ts.FunctionLikeDeclaration, checker: ts.TypeChecker): boolean {
  if (ts.isMethodDeclaration(outer)) return true;
  const name = outer.name ?? (ts.isVariableDeclaration(outer.parent) ? outer.parent.name : undefined);
  const symbol = name && checker.getSymbolAtLocation(name);
  return symbol !== undefined && (isDeclarationExported(symbol) || isExportedByName(symbol, outer.getSourceFile(), checker));
}

/** A promise, or what one fulfils with, of something other than the files or modules of the program. */
function isRemote(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const node = withoutCasts(value);
  if (ts.isAwaitExpression(node)) return !readsFiles(node.expression, checker);
  if (ts.isCallExpression(node)) return checker.getTypeAtLocation(node).getProperty('then') !== undefined && !readsFiles(node, checker);
  if (!ts.isIdentifier(node)) return false;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 && isRemote(declaration.initializer, checker);
}

function readsFiles(expression: ts.Node, checker: ts.TypeChecker): boolean {
  const call = withoutCasts(expression);
  if (!ts.isCallExpression(call)) return true;
  if (call.expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  const declaration = namedSymbol(call.expression, checker)?.declarations?.[0];
  return declaration !== undefined && /\/fs(?:\/promises)?\.d\.ts$/.test(declaration.getSourceFile().fileName);
}

/** `if (known.has(key))`, `if (!names.includes(key)) return`: only so many keys pass. */
function isTestedForMembership({ added, node: growth }: Growth, owner: ts.FunctionLikeDeclaration): boolean {
  const key = added.getText();
  const target = ts.isCallExpression(growth) ? growth.expression : ts.isBinaryExpression(growth) ? growth.left : undefined;
  const own = target && (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)) ? target.expression.getText() : undefined;
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && /^(?:includes|has|hasOwn|hasOwnProperty|test|match)$/.test(node.expression.name.text)) {
      if (node.expression.expression.getText() !== own && node.arguments.some(argument => argument.getText() === key)) found = true;
    }
    ts.forEachChild(node, visit);
  };
  if (owner.body) visit(owner.body);
  return found;
}
