// Checks every row of the catalogue against the newest published types: installs the packages of package-lock.json beside
// this file into a cache folder (once for each lock file), then runs tests/catalogue.test.ts and the rules against that folder.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'node_modules/.cache/grounded-catalogue');
const marker = path.join(folder, 'installed-lock.json');
const lock = readFileSync(path.join(import.meta.dirname, 'package-lock.json'), 'utf8');

function run(command, args, options) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) {
  console.log(`Types are installed in ${folder}.`);
} else {
  console.log(`Installing ${Object.keys(JSON.parse(lock).packages).length - 1} packages into ${folder} (scripts are not run) …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(path.join(import.meta.dirname, name), path.join(folder, name));
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  writeFileSync(marker, lock);
}
console.log('Checking the catalogue …');
run('npx', ['vitest', 'run', 'tests/catalogue.test.ts', 'tests/catalogue/engine.test.ts', '--reporter=verbose'], { cwd: root, env: { ...process.env, CATALOGUE_TYPES: folder } });
