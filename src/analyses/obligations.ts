import ts from 'typescript';
import type { ResourceEntry } from '../catalogue/schema.js';
import { interpret, type Domain } from '../flow/interpret.js';
import { isCall, withoutCasts, type Call } from '../types/origin.js';
import { bodyOf, enclosingFunction, referencesTo } from '../types/references.js';
import { isAssignment, isWithin } from '../types/syntax.js';
import { isExhaustive, neverReturns } from '../types/termination.js';
import { acquisitions, type Acquisition } from './acquisitions.js';
import { catalogueOwnership, isCallOf, isThenable } from './catalogue-match.js';
import { correlatedConditions, type CorrelatedConditions } from './correlated-conditions.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isStartupCode, isTestCode, survivesFailure } from './execution-context.js';
import { likelyThrows, mayReject } from './likely-throws.js';
import { implementationOf, ownershipOfArgument } from './parameter-ownership.js';
import { isShort } from './race-timers.js';
import { isDevice, isTimer, isTransaction, readsEndless } from './resource-kinds.js';
import { ADD_LISTENER, useOf, valueAround, type Surroundings, type Use, type UseAt } from './resource-uses.js';
import { usesOfVariable, type VariableUses } from './variable-uses.js';

/** What is wrong with the way one resource is handled. Every place is one that some path surely reaches in that condition. */
export type Finding =
  /** Still held where the function ends in the ordinary way: at `exit`, or at its closing brace; `after` is an exception that leads there. */
  | { readonly kind: 'leaked'; readonly exit: ts.Node; readonly after?: ts.Node }
  /** Held when an exception from `exit` leaves the function, although the ordinary way out releases, or, if `isHandedOver`, leaves it to somebody who will. */
  | { readonly kind: 'leakedOnThrow'; readonly exit: ts.Node; readonly isHandedOver?: true }
  /** No variable ever holds it. */
  | { readonly kind: 'discarded'; readonly exit: ts.Node }
  /** The only variable that holds it gets another value at `exit`. */
  | { readonly kind: 'overwritten'; readonly exit: ts.Node }
  /** `exit` needs the resource, which is released on every path there. */
  | { readonly kind: 'useAfterRelease'; readonly exit: ts.Node; readonly method: string }
  /** `exit` releases what is released on every path there. */
  | { readonly kind: 'doubleRelease'; readonly exit: ts.Node };

/** One acquisition, and what becomes of the resource in the function that acquires it. */
export interface Obligation {
  readonly acquisition: Acquisition;
  /** The function, or the file, whose code was followed. */
  readonly owner: ts.Node;
  /** Whether the release is due in this function: its kind says so, or the ordinary way out is seen to release, or to hand a closure that does to the caller. */
  readonly isDue: boolean;
  /** Everything its variable is used for; absent when no variable holds it. */
  readonly variable?: VariableUses;
  /** Where code that is not known has it for a while only: this function waits, and releases it afterwards. */
  readonly lentAt?: ReadonlySet<ts.Node>;
  /** What was found by following every path; empty when the answer is "nothing" and when it is not known. */
  readonly findings: readonly Finding[];
}

/**
 * The obligations of the file for which the answer is known in part at least. Silent about a resource that is handed to unknown
 * code, kept, or handled by a closure, and about those that live as long as the process.
 */
export const obligations = defineFileAnalysis('obligations', (pass): readonly Obligation[] => {
  const found = acquisitions(pass);
  const all = found.flatMap(acquisition => obligation(acquisition, found, pass) ?? []);
  return all.map(each => (each.findings.some(finding => isSaidOfAnother(finding, each, all, pass)) ? { ...each, findings: each.findings.filter(finding => !isSaidOfAnother(finding, each, all, pass)) } : each));
});

/** `server.listen()` of a server whose making is found to leak on the same way out, and `browser.newContext()` of a browser that stays open itself. */
function isSaidOfAnother({ kind, exit }: Finding, { acquisition: { call, goesTo, resource } }: Obligation, all: readonly Obligation[], { checker }: FilePass): boolean {
  if (kind !== 'leaked' && kind !== 'leakedOnThrow') return false;
  const callee = withoutCasts(call.expression);
  const parent = resource.parent === 'receiver' && ts.isPropertyAccessExpression(callee) ? checker.getSymbolAtLocation(callee.expression) : undefined;
  const holder = goesTo.kind === 'receiver' ? goesTo.symbol : parent;
  return holder !== undefined && all.some(({ acquisition, findings }) => acquisition.goesTo.kind === 'variable' && acquisition.goesTo.symbol === holder && acquisition.call !== call && findings.some(other => other.kind === kind && (parent !== undefined || other.exit === exit)));
}

const NODE_EVENTS = { from: 'module', module: 'node:events' } as const;

/** Whether it matters what a single function does with a resource. */
function isFollowed(resource: ResourceEntry, call: Call, checker: ts.TypeChecker): boolean {
  if (isTimer(resource)) return !isTestCode(call) && (resource.policy !== 'selfEnding' || !isShort(call.arguments?.[1], checker));
  return isScoped(resource) || resource.policy === 'longLived' || isDevice(resource);
}

/** Owed by the function that acquires it; others are owed by that function if it is seen to release them. */
function isScoped({ policy }: ResourceEntry): boolean {
  return policy === 'scoped' || policy === 'consumable';
}

