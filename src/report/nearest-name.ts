import { distance } from 'fastest-levenshtein';

/**
 * Words that other languages, libraries and earlier versions use for the same thing. Each row is a set of names of which
 * one may be meant where another was written; only a name that really exists is ever suggested.
 */
const SAME_MEANING: readonly (readonly string[])[] = [
  ['append', 'push', 'add', 'push_back', 'addLast', 'enqueue', 'insert', 'put', 'appendChild'],
  ['prepend', 'unshift', 'addFirst', 'push_front'],
  ['contains', 'includes', 'has', 'containsKey', 'hasKey', 'has_key', 'include', 'exists', 'isIn', 'in_array', 'contain', 'hasValue', 'isMember'],
  ['length', 'size', 'count', 'len', 'getLength', 'getSize', 'byteLength', 'sizeof'],
  ['strip', 'trim', 'chomp'],
  ['lstrip', 'trimStart', 'trimLeft'],
  ['rstrip', 'trimEnd', 'trimRight'],
  ['upper', 'toUpperCase', 'toUpper', 'uppercase', 'upcase', 'toUppercase'],
  ['lower', 'toLowerCase', 'toLower', 'lowercase', 'downcase', 'toLowercase', 'casefold'],
  ['startswith', 'startsWith', 'start_with', 'hasPrefix', 'beginsWith'],
  ['endswith', 'endsWith', 'end_with', 'hasSuffix'],
  ['remove', 'delete', 'removeAt', 'discard', 'erase', 'splice', 'unset', 'del', 'destroy'],
  ['clear', 'removeAll', 'deleteAll', 'reset', 'empty'],
  ['extend', 'concat', 'addAll', 'merge', 'push', 'assign'],
  ['find', 'detect', 'findFirst', 'search', 'index', 'indexOf', 'findIndex'],
  ['select', 'filter', 'where', 'findAll', 'grep'],
  ['map', 'collect', 'transform'],
  ['reduce', 'inject', 'fold', 'foldl', 'aggregate', 'sum'],
  ['forEach', 'each', 'foreach', 'for_each', 'iterate', 'iter'],
  ['flatten', 'flat', 'flatMap'],
  ['any', 'some', 'anyMatch'],
  ['all', 'every', 'allMatch', 'collect'],
  ['first', 'at', 'front', 'head'],
  ['last', 'at', 'back', 'tail', 'peek', 'findLast'],
  ['get', 'at', 'getItem', 'fetch', 'lookup', 'retrieve', 'read', 'find'],
  ['set', 'put', 'setItem', 'store', 'insert', 'write', 'update'],
  ['sub', 'gsub', 'replace', 'replaceAll', 'replaceFirst', 'preg_replace', 'str_replace'],
  ['substr', 'substring', 'slice', 'mid', 'subString', 'sublist', 'subarray'],
  ['charCodeAt', 'ord', 'codePointAt', 'charCode', 'charAtCode'],
  ['chr', 'fromCharCode', 'fromCodePoint'],
  ['charAt', 'at', 'charAtAt', 'getChar', 'characterAt'],
  ['format', 'sprintf', 'printf', 'toFixed', 'toLocaleString', 'strftime'],
  ['ljust', 'padEnd', 'padRight', 'rjust', 'padStart', 'padLeft', 'zfill', 'center'],
  ['rjust', 'padStart', 'padLeft', 'zfill'],
  ['keys', 'getKeys', 'keySet'],
  ['values', 'getValues'],
  ['items', 'entries', 'each_pair', 'entrySet', 'iteritems'],
  ['parse', 'loads', 'decode', 'load', 'deserialize', 'fromJson', 'unmarshal', 'from'],
  ['stringify', 'dumps', 'encode', 'dump', 'serialize', 'toJson', 'toJSON', 'marshal', 'toString'],
  ['isalpha', 'test', 'match'],
  ['close', 'end', 'destroy', 'dispose', 'disconnect', 'quit', 'shutdown', 'stop', 'terminate', 'release', 'kill', 'abort', 'cancel'],
  ['open', 'connect', 'start', 'init', 'initialize', 'listen', 'create'],
  ['query', 'execute', 'exec', 'run', 'fetchAll', 'fetchall', 'fetch', 'raw', 'all', 'sql'],
  ['fetchOne', 'fetchone', 'queryOne', 'get', 'findOne', 'queryRow', 'findFirst'],
  ['on', 'addListener', 'addEventListener', 'subscribe', 'bind', 'listen', 'attach', 'addHandler'],
  ['off', 'removeListener', 'removeEventListener', 'unsubscribe', 'unbind', 'detach', 'unlisten'],
  ['once', 'one', 'onFirst'],
  ['emit', 'dispatch', 'dispatchEvent', 'trigger', 'fire', 'publish', 'send', 'notify', 'post', 'postMessage', 'write'],
  ['exist', 'exists', 'existsSync', 'access', 'stat', 'isFile', 'fileExists'],
  ['mkdirp', 'makedirs', 'ensureDir', 'mkdir', 'mkdirSync'],
  ['rmdir', 'rm', 'unlink', 'rmtree', 'remove', 'rmSync', 'unlinkSync', 'removeFile', 'deleteFile'],
  ['readFile', 'readFileSync', 'read', 'readText', 'readTextFile', 'file_get_contents', 'readAllText'],
  ['writeFile', 'writeFileSync', 'write', 'writeText', 'writeTextFile', 'outputFile'],
  ['join', 'combine', 'implode'],
  ['split', 'explode', 'tokenize'],
  ['sort', 'sorted', 'toSorted', 'orderBy', 'sortBy', 'sort_by'],
  ['reverse', 'reversed', 'toReversed'],
  ['uuid', 'uuidv4', 'randomUUID', 'uuid4', 'generateUUID', 'v4'],
  ['sleep', 'delay', 'wait', 'setTimeout', 'usleep', 'timeout'],
  ['now', 'time', 'getTime', 'currentTimeMillis', 'timestamp', 'hrtime', 'valueOf'],
  ['equals', 'isEqual', 'isEqualTo', 'eq', 'is', 'isDeepStrictEqual', 'compare', 'localeCompare', 'isSame'],
  ['error', 'err', 'warn', 'fatal', 'critical', 'severe', 'exception'],
  ['warn', 'warning'],
  ['debug', 'trace', 'verbose', 'log', 'info', 'silly'],
  ['message', 'msg', 'text', 'reason', 'description'],
  ['status', 'statusCode', 'code', 'status_code', 'sendStatus'],
  ['text', 'body', 'content', 'data', 'payload', 'bytes', 'arrayBuffer', 'buffer'],
  ['json', 'toJSON', 'getJson', 'asJson', 'parseJson'],
  ['maxTokens', 'maxOutputTokens', 'max_tokens', 'max_completion_tokens'],
  ['parameters', 'inputSchema', 'params', 'args', 'arguments', 'input'],
  ['upsert', 'insertOrUpdate', 'findOrCreate', 'save', 'createOrUpdate'],
  ['save', 'create', 'insert', 'add', 'persist', 'store', 'update'],
  ['id', '_id', 'uid', 'identifier', 'key'],
  ['name', 'title', 'label', 'username', 'displayName', 'userName', 'fullName'],
  ['url', 'uri', 'href', 'link', 'originalUrl', 'baseUrl'],
  ['max', 'maximum'],
  ['min', 'minimum'],
  ['pow', 'power'],
  ['sqrt', 'squareRoot'],
  ['round', 'toFixed', 'floor', 'ceil', 'trunc'],
  ['isInteger', 'isInt', 'is_integer'],
  ['isNaN', 'isNan', 'is_nan'],
  ['copy', 'clone', 'slice', 'dup', 'structuredClone', 'with', 'toArray'],
  ['toArray', 'toList', 'tolist', 'list', 'to_a', 'values', 'entries', 'collect'],
  ['null', 'none', 'nil', 'undefined', 'void', 'optional', 'nullable', 'nullish'],
];

