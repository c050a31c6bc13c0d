import type { nodemailer as rows } from '../../../src/catalogue/nodemailer.js';
import type { Cases } from '../case.js';

export const nodemailer: Cases<typeof rows> = {
  'nodemailer/createTransport': {
    leaks: `
import { createTransport } from 'nodemailer';
export async function handler(): Promise<unknown> {
  const client = createTransport({ pool: true, host: 'localhost' });
  return await client.sendMail({ to: 'a@example.com' });
}
`,
    honest: `
import { createTransport } from 'nodemailer';
const client = createTransport({ pool: true, host: 'localhost' });
export async function handler(): Promise<unknown> {
  return await client.sendMail({ to: 'a@example.com' });
}
export async function stop(): Promise<void> {
  client.close();
}
`,
  },
};
