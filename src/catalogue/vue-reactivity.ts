import type { ResourceEntry } from './schema.js';

export const vueReactivity = [
  {
    id: '@vue/reactivity/effectScope',
    noun: 'detached effect scope',
    origin: { from: 'module', module: '@vue/reactivity' },
    acquire: { by: 'call', name: 'effectScope' },
    when: { literal: { argument: 0, equals: true } },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'stop' }],
    policy: 'scoped',
    costs: ['heap'],
    secondRelease: 'harmless',
    validity: [{ name: 'active', released: false }],
    source: 'https://vuejs.org/api/reactivity-advanced.html#effectscope',
  },
] as const satisfies readonly ResourceEntry[];
