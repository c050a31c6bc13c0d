/** Methods that change their array and return it. In Ruby, Kotlin and others of that name return a new one. */
export const RETURNS_ITSELF: ReadonlySet<string> = new Set(['copyWithin', 'fill', 'reverse', 'sort']);

/** Functions of the language that make a new array or object at every call, by the type that has them. */
export const MAKES_NEW: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...['Array', 'ReadonlyArray'].map(name => [name, new Set(['concat', 'filter', 'flat', 'flatMap', 'map', 'slice', 'splice', 'toReversed', 'toSorted', 'toSpliced', 'with'])] as const),
  ['String', new Set(['split', 'matchAll'])],
  ['ObjectConstructor', new Set(['entries', 'fromEntries', 'getOwnPropertyNames', 'keys', 'values'])],
  ['ArrayConstructor', new Set(['from', 'of'])],
]);

/** Functions that do with an object what does not give anybody else a hold on it. */
export const ONLY_LOOKS = /^(?:Array\.isArray|console\.\w+|JSON\.stringify|Math\.\w+|Object\.(?:entries|keys|values)|String)$/;

/** Methods of arrays that pass over the places where nothing was ever put, as all places of `new Array(3)` are. */
export const PASSES_OVER_HOLES: ReadonlySet<string> = new Set(['every', 'filter', 'flatMap', 'forEach', 'map', 'reduce', 'reduceRight', 'some']);

/** What an integer in these bases begins with where a language's own function writes it: `bin(5)` of Python is `0b101`. */
export const RADIX_PREFIXES: ReadonlyMap<number, string> = new Map([[2, '0b'], [8, '0o'], [16, '0x']]);

/** Functions that give whole numbers only. */
export const WHOLE_RESULTS: ReadonlySet<string> = new Set(['BigInt', 'parseInt', 'Number.parseInt', 'Math.ceil', 'Math.floor', 'Math.round', 'Math.trunc', 'Math.clz32', 'Math.imul']);
export const WHOLE_METHODS: ReadonlySet<string> = new Set(['charCodeAt', 'codePointAt', 'indexOf', 'lastIndexOf', 'findIndex']);
export const WHOLE_PROPERTIES: ReadonlySet<string> = new Set(['length', 'size']);

/** Types of the language that are read by index, which has to be whole. */
export const INDEXED = /^(?:Array|ReadonlyArray|String|(?:Big)?(?:Int|Uint)\d+(?:Clamped)?Array|Float\d+Array)$/;

/** Methods that change the object they belong to, by which rows of a table are filled. */
export const CHANGES_OBJECT: ReadonlySet<string> = new Set(['add', 'clear', 'copyWithin', 'delete', 'fill', 'pop', 'push', 'reverse', 'set', 'shift', 'sort', 'splice', 'unshift']);

/** Methods that tell a place, or -1 if there is none. */
export const TELLS_PLACE: ReadonlySet<string> = new Set(['findIndex', 'findLastIndex', 'indexOf', 'lastIndexOf', 'search']);

/** Texts that functions make which have a character more than once. */
export const HAS_SEVERAL: ReadonlyMap<string, string> = new Map([['randomUUID', '-'], ['toISOString', '-:']]);

/** Characters of base64 and what they become in a URL. */
export const BASE64_IN_URLS: ReadonlyMap<string, string> = new Map([['+', '-'], ['/', '_']]);

/** Characters that mean something in HTML, and how they are written there. */
export const HTML_ENTITIES: ReadonlyMap<string, RegExp> = new Map([
  ['&', /^&(?:amp|#38|#x26);$/i],
  ['<', /^&(?:lt|#60|#x3c);$/i],
  ['>', /^&(?:gt|#62|#x3e);$/i],
  ['"', /^&(?:quot|#34|#x22);$/i],
  ["'", /^&(?:apos|#0?39|#x27);$/i],
]);
