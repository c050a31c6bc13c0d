import type { socketIoClient as rows } from '../../../src/catalogue/socket-io-client.js';
import type { Cases } from '../case.js';

export const socketIoClient: Cases<typeof rows> = {
  'socket.io-client/io': {
    leaks: `
import { io } from 'socket.io-client';
export class Session {
  private readonly connection = io('https://example.com');
  use(): void {
    this.connection.emit('hello');
  }
}
`,
    honest: `
import { io } from 'socket.io-client';
export class Session {
  private readonly connection = io('https://example.com');
  use(): void {
    this.connection.emit('hello');
  }
  dispose(): void {
    this.connection.disconnect();
  }
}
`,
  },
};
