import { unknownConstants, type UnknownConstant } from '../analyses/unknown-constants.js';
import { didYouMean } from '../report/did-you-mean.js';
import { isSlip, nearestNames } from '../report/nearest-name.js';
import { createRule } from './create-rule.js';

const KINDS: Readonly<Record<UnknownConstant['kind'], string>> = {
  hash: 'hash algorithm',
  signature: 'signature algorithm',
  cipher: 'cipher',
  curve: 'elliptic curve',
  encoding: 'encoding',
  label: 'encoding',
  signal: 'signal',
  errno: 'error code',
  method: 'HTTP method',
  locale: 'language tag',
  'time zone': 'time zone',
  option: 'value',
};

/** Others may add to these sets: only what is evidently a slip is wrong. */
const OPEN: ReadonlySet<UnknownConstant['kind']> = new Set(['errno', 'method', 'label']);

export default createRule<'unknown' | 'refused' | 'replace', []>({
  name: 'no-unknown-constant',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow names of algorithms, encodings, signals, errors, zones and locales that do not exist', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      unknown: '`{{value}}` is no {{kind}} that Node {{node}} knows.{{didYouMean}}',
      refused: 'Node {{node}} refuses `{{value}}` as the value of `{{option}}`.{{didYouMean}}',
      replace: 'Replace `{{value}}` with `{{real}}`.',
    },
    schema: [],
  },
  create(context, pass) {
    const report = ({ value, at, kind, option, compilerSees, candidates }: UnknownConstant): void => {
      const names = kind === 'locale' ? candidates : nearestNames(value, candidates);
      if (OPEN.has(kind) && !(names[0] && isSlip(value, names[0]))) return;
      if (compilerSees && pass.settings.compilerErrors === 'ignore') return;
      const node = pass.services.tsNodeToESTreeNodeMap.get(at);
      const quote = at.getText()[0] ?? "'";
      context.report({
        node,
        messageId: option === undefined ? 'unknown' : 'refused',
        data: { value, kind: KINDS[kind], node: process.versions.node, didYouMean: didYouMean(names), ...(option !== undefined && { option }) },
        suggest: names.map(real => ({ messageId: 'replace' as const, data: { value, real }, fix: fixer => fixer.replaceText(node, `${quote}${real}${quote}`) })),
      });
    };
    return {
      Program() {
        for (const unknown of unknownConstants(pass)) report(unknown);
      },
    };
  },
});
