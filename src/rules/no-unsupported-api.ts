import { unsupportedApis } from '../analyses/unsupported-apis.js';
import { createRule } from './create-rule.js';

export default createRule<'unsupported', []>({
  name: 'no-unsupported-api',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow APIs that are newer than the oldest Node.js in `engines`', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      unsupported: '`{{name}}` does not exist in Node {{oldest}}, which `engines` in package.json promises to support: it came with {{since}}, says {{declaredIn}}.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { name, at, oldest, since, declaredIn } of unsupportedApis(pass)) {
        const versions = [...new Set(since)].sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(at), messageId: 'unsupported', data: { name, oldest, since: versions.join(' and '), declaredIn } });
      }
    },
  }),
});
