import ts from 'typescript';
import { handleReleases, listenerPairs } from '../catalogue/registrations.js';
import { certainTeardowns, owningCallbacks, owningClasses, owningMethods, owningScopes, teardownNames, type OwningCallback, type OwningClass, type OwningMethods, type OwningScope, type Undoing } from '../catalogue/owners.js';
import type { Origin } from '../catalogue/schema.js';
import { isCall, isDeclaredBy, namedSymbol, withoutCasts } from '../types/origin.js';
import { bodyOf, enclosingFunction, referencesTo } from '../types/references.js';
import { isPrivate, isStatic, isWithin } from '../types/syntax.js';
import { isCallOf } from './catalogue-match.js';
import { defineFact } from './define.js';
import { implementationOf } from './parameter-ownership.js';
import { servedBy } from './request-parameters.js';
import { returnedEnds } from './returned-ends.js';

/** A part of the program that ends while the program goes on: what it registers elsewhere must be taken back by then. */
export type Owner = OwningObject | OwningCode;

/** An object of a class. */
export interface OwningObject {
  readonly kind: 'object';
  readonly node: ts.ClassLikeDeclaration;
  /** What a message calls it: the name of the class, or what kind of object it is. */
  readonly name: string;
  readonly noun: string;
  /** Methods that end it, the framework's first. Empty when its framework ends it and it has no code for that. */
  readonly teardowns: readonly ClassFunction[];
  /** What the framework calls when it ends; undefined for an object that the program itself ends. */
  readonly framework: OwningClass | undefined;
  /** The method of a base class of the program by which its objects end, when the class has none itself. */
  readonly inherited: string | undefined;
  /** Whether a base class offers a collection that its end goes over, or a method for that. */
  readonly offered: boolean;
  /** What the class hands to its end: the arguments of `this.register(…)`. */
  readonly handed: readonly ts.Expression[];
  /** The functions in it that the end runs: `this.register(() => …)`. */
  readonly endings: readonly ts.Node[];
  /** The method that it does so with, if any: what it is given is ended with the object. */
  readonly registrar: string | undefined;
  /** Functions of the class and of its file that run when a teardown runs, the teardowns included. */
  readonly reached: ReadonlySet<ts.Node>;
}

/** Code which is undone later: an effect, the body of a component, what a server runs for each request. */
export interface OwningCode {
  readonly kind: 'code';
  readonly node: ts.FunctionLikeDeclaration | ts.SourceFile;
  readonly noun: string;
  readonly entry: Undoing;
  /** The component, hook or composable around it: the outermost function. */
  readonly component: ts.Node;
  /** The object that tells of the end by an event, for code that a server runs. */
  readonly endedBy?: { readonly emitter: string; readonly event: string };
  /** The code that the caller gets to end what this code has set up. */
  readonly ends?: readonly ts.Node[];
  /** The name of the function, for a message. */
  readonly name?: string | undefined;
  /** Whether the code is the body of a component: what functions inside do, they do when they are called. */
  readonly isScope?: true;
}

/** A member of a class that is code: a method, an accessor, or a field that holds a function. */
export type ClassFunction = ts.MethodDeclaration | ts.AccessorDeclaration | ts.ConstructorDeclaration | ts.PropertyDeclaration;

interface ObjectOwner {
  readonly owner?: OwningObject;
  /** The class as an object that ends by a method of a base class, though it hands nothing to it. */
  readonly inheriting?: OwningObject;
}

/** How far calls are followed from a teardown. */
const MAX_HOPS = 4;

const classFact = defineFact<ts.ClassLikeDeclaration, ObjectOwner>({
  name: 'classOwner',
  bottom: {},
  equals: (a, b) => a.owner === b.owner || (a.owner === undefined) === (b.owner === undefined),
  compute: (node, program) => {
    const owner = objectOwner(node, program);
    if (!owner) return {};
    return owner.inherited !== undefined && owner.handed.length === 0 && !owner.offered ? { inheriting: owner } : { owner };
  },
});

/** The class as an owner, if its objects are known to end. */
export function ownerOfClass(node: ts.ClassLikeDeclaration, program: ts.Program): OwningObject | undefined {
  return classFact(node, program).owner;
}

/** The class as an object that ends, also where it leaves that to a base class of the program and has nothing to do with it. */
export function endingObject(node: ts.ClassLikeDeclaration, program: ts.Program): OwningObject | undefined {
  const { owner, inheriting } = classFact(node, program);
  return owner ?? inheriting;
}

