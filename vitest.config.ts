import { defineConfig } from 'vitest/config';

const ruleTests = 'tests/rules/**/*.test.ts';
const unknownNames = 'tests/rules/no-un*.test.ts';

export default defineConfig(({ mode }) => ({
  test: {
    // The mode itself does not reach the tests of a project.
    env: mode === 'oracle' ? { ORACLE: 'all' } : {},
    setupFiles: ['tests/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // One TypeScript project service for many rule tests: started per file, they take four times as long; one for all keeps too much.
      { extends: true, test: { name: 'rules', include: [ruleTests], exclude: [unknownNames], isolate: false } },
      { extends: true, test: { name: 'rules about unknown names', include: [unknownNames], isolate: false } },
      // Programs of many projects: a process of its own for each file keeps them from piling up.
      { extends: true, test: { name: 'others', include: ['tests/**/*.test.ts'], exclude: ['tests/fixtures/**', ruleTests] } },
    ],
  },
}));
