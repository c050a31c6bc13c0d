import type { libsqlClient as rows } from '../../../src/catalogue/libsql-client.js';
import type { Cases } from '../case.js';

export const libsqlClient: Cases<typeof rows> = {
  '@libsql/client/createClient': {
    leaks: `
import { createClient } from '@libsql/client';
export async function handler(): Promise<unknown> {
  const client = createClient({ url: 'file:a.db' });
  return await client.execute('select 1');
}
`,
    honest: `
import { createClient } from '@libsql/client';
const client = createClient({ url: 'file:a.db' });
export async function handler(): Promise<unknown> {
  return await client.execute('select 1');
}
export async function stop(): Promise<void> {
  client.close();
}
`,
  },
  '@libsql/client/Client.transaction': {
    leaks: `
import type { Client } from '@libsql/client';
export async function transfer(client: Client): Promise<boolean> {
  const transaction = await client.transaction('write');
  const ok = (await transaction.execute('update t set a = 1')).rowsAffected;
  if (!ok) return false;
  await transaction.commit();
  return true;
}
`,
    honest: `
import type { Client } from '@libsql/client';
export async function transfer(client: Client): Promise<boolean> {
  const transaction = await client.transaction('write');
  try {
    const ok = (await transaction.execute('update t set a = 1')).rowsAffected;
    await transaction.commit();
    return Boolean(ok);
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
`,
  },
};
