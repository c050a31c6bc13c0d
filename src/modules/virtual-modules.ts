import fs from 'node:fs';
import path from 'node:path';
import type { Package } from './package-json.js';

const MAX_BYTES = 500_000_000;
const CODE = /\.[cm]?js$/;
/** What stands before a specifier where it is loaded; anywhere else it is spoken of. */
const LOADS = /(?:\b\w*require(?:\.resolve)?|\bimport|\bmock)\s*\(\s*(?:\/\*[^]*?\*\/\s*)?$|\b(?:from|import)\s*$/i;

const answers = new Map<string, boolean>();

/**
 * Whether the JavaScript of one of the packages speaks of one of the modules other than by loading it: frameworks and build
 * plugins write the names of the modules that they make up (`server-only`, `@ember/service`) in resolvers, tables and
 * comparisons. `true` as well when there is more than is worth reading.
 */
export function someProvides(packages: readonly Package[], specifiers: readonly string[]): boolean {
  const key = [...packages.map(({ directory, json }) => `${directory}@${json.version ?? ''}`), ...specifiers].join('\0');
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = search(packages, specifiers)));
  return answer;
}

function search(packages: readonly Package[], specifiers: readonly string[]): boolean {
  const quoted = specifiers.flatMap(specifier => [`'${specifier}'`, `"${specifier}"`, `\`${specifier}\``]).map(text => Buffer.from(text));
  let bytes = 0;
  const visit = (directory: string): boolean =>
    entriesIn(directory).some(entry => {
      const full = path.join(directory, entry.name);
      if (entry.isDirectory()) return entry.name !== 'node_modules' && visit(full);
      if (!CODE.test(entry.name)) return false;
      const content = contentOf(full);
      return (bytes += content.length) > MAX_BYTES || quoted.some(text => speaksOf(content, text));
    });
  return packages.some(({ directory }) => visit(directory));
}

function speaksOf(content: Buffer, text: Buffer): boolean {
  for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) {
    if (!LOADS.test(content.toString('utf8', Math.max(0, at - 60), at))) return true;
  }
  return false;
}

function entriesIn(directory: string): fs.Dirent[] {
  try {
    return fs.readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

function contentOf(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
