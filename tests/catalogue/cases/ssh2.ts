import type { ssh2 as rows } from '../../../src/catalogue/ssh2.js';
import type { Cases } from '../case.js';

export const ssh2: Cases<typeof rows> = {
  'ssh2/Client': {
    leaks: `
import { Client } from 'ssh2';
export function run(command: string): void {
  const client = new Client();
  client.connect({ host: 'localhost' });
  client.exec(command, error => console.log(error));
}
`,
    honest: `
import { Client } from 'ssh2';
export function run(command: string): void {
  const client = new Client();
  client.connect({ host: 'localhost' });
  client.exec(command, error => {
    console.log(error);
    client.end();
  });
}
`,
  },
};
