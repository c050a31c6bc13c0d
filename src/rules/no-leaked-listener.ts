import { missingReleases } from '../analyses/missing-release.js';
import { createRule } from './create-rule.js';

export default createRule<'leaked' | 'returnCleanup' | 'addRelease', []>({
  name: 'no-leaked-listener',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow listeners that stay on an object which outlives the component, effect or object that added them', family: 'leaks', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      leaked: '{{subject}} {{end}}: {{repair}}.',
      returnCleanup: 'Return a cleanup.',
      addRelease: 'Add the missing release.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { registration, edit, subject, end, repair } of missingReleases('listener', pass)) {
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(registration.call),
          messageId: 'leaked',
          data: { subject, end, repair },
          suggest: edit ? [{ messageId: edit.kind === 'return' ? 'returnCleanup' : 'addRelease', fix: fixer => edit.changes.map(({ at, text }) => fixer.insertTextAfterRange([at, at], text)) }] : [],
        });
      }
    },
  }),
});
