import { isTestCode } from '../analyses/execution-context.js';
import type { ForeignIdiom } from '../analyses/foreign-idiom.js';
import { foreignIdioms, type ForeignIdiomKind } from '../analyses/foreign-idioms.js';
import { lineOf, sourceText } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = ForeignIdiomKind | 'write';

export default createRule<MessageIds, []>({
  name: 'no-foreign-idiom',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow expressions that mean something else in JavaScript than in the language they come from', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      arrayOrder: '`{{text}}` compares texts: an array becomes its elements joined with commas, so that `[10] < [9]`. Compare the elements.',
      boxed: '`instanceof {{type}}` is true of objects that `new {{type}}()` makes, not of ordinary values. Use `{{instead}}`.',
      caughtClass: '`catch ({{name}})` catches everything and calls it `{{name}}`. Use `catch (error)` and ask whether `error instanceof {{name}}`.',
      chained: '`{{text}}` compares the outcome of `{{first}}`, `true` or `false`. Write `{{instead}}`.',
      commaIndex: '`{{text}}` reads `{{read}}`: a comma in an index drops what stands before it. Use two indexes.',
      commas: '`{{call}}` puts commas between the texts. Use `join(\'\')`.',
      comparator: 'This function never returns a negative number, so `{{call}}()` moves nothing. Return {{instead}}.',
      cutDigits: '`{{text}}` does not begin with `{{prefix}}`: this cuts off two digits. Use the whole text.',
      dividingComment: '`{{comment}}` is a comment, so nothing is divided. Use `Math.floor({{value}} / {{divisor}})`.',
      extremumOfArray: '`{{call}}()` takes numbers, and is `NaN` of an array. Use `{{call}}(...{{array}})`.',
      firstOnly: '`replace()` replaces only the first {{searched}}. Use {{instead}}.',
      fractionalIndex: '`{{text}}` is `undefined` whenever `{{division}}` is not whole: `/` does not round. Use `Math.floor()`.',
      holes: '`{{call}}()` never calls its function here: `Array({{length}})` has no elements, only holes. Use `Array.from({ length: {{length}} })`.',
      inArray: '`in` asks for an index, not for an element. Use `{{array}}.includes({{value}})`.',
      leastNumber: '`Number.MIN_VALUE` is the least number above 0, not the lowest. Use `-Infinity`.',
      mappedParse: '`{{parse}}` takes the index, which comes second, as the base of the number. Use `text => {{parse}}(text, 10)`.',
      matchField: '`{{field}}` is always `undefined` here: with the flag `g`, `match()` returns only the texts of the matches. Use `matchAll()`, or leave out `g`.',
      matchGroup: 'This is match {{index}} counted from 0, not a group: with the flag `g`, `match()` returns no groups. Use `matchAll()`, or leave out `g`.',
      month: '`{{call}}` counts from 0, so the text names the month before. Add 1.',
      monthTwelve: 'Month 12 is January of the next year: `{{call}}()` counts months from 0. December is 11.',
      negativeRemainder: '`{{text}}` is negative when `{{start}}` is 0: a remainder has the sign of the number that is divided. Use `{{instead}}`.',
      newObject: '`{{value}}` is a new {{made}}, equal to nothing else: `{{operator}}` compares by identity. Compare {{instead}}.',
      placeAsTruth: '`{{call}}()` is -1, which counts as true, where there is none, and 0, which does not, at the first place. {{instead}}',
      power: '`{{text}}` is exclusive or, not a power. Use `**`.',
      repeatedArray: '`{{text}}` is a number: an array cannot be multiplied. Use `{{instead}}`.',
      returnedPair: 'Only `{{last}}` is returned: the comma drops what stands before it. Return an array or object.',
      sameArray: '`{{left}}` and `{{right}}` are always the same: `{{call}}` on line {{line}} changes `{{object}}` itself and returns it. Use `{{copy}}`.',
      sameOperand: '`{{operand}}` is given to `{{call}}()` twice. One of them should be something else.',
      sharedFill: '`fill()` puts one and the same `{{row}}` everywhere, so that `{{change}}` on line {{line}} is changed for all. Use `Array.from()`, which can make one each.',
      textArithmetic: '`{{text}}` is always `NaN`: the text is no number.{{use}}',
      textOrder: '`{{call}}` sorts numbers as texts, 10 before 9, and line {{line}} takes that for their order. Use `{{compare}}`.',
      textWrite: '`{{text}}` is a text, which cannot be changed: this assignment throws or does nothing. Make a new one.',
      uncounted: '`{{text}}` is `undefined` at first, since nothing else gives `{{object}}` a number, and adding to it gives `NaN`. Begin with 0 where there is none.',
      unroundedDigits: '`{{text}}` leaves a fraction, so that `{{digit}}` is no digit: `/` does not round. Use `{{instead}}`.',
      weekday: '`{{call}}` is the day of the week, 0 to 6. Use `{{instead}}()`.',
      write: 'Write `{{text}}`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const idiom of foreignIdioms(pass)) {
        if (isTestCode(idiom.at)) continue;
        const { repair } = idiom;
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(idiom.at),
          messageId: idiom.kind,
          data: wording(idiom),
          suggest: repair ? [{ messageId: 'write', data: { text: repair.text }, fix: fixer => fixer.replaceTextRange([repair.node.getStart(), repair.node.end], repair.text) }] : [],
        });
      }
    },
  }),
});

function wording({ kind, parts }: ForeignIdiom<ForeignIdiomKind>): Record<string, string> {
  const data = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? part : sourceText(part)]));
  const place = parts[kind === 'textOrder' ? 'reader' : kind === 'sharedFill' ? 'change' : 'call'];
  const line = place && typeof place !== 'string' ? String(lineOf(place)) : '';
  if (kind === 'newObject') return { ...data, instead: data['made'] === 'Date' ? '`getTime()` of both' : 'what is in them' };
  if (kind === 'placeAsTruth') return { ...data, instead: data['better'] ? `Use \`${data['better']}()\`.` : 'Compare it with -1.' };
  if (kind === 'firstOnly') return { ...data, searched: `\`${data['searched'] ?? ''}\``, instead: data['instead']?.endsWith('()') ? `\`${data['instead']}\`` : (data['instead'] ?? '') };
  if (kind === 'textArithmetic') return { ...data, use: data['instead'] ? ` Use ${/ /.test(data['instead']) ? data['instead'] : `\`${data['instead']}\``}.` : '' };
  return { ...data, line };
}
