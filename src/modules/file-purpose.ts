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

const LONG_LINE = 2000;
const MANY_STATEMENTS = 20;

/** Whether a tool packed the code: a line of thousands of characters that holds one statement after the other, not a long text or a table. */
export function isMinifiedText(text: string): boolean {
  for (let start = 0; start >= 0 && start + LONG_LINE < text.length; ) {
    // Most lines are short: the line break before the limit ends the last of them.
    const breakBefore = text.lastIndexOf('\n', start + LONG_LINE);
    if (breakBefore >= start) {
      start = breakBefore + 1;
      continue;
    }
    const end = text.indexOf('\n', start + LONG_LINE);
    const line = text.slice(start, end < 0 ? text.length : end);
    if ((line.match(/;\s?[\w$(!}]|\)\s?\{/g) ?? []).length >= MANY_STATEMENTS) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}

function pathInPackage(fileName: string): string {
  const [owner] = packagesAbove(fileName);
  return owner ? fileName.slice(owner.directory.length) : fileName;
}
