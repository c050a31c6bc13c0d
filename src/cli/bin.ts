#!/usr/bin/env node
try {
  const { main } = await import('./main.js');
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.error('grounded: ESLint 9 or 10 and TypeScript 5 or 6 must be installed beside it: npm install --save-dev eslint typescript');
  process.exitCode = 2;
}
