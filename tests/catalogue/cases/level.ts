import type { level as rows } from '../../../src/catalogue/level.js';
import type { Cases } from '../case.js';

export const level: Cases<typeof rows> = {
  'level/Level': {
    leaks: `
import { Level } from 'level';
export async function handler(): Promise<unknown> {
  const client = new Level('db');
  return await client.get('a');
}
`,
    honest: `
import { Level } from 'level';
const client = new Level('db');
export async function handler(): Promise<unknown> {
  return await client.get('a');
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  'level/Level.iterator': {
    leaks: `
import { Level } from 'level';
const db = new Level('db');
export async function work(): Promise<unknown> {
  const entries = db.iterator();
  const result = await entries.next();
  return result;
}
`,
    honest: `
import { Level } from 'level';
const db = new Level('db');
export async function work(): Promise<unknown> {
  const entries = db.iterator();
  try {
    return await entries.next();
  } finally {
    await entries.close();
  }
}
`,
  },
};
