/** A parameter of Node that is typed `string` and takes one of the names that its build knows. */
export interface ConstantParameter {
  readonly module: string;
  readonly name: string;
  readonly argument: number;
  readonly kind: 'hash' | 'signature' | 'cipher' | 'curve' | 'label' | 'signal';
}

/** Source: nodejs.org/api/crypto.html, nodejs.org/api/process.html and nodejs.org/api/util.html#class-utiltextdecoder. */
export const CONSTANT_PARAMETERS: readonly ConstantParameter[] = [
  { module: 'crypto', name: 'createHash', argument: 0, kind: 'hash' },
  { module: 'crypto', name: 'hash', argument: 0, kind: 'hash' },
  { module: 'crypto', name: 'createHmac', argument: 0, kind: 'hash' },
  { module: 'crypto', name: 'hkdf', argument: 0, kind: 'hash' },
  { module: 'crypto', name: 'hkdfSync', argument: 0, kind: 'hash' },
  { module: 'crypto', name: 'pbkdf2', argument: 4, kind: 'hash' },
  { module: 'crypto', name: 'pbkdf2Sync', argument: 4, kind: 'hash' },
  { module: 'crypto', name: 'createSign', argument: 0, kind: 'signature' },
  { module: 'crypto', name: 'createVerify', argument: 0, kind: 'signature' },
  { module: 'crypto', name: 'createCipheriv', argument: 0, kind: 'cipher' },
  { module: 'crypto', name: 'createDecipheriv', argument: 0, kind: 'cipher' },
  { module: 'crypto', name: 'getCipherInfo', argument: 0, kind: 'cipher' },
  { module: 'crypto', name: 'createECDH', argument: 0, kind: 'curve' },
  { module: 'util', name: 'TextDecoder', argument: 0, kind: 'label' },
  { module: 'process', name: 'kill', argument: 1, kind: 'signal' },
];
