import { enumeration } from './places.js';

/** ` Did you mean …?` with a leading space, or nothing: the last sentence of a message. */
export function didYouMean(names: readonly string[]): string {
  if (!names.length) return '';
  return ` Did you mean ${enumeration(names.map(name => `\`${name}\``), 'or')}?`;
}
