import fs from 'node:fs';
import path from 'node:path';
import type { Package } from './package-json.js';
import { mentions } from './tokens.js';

const MAX_FILES = 3000;
const MAX_BYTES = 20_000_000;
const CODE = /\.[cm]?js$/;

/**
 * Whether some file of a package may add `name` to an object after it was made, as in `require('./core').name = …`: the
 * exports of a CommonJS module are open to everybody who can load it. `true` also when there is too much to read.
 */
export function mayAddLater(pkg: Package, name: string): boolean {
  if (mentions(pkg, name).found === 'no') return false;
  const written = new RegExp(writes(name));
  let files = 0;
  let bytes = 0;
  const visit = (directory: string): boolean => {
    for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
      const full = path.join(directory, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && visit(full)) return true;
      } else if (CODE.test(entry.name)) {
        const text = fs.readFileSync(full, 'utf8');
        if (++files > MAX_FILES || (bytes += text.length) > MAX_BYTES) return true;
        if (text.includes(name) && written.test(text)) return true;
      }
    }
    return false;
  };
  try {
    return visit(pkg.directory);
  } catch {
    return true;
  }
}

function writes(name: string): string {
  const word = name.replace(/\$/g, '\\$');
  return `\\.${word}\\s*=(?!=)|['"\`]${word}['"\`]|(?<![\\w$])${word}\\s*:|[{,;}]\\s*(?:async\\s+|get\\s+|static\\s+|\\*\\s*)*${word}\\s*\\(`;
}