function obligation(acquisition: Acquisition, all: readonly Acquisition[], pass: FilePass): Obligation | undefined {
  const { resource, call, produced, goesTo } = acquisition;
  const { program, checker } = pass;
  const part = 'property' in resource.value ? resource.value.property : undefined;
  const known: Surroundings = { resource, program, part, acquiredBy: call, ownership: (callee, index) => ownershipOfArgument(callee, index, resource, program) };
  const owner = goesTo.kind === 'parameter' ? goesTo.owner : enclosingFunction(call);
  if (goesTo.kind === 'expression') return { acquisition, owner, isDue: isScoped(resource) && !resource.dueIfReleased, findings: releasesUnnamed(resource, owner, false) ? [] : withoutName(acquisition, known) };
  if (goesTo.kind === 'elsewhere' || goesTo.kind === 'field') return undefined;

  const uses = withEndsOfMaker(withCallbackReleases(usesOfVariable(goesTo.symbol, owner, { ...known, part: goesTo.kind === 'variable' && !goesTo.isPart ? part : undefined }), acquisition, checker), acquisition, checker);
  const own: Obligation = { acquisition, owner, isDue: isScoped(resource) && !resource.dueIfReleased, variable: uses, findings: [] };
  const named = uses.uses.some(({ use }) => use.does === 'release');
  if (uses.handledByClosure || releasesUnnamed(resource, owner, named) || !isFollowed(resource, call, checker)) return own;
  const forgotten = forgottenByCallback(acquisition, uses, known, pass);
  if (forgotten) return { ...own, isDue: true, findings: [forgotten] };
  const lifetime = lifetimeOf(resource, owner, checker);
  if (lifetime === 'process') return own;
  const parents = parentUses(acquisition, all, known, owner);
  if (!parents) return own;
  const idle = parents === OUT_OF_SIGHT ? { ...own, isDue: false } : own;
  const body = bodyOf(owner);
  if (!body) return idle;
  const domain = new ObligationDomain(acquisition, parents === OUT_OF_SIGHT ? uses : { ...uses, uses: [...uses.uses, ...parents] }, owner, pass);
  const entry = domain.entry(produced);
  const completion = interpret(body, entry, domain);
  if (!completion) return idle;
  const concluded = domain.conclude(completion, body);
  if (isTimer(resource)) {
    const isDue = domain.releases(completion);
    return { ...idle, isDue, findings: isDue ? concluded.filter(finding => (finding.kind === 'leaked' || finding.kind === 'leakedOnThrow') && !isAfterwards(finding.exit, call, owner, checker)) : [] };
  }
  const findings = concluded;
  const lost = findings.length === 0 ? lostByChain(uses, resource, program) : undefined;
  if (lost) return { ...idle, isDue: true, findings: [{ kind: 'leakedOnThrow', exit: lost }] };
  const isDue = idle.isDue || domain.releases(completion);
  return { ...idle, isDue, lentAt: domain.lentAt, findings: lifetime === 'function' ? findings : findings.filter(({ kind }) => kind === 'leakedOnThrow') };
}

/** Whether a way out of the function asks for what the callback of a timer changes or ends: then the timer may be over. */
function isAfterwards(exit: ts.Node, timer: Call, owner: ts.Node, checker: ts.TypeChecker): boolean {
  const callback = timer.arguments?.[0];
  const touched = new Set<ts.Symbol>();
  const collect = (node: ts.Node): void => {
    const place = ts.isCallExpression(node) ? node.expression : ts.isBinaryExpression(node) && isAssignment(node) ? node.left : undefined;
    let root = place && withoutCasts(place);
    while (root && (ts.isPropertyAccessExpression(root) || ts.isCallExpression(root))) root = withoutCasts(root.expression);
    const symbol = root && ts.isIdentifier(root) ? checker.getSymbolAtLocation(root) : undefined;
    if (symbol) touched.add(symbol);
    ts.forEachChild(node, collect);
  };
  if (callback) collect(callback);
  const asks = (node: ts.Node): boolean => (ts.isIdentifier(node) && touched.has(checker.getSymbolAtLocation(node) as ts.Symbol)) || (ts.forEachChild(node, child => asks(child) || undefined) ?? false);
  for (let node = exit; node !== owner && node.parent !== undefined; node = node.parent) if (ts.isIfStatement(node.parent) && node !== node.parent.expression && asks(node.parent.expression)) return true;
  return false;
}

/**
 * How long a resource that is not released lives: as long as the process at least (`process`), or so when no exception is
 * thrown only (`processUnlessThrown`): start-up code that fails goes on to its end, which never comes while something is alive.
 */
function lifetimeOf({ policy, costs }: ResourceEntry, owner: ts.Node, checker: ts.TypeChecker): 'process' | 'processUnlessThrown' | 'function' {
  if (!isStartupCode(owner, checker)) return 'function';
  if (ts.isSourceFile(owner) || !costs.includes('alive')) return 'process';
  if (policy === 'scoped') return 'function';
  return survivesFailure(owner, checker) ? 'processUnlessThrown' : 'process';
}

/** A resource that no variable holds: given back at once, handed on, or lost. */
function withoutName({ goesTo, resource }: Acquisition, known: Surroundings): readonly Finding[] {
  // A reader that nobody reads with is taken for the lock alone.
  if (goesTo.kind !== 'expression' || resource.activatedBy?.length || (resource.parent && !resource.owedAlone) || resource.exhaustedBy) return [];
  const { use } = useOf(goesTo.node, known);
  return use.does === 'nothing' || use.does === 'use' ? [{ kind: 'discarded', exit: goesTo.node }] : [];
}

/**
 * Whether a resource may be released here by another way to name it: `revokeObjectURL(image.src)`, or by one that names it not
 * at all (`mutex.release()`, `unlock(file)`), anywhere in the file unless the function is seen to release it by its name.
 */
function releasesUnnamed({ release }: ResourceEntry, owner: ts.Node, isNamed: boolean): boolean {
  const byValue = release.flatMap(way => (way.by === 'static' && way.argument !== undefined ? [way.name] : []));
  const byNothing = release.flatMap(way => ((way.by === 'call' || way.by === 'static' || way.by === 'receiverMethod') && way.argument === undefined ? [way.name] : []));
  const ofReceiver = release.flatMap(way => (way.by === 'receiverMethod' ? [way.name] : []));
  const calls = (node: ts.Node, names: readonly string[], isIt: (call: ts.CallExpression) => boolean): boolean => {
    if (ts.isCallExpression(node) && names.includes(calledName(node)) && isIt(node)) return true;
    return ts.forEachChild(node, child => calls(child, names, isIt) || undefined) ?? false;
  };
  return (
    (byValue.length > 0 && calls(owner, byValue, call => call.arguments.some(argument => !isOwnName(withoutCasts(argument))))) ||
    (byNothing.length > 0 && calls(isNamed ? owner : owner.getSourceFile(), byNothing, call => ts.isPropertyAccessExpression(call.expression) || !ofReceiver.includes(calledName(call))))
  );
}

/** A name of its own, not one for what something else holds: `const src = image.src`. */
function isOwnName(node: ts.Node): boolean {
  if (!ts.isIdentifier(node)) return false;
  let isTaken = false;
  const visit = (each: ts.Node): void => {
    if (ts.isVariableDeclaration(each) && ts.isIdentifier(each.name) && each.name.text === node.text && each.initializer && ts.isPropertyAccessExpression(withoutCasts(each.initializer))) isTaken = true;
    ts.forEachChild(each, visit);
  };
  visit(enclosingFunction(node));
  return !isTaken;
}

