import type { nodeEvents as rows } from '../../../src/catalogue/node-events.js';
import type { Cases } from '../case.js';

export const nodeEvents: Cases<typeof rows> = {
  'node:events/EventEmitter.on': {
    leaks: `
import type { EventEmitter } from 'node:events';
export class View {
  constructor(private readonly bus: EventEmitter) {
    this.bus.on('change', this.render);
  }
  private readonly render = (): void => console.log('changed');
}
`,
    honest: `
import type { EventEmitter } from 'node:events';
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
  'node:events/on': {
    leaks: `
import { on, type EventEmitter } from 'node:events';
export async function first(bus: EventEmitter): Promise<unknown> {
  const events = on(bus, 'change')[Symbol.asyncIterator]();
  const { value } = await events.next();
  return value;
}
`,
    honest: `
import { on, type EventEmitter } from 'node:events';
export async function first(bus: EventEmitter): Promise<unknown> {
  for await (const [value] of on(bus, 'change')) return value;
  return undefined;
}
`,
  },
  'node:events/addAbortListener': {
    leaks: `
import { addAbortListener } from 'node:events';
export async function work(signal: AbortSignal, step: () => Promise<void>): Promise<void> {
  const listener = addAbortListener(signal, () => console.log('stopped'));
  await step();
}
`,
    honest: `
import { addAbortListener } from 'node:events';
export async function work(signal: AbortSignal, step: () => Promise<void>): Promise<void> {
  using _listener = addAbortListener(signal, () => console.log('stopped'));
  await step();
}
`,
  },
};
