import { endedForNextOnly } from '../analyses/ended-for-next-only.js';
import { isTestCode } from '../analyses/execution-context.js';
import { unreleasedFields } from '../analyses/field-release.js';
import { forgottenSiblings } from '../analyses/forgotten-siblings.js';
import { memberName, type OwningObject } from '../analyses/owners.js';
import { isRegistration } from '../analyses/resource-kinds.js';
import { unendedObjects } from '../analyses/unended-objects.js';
import { waysToRelease } from '../analyses/ways-to-release.js';
import { callText, lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'neverReleased' | 'neverEnded' | 'leftOut' | 'leftAtEnd', []>({
  name: 'require-field-release',
  meta: {
    type: 'problem',
    docs: { description: 'Require a class to release the resources that its fields hold', family: 'resources', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      neverReleased: '`{{field}}` holds a {{noun}} from `{{call}}`, and nothing ever releases it: call {{release}} when the {{owner}} is done.',
      neverEnded: '`{{call}}` starts {{what}} that only its `{{method}}()` ends, and nothing calls that for `{{field}}`: call `{{field}}.{{method}}()` in {{place}}.',
      leftAtEnd: 'Line {{line}} ends `{{field}}` only to make room for another one, and nothing does so when the {{owner}} is done: call `{{field}}.{{method}}()` in {{place}} too.',
      leftOut: 'Nothing ends `{{field}}`, although line {{line}} ends another `{{made}}` of this class, by `{{sibling}}`: {{repair}}.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { acquisition, className, fieldName } of unreleasedFields(pass)) {
        const { resource, call } = acquisition;
        if (isRegistration(resource) || isTestCode(call)) continue;
        const release = waysToRelease(resource, `this.${fieldName}`).map(way => `\`${way}\``).join(' or ');
        const data = { field: `this.${fieldName}`, noun: resource.noun, call: callText(call), release, owner: className === undefined ? 'object' : `\`${className}\`` };
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(call), messageId: 'neverReleased', data });
      }
      const unended = unendedObjects(pass);
      for (const { made, fieldName, method, sibling } of forgottenSiblings(pass)) {
        if (unended.some(({ start, fieldName: other }) => start === made || other === fieldName)) continue;
        const [field, registered] = [`this.${fieldName}`, sibling.call.expression.getText()];
        const repair = sibling.kind === 'ended' ? `call \`${field}.${method}()\` there too` : `pass it to \`${registered}()\` too`;
        const data = { field, line: lineOf(sibling.call), made: callText(made), sibling: sibling.kind === 'ended' ? `${registered}()` : callText(sibling.call), repair };
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(made), messageId: 'leftOut', data });
      }
      for (const { made, fieldName, method, release, owner } of endedForNextOnly(pass)) {
        if (unended.some(({ start, fieldName: other }) => start === made || other === fieldName)) continue;
        const data = { field: `this.${fieldName}`, line: lineOf(release), method, place: placeOfEnd(owner), owner: owner.node.name ? `\`${owner.name}\`` : 'object' };
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(made), messageId: 'leftAtEnd', data });
      }
      for (const { start, resource, fieldName, owner } of unended) {
        const { noun } = resource.registration;
        const data = { call: callText(start), what: `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`, method: resource.methods[0] ?? '', field: `this.${fieldName}`, place: placeOfEnd(owner) };
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(start), messageId: 'neverEnded', data });
      }
    },
  }),
});

/** The code in which the end of an object belongs, in words. */
function placeOfEnd({ teardowns: [teardown], framework, inherited }: OwningObject): string {
  const name = (teardown && memberName(teardown)) ?? framework?.teardowns[0] ?? inherited ?? 'dispose';
  const written = `${name.startsWith('Symbol.') ? `[${name}]` : name}()`;
  if (teardown) return `\`${written}\` on line ${lineOf(teardown.name ?? teardown)}`;
  return `a \`${written}\`${inherited === undefined ? '' : ` that calls \`super.${written}\``}`;
}
