import { isTestCode } from '../analyses/execution-context.js';
import { unreleasedFields } from '../analyses/field-release.js';
import { isRegistration } from '../analyses/resource-kinds.js';
import { waysToRelease } from '../analyses/ways-to-release.js';
import { callText } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'neverReleased', []>({
  name: 'require-field-release',
  meta: {
    type: 'problem',
    docs: { description: 'Require a class to release the resources that its fields hold', family: 'resources', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      neverReleased: '`{{field}}` holds a {{noun}} from `{{call}}`, and nothing ever releases it: call {{release}} when the {{owner}} is done.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { acquisition, className, fieldName } of unreleasedFields(pass)) {
        const { resource, call } = acquisition;
        if (isRegistration(resource) || isTestCode(call)) continue;
        const release = waysToRelease(resource, `this.${fieldName}`).map(way => `\`${way}\``).join(' or ');
        const data = { field: `this.${fieldName}`, noun: resource.noun, call: callText(call), release, owner: className === undefined ? 'object' : `\`${className}\`` };
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(call), messageId: 'neverReleased', data });
      }
    },
  }),
});
