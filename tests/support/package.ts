import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { temporaryProject } from './temporary-project.js';

export const root = path.resolve(import.meta.dirname, '../..');
const modules = path.join(root, 'node_modules');
const packageJson = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Record<string, string>;
  readonly peerDependencies: Record<string, string>;
};

/** What ESLint and TypeScript are in a project: names below this repository's node_modules. */
export interface Versions {
  readonly eslint?: string;
  readonly typescript?: string;
}

/** Runs Node in `cwd`, with nothing of the test runner in the environment. */
export function runNode(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): SpawnSyncReturns<string> {
  const { PATH, HOME } = process.env;
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { PATH, HOME, NO_COLOR: '1', ...env } });
}

/** The repository with `dist` as of the sources. */
export function builtPlugin(): string {
  const built = fs.statSync(path.join(root, 'dist/cli/bin.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = fs.readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).map(name => path.join(root, 'src', name));
  if (sources.some(source => fs.statSync(source).mtimeMs > built)) {
    // tsc leaves files alone whose output would be the same.
    runNode(root, [path.join(modules, 'typescript/bin/tsc'), '-p', 'src']);
    fs.utimesSync(path.join(root, 'dist/cli/bin.js'), new Date(), new Date());
  }
  return root;
}

let packed: string | undefined;

/** A folder with what npm publishes, unpacked. */
function publishedPackage(): string {
  if (packed !== undefined) return packed;
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'grounded-pack-'));
  process.on('exit', () => fs.rmSync(directory, { recursive: true, force: true }));
  const { stdout, stderr, status } = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory], { cwd: builtPlugin(), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const unpacked = spawnSync('tar', ['-xzf', filename], { cwd: directory, encoding: 'utf8' });
  if (unpacked.status !== 0) throw new Error(unpacked.stderr);
  return (packed = path.join(directory, 'package'));
}

/**
 * A project of these files that has installed the plugin from its tarball, as npm would without a network: its own
 * dependencies and its peers are links into this repository, and nothing else can be imported.
 */
export function projectWithPlugin(files: Readonly<Record<string, string>>, versions: Versions = {}): string {
  const directory = temporaryProject(files);
  fs.cpSync(publishedPackage(), path.join(directory, 'node_modules/eslint-plugin-grounded'), { recursive: true });
  if (versions.eslint || versions.typescript) linkAll(directory, versions);
  else for (const name of Object.keys({ ...packageJson.dependencies, ...packageJson.peerDependencies })) link(directory, name);
  return directory;
}

/**
 * Gives `directory` every package of this repository, with other versions of ESLint or TypeScript. Packages that import
 * one of these two are copied, because Node resolves from where a file really is.
 */
export function linkAll(directory: string, { eslint = 'eslint', typescript = 'typescript' }: Versions): void {
  for (const name of ['@typescript-eslint', 'ts-api-utils']) {
    fs.cpSync(path.join(modules, name), path.join(directory, 'node_modules', name), { recursive: true });
  }
  link(directory, 'eslint', eslint);
  link(directory, 'typescript', typescript);
  for (const name of fs.readdirSync(modules)) if (!name.startsWith('.')) link(directory, name);
}

function link(directory: string, name: string, target = name): void {
  const place = path.join(directory, 'node_modules', name);
  if (fs.existsSync(place)) return;
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.symlinkSync(path.join(modules, target), place, 'dir');
}
