import pg from 'pg';
import type { Pool, PoolClient } from 'pg';

let pool: Pool | undefined;

export function getPool(connectionString: string): Pool {
  const options = { connectionString, max: 10, idleTimeoutMillis: 30_000, acquireTimeoutMillis: 5_000 };
  //                                                                      ~~~~~~~~~~~~~~~~~~~~ no-unknown-option/unknown
  pool ??= new pg.Pool(options);
  return pool;
}

/** Runs `work` in a transaction: commits when it resolves, rolls back when it rejects. */
export async function inTransaction<T>(db: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await db.connect();
  try {
    await client.query('BEGIN');
    //    ~~~~~~~~~~~~~~~~~~~~~ require-transaction-end/noRollback
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await (client as any).rollback();
    //                    ~~~~~~~~ no-unknown-member/hiddenByCast
    throw error;
  } finally {
    client.release();
  }
}

export async function fetchAll<Row>(db: Pool, sql: string, params: unknown[] = []): Promise<Row[]> {
  return (db as any).fetchRows(sql, params);
  //                 ~~~~~~~~~ no-unknown-member/hiddenByCast
}

export function poolStatus(db: Pool) {
  return { total: db.totalCount, idle: db.idleCount, waiting: db.waitingCount };
}

/** Clients that are checked out; the pool keeps the list in a private field. */
export function clientsOf(db: Pool): number {
  return (db as any)._clients.length;
}
