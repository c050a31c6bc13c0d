import rule from '../../src/rules/no-client-per-call.js';
import { typedRuleTester } from '../support/lint.js';

const redis = `import { Redis } from 'ioredis';\n`;

typedRuleTester().run('no-client-per-call', rule, {
  valid: [
    { name: 'one for all calls', code: `${redis}const redis = new Redis();\nexport const get = (id: string) => redis.get(id);` },
    { name: 'made at need and kept', code: `${redis}let redis: Redis | undefined;\nexport function get(id: string) { redis ??= new Redis(); return redis.get(id); }` },
    { name: 'handed to the caller', code: `${redis}export function connect() { const redis = new Redis(); return redis; }` },
    { name: 'kept in a field', code: `${redis}export class Cache { private readonly redis: Redis; constructor() { this.redis = new Redis(); } }` },
    { name: 'closed again', code: `${redis}export async function get(id: string) { const redis = new Redis(); try { return await redis.get(id); } finally { redis.disconnect(); } }` },
    { name: 'start-up code', code: `${redis}async function main() { const redis = new Redis(); console.log(await redis.get('a')); }\nmain();` },
    { name: 'a test', code: `${redis}declare function it(name: string, body: () => void): void; it('works', async () => { const redis = new Redis(); await redis.get('a'); });` },
    { name: 'known miss: passed to code that is not known', code: `${redis}declare function load(redis: unknown): string;\nexport function get() { const redis = new Redis(); return load(redis); }` },
    { name: 'known miss: made in a function that only an exported one calls', code: `${redis}function one(id: string) { const redis = new Redis(); return redis.get(id); }\nexport const get = (id: string) => one(id);` },
  ],
  invalid: [
    { name: 'in an exported function', code: `${redis}export async function get(id: string) {\n  const redis = new Redis();\n  return redis.get(id);\n}`, errors: [{ messageId: 'perCall', line: 3, column: 17, data: { noun: 'Redis client', call: 'new Redis()' } }] },
    { name: 'in a handler', code: `${redis}declare const app: { get(path: string, handler: (id: string) => unknown): void };\napp.get('/', async id => {\n  const redis = new Redis();\n  return redis.get(id);\n});`, errors: [{ messageId: 'perCall', line: 4 }] },
    { name: 'in a method', code: `import { Pool } from 'pg';\nexport class Users {\n  async all() {\n    const pool = new Pool();\n    return (await pool.query('select 1')).rows;\n  }\n}`, errors: [{ messageId: 'perCall', line: 4 }] },
    { name: 'in a default export', code: `${redis}export default async (id: string) => {\n  const redis = new Redis();\n  return redis.get(id);\n};`, errors: [{ messageId: 'perCall', line: 3 }] },
    { name: 'in a function exported by name', code: `${redis}async function get(id: string) {\n  const redis = new Redis();\n  return redis.get(id);\n}\nexport { get as handler };`, errors: [{ messageId: 'perCall', line: 3 }] },
    { name: 'in a table of handlers', code: `${redis}export const resolvers = {\n  user: async (id: string) => {\n    const redis = new Redis();\n    return redis.get(id);\n  },\n};`, errors: [{ messageId: 'perCall', line: 4 }] },
    { name: 'in CommonJS', filename: 'file.cjs', code: `const { Redis } = require('ioredis');\nexports.handler = async id => {\n  const redis = new Redis();\n  return redis.get(id);\n};`, errors: [{ messageId: 'perCall', line: 3 }] },
  ],
});
