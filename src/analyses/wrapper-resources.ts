import ts from 'typescript';
import type { Cost, ResourceEntry } from '../catalogue/schema.js';
import { isCall, namedSymbol, withoutCasts, type Call } from '../types/origin.js';
import { packageOfFile } from '../types/declaring-package.js';
import { mayAcquireByName } from './acquiring-names.js';
import { resourcesAcquiredBy } from './catalogue-match.js';
import { defineFact } from './define.js';
import { handsItselfOut } from './inferred-resources.js';
import { basesOf, classFunctions, memberName } from './owners.js';
import { ownershipOfArgument } from './parameter-ownership.js';
import { useOf, valueAround } from './resource-uses.js';

/** What an object of a class holds in a field, and which of its own methods give back. */
interface Wrapper {
  readonly row?: ResourceEntry;
}

const NOTHING: Wrapper = {};

/** Longer classes are not looked into. */
const MAX_LENGTH = 30_000;

const fact = defineFact<ts.ClassLikeDeclaration, Wrapper>({
  name: 'wrapperResources',
  bottom: NOTHING,
  equals: (a, b) => a.row?.id === b.row?.id,
  compute: (node, program) => {
    const row = wrapperRow(node, program);
    return row ? { row } : NOTHING;
  },
});

/**
 * The resource that a new object of a class of the program is: the class acquires one into a field, or keeps the one that the
 * constructor is just given, and has methods that release it. Due where the function that makes the object is seen to end it.
 */
export function wrapperResource(made: Call, program: ts.Program): ResourceEntry | undefined {
  if (!ts.isNewExpression(made)) return undefined;
  const declaration = namedSymbol(made.expression, program.getTypeChecker())?.valueDeclaration;
  if (!declaration || !ts.isClassLike(declaration) || declaration.getSourceFile().isDeclarationFile || declaration.end - declaration.pos > MAX_LENGTH) return undefined;
  const given = (made.arguments ?? []).flatMap((argument, index) => {
    const value = withoutAwait(argument);
    const [inner] = isCall(value) && mayAcquireByName(value, program) ? resourcesAcquiredBy(value, program) : [];
    return inner && isHeld(inner) ? [{ index, inner }] : [];
  });
  const [first, ...others] = given;
  if (first) return others.length === 0 ? keptRow(declaration, first.index, first.inner, program) : undefined;
  return fact(declaration, program).row;
}

/** More than memory and time; not ports, on which an object listens as long as the process lives. */
const GRAVE: ReadonlySet<string> = new Set<Cost>(['descriptor', 'connection', 'process', 'lock', 'device', 'gpu', 'native']);

function isHeld({ policy, costs, release, parent, value }: ResourceEntry): boolean {
  return policy !== 'selfEnding' && policy !== 'consumable' && parent === undefined && release.some(({ by }) => by === 'method' || by === 'call') && costs.some(cost => GRAVE.has(cost)) && (value.of === 'result' || value.of === 'awaited') && value.property === undefined;
}

function withoutAwait(node: ts.Expression): ts.Expression {
  const bare = withoutCasts(node) as ts.Expression;
  return ts.isAwaitExpression(bare) ? (withoutCasts(bare.expression) as ts.Expression) : bare;
}

/** A field that gets a resource by the class's own code. */
interface Field {
  readonly name: string;
  readonly row: ResourceEntry;
  /** The members that acquire it. */
  readonly acquiredIn: readonly ts.Node[];
}

function wrapperRow(node: ts.ClassLikeDeclaration, program: ts.Program): ResourceEntry | undefined {
  const fields = new Map<string, { readonly row: ResourceEntry; readonly acquiredIn: ts.Node[] }>();
  const visit = (each: ts.Node): void => {
    if (ts.isClassLike(each)) return;
    if (isCall(each) && mayAcquireByName(each, program)) {
      const name = fieldOf(each);
      const [row] = name === undefined ? [] : resourcesAcquiredBy(each, program);
      const member = ts.findAncestor(each, around => around.parent === node);
      if (name !== undefined && row && isHeld(row) && member) {
        const known = fields.get(name);
        if (known && known.row !== row) return void fields.set(name, { row, acquiredIn: [] });
        fields.set(name, { row, acquiredIn: [...(known?.acquiredIn ?? []), member] });
      }
    }
    ts.forEachChild(each, visit);
  };
  ts.forEachChild(node, visit);
  // Of several resources, each way out would have to end all.
  const [entry, ...others] = fields;
  if (!entry || others.length > 0) return undefined;
  const [name, { row, acquiredIn }] = entry;
  return acquiredIn.length > 0 ? rowOf(node, { name, row, acquiredIn }, program) : undefined;
}

