import ts from 'typescript';
import { packagesAbove } from '../modules/package-json.js';
import { packageOfFile } from '../types/declaring-package.js';
import { isDeclarationExported } from '../types/exported.js';
import { partsOf, withBases } from '../types/members.js';
import { namedSymbol, withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { pathOf, thisOwner } from '../types/value-path.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isMentionedElsewhere } from './mentioned-elsewhere.js';
import { nodesOf } from './nodes.js';

/** A call that ends a timer, or a subscription, but not the one that was started. */
export type MismatchedClear =
  /** The handle comes from another kind of timer; `needs` is the function that ends that. */
  | { readonly kind: 'otherKind'; readonly clear: ts.CallExpression; readonly handle: ts.Expression; readonly startedBy: ts.CallExpression; readonly needs: string }
  /** Nothing is ever kept in the variable; the timer is in `kept`, which nothing clears. */
  | { readonly kind: 'neverSet'; readonly clear: ts.CallExpression; readonly handle: ts.Expression; readonly startedBy: ts.CallExpression; readonly kept: ts.Expression }
  /** `unsubscribe()` of a subject that belongs to somebody else, while the subscription to it is dropped. */
  | { readonly kind: 'wholeSubject'; readonly unsubscribe: ts.CallExpression; readonly subject: ts.Expression; readonly subscribed: ts.CallExpression };

const ENDED_BY: Readonly<Record<string, readonly string[]>> = {
  setTimeout: ['clearTimeout', 'clearInterval'],
  setInterval: ['clearInterval', 'clearTimeout'],
  setImmediate: ['clearImmediate'],
  requestAnimationFrame: ['cancelAnimationFrame'],
  requestIdleCallback: ['cancelIdleCallback'],
};
const CLEARS = new Set(Object.values(ENDED_BY).flat());

function endsOf(name: string): readonly string[] {
  return (Object.hasOwn(ENDED_BY, name) && ENDED_BY[name]) || [];
}

export const mismatchedClears = defineFileAnalysis('mismatchedClears', (pass): readonly MismatchedClear[] => {
  const { checker } = pass;
  const clears: ts.CallExpression[] = [];
  const starts: Start[] = [];
  const subjects: ts.CallExpression[] = [];
  for (const call of nodesOf(pass, ts.SyntaxKind.CallExpression)) {
    const name = timerFunction(call, checker);
    if (name !== undefined && CLEARS.has(name) && call.arguments.length === 1) clears.push(call);
    else if (name !== undefined) starts.push({ call, kept: keptIn(call) });
    else if (isMethodCall(call, 'unsubscribe') || isMethodCall(call, 'subscribe')) subjects.push(call);
  }
  return [...clears.flatMap(clear => mismatchedClear(clear, starts, clears, pass) ?? []), ...subjects.flatMap(call => wholeSubject(call, subjects, checker) ?? [])];
});

interface Start {
  readonly call: ts.CallExpression;
  /** What the handle is assigned to. */
  readonly kept: ts.Expression | undefined;
}

/** The timer function of the engine that is called. */
function timerFunction(call: ts.CallExpression, checker: ts.TypeChecker): string | undefined {
  const callee = withoutCasts(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
  if (!Object.hasOwn(ENDED_BY, name) && !CLEARS.has(name)) return undefined;
  const declarations = namedSymbol(callee, checker)?.declarations ?? [];
  const isEngine = declarations.length > 0 && declarations.every(declaration => isEngineFile(declaration.getSourceFile()));
  return isEngine ? name : undefined;
}

function isEngineFile(file: ts.SourceFile): boolean {
  return file.isDeclarationFile && (/\/lib\.[\w.]+\.d\.ts$/.test(file.fileName) || packageOfFile(file.fileName) === '@types/node');
}

function keptIn(call: ts.CallExpression): ts.Expression | undefined {
  let node: ts.Expression = call;
  while (ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent) || ts.isNonNullExpression(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name;
  return ts.isBinaryExpression(parent) && parent.right === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken ? parent.left : undefined;
}

function mismatchedClear(clear: ts.CallExpression, starts: readonly Start[], clears: readonly ts.CallExpression[], pass: FilePass): MismatchedClear | undefined {
  const { checker } = pass;
  const handle = withoutCasts(clear.arguments[0] as ts.Expression) as ts.Expression;
  const clearedBy = timerFunction(clear, checker) ?? '';
  const writes = writesTo(handle, pass);
  if (!writes) return undefined;
  const timers = writes.flatMap(write => (write === 'nothing' ? [] : [write]));
  const names = timers.map(timer => timerFunction(timer, checker));
  const [first] = timers;
  if (first) {
    if (names.some(name => name === undefined || CLEARS.has(name) || endsOf(name).includes(clearedBy))) return undefined;
    return { kind: 'otherKind', clear, handle, startedBy: first, needs: endsOf(names[0] ?? '')[0] ?? '' };
  }
  const path = pathOf(handle, checker);
  const cleared = new Set(clears.map(call => pathOf(call.arguments[0] as ts.Expression, checker)));
  const uncleared = starts.flatMap(({ call, kept }) => {
    const name = timerFunction(call, checker) ?? '';
    const keptPath = kept && pathOf(kept, checker);
    const isCandidate = kept && keptPath !== undefined && keptPath !== path && !cleared.has(keptPath) && endsOf(name).includes(clearedBy) && isBeside(kept, handle, checker);
    return isCandidate ? [{ call, kept }] : [];
  });
  const [only, ...others] = uncleared;
  return only && others.length === 0 && only.kept ? { kind: 'neverSet', clear, handle, startedBy: only.call, kept: only.kept } : undefined;
}

/** Whether both are fields of one object, variables of one function, or variables of one name, one hiding the other. */
function isBeside(a: ts.Expression, b: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isIdentifier(a) && ts.isIdentifier(b) && a.text === b.text) return true;
  const owner = (node: ts.Expression): ts.Node | undefined => {
    if (ts.isPropertyAccessExpression(node)) return node.expression.kind === ts.SyntaxKind.ThisKeyword ? thisOwner(node.expression) : undefined;
    const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
    return declaration && enclosingFunction(declaration);
  };
  const [first, second] = [owner(a), owner(b)];
  return first !== undefined && first === second;
}

/** The values that a variable or field of this file gets; `undefined` where they cannot all be seen. */
function writesTo(handle: ts.Expression, pass: FilePass): readonly (ts.CallExpression | 'nothing')[] | undefined {
  const { checker, sourceFile, program } = pass;
  const writes: (ts.CallExpression | 'nothing' | 'unknown')[] = [];
  const add = (value: ts.Expression | undefined): void => void writes.push(value ? writeOf(value) : 'nothing');
  if (ts.isIdentifier(handle)) {
    const symbol = checker.getSymbolAtLocation(handle);
    const declaration = symbol?.valueDeclaration;
    if (!symbol || !declaration || !ts.isVariableDeclaration(declaration) || declaration.getSourceFile() !== sourceFile || !ts.isIdentifier(declaration.name) || ts.isForOfStatement(declaration.parent.parent) || ts.isForInStatement(declaration.parent.parent) || ts.isCatchClause(declaration.parent) || isDeclarationExported(symbol)) return undefined;
    add(declaration.initializer);
    for (const mention of referencesTo(symbol, sourceFile, checker)) collectWrite(mention, writes);
  } else if (ts.isPropertyAccessExpression(handle) && handle.expression.kind === ts.SyntaxKind.ThisKeyword) {
    const owner = thisOwner(handle.expression);
    const path = pathOf(handle, checker);
    const name = handle.name.text;
    const member = ts.isClassLike(owner) ? owner.members.find(each => each.name?.getText() === name) : undefined;
    if (!ts.isClassLike(owner) || (member && !ts.isPropertyDeclaration(member)) || isParameterProperty(handle, checker) || owner.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword && !member)) return undefined;
    const isPrivate = ts.isPrivateIdentifier(handle.name) || (member !== undefined && (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) !== 0);
    if (!isPrivate && isMentionedElsewhere(name, sourceFile, program)) return undefined;
    if (member && ts.isPropertyDeclaration(member)) add(member.initializer);
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node) && node.text === name) writes.push('unknown');
      if (ts.isPropertyAccessExpression(node) && node.name.text === name) {
        if (pathOf(node, checker) === path) collectWrite(node, writes);
        else writes.push('unknown');
      }
      ts.forEachChild(node, visit);
    };
    visit(sourceFile);
  } else {
    return undefined;
  }
  return writes.includes('unknown') ? undefined : (writes as (ts.CallExpression | 'nothing')[]);
}

