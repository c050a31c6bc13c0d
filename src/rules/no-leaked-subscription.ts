import { endedTooLate } from '../analyses/endings-out-of-order.js';
import { missingReleases } from '../analyses/missing-release.js';
import { missingSupers } from '../analyses/missing-super.js';
import { lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'leaked' | 'noSuper' | 'endedTooLate' | 'returnCleanup' | 'addRelease', []>({
  name: 'no-leaked-subscription',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow subscriptions, observers and disposables that nothing releases when their owner is gone', family: 'leaks', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      leaked: '{{subject}} {{end}}: {{repair}}.',
      noSuper: '`{{method}}()` replaces the one of `{{base}}`, so that `{{release}}` there never runs and what it ends stays: call `super.{{method}}()`.',
      endedTooLate: '`{{field}}` gets a new object here before `{{release}}` on line {{line}}, which ends the new one; the old one is never ended: move that call up.',
      returnCleanup: 'Return a cleanup.',
      addRelease: 'Add the missing release.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { registration, edit, subject, end, repair } of missingReleases('subscription', pass)) {
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(registration.call),
          messageId: 'leaked',
          data: { subject, end, repair },
          suggest: edit ? [{ messageId: edit.kind === 'return' ? 'returnCleanup' : 'addRelease', fix: fixer => edit.changes.map(({ at, text }) => fixer.insertTextAfterRange([at, at], text)) }] : [],
        });
      }
      for (const { assignment, field, release } of endedTooLate(pass)) {
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(assignment), messageId: 'endedTooLate', data: { field, release: release.getText(), line: lineOf(release) } });
      }
      for (const { method, name, base, release } of missingSupers(pass)) {
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(method.name ?? method), messageId: 'noSuper', data: { method: name, base, release: release.getText().replace(/\s+/g, ' ') } });
      }
    },
  }),
});
