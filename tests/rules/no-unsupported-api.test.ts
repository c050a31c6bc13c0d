import rule from '../../src/rules/no-unsupported-api.js';
import { typedRuleTester } from '../support/lint.js';

// The package around these files promises Node 18.
const ts = { filename: 'node-18/file.ts' };
const js = { filename: 'node-18/script.js' };

typedRuleTester().run('no-unsupported-api', rule, {
  valid: [
    { name: 'old enough', code: `import fs from 'node:fs';\nfs.cp('a', 'b', () => undefined); export const x = [1].at(-1);`, ...ts },
    { name: 'a package that promises nothing', code: `import 'node:fs';\nexport const x = [2, 1].toSorted();` },
    { name: 'the older half of a library file', code: `import 'node:fs';\nexport const x = [1].findLast(n => n > 0);`, ...ts },
    { name: 'asked for', code: `import 'node:fs';\nconst xs = [2, 1];\nexport const x = 'toSorted' in xs ? xs.toSorted() : [...xs].sort();`, ...ts },
    { name: 'asked for by its value', code: `import 'node:fs';\nexport const p = Promise.withResolvers ? Promise.withResolvers() : undefined;`, ...ts },
    { name: 'an optional call', code: `import 'node:fs';\nexport const x = [2, 1].toSorted?.();`, ...ts },
    { name: 'a call that may fail', code: `import 'node:fs';\nexport function f(xs: number[]) { try { return xs.toSorted(); } catch { return [...xs].sort(); } }`, ...ts },
    { name: 'code for browsers: nothing says that Node runs it', code: `export const x = [2, 1].toSorted();`, ...ts },
    { name: 'a member of the same name of their own', code: `import 'node:fs';\nclass List { toSorted() { return this; } } export const x = new List().toSorted();`, ...ts },
    { name: 'declared by the project', code: `import 'node:fs';\ndeclare global { interface Array<T> { toSorted(): T[] } } export const x = [1].toSorted();`, ...ts },
    { name: 'brought back to an older line', code: `import { getSystemErrorMap } from 'node:util';\nexport const x = getSystemErrorMap;`, ...ts },
    { name: 'a newer line only: it may have been brought back', code: `export const x = URL.canParse('a');`, ...ts },
    { name: 'any', code: `import 'node:fs';\nexport const f = (xs: any) => xs.toSorted();`, ...ts },
    { name: 'types', code: `import type { ParseArgsConfig } from 'node:util';\nexport type A = ParseArgsConfig;`, ...ts },
  ],
  invalid: [
    {
      name: 'toSorted on Node 18 (75)',
      code: `import 'node:fs';\nexport const x = [2, 1].toSorted();`,
      ...ts,
      errors: [{ messageId: 'unsupported', line: 2, column: 25, endColumn: 33, data: { name: 'toSorted', oldest: '18.0.0', since: '20.0.0', declaredIn: 'lib.es2023.array.d.ts' } }],
    },
    { name: 'with', code: `import 'node:fs';\nexport const x = [2, 1].with(0, 1).toReversed();`, ...ts, errors: [{ messageId: 'unsupported' }, { messageId: 'unsupported' }] },
    { name: 'from the same line of Node', code: `import { parseArgs } from 'node:util';\nexport const x = parseArgs;`, ...ts, errors: [{ messageId: 'unsupported', line: 1, column: 10, data: { name: 'parseArgs', oldest: '18.0.0', since: '16.17.0 and 18.3.0', declaredIn: '@types/node' } }] },
    { name: 'JavaScript', code: `import 'node:fs';\nexport const x = [2, 1].toSorted();`, ...js, errors: [{ messageId: 'unsupported', line: 2 }] },
    { name: 'JavaScript: a member of a module', code: `import util from 'node:util';\nexport const x = util.parseArgs({});`, ...js, errors: [{ messageId: 'unsupported', line: 2, column: 23 }] },
    { name: 'JavaScript: taken apart', code: `import util from 'node:util';\nexport const { parseArgs } = util;`, ...js, errors: [{ messageId: 'unsupported', line: 2 }] },
  ],
});
