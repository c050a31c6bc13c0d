import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { installedFrom, packagesAbove, type Package } from '../modules/package-json.js';

const MAX_ENTRIES = 3000;
const MAX_DEPTH = 5;
const PAGE = /\.(?:html?|ejs|hbs|pug|njk|liquid|php|twig|erb)$/;

/**
 * Whether a page of the package loads scripts by name: then a script without imports may use what other scripts on that
 * page define. Also `true` when the package is too large to tell.
 */
export function isLoadedByPage(fileName: string): boolean {
  const [owner] = packagesAbove(fileName);
  const root = owner?.directory ?? path.dirname(fileName);
  const base = path.basename(fileName);
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
      return PAGE.test(entry.name) && readText(full).includes(base);
    });
  };
  return visit(root, 0);
}

/** Installed packages that the package of `fileName`, or one above it, declares as dependencies of any kind. */
export function declaredPackages(fileName: string): readonly Package[] {
  const found = new Map<string, Package>();
  for (const { directory, json } of packagesAbove(fileName)) {
    for (const name of Object.keys({ ...json.dependencies, ...json.devDependencies, ...json.peerDependencies, ...json.optionalDependencies })) {
      const installed = installedFrom(directory, name);
      if (installed) found.set(name, installed);
    }
  }
  return [...found.values()];
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

let platform: ReadonlySet<string> | undefined;

/** Names that some platform TypeScript knows of declares as globals: browsers, workers, Windows scripts. */
export function isPlatformGlobal(name: string): boolean {
  platform ??= readPlatformGlobals();
  return platform.has(name);
}

function readPlatformGlobals(): ReadonlySet<string> {
  const names = new Set<string>();
  const directory = path.dirname(ts.getDefaultLibFilePath({}));
  for (const file of ['lib.dom.d.ts', 'lib.webworker.d.ts', 'lib.webworker.importscripts.d.ts', 'lib.scripthost.d.ts', 'lib.esnext.full.d.ts', 'lib.decorators.d.ts']) {
    for (const [, name] of readText(path.join(directory, file)).matchAll(/^(?:declare )?(?:var|let|const|function|class|interface|type|namespace) ([\w$]+)/gm)) {
      if (name) names.add(name);
    }
  }
  return names;
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
