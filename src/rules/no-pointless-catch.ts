import { pointlessCatches, type PointlessCatch } from '../analyses/pointless-catches.js';
import type { FilePass } from '../analyses/define.js';
import type { TSESTree } from '@typescript-eslint/utils';
import { callText, enumeration, lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = 'neverThrows' | 'rejects' | 'rethrows' | 'rethrowsOften' | 'idleFinally' | 'resetsUnread';

export default createRule<MessageIds, []>({
  name: 'no-pointless-catch',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow `catch` and `finally` that can do nothing', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      neverThrows: 'Nothing in this `try` can throw, so this `catch` never runs. Remove it and keep what is in the `try`.',
      rejects: '`{{call}}` on line {{line}} never throws: it returns a promise, and this `catch` does not see that rejected. `await` it inside the `try`, or handle it with `.catch()`.',
      rethrows: 'This only throws again what it caught. Remove it: without it the same error goes the same way.',
      rethrowsOften: 'This only throws again what it caught, and so do {{others}} others here, on line {{lines}}. Remove them: without them the same errors go the same way.',
      idleFinally: 'This `finally` does nothing. Remove it.',
      resetsUnread: 'This `finally` only assigns `{{variable}}`, which nothing reads afterwards. Remove it.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      const all = pointlessCatches(pass);
      const [first, ...others] = all.filter(({ is }) => is === 'rethrowing');
      const isOften = others.length >= OFTEN;
      for (const pointless of all) {
        if (isOften && pointless.is === 'rethrowing' && pointless !== first) continue;
        context.report({ node: nodeOf(pointless, pass), ...(isOften && pointless === first ? wordsForMany(others) : wordsFor(pointless)) });
      }
    },
  }),
});

/** So many besides are a habit of the file, of which it is enough to hear once. */
const OFTEN = 3;

function wordsForMany(others: readonly PointlessCatch[]): { readonly messageId: MessageIds; readonly data: Record<string, string> } {
  const lines = others.map(({ at }) => String(lineOf(at)));
  return { messageId: 'rethrowsOften', data: { others: String(others.length), lines: enumeration(lines.length > LISTED ? [...lines.slice(0, LISTED - 1), 'below'] : lines, 'and') } };
}

const LISTED = 6;

/** The clause, or the `.catch()` of a chain rather than the whole of it. */
function nodeOf({ at }: PointlessCatch, { services }: FilePass): TSESTree.Node {
  const node = services.tsNodeToESTreeNodeMap.get(at) as TSESTree.Node;
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? node.callee.property : node;
}

function wordsFor(pointless: PointlessCatch): { readonly messageId: MessageIds; readonly data?: Record<string, string> } {
  if (pointless.is === 'rethrowing') return { messageId: 'rethrows' };
  if (pointless.is === 'idle') return pointless.resets ? { messageId: 'resetsUnread', data: { variable: pointless.resets.text } } : { messageId: 'idleFinally' };
  const [call] = pointless.rejects;
  return call ? { messageId: 'rejects', data: { call: callText(call), line: String(lineOf(call)) } } : { messageId: 'neverThrows' };
}
