import { fabricatedFallbacks } from '../analyses/fabricated-fallbacks.js';
import { createRule } from './create-rule.js';

type MessageIds = 'success' | 'same' | 'sample' | 'mock' | 'empty';
interface Options {
  readonly empty?: boolean;
}

export default createRule<MessageIds, [Options?]>({
  name: 'no-fabricated-fallback',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow made-up results in place of errors that nobody looks at',
      family: 'logic',
      recommended: 'strict',
      requiresTypeChecking: true,
      strictOptions: [{ empty: true }],
    },
    messages: {
      success: 'The work failed, and this says that it succeeded. Let the error through, or return a failure that callers can tell apart.',
      same: 'The work failed, and this is what callers get when it succeeds. Let the error through, or return something that they can tell apart.',
      sample: 'The work failed, and callers get this made-up data as if it were real. Let the error through, or return a failure that they can tell apart.',
      mock: 'The work failed, and callers get `{{text}}` as if it were real. Let the error through, or return a failure that they can tell apart.',
      empty: 'The work failed, and callers get `{{text}}`, which they take for a result. Let the error through, or return something that they can tell apart.',
    },
    defaultOptions: [{ empty: false }],
    schema: [
      {
        type: 'object',
        properties: { empty: { type: 'boolean', description: 'Whether to report an empty list, an empty text or a zero in place of a result.' } },
        additionalProperties: false,
      },
    ],
  },
  create: (context, pass, [options]) => ({
    Program() {
      for (const { value, kind } of fabricatedFallbacks(pass)) {
        if (kind === 'empty' && !options?.empty) continue;
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(value), messageId: kind, data: { text: value.getText() } });
      }
    },
  }),
});
