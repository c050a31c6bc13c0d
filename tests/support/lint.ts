import path from 'node:path';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { ESLint, type Linter } from 'eslint';
import type { ConfigName } from '../../src/configs/index.js';
import plugin from '../../src/index.js';
import type { GroundedRule } from '../../src/rules/create-rule.js';

/** A small project with its own tsconfig.json and installed packages; `file.ts`, `file.js` and others in it are empty and take test code. */
export const projectDir = path.resolve(import.meta.dirname, '../fixtures/project');

/**
 * Where test code named `file.*` lies in the fixture project. TypeScript leaves `file.js` out beside `file.ts`, so each of
 * the kinds that clash has a folder of its own.
 */
function place(file: string): string {
  const [, extension] = /^file\.(js|jsx|tsx|mjs|cjs)$/.exec(file) ?? [];
  return extension ? `${extension.length === 3 && extension !== 'mjs' && extension !== 'cjs' ? extension : 'js'}/${file}` : file;
}

type Cases = Parameters<RuleTester['run']>[2];
type Valid = Cases['valid'][number];
type Invalid = Cases['invalid'][number];
type Expected = Invalid['errors'][number];

/** A number of suggestions is enough where their wording is asserted elsewhere; the tester takes it, its types do not. */
interface LooseCases {
  readonly valid: readonly Valid[];
  readonly invalid: readonly (Omit<Invalid, 'errors'> & { readonly errors: readonly (Omit<Expected, 'suggestions'> & { readonly suggestions?: Expected['suggestions'] | number })[] })[];
}

/** Tables of valid and invalid code, as `file.ts` of the fixture project unless a case names another `file.*`. */
export function typedRuleTester(settings?: Record<string, unknown>): { run(name: string, rule: GroundedRule, cases: LooseCases): void } {
  const ruleTester = new RuleTester({
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: projectDir } },
    ...(settings && { settings: { grounded: settings } }),
  } as ConstructorParameters<typeof RuleTester>[0]);
  const placed = <Case>(test: Case): Case => {
    const named = (typeof test === 'string' ? { code: test } : test) as { filename?: string };
    return { ...named, filename: path.join(projectDir, place(named.filename ?? 'file.ts')) } as Case;
  };
  return {
    run: (name, rule, { valid, invalid }) => ruleTester.run(name, rule as never, { valid: valid.map(placed), invalid: invalid.map(placed) as Invalid[] }),
  };
}

const linters = new Map<string, ESLint>();

/** What the config named reports on `code`, as if it were the content of `file` in the fixture project. */
export async function lint(code: string, file = 'file.ts', config: ConfigName = 'all'): Promise<Linter.LintMessage[]> {
  let eslint = linters.get(config);
  if (!eslint) {
    eslint = new ESLint({ cwd: projectDir, overrideConfigFile: true, overrideConfig: plugin.configs[config] as Linter.Config[] });
    linters.set(config, eslint);
  }
  const [result] = await eslint.lintText(code, { filePath: path.join(projectDir, place(file)) });
  return result?.messages ?? [];
}
