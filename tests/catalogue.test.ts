import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownership, resources, type ResourceId } from '../src/catalogue/index.js';
import { cases } from './catalogue/cases/index.js';
import { PublishedTypes, subjectOf } from './catalogue/published.js';

/** `npm run catalogue:verify` sets this to a folder where every package of the catalogue is installed in its newest version. */
const everything = process.env['CATALOGUE_TYPES'];

type Words = Partial<Record<ResourceId | (typeof ownership)[number]['id'], string>>;

/** What came after the version of Node.js whose types are installed here; the newest types have all of it. */
const NEWER_NODE: Words = {
  'node/fetch': 'bytes',
  'node:async_hooks/AsyncLocalStorage.withScope': 'withScope',
  'node:fs/Utf8Stream': 'Utf8Stream',
  'node:fs/mkdtempDisposableSync': 'mkdtempDisposableSync',
  'node:fs/mkdtempSync': 'node:path declares no call',
  'node:fs/promises/mkdtemp': 'node:path declares no call',
  'node:fs/promises/mkdtempDisposable': 'mkdtempDisposable',
  'node:net/BoundSocket': 'BoundSocket',
  'node:stream/compose': 'compose',
  'node:v8/startCpuProfile': 'startCpuProfile',
};

/** What the newest types declare otherwise than older ones, for which a row names it as well. */
const OLDER_NODE: Words = {
  'node:fs/mkdtempSync': 'node:path declares no method PlatformPath',
  'node:fs/promises/mkdtemp': 'node:path declares no method PlatformPath',
};

const published = new PublishedTypes(
  everything ?? path.resolve(import.meta.dirname, '..'),
  everything !== undefined,
  resources.map(entry => ({ entry, case: cases[entry.id] })),
  ownership,
);

describe('the catalogue', () => {
  it('is plain data', () => expect(JSON.parse(JSON.stringify([...resources, ...ownership]))).toEqual([...resources, ...ownership]));
  it('names every row once', () => {
    const ids = [...resources, ...ownership].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

const rows = [
  ...resources.map(entry => ({ id: entry.id, subject: subjectOf(entry.origin), verify: () => published.verify(entry) })),
  ...ownership.map(entry => ({ id: entry.id, subject: subjectOf(entry.origin), verify: () => published.verifyOwnership(entry) })),
];

describe.each([...new Set(rows.map(({ subject }) => subject))])('published types of %s', subject => {
  for (const { id, verify } of rows.filter(row => row.subject === subject)) {
    it(id, context => {
      const verdict = verify();
      const expected = (everything === undefined ? NEWER_NODE : OLDER_NODE)[id];
      if ('missing' in verdict) {
        expect(everything, `types of ${verdict.missing} are not installed`).toBeUndefined();
        context.skip(`types of ${verdict.missing} are not installed here: npm run catalogue:verify`);
      } else if (expected !== undefined) {
        expect(verdict.problems.filter(problem => problem.includes(expected)), `no longer so: ${expected}`).not.toEqual([]);
        expect(verdict.problems.filter(problem => !problem.includes(expected))).toEqual([]);
        if (verdict.problems.some(problem => problem.includes('nothing matches'))) context.skip(`newer than the types installed here: npm run catalogue:verify`);
      } else {
        expect(verdict.problems).toEqual([]);
      }
    });
  }
});
