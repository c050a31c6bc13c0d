import ts from 'typescript';

export type Answer = 'yes' | 'no' | 'unknown';

const MAX_PARTS = 30;
/** Types that say nothing of what a value has. */
const SAYS_NOTHING = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never | ts.TypeFlags.NonPrimitive | ts.TypeFlags.Void;
const NULLISH = ts.TypeFlags.Null | ts.TypeFlags.Undefined;

/**
 * Whether values of `type` have a member `name`, as far as their declarations tell.
 *
 * `yes`: at least one part of the type declares it, privately or not. `no`: every part is known in full and none does.
 * `unknown`: some part says nothing (`any`, `object`, `{}`, an unresolved base class, an index signature, a type parameter
 * without a constraint), or there are too many parts.
 */
export function hasMember(type: ts.Type, name: string, checker: ts.TypeChecker): Answer {
  const parts = partsOf(type, checker);
  if (!parts) return 'unknown';
  // `Attributes & P`: a type parameter stands for more than its constraint.
  let answer: Answer = type.isIntersection() && type.types.some(member => member.flags & ts.TypeFlags.Instantiable && hasMember(member, name, checker) === 'unknown') ? 'unknown' : 'no';
  for (const part of parts) {
    const own = partHas(part, name, checker);
    if (own === 'yes') return 'yes';
    if (own === 'unknown') answer = 'unknown';
  }
  return parts.length ? answer : 'unknown';
}

/** The object types that a value of `type` may be, null and undefined apart; `undefined` when there are too many. */
export function partsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  const parts = new Set<ts.Type>();
  const add = (part: ts.Type): void => {
    const base = part.flags & ts.TypeFlags.TypeParameter || part.flags & ts.TypeFlags.Instantiable ? (checker.getBaseConstraintOfType(part) ?? part) : part;
    if (base.flags & NULLISH) return;
    if (base.isUnion() && !(base.flags & ts.TypeFlags.Boolean)) {
      for (const member of base.types) if (parts.size <= MAX_PARTS) add(member);
    } else {
      parts.add(checker.getApparentType(base));
    }
  };
  add(type);
  return parts.size > MAX_PARTS ? undefined : [...parts];
}

function partHas(part: ts.Type, name: string, checker: ts.TypeChecker): Answer {
  if (part.flags & (SAYS_NOTHING | ts.TypeFlags.Instantiable)) return 'unknown';
  if (part.getProperty(name)) return 'yes';
  if (part.getStringIndexType() || (/^\d+$/.test(name) && part.getNumberIndexType())) return 'yes';
  if (checker.getIndexInfosOfType(part).some(info => info.keyType.flags & (ts.TypeFlags.TemplateLiteral | ts.TypeFlags.StringMapping))) return 'unknown';
  if (part.isIntersection()) {
    const answers = part.types.map(member => partHas(member, name, checker));
    if (answers.includes('yes')) return 'yes';
    // `{}` and `object` beside a known type, as in branded types, say nothing more.
    return part.types.every((member, i) => answers[i] !== 'unknown' || isEmpty(member)) && !part.types.every(isEmpty) ? 'no' : 'unknown';
  }
  if (isEmpty(part) || isAnything(part, checker)) return 'unknown';
  if (part.symbol?.flags & ts.SymbolFlags.ValueModule && defaultExportHas(part, name, checker)) return 'unknown';
  if (part.getCallSignatures().length + part.getConstructSignatures().length > 0) {
    const fn = checker.resolveName('Function', undefined, ts.SymbolFlags.Type, false);
    if (fn && checker.getDeclaredTypeOfSymbol(fn).getProperty(name)) return 'yes';
  }
  return hasUnresolvedBase(part, checker) ? 'unknown' : 'no';
}

/** `{}`: every value but null and undefined, so it says nothing. */
function isEmpty(type: ts.Type): boolean {
  return (
    !!(type.flags & ts.TypeFlags.Object) &&
    type.getProperties().length === 0 &&
    type.getCallSignatures().length === 0 &&
    type.getConstructSignatures().length === 0 &&
    !type.getStringIndexType() &&
    !type.getNumberIndexType()
  );
}

