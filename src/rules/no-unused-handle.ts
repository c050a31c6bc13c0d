import { isTestCode } from '../analyses/execution-context.js';
import { unreadPipes } from '../analyses/unread-pipes.js';
import { unusedHandles } from '../analyses/unused-handles.js';
import { callText } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'neverUsed' | 'neverWired' | 'neverRead', []>({
  name: 'no-unused-handle',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow acquiring a handle that nothing uses', family: 'resources', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      neverUsed: '`{{name}}` from `{{call}}` is never used: {{reason}}.',
      neverWired: '{{reason}}',
      neverRead: '`{{pipe}}` of `{{name}}` is a pipe that nothing reads: a command that writes much to it stops for ever. Read it, or set `{{option}}: {{instead}}`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { acquisition: { call }, name, pipes: [pipe = ''], option, instead } of unreadPipes(pass)) {
        if (!isTestCode(call)) context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(call), messageId: 'neverRead', data: { name, pipe, option, instead } });
      }
      for (const handle of unusedHandles(pass)) {
        if (isTestCode(handle.call)) continue;
        const node = pass.services.tsNodeToESTreeNodeMap.get(handle.call);
        if (handle.kind === 'neverUsed') {
          const reason = handle.isTransaction ? `nothing runs inside this ${handle.noun}` : `this ${handle.noun} is made and forgotten`;
          context.report({ node, messageId: 'neverUsed', data: { name: handle.name, call: callText(handle.call), reason } });
        } else {
          const reason =
            handle.missing === 'signal'
              ? `Nothing gets the signal of \`${handle.name}\`, so aborting it stops nothing: pass on \`${handle.name}.signal\`.`
              : `Nothing ever aborts \`${handle.name}\`, so its signal is never given: call \`${handle.name}.abort()\`, or leave the signal out.`;
          context.report({ node, messageId: 'neverWired', data: { reason } });
        }
      }
    },
  }),
});
