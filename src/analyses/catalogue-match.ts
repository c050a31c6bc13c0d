import ts from 'typescript';
import { ownership, resources } from '../catalogue/index.js';
import type { Callee, Condition, Option, Origin, OwnershipEntry, ResourceEntry, SqlCommand } from '../catalogue/schema.js';
import { calleesOf, inheritsFrom, isDeclaredBy, isPresent, packagesIn, type Call, type NamedCallee } from '../types/origin.js';
import { isNullish } from '../types/syntax.js';
import { declaredResources } from './declared-resources.js';

type RowsByName = ReadonlyMap<string, readonly ResourceEntry[]>;

const NONE: readonly ResourceEntry[] = [];
const perProgram = new WeakMap<ts.Program, { readonly own: readonly ResourceEntry[]; readonly rows: RowsByName }>();

/** Adds the rows of a configuration to those of the catalogue, for everything that is asked about this program from now on. */
export function addResources(own: readonly ResourceEntry[], program: ts.Program): void {
  if (own.length > 0 && perProgram.get(program)?.own !== own) rowsFor(program, own);
}

function rowsFor(program: ts.Program, own: readonly ResourceEntry[]): RowsByName {
  const packages = packagesIn(program);
  const rows = byName([...own, ...resources.filter(({ origin }) => isPresent(origin, packages))]);
  perProgram.set(program, { own, rows });
  return rows;
}

/** By the names of their acquisitions, the rows whose origin the program has types of. */
function rowsOf(program: ts.Program): RowsByName {
  return perProgram.get(program)?.rows ?? rowsFor(program, NONE);
}

/** Whether a function that returns the resource hands it over with all duties. */
export function isHandedOver({ policy, value, parent, release }: ResourceEntry): boolean {
  return (policy === 'scoped' || policy === 'consumable') && (value.of === 'result' || value.of === 'awaited') && parent === undefined && release.every(({ by }) => by !== 'receiverMethod');
}

/** The names of all acquisitions, and of those whose resource a function may hand to its caller. */
export function namesOfRows(program: ts.Program): { readonly all: Iterable<string>; readonly handedOver: Iterable<string> } {
  const rows = rowsOf(program);
  return { all: rows.keys(), handedOver: [...rows].flatMap(([name, each]) => (each.some(isHandedOver) ? [name] : [])) };
}

function byName(rows: readonly ResourceEntry[]): RowsByName {
  const found = new Map<string, ResourceEntry[]>();
  for (const row of rows) for (const name of namesOf(row.acquire)) found.set(name, [...(found.get(name) ?? []), row]);
  return found;
}

const ownershipByName = new Map<string, OwnershipEntry[]>();
for (const entry of ownership) for (const name of namesOf(entry.callee)) ownershipByName.set(name, [...(ownershipByName.get(name) ?? []), entry]);

/** The last words of a callee, as they stand in its declaration. */
function namesOf(callee: Callee): readonly string[] {
  if (callee.by === 'new') return [callee.type];
  return 'aliases' in callee && callee.aliases ? [callee.name, ...callee.aliases] : [callee.name];
}

/** The rows whose acquisition the call is: those of the catalogue, and what a `@mustRelease` on the callee's declaration says. */
export function resourcesAcquiredBy(call: Call, program: ts.Program): readonly ResourceEntry[] {
  const checker = program.getTypeChecker();
  const callees = calleesOf(call, checker);
  const rows = new Set<ResourceEntry>();
  const rowsByName = rowsOf(program);
  for (const named of callees) {
    for (const row of rowsByName.get(lastName(named)) ?? []) {
      if (isNamed(named, row.acquire, row.origin, program) && meets(call, row.when, checker) && returnsValueOf(call, row, checker)) rows.add(row);
    }
  }
  return rows.size > 0 ? [...rows] : declaredResources(call, callees, checker);
}

/** Whether the call is one of `callee`, declared by `origin`. */
export function isCallOf(call: Call, callee: Callee, origin: Origin, program: ts.Program): boolean {
  return calleesOf(call, program.getTypeChecker()).some(named => isNamed(named, callee, origin, program));
}

