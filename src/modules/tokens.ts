import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Package } from './package-json.js';

/** Whether a package's shipped JavaScript writes a name, and how many of its files were asked. */
export interface Mention {
  readonly found: 'yes' | 'no' | 'unknown';
  readonly files: number;
}

const MAX_FILES = 6000;
const MAX_BYTES = 60_000_000;
const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;
const DECLARATION = /\.d\.[cm]?ts$/;

const listings = new Map<string, readonly string[] | undefined>();
const answers = new Map<string, Mention>();

/**
 * Whether `name` occurs as an identifier or as a word of a string in the source files of an installed package. Comments
 * do not count. `unknown` when the package ships no source (types only), a native addon, or more than is worth reading.
 */
export function mentions(pkg: Package, name: string): Mention {
  return searched(pkg, name, 'anything');
}

/** The same of what may read, write or list a member of that name: variables, functions and types that are called so do not count. */
export function mentionsMember(pkg: Package, name: string): Mention {
  return searched(pkg, name, 'member');
}

function searched(pkg: Package, name: string, as: 'anything' | 'member'): Mention {
  const key = `${pkg.directory}\0${pkg.json.version ?? ''}\0${name}\0${as}`;
  let mention = answers.get(key);
  if (!mention) answers.set(key, (mention = search(sourceFiles(pkg), name, as)));
  return mention;
}

/** Whether a source file of a package has one of some texts in it. */
export function writesText(pkg: Package, texts: readonly string[]): boolean {
  return (sourceFiles(pkg) ?? []).some(file => {
    try {
      const written = fs.readFileSync(file, 'utf8');
      return texts.some(text => written.includes(text));
    } catch {
      return false; // gone since it was listed
    }
  });
}

