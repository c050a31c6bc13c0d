import type { mssql as rows } from '../../../src/catalogue/mssql.js';
import type { Cases } from '../case.js';

export const mssql: Cases<typeof rows> = {
  'mssql/ConnectionPool': {
    leaks: `
import { ConnectionPool } from 'mssql';
export async function handler(): Promise<unknown> {
  const pool = new ConnectionPool('Server=localhost');
  await pool.connect();
  return await pool.query('select 1');
}
`,
    honest: `
import { ConnectionPool } from 'mssql';
const pool = new ConnectionPool('Server=localhost');
export async function handler(): Promise<unknown> {
  return await pool.query('select 1');
}
export async function begin(): Promise<void> {
  await pool.connect();
}
export async function stop(): Promise<void> {
  await pool.close();
}
`,
  },
  'mssql/Transaction': {
    leaks: `
import { Transaction, type ConnectionPool } from 'mssql';
export async function transfer(pool: ConnectionPool): Promise<boolean> {
  const transaction = new Transaction(pool);
  await transaction.begin();
  const { rowsAffected } = await transaction.request().query('update t set a = 1');
  if (rowsAffected.length === 0) return false;
  await transaction.commit();
  return true;
}
`,
    honest: `
import { Transaction, type ConnectionPool } from 'mssql';
export async function transfer(pool: ConnectionPool): Promise<boolean> {
  const transaction = new Transaction(pool);
  await transaction.begin();
  try {
    await transaction.request().query('update t set a = 1');
    await transaction.commit();
    return true;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
`,
  },
  'mssql/PreparedStatement': {
    leaks: `
import { PreparedStatement, type ConnectionPool } from 'mssql';
export async function work(pool: ConnectionPool): Promise<unknown> {
  const statement = new PreparedStatement(pool);
  await statement.prepare('select 1');
  const result = await statement.execute({});
  return result;
}
`,
    honest: `
import { PreparedStatement, type ConnectionPool } from 'mssql';
export async function work(pool: ConnectionPool): Promise<unknown> {
  const statement = new PreparedStatement(pool);
  try {
    await statement.prepare('select 1');
    return await statement.execute({});
  } finally {
    await statement.unprepare();
  }
}
`,
  },
};