/** What the catalogue says a call does with the argument at `index`, whatever resource it is. */
export function catalogueOwnership(call: Call, index: number, program: ts.Program): OwnershipEntry['effect'] | undefined {
  const checker = program.getTypeChecker();
  for (const named of calleesOf(call, checker)) {
    for (const entry of ownershipByName.get(lastName(named)) ?? []) {
      if ((entry.argument === 'all' || entry.argument === index) && isNamed(named, entry.callee, entry.origin, program) && meets(call, entry.when, checker)) return entry.effect;
    }
  }
  return undefined;
}

function lastName({ callee }: NamedCallee): string {
  return callee.by === 'new' ? callee.type : callee.name;
}

function isNamed({ callee, declaration }: NamedCallee, wanted: Callee, origin: Origin, program: ts.Program): boolean {
  if (!namesOf(wanted).includes(callee.by === 'new' ? callee.type : callee.name)) return false;
  if (wanted.by === 'call' && callee.by === 'method') return origin.from === 'lib' && GLOBAL_SCOPE.test(callee.type) && isDeclaredBy(declaration, origin, program);
  if (wanted.by !== callee.by) return false;
  if (wanted.by === 'method' && callee.by === 'method' && wanted.type !== callee.type) {
    return wanted.overridden === true && inheritsFrom(declaration.parent, program.getTypeChecker(), base => base.name === wanted.type && (base.declarations ?? []).some(node => isDeclaredBy(node, origin, program)));
  }
  if (wanted.by === 'static' && callee.by === 'static' && wanted.type !== callee.type) return false;
  return isDeclaredBy(declaration, origin, program);
}

/** Interfaces of `lib.dom.d.ts` that `Window` is made of. */
const GLOBAL_SCOPE = /^(?:Window|AnimationFrameProvider|GlobalEventHandlers)/;

function returnsValueOf(call: Call, row: ResourceEntry, checker: ts.TypeChecker): boolean {
  if (row.value.of !== 'result' && row.value.of !== 'awaited') return true;
  if (ts.isNewExpression(call)) return row.value.of === 'result';
  return isThenable(call, checker) === (row.value.of === 'awaited');
}

export function isThenable(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(expression);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(part => part.getProperty('then') !== undefined);
}

/** Whether the arguments of a call are as the condition wants them; what cannot be told is not. */
function meets(call: Call, condition: Condition | undefined, checker: ts.TypeChecker): boolean {
  if (!condition) return true;
  const given = call.arguments ?? [];
  if (condition.callback !== undefined) {
    const isFunction = (argument: ts.Expression): boolean => checker.getTypeAtLocation(argument).getCallSignatures().length > 0;
    if (given.some(isFunction) !== condition.callback) return false;
  }
  if (condition.option && !hasOption(call, condition.option, checker)) return false;
  if (condition.literal) {
    const argument = given[condition.literal.argument];
    if (!argument || literalValue(argument, checker) !== condition.literal.equals) return false;
  }
  return condition.sql === undefined || sqlCommandOf(call, checker) === condition.sql;
}

/** Whether an object literal among the arguments has the property. */
export function hasOption(call: Call, option: Option, checker: ts.TypeChecker): boolean {
  return (call.arguments ?? []).some(
    argument =>
      ts.isObjectLiteralExpression(argument) &&
      argument.properties.some(property => {
        if (!property.name || !(ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)) || property.name.text !== option.name) return false;
        const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
        return option.equals === undefined ? !isNullish(value) : literalValue(value, checker) === option.equals;
      }),
  );
}

function literalValue(node: ts.Node, checker: ts.TypeChecker): string | number | boolean | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  const type = checker.getTypeAtLocation(node);
  return type.isStringLiteral() || type.isNumberLiteral() ? type.value : undefined;
}

const SQL: readonly (readonly [SqlCommand, RegExp])[] = [
  ['begin', /^\s*(?:begin|start\s+transaction)\b/i],
  ['commit', /^\s*(?:commit|end)\b/i],
  ['rollback', /^\s*rollback\b(?!\s+to\b)/i],
];

/** The transaction command that the first argument of a call is, if its text is known. */
export function sqlCommandOf(call: Call, checker: ts.TypeChecker): SqlCommand | undefined {
  const [first] = call.arguments ?? [];
  if (!first) return undefined;
  const text = ts.isTemplateExpression(first) ? first.head.text : literalValue(first, checker);
  return typeof text === 'string' ? SQL.find(([, pattern]) => pattern.test(text))?.[0] : undefined;
}
