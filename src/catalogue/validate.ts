import type { Borrower, Callee, Condition, Consumption, Option, Origin, Release, ResourceEntry, Since, ValidityTest, Value } from './schema.js';

/** What is wrong with a row, and where: the message starts with the path of the key. */
export class ResourceEntryError extends Error {
  override readonly name = 'ResourceEntryError';
}

/**
 * The rows of `settings.grounded.resources`, unchanged. A row may not have the id of another row.
 * @param path what messages call the list
 * @throws {ResourceEntryError} naming the first key that is wrong.
 */
export function validateResources(rows: unknown, path = 'settings.grounded.resources'): readonly ResourceEntry[] {
  list(entry)(rows, path);
  const valid = rows as readonly ResourceEntry[];
  const ids = new Set<string>();
  valid.forEach((row, index) => {
    if (ids.has(row.id)) throw new ResourceEntryError(`\`${path}[${index}].id\`: there is a row ${JSON.stringify(row.id)} already.`);
    ids.add(row.id);
    if (row.release.length === 0 && !row.consumedBy && !row.disposable && !row.iteration && !row.releasedByOption) {
      throw new ResourceEntryError(`\`${path}[${index}].release\` is empty, and nothing else in the row says how ${JSON.stringify(row.id)} is given back.`);
    }
  });
  return valid;
}

type Check = (value: unknown, path: string) => void;
type Keys<T> = T extends unknown ? { readonly [Key in keyof Required<T>]: undefined extends T[Key & keyof T] ? OptionalCheck : Check } : never;
interface OptionalCheck {
  readonly optional: Check;
}

function fail(path: string, value: unknown, wanted: string): never {
  const given = value === undefined ? 'is missing; it' : `is ${JSON.stringify(value) ?? typeof value}, but`;
  throw new ResourceEntryError(`\`${path}\` ${given} must be ${wanted}.`);
}

const text: Check = (value, path) => {
  if (typeof value !== 'string' || value === '') fail(path, value, 'a text that is not empty');
};
const flag: Check = (value, path) => {
  if (typeof value !== 'boolean') fail(path, value, 'true or false');
};
const index: Check = (value, path) => {
  if (!Number.isInteger(value) || (value as number) < 0) fail(path, value, 'a position: 0, 1, 2, …');
};
const primitive: Check = (value, path) => {
  if (!['string', 'number', 'boolean'].includes(typeof value)) fail(path, value, 'a text, a number, true or false');
};

function oneOf(...values: readonly (string | boolean)[]): Check {
  return (value, path) => {
    if (!values.some(allowed => allowed === value)) fail(path, value, values.map(allowed => JSON.stringify(allowed)).join(' or '));
  };
}

function list(item: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) fail(path, value, 'a list');
    value.forEach((element, position) => item(element, `${path}[${position}]`));
  };
}

function either(first: Check, isFirst: (value: unknown) => boolean, second: Check): Check {
  return (value, path) => (isFirst(value) ? first : second)(value, path);
}

function optional(check: Check): OptionalCheck {
  return { optional: check };
}

function object(value: unknown, path: string): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : fail(path, value, 'an object');
}

/** An object with these keys and no others. The type makes sure that no key of `T` is forgotten. */
function record<T>(keys: Keys<T>): Check {
  const checks = keys as Readonly<Record<string, Check | OptionalCheck>>;
  return (value, path) => {
    const given = object(value, path);
    for (const key of Object.keys(given)) {
      if (!Object.hasOwn(checks, key)) throw new ResourceEntryError(`\`${path}.${key}\` is not a key of a row. Keys here are: ${Object.keys(checks).join(', ')}.`);
    }
    for (const [key, check] of Object.entries(checks)) {
      if (typeof check === 'function') check(given[key], `${path}.${key}`);
      else if (given[key] !== undefined) check.optional(given[key], `${path}.${key}`);
    }
  };
}

