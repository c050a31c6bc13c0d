import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';
import { createConfigs, type ConfigName } from './configs/index.js';
import * as parser from './parser/index.js';
import { rules } from './rules/index.js';

const packageJson = createRequire(import.meta.url)('../package.json') as { name: string; version: string };

export interface GroundedPlugin extends ESLint.Plugin {
  configs: Record<ConfigName, Linter.Config[]>;
}

/** The whole public API: a flat-config plugin, its configs, and the parser that gives every file a program. */
const plugin: GroundedPlugin = {
  meta: { name: packageJson.name, version: packageJson.version, namespace: 'grounded' },
  rules: rules as unknown as NonNullable<ESLint.Plugin['rules']>,
  configs: {} as Record<ConfigName, Linter.Config[]>,
};

plugin.configs = createConfigs(plugin, rules, { ...parser, meta: { name: `${packageJson.name}/parser`, version: packageJson.version } } as Linter.Parser);

export default plugin;
