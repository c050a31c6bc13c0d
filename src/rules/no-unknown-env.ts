import ts from 'typescript';
import { hiddenVariables, undeclaredVariables, type HiddenVariable, type UndeclaredVariable } from '../analyses/unknown-environment.js';
import { patternMatcher } from '../modules/glob.js';
import { didYouMean } from '../report/did-you-mean.js';
import { isMisspelledVariable, nearestNames } from '../report/nearest-name.js';
import { renamed } from '../report/rename.js';
import { createRule } from './create-rule.js';

type MessageIds = 'misspelled' | 'undeclared' | 'notExposed' | 'replace';
type Options = [{ readonly ignore?: readonly string[]; readonly undeclared?: boolean }?];

/** What so many other files read as well is part of the project, whoever sets it. */
const MANY_READERS = 2;

export default createRule<MessageIds, Options>({
  name: 'no-unknown-env',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow reading environment variables that do not exist', family: 'project', recommended: 'recommended', requiresTypeChecking: true, strictOptions: [{ undeclared: true }] },
    hasSuggestions: true,
    messages: {
      misspelled: '`{{name}}` is declared nowhere: no other file of this project writes the name. Did you mean `{{real}}`, which {{file}} declares?',
      undeclared: '`{{name}}` is declared nowhere: no file of this project names it, although {{file}} lists others.{{hint}}',
      notExposed: '`{{object}}.{{name}}` is always undefined here: {{tool}} gives code for browsers only variables that start with `{{prefix}}`.{{hint}}',
      replace: 'Replace `{{name}}` with `{{real}}`.',
    },
    schema: [
      {
        type: 'object',
        description: 'What to leave alone, and what to report beside misspelled names.',
        properties: {
          ignore: { type: 'array', description: 'Variables that are set elsewhere: globs, or regular expressions between slashes.', items: { type: 'string' }, uniqueItems: true },
          undeclared: { type: 'boolean', description: 'Report every variable that is read without a default and that no file declares, in projects with an env file.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
  },
  create(context, pass, [options]) {
    const isIgnored = patternMatcher(options?.ignore ?? []);

    const report = (at: ts.Node, messageId: MessageIds, data: Record<string, string>, names: readonly string[]): void => {
      const node = pass.services.tsNodeToESTreeNodeMap.get(at);
      context.report({
        node,
        messageId,
        data: { ...data, hint: didYouMean(names) },
        suggest: names.map(real => ({ messageId: 'replace' as const, data: { name: data['name'] ?? '', real }, fix: fixer => fixer.replaceText(node, renamed(at, real)) })),
      });
    };

    const reportUndeclared = ({ read, declared, list, readers }: UndeclaredVariable): void => {
      const { name, at, optional } = read;
      // A name that several files agree on is nobody's slip.
      const meant = readers > 0 ? [] : [...declared.keys()].filter(other => isMisspelledVariable(name, other));
      const [real] = meant;
      if (real !== undefined) report(at, 'misspelled', { name, real, file: declared.get(real) ?? '' }, meant.slice(0, 3));
      else if (options?.undeclared && !optional && list !== undefined && readers < MANY_READERS) report(at, 'undeclared', { name, file: list }, nearestNames(name, declared.keys()));
    };

    const reportHidden = ({ read: { name, at, object }, by, isPrefixDeclared }: HiddenVariable): void => {
      report(at, 'notExposed', { name, object, tool: by.tool, prefix: by.prefix }, isPrefixDeclared ? [by.prefix + name] : []);
    };

    return {
      Program() {
        const hidden = hiddenVariables(pass).filter(({ read }) => !isIgnored(read.name));
        hidden.forEach(reportHidden);
        const seen = new Set(hidden.map(({ read }) => read));
        for (const variable of undeclaredVariables(pass)) if (!seen.has(variable.read) && !isIgnored(variable.read.name)) reportUndeclared(variable);
      },
    };
  },
});

