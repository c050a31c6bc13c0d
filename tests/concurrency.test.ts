import path from 'node:path';
import type { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { projectWithPlugin, runNode } from './support/package.js';

const LEDGER = `export interface Ledger { read(): string; close(): void }
/** @mustRelease close */
declare function open(path: string): Ledger;
export function openFirst(): Ledger { return open('first'); }
export function show(ledger: Ledger): void { console.log(ledger.read()); }
export function finish(ledger: Ledger): void { ledger.close(); }
`;

/** Each file acquires through one other file, and what it is told of the third decides whether that is a leak. */
const USERS = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `src/user-${index}.ts`,
    `import { ${index % 3 === 0 ? 'finish' : 'show'} as done, openFirst } from './ledger.js';\nexport function use${index}(): void {\n  const ledger = openFirst();\n  done(ledger);\n}\n${index % 4 === 0 ? '([1] as any).append(2);\n' : ''}`,
  ]),
);

function project(eslint: string): string {
  return projectWithPlugin(
    {
      'package.json': JSON.stringify({ name: 'project', private: true, type: 'module' }),
      'tsconfig.json': JSON.stringify({ compilerOptions: { target: 'ES2022', lib: ['ES2022', 'DOM'], module: 'NodeNext', strict: true, noEmit: true, types: [] }, include: ['src'] }),
      'eslint.config.js': "import grounded from 'eslint-plugin-grounded';\n\nexport default [...grounded.configs.all];\n",
      'src/ledger.ts': LEDGER,
      ...USERS,
    },
    { eslint },
  );
}

describe('several threads', { timeout: 180_000 }, () => {
  it.for(['eslint', 'eslint-v9'])('find the same as one in %s', (version, { skip }) => {
    const directory = project(version);
    const eslint = (...options: string[]): string => runNode(directory, ['node_modules/eslint/bin/eslint.js', ...options]).stdout;
    if (!eslint('--help').includes('--concurrency')) return skip('this version of ESLint has no --concurrency');
    const findings = (concurrency: string): string[] =>
      (JSON.parse(eslint('--concurrency', concurrency, '--format', 'json', 'src')) as ESLint.LintResult[]).flatMap(({ filePath, messages }) =>
        messages.map(({ line, ruleId, message }) => `${path.relative(directory, filePath)}:${line} ${ruleId ?? ''} ${message}`),
      );
    const alone = findings('off');
    expect(alone.filter(finding => finding.includes('no-leaked-resource'))).toHaveLength(8);
    expect(alone.filter(finding => finding.includes('no-unknown-member'))).toHaveLength(3);
    expect(findings('2')).toEqual(alone);
  });
});
