import type { pgCursor as rows } from '../../../src/catalogue/pg-cursor.js';
import type { Cases } from '../case.js';

export const pgCursor: Cases<typeof rows> = {
  'pg-cursor/Cursor': {
    leaks: `
import type { Client } from 'pg';
import Cursor from 'pg-cursor';
export async function work(client: Client): Promise<unknown> {
  const cursor = client.query(new Cursor('select * from t'));
  const result = await cursor.read(100);
  return result;
}
`,
    honest: `
import type { Client } from 'pg';
import Cursor from 'pg-cursor';
export async function work(client: Client): Promise<unknown> {
  const cursor = client.query(new Cursor('select * from t'));
  try {
    return await cursor.read(100);
  } finally {
    await cursor.close();
  }
}
`,
  },
};
