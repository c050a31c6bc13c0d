import type { tedious as rows } from '../../../src/catalogue/tedious.js';
import type { Cases } from '../case.js';

export const tedious: Cases<typeof rows> = {
  'tedious/Connection': {
    leaks: `
import { Connection } from 'tedious';
export function check(done: (error?: Error) => void): void {
  const connection = new Connection({ server: 'localhost' });
  connection.connect(error => done(error));
}
`,
    honest: `
import { Connection } from 'tedious';
export function check(done: (error?: Error) => void): void {
  const connection = new Connection({ server: 'localhost' });
  connection.connect(error => {
    connection.close();
    done(error);
  });
}
`,
  },
};