function calledName({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : ts.isIdentifier(expression) ? expression.text : '';
}

/**
 * `fs.read(fd, …, error => { if (error) return done(error); fs.close(fd); })`: the callback of an operation is where the resource is
 * released, and one of its own ways out is without.
 */
function forgottenByCallback(acquisition: Acquisition, { uses, names }: VariableUses, known: Surroundings, pass: FilePass): Finding | undefined {
  const { resource, call, goesTo } = acquisition;
  const [escape, ...others] = uses.filter(({ use }) => use.does !== 'use' && use.does !== 'nothing' && use.does !== 'activate');
  if (!escape || others.length > 0 || names.size > 1 || escape.use.does !== 'escape' || escape.use.how !== 'releasedLater' || resource.selfFailing === true || resource.parent) return undefined;
  const callback = escape.at;
  if (!(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)) || !('symbol' in goesTo) || !isCallbackOfUse(callback, goesTo.symbol, known)) return undefined;
  const held: ResourceEntry = { ...resource, activatedBy: [] };
  const inside: Acquisition = { resource: held, call, produced: call, goesTo: { kind: 'parameter', symbol: goesTo.symbol, name: goesTo.name, owner: callback } };
  const own = usesOfVariable(goesTo.symbol, callback, { ...known, resource: held });
  const releases = own.uses.some(({ use }) => use.does === 'release' && use.directly);
  if (!releases || own.handledByClosure || own.uses.some(({ use }) => use.does === 'escape' || use.does === 'consume')) return undefined;
  const domain = new ObligationDomain(inside, own, callback, pass);
  const body = bodyOf(callback);
  const completion = body && interpret(body, domain.entry(call), domain);
  if (!body || !completion || !domain.releases(completion)) return undefined;
  return domain.conclude(completion, body).find(({ kind }) => kind === 'leaked');
}

/** Whether a function is the last argument of an operation on the resource, which calls it once. */
function isCallbackOfUse(callback: ts.Node, symbol: ts.Symbol, { program }: Surroundings): boolean {
  const call = callback.parent;
  if (!ts.isCallExpression(call) || call.arguments.at(-1) !== callback) return false;
  const callee = withoutCasts(call.expression);
  const checker = program.getTypeChecker();
  const isIt = (node: ts.Node): boolean => ts.isIdentifier(node) && checker.getSymbolAtLocation(node) === symbol;
  if (call.arguments.some(isIt)) return true;
  return ts.isPropertyAccessExpression(callee) && isIt(callee.expression) && !ADD_LISTENER.has(callee.name.text);
}

/** The call in `client.query().then(() => client.release())` whose rejection skips the only release there is. */
function lostByChain({ uses, mentions }: VariableUses, { selfFailing }: ResourceEntry, program: ts.Program): ts.Expression | undefined {
  let start: ts.Expression | undefined;
  for (const { use, at } of uses) {
    if (use.does === 'use' || use.does === 'nothing') continue;
    const then = at.parent;
    if (use.does !== 'escape' || use.how !== 'releasedLater' || !ts.isCallExpression(then) || then.arguments.length !== 1 || !ts.isPropertyAccessExpression(then.expression) || then.expression.name.text !== 'then') return undefined;
    // A rejection that nobody handles is no way out of the function.
    let chain: ts.Expression = then;
    while (ts.isPropertyAccessExpression(chain.parent) && ts.isCallExpression(chain.parent.parent)) chain = chain.parent.parent;
    if (!ts.isReturnStatement(chain.parent) && !ts.isAwaitExpression(chain.parent) && !ts.isArrowFunction(chain.parent)) return undefined;
    start ??= then.expression.expression;
  }
  if (!start || !ts.isCallExpression(start) || !mayReject(start, program)) return undefined;
  let object: ts.Node = start;
  while (isCall(object) || ts.isPropertyAccessExpression(object)) object = withoutCasts(object.expression);
  return mentions.has(object) && selfFailing !== false ? undefined : start;
}

/** The `done` of `pool.connect((error, client, done) => …)` releases the client where it is called. */
function withCallbackReleases(uses: VariableUses, { goesTo, resource }: Acquisition, checker: ts.TypeChecker): VariableUses {
  if (goesTo.kind !== 'parameter') return uses;
  const found: UseAt[] = [];
  let { handledByClosure } = uses;
  for (const release of resource.release) {
    const name = release.by === 'callbackParameter' ? goesTo.owner.parameters[release.parameter]?.name : undefined;
    const symbol = name && checker.getSymbolAtLocation(name);
    for (const mention of symbol ? referencesTo(symbol, goesTo.owner, checker) : []) {
      const isCalled = ts.isCallExpression(mention.parent) && mention.parent.expression === mention;
      if (enclosingFunction(mention) !== goesTo.owner) handledByClosure = true;
      else found.push(isCalled ? { use: { does: 'release', directly: true }, at: mention.parent } : { use: { does: 'escape', how: 'passed' }, at: mention });
    }
  }
  return found.length > 0 || handledByClosure !== uses.handledByClosure ? { ...uses, uses: [...uses.uses, ...found], handledByClosure } : uses;
}

/** `req.destroy()` in `http.get(url, res => …)` ends the response as well, and whoever is given the request may do so. */
function withEndsOfMaker(uses: VariableUses, { call, goesTo, resource }: Acquisition, checker: ts.TypeChecker): VariableUses {
  if (goesTo.kind !== 'parameter' || !resource.endsWithMaker) return uses;
  const { endsWithMaker } = resource;
  const makers = makersOf(call);
  const found: UseAt[] = [];
  const visit = (node: ts.Node): void => {
    const { parent } = node;
    if (isSamePlace(node, makers, checker) && enclosingFunction(node) === goesTo.owner) {
      if (ts.isPropertyAccessExpression(parent) && parent.expression === node && ts.isCallExpression(parent.parent) && endsWithMaker.includes(parent.name.text)) found.push({ use: { does: 'release', directly: true }, at: parent.parent });
      else if (isCall(parent) && parent.expression !== node) found.push({ use: { does: 'escape', how: 'passed' }, at: parent });
    }
    ts.forEachChild(node, visit);
  };
  if (makers.length > 0) visit(goesTo.owner);
  return found.length > 0 ? { ...uses, uses: [...uses.uses, ...found] } : uses;
}

/** The object that a call is made on, and the variable or field that gets what it returns. */
function makersOf(call: Call): readonly ts.Node[] {
  const callee = withoutCasts(call.expression);
  const { parent } = valueAround(call);
  const receiver = ts.isPropertyAccessExpression(callee) ? [withoutCasts(callee.expression)] : [];
  return ts.isVariableDeclaration(parent) ? [...receiver, parent.name] : ts.isBinaryExpression(parent) && isAssignment(parent) ? [...receiver, withoutCasts(parent.left)] : receiver;
}

function isSamePlace(node: ts.Node, places: readonly ts.Node[], checker: ts.TypeChecker): boolean {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false;
  return places.some(place => place.getText() === node.getText() && checker.getSymbolAtLocation(place) === checker.getSymbolAtLocation(node));
}

