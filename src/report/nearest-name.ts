import { distance } from 'fastest-levenshtein';
import { SAME_MEANING } from './same-meaning.js';

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

/** Whether the two are the same letters, in another case or with other hyphens and underscores. */
export function isSameSpelling(wanted: string, name: string): boolean {
  return normalize(wanted) === normalize(name);
}

/** Whether the two are forms of one word: `closed` and `close`, `listen` and `listening`. */
export function isInflection(wanted: string, name: string): boolean {
  const [a, b] = [wanted, name].map(word => word.replace(/(?:ing|ed|es|e|s)$/, ''));
  return a === b && (a?.length ?? 0) >= 3;
}

/** Whether the two differ by no more than a slip of the keyboard. */
export function isSlip(wanted: string, name: string): boolean {
  const edits = distance(wanted.toLowerCase(), name.toLowerCase());
  return edits <= 2 && edits / Math.max(wanted.length, name.length) <= 0.2;
}

/**
 * Whether `wanted` is `name` with one of its words misspelled, by a letter more or less or two in the wrong order: `DATABSE_URL`, `PROMPT_SUGGESTIONS` for `PROMPT_SUGGESTION`,
 * `DATABASEURL`. Short words and numbers are words of their own (`API_URL`, `APP_URL`; `KEY_1`, `KEY_2`).
 */
export function isMisspelledVariable(wanted: string, name: string): boolean {
  if (wanted.replaceAll('_', '') === name.replaceAll('_', '')) return true;
  const [a, b] = [wanted.split('_'), name.split('_')];
  if (a.length !== b.length) return false;
  const different = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i] ?? ''] as const]));
  const [pair] = different;
  if (!pair || different.length > 1) return false;
  const [x, y] = pair;
  if (`${x}S` === y || `${y}S` === x) return Math.min(x.length, y.length) >= 3;
  const isSwapped = x.length === y.length && distance(x, y) === 2 && [...x].sort().join() === [...y].sort().join();
  const isOneMore = Math.abs(x.length - y.length) === 1 && distance(x, y) === 1;
  return Math.min(x.length, y.length) >= 5 && x.replace(/\d/g, '') !== y.replace(/\d/g, '') && (isSwapped || isOneMore);
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