/** Whether a method of a class, with what it calls, stops or takes away something that is kept outside of the object. */
export function givesBackAtEnd(node: ts.ClassLikeDeclaration, method: string, checker: ts.TypeChecker): boolean {
  const start = classFunctions(node).find(member => memberName(member) === method);
  return start !== undefined && [...reachedFrom([start], node, checker)].some(givesBack);
}

/** Whether code stops or takes away something: a timer, a listener, an observer, a connection. */
export function givesBack(code: ts.Node): boolean {
  const callee = ts.isCallExpression(code) ? withoutCasts(code.expression) : undefined;
  const name = callee && (ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined);
  return (name !== undefined && GIVING_BACK.has(name)) || (ts.forEachChild(code, child => givesBack(child) || undefined) ?? false);
}

/** Who has to take back what a node registers: the innermost callback or class around it whose end is known. */
export function ownerOf(node: ts.Node, program: ts.Program): Owner | undefined {
  // Who calls a function that hands out its end is asked last.
  let called: OwningCode | undefined;
  for (let current: ts.Node | undefined = node.parent; current; current = current.parent) {
    if (ts.isSourceFile(current)) return (/\.(?:vue|svelte)$/.test(current.fileName) ? scopeOwner(current, program) : undefined) ?? called;
    if (ts.isArrowFunction(current) || ts.isFunctionExpression(current) || ts.isFunctionDeclaration(current) || ts.isMethodDeclaration(current)) {
      const code = codeOwner(current, program) ?? methodOwner(current, program) ?? servingOwner(current, program) ?? scopeOwner(current, program);
      if (code) return code;
      called ??= endingOwner(current, program);
    }
    if (ts.isClassLike(current)) return ownerOfClass(current, program) ?? called;
    if ((ts.isClassElement(current) && isStatic(current)) || ts.isClassStaticBlockDeclaration(current)) return called;
  }
  return called;
}

const namesOfCallbacks = new Set<string>(owningCallbacks.flatMap(({ callee }) => [callee.name, ...('aliases' in callee ? callee.aliases : [])]));

function codeOwner(node: ts.FunctionLikeDeclaration, program: ts.Program): OwningCode | undefined {
  const call = node.parent;
  if (!ts.isCallExpression(call) || !call.arguments.includes(node as ts.Expression & ts.FunctionLikeDeclaration)) return undefined;
  const callee = withoutCasts(call.expression);
  const name = ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
  if (name === undefined || !(namesOfCallbacks.has(name) || ts.isIdentifier(callee))) return undefined;
  const index = call.arguments.indexOf(node as ts.Expression & ts.FunctionLikeDeclaration);
  const entry = owningCallbacks.find(row => row.callback === index && isCallOf(call, row.callee, row.origin, program)) ?? passedOn(call, index, program);
  return entry && { kind: 'code', node, noun: entry.noun, entry, component: outermostFunction(node) };
}

/** The row for the callback of a hook of the project that hands it on as it is: `useMount(f)`, which calls `useEffect(f, [])`. */
function passedOn(call: ts.CallExpression, index: number, program: ts.Program): Undoing | undefined {
  const checker = program.getTypeChecker();
  const hook = implementationOf(call, checker);
  const name = hook?.parameters[index]?.name;
  const symbol = name && ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  const mentions = hook && symbol ? referencesTo(symbol, hook, checker) : [];
  for (const mention of mentions) {
    // `useEffect(() => f(), [])`
    const given = ts.isCallExpression(mention.parent) && mention.parent.expression === mention && ts.isArrowFunction(mention.parent.parent) ? mention.parent.parent : mention;
    const inner = given.parent;
    if (!ts.isCallExpression(inner)) continue;
    const at = inner.arguments.indexOf(given as ts.Expression);
    const entry = (owningCallbacks as readonly OwningCallback[]).find(row => row.callback === at && isCallOf(inner, row.callee, row.origin, program));
    if (entry) return { noun: entry.noun, cleanup: entry.cleanup, ...(entry.cleanupBy !== undefined && { cleanupBy: entry.cleanupBy }) };
  }
  return undefined;
}

const namesOfObjectTakers = new Set<string>(owningMethods.map(({ callee }) => ('type' in callee ? callee.type : callee.name)));

