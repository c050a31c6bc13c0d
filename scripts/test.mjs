// Runs the tests once: `npm test`, or `npm test -- tests/cli.test.ts`. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, install, root } from './prepare.mjs';

install();
install(path.join(root, 'examples/llm-service'));
build();

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'grounded-test-'));
const report = path.join(directory, 'report.json');
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);

const { passed, failed } = tally(report);
fs.rmSync(directory, { recursive: true });
// A file that cannot be loaded, or an error outside any test, fails the run without a failed test.
console.log(`${passed} passed, ${status !== 0 && failed === 0 ? 1 : failed} failed`);
process.exit(status ?? 1);

function tally(file) {
  if (!fs.existsSync(file)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(fs.readFileSync(file, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests };
}
