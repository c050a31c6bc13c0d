import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownership, resources, validateResources, type ResourceId } from '../src/catalogue/index.js';
import type { ResourceEntry } from '../src/catalogue/schema.js';
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

/** What other versions of a package declare than the newest, for which a row names it as well. */
const OTHER_VERSIONS: Words = {
  'redlock/Redlock.acquire': '(Lock) has no release',
};

const published = new PublishedTypes(
  everything ?? path.resolve(import.meta.dirname, '..'),
  everything !== undefined,
  resources.map(entry => ({ entry, case: cases[entry.id] })),
  ownership,
);

describe('docs/catalogue.md', () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../docs/catalogue.md'), 'utf8');
  it('explains every key and every policy', () => {
    const words = new Set(resources.flatMap(row => [...Object.keys(row), row.policy]));
    expect([...words].filter(word => !page.includes(`| \`${word}\` |`))).toEqual([]);
  });
  it('shows a row that is valid', () => {
    const row: unknown = JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? '');
    expect(validateResources([row])).toEqual([row]);
  });
});

describe('the catalogue', () => {
  it('is plain data', () => expect(JSON.parse(JSON.stringify([...resources, ...ownership]))).toEqual([...resources, ...ownership]));
  it('names every row once', () => {
    const ids = [...resources, ...ownership].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

const require = createRequire(import.meta.url);

/** The packages whose types every run reads, not only `npm run catalogue:verify`. */
const ALWAYS_CHECKED = {
  'better-sqlite3': require.resolve('@types/better-sqlite3/package.json'),
  ioredis: require.resolve('ioredis'),
  mongodb: require.resolve('mongodb'),
  mysql2: require.resolve('mysql2'),
  pg: require.resolve('@types/pg/package.json'),
  'playwright-core': require.resolve('playwright-core'),
  redis: require.resolve('redis'),
  rxjs: require.resolve('rxjs'),
  undici: require.resolve('undici'),
  ws: require.resolve('@types/ws/package.json'),
};

it.each(Object.keys(ALWAYS_CHECKED))('%s has rows, and they are checked', name => {
  const own = resources.filter(({ origin }) => subjectOf(origin) === name);
  expect(own).not.toEqual([]);
  for (const entry of own) expect(published.verify(entry)).toEqual({ problems: [] });
});

const rows = [
  ...resources.map(entry => ({ id: entry.id, subject: subjectOf(entry.origin), verify: () => published.verify(entry), unverified: () => published.unverifiedOrigins(entry) })),
  ...ownership.map(entry => ({ id: entry.id, subject: subjectOf(entry.origin), verify: () => published.verifyOwnership(entry), unverified: (): string[] => [] })),
];

describe.each([...new Set(rows.map(({ subject }) => subject))])('published types of %s', subject => {
  for (const { id, verify, unverified } of rows.filter(row => row.subject === subject)) {
    it(id, async context => {
      const verdict = verify();
      const expected = (everything === undefined ? NEWER_NODE : { ...OLDER_NODE, ...OTHER_VERSIONS })[id];
      if ('missing' in verdict) {
        expect(everything, `types of ${verdict.missing} are not installed`).toBeUndefined();
        context.skip(`types of ${verdict.missing} are not installed here: npm run catalogue:verify`);
      } else if (expected !== undefined) {
        expect(verdict.problems.filter(problem => problem.includes(expected)), `no longer so: ${expected}`).not.toEqual([]);
        expect(verdict.problems.filter(problem => !problem.includes(expected))).toEqual([]);
        if (verdict.problems.some(problem => problem.includes('nothing matches'))) context.skip(`newer than the types installed here: npm run catalogue:verify`);
      } else {
        expect(verdict.problems).toEqual([]);
        if (unverified().length > 0) await context.annotate(`what it names of ${unverified().join(' and ')} is not checked here: npm run catalogue:verify`);
      }
    });
  }
});

describe('the check itself notices', () => {
  const entry = (id: ResourceId): ResourceEntry => resources.find(row => row.id === id) as ResourceEntry;
  it.each<[string, ResourceEntry, string]>([
    ['another function', { ...entry('node:fs/openSync'), acquire: { by: 'call', name: 'openSink' } }, 'node:fs declares no call openSink'],
    ['a function of another module', { ...entry('node:fs/openSync'), acquire: { by: 'call', name: 'createServer' } }, 'node:fs declares no call createServer'],
    ['a method of another type', { ...entry('pg/Pool.connect'), acquire: { by: 'method', type: 'Client', name: 'connect' } }, 'nothing matches method Client.connect of pg'],
    ['a static method that is none', { ...entry('mongodb/MongoClient.connect'), acquire: { by: 'static', type: 'MongoClient', name: 'startSession' } }, 'mongodb declares no static MongoClient.startSession'],
    ['a method that does not release', { ...entry('pg/Pool.connect'), release: [{ by: 'method', name: 'giveBack' }] }, 'has no giveBack'],
    ['a property that cannot be called', { ...entry('pg/Client'), release: [{ by: 'method', name: 'port' }] }, 'port of Client is no method'],
    ['a releasing function', { ...entry('node:fs/openSync'), release: [{ by: 'call', name: 'shut', argument: 0 }] }, 'node:fs declares no call shut'],
    ['an alias', { ...entry('node:net/connect'), acquire: { by: 'call', name: 'connect', aliases: ['dial'] } }, 'node:net declares no call dial'],
    ['a result that is a promise', { ...entry('node:fs/promises/open'), value: { of: 'result' } }, 'is a promise'],
    ['a promise that is none', { ...entry('node:fs/openSync'), value: { of: 'awaited' } }, 'is not a promise'],
    ['a part of the value', { ...entry('undici/request'), value: { of: 'awaited', property: 'stream' } }, 'has no stream'],
    ['an activation', { ...entry('pg/Client'), activatedBy: ['open'] }, 'has no open'],
    ['a test', { ...entry('pg/Pool'), validity: [{ name: 'dead', released: true }] }, 'has no dead'],
    ['a use after release', { ...entry('pg/Pool'), unusableAfterRelease: ['ask'] }, 'has no ask'],
    ['an option', { ...entry('node:net/connect'), releasedByOption: [{ name: 'leash' }] }, 'no parameter has the property leash'],
    ['an iteration', { ...entry('pg/Pool'), iteration: 'everyExit' }, 'the resource cannot be iterated'],
    ['a version', { ...entry('node:fs/promises/open'), disposable: { async: { node: '18.0.0' } } }, ', not 18.0.0'],
    ['a dispose method', { ...entry('pg/Pool'), disposable: { sync: { package: '8.0.0' } } }, 'the resource has no sync dispose method'],
    ['a borrower', { ...entry('node:fs/openSync'), borrowers: [{ by: 'call', name: 'peek', argument: 0 }] }, 'node:fs declares no call peek'],
  ])('%s', (_, tampered, problem) => {
    const verdict = published.verify(tampered);
    expect('problems' in verdict ? verdict.problems.join('\n') : verdict).toContain(problem);
  });
});
