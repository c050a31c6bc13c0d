/**
 * Who declares a symbol. Rows are matched against declarations, never against names of variables or files.
 *
 * - `module`: declared by the package that the specifier belongs to (`mysql2/promise` is package `mysql2`; types in
 *   `@types/<package>` count as that package), or, for a `node:` specifier, inside `declare module` of that name with
 *   or without the prefix.
 * - `lib`: declared by a default library file of TypeScript (DOM, ECMAScript).
 * - `global`: declared in the global scope by the types of `package`. For Node.js that is `@types/node`.
 */
export type Origin =
  | { readonly from: 'module'; readonly module: string }
  | { readonly from: 'lib' }
  | { readonly from: 'global'; readonly package: string };

/**
 * A callee: matched against the symbol that the callee of a call or `new` expression names (import aliases resolved), and
 * against the declaration of the resolved signature; either is enough.
 *
 * `name` and `type` are the names in the declaration, whatever the import calls them (`default` if it has none). Namespaces
 * around a declaration are not part of the name. `aliases` are other names of the same thing, declared beside it.
 *
 * - `call`: a function, or a variable that can be called. With origin `lib`, also the method of the same name of `Window`
 *   or of an interface that `Window` extends (`window.setInterval`).
 * - `new`: a class, a variable that can be constructed, or an interface whose values can be.
 * - `method`: an instance method, or a property of function type, of the class, interface or type alias that *declares* it:
 *   inherited members match, overriding ones only with `overridden`.
 * - `static`: a method of the class `type` itself, of the variable `type`, or a function of the namespace `type`.
 */
export type Callee =
  | { readonly by: 'call'; readonly name: string; readonly aliases?: readonly string[] }
  | { readonly by: 'new'; readonly type: string }
  | { readonly by: 'method'; readonly type: string; readonly name: string; readonly aliases?: readonly string[]; readonly overridden?: true }
  | { readonly by: 'static'; readonly type: string; readonly name: string; readonly aliases?: readonly string[] };

/** What a row demands of the arguments; all conditions given must hold, and what cannot be decided does not hold. */
export interface Condition {
  /** Whether some argument is a function: tells callback overloads from the others (`transaction(fn)` ends by itself). */
  readonly callback?: boolean;
  /** An object literal argument must have this property, with this literal value if one is given. */
  readonly option?: Option;
  /** The argument at this position must be the literal given, or have the type of that literal. */
  readonly literal?: { readonly argument: number; readonly equals: string | number | boolean };
  /** The first argument must be a text that starts with this SQL command, in any case, after white space. */
  readonly sql?: SqlCommand;
}

export interface Option {
  readonly name: string;
  /** Absent: any value other than `undefined` and `null`. */
  readonly equals?: string | number | boolean;
}

/** `begin` stands for `BEGIN` and `START TRANSACTION`, `commit` for `COMMIT` and `END`, `rollback` for `ROLLBACK` not followed by `TO`. */
export type SqlCommand = 'begin' | 'commit' | 'rollback';

/**
 * Which value must be given back.
 *
 * - `result`: what the expression returns. Does not match a signature that returns a thenable.
 * - `awaited`: what the returned promise fulfils with. Does not match a signature that returns anything else.
 * - `receiver`: the object the method is called on; the call only starts the obligation (`server.listen()`).
 * - `argument`: an argument of the call (a listener).
 * - `callback`: a parameter of a function passed to the call; `failure` is the parameter that is truthy when nothing was acquired.
 *
 * `property` names the part of the value that is the resource (`(await request(url)).body`); a value whose type lacks it
 * is not meant.
 */
export type Value =
  | { readonly of: 'result'; readonly property?: string }
  | { readonly of: 'awaited'; readonly property?: string }
  | { readonly of: 'receiver' }
  | { readonly of: 'argument'; readonly index: number }
  | { readonly of: 'callback'; readonly argument: number | 'last'; readonly parameter: number; readonly failure?: number };