/** Whether a way out of the callback asks for what others set, or for the maker: `if (finished) return;` after the request was given up. */
function asksWhetherOver(exit: ts.Node, { goesTo, resource, call }: Acquisition, owner: ts.Node, checker: ts.TypeChecker): boolean {
  if (goesTo.kind !== 'parameter' || !resource.endsWithMaker) return false;
  const makers = makersOf(call);
  const asks = (node: ts.Node): boolean => {
    if (isSamePlace(node, makers, checker)) return true;
    const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
    if (declaration && ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0 && !isWithin(declaration, owner)) return true;
    return ts.forEachChild(node, child => asks(child) || undefined) ?? false;
  };
  for (let node = exit; node !== owner && node.parent !== undefined; node = node.parent) if (ts.isIfStatement(node.parent) && node !== node.parent.expression && asks(node.parent.expression)) return true;
  return false;
}

/** The object that a resource is released together with is somebody else's: the resource is due where it is seen to be released by itself. */
const OUT_OF_SIGHT = 'outOfSight';

/** What happens to the object that a resource is released together with; `undefined` when what becomes of it is not known. */
function parentUses({ resource, call }: Acquisition, all: readonly Acquisition[], known: Surroundings, owner: ts.Node): readonly UseAt[] | typeof OUT_OF_SIGHT | undefined {
  const { parent } = resource;
  if (parent === undefined) return [];
  const checker = known.program.getTypeChecker();
  let holder: ts.Node | undefined;
  if (parent === 'receiver') {
    const callee = withoutCasts(call.expression);
    holder = ts.isPropertyAccessExpression(callee) ? withoutCasts(callee.expression) : undefined;
  } else {
    const argument = call.arguments?.[parent.argument];
    holder = argument && withoutCasts(argument);
    if (holder && parent.property !== undefined && ts.isObjectLiteralExpression(holder)) {
      const property = holder.properties.find(each => each.name?.getText() === parent.property);
      holder = property && (ts.isPropertyAssignment(property) ? withoutCasts(property.initializer) : ts.isShorthandPropertyAssignment(property) ? property.name : undefined);
    }
    if (holder && isEndless(holder, parent.endless, checker)) return [];
    if (holder && isCall(holder)) return all.some(other => other.call === holder && other.resource.parent === undefined) ? [] : undefined;
  }
  const alone = resource.owedAlone ? [] : OUT_OF_SIGHT;
  if (!holder || !ts.isIdentifier(holder)) return alone;
  const symbol = ts.isShorthandPropertyAssignment(holder.parent) ? checker.getShorthandAssignmentValueSymbol(holder.parent) : checker.getSymbolAtLocation(holder);
  const own = symbol && all.find(other => other.goesTo.kind === 'variable' && other.goesTo.symbol === symbol);
  if (!own || !symbol) return alone;
  const { uses, handledByClosure } = usesOfVariable(symbol, owner, { ...known, resource: own.resource, part: undefined, acquiredBy: own.call });
  if (handledByClosure) return undefined;
  // `browser.close()` closes the pages of its contexts.
  const above = parentUses(own, all, { ...known, resource: own.resource, part: undefined, acquiredBy: own.call }, owner);
  if (above === undefined || above === OUT_OF_SIGHT) return above;
  return [...uses.filter(({ use, at }) => (use.does === 'release' || use.does === 'escape') && at !== call), ...above];
}

/** `process.stdin` and the like: nobody ever closes them, so they release nothing else either. */
function isEndless(holder: ts.Node, endless: { readonly type: string; readonly name: string } | undefined, checker: ts.TypeChecker): boolean {
  if (!endless || !ts.isPropertyAccessExpression(holder) || holder.name.text !== endless.name) return false;
  return (checker.getSymbolAtLocation(holder.name)?.declarations ?? []).some(({ parent }) => ts.isInterfaceDeclaration(parent) && parent.name.text === endless.type);
}

/**
 * One path's view: `N` nothing acquired yet, `I` acquired but not active, `H` held, `R` released, `D` discharged in a way that
 * may be used again or is not sure, `G` gone from the variable after that, `E` escaped, `L` lent to code that is not known (held
 * as long as every ordinary way out releases it; else escaped), `K` made to live on, which only an exception makes a mistake.
 */
type Status = 'N' | 'I' | 'H' | 'R' | 'D' | 'G' | 'E' | 'L' | 'K';

const ABSENT: ReadonlySet<Status> = new Set<Status>(['N', 'G']);
const RELEASED: ReadonlySet<Status> = new Set<Status>(['R', 'D', 'G']);
/** Still owed when an exception leaves the function. */
const OWED: ReadonlySet<Status> = new Set<Status>(['H', 'L', 'K']);

interface Path {
  readonly status: Status;
  readonly outcomes: string;
  /** The exception that this path went through while the resource was held. */
  readonly thrownAt?: ts.Node;
  /** The jump that ends it. */
  readonly exit?: ts.Node;
}

/** All paths to a place, those that cannot be told apart taken together. */
type State = ReadonlyMap<string, Path>;

/** Paths told apart at one place: beyond this the answer is not known. */
const MAX_PATHS = 400;

type Event = Exclude<Use, { does: 'alias' }> | { readonly does: 'acquire' } | { readonly does: 'lend' };

class ObligationDomain implements Domain<State> {
  private readonly events = new Map<ts.Node, Event[]>();
  private readonly own: ReadonlySet<ts.Node>;
  private readonly resource: ResourceEntry;
  private readonly conditions: CorrelatedConditions;
  private readonly absentIsFalsy: boolean;
  private readonly exhaustion: ReadonlySet<ts.Node>;
  private readonly mayThrow = new Map<ts.Node, boolean>();
  private readonly statusesAt = new Map<ts.Node, Set<Status>>();
  private readonly overwrittenAt = new Set<ts.Node>();
  readonly lentAt = new Set<ts.Node>();
  private readonly loops = new Map<ts.Node, 'everyExit' | 'exhaustion' | 'unknown'>();
  private readonly declaration: ts.Node | undefined;
  /** The property of the variable's value that is the resource; absent when it is the value itself. */
  private readonly part: string | undefined;
  private readonly setUp: ts.Node | undefined;
  private tooMany = false;

