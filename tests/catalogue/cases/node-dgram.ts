import type { nodeDgram as rows } from '../../../src/catalogue/node-dgram.js';
import type { Cases } from '../case.js';

export const nodeDgram: Cases<typeof rows> = {
  'node:dgram/createSocket': {
    leaks: `
import { createSocket } from 'node:dgram';
export function ping(port: number): void {
  const socket = createSocket('udp4');
  socket.send('ping', port);
}
`,
    honest: `
import { createSocket } from 'node:dgram';
export function ping(port: number): void {
  const socket = createSocket('udp4');
  socket.send('ping', port, () => socket.close());
}
`,
  },
};
