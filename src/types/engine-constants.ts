import { METHODS } from 'node:http';
import { constants } from 'node:os';
import crypto from 'node:crypto';
import dns from 'node:dns';
import { getSystemErrorMap } from 'node:util';

/** Sets of words that the runtime knows and types call `string`. */
export type ConstantKind = 'hash' | 'signature' | 'cipher' | 'curve' | 'encoding' | 'label' | 'signal' | 'errno' | 'method' | 'locale' | 'time zone';

/** Whether the running Node takes `value` for a name of that kind. Asking has no effects. */
export function engineKnows(kind: ConstantKind, value: string): boolean {
  switch (kind) {
    case 'hash':
      return succeeds(() => crypto.createHash(value));
    case 'signature':
      return succeeds(() => crypto.createSign(value)) || succeeds(() => crypto.createVerify(value));
    case 'cipher':
      return crypto.getCipherInfo(value) !== undefined;
    case 'curve':
      return succeeds(() => crypto.createECDH(value));
    case 'encoding':
      return value === 'buffer' || Buffer.isEncoding(value);
    case 'label':
      return succeeds(() => new TextDecoder(value));
    case 'locale':
      return succeeds(() => Intl.getCanonicalLocales(value));
    case 'method':
      return METHODS.includes(value.toUpperCase());
    case 'time zone':
      // Offsets are newer than names.
      return /^[+-]\d/.test(value) || succeeds(() => new Intl.DateTimeFormat('en', { timeZone: value }));
    default:
      return knownConstants(kind).includes(value);
  }
}

/** Names of that kind, for suggestions. */
export function knownConstants(kind: ConstantKind): readonly string[] {
  switch (kind) {
    case 'hash':
    case 'signature':
      return crypto.getHashes();
    case 'cipher':
      return crypto.getCiphers();
    case 'curve':
      return crypto.getCurves();
    case 'encoding':
      return ['utf8', 'utf-8', 'utf16le', 'ascii', 'latin1', 'binary', 'base64', 'base64url', 'hex', 'ucs2'].filter(name => Buffer.isEncoding(name));
    case 'label':
      return ['utf-8', 'utf-16le', 'utf-16be', 'iso-8859-1', 'windows-1252', 'ascii', 'shift_jis', 'gbk', 'big5'].filter(name => engineKnows('label', name));
    case 'signal':
      // Windows and macOS have some that are not found elsewhere.
      return [...Object.keys(constants.signals), 'SIGBREAK', 'SIGINFO', 'SIGLOST', 'SIGSTKFLT', 'SIGUNUSED'];
    case 'errno':
      return [...new Set([...Object.keys(constants.errno), ...[...getSystemErrorMap().values()].map(([name]) => name), ...Object.values(dns).filter(value => typeof value === 'string')])];
    case 'method':
      return METHODS;
    case 'locale':
      return [];
    case 'time zone':
      return [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  }
}

/**
 * Whether the running `Intl` refuses a value for one of its options, such as `currency` or `dateStyle`; told by the
 * interface of the options (`NumberFormatOptions`). Options that go with others only are never refused.
 */
export function intlRefuses(optionsType: string, option: string, value: string): boolean {
  const constructor = (Intl as unknown as Record<string, unknown>)[optionsType.replace(/Options$/, '')];
  if (typeof constructor !== 'function') return false;
  try {
    Reflect.construct(constructor, ['en', { [option]: value }]);
    return false;
  } catch (error) {
    return error instanceof RangeError;
  }
}

function succeeds(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    // OpenSSL knows the name; this build of it has the algorithm switched off.
    return (error as NodeJS.ErrnoException).code === 'ERR_OSSL_EVP_UNSUPPORTED';
  }
}