/**
 * One way to give a resource back. Any one of the ways listed by a row discharges the obligation.
 *
 * - `method`: a method of the resource, or of its property `on` (`response.body.cancel()`). `then` names the method to call
 *   on what it returns (`trx.commit().execute()`). `sql` narrows it to a first argument that starts with that command;
 *   `withArgument` to calls that pass something (`client.release(error)`).
 * - `call`, `static`: a function that takes the resource at position `argument`, or that needs no argument.
 * - `receiverMethod`: a method of the object the acquisition was called on, with the resource at `argument`;
 *   `matching` lists positions whose arguments must be those of the acquiring call (event name, capture flag).
 * - `callbackParameter`: calling this parameter of the function that received the resource (`done()`).
 * - `callingIt`: calling the resource itself (`unsubscribe()`).
 * - `elements`: calling `name` on every element that the method `of` returns (`stream.getTracks()` and `stop`).
 */
export type Release = { readonly ends?: 'commit' | 'rollback' } & (
  | { readonly by: 'method'; readonly on?: string; readonly name: string; readonly then?: string; readonly sql?: SqlCommand; readonly withArgument?: true }
  | { readonly by: 'call'; readonly name: string; readonly argument?: number; readonly origin?: Origin }
  | { readonly by: 'static'; readonly type: string; readonly name: string; readonly argument?: number; readonly origin?: Origin }
  | { readonly by: 'receiverMethod'; readonly name: string; readonly argument?: number; readonly matching?: readonly number[] }
  | { readonly by: 'callbackParameter'; readonly parameter: number }
  | { readonly by: 'callingIt' }
  | { readonly by: 'elements'; readonly of: string; readonly name: string }
);

/** What a resource is used up by: consumption discharges the obligation of a `consumable` row as well as its release does. */
export type Consumption =
  /** A method of the resource, called (`text()`). */
  | { readonly by: 'method'; readonly name: string }
  /** Any use of this property of the resource other than testing it. */
  | { readonly by: 'property'; readonly name: string }
  /** A listener for this event, added with `on`, `once` or `addListener`. */
  | { readonly by: 'event'; readonly name: string }
  /** The resource as argument of a function. */
  | { readonly by: 'call'; readonly name: string; readonly argument: number; readonly origin?: Origin };

/**
 * When a forgotten resource is a finding. The letter is the one used in tables.
 *
 * - `scoped` (S): its lifetime is the function that acquires it; held at an exit means leaked.
 * - `consumable` (C): used up or released, either is enough; neither means leaked.
 * - `longLived` (L): lives as long as the process, module or container; never a leak of one function, but one per call is.
 * - `effectBound` (E): a registration or device that may outlive the component, effect or class that made it.
 * - `selfEnding` (A): ends by itself; never a finding on its own, only in composite patterns.
 */
export type Policy = 'scoped' | 'consumable' | 'longLived' | 'effectBound' | 'selfEnding';

/** What a leak costs. Orders and words findings; decides nothing. */
export type Cost =
  /** A file descriptor. */
  | 'descriptor'
  /** A socket, connection or pool slot. */
  | 'connection'
  /** A process, thread or browser. */
  | 'process'
  /** A listening port. */
  | 'port'
  /** Keeps the process running. */
  | 'alive'
  /** A lock or an open transaction. */
  | 'lock'
  /** A camera, microphone, screen lock or position sensor. */
  | 'device'
  /** GPU memory or a codec slot. */
  | 'gpu'
  /** Memory the garbage collector does not see. */
  | 'native'
  /** Memory of the JavaScript heap only. */
  | 'heap'
  /** Files left on disk. */
  | 'disk'
  /** Time of the processor. */
  | 'cpu';

/**
 * A test that tells whether a resource is still held: the property `name`, or what the method `name` returns, strictly equal
 * to `released` (or to another than `held`) means there is nothing left to release.
 */
export type ValidityTest = { readonly name: string; readonly call?: true } & (
  | { readonly released: string | number | boolean | null }
  | { readonly held: string | number | boolean }
);

/**
 * A version whose *runtime* has the method, as every later one. For Node.js it is the first one; for a package it is one
 * that was looked at, and earlier ones may have the method as well. Types say less: some have it before or after the runtime.
 */
export type Since = { readonly node: string } | { readonly package: string };

/**
 * A function that takes the resource at `argument`, or a property it is assigned to (`link.href = url`), and leaves the
 * obligation with the caller. Without `origin`, that of the row.
 */