function isParameterProperty({ name }: ts.PropertyAccessExpression, checker: ts.TypeChecker): boolean {
  return checker.getSymbolAtLocation(name)?.declarations?.some(ts.isParameter) ?? false;
}

function collectWrite(mention: ts.Expression, writes: (ts.CallExpression | 'nothing' | 'unknown')[]): void {
  let node: ts.Expression = mention;
  while (ts.isParenthesizedExpression(node.parent) || ts.isNonNullExpression(node.parent) || ts.isAsExpression(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment) {
    writes.push(parent.operatorToken.kind === ts.SyntaxKind.EqualsToken ? writeOf(parent.right) : 'unknown');
  } else if (ts.isShorthandPropertyAssignment(parent) || ts.isArrayLiteralExpression(parent) || (ts.isPropertyAssignment(parent) && parent.initializer === node) || ts.isForOfStatement(parent) || ts.isForInStatement(parent) || ts.isPostfixUnaryExpression(parent)) {
    writes.push('unknown');
  }
}

function writeOf(value: ts.Expression): ts.CallExpression | 'nothing' | 'unknown' {
  const node = withoutCasts(value);
  if (ts.isCallExpression(node)) return node;
  const isNothing = node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined') || (ts.isNumericLiteral(node) && node.text === '0') || node.kind === ts.SyntaxKind.FalseKeyword || ts.isVoidExpression(node);
  return isNothing ? 'nothing' : 'unknown';
}

function isMethodCall(call: ts.CallExpression, name: string): boolean {
  return ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === name;
}

/** `source.unsubscribe()` where `source` is a subject of another object, and `source.subscribe(…)` drops the subscription. */
function wholeSubject(unsubscribe: ts.CallExpression, calls: readonly ts.CallExpression[], checker: ts.TypeChecker): MismatchedClear | undefined {
  if (!isMethodCall(unsubscribe, 'unsubscribe') || unsubscribe.arguments.length > 0) return undefined;
  const subject = (unsubscribe.expression as ts.PropertyAccessExpression).expression;
  const path = pathOf(subject, checker);
  if (path === undefined || !isForeign(subject) || !isSubject(subject, checker)) return undefined;
  const subscribed = calls.find(call => isMethodCall(call, 'subscribe') && ts.isExpressionStatement(call.parent) && pathOf((call.expression as ts.PropertyAccessExpression).expression, checker) === path);
  return subscribed && { kind: 'wholeSubject', unsubscribe, subject, subscribed };
}

/** A member of a member: of an object that was handed in. */
function isForeign(subject: ts.Expression): boolean {
  const node = withoutCasts(subject);
  return ts.isPropertyAccessExpression(node) && withoutCasts(node.expression).kind !== ts.SyntaxKind.ThisKeyword;
}

function isSubject(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  return (partsOf(checker.getTypeAtLocation(expression), checker) ?? []).some(part =>
    [...withBases(part, checker)].some(base => base.symbol?.name === 'Subject' && (base.symbol.declarations ?? []).some(declaration => isDeclaredByRxjs(declaration))),
  );
}

/** By the name in its package.json: a project may install it under another one. */
function isDeclaredByRxjs(declaration: ts.Declaration): boolean {
  const [owner] = packagesAbove(declaration.getSourceFile().fileName);
  return owner?.json.name === 'rxjs';
}
