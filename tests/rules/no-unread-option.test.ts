import { describe } from 'vitest';
import rule from '../../src/rules/no-unread-option.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();
const options = `interface RunOptions {\n  retries?: number;\n  timeout?: number;\n}\n`;

ruleTester.run('no-unread-option', rule, {
  valid: [
    { name: 'all are read', code: `${options}export function run(options: RunOptions = {}) { return (options.retries ?? 1) * (options.timeout ?? 1); }` },
    { name: 'all are taken apart', code: `${options}export function run({ retries = 1, timeout = 2 }: RunOptions = {}) { return retries * timeout; }` },
    { name: 'taken apart inside', code: `${options}export function run(options: RunOptions = {}) { const { retries, timeout } = options; return [retries, timeout]; }` },
    { name: 'read by a string', code: `${options}export function run(options: RunOptions = {}) { return [options.retries, options['timeout']]; }` },
    { name: 'read by a key that is not known', code: `${options}export function run(key: keyof RunOptions, options: RunOptions = {}) { return [options.retries, options[key]]; }` },
    { name: 'the rest is handed on', code: `${options}declare function start(rest: object): void; export function run({ retries, ...rest }: RunOptions = {}) { start(rest); return retries; }` },
    { name: 'handed on whole', code: `${options}declare function start(options: object): void; export function run(options: RunOptions = {}) { start(options); return options.retries; }` },
    { name: 'copied, and the copy handed on', code: `${options}declare function start(options: object): void; export function run(options: RunOptions = {}) { const all = { retries: 1, ...options }; start(all); return all.retries; }` },
    { name: 'copied, and read from the copy', code: `${options}export function run(options: RunOptions = {}) { const all = { retries: 1, timeout: 2, ...options }; return all.retries * all.timeout; }` },
    { name: 'merged by a function', code: `${options}export function run(options: RunOptions = {}) { const all = Object.assign({ retries: 1 }, options); return all.retries; }` },
    { name: 'read by another function', code: `${options}function wait(options: RunOptions) { return options.timeout; } export function run(options: RunOptions = {}) { return [options.retries, wait(options)]; }` },
    { name: 'kept in a field and read there', code: `${options}export class Runner { private options: RunOptions; constructor(options: RunOptions = {}) { this.options = options; } run() { return [this.options.retries, this.options.timeout]; } }` },
    { name: 'kept by a parameter property', code: `${options}export class Runner { constructor(private readonly options: RunOptions = {}) {} run() { return [this.options.retries, this.options.timeout]; } }` },
    { name: 'kept in a field of another type', code: `${options}export class Runner { settings: object; constructor(options: RunOptions = {}) { this.settings = options; } retries(options: RunOptions) { return options.retries; } }` },
    { name: 'kept by an object', code: `${options}export function run(options: RunOptions = {}) { return { options, retries: options.retries }; }` },
    { name: 'returned', code: `${options}export function run(options: RunOptions = {}) { if (options.retries) return options; return {}; }` },
    { name: 'the type is used otherwise', code: `${options}export type Key = keyof RunOptions; export function run(options: RunOptions = {}) { return options.retries; }` },
    { name: 'a base of another type', code: `${options}interface More extends RunOptions { more?: true } export function run(options: RunOptions = {}) { return options.retries; } export function more(options: More) { return options.timeout; }` },
    { name: 'what a function of this type does is not known', code: `${options}export type Run = (options: RunOptions) => void; export function run(options: RunOptions = {}) { return options.retries; }` },
    { name: 'data, not options: nobody may leave it out', code: `interface User { name?: string; nickname?: string } export function greet(user: User) { return user.name; }` },
    { name: 'no option is read: not taken yet', code: `${options}export function run(_options: RunOptions = {}) { return 1; }` },
    { name: 'deprecated', code: `interface RunOptions { retries?: number; /** @deprecated has no effect */ timeout?: number } export function run(options: RunOptions = {}) { return options.retries; }` },
    { name: 'not to be given', code: `interface RunOptions { retries?: number; timeout?: never } export function run(options: RunOptions = {}) { return options.retries; }` },
    { name: 'a required member', code: `interface RunOptions { retries?: number; kind: string } export function run(options: RunOptions | undefined = undefined) { return options?.retries; }` },
    { name: 'merged from two declarations', code: `interface RunOptions { retries?: number } interface RunOptions { timeout?: number } export function run(options: RunOptions = {}) { return options.retries; }` },
    { name: 'type parameters', code: `interface RunOptions<T> { retries?: number; value?: T } export function run(options: RunOptions<string> = {}) { return options.retries; }` },
  ],
  invalid: [
    {
      name: 'an option that nothing reads',
      code: `${options}export function run(options: RunOptions = {}) { return options.retries ?? 1; }`,
      errors: [{ messageId: 'unread', line: 3, column: 3, endColumn: 10, data: { option: '`timeout`', type: 'RunOptions', taker: '`run`' } }],
    },
    { name: 'a type alias', code: `type RunOptions = { retries?: number; timeout?: number };\nexport const run = (options?: RunOptions) => options?.retries ?? 1;`, errors: [{ messageId: 'unread', data: { option: '`timeout`', type: 'RunOptions', taker: '`run`' } }] },
    { name: 'taken apart without it', code: `${options}export function run({ retries = 1 }: RunOptions = {}) { return retries; }`, errors: [{ messageId: 'unread', line: 3 }] },
    { name: 'copied, and not read from the copy', code: `${options}export function run(options: RunOptions = {}) { const all = { retries: 1, timeout: 5, ...options }; return all.retries; }`, errors: [{ messageId: 'unread', line: 3 }] },
    { name: 'a copy of the type with nothing left out', code: `${options}export function run(options: Partial<RunOptions> = {}) { const all: Required<RunOptions> = { retries: 1, timeout: 5, ...options }; return all.retries; }`, errors: [{ messageId: 'unread', line: 3 }] },
    { name: 'handed to a function that does not read it either', code: `${options}function times(options: RunOptions) { return options.retries; } export function run(options: RunOptions = {}) { return times(options); }`, errors: [{ messageId: 'unread', line: 3, data: { option: '`timeout`', type: 'RunOptions', taker: '`run`' } }] },
    { name: 'kept in a field', code: `${options}export class Runner {\n  private options: RunOptions;\n  constructor(options: RunOptions = {}) { this.options = options; }\n  run() { return this.options.retries; }\n}`, errors: [{ messageId: 'unread', line: 3, data: { option: '`timeout`', type: 'RunOptions', taker: '`Runner`' } }] },
    { name: 'kept by a parameter property', code: `${options}export class Runner {\n  constructor(private readonly options: RunOptions = {}) {}\n  run() { return this.options.retries; }\n}`, errors: [{ messageId: 'unread', line: 3 }] },
    { name: 'only ever set', code: `${options}export function run(options: RunOptions = {}) { options.timeout = 5; return options.retries; }`, errors: [{ messageId: 'unread', line: 3 }] },
    { name: 'asked whether it is there', code: `${options}export function run(options?: RunOptions) { if (!options) return 0; return options.retries; }`, errors: [{ messageId: 'unread', line: 3 }] },
    { name: 'a default in the body', code: `${options}export function run(options?: RunOptions) { const { retries } = options ?? {}; return retries; }`, errors: [{ messageId: 'unread', line: 3 }] },
    { name: 'two of them', code: `interface RunOptions { retries?: number; timeout?: number; cacheDir?: string }\nexport function run(options: RunOptions = {}) { return options.retries; }`, errors: [{ messageId: 'unread' }, { messageId: 'unread', data: { option: '`cacheDir`', type: 'RunOptions', taker: '`run`' } }] },
  ],
});

describe('known misses', () => {
  ruleTester.run('no-unread-option', rule, {
    valid: [
      { name: 'JavaScript', code: `/** @param {{ retries?: number, timeout?: number }} options */ export function run(options = {}) { return options.retries; }`, filename: 'file.js' },
      { name: 'a type written in place', code: `export function run(options: { retries?: number; timeout?: number } = {}) { return options.retries; }` },
    ],
    invalid: [],
  });
});
