import { describe } from 'vitest';
import rule from '../../src/rules/no-unknown-constant.js';
import { typedRuleTester } from '../support/lint.js';

const crypto = (code: string): string => `import * as crypto from 'node:crypto';\n${code}`;

typedRuleTester().run('no-unknown-constant', rule, {
  valid: [
    { name: 'hashes by any of their names', code: crypto(`crypto.createHash('sha256'); crypto.createHash('SHA-256'); crypto.createHmac('RSA-SHA256', 'k');`) },
    { name: 'a variable', code: crypto(`export const f = (name: string) => crypto.createHash(name);`) },
    { name: 'code that expects to fail', code: crypto(`export function f() { try { return crypto.createHash('md4000'); } catch { return crypto.createHash('sha256'); } }`) },
    { name: 'a function of their own', code: `function createHash(name: string) { return name; } createHash('sha265');` },
    { name: 'an algorithm that this build has switched off', code: crypto(`crypto.createHash('md4'); crypto.createCipheriv('DES-ECB', Buffer.alloc(8), '');`) },
    { name: 'another argument', code: crypto(`crypto.createHmac('sha256', 'sha265');`) },
    { name: 'ciphers', code: crypto(`crypto.createCipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12)); crypto.createDecipheriv('AES-128-CBC', Buffer.alloc(16), Buffer.alloc(16));`) },
    { name: 'curves', code: crypto(`crypto.createECDH('prime256v1');`) },
    { name: 'encodings in any case', code: `import fs from 'node:fs'; fs.readFileSync('a', 'utf8'); Buffer.from('a', 'base64url'); 'a'.toString(); Buffer.from('').toString('latin1');` },
    { name: 'buffer where Node takes it', code: `import fs from 'node:fs'; fs.readdirSync('a', 'buffer');` },
    { name: 'labels', code: `new TextDecoder('utf-16le'); new TextDecoder('Shift_JIS'); new TextDecoder('x-user-defined');` },
    { name: 'signals, also those of other systems', code: `process.kill(1, 'SIGTERM'); process.kill(1, 'SIGBREAK'); process.kill(1, 0);` },
    { name: 'codes of the system', code: `export const f = (e: NodeJS.ErrnoException) => e.code === 'ENOENT' || e.code === 'ENOTFOUND' || e.code === 'ECONNRESET' || e.code === 'EAI_AGAIN' || e.code === 'WSAECONNRESET';` },
    { name: 'codes of packages', code: `export const f = (e: { code: string }) => e.code === 'ERESOLVE' || e.code === 'ELOCKED' || e.code === 'EUSAGE';` },
    { name: 'a code that the project makes itself', code: `export const f = (e: { code: string }) => { if (e.code === 'EEXISTED') throw Object.assign(new Error(), { code: 'EEXISTED' }); };` },
    { name: 'compared with something else', code: `export const f = (e: { word: string }) => e.word === 'EACCESS';` },
    { name: 'time zones', code: `new Intl.DateTimeFormat('en', { timeZone: 'Europe/Vienna' }); new Date().toLocaleString('en', { timeZone: 'UTC' }); new Date().toLocaleString('en', { timeZone: '+01:00' });` },
    { name: 'a time zone of somebody else', code: `export const config = { timeZone: 'Moon/Tranquility' };` },
    { name: 'language tags', code: `new Intl.NumberFormat('en-US'); 'a'.localeCompare('b', 'de-DE-u-co-phonebk'); 'a'.toLocaleUpperCase('tr'); new Date().toLocaleDateString('zh-Hans-CN');` },
    { name: 'options of Intl', code: `new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }); new Intl.NumberFormat('en', { style: 'unit', unit: 'kilometer' });` },
    { name: 'an option of Intl that goes with another', code: `new Intl.NumberFormat('en', { style: 'currency' });` },
    { name: 'methods', code: `fetch('/', { method: 'DELETE' }); fetch('/', { method: 'patch' }); fetch('/', { method: 'SUBSCRIBE' }); fetch('/', { method: 'X-OWN' });` },
    { name: 'a method of somebody else', code: `declare function route(o: { method: string }): void; route({ method: 'DELTE' });` },
    { name: 'an empty string', code: `fetch('/', { method: '' });` },
  ],
  invalid: [
    {
      name: 'a hash',
      code: crypto(`crypto.createHash('sha_256');`),
      errors: [
        {
          messageId: 'unknown',
          line: 2,
          column: 19,
          endColumn: 28,
          data: { value: 'sha_256', kind: 'hash algorithm', node: process.versions.node, didYouMean: ' Did you mean `sha256`?' },
          suggestions: [{ messageId: 'replace', output: crypto(`crypto.createHash('sha256');`) }],
        },
      ],
    },
    { name: 'an imported name', code: `import { createHmac as hmac } from 'crypto'; hmac('sha-2-256x', 'k');`, errors: [{ messageId: 'unknown', suggestions: 3 }] },
    { name: 'the digest of a key derivation', code: crypto(`crypto.pbkdf2Sync('a', 'b', 1, 2, 'sha_512');`), errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'a signature', code: crypto(`crypto.createSign('RSA-SHA_256');`), errors: [{ messageId: 'unknown', suggestions: 2 }] },
    { name: 'a cipher', code: crypto(`crypto.createCipheriv('aes-256-gcmm', Buffer.alloc(32), null);`), errors: [{ messageId: 'unknown', suggestions: 2 }] },
    { name: 'a curve', code: crypto(`crypto.createECDH('secp256k2');`), errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'an encoding behind a cast', code: `import fs from 'node:fs'; fs.readFileSync('a', 'uft8' as any);`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'a label', code: `new TextDecoder('utf-88');`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'a signal', code: `process.kill(1, 'SIGTRM');`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'an error code', code: `export const f = (e: NodeJS.ErrnoException) => e.code === 'EACCESS';`, errors: [{ messageId: 'unknown', data: { value: 'EACCESS', kind: 'error code', node: process.versions.node, didYouMean: ' Did you mean `EACCES`?' }, suggestions: 1 }] },
    { name: 'an error code in a case', code: `export function f(e: any) { switch (e.code) { case 'EEXISTS': return 1; } }`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'a time zone', code: `new Intl.DateTimeFormat('en', { timeZone: 'Europe/Vienn' });`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'a language tag', code: `new Date().toLocaleDateString('de_DE');`, errors: [{ messageId: 'unknown', suggestions: [{ messageId: 'replace', output: `new Date().toLocaleDateString('de-DE');` }] }] },
    { name: 'a language tag of a comparison', code: `'a'.localeCompare('b', 'en_US');`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'a currency', code: `new Intl.NumberFormat('en', { style: 'currency', currency: 'EURO' });`, errors: [{ messageId: 'refused', data: { value: 'EURO', option: 'currency', node: process.versions.node, didYouMean: '' } }] },
    { name: 'a unit', code: `(1).toLocaleString('en', { style: 'unit', unit: 'kilometres' });`, errors: [{ messageId: 'refused' }] },
    { name: 'a method', code: `fetch('/', { method: 'DELTE' });`, errors: [{ messageId: 'unknown', suggestions: 1 }] },
    { name: 'JavaScript', code: `import { createHash } from 'node:crypto';\ncreateHash('sha_256');\nBuffer.from('a', 'base-64');\nprocess.kill(1, 'SIGTRM');\nnew Intl.NumberFormat('en_US', { style: 'percentage' });`, filename: 'file.js', errors: [{ messageId: 'unknown', suggestions: 1 }, { messageId: 'unknown', suggestions: 1 }, { messageId: 'unknown', suggestions: 1 }, { messageId: 'unknown', suggestions: 1 }, { messageId: 'refused', suggestions: 1 }] },
  ],
});

describe('compilerErrors: ignore', () => {
  typedRuleTester({ compilerErrors: 'ignore' }).run('no-unknown-constant', rule, {
    valid: [{ name: 'tsc reports it', code: `Buffer.from('a', 'base-64');` }],
    invalid: [{ name: 'types say string', code: crypto(`crypto.createHash('sha_256');`), errors: [{ messageId: 'unknown', suggestions: 1 }] }],
  });
});
