import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
    // One TypeScript project service for all rule tests: started per file, the suite takes four times as long.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
