import { exists, mkdir, readFile, writeFile } from 'node:fs/promises';
//       ~~~~~~ no-unknown-export/unknown
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timer/promises';
//                                  ~~~~~~~~~~~~~~~~~~~~~ no-unknown-module/unknownBuiltin

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
  const file = path.join(directory, `${name}.json`);
  try {
    await writeFile(file, JSON.stringify(data, null, 2));
  } catch {
    await delay(100);
    await writeFile(file, JSON.stringify(data, null, 2));
  }
}

/** @param {string} file */
export async function loadJson(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** @param {string} directory */
export function listInvoices(directory) {
  if (!fs.existsSync(directory)) return [];
  return fs.listdirSync(directory).filter(name => path.getExtension(name) === '.json');
  //        ~~~~~~~~~~~ no-unknown-member/unknown
  //                                                   ~~~~~~~~~~~~ no-unknown-member/unknown
}

/** @param {string} file */
export function sizeOf(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
