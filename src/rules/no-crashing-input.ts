import { crashingInputs, type CrashingInput } from '../analyses/crashing-inputs.js';
import { callText, lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'uncaught', []>({
  name: 'no-crashing-input',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow parsing input from outside in a listener of the event loop without a `try`', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      uncaught: '`{{parser}}` throws on {{input}}, and nothing catches it in the listener of line {{line}}, which Node calls: the process ends. {{repair}}.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const crash of crashingInputs(pass)) {
        const { call, registration } = crash;
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(call),
          messageId: 'uncaught',
          data: { parser: callText(call), input: inputText(crash), line: lineOf(registration), repair: 'Parse in a `try`, and answer or drop what is malformed' },
        });
      }
    },
  }),
});

function inputText({ outside, sample }: CrashingInput): string {
  const { from, what } = outside;
  if (what === 'target') return `a request target such as \`${sample}\``;
  if (from === 'header') return `a \`${what}\` header such as \`${sample}\``;
  return what;
}
