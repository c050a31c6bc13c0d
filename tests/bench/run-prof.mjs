#!/usr/bin/env node
// What our rules add to linting with typescript-eslint's `recommendedTypeChecked`.
//
//   npm run bench                         this repository's own src, and got where .corpus/ (or $GROUNDED_CORPUS) has it
//   npm run bench -- --only all           every repository that is there
//   npm run bench -- --only got,hono --runs 5 --group logic
//   npm run bench -- --only '' --scale ruflo   parts of one repository, from 10,000 lines to 150,000: does a line cost more among many?
//
// Each figure is a ratio inside one run: typescript-eslint and one group of rules lint the files together, the profiler looks
// twice in a millisecond at what runs, and the time below our rules is compared with all the rest. Two runs of a busy machine
// differ by more than what is measured here, their parts hardly do. Of several runs the median is taken.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.join(import.meta.dirname, '../..');
const trees = path.resolve(process.env.GROUNDED_CORPUS ?? path.join(root, '.corpus'));
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: 'src,got' },
    group: { type: 'string', multiple: true },
    scale: { type: 'string', default: '' },
    plugin: { type: 'string', default: path.join(root, 'dist/index.js') },
  },
});
const plugin = path.resolve(values.plugin);
const { default: grounded } = await import(plugin);

/** Lines of the parts that `--scale` takes of its repository, or less where it has less. */
const SIZES = [10_000, 50_000, 150_000];

const BASIC = new Set(['no-unknown-export', 'no-unknown-member', 'no-unknown-module', 'no-unknown-name']);
const recommended = Object.keys(Object.assign({}, ...grounded.configs.recommended.map(config => config.rules ?? {}))).map(name => name.replace('grounded/', ''));
const ofFamilies = (...families) => recommended.filter(name => families.includes(grounded.rules[name].meta.docs.family));
/** The rules of `recommended` that are measured together, and the percentage that they may add. */
const GROUPS = {
  basic: { rules: recommended.filter(name => BASIC.has(name)) },
  facts: { rules: ofFamilies('existence', 'project').filter(name => !BASIC.has(name)), aim: 5 },
  resources: { rules: ofFamilies('resources'), aim: 10 },
  leaks: { rules: ofFamilies('leaks'), aim: 10 },
  logic: { rules: ofFamilies('logic'), aim: 5 },
  all: { rules: recommended },
};
const groups = values.group ?? Object.keys(GROUPS);
for (const group of groups) if (!Object.hasOwn(GROUPS, group)) throw new Error(`no group ${group}; there are ${Object.keys(GROUPS).join(', ')}`);

const repositories = JSON.parse(fs.readFileSync(path.join(root, 'tests/corpus/repositories.json'), 'utf8'))
  .map(({ name, globs, ignore }) => ({ name, cwd: path.join(trees, name), globs: globs.source, ignore }))
  .filter(({ cwd }) => fs.existsSync(cwd));
const wanted = values.only.split(',');
const targets = [{ name: 'src', cwd: root, globs: ['src/**/*.ts'], ignore: [] }, ...repositories].filter(({ name }) => wanted.includes(name) || wanted.includes('all'));

const width = 22;
if (targets.length > 0) {
  console.log('What a group of rules adds to a run of typescript-eslint, in percent of what the run takes without it (in brackets all runs).');
  console.log(`facts: ${GROUPS.facts.rules.join(', ')}\nbasic: ${GROUPS.basic.rules.join(', ')}\n`);
  console.log(row('', '', groups.map(group => `${group}${GROUPS[group].aim ? ` (aim ${GROUPS[group].aim} %)` : ''}`)));
}
for (const target of targets) {
  const measured = groups.map(group => measure(target, group));
  console.log(row(target.name, `${measured[0].lines} lines`, measured.map(({ ratios }) => `${percent(median(ratios))} (${ratios.map(percent).join(' ')})`)));
}

const scaled = repositories.find(({ name }) => name === values.scale);
if (values.scale !== '' && !scaled) throw new Error(`${values.scale} is not in ${trees}`);
if (scaled) {
  console.log(`\nParts of ${scaled.name}: milliseconds that a group adds per thousand lines, and in percent of typescript-eslint.\n`);
  console.log(row('', '', groups));
  for (const size of SIZES) {
    const measured = groups.map(group => measure({ ...scaled, size }, group));
    const [{ lines }] = measured;
    console.log(row('', `${lines} lines`, measured.map(({ ratios, seconds }) => `${((1e6 * median(seconds)) / lines).toFixed(0)} ms, ${percent(median(ratios))} %`)));
    if (lines < size * 0.9) break;
  }
}

/** What one group takes beside typescript-eslint, in each of the runs. */
function measure({ cwd, globs, ignore, size }, group) {
  const input = JSON.stringify({ rules: GROUPS[group].rules, cwd, globs, ignore, size, plugin });
  const runs = Array.from({ length: Math.max(1, Number(values.runs)) }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=8000', path.join(import.meta.dirname, 'worker-prof.mjs')], { input, encoding: 'utf8', maxBuffer: 1e8 });
    if (status !== 0) throw new Error(`${cwd}: ${stderr}`);
    return JSON.parse(stdout);
  });
  return { lines: runs[0].lines, seconds: runs.map(({ ours }) => ours), ratios: runs.map(({ ours, rest }) => ours / rest) };
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function percent(ratio) {
  return (100 * ratio).toFixed(1);
}

function row(name, lines, cells) {
  return [name.padEnd(14), lines.padStart(13), ...cells.map(cell => cell.padStart(width))].join(' ').trimEnd();
}
