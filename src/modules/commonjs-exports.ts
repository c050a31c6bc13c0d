import ts from 'typescript';
import { isAssignment } from '../types/syntax.js';
import type { OwnExports } from './surface.js';

/** What every function has: `module.exports = function () {}` exports these as well. */
const FUNCTION_MEMBERS = ['length', 'name', 'prototype', 'call', 'apply', 'bind', 'arguments', 'caller'];
/** Fields of `module` that say nothing of its exports. */
const MODULE_FIELDS = new Set(['id', 'filename', 'loaded', 'parent', 'children', 'paths', 'require', 'hot', 'path']);
const READS_ONLY = new Set(['freeze', 'seal', 'preventExtensions', 'keys', 'values', 'entries', 'getOwnPropertyNames', 'hasOwn', 'is']);
const EXPORT_STAR = /^_*(?:export_?star|export)$/i;

/**
 * The exports of a CommonJS file. Every place that touches `module`, `exports`, top-level `this` or a variable that is the
 * exports object must be of a known form, else the result is not complete: bundles, UMD wrappers, proxies, loops.
 */
export function commonJsExports(source: ts.SourceFile): OwnExports {
  const reader = new Reader(source);
  reader.run();
  return { format: 'commonjs', names: reader.names, forwards: [...reader.forwards], complete: reader.complete };
}

class Reader {
  readonly names = new Set<string>();
  readonly forwards = new Set<string>();
  complete = true;

  /** Variables that hold the exports object, or the value that becomes it. */
  private readonly aliases = new Set<string>();
  private readonly declarations = new Map<string, ts.Declaration | 'ambiguous'>();
  private readonly identifiers = new Map<string, ts.Identifier[]>();
  private readonly evaluated = new Set<ts.Node>();

  constructor(private readonly source: ts.SourceFile) {}

  run(): void {
    const annotation = lexerAnnotation(this.source);
    if (annotation) return this.evaluate(annotation);
    this.collect(this.source);
    for (const name of ['module', 'exports', 'require']) if (this.declarations.has(name)) return this.giveUp();
    for (const name of ['exports', 'module']) for (const identifier of this.identifiers.get(name) ?? []) this.readUse(identifier);
    for (const alias of this.aliases) for (const identifier of this.identifiers.get(alias) ?? []) this.readAliasUse(identifier);
  }

  private giveUp(): void {
    this.complete = false;
  }

