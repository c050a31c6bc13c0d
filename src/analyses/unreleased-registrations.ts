import ts from 'typescript';
import { observersOfPage, wholesaleRemovals } from '../catalogue/registrations.js';
import { namedSymbol, withoutCasts, type Call } from '../types/origin.js';
import { bodyOf, enclosingFunction, referencesTo } from '../types/references.js';
import { isWithin } from '../types/syntax.js';
import { fieldOfThis } from '../types/value-path.js';
import { areMadeTogether, constructionsOf } from './constructions.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { endlessSource, isStream } from './endless-streams.js';
import { isTestCode } from './execution-context.js';
import { unreleasedFields } from './field-release.js';
import { clearedElsewhere, clearsOtherTimers, endsOwner, inForgottenMap, worksOnEnded } from './forgotten-timers.js';
import { fateOfHandle, type HandleFate } from './handle-fate.js';
import { isInDroppedFunction } from './dropped-functions.js';
import { classFunctions, componentAround, isInTeardown, ownerOf, type OwningCode, type OwningObject, type Owner } from './owners.js';
import { implementationOf } from './parameter-ownership.js';
import { isShort } from './race-timers.js';
import { isLimited, notifierOf, registrations, removals, type Listener, type Registration, type Removal, type Subscription, type Timer } from './registrations.js';
import { valueAround } from './resource-uses.js';
import { outlives, valuesOfField } from './target-lifetime.js';

/** A registration that is still there when its owner has ended. */
export interface Leak {
  readonly registration: Registration;
  readonly owner: Owner;
  readonly how:
    /** Nothing can take it back: what that needs was not kept. */
    | { readonly kind: 'lost' }
    /** What it needs is kept under `name`, but nothing takes it back. */
    | { readonly kind: 'kept'; readonly name: string }
    /** Only code that registers anew takes it back, at `at`. */
    | { readonly kind: 'replaced'; readonly name: string; readonly at: ts.Node }
    /** Another way out takes it back, at `at`, but the end of the owner does not. */
    | { readonly kind: 'elsewhere'; readonly name: string; readonly at: ts.Node }
    /** A map of that name keeps it; single ones are cleared at `at`, and the end of the owner leaves them all alone. */
    | { readonly kind: 'inMap'; readonly name: string; readonly at: ts.Node }
    /** The code that takes it back, at `at`, is in a function that nobody gets. */
    | { readonly kind: 'dropped'; readonly name: string; readonly at: ts.Node }
    /** What is to end the stream, `name`, never says so. */
    | { readonly kind: 'unsignalled'; readonly name: string }
    /** The field that is released at `at` was meant to hold it, but gets no value anywhere. */
    | { readonly kind: 'unassigned'; readonly name: string; readonly at: ts.Node };
  /** The code that runs when the owner ends, where it has some: the place for the missing release. */
  readonly teardown: ts.Node | undefined;
}

/** What the owners in this file register with objects that outlive them, and never take back. */
export const unreleasedRegistrations = defineFileAnalysis('unreleasedRegistrations', (pass): readonly Leak[] => {
  const found: Leak[] = [];
  for (const registration of registrations(pass)) {
    if (isTestCode(registration.call)) continue;
    const inRef = registration.kind === 'timer' ? timerInRef(registration, pass) : undefined;
    if (inRef) found.push(inRef);
    const owner = inRef ? undefined : ownerOf(registration.call, pass.program);
    if (!owner || (owner.kind === 'code' && !isOfEachRun(registration, owner, pass))) continue;
    const how = registration.kind === 'listener' ? listenerLeak(registration, owner, pass) : registration.kind === 'timer' ? timerLeak(registration, owner, pass) : subscriptionLeak(registration, owner, pass);
    if (!how || isReportedAsField(registration, pass) || isOneForAll(owner, pass.program)) continue;
    const hasCleanup = owner.kind === 'code' && !owner.isScope && how.kind !== 'dropped';
    found.push({ registration, owner, how, teardown: owner.kind === 'object' ? owner.teardowns[0] : owner.ends ? owner.ends[0] : hasCleanup ? cleanupOf(owner.node) : undefined });
  }
  return found;
});

/** Fields that nothing ever releases are a finding of their own. */
function isReportedAsField({ call }: Registration, pass: FilePass): boolean {
  return unreleasedFields(pass).some(({ acquisition }) => acquisition.call === call);
}

/** The function that an effect returns, if it is written there. */
function cleanupOf(effect: ts.FunctionLikeDeclaration | ts.SourceFile): ts.Node | undefined {
  const body = bodyOf(effect);
  if (!body || !ts.isBlock(body)) return undefined;
  const last = body.statements.at(-1);
  return last && ts.isReturnStatement(last) ? last : undefined;
}

/**
 * Whether code that runs again and again registers it each time: not under a condition on what is outside. In the body of a
 * component only what it does itself counts, and what nobody can ever take back.
 */
function isOfEachRun(registration: Registration, owner: OwningCode, pass: FilePass): boolean {
  if (!owner.endedBy && !owner.isScope) return true;
  const { call } = registration;
  if (dependsOnOutside(call, owner.node, pass)) return false;
  if (!owner.isScope || enclosingFunction(call) === owner.node) return true;
  const isLost = ts.isExpressionStatement(call.parent) || (ts.isArrowFunction(call.parent) && call.parent.body === call);
  if (registration.kind === 'timer' && registration.repeats === 'interval' && isLost) return true;
  if (registration.kind === 'timer') return isInVariableOf(owner, call, pass.checker);
  return registration.kind === 'listener' && isLost && keyOf(registration.handler, pass.checker) === undefined;
}