export type Borrower = (Callee & { readonly argument: number; readonly origin?: Origin }) | { readonly by: 'assignment'; readonly type: string; readonly name: string; readonly origin?: Origin };

/**
 * A value the program must give back. Plain data: no functions, so it can be checked, compared and extended from settings.
 *
 * An absent optional field promises nothing: an analysis must then take the answer as unknown.
 */
export interface ResourceEntry {
  /** Unique: the module, a slash, and the path of the callee (`node:fs/promises/open`, `pg/Pool.connect`, `dom/WebSocket`). */
  readonly id: string;
  /** What a report calls it, in the singular and without article: `file handle`. */
  readonly noun: string;
  /** Who declares the callee of `acquire`. */
  readonly origin: Origin;
  /** The call that the resource comes from. */
  readonly acquire: Callee;
  /** Narrows `acquire` to some of its overloads. */
  readonly when?: Condition;
  readonly value: Value;
  /** Every way that surely discharges the obligation. Empty only if the resource is consumed or disposed. */
  readonly release: readonly Release[];
  readonly policy: Policy;
  readonly costs: readonly Cost[];
  /**
   * Methods of the resource that start the obligation: before the first call there is nothing to release, and when that
   * call fails there is still nothing. Absent: the acquisition starts it.
   */
  readonly activatedBy?: readonly string[];
  /** Methods of the resource that make it live on: from then on it is owed only when an exception leaves the function that called them. */
  readonly keptBy?: readonly string[];
  /** Beside `release`, what uses the resource up. */
  readonly consumedBy?: readonly Consumption[];
  /** Methods of the resource whose *result* takes over the obligation (`handle.createReadStream()`). */
  readonly transferredBy?: readonly string[];
  /** Properties of an object literal argument of the acquisition that make somebody else release it (`signal`). */
  readonly releasedByOption?: readonly Option[];
  /**
   * Leaving a loop over the resource releases it: `everyExit` however the loop is left, `exhaustion` only when the
   * resource has no more elements.
   */
  readonly iteration?: 'everyExit' | 'exhaustion';
  /** The resource is used up when what this method returns or fulfils with has the property `property` equal to `true` (`reader.read()` and `done`). */
  readonly exhaustedBy?: { readonly method: string; readonly property: string };
  /** An operation of the resource that throws or rejects has already released it. `false`: it has not, release is still owed. */
  readonly selfFailing?: boolean;
  /**
   * What it is released together with: the object the acquisition was called on (`page` with its `context`), or an argument.
   * Without obligation for that object in sight, none is known for the resource either; an object created in the argument
   * itself is in sight. `property` is that of an object literal; an argument of another form counts itself. `endless` is a property whose value outlives every function (`process.stdin`): it is no parent.
   */
  readonly parent?: 'receiver' | { readonly argument: number; readonly property?: string; readonly endless?: { readonly type: string; readonly name: string } };
  /** Methods of the object that the acquiring call is made on or returns which end the resource with it: `destroy()` of a request ends its response. */
  readonly endsWithMaker?: readonly string[];
  /** Owed also where nothing is known of its parent: a parent that lives on collects what is never released. */
  readonly owedAlone?: true;
  /** Owed only where the function that acquires it is seen to release it on another way out: otherwise it may be meant to stay. */
  readonly dueIfReleased?: true;
  /** Options of functions of the origin that only use it (`session`, `dispatcher`). */
  readonly borrowedByOptions?: readonly string[];
  /** Functions of the origin (or of their own) which only use it. */
  readonly borrowers?: readonly Borrower[];
  /** What releasing it a second time does. */
  readonly secondRelease?: 'harmless' | 'throws';
  /** Properties that are pipes which the other end fills, and waits on when they are full; `position` is that in the list given as `option`, which makes them something else. */
  readonly outputs?: { readonly option: string; readonly pipes: readonly { readonly name: string; readonly position: number }[] };
  /** Methods of the resource that must not be called once it is released: they throw, reject, or act on what now belongs to somebody else. */
  readonly unusableAfterRelease?: readonly string[];
  readonly validity?: readonly ValidityTest[];
  /** Whether, and from which version on, `using` (`sync`) or `await using` (`async`) releases it. */
  readonly disposable?: { readonly sync?: Since; readonly async?: Since };
  /** Forgetting it costs something only in cases that source text does not show (a large body): no rule reports that. */
  readonly minor?: true;
  /** Where the promise is written down. */
  readonly source: string;
}