  private collect(node: ts.Node): void {
    if (isCompilerHelper(node)) return;
    if (ts.isIdentifier(node)) {
      const known = this.identifiers.get(node.text);
      if (known) known.push(node);
      else this.identifiers.set(node.text, [node]);
    } else if (node.kind === ts.SyntaxKind.ThisKeyword) {
      if (isTopLevelThis(node) && !isHarmlessThis(node)) this.giveUp();
      // A method of the exports object may add to it.
      const { parent } = node;
      if (ts.isPropertyAccessExpression(parent) && isAssigned(parent)) this.names.add(parent.name.text);
    } else if (ts.isCallExpression(node)) {
      if (ts.isIdentifier(node.expression) && node.expression.text === 'eval') this.giveUp();
      const star = exportStarOf(node);
      if (star) this.forwards.add(star);
    } else if (ts.isWithStatement(node)) {
      this.giveUp();
    }
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name && ts.isIdentifier(node.name)) {
      this.declarations.set(node.name.text, this.declarations.has(node.name.text) ? 'ambiguous' : node);
    }
    ts.forEachChild(node, child => this.collect(child));
  }

  /** An occurrence of `exports` or `module`. */
  private readUse(identifier: ts.Identifier): void {
    if (!isReference(identifier)) return;
    if (identifier.text === 'exports') return this.readObject(identifier);
    const { parent } = identifier;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === identifier) {
      if (parent.name.text === 'exports') this.readObject(parent);
      else if (!MODULE_FIELDS.has(parent.name.text)) this.giveUp();
    } else if (ts.isElementAccessExpression(parent) && parent.expression === identifier && ts.isStringLiteralLike(parent.argumentExpression) && parent.argumentExpression.text === 'exports') {
      this.readObject(parent);
    } else if (!isTest(identifier)) {
      this.giveUp();
    }
  }

  private readAliasUse(identifier: ts.Identifier): void {
    if (!isReference(identifier)) return;
    const { parent } = identifier;
    const isFunctionUse = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === identifier;
    const isInstanceTest = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
    const isDeclaration = (ts.isVariableDeclaration(parent) || ts.isFunctionDeclaration(parent) || ts.isClassDeclaration(parent)) && parent.name === identifier;
    const isBase = ts.isExpressionWithTypeArguments(parent);
    if (isFunctionUse || isInstanceTest || isDeclaration || isBase) return;
    this.readObject(identifier);
  }

  /** A use of an expression that is the exports object. */
  private readObject(object: ts.Expression): void {
    const { parent } = object;
    if (ts.isParenthesizedExpression(parent)) return this.readObject(parent);
    if (ts.isPropertyAccessExpression(parent) && parent.expression === object) {
      const name = parent.name.text;
      if (name === '__proto__') this.giveUp();
      else if (isAssigned(parent)) this.names.add(name);
      else if (/^__define[GS]etter__$/.test(name) && ts.isCallExpression(parent.parent) && parent.parent.arguments[0]) this.addKey(parent.parent.arguments[0]);
    } else if (ts.isElementAccessExpression(parent) && parent.expression === object) {
      if (isAssigned(parent)) this.addKey(parent.argumentExpression);
    } else if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      if (parent.left === object) this.readAssignment(object, parent);
      else this.readAliasTarget(parent);
    } else if (ts.isVariableDeclaration(parent) && parent.initializer === object) {
      this.addAlias(parent.name);
    } else if (ts.isCallExpression(parent)) {
      this.readCall(object, parent);
    } else if (!isTest(object) && !ts.isExpressionStatement(parent)) {
      this.giveUp();
    }
  }

  /** `object = value`. A plain `exports = value` only names the value anew, which matters when that is `module.exports`. */
  private readAssignment(object: ts.Expression, assignment: ts.BinaryExpression): void {
    if (ts.isIdentifier(object) && object.text === 'exports') {
      const value = innermostValue(assignment.right);
      const isChained = ts.isBinaryExpression(unwrap(assignment.right)) || isPartOfExportsChain(assignment);
      if (!isChained && !isModuleExports(value)) this.giveUp();
    } else {
      this.evaluate(assignment.right);
    }
    // `const api = module.exports = {}`, `root.x = exports = {}`.
    let outer: ts.Expression = assignment;
    while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
    const { parent } = outer;
    if (ts.isVariableDeclaration(parent) && parent.initializer === outer) this.addAlias(parent.name);
    else if (ts.isBinaryExpression(parent) && parent.right === outer && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) this.readAliasTarget(parent);
    else if (!ts.isExpressionStatement(parent) && !isTest(outer) && !isStatementPart(outer)) this.giveUp();
  }

  /** `target = <the exports object>`. */
  private readAliasTarget(assignment: ts.BinaryExpression): void {
    const target = assignment.left;
    if (ts.isIdentifier(target)) {
      if (target.text !== 'exports') this.addAlias(target);
    } else if (!isModuleExports(target) && !this.isMemberOfExports(target)) {
      this.giveUp();
    }
  }

  /** `module.exports.default = module.exports`. */
  private isMemberOfExports(target: ts.Expression): boolean {
    if (!ts.isPropertyAccessExpression(target)) return false;
    const { expression } = target;
    return isModuleExports(expression) || (ts.isIdentifier(expression) && (expression.text === 'exports' || this.aliases.has(expression.text)));
  }

  private addAlias(name: ts.Node): void {
    if (!ts.isIdentifier(name) || this.declarations.get(name.text) === 'ambiguous') return this.giveUp();
    this.aliases.add(name.text);
  }

  private addKey(key: ts.Expression): void {
    if (ts.isStringLiteralLike(key)) this.names.add(key.text);
    else this.giveUp();
  }

  /** `callee(…, <the exports object>, …)`. */
  private readCall(object: ts.Expression, call: ts.CallExpression): void {
    if (call.expression === object) return;
    const callee = calleeName(call);
    const position = call.arguments.indexOf(object);
    const [, second, third] = call.arguments;
    if (exportStarOf(call)) return;
    if (READS_ONLY.has(callee) && isObjectMethod(call)) return this.readResult(call);
    if (callee === 'defineProperty' && position === 0 && second) {
      const forwarded = forwardedByLoop(call);
      if (forwarded) this.forwardVariable(forwarded);
      else this.addKey(second);
    } else if (callee === 'defineProperties' && position === 0 && second && ts.isObjectLiteralExpression(second)) {
      this.readLiteral(second);
    } else if (callee === 'assign' && isObjectMethod(call)) {
      for (const argument of call.arguments) if (argument !== object) this.evaluate(argument);
      this.readResult(call);
    } else if (position === 0 && second && !third && ts.isIdentifier(call.expression) && /^_*export\w*$/.test(callee) && ts.isObjectLiteralExpression(second)) {
      this.readLiteral(second);
    } else if (!(callee === 'call' || callee === 'hasOwnProperty')) {
      this.giveUp();
    } else if (!/hasOwnProperty/.test(call.expression.getText())) {
      this.giveUp();
    }
  }

  /** `x = Object.freeze(exports)` and the like hand the object on. */
  private readResult(call: ts.CallExpression): void {
    if (ts.isExpressionStatement(call.parent)) return;
    const callee = calleeName(call);
    if (/^(?:freeze|seal|preventExtensions|assign)$/.test(callee)) this.readObject(call);
  }

  /** A value that becomes the exports object, or whose members become exports. */
  private evaluate(expression: ts.Expression): void {
    const value = unwrap(expression);
    if (this.evaluated.has(value)) return;
    this.evaluated.add(value);
    if (ts.isObjectLiteralExpression(value)) {
      this.readLiteral(value);
    } else if (requiredBy(value) !== undefined) {
      this.forwards.add(requiredBy(value) as string);
    } else if (ts.isIdentifier(value)) {
      this.evaluateVariable(value);
    } else if (ts.isFunctionExpression(value) || ts.isArrowFunction(value)) {
      this.addFunctionMembers();
    } else if (ts.isClassExpression(value)) {
      this.readClass(value);
    } else if (ts.isBinaryExpression(value)) {
      this.evaluateBinary(value);
    } else if (ts.isConditionalExpression(value)) {
      this.evaluate(value.whenTrue);
      this.evaluate(value.whenFalse);
    } else if (ts.isCallExpression(value)) {
      this.evaluateCall(value);
    } else if (!ts.isStringLiteralLike(value) && !ts.isNumericLiteral(value) && !isModuleExports(value)) {
      this.giveUp();
    }
  }

  private evaluateBinary(value: ts.BinaryExpression): void {
    switch (value.operatorToken.kind) {
      case ts.SyntaxKind.EqualsToken:
        if (ts.isIdentifier(value.left) && value.left.text !== 'exports') this.addAlias(value.left);
        return this.evaluate(value.right);
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
        this.evaluate(value.left);
        return this.evaluate(value.right);
      case ts.SyntaxKind.CommaToken:
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return this.evaluate(value.right);
      default:
        return this.giveUp();
    }
  }

  private evaluateCall(call: ts.CallExpression): void {
    const callee = calleeName(call);
    const [first] = call.arguments;
    if (isObjectMethod(call) && /^(?:freeze|seal|assign)$/.test(callee)) {
      for (const argument of call.arguments) this.evaluate(argument);
    } else if (!(isObjectMethod(call) && callee === 'create' && first?.kind === ts.SyntaxKind.NullKeyword)) {
      this.giveUp();
    }
  }

  private evaluateVariable(identifier: ts.Identifier): void {
    if (identifier.text === 'exports') return;
    const declaration = this.declarations.get(identifier.text);
    if (!declaration || declaration === 'ambiguous' || ts.isParameter(declaration) || ts.isBindingElement(declaration)) return this.giveUp();
    if (this.aliases.has(identifier.text)) return;
    this.aliases.add(identifier.text);
    if (ts.isFunctionDeclaration(declaration)) this.addFunctionMembers();
    else if (ts.isClassDeclaration(declaration)) this.readClass(declaration);
    else if (ts.isVariableDeclaration(declaration) && declaration.initializer) this.evaluate(declaration.initializer);
    else if (!this.identifiers.get(identifier.text)?.some(use => ts.isBinaryExpression(use.parent) && use.parent.left === use)) this.giveUp();
  }

  /** Babel's `Object.keys(_x).forEach(key => … exports[key] …)`, with `_x = require('x')`. */
  private forwardVariable(name: string): void {
    const declaration = this.declarations.get(name);
    const specifier = declaration && declaration !== 'ambiguous' && ts.isVariableDeclaration(declaration) && declaration.initializer ? requiredBy(unwrapInterop(declaration.initializer)) : undefined;
    if (specifier === undefined) this.giveUp();
    else this.forwards.add(specifier);
  }

  private readLiteral(literal: ts.ObjectLiteralExpression): void {
    for (const property of literal.properties) {
      if (ts.isSpreadAssignment(property)) {
        this.evaluate(property.expression);
      } else if (ts.isComputedPropertyName(property.name)) {
        this.addKey(property.name.expression);
      } else if (ts.isIdentifier(property.name) && property.name.text === '__proto__') {
        this.giveUp();
      } else {
        this.names.add((property.name as ts.Identifier | ts.StringLiteral).text);
      }
    }
  }

  private readClass(declaration: ts.ClassLikeDeclaration): void {
    this.addFunctionMembers();
    if (declaration.heritageClauses?.length) this.giveUp();
    for (const member of declaration.members) {
      if (ts.isClassStaticBlockDeclaration(member)) this.giveUp();
      else if (member.name && ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)) {
        if (ts.isComputedPropertyName(member.name)) this.addKey(member.name.expression);
        else this.names.add((member.name as ts.Identifier).text);
      }
    }
  }

  private addFunctionMembers(): void {
    for (const name of FUNCTION_MEMBERS) this.names.add(name);
  }
}

