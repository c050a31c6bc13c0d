import ts from 'typescript';
import { mockDataInUse } from '../analyses/mock-data.js';
import { stubImplementations, type StubImplementation } from '../analyses/stub-implementations.js';
import { lineOf } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = 'madeUp' | 'fakeWork' | 'random' | 'measurement' | 'literal' | 'unchecked' | 'form' | 'empty' | 'announced' | 'progress' | 'missing' | 'mockData';

const IDS = { 'made-up': 'madeUp', 'fake-work': 'fakeWork', random: 'random', measurement: 'measurement', literal: 'literal', unchecked: 'unchecked', form: 'form', empty: 'empty', progress: 'progress', missing: 'missing' } as const satisfies Record<StubImplementation['kind'], MessageIds>;

/** Kinds that are in a function which does other things as well. */
const AT_SIGNAL: ReadonlySet<StubImplementation['kind']> = new Set(['fake-work', 'measurement', 'literal', 'progress']);

export default createRule<MessageIds, []>({
  name: 'no-stub-implementation',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow functions that pretend to do their work', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    messages: {
      madeUp: '{{owner}} returns what is made up on line {{line}} and does nothing else, and {{second}}. Do the work, or throw an error that says that it is not done.',
      fakeWork: '{{owner}} waits for a timer on line {{line}} in place of work, and {{second}}. Do the work, or throw an error that says that it is not done.',
      random: '{{owner}} returns a random number from line {{line}} as if it were a result, and {{second}}. Measure it, or throw an error that says that it is not done.',
      measurement: '`{{text}}` is random and goes by the name of a measurement, and {{second}}. Measure it, or leave it out.',
      literal: '`{{text}}` is made up: {{second}}. Find it out, or leave it out.',
      form: '{{owner}} looks only at the form of what it is to check, and {{second}}. Check it, or throw an error that says that nothing is checked.',
      announced: '{{owner}} only announces what it is to do, and {{second}}. Do the work, or throw an error that says that it is not done.',
      empty: '{{owner}} does nothing, and {{second}}. Do the work, or throw an error that says that it is not done.',
      unchecked: '{{owner}} answers `true` on line {{line}} whatever it is given: {{second}}. Check it, or throw an error that says that nothing is checked.',
      progress: '`{{text}}` on line {{line}} makes the progress up, and {{second}}. Show how much is really done, or that it is not known.',
      missing: '{{owner}} is exported, and all it does is to throw that it is not implemented: {{second}}. Implement it, or take it away.',
      mockData: '`{{name}}` is a list of made-up records, says {{said}}, and line {{line}} uses it. Take the records from where they really come from, or leave them out.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      const stubs = stubImplementations(pass);
      for (const stub of stubs) {
        const { owner, kind, at } = stub;
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(AT_SIGNAL.has(kind) ? at : (nameNode(owner) ?? owner)),
          messageId: kind === 'empty' && ts.isBlock(at) && at.statements.length > 0 ? 'announced' : IDS[kind],
          data: { owner: ownerText(owner), line: String(lineOf(at)), text: shortened(at), second: secondText(stub.second) },
        });
      }
      for (const { name, use, said } of mockDataInUse(pass)) {
        if (stubs.some(({ owner }) => name.pos >= owner.pos && name.end <= owner.end)) continue;
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(name),
          messageId: 'mockData',
          data: { name: name.text, said: said === name.text ? 'its name' : `“${said}”`, line: String(lineOf(use)) },
        });
      }
    },
  }),
});

function shortened(node: ts.Node): string {
  return node.getText().replace(/\s+/g, ' ').slice(0, 60);
}

function nameNode(owner: ts.FunctionLikeDeclaration): ts.Node | undefined {
  const named = ts.isArrowFunction(owner) || ts.isFunctionExpression(owner) ? owner.parent : owner;
  const name = ts.isVariableDeclaration(named) || ts.isPropertyAssignment(named) || ts.isPropertyDeclaration(named) || ts.isFunctionLike(named) ? named.name : undefined;
  return name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) ? name : undefined;
}

function ownerText(owner: ts.FunctionLikeDeclaration): string {
  const name = nameNode(owner);
  return name ? `\`${name.getText()}()\`` : 'This function';
}

function secondText(second: StubImplementation['second']): string {
  switch (second.kind) {
    case 'words':
      return `line ${second.hint.line} says “${second.hint.text}”`;
    case 'ignores':
      return `nothing in it uses ${second.parameters.map(name => `\`${name}\``).join(', ')}`;
    case 'another':
      return `so is \`${shortened(second.at)}\` on line ${lineOf(second.at)}`;
    case 'timer':
      return `a timer on line ${lineOf(second.at)} takes the place of work`;
  }
}
