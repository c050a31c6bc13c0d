import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { onTestFinished } from 'vitest';
import plugin from '../../src/index.js';

/** Makes a folder with these files (name below it → content) that is removed when the running test ends; returns its real path. */
export function temporaryProject(files: Readonly<Record<string, string>>): string {
  const directory = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'grounded-')));
  onTestFinished(() => fs.rmSync(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    fs.writeFileSync(path.join(directory, name), content);
  }
  return directory;
}

/** What `config` reports in `directory`: `name:line rule/messageId` or, where there is no rule, `name:line message`. */
export async function lintProject(directory: string, config: Linter.Config[] = plugin.configs.all, patterns = ['.']): Promise<string[]> {
  const eslint = new ESLint({ cwd: directory, overrideConfigFile: true, overrideConfig: config });
  const results = await eslint.lintFiles(patterns);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, messageId, message }) => {
      const name = path.relative(directory, filePath).split(path.sep).join('/');
      return `${name}:${line} ${ruleId !== null && messageId ? `${ruleId.replace('grounded/', '')}/${messageId}` : message}`;
    }),
  );
}
