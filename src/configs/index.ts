import type { ESLint, Linter } from 'eslint';
import type { GroundedRule } from '../rules/create-rule.js';
import { coreRules } from './core-rules.js';

type Preset = 'recommended' | 'strict' | 'all';

export type ConfigName = Preset | `rules/${Preset}` | 'critical';

/** Every file that TypeScript can read. */
const FILES = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'];

const INCLUDES: Record<Preset, (rule: GroundedRule) => boolean> = {
  recommended: rule => rule.meta.docs?.recommended === 'recommended',
  strict: rule => rule.meta.docs?.recommended !== undefined,
  all: () => true,
};

/** The configs, computed from what each rule says of itself. `parser` sets up type information in those that do so. */
export function createConfigs(
  plugin: ESLint.Plugin,
  rules: Readonly<Record<string, GroundedRule>>,
  parser: Linter.Parser,
): Record<ConfigName, Linter.Config[]> {
  const ruleConfig = (preset: Preset): Linter.Config => ({
    name: `grounded/rules/${preset}`,
    plugins: { grounded: plugin },
    rules: {
      ...Object.fromEntries(
        Object.entries(rules)
          .filter(([, rule]) => INCLUDES[preset](rule))
          .map(([name, rule]) => {
            const options = preset === 'recommended' ? undefined : rule.meta.docs?.strictOptions;
            return [`grounded/${name}`, options ? ['error', ...options] : 'error'];
          }),
      ),
      ...(preset !== 'recommended' && coreRules),
    },
  });
  const setup: Linter.Config = {
    name: 'grounded/setup',
    files: FILES,
    languageOptions: { parser, parserOptions: { projectService: true } },
  };
  const complete = (preset: Preset): Linter.Config[] => [setup, { ...ruleConfig(preset), name: `grounded/${preset}`, files: FILES }];

  return {
    recommended: complete('recommended'),
    strict: complete('strict'),
    all: complete('all'),
    'rules/recommended': [ruleConfig('recommended')],
    'rules/strict': [ruleConfig('strict')],
    'rules/all': [ruleConfig('all')],
    critical: [setup, { ...ruleConfig('strict'), name: 'grounded/critical', files: FILES, linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } }],
  };
}
