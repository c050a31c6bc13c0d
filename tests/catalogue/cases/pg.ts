import type { pg as rows } from '../../../src/catalogue/pg.js';
import type { Cases } from '../case.js';

export const pg: Cases<typeof rows> = {
  'pg/Pool': {
    leaks: `
import { Pool } from 'pg';
export async function handler(): Promise<unknown> {
  const pool = new Pool();
  return await pool.query('select 1');
}
`,
    honest: `
import { Pool } from 'pg';
const pool = new Pool();
export async function handler(): Promise<unknown> {
  return await pool.query('select 1');
}
export async function stop(): Promise<void> {
  await pool.end();
}
`,
  },
  'pg/Pool.connect': {
    leaks: `
import type { Pool } from 'pg';
export async function work(pool: Pool): Promise<unknown> {
  const client = await pool.connect();
  const result = await client.query('select 1');
  return result;
}
`,
    honest: `
import type { Pool } from 'pg';
export async function work(pool: Pool): Promise<unknown> {
  const client = await pool.connect();
  try {
    return await client.query('select 1');
  } finally {
    client.release();
  }
}
`,
  },
  'pg/Pool.connect callback': {
    leaks: `
import type { Pool } from 'pg';
export function work(pool: Pool, done: (error?: Error) => void): void {
  pool.connect((error, client, release) => {
    if (error || !client) return done(error);
    client.query('select 1', failure => done(failure));
  });
}
`,
    honest: `
import type { Pool } from 'pg';
export function work(pool: Pool, done: (error?: Error) => void): void {
  pool.connect((error, client, release) => {
    if (error || !client) return done(error);
    client.query('select 1', failure => {
      release();
      done(failure);
    });
  });
}
`,
  },
  'pg/Client': {
    leaks: `
import { Client } from 'pg';
export async function work(): Promise<unknown> {
  const client = new Client();
  await client.connect();
  const result = await client.query('select 1');
  return result;
}
`,
    honest: `
import { Client } from 'pg';
export async function work(): Promise<unknown> {
  const client = new Client();
  try {
    await client.connect();
    return await client.query('select 1');
  } finally {
    await client.end();
  }
}
`,
  },
  'pg/ClientBase.query begin': {
    leaks: `
import type { PoolClient } from 'pg';
export async function transfer(client: PoolClient): Promise<boolean> {
  await client.query('BEGIN');
  const ok = (await client.query('update t set a = 1')).rowCount;
  if (!ok) return false;
  await client.query('COMMIT');
  return true;
}
`,
    honest: `
import type { PoolClient } from 'pg';
export async function transfer(client: PoolClient): Promise<boolean> {
  await client.query('BEGIN');
  try {
    const ok = (await client.query('update t set a = 1')).rowCount;
    await client.query('COMMIT');
    return Boolean(ok);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
`,
  },
};
