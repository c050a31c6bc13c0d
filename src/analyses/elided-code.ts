import type { TSESTree } from '@typescript-eslint/utils';
import { defineFileAnalysis, type FilePass } from './define.js';

const NOUN =
  "(?:body|cases?|checks|class(?:es)?|code|columns|components?|conditions|config(?:uration)?|constants|contents?|declarations?|definitions?|elements|endpoints|entries|exports|fields|file|functions?|function body|handlers?|hooks|html|implementations?|imports?|items|jsx|logic|markup|methods?|module|options|parameters|params|parts?|properties|props|routes|rules|script|setup|state|statements|steps|styles|template|tests?|types|validations?|variables)";
/** Up to three words between: `rest of the user service implementation`. */
const BETWEEN = "(?:[\\w'`.$-]+ ){0,3}?";
const DETERMINER = "(?:(?:all|any|the|your|our|this|my) )*";
const REMAINDER = `${DETERMINER}(?:(?:rest|remainder) of|existing|remaining|other|previous|original|unchanged|old|same) ${BETWEEN}${NOUN}`;
const CONTINUES =
  '(?:(?:(?:remains?|stays?|is|are|continues?|kept|left|keeps?) )?(?:exactly )?(?:the same|unchanged|untouched|intact|as is|as-is|as before|as it was|the same as before)|(?:is |are )?(?:omitted|elided|truncated|abbreviated|snipped|skipped)(?: for (?:brevity|clarity))?|(?:goes|go|continues?|follows) here|here)';
const EXISTING = '(?:keep|include|preserve|leave|retain|copy|with)';
const NOTHING_SAID = '(?:unchanged|no changes?(?: here)?|omitted|elided|snip|snipped|truncated|abbreviated|rest unchanged|same as before|remains unchanged|as before|existing|rest)';

const whole = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`);

/** Stands for code whatever is around it. */
const CERTAIN = whole(
  `${REMAINDER} ${CONTINUES}`,
  `(?:code|implementation|details|body|imports|methods|logic) (?:(?:is|are|remains?|stays?) )?(?:omitted|elided|truncated|abbreviated|unchanged|the same)(?: (?:for|from) (?:brevity|clarity|here|this example))?`,
  `${EXISTING} (?:${REMAINDER}) ${CONTINUES}`,
  `(?:omitted|elided|truncated|abbreviated|shortened) for (?:brevity|clarity)`,
);
/** Stands for code when marked by an ellipsis. */
const WITH_ELLIPSIS = whole(
  `${EXISTING}? ?${REMAINDER}(?: ${CONTINUES})?`,
  NOTHING_SAID,
  `${DETERMINER}(?:more|additional|further|similar|and so on for) ${BETWEEN}${NOUN}(?: here)?`,
  `(?:implementation|code|logic|body)(?: (?:goes )?here)?`,
);
/** Stands for code when nothing comes after it where something would have to. */
const AT_THE_END = whole(
  REMAINDER,
  `${EXISTING} (?:${REMAINDER})`,
  `(?:(?:add|put|insert|write|place|implement) )?${DETERMINER}(?:actual |real )?${BETWEEN}(?:code|implementation|logic|function body)(?: (?:goes|should go|would go|will go|to go|should be|would be))? here`,
  `(?:implementation|code|logic)(?: (?:goes|should go|would go|will go|follows))?`,
);

const SAYS_NOTHING = whole(NOTHING_SAID);

/** Words of which one is in every text that `CERTAIN` matches: long patterns take the engine longer to compile than a file to search. */
const MAY_BE_CERTAIN = /same|unchanged|untouched|intact|as |as-|omitted|elided|truncated|abbreviated|snipped|skipped|shortened|here/;
/** The same for all of the patterns. */
const MAY_STAND = /rest|remain|exist|other|previous|original|changed?|old|same|omitted|elided|truncated|abbreviated|shortened|snip|before|more|additional|further|similar|so\s+on|implementation|code|logic|body/i;

/** Comments that stand for code which is not there. */
export const elidedCode = defineFileAnalysis('elidedCode', (pass): readonly TSESTree.Comment[] =>
  pass.sourceCode.getAllComments().filter(comment => standsForCode(comment, pass)),
);

function standsForCode(comment: TSESTree.Comment, { sourceCode }: FilePass): boolean {
  if (comment.value.startsWith('*') || comment.value.length > 120 || !MAY_STAND.test(comment.value)) return false;
  const text = comment.value.replace(/\s+/g, ' ').trim();
  // A rest element, `...rest`, is spoken of as it is written.
  if (/^\.\.\.[\w$]+$/.test(text)) return false;
  const hasEllipsis = /^[^\p{L}\p{N}]*(?:\.\.\.|…)|(?:\.\.\.|…)[^\p{L}\p{N}]*$/u.test(text);
  const words = text
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/^todo:? ?/, '');
  if (words === '' || !standsAlone(comment, sourceCode)) return false;
  if (hasEllipsis && WITH_ELLIPSIS.test(words)) return true;
  if (hasNeighbour(comment, sourceCode)) return false;
  if (MAY_BE_CERTAIN.test(words) && CERTAIN.test(words)) return true;
  return isLastInside(comment, sourceCode) && (AT_THE_END.test(words) || (SAYS_NOTHING.test(words) && !isInBranch(comment, sourceCode)));
}

type Source = FilePass['sourceCode'];

/** Whether the comment is alone on its lines, or alone in its brackets. */
function standsAlone(comment: TSESTree.Comment, sourceCode: Source): boolean {
  const before = sourceCode.getTokenBefore(comment);
  const after = sourceCode.getTokenAfter(comment);
  const isFirst = !before || before.loc.end.line < comment.loc.start.line || OPENING.has(before.value);
  const isLast = !after || after.loc.start.line > comment.loc.end.line || CLOSING.has(after.value);
  return isFirst && isLast;
}

const OPENING: ReadonlySet<string> = new Set(['{', '[', '(']);
const CLOSING: ReadonlySet<string> = new Set(['}', ']', ')']);

/** A comment directly above or below: together they are a text, or code that is commented out. */
function hasNeighbour(comment: TSESTree.Comment, sourceCode: Source): boolean {
  const before = sourceCode.getTokenBefore(comment, { includeComments: true });
  const after = sourceCode.getTokenAfter(comment, { includeComments: true });
  const isComment = (token: { readonly type: string } | null): boolean => token?.type === 'Line' || token?.type === 'Block';
  return (isComment(before) && before?.loc.end.line === comment.loc.start.line - 1) || (isComment(after) && after?.loc.start.line === comment.loc.end.line + 1);
}

/** Whether the comment is all that a branch or a `case` holds: `default: // no change` says what the code does. */
function isInBranch(comment: TSESTree.Comment, sourceCode: Source): boolean {
  const node = sourceCode.getNodeByRangeIndex(comment.range[0]);
  if (node?.type === 'SwitchStatement' || node?.type === 'SwitchCase') return true;
  return node?.type === 'BlockStatement' && node.body.length === 0 && !node.parent.type.includes('Function');
}

/** Whether a block, list or file ends after the comment. */
function isLastInside(comment: TSESTree.Comment, sourceCode: Source): boolean {
  const after = sourceCode.getTokenAfter(comment, { includeComments: true });
  return !after || CLOSING.has(after.value);
}
