import type { mysql2Promise as rows } from '../../../src/catalogue/mysql2-promise.js';
import type { Cases } from '../case.js';

export const mysql2Promise: Cases<typeof rows> = {
  'mysql2/promise/createConnection': {
    leaks: `
import { createConnection } from 'mysql2/promise';
export async function work(): Promise<unknown> {
  const connection = await createConnection({ host: 'localhost' });
  const result = await connection.query('select 1');
  return result;
}
`,
    honest: `
import { createConnection } from 'mysql2/promise';
export async function work(): Promise<unknown> {
  const connection = await createConnection({ host: 'localhost' });
  try {
    return await connection.query('select 1');
  } finally {
    await connection.end();
  }
}
`,
  },
  'mysql2/promise/createPool': {
    leaks: `
import { createPool } from 'mysql2/promise';
export async function handler(): Promise<unknown> {
  const pool = createPool({ host: 'localhost' });
  return await pool.query('select 1');
}
`,
    honest: `
import { createPool } from 'mysql2/promise';
const pool = createPool({ host: 'localhost' });
export async function handler(): Promise<unknown> {
  return await pool.query('select 1');
}
export async function stop(): Promise<void> {
  await pool.end();
}
`,
  },
  'mysql2/promise/Pool.getConnection': {
    leaks: `
import type { Pool } from 'mysql2/promise';
export async function work(pool: Pool): Promise<unknown> {
  const connection = await pool.getConnection();
  const result = await connection.query('select 1');
  return result;
}
`,
    honest: `
import type { Pool } from 'mysql2/promise';
export async function work(pool: Pool): Promise<unknown> {
  const connection = await pool.getConnection();
  try {
    return await connection.query('select 1');
  } finally {
    connection.release();
  }
}
`,
  },
};
