import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownership, resources, type ResourceId } from '../src/catalogue/index.js';
import { cases } from './catalogue/cases/index.js';
import { PublishedTypes, subjectOf } from './catalogue/published.js';

/** `npm run catalogue:verify` sets this to a folder where every package of the catalogue is installed in its newest version. */
const everything = process.env['CATALOGUE_TYPES'];

/** What came after the version of Node.js whose types are installed here; the newest types have all of it. */
const NEWER_NODE: Partial<Record<ResourceId | (typeof ownership)[number]['id'], string>> = {
  'node/fetch': 'bytes',
  'node:async_hooks/AsyncLocalStorage.withScope': 'withScope',
  'node:fs/Utf8Stream': 'Utf8Stream',
  'node:fs/mkdtempDisposableSync': 'mkdtempDisposableSync',
  'node:fs/promises/mkdtempDisposable': 'mkdtempDisposable',
  'node:net/BoundSocket': 'BoundSocket',
  'node:stream/compose': 'compose',
  'node:v8/startCpuProfile': 'startCpuProfile',
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
      const newer = everything === undefined ? NEWER_NODE[id] : undefined;
      if ('missing' in verdict) {
        expect(everything, `types of ${verdict.missing} are not installed`).toBeUndefined();
        context.skip(`types of ${verdict.missing} are not installed here: npm run catalogue:verify`);
      } else if (newer !== undefined) {
        expect(verdict.problems.filter(problem => problem.includes(newer)), `${newer} is here by now`).not.toEqual([]);
        expect(verdict.problems.filter(problem => !problem.includes(newer))).toEqual([]);
        context.skip(`${newer} is newer than the types installed here: npm run catalogue:verify`);
      } else {
        expect(verdict.problems).toEqual([]);
      }
    });
  }
});
