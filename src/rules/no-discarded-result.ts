import ts from 'typescript';
import { canReplaceReceiver, discardedResults, type DiscardedResult } from '../analyses/discarded-results.js';
import { callText, lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = 'discarded' | 'computed' | 'assign';

export default createRule<MessageIds, []>({
  name: 'no-discarded-result',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow calls that only compute a value where nothing takes the value', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      discarded: '`{{call}}` changes nothing: {{because}}. Use the result, or remove the call.',
      computed: '`{{call}}` changes nothing: the function at line {{line}}{{file}} only computes a value. Use the result, or remove the call.',
      assign: 'Assign the result to `{{receiver}}`.',
    },
    schema: [],
  },
  create(context, pass) {
    const report = ({ call, reason }: DiscardedResult): void => {
      const node = pass.services.tsNodeToESTreeNodeMap.get(call);
      const receiver = canReplaceReceiver(call, pass.checker)?.getText();
      const data = { call: callText(call) };
      context.report({
        node,
        ...('because' in reason
          ? { messageId: 'discarded', data: { ...data, because: reason.because } }
          : { messageId: 'computed', data: { ...data, line: String(lineOf(reason)), file: fileOf(reason, pass.sourceFile) } }),
        suggest: receiver === undefined ? [] : [{ messageId: 'assign', data: { receiver }, fix: fixer => fixer.insertTextBefore(node, `${receiver} = `) }],
      });
    };
    return {
      Program() {
        for (const discarded of discardedResults(pass)) report(discarded);
      },
    };
  },
});

function fileOf(callee: ts.Node, here: ts.SourceFile): string {
  const file = callee.getSourceFile();
  return file === here ? '' : ` of ${file.fileName.replace(/^.*\//, '')}`;
}
