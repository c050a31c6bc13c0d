import type { kysely as rows } from '../../../src/catalogue/kysely.js';
import type { Cases } from '../case.js';

export const kysely: Cases<typeof rows> = {
  'kysely/Kysely': {
    leaks: `
import { Kysely, type Dialect } from 'kysely';
declare const dialect: Dialect;
export async function handler(): Promise<unknown> {
  const db = new Kysely<{ t: { a: number } }>({ dialect });
  return await db.selectFrom('t').selectAll().execute();
}
`,
    honest: `
import { Kysely, type Dialect } from 'kysely';
declare const dialect: Dialect;
const db = new Kysely<{ t: { a: number } }>({ dialect });
export async function handler(): Promise<unknown> {
  return await db.selectFrom('t').selectAll().execute();
}
export async function stop(): Promise<void> {
  await db.destroy();
}
`,
  },
  'kysely/ControlledTransactionBuilder.execute': {
    leaks: `
import type { Kysely } from 'kysely';
export async function transfer(db: Kysely<{ t: { a: number } }>): Promise<boolean> {
  const trx = await db.startTransaction().execute();
  const ok = await trx.updateTable('t').set({ a: 1 }).executeTakeFirst();
  if (!ok) return false;
  await trx.commit().execute();
  return true;
}
`,
    honest: `
import type { Kysely } from 'kysely';
export async function transfer(db: Kysely<{ t: { a: number } }>): Promise<boolean> {
  const trx = await db.startTransaction().execute();
  try {
    const ok = await trx.updateTable('t').set({ a: 1 }).executeTakeFirst();
    await trx.commit().execute();
    return Boolean(ok);
  } catch (error) {
    await trx.rollback().execute();
    throw error;
  }
}
`,
  },
};