/** `Object` and `Function`, which JSDoc writes for whatever object or function it may be. */
function isAnything({ symbol }: ts.Type, checker: ts.TypeChecker): boolean {
  return (symbol?.name === 'Object' || symbol?.name === 'Function') && symbol === checker.resolveName(symbol.name, undefined, ts.SymbolFlags.Type, false);
}

/** What `require()` gives is often the default export itself. */
function defaultExportHas(module: ts.Type, name: string, checker: ts.TypeChecker): boolean {
  const value = module.getProperty('default');
  const type = value && checker.getTypeOfSymbol(value);
  if (!type) return false;
  // A module may be its own default export.
  return type.symbol?.flags & ts.SymbolFlags.ValueModule ? type.getProperty(name) !== undefined : hasMember(type, name, checker) !== 'no';
}

/** Names of the members that every part of `type` has, private ones apart: what may be suggested in place of a wrong one. */
export function memberNames(type: ts.Type, checker: ts.TypeChecker): string[] {
  const [first, ...others] = partsOf(type, checker) ?? [];
  if (!first) return [];
  const names = checker
    .getPropertiesOfType(first)
    .filter(property => !(ts.getCombinedModifierFlags(property.valueDeclaration ?? ({} as ts.Declaration)) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)))
    .map(property => property.name)
    .filter(name => !name.startsWith('__') && !name.startsWith('#'));
  return others.length ? names.filter(name => others.every(part => part.getProperty(name))) : names;
}

/**
 * Where the parts of a type and their members are declared: with them it can be asked who knows the type.
 * Base classes and interfaces count.
 */
export function declarationsOf(type: ts.Type, checker: ts.TypeChecker): ReadonlySet<ts.Declaration> {
  const found = new Set<ts.Declaration>();
  const visited = new Set<ts.Type>();
  const visit = (part: ts.Type): void => {
    if (visited.has(part) || visited.size > 200) return;
    visited.add(part);
    for (const declaration of part.symbol?.declarations ?? []) found.add(declaration);
    for (const declaration of part.aliasSymbol?.declarations ?? []) found.add(declaration);
    if (part.isUnionOrIntersection()) part.types.forEach(visit);
    for (const property of part.getProperties().slice(0, 200)) for (const declaration of property.declarations ?? []) found.add(declaration);
    for (const base of baseTypesOf(part, checker)) visit(base);
  };
  for (const part of partsOf(type, checker) ?? []) visit(part);
  return found;
}

/** `type` itself, and every class and interface that it extends. */
export function withBases(type: ts.Type, checker: ts.TypeChecker): ReadonlySet<ts.Type> {
  const all = new Set<ts.Type>();
  const visit = (part: ts.Type): void => {
    if (all.has(part) || all.size > 100) return;
    all.add(part);
    if (part.isIntersection()) part.types.forEach(visit);
    for (const base of baseTypesOf(part, checker)) visit(base);
  };
  visit(type);
  return all;
}

function baseTypesOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const target = genericTarget(type);
  return target.isClassOrInterface() ? checker.getBaseTypes(target) : [];
}

/** `Map<K, V>` of a `Map<string, number>`. */
function genericTarget(type: ts.Type): ts.Type {
  return (type as Partial<ts.TypeReference>).target ?? type;
}

/** TypeScript leaves out a base that it cannot resolve and then believes to know the whole type, of instances and of the class itself. */
function hasUnresolvedBase(type: ts.Type, checker: ts.TypeChecker): boolean {
  const seen = new Set<ts.Declaration>();
  const isUnresolved = (declaration: ts.Declaration): boolean => {
    if (seen.has(declaration) || (!ts.isClassLike(declaration) && !ts.isInterfaceDeclaration(declaration))) return false;
    seen.add(declaration);
    return (declaration.heritageClauses ?? []).some(
      clause =>
        clause.token === ts.SyntaxKind.ExtendsKeyword &&
        clause.types.some(base => {
          const baseType = checker.getTypeAtLocation(ts.isInterfaceDeclaration(declaration) ? base : base.expression);
          const made = baseType.getConstructSignatures().map(signature => signature.getReturnType());
          return [baseType, ...made].some(each => (each.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) !== 0 || (each.symbol?.declarations ?? []).some(isUnresolved));
        }),
    );
  };
  return [...withBases(type, checker)].some(part => (part.symbol?.declarations ?? []).some(isUnresolved));
}
