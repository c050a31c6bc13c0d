import type { NeverThrowsEntry } from './schema.js';

/** Calls that cannot throw. A test makes each of them, with arguments of the sort said that are as unlikely as can be. */
export const neverThrows = [
  {
    id: 'es/String',
    types: ['String'],
    names: [
      'at', 'charAt', 'charCodeAt', 'codePointAt', 'endsWith', 'includes', 'indexOf', 'isWellFormed', 'lastIndexOf', 'replace', 'replaceAll', 'slice', 'split', 'startsWith', 'substr', 'substring', 'toLowerCase', 'toString',
      'toUpperCase', 'toWellFormed', 'trim', 'trimEnd', 'trimStart', 'valueOf',
    ],
    receiver: 'string',
    given: 'texts',
    source: 'https://tc39.es/ecma262/#sec-properties-of-the-string-prototype-object',
  },
  { id: 'es/String/repeat', types: ['String'], names: ['repeat', 'padStart', 'padEnd'], receiver: 'string', given: { from: 0, to: 1000 }, atLeast: 1, source: 'https://tc39.es/ecma262/#sec-string.prototype.repeat' },
  { id: 'es/Number', types: ['Number'], names: ['toString'], receiver: 'number', given: { from: 2, to: 36 }, source: 'https://tc39.es/ecma262/#sec-number.prototype.tostring' },
  { id: 'es/Number/toFixed', types: ['Number'], names: ['toFixed', 'toExponential'], receiver: 'number', given: { from: 0, to: 100 }, source: 'https://tc39.es/ecma262/#sec-number.prototype.tofixed' },
  { id: 'es/Number/toPrecision', types: ['Number'], names: ['toPrecision'], receiver: 'number', given: { from: 1, to: 100 }, source: 'https://tc39.es/ecma262/#sec-number.prototype.toprecision' },
  {
    id: 'es/Number/questions',
    types: ['NumberConstructor', 'ArrayConstructor', 'ObjectConstructor'],
    names: ['isArray', 'isFinite', 'isInteger', 'isNaN', 'isSafeInteger', 'is'],
    given: 'anything',
    source: 'https://tc39.es/ecma262/#sec-number.isfinite',
  },
  {
    id: 'es/Math',
    types: ['Math'],
    names: [
      'abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atan2', 'atanh', 'cbrt', 'ceil', 'clz32', 'cos', 'cosh', 'exp', 'expm1', 'floor', 'fround', 'hypot', 'imul', 'log', 'log10', 'log1p', 'log2', 'max', 'min', 'pow',
      'random', 'round', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc',
    ],
    given: 'texts',
    source: 'https://tc39.es/ecma262/#sec-math-object',
  },
  { id: 'es/functions', names: ['Boolean'], given: 'anything', source: 'https://tc39.es/ecma262/#sec-boolean-constructor' },
  { id: 'es/conversions', names: ['isFinite', 'isNaN', 'Number', 'parseFloat', 'parseInt', 'String', 'Symbol'], given: 'texts', source: 'https://tc39.es/ecma262/#sec-function-properties-of-the-global-object' },
  { id: 'es/parse', types: ['NumberConstructor', 'DateConstructor', 'StringConstructor'], names: ['parseFloat', 'parseInt', 'now', 'parse', 'UTC', 'fromCharCode'], given: 'texts', source: 'https://tc39.es/ecma262/#sec-date.now' },
  {
    id: 'es/Array',
    types: ['Array', 'ReadonlyArray'],
    names: ['at', 'entries', 'includes', 'indexOf', 'keys', 'lastIndexOf', 'slice', 'toReversed', 'values'],
    receiver: 'array',
    given: 'texts',
    source: 'https://tc39.es/ecma262/#sec-properties-of-the-array-prototype-object',
  },
  // Not on frozen arrays.
  { id: 'es/Array/changes', types: ['Array'], names: ['pop', 'push', 'reverse', 'shift', 'unshift'], receiver: 'array', given: 'anything', source: 'https://tc39.es/ecma262/#sec-properties-of-the-array-prototype-object' },
  {
    id: 'es/Array/callbacks',
    types: ['Array', 'ReadonlyArray'],
    names: ['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'map', 'some'],
    receiver: 'array',
    given: 'callback',
    source: 'https://tc39.es/ecma262/#sec-properties-of-the-array-prototype-object',
  },
  { id: 'es/Array/reduce', types: ['Array', 'ReadonlyArray'], names: ['reduce', 'reduceRight'], receiver: 'array', given: 'callback', atLeast: 2, source: 'https://tc39.es/ecma262/#sec-array.prototype.reduce' },
  { id: 'es/collections', types: ['Map', 'Set'], names: ['add', 'clear', 'delete', 'entries', 'get', 'has', 'keys', 'set', 'values'], receiver: 'plain', given: 'anything', source: 'https://tc39.es/ecma262/#sec-keyed-collections' },
  {
    id: 'es/Date',
    types: ['Date'],
    names: [
      'getDate', 'getDay', 'getFullYear', 'getHours', 'getMilliseconds', 'getMinutes', 'getMonth', 'getSeconds', 'getTime', 'getTimezoneOffset', 'getUTCDate', 'getUTCDay', 'getUTCFullYear', 'getUTCHours', 'getUTCMilliseconds',
      'getUTCMinutes', 'getUTCMonth', 'getUTCSeconds', 'toDateString', 'toString', 'toTimeString', 'toUTCString', 'valueOf', 'setDate', 'setFullYear', 'setHours', 'setMinutes', 'setMonth', 'setSeconds', 'setTime',
    ],
    receiver: 'plain',
    given: 'texts',
    source: 'https://tc39.es/ecma262/#sec-properties-of-the-date-prototype-object',
  },
  { id: 'es/new', types: 'new', names: ['Date', 'Error', 'RangeError', 'TypeError'], given: 'texts', source: 'https://tc39.es/ecma262/#sec-error-objects' },
  { id: 'es/new/Set', types: 'new', names: ['Set'], given: 'array', source: 'https://tc39.es/ecma262/#sec-set-constructor' },
  { id: 'es/new/Map', types: 'new', names: ['Array', 'Map', 'Object', 'WeakMap', 'WeakSet'], given: 'anything', atMost: 0, source: 'https://tc39.es/ecma262/#sec-map-constructor' },
  { id: 'es/JSON', types: ['JSON'], names: ['stringify'], given: 'texts', atMost: 1, source: 'https://tc39.es/ecma262/#sec-json.stringify' },
  { id: 'es/Promise', types: ['PromiseConstructor'], names: ['all', 'allSettled', 'any', 'race', 'reject', 'resolve'], given: 'anything', rejects: true, source: 'https://tc39.es/ecma262/#sec-promise.all' },
  { id: 'host/fetch', names: ['fetch'], given: 'anything', atLeast: 1, rejects: true, source: 'https://fetch.spec.whatwg.org/#fetch-method' },
  { id: 'host/console', types: ['Console'], names: ['debug', 'error', 'info', 'log', 'warn'], given: 'texts', source: 'https://console.spec.whatwg.org/#logging' },
  { id: 'host/timers', names: ['clearInterval', 'clearTimeout'], given: 'handle', source: 'https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#dom-cleartimeout' },
] as const satisfies readonly NeverThrowsEntry[];
