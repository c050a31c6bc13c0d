import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { unknownNames, type UnknownName } from '../analyses/unknown-names.js';
import { didYouMean } from '../report/did-you-mean.js';
import { isSameMeaning, isSlip, nearestNames } from '../report/nearest-name.js';
import { createRule } from './create-rule.js';

type MessageIds = 'unknown' | 'notImported' | 'replace' | 'callMember' | 'readMember';
type Options = [{ readonly ignore?: readonly string[] }?];

export default createRule<MessageIds, Options>({
  name: 'no-unknown-name',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow names that nothing declares', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      unknown: '`{{name}}` is not declared: it is no {{kind}} of this program, no configured global, and Node {{node}} does not have it.{{didYouMean}}',
      notImported: '`{{name}}` is not declared here; `{{module}}` exports it and this file does not import it.',
      replace: 'Replace `{{name}}` with `{{real}}`.',
      callMember: 'Call `{{real}}` of the first argument instead.',
      readMember: 'Read `{{real}}` of the first argument instead.',
    },
    schema: [
      {
        type: 'object',
        properties: { ignore: { type: 'array', items: { type: 'string' }, description: 'Names that something outside of the program defines, as regular expressions.' } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
  },
  create(context, pass, [options]) {
    const ignored = (options?.ignore ?? []).map(pattern => new RegExp(`^(?:${pattern})$`, 'u'));
    const { sourceCode } = context;

    const report = (unknown: UnknownName): void => {
      const { name, at, exportedBy } = unknown;
      if (exportedBy) return context.report({ node: at, messageId: 'notImported', data: { name, module: exportedBy } });
      const inScope = nearestNames(name, unknown.inScope).filter(real => isSlip(name, real));
      const members = unknown.call ? nearestNames(name, unknown.ofArgument).filter(real => isSameMeaning(name, real)) : [];
      context.report({
        node: at,
        messageId: 'unknown',
        data: {
          name,
          kind: unknown.isType ? 'type' : 'name',
          node: process.versions.node,
          didYouMean: didYouMean([...members.map(real => `${argumentText(unknown)}.${real}`), ...inScope].slice(0, 3)),
        },
        suggest: [
          ...members.slice(0, 1).map(real => ({
            messageId: isProperty(real) ? ('readMember' as const) : ('callMember' as const),
            data: { real },
            fix: (fixer: TSESLint.RuleFixer) => fixer.replaceText(unknown.call as TSESTree.Node, memberCall(unknown, real)),
          })),
          ...inScope.map(real => ({ messageId: 'replace' as const, data: { name, real }, fix: (fixer: TSESLint.RuleFixer) => fixer.replaceText(at, real) })),
        ],
      });
    };

    const argumentText = ({ call }: UnknownName): string => (call?.arguments[0] ? sourceCode.getText(call.arguments[0]) : '');
    const memberCall = (unknown: UnknownName, real: string): string => {
      const [, ...rest] = unknown.call?.arguments ?? [];
      return `${argumentText(unknown)}.${real}${isProperty(real) ? '' : `(${rest.map(argument => sourceCode.getText(argument)).join(', ')})`}`;
    };

    return {
      Program() {
        for (const unknown of unknownNames(pass)) {
          if (ignored.some(pattern => pattern.test(unknown.name))) continue;
          if (unknown.compilerSees && pass.settings.compilerErrors === 'ignore') continue;
          report(unknown);
        }
      },
    };
  },
});

function isProperty(name: string): boolean {
  return ['length', 'size'].includes(name);
}