const synonyms = new Map<string, Set<string>>();
for (const row of SAME_MEANING) {
  for (const word of row) {
    const key = normalize(word);
    const others = synonyms.get(key) ?? new Set<string>();
    for (const other of row) others.add(other);
    synonyms.set(key, others);
  }
}

/** Below this share of the letters a difference is a slip; TypeScript's own spelling suggestions draw the same line. */
const SLIP = 0.4;
const MAX_SUGGESTIONS = 3;
/** Scores from here on say that names look alike; those below, that they mean the same. */
const LIKENESS = 10_000;

/**
 * Names among `candidates` that the writer of `wanted` may have meant, best first, at most three: the same name in another
 * case, the word that this library uses for the same thing, a slip of the keyboard, a name that shares its stems.
 */
export function nearestNames(wanted: string, candidates: Iterable<string>): string[] {
  const scored: { readonly name: string; readonly score: number }[] = [];
  for (const name of new Set(candidates)) {
    if (name === wanted || name.startsWith('__')) continue;
    const score = penalty(wanted, name);
    if (score !== undefined) scored.push({ name, score });
  }
  scored.sort((a, b) => a.score - b.score || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  // Beside a name that means the same, one that merely looks alike would only distract.
  const isMeant = (scored[0]?.score ?? LIKENESS) < LIKENESS;
  return scored
    .filter(({ score }) => !isMeant || score < LIKENESS)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name }) => name);
}

