import { isTestCode } from '../analyses/execution-context.js';
import { impossibleLookups, type ImpossibleLookup } from '../analyses/impossible-lookups.js';
import { calleeText, sourceText } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = ImpossibleLookup['kind'] | 'write';

export default createRule<MessageIds, []>({
  name: 'no-impossible-lookup',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow lookups that find nothing, whatever the data', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      negativeIndex: '`{{text}}` is always `undefined`: in JavaScript an index does not count from the end.{{instead}}',
      negativePosition: '`{{call}}` does not count from the end: {{fact}}. Use `{{instead}}`.',
      newKey: '`{{call}}` finds nothing: the {{made}} made here is equal to no other, and this compares by identity. Use {{instead}}.',
      noProperties: '`{{asks}}` finds nothing in `{{text}}`: what a `{{type}}` holds are no properties of it. Use `{{instead}}`.',
      write: 'Write `{{text}}`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const lookup of impossibleLookups(pass)) {
        if (isTestCode(lookup.at)) continue;
        const { data, text } = wording(lookup);
        const { at } = lookup;
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(lookup.kind === 'noProperties' ? lookup.collection : at),
          messageId: lookup.kind,
          data,
          suggest: text === undefined ? [] : [{ messageId: 'write', data: { text }, fix: fixer => fixer.replaceTextRange([at.getStart(), at.end], text) }],
        });
      }
    },
  }),
});

/** What a report says, and what to write in place of the lookup where that is certain. */
function wording(lookup: ImpossibleLookup): { readonly data: Record<string, string>; readonly text: string | undefined } {
  switch (lookup.kind) {
    case 'negativeIndex': {
      const { at, object, index, hasAt } = lookup;
      return { data: { text: sourceText(at), instead: hasAt ? ` Use \`at(${index})\`.` : '' }, text: hasAt ? `${object.getText()}${at.questionDotToken ? '?.' : '.'}at(${index})` : undefined };
    }
    case 'negativePosition': {
      const { at, method, position } = lookup;
      const isPart = method.text === 'substring';
      const isLast = method.text === 'charAt' && position === '-1';
      const text = `${at.expression.getText().slice(0, -method.text.length)}slice(${at.arguments.map(argument => argument.getText()).join(', ')})`;
      return {
        data: { call: calleeText(at), fact: isPart ? `it takes \`${position}\` as 0` : `there is nothing at \`${position}\``, instead: isPart || isLast ? 'slice()' : 'length - 1' },
        text: isPart || isLast ? text : undefined,
      };
    }
    case 'newKey': {
      const { call, method, made } = lookup;
      const isList = /^(?:includes|(?:lastI|i)ndexOf)$/.test(method);
      return { data: { call: calleeText(call), made, instead: isList ? '`some()` or `findIndex()`' : made === 'function' ? 'the one that was put in' : 'a text as key, or the object that was put in' }, text: undefined };
    }
    case 'noProperties': {
      const { collection, type, asks } = lookup;
      const of = type === 'Map' && asks !== 'entries' ? `.${asks}()` : '';
      const text = asks === 'for…in' || (type === 'Set' && asks === 'entries') ? undefined : `[...${collection.getText()}${of}]`;
      return { data: { asks: asks === 'for…in' ? asks : `Object.${asks}()`, text: sourceText(collection), type, instead: text ?? 'for…of' }, text };
    }
  }
}
