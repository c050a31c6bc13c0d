import ts from 'typescript';
import { contextArguments, teardownCallbacks, teardownMethods } from '../catalogue/listener-pairs.js';
import { packageOfFile } from '../types/declaring-package.js';
import { isDeclarationExported } from '../types/exported.js';
import { partsOf, withBases, type Answer } from '../types/members.js';
import { namedSymbol, withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { isWithin } from '../types/syntax.js';
import { pathOf, sameValue, thisOwner } from '../types/value-path.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { listenerCalls, type ListenerCall } from './listener-calls.js';
import { isMentionedElsewhere } from './mentioned-elsewhere.js';
import { newFunction, type NewFunction } from './new-functions.js';

/** A removal that cannot remove what was added, or an `add` in the place of a removal. */
export type Mismatch =
  /** The function to remove comes into being in the call itself, or in the same run of the function around it. `added` is what was meant. */
  | { readonly kind: 'newFunction'; readonly removal: ListenerCall; readonly made: NewFunction['made']; readonly added: ListenerCall | undefined }
  /** The function is made anew each time, and removed before it is added. */
  | { readonly kind: 'remadeFunction'; readonly removal: ListenerCall; readonly added: ListenerCall }
  /** Nothing ever adds the function; `added` is a wrapper of it, or another function for the same event. */
  | { readonly kind: 'neverAdded'; readonly removal: ListenerCall; readonly added: ListenerCall; readonly isWrapped: boolean }
  /** The function is added for other events, and `added` is another one for this event, which nothing removes. */
  | { readonly kind: 'otherFunction'; readonly removal: ListenerCall; readonly added: ListenerCall }
  | { readonly kind: 'otherCapture' | 'otherEvent' | 'otherTarget' | 'otherContext'; readonly removal: ListenerCall; readonly added: ListenerCall }
  /** Under a condition on the old object, the listener is removed from the one that replaces it. */
  | { readonly kind: 'replacedTarget'; readonly removal: ListenerCall; readonly old: ts.Expression; readonly replacedAt: ts.Node }
  /** A teardown adds once more what the setup adds. */
  | { readonly kind: 'addedAgain'; readonly again: ListenerCall; readonly added: ListenerCall }
  /** The field that holds the listener gets another function here, and again on `other`. */
  | { readonly kind: 'remadeField'; readonly adding: ListenerCall; readonly other: ListenerCall };

export const mismatchedRemovals = defineFileAnalysis('mismatchedRemovals', (pass): readonly Mismatch[] => {
  const calls = listenerCalls(pass);
  const adds = calls.filter(({ does }) => does === 'add');
  const removals = calls.filter(({ does }) => does === 'remove');
  const file = new ListenersOfFile(pass, adds, removals);
  return [...removals.flatMap(removal => file.mismatchOf(removal) ?? []), ...adds.flatMap(add => file.addedAgain(add) ?? file.remadeField(add) ?? [])];
});

/** How a mention of a listener uses it. A call or a test does not register it. */
type Mention = ListenerCall | 'harmless' | 'unknown';

class ListenersOfFile {
  readonly #byHandler = new Map<ts.Node, ListenerCall>();
  readonly #checker: ts.TypeChecker;

  constructor(
    readonly pass: FilePass,
    readonly adds: readonly ListenerCall[],
    readonly removals: readonly ListenerCall[],
  ) {
    this.#checker = pass.checker;
    for (const each of [...adds, ...removals]) this.#byHandler.set(withoutCasts(each.handler), each);
  }

  mismatchOf(removal: ListenerCall): Mismatch | undefined {
    const made = newFunction(removal.handler, this.#checker);
    if (made) return this.#newFunction(removal, made);
    return this.#remade(removal) ?? this.#replacedTarget(removal) ?? this.#neverAdded(removal) ?? this.#addedOtherwise(removal);
  }

  #newFunction(removal: ListenerCall, { made, of }: NewFunction): Mismatch | undefined {
    const candidates = this.adds.filter(add => isPair(add, removal) && this.#target(add, removal) !== 'no' && this.#event(add, removal) !== 'no');
    const alike = candidates.find(add => this.#isAlike(add, removal, of));
    if (!alike && !removal.isSure) return undefined;
    const added = alike ?? candidates.find(add => this.#target(add, removal) === 'yes' && this.#event(add, removal) === 'yes' && !this.#isRemoved(add));
    return { kind: 'newFunction', removal, made, added };
  }

  /** Whether what is added is the function that the removal makes a copy of, or another copy. */
  #isAlike(add: ListenerCall, removal: ListenerCall, of: string | undefined): boolean {
    if (add.handler.getText() === removal.handler.getText()) return true;
    return of !== undefined && (newFunction(add.handler, this.#checker)?.of === of || pathOf(add.handler, this.#checker) === of);
  }

  /** A function that the code around the removal makes each time it runs, and has not added when it removes it. */
  #remade(removal: ListenerCall): Mismatch | undefined {
    const name = withoutCasts(removal.handler);
    const symbol = ts.isIdentifier(name) ? this.#checker.getSymbolAtLocation(name) : undefined;
    const declaration = symbol?.valueDeclaration;
    const owner = enclosingFunction(removal.call);
    if (!symbol || !declaration || ts.isSourceFile(owner) || enclosingFunction(declaration) !== owner) return undefined;
    const made = madeBy(declaration, this.#checker);
    if (!made || isInLoop(removal.call, declaration.parent)) return undefined;
    const others = referencesTo(symbol, owner, this.#checker).filter(mention => this.#mention(mention) === 'unknown' || this.#isAdd(mention));
    if (others.length === 0) return removal.isSure ? { kind: 'newFunction', removal, made: made.made, added: this.adds.find(add => isPair(add, removal) && this.#matches(add, removal) && !this.#isRemoved(add)) } : undefined;
    if (others.some(mention => mention.pos < removal.call.pos)) return undefined;
    const added = others.map(mention => this.#byHandler.get(mention)).find(add => add !== undefined && this.#matches(add, removal) && enclosingFunction(add.call) === owner);
    return added && { kind: 'remadeFunction', removal, added };
  }

  #isAdd(mention: ts.Node): boolean {
    return this.#byHandler.get(mention)?.does === 'add';
  }

  #neverAdded(removal: ListenerCall): Mismatch | undefined {
    const path = pathOf(removal.handler, this.#checker);
    const mentions = path === undefined ? undefined : this.#mentionsOf(removal.handler, path);
    if (path === undefined || !mentions || mentions.includes('unknown')) return undefined;
    const added = mentions.filter(mention => typeof mention === 'object' && mention.does === 'add') as readonly ListenerCall[];
    const candidates = this.adds.filter(add => isPair(add, removal) && this.#matches(add, removal));
    const wrapper = candidates.find(add => newFunction(add.handler, this.#checker)?.of === path);
    if (wrapper && added.every(add => this.#event(add, removal) === 'no' || this.#target(add, removal) === 'no')) return { kind: 'neverAdded', removal, added: wrapper, isWrapped: true };
    // One that is added for other events only, and taken off there: this removal means another function.
    const meant = added.length > 0 && added.every(add => this.#event(add, removal) === 'no' && this.#isRemoved(add)) ? candidates.filter(add => !this.#isRemoved(add) && !endsItself(add) && isCloseBy(add, removal)) : [];
    if (meant[0] && meant.length === 1) return { kind: 'otherFunction', removal, added: meant[0] };
    if (added.length > 0) return undefined;
    // A function that is itself added nowhere comes off nothing: elements of a list need not be told apart.
    const wrapped = this.adds.find(add => isPair(add, removal) && this.#target(add, removal) !== 'no' && this.#event(add, removal) === 'yes' && newFunction(add.handler, this.#checker)?.of === path);
    if (wrapped) return { kind: 'neverAdded', removal, added: wrapped, isWrapped: true };
    const other = candidates.find(add => !this.#isRemoved(add) && !endsItself(add) && isCloseBy(add, removal));
    return other && { kind: 'neverAdded', removal, added: other, isWrapped: false };
  }

  /** The function is added, but for another event, in another phase, on another object or with another `this`. */
  #addedOtherwise(removal: ListenerCall): Mismatch | undefined {
    const path = pathOf(removal.handler, this.#checker);
    if (path === undefined) return undefined;
    const added = this.adds.filter(add => isPair(add, removal) && pathOf(add.handler, this.#checker) === path);
    const possible = added.filter(add => this.#target(add, removal) !== 'no' && this.#event(add, removal) !== 'no');
    const left = added.filter(add => !this.#isRemoved(add) && !endsItself(add));
    if (possible.length > 0) {
      if (!possible.every(add => this.#matches(add, removal))) return undefined;
      const [add] = possible.filter(each => left.includes(each));
      if (!add) return undefined;
      if (possible.every(each => differs(captureOf(each, this.#checker), captureOf(removal, this.#checker)))) return { kind: 'otherCapture', removal, added: add };
      if (possible.every(each => this.#hasOtherContext(each, removal))) return { kind: 'otherContext', removal, added: add };
      return undefined;
    }
    const mentions = this.#mentionsOf(removal.handler, path);
    if (!mentions || mentions.includes('unknown')) return undefined;
    const elsewhere = left.find(add => this.#event(add, removal) === 'yes' && this.#target(add, removal) === 'no');
    if (elsewhere) return { kind: 'otherTarget', removal, added: elsewhere };
    // What waits for an event that may never come stays as well.
    const waiting = added.filter(add => !this.#isRemoved(add, true) && (!endsItself(add) || /once/i.test(add.method.text)));
    const [otherEvent, ...more] = waiting.filter(add => this.#target(add, removal) === 'yes' && this.#event(add, removal) === 'no');
    return otherEvent && more.length === 0 ? { kind: 'otherEvent', removal, added: otherEvent } : undefined;
  }

  #hasOtherContext(add: ListenerCall, removal: ListenerCall): boolean {
    const declaration = this.#checker.getResolvedSignature(removal.call)?.declaration;
    const owner = declaration && packageOfFile(declaration.getSourceFile().fileName);
    const row = contextArguments.find(each => each.package === owner && (each.remove as readonly string[]).includes(removal.method.text));
    if (!row) return false;
    const [given, wanted] = [removal.call.arguments[row.argument], add.call.arguments[row.argument]];
    if (!given) return !row.absentMatchesAll && wanted !== undefined;
    return wanted === undefined;
  }

  #replacedTarget(removal: ListenerCall): Mismatch | undefined {
    const { targetPath, call } = removal;
    const test = ts.findAncestor(call, node => ts.isIfStatement(node) || ts.isFunctionLike(node));
    if (!test || !ts.isIfStatement(test) || targetPath === undefined || !isWithin(call, test.thenStatement)) return undefined;
    const old = testedForPresence(test.expression);
    const oldPath = old && pathOf(old, this.#checker);
    if (!oldPath || oldPath === targetPath || someBelow(test.thenStatement, node => isChain(node) && (pathOf(node, this.#checker) ?? '').startsWith(oldPath))) return undefined;
    let replacedAt: ts.Node | undefined;
    someBelow(enclosingFunction(call), node => {
      const isReplacement = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && node.pos > call.pos && pathOf(node.left, this.#checker) === oldPath && pathOf(node.right, this.#checker) === targetPath;
      if (isReplacement) replacedAt = node;
      return isReplacement;
    });
    return replacedAt && { kind: 'replacedTarget', removal, old, replacedAt };
  }

  addedAgain(again: ListenerCall): Mismatch | undefined {
    const path = pathOf(again.handler, this.#checker);
    if (path === undefined) return undefined;
    const teardown = enclosingFunction(again.call);
    const added = this.adds.find(add => {
      const setup = enclosingFunction(add.call);
      if (add === again || setup === teardown || add.method.text !== again.method.text || !this.#matches(add, again)) return false;
      if (pathOf(add.handler, this.#checker) !== path || texts(add.rest) !== texts(again.rest)) return false;
      return this.#isTeardownOf(teardown, setup);
    });
    if (!added || this.removals.some(removal => isPair(again, removal) && pathOf(removal.handler, this.#checker) === path && this.#event(again, removal) !== 'no')) return undefined;
    return { kind: 'addedAgain', again, added };
  }

  /** Whether one function undoes what another does: by its name, by who calls it, or because it removes what the other adds. */
  #isTeardownOf(teardown: ts.Node, setup: ts.Node): boolean {
    if (isReturnedFrom(teardown, setup) || isTeardownCallback(teardown, this.#checker)) return true;
    const [undoing, doing] = [methodOf(teardown), methodOf(setup)];
    if (!undoing || !doing || undoing.owner !== doing.owner) return false;
    if (teardownMethods.has(undoing.name) && !teardownMethods.has(doing.name)) return true;
    const removed = this.removals.filter(removal => enclosingFunction(removal.call) === teardown);
    return removed.some(removal => this.adds.some(add => enclosingFunction(add.call) === setup && isPair(add, removal) && this.#matches(add, removal) && this.#isSameHandler(add, removal)));
  }

  /** A method that puts another function into the field and adds it, while another one does so too: one of the two is lost. */
  remadeField(adding: ListenerCall): Mismatch | undefined {
    const path = pathOf(adding.handler, this.#checker);
    if (path === undefined || !this.#isRemadeBefore(adding, path)) return undefined;
    const other = this.adds.find(
      add => add !== adding && add.method.text === adding.method.text && enclosingFunction(add.call) !== enclosingFunction(adding.call) && this.#matches(add, adding) && pathOf(add.handler, this.#checker) === path && this.#isRemadeBefore(add, path),
    );
    return other && { kind: 'remadeField', adding, other };
  }

  #isRemadeBefore({ call }: ListenerCall, path: string): boolean {
    const method = enclosingFunction(call);
    if (!ts.isMethodDeclaration(method) || !method.body) return false;
    const owner = method.parent;
    let remade = false;
    const removing = new Set(this.removals.filter(({ handler }) => pathOf(handler, this.#checker) === path).map(removal => enclosingFunction(removal.call)));
    const mayRemove = someBelow(method.body, node => {
      if (node.pos > call.pos) return false;
      if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && pathOf(node.left, this.#checker) === path && newFunction(node.right, this.#checker)) remade = true;
      const called = ts.isCallExpression(node) ? namedSymbol(node.expression, this.#checker)?.valueDeclaration : undefined;
      return called !== undefined && called.parent === owner && (removing.has(called) || someBelow(called, inner => ts.isCallExpression(inner) && removing.has(namedSymbol(inner.expression, this.#checker)?.valueDeclaration as ts.Node)));
    });
    return remade && !mayRemove && !removing.has(method);
  }

  #isSameHandler(a: ListenerCall, b: ListenerCall): boolean {
    const path = pathOf(a.handler, this.#checker);
    return path !== undefined && path === pathOf(b.handler, this.#checker);
  }

  #matches(a: ListenerCall, b: ListenerCall): boolean {
    return this.#target(a, b) === 'yes' && this.#event(a, b) === 'yes';
  }

  /** Whether some removal of the file may end what is added; with `unpaired`, one that is not surely meant for what is added elsewhere. */
  #isRemoved(add: ListenerCall, unpaired = false): boolean {
    return this.removals.some(removal => isPair(add, removal) && !(unpaired && this.#target(add, removal) === 'unknown' && this.adds.some(other => other !== add && this.#matches(other, removal) && this.#isSameHandler(other, removal))) && this.#target(add, removal) !== 'no' && this.#event(add, removal) !== 'no' && this.#isSameHandler(add, removal) && !differs(captureOf(add, this.#checker), captureOf(removal, this.#checker)) && !this.#hasOtherContext(add, removal));
  }

  #event(a: ListenerCall, b: ListenerCall): Answer {
    if (a.selectors.length !== b.selectors.length) return 'unknown';
    const answers = a.selectors.map((selector, index) => sameValue(selector, b.selectors[index] as ts.Expression, this.#checker));
    return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
  }

  #target(a: ListenerCall, b: ListenerCall): Answer {
    if (a.targetPath !== undefined && a.targetPath === b.targetPath) return 'yes';
    if (a.target && b.target) {
      if (ts.isCallExpression(a.target) && a.target.getText() === b.target.getText()) return 'yes';
      if (areDistinct(a.target, b.target, this.#checker)) return 'no';
    }
    return a.targetPath !== undefined && b.targetPath !== undefined && GLOBAL_TARGETS.has(a.targetPath) && GLOBAL_TARGETS.has(b.targetPath) ? 'no' : 'unknown';
  }

  /** Everything that is done with a listener; `undefined` where code that is not seen may have it too. */
  #mentionsOf(handler: ts.Expression, path: string): readonly Mention[] | undefined {
    const { sourceFile, program } = this.pass;
    const node = withoutCasts(handler);
    if (ts.isIdentifier(node)) {
      const symbol = this.#checker.getSymbolAtLocation(node);
      const declaration = symbol?.valueDeclaration;
      const isOwn = declaration && (ts.isFunctionDeclaration(declaration) || (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined && !isLookedUp(declaration.initializer, this.#checker)));
      if (!symbol || !isOwn || declaration.getSourceFile() !== sourceFile || isDeclarationExported(symbol)) return undefined;
      return referencesTo(symbol, sourceFile, this.#checker).map(mention => this.#mention(mention));
    }
    if (!ts.isPropertyAccessExpression(node) || node.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
    const owner = thisOwner(node.expression);
    const name = node.name.text;
    const member = ts.isClassLike(owner) ? owner.members.find(each => each.name?.getText() === name) : undefined;
    if (!ts.isClassLike(owner) || !member || ts.isAccessor(member)) return undefined;
    const isPrivate = ts.isPrivateIdentifier(node.name) || (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) !== 0;
    if (!isPrivate && isMentionedElsewhere(name, sourceFile, program)) return undefined;
    const mentions: Mention[] = [];
    someBelow(sourceFile, each => {
      if (ts.isStringLiteralLike(each) && each.text === name && !ts.isCallExpression(each.parent)) mentions.push('unknown');
      if (ts.isBindingElement(each) && (each.propertyName ?? each.name).getText() === name) mentions.push('unknown');
      if (ts.isPropertyAccessExpression(each) && each.name.text === name) mentions.push(pathOf(each, this.#checker) === path ? this.#mention(each) : 'unknown');
      return false;
    });
    return mentions;
  }

  #mention(mention: ts.Expression): Mention {
    let node: ts.Expression = mention;
    while (ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent) || ts.isNonNullExpression(node.parent) || ts.isSatisfiesExpression(node.parent)) node = node.parent;
    const { parent } = node;
    const used = this.#byHandler.get(withoutCasts(node));
    if (used) return used;
    if (ts.isCallExpression(parent)) {
      if (parent.expression === node) return 'harmless';
      return this.#byHandler.has(parent) && newFunction(parent, this.#checker)?.of !== undefined ? 'harmless' : 'unknown';
    }
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node && ts.isCallExpression(parent.parent) && parent.parent.expression === parent) {
      if (parent.name.text === 'call' || parent.name.text === 'apply' || parent.name.text === 'cancel' || parent.name.text === 'flush') return 'harmless';
      const bound = parent.parent;
      if (parent.name.text !== 'bind') return 'unknown';
      const isOwn = ts.isBinaryExpression(bound.parent) && bound.parent.right === bound && pathOf(bound.parent.left, this.#checker) === pathOf(node, this.#checker);
      return isOwn || this.#byHandler.has(bound) ? 'harmless' : 'unknown';
    }
    if (ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) return ts.isExpressionStatement(parent.parent) ? 'harmless' : 'unknown';
    if (ts.isTypeOfExpression(parent) || ts.isTypeQueryNode(parent) || (ts.isIfStatement(parent) && parent.expression === node)) return 'harmless';
    return 'unknown';
  }
}

/** A value that was kept somewhere: an element of a list, what a map has under a key. It may be any function that was put there. */
function isLookedUp(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const node = withoutCasts(value);
  if (ts.isElementAccessExpression(node) || ts.isAwaitExpression(node)) return true;
  if (ts.isBinaryExpression(node)) return isLookedUp(node.left, checker) || isLookedUp(node.right, checker);
  if (ts.isConditionalExpression(node)) return isLookedUp(node.whenTrue, checker) || isLookedUp(node.whenFalse, checker);
  return ts.isCallExpression(node) && !node.arguments.some(argument => checker.getTypeAtLocation(argument).getCallSignatures().length > 0);
}

/** Objects of which there is one, and none is another. */
const GLOBAL_TARGETS = new Set(['window', 'document', 'document.body', 'document.documentElement', 'process', 'process.stdin', 'process.stdout', 'process.stderr']);

function isPair(add: ListenerCall, removal: ListenerCall): boolean {
  return add.counterparts.includes(removal.method.text);
}

function isChain(node: ts.Node): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function texts(nodes: readonly ts.Node[]): string {
  return nodes.map(node => node.getText()).join();
}

function someBelow(root: ts.Node, holds: (node: ts.Node) => boolean): boolean {
  const visit = (node: ts.Node): boolean => holds(node) || (ts.forEachChild(node, visit) ?? false);
  return ts.forEachChild(root, visit) ?? false;
}

function madeBy(declaration: ts.Declaration, checker: ts.TypeChecker): NewFunction | undefined {
  if (ts.isFunctionDeclaration(declaration)) return { made: 'function', of: undefined };
  if (!ts.isVariableDeclaration(declaration) || !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) || !declaration.initializer) return undefined;
  return newFunction(declaration.initializer, checker);
}

function isInLoop(node: ts.Node, below: ts.Node): boolean {
  const loop = ts.findAncestor(node, each => ts.isIterationStatement(each, false));
  return loop !== undefined && !isWithin(below, loop);
}

/** Whether both belong to one class, or one function holds the other: then one person sees both. */
function isCloseBy(a: ListenerCall, b: ListenerCall): boolean {
  const [first, second] = [enclosingFunction(a.call), enclosingFunction(b.call)];
  return first === second || isWithin(first, second) || isWithin(second, first) || (ts.isClassLike(first.parent) && first.parent === second.parent);
}

/** A listener that is gone once it has been called. */
function endsItself({ method, rest }: ListenerCall): boolean {
  return /once/i.test(method.text) || rest.some(argument => /\b(?:once|signal)\b/.test(argument.getText()) || !ts.isObjectLiteralExpression(withoutCasts(argument)) && argument.kind !== ts.SyntaxKind.TrueKeyword && argument.kind !== ts.SyntaxKind.FalseKeyword && argument.kind !== ts.SyntaxKind.ThisKeyword);
}

type Capture = boolean | 'unknown';

function differs(a: Capture, b: Capture): boolean {
  return a !== 'unknown' && b !== 'unknown' && a !== b;
}

/** The phase a DOM listener is for. `unknown` for other emitters, too: they have none. */
function captureOf({ call, method, rest }: ListenerCall, checker: ts.TypeChecker): Capture {
  if (!/^(?:add|remove)EventListener$/.test(method.text)) return 'unknown';
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (!declaration || !/\/lib\.\w+\.d\.ts$/.test(declaration.getSourceFile().fileName)) return 'unknown';
  const [options] = rest;
  return options ? captureIn(options, checker) : false;
}

function captureIn(options: ts.Expression, checker: ts.TypeChecker): Capture {
  const node = withoutCasts(options);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword || (ts.isIdentifier(node) && node.text === 'undefined')) return false;
  if (ts.isObjectLiteralExpression(node)) {
    if (!node.properties.every(property => ts.isPropertyAssignment(property) && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)))) return node.properties.some(property => !ts.isShorthandPropertyAssignment(property) || property.name.text === 'capture') ? 'unknown' : false;
    const capture = node.properties.find(property => property.name?.getText().replace(/['"]/g, '') === 'capture');
    return capture && ts.isPropertyAssignment(capture) ? captureIn(capture.initializer, checker) : false;
  }
  if (!ts.isIdentifier(node)) return 'unknown';
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  const isConstant = declaration && ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConstant && declaration.initializer ? captureIn(declaration.initializer, checker) : 'unknown';
}

/** `x` of `if (x)`, `if (x != null)`, `if (x && …)`. */
function testedForPresence(condition: ts.Expression): ts.Expression | undefined {
  const node = withoutCasts(condition) as ts.Expression;
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return node;
  if (!ts.isBinaryExpression(node)) return undefined;
  const { kind } = node.operatorToken;
  if (kind !== ts.SyntaxKind.ExclamationEqualsToken && kind !== ts.SyntaxKind.ExclamationEqualsEqualsToken) return undefined;
  const isNothing = node.right.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node.right) && node.right.text === 'undefined');
  return isNothing ? testedForPresence(node.left) : undefined;
}

/** Whether two expressions cannot be the same object: constants made apart, or types of the DOM that exclude each other. */
function areDistinct(a: ts.Expression, b: ts.Expression, checker: ts.TypeChecker): boolean {
  const [madeA, madeB] = [creationOf(a, checker), creationOf(b, checker)];
  if (madeA && madeB) return madeA !== madeB;
  const [kindA, kindB] = [domKind(a, checker), domKind(b, checker)];
  return kindA !== undefined && kindB !== undefined && kindA !== kindB;
}

function creationOf(expression: ts.Expression, checker: ts.TypeChecker): ts.Node | undefined {
  const node = withoutCasts(expression);
  if (ts.isPropertyAccessExpression(node)) return fieldCreation(node, checker);
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)) return undefined;
  const value = declaration.initializer && withoutCasts(declaration.initializer);
  return value && ts.isNewExpression(value) ? value : undefined;
}

/** What a field of the class is initialised with, if nothing else is ever assigned to it. */
function fieldCreation(access: ts.PropertyAccessExpression, checker: ts.TypeChecker): ts.Node | undefined {
  if (access.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  const member = checker.getSymbolAtLocation(access.name)?.valueDeclaration;
  if (!member || !ts.isPropertyDeclaration(member) || !member.initializer) return undefined;
  const isFixed = ts.isPrivateIdentifier(member.name) || (ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Readonly)) !== 0;
  const value = withoutCasts(member.initializer);
  if (!isFixed || !ts.isNewExpression(value)) return undefined;
  const name = access.name.text;
  return someBelow(member.parent, node => ts.isPropertyAccessExpression(node) && node.name.text === name && ts.isBinaryExpression(node.parent) && node.parent.left === node) ? undefined : value;
}

/** The kind of event target of the DOM that a value is: that below `EventTarget`, of nodes that below `Node`. */
function domKind(expression: ts.Expression, checker: ts.TypeChecker): string | undefined {
  const parts = partsOf(checker.getTypeAtLocation(expression), checker) ?? [];
  const [part] = parts;
  if (!part || parts.length !== 1) return undefined;
  const names = [...withBases(part, checker)].flatMap(base => (base.symbol?.declarations?.every(declaration => /\/lib\.dom\.d\.ts$/.test(declaration.getSourceFile().fileName)) ? [base.symbol.name] : []));
  return DOM_KINDS.find(kind => names.includes(kind));
}

/** No object is of two of these. */
const DOM_KINDS = ['Window', 'Document', 'Element', 'AbortSignal', 'MediaQueryList', 'WebSocket', 'Worker', 'EventSource', 'MessagePort', 'VisualViewport', 'Screen'];

/** The class or object that a function is a member of, and its name there. */
function methodOf(node: ts.Node): { readonly name: string; readonly owner: ts.Node } | undefined {
  if (ts.isConstructorDeclaration(node)) return { name: 'constructor', owner: node.parent };
  if (ts.isMethodDeclaration(node)) return { name: node.name.getText(), owner: node.parent };
  const { parent } = node;
  if ((ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.initializer === node) return { name: parent.name.getText(), owner: parent.parent };
  // `Panel.prototype.destroy = function () { … }`
  const left = ts.isBinaryExpression(parent) && parent.right === node ? parent.left : undefined;
  return left && ts.isPropertyAccessExpression(left) && ts.isFunctionExpression(node) ? { name: left.name.text, owner: thisOwner(node.body) } : undefined;
}

/** Whether `inner` is returned by `outer`, also under a name: the cleanup of an effect. */
function isReturnedFrom(inner: ts.Node, outer: ts.Node): boolean {
  if (!ts.isArrowFunction(inner) && !ts.isFunctionExpression(inner) && !ts.isFunctionDeclaration(inner)) return false;
  const { parent } = inner;
  const name = ts.isFunctionDeclaration(inner) ? inner.name : ts.isVariableDeclaration(parent) ? parent.name : undefined;
  if (name && enclosingFunction(inner) === outer) {
    return someBelow(outer, node => ts.isReturnStatement(node) && node.expression !== undefined && ts.isIdentifier(node.expression) && node.expression.text === name.getText() && enclosingFunction(node) === outer);
  }
  return (ts.isReturnStatement(parent) && enclosingFunction(parent) === outer) || (ts.isArrowFunction(outer) && outer.body === inner);
}

function isTeardownCallback(callback: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(callback.parent) || callback.parent.arguments[0] !== callback) return false;
  const symbol = namedSymbol(callback.parent.expression, checker);
  const owner = symbol?.declarations?.[0] && packageOfFile(symbol.declarations[0].getSourceFile().fileName);
  return owner !== undefined && teardownCallbacks.some(row => row.package.test(owner) && row.names.includes(symbol?.name ?? ''));
}
