import { vacuousTests } from '../analyses/vacuous-tests.js';
import { createRule } from './create-rule.js';

export default createRule<'self' | 'mock' | 'noMatcher' | 'notAwaited' | 'onlyInCatch' | 'swallowed' | 'empty', []>({
  name: 'no-vacuous-test',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow tests and assertions that cannot fail', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      self: 'This assertion cannot fail: what it asserts is so whatever the code does. Assert something about what the code under test returns.',
      mock: 'This asserts what the mock was told to return, so no code is tested. Call the code that uses the mock, and assert what that returns.',
      noMatcher: 'This `expect` asserts nothing: no matcher is called. Add one, such as `.toBe(…)`.',
      notAwaited: 'Nothing waits for this assertion, so the test ends before it can fail. Put `await` in front of it.',
      onlyInCatch: 'The only assertions of this test are in this `catch`: it passes when nothing is thrown. Assert the failure, such as with `await expect(…).rejects.toThrow(…)`.',
      swallowed: 'This `catch` swallows the assertions above when they fail. Remove it, or rethrow.',
      empty: 'This test passes without doing anything. Write it, or mark it as `todo`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { at, kind } of vacuousTests(pass)) context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(at), messageId: kind });
    },
  }),
});
