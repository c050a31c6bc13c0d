import path from 'node:path';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { ESLint, type Linter } from 'eslint';
import type { ConfigName } from '../../src/configs/index.js';
import plugin from '../../src/index.js';

/** A small project with its own tsconfig.json and installed packages; `file.ts`, `file.js` and others in it are empty and take test code. */
export const projectDir = path.resolve(import.meta.dirname, '../fixtures/project');

/** Tables of valid and invalid code, as `file.ts` of the fixture project unless a case names another file. */
export function typedRuleTester(settings?: Record<string, unknown>): RuleTester {
  return new RuleTester({
    defaultFilenames: { ts: 'file.ts', tsx: 'file.tsx' },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: projectDir } },
    ...(settings && { settings: { grounded: settings } }),
  } as ConstructorParameters<typeof RuleTester>[0]);
}

const linters = new Map<string, ESLint>();

/** What the config named reports on `code`, as if it were the content of `file` in the fixture project. */
export async function lint(code: string, file = 'file.ts', config: ConfigName = 'all'): Promise<Linter.LintMessage[]> {
  let eslint = linters.get(config);
  if (!eslint) {
    eslint = new ESLint({ cwd: projectDir, overrideConfigFile: true, overrideConfig: plugin.configs[config] as Linter.Config[] });
    linters.set(config, eslint);
  }
  const [result] = await eslint.lintText(code, { filePath: path.join(projectDir, file) });
  return result?.messages ?? [];
}
