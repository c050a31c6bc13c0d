import fs from 'node:fs';
import path from 'node:path';
import { entriesOf, packagesOf } from '../modules/environment.js';
import { statOf } from '../modules/stat.js';
import { filesBelow } from './listing.js';

/** What the files of a project say of the variables of its environment. */
export interface EnvironmentVariables {
  /** Declared names, with the file that declares them, relative to the root of the project. */
  readonly declared: ReadonlyMap<string, string>;
  /** A file such as `.env.example` that lists variables, relative to the root; what a project with one reads, it lists. */
  readonly list: string | undefined;
  /** How many files other than the one that asks read a variable. */
  readonly readers: (name: string, except: string) => number;
  /** Whether any file other than the one that asks writes the name where it does not read the variable. */
  readonly mentioned: (name: string, except: string) => boolean;
}

interface FileFacts {
  readonly modified: number;
  readonly size: number;
  readonly declared: ReadonlySet<string>;
  readonly mentioned: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
}

const MAX_BYTES = 1_000_000;
const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|mdx)$/;
const ENV_FILE = /^(?:\.env(?:\..+)?|.+\.env(?:\.\w+)?|\.envrc|\.dev\.vars.*|env\.(?:example|sample|template))$/;
const SETTINGS = /\.(?:ya?ml|json[c5]?|toml|sh|bash|zsh|ps1|bat|cmd|tf|hcl|tpl|conf|ini|cfg|properties|service|nix|plist|gradle|prisma)$|^(?:Dockerfile|Containerfile|Makefile|justfile|Procfile|Caddyfile|Jenkinsfile|Vagrantfile)|\.(?:dockerfile|mk)$|^\.(?:npmrc|gitlab-ci\.yml)$/i;
const PROSE = /\.(?:md|txt|rst|adoc|html?|py|rb|go|rs|java|php|ejs|hbs)$/;
const LOCK = /^(?:package-lock|npm-shrinkwrap)\.json$|lock\.ya?ml$|\.lock$/;

