import type { nodeTraceEvents as rows } from '../../../src/catalogue/node-trace-events.js';
import type { Cases } from '../case.js';

export const nodeTraceEvents: Cases<typeof rows> = {
  'node:trace_events/createTracing': {
    leaks: `
import { createTracing } from 'node:trace_events';
export function measure(): void {
  const probe = createTracing({ categories: ['node.perf'] });
  probe.enable();
}
`,
    honest: `
import { createTracing } from 'node:trace_events';
const probe = createTracing({ categories: ['node.perf'] });
probe.enable();
export function stop(): void {
  probe.disable();
}
`,
  },
};
