import { FOREIGN_SYNTAX, type ForeignConstruct } from '../catalogue/regex-syntax.js';

/** A construct of another language in a regular expression. */
export interface ForeignSyntax {
  /** Where it is in the pattern. */
  readonly start: number;
  readonly text: string;
  readonly construct: ForeignConstruct;
  /** The pattern with what JavaScript has for it, where that compiles; with the flags that it then needs. */
  readonly repaired: { readonly pattern: string; readonly flags: string } | undefined;
}

/** A time stamp ends in a letter `Z`. */
const TIME_STAMP = /T/;

/**
 * Constructs that other languages know and JavaScript does not: those that it takes for letters, and, in a pattern that the
 * running engine refuses, those that it does not understand.
 */
export function foreignSyntax(pattern: string, flags: string): readonly ForeignSyntax[] {
  const throws = !compiles(pattern, flags);
  // Only an unknown escape of a letter is read in silence; with these flags it throws.
  const isStrict = /[uv]/.test(flags);
  const found: ForeignSyntax[] = [];
  let inClass = false;
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at);
    const construct = FOREIGN_SYNTAX.find(each => each.syntax.test(rest) && (each.effect === 'throws' || isStrict ? throws : true) && isInPlace(each, pattern, at, inClass));
    const text = construct?.syntax.exec(rest)?.[0];
    if (construct && text) {
      found.push({ start: at, text, construct, repaired: repaired(pattern, flags, at, text, construct, inClass) });
      at += text.length;
      continue;
    }
    if (rest.startsWith('\\')) at++;
    else if (rest.startsWith('[')) inClass = true;
    else if (rest.startsWith(']')) inClass = false;
    at++;
  }
  return found;
}

function isInPlace({ place, effect, syntax, flag }: ForeignConstruct, pattern: string, at: number, inClass: boolean): boolean {
  const text = syntax.exec(pattern.slice(at))?.[0] ?? '';
  switch (place) {
    case 'class':
      return inClass;
    case 'start':
      return !inClass && /(?:^|[(|]|\(\?:)$/.test(pattern.slice(0, at));
    case 'end':
      return !inClass && /^(?:$|[)|])/.test(pattern.slice(at + text.length)) && !TIME_STAMP.test(pattern.slice(0, at));
    default:
      return (flag === undefined || flag === 'y' || effect === 'throws' || isKnownWithFlag(text)) && (effect === 'literal' || !inClass);
  }
}

/** Whether JavaScript knows the property or character once it has the flag. */
function isKnownWithFlag(text: string): boolean {
  return compiles(text.startsWith('\\x') ? `\\u${text.slice(2)}` : text, 'u');
}

function repaired(pattern: string, flags: string, at: number, text: string, { replacement, replacementInClass, flag }: ForeignConstruct, inClass: boolean): ForeignSyntax['repaired'] {
  const written = inClass && replacementInClass !== undefined ? replacementInClass : (replacement?.(text) ?? (flag === undefined ? undefined : text));
  if (written === undefined) return undefined;
  const result = { pattern: pattern.slice(0, at) + written + pattern.slice(at + text.length), flags: flag === undefined || flags.includes(flag) ? flags : flags + flag };
  return result.pattern !== '' && compiles(result.pattern, result.flags) ? result : undefined;
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}

/** References to groups in a replacement text as other languages write them, `\1`, when the regular expression has that group. */
export function foreignReferences(text: string, groups: number): readonly { readonly start: number; readonly text: string; readonly group: number }[] {
  return [...text.matchAll(/\\([1-9])(?!\d)/g)].flatMap(match => (Number(match[1]) <= groups ? [{ start: match.index, text: match[0], group: Number(match[1]) }] : []));
}

/** How many capturing groups a pattern has; 0 when it does not compile. */
export function groupCount(pattern: string, flags: string): number {
  try {
    return (new RegExp(`${pattern}|`, flags).exec('')?.length ?? 1) - 1;
  } catch {
    return 0;
  }
}
