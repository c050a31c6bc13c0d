import ts from 'typescript';
import type { Release, ResourceEntry } from '../catalogue/schema.js';
import { isCall, isDeclaredBy, namedSymbol, withoutCasts, type Call } from '../types/origin.js';
import { referencesTo } from '../types/references.js';
import { isAssignment } from '../types/syntax.js';
import { catalogueOwnership, isCallOf, sqlCommandOf } from './catalogue-match.js';
import { isTransaction } from './resource-kinds.js';

/** What one mention of a resource does to the obligation to release it. */
export type Use =
  /** Nothing: the value is tested, compared or dropped. */
  | { readonly does: 'nothing' }
  /** Works with it; `method` is the member used, if it is one. */
  | { readonly does: 'use'; readonly method?: string }
  /** Gives it back; `directly` unless a helper may do so on some of its paths only. */
  | { readonly does: 'release'; readonly directly: boolean; readonly ends?: 'commit' | 'rollback' }
  /** Uses it up. */
  | { readonly does: 'consume' }
  /** Starts the obligation. */
  | { readonly does: 'activate' }
  /** Gives it a life of its own. */
  | { readonly does: 'keep' }
  /** A loop over it. */
  | { readonly does: 'iterate'; readonly loop: ts.ForOfStatement }
  /** Another name for it from here on. */
  | { readonly does: 'alias'; readonly declaration: ts.VariableDeclaration }
  /** The variable gets a new value. */
  | { readonly does: 'assign' }
  /** Somebody else may release it: it is returned, stored, passed to code that is not known, or a closure made here releases it when called. */
  | { readonly does: 'escape'; readonly how: 'returned' | 'passed' | 'stored' | 'releasedLater' };

/** A use, and the node whose evaluation makes it happen. */
export interface UseAt {
  readonly use: Use;
  readonly at: ts.Node;
}

/** What is known of the code in which a resource is mentioned. */
export interface Surroundings {
  readonly resource: ResourceEntry;
  readonly program: ts.Program;
  /** The property of the mentioned value that is the resource; absent when it is the value itself. */
  readonly part?: string | undefined;
  /** The call that acquired it, when that is in sight. */
  readonly acquiredBy?: Call;
  /** What a function of the project does with the argument at `index`. */
  readonly ownership: (call: Call, index: number) => 'borrows' | 'releases' | 'releasesSometimes' | 'keeps';
}

const NOTHING: Use = { does: 'nothing' };
const USE: Use = { does: 'use' };
const RELEASE = { does: 'release', directly: true } as const satisfies Use;
const RETURNED: Use = { does: 'escape', how: 'returned' };
const PASSED: Use = { does: 'escape', how: 'passed' };
const STORED: Use = { does: 'escape', how: 'stored' };

/** What is done with a value that is the resource: `node` is the mention, or the expression that just acquired it. */
export function useOf(node: ts.Expression, known: Surroundings): UseAt {
  const value = valueAround(node);
  const { parent } = value;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) {
    if (parent.expression !== value) return { use: NOTHING, at: value };
    if (known.part === undefined) return useOfMember(parent, known);
    return memberName(parent) === known.part ? useOf(parent, { ...known, part: undefined }) : { use: USE, at: parent };
  }
  if (isCall(parent)) {
    if (parent.expression === value) return { use: ts.isCallExpression(parent) && known.resource.release.some(({ by }) => by === 'callingIt') ? RELEASE : USE, at: parent };
    return { use: useAsArgument(parent, value, known), at: parent };
  }
  if (ts.isTaggedTemplateExpression(parent) && parent.tag === value) return { use: USE, at: parent };
  const use = useAsValue(value, known);
  return { use: use.does === 'alias' && withoutAwaits(value) !== node ? STORED : use, at: value };
}

/** The outermost expression that has the same value: brackets, casts, `await`, and operators that hand an operand on. */
export function valueAround(node: ts.Expression): ts.Expression {
  const { parent } = node;
  const handsOn =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isTypeAssertionExpression(parent) ||
    ts.isAwaitExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    (ts.isBinaryExpression(parent) && handsOnOperand(parent, node));
  return handsOn ? valueAround(parent) : node;
}

function handsOnOperand({ operatorToken, left, right }: ts.BinaryExpression, node: ts.Expression): boolean {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return true;
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.CommaToken:
      return right === node && left !== node;
    default:
      return false;
  }
}

