import type { typeorm as rows } from '../../../src/catalogue/typeorm.js';
import type { Cases } from '../case.js';

export const typeorm: Cases<typeof rows> = {
  'typeorm/DataSource': {
    leaks: `
import { DataSource } from 'typeorm';
export async function handler(): Promise<unknown> {
  const source = new DataSource({ type: 'postgres' });
  await source.initialize();
  return await source.query('select 1');
}
`,
    honest: `
import { DataSource } from 'typeorm';
const source = new DataSource({ type: 'postgres' });
export async function handler(): Promise<unknown> {
  return await source.query('select 1');
}
export async function begin(): Promise<void> {
  await source.initialize();
}
export async function stop(): Promise<void> {
  await source.destroy();
}
`,
  },
  'typeorm/DataSource.createQueryRunner': {
    leaks: `
import type { DataSource } from 'typeorm';
export async function work(source: DataSource): Promise<unknown> {
  const runner = source.createQueryRunner();
  await runner.connect();
  const result = await runner.query('select 1');
  return result;
}
`,
    honest: `
import type { DataSource } from 'typeorm';
export async function work(source: DataSource): Promise<unknown> {
  const runner = source.createQueryRunner();
  try {
    await runner.connect();
    return await runner.query('select 1');
  } finally {
    await runner.release();
  }
}
`,
  },
  'typeorm/QueryRunner.startTransaction': {
    leaks: `
import type { QueryRunner } from 'typeorm';
export async function transfer(runner: QueryRunner): Promise<boolean> {
  await runner.startTransaction();
  const ok = await runner.query('update t set a = 1');
  if (!ok) return false;
  await runner.commitTransaction();
  return true;
}
`,
    honest: `
import type { QueryRunner } from 'typeorm';
export async function transfer(runner: QueryRunner): Promise<boolean> {
  await runner.startTransaction();
  try {
    const ok = await runner.query('update t set a = 1');
    await runner.commitTransaction();
    return Boolean(ok);
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}
`,
  },
};