/** A method of an object that a framework calls, beside one that it calls at the end. */
function methodOwner(node: ts.FunctionLikeDeclaration, program: ts.Program): OwningCode | undefined {
  const member = ts.isMethodDeclaration(node) ? node : node.parent;
  if (!ts.isMethodDeclaration(member) && !ts.isPropertyAssignment(member)) return undefined;
  const object = member.parent;
  const call = object.parent;
  if (!ts.isObjectLiteralExpression(object) || !(ts.isCallExpression(call) || ts.isNewExpression(call)) || call.arguments?.[0] !== object) return undefined;
  if (!ts.isIdentifier(call.expression) || !namesOfObjectTakers.has(call.expression.text)) return undefined;
  const name = member.name.getText();
  const entry = (owningMethods as readonly OwningMethods[]).find(row => row.methods.includes(name) && isCallOf(call, row.callee, row.origin, program));
  return entry && { kind: 'code', node, noun: entry.noun, entry: name === 'setup' ? { ...entry, cleanup: 'registered', cleanupBy: 'onUnmounted' } : entry, component: object };
}

/** A function that a server calls for each request or connection. */
function servingOwner(node: ts.FunctionLikeDeclaration, program: ts.Program): OwningCode | undefined {
  const served = servedBy(node, program.getTypeChecker());
  if (!served) return undefined;
  const { parameter, row } = served;
  return { kind: 'code', node, noun: row.noun, entry: { noun: row.noun, cleanup: 'event', ends: 'is over' }, component: node, endedBy: { emitter: parameter, event: row.ends.event } };
}

const namesOfHooks = new Set<string>(owningScopes.flatMap(({ hooks }) => hooks));

/** The body of a component, or of a hook or composable: a function, or the script of a component, that calls what only such code may call. */
function scopeOwner(node: ts.FunctionLikeDeclaration | ts.SourceFile, program: ts.Program): OwningCode | undefined {
  const body = ts.isSourceFile(node) ? node : bodyOf(node);
  if (!body || !(ts.isBlock(body) || ts.isSourceFile(body))) return undefined;
  let entry: OwningScope | undefined;
  const visit = (each: ts.Node): void => {
    // What says more than the name of the function goes before.
    if ((entry && !entry.named) || ts.isFunctionLike(each) || ts.isClassLike(each)) return;
    // Also `React.useState()`.
    const callee = ts.isCallExpression(each) ? (ts.isPropertyAccessExpression(each.expression) ? each.expression.name : each.expression) : undefined;
    if (callee && ts.isCallExpression(each) && ts.isIdentifier(callee) && namesOfHooks.has(callee.text)) {
      const name = callee.text;
      entry = (owningScopes as readonly OwningScope[]).find(row => (!entry || !row.named) && row.hooks.includes(name) && (!row.named || row.named.test(nameOf(node) ?? '')) && isCallOf(each, { by: 'call', name }, row.origin, program)) ?? entry;
    }
    ts.forEachChild(each, visit);
  };
  body.statements.forEach(visit);
  return entry && { kind: 'code', node, noun: entry.noun, entry, component: node, isScope: true };
}

/** A function that hands its caller the code which ends what it has set up. */
function endingOwner(node: ts.FunctionLikeDeclaration, program: ts.Program): OwningCode | undefined {
  const ends = returnedEnds(node, program.getTypeChecker());
  return ends.some(givesBack) ? { kind: 'code', node, noun: 'call', entry: { noun: 'call', cleanup: 'returned' }, component: node, ends, name: declaredName(node) } : undefined;
}

function declaredName(node: ts.FunctionLikeDeclaration): string | undefined {
  const { parent } = node;
  const name = node.name ?? (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) ? parent.name : undefined);
  return name && ts.isIdentifier(name) ? name.text : undefined;
}

/** The name under which a module has a function: not that of one which is handed to another. */
function nameOf(node: ts.Node): string | undefined {
  const holder = ts.isFunctionDeclaration(node) ? node : node.parent;
  const isOfModule = ts.isFunctionDeclaration(holder) ? ts.isSourceFile(holder.parent) : ts.isVariableDeclaration(holder) && ts.isSourceFile(holder.parent.parent.parent);
  return isOfModule && (ts.isFunctionDeclaration(holder) || ts.isVariableDeclaration(holder)) && holder.name && ts.isIdentifier(holder.name) ? holder.name.text : undefined;
}

