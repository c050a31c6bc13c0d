import path from 'node:path';
import type { TSESLint } from '@typescript-eslint/utils';
import ts from 'typescript';
import { mayBeBinary, unknownScripts } from '../analyses/unknown-scripts.js';
import { manifestScripts } from '../project/manifest-scripts.js';
import { scriptCalls, type ScriptCall } from '../project/script-calls.js';
import { isScript, scriptsAround } from '../project/scripts.js';
import { didYouMean } from '../report/did-you-mean.js';
import { isSlip, nearestNames } from '../report/nearest-name.js';
import { createRule } from './create-rule.js';

type MessageIds = 'unknownScript' | 'unknownPattern' | 'replace';
type Descriptor = TSESLint.ReportDescriptor<MessageIds>;

/** The words in which a report is put: the places where scripts were looked for. */
interface Found {
  readonly call: ScriptCall;
  readonly range: readonly [number, number];
  readonly names: readonly string[];
  readonly place: string;
}

export default createRule<MessageIds, []>({
  name: 'no-unknown-script',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow running package scripts that do not exist', family: 'project', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      unknownScript: '`{{runner}}` will not find `{{name}}`: the scripts of {{place}}, {{count}} in all, have none of that name.{{hint}}',
      unknownPattern: '`{{runner}}` will not find anything for `{{name}}`: it matches no script of {{place}}, {{count}} in all.{{hint}}',
      replace: 'Replace `{{name}}` with `{{real}}`.',
    },
    schema: [],
  },
  create(context, pass) {
    const { sourceCode } = context;
    return {
      Program() {
        for (const { call, range, scripts } of unknownScripts(pass)) {
          const place = scripts.manifests === 1 ? 'package.json' : `the ${scripts.manifests} package.json files of this project`;
          const descriptor = describe({ call, range, names: scripts.names, place });
          if (descriptor) context.report({ ...descriptor, loc: { start: sourceCode.getLocFromIndex(range[0]), end: sourceCode.getLocFromIndex(range[1]) } });
        }
      },
    };
  },
  createForJson(context) {
    if (path.basename(context.filename) !== 'package.json') return {};
    const check = (firstColumn: number): void => {
      const { text } = context.sourceCode;
      const file = ts.createSourceFile('package.json', text, ts.ScriptTarget.Latest);
      const place = (index: number): TSESLint.AST.SourceLocation['start'] => {
        const { line, character } = file.getLineAndCharacterOfPosition(index);
        return { line: line + 1, column: character + firstColumn };
      };
      for (const found of unknownInManifest(text, context.filename)) {
        const descriptor = describe(found);
        if (descriptor) context.report({ ...descriptor, loc: { start: place(found.range[0]), end: place(found.range[1]) } });
      }
    };
    // Columns of `@eslint/json` count from 1, those of parsers for JSON from 0.
    return { Document: () => check(1), Program: () => check(0) } as TSESLint.RuleListener;
  },
});

/** Scripts that scripts of a package.json run and that it, or whatever package they are said to run in, does not have. */
function unknownInManifest(text: string, fileName: string): Found[] {
  const scripts = manifestScripts(text) ?? [];
  const own = scripts.map(({ name }) => name);
  return scripts.flatMap(({ source, start }) =>
    scriptCalls(source).flatMap((call): Found[] => {
      const around = call.elsewhere ? scriptsAround(fileName) : undefined;
      if ((call.elsewhere && !around) || isScript(call, [...own, ...(around?.names ?? [])]) || mayBeBinary(call, path.dirname(fileName))) return [];
      const range = [start + call.start, start + call.start + call.name.length] as const;
      return [{ call, range, names: around?.names ?? own, place: around ? 'any package of this project' : 'this package.json' }];
    }),
  );
}

function describe({ call, range, names, place }: Found): Omit<Descriptor, 'loc' | 'node'> & { messageId: MessageIds } | undefined {
  const { name, runner, pattern } = call;
  const near = pattern ? [] : nearestNames(name, names);
  // A package manager has commands of its own, and another folder may be one that is not checked out: there it takes a slip.
  if ((runner === 'pnpm' || runner === 'yarn' || call.elsewhere) && !near.some(other => isSlip(name, other))) return undefined;
  return {
    messageId: pattern ? 'unknownPattern' : 'unknownScript',
    data: { runner, name, count: String(names.length), place, hint: didYouMean(near) },
    suggest: near.map(real => ({ messageId: 'replace' as const, data: { name, real }, fix: fixer => fixer.replaceTextRange([...range], real) })),
  };
}
