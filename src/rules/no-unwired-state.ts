import { isTestCode } from '../analyses/execution-context.js';
import { unwiredStates, type UnwiredState } from '../analyses/unwired-state.js';
import { enumeration, lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = 'neverFilled' | 'neverRead' | 'neverEmitted' | 'eventNeverEmitted' | 'neverHeard';

export default createRule<MessageIds, []>({
  name: 'no-unwired-state',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow collections that nothing fills or nothing reads, and emitters of which one end is missing', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      neverFilled: 'Nothing is ever put into `{{name}}`, which is used on line {{lines}}. Fill it, or remove it with what depends on it.',
      neverRead: '`{{name}}` is filled on line {{lines}}, and nothing ever reads it. Use it, or remove it.',
      neverEmitted: 'Nothing emits on `{{name}}`, which only this file can reach: this listener never runs. Emit where it happens, or remove the listener.',
      eventNeverEmitted: '`{{name}}`, which only this file can reach, never emits `{{event}}`: this listener never runs. It emits {{events}}.',
      neverHeard: 'Nothing listens to `{{name}}`, which only this file can reach: what line {{lines}} emits is lost. Listen, or remove it.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const state of unwiredStates(pass)) {
        const at = state.kind === 'neverEmitted' ? state.listener : state.name;
        if (!isTestCode(at)) context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(at), ...wording(state) });
      }
    },
  }),
});

function wording(state: UnwiredState): { messageId: MessageIds; data: Record<string, string> } {
  const name = state.name.getText();
  if (state.kind !== 'neverEmitted') return { messageId: state.kind, data: { name, lines: enumeration([...new Set(state.uses.map(use => String(lineOf(use))))], 'and') } };
  if (state.event === undefined) return { messageId: 'neverEmitted', data: { name } };
  return { messageId: 'eventNeverEmitted', data: { name, event: state.event, events: enumeration(state.events.map(event => `\`${event}\``), 'and') } };
}
