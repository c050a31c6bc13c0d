import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { nodeFormat } from './node-loader.js';
import { packagesAbove, type Package } from './package-json.js';
import { modifiedAt } from './stat.js';

/** Commands and packages that put modules together or rewrite them before anything runs. They only ever make a rule silent. */
const BUNDLER =
  /^(?:@parcel\/.+|@rspack\/.+|@rsbuild\/.+|@sveltejs\/kit|@remix-run\/dev|@react-router\/dev|@angular(?:-devkit)?\/.+|@craco\/craco|@types\/bun|@vercel\/ncc|@swc\/(?:cli|core)|@babel\/(?:cli|node|register|preset-env)|@nestjs\/cli|@vue\/cli-service|vite|webpack(?:-cli)?|rollup|esbuild(?:-.+)?|parcel(?:-bundler)?|tsup|tsdown|rolldown|unbuild|microbundle|browserify|ncc|bun|bun-types|bunx|next|nuxt|nuxi|astro|gatsby|expo|metro|react-scripts|react-native|electron-vite|wrangler|sst|serverless|aws-cdk(?:-lib)?|deno|babel(?:-node)?|swc|ng|craco|vue-cli-service|remix|react-router|svelte-kit|rspack|rsbuild)$/;
const CONFIG_FILE =
  /^(?:(?:vite|webpack|rollup|esbuild|tsup|tsdown|rolldown|rspack|rsbuild|next|nuxt|astro|svelte|remix|gatsby|metro|babel|wrangler|electron\.vite|react-router|craco|vue|build|unbuild)(?:\.[\w-]+)*\.(?:[cm]?[jt]s|jsonc?|toml)|angular\.json|app\.json|bunfig\.toml|bun\.lockb?|deno\.jsonc?|\.babelrc.*|\.parcelrc|\.swcrc|index\.html|serverless\.(?:yml|ts))$/;
const TEST_RUNNER = /^(?:vitest|jest|@jest\/globals|ts-jest|babel-jest|bun:test|@playwright\/test)$/;
const TEST_FILE = /\.(?:test|spec|e2e|bench)\.[cm]?[jt]sx?$|\/(?:__tests__|__mocks__|tests?|specs?|e2e)\//;

/**
 * Whether Node itself loads the text of `file`, as the ES module that it is written as. `false` where that is not sure:
 * signs of a bundler, of another runtime, or of a test runner with a loader of its own.
 */
export function isNodeEsModule(file: ts.SourceFile, options: ts.CompilerOptions): boolean {
  return isEsModule(file, options) && !packagesOf(file.fileName).some(usesBundler) && !runsInTestRunner(file);
}

function isEsModule(file: ts.SourceFile, { module, moduleResolution }: ts.CompilerOptions): boolean {
  if (moduleResolution === ts.ModuleResolutionKind.Bundler || module === MODULE_PRESERVE) return false;
  if (module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext) return file.impliedNodeFormat === ts.ModuleKind.ESNext;
  if (nodeFormat(file.fileName) !== 'esm') return false;
  // Without an explicit resolution TypeScript 6 takes a bundler for granted.
  return /\.[cm]?jsx?$/.test(file.fileName) || (module !== undefined && module >= ts.ModuleKind.ES2015 && moduleResolution === ts.ModuleResolutionKind.Node10);
}

/** `ts.ModuleKind.Preserve`, which TypeScript 5.0 does not know yet. */
const MODULE_PRESERVE = 200 as ts.ModuleKind;

/** Whether a test runner that resolves and wraps modules its own way loads the file. */
export function runsInTestRunner(file: ts.SourceFile): boolean {
  if (file.statements.some(statement => ts.isImportDeclaration(statement) && TEST_RUNNER.test((statement.moduleSpecifier as ts.StringLiteral).text))) return true;
  const packages = packagesOf(file.fileName);
  const inPackage = file.fileName.slice(packages[0]?.directory.length ?? 0);
  return TEST_FILE.test(inPackage) && packages.some(({ json }) => Object.keys({ ...json.devDependencies, ...json.dependencies }).some(name => TEST_RUNNER.test(name)));
}

/**
 * Whether something other than Node's and TypeScript's own resolution finds packages here: Yarn's Plug'n'Play, Deno, import
 * maps, Meteor, and Bun as long as there is no `node_modules`.
 */
export function hasForeignResolution(fileName: string): boolean {
  let isInstalled = false;
  let isBun = false;
  for (let directory = path.dirname(fileName); ; directory = path.dirname(directory)) {
    const names = entriesOf(directory);
    if (names.some(name => /^(?:\.pnp\.c?js|\.pnp\.data\.json|deno\.(?:jsonc?|lock)|import[_-]?map\.json|\.meteor)$/.test(name))) return true;
    isBun ||= names.some(name => /^(?:bunfig\.toml|bun\.lockb?)$/.test(name));
    isInstalled ||= names.includes('node_modules');
    if (directory === path.dirname(directory)) return isBun && !isInstalled;
  }
}

/** The package.json files that say how a file is built: its own package's and those of workspaces around it, nearest first. */
export function packagesOf(fileName: string): readonly Package[] {
  const found: Package[] = [];
  let own = false;
  for (const pkg of packagesAbove(fileName)) {
    if (!own || isWorkspaceRoot(pkg)) found.push(pkg);
    own ||= pkg.json.name !== undefined || pkg.json.dependencies !== undefined || pkg.json['scripts'] !== undefined;
  }
  return found;
}

export function isWorkspaceRoot({ directory, json }: Package): boolean {
  return json.workspaces !== undefined || entriesOf(directory).some(name => name === 'pnpm-workspace.yaml' || name === 'lerna.json');
}

/** Whether something may put the modules of a package together in other files before they run. */
export function usesBundler({ directory, json }: Package): boolean {
  if (entriesOf(directory).some(name => CONFIG_FILE.test(name))) return true;
  if (Object.keys(json.devDependencies ?? {}).some(name => BUNDLER.test(name))) return true;
  const scripts = Object.values((json['scripts'] as Record<string, unknown> | undefined) ?? {}).filter(script => typeof script === 'string');
  return scripts.some(script => script.split(/[\s"'&|;=()]+/).some(word => BUNDLER.test(word)));
}

const listings = new Map<string, { readonly modified: number; readonly names: readonly string[] }>();

/** Names in a folder, none when it cannot be read; read again when it changed. */
export function entriesOf(directory: string): readonly string[] {
  const modified = modifiedAt(directory);
  let listing = listings.get(directory);
  if (listing?.modified !== modified) {
    listing = { modified, names: modified < 0 ? [] : read(directory) };
    listings.set(directory, listing);
  }
  return listing.names;
}

function read(directory: string): string[] {
  try {
    return fs.readdirSync(directory);
  } catch {
    return [];
  }
}
