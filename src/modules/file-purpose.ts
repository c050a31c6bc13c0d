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

function pathInPackage(fileName: string): string {
  const [owner] = packagesAbove(fileName);
  return owner ? fileName.slice(owner.directory.length) : fileName;
}
