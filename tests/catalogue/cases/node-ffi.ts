import type { nodeFfi as rows } from '../../../src/catalogue/node-ffi.js';
import type { Cases } from '../case.js';

export const nodeFfi: Cases<typeof rows> = {
  'node:ffi/DynamicLibrary': {
    leaks: `
import { DynamicLibrary } from 'node:ffi';
export function load(path: string): void {
  const library = new DynamicLibrary(path);
  console.log(library.path);
}
`,
    honest: `
import { DynamicLibrary } from 'node:ffi';
export function load(path: string): void {
  using library = new DynamicLibrary(path);
  console.log(library.path);
}
`,
  },
};
