import fs from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.js';
import { rules } from '../src/rules/index.js';
import { actualReports, expectedReports } from './support/markers.js';

const examplesDir = path.resolve(import.meta.dirname, '../examples');
const examples = fs.readdirSync(examplesDir, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name);

describe.each(examples)('examples/%s', name => {
  const directory = path.join(examplesDir, name);
  const sources = fs.readdirSync(path.join(directory, 'src'), { recursive: true, encoding: 'utf8' }).filter(file => /\.[cm]?[jt]sx?$/.test(file));

  it('is accepted by tsc', () => {
    const config = ts.getParsedCommandLineOfConfigFile(path.join(directory, 'tsconfig.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined });
    const program = ts.createProgram(config?.fileNames ?? [], { ...config?.options, noEmit: true });
    const errors = ts.getPreEmitDiagnostics(program).map(error => ts.flattenDiagnosticMessageText(error.messageText, '\n'));
    expect(program.getCompilerOptions().strict).toBe(true);
    expect(errors).toEqual([]);
  });

  const eslint = new ESLint({ cwd: directory, overrideConfigFile: true, overrideConfig: plugin.configs.recommended });

  it.each(sources)('src/%s', async source => {
    const file = path.join(directory, 'src', source);
    const [result] = await eslint.lintFiles([file]);
    const code = fs.readFileSync(file, 'utf8');
    expect(actualReports(code, result?.messages ?? [])).toEqual(expectedReports(code));
  });

  it('shows every rule about what exists, and files without a finding', () => {
    const found = sources.map(source => expectedReports(fs.readFileSync(path.join(directory, 'src', source), 'utf8')));
    const shown = new Set(found.flat().map(report => report.replace(/.* (.*)\/.*/, '$1')));
    const recommended = Object.entries(rules).filter(([, rule]) => rule.meta.docs?.family === 'existence' && rule.meta.docs.recommended === 'recommended');
    expect([...shown]).toEqual(expect.arrayContaining(recommended.map(([rule]) => rule)));
    expect(found.filter(reports => reports.length === 0).length).toBeGreaterThan(1);
  });
});
