import type { FilePass } from './define.js';

const EXAMPLE_FILE =
  /(?:^|[\\/])(?:tests?|__tests__|__mocks__|__fixtures__|specs?|e2e|cypress|playwright|examples?|docs?|fixtures?|mocks?|stories|templates?|seeds?|seeders|demos?|samples?|playground|sandbox|bench(?:marks?)?|storybook|\.storybook)[\\/]|[.\-_](?:test|spec|e2e|stories|story|mock|fixture|example|sample|demo|seed|bench|setup)\.[cm]?[jt]sx?$|\.d\.[cm]?ts$/i;

/** Whether a file is a test, an example, documentation, or data for one of these, by its path inside the project. */
export function isExampleFile(pass: FilePass): boolean {
  return EXAMPLE_FILE.test(pathInProject(pass));
}

function pathInProject({ program, sourceFile: { fileName } }: FilePass): string {
  const root = program.getCurrentDirectory();
  return fileName.startsWith(root) ? fileName.slice(root.length) : fileName;
}

/** Whether a file is run by a developer, by its path inside the project. */
export function isScriptFile(pass: FilePass): boolean {
  return /(?:^|[\\/])scripts?[\\/]/.test(pathInProject(pass));
}

/** Whether a file is run by hand: by its first line, its folder, or because it reads a command line. */
export function isCommandFile(pass: FilePass): boolean {
  const { text } = pass.sourceCode;
  return text.startsWith('#!') || /(?:^|[\\/])(?:scripts?|bin)[\\/]/.test(pathInProject(pass)) || COMMAND_LINE.test(text);
}

/** What reads a command line: packages, and `process.argv`, apart from `argv[1]`, by which a module knows that it was started itself. */
const COMMAND_LINE = /['"](?:commander|yargs|cac|citty|clipanion|meow|minimist|sade|@oclif\/core|@commander-js\/extra-typings)['"]|\bprocess\.argv\b(?!\[1\])/;
