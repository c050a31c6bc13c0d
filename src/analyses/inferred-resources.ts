import ts from 'typescript';
import { teardownNames } from '../catalogue/owners.js';
import type { ResourceEntry } from '../catalogue/schema.js';
import { isCall, namedSymbol, withoutCasts } from '../types/origin.js';
import { packageOfFile } from '../types/declaring-package.js';
import { bodyOf } from '../types/references.js';
import { isStatic } from '../types/syntax.js';
import { defineFact } from './define.js';
import { endlessSource, isStream } from './endless-streams.js';
import { fateOfHandle } from './handle-fate.js';
import { basesOf, classFunctions, memberName, type OwningObject } from './owners.js';
import { isLimited, registrationAt, removalAt, type Listener, type Registration } from './registrations.js';
import { valueAround } from './resource-uses.js';
import { outlives, valuesOfField } from './target-lifetime.js';
import { endsWithItself, isEndedWholesale, isSameEvent, isUnconditional, keyOf } from './unreleased-registrations.js';

/** What each object of a class sets going, when it is made or by a call, and only its own methods end. */
export interface InferredResource {
  /** The method that sets it going; undefined when making the object does. */
  readonly startedBy: string | undefined;
  readonly registration: Registration;
  /** The methods that end it, the one meant for that first. */
  readonly methods: readonly string[];
  /** The parameter of the constructor that brings the object which keeps the registration; undefined when that one outlives everything. */
  readonly keeper: number | undefined;
  readonly row: ResourceEntry;
}

interface Inference {
  readonly resources: readonly InferredResource[];
}

const NOTHING: Inference = { resources: [] };

/** Longer classes are not looked into. */
const MAX_LENGTH = 40_000;

/** How far calls are followed from the constructor. */
const MAX_HOPS = 3;

const fact = defineFact<ts.ClassLikeDeclaration, Inference>({
  name: 'inferredResources',
  bottom: NOTHING,
  equals: (a, b) => a.resources.length === b.resources.length && a.resources.every(({ registration }, index) => registration.call === b.resources[index]?.registration.call),
  compute: (node, program) => ({ resources: infer(node, program) }),
});

/** The resources that an object of a class of the program is, by what its code does: that of its making first, then those of its methods. */
export function inferredResources(made: ts.NewExpression, program: ts.Program): readonly InferredResource[] {
  const declaration = namedSymbol(made.expression, program.getTypeChecker())?.valueDeclaration;
  if (!declaration || !ts.isClassLike(declaration) || declaration.getSourceFile().isDeclarationFile || declaration.end - declaration.pos > MAX_LENGTH) return [];
  return fact(declaration, program).resources;
}

function infer(node: ts.ClassLikeDeclaration, program: ts.Program): readonly InferredResource[] {
  const roots = startingPoints(node);
  const started = roots.map(({ codes, name }) => ({ name, registrations: startedFrom(codes, name !== undefined, node, program) })).filter(({ registrations }) => registrations.length > 0);
  if (started.length === 0 || handsItselfOut(node) || !basesAreHarmless(node, program)) return [];
  return started.flatMap(({ name, registrations }) => {
    for (const registration of registrations) {
      const kept = keeperOf(registration, node, program);
      const places = kept && releasePlaces(registration, node, program);
      const methods = places && methodsThatReach(places, registration, node, program);
      if (kept && methods && methods.length > 0 && basesDoNotCall(methods, node, program)) return [{ startedBy: name, registration, methods, keeper: kept.parameter, row: rowFor(methods, registration) }];
    }
    return [];
  });
}

/** The code that runs when an object is made, and each method that others can call. */
function startingPoints(node: ts.ClassLikeDeclaration): readonly { readonly name: string | undefined; readonly codes: readonly ts.Node[] }[] {
  const making = node.members.filter(member => (ts.isConstructorDeclaration(member) && member.body) || (ts.isPropertyDeclaration(member) && member.initializer && !isStatic(member)));
  return [{ name: undefined, codes: making }, ...classFunctions(node).filter(isPublicMethod).filter(method => !isAsync(method) && !method.asteriskToken).map(method => ({ name: method.name.getText(), codes: [method] }))];
}

