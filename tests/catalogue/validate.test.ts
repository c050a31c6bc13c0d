import { describe, expect, it } from 'vitest';
import { ResourceEntryError, resources, validateResources } from '../../src/catalogue/index.js';
import type { ResourceEntry } from '../../src/catalogue/schema.js';

const row = {
  id: 'our-db/Pool.borrow',
  noun: 'connection',
  origin: { from: 'module', module: 'our-db' },
  acquire: { by: 'method', type: 'Pool', name: 'borrow' },
  value: { of: 'awaited' },
  release: [{ by: 'method', name: 'giveBack' }],
  policy: 'scoped',
  costs: ['connection'],
  source: 'https://example.com/our-db',
} as const satisfies ResourceEntry;

describe('valid', () => {
  it('every row that comes with the plugin', () => expect(validateResources(resources)).toBe(resources));
  it('a row of a user', () => expect(validateResources([row])).toEqual([row]));
  it('no rows', () => expect(validateResources([])).toEqual([]));
  it('a test for null', () => expect(validateResources([{ ...row, validity: [{ name: 'socket', released: null }] }])).toHaveLength(1));
  it('no release where the resource is disposable', () => expect(validateResources([{ ...row, release: [], disposable: { sync: { node: '24.0.0' } } }])).toHaveLength(1));
});

describe('invalid', () => {
  it.each<[string, unknown, string]>([
    ['no list', row, '`settings.grounded.resources` is {'],
    ['no object', [1], '`settings.grounded.resources[0]` is 1, but must be an object.'],
    ['null', [null], '`settings.grounded.resources[0]` is null, but must be an object.'],
    ['missing key', [row, { ...row, id: 'b', noun: undefined }], '`settings.grounded.resources[1].noun` is missing; it must be a text that is not empty.'],
    ['unknown key', [{ ...row, relaese: [] }], '`settings.grounded.resources[0].relaese` is not a key of a row. Keys here are: id, noun, origin,'],
    ['inherited name as a key', [JSON.parse('{ "__proto__": 1 }')], '`settings.grounded.resources[0].__proto__` is not a key of a row.'],
    ['unknown policy', [{ ...row, policy: 'S' }], '`settings.grounded.resources[0].policy` is "S", but must be "scoped" or "consumable" or'],
    ['unknown cost', [{ ...row, costs: ['money'] }], '`settings.grounded.resources[0].costs[0]` is "money", but must be "descriptor" or'],
    ['unknown kind of release', [{ ...row, release: [{ by: 'function', name: 'x' }] }], '`settings.grounded.resources[0].release[0].by` is "function", but must be "method" or'],
    ['inherited name as a kind', [{ ...row, release: [{ by: 'toString' }] }], '`settings.grounded.resources[0].release[0].by` is "toString", but must be "method" or'],
    ['key of another kind', [{ ...row, acquire: { by: 'call', name: 'x', type: 'Pool' } }], '`settings.grounded.resources[0].acquire.type` is not a key of a row. Keys here are: by, name, aliases.'],
    ['origin without module', [{ ...row, origin: { from: 'module' } }], '`settings.grounded.resources[0].origin.module` is missing;'],
    ['negative position', [{ ...row, value: { of: 'argument', index: -1 } }], '`settings.grounded.resources[0].value.index` is -1, but must be a position: 0, 1, 2, ….'],
    ['function', [{ ...row, release: () => [] }], '`settings.grounded.resources[0].release` is function, but must be a list.'],
    ['nothing gives it back', [{ ...row, release: [] }], '`settings.grounded.resources[0].release` is empty, and nothing else in the row says how "our-db/Pool.borrow" is given back.'],
    ['two rows of one name', [row, row], '`settings.grounded.resources[1].id`: there is a row "our-db/Pool.borrow" already.'],
  ])('%s', (_, rows, message) => {
    expect(() => validateResources(rows)).toThrow(ResourceEntryError);
    expect(() => validateResources(rows)).toThrow(message);
  });
});
