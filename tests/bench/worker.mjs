// Lints once with one configuration, told on standard input, and prints what it took.
import fs from 'node:fs';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const { name, cwd, globs, ignore, plugin, family } = JSON.parse(fs.readFileSync(0, 'utf8'));
const { default: grounded } = await import(plugin);

const [setup] = grounded.configs.recommended;
const rules = Object.assign({}, ...grounded.configs.recommended.map(config => config.rules ?? {}));
for (const rule of Object.keys(rules)) {
  if (family && grounded.rules[rule.replace('grounded/', '')].meta.docs.family !== family) delete rules[rule];
}
const typed = Object.assign({}, ...tseslint.configs.recommendedTypeCheckedOnly.map(config => config.rules ?? {}));

const wall = performance.now();
const eslint = new ESLint({
  cwd,
  overrideConfigFile: true,
  overrideConfig: [
    { ignores: ignore },
    setup,
    { linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { grounded, '@typescript-eslint': tseslint.plugin } },
    ...(name === 'typescript-eslint' || name === 'both' ? [...tseslint.configs.recommended.slice(1), { rules: typed }] : []),
    ...(name === 'grounded' || name === 'both' ? [{ rules }] : []),
  ],
  allowInlineConfig: false,
  errorOnUnmatchedPattern: false,
  warnIgnored: false,
});
const results = await eslint.lintFiles(globs);
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    cpu: (user + system) / 1e6,
    wall: (performance.now() - wall) / 1000,
    lines: results.reduce((sum, { filePath }) => sum + fs.readFileSync(filePath, 'utf8').split('\n').length, 0),
  }),
);
