import type { socketIo as rows } from '../../../src/catalogue/socket-io.js';
import type { Cases } from '../case.js';

export const socketIo: Cases<typeof rows> = {
  'socket.io/Server': {
    leaks: `
import { Server } from 'socket.io';
export function serve(): void {
  const server = new Server(8080);
  server.on('connection', socket => socket.emit('hello'));
}
`,
    honest: `
import { Server } from 'socket.io';
const server = new Server(8080);
export async function stop(): Promise<void> {
  await server.close();
}
`,
  },
};