/** Whether a condition on the way from a function to a node inside asks for anything that is kept outside of the function. */
export function dependsOnOutside(node: ts.Node, root: ts.Node, { checker }: FilePass): boolean {
  const asksOutside = (condition: ts.Node): boolean => {
    if (condition.kind === ts.SyntaxKind.ThisKeyword) return true;
    if (ts.isIdentifier(condition) && !(ts.isPropertyAccessExpression(condition.parent) && condition.parent.name === condition)) {
      const declaration = checker.getSymbolAtLocation(condition)?.valueDeclaration;
      if (declaration && ts.isVariableDeclaration(declaration) && !isWithin(declaration, root) && !declaration.getSourceFile().isDeclarationFile) return true;
    }
    return ts.forEachChild(condition, child => asksOutside(child) || undefined) ?? false;
  };
  for (let current = node; current !== root && current.parent !== undefined; current = current.parent) {
    const { parent } = current;
    if (ts.isIfStatement(parent) && parent.expression !== current && asksOutside(parent.expression)) return true;
    if (ts.isConditionalExpression(parent) && parent.condition !== current && asksOutside(parent.condition)) return true;
    if (ts.isBinaryExpression(parent) && parent.right === current && isShortCircuit(parent.operatorToken.kind) && asksOutside(parent.left)) return true;
    if ((ts.isBlock(parent) || ts.isSourceFile(parent)) && ts.isStatement(current)) {
      for (const statement of parent.statements) {
        if (statement === current) break;
        if (ts.isIfStatement(statement) && leaves(statement) && asksOutside(statement.expression)) return true;
      }
    }
  }
  return false;
}

// Listeners

