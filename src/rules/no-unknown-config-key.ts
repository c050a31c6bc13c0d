import type ts from 'typescript';
import { unknownConfigKeys } from '../analyses/unknown-config-keys.js';
import { didYouMean } from '../report/did-you-mean.js';
import { nearestNames } from '../report/nearest-name.js';
import { createRule } from './create-rule.js';

export default createRule<'unknownKey' | 'replace', []>({
  name: 'no-unknown-config-key',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow keys in config files that the tool does not have', family: 'project', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      unknownKey: '{{tool}} has no option `{{key}}`: its config type does not declare it and its {{count}} source files never read it.{{hint}}',
      replace: 'Replace `{{name}}` with `{{real}}`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { key, path, package: pkg, files, candidates, compilerSees } of unknownConfigKeys(pass)) {
        if (compilerSees && pass.settings.compilerErrors === 'ignore') continue;
        const name = path.at(-1) ?? '';
        const names = nearestNames(name, candidates);
        const node = pass.services.tsNodeToESTreeNodeMap.get(key as ts.Node);
        context.report({
          node,
          messageId: 'unknownKey',
          data: { tool: [pkg.json.name, pkg.json.version].filter(Boolean).join(' '), key: path.join('.'), count: String(files), hint: didYouMean(names) },
          suggest: names.map(real => ({ messageId: 'replace' as const, data: { name, real }, fix: fixer => fixer.replaceText(node, /^[\w$]+$/.test(real) ? real : `'${real}'`) })),
        });
      }
    },
  }),
});
