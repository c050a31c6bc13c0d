import type { nodeAsyncHooks as rows } from '../../../src/catalogue/node-async-hooks.js';
import type { Cases } from '../case.js';

export const nodeAsyncHooks: Cases<typeof rows> = {
  'node:async_hooks/createHook': {
    leaks: `
import { createHook } from 'node:async_hooks';
export function measure(): void {
  const probe = createHook({ init() {} });
  probe.enable();
}
`,
    honest: `
import { createHook } from 'node:async_hooks';
const probe = createHook({ init() {} });
probe.enable();
export function stop(): void {
  probe.disable();
}
`,
  },
  'node:async_hooks/AsyncLocalStorage.withScope': {
    leaks: `
import { AsyncLocalStorage } from 'node:async_hooks';
const storage = new AsyncLocalStorage<string>();
export function run(user: string, work: () => void): void {
  const scope = storage.withScope(user);
  work();
}
`,
    honest: `
import { AsyncLocalStorage } from 'node:async_hooks';
const storage = new AsyncLocalStorage<string>();
export function run(user: string, work: () => void): void {
  using _scope = storage.withScope(user);
  work();
}
`,
  },
};
