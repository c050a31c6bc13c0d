import type { mongoose as rows } from '../../../src/catalogue/mongoose.js';
import type { Cases } from '../case.js';

export const mongoose: Cases<typeof rows> = {
  'mongoose/createConnection': {
    leaks: `
import mongoose from 'mongoose';
export async function handler(): Promise<unknown> {
  const connection = mongoose.createConnection('mongodb://localhost');
  return await connection.listCollections();
}
`,
    honest: `
import mongoose from 'mongoose';
const connection = mongoose.createConnection('mongodb://localhost');
export async function handler(): Promise<unknown> {
  return await connection.listCollections();
}
export async function stop(): Promise<void> {
  await connection.close();
}
`,
  },
  'mongoose/connect': {
    leaks: `
import mongoose from 'mongoose';
export async function handler(): Promise<unknown> {
  const db = await mongoose.connect('mongodb://localhost');
  return db.connection.readyState;
}
`,
    honest: `
import mongoose from 'mongoose';
await mongoose.connect('mongodb://localhost');
export async function stop(): Promise<void> {
  await mongoose.disconnect();
}
`,
  },
  'mongoose/startSession': {
    leaks: `
import mongoose from 'mongoose';
export async function work(): Promise<unknown> {
  const session = await mongoose.startSession();
  const result = await session.withTransaction(async () => 1);
  return result;
}
`,
    honest: `
import mongoose from 'mongoose';
export async function work(): Promise<unknown> {
  const session = await mongoose.startSession();
  try {
    return await session.withTransaction(async () => 1);
  } finally {
    await session.endSession();
  }
}
`,
  },
  'mongoose/Connection.startSession': {
    leaks: `
import type { Connection } from 'mongoose';
export async function work(connection: Connection): Promise<unknown> {
  const session = await connection.startSession();
  const result = await session.withTransaction(async () => 1);
  return result;
}
`,
    honest: `
import type { Connection } from 'mongoose';
export async function work(connection: Connection): Promise<unknown> {
  const session = await connection.startSession();
  try {
    return await session.withTransaction(async () => 1);
  } finally {
    await session.endSession();
  }
}
`,
  },
};
