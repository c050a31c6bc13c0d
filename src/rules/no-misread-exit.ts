import ts from 'typescript';
import { misreadEnds } from '../analyses/process-ends.js';
import { unsentSignals } from '../analyses/unsent-signals.js';
import { callText, enumeration, lineOf, sourceText } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = 'killed' | 'notStarted' | 'unheard' | 'early' | 'signalled' | 'countAsFailure' | 'askWhetherEnded';
type Options = [{ output?: boolean }?];

export default createRule<MessageIds, Options>({
  name: 'no-misread-exit',
  meta: {
    type: 'problem',
    hasSuggestions: true,
    docs: { description: 'Disallow misreading how, and whether, a child process has ended', family: 'logic', recommended: 'recommended', requiresTypeChecking: true, strictOptions: [{ output: true }] },
    messages: {
      killed: '`{{code}}` is null when a signal ended the process, so `{{expression}}` makes success of one that was killed or ran out of memory. {{repair}}.',
      notStarted: '`{{code}}` is null when a signal ended the command, and when it could not be started, so `{{expression}}` makes success of both: write `{{failure}}`.',
      unheard: 'When the command of `{{call}}` cannot be started, that is an `error` event and no exception: {{instead}}, and without a listener the whole process ends. {{repair}}.',
      early: '{{collected}} may lack the end of the output here: `exit` comes when the process ends, `close` when its output has been read too. Listen to `close`.',
      signalled: '`{{asked}}` is true as soon as line {{line}} has sent its signal, whether the process ends or not, so `{{unsent}}` is never called for one that goes on. Ask for `exitCode` and `signalCode`: both are null until the process has ended.',
      countAsFailure: 'Write `{{instead}}`.',
      askWhetherEnded: 'Write `{{instead}}`.',
    },
    schema: [{ type: 'object', properties: { output: { type: 'boolean', description: 'Whether to report output that is read at `exit`.' } }, additionalProperties: false }],
    defaultOptions: [{ output: false }],
  },
  create: (context, pass, [options]) => ({
    Program() {
      for (const end of misreadEnds(pass)) {
        const node = pass.services.tsNodeToESTreeNodeMap.get(end.at);
        if (end.kind === 'killed' || end.kind === 'notStarted') {
          const code = sourceText(end.code);
          const failure = `${code} ?? 1`;
          const signal = end.kind === 'killed' ? end.signal?.text : undefined;
          const repair = signal === undefined ? `Write \`${failure}\`, or look at the second parameter, the signal` : `Look at \`${signal}\`, or write \`${failure}\``;
          const isOperand = ts.isBinaryExpression(end.at.parent);
          context.report({
            node,
            messageId: end.kind,
            data: { code, expression: sourceText(end.at), failure, repair },
            suggest: [{ messageId: 'countAsFailure', data: { instead: failure }, fix: fixer => fixer.replaceText(node, isOperand ? `(${end.code.getText()} ?? 1)` : `${end.code.getText()} ?? 1`) }],
          });
        } else if (end.kind === 'unheard') {
          const instead = ts.isCatchClause(end.instead) ? `the \`catch\` on line ${lineOf(end.instead)} never sees it` : `this promise is not rejected`;
          const repair = end.name === undefined ? `Add \`.on('error', …)\`` : `Add \`${end.name}.on('error', …)\``;
          context.report({ node, messageId: 'unheard', data: { call: callText(end.at), instead, repair } });
        } else if (options?.output) {
          context.report({ node, messageId: 'early', data: { collected: enumeration(end.collected.map(name => `\`${name}\``), 'and') } });
        }
      }
      for (const { asked, sent, unsent } of unsentSignals(pass)) {
        const negation = ts.isPrefixUnaryExpression(asked.parent) ? asked.parent : undefined;
        const member = (name: string): string => asked.getText().slice(0, -'killed'.length) + name;
        const instead = negation ? `${member('exitCode')} === null && ${member('signalCode')} === null` : `${member('exitCode')} !== null || ${member('signalCode')} !== null`;
        const replaced = pass.services.tsNodeToESTreeNodeMap.get(negation ?? asked);
        const fits = ts.isIfStatement((negation ?? asked).parent) || ts.isParenthesizedExpression((negation ?? asked).parent);
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(asked),
          messageId: 'signalled',
          data: { asked: sourceText(asked), line: String(lineOf(sent)), unsent: sourceText(unsent) },
          suggest: [{ messageId: 'askWhetherEnded', data: { instead }, fix: fixer => fixer.replaceText(replaced, fits ? instead : `(${instead})`) }],
        });
      }
    },
  }),
});