function listenerLeak(listener: Listener, owner: Owner, pass: FilePass): Leak['how'] | undefined {
  const { program, checker } = pass;
  const where = outlives(listener.target, owner, program) ?? (isCleanedElsewhere(listener, owner, pass) ? 'given' : undefined);
  if (!where || endsWithItself(listener, where, checker) || (where === 'given' && ((owner.kind === 'code' && owner.ends !== undefined) || isMadeWithTarget(listener, owner, program) || isOnAdopted(listener, owner, checker)))) return undefined;
  if (owner.kind === 'object' && isInTeardown(listener.call, owner)) return undefined;
  const { handler, target } = listener;
  // An object that ends the process is its main one, and ends with it.
  if (target && owner.kind === 'object' && rootText(target) === 'process' && /\bprocess\.exit\(/.test(owner.node.getText())) return undefined;
  // What is ended when the process has nothing left to do is there for as long as the process.
  if (target && rootText(target) === 'process' && /^['"](?:beforeE|e)xit['"]$/.test(listener.event?.getText() ?? '') && owner.kind === 'object' && listener.handler && endsOwner(listener.handler, owner)) return undefined;
  if (target && where !== 'global' && isEndedWholesale(target, owner, checker)) return undefined;
  const same = removals(pass).filter(removal => isSameEvent(removal.event, listener.event));
  if (same.some(removal => removal.handler === undefined)) return undefined;
  const key = keyOf(handler, checker);
  if (key === undefined) {
    // A removal of another function may be meant for this one, unless that function is registered itself.
    const named = new Set(registrations(pass).flatMap(other => (other.kind === 'listener' ? (keyOf(other.handler, checker) ?? []) : [])));
    return same.some(removal => removal.handler !== undefined && !named.has(keyOf(removal.handler, checker) ?? '') && !isForAnother(removal, listener)) ? undefined : { kind: 'lost' };
  }
  if (isForeign(handler, owner, checker) || isUsedOtherwise(handler, pass)) return undefined;
  if (addsInTeardown(listener, key, owner, pass)) return undefined;
  const own = same.filter(removal => removal.handler !== undefined && keyOf(removal.handler, checker) === key);
  if (own.length === 0) return same.some(({ handler: removed }) => removed !== undefined && keyOf(removed, checker) === undefined) ? undefined : { kind: 'kept', name: handler.getText() };
  const dropped = droppedReleases(own.map(({ call }) => call), owner, pass, handler.getText());
  if (dropped) return dropped;
  // A function that is made anew each time is taken away by whoever made it.
  return handler.getText().startsWith('this.') ? replacedOnly(own.map(({ call }) => call), owner, pass, handler.getText()) : undefined;
}

/** Whether an object listens to what the program only ever makes together with it, or to a part of that. */
function isMadeWithTarget({ target }: Listener, owner: Owner, program: ts.Program): boolean {
  const constructor = owner.kind === 'object' ? owner.node.members.find(member => ts.isConstructorDeclaration(member) && member.body !== undefined) : undefined;
  if (owner.kind !== 'object' || !target || !constructor || !ts.isConstructorDeclaration(constructor)) return false;
  let node = withoutCasts(target);
  while (ts.isPropertyAccessExpression(node) && fieldOfThis(node) === undefined) node = withoutCasts(node.expression);
  const field = fieldOfThis(node);
  const [value, ...others] = field === undefined ? [] : valuesOfField(field, owner.node);
  const name = field === undefined ? node : value && others.length === 0 ? withoutCasts(value) : undefined;
  const parameter = constructor.parameters.find(each => each.name.getText() === (name && ts.isIdentifier(name) ? name.text : field !== undefined && !value && ts.isParameterPropertyDeclaration(each, constructor) ? field : undefined));
  return parameter !== undefined && areMadeTogether(owner.node, parameter, program);
}

/** Whether a listener is on an element of something that the owner puts into a container which it has made: `layout.addWidget(options.body)`. */
function isOnAdopted({ target }: Listener, owner: Owner, checker: ts.TypeChecker): boolean {
  if (owner.kind !== 'object' || !target || checker.getNonNullableType(checker.getTypeAtLocation(target)).getProperty('parentNode') === undefined) return false;
  const node = withoutCasts(target);
  const whole = ts.isPropertyAccessExpression(node) ? withoutCasts(node.expression) : undefined;
  const field = whole && fieldOfThis(whole);
  const names = new Set([whole, ...(field === undefined ? [] : valuesOfField(field, owner.node))].flatMap(name => name?.getText() ?? []));
  const isMade = (container: ts.Node): boolean => {
    const held = fieldOfThis(container);
    const declaration = ts.isIdentifier(container) ? checker.getSymbolAtLocation(container)?.valueDeclaration : undefined;
    const values = held !== undefined ? valuesOfField(held, owner.node) : declaration && ts.isVariableDeclaration(declaration) && declaration.initializer ? [declaration.initializer] : [];
    return values.length > 0 && values.every(value => ts.isNewExpression(assigned(value)));
  };
  const adopts = (each: ts.Node): boolean => {
    const callee = ts.isCallExpression(each) ? withoutCasts(each.expression) : undefined;
    if (ts.isCallExpression(each) && callee && ts.isPropertyAccessExpression(callee) && /^(?:add|append|insert|attach)/.test(callee.name.text) && each.arguments.some(given => names.has(given.getText())) && isMade(withoutCasts(callee.expression))) return true;
    return ts.forEachChild(each, child => adopts(child) || undefined) ?? false;
  };
  return names.size > 0 && adopts(owner.node);
}

/** The value at the end of `a = b = value`. */
function assigned(expression: ts.Node): ts.Node {
  const value = withoutCasts(expression);
  return ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken ? assigned(value.right) : value;
}

/** Whether a removal is from another object, as it is written, and not seen to be for the same event. */
function isForAnother(removal: Removal, { target, event }: Listener): boolean {
  const [from, to] = [removal.target, target].map(object => object && withoutCasts(object).getText().replaceAll(/[?!]/g, ''));
  return from !== undefined && to !== undefined && from !== to && removal.event !== undefined && event !== undefined && withoutCasts(removal.event).getText() !== withoutCasts(event).getText();
}

/** The leak of what would be taken back by code that never runs. */
function droppedReleases(releases: readonly ts.Node[], owner: Owner, { checker }: FilePass, name: string): Leak['how'] | undefined {
  const [at] = releases;
  return at && releases.every(release => isInDroppedFunction(release, owner, checker)) ? { kind: 'dropped', name, at } : undefined;
}

/** Whether the owner takes another listener off the same object when it ends: then that object goes on. */
function isCleanedElsewhere({ target, call }: Listener, owner: Owner, pass: FilePass): boolean {
  if (!target || owner.kind !== 'object') return false;
  // An element of a component goes with it; another one may be the object's own, unless the end takes care of it.
  const isElement = pass.checker.getNonNullableType(pass.checker.getTypeAtLocation(target)).getProperty('parentNode') !== undefined;
  if (isElement && owner.framework) return false;
  const text = withoutCasts(target).getText().replaceAll(/[?!]/g, '');
  const stored = ts.isIdentifier(target) ? storedAs(target, owner) : undefined;
  return removals(pass).some(removal => {
    if (!removal.target || ts.findAncestor(removal.call, ts.isClassLike) !== owner.node || removal.call === call || (isElement && !runsAtEnd(removal.call, owner))) return false;
    const other = withoutCasts(removal.target).getText().replaceAll(/[?!]/g, '');
    return other === stored || (other === text && text.startsWith('this.'));
  });
}

function runsAtEnd(node: ts.Node, owner: OwningObject): boolean {
  const member = memberAround(node, owner);
  return isInTeardown(node, owner) || (member !== undefined && owner.reached.has(member));
}

/** The field that gets the value of a parameter. */
export function storedAs(name: ts.Identifier, owner: OwningObject): string | undefined {
  const scope = enclosingFunction(name);
  const isParameterProperty = ts.isConstructorDeclaration(scope) && scope.parameters.some(parameter => ts.isParameterPropertyDeclaration(parameter, scope) && parameter.name.getText() === name.text);
  if (isParameterProperty) return `this.${name.text}`;
  let field: string | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isIdentifier(node.right) && node.right.text === name.text) {
      const left = withoutCasts(node.left);
      if (ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword) field = left.getText();
    }
    ts.forEachChild(node, visit);
  };
  if (ts.findAncestor(scope, node => node === owner.node)) visit(scope);
  return field;
}

/** `{ once: true }`, `{ signal }`, or options that may say so. */
export function endsWithItself({ pair, options, target }: Listener, where: string, checker: ts.TypeChecker): boolean {
  // The signals of a process seldom come: its `once` waits as long as its `on`.
  if (pair.once) return !(where === 'global' && target !== undefined);
  if (pair.add !== 'addEventListener' || !options) return false;
  if (ts.isObjectLiteralExpression(options)) {
    return options.properties.some(property => {
      const name = property.name?.getText();
      return name === undefined || name === 'signal' || (name === 'once' && !(ts.isPropertyAssignment(property) && property.initializer.kind === ts.SyntaxKind.FalseKeyword));
    });
  }
  const type = checker.getTypeAtLocation(options);
  return (type.flags & ts.TypeFlags.BooleanLike) === 0 && (['signal', 'once'].some(name => type.getProperty(name) !== undefined) || (type.flags & ts.TypeFlags.Any) !== 0);
}

/** An `add` in the teardown where a `remove` was meant. */
function addsInTeardown(listener: Listener, key: string, owner: Owner, pass: FilePass): boolean {
  if (owner.kind !== 'object') return false;
  return registrations(pass).some(other => other.kind === 'listener' && other !== listener && isInTeardown(other.call, owner) && isSameEvent(other.event, listener.event) && keyOf(other.handler, pass.checker) === key);
}

export function isSameEvent(a: ts.Expression | undefined, b: ts.Expression | undefined): boolean {
  if (!a || !b) return true;
  const bareA = withoutCasts(a);
  const bareB = withoutCasts(b);
  if (ts.isStringLiteralLike(bareA) && ts.isStringLiteralLike(bareB)) return bareA.text === bareB.text;
  if (bareA.getText() === bareB.getText()) return true;
  // Of a text that is not written there nothing is known.
  return ![bareA, bareB].every(node => ts.isStringLiteralLike(node) || ts.isPropertyAccessExpression(node));
}

/** What function a listener is, as far as another mention of it can be recognised; undefined for one made on the spot. */
export function keyOf(handler: ts.Expression, checker: ts.TypeChecker): string | undefined {
  const node = withoutCasts(handler);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return 'this';
  if (ts.isIdentifier(node)) return `${node.text}@${checker.getSymbolAtLocation(node)?.valueDeclaration?.pos ?? ''}`;
  return ts.isPropertyAccessExpression(node) ? node.getText().replaceAll(/[?!]/g, '') : undefined;
}

/** A function that somebody hands in, who may also be the one to take it away. */
function isForeign(handler: ts.Expression, owner: Owner, checker: ts.TypeChecker): boolean {
  const node = withoutCasts(handler);
  if (ts.isPropertyAccessExpression(node)) return node.expression.kind !== ts.SyntaxKind.ThisKeyword;
  if (!ts.isIdentifier(node)) return node.kind !== ts.SyntaxKind.ThisKeyword;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (!declaration) return true;
  if (ts.isParameter(declaration) || ts.isBindingElement(declaration)) return !isInHand(declaration, owner);
  const isOfModule = ts.isSourceFile(enclosingFunction(declaration));
  return isOfModule && owner.kind === 'object' && !ts.isFunctionDeclaration(declaration);
}

/** Whether a function is a parameter of the component or hook around an effect, or of the effect itself, or what a hook gave it: the effect alone knows where it registers it. */
function isInHand(declaration: ts.ParameterDeclaration | ts.BindingElement, owner: Owner): boolean {
  const root = ts.findAncestor(declaration, each => ts.isParameter(each) || ts.isVariableDeclaration(each));
  // What a loop takes from a list is in the list too.
  if (owner.kind !== 'code' || !root || (ts.isVariableDeclaration(root) && !root.initializer)) return false;
  const holder = enclosingFunction(declaration);
  return holder === owner.component || holder === owner.node;
}

/** Whether the function goes anywhere but into the registration and removal of listeners. */
export function isUsedOtherwise(handler: ts.Expression, { sourceFile, checker }: FilePass): boolean {
  const node = withoutCasts(handler);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return false;
  const mentions: ts.Expression[] = [];
  if (ts.isIdentifier(node)) {
    const symbol = checker.getSymbolAtLocation(node);
    if (!symbol) return true;
    mentions.push(...referencesTo(symbol, sourceFile, checker));
  } else if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText();
    const visit = (each: ts.Node): void => {
      if (ts.isPropertyAccessExpression(each) && each.name.text === node.name.text && each.getText() === text) mentions.push(each);
      ts.forEachChild(each, visit);
    };
    visit(sourceFile);
  }
  return mentions.some(mention => {
    const { parent } = valueAround(mention);
    if (ts.isCallExpression(parent)) {
      if (parent.expression === mention) return false;
      const callee = withoutCasts(parent.expression);
      const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
      return !/^(?:add|remove|prepend)(?:Event)?Listener$|^(?:on|off|once)$/.test(name);
    }
    if (ts.isPropertyAccessExpression(parent)) return parent.name.text !== 'bind';
    if (ts.isBinaryExpression(parent)) return parent.left !== mention;
    // Lists of dependencies name a function without using it; any other list may be walked to remove it.
    if (ts.isArrayLiteralExpression(parent)) return !(ts.isCallExpression(parent.parent) && parent.parent.arguments.at(-1) === parent);
    return true;
  });
}

