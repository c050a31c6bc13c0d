import { isTestCode } from '../analyses/execution-context.js';
import { obligations, type Finding, type Obligation } from '../analyses/obligations.js';
import { isTransaction } from '../analyses/resource-kinds.js';
import { callText, exitText, failureText } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'noRollback' | 'noCommit', []>({
  name: 'require-transaction-end',
  meta: {
    type: 'problem',
    docs: { description: 'Require every transaction to be committed or rolled back', family: 'resources', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      noRollback: 'The {{noun}} begun by `{{call}}` stays open {{where}}: roll it back there.',
      noCommit: 'The {{noun}} begun by `{{call}}` stays open {{where}}: commit it or roll it back.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const obligation of obligations(pass)) {
        const { resource, call } = obligation.acquisition;
        if (!isTransaction(resource) || !endsHere(obligation)) continue;
        for (const finding of obligation.findings) {
          const failure = failureOf(finding);
          if (failure ? isTestCode(call) : finding.kind !== 'leaked' && finding.kind !== 'discarded') continue;
          context.report({
            node: pass.services.tsNodeToESTreeNodeMap.get(call),
            messageId: failure ? 'noRollback' : 'noCommit',
            data: { noun: resource.noun, call: callText(call), where: failure ? failureText(failure) : exitText(finding.exit) },
          });
        }
      }
    },
  }),
});

/** The exception that leaves the transaction open. */
function failureOf(finding: Finding) {
  return finding.kind === 'leakedOnThrow' ? finding.exit : finding.kind === 'leaked' ? finding.after : undefined;
}

/** A function that only begins a transaction on what it is given leaves the end to its caller. */
function endsHere({ acquisition: { goesTo }, variable }: Obligation): boolean {
  return goesTo.kind !== 'receiver' || (variable?.uses.some(({ use }) => use.does === 'release' && use.ends !== undefined) ?? false);
}