/**
 * What a function does with a resource of any kind that it is given.
 *
 * - `takes`: the function, or the object it belongs to, releases it from then on.
 * - `borrows`: it only uses it; release is still owed by the caller.
 * - `callback`: a function passed here runs when its owner is torn down, so a release in it counts as a release by the owner.
 */
export interface OwnershipEntry {
  readonly id: string;
  readonly origin: Origin;
  readonly callee: Callee;
  /** `all` stands for every argument. */
  readonly argument: number | 'all';
  readonly effect: 'takes' | 'borrows' | 'callback';
  /** Narrows `callee` to some of its overloads. */
  readonly when?: Condition;
  readonly source: string;
}

/** Calls that have no effect but their result. Matched against declarations, like every row. */
export interface PureEntry {
  readonly id: string;
  readonly origin: Origin;
  /** The types whose methods are meant, static ones included; `any` for every type of the package. Absent: its functions. */
  readonly types?: readonly string[] | 'any';
  readonly names: readonly string[] | 'all';
  readonly except?: readonly string[];
  /** Those of the language that throw when they are given something unfit, and may be called to find out; packages may do so anywhere. */
  readonly mayThrow?: readonly string[] | 'all';
  /** They look at an object and make nothing of it: a library that tracks who reads an object may want just that. */
  readonly reads?: true;
  /** What becomes of functions given to the call: run at once unless `kept` for later; a `recipe` may change what it is given. */
  readonly callbacks?: 'kept' | 'recipe';
  /** A file in which one of these words stands has values of the same type that do change. */
  readonly unlessMentioned?: readonly string[];
  /** The reason, as the end of a sentence. */
  readonly because: string;
  readonly source: string;
}

/** Units that values are counted in. `whole` are the units of a currency, of which `cents` are the hundredths. */
export type UnitName = 'ns' | 'µs' | 'ms' | 's' | 'min' | 'h' | 'd' | 'B' | 'KB' | 'MB' | 'GB' | 'TB' | 'deg' | 'rad' | 'cents' | 'whole';

/** The unit of a number of an API whose names do not say it. Matched against declarations, like every row. */
export interface UnitEntry {
  readonly id: string;
  readonly origin: Origin;
  /** The types whose members are meant, static ones included. Absent: functions of the module. */
  readonly types?: readonly string[];
  /** Names of functions or properties; `new` is the constructor. */
  readonly names: readonly string[];
  /** What has the unit: the result of the call, an argument, a key of an object that is the argument, or the property itself. */
  readonly of: 'result' | 'property' | { readonly argument: number; readonly key?: readonly string[]; /** Only in calls with that number of arguments. */ readonly alone?: true };
  readonly unit: UnitName;
  readonly source: string;
}

/** A function of the language that returns more than its declared type says. */
export interface WiderResultEntry {
  readonly type: string;
  readonly name: string;
  readonly also: 'undefined' | 'null';
  readonly source: string;
}

/** Functions that throw for no arguments of the sort said, whatever else is the case. */
export interface NeverThrowsEntry {
  readonly id: string;
  /** What the function is a member of, by the name of its type, `String` or `Math`; `new` for constructors. Absent: global functions. */
  readonly types?: readonly string[] | 'new';
  readonly names: readonly string[];
  /** For methods of values: what the receiver must be seen to be. */
  readonly receiver?: 'string' | 'number' | 'array' | 'plain';
  /**
   * `anything`; `texts`: strings, numbers, booleans, `undefined` and `null`; `array`: nothing or one array; `callback`: a function
   * that does not throw itself, then at least `atLeast - 1` of anything; or one number within bounds, or none.
   */
  readonly given: 'anything' | 'texts' | 'array' | 'callback' | 'handle' | { readonly from: number; readonly to: number };
  readonly atLeast?: number;
  readonly atMost?: number;
  /** The result is a promise, which is where failure goes. */
  readonly rejects?: true;
  readonly source: string;
}
