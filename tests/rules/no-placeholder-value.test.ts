import { describe } from 'vitest';
import rule from '../../src/rules/no-placeholder-value.js';
import { typedRuleTester } from '../support/lint.js';

const ruleTester = typedRuleTester();
const CONNECT = 'declare function connect(options: { apiKey?: string; password?: string; headers?: Record<string, string>; label?: string }): void;';

ruleTester.run('no-placeholder-value', rule, {
  valid: [
    { name: 'put into a command line for somebody to copy', code: `function connectCommand(url: string, key: string) { return \`claude mcp add \${url} --header "Authorization: Bearer \${key}"\`; }\nexport const help = (url: string) => connectCommand(url, '<YOUR_API_KEY>');` },
    { name: 'the key of a theme', code: `declare function color(key: string): string; export const style = color('placeholder');` },
    { name: 'no fallback', code: `export const secret = process.env.COOKIE_SECRET;` },
    { name: 'an empty fallback', code: `export const secret = process.env.COOKIE_SECRET ?? '';` },
    { name: 'a fallback that is made', code: `import { randomUUID } from 'node:crypto'; export const secret = process.env.COOKIE_SECRET ?? randomUUID();` },
    { name: 'another variable', code: `export const secret = process.env.COOKIE_SECRET ?? process.env.SECRET;` },
    { name: 'not a secret', code: `export const host = process.env.DB_HOST ?? 'localhost', table = process.env.TOKEN_TABLE ?? 'tokens', limit = process.env.MAX_TOKENS ?? '100';` },
    { name: 'about a secret, not the secret', code: `export const a = process.env.API_KEY_HEADER ?? 'x-api-key', b = process.env.JWT_SECRET_FILE ?? '/run/secrets/jwt', c = process.env.TOKEN_TTL ?? '15m';` },
    { name: 'keys that are public', code: `export const a = process.env.STRIPE_PUBLISHABLE_KEY ?? 'pk_test', b = process.env.NEXT_PUBLIC_API_KEY ?? 'abc', c = process.env.JWT_PUBLIC_KEY ?? 'abc';` },
    { name: 'the password of a database for development', code: `export const password = process.env.DB_PASSWORD ?? 'postgres';` },
    { name: 'outside of production only', code: `export const secret = process.env.NODE_ENV === 'production' ? process.env.COOKIE_SECRET : (process.env.COOKIE_SECRET ?? 'development');` },
    { name: 'asked for elsewhere', code: `if (!process.env.COOKIE_SECRET && process.env.CI) throw new Error('COOKIE_SECRET'); export const secret = process.env.COOKIE_SECRET ?? 'local';` },
    { name: 'the literal is recognised', code: `const secret = process.env.COOKIE_SECRET ?? 'change-me'; if (secret === 'change-me') console.warn('insecure'); export { secret };` },
    { name: 'an env of the project', code: `const process = { env: { COOKIE_SECRET: '' } }; export const secret = process.env.COOKIE_SECRET || 'change-me';` },
    { name: 'a hint in a form', code: `declare function input(o: { placeholder: string }): void; input({ placeholder: 'your-api-key' });` },
    { name: 'printed', code: `console.log('apiKey', { apiKey: 'your-api-key' });` },
    { name: 'in an error', code: `export function f() { throw new Error('your-api-key'); }` },
    { name: 'recognised', code: `export const f = (apiKey: string) => apiKey === 'your-api-key' || ['changeme'].includes(apiKey);` },
    { name: 'a secret that is never used', code: `export const example = { apiKey: 'your-api-key' };` },
    { name: 'a text with spaces', code: `${CONNECT} connect({ apiKey: 'your api key' });` },
    { name: 'a word like any other', code: `${CONNECT} connect({ label: 'your-orders', password: 'yourself' });` },
    { name: 'a pattern for identifiers', code: `declare function make(o: { pattern: string }): void; make({ pattern: 'xxxx-xxxx' });` },
    { name: 'a base for parsing', code: `export const url = new URL('/a', 'http://example.com');` },
    { name: 'a link', code: `declare function link(o: { href: string }): void; link({ href: 'https://example.com' });` },
    { name: 'a real address', code: `void fetch('https://api.github.com/users');` },
    { name: 'a host that only begins so', code: `void fetch('https://example.community/users');` },
    { name: 'a function of the project called fetch', code: `function fetch(url: string) { return url; } fetch('https://example.com'); export {};` },
    { name: 'JavaScript: parameters without names', code: `/** @param {function(string): void} login */\nexport function f(login) { login('changeme'); }`, filename: 'file.js' },
    { name: 'JavaScript', code: `export const secret = process.env.COOKIE_SECRET; export const port = process.env.PORT || '3000';`, filename: 'file.js' },
  ],
  invalid: [
    { name: 'put into a header by a function', code: `function header(key: string) { return \`Bearer \${key}\`; }\nexport const load = (url: string) => fetch(url, { headers: { authorization: header('<YOUR_API_KEY>') } });`, errors: [{ messageId: 'secret' }] },
    {
      name: 'the fallback of a secret',
      code: `export const secret =\n  process.env.COOKIE_SECRET ?? 'change-me';`,
      errors: [{ messageId: 'fallback', line: 2, column: 32, endColumn: 43, data: { name: 'COOKIE_SECRET' } }],
    },
    { name: 'whatever it is', code: `export const keys = (process.env.APP_KEYS ?? 'a,b').split(',');`, errors: [{ messageId: 'fallback' }] },
    { name: '||, element access, casts', code: `export const secret = (process.env['JWT_SECRET'] as string) || 'supersecret';`, errors: [{ messageId: 'fallback' }] },
    { name: 'the last of several', code: `export const key = process.env.API_KEY ?? process.env.SERVICE_API_KEY ?? 'abc123';`, errors: [{ messageId: 'fallback', data: { name: 'SERVICE_API_KEY' } }] },
    { name: 'a default in a pattern', code: `const { SESSION_SECRET = 'keyboard cat' } = process.env; export { SESSION_SECRET };`, errors: [{ messageId: 'fallback' }] },
    { name: 'a condition', code: `export const secret = process.env.JWT_SECRET ? process.env.JWT_SECRET : 'dev-secret';`, errors: [{ messageId: 'fallback' }] },
    { name: 'a function of the program that reads the environment', code: `function env(name: string, fallback: string) { return process.env[name] ?? fallback; } export const secret = env('JWT_SECRET', 'dev');`, errors: [{ messageId: 'fallback' }] },
    { name: 'a password that everybody tries', code: `export const password = process.env.ADMIN_PASSWORD ?? 'admin';`, errors: [{ messageId: 'fallback' }] },
    { name: 'import.meta.env', code: `export const key = (import.meta as any).env.SESSION_SECRET; export const other = import.meta.env.SESSION_SECRET || 'abc'; declare global { interface ImportMeta { env: Record<string, string> } }`, errors: [{ messageId: 'fallback' }] },
    { name: 'a property given to a call', code: `${CONNECT} connect({ apiKey: 'your-api-key' });`, errors: [{ messageId: 'secret', data: { text: "`'your-api-key'`", name: 'apiKey' } }] },
    { name: 'a header', code: `${CONNECT} connect({ headers: { Authorization: 'Bearer YOUR_TOKEN' } });`, errors: [{ messageId: 'secret' }] },
    { name: 'an option with a fallback', code: `${CONNECT} export function start(o: { password?: string }) { connect({ password: o.password ?? 'changeme' }); }`, errors: [{ messageId: 'secret' }] },
    { name: 'a constant', code: `${CONNECT} const API_KEY = '<your-api-key>'; connect({ apiKey: API_KEY });`, errors: [{ messageId: 'secret', data: { text: "`'<your-api-key>'`", name: 'API_KEY' } }] },
    { name: 'an object in a constant', code: `${CONNECT} const options = { apiKey: 'sk-xxxxxxxxxxxx' }; connect(options);`, errors: [{ messageId: 'secret' }] },
    { name: 'an argument', code: `declare class Client { constructor(token: string); } export const client = new Client('REPLACE_ME');`, errors: [{ messageId: 'secret', data: { text: "`'REPLACE_ME'`", name: 'token' } }] },
    { name: 'a request to nobody', code: `void fetch('https://api.example.com/users');`, errors: [{ messageId: 'endpoint', data: { name: 'example.com' } }] },
    { name: 'a template', code: 'export const load = (id: string) => fetch(`https://example.org/users/${id}`);', errors: [{ messageId: 'endpoint' }] },
    { name: 'a base in a constant', code: 'const BASE = "https://api.yourdomain.com"; export const load = (id: string) => fetch(`${BASE}/users/${id}`);', errors: [{ messageId: 'endpoint' }] },
    { name: 'a socket', code: `export const socket = new WebSocket('wss://example.com/live');`, errors: [{ messageId: 'endpoint' }] },
    { name: 'JavaScript', code: `const SECRET = process.env.COOKIE_SECRET || 'change-me';\nexport const load = () => fetch('https://api.example.com/', { headers: { Authorization: SECRET } });`, filename: 'file.js', errors: [{ messageId: 'fallback', line: 1 }, { messageId: 'endpoint', line: 2 }] },
  ],
});

describe('known misses', () => {
  ruleTester.run('no-placeholder-value', rule, {
    valid: [
      { name: 'a text for later', code: `declare function publish(o: { title: string }): void; publish({ title: 'TODO: find a title' });` },
      { name: 'an identifier from a manual', code: `declare function charge(o: { price: string }): void; charge({ price: 'price_1234567890' });` },
      { name: 'a secret in the source that looks like one', code: `${CONNECT} connect({ apiKey: 'a81bc81b-dead-4e5d-abff-90865d1e13b1' });` },
    ],
    invalid: [],
  });
});
