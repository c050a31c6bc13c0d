import path from 'node:path';
import { entriesOf } from './environment.js';
import { isGitIgnored, isInSubmodule } from './git-ignored.js';
import type { Package } from './package-json.js';

/** Folders whose content a tool writes: what is missing there may not have been written yet. */
const GENERATED_FOLDER =
  /^(?:\.?generated|__generated__|_generated|gen|dist|build|out|output|target|coverage|artifacts|typechain(?:-types)?|codegen|styled-system|paraglide|wasm|pkg|esm|cjs|umd|\+types|\$types|node_modules|\.(?!\.?$).*)$/i;
const GENERATED_FILE = /(?:[._-](?:gen|generated|g|pb|grpc_pb|min|bundle)|_pb2?)(?:\.[\w.]+)?$|^[$+]/i;
/** Extensions of files that an import without one never means. */
const ASSET = /^\.(?:css|s[ac]ss|less|styl|md|html?|svg|png|jpe?g|gif|webp|ico|txt|map|snap|ya?ml|lock|log|sh|woff2?)$/;
const VARIANT = /^(?:test|tests|spec|stories|story|e2e|bench|cy|snap|module)$/;
const JAVASCRIPT = /\.[cm]?jsx?$/;

/**
 * Whether something on disk may be what `target`, an absolute path without query, stands for: the file, with any extension
 * that a compiler may put there, or a folder with an index. Names are compared as they are written, whatever the file system thinks.
 */
export function fileExists(target: string): boolean {
  const name = path.basename(target);
  const siblings = entriesOf(path.dirname(target));
  if (siblings.includes(name)) {
    const inside = entriesOf(target);
    if (!inside.length || inside.some(entry => /^(?:index\.|package\.json$|mod\.)/.test(entry))) return true;
  }
  const compiled = name.replace(JAVASCRIPT, '');
  return siblings.some(entry => isVariant(entry, name) || (compiled !== name && entry !== name && isVariant(entry, compiled)));
}

/** `name.ts`, `name.ios.tsx`, `name.d.ts`, `name.vue` for `name`. */
function isVariant(entry: string, name: string): boolean {
  if (!entry.startsWith(`${name}.`)) return false;
  const [extension = '', ...variants] = entry.slice(name.length + 1).split('.').reverse();
  return extension !== '' && !ASSET.test(`.${extension}`) && !variants.some(variant => VARIANT.test(variant));
}

/**
 * Whether a missing file that `from` asks for may be one that a tool writes: by its name, by a folder that the two do not
 * share, by `.gitignore`, by what the package says it publishes.
 */
export function isGenerated(target: string, from: string, packages: readonly Package[]): boolean {
  const segments = path.relative(path.dirname(from), target).split(path.sep).filter(segment => segment !== '..');
  if (segments.some(segment => GENERATED_FOLDER.test(segment)) || GENERATED_FILE.test(path.basename(target))) return true;
  return isInSubmodule(target) || isGitIgnored(target) || [target, target.replace(JAVASCRIPT, '.ts'), `${target}.ts`, `${target}.js`].some(isGitIgnored) || packages.some(pkg => isPublished(target, pkg));
}

/** The folder does not exist, and package.json names it as what users get: the result of a build. */
function isPublished(target: string, { directory, json }: Package): boolean {
  const [first, second] = path.relative(directory, target).split(path.sep);
  if (!first || first === '..' || second === undefined || entriesOf(directory).includes(first)) return false;
  const published = JSON.stringify([json['main'], json['module'], json['types'], json['typings'], json['browser'], json['bin'], json['files'], json.exports, json.imports]);
  return new RegExp(`["/]${first.replace(/[^\w]/g, '\\$&')}["/]`).test(published);
}

/** Names in the folder of a missing file that may be meant, written as its specifier is: with or without extension. */
export function siblingNames(target: string): string[] {
  const hasExtension = JAVASCRIPT.test(target);
  const names = entriesOf(path.dirname(target)).flatMap(entry => {
    const source = /^(.+?)(?:\.d)?\.([cm]?)[jt]sx?$/.exec(entry);
    if (!source?.[1]) return path.extname(target) !== '' && !hasExtension && path.extname(entry) === path.extname(target) ? [entry] : [];
    return [hasExtension ? `${source[1]}.${source[2] ?? ''}js` : source[1]];
  });
  return [...new Set(names)].filter(name => !/\.(?:test|spec)(?:\.|$)/.test(name));
}
