import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** Runs a program of this repository; output goes to standard error, so that standard output stays the caller's. Ends the process when it fails. */
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error(`\`${command} ${args.join(' ')}\` failed in ${cwd}.`);
  process.exit(2);
}

/** Installs what the lock file of `directory` asks for, unless it is installed. npm keeps a copy of the lock file in node_modules. */
export function install(directory = root) {
  if (isInstalled(directory)) return;
  console.error(`Installing dependencies in ${path.relative(process.cwd(), directory) || '.'} …`);
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], directory);
}

function isInstalled(directory) {
  const wanted = packagesIn(path.join(directory, 'package-lock.json'));
  const present = packagesIn(path.join(directory, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(([name, { version, optional, link }]) => name === '' || optional || link || present[name]?.version === version);
}

function packagesIn(lockFile) {
  return fs.existsSync(lockFile) ? JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages : {};
}

/** Compiles `src` into `dist`, unless that was done since the last change. */
export function build() {
  const built = modifiedAt(path.join(root, 'dist/main.js'));
  const sources = fs.readdirSync(path.join(root, 'src'), { recursive: true }).map(name => path.join(root, 'src', name));
  if (sources.every(source => modifiedAt(source) < built)) return;
  run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'src'], root);
}

function modifiedAt(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
