import path from 'node:path';
import { distance } from 'fastest-levenshtein';
import { nearestNames } from './nearest-name.js';

const MAX_SUGGESTIONS = 3;

/** Packages among `candidates` whose name is a slip of the keyboard away from `wanted`, or differs in its separators only. Best first. */
export function nearestPackages(wanted: string, candidates: Iterable<string>): string[] {
  return [...new Set(candidates)]
    .filter(name => name !== wanted && (letters(name) === letters(wanted) || distance(name, wanted) <= (wanted.length < 6 ? 1 : 2)))
    .sort((a, b) => distance(a, wanted) - distance(b, wanted))
    .slice(0, MAX_SUGGESTIONS);
}

/** Specifiers among `candidates` whose last segment is most like that of `wanted`. */
export function nearestSpecifiers(wanted: string, candidates: Iterable<string>): string[] {
  const bySegment = new Map<string, string>();
  for (const candidate of candidates) if (!bySegment.has(lastSegment(candidate))) bySegment.set(lastSegment(candidate), candidate);
  return nearestNames(lastSegment(wanted), bySegment.keys()).flatMap(segment => bySegment.get(segment) ?? []);
}

function lastSegment(specifier: string): string {
  return path.posix.basename(specifier).replace(/\.[cm]?[jt]sx?$/, '');
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}
