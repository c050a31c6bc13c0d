import type { sqlite3 as rows } from '../../../src/catalogue/sqlite3.js';
import type { Cases } from '../case.js';

export const sqlite3: Cases<typeof rows> = {
  'sqlite3/Database': {
    leaks: `
import sqlite3 from 'sqlite3';
export function handler(done: (error: Error | null) => void): void {
  const db = new sqlite3.Database('a.db');
  db.run('delete from t', done);
}
`,
    honest: `
import sqlite3 from 'sqlite3';
const db = new sqlite3.Database('a.db');
export function handler(done: (error: Error | null) => void): void {
  db.run('delete from t', done);
}
export function stop(): void {
  db.close();
}
`,
  },
  'sqlite3/Database.prepare': {
    leaks: `
import type { Database } from 'sqlite3';
export function insert(db: Database, names: string[]): void {
  const statement = db.prepare('insert into t values (?)');
  for (const name of names) statement.run(name);
}
`,
    honest: `
import type { Database } from 'sqlite3';
export function insert(db: Database, names: string[]): void {
  const statement = db.prepare('insert into t values (?)');
  for (const name of names) statement.run(name);
  statement.finalize();
}
`,
  },
};
