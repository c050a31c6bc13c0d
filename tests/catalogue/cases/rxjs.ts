import type { rxjs as rows } from '../../../src/catalogue/rxjs.js';
import type { Cases } from '../case.js';

export const rxjs: Cases<typeof rows> = {
  'rxjs/Observable.subscribe': {
    leaks: `
import type { Observable, Subscription } from 'rxjs';
export class Session {
  private readonly subscription: Subscription;
  constructor(changes: Observable<string>) {
    this.subscription = changes.subscribe(value => console.log(value));
  }
  use(): void {
    console.log(this.subscription.closed);
  }
}
`,
    honest: `
import type { Observable, Subscription } from 'rxjs';
export class Session {
  private readonly subscription: Subscription;
  constructor(changes: Observable<string>) {
    this.subscription = changes.subscribe(value => console.log(value));
  }
  use(): void {
    console.log(this.subscription.closed);
  }
  dispose(): void {
    this.subscription.unsubscribe();
  }
}
`,
  },
  'rxjs/Connectable.connect': {
    leaks: `
import type { Connectable, Subscription } from 'rxjs';
export class Session {
  private readonly subscription: Subscription;
  constructor(changes: Connectable<string>) {
    this.subscription = changes.connect();
  }
  use(): void {
    console.log(this.subscription.closed);
  }
}
`,
    honest: `
import type { Connectable, Subscription } from 'rxjs';
export class Session {
  private readonly subscription: Subscription;
  constructor(changes: Connectable<string>) {
    this.subscription = changes.connect();
  }
  use(): void {
    console.log(this.subscription.closed);
  }
  dispose(): void {
    this.subscription.unsubscribe();
  }
}
`,
  },
};
