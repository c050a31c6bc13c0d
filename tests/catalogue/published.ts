import path from 'node:path';
import { Project, ts } from 'ts-morph';
import type { Borrower, Callee, Origin, OwnershipEntry, Release, ResourceEntry, Since } from '../../src/catalogue/schema.js';
import type { Case } from './case.js';
import { declaredNames, namesOf, originKey, packageName, sitesOf, type DeclaredName } from './declared.js';

/** What the published types say about a row. `missing` is a package or a newer Node.js; then nothing else is known. */
export type Verdict = { readonly missing: string } | { readonly problems: readonly string[] };

/** The types installed below one folder, ready to be asked about rows of the catalogue. */
export class PublishedTypes {
  readonly #folder: string;
  readonly #isNewest: boolean;
  readonly #programs = new Map<string, { readonly program: ts.Program; readonly names: ReadonlyMap<string, ReadonlySet<DeclaredName>> }>();
  readonly #probes: { readonly environment: string; readonly fileName: string; readonly text: string }[] = [];

  /**
   * @param folder absolute; its `node_modules` holds the packages
   * @param isNewest whether the packages are so new that they have everything the catalogue names
   * @param rows every row that will be asked for, with its cases
   */
  constructor(folder: string, isNewest: boolean, rows: readonly { readonly entry: ResourceEntry; readonly case: Case }[], ownership: readonly OwnershipEntry[] = []) {
    this.#folder = folder;
    this.#isNewest = isNewest;
    rows.forEach(({ entry, case: { leaks, honest } }) => {
      const environment = environmentOf(entry.origin);
      const imports = originsOf(entry).map(importOf).join('');
      this.#probes.push({ environment, fileName: this.#probe(entry.id, 'leaks'), text: leaks });
      this.#probes.push({ environment, fileName: this.#probe(entry.id, 'honest'), text: honest });
      this.#probes.push({ environment, fileName: this.#probe(entry.id, 'origins'), text: `${imports}export {};\n` });
    });
    for (const entry of ownership) {
      this.#probes.push({ environment: environmentOf(entry.origin), fileName: this.#probe(entry.id, 'origins'), text: `${importOf(entry.origin)}export {};\n` });
    }
  }

