import { createRule } from './create-rule.js';

export default createRule<'unknown', []>({
  name: 'no-unknown-name',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow names that nothing declares', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    messages: { unknown: '' },
    schema: [],
    hasSuggestions: true,
  },
  create: () => ({}),
});
