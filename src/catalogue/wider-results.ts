import type { WiderResultEntry } from './schema.js';

/** Functions of the language that return more than their declared type says. */
export const widerResults = [
  { type: 'JSON', name: 'stringify', also: 'undefined', source: 'https://tc39.es/ecma262/#sec-json.stringify' },
] as const satisfies readonly WiderResultEntry[];