  constructor(
    private readonly acquisition: Acquisition,
    private readonly uses: VariableUses,
    private readonly owner: ts.Node,
    private readonly pass: FilePass,
  ) {
    const { goesTo, produced } = acquisition;
    this.resource = acquisition.resource;
    this.own = uses.mentions;
    this.part = goesTo.kind === 'variable' && !goesTo.isPart && 'property' in this.resource.value ? this.resource.value.property : undefined;
    this.declaration = 'symbol' in goesTo ? goesTo.symbol.valueDeclaration : undefined;
    if (goesTo.kind === 'variable' || goesTo.kind === 'receiver') this.events.set(produced, [{ does: 'acquire' }]);
    const boundAt = goesTo.kind === 'variable' ? goesTo.at : undefined;
    for (const { use, at } of uses.uses) {
      if (use.does === 'alias' || at === produced) continue;
      if (use.does === 'iterate') this.loops.set(use.loop, this.resource.iteration ?? 'unknown');
      const node = use.does === 'assign' ? assignmentAround(at) : at;
      if (use.does === 'assign' && node === boundAt) continue;
      this.events.set(node, [...(this.events.get(node) ?? []), this.livesByEvents(use, at) ? { does: 'escape', how: 'stored' } : this.isLent(use, at) ? { does: 'lend' } : use]);
    }
    if (this.declaration && ts.isVariableDeclaration(this.declaration) && this.declaration !== boundAt && goesTo.kind === 'variable') this.events.set(this.declaration, [{ does: 'assign' }]);
    this.absentIsFalsy = goesTo.kind === 'variable' && this.otherValuesAreFalsy(goesTo.symbol);
    const decisive = [...this.events.keys()];
    this.conditions = correlatedConditions(owner, node => decisive.some(event => node.pos <= event.pos && event.end <= node.end), uses.names, pass.checker);
    this.exhaustion = this.exhaustionTests();
    this.setUp = this.resource.value.of === 'awaited' ? undefined : uses.uses.find(({ use, at }) => use.does === 'use' && use.method !== undefined && at.pos > produced.pos)?.at;
  }

  /** A device, or a reader of what never ends, that has listeners may be meant to go on for as long as there are events. */
  private livesByEvents(use: Use, at: ts.Node): boolean {
    if (use.does !== 'use' || (!isDevice(this.resource) && !readsEndless(this.resource))) return false;
    if (use.method !== undefined) return ADD_LISTENER.has(use.method) || use.method === 'addEventListener';
    return ts.isBinaryExpression(at.parent) && at.parent.left === at && isAssignment(at.parent);
  }

  /** Whether code that is not known gets the resource while this function waits for it: a callback, a function of a package. */
  private isLent(use: Use, at: ts.Node): boolean {
    if (use.does !== 'escape' || (use.how !== 'passed' && use.how !== 'stored') || this.resource.selfFailing === true) return false;
    const call = use.how === 'passed' ? at : callAround(at);
    if (!call || !ts.isCallExpression(call) || !isAwaited(call)) return false;
    const { checker, program } = this.pass;
    const isUnknown = implementationOf(call, checker) === undefined && call.arguments.every((_, index) => catalogueOwnership(call, index, program) === undefined);
    if (isUnknown) this.lentAt.add(at);
    return isUnknown;
  }

  /** The state in which the function starts. */
  entry(produced: ts.Node): State {
    const atStart = this.acquisition.goesTo.kind === 'parameter' && produced === this.acquisition.call;
    return stateOf([{ status: atStart ? this.fresh() : 'N', outcomes: this.conditions.initial }]);
  }

  join(a: State, b: State): State {
    const sum = new Map(a);
    for (const [key, path] of b) if (!sum.has(key)) sum.set(key, path);
    if (sum.size > MAX_PATHS) this.tooMany = true;
    return this.tooMany ? a : sum;
  }

  equals(a: State, b: State): boolean {
    return a.size === b.size && [...a.keys()].every(key => b.has(key));
  }

