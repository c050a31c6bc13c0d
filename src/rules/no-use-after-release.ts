import { obligations } from '../analyses/obligations.js';
import { callText, lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'useAfterRelease', []>({
  name: 'no-use-after-release',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow using a resource that is already released', family: 'resources', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      useAfterRelease: '`{{method}}()` needs `{{name}}` from `{{call}}` on line {{line}}, which is already released on every path to here.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { acquisition, findings } of obligations(pass)) {
        const { call, goesTo } = acquisition;
        for (const finding of findings) {
          if (finding.kind !== 'useAfterRelease' || !('name' in goesTo)) continue;
          const data = { method: finding.method, name: goesTo.name.getText(), call: callText(call), line: lineOf(call) };
          context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(finding.exit), messageId: 'useAfterRelease', data });
        }
      }
    },
  }),
});
