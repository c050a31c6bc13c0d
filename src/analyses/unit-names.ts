import type { UnitName } from '../catalogue/schema.js';
import { wordsOf } from './words.js';

export type Dimension = 'time' | 'data' | 'angle' | 'money';

interface UnitFacts {
  readonly dimension: Dimension;
  readonly text: string;
  /** How much of the smallest unit it is; of `data`, how many steps above bytes. */
  readonly size: number;
}

const UNITS: Readonly<Record<UnitName, UnitFacts>> = {
  ns: { dimension: 'time', text: 'nanoseconds', size: 1 },
  µs: { dimension: 'time', text: 'microseconds', size: 1e3 },
  ms: { dimension: 'time', text: 'milliseconds', size: 1e6 },
  s: { dimension: 'time', text: 'seconds', size: 1e9 },
  min: { dimension: 'time', text: 'minutes', size: 60e9 },
  h: { dimension: 'time', text: 'hours', size: 3600e9 },
  d: { dimension: 'time', text: 'days', size: 86400e9 },
  B: { dimension: 'data', text: 'bytes', size: 0 },
  KB: { dimension: 'data', text: 'kilobytes', size: 1 },
  MB: { dimension: 'data', text: 'megabytes', size: 2 },
  GB: { dimension: 'data', text: 'gigabytes', size: 3 },
  TB: { dimension: 'data', text: 'terabytes', size: 4 },
  rad: { dimension: 'angle', text: 'radians', size: 180 },
  deg: { dimension: 'angle', text: 'degrees', size: Math.PI },
  cents: { dimension: 'money', text: 'cents', size: 1 },
  whole: { dimension: 'money', text: 'whole units of the currency', size: 100 },
};

export const dimensionOf = (unit: UnitName): Dimension => UNITS[unit].dimension;
export const unitText = (unit: UnitName): string => UNITS[unit].text;
export const unitsLike = (unit: UnitName): readonly UnitName[] => (Object.keys(UNITS) as UnitName[]).filter(other => UNITS[other].dimension === UNITS[unit].dimension);

/** The numbers that turn a value in `from` into one in `to`: two for data, where a kilobyte may be 1000 bytes or 1024. */
export function factorsBetween(from: UnitName, to: UnitName): readonly number[] {
  const [a, b] = [UNITS[from], UNITS[to]];
  if (a.dimension !== b.dimension) return [];
  return a.dimension === 'data' ? [1024 ** (a.size - b.size), 1000 ** (a.size - b.size)] : [a.size / b.size];
}

/** Words that are a unit wherever they end the name of a number. */
const UNIT_WORDS: ReadonlyMap<string, UnitName> = new Map(
  Object.entries({
    ms: 'ms', msec: 'ms', msecs: 'ms', millis: 'ms', milliseconds: 'ms', millisecond: 'ms',
    micros: 'µs', microseconds: 'µs', nanos: 'ns', nanoseconds: 'ns', seconds: 's', minutes: 'min', hours: 'h', days: 'd',
    bytes: 'B', kilobytes: 'KB', megabytes: 'MB', gigabytes: 'GB', degrees: 'deg', radians: 'rad',
  } satisfies Record<string, UnitName>),
);

/** Words that are a unit behind a word for what is measured, or behind `in`: `timeoutSec`, `sizeMB`, `amountInCents`. */
const SHORT_WORDS: ReadonlyMap<string, UnitName> = new Map(
  Object.entries({
    secs: 's', sec: 's', mins: 'min', hrs: 'h', usec: 'µs', usecs: 'µs', nsec: 'ns', nsecs: 'ns', kb: 'KB', kib: 'KB', mb: 'MB', mib: 'MB', gb: 'GB', gib: 'GB', tb: 'TB',
    deg: 'deg', degs: 'deg', rad: 'rad', rads: 'rad', cents: 'cents', dollars: 'whole', euros: 'whole',
  } satisfies Record<string, UnitName>),
);

const QUANTITIES: Readonly<Record<Dimension, RegExp>> = {
  time: /^(?:age|backoff|cooldown|debounce|delay|duration|elapsed|epoch|expir(?:es|ation|y)|grace|idle|interval|keepalive|latency|lifetime|now|period|poll|retention|rtt|time|timeout|timestamp|ttl|unix|uptime|wait|window)$/,
  data: /^(?:buffer|cache|chunk|disk|download|file|heap|limit|max|mem|memory|min|quota|rss|size|storage|total|upload|used|free|available)$/,
  angle: /^(?:angle|azimuth|bearing|direction|elevation|heading|hue|lat|latitude|lng|lon|longitude|pitch|roll|rotation|theta|yaw|phi|tilt|heading)$/,
  money: /^(?:amount|balance|budget|charge|cost|credit|discount|fee|fees|fine|payment|payout|price|refund|revenue|salary|spend|spent|subtotal|tax|tip|total|unit|wage)$/,
};

