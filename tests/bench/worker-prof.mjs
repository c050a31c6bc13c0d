// Lints once with one configuration, told on standard input, and prints what it took.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import inspector from 'node:inspector/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const { rules: names, cwd, globs, ignore, size, plugin } = JSON.parse(fs.readFileSync(0, 'utf8'));
const { default: grounded } = await import(plugin);

/** Microseconds between two looks at what runs. Where more has passed, the process was kept waiting. */
const INTERVAL = 500;
const LONGEST = 4 * INTERVAL;

const [setup] = grounded.configs.recommended;
const typed = Object.assign({}, ...tseslint.configs.recommendedTypeCheckedOnly.map(config => config.rules ?? {}));
const files = size === undefined ? globs : part(globs, size);

const session = new inspector.Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
await session.post('Profiler.start');
const start = process.cpuUsage();
const eslint = new ESLint({
  cwd,
  overrideConfigFile: true,
  overrideConfig: [
    { ignores: ignore },
    setup,
    { linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { grounded: { rules: Object.fromEntries(names.map(name => [name, last(grounded.rules[name])])) }, '@typescript-eslint': tseslint.plugin } },
    ...tseslint.configs.recommended.slice(1),
    { rules: typed },
    { rules: Object.fromEntries(names.map(name => [`grounded/${name}`, 'error'])) },
  ],
  allowInlineConfig: false,
  errorOnUnmatchedPattern: false,
  warnIgnored: false,
});
const results = await eslint.lintFiles(files);
const { user, system } = process.cpuUsage(start);
const { profile } = await session.post('Profiler.stop');
const cpu = (user + system) / 1e6;
if (process.env.PROF) fs.writeFileSync(process.env.PROF, JSON.stringify(profile));
const ours = cpu * shareOfRules(profile);
console.log(JSON.stringify({ ours, rest: cpu - ours, lines: results.reduce((sum, { filePath }) => sum + linesOf(filePath), 0) }));

/** The rule, asked when all others have seen the file: what they have the checker find out is no cost of ours. */
function last(rule) {
  return {
    ...rule,
    create(context) {
      const { Program, ...others } = rule.create(context);
      return Program ? { ...others, 'Program:exit': Program } : others;
    },
  };
}

/** The share of the time that passes in functions called by our rules. */
function shareOfRules({ nodes, samples, timeDeltas }) {
  const folder = pathToFileURL(path.join(path.dirname(plugin), 'rules/')).href;
  const isOurs = new Map();
  // Parents come before their children.
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id])));
  for (const { id, callFrame } of nodes) isOurs.set(id, callFrame.url.startsWith(folder) || isOurs.get(parents.get(id)) === true);
  let [all, ours] = [0, 0];
  samples.forEach((id, i) => {
    const time = Math.min(timeDeltas[i], LONGEST);
    all += time;
    if (isOurs.get(id)) ours += time;
  });
  return ours / all;
}

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
