import { describe } from 'vitest';
import rule from '../../src/rules/no-lossy-json.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();
const state = `export interface State { id: string; tags: Map<string, number> }\n`;

ruleTester.run('no-lossy-json', rule, {
  valid: [
    { name: 'plain values', code: `export const f = (o: { id: string; at: Date; xs: number[]; n: null; u?: undefined }) => JSON.stringify(o);` },
    { name: 'any and unknown', code: `export const f = (a: any, b: unknown, c: object, d: {}) => [JSON.stringify(a), JSON.stringify(b), JSON.stringify(c), JSON.stringify(d)];` },
    { name: 'a type parameter', code: `export const f = <T>(value: T) => JSON.stringify(value);` },
    { name: 'a replacer', code: `${state}export const f = (s: State) => JSON.stringify(s, (_, value: unknown) => (value instanceof Map ? [...value] : value));` },
    { name: 'a list of the properties that are wanted', code: `${state}export const f = (s: State) => JSON.stringify(s, ['id']);` },
    { name: 'converted where it is written', code: `${state}export const f = (s: State) => JSON.stringify({ ...s, tags: [...s.tags] }, null, 2);` },
    { name: 'converted before', code: `${state}export function f(s: State) { const plain = { ...s, tags: Object.fromEntries(s.tags) }; return JSON.stringify(plain); }` },
    { name: 'left out', code: `${state}export function f({ tags, ...rest }: State) { return JSON.stringify(rest) + tags.size; }` },
    { name: 'a class that says how', code: `class Store { private entries = new Map<string, string>(); toJSON() { return [...this.entries]; } } export const f = (s: Store) => JSON.stringify({ s });` },
    { name: 'a private field and a getter', code: `class Store { #entries = new Map<string, string>(); static all = new Set<string>(); get entries() { return this.#entries; } } export const f = (s: Store) => JSON.stringify(s);` },
    { name: 'a part that need not be there', code: `export const f = (o: { id: string; cache?: Map<string, string> }) => JSON.stringify(o);` },
    { name: 'a part that may be a text', code: `export const f = (o: { pattern: string | RegExp }) => JSON.stringify(o);` },
    { name: 'a value that is one of several', code: `${state}export const f = (s: State | { id: string }) => JSON.stringify(s);` },
    { name: 'what a library declares', code: `import type http from 'node:http'; export const f = (agent: http.Agent, server: http.Server) => JSON.stringify({ agent, server });` },
    { name: 'what is logged', code: `${state}declare const logger: { debug(text: string): void };\nexport function f(s: State) { console.log(JSON.stringify(s)); logger.debug(\`state: \${JSON.stringify(s, null, 2).slice(0, 100)}\`); throw new Error('bad state ' + JSON.stringify(s)); }` },
    { name: 'a JSON that is no built-in', code: `${state}const JSON = { stringify: (value: object) => Object.keys(value).join() }; export const f = (s: State) => JSON.stringify(s);` },
    { name: 'awaited', code: `declare function load(): Promise<number>; export const f = async () => JSON.stringify({ data: await load() });` },
    { name: 'a number from a bigint', code: `export const f = (n: bigint) => JSON.stringify({ n: Number(n), text: String(n) });` },
    { name: 'arguments that are spread', code: `export const f = (args: [Map<string, string>]) => JSON.stringify(...args);` },
    { name: 'json() of something else', code: `class Body { json(value: object) { return value; } } export const f = (b: Body) => b.json(new Map());` },
    { name: 'a structured clone', code: `${state}export const f = (s: State) => structuredClone(s);` },
  ],
  invalid: [
    {
      name: 'a map that is written to a file',
      code: `import { writeFile } from 'node:fs/promises';\n${state}export async function save(state: State) {\n  await writeFile('state.json', JSON.stringify(state, null, 2));\n}`,
      errors: [{ messageId: 'entries', line: 4, column: 48, data: { call: 'JSON.stringify()', part: '`state.tags`', lost: 'Map', repair: '`Object.fromEntries()` of it, or an array of its entries,' } }],
    },
    {
      name: 'as a value of its own',
      code: `export const f = (m: Map<string, number>, s: ReadonlySet<string>, n: Map<number, string>) => [JSON.stringify(m), JSON.stringify(s), JSON.stringify(n)];`,
      errors: [
        { messageId: 'entries', suggestions: [{ messageId: 'convert', data: { text: 'Object.fromEntries(m)' }, output: `export const f = (m: Map<string, number>, s: ReadonlySet<string>, n: Map<number, string>) => [JSON.stringify(Object.fromEntries(m)), JSON.stringify(s), JSON.stringify(n)];` }] },
        { messageId: 'entries', data: { call: 'JSON.stringify()', part: '`s`', lost: 'Set', repair: 'an array of its elements' }, suggestions: [{ messageId: 'convert', data: { text: '[...s]' }, output: `export const f = (m: Map<string, number>, s: ReadonlySet<string>, n: Map<number, string>) => [JSON.stringify(m), JSON.stringify([...s]), JSON.stringify(n)];` }] },
        { messageId: 'entries', suggestions: [{ messageId: 'convert', data: { text: '[...n]' }, output: `export const f = (m: Map<string, number>, s: ReadonlySet<string>, n: Map<number, string>) => [JSON.stringify(m), JSON.stringify(s), JSON.stringify([...n])];` }] },
      ],
    },
    { name: 'deep inside', code: `interface Node { id: string; edges: Set<string> }\ninterface Graph { nodes: Node[]; name: string }\nexport const f = (report: { graph: Graph }) => JSON.stringify(report);`, errors: [{ messageId: 'entries', line: 3, data: { call: 'JSON.stringify()', part: '`report.graph.nodes[].edges`', lost: 'Set', repair: 'an array of its elements' } }] },
    { name: 'in a literal, in short', code: `export function f(ids: Set<string>, name: string) { return JSON.stringify({ name, ids }); }`, errors: [{ messageId: 'entries', line: 1, column: 83, suggestions: [{ messageId: 'convert', data: { text: '[...ids]' }, output: `export function f(ids: Set<string>, name: string) { return JSON.stringify({ name, ids: [...ids] }); }` }] }] },
    { name: 'spread into a literal', code: `${state}export const f = (s: State) => JSON.stringify({ ...s, at: 1 });`, errors: [{ messageId: 'entries', line: 2, column: 47, data: { call: 'JSON.stringify()', part: '`tags`', lost: 'Map', repair: '`Object.fromEntries()` of it, or an array of its entries,' } }] },
    { name: 'in a list', code: `${state}export const f = (all: State[], one: State) => [JSON.stringify(all), JSON.stringify([one, ...all])];`, errors: [{ messageId: 'entries', data: { call: 'JSON.stringify()', part: '`all[].tags`', lost: 'Map', repair: '`Object.fromEntries()` of it, or an array of its entries,' } }, { messageId: 'entries' }] },
    { name: 'a field of a class', code: `class Store { private entries = new Map<string, string>(); size() { return this.entries.size; } }\nconst store = new Store();\nexport const f = () => JSON.stringify(store);`, errors: [{ messageId: 'entries', line: 3 }] },
    { name: 'a key of a cache', code: `import { createHash } from 'node:crypto';\n${state}export const f = (s: State) => createHash('sha256').update(JSON.stringify(s)).digest('hex');`, errors: [{ messageId: 'entries', line: 3 }] },
    { name: 'a regular expression', code: `export const f = (rule: { pattern: RegExp }) => JSON.stringify({ pattern: rule.pattern });`, errors: [{ messageId: 'pattern', data: { call: 'JSON.stringify()', part: '`rule.pattern`', lost: 'RegExp', repair: '' }, suggestions: [{ messageId: 'convert', data: { text: 'rule.pattern.source' }, output: `export const f = (rule: { pattern: RegExp }) => JSON.stringify({ pattern: rule.pattern.source });` }] }] },
    { name: 'a promise', code: `declare function load(): Promise<number>;\nexport async function f() { return JSON.stringify({ data: load() }); }\nexport function g() { return Response.json({ data: load() }); }`, errors: [{ messageId: 'promise', line: 2, column: 59, suggestions: [{ messageId: 'convert', data: { text: 'await load()' }, output: `declare function load(): Promise<number>;\nexport async function f() { return JSON.stringify({ data: await load() }); }\nexport function g() { return Response.json({ data: load() }); }` }] }, { messageId: 'promise', line: 3, data: { call: 'Response.json()', part: '`load()`', lost: 'Promise', repair: '' } }] },
    { name: 'a bigint', code: `export const f = (row: { id: bigint }, n: bigint) => [JSON.stringify(row), JSON.stringify({ n })];`, errors: [{ messageId: 'bigint', data: { call: 'JSON.stringify()', part: '`row.id`', lost: 'bigint', repair: '' } }, { messageId: 'bigint', suggestions: 1 }] },
    { name: 'in JavaScript', filename: 'file.js', code: `const seen = new Set();\nexport const save = () => JSON.stringify({ seen });`, errors: [{ messageId: 'entries', line: 2, suggestions: 1 }] },
  ],
});

describe('known misses', () => {
  ruleTester.run('no-lossy-json', rule, {
    valid: [
      { name: 'an error, which may have a toJSON of its own', code: `export const f = (error: Error) => JSON.stringify({ error });` },
      { name: 'a part that need not be there, and is', code: `interface Options { only?: Set<string> } const options: Options = { only: new Set(['a']) }; export const f = () => JSON.stringify(options);` },
      { name: 'this', code: `export class Store { private entries = new Map<string, string>(); save() { return JSON.stringify(this); } size() { return this.entries.size; } }` },
    ],
    invalid: [],
  });
});