/** Words with which a name is not that of an amount in the unit: rates, conversions, fractions, places on the globe. */
const NOT_AN_AMOUNT = /^(?:per|rate|ratio|percent|pct|speed|fps|frequency|freq|factor|multiplier|scale|squared|arc|half|quarter|tenths?|hundredths?|kilo|mega|deci|centi|from|parse|format|is|has|to)$/;
/** Before a unit: `SEVEN_DAYS` are seven days, in whatever unit. */
const NUMBER = /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|quarter|few|many)$|\d$/;
const REST_OF_AMOUNT = /^(?:remaining|left|elapsed|since|until|ago)$/;

const known = { value: new Map<string, UnitName | undefined>(), function: new Map<string, UnitName | undefined>() };

/** The unit that the name of a number says it is in; `function` when it is that of a function which returns the number. */
export function unitOfName(name: string, kind: 'value' | 'function' = 'value'): UnitName | undefined {
  const units = known[kind];
  if (!units.has(name)) units.set(name, unitByWords(name, kind));
  return units.get(name);
}

function unitByWords(name: string, kind: 'value' | 'function'): UnitName | undefined {
  // RFC 6749, section 5.1, in the spelling of the wire.
  if (name === 'expires_in') return 's';
  const words = wordsOf(name.replace(/([KMGT])iB\b|(?<![A-Z])([KMGT])i?Bytes\b/, (_, ofShort: string | undefined, ofWord = '') => `_${(ofShort ?? ofWord).toLowerCase()}ib`));
  const [first = '', second = ''] = words;
  if (REST_OF_AMOUNT.test(second) && UNIT_WORDS.has(first)) return UNIT_WORDS.get(first);
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const unit = UNIT_WORDS.get(last) ?? SHORT_WORDS.get(last);
  if (unit === undefined) return undefined;
  if (NUMBER.test(before.at(-1) ?? '') || before.some((word, i) => NOT_AN_AMOUNT.test(word) && !(kind === 'function' && word === 'to') && !(word === 'rate' && /^limit/.test(before[i + 1] ?? '')))) return undefined;
  // `secondsInHours` counts the one in the other; `dayInMs` is a day.
  const other = before.map(word => UNIT_WORDS.get(word) ?? SHORT_WORDS.get(word)).find(each => each !== undefined);
  if (other !== undefined && kind === 'value' && (UNITS[other].dimension !== UNITS[unit].dimension || UNITS[other].size <= UNITS[unit].size)) return undefined;
  const isMeasured = before.at(-1) === 'in' || before.some(word => QUANTITIES[UNITS[unit].dimension].test(word));
  // `LLMs` are no milliseconds.
  if (/[A-Z]{2}s$/.test(name) || /[A-Z]Ms$/.test(name)) return isMeasured ? unit : undefined;
  return UNIT_WORDS.has(last) || isMeasured ? unit : undefined;
}

const CONVERSION_WORDS = /^(?:pi|µs|us|ns|min|hr|week|milli|micro|nano|kilo|mega|giga|[kmgt]|thousand|million|(?:from|to)rad\w*|rad2deg|deg2rad)$/;

/** Whether a name has a unit in it anywhere, as those of conversions have: `MS_PER_SECOND`, `HOUR`, `Math.PI`. */
export function mentionsUnit(name: string): boolean {
  return wordsOf(name).some(word => [word, `${word}s`].some(each => UNIT_WORDS.has(each) || SHORT_WORDS.has(each)) || CONVERSION_WORDS.test(word));
}

/** Headers whose value is a number of seconds: RFC 9110, section 10.2.3; RFC 9111, section 5.1; Fetch, section 3.3.3. */
export const SECONDS_HEADER = /^(?:retry-after|age|access-control-max-age|keep-alive)$/i;

/** Whether a name is nothing but a unit, as keys of a table of units are. */
export function isBareUnit(name: string): boolean {
  return wordsOf(name).length === 1;
}

const ONE: Readonly<Record<string, UnitName>> = { second: 's', sec: 's', minute: 'min', min: 'min', hour: 'h', day: 'd', week: 'd' };

/** The unit in which a constant says how long a second, an hour or a day is: `DAY = 86400`, `ONE_HOUR = 3_600_000`. */
export function unitOfDuration(name: string, value: number): UnitName | undefined {
  const words = wordsOf(name).filter(word => word !== 'one' && word !== 'a');
  const [word = ''] = words;
  const singular = word.replace(/s$/, '');
  const one = words.length === 1 && Object.hasOwn(ONE, singular) ? ONE[singular] : undefined;
  if (one === undefined) return undefined;
  const amount = singular === 'week' ? 7 : 1;
  return (['ms', 's', 'min'] as const).find(unit => (UNITS[one].size / UNITS[unit].size) * amount === value && value > 1) ?? (value === 1 ? one : undefined);
}

