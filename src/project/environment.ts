import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { packagesOf } from '../modules/environment.js';
import { installedFrom, packagesAbove } from '../modules/package-json.js';
import { mentions, mentionsMember } from '../modules/tokens.js';

const MAX_ENTRIES = 3000;
const MAX_DEPTH = 5;
const PAGE = /\.(?:html?|ejs|hbs|pug|njk|liquid|php|twig|erb)$/;

/**
 * Whether a page of the package loads the file as a script: then it may use what other scripts on that page define. Also
 * `true` when the package is too large to tell.
 */
export function isLoadedByPage(fileName: string): boolean {
  const base = path.basename(fileName);
  return somePage(fileName, text => text.includes(base));
}

function somePage(fileName: string, test: (text: string) => boolean): boolean {
  const [owner] = packagesAbove(fileName);
  let entries = 0;
  const visit = (directory: string, depth: number): boolean => {
    let listing: fs.Dirent[];
    try {
      listing = fs.readdirSync(directory, { withFileTypes: true });
    } catch {
      return false;
    }
    return listing.some(entry => {
      if (++entries > MAX_ENTRIES) return true;
      const full = path.join(directory, entry.name);
      if (entry.isDirectory()) return depth < MAX_DEPTH && entry.name !== 'node_modules' && !entry.name.startsWith('.') && visit(full, depth + 1);
      return PAGE.test(entry.name) && test(readText(full));
    });
  };
  return visit(owner?.directory ?? path.dirname(fileName), 0);
}

/**
 * Whether a dependency that the package of `fileName`, or one above it, declares may provide a global `name`: it mentions
 * the name, or is not installed.
 */
export function dependencyMayProvide(fileName: string, name: string): boolean {
  for (const { directory, json } of packagesAbove(fileName)) {
    for (const dependency of Object.keys({ ...json.dependencies, ...json.devDependencies, ...json.peerDependencies, ...json.optionalDependencies })) {
      const installed = installedFrom(directory, dependency);
      if (!installed || mentions(installed, name).found !== 'no') return true;
    }
  }
  return false;
}

/** Whether an installed dependency that the package of `fileName`, or its workspace, declares may read a member `name`. */
export function dependencyMentions(fileName: string, name: string): boolean {
  return packagesOf(fileName).some(({ directory, json }) =>
    Object.keys({ ...json.dependencies, ...json.devDependencies }).some(dependency => {
      const installed = installedFrom(directory, dependency);
      return installed !== undefined && mentionsMember(installed, name).found === 'yes';
    }),
  );
}

/** Whether types that are global everywhere may be missing: a declared `@types/…` is not installed, or nothing that is declared is. */
export function lacksGlobalTypes(fileName: string): boolean {
  for (const { directory, json } of packagesAbove(fileName)) {
    const declared = Object.keys({ ...json.dependencies, ...json.devDependencies });
    const missing = declared.filter(dependency => !installedFrom(directory, dependency));
    if (missing.some(dependency => dependency.startsWith('@types/')) || (declared.length > 0 && missing.length === declared.length)) return true;
  }
  return false;
}

/** Whether `types` of the compiler options lists a package that is not there, whose globals then nobody knows. What Node has is known all the same. */
export function lacksListedTypes(options: ts.CompilerOptions): boolean {
  const { configFilePath } = options;
  const config = typeof configFilePath === 'string' ? configFilePath : undefined;
  if (!config || !options.types) return false;
  let lacks = missingTypes.get(options);
  if (lacks === undefined) {
    lacks = options.types.some(name => name !== '*' && name !== 'node' && !ts.resolveTypeReferenceDirective(name, config, options, ts.sys).resolvedTypeReferenceDirective);
    missingTypes.set(options, lacks);
  }
  return lacks;
}

const missingTypes = new WeakMap<ts.CompilerOptions, boolean>();

const LOADS_SCRIPT = /<script\b[^>]*\bsrc=["'](?:https?:)?\/\/|createElement\(\s*["']script["']\s*\)|<Script\b[^>]*\bsrc=|loadScript\(|importScripts\(/;

/** Whether a page of the package, or one of `texts`, loads a script from elsewhere: its globals have no declaration here. */
export function loadsForeignScripts(fileName: string, texts: Iterable<string>): boolean {
  for (const text of texts) if (LOADS_SCRIPT.test(text)) return true;
  return somePage(fileName, text => LOADS_SCRIPT.test(text));
}

/** Whether build configuration beside the package.json writes `name`: defined at build time, or imported automatically. */
export function isNamedInBuildConfig(fileName: string, name: string): boolean {
  for (const { directory } of packagesAbove(fileName)) {
    let listing: string[];
    try {
      listing = fs.readdirSync(directory);
    } catch {
      continue;
    }
    if (listing.some(file => /(?:\.config\.[cm]?[jt]s|^\.eslintrc.*|^webpack.*\.js|^gulpfile.*)$/.test(file) && new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(readText(path.join(directory, file))))) return true;
  }
  return false;
}

/** Whether a bundler plugin or framework of the project imports names that the code does not. */
export function hasAutomaticImports(fileName: string): boolean {
  for (const { json } of packagesAbove(fileName)) {
    const names = Object.keys({ ...json.dependencies, ...json.devDependencies });
    if (names.some(name => /auto-import|^nuxt|^@nuxt|^wxt$|^@umijs|^umi$|^taro|^@tarojs/.test(name))) return true;
  }
  return false;
}

const PLATFORM_FILES = ['lib.dom.d.ts', 'lib.webworker.d.ts', 'lib.webworker.importscripts.d.ts', 'lib.scripthost.d.ts', 'lib.esnext.full.d.ts', 'lib.decorators.d.ts'];

let platform: ReadonlySet<string> | undefined;
let ofWorkers: ReadonlySet<string> | undefined;

/** Names that some platform TypeScript knows of declares as globals: browsers, workers, Windows scripts. */
export function isPlatformGlobal(name: string): boolean {
  platform ??= new Set(platformTexts().flatMap(text => namesIn(text, /^(?:declare )?(?:var|let|const|function|class|interface|type|namespace) ([\w$]+)/gm)));
  return platform.has(name);
}

/** Members of the global scope of any kind of worker: TypeScript declares as globals only what a dedicated worker has, and `clients` is for service workers. */
export function isWorkerGlobal(name: string): boolean {
  ofWorkers ??= new Set(platformTexts().flatMap(text => namesIn(text, /^interface \w+GlobalScope\b[^{]*\{([^]*?)^\}/gm)).flatMap(members => namesIn(members, /^ {4}(?:readonly )?([\w$]+)\??[:(<]/gm)));
  return ofWorkers.has(name);
}

function platformTexts(): readonly string[] {
  const directory = path.dirname(ts.getDefaultLibFilePath({}));
  return PLATFORM_FILES.map(file => readText(path.join(directory, file)));
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
