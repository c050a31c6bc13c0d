import path from 'node:path';
import type { TSESLint } from '@typescript-eslint/utils';
import ts from 'typescript';
import { exportedElsewhere } from '../analyses/exported-elsewhere.js';
import { missingExports, type ExportEvidence, type MissingExport } from '../analyses/missing-exports.js';
import { isUsedAsType } from '../analyses/module-references.js';
import { patternMatcher } from '../modules/glob.js';
import { didYouMean } from '../report/did-you-mean.js';
import { nearestNames } from '../report/nearest-name.js';
import { createRule } from './create-rule.js';

type MessageIds = 'unknown' | 'noDefault' | 'notAtRuntime' | 'hiddenBySuppression' | 'undocumented' | 'replace' | 'importNamed' | 'importNamespace' | 'importFrom' | 'importDefault';
type Options = [{ readonly ignore?: readonly string[] }?];

export default createRule<MessageIds, Options>({
  name: 'no-unknown-export',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow importing names that a module does not export', family: 'existence', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      unknown: '`{{name}}` is not exported by {{module}} ({{evidence}}).{{hint}}',
      noDefault: '{{module}} has no default export ({{evidence}}).{{hint}}',
      notAtRuntime: 'Node cannot import `{{name}}` from {{module}}: {{evidence}}, so {{consequence}}.{{hint}}',
      hiddenBySuppression: '`{{name}}` is not exported by {{module}} ({{evidence}}), which `{{directive}}` on line {{line}} hides.{{hint}}',
      undocumented: '`{{name}}` is exported by {{module}}, but its types do not declare it: an undocumented API may change at any time.{{hint}}',
      replace: 'Replace `{{name}}` with `{{real}}`.',
      importNamed: 'Import `{{real}}` by its name.',
      importNamespace: 'Import the whole module as `{{name}}`.',
      importFrom: 'Import `{{name}}` from `{{real}}`.',
      importDefault: 'Import the default export and take `{{name}}` from it.',
    },
    schema: [
      {
        type: 'object',
        description: 'What to leave alone.',
        properties: {
          ignore: { type: 'array', description: 'Modules whose exports are not looked at: globs, or regular expressions between slashes.', items: { type: 'string' }, uniqueItems: true },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
  },
  create(context, pass, [options]) {
    const isIgnored = patternMatcher(options?.ignore ?? []);
    const { sourceCode } = context;

    const report = (missing: MissingExport): void => {
      const { asked, reference, owner, suppression, reason } = missing;
      if (reason === 'undocumented' && pass.settings.undocumented === 'ignore') return;
      if (missing.compilerSees && pass.settings.compilerErrors === 'ignore') return;
      const wanted = asked.form === 'default' ? asked.at.getText() : asked.name;
      const names = reason === 'notAtRuntime' ? [] : nearestNames(wanted, missing.candidates);
      const exact = asked.name === 'default' && missing.candidates.includes(wanted) ? [wanted] : names;
      const isElsewhere = reason === 'unknown' && asked.name !== 'default';
      const places = isElsewhere ? exportedElsewhere(asked.name, { specifier: reference.specifier.text, package: owner.kind === 'package' ? owner.package : undefined }, pass) : [];
      const messageId = suppression && reason === 'unknown' ? 'hiddenBySuppression' : reason;
      context.report({
        loc: { start: sourceCode.getLocFromIndex(asked.at.getStart()), end: sourceCode.getLocFromIndex(asked.at.getEnd()) },
        messageId,
        data: {
          name: asked.name,
          module: modulePhrase(missing),
          evidence: evidencePhrase(missing),
          hint: reason === 'notAtRuntime' ? runtimeAdvice(missing) : didYouMean(exact) + elsewherePhrase(places),
          consequence: asked.form === 'binding' || asked.form === 'member' ? 'it is `undefined` here' : 'this file fails to load',
          ...(suppression && { directive: suppression.directive, line: String(suppression.line + 1) }),
        },
        suggest: suggestions(missing, exact, places),
      });
    };

    const suggestions = (missing: MissingExport, names: readonly string[], places: readonly string[]): TSESLint.SuggestionReportDescriptor<MessageIds>[] => {
      const { asked, reference, reason } = missing;
      if (reason === 'notAtRuntime') return defaultImport(missing);
      if (asked.form === 'default') return insteadOfDefault(missing, names);
      const identifiers = names.filter(name => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name));
      const renames = identifiers.map((real): TSESLint.SuggestionReportDescriptor<MessageIds> => ({
        messageId: 'replace',
        data: { name: asked.name, real },
        fix: fixer => fixer.replaceTextRange([asked.at.getStart(), asked.at.getEnd()], renamed(asked.at, real)),
      }));
      const { specifier } = reference;
      const isAlone = reference.names.length === 1 && (asked.form === 'specifier' || asked.form === 'reexport');
      const moves = (isAlone ? places : []).map((real): TSESLint.SuggestionReportDescriptor<MessageIds> => ({
        messageId: 'importFrom',
        data: { name: asked.name, real },
        fix: fixer => fixer.replaceTextRange([specifier.getStart() + 1, specifier.getEnd() - 1], real),
      }));
      return [...moves, ...renames];
    };

    /** `import { Kafka, KafkaJSError } from 'kafkajs'` becomes a default import and a destructuring, where no name is a type as well. */
    const defaultImport = ({ asked, reference, evidence }: MissingExport): TSESLint.SuggestionReportDescriptor<MessageIds>[] => {
      const statement = reference.specifier.parent;
      if (asked.form !== 'specifier' || evidence.lexed?.format !== 'commonjs' || !ts.isImportDeclaration(statement)) return [];
      const bindings = statement.importClause?.namedBindings;
      if (!bindings || !ts.isNamedImports(bindings) || statement.importClause.name) return [];
      if (bindings.elements.some(({ isTypeOnly }) => isTypeOnly) || reference.names.some(name => hasTypeUse(name.at))) return [];
      const local = freeName(reference.specifier.text, pass.sourceFile.text);
      const pattern = bindings.elements.map(({ propertyName, name }) => (propertyName ? `${propertyName.text}: ${name.text}` : name.text)).join(', ');
      const quoted = reference.specifier.getText();
      return [
        {
          messageId: 'importDefault',
          data: { name: asked.name },
          fix: fixer => fixer.replaceTextRange([statement.getStart(), statement.getEnd()], `import ${local} from ${quoted};\nconst { ${pattern} } = ${local};`),
        },
      ];
    };

    const hasTypeUse = (at: ts.Node): boolean => {
      const node = pass.services.tsNodeToESTreeNodeMap.get(at.parent as never);
      return (sourceCode.getDeclaredVariables?.(node) ?? []).some(({ references }) => references.some(({ isTypeReference }) => isTypeReference));
    };

    const insteadOfDefault = ({ asked, reference }: MissingExport, names: readonly string[]): TSESLint.SuggestionReportDescriptor<MessageIds>[] => {
      const clause = asked.at.parent;
      if (!ts.isImportClause(clause)) return [];
      const local = asked.at.getText();
      const { namedBindings } = clause;
      if (namedBindings && !ts.isNamedImports(namedBindings)) return [];
      const elements = namedBindings ? namedBindings.elements.map(element => element.getText()) : [];
      const named = names.map((real): TSESLint.SuggestionReportDescriptor<MessageIds> => ({
        messageId: 'importNamed',
        data: { real },
        fix: fixer => fixer.replaceTextRange([asked.at.getStart(), (namedBindings ?? asked.at).getEnd()], `{ ${[real === local ? real : `${real} as ${local}`, ...elements].join(', ')} }`),
      }));
      const isNamespacePossible = !namedBindings && !isUsedAsType(asked, pass) && reference.kind === 'import';
      if (!isNamespacePossible) return named;
      return [...named, { messageId: 'importNamespace', data: { name: local }, fix: fixer => fixer.replaceTextRange([asked.at.getStart(), asked.at.getEnd()], `* as ${local}`) }];
    };

    return {
      Program() {
        for (const missing of missingExports(pass)) if (!isIgnored(missing.reference.specifier.text)) report(missing);
      },
    };
  },
});

