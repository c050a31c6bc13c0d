import rule from '../../src/rules/no-use-after-release.js';
import { typedRuleTester } from '../support/lint.js';

const fs = `import { open } from 'node:fs/promises';\n`;
const pg = `import { Pool } from 'pg';\nconst pool = new Pool();\n`;

typedRuleTester().run('no-use-after-release', rule, {
  valid: [
    { name: 'used before', code: `${pg}export async function f() { const client = await pool.connect(); try { await client.query('a'); } finally { client.release(); } }` },
    { name: 'perhaps released', code: `${fs}export async function f(p: string, a: boolean) { const h = await open(p); if (a) await h.close(); return h.stat(); }` },
    { name: 'opened again', code: `${fs}export async function f(p: string) { let h = await open(p); await h.close(); h = await open(p); await h.stat(); await h.close(); }` },
    { name: 'released on the way out', code: `${fs}export async function f(p: string, a: boolean) { const h = await open(p); if (a) { await h.close(); return; } await h.stat(); await h.close(); }` },
    { name: 'a member that needs nothing', code: `${fs}export async function f(p: string) { const h = await open(p); await h.close(); return h.fd; }` },
    { name: 'in a loop that opens each time', code: `${fs}export async function f(ps: string[]) { let h; for (const p of ps) { h = await open(p); await h.stat(); await h.close(); } }` },
    { name: 'tested before', code: `${fs}export async function f(p: string) { const h = await open(p); await h.close(); if (h.fd !== -1) await h.stat(); }` },
    { name: 'known miss: used by a helper', code: `${pg}import type { PoolClient } from 'pg';\nasync function ask(c: PoolClient) { await c.query('a'); }\nexport async function f() { const client = await pool.connect(); client.release(); await ask(client); }` },
    { name: 'known miss: a field', code: `${pg}import type { PoolClient } from 'pg';\nexport class A { #c!: PoolClient; async start() { this.#c = await pool.connect(); } async stop() { this.#c.release(); await this.#c.query('a'); } }` },
  ],
  invalid: [
    {
      name: 'in a row',
      code: `${fs}export async function f(p: string) {\n  const h = await open(p);\n  await h.close();\n  return h.stat();\n}`,
      errors: [{ messageId: 'useAfterRelease', line: 5, column: 10, endColumn: 18, data: { method: 'stat', name: 'h', call: 'open()', line: 3 } }],
    },
    {
      name: 'after a finally',
      code: `${pg}export async function f() {\n  const client = await pool.connect();\n  try {\n    await client.query('a');\n  } finally {\n    client.release();\n  }\n  await client.query('b');\n}`,
      errors: [{ messageId: 'useAfterRelease', line: 10 }],
    },
    {
      name: 'released on both arms',
      code: `${pg}export async function f(a: boolean) { const client = await pool.connect(); if (a) client.release(); else client.release(true); await client.query('a'); }`,
      errors: [{ messageId: 'useAfterRelease', line: 3 }],
    },
    { name: 'released by a helper', code: `${pg}import type { PoolClient } from 'pg';\nfunction done(c: PoolClient) { c.release(); }\nexport async function f() {\n  const client = await pool.connect();\n  done(client);\n  await client.query('a');\n}`, errors: [{ messageId: 'useAfterRelease', line: 8 }] },
  ],
});