  transfer(node: ts.Node, state: State): State | undefined {
    let after = state;
    for (const event of this.events.get(node) ?? []) after = this.happens(event, node, after);
    if (ts.isVariableDeclaration(node) || ts.isBinaryExpression(node) || ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node) || ts.isAwaitExpression(node)) {
      after = stateOf([...after.values()].flatMap(path => this.conditions.assign(node, path.outcomes).map(outcomes => ({ ...path, outcomes }))));
    }
    if (ts.isForOfStatement(node) && this.loops.get(node) === 'unknown') after = mapped(after, 'H', 'E');
    if (ts.isForOfStatement(node) && this.loops.get(node) === 'everyExit') after = mapped(after, 'H', 'D');
    if (ts.isCallExpression(node) && neverReturns(node, this.pass.checker)) return undefined;
    return after;
  }

  exhausted(loop: ts.ForInOrOfStatement, state: State): State {
    return this.loops.get(loop) === 'exhaustion' ? mapped(state, 'H', 'D') : state;
  }

  private happens(event: Event, node: ts.Node, state: State): State {
    switch (event.does) {
      case 'acquire':
        if (hasStatus(state, 'H')) this.overwrittenAt.add(node);
        return stateOf([...state.values()].map(({ outcomes }) => ({ status: this.fresh(), outcomes })));
      case 'activate':
        return mapped(state, 'I', 'H');
      case 'assign':
        if (this.uses.names.size > 1) return mapped(mapped(state, 'H', 'E'), 'I', 'E');
        if (hasStatus(state, 'H')) this.overwrittenAt.add(node);
        return stateOf([...state.values()].map(path => ({ ...path, status: RELEASED.has(path.status) ? 'G' : 'N' })));
      case 'release': {
        this.see(node, state);
        const released = event.directly ? 'R' : 'D';
        // Whoever was given it before did not take it over, if it is released here.
        return mapped(mapped(mapped(mapped(mapped(state, 'H', released), 'I', released), 'E', 'D'), 'L', 'D'), 'K', 'D');
      }
      case 'lend':
        return mapped(mapped(state, 'H', 'L'), 'R', 'D');
      case 'keep':
        return mapped(state, 'H', 'K');
      case 'consume':
        return mapped(mapped(state, 'H', 'D'), 'R', 'D');
      case 'use':
        if (event.method !== undefined) this.see(node, state);
        return state;
      case 'escape':
        return stateOf([...state.values()].map(path => (ABSENT.has(path.status) ? path : { ...path, status: RELEASED.has(path.status) ? 'D' : 'E' })));
      default:
        return state;
    }
  }

  private fresh(): Status {
    return this.resource.activatedBy?.length ? 'I' : 'H';
  }

  private see(node: ts.Node, state: State): void {
    const seen = this.statusesAt.get(node) ?? new Set();
    for (const { status } of state.values()) seen.add(status);
    this.statusesAt.set(node, seen);
  }

  exits(node: ts.Node, before: State, after: State | undefined): { throw?: State; return?: State } | undefined {
    if (ts.isYieldExpression(node)) return { return: passedThrough(before, node) };
    if (!this.throws(node)) return undefined;
    if (node === this.acquisition.produced || node === this.acquisition.call) return { throw: before };
    const subject = ts.isAwaitExpression(node) ? withoutCasts(node.expression) : node;
    const events = this.events.get(subject) ?? [];
    if (events.some(({ does }) => does === 'activate')) return { throw: mapped(before, 'H', 'I') };
    let state = events.some(({ does }) => does === 'release') ? (after ?? before) : before;
    if (this.isOwnOperation(node, subject)) {
      const { selfFailing, policy } = this.resource;
      // A client that serves many calls outlives one that fails, unless that is the one that sets it up; of others it is not known.
      const outlives = policy === 'longLived' && subject !== this.setUp;
      if (selfFailing) state = mapped(state, 'H', 'D');
      else if (selfFailing === undefined && !outlives) state = mapped(state, 'H', 'E');
    }
    return { throw: passedThrough(state, node) };
  }

  private throws(node: ts.Node): boolean {
    let known = this.mayThrow.get(node);
    if (known === undefined) {
      if (ts.isAwaitExpression(node)) known = mayReject(node.expression, this.pass.program);
      else if (ts.isForOfStatement(node)) known = node.awaitModifier !== undefined;
      else if (isTransaction(this.resource) && this.isSynchronousOperation(node)) known = true;
      else known = isCall(node) && !this.events.get(node)?.some(({ does }) => does === 'release' || does === 'acquire') && likelyThrows(node, this.pass.program);
      this.mayThrow.set(node, known);
    }
    return known;
  }

  /** Statements inside a transaction are expected to fail; where nothing is awaited they throw. */
  private isSynchronousOperation(node: ts.Node): boolean {
    return ts.isCallExpression(node) && (this.events.get(node)?.some(event => event.does === 'use' && event.method !== undefined) ?? false) && !isThenable(node, this.pass.checker);
  }

  /** Whether it is the resource itself that fails here. */
  private isOwnOperation(node: ts.Node, subject: ts.Node): boolean {
    if (ts.isForOfStatement(node)) return this.loops.has(node);
    if (ts.isCallExpression(subject) && this.waitsFor(subject)) return true;
    let object: ts.Node = subject;
    while (isCall(object) || ts.isPropertyAccessExpression(object) || ts.isElementAccessExpression(object) || ts.isTaggedTemplateExpression(object)) {
      object = withoutCasts(ts.isTaggedTemplateExpression(object) ? object.tag : object.expression);
    }
    return this.own.has(object);
  }

  /** `once(emitter, 'open')` of `node:events` without a signal: it is rejected by an `error` event of the emitter alone. */
  private waitsFor(call: ts.CallExpression): boolean {
    const [emitter, , options] = call.arguments;
    return emitter !== undefined && options === undefined && this.own.has(withoutCasts(emitter)) && isCallOf(call, { by: 'static', type: 'EventEmitter', name: 'once' }, NODE_EVENTS, this.pass.program);
  }

  refine(condition: ts.Expression, assumed: 'truthy' | 'falsy' | 'nullish' | 'present', state: State): State | undefined {
    const truthy = assumed === 'truthy' || assumed === 'present';
    const presence = this.presenceTested(condition, truthy);
    if (presence !== undefined) return presence ? (this.absentIsFalsy ? filtered(state, status => !ABSENT.has(status)) : state) : filtered(state, status => ABSENT.has(status));
    if (this.acquisition.goesTo.kind === 'parameter' && this.acquisition.goesTo.failure && this.isNamed(condition, this.acquisition.goesTo.failure)) {
      if (truthy) return mapped(mapped(state, 'H', 'N'), 'I', 'N');
    }
    if ((truthy && this.isExhaustionTest(condition)) || (!truthy && this.isReleasedPart(condition))) return mapped(state, 'H', 'D');
    const validity = this.validityTested(condition, truthy);
    if (validity === 'released') return mapped(state, 'H', 'D');
    if (validity === 'held') return mapped(state, 'R', 'D');
    if (validity === 'unknown' || ((this.conditions.isVolatile(condition) || this.isAskedBesidePresence(condition)) && this.controlsRelease(condition))) return mapped(state, 'H', 'E');
    const paths: Path[] = [];
    for (const path of state.values()) {
      const outcomes = this.conditions.refine(condition, truthy, path.outcomes);
      if (outcomes !== undefined) paths.push({ ...path, outcomes });
    }
    return paths.length > 0 ? stateOf(paths) : undefined;
  }

  /** Whether the condition tells that the variable holds something (`true`), holds nothing (`false`), or neither. */
  private presenceTested(condition: ts.Expression, truthy: boolean): boolean | undefined {
    if (this.isOwn(condition)) return truthy;
    if (ts.isBinaryExpression(condition)) {
      const { left, right, operatorToken } = condition;
      const [bareLeft, bareRight] = [withoutCasts(left), withoutCasts(right)];
      const isTypeof = ts.isTypeOfExpression(bareLeft) && this.own.has(withoutCasts(bareLeft.expression)) && ts.isStringLiteralLike(bareRight);
      const holds = isTypeof ? bareRight.text !== 'undefined' : undefined;
      if (operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) return this.own.has(bareLeft) && truthy ? true : undefined;
      const subject = this.isOwn(bareLeft) ? bareRight : this.isOwn(bareRight) ? bareLeft : undefined;
      const isNothing = subject && (subject.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(subject) && subject.text === 'undefined'));
      if (!isNothing && holds === undefined) return undefined;
      const whenEqual = holds ?? false;
      if (operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken || operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken) return truthy ? whenEqual : isTypeof && whenEqual ? false : !whenEqual;
      if (operatorToken.kind === ts.SyntaxKind.ExclamationEqualsToken || operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken) return truthy ? !whenEqual : whenEqual;
    }
    return undefined;
  }

  /** `keep` of `if (file && !keep) await file.close()`: code that knows it holds the resource leaves it on purpose. */
  private isAskedBesidePresence(condition: ts.Expression): boolean {
    let node: ts.Node = condition;
    while (ts.isParenthesizedExpression(node.parent) || ts.isPrefixUnaryExpression(node.parent)) node = node.parent;
    const { parent } = node;
    if (!ts.isBinaryExpression(parent) || parent.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) return false;
    const other = withoutCasts(parent.left === node ? parent.right : parent.left) as ts.Expression;
    return this.presenceTested(other, true) === true;
  }

  /** The `body` of `response.body?.cancel()`: where it is missing, nothing is left to release. */
  private isReleasedPart(condition: ts.Expression): boolean {
    if (!ts.isPropertyAccessExpression(condition) || !this.isResource(withoutCasts(condition.expression))) return false;
    const { text } = condition.name;
    return this.resource.release.some(way => way.by === 'method' && way.on === text);
  }

  /** What a test of a member of the resource says of it; `unknown` when releasing depends on a test that no row explains. */
  private validityTested(condition: ts.Expression, truthy: boolean): 'released' | 'held' | 'unknown' | undefined {
    const isComparison = ts.isBinaryExpression(condition);
    const subject = withoutCasts(isComparison ? condition.left : condition);
    const called = ts.isCallExpression(subject);
    const access = called ? withoutCasts(subject.expression) : subject;
    if (!ts.isPropertyAccessExpression(access) || !this.isResource(withoutCasts(access.expression))) {
      return this.mentionsOwn(condition) && this.controlsRelease(condition) ? 'unknown' : undefined;
    }
    const test = this.resource.validity?.find(({ name, call }) => name === access.name.text && (call ?? false) === called);
    const wanted = test && ('released' in test ? test.released : test.held);
    let equal: boolean | undefined;
    if (test && !isComparison && typeof wanted === 'boolean') equal = truthy === wanted;
    else if (test && isComparison && literalOf(condition.right) === wanted) {
      const kind = condition.operatorToken.kind;
      if (kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken) equal = truthy;
      if (kind === ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken) equal = !truthy;
    }
    if (test && equal !== undefined) return ('released' in test) === equal ? 'released' : 'held';
    return this.controlsRelease(condition) ? 'unknown' : undefined;
  }

  private mentionsOwn(condition: ts.Node): boolean {
    return this.isResource(condition) || (ts.forEachChild(condition, child => this.mentionsOwn(child) || undefined) ?? false);
  }

  /** The value that was acquired, or the part of it that is the resource. */
  private isOwn(node: ts.Node): boolean {
    return this.own.has(node) || this.isResource(node);
  }

  private isResource(node: ts.Node): boolean {
    if (this.part === undefined) return this.own.has(node);
    return ts.isPropertyAccessExpression(node) && node.name.text === this.part && this.own.has(withoutCasts(node.expression));
  }

  /** Whether something that ends the obligation happens in the code that runs, or not, because of the condition. */
  private controlsRelease(condition: ts.Node): boolean {
    let around = condition.parent;
    while (ts.isParenthesizedExpression(around) || ts.isPrefixUnaryExpression(around) || (ts.isBinaryExpression(around) && !ts.isExpressionStatement(around.parent))) around = around.parent;
    for (const [node, events] of this.events) {
      if (around.pos <= node.pos && node.end <= around.end && events.some(({ does }) => does === 'release' || does === 'consume' || does === 'escape' || does === 'lend')) return true;
    }
    return false;
  }

  private isNamed(node: ts.Node, symbol: ts.Symbol): boolean {
    return ts.isIdentifier(node) && this.pass.checker.getSymbolAtLocation(node) === symbol;
  }

  leave(jump: ts.Node, state: State): State {
    if (!ts.isReturnStatement(jump) && !ts.isThrowStatement(jump)) return state;
    return stateOf([...state.values()].map(path => (OWED.has(path.status) ? { ...path, exit: jump, ...(ts.isThrowStatement(jump) && { thrownAt: jump }) } : path)));
  }

  dispose(list: ts.VariableDeclarationList, state: State): State {
    return list.declarations.some(declaration => declaration === this.declaration) ? mapped(mapped(state, 'H', 'D'), 'I', 'D') : state;
  }

  isExhaustive(statement: ts.SwitchStatement): boolean {
    return isExhaustive(statement, this.pass.checker);
  }

  /** Findings, at most one of a kind; the gravest of the leaks only. */
  conclude(completion: { normal: State | undefined; throw: State | undefined; return: State | undefined }, body: ts.Node): readonly Finding[] {
    if (this.tooMany) return [];
    const findings: Finding[] = [];
    const ordinary = [...(completion.normal?.values() ?? []), ...(completion.return?.values() ?? [])];
    const isAbandoned = ({ thrownAt, exit }: Path): boolean => thrownAt !== undefined && ts.isYieldExpression(thrownAt) && exit === undefined;
    // Who gave it away for good where nothing went wrong may have done so where something did.
    const isLoan = !ordinary.some(({ status, thrownAt }) => status === 'E' || (status === 'L' && thrownAt === undefined));
    const isHeld = ({ status, thrownAt }: Path): boolean => status === 'H' || (status === 'L' && isLoan) || (status === 'K' && thrownAt !== undefined);
    const leaks = ordinary.filter(path => isHeld(path) && !isAbandoned(path) && !(path.exit && asksWhetherOver(path.exit, this.acquisition, this.owner, this.pass.checker)));
    const plain = earliest(leaks.filter(({ thrownAt }) => thrownAt === undefined)) ?? earliest(leaks);
    const lost = [...this.overwrittenAt][0];
    const releases = this.releases(completion);
    const exceptional = [...[...(completion.throw?.values() ?? [])].filter(isHeld), ...ordinary.filter(path => isHeld(path) && isAbandoned(path))];
    const thrown = earliest(exceptional);
    // Who gives it away in the end, and releases it on another way out that fails, owns it until then.
    const releasesOnFailure = [...(completion.throw?.values() ?? [])].some(({ status }) => RELEASED.has(status));
    const isHandedOver = ordinary.some(({ status }) => status === 'E' || status === 'K');
    if (lost && lost !== this.acquisition.produced && lost !== this.declaration) findings.push({ kind: 'overwritten', exit: lost });
    else if (plain) findings.push({ kind: 'leaked', exit: plain.exit ?? body, ...(plain.thrownAt && { after: plain.thrownAt }) });
    else if (lost) findings.push({ kind: 'leaked', exit: lost });
    else if (thrown?.thrownAt && (releases || releasesOnFailure)) findings.push({ kind: 'leakedOnThrow', exit: thrown.thrownAt, ...(isHandedOver && { isHandedOver }) });
    // What was made to live on is another mistake than what was not.
    const kept = thrown?.status === 'H' ? earliest(exceptional.filter(({ status }) => status === 'K')) : undefined;
    if (kept?.thrownAt && releases && findings.length > 0) findings.push({ kind: 'leakedOnThrow', exit: kept.thrownAt, isHandedOver: true });
    return [...findings, ...this.misuses()];
  }

  /** Whether some ordinary way out releases, or leaves a closure behind that does: with the caller, if the resource may live longer than the function. */
  releases({ normal, return: returned }: { normal: State | undefined; return: State | undefined }): boolean {
    const handsOver = this.uses.uses.some(({ use, at }) => use.does === 'escape' && use.how === 'releasedLater' && (isScoped(this.resource) || isReturned(at, this.owner)));
    return [...(normal?.values() ?? []), ...(returned?.values() ?? [])].some(({ status }) => RELEASED.has(status) || status === 'K' || (handsOver && status === 'E'));
  }

  /** Uses and releases of what is released on every path. */
  private misuses(): readonly Finding[] {
    const findings: Finding[] = [];
    for (const [node, statuses] of this.statusesAt) {
      if (statuses.size !== 1 || !statuses.has('R')) continue;
      for (const event of this.events.get(node) ?? []) {
        if (event.does === 'release' && this.resource.secondRelease === 'throws') findings.push({ kind: 'doubleRelease', exit: node });
        if (event.does === 'use' && event.method !== undefined && this.resource.unusableAfterRelease?.includes(event.method)) findings.push({ kind: 'useAfterRelease', exit: node, method: event.method });
      }
    }
    return findings;
  }

  /** Whether every other value that the variable gets is `null`, `undefined` or none, so that a truthy one is a resource. */
  private otherValuesAreFalsy(symbol: ts.Symbol): boolean {
    const { declaration } = this;
    const { call } = this.acquisition;
    if (!declaration || !ts.isVariableDeclaration(declaration)) return false;
    const isNone = (value: ts.Expression): boolean => {
      const bare = withoutCasts(value);
      if (bare.pos <= call.pos && call.end <= bare.end) {
        if (ts.isConditionalExpression(bare)) return isNone(bare.whenTrue) && isNone(bare.whenFalse);
        return !ts.isBinaryExpression(bare);
      }
      return bare.kind === ts.SyntaxKind.NullKeyword || bare.kind === ts.SyntaxKind.FalseKeyword || (ts.isIdentifier(bare) && bare.text === 'undefined');
    };
    if (declaration.initializer ? !isNone(declaration.initializer) : !ts.isVariableStatement(declaration.parent.parent)) return false;
    return referencesTo(symbol, this.owner, this.pass.checker).every(mention => {
      const { parent } = mention;
      return !ts.isBinaryExpression(parent) || parent.left !== mention || !isAssignment(parent) || isNone(parent.right);
    });
  }

  /** `done` of `const { done } = await reader.read()`, and `chunk` of `const chunk = await reader.read()`. */
  private exhaustionTests(): ReadonlySet<ts.Node> {
    const row = this.resource.exhaustedBy;
    const declarations = new Set<ts.Node>();
    if (!row) return declarations;
    for (const mention of this.own) {
      const access = mention.parent;
      if (!ts.isPropertyAccessExpression(access) || access.name.text !== row.method || !ts.isCallExpression(access.parent)) continue;
      const value = valueAround(access.parent);
      declarations.add(value);
      const { parent } = value;
      if (ts.isVariableDeclaration(parent)) {
        if (ts.isIdentifier(parent.name)) declarations.add(parent);
        else for (const element of parent.name.elements) if (ts.isBindingElement(element) && (element.propertyName ?? element.name).getText() === row.property) declarations.add(element);
      } else if (ts.isBinaryExpression(parent) && ts.isIdentifier(parent.left)) {
        declarations.add(parent);
        const declared = this.pass.checker.getSymbolAtLocation(parent.left)?.valueDeclaration;
        if (declared) declarations.add(declared);
      }
    }
    return declarations;
  }

  private isExhaustionTest(condition: ts.Expression): boolean {
    const row = this.resource.exhaustedBy;
    if (!row || this.exhaustion.size === 0) return false;
    const isRead = (node: ts.Node): boolean => {
      const bare = withoutCasts(node);
      if (this.exhaustion.has(bare)) return true;
      const declared = ts.isIdentifier(bare) ? this.pass.checker.getSymbolAtLocation(bare)?.valueDeclaration : undefined;
      return declared !== undefined && this.exhaustion.has(declared);
    };
    if (ts.isPropertyAccessExpression(condition)) return condition.name.text === row.property && isRead(condition.expression);
    return isRead(condition);
  }
}