/** The component or hook around a node, if it has an effect that returns a cleanup: there the end of the component has a place. */
export function componentAround(node: ts.Node, program: ts.Program): { readonly owner: OwningCode; readonly cleanups: readonly ts.Node[] } | undefined {
  const component = outermostFunction(node);
  if (!ts.isFunctionLike(component)) return undefined;
  const cleanups: ts.Node[] = [];
  let entry: Undoing | undefined;
  const visit = (each: ts.Node): void => {
    if ((ts.isArrowFunction(each) || ts.isFunctionExpression(each)) && ts.isCallExpression(each.parent)) {
      const code = codeOwner(each, program);
      if (code?.entry.dependencies !== undefined) {
        const body = bodyOf(each);
        const last = body && ts.isBlock(body) ? body.statements.at(-1) : undefined;
        entry = code.entry;
        if (last && ts.isReturnStatement(last)) cleanups.push(last);
      }
    }
    ts.forEachChild(each, visit);
  };
  visit(component);
  return entry && cleanups.length > 0 ? { owner: { kind: 'code', node: component as ts.FunctionLikeDeclaration, noun: 'component', entry, component }, cleanups } : undefined;
}

/** The function around everything, short of a class or the file. */
function outermostFunction(node: ts.Node): ts.Node {
  let found: ts.Node = node;
  for (let current = enclosingFunction(node); !ts.isSourceFile(current); current = enclosingFunction(current)) found = current;
  return found;
}

function isOfItself(member: ClassFunction): boolean {
  return member.name !== undefined && isPrivate(member, member.name);
}

function objectOwner(node: ts.ClassLikeDeclaration, program: ts.Program): OwningObject | undefined {
  const checker = program.getTypeChecker();
  const framework = frameworkOf(node, program);
  const members = classFunctions(node);
  const atEnd = (framework?.teardowns ?? []) as readonly string[];
  const byFramework = members.filter(member => atEnd.includes(memberName(member) ?? ''));
  // `get onUnload()` gives an event, and what only the object itself can call is not how others end it.
  const byName = members.filter(member => !ts.isAccessor(member) && !isOfItself(member) && !byFramework.includes(member) && (teardownNames as readonly string[]).includes(memberName(member) ?? ''));
  const reached = (from: readonly ClassFunction[]): Set<ts.Node> => reachedFrom(from, node, checker);
  const proved = byName.filter(member => {
    const name = memberName(member) ?? '';
    return name.startsWith('Symbol.') || isCertain(name, member) || fulfilsBase(name, node, checker) || [...reached([member])].some(code => releasesSomething(code));
  });
  const order = (member: ClassFunction): number => (teardownNames as readonly string[]).indexOf(memberName(member) ?? '');
  const teardowns = [...byFramework, ...proved.sort((a, b) => order(a) - order(b))];
  const bases = baseOwners(node, program);
  const mentioned = fieldsMentioned(bases.flatMap(base => [...base.reached]));
  // What the end of a base calls may be written here.
  const called = members.filter(member => !teardowns.includes(member) && mentioned.has(memberName(member) ?? ''));
  const { handed, registrar } = handedToEnd(node, bases, new Set([...fieldsMentioned(reached(teardowns)), ...mentioned]));
  const inherited = teardowns.length === 0 ? inheritedTeardown(bases) : undefined;
  if (framework?.ends !== true && teardowns.length === 0 && inherited === undefined) return undefined;
  const endings = handed.flatMap(functionsIn);
  const offered = bases.some(base => base.handed.length > 0 || registrarsOf(base.node, mentioned).length > 0);
  return { kind: 'object', node, name: node.name?.text ?? `this ${framework?.noun ?? 'object'}`, noun: framework?.noun ?? 'object', teardowns, framework: framework?.ends ? framework : undefined, inherited, offered, handed, endings, registrar, reached: reachedFrom([...teardowns, ...called, ...endings], node, checker) };
}

/** The class that a class extends, as far as its code is part of the program. */
export function baseClassOf(node: ts.ClassLikeDeclaration, checker: ts.TypeChecker): ts.ClassLikeDeclaration | undefined {
  const [base] = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types ?? [];
  const declaration = base && namedSymbol(base.expression, checker)?.valueDeclaration;
  return declaration && ts.isClassLike(declaration) && declaration !== node && !declaration.getSourceFile().isDeclarationFile ? declaration : undefined;
}

