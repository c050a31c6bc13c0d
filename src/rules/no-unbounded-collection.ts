import { isTestCode } from '../analyses/execution-context.js';
import { pendingEntries } from '../analyses/pending-entries.js';
import { unboundedCollections, type UnboundedCollection } from '../analyses/unbounded-collections.js';
import { lineOf, sourceText } from '../report/places.js';
import { createRule } from './create-rule.js';

const TIMES: Readonly<Record<UnboundedCollection['because'], string>> = {
  request: 'with each request',
  event: 'with each event',
  remote: 'with each key that it is asked for',
  fresh: 'with each call',
};

export default createRule<'grows' | 'pendingStays', []>({
  name: 'no-unbounded-collection',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow collections that only ever grow while the process runs', family: 'leaks', recommended: 'strict', requiresTypeChecking: true },
    messages: {
      grows: '`{{name}}` grows {{times}}, and nothing in the program removes an entry or limits its size: delete what is done, or cap it.',
      pendingStays: 'If `{{failing}}` on line {{line}} rejects, this entry stays in `{{name}}`, and line {{deletion}} never deletes it. Delete it in a `finally`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { growth, name, because } of unboundedCollections(pass)) {
        if (isTestCode(growth.node)) continue;
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(growth.node), messageId: 'grows', data: { name, times: TIMES[because] } });
      }
      for (const { set, collection, failing, deletion } of pendingEntries(pass)) {
        if (isTestCode(set)) continue;
        const data = { name: collection, failing: sourceText(failing), line: lineOf(failing), deletion: lineOf(deletion) };
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(set), messageId: 'pendingStays', data });
      }
    },
  }),
});
