import type { TSESTree } from '@typescript-eslint/utils';
import ts from 'typescript';
import { foreignReferences, foreignSyntax, groupCount, type ForeignSyntax } from '../analyses/foreign-regex.js';
import { constantText, isBuiltin } from '../types/constants.js';
import { createRule } from './create-rule.js';

type MessageIds = 'literal' | 'needsFlag' | 'throws' | 'reference' | 'replace';

export default createRule<MessageIds, []>({
  name: 'no-foreign-regex',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow syntax of other languages in regular expressions', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      literal: '`{{text}}` means {{meaning}} in other languages; JavaScript matches these characters themselves. Write {{instead}}.',
      needsFlag: '`{{text}}` means {{meaning}} only with the flag `u`; without it JavaScript matches these characters themselves.',
      throws: '`{{text}}` means {{meaning}} in other languages; in JavaScript it is a syntax error. Write {{instead}}.',
      reference: '`{{text}}` in a replacement is these two characters in JavaScript. A group is `{{instead}}`.',
      replace: 'Write {{instead}}.',
    },
    schema: [],
  },
  create(context, pass) {
    const { checker, services } = pass;
    const constant = (node: TSESTree.Node | undefined): string | undefined => (node ? constantText(services.esTreeNodeToTSNodeMap.get(node), checker) : undefined);

    const report = (node: TSESTree.Node, { text, construct }: ForeignSyntax, rewritten: string | undefined): void => {
      const instead = construct.needsFlag ? 'the flag `u`' : construct.instead ?? (construct.replacement ? `\`${construct.replacement(text)}\`` : 'it in another way');
      context.report({
        node,
        messageId: construct.needsFlag ? 'needsFlag' : construct.effect,
        data: { text: shortened(text), meaning: construct.meaning, instead },
        suggest: rewritten === undefined ? [] : [{ messageId: 'replace', data: { instead }, fix: fixer => fixer.replaceText(node, rewritten) }],
      });
    };

    const checkConstructor = (call: TSESTree.CallExpression | TSESTree.NewExpression): void => {
      const [source, flagsArgument] = call.arguments;
      if (call.callee.type !== 'Identifier' || call.callee.name !== 'RegExp' || !source || source.type === 'SpreadElement') return;
      if (!isBuiltin(services.esTreeNodeToTSNodeMap.get(call.callee), 'RegExp', pass.program)) return;
      const pattern = constant(source);
      const flags = flagsArgument ? constant(flagsArgument) : '';
      if (pattern === undefined || flags === undefined) return;
      for (const foreign of foreignSyntax(pattern, flags)) {
        const { repaired } = foreign;
        report(source, foreign, repaired && repaired.flags === flags && source.type === 'Literal' ? quoted(repaired.pattern, source.raw) : undefined);
      }
    };

    return {
      Literal(node) {
        if (!('regex' in node) || getsOtherFlags(node)) return;
        const { pattern, flags } = node.regex;
        for (const foreign of foreignSyntax(pattern, flags)) {
          const { repaired } = foreign;
          report(node, foreign, repaired && `/${repaired.pattern}/${repaired.flags}`);
        }
      },
      NewExpression: checkConstructor,
      CallExpression(call) {
        checkConstructor(call);
        const [searched, replacement] = call.arguments;
        if (call.callee.type !== 'MemberExpression' || call.callee.property.type !== 'Identifier' || !/^replace(?:All)?$/.test(call.callee.property.name)) return;
        if (!(services.getTypeAtLocation(call.callee.object).flags & ts.TypeFlags.StringLike)) return;
        if (!replacement || searched?.type !== 'Literal' || !('regex' in searched)) return;
        const text = constant(replacement);
        if (text === undefined) return;
        const groups = groupCount(searched.regex.pattern, searched.regex.flags);
        for (const reference of foreignReferences(text, groups)) {
          const instead = `$${reference.group}`;
          const fixed = text.slice(0, reference.start) + instead + text.slice(reference.start + reference.text.length);
          context.report({
            node: replacement,
            messageId: 'reference',
            data: { text: reference.text, instead },
            suggest: replacement.type === 'Literal' ? [{ messageId: 'replace', data: { instead: `\`${instead}\`` }, fix: fixer => fixer.replaceText(replacement, quoted(fixed, replacement.raw)) }] : [],
          });
        }
      },
    };
  },
});

/** `RegExp(/\\p{L}/, 'u')`: the second argument takes the place of the flags. */
function getsOtherFlags({ parent, ...node }: TSESTree.Literal): boolean {
  return (parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.arguments.length > 1 && parent.arguments[0]?.range === node.range && parent.callee.type === 'Identifier' && parent.callee.name === 'RegExp';
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 19)}…` : text;
}

/** The text as a string literal with the quotes that `raw` has. */
function quoted(text: string, raw: string): string {
  const quote = raw[0] ?? "'";
  return `${quote}${text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n')}${quote}`;
}