const DOC_WORDS: Readonly<Record<string, UnitName>> = {
  nanosecond: 'ns', microsecond: 'µs', millisecond: 'ms', ms: 'ms', millis: 'ms', second: 's', minute: 'min', hour: 'h', day: 'd',
  byte: 'B', kilobyte: 'KB', megabyte: 'MB', kb: 'KB', mb: 'MB', radian: 'rad', degree: 'deg', cent: 'cents',
};
const DOC_UNIT = `(${Object.keys(DOC_WORDS).join('|')})s?`;
const SAYS_UNIT = new RegExp(`(?:\\b(?:in|as|of|elapsed) (?:whole |fractional |the )?|^(?:the )?(?:time |duration |delay |timeout )?\\(?|\\((?:in )?)[*_\`]*${DOC_UNIT}\\b(?! *(?:\\d|old))`, 'gi');
/** A unit word that is not part of an example such as `300 seconds` or `(5 minutes)`. */
const ANY_UNIT = new RegExp(`(?<![\\d.] ?)\\b${DOC_UNIT}\\b`, 'gi');

/** The unit that the comment on a number says it is in; `undefined` when it speaks of several. */
export function unitOfDocumentation(text: string): UnitName | undefined {
  const found = new Set<UnitName>();
  for (const [, word = ''] of text.matchAll(SAYS_UNIT)) found.add(DOC_WORDS[singularOf(word)] as UnitName);
  const [unit] = found;
  if (unit === undefined || found.size !== 1) return undefined;
  for (const [, word = ''] of text.matchAll(ANY_UNIT)) {
    const other = DOC_WORDS[singularOf(word)];
    if (other !== undefined && other !== unit && UNITS[other].dimension === UNITS[unit].dimension) return undefined;
  }
  return unit;
}

function singularOf(word: string): string {
  const lower = word.toLowerCase();
  return lower === 'ms' || lower === 'millis' ? lower : lower.replace(/s$/, '');
}

/** The unit that is the name of a type: `ttl: Milliseconds`. */
export function unitOfTypeName(name: string): UnitName | undefined {
  return /^(?:(?:Milli|Micro|Nano)?[Ss]econds|Minutes|Hours|Days|Bytes|(?:Kilo|Mega|Giga)bytes|Degrees|Radians)$/.test(name) ? UNIT_WORDS.get(name.toLowerCase()) : undefined;
}

/** How source text turns a value in `from` into one in `to`. */
export function conversionBetween(from: UnitName, to: UnitName): { readonly operator: '*' | '/'; readonly operand: string } {
  if (UNITS[from].dimension === 'angle') return { operator: '*', operand: from === 'deg' ? 'Math.PI / 180' : '180 / Math.PI' };
  const [factor = 1] = factorsBetween(from, to);
  const [operator, size] = factor >= 1 ? (['*', factor] as const) : (['/', 1 / factor] as const);
  const operand = UNITS[from].dimension === 'data' ? Array<number>(Math.abs(UNITS[from].size - UNITS[to].size)).fill(1024).join(' * ') : String(Math.round(size));
  return { operator, operand };
}

/**
 * Whether a text has anything that gives a number a unit: a word for one, by itself or in a name, or a number out of which
 * conversions are made. This is the cheap question about a file.
 */
export function speaksOfUnits(text: string): boolean {
  return SPEAKS_OF_UNITS.test(text);
}

const SPEAKS_OF_UNITS = ((): RegExp => {
  // `Math.min` is no minute.
  const words = [...new Set([...UNIT_WORDS.keys(), ...SHORT_WORDS.keys(), ...Object.keys(ONE), ...Object.keys(DOC_WORDS)])].filter(word => word !== 'min');
  const small = words.join('|');
  const large = words.map(word => word.toUpperCase()).join('|');
  const capital = [...words.map(word => word.charAt(0).toUpperCase() + word.slice(1)), '[KMGT]i?B'].join('|');
  const inNames = `(?<![A-Za-z])(?:${small}|${large}|${capital})(?![a-z])|(?<=[a-z\\d])(?:(?:${capital})(?![a-z])|(?:${large})(?![A-Za-z]))`;
  return new RegExp(`${inNames}|expires_in|[Rr]etry-[Aa]fter|[Mm]ax-[Aa]ge|(?<![\\d.\\w])(?:60|1_?000|1024|3_?600|86_?400|\\d[\\d_]{6,})(?![\\d.])`);
})();
