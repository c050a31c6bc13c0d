#!/usr/bin/env node
// What linting with this plugin costs, in ratios of one run on one machine.
//
//   npm run bench                       this repository's own src, and got where .corpus/ (or $GROUNDED_CORPUS) has it
//   npm run bench -- --only undici --runs 5
//   npm run bench -- --family resources   the rules of one family, without the rest
//   npm run bench -- --only '' --scale typeorm   parts of one repository, from 10,000 lines to 150,000: does a line cost more among many?
//
// Every configuration runs in a process of its own, in turn (A B C D A B C D …), and the medians are compared. Seconds are
// user plus system time, which other programs on the machine disturb least.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.join(import.meta.dirname, '../..');
const trees = path.resolve(process.env.GROUNDED_CORPUS ?? path.join(root, '.corpus'));
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: 'src,got' },
    family: { type: 'string', multiple: true, default: ['all', 'resources'] },
    scale: { type: 'string', default: 'typeorm' },
    plugin: { type: 'string', default: path.join(root, 'dist/index.js') },
  },
});

/** Lines of the parts that `--scale` takes of its repository, or less where it has less. */
const SIZES = [10_000, 50_000, 150_000];

const repositories = JSON.parse(fs.readFileSync(path.join(root, 'tests/corpus/repositories.json'), 'utf8'))
  .map(({ name, globs, ignore }) => ({ name, cwd: path.join(trees, name), globs: globs.source, ignore }))
  .filter(({ cwd }) => fs.existsSync(cwd));
const wanted = values.only.split(',');
const targets = [{ name: 'src', cwd: root, globs: ['src/**/*.ts'], ignore: [] }, ...repositories].filter(({ name }) => wanted.includes(name));

/** What is compared: nothing, typescript-eslint's `recommendedTypeChecked`, a family of ours, and both. */
const configurations = [
  { key: 'none' },
  { key: 'theirs', theirs: true },
  ...values.family.flatMap(family => [
    { key: family, family },
    { key: `${family}+theirs`, family, theirs: true },
  ]),
];

const summary = [];
for (const target of targets) {
  const { lines, cpu } = compare(target, configurations);
  for (const family of values.family) {
    const [alone, share, added] = [cpu[family] - cpu.none, (cpu[family] - cpu.none) / (cpu.theirs - cpu.none), cpu[`${family}+theirs`] / cpu.theirs - 1];
    summary.push(
      `${target.name.padEnd(14)} ${String(lines).padStart(8)} lines  ${family.padEnd(10)} ${percent(share).padStart(8)} of typescript-eslint's cost, ${percent(added).padStart(7)} on top of it, ${milliseconds(alone, lines)} per thousand lines`,
    );
  }
}
console.log(`\nCost over none. Aims: at most 50 % of typescript-eslint's cost, at most 10 % on top of it.\n${summary.join('\n')}`);

const scaled = repositories.find(({ name }) => name === values.scale);
if (scaled) {
  const family = values.family.at(-1);
  console.log(`\nParts of ${scaled.name}, cost of ${family} over none, and on top of typescript-eslint:`);
  for (const size of SIZES) {
    const { lines, cpu } = compare(
      { ...scaled, size },
      configurations.filter(configuration => configuration.key === 'none' || configuration.theirs === true || configuration.family === family),
    );
    console.log(`${String(lines).padStart(8)} lines  ${milliseconds(cpu[family] - cpu.none, lines)} per thousand lines, ${milliseconds(cpu[`${family}+theirs`] - cpu.theirs, lines)} beside typescript-eslint`);
    if (lines < size * 0.9) break;
  }
}

/** Medians of the seconds each configuration takes. */
function compare(target, compared) {
  const times = Object.fromEntries(compared.map(({ key }) => [key, { cpu: [], wall: [] }]));
  let lines = 0;
  // The first round warms the disk cache.
  for (let run = 0; run <= Number(values.runs); run++) {
    for (const configuration of compared) {
      const measured = measure(configuration, target);
      lines = measured.lines;
      if (run === 0 && Number(values.runs) > 0) continue;
      times[configuration.key].cpu.push(measured.cpu);
      times[configuration.key].wall.push(measured.wall);
    }
    process.stderr.write(`${target.name}: round ${run} of ${values.runs}\n`);
  }
  const cpu = Object.fromEntries(compared.map(({ key }) => [key, median(times[key].cpu)]));
  console.log(`\n${target.name}, ${lines} lines, median of ${Math.max(1, Number(values.runs))} runs`);
  for (const { key } of compared) {
    console.log(`  ${key.padEnd(18)} ${cpu[key].toFixed(2)} s cpu, ${median(times[key].wall).toFixed(2)} s wall (cpu ${Math.min(...times[key].cpu).toFixed(2)} to ${Math.max(...times[key].cpu).toFixed(2)})`);
  }
  return { lines, cpu };
}

function measure({ family, theirs }, { cwd, globs, ignore, size }) {
  const worker = path.join(import.meta.dirname, 'worker.mjs');
  const input = JSON.stringify({ family, theirs, cwd, globs, ignore, size, plugin: path.resolve(values.plugin) });
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=8000', worker], { input, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${cwd}: ${stderr}`);
  return JSON.parse(stdout);
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function percent(ratio) {
  return `${(100 * ratio).toFixed(1)} %`;
}

function milliseconds(seconds, lines) {
  return `${((1000 * 1000 * seconds) / lines).toFixed(0)} ms`;
}
