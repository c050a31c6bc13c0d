import type { ResourceEntry } from './schema.js';

export const rxjs = [
  {
    id: 'rxjs/Observable.subscribe',
    noun: 'subscription',
    origin: { from: 'module', module: 'rxjs' },
    acquire: { by: 'method', type: 'Observable', name: 'subscribe', overridden: true },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'unsubscribe' }],
    policy: 'effectBound',
    costs: ['heap'],
    secondRelease: 'harmless',
    validity: [{ name: 'closed', released: true }],
    source: 'https://rxjs.dev/guide/subscription',
  },
  {
    id: 'rxjs/Connectable.connect',
    noun: 'subscription',
    origin: { from: 'module', module: 'rxjs' },
    acquire: { by: 'method', type: 'Connectable', name: 'connect' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'unsubscribe' }],
    policy: 'effectBound',
    costs: ['heap'],
    secondRelease: 'harmless',
    validity: [{ name: 'closed', released: true }],
    source: 'https://rxjs.dev/api/index/interface/Connectable',
  },
] as const satisfies readonly ResourceEntry[];
