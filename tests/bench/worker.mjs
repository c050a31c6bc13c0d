// Lints once with one configuration, told on standard input, and prints what it took.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const { family, theirs, cwd, globs, ignore, size, plugin } = JSON.parse(fs.readFileSync(0, 'utf8'));
const { default: grounded } = await import(plugin);

const [setup] = grounded.configs.recommended;
const rules = family ? Object.assign({}, ...grounded.configs.recommended.map(config => config.rules ?? {})) : {};
for (const rule of Object.keys(rules)) {
  if (family !== 'all' && grounded.rules[rule.replace('grounded/', '')].meta.docs.family !== family) delete rules[rule];
}
const typed = Object.assign({}, ...tseslint.configs.recommendedTypeCheckedOnly.map(config => config.rules ?? {}));

const files = size === undefined ? globs : part(globs, size);
const start = process.cpuUsage();
const wall = performance.now();
const eslint = new ESLint({
  cwd,
  overrideConfigFile: true,
  overrideConfig: [
    { ignores: ignore },
    setup,
    { linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { grounded, '@typescript-eslint': tseslint.plugin } },
    ...(theirs ? [...tseslint.configs.recommended.slice(1), { rules: typed }] : []),
    { rules },
  ],
  allowInlineConfig: false,
  errorOnUnmatchedPattern: false,
  warnIgnored: false,
});
const results = await eslint.lintFiles(files);
const { user, system } = process.cpuUsage(start);
console.log(JSON.stringify({ cpu: (user + system) / 1e6, wall: (performance.now() - wall) / 1000, lines: results.reduce((sum, { filePath }) => sum + linesOf(filePath), 0) }));

function linesOf(file) {
  return fs.readFileSync(file, 'utf8').split('\n').length;
}

/** Files from all over the repository that have about `size` lines together. */
function part(patterns, wanted) {
  const folders = patterns.map(pattern => path.dirname(`${pattern.split(/[*{]/)[0]}x`));
  const all = [...new Set(folders)]
    .flatMap(folder => fs.readdirSync(path.join(cwd, folder), { recursive: true, encoding: 'utf8' }).map(name => path.posix.join(folder, name)))
    .filter(name => patterns.some(pattern => path.matchesGlob(name, pattern)) && !ignore.some(pattern => path.matchesGlob(name, pattern)))
    .sort((a, b) => hash(a).localeCompare(hash(b)));
  let lines = 0;
  return all.filter(name => lines < wanted && (lines += linesOf(path.join(cwd, name))) > 0);
}

function hash(text) {
  return createHash('sha1').update(text).digest('hex');
}
