import { unheardCutOffs } from '../analyses/unheard-cut-offs.js';
import { createRule } from './create-rule.js';

export default createRule<'endOnly' | 'pipeOnly', []>({
  name: 'no-unsettled-promise',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow promises that nothing settles when a response breaks off', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      endOnly: 'When the connection breaks off in the middle, `{{response}}` has no `end` and the request no `error`, so nothing ever settles this promise. {{repair}}.',
      pipeOnly: 'When the connection breaks off in the middle, `{{response}}` does not end `{{into}}` and the request has no `error`, so nothing ever settles this promise. {{repair}}, or use `pipeline()`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { response, at, into, reject } of unheardCutOffs(pass)) {
        const repair = reject === undefined ? `Settle it in \`${response}.on('error', …)\` as well` : `Add \`${response}.on('error', ${reject})\``;
        const node = pass.services.tsNodeToESTreeNodeMap.get(at);
        if (into === undefined) context.report({ node, messageId: 'endOnly', data: { response, repair } });
        else context.report({ node, messageId: 'pipeOnly', data: { response, into, repair } });
      }
    },
  }),
});
