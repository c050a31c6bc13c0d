import type { eventemitter3 as rows } from '../../../src/catalogue/eventemitter3.js';
import type { Cases } from '../case.js';

export const eventemitter3: Cases<typeof rows> = {
  'eventemitter3/EventEmitter.on': {
    leaks: `
import type { EventEmitter } from 'eventemitter3';
export class View {
  constructor(private readonly bus: EventEmitter) {
    this.bus.on('change', this.render);
  }
  private readonly render = (): void => console.log('changed');
}
`,
    honest: `
import type { EventEmitter } from 'eventemitter3';
export class View {
  constructor(private readonly bus: EventEmitter) {
    this.bus.on('change', this.render);
  }
  private readonly render = (): void => console.log('changed');
  dispose(): void {
    this.bus.off('change', this.render);
  }
}
`,
  },
};
