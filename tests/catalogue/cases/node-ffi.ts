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
  'node:ffi/dlopen': {
    leaks: `
import { dlopen } from 'node:ffi';
export function sum(path: string, text: string): unknown {
  const { lib, functions } = dlopen(path, { sum: { arguments: ['i32', 'i32'], return: 'i32' } });
  const [a, b] = JSON.parse(text);
  const result = functions.sum(a, b);
  lib.close();
  return result;
}
`,
    honest: `
import { dlopen } from 'node:ffi';
export function sum(path: string, text: string): unknown {
  const { lib, functions } = dlopen(path, { sum: { arguments: ['i32', 'i32'], return: 'i32' } });
  try {
    const [a, b] = JSON.parse(text);
    return functions.sum(a, b);
  } finally {
    lib.close();
  }
}
`,
  },
};