/** The call that a value is given to as part of a list or of an object written there. */
function callAround(value: ts.Node): ts.Node | undefined {
  const { parent } = value;
  if (ts.isArrayLiteralExpression(parent) || ts.isObjectLiteralExpression(parent) || ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) return callAround(parent);
  return ts.isCallExpression(parent) && parent.arguments.includes(value as ts.Expression) ? parent : undefined;
}

function isAwaited(call: ts.Node): boolean {
  let value = call;
  while (ts.isParenthesizedExpression(value.parent) || ts.isAsExpression(value.parent)) value = value.parent;
  return ts.isAwaitExpression(value.parent);
}

function isReturned(closure: ts.Node, owner: ts.Node): boolean {
  const around = ts.findAncestor(closure, node => ts.isReturnStatement(node) || node === owner);
  return around !== undefined && around !== owner;
}

function stateOf(paths: readonly Path[]): State {
  const state = new Map<string, Path>();
  for (const path of paths) {
    const key = `${path.status}${path.thrownAt && OWED.has(path.status) ? '!' : ''}${path.outcomes}`;
    if (!state.has(key)) state.set(key, path);
  }
  return state;
}

function mapped(state: State, from: Status, to: Status): State {
  return hasStatus(state, from) ? stateOf([...state.values()].map(path => (path.status === from ? { ...path, status: to } : path))) : state;
}

