import type { mysql2 as rows } from '../../../src/catalogue/mysql2.js';
import type { Cases } from '../case.js';

export const mysql2: Cases<typeof rows> = {
  'mysql2/createConnection': {
    leaks: `
import { createConnection } from 'mysql2';
export function ping(done: (error: Error | null) => void): void {
  const connection = createConnection({ host: 'localhost' });
  connection.query('select 1', error => done(error));
}
`,
    honest: `
import { createConnection } from 'mysql2';
export function ping(done: (error: Error | null) => void): void {
  const connection = createConnection({ host: 'localhost' });
  connection.query('select 1', error => {
    connection.end();
    done(error);
  });
}
`,
  },
  'mysql2/createPool': {
    leaks: `
import { createPool } from 'mysql2';
export function handler(done: (error: Error | null) => void): void {
  const pool = createPool({ host: 'localhost' });
  pool.query('select 1', error => done(error));
}
`,
    honest: `
import { createPool } from 'mysql2';
const pool = createPool({ host: 'localhost' });
export function handler(done: (error: Error | null) => void): void {
  pool.query('select 1', error => done(error));
}
export function stop(): void {
  pool.end();
}
`,
  },
  'mysql2/Pool.getConnection': {
    leaks: `
import type { Pool } from 'mysql2';
export function ping(pool: Pool, done: (error: Error | null) => void): void {
  pool.getConnection((error, connection) => {
    if (error) return done(error);
    connection.query('select 1', failure => done(failure));
  });
}
`,
    honest: `
import type { Pool } from 'mysql2';
export function ping(pool: Pool, done: (error: Error | null) => void): void {
  pool.getConnection((error, connection) => {
    if (error) return done(error);
    connection.query('select 1', failure => {
      connection.release();
      done(failure);
    });
  });
}
`,
  },
  'mysql2/Connection.beginTransaction': {
    leaks: `
import type { Connection } from 'mysql2/promise';
export async function transfer(connection: Connection): Promise<boolean> {
  await connection.beginTransaction();
  const ok = (await connection.query('update t set a = 1')).length;
  if (!ok) return false;
  await connection.commit();
  return true;
}
`,
    honest: `
import type { Connection } from 'mysql2/promise';
export async function transfer(connection: Connection): Promise<boolean> {
  await connection.beginTransaction();
  try {
    const ok = (await connection.query('update t set a = 1')).length;
    await connection.commit();
    return Boolean(ok);
  } catch (error) {
    await connection.rollback();
    throw error;
  }
}
`,
  },
};