const AUGMENTS = /\bdeclare module ['"]/;

/** Whether declarations of a package that are for another module, `declare module 'vue'`, stand in a file that has the name. */
export function declaresForOthers(pkg: Package, name: string): boolean {
  const word = new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`);
  return (listed(pkg, 'declarations') ?? []).some(file => {
    try {
      const written = fs.readFileSync(file, 'utf8');
      return written.includes(name) && AUGMENTS.test(written) && word.test(written);
    } catch {
      return false; // gone since it was listed
    }
  });
}

const heads = new Map<string, readonly string[]>();
const HEAD = /`([A-Za-z_$][\w$]*)\$\{|(['"])([A-Za-z_$][\w$]*)\2\s*\+/g;

/** Whether source files of a package make words that begin as `name` does, up to a capital letter: `get${singular}` for `getUser`. */
export function composes(pkg: Package, name: string): boolean {
  const key = `${pkg.directory}\0${pkg.json.version ?? ''}`;
  let found = heads.get(key);
  if (!found) {
    const texts = new Set<string>();
    for (const file of sourceFiles(pkg) ?? []) {
      try {
        for (const [, ofTemplate, , ofText] of fs.readFileSync(file, 'utf8').matchAll(HEAD)) texts.add(ofTemplate ?? ofText ?? '');
      } catch {
        continue; // gone since it was listed
      }
    }
    heads.set(key, (found = [...texts]));
  }
  return found.some(head => name.startsWith(head) && /[A-Z]/.test(name.charAt(head.length)));
}

const COMPOSED_KEY = /\[\s*(?:[\w$.'"]+\s*\+|`[^`\]]*\$\{)[^\]]*\]\s*=(?!=)/;
const spelled = new Map<string, boolean>();

/**
 * Whether a source file of a package gives members names that it puts together, and writes every word of `name` in its strings:
 * `colors[prefix + color + 'Bright']` with `'black,red'` for `blackBright`.
 */
export function spells(pkg: Package, name: string): boolean {
  const words = name.match(/^[a-z$_]+|[A-Z][a-z\d]*/g) ?? [];
  if (words.length < 2 || words.join('') !== name) return false;
  const key = `${pkg.directory}\0${pkg.json.version ?? ''}\0${name}`;
  let answer = spelled.get(key);
  if (answer === undefined) {
    const strings = words.map(word => new RegExp(`(?<=['"\`,|])(?:${word}|${word.charAt(0).toLowerCase()}${word.slice(1)})(?=['"\`,|]|\\$\\{)`));
    answer = (sourceFiles(pkg) ?? []).some(file => {
      try {
        const written = fs.readFileSync(file, 'utf8');
        return COMPOSED_KEY.test(written) && strings.every(word => word.test(written));
      } catch {
        return false; // gone since it was listed
      }
    });
    spelled.set(key, answer);
  }
  return answer;
}

const values = new Map<string, ReadonlySet<string>>();

/** The strings that source files of an installed package give to a key in their object literals: `className` for `class: 'className'`. */
export function valuesOf(pkg: Package, key: string): ReadonlySet<string> {
  const entry = `${pkg.directory}\0${pkg.json.version ?? ''}\0${key}`;
  let found = values.get(entry);
  if (!found) {
    const texts = new Set<string>();
    const pair = new RegExp(`(?<![\\w$.])["']?${key.replace(/\$/g, '\\$')}["']?\\s*:\\s*(["'])([\\w-]+)\\1`, 'g');
    for (const file of sourceFiles(pkg) ?? []) {
      try {
        for (const [, , text = ''] of fs.readFileSync(file, 'utf8').matchAll(pair)) texts.add(text);
      } catch {
        continue; // gone since it was listed
      }
    }
    values.set(entry, (found = texts));
  }
  return found;
}

function search(files: readonly string[] | undefined, name: string, as: 'anything' | 'member'): Mention {
  if (!files?.length) return { found: 'unknown', files: 0 };
  for (const file of files) {
    let text: string;
    try {
      text = fs.readFileSync(file, 'utf8');
    } catch {
      return { found: 'unknown', files: files.length };
    }
    if (text.includes(name) && textMentions(text, file, name, as)) return { found: 'yes', files: files.length };
  }
  return { found: 'no', files: files.length };
}

function textMentions(text: string, file: string, name: string, as: 'anything' | 'member'): boolean {
  if (!/\.[cm]?[jt]sx?$/.test(file)) return true;
  const word = new RegExp(`(?<![\\w$])${name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}(?![\\w$])`);
  if (!word.test(text)) return false;
  const visit = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return node.text === name && (as === 'anything' || isMemberName(node));
    if (ts.isStringLiteralLike(node) || node.kind === ts.SyntaxKind.TemplateHead || node.kind === ts.SyntaxKind.TemplateMiddle || node.kind === ts.SyntaxKind.TemplateTail) {
      return word.test((node as ts.LiteralLikeNode).text);
    }
    return ts.forEachChild(node, child => visit(child) || undefined) ?? false;
  };
  try {
    return visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, /* setParentNodes */ as === 'member'));
  } catch {
    return true; // nested deeper than the stack: the word is there, so it counts
  }
}

function isMemberName(node: ts.Identifier | ts.PrivateIdentifier): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return parent.propertyName ? parent.propertyName === node : ts.isObjectBindingPattern(parent.parent);
  if (ts.isPropertyAccessExpression(parent) || ts.isJsxAttribute(parent)) return parent.name === node;
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  return (ts.isObjectLiteralElement(parent) || ts.isClassElement(parent) || ts.isTypeElement(parent) || ts.isEnumMember(parent)) && parent.name === node;
}

/** The source files that a package ships, `undefined` when they cannot be read. Declarations say what types promise; they are no evidence of what the package does. */
export function sourceFiles(pkg: Package): readonly string[] | undefined {
  return listed(pkg, 'source');
}

function listed(pkg: Package, what: 'source' | 'declarations'): readonly string[] | undefined {
  const key = `${pkg.directory}\0${pkg.json.version ?? ''}\0${what}`;
  const isWanted = (name: string): boolean => (what === 'source' ? SOURCE.test(name) && !DECLARATION.test(name) : DECLARATION.test(name));
  if (listings.has(key)) return listings.get(key);
  const files: string[] = [];
  let bytes = 0;
  let readable = true;
  const visit = (directory: string): void => {
    for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
      const full = path.join(directory, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) visit(full);
      } else if (what === 'source' && (entry.name.endsWith('.node') || entry.name.endsWith('.wasm'))) {
        readable = false;
      } else if (isWanted(entry.name)) {
        files.push(full);
        bytes += fs.statSync(full).size;
      }
      if (files.length > MAX_FILES || bytes > MAX_BYTES) readable = false;
      if (!readable) return;
    }
  };
  try {
    visit(pkg.directory);
  } catch {
    readable = false;
  }
  const result = readable ? files : undefined;
  listings.set(key, result);
  return result;
}
