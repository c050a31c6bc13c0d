import type { nodeDiagnosticsChannel as rows } from '../../../src/catalogue/node-diagnostics-channel.js';
import type { Cases } from '../case.js';

export const nodeDiagnosticsChannel: Cases<typeof rows> = {
  'node:diagnostics_channel/subscribe': {
    leaks: `
import { subscribe } from 'node:diagnostics_channel';
export function trace(): void {
  subscribe('http.client.request.start', message => console.log(message));
}
`,
    honest: `
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
const print = (message: unknown): void => console.log(message);
subscribe('http.client.request.start', print);
export function stop(): void {
  unsubscribe('http.client.request.start', print);
}
`,
  },
};
