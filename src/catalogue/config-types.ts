/** The type that a tool gives its config file. */
export interface ConfigType {
  /** The name of the file, without folder. */
  readonly file: RegExp;
  readonly tool: string;
  /** The module that exports the type, and its name there; of several, those that the installed version has. */
  readonly types: readonly { readonly module: string; readonly name: string }[];
  /** The type takes any key, for the options of plugins; the tool says of others that it ignores them. */
  readonly isOpen?: true;
  /** A function that takes the config and that is there without an import. */
  readonly helper?: string;
}

/** `name.config.js`, `name.config.prod.ts`. */
const named = (name: string): RegExp => new RegExp(`^${name}\\.config(?:\\.[\\w-]+)?\\.[cm]?[jt]s$`);

/** `.namerc.js` as well. */
const namedOrHidden = (name: string): RegExp => new RegExp(`^(?:${name}\\.config(?:\\.[\\w-]+)?|\\.${name}rc)\\.[cm]?[jt]s$`);

/** Sources: the pages of the tools on their config files, each of which names the type or the helper that takes it. */
export const CONFIG_TYPES: readonly ConfigType[] = [
  { file: named('next'), tool: 'next', types: [{ module: 'next', name: 'NextConfig' }] },
  { file: named('vite'), tool: 'vite', types: [{ module: 'vite', name: 'UserConfig' }] },
  { file: named('vitest'), tool: 'vitest', types: [{ module: 'vitest/config', name: 'ViteUserConfig' }, { module: 'vitest/config', name: 'UserConfig' }] },
  { file: named('eslint'), tool: 'eslint', types: [{ module: 'eslint', name: 'Linter.Config' }] },
  { file: named('webpack'), tool: 'webpack', types: [{ module: 'webpack', name: 'Configuration' }] },
  { file: named('rollup'), tool: 'rollup', types: [{ module: 'rollup', name: 'RollupOptions' }] },
  { file: named('rolldown'), tool: 'rolldown', types: [{ module: 'rolldown', name: 'RolldownOptions' }] },
  { file: named('playwright'), tool: '@playwright/test', types: [{ module: '@playwright/test', name: 'PlaywrightTestConfig' }] },
  { file: named('tailwind'), tool: 'tailwindcss', types: [{ module: 'tailwindcss', name: 'Config' }] },
  { file: named('jest'), tool: 'jest', types: [{ module: 'jest', name: 'Config' }] },
  { file: named('astro'), tool: 'astro', types: [{ module: 'astro', name: 'AstroUserConfig' }] },
  { file: named('nuxt'), tool: 'nuxt', types: [{ module: 'nuxt/schema', name: 'NuxtConfig' }], helper: 'defineNuxtConfig' },
  { file: named('svelte'), tool: '@sveltejs/kit', types: [{ module: '@sveltejs/kit', name: 'Config' }] },
  { file: named('drizzle'), tool: 'drizzle-kit', types: [{ module: 'drizzle-kit', name: 'Config' }] },
  { file: named('tsup'), tool: 'tsup', types: [{ module: 'tsup', name: 'Options' }] },
  { file: namedOrHidden('prettier'), tool: 'prettier', types: [{ module: 'prettier', name: 'Config' }, { module: 'prettier', name: 'Options' }], isOpen: true },
  { file: namedOrHidden('stylelint'), tool: 'stylelint', types: [{ module: 'stylelint', name: 'Config' }] },
  { file: named('rspack'), tool: '@rspack/core', types: [{ module: '@rspack/core', name: 'Configuration' }] },
  { file: named('tsdown'), tool: 'tsdown', types: [{ module: 'tsdown', name: 'UserConfig' }] },
];
