import type { oracledb as rows } from '../../../src/catalogue/oracledb.js';
import type { Cases } from '../case.js';

export const oracledb: Cases<typeof rows> = {
  'oracledb/getConnection': {
    leaks: `
import { getConnection } from 'oracledb';
export async function work(): Promise<unknown> {
  const connection = await getConnection();
  const result = await connection.execute('select 1 from dual');
  return result;
}
`,
    honest: `
import { getConnection } from 'oracledb';
export async function work(): Promise<unknown> {
  const connection = await getConnection();
  try {
    return await connection.execute('select 1 from dual');
  } finally {
    await connection.close();
  }
}
`,
  },
  'oracledb/Pool.getConnection': {
    leaks: `
import type { Pool } from 'oracledb';
export async function work(pool: Pool): Promise<unknown> {
  const connection = await pool.getConnection();
  const result = await connection.execute('select 1 from dual');
  return result;
}
`,
    honest: `
import type { Pool } from 'oracledb';
export async function work(pool: Pool): Promise<unknown> {
  const connection = await pool.getConnection();
  try {
    return await connection.execute('select 1 from dual');
  } finally {
    await connection.close();
  }
}
`,
  },
  'oracledb/createPool': {
    leaks: `
import { createPool } from 'oracledb';
export async function handler(): Promise<unknown> {
  const pool = await createPool({ connectString: 'localhost/app' });
  return pool.connectionsOpen;
}
`,
    honest: `
import { createPool } from 'oracledb';
const pool = await createPool({ connectString: 'localhost/app' });
export async function handler(): Promise<unknown> {
  return pool.connectionsOpen;
}
export async function stop(): Promise<void> {
  await pool.close();
}
`,
  },
};
