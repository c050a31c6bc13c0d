import { unlistedComparisons, type UnlistedComparison } from '../analyses/unlisted-comparisons.js';
import { nobodyKnows, unlistedEvents, type Likeness, type UnlistedEvent } from '../analyses/unlisted-events.js';
import { didYouMean } from '../report/did-you-mean.js';
import { isInflection, isMisspelledVariable, isSameSpelling, isSlip, nearestNames } from '../report/nearest-name.js';
import { sourceText } from '../report/places.js';
import { hiddenPhrase, isAlike, listPhrase, quoted } from '../report/listed-values.js';
import { createRule } from './create-rule.js';

/** What the writer meant, and how what was written differs from it. */
interface Meant {
  readonly real: string;
  readonly likeness: Likeness;
}

export default createRule<'unknown' | 'handler' | 'value' | 'replace', []>({
  name: 'no-unknown-event',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow names of events and kinds that do not exist', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      unknown: '`{{name}}` is no event of `{{type}}`: {{evidence}}.{{didYouMean}}',
      handler: '`{{name}}` is the property that holds a handler; the event is called `{{real}}`.',
      value: '`{{value}}` is never `{{name}}`{{hidden}}: {{evidence}}.{{didYouMean}}',
      replace: 'Replace `{{name}}` with `{{real}}`.',
    },
    schema: [],
  },
  create(context, pass) {
    const report = (event: UnlistedEvent): void => {
      const { name, at, compilerSees } = event;
      const meant = meantBy(event);
      if (!meant || (compilerSees && pass.settings.compilerErrors === 'ignore') || !nobodyKnows(event, meant.likeness, pass)) return;
      const { real, likeness } = meant;
      const node = pass.services.tsNodeToESTreeNodeMap.get(at);
      const quote = at.getText()[0] ?? "'";
      context.report({
        node,
        messageId: likeness === 'handler' ? 'handler' : 'unknown',
        data: likeness === 'handler' ? { name, real } : { name, type: typeName(event), evidence: evidence(event), didYouMean: didYouMean([real]) },
        suggest: [{ messageId: 'replace' as const, data: { name, real }, fix: fixer => fixer.replaceText(node, `${quote}${real}${quote}`) }],
      });
    };
    const reportValue = ({ word: name, at, value, typeName, listed, hiddenBy, evidence, isClaimed }: UnlistedComparison): void => {
      if ((isClaimed || evidence.isKnown === 'unless alike') && !listed.some(real => isAlike(name, real, evidence.owner))) return;
      if (hiddenBy === 'nothing' && pass.settings.compilerErrors === 'ignore') return;
      const node = pass.services.tsNodeToESTreeNodeMap.get(at);
      const names = nearestNames(name, listed);
      context.report({
        node,
        messageId: 'value',
        data: { name, value: sourceText(value), hidden: hiddenPhrase(hiddenBy), evidence: listPhrase(typeName, listed, evidence.owner, evidence.files), didYouMean: didYouMean(names) },
        suggest: names.map(real => ({ messageId: 'replace' as const, data: { name, real }, fix: fixer => fixer.replaceText(node, quoted(at, real)) })),
      });
    };
    return {
      Program() {
        for (const event of unlistedEvents(pass)) report(event);
        for (const comparison of unlistedComparisons(pass)) reportValue(comparison);
      },
    };
  },
});

function meantBy({ name, owner, listed, handlerOf, alias }: UnlistedEvent): Meant | undefined {
  const find = (isAlike: (name: string, real: string) => boolean): string | undefined => listed.find(real => isAlike(name, real));
  if (handlerOf !== undefined) return { real: handlerOf, likeness: 'handler' };
  const same = find(isSameSpelling);
  if (same !== undefined) return { real: same, likeness: 'slip' };
  const inflection = find(isInflection);
  // Elements of libraries have such events: `closed`, `opened`, `changed`.
  if (inflection !== undefined) return owner.kind === 'dom' ? undefined : { real: inflection, likeness: 'inflection' };
  const slip = find((wanted, real) => (isSlip(wanted, real) || isMisspelledVariable(wanted, real)) && !wanted.startsWith(real));
  if (slip !== undefined) return { real: slip, likeness: 'slip' };
  if (alias !== undefined) return { real: alias, likeness: 'alias' };
  const prefixed = /^on/i.test(name) ? listed.find(real => isSameSpelling(name.slice(2), real)) : undefined;
  return prefixed === undefined || owner.kind === 'dom' ? undefined : { real: prefixed, likeness: 'inflection' };
}

function typeName({ type }: UnlistedEvent): string {
  return type.name === 'addEventListener' ? 'window' : type.name;
}

function evidence({ owner, listed }: UnlistedEvent): string {
  const count = `${listed.length} others`;
  if (owner.kind === 'dom') return `TypeScript's DOM library lists ${count}, and nobody in this project dispatches it`;
  const { name = '', version = '' } = owner.types.json;
  const types = `${name} ${version}`.trim();
  return owner.kind === 'node' ? `${types} lists ${count}, and nobody in this project emits it` : `${types} lists ${count}, and the package never mentions it`;
}
