#!/usr/bin/env node
// Lints pinned public repositories and compares what is reported with the verdicts kept beside this file.
//
//   npm run corpus                          every repository below .corpus/ (or $GROUNDED_CORPUS)
//   npm run corpus -- --only got,hono       some of them
//   npm run corpus -- --rules no-unknown-member --preset strict --tests
//   npm run corpus -- --setup               clone and install what is missing; no script of theirs is run
//
// A report is known by repository, rule, file and the text of its line, so that unrelated edits do not lose its verdict.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ESLint } from 'eslint';

const here = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rules: { type: 'string' },
    preset: { type: 'string', default: 'recommended' },
    tests: { type: 'boolean', default: false },
    setup: { type: 'boolean', default: false },
    plugin: { type: 'string', default: path.join(here, '../../dist/index.js') },
    out: { type: 'string' },
  },
});

const trees = path.resolve(process.env.GROUNDED_CORPUS ?? path.join(here, '../../.corpus'));
const repositories = JSON.parse(fs.readFileSync(path.join(here, 'repositories.json'), 'utf8')).filter(
  ({ name }) => !options.only || options.only.split(',').includes(name),
);
const verdicts = JSON.parse(fs.readFileSync(path.join(here, 'verdicts.json'), 'utf8'));
const { default: grounded } = await import(path.resolve(options.plugin));

if (options.setup) repositories.forEach(setUp);

const all = [];
for (const repository of repositories) {
  const root = path.join(trees, repository.name);
  if (!fs.existsSync(root)) {
    console.log(`${repository.name}: not in ${trees}; run with --setup`);
    continue;
  }
  const started = performance.now();
  const reports = await lint(repository, root);
  all.push(...reports);
  const counts = ['true', 'false', 'unjudged'].map(verdict => `${reports.filter(report => report.verdict === verdict).length} ${verdict}`);
  console.log(`${repository.name}: ${reports.length} reports (${counts.join(', ')}), ${((performance.now() - started) / 1000).toFixed(1)} s`);
  for (const { rule, file, line, message, text, verdict } of reports) {
    console.log(`  ${verdict === 'unjudged' ? '?' : verdict === 'true' ? '+' : '-'} ${rule} ${file}:${line}\n      ${message}\n      ${text.slice(0, 140)}`);
  }
}
if (options.out) fs.writeFileSync(options.out, JSON.stringify(all, null, 1));
const judged = all.filter(({ verdict }) => verdict !== 'unjudged');
console.log(`precision: ${judged.filter(({ verdict }) => verdict === 'true').length} of ${judged.length} judged reports are true; ${all.length - judged.length} have no verdict yet`);
process.exitCode = all.some(({ verdict }) => verdict !== 'true') ? 1 : 0;

async function lint({ name, globs, ignore }, root) {
  const preset = grounded.configs[options.preset].map(config => ({ ...config }));
  const wanted = options.rules?.split(',').map(rule => `grounded/${rule}`);
  for (const config of preset) {
    if (config.rules && wanted) config.rules = Object.fromEntries(Object.entries(config.rules).filter(([rule]) => wanted.includes(rule)));
  }
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [{ ignores: options.tests ? [] : ignore }, { linterOptions: { reportUnusedDisableDirectives: 'off' } }, ...preset],
    allowInlineConfig: false,
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
  });
  const results = await eslint.lintFiles(options.tests ? [...globs.source, ...globs.tests] : globs.source);
  return results.flatMap(result => {
    if (!result.messages.length) return [];
    const lines = (result.source ?? fs.readFileSync(result.filePath, 'utf8')).split(/\r?\n/);
    const file = path.relative(root, result.filePath);
    return result.messages.map(({ ruleId, line, message, fatal }) => {
      const rule = fatal ? 'parse-error' : (ruleId ?? 'none').replace('grounded/', '');
      const text = lines[line - 1]?.trim() ?? '';
      const known = verdicts.find(entry => entry.repository === name && entry.rule === rule && entry.file === file && entry.text === text);
      return { repository: name, rule, file, line, message, text, verdict: known?.verdict ?? 'unjudged', why: known?.why };
    });
  });
}

function setUp({ name, repo, commit, install, after_install: afterInstall }) {
  const root = path.join(trees, name);
  if (fs.existsSync(root)) return;
  fs.mkdirSync(root, { recursive: true });
  const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: 'inherit' });
  run('git', ['init', '--quiet']);
  run('git', ['fetch', '--quiet', '--depth', '1', `https://github.com/${repo}.git`, commit]);
  run('git', ['checkout', '--quiet', 'FETCH_HEAD']);
  run('sh', ['-c', install.includes('--ignore-scripts') ? install : `${install} --ignore-scripts`]);
  if (afterInstall) console.log(`${name}: by hand: ${afterInstall}`);
}
