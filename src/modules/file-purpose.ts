import { packagesAbove } from './package-json.js';

const TEST_FILE = /(?:^|[./_-])(?:tests?|specs?|__tests__|test-d|e2e|fixtures?|mocks?|__mocks__)(?:[./_-]|$)/i;

/** Folders and files that developers run themselves, with a Node of their choice. */
const DEVELOPMENT = /\/(?:scripts?|tools?|bench(?:marks?)?|examples?|docs?|build|website|\.\w[\w-]*)\/|\.config\.[cm]?[jt]s$/;

/** Whether a file holds tests, which ask on purpose for what is missing or wrong; told by its path inside its package. */
export function isTestFile(fileName: string): boolean {
  return TEST_FILE.test(pathInPackage(fileName));
}

/** Whether a file serves the development of its package rather than its users: scripts, examples, config. */
export function isDevelopmentFile(fileName: string): boolean {
  return DEVELOPMENT.test(pathInPackage(fileName));
}

/** Whether the first lines of a file say that a tool wrote it. */
export function isGeneratedText(text: string): boolean {
  return /@generated\b|\b(?:auto-?\s?generated|generated (?:by|from|with|file|code))\b|\bdo not (?:edit|modify)\b/i.test(text.slice(0, 1000));
}

const LONG_LINE = /[^\n]{2000,}/g;
const MANY_STATEMENTS = 20;

/** Whether a tool packed the code: a line of thousands of characters that holds one statement after the other, not a long text or a table. */
export function isMinifiedText(text: string): boolean {
  return (text.match(LONG_LINE) ?? []).some(line => (line.match(/;\s?[\w$(!}]|\)\s?\{/g) ?? []).length >= MANY_STATEMENTS);
}

function pathInPackage(fileName: string): string {
  const [owner] = packagesAbove(fileName);
  return owner ? fileName.slice(owner.directory.length) : fileName;
}
