import fs from 'node:fs';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { projectWithPlugin, root, runNode, type Versions } from './support/package.js';

const IMPORTED = "import grounded from 'eslint-plugin-grounded';\n\nexport default [...grounded.configs.recommended];\n";
const REQUIRED = "const grounded = require('eslint-plugin-grounded');\n\nmodule.exports = [...grounded.configs.recommended];\n";
const TYPED = `import { defineConfig } from 'eslint/config';
import grounded from 'eslint-plugin-grounded';

export default defineConfig([
  ...grounded.configs.recommended,
  { files: ['src/payments/**'], extends: [grounded.configs.critical] },
  { plugins: { grounded }, rules: { 'grounded/no-unknown-name': 'warn' } },
]);
`;

/** A project with one invented member in TypeScript and one in JavaScript, and files that its tsconfig does not include. */
function project(type: 'module' | 'commonjs', config: Record<string, string>, versions?: Versions): string {
  return projectWithPlugin(
    {
      'package.json': JSON.stringify({ name: 'project', private: true, type }),
      'tsconfig.json': JSON.stringify({ compilerOptions: { target: 'ES2022', lib: ['ES2022'], module: 'NodeNext', strict: true, allowJs: true, noEmit: true, types: [] }, include: ['src'] }),
      'src/good.ts': 'export const total = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);\n',
      'src/typed.ts': 'export function add(values: number[]): void {\n  (values as any).append(1);\n}\n',
      'src/plain.js': 'const values = [1];\nvalues.append(2);\n',
      'vite.config.ts': 'export default { server: { port: 3000 } };\n',
      'scripts/release.mjs': 'console.log([1, 2].map(String).join());\n',
      'tool.cjs': "const path = require('node:path');\nmodule.exports = path.join(__dirname, 'x');\n",
      ...config,
    },
    versions,
  );
}

const FOUND = ['src/plain.js:2 grounded/no-unknown-member', 'src/typed.ts:2 grounded/no-unknown-member'];

function eslint(directory: string): string[] {
  const { stdout, stderr } = runNode(directory, ['node_modules/eslint/bin/eslint.js', '--format', 'json', '.']);
  if (stdout === '') throw new Error(stderr);
  const results = JSON.parse(stdout) as ESLint.LintResult[];
  expect(results.length).toBeGreaterThanOrEqual(6);
  return results.flatMap(({ filePath, messages }) => messages.map(({ line, ruleId, message }) => `${path.relative(directory, filePath)}:${line} ${ruleId ?? message}`));
}

describe('the published package', { timeout: 180_000 }, () => {
  it.each([
    ['eslint.config.js', 'module', IMPORTED],
    ['eslint.config.js', 'commonjs', REQUIRED],
    ['eslint.config.mjs', 'commonjs', IMPORTED],
    ['eslint.config.cjs', 'module', REQUIRED],
    ['eslint.config.ts', 'module', TYPED],
    ['eslint.config.mts', 'commonjs', TYPED],
  ] as const)('works from %s in a package of type %s, on files outside tsconfig.json too', (name, type, config) => {
    expect(eslint(project(type, { [name]: config }))).toEqual(FOUND);
  });

  it('works on ESLint 9 with TypeScript 5.0', () => {
    const directory = project('module', { 'eslint.config.js': IMPORTED }, { eslint: 'eslint-v9', typescript: 'typescript-5-0' });
    expect(runNode(directory, ['node_modules/eslint/bin/eslint.js', '--version']).stdout).toMatch(/^v9\./);
    expect(runNode(directory, ['node_modules/typescript/bin/tsc', '--version']).stdout).toMatch(/ 5\.0\./);
    expect(eslint(directory)).toEqual(FOUND);
  });

  it.each([
    ['nodenext', 'typescript'],
    ['bundler', 'typescript'],
    ['nodenext', 'typescript-5-0'],
  ])('has types: a config compiles with module resolution %s in %s', (moduleResolution, typescript) => {
    const module = moduleResolution === 'bundler' ? 'esnext' : moduleResolution;
    const compilerOptions = { target: 'es2022', module, moduleResolution, strict: true, skipLibCheck: true, noEmit: true, types: [] };
    const directory = projectWithPlugin({
      'package.json': '{ "type": "module" }',
      'tsconfig.json': JSON.stringify({ compilerOptions, files: ['eslint.config.ts'] }),
      'eslint.config.ts': TYPED,
    });
    const { stdout, status } = runNode(directory, [path.join(root, 'node_modules', typescript, 'bin/tsc'), '-p', '.']);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it('has the command', () => {
    const directory = project('module', {});
    const { bin, version } = JSON.parse(fs.readFileSync(path.join(directory, 'node_modules/eslint-plugin-grounded/package.json'), 'utf8')) as { bin: { grounded: string }; version: string };
    const command = path.join('node_modules/eslint-plugin-grounded', bin.grounded);
    expect(fs.readFileSync(path.join(directory, command), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(runNode(directory, [command, '--version']).stdout).toBe(`${version}\n`);
    const { stdout, status } = runNode(directory, [command]);
    expect(stdout).toMatch(/2 findings in 2 of 6 files/);
    expect(status).toBe(1);
  });

  it('has the pages of its rules, and no sources or tests', () => {
    const files = fs.readdirSync(path.join(projectWithPlugin({}), 'node_modules/eslint-plugin-grounded'), { recursive: true, encoding: 'utf8' });
    expect(files).toContain('docs/rules/no-unknown-member.md');
    expect(files.filter(file => /^(src|tests|examples|scripts)\b/.test(file) || (/\.ts$/.test(file) && !file.endsWith('.d.ts')))).toEqual([]);
  });
});
