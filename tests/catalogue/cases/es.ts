import type { es as rows } from '../../../src/catalogue/es.js';
import type { Cases } from '../case.js';

export const es: Cases<typeof rows> = {
  'es/DisposableStack': {
    leaks: `
export function run(resource: Disposable, work: () => void): void {
  const stack = new DisposableStack();
  stack.use(resource);
  work();
}
`,
    honest: `
export function run(resource: Disposable, work: () => void): void {
  using stack = new DisposableStack();
  stack.use(resource);
  work();
}
`,
  },
  'es/AsyncDisposableStack': {
    leaks: `
export async function run(resource: AsyncDisposable, work: () => Promise<void>): Promise<void> {
  const stack = new AsyncDisposableStack();
  stack.use(resource);
  await work();
}
`,
    honest: `
export async function run(resource: AsyncDisposable, work: () => Promise<void>): Promise<void> {
  await using stack = new AsyncDisposableStack();
  stack.use(resource);
  await work();
}
`,
  },
};
