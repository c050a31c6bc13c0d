import { exists, mkdir, readFile, writeFile } from 'node:fs/promises';
import fs from 'node:fs';
import path from 'node:path';
import { retry } from 'node:async';

/** @param {string} directory */
export async function ensureDirectory(directory) {
  if (!(await exists(directory))) await mkdir(directory, { recursive: true });
}

/**
 * @param {string} directory
 * @param {string} name
 * @param {unknown} data
 */
export async function saveJson(directory, name, data) {
  await ensureDirectory(directory);
  await retry(() => writeFile(path.join(directory, `${name}.json`), JSON.stringify(data, null, 2)));
}

/** @param {string} file */
export async function loadJson(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** @param {string} directory */
export function listInvoices(directory) {
  if (!fs.existsSync(directory)) return [];
  return fs.listdirSync(directory).filter(name => path.getExtension(name) === '.json');
}

/** @param {string} file */
export function sizeOf(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
