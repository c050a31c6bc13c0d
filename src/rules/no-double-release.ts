import { obligations } from '../analyses/obligations.js';
import { callText, lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'doubleRelease', []>({
  name: 'no-double-release',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow releasing a resource twice where the second time fails', family: 'resources', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      doubleRelease: '`{{name}}` from `{{call}}` on line {{line}} is already released on every path to here, and releasing a {{noun}} twice is an error.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { acquisition, findings } of obligations(pass)) {
        const { resource, call, goesTo } = acquisition;
        for (const { kind, exit } of findings) {
          if (kind !== 'doubleRelease' || !('name' in goesTo)) continue;
          const data = { name: goesTo.name.getText(), call: callText(call), line: lineOf(call), noun: resource.noun };
          context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(exit), messageId: 'doubleRelease', data });
        }
      }
    },
  }),
});
