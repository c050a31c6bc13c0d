import { createRequire } from 'node:module';
import type { FlatConfig } from '@typescript-eslint/utils/ts-eslint';
import { createConfigs, type ConfigName } from './configs/index.js';
import * as parser from './parser/index.js';
import { rules } from './rules/index.js';

const packageJson = createRequire(import.meta.url)('../package.json') as { name: string; version: string };

/** The whole public API: a flat-config plugin, its configs, and the parser that gives every file a program. */
const plugin: FlatConfig.Plugin & { configs: Record<ConfigName, FlatConfig.ConfigArray> } = {
  meta: { name: packageJson.name, version: packageJson.version, namespace: 'grounded' },
  rules: rules as unknown as NonNullable<FlatConfig.Plugin['rules']>,
  configs: {} as Record<ConfigName, FlatConfig.ConfigArray>,
};

plugin.configs = createConfigs(plugin, rules, { ...parser, meta: { name: `${packageJson.name}/parser`, version: packageJson.version } });

export default plugin;
export { plugin as 'module.exports' };
