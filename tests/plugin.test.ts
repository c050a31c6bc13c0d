import fs from 'node:fs';
import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import type { ConfigName } from '../src/configs/index.js';
import plugin from '../src/index.js';
import { rules } from '../src/rules/index.js';
import { projectDir } from './support/lint.js';

const entries = Object.entries(rules);
const namesWhere = (holds: (recommended: string | undefined) => boolean): string[] =>
  entries.filter(([, rule]) => holds(rule.meta.docs?.recommended)).map(([name]) => `grounded/${name}`);

function allRulesOf(config: ConfigName): string[] {
  return plugin.configs[config].flatMap(part => Object.keys(part.rules ?? {}));
}

function rulesOf(config: ConfigName): string[] {
  return allRulesOf(config).filter(name => name.startsWith('grounded/'));
}

async function lintWith(config: Linter.Config[], code: string, file = 'file.ts'): Promise<Linter.LintMessage[]> {
  const eslint = new ESLint({ cwd: projectDir, overrideConfigFile: true, overrideConfig: config });
  const [result] = await eslint.lintText(code, { filePath: path.join(projectDir, file) });
  return result?.messages ?? [];
}

describe('configs', () => {
  it('are what the rules say of themselves', () => {
    expect(rulesOf('recommended')).toEqual(namesWhere(recommended => recommended === 'recommended'));
    expect(rulesOf('strict')).toEqual(namesWhere(recommended => recommended !== undefined));
    expect(rulesOf('all')).toEqual(entries.map(([name]) => `grounded/${name}`));
    expect(rulesOf('critical')).toEqual(rulesOf('strict'));
  });

  it.each(['strict', 'all', 'rules/strict', 'critical'] as const)('%s has the rules of ESLint that the guide lists, recommended none', config => {
    const guide = fs.readFileSync(path.resolve(import.meta.dirname, '../docs/guides/strict.md'), 'utf8');
    const core = allRulesOf(config).filter(name => !name.startsWith('grounded/'));
    expect([...guide.matchAll(/eslint\.org\/docs\/latest\/rules\/([\w-]+)/g)].map(([, name]) => name)).toEqual(core);
    expect(allRulesOf('recommended')).toEqual(rulesOf('recommended'));
  });

  it.each(['recommended', 'strict', 'all'] as const)('rules/%s has the same rules and no parser', preset => {
    expect(rulesOf(`rules/${preset}`)).toEqual(rulesOf(preset));
    expect(plugin.configs[`rules/${preset}`].some(part => part.languageOptions)).toBe(false);
    expect(plugin.configs[preset].some(part => part.languageOptions?.parser)).toBe(true);
  });

  it('report errors, and name each of their parts', () => {
    const parts = Object.values(plugin.configs).flat();
    const severities = parts.flatMap(part => Object.values(part.rules ?? {})).map(entry => (Array.isArray(entry) ? entry[0] : entry));
    expect(new Set(severities)).toEqual(new Set(['error']));
    expect(parts.every(part => part.name?.startsWith('grounded/'))).toBe(true);
  });
});

describe('rules', () => {
  it('are the files of src/rules', () => {
    const files = fs.readdirSync(path.resolve(import.meta.dirname, '../src/rules')).map(file => file.replace(/\.ts$/, ''));
    expect(Object.keys(rules)).toEqual(files.filter(file => file !== 'index' && file !== 'create-rule').sort());
  });

  it.each(entries)('%s describes itself', (name, { meta }) => {
    expect(meta.docs?.description).toMatch(/^(Enforce|Require|Disallow) .+[^. ]$/);
    expect(meta.docs?.url).toMatch(new RegExp(`/docs/rules/${name}\\.md$`));
    expect(meta.docs?.requiresTypeChecking).toBe(true);
    expect(meta.type).toBeDefined();
  });
});

// The words that stand for `{{name}}` are names or whole clauses; a clause at the end brings its own full stop.
describe.each(entries)('messages of %s', (_name, { meta }) => {
  it.each(Object.entries(meta.messages))('%s is one or two plain sentences', (_id, message) => {
    expect(message).toMatch(/^(`|[A-Z]|\{\{)/);
    expect(message).toMatch(/([.?]|\}\})$/);
    expect(message.match(/[.?](?=\s|$)/g)?.length ?? 0).toBeLessThanOrEqual(2);
    expect(message).not.toMatch(/\s{2}|\n|!/);
  });
});

describe('critical', () => {
  const code = '/* eslint-disable */\nexport const x = 1; // eslint-disable-line grounded/no-unknown-name\nunknownName; // eslint-disable-line\n';

  it('refuses inline disables', async () => {
    const messages = await lintWith(plugin.configs.critical, code);
    expect(messages.map(message => message.ruleId)).toContain('grounded/no-unknown-name');
    expect(await lintWith(plugin.configs.strict, code)).not.toEqual(expect.arrayContaining([expect.objectContaining({ ruleId: 'grounded/no-unknown-name' })]));
  });

  it('applies to the files that a user names only', async () => {
    const payments = plugin.configs.critical.map(part => ({ ...part, files: ['payments/**'] }));
    const config = [...plugin.configs.strict, ...payments];
    const eslint = new ESLint({ cwd: projectDir, overrideConfigFile: true, overrideConfig: config });
    const optionsFor = async (file: string) => ((await eslint.calculateConfigForFile(path.join(projectDir, file))) as Linter.Config).linterOptions;
    expect(await optionsFor('payments/a.ts')).toMatchObject({ noInlineConfig: true });
    expect(await optionsFor('file.ts')).not.toMatchObject({ noInlineConfig: true });
  });
});

describe('without what the rules need', () => {
  const code = 'const a: number[] = [];\n(a as any).append(1);\nunknownName();\n';

  it('one message per file says how to get type information', async () => {
    const parser = (await import('@typescript-eslint/parser')) as unknown as Linter.Parser;
    const messages = await lintWith([{ files: ['**/*.ts'], languageOptions: { parser } }, ...plugin.configs['rules/all']], code);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ line: 1, column: 1 });
    expect(messages[0]?.message).toMatch(/need type information.*projectService.*jsconfig\.json/s);
  });

  it('one message per file says so in JavaScript parsed by ESLint itself', async () => {
    const messages = await lintWith(plugin.configs['rules/all'], 'unknownName();', 'file.js');
    expect(messages.map(({ message }) => message)).toEqual([expect.stringContaining('jsconfig.json')]);
  });
});

describe('settings', () => {
  const withSettings = (grounded: unknown) => lintWith([...plugin.configs.all, { settings: { grounded } }], 'export const x = 1;\n');

  it('a wrong key is named, once per file', async () => {
    const messages = await withSettings({ compilerError: 'ignore' });
    expect(messages.map(({ message }) => message)).toEqual([expect.stringMatching(/`settings\.grounded\.compilerError` .*Did you mean `compilerErrors`\?/)]);
  });

  it('a wrong value is named, with the allowed ones', async () => {
    const messages = await withSettings({ compilerErrors: false });
    expect(messages.map(({ message }) => message)).toEqual(['`settings.grounded.compilerErrors` is false, but must be "report" or "ignore".']);
  });

  it('anything but an object is refused', async () => {
    expect(await withSettings(['report'])).toHaveLength(1);
  });

  it('correct ones are silent', async () => {
    expect(await withSettings({ compilerErrors: 'ignore', undocumented: 'report' })).toEqual([]);
  });
});
