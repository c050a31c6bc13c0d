import type { sequelize as rows } from '../../../src/catalogue/sequelize.js';
import type { Cases } from '../case.js';

export const sequelize: Cases<typeof rows> = {
  'sequelize/Sequelize': {
    leaks: `
import { Sequelize } from 'sequelize';
export async function handler(): Promise<unknown> {
  const db = new Sequelize('postgres://localhost/app');
  return await db.query('select 1');
}
`,
    honest: `
import { Sequelize } from 'sequelize';
const db = new Sequelize('postgres://localhost/app');
export async function handler(): Promise<unknown> {
  return await db.query('select 1');
}
export async function stop(): Promise<void> {
  await db.close();
}
`,
  },
  'sequelize/Sequelize.transaction': {
    leaks: `
import type { Sequelize } from 'sequelize';
export async function transfer(db: Sequelize): Promise<boolean> {
  const transaction = await db.transaction();
  const ok = (await db.query('update t set a = 1', { transaction })).length;
  if (!ok) return false;
  await transaction.commit();
  return true;
}
`,
    honest: `
import type { Sequelize } from 'sequelize';
export async function transfer(db: Sequelize): Promise<boolean> {
  const transaction = await db.transaction();
  try {
    const ok = (await db.query('update t set a = 1', { transaction })).length;
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