/** An object whose key `tag` tells which keys it has beside it. */
function tagged<Tag extends string, T extends Readonly<Record<Tag, string>>>(tag: Tag, kinds: { readonly [Kind in T[Tag]]: Check }): Check {
  const checks = kinds as Readonly<Record<string, Check>>;
  return (value, path) => {
    const kind = object(value, path)[tag];
    const check = typeof kind === 'string' && Object.hasOwn(checks, kind) ? checks[kind] : undefined;
    if (!check) fail(`${path}.${tag}`, kind, Object.keys(checks).map(known => JSON.stringify(known)).join(' or '));
    check(value, path);
  };
}

type Of<T, Tag extends string, Kind extends string> = Extract<T, Readonly<Record<Tag, Kind>>>;
const is = oneOf;

const origin = tagged<'from', Origin>('from', {
  module: record<Of<Origin, 'from', 'module'>>({ from: is('module'), module: text }),
  lib: record<Of<Origin, 'from', 'lib'>>({ from: is('lib') }),
  global: record<Of<Origin, 'from', 'global'>>({ from: is('global'), package: text }),
});

const callee = tagged<'by', Callee>('by', {
  call: record<Of<Callee, 'by', 'call'>>({ by: is('call'), name: text, aliases: optional(list(text)) }),
  new: record<Of<Callee, 'by', 'new'>>({ by: is('new'), type: text }),
  method: record<Of<Callee, 'by', 'method'>>({ by: is('method'), type: text, name: text, aliases: optional(list(text)), overridden: optional(is(true)) }),
  static: record<Of<Callee, 'by', 'static'>>({ by: is('static'), type: text, name: text, aliases: optional(list(text)) }),
});

const option = record<Option>({ name: text, equals: optional(primitive) });
const sql = oneOf('begin', 'commit', 'rollback');

const condition = record<Condition>({
  callback: optional(flag),
  option: optional(option),
  literal: optional(record<NonNullable<Condition['literal']>>({ argument: index, equals: primitive })),
  sql: optional(sql),
});

const value = tagged<'of', Value>('of', {
  result: record<Of<Value, 'of', 'result'>>({ of: is('result'), property: optional(text) }),
  awaited: record<Of<Value, 'of', 'awaited'>>({ of: is('awaited'), property: optional(text) }),
  receiver: record<Of<Value, 'of', 'receiver'>>({ of: is('receiver') }),
  argument: record<Of<Value, 'of', 'argument'>>({ of: is('argument'), index }),
  callback: record<Of<Value, 'of', 'callback'>>({
    of: is('callback'),
    argument: either(index, given => typeof given === 'number', oneOf('last')),
    parameter: index,
    failure: optional(index),
  }),
});

const ends = optional(oneOf('commit', 'rollback'));
const release = tagged<'by', Release>('by', {
  method: record<Of<Release, 'by', 'method'>>({
    by: is('method'),
    on: optional(text),
    name: text,
    then: optional(text),
    sql: optional(sql),
    withArgument: optional(is(true)),
    ends,
  }),
  call: record<Of<Release, 'by', 'call'>>({ by: is('call'), name: text, argument: optional(index), origin: optional(origin), ends }),
  static: record<Of<Release, 'by', 'static'>>({ by: is('static'), type: text, name: text, argument: optional(index), origin: optional(origin), ends }),
  receiverMethod: record<Of<Release, 'by', 'receiverMethod'>>({
    by: is('receiverMethod'),
    name: text,
    argument: optional(index),
    matching: optional(list(index)),
    ends,
  }),
  callbackParameter: record<Of<Release, 'by', 'callbackParameter'>>({ by: is('callbackParameter'), parameter: index, ends }),
  callingIt: record<Of<Release, 'by', 'callingIt'>>({ by: is('callingIt'), ends }),
  elements: record<Of<Release, 'by', 'elements'>>({ by: is('elements'), of: text, name: text, ends }),
});

