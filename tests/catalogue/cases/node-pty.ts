import type { nodePty as rows } from '../../../src/catalogue/node-pty.js';
import type { Cases } from '../case.js';

export const nodePty: Cases<typeof rows> = {
  'node-pty/spawn': {
    leaks: `
import { spawn } from 'node-pty';
export function run(command: string): number {
  const terminal = spawn('bash', [], {});
  terminal.write(command);
  return terminal.pid;
}
`,
    honest: `
import { spawn } from 'node-pty';
export function run(command: string): void {
  const terminal = spawn('bash', [], {});
  terminal.write(command);
  terminal.kill();
}
`,
  },
  'node-pty/IPty.onData': {
    leaks: `
import type { IDisposable, IPty } from 'node-pty';
export class Session {
  private readonly listener: IDisposable;
  constructor(terminal: IPty) {
    this.listener = terminal.onData(data => console.log(data));
  }
  use(): void {
    console.log(this.listener);
  }
}
`,
    honest: `
import type { IDisposable, IPty } from 'node-pty';
export class Session {
  private readonly listener: IDisposable;
  constructor(terminal: IPty) {
    this.listener = terminal.onData(data => console.log(data));
  }
  use(): void {
    console.log(this.listener);
  }
  dispose(): void {
    this.listener.dispose();
  }
}
`,
  },
};