/** Whether `name` is the same word as `wanted`, or a known word for the same thing: more than a likeness of letters. */
export function isSameMeaning(wanted: string, name: string): boolean {
  return normalize(wanted) === normalize(name) || (synonyms.get(normalize(wanted))?.has(name) ?? false);
}

/** Whether the two differ by no more than a slip of the keyboard. */
export function isSlip(wanted: string, name: string): boolean {
  const edits = distance(wanted.toLowerCase(), name.toLowerCase());
  return edits <= 2 && edits / Math.max(wanted.length, name.length) <= 0.2;
}

/** Bands of ten thousand keep the four kinds of likeness in order. */
function penalty(wanted: string, name: string): number | undefined {
  if (normalize(wanted) === normalize(name)) return 0;
  const rank = [...(synonyms.get(normalize(wanted)) ?? [])].indexOf(name);
  const edits = distance(wanted.toLowerCase(), name.toLowerCase());
  const slip = edits / Math.max(wanted.length, name.length);
  if (isSlip(wanted, name)) return 1_000 + edits * 100;
  if (rank >= 0) return 2_000 + rank;
  const shared = sharedStems(wanted, name);
  if (shared >= 0.5) return LIKENESS + Math.round((1 - shared) * 1_000) + edits;
  if (wanted.length > 2 && slip <= SLIP) return LIKENESS + 1_000 + Math.round(slip * 1_000);
  return undefined;
}

/** Share of the words of both names that occur in the other, words being equal or known to mean the same. */
function sharedStems(wanted: string, name: string): number {
  const a = words(wanted);
  const b = words(name);
  if (!a.length || !b.length) return 0;
  const matches = a.filter(word => b.some(other => stem(word) === stem(other))).length;
  const alike = a.filter(word => !b.some(other => stem(word) === stem(other)) && b.some(other => synonyms.get(word)?.has(other))).length;
  if (!matches) return 0;
  return (2 * matches + alike) / (a.length + b.length);
}

function words(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
}

function stem(word: string): string {
  return word.length > 3 ? word.replace(/(?:ies|es|s|ed|ing)$/, '') : word;
}

function normalize(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}
