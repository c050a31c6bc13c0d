import path from 'node:path';
import { bypassedWrappers } from '../analyses/bypassed-wrappers.js';
import { packagesOf } from '../modules/environment.js';
import { createRule } from './create-rule.js';

export default createRule<'bypassed', []>({
  name: 'no-bypassed-wrapper',
  meta: {
    type: 'suggestion',
    docs: { description: 'Disallow importing a package directly that the rest of the project uses through one module', family: 'project', recommended: 'strict', requiresTypeChecking: true },
    messages: {
      bypassed: '{{count}} modules use `{{package}}` through `{{exported}}` of `{{wrapper}}`, and this is the only other one that imports it directly. Use `{{exported}}`, or say here why not.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      const root = packagesOf(pass.sourceFile.fileName)[0]?.directory ?? path.dirname(pass.sourceFile.fileName);
      for (const { specifier, package: name, wrapper, exported, users } of bypassedWrappers(pass)) {
        const data = { count: String(users), package: name, exported, wrapper: path.relative(root, wrapper).split(path.sep).join('/') };
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(specifier), messageId: 'bypassed', data });
      }
    },
  }),
});
