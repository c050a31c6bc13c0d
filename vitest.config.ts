import { defineConfig } from 'vitest/config';

const ruleTests = 'tests/rules/**/*.test.ts';

export default defineConfig({
  test: {
    setupFiles: ['tests/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // One TypeScript project service for all rule tests: started per file, they take four times as long.
      { extends: true, test: { name: 'rules', include: [ruleTests], isolate: false } },
      // Programs of many projects: a process of its own for each file keeps them from piling up.
      { extends: true, test: { name: 'others', include: ['tests/**/*.test.ts'], exclude: ['tests/fixtures/**', ruleTests] } },
    ],
  },
});
