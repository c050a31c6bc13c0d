import type { zustand as rows } from '../../../src/catalogue/zustand.js';
import type { Cases } from '../case.js';

export const zustand: Cases<typeof rows> = {
  'zustand/StoreApi.subscribe': {
    leaks: `
import type { StoreApi } from 'zustand';
export class Session {
  private readonly unsubscribe: () => void;
  constructor(store: StoreApi<string>) {
    this.unsubscribe = store.subscribe(value => console.log(value));
  }
  use(): void {
    console.log(this.unsubscribe.length);
  }
}
`,
    honest: `
import type { StoreApi } from 'zustand';
export class Session {
  private readonly unsubscribe: () => void;
  constructor(store: StoreApi<string>) {
    this.unsubscribe = store.subscribe(value => console.log(value));
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
};