  /** Whether everything a row names exists, and both cases compile and acquire the resource. */
  verify(entry: ResourceEntry): Verdict {
    const { program, names } = this.#load(environmentOf(entry.origin));
    const missing = originsOf(entry).flatMap(origin => (this.#isInstalled(origin, names) ? [] : [originKey(origin)]));
    if (missing.includes(originKey(entry.origin))) return { missing: originKey(entry.origin) };
    const problems: string[] = [];
    const check = (holds: boolean, problem: string): void => {
      if (!holds) problems.push(problem);
    };
    const declares = (origin: Origin, name: DeclaredName): boolean => missing.includes(originKey(origin)) || names.get(originKey(origin))?.has(name) === true;

    for (const name of namesOf(entry.acquire)) check(declares(entry.origin, name), `${originKey(entry.origin)} declares no ${name}`);
    for (const kind of ['leaks', 'honest'] as const) {
      const file = program.getSourceFile(this.#probe(entry.id, kind));
      if (!file) throw new Error(`no probe for ${entry.id}`);
      for (const { messageText, start } of ts.getPreEmitDiagnostics(program, file)) {
        problems.push(`${kind}, line ${start === undefined ? '?' : file.getLineAndCharacterOfPosition(start).line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
      }
      const sites = sitesOf(entry.acquire, entry.origin, file, program);
      check(sites.length > 0, `${kind}: nothing matches ${namesOf(entry.acquire).join(' or ')} of ${originKey(entry.origin)}`);
      for (const site of sites) problems.push(...this.#valueProblems(entry, site, program).map(problem => `${kind}: ${problem}`));
    }
    for (const { origin, name } of namedBy(entry)) check(declares(origin, name), `${originKey(origin)} declares no ${name}`);
    return { problems: [...new Set(problems)] };
  }

  verifyOwnership(entry: OwnershipEntry): Verdict {
    const { names } = this.#load(environmentOf(entry.origin));
    if (!this.#isInstalled(entry.origin, names)) return { missing: originKey(entry.origin) };
    return { problems: namesOf(entry.callee).flatMap(name => (names.get(originKey(entry.origin))?.has(name) ? [] : [`${originKey(entry.origin)} declares no ${name}`])) };
  }

  /** Origins a row needs that are not installed here, although its own is. */
  unverifiedOrigins(entry: ResourceEntry): string[] {
    const { names } = this.#load(environmentOf(entry.origin));
    return originsOf(entry).flatMap(origin => (this.#isInstalled(origin, names) ? [] : [originKey(origin)]));
  }

  #isInstalled(origin: Origin, names: ReadonlyMap<string, ReadonlySet<DeclaredName>>): boolean {
    return origin.from === 'lib' || names.has(originKey(origin));
  }

  #probe(id: string, kind: string): string {
    return path.posix.join(this.#folder, 'probes', `${id.replace(/[^\w.-]/g, '_')}.${kind}.mts`);
  }

  #load(environment: string): { readonly program: ts.Program; readonly names: ReadonlyMap<string, ReadonlySet<DeclaredName>> } {
    let loaded = this.#programs.get(environment);
    if (!loaded) {
      const isBrowser = environment === 'browser';
      const project = new Project({
        skipAddingFilesFromTsConfig: true,
        compilerOptions: {
          target: ts.ScriptTarget.ESNext,
          module: ts.ModuleKind.NodeNext,
          moduleResolution: ts.ModuleResolutionKind.NodeNext,
          lib: ['lib.esnext.d.ts', ...(environment === 'node' ? [] : ['lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'])],
          types: isBrowser ? [] : ['node'],
          typeRoots: [path.posix.join(this.#folder, 'node_modules/@types')],
          strict: true,
          noEmit: true,
          skipLibCheck: true,
        },
      });
      for (const probe of this.#probes) if (probe.environment === environment) project.createSourceFile(probe.fileName, probe.text, { overwrite: true });
      const program = project.getProgram().compilerObject;
      loaded = { program, names: declaredNames(program) };
      this.#programs.set(environment, loaded);
    }
    return loaded;
  }

  #valueProblems(entry: ResourceEntry, site: ts.Expression, program: ts.Program): string[] {
    const checker = program.getTypeChecker();
    const problems: string[] = [];
    const value = valueAt(entry, site, checker);
    if (typeof value === 'string') return [value];
    // Of a union, one part is enough: which it is depends on the platform, and code narrows it before use.
    const property = (type: ts.Type, name: string): ts.Type | undefined => {
      const whole = checker.getApparentType(checker.getNonNullableType(type));
      const symbol = whole.getProperty(name) ?? unionParts(whole).flatMap(part => checker.getApparentType(part).getProperty(name) ?? [])[0];
      return symbol && checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(symbol, site));
    };
    const need = (name: string, on: ts.Type = value, what = 'the resource'): ts.Type | undefined => {
      const found = property(on, name);
      if (!found) problems.push(`${what} (${checker.typeToString(on)}) has no ${name}`);
      return found;
    };
    const method = (name: string, on: ts.Type = value): readonly ts.Signature[] => {
      const found = need(name, on);
      if (!found) return [];
      const signatures = found.getCallSignatures();
      if (signatures.length === 0 && !(found.flags & ts.TypeFlags.Any)) problems.push(`${name} of ${checker.typeToString(on)} is no method`);
      return signatures;
    };
    const receiver = ts.isCallExpression(site) && ts.isPropertyAccessExpression(site.expression) ? checker.getTypeAtLocation(site.expression.expression) : undefined;

    for (const release of entry.release) {
      if (release.by === 'method') {
        const owner = release.on === undefined ? value : need(release.on);
        const signatures = owner ? method(release.name, owner) : [];
        if (release.then !== undefined && !signatures.some(signature => property(signature.getReturnType(), release.then ?? ''))) problems.push(`what ${release.name} returns has no ${release.then}`);
      } else if (release.by === 'receiverMethod') {
        if (!receiver) problems.push('the acquisition has no receiver');
        else method(release.name, receiver);
      } else if (release.by === 'callingIt') {
        if (value.getCallSignatures().length === 0) problems.push('the resource cannot be called');
      } else if (release.by === 'elements') {
        const element = method(release.of)[0]?.getReturnType().getNumberIndexType();
        if (!element || !property(element, release.name)) problems.push(`elements of ${release.of} have no ${release.name}`);
      } else if (release.by === 'callbackParameter') {
        const parameter = callbackSignature(entry, site, checker)?.getParameters()[release.parameter];
        if (!parameter || checker.getTypeOfSymbolAtLocation(parameter, site).getCallSignatures().length === 0) problems.push(`parameter ${release.parameter} of the callback is no function`);
      }
    }
    for (const name of [...(entry.activatedBy ?? []), ...(entry.keptBy ?? []), ...(entry.transferredBy ?? []), ...(entry.unusableAfterRelease ?? [])]) method(name);
    for (const test of entry.validity ?? []) if (test.call) method(test.name); else need(test.name);
    for (const use of entry.consumedBy ?? []) {
      if (use.by === 'method') method(use.name);
      if (use.by === 'property') need(use.name);
      if (use.by === 'event') method('on');
    }
    if (entry.exhaustedBy) {
      const { method: name, property: flag } = entry.exhaustedBy;
      const step = method(name)[0]?.getReturnType();
      const result = step && (checker.getAwaitedType(step) ?? step);
      const parts = result?.isUnion() ? result.types : [result];
      if (!parts.some(part => part && property(part, flag))) problems.push(`what ${name} gives has no ${flag}`);
    }
    if (entry.iteration && !hasSymbol(value, 'iterator', checker) && !hasSymbol(value, 'asyncIterator', checker)) problems.push('the resource cannot be iterated');
    for (const [kind, since] of Object.entries(entry.disposable ?? {}) as ['sync' | 'async', Since][]) {
      const member = symbolMember(value, kind === 'sync' ? 'dispose' : 'asyncDispose', checker);
      const tag = member?.getJsDocTags(checker).find(({ name }) => name === 'since')?.text?.map(part => part.text).join('');
      if (!member) {
        if (this.#isNewest || !('node' in since)) problems.push(`the resource has no ${kind} dispose method`);
      } else if (tag !== undefined && 'node' in since && !tag.includes(`v${since.node}`)) problems.push(`${kind} dispose method: ${tag}, not ${since.node}`);
    }
    if (ts.isCallExpression(site) || ts.isNewExpression(site)) {
      const callee = checker.getTypeAtLocation(site.expression);
      const signatures = ts.isNewExpression(site) ? callee.getConstructSignatures() : callee.getCallSignatures();
      const parameters = signatures.flatMap(signature => signature.getParameters().map((parameter, index) => ({ index, type: checker.getTypeOfSymbolAtLocation(parameter, site) })));
      const accepts = (name: string, index?: number): boolean =>
        parameters.some(parameter => (index === undefined || parameter.index === index) && unionParts(checker.getNonNullableType(parameter.type)).some(part => property(part, name)));
      for (const { name } of [...(entry.releasedByOption ?? []), ...(entry.when?.option ? [entry.when.option] : [])]) if (!accepts(name)) problems.push(`no parameter has the property ${name}`);
      if (typeof entry.parent === 'object' && entry.parent.property !== undefined && !accepts(entry.parent.property, entry.parent.argument)) problems.push(`argument ${entry.parent.argument} has no property ${entry.parent.property}`);
    }
    if (entry.parent === 'receiver' && !receiver) problems.push('the acquisition has no receiver to be released with');
    return problems;
  }
}

function valueAt(entry: ResourceEntry, site: ts.Expression, checker: ts.TypeChecker): ts.Type | string {
  const { value } = entry;
  if (value.of === 'receiver') {
    return ts.isCallExpression(site) && ts.isPropertyAccessExpression(site.expression) ? checker.getTypeAtLocation(site.expression.expression) : 'no receiver';
  }
  if (value.of === 'argument') {
    const argument = (site as ts.CallExpression).arguments?.[value.index];
    return argument ? checker.getTypeAtLocation(argument) : `no argument ${value.index}`;
  }
  if (value.of === 'callback') {
    const signature = callbackSignature(entry, site, checker);
    if (!signature) return 'no callback';
    if (value.failure !== undefined && !signature.getParameters()[value.failure]) return `the callback has no parameter ${value.failure}`;
    const parameter = signature.getParameters()[value.parameter];
    return parameter ? checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(parameter, site)) : `the callback has no parameter ${value.parameter}`;
  }
  const result = checker.getTypeAtLocation(site);
  const isThenable = checker.getPropertyOfType(result, 'then') !== undefined;
  if (isThenable !== (value.of === 'awaited')) return `${checker.typeToString(result)} is ${isThenable ? '' : 'not '}a promise`;
  const whole = value.of === 'awaited' ? (checker.getAwaitedType(result) ?? result) : result;
  const part = value.property === undefined ? whole : whole.getProperty(value.property);
  if (!part) return `${checker.typeToString(whole)} has no ${value.property}`;
  return 'flags' in part && 'getCallSignatures' in part ? (part as ts.Type) : checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(part as ts.Symbol, site));
}

function callbackSignature(entry: ResourceEntry, site: ts.Expression, checker: ts.TypeChecker): ts.Signature | undefined {
  if (entry.value.of !== 'callback' || !ts.isCallExpression(site)) return undefined;
  const argument = entry.value.argument === 'last' ? site.arguments.at(-1) : site.arguments[entry.value.argument];
  // Its own parameters are typed by the overload that was chosen, also where that spreads a tuple.
  if (argument && ts.isFunctionLike(argument) && argument.parameters.length > entry.value.parameter) return checker.getSignatureFromDeclaration(argument);
  const expected = argument && checker.getContextualType(argument);
  return expected && unionParts(checker.getNonNullableType(expected)).flatMap(part => part.getCallSignatures())[0];
}

function unionParts(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function symbolMember(type: ts.Type, name: string, checker: ts.TypeChecker): ts.Symbol | undefined {
  return checker.getPropertiesOfType(checker.getApparentType(type)).find(({ escapedName }) => String(escapedName).startsWith(`__@${name}@`));
}

function hasSymbol(type: ts.Type, name: string, checker: ts.TypeChecker): boolean {
  return symbolMember(type, name, checker) !== undefined;
}

function environmentOf(origin: Origin): string {
  if (origin.from === 'lib') return 'browser';
  return origin.from === 'global' || origin.module.startsWith('node:') ? 'node' : 'packages';
}

function importOf(origin: Origin): string {
  return origin.from === 'module' ? `import '${origin.module}';\n` : '';
}

/** Every function and type that a row names beside its acquisition, and where it is declared. */
function namedBy(entry: ResourceEntry): { readonly origin: Origin; readonly name: DeclaredName }[] {
  const callees: (Release | Borrower | (Callee & { readonly origin?: Origin }))[] = [
    ...entry.release,
    ...(entry.borrowers ?? []),
    ...(entry.consumedBy ?? []).flatMap(use => (use.by === 'call' ? [use] : [])),
  ];
  const named = callees.flatMap(callee => {
    const origin = ('origin' in callee ? callee.origin : undefined) ?? entry.origin;
    if (callee.by === 'assignment') return [{ origin, name: `property ${callee.type}.${callee.name}` }];
    if (callee.by === 'call' || callee.by === 'static' || callee.by === 'new' || (callee.by === 'method' && 'type' in callee)) return namesOf(callee).map(name => ({ origin, name }));
    return [];
  });
  if (typeof entry.parent === 'object' && entry.parent.endless) {
    const { type, name } = entry.parent.endless;
    named.push({ origin: { from: 'global', package: '@types/node' }, name: `property ${type}.${name}` });
  }
  return named;
}

function originsOf(entry: ResourceEntry): Origin[] {
  const all = [entry.origin, ...namedBy(entry).map(({ origin }) => origin)];
  return all.filter((origin, index) => all.findIndex(other => originKey(other) === originKey(origin)) === index);
}

/** The package a row is about, or `Node.js`, `browser`: for headings. */
export function subjectOf(origin: Origin): string {
  if (origin.from === 'lib') return 'default library';
  return origin.from === 'global' || origin.module.startsWith('node:') ? 'Node.js' : packageName(origin.module);
}