function unwrap(expression: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression) ? unwrap(expression.expression) : expression;
}

/** `_interopRequireWildcard(require('x'))`. */
function unwrapInterop(expression: ts.Expression): ts.Expression {
  const value = unwrap(expression);
  return ts.isCallExpression(value) && /^_*interop|^__import/.test(calleeName(value)) && value.arguments[0] ? value.arguments[0] : value;
}

function innermostValue(expression: ts.Expression): ts.Expression {
  const value = unwrap(expression);
  return ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken ? innermostValue(value.right) : value;
}

/** `module.exports = exports = value`. */
function isPartOfExportsChain(assignment: ts.BinaryExpression): boolean {
  const { parent } = assignment;
  return ts.isBinaryExpression(parent) && parent.right === assignment && isModuleExports(parent.left);
}

function isModuleExports(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'module' && node.name.text === 'exports';
}

/** The specifier of a plain `require('x')`. */
function requiredBy(node: ts.Expression): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'require') return undefined;
  const [argument] = node.arguments;
  return argument && ts.isStringLiteralLike(argument) ? argument.text : undefined;
}

/** The module of `__exportStar(require('x'), exports)`, as compilers write `export * from 'x'`. */
function exportStarOf(call: ts.CallExpression): string | undefined {
  const [argument] = call.arguments;
  return argument && EXPORT_STAR.test(calleeName(call)) ? requiredBy(argument) : undefined;
}