const NAME = /(?<![\w$])[A-Z][A-Z\d_]+(?![\w$])/g;
const READ = /(?:\benv\??\.\[?|\benv(?:\?\.)?\[["'`])$/;
const IN_ENV_FILE = /^[^\S\n]*(?:#[^\S\n]*)?(?:export\s+)?([A-Z][A-Z\d_]*)[^\S\n]*=/gm;
const IN_SETTINGS = /(?:^|[\s"',{-])([A-Z][A-Z\d_]{2,})["']?[^\S\n]*[:=]|\b(?:ENV|ARG)\s+([A-Z][A-Z\d_]*)/gm;
const IN_SOURCE = /(?:^|[\s{,])["']?([A-Z][A-Z\d_]{2,})["']?\??[^\S\n]*:|\benv\.([A-Z][A-Z\d_]*)\s*=[^=]/gm;
const SPEAKS_OF_ENVIRONMENT = /process\.env|import\.meta\.env|ProcessEnv|ImportMetaEnv|createEnv|cleanEnv/;

const facts = new Map<string, FileFacts>();
/** For each root, the file that declared or wrote a name when the project was read last. */
const lastNamed = new Map<string, Map<string, string>>();

/** Whether a file of the project that declared or wrote the name of a variable when it was read last still does. Asked before all files are looked at. */
export function isStillNamed(name: string, fileName: string): boolean {
  const root = packagesOf(fileName).at(-1)?.directory;
  const file = root === undefined ? undefined : lastNamed.get(root)?.get(name);
  return file !== undefined && file !== fileName && factsOf(file)?.mentioned.has(name) === true;
}

/**
 * What the files of the project around a file say, those at the root of its repository included. `undefined` when there are
 * too many to read. Every file is read again when it changed.
 */
export function environmentVariables(fileName: string): EnvironmentVariables | undefined {
  const root = packagesOf(fileName).at(-1)?.directory;
  if (root === undefined) return undefined;
  const { files, complete } = filesBelow(root);
  if (!complete) return undefined;
  const known = (paths: readonly string[]): readonly (readonly [string, FileFacts])[] => paths.flatMap(file => {
    const facts = factsOf(file);
    return facts ? [[file, facts] as const] : [];
  });
  const named = new Map<string, string>();
  lastNamed.set(root, named);
  const note = (entries: readonly (readonly [string, FileFacts])[]): typeof entries => {
    for (const [file, { mentioned }] of entries) for (const name of mentioned) named.set(name, file);
    return entries;
  };
  const paths = [...files, ...filesAbove(root)];
  const all = note(known(paths.filter(file => !isProse(file))));
  // Documents declare nothing, and there may be many: they are read for names that nothing else has.
  let prose: typeof all | undefined;
  const declared = new Map<string, string>();
  const shown = (file: string): string => path.relative(root, file).split(path.sep).join('/');
  for (const [file, facts] of all) for (const name of facts.declared) if (!declared.has(name)) declared.set(name, shown(file));
  const list = all.find(([file, facts]) => ENV_FILE.test(path.basename(file)) && facts.declared.size > 0)?.[0];
  return {
    declared,
    list: list && shown(list),
    readers: (name, except) => all.filter(([file, { read }]) => file !== except && read.has(name)).length,
    mentioned: (name, except) => [() => all, () => (prose ??= note(known(paths.filter(isProse))))].some(part => part().some(([file, { mentioned }]) => file !== except && mentioned.has(name))),
  };
}

function isProse(file: string): boolean {
  const base = path.basename(file);
  return PROSE.test(base) && !SOURCE.test(base) && !SETTINGS.test(base) && !ENV_FILE.test(base);
}

/** Names that a text declares, by the kind of file that its name tells. */
export function declaredIn(file: string, text: string): ReadonlySet<string> {
  const base = path.basename(file);
  const pattern = ENV_FILE.test(base) ? IN_ENV_FILE : SOURCE.test(base) ? (SPEAKS_OF_ENVIRONMENT.test(text) ? IN_SOURCE : undefined) : SETTINGS.test(base) ? IN_SETTINGS : undefined;
  return new Set(pattern ? [...text.matchAll(pattern)].flatMap(([, first, second]) => first ?? second ?? []) : []);
}

function filesAbove(root: string): string[] {
  const found: string[] = [];
  for (let directory = root; !entriesOf(directory).includes('.git'); ) {
    const above = path.dirname(directory);
    if (above === directory) return [];
    directory = above;
    found.push(...entriesOf(directory).map(name => path.join(above, name)));
  }
  return found;
}

function factsOf(file: string): FileFacts | undefined {
  const base = path.basename(file);
  if (LOCK.test(base) || !(ENV_FILE.test(base) || SOURCE.test(base) || SETTINGS.test(base) || PROSE.test(base))) return undefined;
  const stat = statOf(file);
  if (!stat?.isFile() || stat.size > MAX_BYTES) return undefined;
  let known = facts.get(file);
  if (known?.modified !== stat.mtimeMs || known.size !== stat.size) {
    known = { modified: stat.mtimeMs, size: stat.size, ...read(file) };
    facts.set(file, known);
  }
  return known;
}

function read(file: string): Pick<FileFacts, 'declared' | 'mentioned' | 'read'> {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    text = '';
  }
  const mentioned = new Set<string>();
  const reads = new Set<string>();
  const isSource = SOURCE.test(file);
  for (const match of text.matchAll(NAME)) {
    const isRead = isSource && READ.test(text.slice(Math.max(0, match.index - 12), match.index)) && !/^["'`\]\s]*=[^=]/.test(text.slice(match.index + match[0].length, match.index + match[0].length + 6));
    (isRead ? reads : mentioned).add(match[0]);
  }
  return { declared: declaredIn(file, text), mentioned, read: reads };
}
