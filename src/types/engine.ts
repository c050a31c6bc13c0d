import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Answer } from './members.js';

/** What the ES library calls by another name than the engine does. */
const ENGINE_NAMES: Readonly<Record<string, string>> = {
  ReadonlyArray: 'Array',
  ReadonlyMap: 'Map',
  ReadonlySet: 'Set',
  CallableFunction: 'Function',
  NewableFunction: 'Function',
};

/**
 * Whether the running engine has a member `name` on what the ES library calls `typeName` (`Array`: its instances;
 * `ArrayConstructor`, `Math`: the object itself). `unknown` for interfaces that are no objects of their own (`ArrayLike`,
 * `Iterator`) and for errors, which everybody extends.
 */
export function engineHas(typeName: string, name: string): Answer {
  const builtin = (Object.hasOwn(ENGINE_NAMES, typeName) && ENGINE_NAMES[typeName]) || typeName;
  const value = lookUp(globalThis, builtin.replace(/Constructor$/, ''));
  if (value === undefined) return 'unknown';
  if (builtin.includes('Error')) return builtin.endsWith('Constructor') && name in Object(value) ? 'yes' : 'unknown';
  if (typeof value !== 'function' || builtin.endsWith('Constructor')) return answer(name in Object(value));
  const prototype: unknown = value.prototype;
  return typeof prototype === 'object' || typeof prototype === 'function' ? answer(name in (prototype as object)) : 'unknown';
}

/**
 * Whether any edition of the ES library that comes with TypeScript gives an interface a member: one that is newer than the running
 * engine and the `lib` of the program is no invention.
 */
export function libraryHas(interfaceName: string, name: string): boolean {
  library ??= readLibrary();
  const own = new RegExp(`^ {4}(?:readonly )?${name.replaceAll('$', '\\$')}\\??[:(<]`, 'm');
  return (library.get(interfaceName) ?? []).some(members => own.test(members));
}

let library: ReadonlyMap<string, readonly string[]> | undefined;

function readLibrary(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const directory = path.dirname(ts.getDefaultLibFilePath({}));
  for (const file of fs.readdirSync(directory)) {
    if (!/^lib\.es.*\.d\.ts$/.test(file)) continue;
    for (const [, name, members] of fs.readFileSync(path.join(directory, file), 'utf8').matchAll(/^interface (\w+)\b[^{]*\{([^]*?)^\}/gm)) {
      if (name && members) found.set(name, [...(found.get(name) ?? []), members]);
    }
  }
  return found;
}

/**
 * Whether the running Node has `name` on the built-in module itself, for a type that is `typeof import('fs')`. Reading a
 * built-in runs no code of the linted project.
 */
export function builtinModuleHas(moduleName: string, name: string): Answer {
  const module = builtinModule(moduleName);
  return module === undefined ? 'unknown' : answer(name in Object(module));
}

/**
 * Whether instances of a class of a built-in module, or a global, have a method `name`. `unknown` where the running Node
 * exports no such class: an interface of the types. Own fields of instances cannot be seen, so a `no` holds for calls only.
 */
export function builtinInstanceHas(moduleName: string | undefined, className: string, name: string): Answer {
  const value = lookUp(moduleName === undefined ? globalThis : builtinModule(moduleName), className);
  if (typeof value !== 'function' || typeof value.prototype !== 'object' || value.prototype === null) return 'unknown';
  return answer(name in value.prototype);
}

/**
 * Whether any class of any built-in module of the running Node has a method `name`. Own fields of instances cannot be seen
 * this way, so a `no` holds for calls only.
 */
export function builtinClassHas(name: string): Answer {
  methods ??= collectMethods();
  return answer(methods.has(name));
}

/** Whether values of any class of the language or global of the running Node have a member `name`: `exec` of regular expressions. */
export function someGlobalClassHas(name: string): boolean {
  return Object.getOwnPropertyNames(globalThis).some(key => {
    const value = safeGet(globalThis, key);
    return typeof value === 'function' && typeof value.prototype === 'object' && value.prototype !== null && name in value.prototype;
  });
}

let methods: ReadonlySet<string> | undefined;

function collectMethods(): ReadonlySet<string> {
  const names = new Set<string>();
  const addAll = (value: unknown): void => {
    for (let object = value; object && object !== Object.prototype; object = Object.getPrototypeOf(object)) {
      for (const name of Object.getOwnPropertyNames(object)) names.add(name);
    }
  };
  addAll(process);
  addAll(globalThis);
  for (const id of process.getBuiltinModule('module').builtinModules) {
    const module = builtinModule(id);
    if (module === undefined) continue;
    addAll(module);
    for (const key of Object.keys(module)) {
      const value = safeGet(module, key);
      addAll(value);
      if (typeof value === 'function') addAll(value.prototype);
    }
  }
  return names;
}

/** A built-in module of the running Node, unless loading it has effects. */
export function builtinModule(id: string): object | undefined {
  // Loading these has effects or prints a warning.
  if (/^(?:node:)?(?:sys|punycode|repl|inspector|trace_events|wasi|test|sqlite|sea)(?:\/|$)/.test(id) || id.startsWith('_')) return undefined;
  try {
    return process.getBuiltinModule(id) as object | undefined;
  } catch {
    return undefined;
  }
}

/** Getters on built-ins may warn or throw; a value that is not there says the same. */
function safeGet(object: object, key: string): { readonly prototype?: unknown } | undefined {
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  return descriptor && 'value' in descriptor ? (descriptor.value as { prototype?: unknown }) : undefined;
}

function lookUp(object: unknown, dotted: string): { readonly prototype?: unknown } | undefined {
  return dotted.split('.').reduce<unknown>((value, key) => (value == null ? undefined : (value as Record<string, unknown>)[key]), object) as
    | { readonly prototype?: unknown }
    | undefined;
}

function answer(found: boolean): Answer {
  return found ? 'yes' : 'no';
}

/** The module that declares a symbol, as in `declare module 'fs'`; `undefined` for a global. */
export function declaringModule(symbol: ts.Symbol): string | undefined {
  for (let node: ts.Node | undefined = symbol.declarations?.[0]; node; node = node.parent as ts.Node | undefined) {
    if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) return node.name.text;
  }
  return undefined;
}

/** The dotted name of a declaration below its namespaces: `Intl.NumberFormat`. */
export function qualifiedName(symbol: ts.Symbol): string {
  const declaration = symbol.declarations?.[0];
  let name = symbol.name;
  for (let node = declaration?.parent; node; node = node.parent) {
    if (ts.isModuleDeclaration(node) && ts.isIdentifier(node.name)) name = `${node.name.text}.${name}`;
  }
  return name;
}

/** Whether the timers of the running Node have a member `name`; those of browsers are numbers. */
export function timerHas(name: string): boolean {
  const timer = setTimeout(() => undefined, 0);
  clearTimeout(timer);
  return name in timer;
}