function useAsValue(value: ts.Expression, known: Surroundings): Use {
  const { parent } = value;
  if (ts.isExpressionStatement(parent) || isTested(value)) return NOTHING;
  if (ts.isReturnStatement(parent) || ts.isYieldExpression(parent) || (ts.isArrowFunction(parent) && parent.body === value)) return RETURNED;
  if (ts.isVariableDeclaration(parent) && parent.initializer === value) {
    if (ts.isIdentifier(parent.name)) return isUsing(parent) ? STORED : { does: 'alias', declaration: parent };
    return leavesPart(parent.name, known) || takesOnlyData(parent.name, known) ? USE : STORED;
  }
  if (isBorrowingOption(parent, known)) return USE;
  if (ts.isForOfStatement(parent) && parent.expression === value) return { does: 'iterate', loop: parent };
  if (ts.isBinaryExpression(parent) && isAssignment(parent)) {
    // `url += hash` makes another value out of it.
    if (parent.left === value) return parent.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken ? STORED : { does: 'assign' };
    return isBorrowingAssignment(parent, known) ? USE : STORED;
  }
  return STORED;
}

/** `{ session }`, `{ transaction: t }`, `{ dispatcher: agent }`: the library that the resource comes from is told what to run in it. */
function isBorrowingOption(property: ts.Node, known: Surroundings): boolean {
  if (!ts.isShorthandPropertyAssignment(property) && !ts.isPropertyAssignment(property)) return false;
  if (!isTransaction(known.resource) && !known.resource.borrowedByOptions?.includes(property.name.getText())) return false;
  const call = property.parent.parent;
  return isCall(call) && isOfSameLibrary(call, known);
}

function isOfSameLibrary(call: Call, { resource, program }: Surroundings): boolean {
  const declarations = namedSymbol(call.expression, program.getTypeChecker())?.declarations ?? [];
  return declarations.length > 0 && declarations.every(declaration => isDeclaredBy(declaration, resource.origin, program));
}

/** Another name is one for sure only if nothing else can get the name: not for `const a = b ?? c`. */
function withoutAwaits(node: ts.Node): ts.Node {
  const bare = withoutCasts(node);
  return ts.isAwaitExpression(bare) ? withoutAwaits(bare.expression) : bare;
}

/** Whether only the truth, the kind or the identity of the value matters where it stands, or the value is made part of a text. */
function isTested(value: ts.Expression): boolean {
  const { parent } = value;
  switch (parent.kind) {
    case ts.SyntaxKind.IfStatement:
    case ts.SyntaxKind.WhileStatement:
    case ts.SyntaxKind.DoStatement:
    case ts.SyntaxKind.SwitchStatement:
    case ts.SyntaxKind.CaseClause:
    case ts.SyntaxKind.ConditionalExpression:
    case ts.SyntaxKind.PrefixUnaryExpression:
    case ts.SyntaxKind.PostfixUnaryExpression:
    case ts.SyntaxKind.TypeOfExpression:
    case ts.SyntaxKind.VoidExpression:
    case ts.SyntaxKind.DeleteExpression:
    case ts.SyntaxKind.ForStatement:
    case ts.SyntaxKind.ForInStatement:
      return true;
    case ts.SyntaxKind.TemplateSpan:
      return !ts.isTaggedTemplateExpression(parent.parent.parent) && !isInMarkup(value);
    case ts.SyntaxKind.BinaryExpression:
      return !isAssignment(parent as ts.BinaryExpression) && !isInMarkup(value);
    default:
      return false;
  }
}

