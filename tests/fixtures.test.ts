import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../src/rules/index.js';
import { lint, projectDir } from './support/lint.js';
import { actualReports, expectedReports } from './support/markers.js';

// Folders of the fixture project whose sources say themselves what is reported in them. In valid-code nothing is.
const folders = fs.readdirSync(projectDir).filter(name => name === 'valid-code' || name in rules);

describe.each(folders)('%s', folder => {
  const files = fs.readdirSync(path.join(projectDir, folder)).filter(file => /\.[cm]?[jt]sx?$/.test(file));

  it.each(files)('%s', async file => {
    const name = path.join(folder, file);
    const code = fs.readFileSync(path.join(projectDir, name), 'utf8');
    const expected = expectedReports(code);
    if (folder === 'valid-code') expect(expected).toEqual([]);
    expect(actualReports(code, await lint(code, name))).toEqual(expected);
  });
});