/** Whether the owner ends the object itself, or takes everything off it. */
export function isEndedWholesale(target: ts.Expression, owner: Owner, checker: ts.TypeChecker): boolean {
  const roots = new Set([rootText(target), ...sourceOf(target, checker)]);
  // What a field keeps goes by the field's name elsewhere in the class.
  const [start] = roots;
  if (owner.kind === 'object' && start !== undefined && !start.includes('.')) {
    for (const member of owner.node.members) if (ts.isConstructorDeclaration(member)) for (const parameter of member.parameters) if (ts.isParameterPropertyDeclaration(parameter, member) && parameter.name.getText() === start) roots.add(`this.${start}`);
    const stored = new RegExp(`this\\.(#?[\\w$]+)\\s*=\\s*${start.replaceAll('$', '\\$')}\\b`).exec(owner.node.getText())?.[1];
    if (stored !== undefined) roots.add(`this.${stored}`);
  }
  let ends = owner.kind === 'object' && owner.handed.some(given => roots.has(withoutCasts(given).getText()));
  let endsSometimes = false;
  let takesOff = false;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = withoutCasts(node.expression);
      if (ts.isPropertyAccessExpression(callee) && roots.has(rootText(callee.expression))) {
        if (!(wholesaleRemovals as readonly string[]).includes(callee.name.text)) takesOff ||= /^(?:off|removeListener|removeEventListener)$/.test(callee.name.text);
        else if (isOptional(node, roots)) endsSometimes = true;
        else ends = true;
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(owner.kind === 'object' ? owner.node : owner.component);
  // Who takes a listener off a target that it ends only when told to knows that the target may live on.
  return ends || (endsSometimes && !takesOff);
}

/** What a constant was read from: `this.config` for `const { gateway } = this.config`. */
function sourceOf(target: ts.Expression, checker: ts.TypeChecker): readonly string[] {
  let node = withoutCasts(target);
  while (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) node = withoutCasts(node.expression);
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  const variable = declaration && ts.findAncestor(declaration, each => (ts.isStatement(each) ? 'quit' : ts.isVariableDeclaration(each)));
  const value = variable && ts.isVariableDeclaration(variable) ? variable.initializer : undefined;
  const source = value && withoutCasts(value);
  return source && (ts.isPropertyAccessExpression(source) || ts.isIdentifier(source)) ? [rootText(source as ts.Expression)] : [];
}

/** Whether a call depends on a condition other than that there is something to call it on. */
function isOptional(call: ts.Node, roots: ReadonlySet<string>): boolean {
  const around = ts.findAncestor(call, node => (ts.isFunctionLike(node) ? 'quit' : ts.isIfStatement(node) && ![...roots].some(root => node.expression.getText().includes(root))));
  return around !== undefined;
}

/** `this.field` or the variable that an expression starts from. */
function rootText(expression: ts.Expression): string {
  let node = withoutCasts(expression);
  for (;;) {
    if (ts.isCallExpression(node)) node = withoutCasts(node.expression);
    else if (ts.isPropertyAccessExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ThisKeyword) return `this.${node.name.text}`;
      node = withoutCasts(node.expression);
    } else return node.getText();
  }
}

// Timers

/**
 * Whether the code that clears a timer then does at once what the timer was to do: `flush()` of what is to be saved later. Such work
 * is not to be lost with the component, so the timer rightly waits on. Setting state is no such work.
 */
function doesWorkAtOnce(release: ts.Node, { call, handler }: Timer, checker: ts.TypeChecker): boolean {
  const around = enclosingFunction(release);
  const body = handler && bodyOf(withoutCasts(handler));
  if (!body || ts.isSourceFile(around) || isWithin(call, around)) return false;
  const setsState = (callee: ts.Identifier): boolean => {
    const declaration = checker.getSymbolAtLocation(callee)?.valueDeclaration;
    return declaration === undefined || declaration.getSourceFile().isDeclarationFile || (ts.isBindingElement(declaration) && ts.isArrayBindingPattern(declaration.parent));
  };
  const calls = (root: ts.Node): readonly string[] => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && !setsState(node.expression)) found.push(node.expression.text);
      ts.forEachChild(node, visit);
    };
    visit(root);
    return found;
  };
  const work = new Set(calls(body));
  return calls(around).some(called => work.has(called));
}

