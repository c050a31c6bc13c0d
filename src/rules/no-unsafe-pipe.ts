import { unsafePipes } from '../analyses/unsafe-pipes.js';
import { createRule } from './create-rule.js';

export default createRule<'pipeWithoutErrorHandling', []>({
  name: 'no-unsafe-pipe',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow `pipe()` where a failure further on leaves the source open', family: 'resources', recommended: 'strict', requiresTypeChecking: true },
    messages: {
      pipeWithoutErrorHandling: '`pipe()` does not close `{{source}}` when what comes after it fails or goes away: use `pipeline()`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { call, source } of unsafePipes(pass)) {
        const text = source.getText().replace(/\(.*/s, '()');
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(call), messageId: 'pipeWithoutErrorHandling', data: { source: text } });
      }
    },
  }),
});
