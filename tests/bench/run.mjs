#!/usr/bin/env node
// What linting with this plugin costs, in ratios of one run on one machine.
//
//   npm run bench                       this repository's own src, and got where .corpus/ (or $GROUNDED_CORPUS) has it
//   npm run bench -- --only undici --runs 5
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
    only: { type: 'string', default: 'got' },
    family: { type: 'string' },
    plugin: { type: 'string', default: path.join(root, 'dist/index.js') },
  },
});

const CONFIGURATIONS = ['none', 'typescript-eslint', 'grounded', 'both'];

const repositories = JSON.parse(fs.readFileSync(path.join(root, 'tests/corpus/repositories.json'), 'utf8'));
const targets = [
  { name: 'src of this repository', cwd: root, globs: ['src/**/*.ts'], ignore: [] },
  ...repositories
    .filter(({ name }) => values.only.split(',').includes(name) && fs.existsSync(path.join(trees, name)))
    .map(({ name, globs, ignore }) => ({ name, cwd: path.join(trees, name), globs: globs.source, ignore })),
];

for (const target of targets) {
  const times = Object.fromEntries(CONFIGURATIONS.map(name => [name, { cpu: [], wall: [] }]));
  for (let run = 0; run <= Number(values.runs); run++) {
    for (const name of CONFIGURATIONS) {
      const { cpu, wall, lines } = measure(name, target);
      target.lines = lines;
      // The first round warms the disk cache.
      if (run > 0) {
        times[name].cpu.push(cpu);
        times[name].wall.push(wall);
      }
    }
    process.stderr.write(`${target.name}: round ${run} of ${values.runs}\n`);
  }
  const cpu = Object.fromEntries(CONFIGURATIONS.map(name => [name, median(times[name].cpu)]));
  console.log(`\n${target.name}, ${target.lines} lines, median of ${values.runs} runs`);
  for (const name of CONFIGURATIONS) {
    console.log(`  ${name.padEnd(18)} ${cpu[name].toFixed(2)} s cpu, ${median(times[name].wall).toFixed(2)} s wall (cpu ${Math.min(...times[name].cpu).toFixed(2)} to ${Math.max(...times[name].cpu).toFixed(2)})`);
  }
  console.log(`  grounded over none, as a share of typescript-eslint over none: ${percent((cpu.grounded - cpu.none) / (cpu['typescript-eslint'] - cpu.none))} (aim: at most 50 %)`);
  console.log(`  added on top of typescript-eslint: ${percent(cpu.both / cpu['typescript-eslint'] - 1)} (aim: at most 10 %)`);
  console.log(`  per thousand lines, grounded over none: ${((1000 * 1000 * (cpu.grounded - cpu.none)) / target.lines).toFixed(0)} ms`);
}

function measure(name, { cwd, globs, ignore }) {
  const worker = path.join(import.meta.dirname, 'worker.mjs');
  const input = JSON.stringify({ name, cwd, globs, ignore, plugin: path.resolve(values.plugin), family: values.family });
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=8000', worker], { input, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return JSON.parse(stdout);
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function percent(ratio) {
  return `${(100 * ratio).toFixed(1)} %`;
}