function timerLeak(timer: Timer, owner: Owner, pass: FilePass): Leak['how'] | undefined {
  const { program } = pass;
  if (isChained(timer.call)) return undefined;
  const isEndless = timer.repeats === 'interval' || reschedules(timer, pass);
  const fate = fateOfHandle(timer.call, timer.resource, program);
  const ending = owner.kind === 'object' && !isInTeardown(timer.call, owner) && worksOnEnded(timer, owner, pass.checker) ? owner : undefined;
  if (fate.kind === 'unknown') {
    const map = ending && inForgottenMap(timer, ending, pass);
    return map && { kind: 'inMap', ...map };
  }
  if (fate.kind === 'discarded') return isEndless || waitsForComponent(timer, owner, pass) ? { kind: 'lost' } : undefined;
  if (fate.releases.length === 0) return isEndless || (fate.isField && ending && clearsOtherTimers(ending, fate.name)) ? { kind: 'kept', name: fate.name } : undefined;
  const dropped = isEndless ? droppedReleases(fate.releases, owner, pass, fate.name) : undefined;
  if (dropped) return dropped;
  if (!fate.isField && owner.kind === 'code' && owner.isScope) return replacedInScope(timer, fate);
  if (!fate.isField || fate.releases.some(release => isWithin(release, timer.call))) return undefined;
  // What the end itself sets is to come after it.
  if (owner.kind === 'object' && isInTeardown(timer.call, owner)) return undefined;
  if (!isEndless && !worksOnOwner(timer, owner, pass.checker)) return undefined;
  const replaced = replacedOnly(fate.releases, owner, pass, fate.name);
  if (replaced || owner.kind !== 'object') return replaced;
  const at = clearedElsewhere(fate.name, timer.call, fate.releases, owner);
  return at && { kind: 'elsewhere', name: fate.name, at };
}

/** `timer = setTimeout(…)`, of a variable of the body that runs once for each component. */
function isInVariableOf({ node, entry }: OwningCode, call: ts.Expression, checker: ts.TypeChecker): boolean {
  const { parent } = valueAround(call);
  const declaration = ts.isBinaryExpression(parent) && ts.isIdentifier(parent.left) ? checker.getSymbolAtLocation(parent.left)?.valueDeclaration : undefined;
  return declaration !== undefined && entry.cleanup === 'registered' && enclosingFunction(declaration) === node;
}

/** A timer of a component or composable that only the code that sets the next one clears. */
function replacedInScope(timer: Timer, { name, releases }: Extract<HandleFate, { kind: 'kept' }>): Leak['how'] | undefined {
  const [at] = releases;
  const setsToo = releases.every(release => isWithin(timer.call, enclosingFunction(release)) && !isWithin(release, timer.call));
  return at && setsToo && (timer.repeats === 'interval' || isLong(timer)) ? { kind: 'replaced', name, at } : undefined;
}

/** A timer that a component keeps in a ref, and that its effects leave alone when they end: only the next one clears it. */
function timerInRef(timer: Timer, pass: FilePass): Leak | undefined {
  const target = valueAround(timer.call).parent;
  if (!ts.isBinaryExpression(target) || !ts.isPropertyAccessExpression(target.left) || target.left.name.text !== 'current') return undefined;
  const fate = fateOfHandle(timer.call, timer.resource, pass.program);
  if (fate.kind !== 'kept') return undefined;
  const around = componentAround(timer.call, pass.program);
  const [at] = fate.releases;
  if (!around || (timer.repeats !== 'interval' && !isLong(timer))) return undefined;
  if (fate.releases.some(release => doesWorkAtOnce(release, timer, pass.checker))) return undefined;
  const registersToo = (release: ts.Node): boolean => isWithin(timer.call, enclosingFunction(release)) && !isWithin(release, timer.call);
  if (!at && timer.repeats !== 'interval') return undefined;
  const leak = (how: Leak['how']): Leak => ({ registration: timer, owner: around.owner, teardown: around.cleanups[0], how });
  if (!at) return leak({ kind: 'kept', name: fate.name });
  if (fate.releases.every(registersToo)) return leak({ kind: 'replaced', name: fate.name, at });
  return fate.releases.some(release => !registersToo(release) && mayRunAtEnd(release, around.owner.node, around.cleanups)) ? undefined : leak({ kind: 'elsewhere', name: fate.name, at });
}

/** Whether the end of a component may lead to a node: it is in a cleanup, in a function that one calls, that a hook gets or that is there for this purpose, or what the component or an effect does itself. */
function mayRunAtEnd(node: ts.Node, component: ts.Node, cleanups: readonly ts.Node[]): boolean {
  const direct = enclosingFunction(node);
  for (let code = direct; code !== component && !ts.isSourceFile(code); code = enclosingFunction(code)) {
    const { parent } = code;
    if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === code)) return true;
    const hook = ts.isCallExpression(parent) ? /(?:^|\.)(use[A-Z]\w*)$/.exec(parent.expression.getText())?.[1] : undefined;
    const isEffect = hook !== undefined && /^use(?:Layout)?Effect$/.test(hook);
    if ((isEffect && code === direct) || (hook !== undefined && !isEffect && hook !== 'useCallback')) return true;
    const holder = hook === 'useCallback' ? parent.parent : parent;
    const name = ts.isFunctionDeclaration(code) || ts.isMethodDeclaration(code) ? code.name : ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder) ? holder.name : undefined;
    if (code === direct && (!name || FOR_THE_END.test(name.getText()))) return true;
    if (name && cleanups.some(cleanup => new RegExp(`\\b${name.getText().replaceAll('$', '\\$')}(?:\\?\\.)?\\(`).test(cleanup.getText()))) return true;
  }
  return direct === component;
}

/** Names of functions that are there to be called when something is over. */
const FOR_THE_END = /clear|cancel|stop|reset|clean|abort|dispose|destroy|teardown|unmount|close/i;

