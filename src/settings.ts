import { distance } from 'fastest-levenshtein';
import { ResourceEntryError, validateResources } from './catalogue/index.js';
import type { ResourceEntry } from './catalogue/schema.js';

/** What `settings.grounded` in an ESLint config may hold. */
export interface Settings {
  /** Whether to report what `tsc` reports as well. `'ignore'` leaves these to the compiler. Default `'report'`. */
  readonly compilerErrors: 'report' | 'ignore';
  /** Whether to report APIs that the types do not declare although the shipped source mentions them. Default `'ignore'`. */
  readonly undocumented: 'report' | 'ignore';
  /** Resources of your own, in the shape of the catalogue's rows. Default none. */
  readonly resources: readonly ResourceEntry[];
}

const DEFAULTS: Settings = { compilerErrors: 'report', undocumented: 'ignore', resources: [] };
const VALUES: { readonly [Key in Exclude<keyof Settings, 'resources'>]: readonly Settings[Key][] } = {
  compilerErrors: ['report', 'ignore'],
  undocumented: ['report', 'ignore'],
};

const validated = new WeakMap<object, Settings>();

/**
 * The validated `settings.grounded`, defaults filled in.
 * @throws {SettingsError} naming the key or value that is wrong.
 */
export function readSettings(settings: Readonly<Record<string, unknown>>): Settings {
  const given = settings['grounded'];
  if (given === undefined) return DEFAULTS;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new SettingsError('`settings.grounded` must be an object.');
  }
  let result = validated.get(given);
  if (!result) {
    for (const [key, value] of Object.entries(given)) {
      if (key === 'resources') {
        checkResources(value);
        continue;
      }
      const allowed = (VALUES as Record<string, readonly unknown[]>)[key];
      if (!allowed) {
        const known = [...Object.keys(VALUES), 'resources'].sort((a, b) => distance(key, a) - distance(key, b));
        throw new SettingsError(`\`settings.grounded.${key}\` is not a setting. Did you mean \`${known[0]}\`? Settings are: ${known.sort().join(', ')}.`);
      }
      if (!allowed.includes(value)) {
        throw new SettingsError(`\`settings.grounded.${key}\` is ${JSON.stringify(value)}, but must be ${allowed.map(v => JSON.stringify(v)).join(' or ')}.`);
      }
    }
    result = { ...DEFAULTS, ...given };
    validated.set(given, result);
  }
  return result;
}

function checkResources(value: unknown): void {
  try {
    validateResources(value);
  } catch (error) {
    if (error instanceof ResourceEntryError) throw new SettingsError(error.message);
    throw error;
  }
}

export class SettingsError extends Error {}
