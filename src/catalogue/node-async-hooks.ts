import type { ResourceEntry } from './schema.js';

export const nodeAsyncHooks = [
  {
    id: 'node:async_hooks/createHook',
    noun: 'async hook',
    origin: { from: 'module', module: 'node:async_hooks' },
    acquire: { by: 'call', name: 'createHook' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'disable' }],
    policy: 'longLived',
    costs: ['cpu'],
    activatedBy: ['enable'],
    secondRelease: 'harmless',
    source: 'https://nodejs.org/api/async_hooks.html#asynchookdisable',
  },
  {
    id: 'node:async_hooks/AsyncLocalStorage.withScope',
    noun: 'storage scope',
    origin: { from: 'module', module: 'node:async_hooks' },
    acquire: { by: 'method', type: 'AsyncLocalStorage', name: 'withScope' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'dispose' }],
    policy: 'scoped',
    costs: ['heap'],
    secondRelease: 'harmless',
    disposable: { sync: { node: '25.9.0' } },
    source: 'https://nodejs.org/api/async_context.html#asynclocalstoragewithscopestore',
  },
] as const satisfies readonly ResourceEntry[];