/** What stands in place of the wrong name; a name that the code uses stays as it is: `{ wrong }` becomes `{ real as wrong }`. */
function renamed(at: ts.Node, real: string): string {
  if (ts.isStringLiteralLike(at)) return ts.isElementAccessExpression(at.parent) || ts.isBindingElement(at.parent) ? `${at.getText()[0]}${real}${at.getText()[0]}` : real;
  const { parent } = at;
  if ((ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) && !parent.propertyName) return `${real} as ${at.getText()}`;
  const isShorthand = (ts.isBindingElement(parent) && !parent.propertyName) || ts.isShorthandPropertyAssignment(parent);
  return isShorthand ? `${real}: ${at.getText()}` : real;
}

function modulePhrase({ owner, reference: { specifier } }: MissingExport): string {
  if (owner.kind !== 'package') return `\`${specifier.text}\``;
  const { name = specifier.text, version } = owner.package.json;
  const whole = [name, version].filter(Boolean).join(' ');
  return name === specifier.text ? whole : `\`${specifier.text}\` (${whole})`;
}

function evidencePhrase({ owner, evidence }: MissingExport): string {
  const { types, source, silentFiles, lexed } = evidence;
  if (lexed) return lexedPhrase(lexed);
  if (owner.kind === 'builtin') {
    return [types && `its types declare ${names(types.count)}`, source && `${source.file} has ${types ? source.count : names(source.count)}`].filter(Boolean).join(', ');
  }
  if (owner.kind === 'file') return `it exports ${names((types ?? source)?.count ?? 0)}`;
  const phrases = [
    types && `its ${path.basename(types.file)} exports ${names(types.count)}`,
    source && `its ${path.basename(source.file)} ${types ? source.count : `exports ${names(source.count)}`}`,
    silentFiles !== undefined && `its ${silentFiles} source ${silentFiles === 1 ? 'file never mentions' : 'files never mention'} it`,
  ];
  return phrases.filter(Boolean).join(', ');
}

