import { swappedArguments } from '../analyses/swapped-arguments.js';
import { callText } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = 'swapped' | 'swap';

export default createRule<MessageIds, []>({
  name: 'no-swapped-arguments',
  meta: {
    type: 'problem',
    docs: { description: "Disallow arguments that carry each other's names", family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      swapped: '`{{call}}` takes {{parameters}} in this order, but is given {{arguments}}. Put each where its name says.',
      swap: 'Put the arguments in the order of the parameters.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { call, arguments: swapped } of swappedArguments(pass)) {
        const inOrder = [...swapped].sort((a, b) => a.argument.pos - b.argument.pos);
        const nodes = swapped.map(({ argument }) => pass.services.tsNodeToESTreeNodeMap.get(argument));
        const list = (names: readonly string[]): string => names.map(name => `\`${name}\``).join(', ');
        const [first] = inOrder;
        if (!first) continue;
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(first.argument),
          messageId: 'swapped',
          data: { call: callText(call), parameters: list(inOrder.map(({ parameter }) => parameter)), arguments: list(inOrder.map(({ argument }) => argument.getText())) },
          suggest: [{ messageId: 'swap', fix: fixer => nodes.map((node, i) => fixer.replaceText(node, (swapped.at(i - 1) as (typeof swapped)[number]).argument.getText())) }],
        });
      }
    },
  }),
});
