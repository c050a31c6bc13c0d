import path from 'node:path';
import { browserGlobals } from '../analyses/browser-globals.js';
import { clientOnlyUses } from '../analyses/client-only-uses.js';
import { serverImports } from '../analyses/wrong-runtime.js';
import { packagesOf } from '../modules/environment.js';
import { createRule } from './create-rule.js';

const MAX_SHOWN = 4;

export default createRule<'direct' | 'through' | 'clientOnly' | 'clientOnlyThrough' | 'browserGlobal', []>({
  name: 'no-wrong-runtime',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow code that cannot run where it is placed', family: 'project', recommended: 'strict', requiresTypeChecking: true },
    messages: {
      direct: '`{{module}}` {{reason}}, and this file is for browsers: it says `use client`. Move what needs it to a file of the server.',
      through: '`{{specifier}}` leads to `{{module}}`, which {{reason}}, through {{files}}. This file is for browsers: it says `use client`.',
      clientOnly: "`{{name}}` is not there on the server, where Next.js renders this file: the `react-server` entry of {{package}} does not export it. Start the file with `'use client'`, or move what needs it to a file that does.",
      clientOnlyThrough: "`{{name}}` is not there on the server, where Next.js renders this file as part of {{files}}: the `react-server` entry of {{package}} does not export it. Start the file with `'use client'`.",
      browserGlobal: '`{{name}}` is not there in Node {{node}}, and this file runs in Node: it imports `{{module}}`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      const root = packagesOf(pass.sourceFile.fileName)[0]?.directory ?? path.dirname(pass.sourceFile.fileName);
      const shown = (files: readonly string[]): string => {
        const names = files.slice(0, MAX_SHOWN).map(file => `\`${path.relative(root, file).split(path.sep).join('/')}\``);
        return names.join(', ') + (files.length > MAX_SHOWN ? ' and more' : '');
      };
      const nodes = pass.services.tsNodeToESTreeNodeMap;
      for (const { specifier, module, through } of serverImports(pass)) {
        const reason = module === 'server-only' ? 'marks code for servers' : 'is not there in browsers';
        context.report({ node: nodes.get(specifier), messageId: through.length ? 'through' : 'direct', data: { specifier: specifier.text, module, reason, files: shown(through) } });
      }
      for (const { name, at, package: { json }, from } of clientOnlyUses(pass)) {
        const above = from.slice(0, -1);
        context.report({ node: nodes.get(at), messageId: above.length ? 'clientOnlyThrough' : 'clientOnly', data: { name, package: [json.name, json.version].filter(Boolean).join(' '), files: shown(above) } });
      }
      for (const { name, at, module } of browserGlobals(pass)) context.report({ node: nodes.get(at), messageId: 'browserGlobal', data: { name, module, node: process.versions.node } });
    },
  }),
});
