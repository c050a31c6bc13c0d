import ts from 'typescript';
import { wrongArguments, type WrongArguments } from '../analyses/wrong-arguments.js';
import type { Package } from '../modules/package-json.js';
import { didYouMean } from '../report/did-you-mean.js';
import { nearestNames } from '../report/nearest-name.js';
import { callText, sourceText } from '../report/places.js';
import { builtinModuleHas } from '../types/engine.js';
import { createRule } from './create-rule.js';

type MessageIds = 'tooFew' | 'tooMany' | 'callback' | 'value' | 'replace';

export default createRule<MessageIds, readonly [{ readonly unproven?: boolean }?]>({
  name: 'no-wrong-arguments',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow calls with arguments that the called function does not take', family: 'existence', recommended: 'recommended', requiresTypeChecking: true, strictOptions: [{ unproven: true }] },
    hasSuggestions: true,
    messages: {
      tooFew: '`{{call}}` needs {{least}} and gets {{given}}{{hidden}}: {{evidence}}.{{promise}}',
      tooMany: '`{{argument}}` is ignored{{hidden}}: `{{call}}` takes {{most}}, {{evidence}}.',
      callback: '`{{call}}` never calls this function{{hidden}}: it takes no callback, {{evidence}}.{{promise}}',
      value: '`{{call}}` does not take `{{value}}` here{{hidden}}: {{evidence}}.{{didYouMean}}',
      replace: 'Replace `{{value}}` with `{{real}}`.',
    },
    schema: [
      {
        type: 'object',
        properties: { unproven: { type: 'boolean', description: 'Also report what only declared types say, where the code of the package or the browser could not be asked.' } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ unproven: false }],
  },
  create(context, pass, [options]) {
    const report = (wrong: WrongArguments): void => {
      if (wrong.compilerSees && pass.settings.compilerErrors === 'ignore') return;
      if (!isProved(wrong) && !options?.unproven) return;
      const node = pass.services.tsNodeToESTreeNodeMap.get(wrong.at);
      const call = callText(wrong.call);
      const hidden = hiddenPhrase(wrong);
      const given = wrong.call.arguments?.length ?? 0;
      switch (wrong.kind) {
        case 'tooFew': {
          const name = wrong.missing && ts.isIdentifier(wrong.missing.name) && !wrong.missing.dotDotDotToken ? `\`${wrong.missing.name.text}\`` : 'what it takes apart';
          const evidence = `${name} cannot be left out, says ${sourcePhrase(wrong)}`;
          context.report({ node, messageId: 'tooFew', data: { call, hidden, least: counted(wrong.arity.least, 'argument'), given: given === 0 ? 'none' : String(given), evidence, promise: promisePhrase(wrong, wrong.missing, pass.checker) } });
          break;
        }
        case 'tooMany':
          context.report({ node, messageId: 'tooMany', data: { call, hidden, argument: sourceText(wrong.at), most: wrong.arity.most === 0 ? 'no arguments' : `no more than ${counted(wrong.arity.most, 'argument')}`, evidence: `says ${sourcePhrase(wrong)}` } });
          break;
        case 'callback':
          context.report({ node, messageId: 'callback', data: { call, hidden, evidence: `says ${sourcePhrase(wrong)}`, promise: wrong.returnsPromise ? ' It returns a promise.' : '' } });
          break;
        case 'value': {
          const literal = innermost(wrong.at);
          const value = ts.isStringLiteralLike(literal) ? literal.text : undefined;
          const names = value === undefined ? [] : nearestNames(value, wrong.taken);
          const quote = literal.getText()[0] ?? '';
          context.report({
            node,
            messageId: 'value',
            data: { call, hidden, value: value ?? sourceText(wrong.at), evidence: `${sourcePhrase(wrong)} ${takenPhrase(wrong.taken)}`, didYouMean: didYouMean(names) },
            suggest: names.map(real => ({ messageId: 'replace' as const, data: { value: value ?? '', real }, fix: fixer => fixer.replaceText(pass.services.tsNodeToESTreeNodeMap.get(literal), `${quote}${real}${quote}`) })),
          });
          break;
        }
      }
    };
    return {
      Program() {
        for (const wrong of wrongArguments(pass)) report(wrong);
      },
    };
  },
});

/** A browser takes more than is declared, and types of packages ask for what the code does without. */
function isProved({ owner, isRead, kind }: WrongArguments): boolean {
  if (owner.kind === 'package') return isRead;
  return owner.kind !== 'dom' || kind !== 'tooMany';
}

function innermost(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isParenthesizedExpression(node) || ts.isTypeAssertionExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node) ? innermost(node.expression) : node;
}

/** Where a callback is missing, the same function may be there in a form that returns a promise. */
function promisePhrase({ owner, at }: WrongArguments, missing: ts.ParameterDeclaration | undefined, checker: ts.TypeChecker): string {
  if (owner.kind !== 'node' || owner.module === undefined || !missing || !checker.getTypeAtLocation(missing).getCallSignatures().length) return '';
  const module = `${owner.module}/promises`;
  return builtinModuleHas(module, at.getText()) === 'yes' ? ` \`${at.getText()}()\` of \`${module}\` returns a promise instead.` : '';
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function hiddenPhrase({ hiddenBy }: WrongArguments): string {
  if (hiddenBy === 'cast') return ', which the cast hides';
  return typeof hiddenBy === 'object' ? `, which \`${hiddenBy.directive}\` on line ${hiddenBy.line + 1} hides` : '';
}

const MAX_TAKEN = 6;

function takenPhrase(taken: readonly string[]): string {
  if (!taken.length) return 'has no overload that does';
  const quoted = taken.slice(0, MAX_TAKEN).map(word => `\`${word}\``);
  return `lists ${taken.length > MAX_TAKEN ? `${quoted.join(', ')} and ${taken.length - MAX_TAKEN} more` : quoted.join(', ')}`;
}

function sourcePhrase({ owner, isRead }: WrongArguments): string {
  switch (owner.kind) {
    case 'project':
      return 'its declaration';
    case 'package':
      return isRead && owner.runtime ? `the source of ${nameAndVersion(owner.runtime)}` : nameAndVersion(owner.types);
    case 'node':
      return isRead ? `the code of Node ${process.versions.node}` : owner.types ? nameAndVersion(owner.types) : "Node's types";
    case 'es':
      return "TypeScript's library";
    case 'dom':
      return "TypeScript's DOM library";
  }
}

function nameAndVersion({ json }: Package): string {
  return [json.name ?? 'a package', json.version].filter(Boolean).join(' ');
}
