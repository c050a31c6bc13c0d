import { describe } from 'vitest';
import rule from '../../src/rules/no-lossy-json.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();
const session = `export interface Session { id: string; at: Date }\n`;
const age = `export const age = (s: Session) => Date.now() - s.at.getTime();\n`;
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
    { name: 'a type that the program only claims', code: `interface Body { id: bigint; title: string }\nexport const write = (body: Body) => JSON.stringify(body);\nexport const send = (id: number) => write({ id: id as unknown as bigint, title: '' });` },
    { name: 'a number from a bigint', code: `export const f = (n: bigint) => JSON.stringify({ n: Number(n), text: String(n) });` },
    { name: 'arguments that are spread', code: `export const f = (args: [Map<string, string>]) => JSON.stringify(...args);` },
    { name: 'json() of something else', code: `class Body { json(value: object) { return value; } } export const f = (b: Body) => b.json(new Map());` },
    { name: 'a structured clone', code: `${state}export const f = (s: State) => structuredClone(s);` },
    { name: 'a reviver', code: `${session}${age}export const load = (text: string) => JSON.parse(text, (key, value: unknown) => (key === 'at' ? new Date(value as string) : value)) as Session;` },
    { name: 'converted in place', code: `${session}${age}export function load(text: string) { const s = JSON.parse(text) as Session; s.at = new Date(s.at); return s; }` },
    { name: 'converted in a copy', code: `${session}${age}export function load(text: string): Session { const raw: Session = JSON.parse(text); return { ...raw, at: new Date(raw.at) }; }` },
    { name: 'converted by a function of the program', code: `${session}${age}declare function parseDate(value: unknown): Date; export function load(text: string) { const s = JSON.parse(text) as Session; return { ...s, at: parseDate(s.at) }; }` },
    { name: 'converted where it is used', code: `${session}export const load = (text: string) => JSON.parse(text) as Session; export const age = (s: Session) => Date.now() - new Date(s.at).getTime();` },
    { name: 'a date that nothing uses as one', code: `${session}export const load = (text: string) => JSON.parse(text) as Session; export const show = (s: Session) => String(s.at) + s.at.toString();` },
    { name: 'a type that says what comes', code: `interface Session { id: string; at: string } export const load = (text: string) => JSON.parse(text) as Session;` },
    { name: 'a date or a text', code: `interface Session { id: string; at: Date | string } export const load = (text: string) => JSON.parse(text) as Session; export const age = (s: Session) => (s.at instanceof Date ? s.at.getTime() : 0);` },
    { name: 'a date that need not be there', code: `interface Session { id: string; at?: Date } export const load = (text: string) => JSON.parse(text) as Session; export const age = (s: Session) => s.at?.getTime();` },
    { name: 'no type at all', code: `${session}${age}export const load = (text: string) => JSON.parse(text);` },
    { name: 'a parse of something else', code: `${session}${age}declare const schema: { parse(text: string): unknown }; export const load = (text: string) => schema.parse(text) as Session;` },
    { name: 'a class that the program makes itself', code: `class Session { constructor(readonly at: Date) {} static from(text: string) { const { at } = JSON.parse(text) as { at: string }; return new Session(new Date(at)); } age() { return this.at.getTime(); } } export { Session };` },
  ],
  invalid: [
    {
      name: 'a date that is read from a file',
      code: `import { readFileSync } from 'node:fs';\n${session}export function load(): Session[] {\n  return JSON.parse(readFileSync('sessions.json', 'utf8'));\n}\n${age}`,
      errors: [{ messageId: 'notRevived', line: 4, column: 10, data: { call: 'JSON.parse()', kind: 'Date', part: 'at', type: '`Session`', instead: 'a text', method: 'getTime', place: 'line 6', repair: '`new Date()` of it' } }],
    },
    { name: 'in a cast, an annotation and an assignment', code: `${session}${age}export function f(text: string) {\n  const a = JSON.parse(text) as Session;\n  const b: Session = JSON.parse(text);\n  let c: Session | undefined;\n  c = JSON.parse(text);\n  return [a, b, c];\n}`, errors: [{ messageId: 'notRevived', line: 4 }, { messageId: 'notRevived', line: 5 }, { messageId: 'notRevived', line: 7 }] },
    { name: 'from a service', code: `${session}${age}export async function f(url: string) { const s = (await (await fetch(url)).json()) as Session; return s; }`, errors: [{ messageId: 'notRevived', line: 3, data: { call: 'json()', kind: 'Date', part: 'at', type: '`Session`', instead: 'a text', method: 'getTime', place: 'line 2', repair: '`new Date()` of it' } }] },
    { name: 'deep inside', code: `interface Plan { phases: { steps: { due: Date }[] }[] }\nexport const load = (text: string) => JSON.parse(text) as Plan;\nexport const due = (plan: Plan) => plan.phases[0]?.steps[0]?.due.toISOString();`, errors: [{ messageId: 'notRevived', line: 2, data: { call: 'JSON.parse()', kind: 'Date', part: 'phases[].steps[].due', type: '`Plan`', instead: 'a text', method: 'toISOString', place: 'line 3', repair: '`new Date()` of it' } }] },
    { name: 'a map and a bigint', code: `interface Graph { nodes: Map<string, string>; name: string }\ninterface Row { id: bigint }\nexport const load = (text: string) => JSON.parse(text) as Graph;\nexport const row = (text: string) => JSON.parse(text) as Row;\nexport const node = (g: Graph, r: Row) => g.nodes.get(g.name) + BigInt.asIntN(64, 1n).toString() + r.id.toString();`, errors: [{ messageId: 'notRevived', line: 3, data: { call: 'JSON.parse()', kind: 'Map', part: 'nodes', type: '`Graph`', instead: 'a plain object', method: 'get', place: 'line 5', repair: '`new Map()` of it' } }] },
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
