import type { angularCore as rows } from '../../../src/catalogue/angular-core.js';
import type { Cases } from '../case.js';

export const angularCore: Cases<typeof rows> = {
  '@angular/core/EventEmitter.subscribe': {
    leaks: `
import type { EventEmitter } from '@angular/core';
import type { Subscription } from 'rxjs';
export class Session {
  private readonly subscription: Subscription;
  constructor(changes: EventEmitter<string>) {
    this.subscription = changes.subscribe(value => console.log(value));
  }
  use(): void {
    console.log(this.subscription.closed);
  }
}
`,
    honest: `
import type { EventEmitter } from '@angular/core';
import type { Subscription } from 'rxjs';
export class Session {
  private readonly subscription: Subscription;
  constructor(changes: EventEmitter<string>) {
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
  '@angular/core/OutputRef.subscribe': {
    leaks: `
import type { OutputRef, OutputRefSubscription } from '@angular/core';
export class Session {
  private readonly subscription: OutputRefSubscription;
  constructor(changes: OutputRef<string>) {
    this.subscription = changes.subscribe(value => console.log(value));
  }
  use(): void {
    console.log(this.subscription);
  }
}
`,
    honest: `
import type { OutputRef, OutputRefSubscription } from '@angular/core';
export class Session {
  private readonly subscription: OutputRefSubscription;
  constructor(changes: OutputRef<string>) {
    this.subscription = changes.subscribe(value => console.log(value));
  }
  use(): void {
    console.log(this.subscription);
  }
  dispose(): void {
    this.subscription.unsubscribe();
  }
}
`,
  },
  '@angular/core/Renderer2.listen': {
    leaks: `
import type { Renderer2 } from '@angular/core';
export class Session {
  private readonly unlisten: () => void;
  constructor(renderer: Renderer2) {
    this.unlisten = renderer.listen('window', 'resize', () => console.log('resized'));
  }
  use(): void {
    console.log(this.unlisten.length);
  }
}
`,
    honest: `
import type { Renderer2 } from '@angular/core';
export class Session {
  private readonly unlisten: () => void;
  constructor(renderer: Renderer2) {
    this.unlisten = renderer.listen('window', 'resize', () => console.log('resized'));
  }
  use(): void {
    console.log(this.unlisten.length);
  }
  dispose(): void {
    this.unlisten();
  }
}
`,
  },
};
