import { elidedCode } from '../analyses/elided-code.js';
import { createRule } from './create-rule.js';

export default createRule<'elided', []>({
  name: 'no-elided-code',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow comments that stand for code which is not there', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      elided: 'This comment stands for code that is not here. Write the code out; if it was here before, restore it.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const comment of elidedCode(pass)) context.report({ loc: comment.loc, messageId: 'elided' });
    },
  }),
});
