import rule from '../../src/rules/require-transaction-end.js';
import { typedRuleTester } from '../support/lint.js';

const pg = `import { Pool, type PoolClient } from 'pg';\nconst pool = new Pool();\n`;

typedRuleTester().run('require-transaction-end', rule, {
  valid: [
    { name: 'rolled back in the catch', code: `${pg}export async function f() { const c = await pool.connect(); try { await c.query('BEGIN'); await c.query('a'); await c.query('COMMIT'); } catch (e) { await c.query('ROLLBACK'); throw e; } finally { c.release(); } }` },
    { name: 'the session is dropped', code: `${pg}export async function f() { const c = await pool.connect(); try { await c.query('BEGIN'); await c.query('a'); await c.query('COMMIT'); c.release(); } catch (e) { c.release(true); throw e; } }` },
    { name: 'begun for the caller', code: `${pg}export async function begin(c: PoolClient) { await c.query('BEGIN'); }` },
    { name: 'handed to unknown code', code: `${pg}declare function work(c: unknown): Promise<void>; export async function f(c: PoolClient) { await c.query('BEGIN'); await work(c); }` },
    { name: 'handed to unknown code that nothing waits for', code: `${pg}declare function work(c: unknown): void; export async function f(c: PoolClient) { await c.query('BEGIN'); work(c); await c.query('COMMIT'); }` },
    { name: 'another text', code: `${pg}export async function f(c: PoolClient) { await c.query('SELECT 1'); await c.query('a'); await c.query('COMMIT'); }` },
    { name: 'text that is not known', code: `${pg}export async function f(c: PoolClient, sql: string) { await c.query(sql); await c.query('a'); await c.query('COMMIT'); }` },
    { name: 'ended by a helper', code: `${pg}async function end(c: PoolClient, ok: boolean) { await c.query(ok ? 'COMMIT' : 'ROLLBACK'); }\nexport async function f(c: PoolClient) { let ok = false; await c.query('BEGIN'); try { await c.query('a'); ok = true; } finally { if (ok) await c.query('COMMIT'); else await c.query('ROLLBACK'); } }` },
    { name: 'known miss: the connection is a field', code: `${pg}export class A { constructor(private c: PoolClient) {} async f() { await this.c.query('BEGIN'); await this.c.query('a'); await this.c.query('COMMIT'); } }` },
    { name: 'known miss: begun by a helper', code: `${pg}async function begin(c: PoolClient) { await c.query('BEGIN'); }\nexport async function f(c: PoolClient) { await begin(c); await c.query('a'); await c.query('COMMIT'); }` },
  ],
  invalid: [
    { name: 'lent to unknown code that fails', code: `${pg}declare function work(c: unknown): Promise<void>; export async function f(c: PoolClient) { await c.query('BEGIN'); await work(c); await c.query('COMMIT'); }`, errors: [{ messageId: 'noRollback' }] },
    {
      name: 'no rollback',
      code: `${pg}export async function f() {\n  const c = await pool.connect();\n  try {\n    await c.query('BEGIN');\n    await c.query('a');\n    await c.query('COMMIT');\n  } finally {\n    c.release();\n  }\n}`,
      errors: [{ messageId: 'noRollback', line: 6, column: 11, data: { noun: 'transaction', call: 'c.query()', where: 'if `c.query()` on line 7 rejects' } }],
    },
    {
      name: 'a catch that only logs',
      code: `${pg}export async function f(c: PoolClient) {\n  try {\n    await c.query('begin');\n    await c.query('a');\n    await c.query('commit');\n  } catch (e) {\n    console.error(e);\n  }\n}`,
      errors: [{ messageId: 'noRollback', line: 5 }],
    },
    {
      name: 'a return before the commit',
      code: `${pg}export async function f(c: PoolClient, a: boolean) {\n  await c.query('START TRANSACTION');\n  try {\n    if (a) return;\n    await c.query('COMMIT');\n  } catch (e) {\n    await c.query('ROLLBACK');\n    throw e;\n  }\n}`,
      errors: [{ messageId: 'noCommit', line: 4, data: { noun: 'transaction', call: 'c.query()', where: 'at the `return` on line 6' } }],
    },
  ],
});
