import { createRule } from './create-rule.js';

export default createRule<'unknown', []>({
  name: 'no-unknown-member',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow members that a value does not have', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    messages: { unknown: '' },
    schema: [],
    hasSuggestions: true,
  },
  create: () => ({}),
});