/** `<a href="${url}">`, `'url(' + url + ')'`: whoever gets the text uses what it names. */
function isInMarkup(value: ts.Expression): boolean {
  const before = value.getSourceFile().text.slice(Math.max(0, value.getStart() - 20), value.getStart());
  return /(?:=\s*["']|url\(["']?)(?:\$\{|['"`]\s*\+\s*)$/.test(before);
}

function isUsing(declaration: ts.VariableDeclaration): boolean {
  return ts.isVariableDeclarationList(declaration.parent) && (declaration.parent.flags & 4) !== 0;
}

function isBorrowingAssignment({ left }: ts.BinaryExpression, { resource, program }: Surroundings): boolean {
  if (!ts.isPropertyAccessExpression(left)) return false;
  return (resource.borrowers ?? []).some(borrower => {
    if (borrower.by !== 'assignment' || borrower.name !== left.name.text) return false;
    return (program.getTypeChecker().getSymbolAtLocation(left.name)?.declarations ?? []).some(({ parent }) => ts.isInterfaceDeclaration(parent) && parent.name.text === borrower.type);
  });
}

function useOfMember(access: ts.PropertyAccessExpression | ts.ElementAccessExpression, known: Surroundings): UseAt {
  const { resource, program } = known;
  const name = memberName(access);
  if (name === undefined) return { use: STORED, at: access };
  const member = valueAround(access);
  const outer = member.parent;
  if (member === withoutAwait(member) && ts.isCallExpression(outer) && outer.expression === member) return useOfMethod(name, outer, known);

  for (const release of resource.release) {
    if (release.by !== 'method') continue;
    if (release.on === undefined && release.name === name && !isTested(member)) return { use: STORED, at: access };
    if (release.on === name && ts.isPropertyAccessExpression(outer) && outer.name.text === release.name && isCalled(outer)) return { use: RELEASE, at: outer.parent };
  }
  const consumed = resource.consumedBy?.some(way => way.by === 'property' && way.name === name) ?? false;
  if (isTested(member) || ts.isExpressionStatement(outer)) return { use: { does: 'use', method: name }, at: access };
  if (consumed) return { use: { does: 'consume' }, at: access };
  if (ts.isBinaryExpression(outer) && isAssignment(outer) && outer.left === member) return { use: USE, at: access };
  const isReceiver = (ts.isPropertyAccessExpression(outer) || ts.isElementAccessExpression(outer)) && outer.expression === member;
  if (isReceiver || isPlainData(access, program)) {
    // The number of a descriptor is as good as the handle.
    const isDescriptor = isCall(outer) && resource.costs.includes('descriptor') && isNumber(access, program);
    return { use: isDescriptor ? PASSED : USE, at: access };
  }
  return { use: isReadAsData(member, program) ? USE : STORED, at: access };
}

/** `const headers = response.headers`, where the name is only ever looked into. */
function isReadAsData(member: ts.Expression, program: ts.Program): boolean {
  const { parent } = member;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(parent.name);
  const scope = ts.findAncestor(parent, node => ts.isFunctionLike(node) || ts.isSourceFile(node));
  if (!symbol || !scope) return false;
  return referencesTo(symbol, scope, checker).every(({ parent: around }) => ts.isPropertyAccessExpression(around) || ts.isElementAccessExpression(around));
}

function withoutAwait(node: ts.Node): ts.Node {
  return ts.isAwaitExpression(node) ? node.expression : node;
}

function isCalled(access: ts.Node): boolean {
  return ts.isCallExpression(access.parent) && access.parent.expression === access;
}

function isPlainData(node: ts.Node, program: ts.Program): boolean {
  const plain = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void;
  const type = program.getTypeChecker().getTypeAtLocation(node);
  return (type.isUnion() ? type.types : [type]).every(part => (part.flags & plain) !== 0);
}

function isNumber(node: ts.Node, program: ts.Program): boolean {
  const type = program.getTypeChecker().getTypeAtLocation(node);
  return (type.isUnion() ? type.types : [type]).some(part => (part.flags & ts.TypeFlags.NumberLike) !== 0);
}

/** `[Symbol.dispose]` and `[Symbol.asyncDispose]` are named by the whole text. */
function memberName(access: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | undefined {
  if (ts.isPropertyAccessExpression(access)) return access.name.text;
  const key = access.argumentExpression;
  return ts.isStringLiteralLike(key) ? key.text : ts.isPropertyAccessExpression(key) ? key.getText() : undefined;
}

function useOfMethod(name: string, call: ts.CallExpression, known: Surroundings): UseAt {
  const { resource, program } = known;
  const checker = program.getTypeChecker();
  if (name === 'Symbol.dispose' || name === 'Symbol.asyncDispose') return { use: RELEASE, at: call };
  for (const release of resource.release) {
    const at = releasedBy(release, name, call, checker);
    if (at) return { use: release.ends ? { ...RELEASE, ends: release.ends } : RELEASE, at };
  }
  if (resource.activatedBy?.includes(name)) return { use: { does: 'activate' }, at: call };
  if (resource.keptBy?.includes(name)) return { use: { does: 'keep' }, at: call };
  if (resource.transferredBy?.includes(name)) return { use: STORED, at: call };
  for (const way of resource.consumedBy ?? []) {
    if ((way.by === 'method' || way.by === 'property') && way.name === name) return { use: { does: 'consume' }, at: call };
    if (way.by === 'event' && ADD_LISTENER.has(name) && textOf(call.arguments[0]) === way.name) return { use: { does: 'consume' }, at: call };
  }
  // Whoever waits for the end of something that ends by itself leaves its life to events.
  const event = ADD_LISTENER.has(name) ? textOf(call.arguments[0]) : undefined;
  const endsByItself = resource.policy === 'consumable' || resource.policy === 'selfEnding' || resource.selfFailing === true;
  if (endsByItself && event !== undefined && (END_EVENTS.has(event) || (event === 'error' && resource.policy !== 'consumable'))) return { use: STORED, at: call };
  const use: Use = { does: 'use', method: name };
  if (!returnsItself(call, checker)) return { use, at: call };
  const further = useOf(call, known);
  return further.use.does === 'nothing' || further.use.does === 'use' ? { use, at: call } : further;
}

export const ADD_LISTENER: ReadonlySet<string> = new Set(['on', 'once', 'addListener']);
const END_EVENTS = new Set(['end', 'close', 'finish', 'exit', 'disconnect']);

function textOf(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** Where a method call on the resource releases it; `undefined` when it does not. */
function releasedBy(release: Release, name: string, call: ts.CallExpression, checker: ts.TypeChecker): ts.Node | undefined {
  if (release.by === 'elements') {
    if (release.of !== name) return undefined;
    const loop = ts.findAncestor(call, node => ts.isStatement(node));
    return loop?.getText().includes(`.${release.name}(`) ? call : undefined;
  }
  if (release.by !== 'method' || release.on !== undefined || release.name !== name) return undefined;
  if (release.sql !== undefined && sqlCommandOf(call, checker) !== release.sql) return undefined;
  if (release.withArgument && call.arguments.length === 0) return undefined;
  if (release.then === undefined) return call;
  return ts.isPropertyAccessExpression(call.parent) && call.parent.name.text === release.then && isCalled(call.parent) ? call.parent.parent : undefined;
}

/** Whether a method hands back the object it was called on, as `on()` of emitters does. */
function returnsItself(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  if (!ts.isPropertyAccessExpression(call.expression)) return false;
  const type = checker.getTypeAtLocation(call);
  return (type.flags & ts.TypeFlags.Object) !== 0 && type === checker.getNonNullableType(checker.getTypeAtLocation(call.expression.expression));
}

function useAsArgument(call: Call, argument: ts.Expression, known: Surroundings): Use {
  const { resource, program, acquiredBy } = known;
  const index = call.arguments?.indexOf(argument) ?? -1;
  if (index < 0) return STORED;
  for (const release of resource.release) {
    const ending: Use = release.ends ? { ...RELEASE, ends: release.ends } : RELEASE;
    if (release.by === 'call' && release.argument === index && isCallOf(call, { by: 'call', name: release.name }, release.origin ?? resource.origin, program)) return ending;
    if (release.by === 'static' && release.argument === index && isCallOf(call, { by: 'static', type: release.type, name: release.name }, release.origin ?? resource.origin, program)) return ending;
    if (release.by === 'receiverMethod' && release.argument === index && acquiredBy && isSameReceiver(call, acquiredBy, release.name)) return ending;
  }
  for (const way of resource.consumedBy ?? []) {
    if (way.by === 'call' && way.argument === index && isCallOf(call, { by: 'call', name: way.name }, way.origin ?? resource.origin, program)) return { does: 'consume' };
  }
  for (const borrower of resource.borrowers ?? []) {
    if (borrower.by !== 'assignment' && borrower.argument === index && isCallOf(call, borrower, borrower.origin ?? resource.origin, program)) return USE;
  }
  if (isTransaction(resource) && isOfSameLibrary(call, known)) return USE;
  const promised = catalogueOwnership(call, index, program);
  if (promised) return promised === 'borrows' ? USE : PASSED;
  switch (known.ownership(call, index)) {
    case 'borrows':
      return USE;
    case 'releases':
      return RELEASE;
    case 'releasesSometimes':
      return { does: 'release', directly: false };
    case 'keeps':
      return PASSED;
  }
}

function isSameReceiver(call: Call, acquiredBy: Call, name: string): boolean {
  const [release, acquire] = [call.expression, acquiredBy.expression];
  return ts.isPropertyAccessExpression(release) && ts.isPropertyAccessExpression(acquire) && release.name.text === name && release.expression.getText() === acquire.expression.getText();
}

/** A pattern that takes other properties than the one that is the resource. */
function leavesPart(pattern: ts.BindingName, { part }: Surroundings): boolean {
  return part !== undefined && ts.isObjectBindingPattern(pattern) && pattern.elements.every(element => !element.dotDotDotToken && (element.propertyName ?? element.name).getText() !== part);
}

/** A pattern that takes no method out of the resource, and nothing that may itself be the resource. */
function takesOnlyData(pattern: ts.BindingName, { program }: Surroundings): boolean {
  return ts.isObjectBindingPattern(pattern) && pattern.elements.every(element => !element.dotDotDotToken && ts.isIdentifier(element.name) && isPlainData(element.name, program));
}
