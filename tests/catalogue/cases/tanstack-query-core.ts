import type { tanstackQueryCore as rows } from '../../../src/catalogue/tanstack-query-core.js';
import type { Cases } from '../case.js';

export const tanstackQueryCore: Cases<typeof rows> = {
  '@tanstack/query-core/Subscribable.subscribe': {
    leaks: `
import type { QueryObserver } from '@tanstack/query-core';
export class Session {
  private readonly unsubscribe: () => void;
  constructor(observer: QueryObserver) {
    this.unsubscribe = observer.subscribe(result => console.log(result.status));
  }
  use(): void {
    console.log(this.unsubscribe.length);
  }
}
`,
    honest: `
import type { QueryObserver } from '@tanstack/query-core';
export class Session {
  private readonly unsubscribe: () => void;
  constructor(observer: QueryObserver) {
    this.unsubscribe = observer.subscribe(result => console.log(result.status));
  }
  use(): void {
    console.log(this.unsubscribe.length);
  }
  dispose(): void {
    this.unsubscribe();
  }
}
`,
  },
  '@tanstack/query-core/QueryClient': {
    leaks: `
import { QueryClient } from '@tanstack/query-core';
export function handler(): unknown {
  const client = new QueryClient();
  client.mount();
  return client.getQueryData(['a']);
}
`,
    honest: `
import { QueryClient } from '@tanstack/query-core';
const client = new QueryClient();
client.mount();
export function stop(): void {
  client.unmount();
}
`,
  },
};
