/** A construct of other regular expression languages (PCRE, Python, Java, .NET, Ruby, POSIX) that JavaScript lacks. */
export interface ForeignConstruct {
  /** Matches the construct at the place where it begins. The rest of the pattern follows. */
  readonly syntax: RegExp;
  /** What it means where it exists. */
  readonly meaning: string;
  /** What JavaScript makes of it. */
  readonly effect: 'literal' | 'throws';
  /** Where it may stand to be meant as such; anywhere when left out. */
  readonly place?: 'start' | 'end' | 'class';
  /** What to write in words; the same as `replacement` when left out. */
  readonly instead?: string;
  /** Text to write in its place, by its text; inside brackets where that differs. */
  readonly replacement?: (text: string) => string;
  readonly replacementInClass?: string;
  /** A flag that the regular expression needs instead, or as well. */
  readonly flag?: string;
  /** JavaScript has the construct, with that flag only. */
  readonly needsFlag?: true;
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '\\d',
  alnum: 'a-zA-Z\\d',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '\\da-fA-F',
  word: '\\w',
  cntrl: '\\x00-\\x1f\\x7f',
  print: '\\x20-\\x7e',
  graph: '\\x21-\\x7e',
};

/** A letter after the escape makes it the beginning of a word: `/\assets/` matches what it says. */
const ALONE = '(?![A-Za-z])';

/**
 * Sources: pcre2pattern(3), docs.python.org/3/library/re.html, java.util.regex.Pattern, and ECMA-262 B.1.2, by which an
 * unknown escape of a letter is that letter.
 */
export const FOREIGN_SYNTAX: readonly ForeignConstruct[] = [
  { syntax: /^\\A/, place: 'start', meaning: 'the start of the text', effect: 'literal', replacement: () => '^' },
  { syntax: /^\\[Zz]/, place: 'end', meaning: 'the end of the text', effect: 'literal', replacement: () => '$' },
  { syntax: /^\\G/, place: 'start', meaning: 'the end of the last match', effect: 'literal', instead: 'the flag `y`', replacement: () => '', flag: 'y' },
  { syntax: new RegExp(`^\\\\h${ALONE}`), meaning: 'horizontal white space', effect: 'literal', replacement: () => '[ \\t]', replacementInClass: ' \\t' },
  { syntax: new RegExp(`^\\\\H${ALONE}`), meaning: 'anything but horizontal white space', effect: 'literal', replacement: () => '[^ \\t]', replacementInClass: '\\S' },
  { syntax: new RegExp(`^\\\\R${ALONE}`), meaning: 'a line break', effect: 'literal', replacement: () => '(?:\\r\\n|[\\n\\r])', replacementInClass: '\\r\\n' },
  { syntax: new RegExp(`^\\\\X${ALONE}`), meaning: 'a character with its combining marks', effect: 'literal', instead: '`Intl.Segmenter`' },
  { syntax: new RegExp(`^\\\\K${ALONE}`), meaning: 'that the match begins here', effect: 'literal', instead: 'a look-behind, `(?<=…)`' },
  { syntax: new RegExp(`^\\\\e${ALONE}`), meaning: 'the escape character', effect: 'literal', replacement: () => '\\x1b', replacementInClass: '\\x1b' },
  { syntax: new RegExp(`^\\\\a${ALONE}`), meaning: 'the bell character', effect: 'literal', replacement: () => '\\x07', replacementInClass: '\\x07' },
  { syntax: /^\\Q.*?\\E/s, meaning: 'literal text', effect: 'literal', instead: 'the text with its special characters escaped', replacement: text => text.slice(2, -2).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') },
  { syntax: /^\\x\{[\da-fA-F]+\}/, meaning: 'a character by its code', effect: 'literal', replacement: text => `\\u${text.slice(2)}`, flag: 'u' },
  { syntax: /^\\u\{[\da-fA-F]+\}/, meaning: 'a character by its code', effect: 'literal', needsFlag: true, flag: 'u' },
  { syntax: /^\\[pP]\{\^?[A-Za-z][\w=]*\}/, meaning: 'a class of Unicode characters', effect: 'literal', needsFlag: true, flag: 'u' },
  { syntax: new RegExp(`^\\[:(?:${Object.keys(CLASSES).join('|')}):\\]`), place: 'class', meaning: 'a class of characters', effect: 'literal', replacement: text => CLASSES[text.slice(2, -2)] ?? '' },
  { syntax: /^\(\?P<\w+>/, meaning: 'a named group', effect: 'throws', replacement: text => text.replace('P', '') },
  { syntax: /^\(\?P=\w+\)/, meaning: 'what a named group matched', effect: 'throws', replacement: text => `\\k<${text.slice(4, -1)}>` },
  { syntax: /^\(\?P>\w+\)|^\(\?&\w+\)|^\(\?R\)|^\(\?\d+\)/, meaning: 'a group again', effect: 'throws', instead: 'a loop: JavaScript has no recursion in regular expressions' },
  { syntax: /^\(\?[imsxuaL]+\)/, meaning: 'flags', effect: 'throws', instead: 'the flags behind the regular expression' },
  { syntax: /^\(\?>/, meaning: 'a group without backtracking', effect: 'throws', instead: '`(?=(…))\\1`' },
  { syntax: /^\(\?#[^)]*\)/, meaning: 'a comment', effect: 'throws', instead: 'a comment outside', replacement: () => '' },
  { syntax: /^\(\?\|/, meaning: 'groups that share their numbers', effect: 'throws', instead: '`(?:`' },
  { syntax: /^\(\?\(\w+\)/, meaning: 'a condition', effect: 'throws', instead: 'an alternative' },
  { syntax: /^(?:[*+?]|\{\d+(?:,\d*)?\})\+/, meaning: 'repetition without backtracking', effect: 'throws', replacement: text => text.slice(0, -1) },
];