/** The classes of the program that a class extends, the nearest first, as far as their objects are known to end. */
function baseOwners(node: ts.ClassLikeDeclaration, program: ts.Program): readonly OwningObject[] {
  const base = baseClassOf(node, program.getTypeChecker());
  const owner = base && endingObject(base, program);
  return owner ? [owner, ...baseOwners(base, program)] : [];
}

function inheritedTeardown(bases: readonly OwningObject[]): string | undefined {
  return bases.flatMap(({ teardowns }) => teardowns.map(member => memberName(member) ?? '')).find(name => certainTeardowns.includes(name));
}

function fieldsMentioned(codes: Iterable<ts.Node>): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  for (const code of codes) visit(code);
  return names;
}

/** What a class puts into a collection that its end goes over, itself or by a method for that purpose: `this.register(…)`. */
function handedToEnd(node: ts.ClassLikeDeclaration, bases: readonly OwningObject[], atEnd: ReadonlySet<string>): { readonly handed: readonly ts.Expression[]; readonly registrar: string | undefined } {
  if (atEnd.size === 0) return { handed: [], registrar: undefined };
  const registrars = new Set<string>([node, ...bases.map(base => base.node)].flatMap(each => registrarsOf(each, atEnd)));
  const handed: ts.Expression[] = [];
  let registrar: string | undefined;
  const visit = (each: ts.Node): void => {
    const callee = ts.isCallExpression(each) ? withoutCasts(each.expression) : undefined;
    const method = callee && memberOfThis(callee);
    const isRegistrar = method !== undefined && registrars.has(method);
    if (isRegistrar) registrar ??= method;
    if (ts.isCallExpression(each) && callee && (isRegistrar || isPutInto(callee, atEnd))) handed.push(...each.arguments);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return { handed, registrar };
}

/** Methods of a class that put what they are given into such a collection. */
function registrarsOf(node: ts.ClassLikeDeclaration, atEnd: ReadonlySet<string>): readonly string[] {
  return classFunctions(node).flatMap(member => {
    const name = memberName(member);
    const parameters = ts.isMethodDeclaration(member) ? member.parameters.flatMap(parameter => (ts.isIdentifier(parameter.name) ? [parameter.name.text] : [])) : [];
    const puts = (each: ts.Node): boolean =>
      (ts.isCallExpression(each) && isPutInto(withoutCasts(each.expression), atEnd) && each.arguments.some(given => ts.isIdentifier(given) && parameters.includes(given.text))) || (ts.forEachChild(each, child => puts(child) || undefined) ?? false);
    return name !== undefined && parameters.length > 0 && puts(member) ? [name] : [];
  });
}

/** `this.disposables.push` */
function isPutInto(callee: ts.Node, fields: ReadonlySet<string>): boolean {
  return ts.isPropertyAccessExpression(callee) && /^(?:push|add|register|set)$/.test(callee.name.text) && fields.has(memberOfThis(callee.expression) ?? '');
}

function memberOfThis(node: ts.Node): string | undefined {
  const access = withoutCasts(node);
  return ts.isPropertyAccessExpression(access) && access.expression.kind === ts.SyntaxKind.ThisKeyword ? access.name.text : undefined;
}

/** The functions that something handed to the end runs then: itself, the one that it is made of (`toDisposable(f)`), its methods; not the callback of an event. */
function functionsIn(handed: ts.Expression): readonly ts.Node[] {
  const node = withoutCasts(handed);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return [node];
  if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap(property => (ts.isMethodDeclaration(property) ? [property] : ts.isPropertyAssignment(property) ? functionsIn(property.initializer) : []));
  const callee = isCall(node) ? withoutCasts(node.expression) : undefined;
  const isMaker = callee && (ts.isIdentifier(callee) || (ts.isPropertyAccessExpression(callee) && /^[A-Z]/.test(callee.expression.getText())));
  const [only, ...others] = isMaker && isCall(node) ? (node.arguments ?? []) : [];
  return only && others.length === 0 ? functionsIn(only) : [];
}

/** A method that needs no arguments, does something with its object, and has a name that is given to the end of one only. */
function isCertain(name: string, member: ClassFunction): boolean {
  if (!certainTeardowns.includes(name) || ts.isConstructorDeclaration(member)) return false;
  const code = ts.isPropertyDeclaration(member) ? member.initializer && withoutCasts(member.initializer) : member;
  const parameters = code && ts.isFunctionLike(code) ? code.parameters : [];
  const body = code && bodyOf(code);
  return parameters.every(parameter => parameter.questionToken !== undefined || parameter.initializer !== undefined) && body !== undefined && /\bthis\b/.test(body.getText());
}

/** The framework that ends the objects of a class, by its decorator or base. */
export function frameworkOf(node: ts.ClassLikeDeclaration, program: ts.Program): OwningClass | undefined {
  const checker = program.getTypeChecker();
  return (owningClasses as readonly OwningClass[]).find(({ mark }) => {
    if (mark.by === 'decorator') {
      return (ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []).some(({ expression }) => {
        const callee = ts.isCallExpression(expression) ? expression.expression : expression;
        const symbol = namedSymbol(callee, checker);
        if (!symbol || !mark.names.includes(symbol.name)) return false;
        return isImportedFrom(callee, mark.origin, checker) || (symbol.declarations ?? []).some(declaration => isDeclaredBy(declaration, mark.origin, program));
      });
    }
    return basesOf(node, checker).some(base => base.name === mark.name && (base.declarations ?? []).some(declaration => isDeclaredBy(declaration, mark.origin, program)));
  });
}

/** Paths of a configuration may lead to a copy of the package under another name; the specifier says what is meant. */
function isImportedFrom(name: ts.Expression, origin: Origin, checker: ts.TypeChecker): boolean {
  const specifiers = checker.getSymbolAtLocation(name)?.declarations ?? [];
  return specifiers.some(each => {
    const from = ts.isImportSpecifier(each) ? each.parent.parent.parent.moduleSpecifier : undefined;
    return from !== undefined && origin.from === 'module' && ts.isStringLiteral(from) && from.text === origin.module;
  });
}

/** Every class and interface that a class extends or implements, at any distance. */
export function basesOf(node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration, checker: ts.TypeChecker, seen = new Set<ts.Symbol>()): readonly ts.Symbol[] {
  const add = (type: ts.Type): void => {
    // What a mixin returns constructs an intersection.
    if (type.isIntersection()) return type.types.forEach(add);
    const symbol = type.symbol as ts.Symbol | undefined;
    if (!symbol || seen.has(symbol)) return;
    seen.add(symbol);
    for (const declaration of symbol.declarations ?? []) if (ts.isClassLike(declaration) || ts.isInterfaceDeclaration(declaration)) basesOf(declaration, checker, seen);
  };
  const own = checker.getTypeAtLocation(node);
  if (own.isClassOrInterface()) checker.getBaseTypes(own).forEach(add);
  for (const clause of node.heritageClauses ?? []) {
    if (clause.token === ts.SyntaxKind.ImplementsKeyword) for (const base of clause.types) add(checker.getTypeAtLocation(base));
  }
  return [...seen];
}

function fulfilsBase(name: string, node: ts.ClassLikeDeclaration, checker: ts.TypeChecker): boolean {
  return basesOf(node, checker).some(base =>
    (base.declarations ?? []).some(declaration => {
      if (!ts.isClassLike(declaration) && !ts.isInterfaceDeclaration(declaration)) return false;
      return (declaration.members as ts.NodeArray<ts.ClassElement | ts.TypeElement>).some(
        member => member.name && nameText(member.name) === name && (ts.isMethodSignature(member) || ts.isPropertySignature(member) || (ts.isMethodDeclaration(member) && member.body === undefined)),
      );
    }),
  );
}

export function classFunctions(node: ts.ClassLikeDeclaration): readonly ClassFunction[] {
  return node.members.filter((member): member is ClassFunction => {
    if (isStatic(member)) return false;
    if (ts.isPropertyDeclaration(member)) return member.initializer !== undefined && isFunctionValue(member.initializer);
    return (ts.isMethodDeclaration(member) || ts.isAccessor(member) || ts.isConstructorDeclaration(member)) && member.body !== undefined;
  });
}

function isFunctionValue(node: ts.Expression): boolean {
  const value = withoutCasts(node);
  return ts.isArrowFunction(value) || ts.isFunctionExpression(value);
}

/** Whether code belongs to what runs when the object ends. */
export function isInTeardown(node: ts.Node, { teardowns, endings }: OwningObject): boolean {
  return [...teardowns, ...endings].some(teardown => isWithin(node, teardown));
}

export function memberName(member: ts.ClassElement): string | undefined {
  return member.name && nameText(member.name);
}

function nameText(name: ts.PropertyName): string | undefined {
  if (ts.isComputedPropertyName(name)) return ts.isPropertyAccessExpression(name.expression) ? name.expression.getText() : ts.isStringLiteralLike(name.expression) ? name.expression.text : undefined;
  return name.text;
}

/** Members that the given ones mention on `this`, and functions of the file that they name, transitively. */
function reachedFrom(from: readonly ts.Node[], owner: ts.ClassLikeDeclaration, checker: ts.TypeChecker): Set<ts.Node> {
  const members = new Map<string, ClassFunction[]>();
  for (const member of classFunctions(owner)) {
    const name = memberName(member);
    if (name !== undefined) members.set(name, [...(members.get(name) ?? []), member]);
  }
  const reached = new Set<ts.Node>(from);
  let edge: readonly ts.Node[] = from;
  for (let hop = 0; hop < MAX_HOPS && edge.length > 0; hop++) {
    const next: ts.Node[] = [];
    const add = (node: ts.Node): void => {
      if (reached.has(node)) return;
      reached.add(node);
      next.push(node);
    };
    for (const code of edge) {
      const visit = (node: ts.Node): void => {
        // Taking a listener away does not run it.
        if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && REMOVES.has(node.expression.name.text)) return visit(node.expression);
        if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) members.get(node.name.text)?.forEach(add);
        else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
          for (const declaration of checker.getSymbolAtLocation(node.expression)?.declarations ?? []) {
            if (declaration.getSourceFile() === owner.getSourceFile() && ts.isFunctionDeclaration(declaration)) add(declaration);
          }
        }
        ts.forEachChild(node, visit);
      };
      visit(code);
    }
    edge = next;
  }
  return reached;
}

