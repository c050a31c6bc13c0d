import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { missingDependencies } from './dependencies.js';
import { formatFindings, formatJson } from './format.js';
import { readOptions, USAGE, UsageError } from './options.js';
import { progressOn } from './progress.js';

const NO_FINDINGS = 0;
const FINDINGS = 1;
const FAILURE = 2;

/** Runs the command with the arguments that follow its name; resolves to its exit code. Errors are printed, never thrown. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    console.error(`grounded: ${error instanceof UsageError ? error.message : `failed: ${oneLine(error)}`}`);
    return FAILURE;
  }
}

async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help || options.version) {
    console.log(options.help ? USAGE : version());
    return NO_FINDINGS;
  }
  const targets = options.paths.map(existingPath);

  const start = performance.now();
  const progress = progressOn(process.stderr);
  // ESLint and TypeScript take a second to load, which a wrong option need not wait for.
  const { lint } = await import('./lint.js');
  const results = await lint(targets, options.preset, progress.file).finally(progress.end);
  const seconds = (performance.now() - start) / 1000;

  const note = missingDependencies(results.map(result => result.filePath));
  if (note !== undefined) console.error(`${note}\n`);
  if (options.format === 'json') console.log(formatJson(results));
  else console.log(formatFindings(results, process.cwd(), seconds));
  return results.some(result => result.messages.length > 0) ? FINDINGS : NO_FINDINGS;
}

function version(): string {
  return (createRequire(import.meta.url)('../../package.json') as { version: string }).version;
}

function existingPath(given: string): string {
  const resolved = path.resolve(given);
  if (!fs.existsSync(resolved)) throw new UsageError(`no file or folder at '${given}'`);
  return resolved;
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n').map(line => line.trim()).filter(Boolean).slice(0, 3).join('; ');
}
