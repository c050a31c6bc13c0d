import { packagesAbove } from './package-json.js';

const TEST_FILE = /(?:^|[./_-])(?:tests?|specs?|__tests__|test-d|e2e|fixtures?|mocks?|__mocks__)(?:[./_-]|$)/i;

/** Whether a file holds tests, which ask on purpose for what is missing or wrong; told by its path inside its package. */
export function isTestFile(fileName: string): boolean {
  const [owner] = packagesAbove(fileName);
  return TEST_FILE.test(owner ? fileName.slice(owner.directory.length) : fileName);
}
