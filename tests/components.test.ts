import fs from 'node:fs';
import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import * as svelteParser from 'svelte-eslint-parser';
import * as vueParser from 'vue-eslint-parser';
import plugin from '../src/index.js';
import { actualReports, expectedReports } from './support/markers.js';

const PROJECTS = [{ extension: 'vue', parser: vueParser }, { extension: 'svelte', parser: svelteParser }] as const;
/** What the components say of themselves is about these; the correct ones are linted with every rule. */
const RULES = ['no-unknown-member', 'no-unknown-module', 'no-mismatched-removal'];

const directoryOf = (extension: string): string => path.resolve(import.meta.dirname, `fixtures/${extension}-project`);

/** As docs/guides/components.md has it. */
function eslint(extension: string, parser: object, rules: Linter.RulesRecord | undefined, withTypes = true): ESLint {
  const cwd = directoryOf(extension);
  const typed = { projectService: true, tsconfigRootDir: cwd, extraFileExtensions: [`.${extension}`] };
  const files = [`**/*.${extension}`];
  const config = [
    { files, languageOptions: { parser: parser as Linter.Parser, parserOptions: { parser: typescriptParser, ...(withTypes && typed) } } },
    ...plugin.configs['rules/all'].map(part => ({ ...part, files, ...(rules && part.rules && { rules }) })),
  ];
  return new ESLint({ cwd, overrideConfigFile: true, overrideConfig: config });
}

async function lint(linter: ESLint, file: string): Promise<Linter.LintMessage[]> {
  const [result] = await linter.lintFiles([file]);
  return result?.messages ?? [];
}

describe.each(PROJECTS)('.$extension files', ({ extension, parser }) => {
  const directory = directoryOf(extension);
  const files = fs.readdirSync(directory).filter(file => file.endsWith(`.${extension}`));
  const some = eslint(extension, parser, Object.fromEntries(RULES.map(rule => [`grounded/${rule}`, 'error'])));
  const read = (file: string): string => fs.readFileSync(path.join(directory, file), 'utf8');

  it.each(files)('%s: reports are where they belong', async file => {
    const code = read(file);
    expect(actualReports(code, await lint(some, file))).toEqual(expectedReports(code));
  });

  it.each(files.filter(file => !expectedReports(read(file)).length))('%s: no rule has anything to say', async file => {
    expect(await lint(eslint(extension, parser, undefined), file)).toEqual([]);
  });

  it('messages name lines of the file, and suggestions change what they are about', async () => {
    const file = `Leaking.${extension}`;
    const code = read(file);
    const message = (await lint(some, file)).find(({ messageId }) => messageId === 'otherCapture');
    const addedOn = code.split('\n').findIndex(line => line.includes('measure, true')) + 1;
    expect(message?.message).toContain(`Line ${addedOn} adds`);
    const [suggestion] = message?.suggestions ?? [];
    const [start = 0, end = 0] = suggestion?.fix.range ?? [];
    const changed = code.slice(0, start) + (suggestion?.fix.text ?? '') + code.slice(end);
    expect(changed).toContain("removeEventListener('focus', measure, true);");
  });

  it('without types, one message says what is missing', async () => {
    const messages = await lint(eslint(extension, parser, undefined, false), `Leaking.${extension}`);
    expect(messages.map(({ message }) => message)).toEqual([expect.stringContaining('need type information')]);
  });
});
