import path from 'node:path';
import type { TSESLint } from '@typescript-eslint/utils';
import type ts from 'typescript';
import { missingPaths, type MissingPath } from '../analyses/missing-paths.js';
import { packagesOf } from '../modules/environment.js';
import { didYouMean } from '../report/did-you-mean.js';
import { nearestNames } from '../report/nearest-name.js';
import { createRule } from './create-rule.js';

export default createRule<'unknownPath' | 'replace', []>({
  name: 'no-unknown-path',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow reading files of the project that do not exist', family: 'project', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      unknownPath: '`{{target}}` does not exist: there is no `{{missing}}` in {{folder}}, and nothing here writes one.{{hint}}',
      replace: 'Replace `{{name}}` with `{{real}}`.',
    },
    schema: [],
  },
  create(context, pass) {
    const { sourceCode } = context;
    const root = packagesOf(pass.sourceFile.fileName)[0]?.directory ?? path.dirname(pass.sourceFile.fileName);
    /** Paths in messages start from the folder of the nearest package.json, whatever folder ESLint runs in. */
    const shown = (file: string): string => path.relative(root, file).split(path.sep).join('/');

    const report = (missing: MissingPath): void => {
      const { at, literals, target, folder } = missing;
      const literal = literals.findLast(({ text }) => splitAt(text, missing.missing)) ?? literals.at(-1);
      const reported = literal ?? at;
      const replacements = literal ? replacementsFor(literal, missing) : [];
      context.report({
        loc: { start: sourceCode.getLocFromIndex(reported.getStart()), end: sourceCode.getLocFromIndex(reported.getEnd()) },
        messageId: 'unknownPath',
        data: { target: shown(target), missing: missing.missing, folder: shown(folder) || 'the folder of package.json', hint: didYouMean(replacements) || place(missing.elsewhere.map(shown)) },
        suggest: replacements.map((real): TSESLint.SuggestionReportDescriptor<'replace'> => ({
          messageId: 'replace',
          data: { name: literal?.text ?? '', real },
          fix: fixer => fixer.replaceTextRange([reported.getStart() + 1, reported.getEnd() - 1], real),
        })),
      });
    };

    return {
      Program() {
        for (const missing of missingPaths(pass)) report(missing);
      },
    };
  },
});

/** What may stand in the literal instead: a name that is in the folder, or the way to the file of the same name. */
function replacementsFor(literal: ts.StringLiteralLike, { target, missing, candidates, elsewhere }: MissingPath): string[] {
  const { text } = literal;
  const around = splitAt(text, missing);
  const near = around ? nearestFiles(missing, candidates).map(name => around.before + name + around.after) : [];
  if (near.length) return near;
  const base = path.dirname(literal.getSourceFile().fileName);
  if (path.resolve(base, text) !== target) return [];
  return elsewhere.map(file => path.relative(base, file).split(path.sep).join('/')).map(way => (way.startsWith('.') || !text.startsWith('.') ? way : `./${way}`));
}

/** Names of the same kind of file; an extension that two names share says nothing. */
function nearestFiles(wanted: string, candidates: readonly string[]): string[] {
  const { name, ext } = path.parse(wanted);
  const stems = candidates.map(candidate => path.parse(candidate)).filter(candidate => candidate.ext === ext);
  return nearestNames(name, stems.map(stem => stem.name)).map(stem => stem + ext);
}

function place([file]: readonly string[]): string {
  return file === undefined ? '' : ` There is one at \`${file}\`.`;
}

/** What stands before and after a segment of a path. */
function splitAt(text: string, segment: string): { readonly before: string; readonly after: string } | undefined {
  const found = new RegExp(`^(.*?(?:^|/))${segment.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}((?:/.*)?)$`).exec(text);
  return found ? { before: found[1] ?? '', after: found[2] ?? '' } : undefined;
}