/** `setInterval(…).unref()`. */
function isChained(call: ts.Node): boolean {
  return ts.isPropertyAccessExpression(call.parent) || ts.isElementAccessExpression(call.parent);
}

/** A timeout of an effect, long enough for the component to be gone or changed, which then sets the state of the component. */
function waitsForComponent({ handler, delay, repeats }: Timer, owner: Owner, { checker }: FilePass): boolean {
  if (owner.kind !== 'code' || owner.entry.dependencies === undefined || repeats !== 'timeout' || !handler || !isLong({ delay })) return false;
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const declaration = checker.getSymbolAtLocation(node.expression)?.valueDeclaration;
      // The second element of the pair that `useState` returns.
      if (declaration && ts.isBindingElement(declaration) && ts.isArrayBindingPattern(declaration.parent) && declaration.parent.elements[1] === declaration && isWithin(declaration, owner.component)) found = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(handler);
  return found;
}

/** A timeout long enough to be still waiting when its owner ends, whose callback then works on the ended owner. */
function worksOnOwner({ handler, delay, repeats }: Timer, owner: Owner, checker: ts.TypeChecker): boolean {
  if (repeats !== 'timeout' || !handler || isShort(delay, checker) || !/\bthis\b/.test(handler.getText())) return false;
  return !asksOwnerFirst(handler, checker) && !(owner.kind === 'object' && endsOwner(handler, owner));
}

/** `if (this.destroyed) return;` before anything else, also where the method does that which is all that is called. */
function asksOwnerFirst(handler: ts.Node, checker: ts.TypeChecker, steps = 1): boolean {
  const body = bodyOf(withoutCasts(handler));
  const [first, ...others] = body && ts.isBlock(body) ? body.statements : [];
  const only = body && !ts.isBlock(body) ? body : first && others.length === 0 && ts.isExpressionStatement(first) ? first.expression : undefined;
  const method = only && steps > 0 && ts.isCallExpression(only) && fieldOfThis(only.expression) !== undefined ? implementationOf(only, checker) : undefined;
  if (method) return asksOwnerFirst(method, checker, steps - 1);
  const asked = body && !ts.isBlock(body) && ts.isBinaryExpression(body) ? body.left : first && ts.isIfStatement(first) && (leaves(first.thenStatement) || !first.elseStatement) ? first.expression : undefined;
  return asked !== undefined && (steps === 0 ? /^!?this(?:\??\.[\w#$]+)+$/ : /^!?this\.[\w#$]+$/).test(asked.getText());
}

/** A delay that is not written as less than a second. */
function isLong({ delay }: Pick<Timer, 'delay'>): boolean {
  return delay !== undefined && !(ts.isNumericLiteral(delay) && Number(delay.text) < 1000);
}

/** Whether what a timeout runs sets the same timeout again, whatever happens in between, with no flag of the owner asked. */
function reschedules(timer: Timer, { checker }: FilePass): boolean {
  const { handler, call } = timer;
  if (!handler || timer.repeats === 'interval') return false;
  const around = enclosingFunction(call);
  const body = bodyOf(around);
  if (!body || !isUnconditional(call, around)) return false;
  const node = withoutCasts(handler);
  if (runs(node, around, checker)) return true;
  const inner = bodyOf(node);
  if (!inner) return false;
  let found = false;
  const visit = (each: ts.Node): void => {
    if (found || (ts.isFunctionLike(each) && each !== node)) return;
    if (ts.isCallExpression(each) && runs(each.expression, around, checker) && isUnconditional(each, node)) found = true;
    ts.forEachChild(each, visit);
  };
  visit(inner);
  return found;
}

/** Whether an expression names the function (or method) `wanted`. */
function runs(expression: ts.Node, wanted: ts.Node, checker: ts.TypeChecker): boolean {
  const symbol = namedSymbol(expression, checker);
  return (symbol?.declarations ?? []).some(declaration => {
    if (declaration === wanted) return true;
    const value = (ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration)) && declaration.initializer ? withoutCasts(declaration.initializer) : undefined;
    return value === wanted || (value !== undefined && ts.isCallExpression(value) && value.arguments[0] === wanted);
  });
}

/** Whether a function always gets to a node: nothing around it asks, and nothing before it leaves. */
export function isUnconditional(node: ts.Node, owner: ts.Node): boolean {
  for (let current = node; current !== owner && current.parent !== undefined; current = current.parent) {
    const { parent } = current;
    if (ts.isIfStatement(parent) && parent.expression !== current) return false;
    if (ts.isConditionalExpression(parent) && parent.condition !== current) return false;
    if (ts.isBinaryExpression(parent) && parent.right === current && isShortCircuit(parent.operatorToken.kind)) return false;
    if (ts.isCaseClause(parent) || ts.isCatchClause(parent) || ts.isIterationStatement(parent, false)) return false;
    if (ts.isBlock(parent) && ts.isStatement(current)) {
      for (const statement of parent.statements) {
        if (statement === current) break;
        if (leaves(statement)) return false;
      }
    }
  }
  return true;
}

function isShortCircuit(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
}

function leaves(statement: ts.Node): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found || ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) || ts.isThrowStatement(node)) found = true;
    else ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

// Subscriptions

