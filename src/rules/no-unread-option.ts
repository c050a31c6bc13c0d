import { unreadOptions } from '../analyses/unread-options.js';
import { sourceText } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'unread', []>({
  name: 'no-unread-option',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow options that no function which takes them ever reads', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    messages: { unread: 'No code reads the option {{option}} of `{{type}}`: whoever sets it gets nothing. Make {{taker}} use it, or remove it.' },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { property, type, taker } of unreadOptions(pass)) {
        const data = { option: `\`${property.name.getText()}\``, type: type.text, taker: taker ? `\`${sourceText(taker)}\`` : 'the code' };
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(property.name), messageId: 'unread', data });
      }
    },
  }),
});
