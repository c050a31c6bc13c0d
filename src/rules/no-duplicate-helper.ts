import path from 'node:path';
import { builtInCopies } from '../analyses/built-in-copies.js';
import { duplicateHelpers, type Place } from '../analyses/duplicate-helpers.js';
import { packagesOf } from '../modules/environment.js';
import { lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = Place | 'builtIn';

export default createRule<MessageIds, []>({
  name: 'no-duplicate-helper',
  meta: {
    type: 'suggestion',
    docs: { description: 'Disallow functions that do exactly what another function of the program or of the language does', family: 'logic', recommended: 'strict', requiresTypeChecking: true },
    messages: {
      exported: '`{{name}}` does exactly what `{{existing}}` does, which `{{file}}` exports on line {{line}}. Import that one.',
      unexported: '`{{name}}` does exactly what `{{existing}}` in `{{file}}` does, on line {{line}}. Export that one, and import it here.',
      private: '`{{name}}` does exactly what the method `{{existing}}` in `{{file}}` does, on line {{line}}, and neither uses its object. Make it a function of a module that both import.',
      above: '`{{name}}` does exactly what `{{existing}}` on line {{line}} does. Use that one.',
      builtIn: '`{{name}}` does what `{{call}}` does, which the project\'s language level has. Call that.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      const root = packagesOf(pass.sourceFile.fileName)[0]?.directory ?? path.dirname(pass.sourceFile.fileName);
      const builtIns = builtInCopies(pass);
      for (const { name, call } of builtIns) {
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(name), messageId: 'builtIn', data: { name: name.getText(), call } });
      }
      for (const { fn, name, existing } of duplicateHelpers(pass)) {
        if (builtIns.some(copy => copy.fn === fn)) continue;
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(name),
          messageId: existing.place,
          data: { name: name.getText(), existing: existing.name, file: path.relative(root, existing.file.fileName).split(path.sep).join('/'), line: String(lineOf(existing.at)) },
        });
      }
    },
  }),
});
