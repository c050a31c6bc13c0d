import type { Linter } from 'eslint';

/**
 * Rules of ESLint itself that ask what the family `logic` asks: does the code contradict itself, hide an error, compute what
 * nobody gets? `strict` has them, for projects that do not use `eslint:recommended`; each exists since ESLint 9.0. Rules of
 * typescript-eslint are not here: a config that brings that plugin breaks every config that brings another copy of it.
 */
export const coreRules: Readonly<Linter.RulesRecord> = {
  'array-callback-return': 'error',
  'no-async-promise-executor': 'error',
  'no-constant-binary-expression': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-optional-chaining': 'error',
  'no-useless-catch': 'error',
};
