import fs from 'node:fs';
import path from 'node:path';
import { ESLint, type Linter, type Rule } from 'eslint';
import plugin from '../index.js';
import { gitIgnored, repositoryOf } from './git-ignored.js';
import { UsageError, type Options } from './options.js';

const SKIPPED = ['**/dist/', '**/build/', '**/coverage/', '**/.*/', '**/*.min.{js,mjs,cjs}'];

/**
 * What the rules of `preset` report on the files and folders given (absolute), one result per file, ordered by name.
 * No config file of the linted project is read, and of the inline comments there only those that disable rules of this plugin count.
 * @throws {UsageError} when there is nothing to lint.
 */
export async function lint(targets: readonly string[], preset: Options['preset'], onFile: (fileName: string) => void): Promise<ESLint.LintResult[]> {
  // Each is linted once: without this the parser would keep itself ready for edits.
  process.env['TSESTREE_SINGLE_RUN'] ??= 'true';
  const byBase = new Map<string, string[]>();
  for (const target of targets) {
    const base = await baseOf(target);
    byBase.set(base, [...(byBase.get(base) ?? []), target]);
  }

  const results = new Map<string, ESLint.LintResult>();
  for (const [base, inBase] of byBase) {
    for (const result of await lintFiles(linter(base, preset, onFile), inBase)) {
      results.set(result.filePath, { ...result, messages: result.messages.filter(isOurs) });
    }
  }
  return [...results.values()].sort((a, b) => (a.filePath < b.filePath ? -1 : 1));
}

async function lintFiles(eslint: ESLint, targets: readonly string[]): Promise<ESLint.LintResult[]> {
  try {
    return await eslint.lintFiles([...targets]);
  } catch (error) {
    if (!(error instanceof Error && 'messageTemplate' in error)) throw error;
    const names = targets.map(target => `'${path.relative(process.cwd(), target) || '.'}'`).join(', ');
    throw new UsageError(`no TypeScript or JavaScript files to lint in ${names}`);
  }
}

function linter(base: string, preset: Options['preset'], onFile: (fileName: string) => void): ESLint {
  const watch: Rule.RuleModule = { create: context => (onFile(context.filename), {}) };
  return new ESLint({
    cwd: base,
    overrideConfigFile: true,
    warnIgnored: false,
    overrideConfig: [
      { ignores: [...SKIPPED, ...gitIgnored(base)] },
      { linterOptions: { reportUnusedDisableDirectives: 'off' } },
      { plugins: { progress: { rules: { file: watch } } }, rules: { 'progress/file': 'error' } },
      ...plugin.configs[preset],
    ],
  });
}

/** The folder whose ignore rules apply to `target`: its repository, or its own folder where the repository ignores it. */
async function baseOf(target: string): Promise<string> {
  const isDirectory = fs.statSync(target).isDirectory();
  const directory = isDirectory ? target : path.dirname(target);
  const repository = repositoryOf(directory);
  if (repository === undefined || repository === directory) return directory;
  const ignored = await linter(repository, 'recommended', () => undefined).isPathIgnored(isDirectory ? path.join(target, 'index.ts') : target);
  return ignored ? directory : repository;
}

/** Comments in the project may switch on rules that are none of ours; a file that cannot be parsed has no rule. */
function isOurs(message: Linter.LintMessage): boolean {
  return message.fatal === true || message.ruleId?.startsWith('grounded/') === true;
}
