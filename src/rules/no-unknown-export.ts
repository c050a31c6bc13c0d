import { createRule } from './create-rule.js';

export default createRule<'unknown', []>({
  name: 'no-unknown-export',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow names that a module does not export', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    messages: { unknown: '' },
    schema: [],
    hasSuggestions: true,
  },
  create: () => ({}),
});
