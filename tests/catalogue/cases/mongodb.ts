import type { mongodb as rows } from '../../../src/catalogue/mongodb.js';
import type { Cases } from '../case.js';

export const mongodb: Cases<typeof rows> = {
  'mongodb/MongoClient': {
    leaks: `
import { MongoClient } from 'mongodb';
export async function handler(): Promise<unknown> {
  const client = new MongoClient('mongodb://localhost');
  return await client.db('app').collection('t').countDocuments();
}
`,
    honest: `
import { MongoClient } from 'mongodb';
const client = new MongoClient('mongodb://localhost');
export async function handler(): Promise<unknown> {
  return await client.db('app').collection('t').countDocuments();
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  'mongodb/MongoClient.connect': {
    leaks: `
import { MongoClient } from 'mongodb';
export async function handler(): Promise<unknown> {
  const client = await MongoClient.connect('mongodb://localhost');
  return await client.db('app').collection('t').countDocuments();
}
`,
    honest: `
import { MongoClient } from 'mongodb';
const client = await MongoClient.connect('mongodb://localhost');
export async function handler(): Promise<unknown> {
  return await client.db('app').collection('t').countDocuments();
}
export async function stop(): Promise<void> {
  await client.close();
}
`,
  },
  'mongodb/MongoClient.startSession': {
    leaks: `
import { MongoClient } from 'mongodb';
const client = new MongoClient('mongodb://localhost');
export async function work(run: () => Promise<void>): Promise<unknown> {
  const session = client.startSession();
  const result = await session.withTransaction(run);
  return result;
}
`,
    honest: `
import { MongoClient } from 'mongodb';
const client = new MongoClient('mongodb://localhost');
export async function work(run: () => Promise<void>): Promise<unknown> {
  const session = client.startSession();
  try {
    return await session.withTransaction(run);
  } finally {
    await session.endSession();
  }
}
`,
  },
  'mongodb/ClientSession.startTransaction': {
    leaks: `
import type { ClientSession, Collection } from 'mongodb';
export async function transfer(session: ClientSession, accounts: Collection): Promise<boolean> {
  session.startTransaction();
  const { modifiedCount } = await accounts.updateOne({}, { $inc: { balance: 1 } }, { session });
  if (modifiedCount === 0) return false;
  await session.commitTransaction();
  return true;
}
`,
    honest: `
import type { ClientSession, Collection } from 'mongodb';
export async function transfer(session: ClientSession, accounts: Collection): Promise<boolean> {
  session.startTransaction();
  try {
    const { modifiedCount } = await accounts.updateOne({}, { $inc: { balance: 1 } }, { session });
    await session.commitTransaction();
    return modifiedCount > 0;
  } catch (error) {
    await session.abortTransaction();
    throw error;
  }
}
`,
  },
  'mongodb/Collection.find': {
    leaks: `
import type { Collection, Document } from 'mongodb';
export async function first(collection: Collection): Promise<Document | null> {
  const cursor = collection.find();
  return await cursor.next();
}
`,
    honest: `
import type { Collection, Document } from 'mongodb';
export async function all(collection: Collection): Promise<Document[]> {
  const cursor = collection.find();
  return await cursor.toArray();
}
`,
  },
  'mongodb/Collection.watch': {
    leaks: `
import type { Collection } from 'mongodb';
declare const orders: Collection;
export async function handler(): Promise<unknown> {
  const changes = orders.watch();
  return await changes.next();
}
`,
    honest: `
import type { Collection } from 'mongodb';
declare const orders: Collection;
const changes = orders.watch();
export async function handler(): Promise<unknown> {
  return await changes.next();
}
export async function stop(): Promise<void> {
  await changes.close();
}
`,
  },
};