const REMOVES: ReadonlySet<string> = new Set(listenerPairs.flatMap(({ remove }) => remove));

const RELEASES: ReadonlySet<string> = new Set([...handleReleases, ...listenerPairs.flatMap(({ remove }) => remove), 'removeAllListeners', 'end', 'terminate', 'kill', 'abort', 'clearInterval', 'clearTimeout', 'cancelAnimationFrame', 'unobserve', 'complete', 'shutdown']);

/** Of these, the ones that say what is given back: a timer, a listener, an observer, a connection. */
const GIVING_BACK: ReadonlySet<string> = new Set([...RELEASES].filter(name => !/^(?:dispose|destroy|remove|stop|end|cancel|complete|close)$/.test(name)));

/** Whether code gives something back (ends what a field holds, clears a timer, takes a listener away, runs what a collection holds), or marks the object as ended. */
function releasesSomething(code: ts.Node): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (ts.isCallExpression(node)) {
      const callee = withoutCasts(node.expression);
      if (ts.isIdentifier(callee)) found = RELEASES.has(callee.text);
      else if (ts.isPropertyAccessExpression(callee)) found = callee.expression.kind === ts.SyntaxKind.ThisKeyword ? node.arguments.length === 0 && holdsFunction(callee.name, code) : RELEASES.has(callee.name.text);
      if (!found) found = runsElements(node);
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const { left, right } = node;
      const isNothing = right.kind === ts.SyntaxKind.NullKeyword || right.kind === ts.SyntaxKind.TrueKeyword || (ts.isIdentifier(right) && right.text === 'undefined');
      if (isNothing && ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword) found = true;
    }
    if (!found) ts.forEachChild(node, visit);
  };
  visit(code);
  return found;
}

/** Whether a member that is called is a field, which gets its function from elsewhere. */
function holdsFunction(name: ts.MemberName, code: ts.Node): boolean {
  const owner = ts.findAncestor(code, ts.isClassLike);
  const member = owner?.members.find(each => memberName(each) === name.text);
  return member !== undefined && ts.isPropertyDeclaration(member) && !(member.initializer && isFunctionValue(member.initializer) && bodyOf(withoutCasts(member.initializer))?.getText() !== '{}');
}

/** `this.removers.forEach(remove => remove())`. */
function runsElements(call: ts.CallExpression): boolean {
  const callee = withoutCasts(call.expression);
  const [callback] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'forEach' || !callback || !ts.isArrowFunction(callback)) return false;
  const [element] = callback.parameters;
  const body = bodyOf(callback);
  return element !== undefined && body !== undefined && ts.isIdentifier(element.name) && new RegExp(`\\b${element.name.text.replaceAll('$', '\\$')}\\(\\)`).test(body.getText());
}
