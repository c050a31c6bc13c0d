import { placeholderValues } from '../analyses/placeholder-values.js';
import { createRule } from './create-rule.js';

export default createRule<'fallback' | 'secret' | 'endpoint', []>({
  name: 'no-placeholder-value',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow literals that were to be replaced before the program runs', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      fallback: 'Where `{{name}}` is not set, this literal, which everybody can read, becomes the secret. Fail at the start instead.',
      secret: '{{text}} asks to be replaced, but is used as `{{name}}`. Read the value from the configuration, and fail at the start without it.',
      endpoint: 'The request goes to `{{name}}`, which belongs to nobody. Read the address from the configuration.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { literal, kind, name } of placeholderValues(pass)) {
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(literal), messageId: kind, data: { name, text: `\`${literal.getText()}\`` } });
      }
    },
  }),
});
