import type { Owner } from '../analyses/contrary-evidence.js';
import { unlistedOptionValues, type UnlistedOptionValue } from '../analyses/unlisted-option-values.js';
import { unknownOptions, type UnknownOption } from '../analyses/unknown-options.js';
import { mentionsMember } from '../modules/tokens.js';
import { didYouMean } from '../report/did-you-mean.js';
import { hiddenPhrase, isAlike, listPhrase, quoted } from '../report/listed-values.js';
import { nameAndVersion } from '../report/name-and-version.js';
import { isSameMeaning, isSlip, nearestNames } from '../report/nearest-name.js';
import { callText } from '../report/places.js';
import { renamed } from '../report/rename.js';
import { typeName } from '../types/names.js';
import { createRule } from './create-rule.js';

export default createRule<'unknown' | 'hiddenBySuppression' | 'value' | 'replace', []>({
  name: 'no-unknown-option',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow options, and values of options, that the called function does not have', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      unknown: '`{{key}}` is no option of `{{call}}`: {{evidence}}.{{didYouMean}}',
      hiddenBySuppression: '`{{key}}` is no option of `{{call}}`, which `{{directive}}` on line {{line}} hides: {{evidence}}.{{didYouMean}}',
      value: '`{{name}}` is no value for `{{key}}` of `{{call}}`{{hidden}}: {{evidence}}.{{didYouMean}}',
      replace: 'Replace `{{name}}` with `{{real}}`.',
    },
    schema: [],
  },
  create(context, pass) {
    const report = (option: UnknownOption): void => {
      const { key, at, evidence, hiddenBy } = option;
      const names = nearestNames(key, option.candidates);
      // The platform has more than its declarations: there it takes a real name that was evidently meant.
      if (evidence.onlyPlatformUnknown && !(names[0] && (isSameMeaning(key, names[0]) || isSlip(key, names[0])))) return;
      if (option.compilerSees && pass.settings.compilerErrors === 'ignore') return;
      const node = pass.services.tsNodeToESTreeNodeMap.get(at);
      const suppressed = typeof hiddenBy === 'object' ? hiddenBy : undefined;
      context.report({
        node,
        messageId: suppressed ? 'hiddenBySuppression' : 'unknown',
        data: {
          key,
          call: callText(option.call),
          evidence: evidencePhrase(option, typeName(option.type, pass.checker)),
          didYouMean: didYouMean(names),
          ...(suppressed && { directive: suppressed.directive, line: String(suppressed.line + 1) }),
        },
        suggest: names.map(real => ({ messageId: 'replace' as const, data: { name: key, real }, fix: fixer => fixer.replaceText(node, renamed(at, real)) })),
      });
    };
    const reportValue = ({ word: name, at, key, call, typeName, listed, hiddenBy, evidence }: UnlistedOptionValue): void => {
      if (evidence.isKnown === 'unless alike' && !listed.some(real => isAlike(name, real, evidence.owner))) return;
      if (hiddenBy === 'nothing' && pass.settings.compilerErrors === 'ignore') return;
      const node = pass.services.tsNodeToESTreeNodeMap.get(at);
      const near = nearestNames(name, listed);
      const names = near.length || listed.length > 1 ? near : listed;
      context.report({
        node,
        messageId: 'value',
        data: { name, key, call: callText(call), hidden: hiddenPhrase(hiddenBy), evidence: listPhrase(typeName, listed, evidence.owner, evidence.files), didYouMean: didYouMean(near) },
        suggest: names.map(real => ({ messageId: 'replace' as const, data: { name, real }, fix: fixer => fixer.replaceText(node, quoted(at, real)) })),
      });
    };
    return {
      Program() {
        for (const option of unknownOptions(pass)) report(option);
        for (const value of unlistedOptionValues(pass)) reportValue(value);
      },
    };
  },
});

function evidencePhrase({ evidence, key }: UnknownOption, type: string): string {
  const owner = evidence.owners.find(({ kind }) => kind === 'package') ?? evidence.owners.find(({ kind }) => kind !== 'project') ?? evidence.owners[0];
  return owner ? ownerPhrase(owner, key, type.startsWith('`') ? type : 'its parameter') : `${type} does not have it`;
}

function ownerPhrase(owner: Owner, key: string, type: string): string {
  switch (owner.kind) {
    case 'project':
      return `${type} does not have it and nothing in this project reads it`;
    case 'package': {
      const { found, files } = owner.runtime ? mentionsMember(owner.runtime, key) : { found: 'unknown', files: 0 };
      const from = `${type} in ${nameAndVersion(owner.runtime ?? owner.types)} does not have it`;
      return found === 'no' ? `${from} and its ${files} source file${files === 1 ? '' : 's'} never read${files === 1 ? 's' : ''} it` : from;
    }
    case 'node':
      return `${type} in ${owner.types ? nameAndVersion(owner.types) : "Node's types"} does not have it`;
    case 'es':
      return `neither TypeScript's library nor Node ${process.versions.node} knows it`;
    case 'dom':
      return `neither ${type} in TypeScript's DOM library nor Node ${process.versions.node} knows it`;
  }
}

