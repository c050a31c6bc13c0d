import ts from 'typescript';
import { EVENT_ALIASES } from '../catalogue/event-names.js';
import { isTestFile } from '../modules/file-purpose.js';
import { installedFrom, installedPackageOf, packagesAbove, type Package } from '../modules/package-json.js';
import { mentions } from '../modules/tokens.js';
import { enclosingModuleName } from '../types/declaring-package.js';
import { nodeEmits } from '../types/engine-events.js';
import { domEventMaps, listedEvents } from '../types/event-lists.js';
import { isJavaScript } from '../types/js-inference.js';
import { partsOf, withBases } from '../types/members.js';
import { withoutCasts } from '../types/origin.js';
import { importedPackages, runtimePackage } from './contrary-evidence.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { mentionsInProgram } from './program-mentions.js';

/** A literal event name that the exact type of the emitter does not list. Whether it is wrong, only evidence can tell. */
export interface UnlistedEvent {
  readonly name: string;
  readonly at: ts.StringLiteralLike;
  readonly owner: EventOwner;
  /** The declared type of the emitter or target. */
  readonly type: ts.Symbol;
  readonly listed: readonly string[];
  /** The event whose handler is kept in a property of that name: `load` for `onload`. */
  readonly handlerOf: string | undefined;
  /** What this type calls the event that others call so. */
  readonly alias: string | undefined;
  readonly compilerSees: boolean;
}

export type EventOwner = { readonly kind: 'dom' } | { readonly kind: 'node'; readonly types: Package } | { readonly kind: 'package'; readonly types: Package; readonly runtime: Package | undefined };

/** How the written name differs from a listed one: the more likely somebody else means it, the more are asked. */
export type Likeness = 'handler' | 'slip' | 'inflection' | 'alias';

const LISTENER_METHODS: ReadonlySet<string> = new Set(['on', 'once', 'off', 'addListener', 'removeListener', 'prependListener', 'prependOnceListener', 'addEventListener', 'removeEventListener']);
/** Whoever holds one of these knows nothing of its events. */
const ANY_EMITTER: ReadonlySet<string> = new Set(['EventEmitter', 'EventTarget', 'NodeEventTarget', 'EventEmitterAsyncResource']);
/** Custom elements are of these types too. */
const ANY_ELEMENT: ReadonlySet<string> = new Set(['Element', 'HTMLElement', 'Node']);
const MAX_DEPENDENCIES = 100;

/** Listeners for literal names that the declared type of the emitter does not list. Test files are left alone. */
export const unlistedEvents = defineFileAnalysis('unlistedEvents', (pass): readonly UnlistedEvent[] => {
  if (isTestFile(pass.sourceFile.fileName)) return [];
  return nodesOf(pass, ts.SyntaxKind.CallExpression).flatMap(call => unlistedEvent(call, pass) ?? []);
});

function unlistedEvent(call: ts.CallExpression, pass: FilePass): UnlistedEvent | undefined {
  const { checker, program } = pass;
  const [first, handler] = call.arguments;
  const at = first && withoutCasts(first);
  if (!at || !handler || !ts.isStringLiteralLike(at) || !/^[a-z][\w-]*$/i.test(at.text)) return undefined;
  // Signals are another rule's.
  if (/^SIG[A-Z\d]+$/.test(at.text)) return undefined;
  const name = at.text;
  const method = listenerMethod(call);
  const emitter = method && emitterOf(method, pass);
  if (!method || !emitter) return undefined;
  const list = listedEvents(emitter.method, method, checker);
  if (!list || list.names.has(name)) return undefined;

  const { type, owner } = emitter;
  // Overloads of a class hide those of its bases, not their events.
  const listed = new Set([...list.names, ...emitter.inherited.flatMap(each => [...(listedEvents(each, method, checker)?.names ?? [])])]);
  if (listed.has(name)) return undefined;
  let handlerOf: string | undefined;
  if (owner.kind === 'dom') {
    const maps = domEventMaps(program);
    if ([...maps.values()].some(names => names.has(name)) || isVendorName(name, maps)) return undefined;
    // Events come up from the elements.
    if (emitter.isNode) for (const each of maps.get('GlobalEventHandlersEventMap') ?? []) listed.add(each);
    if (/^on/i.test(name) && (name === name.toLowerCase() || !ANY_ELEMENT.has(type.name))) {
      const event = name.slice(2).toLowerCase();
      handlerOf = listed.has(event) ? event : undefined;
    }
  }
  const module = type.declarations?.[0] && enclosingModuleName(type.declarations[0])?.replace(/^node:/, '');
  const alias = EVENT_ALIASES.find(row => row.name === name && row.type === type.name && row.module === module)?.real;
  const compilerSees = !list.isOpen && !isJavaScript(at) && at === first;
  return { name, at, owner, type, listed: [...listed], handlerOf, alias: alias !== undefined && listed.has(alias) ? alias : undefined, compilerSees };
}

/** `on` of `emitter.on('a', f)`, and a bare `addEventListener`. */
export function listenerMethod(call: ts.CallExpression): ts.Identifier | undefined {
  const callee = withoutCasts(call.expression);
  const method = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(method) && LISTENER_METHODS.has(method.text) ? method : undefined;
}

interface Emitter {
  readonly type: ts.Symbol;
  readonly owner: EventOwner;
  readonly method: ts.Type;
  /** The method as the bases declare it. */
  readonly inherited: readonly ts.Type[];
  /** A node of a document, or the window: events of others pass by. */
  readonly isNode: boolean;
}

