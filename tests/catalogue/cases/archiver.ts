import type { archiver as rows } from '../../../src/catalogue/archiver.js';
import type { Cases } from '../case.js';

export const archiver: Cases<typeof rows> = {
  'archiver/ZipArchive': {
    leaks: `
import { ZipArchive } from 'archiver';
export function pack(path: string): void {
  const archive = new ZipArchive();
  archive.pipe(process.stdout);
  archive.file(path);
}
`,
    honest: `
import { ZipArchive } from 'archiver';
export async function pack(path: string): Promise<void> {
  const archive = new ZipArchive();
  archive.pipe(process.stdout);
  archive.file(path);
  await archive.finalize();
}
`,
  },
  'archiver/TarArchive': {
    leaks: `
import { TarArchive } from 'archiver';
export function pack(path: string): void {
  const archive = new TarArchive();
  archive.pipe(process.stdout);
  archive.file(path);
}
`,
    honest: `
import { TarArchive } from 'archiver';
export async function pack(path: string): Promise<void> {
  const archive = new TarArchive();
  archive.pipe(process.stdout);
  archive.file(path);
  await archive.finalize();
}
`,
  },
};
