import type { nodePerfHooks as rows } from '../../../src/catalogue/node-perf-hooks.js';
import type { Cases } from '../case.js';

export const nodePerfHooks: Cases<typeof rows> = {
  'node:perf_hooks/PerformanceObserver': {
    leaks: `
import { PerformanceObserver } from 'node:perf_hooks';
export class Meter {
  private readonly observer = new PerformanceObserver(() => console.log('marked'));
  start(): void {
    this.observer.observe({ entryTypes: ['mark'] });
  }
}
`,
    honest: `
import { PerformanceObserver } from 'node:perf_hooks';
export class Meter {
  private readonly observer = new PerformanceObserver(() => console.log('marked'));
  start(): void {
    this.observer.observe({ entryTypes: ['mark'] });
  }
  stop(): void {
    this.observer.disconnect();
  }
}
`,
  },
  'node:perf_hooks/monitorEventLoopDelay': {
    leaks: `
import { monitorEventLoopDelay } from 'node:perf_hooks';
export function measure(): void {
  const probe = monitorEventLoopDelay();
  probe.enable();
}
`,
    honest: `
import { monitorEventLoopDelay } from 'node:perf_hooks';
const probe = monitorEventLoopDelay();
probe.enable();
export function stop(): void {
  probe.disable();
}
`,
  },
};
