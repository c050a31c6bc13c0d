import type { FilePass } from './define.js';

const EXAMPLE_FILE =
  /(?:^|[\\/])(?:tests?|__tests__|__mocks__|__fixtures__|specs?|e2e|cypress|playwright|examples?|docs?|fixtures?|mocks?|stories|templates?|seeds?|seeders|demos?|samples?|playground|sandbox|bench(?:marks?)?|storybook|\.storybook)[\\/]|[.\-_](?:test|spec|e2e|stories|story|mock|fixture|example|sample|demo|seed|bench|setup)\.[cm]?[jt]sx?$|\.d\.[cm]?ts$/i;

/** Whether a file is a test, an example, documentation, or data for one of these, by its path inside the project. */
export function isExampleFile({ program, sourceFile }: FilePass): boolean {
  const root = program.getCurrentDirectory();
  const name = sourceFile.fileName;
  return EXAMPLE_FILE.test(name.startsWith(root) ? name.slice(root.length) : name);
}

/** Whether a file is run by hand: by its first line, its folder, or because it reads a command line. */
export function isCommandFile({ program, sourceCode, sourceFile: { fileName } }: FilePass): boolean {
  const root = program.getCurrentDirectory();
  return sourceCode.text.startsWith('#!') || /(?:^|[\\/])(?:scripts?|bin)[\\/]/.test(fileName.startsWith(root) ? fileName.slice(root.length) : fileName) || COMMAND_LINE.test(sourceCode.text);
}

/** Packages that read command lines. */
const COMMAND_LINE = /['"](?:commander|yargs|cac|citty|clipanion|meow|minimist|sade|@oclif\/core|@commander-js\/extra-typings)['"]/;