function isPublicMethod(member: ts.Node): member is ts.MethodDeclaration {
  return ts.isMethodDeclaration(member) && ts.isIdentifier(member.name) && (ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0;
}

function rowFor(methods: readonly string[], { noun }: Registration): ResourceEntry {
  return {
    id: `inferred/${methods.join('/')}`,
    noun,
    origin: { from: 'lib' },
    acquire: { by: 'call', name: 'new' },
    value: { of: 'result' },
    release: methods.map(name => ({ by: 'method', name })),
    policy: 'effectBound',
    costs: ['heap'],
    source: 'the body of the class',
  };
}

/** What code of a class, and the methods called from there, register whatever happens; on the first call, that is, of a method. */
function startedFrom(codes: readonly ts.Node[], isMethod: boolean, node: ts.ClassLikeDeclaration, program: ts.Program): readonly Registration[] {
  const found: Registration[] = [];
  const seen = new Set<ts.Node>();
  let edge = codes;
  for (let hop = 0; hop <= MAX_HOPS && edge.length > 0; hop++) {
    const next: ts.Node[] = [];
    for (const code of edge) {
      if (seen.has(code)) continue;
      seen.add(code);
      const visit = (each: ts.Node): void => {
        if (ts.isFunctionLike(each) || ts.isClassLike(each) || ts.isTryStatement(each)) return;
        if (isCall(each)) {
          const isSure = isUnconditional(each, code);
          const registration = isSure || isMethod ? registrationAt(each, program) : undefined;
          if (registration && (isSure || isForFirstOnly(registration, code))) found.push(registration);
          const method = isSure ? calledMember(each, node) : undefined;
          if (method && !isAsync(method)) next.push(method);
        }
        ts.forEachChild(each, visit);
      };
      ts.forEachChild(code, visit);
    }
    edge = next;
  }
  return found;
}

/** Whether all that keeps a method from registering is that it has done so: `if (this.timer) return;` before it. */
function isForFirstOnly({ call }: Registration, method: ts.Node): boolean {
  const assignment = valueAround(call).parent;
  const body = bodyOf(method);
  if (!ts.isBinaryExpression(assignment) || !ts.isExpressionStatement(assignment.parent) || !body || !ts.isBlock(body) || assignment.parent.parent !== body) return false;
  const handle = withoutCasts(assignment.left).getText();
  return body.statements.every(statement => statement.pos >= call.pos || statement === assignment.parent || isGuard(statement, handle) || !/\b(?:return|throw)\b/.test(statement.getText()));
}

function isGuard(statement: ts.Statement, handle: string): boolean {
  if (!ts.isIfStatement(statement) || statement.elseStatement) return false;
  const { expression } = statement;
  const tested = ts.isBinaryExpression(expression) && /^(?:null|undefined)$/.test(expression.right.getText()) && /^!==?$/.test(expression.operatorToken.getText()) ? expression.left : expression;
  return tested.getText() === handle;
}

function isAsync(node: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Async) !== 0;
}

function calledMember(call: ts.CallExpression | ts.NewExpression, owner: ts.ClassLikeDeclaration): ts.MethodDeclaration | undefined {
  const callee = withoutCasts(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  return classFunctions(owner).find((member): member is ts.MethodDeclaration => ts.isMethodDeclaration(member) && !member.asteriskToken && memberName(member) === callee.name.text);
}

/** Whether somebody else may get hold of an object through its own code: `this` is used for more than its members, or an `unref` makes the end a matter of the process. */
export function handsItselfOut(node: ts.ClassLikeDeclaration): boolean {
  let found = /\bunref\b/.test(node.getText());
  const visit = (each: ts.Node): void => {
    if (found || (ts.isClassLike(each) && each !== node)) return;
    if (each.kind === ts.SyntaxKind.ThisKeyword && !isForMember(each)) found = true;
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

function isForMember(mention: ts.Node): boolean {
  const { parent } = mention;
  if (ts.isPropertyAccessExpression(parent)) return true;
  if (ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression)) return parent.expression.name.text === 'bind' && parent.arguments.length === 1;
  return ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name);
}

/** Whether every base class is known not to hand the object to anybody: it is in the program and does not, or belongs to the engine. */
function basesAreHarmless(node: ts.ClassLikeDeclaration, program: ts.Program): boolean {
  return baseClasses(node, program).every(base => {
    const file = base.getSourceFile();
    return file.isDeclarationFile ? program.isSourceFileDefaultLibrary(file) || packageOfFile(file.fileName) === '@types/node' : ts.isClassLike(base) && !handsItselfOut(base);
  });
}

/** A base class that knows one of the methods may call it. */
function basesDoNotCall(methods: readonly string[], node: ts.ClassLikeDeclaration, program: ts.Program): boolean {
  return baseClasses(node, program).every(base => methods.every(name => !new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(base.getText())));
}

function baseClasses(node: ts.ClassLikeDeclaration, program: ts.Program): readonly ts.Declaration[] {
  if (!node.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)) return [];
  return basesOf(node, program.getTypeChecker()).flatMap(({ declarations }) => (declarations ?? []).filter(each => ts.isClassLike(each) || (each.getSourceFile().isDeclarationFile && ts.isInterfaceDeclaration(each))));
}

