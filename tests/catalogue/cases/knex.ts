import type { knex as rows } from '../../../src/catalogue/knex.js';
import type { Cases } from '../case.js';

export const knex: Cases<typeof rows> = {
  'knex/knex': {
    leaks: `
import knex from 'knex';
export async function handler(): Promise<unknown> {
  const db = knex({ client: 'pg' });
  return await db.raw('select 1');
}
`,
    honest: `
import knex from 'knex';
const db = knex({ client: 'pg' });
export async function handler(): Promise<unknown> {
  return await db.raw('select 1');
}
export async function stop(): Promise<void> {
  await db.destroy();
}
`,
  },
  'knex/Knex.transaction': {
    leaks: `
import type { Knex } from 'knex';
export async function transfer(db: Knex): Promise<boolean> {
  const trx = await db.transaction();
  const ok = await trx('t').update({ a: 1 });
  if (!ok) return false;
  await trx.commit();
  return true;
}
`,
    honest: `
import type { Knex } from 'knex';
export async function transfer(db: Knex): Promise<boolean> {
  const trx = await db.transaction();
  try {
    const ok = await trx('t').update({ a: 1 });
    await trx.commit();
    return Boolean(ok);
  } catch (error) {
    await trx.rollback();
    throw error;
  }
}
`,
  },
};
