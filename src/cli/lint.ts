import fs from 'node:fs';
import path from 'node:path';
import { ESLint, type Linter, type Rule } from 'eslint';
import plugin from '../index.js';
import { isGitIgnored } from '../modules/git-ignored.js';
import { UsageError, type Options } from './options.js';

const SKIPPED = ['**/dist/', '**/build/', '**/coverage/', '**/.*/', '**/*.min.{js,mjs,cjs}'];
const SKIPPED_FOLDER = /^(?:dist|build|coverage|node_modules|\.\w.*)$/;

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
    const base = baseOf(target);
    byBase.set(base, [...(byBase.get(base) ?? []), target]);
  }

  const results = new Map<string, ESLint.LintResult>();
  for (const [base, named] of byBase) {
    for (const result of await linter(base, preset, onFile).lintFiles(named)) {
      results.set(result.filePath, { ...result, messages: result.messages.filter(isOurs) });
    }
  }
  if (results.size === 0) {
    const names = targets.map(target => `'${path.relative(process.cwd(), target) || '.'}'`).join(', ');
    throw new UsageError(`no TypeScript or JavaScript files to lint in ${names}`);
  }
  return [...results.values()].sort((a, b) => (a.filePath < b.filePath ? -1 : 1));
}

/** The folder from which it is decided what to skip: the current one, unless that would skip what was named on purpose. */
function baseOf(target: string): string {
  const folder = fs.statSync(target).isDirectory() ? target : path.dirname(target);
  const below = path.relative(process.cwd(), folder).split(path.sep);
  const isInside = below[0] !== '..' && !path.isAbsolute(below.join(path.sep));
  return isInside && !below.some(name => SKIPPED_FOLDER.test(name)) && !isGitIgnored(`${folder}/`) ? process.cwd() : folder;
}

function linter(base: string, preset: Options['preset'], onFile: (fileName: string) => void): ESLint {
  const watch: Rule.RuleModule = { create: context => (onFile(context.filename), {}) };
  const gitIgnored = isGitIgnored(`${base}/`) ? [] : [isGitIgnored];
  return new ESLint({
    cwd: base,
    overrideConfigFile: true,
    warnIgnored: false,
    errorOnUnmatchedPattern: false,
    overrideConfig: [
      // ESLint takes functions here, its types do not.
      { ignores: [...SKIPPED, ...(gitIgnored as unknown as string[])] },
      { linterOptions: { reportUnusedDisableDirectives: 'off' } },
      { plugins: { progress: { rules: { file: watch } } }, rules: { 'progress/file': 'error' } },
      ...plugin.configs[preset],
    ],
  });
}

/**
 * Comments in the project may switch on rules that are none of ours; a file that cannot be parsed has no rule. What is not
 * installed is a matter of the project, not of the file that happens to import it first.
 */
function isOurs({ fatal, ruleId, messageId }: Linter.LintMessage): boolean {
  return fatal === true || (ruleId?.startsWith('grounded/') === true && messageId !== 'notInstalled');
}