/** Who keeps a registration when the object is forgotten: the engine, a module, or what the constructor is given. */
function keeperOf(registration: Registration, node: ts.ClassLikeDeclaration, program: ts.Program): { readonly parameter: number | undefined } | undefined {
  if (registration.kind === 'timer') return registration.repeats === 'interval' ? { parameter: undefined } : undefined;
  const { target } = registration;
  const checker = program.getTypeChecker();
  if (registration.kind === 'subscription' && (!target || ts.isNewExpression(registration.call) || registration.resource.release.length === 0 || isLimited(target))) return undefined;
  const source = registration.kind === 'subscription' && target && isStream(target, checker) ? endlessSource(target, program) : target;
  if (registration.kind === 'subscription' && !source) return undefined;
  const object = asOwner(node);
  const where = outlives(source, object, program);
  if (!where || (registration.kind === 'listener' && endsWithItself(registration, where, checker))) return undefined;
  if (where !== 'given') return { parameter: undefined };
  if (!source || isEndedWholesale(source, object, checker)) return undefined;
  const parameter = givenBy(source, node, checker);
  return parameter === undefined ? undefined : { parameter };
}

function asOwner(node: ts.ClassLikeDeclaration): OwningObject {
  return { kind: 'object', node, name: node.name?.text ?? 'this object', noun: 'object', teardowns: [], framework: undefined, inherited: undefined, offered: false, handed: [], endings: [], registrar: undefined, reached: new Set() };
}

/** The position of the constructor's parameter that an expression is read from, by its own name or by the field that keeps it. */
function givenBy(source: ts.Expression, node: ts.ClassLikeDeclaration, checker: ts.TypeChecker): number | undefined {
  const constructor = node.members.find((member): member is ts.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined);
  const bare = withoutCasts(source);
  if (!constructor) return undefined;
  const isField = ts.isPropertyAccessExpression(bare) && bare.expression.kind === ts.SyntaxKind.ThisKeyword;
  const values = isField ? valuesOfField(bare.name.text, node).map(value => withoutCasts(value)) : [bare];
  const [value, ...others] = values;
  const index = constructor.parameters.findIndex(parameter => {
    if (parameter.dotDotDotToken || parameter.initializer) return false;
    if (isField && values.length === 0) return ts.isParameterPropertyDeclaration(parameter, constructor) && parameter.name.getText() === bare.name.text;
    return value !== undefined && others.length === 0 && ts.isIdentifier(value) && checker.getSymbolAtLocation(value)?.valueDeclaration === parameter;
  });
  return index < 0 ? undefined : index;
}

/** Every place in the class that takes a registration back; undefined when there may be others, or none. */
function releasePlaces(registration: Registration, node: ts.ClassLikeDeclaration, program: ts.Program): readonly ts.Node[] | undefined {
  const places = registration.kind === 'listener' ? removalsOf(registration, node, program) : handleReleases(registration, program);
  return places && places.length > 0 && places.every(place => ts.findAncestor(place, ts.isClassLike) === node) ? places : undefined;
}

function handleReleases({ call, resource }: Exclude<Registration, Listener>, program: ts.Program): readonly ts.Node[] | undefined {
  const fate = fateOfHandle(call, resource, program);
  return fate.kind === 'kept' && fate.isField ? fate.releases : undefined;
}

