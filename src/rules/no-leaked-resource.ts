import type { TSESLint } from '@typescript-eslint/utils';
import { isTestCode } from '../analyses/execution-context.js';
import { obligations, type Finding, type Obligation } from '../analyses/obligations.js';
import { ownedResources, placeOfCleanup, urlsInState } from '../analyses/owned-resources.js';
import { releaseFix } from '../analyses/release-fix.js';
import { isDevice, isRegistration, isResponseBody, isTimer, isTransaction, outlivesTests } from '../analyses/resource-kinds.js';
import { settledAndOpen } from '../analyses/settled-and-open.js';
import { waysToRelease } from '../analyses/ways-to-release.js';
import { callText, exitText, failureText, lineOf } from '../report/places.js';
import { declareWithUsing, wrapInFinally } from '../report/wrap-in-finally.js';
import { createRule } from './create-rule.js';

type Suggestion = TSESLint.SuggestionReportDescriptor<MessageIds>;
type MessageIds = 'leftOpen' | 'leakedByOwner' | 'leakedInState' | 'leaked' | 'leakedOnThrow' | 'discarded' | 'overwritten' | 'useFinally' | 'useUsing';

export default createRule<MessageIds, []>({
  name: 'no-leaked-resource',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow leaving a function without releasing what it acquired', family: 'resources', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      leaked: '{{resource}} is not released {{where}}: call {{release}}.',
      leakedOnThrow: '{{resource}} is not released {{where}}: release it in a `finally`.',
      leakedByOwner: '{{resource}} lives on when the {{owner}} is undone: call {{release}} {{place}}.',
      leftOpen: '{{resource}} {{state}} when line {{line}} settles the promise, and nothing else releases it: call {{release}} there.',
      leakedInState: 'The object URL that `{{state}}` gets here is never revoked: call `URL.revokeObjectURL()` for the one before, and in the cleanup of an effect.',
      discarded: 'The {{noun}} from {{call}} is dropped here, so that nothing can release it: keep it and call {{release}}.',
      overwritten: '{{resource}} is not released before `{{name}}` gets another value on line {{line}}: call {{release}} first.',
      useFinally: 'Release it in a `finally`.',
      useUsing: 'Declare it with `{{keyword}}`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const owned of ownedResources(pass)) {
        const { acquisition: { call, resource }, name, owner } = owned;
        const data = { resource: `\`${name}\` from \`${callText(call)}\``, owner: owner.noun, release: waysToRelease(resource, name).map(way => `\`${way}\``).join(' or '), place: placeOfCleanup(owned, lineOf) };
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(call), messageId: 'leakedByOwner', data });
      }
      for (const { acquisition: { call }, state } of urlsInState(pass)) context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(call), messageId: 'leakedInState', data: { state } });
      const open = settledAndOpen(pass);
      for (const { acquisition: { call, resource }, name, settles } of open) {
        const data = { resource: `\`${name}\` from \`${callText(call)}\``, state: resource.costs.includes('process') ? 'runs on' : 'stays open', line: lineOf(settles), release: waysToRelease(resource, name).map(way => `\`${way}\``).join(' or ') };
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(call), messageId: 'leftOpen', data });
      }
      for (const obligation of obligations(pass)) {
        const { resource, call, goesTo } = obligation.acquisition;
        if (!isOurs(obligation) || [...ownedResources(pass), ...open].some(({ acquisition }) => acquisition.call === call)) continue;
        for (const finding of obligation.findings) {
          if (!isLeak(finding) || !isMeant(finding, obligation) || (finding.kind === 'leakedOnThrow' && isTestCode(call))) continue;
          const name = 'name' in goesTo ? goesTo.name.getText() : undefined;
          const data = {
            resource: name === undefined ? `The ${resource.noun} from \`${callText(call)}\`` : `\`${name}\` from \`${callText(call)}\``,
            name: name ?? '',
            noun: resource.noun,
            call: `\`${callText(call)}\``,
            // Every way to clear a timer clears both kinds.
            release: waysToRelease(resource, name).slice(0, isTimer(resource) ? 1 : undefined).map(way => `\`${way}\``).join(' or '),
            line: lineOf(finding.exit),
            where: finding.kind === 'leakedOnThrow' ? failureText(finding.exit) : finding.kind === 'leaked' && finding.after ? failureText(finding.after) : exitText(finding.exit),
          };
          const fix = obligation.isDue && (finding.kind === 'leaked' || (finding.kind === 'leakedOnThrow' && !finding.isHandedOver)) ? releaseFix(obligation, pass) : undefined;
          const wrapped = fix && wrapInFinally(fix.declaration, fix.releases, fix.statement);
          const declared = fix?.using && declareWithUsing(fix.declaration, fix.releases, fix.using);
          context.report({
            node: pass.services.tsNodeToESTreeNodeMap.get(call),
            // Where others take it over, a `finally` would take it from them.
            messageId: finding.kind === 'leakedOnThrow' && finding.isHandedOver ? 'leaked' : finding.kind,
            data,
            suggest: [
              ...(wrapped ? [{ messageId: 'useFinally' as const, fix: fixer => fixer.replaceTextRange(wrapped.range, wrapped.text) } satisfies Suggestion] : []),
              ...(declared ? [{ messageId: 'useUsing' as const, data: { keyword: fix.using }, fix: fixer => declared.map(({ range, text }) => fixer.replaceTextRange(range, text)) } satisfies Suggestion] : []),
            ],
          });
        }
      }
    },
  }),
});

/** Transactions, response bodies and mere registrations have rules of their own. */
function isOurs({ acquisition: { resource, call } }: Obligation): boolean {
  if (resource.minor || isTransaction(resource) || isResponseBody(resource) || isRegistration(resource)) return false;
  return !isTestCode(call) || outlivesTests(resource);
}

/**
 * What may outlive the function is meant here if the function is seen to release it, also if only on another way out that
 * fails; a device that nobody else knows of and that does not end by itself, always.
 */
function isMeant({ kind }: Leak, { acquisition: { resource }, isDue }: Obligation): boolean {
  return isDue || kind === 'leakedOnThrow' || (isDevice(resource) && !resource.selfFailing && kind === 'leaked');
}

type Leak = Extract<Finding, { kind: 'leaked' | 'leakedOnThrow' | 'discarded' | 'overwritten' }>;

function isLeak(finding: Finding): finding is Leak {
  return finding.kind !== 'useAfterRelease' && finding.kind !== 'doubleRelease';
}