function lexedPhrase({ file, count, format }: NonNullable<ExportEvidence['lexed']>): string {
  const name = path.basename(file);
  if (format === 'json') return 'a JSON module has a default export only';
  if (format === 'esm') return `${name}, which it loads, exports ${names(count)}`;
  return `it is a CommonJS module, in whose ${name} Node's lexer finds ${names(count)}`;
}

function runtimeAdvice({ asked, evidence }: MissingExport): string {
  return evidence.lexed?.format === 'esm' ? '' : ` Import the default export and take \`${asked.name}\` from it.`;
}

function elsewherePhrase(places: readonly string[]): string {
  return places.length ? ` ${places.map(place => `\`${place}\``).join(' and ')} ${places.length > 1 ? 'export' : 'exports'} it.` : '';
}

function names(count: number): string {
  return count === 0 ? 'nothing' : `${count} ${count === 1 ? 'name' : 'names'}`;
}

/** A name for the default import of a package that the file does not use yet. */
function freeName(specifier: string, text: string): string {
  const words = specifier.replace(/^@/, '').split(/[^A-Za-z\d]+/).filter(Boolean);
  const camel = words.map((word, i) => (i ? word.charAt(0).toUpperCase() + word.slice(1) : word)).join('').replace(/^\d+/, '') || 'imported';
  let name = camel;
  while (new RegExp(`(?<!['"\`/@\\w$-])${name}(?![\\w$])`).test(text)) name += 'Module';
  return name;
}