function removalsOf(listener: Listener, node: ts.ClassLikeDeclaration, program: ts.Program): readonly ts.Node[] | undefined {
  const checker = program.getTypeChecker();
  const key = keyOf(listener.handler, checker);
  if (key === undefined) return undefined;
  const places: ts.Node[] = [];
  let isClear = true;
  const visit = (each: ts.Node): void => {
    const removal = removalAt(each);
    if (removal && isSameEvent(removal.event, listener.event)) {
      if (removal.handler && keyOf(removal.handler, checker) === key) places.push(removal.call);
      else if (!removal.handler || keyOf(removal.handler, checker) === undefined) isClear = false;
    }
    ts.forEachChild(each, visit);
  };
  visit(node);
  return isClear ? places : undefined;
}

/** The public methods of a class that get to any of the places; undefined when the class itself may do so. */
function methodsThatReach(places: readonly ts.Node[], { call }: Registration, node: ts.ClassLikeDeclaration, program: ts.Program): readonly string[] | undefined {
  const members = classFunctions(node);
  const reaching = new Set<ts.Node>();
  const pending = [...places];
  for (let place = pending.pop(); place; place = pending.pop()) {
    const around: ts.Node | undefined = ts.findAncestor(place, each => each.parent === node);
    const member = members.find(each => each === around);
    const name = member && memberName(member);
    if (member && member.pos <= call.pos && call.end <= member.end && !isInCallback(place, member)) continue;
    // A callback that ends it, and code that starts something anew, make its end a matter of what happens meanwhile.
    if (!member || name === undefined || !(ts.isMethodDeclaration(member) || ts.isPropertyDeclaration(member)) || isInCallback(place, member) || startsSomething(member, program)) return undefined;
    if (reaching.has(member)) continue;
    reaching.add(member);
    const mentions = mentionsOf(name, node);
    if (!mentions) return undefined;
    pending.push(...mentions);
  }
  const order = (name: string): number => {
    const at = (teardownNames as readonly string[]).indexOf(name);
    return at < 0 ? teardownNames.length : at;
  };
  return [...reaching].filter(isPublicMethod).filter(({ parameters }) => parameters.every(parameter => parameter.questionToken ?? parameter.initializer)).map(({ name }) => name.getText()).sort((a, b) => order(a) - order(b));
}

/** The calls of a method within its class; undefined when it is mentioned in any other way. */
function mentionsOf(name: string, node: ts.ClassLikeDeclaration): readonly ts.Node[] | undefined {
  const calls: ts.Node[] = [];
  let isPlain = true;
  const visit = (each: ts.Node): void => {
    if (ts.isPropertyAccessExpression(each) && each.expression.kind === ts.SyntaxKind.ThisKeyword && each.name.text === name) {
      if (ts.isCallExpression(each.parent) && each.parent.expression === each) calls.push(each.parent);
      else isPlain = false;
    } else if ((ts.isStringLiteralLike(each) && each.text === name) || (ts.isBindingElement(each) && (each.propertyName ?? each.name).getText() === name)) isPlain = false;
    ts.forEachChild(each, visit);
  };
  visit(node);
  return isPlain ? calls : undefined;
}

function isInCallback(place: ts.Node, member: ts.Node): boolean {
  const own = ts.isPropertyDeclaration(member) && member.initializer ? withoutCasts(member.initializer) : member;
  return ts.findAncestor(place.parent, ts.isFunctionLike) !== own;
}

function startsSomething(member: ts.Node, program: ts.Program): boolean {
  let found = false;
  const visit = (each: ts.Node): void => {
    if (found) return;
    if (isCall(each) && registrationAt(each, program)) found = true;
    else ts.forEachChild(each, visit);
  };
  const body = ts.isPropertyDeclaration(member) ? member.initializer : bodyOf(member);
  if (body) visit(body);
  return found;
}

/** The field that gets a newly made object: in its declaration, or by an assignment that is a statement. */
export function fieldGiven(made: ts.NewExpression): ts.MemberName | undefined {
  const value = valueAround(made);
  const { parent } = value;
  if (ts.isPropertyDeclaration(parent) && parent.initializer === value && value === made && !isStatic(parent)) return ts.isMemberName(parent.name) ? parent.name : undefined;
  if (value !== made || !ts.isBinaryExpression(parent) || parent.right !== value || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isExpressionStatement(parent.parent)) return undefined;
  return ts.isPropertyAccessExpression(parent.left) && parent.left.expression.kind === ts.SyntaxKind.ThisKeyword ? parent.left.name : undefined;
}