const consumption = tagged<'by', Consumption>('by', {
  method: record<Of<Consumption, 'by', 'method'>>({ by: is('method'), name: text }),
  property: record<Of<Consumption, 'by', 'property'>>({ by: is('property'), name: text }),
  event: record<Of<Consumption, 'by', 'event'>>({ by: is('event'), name: text }),
  call: record<Of<Consumption, 'by', 'call'>>({ by: is('call'), name: text, argument: index, origin: optional(origin) }),
});

const at = { argument: index, origin: optional(origin) };
const borrower = tagged<'by', Borrower>('by', {
  call: record<Of<Borrower, 'by', 'call'>>({ by: is('call'), name: text, aliases: optional(list(text)), ...at }),
  new: record<Of<Borrower, 'by', 'new'>>({ by: is('new'), type: text, ...at }),
  method: record<Of<Borrower, 'by', 'method'>>({
    by: is('method'),
    type: text,
    name: text,
    aliases: optional(list(text)),
    overridden: optional(is(true)),
    ...at,
  }),
  static: record<Of<Borrower, 'by', 'static'>>({ by: is('static'), type: text, name: text, aliases: optional(list(text)), ...at }),
  assignment: record<Of<Borrower, 'by', 'assignment'>>({ by: is('assignment'), type: text, name: text, origin: optional(origin) }),
});

type WithReleased = Extract<ValidityTest, { readonly released: unknown }>;
type WithHeld = Extract<ValidityTest, { readonly held: unknown }>;
const named = { name: text, call: optional(is(true)) };
const validity = either(
  record<WithHeld>({ ...named, held: primitive }),
  given => typeof given === 'object' && given !== null && 'held' in given,
  record<WithReleased>({ ...named, released: either(() => undefined, given => given === null, primitive) }),
);

const since = either(
  record<Extract<Since, { readonly node: string }>>({ node: text }),
  given => typeof given === 'object' && given !== null && 'node' in given,
  record<Extract<Since, { readonly package: string }>>({ package: text }),
);

type Argument = Exclude<NonNullable<ResourceEntry['parent']>, string>;
const parent = either(
  is('receiver'),
  given => typeof given === 'string',
  record<Argument>({ argument: index, property: optional(text), endless: optional(record<NonNullable<Argument['endless']>>({ type: text, name: text })) }),
);

const entry = record<ResourceEntry>({
  id: text,
  noun: text,
  origin,
  acquire: callee,
  when: optional(condition),
  value,
  release: list(release),
  policy: oneOf('scoped', 'consumable', 'longLived', 'effectBound', 'selfEnding'),
  costs: list(oneOf('descriptor', 'connection', 'process', 'port', 'alive', 'lock', 'device', 'gpu', 'native', 'heap', 'disk', 'cpu')),
  activatedBy: optional(list(text)),
  consumedBy: optional(list(consumption)),
  keptBy: optional(list(text)),
  transferredBy: optional(list(text)),
  releasedByOption: optional(list(option)),
  iteration: optional(oneOf('everyExit', 'exhaustion')),
  exhaustedBy: optional(record<NonNullable<ResourceEntry['exhaustedBy']>>({ method: text, property: text })),
  selfFailing: optional(flag),
  parent: optional(parent),
  endsWithMaker: optional(list(text)),
  owedAlone: optional(is(true)),
  outputs: optional(record<NonNullable<ResourceEntry['outputs']>>({ option: text, pipes: list(record<NonNullable<ResourceEntry['outputs']>['pipes'][number]>({ name: text, position: index })) })),
  dueIfReleased: optional(is(true)),
  borrowedByOptions: optional(list(text)),
  borrowers: optional(list(borrower)),
  secondRelease: optional(oneOf('harmless', 'throws')),
  unusableAfterRelease: optional(list(text)),
  validity: optional(list(validity)),
  disposable: optional(record<NonNullable<ResourceEntry['disposable']>>({ sync: optional(since), async: optional(since) })),
  minor: optional(is(true)),
  source: text,
});
