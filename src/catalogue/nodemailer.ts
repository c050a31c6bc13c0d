import type { ResourceEntry } from './schema.js';

export const nodemailer = [
  {
    id: 'nodemailer/createTransport',
    noun: 'pooled mail transport',
    origin: { from: 'module', module: 'nodemailer' },
    acquire: { by: 'call', name: 'createTransport' },
    when: { option: { name: 'pool', equals: true } },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection'],
    source: 'https://nodemailer.com/smtp/pooled/',
  },
] as const satisfies readonly ResourceEntry[];
