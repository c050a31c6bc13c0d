import ts from 'typescript';
import { unitMismatches, type UnitMismatch } from '../analyses/unit-mismatches.js';
import { conversionBetween, unitText } from '../analyses/unit-names.js';
import { callText, sourceText } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = 'given' | 'mixed' | 'convert' | 'keep';

export default createRule<MessageIds, []>({
  name: 'no-unit-mismatch',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow numbers in one unit where another is due', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      given: '{{value}}, but {{destination}}. {{advice}}',
      mixed: '{{value}}, but {{other}} on the other side of `{{operator}}` is in {{wanted}}. {{advice}}',
      convert: 'Convert `{{text}}` to {{wanted}}.',
      keep: 'Leave out the conversion.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const mismatch of unitMismatches(pass)) {
        const { value, unit, wanted, from, source } = mismatch;
        const unconverted = from === wanted ? unconvertedOperand(value, source) : undefined;
        const conversion = conversionBetween(unit, wanted);
        const data = { value: valueText(mismatch), wanted: unitText(wanted), advice: from === wanted ? 'Leave out the conversion.' : adviceText(conversion) };
        const node = pass.services.tsNodeToESTreeNodeMap.get(value);
        context.report({
          node,
          ...(mismatch.kind === 'given'
            ? { messageId: 'given', data: { ...data, destination: destinationText(mismatch) } }
            : { messageId: 'mixed', data: { ...data, other: `\`${sourceText(mismatch.other)}\``, operator: mismatch.operator } }),
          suggest: unconverted
            ? [{ messageId: 'keep', fix: fixer => fixer.replaceText(node, unconverted.getText()) }]
            : from === wanted
              ? []
              : [{ messageId: 'convert', data: { text: sourceText(value), wanted: unitText(wanted) }, fix: fixer => fixer.replaceText(node, converted(value, conversion)) }],
        });
      }
    },
  }),
});

function valueText({ value, source, unit, evidence, from }: UnitMismatch): string {
  const text = `\`${sourceText(value)}\``;
  if (evidence === 'form') return `${text} is written as a number of ${unitText(unit)}`;
  if (from !== unit) return `${text} turns ${unitText(from)} into ${unitText(unit)}`;
  const isElsewhere = source.getSourceFile() !== value.getSourceFile() || source.pos < value.pos || source.end > value.end;
  return `${text} is in ${unitText(unit)}${isElsewhere ? `, like \`${sourceText(source)}\` that it is made of` : ''}`;
}

function destinationText(mismatch: UnitMismatch & { kind: 'given' }): string {
  const { to, wanted, because } = mismatch;
  const unit = unitText(wanted);
  const evidence = because === 'documentation' ? ', says its documentation' : '';
  switch (to.kind) {
    case 'argument':
      return because !== 'catalogue' && to.name ? `\`${to.name}\` of \`${callText(to.call)}\` is in ${unit}${evidence}` : `\`${callText(to.call)}\` takes ${unit}`;
    case 'text':
      return `the text around it says \`${to.name}\``;
    case 'result':
      return `\`${to.name}()\` returns ${unit} by its name`;
    case 'header':
    case 'property':
    case 'variable':
      return `\`${to.name}\` is in ${unit}${evidence}`;
  }
}

function adviceText({ operator, operand }: { readonly operator: '*' | '/'; readonly operand: string }): string {
  return `${operator === '*' ? 'Multiply' : 'Divide'} it by \`${operand}\`.`;
}

function converted(value: ts.Expression, { operator, operand }: { readonly operator: '*' | '/'; readonly operand: string }): string {
  const text = value.getText();
  const isSimple = ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || ts.isCallExpression(value) || ts.isElementAccessExpression(value) || ts.isParenthesizedExpression(value);
  const isProduct = ts.isBinaryExpression(value) && /^[*/]$/.test(value.operatorToken.getText());
  const right = /[*/]/.test(operand) ? `(${operand})` : operand;
  return `${isSimple || isProduct ? text : `(${text})`} ${operator} ${right}`;
}

/** `delay` of `delay * 1000`. */
function unconvertedOperand(value: ts.Expression, source: ts.Node): ts.Expression | undefined {
  if (ts.isParenthesizedExpression(value)) return unconvertedOperand(value.expression, source);
  return ts.isBinaryExpression(value) && /^[*/]$/.test(value.operatorToken.getText()) ? [value.left, value.right].find(operand => operand === source) : undefined;
}
