import ts from 'typescript';
import { isComparison } from '../analyses/condition-tests.js';
import { impossibleGuards, type Evidence, type ImpossibleGuard } from '../analyses/impossible-guards.js';
import { isIn, Kind, NOT_PRIMITIVE } from '../analyses/value-kinds.js';
import { enumeration, expressionText, lineAt, lineOf, sourceText } from '../report/places.js';
import { createRule } from './create-rule.js';

type MessageIds = 'always' | 'never' | 'neverNullish' | 'neverNullishOften' | 'alwaysNullish' | 'unusedFallback' | 'removeChain' | 'removeFallback';

interface Options {
  readonly chains?: boolean;
  readonly types?: boolean;
}

export default createRule<MessageIds, [Options?]>({
  name: 'no-impossible-guard',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow guards against values that cannot be there', family: 'logic', recommended: 'recommended', requiresTypeChecking: true, strictOptions: [{ chains: true, types: true }] },
    hasSuggestions: true,
    messages: {
      always: '{{guard}} is always true here: {{evidence}}. Remove the check.',
      never: '{{guard}} is never true here: {{evidence}}. Remove the check and what depends on it.',
      neverNullish: '`?.` guards against nothing: {{evidence}}.',
      neverNullishOften: '`?.` guards against nothing here and on line {{lines}}: {{evidence}}.',
      alwaysNullish: '{{value}} is always null or undefined here: {{evidence}}. {{effect}} is never used.',
      unusedFallback: '{{fallback}} is never used: {{evidence}}.',
      removeChain: 'Write {{text}}.',
      removeFallback: 'Keep {{text}} only.',
    },
    defaultOptions: [{ chains: false, types: false }],
    schema: [
      {
        type: 'object',
        properties: {
          chains: { type: 'boolean', description: 'Whether to report `?.` on what was checked before.' },
          types: { type: 'boolean', description: 'Whether to report tests that only the declared type of a value decides.' },
        },
        additionalProperties: false,
      },
    ],
  },
  create: (context, pass, [options]) => ({
    Program() {
      for (const guard of impossibleGuards(pass)) {
        if (guard.because.by === 'type' && !options?.types) continue;
        if (guard.is === 'chain' && !guard.outcome && guard.because.by === 'path' && !options?.chains) continue;
        const node = pass.services.tsNodeToESTreeNodeMap.get(guard.at);
        const evidence = evidenceOf(guard);
        if (guard.is === 'test') context.report({ node, messageId: guard.outcome ? 'always' : 'never', data: { guard: `\`${sourceText(guard.at)}\``, evidence } });
        else if (guard.outcome) context.report({ node, messageId: 'alwaysNullish', data: { value: expressionText(guard.value), evidence, effect: guard.is === 'chain' ? 'What stands behind' : 'It' } });
        else if (ts.isBinaryExpression(guard.at)) {
          const { left, right } = guard.at;
          context.report({
            node,
            messageId: 'unusedFallback',
            data: { fallback: expressionText(right), evidence },
            suggest: isAssigning(guard.at) ? [] : [{ messageId: 'removeFallback', data: { text: expressionText(left) }, fix: fixer => fixer.removeRange([left.end, right.end]) }],
          });
        } else {
          const all = [guard, ...guard.others].map(({ at }) => ({ start: questionMarkOf(at), dot: ts.isPropertyAccessExpression(at) ? '.' : '' }));
          const start = questionMarkOf(guard.at);
          const lines = [...new Set(guard.others.map(({ at }) => lineAt(pass.sourceFile, questionMarkOf(at))))].filter(line => line !== lineAt(pass.sourceFile, start));
          context.report({
            loc: { start: pass.sourceCode.getLocFromIndex(start), end: pass.sourceCode.getLocFromIndex(start + 2) },
            messageId: lines.length > 0 ? 'neverNullishOften' : 'neverNullish',
            data: { evidence, lines: enumeration(lines.map(String), 'and') },
            suggest: [{ messageId: 'removeChain', data: { text: chainText(guard.at) }, fix: fixer => all.map(({ start: from, dot }) => fixer.replaceTextRange([from, from + 2], dot)) }],
          });
        }
      }
    },
  }),
});

function isAssigning({ operatorToken }: ts.BinaryExpression): boolean {
  return operatorToken.kind === ts.SyntaxKind.QuestionQuestionEqualsToken;
}

function questionMarkOf(chain: ts.Expression): number {
  return (chain as ts.PropertyAccessExpression | ts.CallExpression).questionDotToken?.getStart() ?? chain.end;
}

function chainText(node: ts.Node): string {
  return `\`${sourceText(node).replace('?.', ts.isPropertyAccessExpression(node) ? '.' : '')}\``;
}

function evidenceOf({ value, because, at }: ImpossibleGuard): string {
  const place = (node: ts.Node): string => (lineOf(node) === lineOf(at) ? '' : ` on line ${lineOf(node)}`);
  if (because.by === 'type') return `${expressionText(value)} is of type \`${because.type}\`${place(because.made)}, and nothing but the code in sight makes it`;
  if (because.by === 'class') return `${expressionText(value)} is a \`new ${because.name}()\`${place(because.made)}`;
  if (because.by === 'value') return `${expressionText(value)} is ${kindText(because)}${because.made === value ? '' : originText(because.made, value, place)}`;
  return because.reasons
    .map(({ condition, asks, holds }) => {
      if (asks === 'kind') return `${expressionText(condition)}${place(condition)} has assigned it`;
      if (asks === 'nullish') return `${expressionText(condition)} is ${holds ? '' : 'not '}null or undefined${place(condition)}`;
      return `\`${sourceText(condition)}\`${place(condition)} is ${isComparison(condition) ? String(holds) : holds ? 'truthy' : 'falsy'}`;
    })
    .join(' and ');
}

function originText(made: ts.Node, value: ts.Expression, place: (node: ts.Node) => string): string {
  if (made.getSourceFile() !== value.getSourceFile()) return '';
  const isConstant = ts.isVariableDeclaration(made) && (ts.getCombinedNodeFlags(made) & ts.NodeFlags.Const) !== 0;
  if (isConstant) return place(made) && `, made${place(made)}`;
  if (ts.isParameter(made)) return ' in every call';
  return ts.isVariableDeclaration(made) ? ' wherever it is assigned' : place(made) && `, declared${place(made)}`;
}

/** `a string or a number`. */
function kindText({ kinds }: Extract<Evidence, { by: 'value' }>): string {
  if (isIn(kinds, NOT_PRIMITIVE) && kinds & Kind.object) return 'an object';
  const names = [...new Set(KIND_NAMES.filter(([kind]) => (kinds & kind) !== 0).map(([, name]) => name))];
  if (names.length > 4) return 'neither null nor undefined';
  return enumeration(names, 'or');
}

const KIND_NAMES = [
  [Kind.string, 'a string'],
  [Kind.number, 'a number'],
  [Kind.bigint, 'a bigint'],
  [Kind.boolean, 'a boolean'],
  [Kind.symbol, 'a symbol'],
  [Kind.function, 'a function'],
  [Kind.array, 'an array'],
  [Kind.plain, 'an object'],
  [Kind.object, 'an object'],
  [Kind.null, 'null'],
  [Kind.undefined, 'undefined'],
] as const;
