import { describe } from 'vitest';
import rule from '../../src/rules/no-unwired-state.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();
const bus = `import { EventEmitter } from 'node:events';\nconst bus = new EventEmitter();\n`;

ruleTester.run('no-unwired-state', rule, {
  valid: [
    { name: 'asked whether it was there when it is taken out', code: `export class Server { private pending = new Set<string>(); start(name: string) { this.pending.add(name); } delivered(name: string) { if (this.pending.delete(name)) this.notify(name); } notify(name: string) { console.log(name); } }` },
    { name: 'filled and read', code: `const seen = new Set<string>(); export function isNew(id: string) { if (seen.has(id)) return false; seen.add(id); return true; }` },
    { name: 'exported', code: `export const cache = new Map<string, number>(); export const read = (key: string) => cache.get(key);` },
    { name: 'exported below', code: `const cache = new Map<string, number>(); export const read = (key: string) => cache.get(key); export { cache };` },
    { name: 'exported as the default', code: `const cache = new Map<string, number>(); export const read = (key: string) => cache.get(key); export default cache;` },
    { name: 'handed on', code: `const cache = new Map<string, number>(); declare function fill(map: Map<string, number>): void; fill(cache); export const read = (key: string) => cache.get(key);` },
    { name: 'kept by an object', code: `const cache = new Map<string, number>(); export const store = { cache }; export const read = (key: string) => cache.get(key);` },
    { name: 'returned', code: `export function collect(words: string[]) { const found: string[] = []; for (const word of words) found.push(word); return found; }` },
    { name: 'made with something in it', code: `const names = new Map([['a', 1]]); export const read = (key: string) => names.get(key);` },
    { name: 'an empty list that somebody may fill in', code: `const BLOCKED: string[] = []; export const isBlocked = (name: string) => BLOCKED.includes(name);` },
    { name: 'an empty set that somebody may fill in', code: `const disabled = new Set<string>(); export const isEnabled = (name: string) => !disabled.has(name);` },
    { name: 'assigned', code: `let cache = new Map<string, number>(); export function load(from: Map<string, number>) { cache = from; } export const read = (key: string) => cache.get(key);` },
    { name: 'objects that are kept from being collected', code: `const alive = new Set<object>(); export function keep(thing: object) { alive.add(thing); return () => void alive.delete(thing); }` },
    { name: 'a weak map that keeps values for as long as their keys live', code: `const contexts = new WeakMap<object, object>(); export function tie(key: object, context: object) { contexts.set(key, context); }` },
    { name: 'filled by index', code: `const row: number[] = []; export function set(i: number, n: number) { row[i] = n; } export const first = () => row.pop();` },
    { name: 'taken from', code: `const queue: string[] = []; export const put = (job: string) => { queue.push(job); }; export const take = () => queue.shift();` },
    { name: 'the length that push returns', code: `const log: string[] = []; export const add = (line: string) => log.push(line);` },
    { name: 'filled in passing', code: `export function last(words: string[]) { const all: string[] = []; words.forEach(word => all.push(word)); all.splice(0, 1); return all.pop(); }` },
    { name: 'counted up by index', code: `export function f(ns: number[]) { const counts: number[] = []; for (const n of ns) counts[n]++; counts.pop(); return counts.length; }` },
    { name: 'iterated', code: `const hooks: (() => void)[] = []; export const onExit = (hook: () => void) => { hooks.push(hook); }; export function exit() { for (const hook of hooks) hook(); }` },
    { name: 'spread', code: `export function merge(a: number[]) { const all: number[] = []; all.push(...a); return [...all]; }` },
    { name: 'destructured', code: `export function f() { const pair: number[] = []; pair.push(1); const [first] = pair; return first; }` },
    { name: 'a private field that is filled and read', code: `export class Store { readonly #items = new Map<string, number>(); set(key: string, n: number) { this.#items.set(key, n); } get(key: string) { return this.#items.get(key); } }` },
    { name: 'a field that subclasses may fill', code: `export class Store { protected items = new Map<string, number>(); get(key: string) { return this.items.get(key); } }` },
    { name: 'a field that is filled in another object', code: `export class Store { private items = new Map<string, number>(); merge(other: Store) { other.items.set('a', 1); } get(key: string) { return this.items.get(key); } }` },
    { name: 'a field that is reached by its name', code: `export class Store { private items = new Map<string, number>(); get(key: string) { return this.items.get(key); } } export const open = (store: Store) => store['items'];` },
    { name: 'a field with a decorator', code: `declare const inject: any; export class Store { @inject private items = new Map<string, number>(); get(key: string) { return this.items.get(key); } }` },
    { name: 'a class of the project called Map', code: `class Map { get(key: string) { return key; } } const names = new Map(); export const read = (key: string) => names.get(key);` },
    { name: 'an emitter with both ends', code: `${bus}bus.on('tick', () => {}); export const tick = () => bus.emit('tick');` },
    { name: 'an emitter with other names for what it emits', code: `${bus}bus.on('tick', () => {}); export const emit = (event: string) => bus.emit(event);` },
    { name: 'an exported emitter', code: `${bus.replace('const', 'export const')}bus.on('tick', () => {});` },
    { name: 'an emitter that is handed on', code: `${bus}bus.on('tick', () => {}); export const start = (run: (on: EventEmitter) => void) => run(bus);` },
    { name: 'listeners for errors, and for listeners', code: `${bus}bus.on('error', () => {}); bus.on('newListener', () => {}); bus.on('tick', () => {}); export const tick = () => bus.emit('tick');` },
    { name: 'a listener that is chained', code: `${bus}export const emitter = bus.on('tick', () => {});` },
    { name: 'a method taken from the emitter', code: `${bus}bus.on('tick', () => {}); export const emit = bus.emit.bind(bus);` },
    { name: 'a subclass of the project', code: `import { EventEmitter } from 'node:events'; class Clock extends EventEmitter { start() { this.emit('tick'); } } const clock = new Clock(); clock.on('tick', () => {}); clock.start();  export {};` },
    { name: 'an event that is dispatched', code: `const target = new EventTarget(); target.addEventListener('tick', () => {}); export const tick = () => target.dispatchEvent(new Event('tick'));` },
  ],
  invalid: [
    {
      name: 'a cache that is only cleared',
      code: `const cache = new Map<string, number>();\nexport function forget(key: string) {\n  cache.delete(key);\n}\nexport function reset() {\n  cache.clear();\n}`,
      errors: [{ messageId: 'neverFilled', line: 1, column: 7, endColumn: 12, data: { name: 'cache', lines: '3 and 6' } }],
    },
    { name: 'a cache that is only asked', code: `const cache = new Map<string, number>();\nexport function price(key: string) {\n  return cache.has(key) ? cache.get(key) : key.length;\n}`, errors: [{ messageId: 'neverFilled', data: { name: 'cache', lines: '3' } }] },
    { name: 'a queue that nothing enters', code: `const queue: string[] = [];\nexport const take = () => queue.shift();\nexport function clear() { queue.length = 0; }`, errors: [{ messageId: 'neverFilled', data: { name: 'queue', lines: '2 and 3' } }] },
    { name: 'a set that nothing enters', code: `const open = new Set<string>();\nexport const isOpen = (id: string) => open.has(id);\nexport const close = (id: string) => { open.delete(id); };`, errors: [{ messageId: 'neverFilled' }] },
    { name: 'a private field that nothing fills', code: `export class Store {\n  readonly #items = new Map<string, number>();\n  get(key: string) { return this.#items.get(key); }\n}`, errors: [{ messageId: 'neverFilled', line: 2, column: 12, data: { name: '#items', lines: '3' } }] },
    { name: 'a field that TypeScript says is private', code: `export class Store {\n  private entries2 = new Map<string, number>();\n  get(key: string) { return this.entries2.get(key); }\n  reset() { this.entries2 = new Map(); }\n}`, errors: [{ messageId: 'neverFilled', data: { name: 'entries2', lines: '3 and 4' } }] },
    { name: 'a list that nothing reads', code: `export function total(prices: number[]) {\n  const taxes: number[] = [];\n  let sum = 0;\n  for (const price of prices) {\n    taxes.push(price * 0.2);\n    sum += price;\n  }\n  return sum;\n}`, errors: [{ messageId: 'neverRead', line: 2, column: 9, data: { name: 'taxes', lines: '5' } }] },
    { name: 'a log of texts that nothing reads', code: `const seen = new Set<string>();\nexport function visit(id: string) {\n  seen.add(id);\n}`, errors: [{ messageId: 'neverRead', data: { name: 'seen', lines: '3' } }] },
    { name: 'JavaScript: a list that nothing reads', code: `export function total(prices) {\n  const errors = [];\n  for (const price of prices) if (price < 0) errors.push(price);\n  return prices.length;\n}`, filename: 'file.js', errors: [{ messageId: 'neverRead' }] },
    { name: 'JavaScript: a cache that is only asked', code: `const cache = new Map();\nexport const read = key => cache.get(key);`, filename: 'file.js', errors: [{ messageId: 'neverFilled' }] },
    { name: 'nothing emits', code: `${bus}bus.setMaxListeners(0);\nbus.on('tick', () => {});`, errors: [{ messageId: 'neverEmitted', line: 4, column: 1, endColumn: 4, data: { name: 'bus' } }] },
    { name: 'nothing emits what is waited for', code: `import { EventEmitter, on, once } from 'node:events';\nconst bus = new EventEmitter();\nexport const first = () => once(bus, 'tick');\nexport async function all() { for await (const [n] of on(bus, 'tick')) console.log(n); }`, errors: [{ messageId: 'neverEmitted', line: 3 }, { messageId: 'neverEmitted', line: 4 }] },
    { name: 'another event than those emitted', code: `${bus}bus.on('user-created', () => {});\nexport function create() { bus.emit('user:created'); bus.emit('saved'); }`, errors: [{ messageId: 'eventNeverEmitted', line: 3, data: { name: 'bus', event: 'user-created', events: '`user:created` and `saved`' } }] },
    { name: 'nobody listens', code: `${bus}export function create() {\n  bus.emit('created');\n}`, errors: [{ messageId: 'neverHeard', line: 2, column: 7, data: { name: 'bus', lines: '4' } }] },
    { name: 'nobody dispatches', code: `const target = new EventTarget();\ntarget.addEventListener('tick', () => {});\nexport {};`, errors: [{ messageId: 'neverEmitted', line: 2 }] },
  ],
});

describe('known misses', () => {
  ruleTester.run('no-unwired-state', rule, {
    valid: [
      { name: 'plain objects', code: `const cache: Record<string, number> = {}; export const read = (key: string) => cache[key];` },
      { name: 'a subclass that nothing makes emit', code: `import { EventEmitter } from 'node:events'; class Clock extends EventEmitter {} const clock = new Clock(); clock.on('tick', () => {}); export {};` },
    ],
    invalid: [],
  });
});
