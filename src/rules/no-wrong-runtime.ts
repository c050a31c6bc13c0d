import path from 'node:path';
import { serverImports } from '../analyses/wrong-runtime.js';
import { packagesOf } from '../modules/environment.js';
import { createRule } from './create-rule.js';

const MAX_SHOWN = 4;

export default createRule<'direct' | 'through', []>({
  name: 'no-wrong-runtime',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow importing code that only a server can run into client files', family: 'project', recommended: 'strict', requiresTypeChecking: true },
    messages: {
      direct: '`{{module}}` {{reason}}, and this file is for browsers: it says `use client`. Move what needs it to a file of the server.',
      through: '`{{specifier}}` leads to `{{module}}`, which {{reason}}, through {{files}}. This file is for browsers: it says `use client`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      const root = packagesOf(pass.sourceFile.fileName)[0]?.directory ?? path.dirname(pass.sourceFile.fileName);
      for (const { specifier, module, through } of serverImports(pass)) {
        const reason = module === 'server-only' ? 'marks code for servers' : 'is not there in browsers';
        const files = through.slice(0, MAX_SHOWN).map(file => `\`${path.relative(root, file).split(path.sep).join('/')}\``);
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(specifier),
          messageId: through.length ? 'through' : 'direct',
          data: { specifier: specifier.text, module, reason, files: files.join(', ') + (through.length > MAX_SHOWN ? ' and more' : '') },
        });
      }
    },
  }),
});
