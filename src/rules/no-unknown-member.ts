import ts from 'typescript';
import type { Owner } from '../analyses/contrary-evidence.js';
import { missingMembers, type MissingMember } from '../analyses/missing-members.js';
import { mentions } from '../modules/tokens.js';
import { didYouMean } from '../report/did-you-mean.js';
import { nameAndVersion } from '../report/name-and-version.js';
import { isSameMeaning, nearestNames } from '../report/nearest-name.js';
import { renamed } from '../report/rename.js';
import { typeName } from '../types/names.js';
import { createRule } from './create-rule.js';

type MessageIds = 'unknown' | 'hiddenByCast' | 'hiddenBySuppression' | 'undocumented' | 'replace';

export default createRule<MessageIds, []>({
  name: 'no-unknown-member',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow using members that a value does not have', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      unknown: '`{{name}}` does not exist on {{owner}}: {{evidence}}.{{didYouMean}}',
      hiddenByCast: '`{{name}}` does not exist on {{owner}}, which the cast hides: {{evidence}}.{{didYouMean}}',
      hiddenBySuppression: '`{{name}}` does not exist on {{owner}}, which `{{directive}}` on line {{line}} hides: {{evidence}}.{{didYouMean}}',
      undocumented: '`{{name}}` is not declared on {{owner}}, although its source mentions it: an undocumented API may change at any time.{{didYouMean}}',
      replace: 'Replace `{{name}}` with `{{real}}`.',
    },
    schema: [],
  },
  create(context, pass) {
    const report = (missing: MissingMember): void => {
      const { name, evidence } = missing;
      const names = [...(missing.foundIn ? [`${missing.foundIn}.${name}`] : []), ...nearestNames(name, missing.candidates)].slice(0, 3);
      // Browsers have more than TypeScript's DOM library: there it takes a real name that says the same.
      if (evidence.onlyDomUnknown && !(names[0] && isSameMeaning(name, names[0]))) return;
      if (evidence.undocumented && pass.settings.undocumented === 'ignore') return;
      if (missing.compilerSees && pass.settings.compilerErrors === 'ignore') return;

      const node = pass.services.tsNodeToESTreeNodeMap.get(missing.at);
      const suppressed = typeof missing.hiddenBy === 'object' ? missing.hiddenBy : undefined;
      context.report({
        node,
        messageId: evidence.undocumented ? 'undocumented' : suppressed ? 'hiddenBySuppression' : missing.hiddenBy === 'cast' ? 'hiddenByCast' : 'unknown',
        data: {
          name,
          owner: ownerPhrase(missing, pass.checker),
          evidence: evidencePhrase(missing),
          didYouMean: didYouMean(names),
          ...(suppressed && { directive: suppressed.directive, line: String(suppressed.line + 1) }),
        },
        suggest: names.filter(real => !real.includes('.') || ts.isPropertyAccessExpression(missing.at.parent)).map(real => ({
          messageId: 'replace' as const,
          data: { name, real },
          fix: fixer => fixer.replaceText(node, renamed(missing.at, real)),
        })),
      });
    };
    return {
      Program() {
        for (const missing of missingMembers(pass)) report(missing);
      },
    };
  },
});

function ownerPhrase({ type, evidence }: MissingMember, checker: ts.TypeChecker): string {
  const owner = evidence.owners.find(({ kind }) => kind !== 'project') ?? evidence.owners[0];
  const name = typeName(type, checker);
  if (owner?.kind === 'package' && !evidence.owners.some(({ kind }) => kind === 'project')) return `${name} from ${nameAndVersion(owner.runtime ?? owner.types)}`;
  return name;
}

function evidencePhrase({ name, evidence }: MissingMember): string {
  const isEngine = evidence.owners.some(({ kind }) => kind === 'es');
  const phrases = evidence.owners.filter(({ kind }) => !(isEngine && kind === 'node')).map(owner => ownerEvidence(owner, name));
  return phrases.slice(0, 2).join(', and ');
}

function ownerEvidence(owner: Owner, name: string): string {
  switch (owner.kind) {
    case 'project':
      return 'its type does not declare it and nothing in this project assigns it';
    case 'package': {
      const { found, files } = owner.runtime ? mentions(owner.runtime, name) : { found: 'unknown', files: 0 };
      return found === 'no' ? `its types do not declare it and its ${files} source file${files === 1 ? '' : 's'} never mention${files === 1 ? 's' : ''} it` : 'its types do not declare it';
    }
    case 'node':
      return `${owner.types ? nameAndVersion(owner.types) : 'the types of Node'} does not declare it and Node ${process.versions.node} does not have it`;
    case 'es':
      return `neither TypeScript's library nor Node ${process.versions.node} has it`;
    case 'dom':
      return `TypeScript's DOM library does not declare it`;
  }
}

