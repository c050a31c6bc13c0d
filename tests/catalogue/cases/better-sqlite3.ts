import type { betterSqlite3 as rows } from '../../../src/catalogue/better-sqlite3.js';
import type { Cases } from '../case.js';

export const betterSqlite3: Cases<typeof rows> = {
  'better-sqlite3/Database': {
    leaks: `
import Database from 'better-sqlite3';
export function handler(): unknown {
  const db = new Database('a.db');
  return db.prepare('select 1').get();
}
`,
    honest: `
import Database from 'better-sqlite3';
const db = new Database('a.db');
export function handler(): unknown {
  return db.prepare('select 1').get();
}
export function stop(): void {
  db.close();
}
`,
  },
  'better-sqlite3/Statement.iterate': {
    leaks: `
import type { Database } from 'better-sqlite3';
export function first(db: Database): unknown {
  const rows = db.prepare('select * from t').iterate();
  return rows.next().value;
}
`,
    honest: `
import type { Database } from 'better-sqlite3';
export function first(db: Database): unknown {
  for (const row of db.prepare('select * from t').iterate()) return row;
  return undefined;
}
`,
  },
  'better-sqlite3/Database.exec begin': {
    leaks: `
import type { Database } from 'better-sqlite3';
export function rename(db: Database, ok: boolean): void {
  db.exec('BEGIN');
  db.exec("update t set name = 'x'");
  if (!ok) return;
  db.exec('COMMIT');
}
`,
    honest: `
import type { Database } from 'better-sqlite3';
export function rename(db: Database): void {
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