/** `0 && (module.exports = { a, ...require('b') })`, which esbuild writes for Node's lexer: it lists everything. */
function lexerAnnotation(source: ts.SourceFile): ts.Expression | undefined {
  for (const statement of source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, operatorToken, right } = statement.expression;
    if (operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken || !ts.isNumericLiteral(left) || left.text !== '0') continue;
    const assignment = unwrap(right);
    if (ts.isBinaryExpression(assignment) && isModuleExports(assignment.left)) return assignment.right;
  }
  return undefined;
}

/** The function of `var __exportStar = (this && this.__exportStar) || function (m, exports) { … }`. */
function isCompilerHelper(node: ts.Node): boolean {
  const { parent } = node as { parent?: ts.Node };
  if (!ts.isFunctionExpression(node) || !parent || !ts.isBinaryExpression(parent) || parent.operatorToken.kind !== ts.SyntaxKind.BarBarToken) return false;
  const tested = unwrap(parent.left);
  return ts.isBinaryExpression(tested) && tested.left.kind === ts.SyntaxKind.ThisKeyword;
}

/** `x` of `Object.keys(x).forEach(function (key) { … call … })`. */
function forwardedByLoop(call: ts.CallExpression): string | undefined {
  if (!call.arguments[1] || !ts.isIdentifier(call.arguments[1])) return undefined;
  for (let node: ts.Node = call; node.parent; node = node.parent) {
    if (!ts.isFunctionExpression(node) && !ts.isArrowFunction(node)) continue;
    const loop = node.parent;
    if (!ts.isCallExpression(loop) || !ts.isPropertyAccessExpression(loop.expression) || loop.expression.name.text !== 'forEach') return undefined;
    const keys = loop.expression.expression;
    if (!ts.isCallExpression(keys) || !isObjectMethod(keys) || calleeName(keys) !== 'keys') return undefined;
    const [object] = keys.arguments;
    return object && ts.isIdentifier(object) ? object.text : undefined;
  }
  return undefined;
}