function filtered(state: State, keep: (status: Status) => boolean): State | undefined {
  const paths = [...state.values()].filter(({ status }) => keep(status));
  return paths.length > 0 ? stateOf(paths) : undefined;
}

function hasStatus(state: State, wanted: Status): boolean {
  for (const { status } of state.values()) if (status === wanted) return true;
  return false;
}

function passedThrough(state: State, node: ts.Node): State {
  return stateOf([...state.values()].map(path => (OWED.has(path.status) ? { ...path, thrownAt: node } : path)));
}

function earliest(paths: readonly Path[]): Path | undefined {
  const place = ({ exit, thrownAt }: Path): number => (thrownAt ?? exit)?.pos ?? Infinity;
  return paths.reduce<Path | undefined>((first, path) => (first && place(first) <= place(path) ? first : path), undefined);
}

/** The assignment (or pattern, or loop head) in which a name gets its new value. */
function assignmentAround(mention: ts.Node): ts.Node {
  return ts.findAncestor(mention, node => (ts.isBinaryExpression(node) && isAssignment(node)) || ts.isForInStatement(node) || ts.isForOfStatement(node)) ?? mention;
}

function literalOf(node: ts.Expression): string | number | boolean | null | undefined {
  const bare = withoutCasts(node);
  if (ts.isStringLiteralLike(bare)) return bare.text;
  if (ts.isNumericLiteral(bare)) return Number(bare.text);
  if (ts.isPrefixUnaryExpression(bare) && bare.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(bare.operand)) return -Number(bare.operand.text);
  return bare.kind === ts.SyntaxKind.TrueKeyword ? true : bare.kind === ts.SyntaxKind.FalseKeyword ? false : bare.kind === ts.SyntaxKind.NullKeyword ? null : undefined;
}
