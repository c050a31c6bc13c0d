import ts from 'typescript';
import { argumentUse, type ArgumentUse } from './argument-use.js';
import { builtinModule } from './engine.js';

/** Where a built-in function is declared: `readFile` of the module `fs`, `round` of `Math`, `slice` of the instances of `Array`. */
export interface BuiltinName {
  /** `undefined` for globals. */
  readonly module: string | undefined;
  /** The interface, class or namespace that has it; `undefined` for what stands by itself. */
  readonly holder: string | undefined;
  readonly name: string;
}

/** What the running engine says of one of its functions. */
export interface EngineFunction {
  /** The function's own `length`. */
  readonly length: number;
  /** What its code does; `undefined` where it is not written in JavaScript. */
  readonly use: ArgumentUse | undefined;
}

/** Asks a built-in of the running Node for its code and calls nothing; `undefined` where there is no such function. */
export function engineFunction({ module, holder, name }: BuiltinName): EngineFunction | undefined {
  const root = module === undefined ? globalThis : builtinModule(module);
  if (root === undefined) return undefined;
  const owner = holder === undefined ? root : ownerNamed(root, holder, name);
  const fn = owner === undefined ? undefined : valueOf(owner, name);
  return typeof fn === 'function' ? { length: fn.length, use: useOf(fn as () => unknown) } : undefined;
}

/** `Array`: its instances; `ArrayConstructor` and `Math`: the object itself. A class has static methods beside those of its instances. */
function ownerNamed(root: object, holder: string, name: string): object | undefined {
  const value = valueOf(root, holder.replace(/Constructor$/, ''));
  if (typeof value === 'object' && value !== null) return value;
  if (typeof value !== 'function') return undefined;
  const prototype: unknown = valueOf(value, 'prototype');
  const isStatic = holder.endsWith('Constructor') || typeof prototype !== 'object' || prototype === null || valueOf(prototype, name) === undefined;
  return isStatic ? value : prototype;
}

/** Getters on built-ins may warn or throw; globals that Node loads when they are asked for do neither. */
function valueOf(object: object, key: string): unknown {
  if (object === globalThis) return (globalThis as Record<string, unknown>)[key];
  for (let owner: object | null = object; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    if (descriptor) return descriptor.value;
  }
  return undefined;
}

const uses = new WeakMap<() => unknown, ArgumentUse | undefined>();

function useOf(fn: () => unknown): ArgumentUse | undefined {
  if (!uses.has(fn)) uses.set(fn, parse(Function.prototype.toString.call(fn)));
  return uses.get(fn);
}

function parse(text: string): ArgumentUse | undefined {
  if (text.includes('[native code]')) return undefined;
  const isExpression = /^(?:async\s+)?(?:function|class)\b|^(?:async\s*)?\(|^(?:async\s+)?[\w$]+\s*=>/.test(text);
  const file = ts.createSourceFile('builtin.js', isExpression ? `(${text})` : `({ ${text} })`, ts.ScriptTarget.Latest, true);
  const find = (node: ts.Node): ts.SignatureDeclaration | undefined => {
    if (ts.isClassLike(node)) return node.members.find(ts.isConstructorDeclaration);
    return ts.isFunctionLike(node) ? node : ts.forEachChild(node, find);
  };
  const found = find(file);
  return found && argumentUse(found);
}
