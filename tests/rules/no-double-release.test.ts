import rule from '../../src/rules/no-double-release.js';
import { typedRuleTester } from '../support/lint.js';

const fs = `import { closeSync, openSync } from 'node:fs';\nimport { open } from 'node:fs/promises';\n`;
const pg = `import { Pool } from 'pg';\nconst pool = new Pool();\n`;

typedRuleTester().run('no-double-release', rule, {
  valid: [
    { name: 'once', code: `${fs}export function f(p: string) { const fd = openSync(p, 'r'); closeSync(fd); }` },
    { name: 'once on each path', code: `${fs}export function f(p: string, a: boolean) { const fd = openSync(p, 'r'); if (a) { closeSync(fd); return; } closeSync(fd); }` },
    { name: 'perhaps released', code: `${fs}export function f(p: string, a: boolean) { const fd = openSync(p, 'r'); if (a) closeSync(fd); closeSync(fd); }` },
    { name: 'opened again', code: `${fs}export function f(p: string) { let fd = openSync(p, 'r'); closeSync(fd); fd = openSync(p, 'w'); closeSync(fd); }` },
    { name: 'a second release that does no harm', code: `${fs}export async function f(p: string) { const h = await open(p); await h.close(); await h.close(); }` },
    { name: 'released in both arms', code: `${pg}export async function f() { const client = await pool.connect(); try { await client.query('a'); client.release(); } catch (e) { client.release(true); throw e; } }` },
    { name: 'handed to code that may release it', code: `${pg}declare function done(client: unknown): void; export async function f() { const client = await pool.connect(); done(client); client.release(); }` },
    { name: 'known miss: a field', code: `${fs}export class A { #fd = openSync('a', 'r'); end() { closeSync(this.#fd); closeSync(this.#fd); } }` },
    { name: 'known miss: a parameter', code: `${fs}export function f(fd: number) { closeSync(fd); closeSync(fd); }` },
  ],
  invalid: [
    {
      name: 'in a row',
      code: `${fs}export function f(p: string) { const fd = openSync(p, 'r'); closeSync(fd); closeSync(fd); }`,
      errors: [{ messageId: 'doubleRelease', line: 3, column: 76, endColumn: 89, data: { name: 'fd', call: 'openSync()', line: 3, noun: 'file descriptor' } }],
    },
    {
      name: 'in the body and in the finally',
      code: `${pg}export async function f() {\n  const client = await pool.connect();\n  try {\n    client.release();\n  } finally {\n    client.release();\n  }\n}`,
      errors: [{ messageId: 'doubleRelease', line: 8 }],
    },
    {
      name: 'by another name',
      code: `${pg}export async function f() { const client = await pool.connect(); const same = client; same.release(); client.release(); }`,
      errors: [{ messageId: 'doubleRelease', line: 3 }],
    },
    { name: 'by a helper that surely releases', code: `${fs}function shut(fd: number) { closeSync(fd); }\nexport function f(p: string) {\n  const fd = openSync(p, 'r');\n  shut(fd);\n  closeSync(fd);\n}`, errors: [{ messageId: 'doubleRelease', line: 7 }] },
  ],
});
