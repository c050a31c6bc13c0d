import type { winston as rows } from '../../../src/catalogue/winston.js';
import type { Cases } from '../case.js';

export const winston: Cases<typeof rows> = {
  'winston/createLogger': {
    leaks: `
import { createLogger, transports } from 'winston';
export async function handler(): Promise<unknown> {
  const client = createLogger({ transports: [new transports.File({ filename: 'app.log' })] });
  return client.info('hello');
}
`,
    honest: `
import { createLogger, transports } from 'winston';
const client = createLogger({ transports: [new transports.File({ filename: 'app.log' })] });
export async function handler(): Promise<unknown> {
  return client.info('hello');
}
export async function stop(): Promise<void> {
  client.close();
}
`,
  },
};
