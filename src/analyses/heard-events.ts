import ts from 'typescript';
import { isAssignable } from '../types/assignable.js';
import { isDeclarationExported } from '../types/exported.js';
import { packageOfFile } from '../types/declaring-package.js';
import { isCall, namedSymbol, outOfCasts, withoutCasts, type Call } from '../types/origin.js';
import { referencesTo, valueSymbol } from '../types/references.js';
import { isAssignment, isPrivate } from '../types/syntax.js';
import type { FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { parameterOf } from './parameter-ownership.js';
import { mentionsInProgram } from './program-mentions.js';
import { valueAround } from './resource-uses.js';

/** What a file does with an object that emits events. */
export interface Heard {
  /** What is listened to; `error` also where a loop over the object would throw it. */
  readonly events: ReadonlySet<string>;
  /** The first variable, parameter or field that holds the object. */
  readonly holder: Holder | undefined;
  /** The calls of `pipe()` that read from it, and those that write to it. */
  readonly readBy: readonly ts.CallExpression[];
  readonly writtenBy: readonly ts.CallExpression[];
  /** The calls of its other methods. */
  readonly calls: readonly ts.CallExpression[];
}

export type Holder = ts.Identifier | ts.PropertyAccessExpression;

/** What may be done with one kind of object so that it is still known who listens to it. */
export interface Manners {
  /** Whether a method neither listens to the object nor hands it on. */
  readonly leavesAlone: (method: string) => boolean;
  /** The property whose value is the object, of what is made: `stdin`. Nothing else that is done with that counts. */
  readonly part?: string;
  /** Whether what is read of the object says nothing of who listens to it: `child.stdout`. */
  readonly hasParts?: boolean;
  /** Whether a variable of it may be exported: then the whole project is looked at. */
  readonly isOfProject?: boolean;
  /** Whether it may be put into a collection, where nothing in the file listens to `error` of what may have been taken from there. */
  readonly isCollected?: boolean;
  /** What takes the object and emits its events as well: `createInterface({ input })`. */
  readonly emitsAsWell?: (value: ts.Expression) => ts.Expression | undefined;
}

const LISTENING: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener', 'addEventListener']);
const MAX_NAMES = 12;

/**
 * Who listens to an object, from where it is made or named: on the spot, in a chain of calls, by all variables of the file and
 * private fields that hold it, and in functions of the project that it is given to. `undefined` where anybody else may get it.
 */
export function heardOf(made: ts.Expression, manners: Manners, pass: FilePass): Heard | undefined {
  const { checker } = pass;
  const events = new Set<string>();
  const readBy: ts.CallExpression[] = [];
  const writtenBy: ts.CallExpression[] = [];
  const calls: ts.CallExpression[] = [];
  const holders = new Map<ts.Symbol, Holder>();

  /** `part` is the property of the mentioned value that is the object; absent when it is the value itself. */
  function follow(mention: ts.Expression, part?: string): boolean {
    const value = valueAround(mention);
    const { parent } = value;
    if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent) || isTested(value)) return true;
    if (ts.isVariableDeclaration(parent)) return parent.initializer === value && ts.isIdentifier(parent.name) && followName(parent.name, part);
    if (ts.isBinaryExpression(parent) && isAssignment(parent)) return parent.left === value || followAssignment(parent, part);
    if (ts.isPropertyAccessExpression(parent) && parent.expression === value) return followMember(parent, part);
    if (isCall(parent) && parent.expression !== value) return followArgument(parent, value, part);
    if (part !== undefined) return false;
    if (ts.isForOfStatement(parent) && parent.expression === value) {
      events.add('error');
      return true;
    }
    const other = manners.emitsAsWell?.(value);
    return other !== undefined && follow(other);
  }

  function followAssignment({ operatorToken, left, parent }: ts.BinaryExpression, part: string | undefined): boolean {
    const target = withoutCasts(left);
    if (operatorToken.kind === ts.SyntaxKind.PlusEqualsToken || !ts.isExpressionStatement(parent)) return false;
    return isHolder(target) && followName(target, part);
  }

  function followName(name: Holder, part: string | undefined): boolean {
    const symbol = checker.getSymbolAtLocation(ts.isIdentifier(name) ? name : name.name);
    if (!symbol || holders.has(symbol)) return symbol !== undefined;
    holders.set(symbol, name);
    const mentions = holders.size > MAX_NAMES ? undefined : mentionsOf(name, symbol, manners.isOfProject === true, pass);
    return mentions?.every(mention => follow(mention, part)) ?? false;
  }

  function followMember(access: ts.PropertyAccessExpression, part: string | undefined): boolean {
    const method = access.name.text;
    const value = outOfCasts(access);
    const { parent } = value;
    const call = ts.isCallExpression(parent) && parent.expression === value ? parent : undefined;
    if (part !== undefined) return part === method ? follow(access) : !call || !isEmitter(call, checker) || follow(call, part);
    if (ts.isBinaryExpression(parent) && parent.left === value && isAssignment(parent)) {
      if (/^on[a-z]+$/.test(method)) events.add(method.slice(2));
      return true;
    }
    if (!call) return manners.hasParts === true || isPrimitive(checker.getTypeAtLocation(value));
    if (LISTENING.has(method)) {
      const [event] = call.arguments;
      if (!event || !ts.isStringLiteralLike(event)) return false;
      events.add(event.text);
      return follow(call);
    }
    if (method === 'pipe') {
      readBy.push(call);
      return true;
    }
    if (!manners.leavesAlone(method)) return false;
    calls.push(call);
    return !isEmitter(call, checker) || follow(call);
  }

  function followArgument(call: Call, value: ts.Expression, part: string | undefined): boolean {
    const index = call.arguments?.indexOf(value) ?? -1;
    if (part === undefined && ts.isCallExpression(call) && index === 0 && isPipe(call, checker)) {
      writtenBy.push(call);
      return follow(call);
    }
    if (manners.isCollected && isCollecting(call, pass)) return !listensToOthersLike(value, holders, pass);
    const parameter = index < 0 ? undefined : parameterOf(call, index, checker);
    return parameter !== undefined && !parameter.dotDotDotToken && ts.isIdentifier(parameter.name) && !ts.isParameterPropertyDeclaration(parameter, parameter.parent) && followName(parameter.name, part);
  }

  const isKnown = ts.isIdentifier(made) && ts.isParameter(made.parent) ? followName(made, manners.part) : follow(made, manners.part);
  return isKnown ? { events, holder: holders.values().next().value, readBy, writtenBy, calls } : undefined;
}