/** The emitter, if its declared type is exactly one that Node, the DOM library or a package declares. */
function emitterOf(method: ts.Identifier, { checker, program, sourceFile }: FilePass): Emitter | undefined {
  const access = method.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name !== method) {
    const symbol = checker.getSymbolAtLocation(method);
    const isGlobal = symbol?.declarations?.some(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile())) ?? false;
    return isGlobal && symbol ? { type: symbol, owner: { kind: 'dom' }, method: checker.getTypeAtLocation(method), inherited: [], isNode: true } : undefined;
  }
  const parts = partsOf(checker.getTypeAtLocation(access.expression), checker) ?? [];
  const [part] = parts;
  if (!part || parts.length > 1) return undefined;
  // `Window & typeof globalThis`
  const members = (part.isIntersection() ? part.types : [part]).filter(member => (member.symbol as ts.Symbol | undefined)?.valueDeclaration !== undefined || member.symbol?.name !== 'globalThis');
  const [own] = members;
  const type = own?.symbol as ts.Symbol | undefined;
  const property = part.getProperty(method.text);
  if (!own || !type || members.length > 1 || !property || ANY_EMITTER.has(type.name) || own.getStringIndexType()) return undefined;
  const owner = ownerOf(type, program, sourceFile);
  const inherited = [...withBases(own, checker)].flatMap(base => base.getProperty(method.text) ?? []).map(each => checker.getTypeOfSymbolAtLocation(each, method));
  return owner && { type, owner, method: checker.getTypeOfSymbolAtLocation(property, method), inherited, isNode: own.getProperty('ownerDocument') !== undefined || own.getProperty('document') !== undefined };
}

function ownerOf(type: ts.Symbol, program: ts.Program, from: ts.SourceFile): EventOwner | undefined {
  for (const declaration of type.declarations ?? []) {
    if (!ts.isClassLike(declaration) && !ts.isInterfaceDeclaration(declaration)) continue;
    const file = declaration.getSourceFile();
    if (program.isSourceFileDefaultLibrary(file)) return { kind: 'dom' };
    const types = installedPackageOf(file.fileName);
    if (types?.json.name === '@types/node') return { kind: 'node', types };
    if (types) return { kind: 'package', types, runtime: runtimePackage(types, from) };
  }
  return undefined;
}

/** `webkitTransitionEnd`, `otransitionend`: browsers had them. */
function isVendorName(name: string, maps: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const [, rest] = /^(?:webkit|moz|ms|o)(\w+)$/i.exec(name) ?? [];
  return rest !== undefined && (/^(?:webkit|moz|ms[A-Z])/.test(name) || [...maps.values()].some(names => names.has(rest.toLowerCase())));
}

/** Whether nobody who could emit the event knows its name. Reads files, so it is asked of suspicions only. */
export function nobodyKnows(event: UnlistedEvent, likeness: Likeness, pass: FilePass): boolean {
  const { name, owner } = event;
  if (isWrittenElsewhere(event, likeness, pass)) return false;
  if (likeness === 'handler') return true;
  const isSure = likeness === 'slip';
  if (owner.kind !== 'dom' && likeness !== 'alias') {
    const emitted = nodeEmits(name);
    if (emitted === 'yes' || (emitted === 'unknown' && !isSure)) return false;
  }
  if (owner.kind === 'package' && (!owner.runtime || mentions(owner.runtime, name).found !== 'no')) return false;
  // Anybody may dispatch an event in a document; what is no evident slip may come from wherever the emitter was made.
  const packages = owner.kind === 'dom' || !isSure ? dependencies(pass.sourceFile.fileName) : importedPackages(pass);
  return packages.length <= MAX_DEPENDENCIES && packages.every(pkg => isSilentOn(pkg, name));
}

/** A package without sources dispatches nothing. */
function isSilentOn(pkg: Package, name: string): boolean {
  const { found, files } = mentions(pkg, name);
  return found === 'no' || (found === 'unknown' && files === 0 && (pkg.json.name?.startsWith('@types/') ?? false));
}

/** What the nearest package that depends on anything depends on. */
function dependencies(fileName: string): readonly Package[] {
  for (const { directory, json } of packagesAbove(fileName)) {
    const names = Object.keys({ ...json.dependencies, ...json.peerDependencies });
    if (names.length > 0) return names.flatMap(name => installedFrom(directory, name) ?? []);
  }
  return [];
}

/** Any other place in the project that names the event: emits it, dispatches it, listens to it elsewhere, lists it. */
function isWrittenElsewhere({ name, at, type }: UnlistedEvent, likeness: Likeness, { program, checker }: FilePass): boolean {
  return mentionsInProgram(program, name).some(node => {
    if (node === at) return false;
    if (!ts.isStringLiteralLike(node)) return likeness !== 'handler' && isMemberName(node);
    let value: ts.Node = node;
    while (ts.isAsExpression(value.parent) || ts.isParenthesizedExpression(value.parent)) value = value.parent;
    const call = value.parent;
    if (!ts.isCallExpression(call) && !ts.isNewExpression(call)) return likeness !== 'handler';
    const method = ts.isCallExpression(call) && call.arguments[0] === value ? listenerMethod(call) : undefined;
    return !method || typeBefore(method, checker) !== type;
  });
}

function typeBefore(method: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (!ts.isPropertyAccessExpression(method.parent)) return checker.getSymbolAtLocation(method);
  const [part] = partsOf(checker.getTypeAtLocation(method.parent.expression), checker) ?? [];
  return part?.isIntersection() ? part.types[0]?.symbol : part?.symbol;
}

/** Keys and types may list events; the methods of a class do not. */
function isMemberName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  return (ts.isObjectLiteralElement(parent) || ts.isTypeElement(parent) || ts.isEnumMember(parent)) && !ts.isClassLike(parent.parent) && parent.name === node;
}
