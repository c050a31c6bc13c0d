import type { svelte as rows } from '../../../src/catalogue/svelte.js';
import type { Cases } from '../case.js';

export const svelte: Cases<typeof rows> = {
  'svelte/Readable.subscribe': {
    leaks: `
import type { Readable, Unsubscriber } from 'svelte/store';
export class Session {
  private readonly unsubscribe: Unsubscriber;
  constructor(store: Readable<string>) {
    this.unsubscribe = store.subscribe(value => console.log(value));
  }
  use(): void {
    console.log(this.unsubscribe.length);
  }
}
`,
    honest: `
import type { Readable, Unsubscriber } from 'svelte/store';
export class Session {
  private readonly unsubscribe: Unsubscriber;
  constructor(store: Readable<string>) {
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