function subscriptionLeak(subscription: Subscription, owner: Owner, pass: FilePass): Leak['how'] | undefined {
  const { program, checker } = pass;
  const { target } = subscription;
  if (ts.isNewExpression(subscription.call)) return subscription.resource.activatedBy?.length ? observerLeak(subscription, owner, pass) : connectionLeak(subscription, owner, pass);
  const fate = fateOfHandle(subscription.call, subscription.resource, program);
  if (fate.kind === 'unknown') return undefined;
  if (owner.kind === 'object' && isInTeardown(subscription.call, owner)) return undefined;
  if (target && isLimited(target) && !notifierOf(target, pass)) return undefined;
  if (fate.kind === 'kept' && fate.releases.length > 0) {
    const dropped = target && outlives(target, owner, program) ? droppedReleases(fate.releases, owner, pass, fate.name) : undefined;
    if (dropped) return dropped;
    if (!fate.isField || fate.releases.some(release => isWithin(release, subscription.call))) return undefined;
    return replacedOnly(fate.releases, owner, pass, fate.name);
  }
  if (!target) return isKeptByModule(subscription.call, owner, pass) ? (fate.kind === 'discarded' ? { kind: 'lost' } : { kind: 'kept', name: fate.name }) : undefined;
  const unassigned = fate.kind === 'discarded' ? unassignedField(subscription, owner, pass) : undefined;
  if (unassigned) return unassigned;
  const source = isStream(target, checker) ? endlessSource(target, program) : target;
  const where = source && outlives(source, owner, program);
  if (owner.kind === 'code' && owner.ends && where !== 'global' && where !== 'module') return fate.kind === 'kept' && isMeantForEnd(subscription, owner, pass) ? { kind: 'kept', name: fate.name } : undefined;
  if (!where || (where !== 'global' && isEndedWholesale(target, owner, checker))) return undefined;
  if (isEndedByKeeper(target, owner) || isEndedByKey(subscription.call, target, owner)) return undefined;
  const notifier = notifierOf(target, pass);
  if (notifier) return { kind: 'unsignalled', name: notifier.getText() };
  return fate.kind === 'discarded' ? { kind: 'lost' } : { kind: 'kept', name: fate.name };
}

/** Whether a function keeps a handle where the end that it hands out can get at it, and that end gives another of its kind back. */
function isMeantForEnd({ call, resource }: Subscription, { ends, node }: OwningCode, { checker }: FilePass): boolean {
  const { parent } = valueAround(call);
  const name = ts.isBinaryExpression(parent) && ts.isIdentifier(parent.left) ? parent.left : undefined;
  const declaration = name && checker.getSymbolAtLocation(name)?.valueDeclaration;
  const [release] = resource.release;
  if (!declaration || enclosingFunction(declaration) !== node || release?.by !== 'method') return false;
  const endsAnother = (each: ts.Node): boolean =>
    (ts.isCallExpression(each) && ts.isPropertyAccessExpression(each.expression) && each.expression.name.text === release.name && ts.isIdentifier(withoutCasts(each.expression.expression)) && isWithin(checker.getSymbolAtLocation(withoutCasts(each.expression.expression))?.valueDeclaration ?? each, node)) || (ts.forEachChild(each, child => endsAnother(child) || undefined) ?? false);
  return (ends ?? []).some(endsAnother);
}

