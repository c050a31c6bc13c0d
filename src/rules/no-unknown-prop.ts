import ts from 'typescript';
import { unknownProps, type PropEvidence, type UnknownProp } from '../analyses/unknown-props.js';
import type { Package } from '../modules/package-json.js';
import { didYouMean } from '../report/did-you-mean.js';
import { isSameMeaning, isSlip, nearestNames } from '../report/nearest-name.js';
import { isIntrinsic } from '../types/jsx-props.js';
import { createRule } from './create-rule.js';

export default createRule<'unknown' | 'hiddenBySuppression' | 'replace', []>({
  name: 'no-unknown-prop',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow JSX attributes that the element or component does not take', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      unknown: '`{{name}}` is no {{kind}} of `<{{tag}}>`: {{evidence}}.{{didYouMean}}',
      hiddenBySuppression: '`{{name}}` is no {{kind}} of `<{{tag}}>`, which `{{directive}}` on line {{line}} hides: {{evidence}}.{{didYouMean}}',
      replace: 'Replace `{{name}}` with `{{real}}`.',
    },
    schema: [],
  },
  create(context, pass) {
    const report = (prop: UnknownProp): void => {
      const { name, at, element, evidence, hiddenBy } = prop;
      const names = evidence.by === 'renderer' && evidence.real !== undefined ? [evidence.real] : nearestNames(name, prop.candidates);
      // What is handed on may reach an element that has it: there it takes a real name that was evidently meant.
      if (evidence.by === 'likeness' && !(names[0] && (isSameMeaning(name, names[0]) || isSlip(name, names[0])))) return;
      if (prop.compilerSees && pass.settings.compilerErrors === 'ignore') return;
      const node = pass.services.tsNodeToESTreeNodeMap.get(at);
      const suppressed = typeof hiddenBy === 'object' ? hiddenBy : undefined;
      const tag = element.tagName.getText();
      context.report({
        node,
        messageId: suppressed ? 'hiddenBySuppression' : 'unknown',
        data: {
          name,
          kind: isIntrinsic(element) ? 'attribute' : 'prop',
          tag,
          evidence: evidencePhrase(evidence, name, tag),
          didYouMean: didYouMean(names),
          ...(suppressed && { directive: suppressed.directive, line: String(suppressed.line + 1) }),
        },
        suggest: names.map(real => ({ messageId: 'replace' as const, data: { name, real }, fix: fixer => fixer.replaceText(node, replacement(at, real)) })),
      });
    };
    return {
      Program() {
        for (const prop of unknownProps(pass)) report(prop);
      },
    };
  },
});

function replacement(at: ts.Node, real: string): string {
  if (ts.isStringLiteralLike(at)) return `${at.getText()[0]}${real}${at.getText()[0]}`;
  return ts.isShorthandPropertyAssignment(at.parent) ? `${real}: ${at.getText()}` : real;
}

function evidencePhrase(evidence: PropEvidence, name: string, tag: string): string {
  switch (evidence.by) {
    case 'component':
      return `\`${tag}\` never reads it`;
    case 'likeness':
      return 'its type does not have it, and neither has any HTML element';
    case 'package':
      return `its type in ${nameAndVersion(evidence.package)} does not have it and the ${evidence.files} source file${evidence.files === 1 ? '' : 's'} there never mention${evidence.files === 1 ? 's' : ''} it`;
    case 'renderer':
      return evidence.knows === 'another name' ? `${nameAndVersion(evidence.package)} warns of it` : `${nameAndVersion(evidence.package)} attaches no listener for it`;
  }
}

function nameAndVersion({ json }: Package): string {
  return [json.name ?? 'a package', json.version].filter(Boolean).join(' ');
}
