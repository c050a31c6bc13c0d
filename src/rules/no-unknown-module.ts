import { createRule } from './create-rule.js';

export default createRule<'unknown', []>({
  name: 'no-unknown-module',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow modules that cannot be found', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    messages: { unknown: '' },
    schema: [],
    hasSuggestions: true,
  },
  create: () => ({}),
});