/** Whether a call gives an emitter, as `on()` gives the object itself. */
function isEmitter(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  return checker.getTypeAtLocation(call).getProperty('on') !== undefined;
}

function isHolder(node: ts.Node): node is Holder {
  return ts.isIdentifier(node) || (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword);
}

/** Where else the code names a variable or parameter of a file, or a private field; `undefined` when others may name it. */
function mentionsOf(holder: Holder, symbol: ts.Symbol, isOfProject: boolean, pass: FilePass): readonly ts.Expression[] | undefined {
  const { checker, sourceFile } = pass;
  const declaration = symbol.valueDeclaration;
  if (!declaration) return undefined;
  if (ts.isIdentifier(holder)) {
    if (ts.isParameter(declaration)) return referencesTo(symbol, declaration.parent, checker);
    if (!ts.isVariableDeclaration(declaration)) return undefined;
    if (!isDeclarationExported(symbol)) return referencesTo(symbol, declaration.getSourceFile(), checker);
    return isOfProject && ts.isExternalModule(declaration.getSourceFile()) ? mentionsInFiles(symbol, pass) : undefined;
  }
  if (!isPrivate(declaration, holder.name) || declaration.getSourceFile() !== sourceFile) return undefined;
  const name = holder.name.text;
  if (nodesOf(pass, ts.SyntaxKind.BindingElement).some(element => (element.propertyName ?? element.name).getText() === name)) return undefined;
  return nodesOf(pass, ts.SyntaxKind.PropertyAccessExpression).filter(access => access.name.text === name && checker.getSymbolAtLocation(access.name) === symbol);
}

/** Everywhere in the project where an exported variable is named; `undefined` when it is exported under another name as well. */
function mentionsInFiles(symbol: ts.Symbol, { checker, program }: FilePass): readonly ts.Expression[] | undefined {
  const found: ts.Expression[] = [];
  for (const node of mentionsInProgram(program, symbol.name)) {
    if (!ts.isIdentifier(node) || ts.isImportSpecifier(node.parent) || node.parent === symbol.valueDeclaration) continue;
    const named = valueSymbol(node, checker) ?? checker.getSymbolAtLocation(node);
    if ((named && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named) !== symbol) continue;
    if (ts.isExportSpecifier(node.parent) || ts.isExportAssignment(node.parent)) return undefined;
    found.push(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node);
  }
  return found;
}

/** `clients.add(socket)`, `clients.set(id, socket)`, `clients.delete(socket)` of the collections of the language. */
function isCollecting(call: Call, { checker, program }: FilePass): boolean {
  const symbol = namedSymbol(call.expression, checker);
  return symbol !== undefined && ['add', 'set', 'push', 'delete', 'has', 'includes', 'indexOf'].includes(symbol.name) && (symbol.declarations ?? []).every(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
}

/** Whether the file listens to `error` of another value that may be such an object, as far as its type says. */
function listensToOthersLike(value: ts.Expression, holders: ReadonlyMap<ts.Symbol, Holder>, pass: FilePass): boolean {
  const { checker } = pass;
  const type = checker.getTypeAtLocation(value);
  return nodesOf(pass, ts.SyntaxKind.CallExpression).some(call => {
    const callee = withoutCasts(call.expression);
    const [event] = call.arguments;
    if (!ts.isPropertyAccessExpression(callee) || !LISTENING.has(callee.name.text) || !event || !ts.isStringLiteralLike(event) || event.text !== 'error') return false;
    const target = withoutCasts(callee.expression);
    const symbol = ts.isIdentifier(target) ? checker.getSymbolAtLocation(target) : undefined;
    return !(symbol && holders.has(symbol)) && isAssignable(type, checker.getTypeAtLocation(target), checker);
  });
}

/** `if (child)`, `child && …`, `!child`, `child === other`. */
function isTested(value: ts.Expression): boolean {
  const { parent } = value;
  if (ts.isIfStatement(parent) || ts.isPrefixUnaryExpression(parent) || ts.isTypeOfExpression(parent) || (ts.isConditionalExpression(parent) && parent.condition === value)) return true;
  return ts.isBinaryExpression(parent) && !isAssignment(parent) && parent.operatorToken.kind !== ts.SyntaxKind.CommaToken;
}

function isPrimitive(type: ts.Type): boolean {
  const plain = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.Null | ts.TypeFlags.Undefined;
  return (type.isUnion() ? type.types : [type]).every(part => (part.flags & plain) !== 0);
}

/** `source.pipe(destination)` of the streams of Node, or of something without a type. */
function isPipe(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const callee = withoutCasts(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'pipe') return false;
  if (checker.getTypeAtLocation(callee.expression).flags & ts.TypeFlags.Any) return true;
  return (namedSymbol(callee, checker)?.declarations ?? []).some(declaration => packageOfFile(declaration.getSourceFile().fileName) === '@types/node');
}
