import ts from 'typescript';
import { unheardErrors, type UnheardError } from '../analyses/unheard-errors.js';
import { callText, lineOf, sourceText } from '../report/places.js';
import { createRule } from './create-rule.js';

type Options = [{ functions?: boolean; input?: boolean }?];

export default createRule<'unheard' | 'handedIn' | 'addListener', Options>({
  name: 'no-unheard-error',
  meta: {
    type: 'problem',
    hasSuggestions: true,
    docs: { description: 'Disallow streams, sockets and requests whose `error` event nothing listens to', family: 'logic', recommended: 'recommended', requiresTypeChecking: true, strictOptions: [{ functions: true, input: true }] },
    messages: {
      unheard: 'When {{failure}}, `{{object}}` emits `error`, and nothing listens to it{{pipe}}: that is an uncaught exception, {{instead}}. {{repair}}.',
      handedIn: 'When {{failure}}, `{{object}}` emits `error`, and nothing listens to it: that is an uncaught exception, and ends the process for all clients. Add `{{object}}.on(\'error\', …)`.',
      addListener: 'Add `.on(\'error\', {{reject}})`.',
    },
    schema: [{ type: 'object', properties: { functions: { type: 'boolean', description: 'Whether to report functions that return no promise and are no callback.' }, input: { type: 'boolean', description: 'Whether to report what is written to a command that is likely to read it.' } }, additionalProperties: false }],
    defaultOptions: [{ functions: false, input: false }],
  },
  create: (context, pass, [options]) => ({
    Program() {
      for (const error of unheardErrors(pass)) {
        const { at, holder, failure, instead, pipe, isLikely } = error;
        if ((instead.kind === 'function' && !options?.functions) || (!isLikely && !options?.input)) continue;
        const node = pass.services.tsNodeToESTreeNodeMap.get(at);
        const isMade = ts.isCallExpression(at) || ts.isNewExpression(at);
        const object = holder ? sourceText(holder) : isMade ? callText(at) : at.getText();
        if (ts.isIdentifier(at) && ts.isParameter(at.parent)) {
          context.report({ node, messageId: 'handedIn', data: { failure, object } });
          continue;
        }
        const reject = instead.kind === 'promise' ? instead.reject : undefined;
        const listener = `.on('error', ${reject ?? '…'})`;
        const repair = `${pipe ? 'Use `pipeline()`, or add' : 'Add'} \`${holder || !isMade ? object : ''}${listener}\``;
        context.report({
          node,
          messageId: 'unheard',
          data: { failure, object, pipe: pipe ? ` (\`pipe()\` on line ${lineOf(pipe)} passes no errors on)` : '', instead: insteadText(error), repair },
          suggest: reject === undefined || !isMade ? [] : [{ messageId: 'addListener', data: { reject }, fix: fixer => fixer.insertTextAfter(node, listener) }],
        });
      }
    },
  }),
});

function insteadText({ instead }: UnheardError): string {
  switch (instead.kind) {
    case 'promise':
      return `and the promise of line ${lineOf(instead.made)} is not rejected`;
    case 'catch':
      return `which the \`catch\` on line ${lineOf(instead.clause)} never sees`;
    case 'process':
      return 'at any time';
    default:
      return 'which no caller can catch';
  }
}
