import ts from 'typescript';
import { isTestCode } from '../analyses/execution-context.js';
import { obligations, type Finding } from '../analyses/obligations.js';
import { isResponseBody } from '../analyses/resource-kinds.js';
import { waysToRelease } from '../analyses/ways-to-release.js';
import { callText, exitText, failureText } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'unconsumed', []>({
  name: 'no-unconsumed-body',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow leaving the body of an HTTP response neither read nor dropped', family: 'resources', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      unconsumed: 'The {{noun}} from `{{call}}` is neither read nor dropped {{where}}, so its connection stays in use: call {{release}}.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { acquisition, findings } of obligations(pass)) {
        const { resource, call, goesTo } = acquisition;
        if (!isResponseBody(resource) || resource.minor || isTestCode(call)) continue;
        for (const finding of findings) {
          if (!isForgotten(finding)) continue;
          const release = waysToRelease(resource, 'name' in goesTo ? goesTo.name.getText() : undefined).map(way => `\`${way}\``).join(' or ');
          const failure = finding.kind === 'leakedOnThrow' ? finding.exit : finding.kind === 'leaked' ? finding.after : undefined;
          const where = failure ? failureText(failure) : exitText(finding.exit);
          context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(call), messageId: 'unconsumed', data: { noun: resource.noun, call: callText(call), where, release } });
        }
      }
    },
  }),
});

/** What else may fail before the body is read is left alone; a `throw` of the function itself, for a status it does not want, is not. */
function isForgotten(finding: Finding): boolean {
  return finding.kind === 'leakedOnThrow' ? ts.isThrowStatement(finding.exit) : finding.kind === 'leaked' || finding.kind === 'discarded' || finding.kind === 'overwritten';
}
