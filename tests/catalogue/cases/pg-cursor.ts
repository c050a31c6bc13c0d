import type { pgCursor as rows } from '../../../src/catalogue/pg-cursor.js';
import type { Cases } from '../case.js';

export const pgCursor: Cases<typeof rows> = {
  'pg-cursor/Cursor': {
    leaks: `
import type { Client } from 'pg';
import Cursor from 'pg-cursor';
export async function work(client: Client): Promise<unknown> {
  const cursor = new Cursor('select * from t');
  client.query(cursor);
  const rows = await cursor.read(100);
  return rows;
}
`,
    honest: `
import type { Client } from 'pg';
import Cursor from 'pg-cursor';
export async function work(client: Client): Promise<unknown> {
  const cursor = new Cursor('select * from t');
  client.query(cursor);
  try {
    return await cursor.read(100);
  } finally {
    await cursor.close();
  }
}
`,
  },
};
