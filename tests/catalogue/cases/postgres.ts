import type { postgres as rows } from '../../../src/catalogue/postgres.js';
import type { Cases } from '../case.js';

export const postgres: Cases<typeof rows> = {
  'postgres/postgres': {
    leaks: `
import postgres from 'postgres';
export async function handler(): Promise<unknown> {
  const sql = postgres('postgres://localhost/app');
  return await sql\`select 1\`;
}
`,
    honest: `
import postgres from 'postgres';
const sql = postgres('postgres://localhost/app');
export async function handler(): Promise<unknown> {
  return await sql\`select 1\`;
}
export async function stop(): Promise<void> {
  await sql.end();
}
`,
  },
  'postgres/Sql.reserve': {
    leaks: `
import type { Sql } from 'postgres';
export async function work(sql: Sql): Promise<unknown> {
  const reserved = await sql.reserve();
  const result = await reserved\`select 1\`;
  return result;
}
`,
    honest: `
import type { Sql } from 'postgres';
export async function work(sql: Sql): Promise<unknown> {
  const reserved = await sql.reserve();
  try {
    return await reserved\`select 1\`;
  } finally {
    reserved.release();
  }
}
`,
  },
};