/** `this.handle = await open(…)`, `private handle = open(…)`. */
function fieldOf(call: Call): string | undefined {
  const value = valueAround(call);
  if (withoutAwait(value) !== call) return undefined;
  const { parent } = value;
  if (ts.isPropertyDeclaration(parent) && parent.initializer === value) return parent.name.getText();
  const target = ts.isBinaryExpression(parent) && parent.right === value && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken ? withoutCasts(parent.left) : undefined;
  return target && ts.isPropertyAccessExpression(target) && target.expression.kind === ts.SyntaxKind.ThisKeyword ? target.name.text : undefined;
}

/** The row of an object whose constructor keeps a resource that it is given. */
function keptRow(node: ts.ClassLikeDeclaration, index: number, row: ResourceEntry, program: ts.Program): ResourceEntry | undefined {
  const constructor = node.members.find((member): member is ts.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined);
  const parameter = constructor?.parameters[index];
  if (!constructor || !parameter || parameter.dotDotDotToken || !ts.isIdentifier(parameter.name)) return undefined;
  const { text } = parameter.name;
  let name = ts.isParameterPropertyDeclaration(parameter, constructor) ? text : undefined;
  for (const statement of constructor.body?.statements ?? []) {
    const assignment = ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression) ? statement.expression : undefined;
    const target = assignment && withoutCasts(assignment.left);
    if (assignment && ts.isIdentifier(assignment.right) && assignment.right.text === text && target && ts.isPropertyAccessExpression(target) && target.expression.kind === ts.SyntaxKind.ThisKeyword) name ??= target.name.text;
  }
  return name === undefined ? undefined : rowOf(node, { name, row, acquiredIn: [constructor] }, program);
}

const rows = new WeakMap<ts.Node, ResourceEntry>();

function rowOf(node: ts.ClassLikeDeclaration, { name, row, acquiredIn }: Field, program: ts.Program): ResourceEntry | undefined {
  if (handsItselfOut(node) || !isRoot(node, program)) return undefined;
  const members = classFunctions(node).filter(member => (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) === 0);
  const reaching = (from: readonly ts.Node[]): ReadonlySet<ts.Node> => {
    const reached = new Set(from);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      for (const member of members) if (!reached.has(member) && callsOwn(member, [...reached])) reached.add(member);
    }
    return reached;
  };
  const releasing = reaching(members.filter(member => releasesField(member, name, row, program)));
  // A class that ends by itself as well is ended by nobody for sure.
  const ending = members.filter(member => releasing.has(member) && isPublicMethod(member)).flatMap(member => memberName(member) ?? []);
  if (ending.length === 0 || members.some(member => acquiredIn.includes(member) && releasing.has(member))) return undefined;
  const isMade = acquiredIn.some(member => ts.isConstructorDeclaration(member) || ts.isPropertyDeclaration(member));
  const starting = isMade ? [] : members.filter(member => reaching(acquiredIn).has(member) && isPublicMethod(member)).flatMap(member => memberName(member) ?? []);
  if (!isMade && starting.length === 0) return undefined;
  const found: ResourceEntry = {
    id: `wrapper/${node.name?.text ?? ''}`,
    noun: row.noun,
    origin: row.origin,
    acquire: { by: 'new', type: node.name?.text ?? '' },
    value: { of: 'result' },
    release: ending.map(method => ({ by: 'method', name: method })),
    policy: 'scoped',
    costs: row.costs,
    selfFailing: row.selfFailing ?? false,
    dueIfReleased: true,
    source: 'the body of the class',
    ...(isMade ? {} : { activatedBy: starting }),
  };
  const known = rows.get(node);
  if (known && JSON.stringify(known) === JSON.stringify(found)) return known;
  rows.set(node, found);
  return found;
}

function isRoot(node: ts.ClassLikeDeclaration, program: ts.Program): boolean {
  if (!node.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)) return true;
  const bases = basesOf(node, program.getTypeChecker()).flatMap(({ declarations }) => declarations ?? []);
  return bases.length > 0 && bases.every(base => program.isSourceFileDefaultLibrary(base.getSourceFile()) || packageOfFile(base.getSourceFile().fileName) === '@types/node');
}

function isPublicMethod(member: ts.Node): member is ts.MethodDeclaration {
  return ts.isMethodDeclaration(member) && !ts.isPrivateIdentifier(member.name) && (ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0;
}

/** Whether a member calls one of the others on its own object. */
function callsOwn(member: ts.Node, others: readonly ts.Node[]): boolean {
  const names = others.flatMap(other => (ts.isClassElement(other) ? (memberName(other) ?? []) : []));
  const visit = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword && names.includes(node.name.text)) return true;
    return ts.forEachChild(node, child => visit(child) || undefined) ?? false;
  };
  return visit(member);
}

/** Whether a member releases the field, or hands it to anybody who may. */
function releasesField(member: ts.Node, name: string, row: ResourceEntry, program: ts.Program): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword && node.name.text === name) {
      const { use } = useOf(node, { resource: row, program, ownership: (call, index) => ownershipOfArgument(call, index, row, program) });
      if (use.does === 'release') return true;
    }
    return ts.forEachChild(node, child => visit(child) || undefined) ?? false;
  };
  return visit(member);
}