function calleeName(call: ts.CallExpression): string {
  const callee = unwrap(call.expression);
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isBinaryExpression(callee) && ts.isPropertyAccessExpression(callee.right)) return callee.right.name.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
}

function isObjectMethod(call: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(call.expression) && ts.isIdentifier(call.expression.expression) && call.expression.expression.text === 'Object';
}

/** Whether an identifier stands for the variable, not for a property or a key of that name. */
function isReference(identifier: ts.Identifier): boolean {
  const { parent } = identifier;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === identifier;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === identifier;
  if (ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isAccessor(parent)) return parent.name !== identifier;
  if (ts.isBindingElement(parent)) return parent.propertyName !== identifier;
  return !ts.isLabeledStatement(parent) && !ts.isBreakOrContinueStatement(parent);
}

/** A read that only asks whether, or of what type, the value is. */
function isTest(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isTypeOfExpression(parent) || ts.isPrefixUnaryExpression(parent)) return true;
  if (ts.isIfStatement(parent)) return parent.expression === node;
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  if (!ts.isBinaryExpression(parent)) return false;
  switch (parent.operatorToken.kind) {
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return true;
    case ts.SyntaxKind.InKeyword:
      return parent.right === node;
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return parent.left === node || ts.isExpressionStatement(parent.parent) || isTest(parent);
    default:
      return false;
  }
}

/** `a = b, module.exports = c;` */
function isStatementPart(node: ts.Expression): boolean {
  const { parent } = node;
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.CommaToken ? isStatementPart(parent) : ts.isExpressionStatement(parent);
}

function isAssigned(access: ts.Expression): boolean {
  const { parent } = access;
  return ts.isBinaryExpression(parent) && parent.left === access && isAssignment(parent);
}

function isTopLevelThis(node: ts.Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if ((ts.isFunctionLike(current) && !ts.isArrowFunction(current)) || ts.isClassLike(current)) return false;
  }
  return true;
}

/** `(this && this.__importDefault) || …`, as TypeScript's helpers read it. */
function isHarmlessThis(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return !isAssigned(parent);
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
}
