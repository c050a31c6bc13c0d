import { staleDocs, type StaleDoc } from '../analyses/stale-docs.js';
import { didYouMean } from '../report/did-you-mean.js';
import { nearestNames } from '../report/nearest-name.js';
import { createRule } from './create-rule.js';

type MessageIds = StaleDoc['kind'] | 'rename' | 'correct';

export default createRule<MessageIds, []>({
  name: 'no-stale-doc',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow documentation of parameters, properties, errors, links and values that the code does not have', family: 'logic', recommended: 'strict', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      parameter: '`{{name}}` is documented, but {{owner}} has no such parameter.{{meant}}',
      property: '`{{name}}` is documented, but what `{{owner}}` takes has no such property.{{meant}}',
      typeParameter: '`{{name}}` is documented, but {{owner}} has no such type parameter.{{meant}}',
      returns: '`@{{name}}` documents a value, but {{owner}} returns none. Remove it, or return what it promises.',
      error: '`{{name}}` is documented as thrown, but nothing in the program has that name.',
      throws: '`{{name}}` is documented as thrown, but neither {{owner}} nor anything that it calls throws one.',
      link: '`{{name}}` leads nowhere: nothing in the program has that name.{{meant}}',
      default: 'The default of `{{owner}}` is documented as `{{name}}`, but it is `{{real}}`.',
      rename: 'Write `{{to}}`.',
      correct: 'Document `{{to}}`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { kind, start, end, name, owner, real, left } of staleDocs(pass)) {
        const dot = name.lastIndexOf('.') + 1;
        const alike = kind === 'default' ? real : nearestNames(name.slice(dot), real).map(each => name.slice(0, dot) + each);
        const nearest = !alike.length && left !== undefined ? [left] : alike;
        const { sourceCode } = pass;
        const owned = kind === 'property' || kind === 'default' || kind === 'link' ? owner : owner ? `\`${owner}\`` : 'this function';
        context.report({
          loc: { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) },
          messageId: kind,
          data: { name, owner: owned, real: real.join(', '), meant: didYouMean(nearest) },
          suggest: nearest.map(to => ({ messageId: kind === 'default' ? ('correct' as const) : ('rename' as const), data: { to }, fix: fixer => fixer.replaceTextRange([start, end], to) })),
        });
      }
    },
  }),
});
