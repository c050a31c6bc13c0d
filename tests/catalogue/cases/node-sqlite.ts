import type { nodeSqlite as rows } from '../../../src/catalogue/node-sqlite.js';
import type { Cases } from '../case.js';

export const nodeSqlite: Cases<typeof rows> = {
  'node:sqlite/DatabaseSync': {
    leaks: `
import { DatabaseSync } from 'node:sqlite';
export function count(path: string): unknown {
  const db = new DatabaseSync(path);
  return db.prepare('select count(*) from t').get();
}
`,
    honest: `
import { DatabaseSync } from 'node:sqlite';
export function count(path: string): unknown {
  const db = new DatabaseSync(path);
  try {
    return db.prepare('select count(*) from t').get();
  } finally {
    db.close();
  }
}
`,
  },
  'node:sqlite/DatabaseSync.createSession': {
    leaks: `
import { DatabaseSync } from 'node:sqlite';
const db = new DatabaseSync('a.db');
export function record(work: () => void): Uint8Array {
  const session = db.createSession();
  work();
  return session.changeset();
}
`,
    honest: `
import { DatabaseSync } from 'node:sqlite';
const db = new DatabaseSync('a.db');
export function record(work: () => void): Uint8Array {
  const session = db.createSession();
  try {
    work();
    return session.changeset();
  } finally {
    session.close();
  }
}
`,
  },
  'node:sqlite/StatementSync.iterate': {
    leaks: `
import type { DatabaseSync } from 'node:sqlite';
export function first(db: DatabaseSync): unknown {
  const rows = db.prepare('select * from t').iterate();
  return rows.next().value;
}
`,
    honest: `
import type { DatabaseSync } from 'node:sqlite';
export function first(db: DatabaseSync): unknown {
  for (const row of db.prepare('select * from t').iterate()) return row;
  return undefined;
}
`,
  },
  'node:sqlite/DatabaseSync.exec begin': {
    leaks: `
import type { DatabaseSync } from 'node:sqlite';
export function rename(db: DatabaseSync, ok: boolean): void {
  db.exec('BEGIN');
  db.exec("update t set name = 'x'");
  if (!ok) return;
  db.exec('COMMIT');
}
`,
    honest: `
import type { DatabaseSync } from 'node:sqlite';
export function rename(db: DatabaseSync): void {
  db.exec('BEGIN');
  try {
    db.exec("update t set name = 'x'");
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
`,
  },
};
