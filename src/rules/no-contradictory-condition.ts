import type ts from 'typescript';
import { contradictoryConditions, isGuard, type DecidedCondition } from '../analyses/contradictory-conditions.js';
import { expressionText, lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = 'never' | 'always';
interface Options {
  readonly redundant?: boolean;
}

export default createRule<MessageIds, [Options?]>({
  name: 'no-contradictory-condition',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow conditions that other conditions on the way have decided already',
      family: 'logic',
      recommended: 'recommended',
      requiresTypeChecking: true,
      strictOptions: [{ redundant: true }],
    },
    messages: {
      never: '{{condition}} is never true here: {{evidence}}. One of them is wrong, or what depends on it is dead code.',
      always: '{{condition}} is always true here: {{evidence}}. One of them is wrong, or this one can go.',
    },
    defaultOptions: [{ redundant: false }],
    schema: [
      {
        type: 'object',
        properties: { redundant: { type: 'boolean', description: 'Whether to report conditions that can be left out without any change.' } },
        additionalProperties: false,
      },
    ],
  },
  create: (context, pass, [options]) => ({
    Program() {
      for (const decided of contradictoryConditions(pass)) {
        if (isGuard(decided) || (decided.kind === 'redundant' && !options?.redundant)) continue;
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(decided.condition),
          messageId: decided.outcome ? 'always' : 'never',
          data: { condition: expressionText(decided.condition), evidence: evidenceOf(decided) },
        });
      }
    },
  }),
});

function evidenceOf({ condition, because, ofNumbers }: DecidedCondition): string {
  const place = (node: ts.Node): string => (lineOf(node) === lineOf(condition) ? '' : ` on line ${lineOf(node)}`);
  return because.map(({ condition: reason, holds }) => `${expressionText(reason)}${place(reason)} is ${holds ? 'true' : 'false'}`).join(' and ') + (ofNumbers ? ', and any two numbers meet one of them' : '');
}
