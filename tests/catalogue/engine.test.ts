import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isClient, isRegistration } from '../../src/analyses/resource-kinds.js';
import { resources, type ResourceId } from '../../src/catalogue/index.js';
import type { Origin, ResourceEntry } from '../../src/catalogue/schema.js';
import { cases } from './cases/index.js';
import { LintedModules } from './linted.js';
import { subjectOf } from './published.js';

/** `npm run catalogue:verify` sets this to a folder where every package of the catalogue is installed in its newest version. */
const everything = process.env['CATALOGUE_TYPES'];

/** Leaking cases that no rule reports although the row is one of those that are followed: a case that is reported one day fails here. */
const KNOWN_MISSES: Partial<Record<ResourceId, string>> = {
  'node:test/MockTimers.enable': 'what is enabled is a property of an import, not a variable',
};

const rows: readonly (ResourceEntry & { readonly id: ResourceId })[] = resources;

/** Rows that matter to what is forgotten only together with another resource, as a listener, or not at all. */
function isFollowed(row: ResourceEntry): boolean {
  if (row.policy === 'selfEnding' || row.value.of === 'argument' || isRegistration(row)) return false;
  if (row.policy === 'longLived') return isClient(row);
  return row.policy !== 'effectBound' || row.parent === undefined || row.owedAlone === true;
}

const s3: Origin = { from: 'module', module: '@aws-sdk/client-s3' };

/** Code that looks like an acquisition or a leak, and is neither. */
const traps: readonly { readonly id: string; readonly origin: Origin; readonly text: string }[] = [
  {
    id: 'an S3 command whose output has no body',
    origin: s3,
    text: `
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client();
export async function store(key: string): Promise<string | undefined> {
  await s3.send(new PutObjectCommand({ Bucket: 'b', Key: key, Body: 'first' }));
  const written = await s3.send(new PutObjectCommand({ Bucket: 'b', Key: key, Body: 'second' }));
  return written.ETag;
}
`,
  },
  {
    id: 'an S3 object that may have no body',
    origin: s3,
    text: `
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client();
export async function read(key: string): Promise<string> {
  const object = await s3.send(new GetObjectCommand({ Bucket: 'b', Key: key }));
  if (!object.Body) throw new Error('empty');
  return object.Body.transformToString();
}
`,
  },
  {
    id: 'a pseudo terminal whose end is awaited',
    origin: { from: 'module', module: 'node-pty' },
    text: `
import { spawn } from 'node-pty';
export async function run(): Promise<string> {
  let text = '';
  const p = spawn('sh', ['-c', 'ls'], {});
  p.onData(data => { text += data; });
  await new Promise<void>(resolve => p.onExit(() => resolve()));
  return text;
}
`,
  },
];

const modules = new LintedModules(everything ?? path.resolve(import.meta.dirname, '../..'), [
  ...rows.flatMap(row => (['leaks', 'honest'] as const).map(kind => ({ id: `${row.id} ${kind}`, origin: row.origin, text: cases[row.id][kind] }))),
  ...traps,
]);

/** What the rules say; `undefined` when the module does not compile with the types installed here, which tests/catalogue.test.ts looks after. */
function findings(id: string, extra: readonly ResourceEntry[] = []): readonly string[] | undefined {
  const result = modules.lint(id, extra);
  if ('findings' in result) return result.findings;
  expect(everything, `${id}: ${result.errors.join('\n')}`).toBeUndefined();
  return undefined;
}

describe.each([...new Set(rows.map(({ origin }) => subjectOf(origin)))])('the rules on cases of %s', subject => {
  it.for(rows.filter(({ origin }) => subjectOf(origin) === subject))('$id', (row, { skip }) => {
    // No rule reports what matters in some programs only: to see whether the row is right, it is asked for without that.
    const { minor, ...plain } = row;
    const extra: readonly ResourceEntry[] = minor ? [{ ...plain, id: `${row.id} in every program` }] : [];
    const [leaks, honest] = [findings(`${row.id} leaks`, extra), findings(`${row.id} honest`, extra)];
    if (!leaks || !honest) return skip('its types are not installed here: npm run catalogue:verify');
    expect(honest).toEqual([]);
    const known = KNOWN_MISSES[row.id];
    if (isFollowed(row) && known === undefined) expect(leaks).not.toEqual([]);
    else expect(leaks, known).toEqual([]);
  });
});

it.each(traps)('silent: $id', ({ id }) => {
  expect(findings(id) ?? []).toEqual([]);
});
