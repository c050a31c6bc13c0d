import ts from 'typescript';
import { splitCharacters, type SplitCharacter } from '../analyses/split-characters.js';
import { withoutCasts } from '../types/origin.js';
import { calleeText, sourceText } from '../report/places.js';
import { createRule } from './create-rule.js';

type Options = [{ commands?: boolean }?];

export default createRule<'stream' | 'decoder' | 'setEncoding' | 'streamOption', Options>({
  name: 'no-split-character',
  meta: {
    type: 'problem',
    hasSuggestions: true,
    docs: { description: 'Disallow text that is put together from chunks of bytes, where a character may lie across two of them', family: 'logic', recommended: 'recommended', requiresTypeChecking: true, strictOptions: [{ commands: true }] },
    messages: {
      stream: '`{{addition}}` breaks characters of more than one byte where a chunk ends in the middle of one: {{stream}} gives bytes. {{repair}}.',
      decoder: '`{{decode}}` breaks characters of more than one byte where a chunk ends in the middle of one. {{repair}}.',
      setEncoding: 'Insert `{{call}}`.',
      streamOption: 'Pass `{ stream: true }`.',
    },
    schema: [{ type: 'object', properties: { commands: { type: 'boolean', description: 'Whether to report the output of child processes.' } }, additionalProperties: false }],
    defaultOptions: [{ commands: false }],
  },
  create: (context, pass, [options]) => ({
    Program() {
      for (const split of splitCharacters(pass)) {
        const node = pass.services.tsNodeToESTreeNodeMap.get(split.at);
        if (split.kind === 'decoder') {
          const { at, isKept } = split;
          const [chunk, given] = at.arguments;
          context.report({
            node,
            messageId: 'decoder',
            data: { decode: sourceText(at), repair: isKept ? 'Pass `{ stream: true }`' : 'Make one `TextDecoder` for all chunks, and pass `{ stream: true }`' },
            suggest: isKept && chunk && !given ? [{ messageId: 'streamOption', fix: fixer => fixer.insertTextAfterRange([chunk.getStart(), chunk.end], ', { stream: true }') }] : [],
          });
          continue;
        }
        if (split.source === 'command' && !options?.commands) continue;
        const call = encodingCall(split);
        const { statement, stream, at, isTextOnly } = split;
        const before = statement?.getStart();
        context.report({
          node,
          messageId: 'stream',
          data: { addition: sourceText(at), stream: streamText(stream), repair: repairOf(split, call) },
          suggest: call && isTextOnly && before !== undefined ? [{ messageId: 'setEncoding', data: { call }, fix: fixer => fixer.insertTextBeforeRange([before, before], `${call};\n${indentOf(before, pass.sourceFile)}`) }] : [],
        });
      }
    },
  }),
});

/** `req.setEncoding('utf8')`, where the stream has a name. */
function encodingCall({ stream }: Extract<SplitCharacter, { kind: 'stream' }>): string | undefined {
  if (!isName(stream)) return undefined;
  const { parent } = stream;
  const isOptional = ts.isPropertyAccessExpression(parent) && parent.expression === stream && parent.questionDotToken !== undefined;
  return `${sourceText(stream)}${isOptional ? '?.' : '.'}setEncoding('utf8')`;
}

function isName(node: ts.Node): boolean {
  const value = withoutCasts(node);
  return ts.isIdentifier(value) || value.kind === ts.SyntaxKind.ThisKeyword || (ts.isPropertyAccessExpression(value) && isName(value.expression));
}

function streamText(stream: ts.Expression): string {
  const value = withoutCasts(stream);
  return ts.isCallExpression(value) ? `\`${calleeText(value)}\`` : `\`${sourceText(stream)}\``;
}

function repairOf({ source, stream, isTextOnly }: Extract<SplitCharacter, { kind: 'stream' }>, call: string | undefined): string {
  if (!isTextOnly) return 'Collect the chunks and decode `Buffer.concat()` of them, or use a `StringDecoder`';
  if (call) return `Call \`${call}\` first`;
  return source === 'file' && ts.isCallExpression(withoutCasts(stream)) ? 'Pass it the encoding `\'utf8\'`' : 'Call `.setEncoding(\'utf8\')` on it first';
}

function indentOf(position: number, file: ts.SourceFile): string {
  const line = file.text.lastIndexOf('\n', position - 1) + 1;
  return /^[ \t]*/.exec(file.text.slice(line, position))?.[0] ?? '';
}