/** Whether a teardown calls the object that made the stream, with what the stream was asked for: `monitor(element)` and `stopMonitoring(element)`. */
function isEndedByKeeper(stream: ts.Expression, owner: Owner): boolean {
  if (owner.kind !== 'object') return false;
  let node = withoutCasts(stream);
  while (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'pipe') node = withoutCasts(node.expression.expression);
  const [asked] = ts.isCallExpression(node) ? node.arguments : [];
  if (!asked || !ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const [keeper, text] = [rootText(node.expression.expression), asked.getText()];
  const ends = (each: ts.Node): boolean =>
    (ts.isCallExpression(each) && ts.isPropertyAccessExpression(each.expression) && rootText(each.expression.expression) === keeper && each.arguments[0]?.getText() === text) || (ts.forEachChild(each, child => ends(child) || undefined) ?? false);
  return owner.teardowns.some(ends);
}

/** Whether the owner asks the same object to let go of what the registration was made for: `tracker.subscribe(this, …)`, `tracker.unsubscribe(this)`. */
function isEndedByKey(call: Call, target: ts.Expression, owner: Owner): boolean {
  const keys = (call.arguments ?? []).filter(argument => !ts.isFunctionLike(argument)).map(argument => argument.getText());
  const text = withoutCasts(target).getText().replaceAll(/[?!]/g, '');
  const ends = (node: ts.Node): boolean => {
    const callee = ts.isCallExpression(node) ? withoutCasts(node.expression) : undefined;
    const isEnd = callee && ts.isPropertyAccessExpression(callee) && /^(?:un|off|remove|delete|stop|detach|disconnect|clear|release)/.test(callee.name.text) && withoutCasts(callee.expression).getText().replaceAll(/[?!]/g, '') === text;
    if (isEnd && ts.isCallExpression(node) && node.arguments[0] && keys.includes(node.arguments[0].getText())) return true;
    return ts.forEachChild(node, child => ends(child) || undefined) ?? false;
  };
  return keys.length > 0 && ends(owner.kind === 'object' ? owner.node : owner.component);
}

/** Whether a function of a module is called, with nothing but what outlives the owner beside the callback: then the module, or that, keeps the callback. */
function isKeptByModule(call: Call, owner: Owner, { program, checker }: FilePass): boolean {
  const declaration = namedSymbol(call.expression, checker)?.valueDeclaration;
  if (!declaration || !ts.isIdentifier(withoutCasts(call.expression)) || ts.findAncestor(declaration.parent, ts.isFunctionLike)) return false;
  return (call.arguments ?? []).every(given => ts.isLiteralExpression(given) || checker.getTypeAtLocation(given).getCallSignatures().length > 0 || outlives(given, owner, program) !== undefined);
}

/** A field that the same method releases, of the type that is discarded here, and that never gets a value. */
function unassignedField({ call, resource }: Subscription, owner: Owner, { checker, program }: FilePass): Leak['how'] | undefined {
  const [release] = resource.release;
  const method = owner.kind === 'object' ? memberAround(call, owner) : undefined;
  if (!method || owner.kind !== 'object' || release?.by !== 'method') return undefined;
  let found: Leak['how'] | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === release.name && node.pos < call.pos) {
      const field = withoutCasts(node.expression.expression);
      if (ts.isPropertyAccessExpression(field) && field.expression.kind === ts.SyntaxKind.ThisKeyword) {
        const declaration = checker.getSymbolAtLocation(field.name)?.valueDeclaration;
        const isPlain = declaration !== undefined && ts.isPropertyDeclaration(declaration) && declaration.parent === owner.node && !(ts.canHaveDecorators(declaration) && ts.getDecorators(declaration)?.length);
        if (isPlain && valuesOfField(field.name.text, owner.node).length === 0 && !isAssignedElsewhere(field.name.text, owner.node.getSourceFile(), program)) found = { kind: 'unassigned', name: field.getText(), at: node };
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(method);
  return found;
}

function isAssignedElsewhere(name: string, own: ts.SourceFile, program: ts.Program): boolean {
  const assignment = new RegExp(`\\.${name.replaceAll('$', '\\$')}\\s*=[^=]`);
  return program.getSourceFiles().some(file => file !== own && !file.isDeclarationFile && file.text.includes(name) && assignment.test(file.text));
}

/** A connection or worker that an effect starts and that nothing ends, although the effect ends. */
function connectionLeak({ call, resource }: Subscription, owner: Owner, pass: FilePass): Leak['how'] | undefined {
  if (owner.kind !== 'code' || owner.endedBy) return undefined;
  const fate = fateOfHandle(call, resource, pass.program);
  if (fate.kind === 'kept' && fate.releases.length > 0) return droppedReleases(fate.releases, owner, pass, fate.name);
  return fate.kind === 'kept' && fate.releases.length === 0 && fate.isUsed ? { kind: 'kept', name: fate.name } : undefined;
}

/** An observer that nothing disconnects, at work on something that is there before and after its owner. */
function observerLeak({ call, resource, handler }: Subscription, owner: Owner, pass: FilePass): Leak['how'] | undefined {
  const { program, checker } = pass;
  // The callback is given the observer, and may end it.
  if (handler && (ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) && handler.parameters.length > 1) return undefined;
  const chained = observed(call);
  if (chained) return isThereBefore(chained, owner, program) ? { kind: 'lost' } : undefined;
  const fate = fateOfHandle(call, resource, program);
  if (fate.kind !== 'kept' || fate.isField || fate.releases.length > 0) return undefined;
  const declaration = valueAround(call).parent;
  const symbol = ts.isVariableDeclaration(declaration) ? checker.getSymbolAtLocation(declaration.name) : undefined;
  const targets = symbol ? referencesTo(symbol, enclosingFunction(declaration), checker).flatMap(mention => observed(mention) ?? []) : [];
  const isOfPage = observersOfPage.includes(resource.id) && fate.isUsed;
  return isOfPage || targets.some(target => isThereBefore(target, owner, program)) ? { kind: 'kept', name: fate.name } : undefined;
}

/** What `observer.observe(…)` is given. */
function observed(observer: ts.Expression): ts.Expression | undefined {
  const access = valueAround(observer).parent;
  return ts.isPropertyAccessExpression(access) && access.name.text === 'observe' && ts.isCallExpression(access.parent) ? access.parent.arguments[0] : undefined;
}

/** Whether an element is surely not the owner's own: it outlives the owner, or an object without a framework looked it up. */
function isThereBefore(element: ts.Expression, owner: Owner, program: ts.Program): boolean {
  if (outlives(element, owner, program)) return true;
  const node = withoutCasts(element);
  if (owner.kind !== 'object' || owner.framework || !ts.isIdentifier(node)) return false;
  const declaration = program.getTypeChecker().getSymbolAtLocation(node)?.valueDeclaration;
  const variable = declaration && ts.findAncestor(declaration, each => ts.isVariableDeclaration(each) || ts.isParameter(each));
  if (!variable || !ts.isVariableDeclaration(variable) || !variable.initializer) return false;
  const value = withoutCasts(variable.initializer);
  return ts.isCallExpression(value) && !/create|clone|new/i.test(value.expression.getText());
}

// Reach

/**
 * The leak of something that is taken back, but only by code that does not run when the owner ends, and that registers
 * something itself: it makes way for the next one.
 */
function replacedOnly(releases: readonly ts.Node[], owner: Owner, pass: FilePass, name: string): Leak['how'] | undefined {
  if (owner.kind !== 'object' || releases.some(release => isInTeardown(release, owner))) return undefined;
  const codes = releases.map(release => memberAround(release, owner));
  if (codes.some(code => code === undefined || owner.reached.has(code) || !registersSomething(code, pass))) return undefined;
  if (!releases.every((release, index) => makesWay(release, codes[index] as ts.Node, pass))) return undefined;
  const [at] = releases;
  return at && { kind: 'replaced', name, at };
}

/** Whether the code that releases goes on to register something, itself or in a method: a function of its own that only releases is called when something is over. */
function makesWay(release: ts.Node, code: ts.Node, pass: FilePass): boolean {
  const around = enclosingFunction(release);
  if (around === code || (ts.isPropertyDeclaration(code) && code.initializer && withoutCasts(code.initializer) === around) || registersSomething(around, pass)) return true;
  const callsMethod = (node: ts.Node): boolean => (ts.isCallExpression(node) && fieldOfThis(node.expression) !== undefined) || (ts.forEachChild(node, child => callsMethod(child) || undefined) ?? false);
  return callsMethod(around);
}

function memberAround(node: ts.Node, owner: OwningObject): ts.Node | undefined {
  return classFunctions(owner.node).find(member => isWithin(node, member));
}

function registersSomething(code: ts.Node, pass: FilePass): boolean {
  return registrations(pass).some(({ call }) => isWithin(call, code));
}

/** A class of which the program makes one object only, when a module is loaded, or of which an application of Angular is made. */
export function isOneForAll(owner: Owner, program: ts.Program): boolean {
  if (owner.kind !== 'object' || !owner.node.name) return false;
  if (owner.framework) return owner.framework.id.startsWith('@angular/core/') && isBootstrapped(owner.node.name, program);
  const [only, ...others] = constructionsOf(owner.node, program);
  return only !== undefined && others.length === 0 && !ts.findAncestor(only, ts.isFunctionLike);
}

/** `bootstrapApplication(App)`, `@NgModule({ bootstrap: [App] })`: there for as long as the page. */
function isBootstrapped(name: ts.Identifier, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const isItself = (node: ts.Node | undefined): boolean => node !== undefined && ts.isIdentifier(node) && node.text === name.text && namedSymbol(node, checker) === symbol;
  const bootstraps = (node: ts.Node): boolean => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'bootstrapApplication' && isItself(node.arguments[0])) return true;
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'bootstrap' && ts.isArrayLiteralExpression(node.initializer)) return node.initializer.elements.some(isItself);
    return ts.forEachChild(node, child => bootstraps(child) || undefined) ?? false;
  };
  return program.getSourceFiles().some(file => !file.isDeclarationFile && file.text.includes('bootstrap') && file.text.includes(name.text) && bootstraps(file));
}
