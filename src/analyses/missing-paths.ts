import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { PATH_READERS } from '../catalogue/path-readers.js';
import { entriesOf, packagesOf, usesBundler } from '../modules/environment.js';
import { fileExists, isGenerated } from '../modules/files.js';
import type { Package } from '../modules/package-json.js';
import { isConfigured } from '../modules/project-text.js';
import { filesBelow } from '../project/listing.js';
import { builtinMember, isGlobalName } from '../types/builtin-member.js';
import { isCall, type Call } from '../types/origin.js';
import { referencesTo } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { modulePath } from './module-path.js';
import { isOptional } from './module-references.js';
import { callsOf } from './nodes.js';
import { isOwnFile } from './program-mentions.js';

/** A path that is read although nothing is there. */
export interface MissingPath {
  readonly at: ts.Expression;
  /** The literals that the path is made of. */
  readonly literals: readonly ts.StringLiteralLike[];
  /** Absolute. */
  readonly target: string;
  /** The part of the path that is there. */
  readonly folder: string;
  /** The first name in the path that is not. */
  readonly missing: string;
  /** What is in `folder`, where the rest of the path goes on from it. */
  readonly candidates: readonly string[];
  /** Files of the same name in other folders of the package. */
  readonly elsewhere: readonly string[];
}

const READS = /\b(?:readFile|createReadStream|openAsBlob|readdir|opendir|copyFile|cp|cpSync|realpath|Worker|fork)/;
/** What makes files; beside the name of a file it may be what makes this one. */
const WRITES = /writeFile|createWriteStream|outputFile|outputJson|copyFile|cpSync|\bcp\(|mkdir|rename|symlink|Bun\.write|appendFile|\bopenSync\(|download|extract/;
const TEMPLATE = /(?:^|[\\/])(?:templates?|scaffolds?|boilerplates?|skeletons?|blueprints?)[\\/]/i;
const MAX_ELSEWHERE = 2;

/** Reads of constant paths below the project that start from the module's own place and lead to nothing. */
export const missingPaths = defineFileAnalysis('missingPaths', (pass): readonly MissingPath[] => {
  const { sourceFile } = pass;
  if (!READS.test(sourceFile.text) || !/import\.meta|__dirname|__filename/.test(sourceFile.text)) return [];
  const packages = packagesOf(sourceFile.fileName);
  const root = packages.at(-1)?.directory;
  if (!root || TEMPLATE.test(path.relative(root, sourceFile.fileName))) return [];
  const found: MissingPath[] = [];
  for (const call of callsOf(pass)) {
    const missing = missingPath(call, packages, pass);
    // A variable that is read twice leads nowhere once.
    if (missing && !found.some(({ literals }) => literals.length > 0 && literals.at(-1) === missing.literals.at(-1))) found.push(missing);
  }
  return found;
});

function missingPath(call: Call, packages: readonly Package[], pass: FilePass): MissingPath | undefined {
  const [argument] = call.arguments ?? [];
  const reader = argument && readerOf(call, pass);
  if (!reader || isPrepared(call)) return undefined;
  const read = modulePath(argument, pass.sourceFile.fileName, pass);
  if (!read || exists(read.target)) return undefined;
  const target = path.resolve(read.target);
  const [own] = packages;
  const root = packages.at(-1)?.directory ?? '';
  if (!own || !isBelow(target, root) || isGenerated(target, pass.sourceFile.fileName, packages)) return undefined;
  if (outputHomes(own, pass).some(home => exists(modulePath(argument, home, pass)?.target ?? ''))) return undefined;
  if (read.variables.some(variable => isUsedOtherwise(variable, pass)) || isUsedByOthers(target, pass)) return undefined;
  const name = path.basename(target);
  if (isConfigured(packages, name) || isWrittenBySomething(name, pass)) return undefined;
  const elsewhere = sameNameBelow(own.directory, name);
  if (!elsewhere || (elsewhere.length > 0 && !runsWhereItIs(packages, pass))) return undefined;
  return { at: argument, literals: read.literals, target, ...firstGap(target), elsewhere: elsewhere.slice(0, MAX_ELSEWHERE) };
}

/** The name of the function or class that reads, if it is one that fails without a file. */
function readerOf(call: Call, pass: FilePass): string | undefined {
  const { expression } = call;
  for (const name of ['Worker', 'SharedWorker']) if (ts.isNewExpression(call) && isGlobalName(expression, name, pass.checker)) return name;
  const callee = builtinMember(expression, pass.checker);
  return callee?.member !== undefined && Object.hasOwn(PATH_READERS, callee.module) && PATH_READERS[callee.module]?.includes(callee.member) ? callee.member : undefined;
}

/** The code expects that there may be nothing: a `try`, a `.catch()`, a callback that gets the error, flags that create the file. */
function isPrepared(call: Call): boolean {
  const options = call.arguments?.slice(1) ?? [];
  const isChecked = options.some(option => ts.isFunctionLike(option) || ts.isIdentifier(option) || (ts.isObjectLiteralExpression(option) && /\b(?:flags?|eval)\b/.test(option.getText())));
  return isChecked || isOptional(call);
}

function exists(file: string): boolean {
  const target = path.resolve(file);
  return entriesOf(path.dirname(target)).includes(path.basename(target)) || fileExists(target);
}

/** Where a compiler may put the module: what it reads may be meant from there. */
function outputHomes({ directory }: Package, { program, sourceFile }: FilePass): string[] {
  if (!/\.[cm]?tsx?$/.test(sourceFile.fileName)) return [];
  const { outDir, rootDir } = program.getCompilerOptions();
  const below = path.relative(directory, sourceFile.fileName);
  const inner = below.split(path.sep).slice(1).join(path.sep);
  const outs = [path.join(directory, 'dist'), path.join(directory, 'dist', 'esm'), ...(outDir ? [outDir] : [])];
  return outs.flatMap(out => [below, inner, ...(rootDir ? [path.relative(rootDir, sourceFile.fileName)] : [])].map(rest => path.join(out, rest)));
}

/** Whether nothing moves the module before it runs. */
function runsWhereItIs(packages: readonly Package[], { program, sourceFile }: FilePass): boolean {
  if (packages.some(usesBundler)) return false;
  if (/\.[cm]?js$/.test(sourceFile.fileName)) return true;
  const scripts = packages.flatMap(({ json }) => Object.values(json['scripts'] ?? {})).filter(script => typeof script === 'string');
  return !!program.getCompilerOptions().noEmit && !scripts.some(script => /\btsc\b(?!.*--noEmit)/.test(script));
}

/** Whether a variable with a path that leads nowhere does anything but be read from or joined to a longer path. */
function isUsedOtherwise(variable: ts.VariableDeclaration, pass: FilePass): boolean {
  const { checker, sourceFile } = pass;
  const value = variable.initializer && modulePath(variable.initializer, sourceFile.fileName, pass);
  if (!value || exists(value.target)) return false;
  const symbol = checker.getSymbolAtLocation(variable.name);
  if (!symbol || ts.getCombinedModifierFlags(variable) & ts.ModifierFlags.Export) return true;
  return referencesTo(symbol, sourceFile, checker).some(reference => !isReadOrExtended(reference, pass));
}

function isReadOrExtended(reference: ts.Node, pass: FilePass): boolean {
  const { parent } = reference;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === reference) return /^(?:href|pathname)$/.test(parent.name.text) && isReadOrExtended(parent, pass);
  if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name);
  if (ts.isBinaryExpression(parent) || ts.isTemplateSpan(parent)) return isReadOrExtended(ts.isTemplateSpan(parent) ? parent.parent : parent, pass);
  if (!isCall(parent) || parent.expression === reference) return false;
  if (parent.arguments?.[0] === reference && readerOf(parent, pass)) return !isPrepared(parent);
  return modulePath(parent, pass.sourceFile.fileName, pass) !== undefined && isReadOrExtended(parent, pass);
}

/** Whether the file hands the same path, or a folder on the way to it that is not there, to anything but a reader. */
function isUsedByOthers(target: string, pass: FilePass): boolean {
  const visit = (node: ts.Node): boolean => {
    if (isCall(node) && !readerOf(node, pass) && !isPathFunction(node, pass)) {
      const paths = (node.arguments ?? []).map(argument => modulePath(argument, pass.sourceFile.fileName, pass));
      if (paths.some(found => found && isBelow(target, path.resolve(found.target)) && !exists(found.target))) return true;
    }
    return ts.forEachChild(node, child => visit(child) || undefined) ?? false;
  };
  return visit(pass.sourceFile);
}

function isPathFunction(call: Call, { checker }: FilePass): boolean {
  const module = builtinMember(call.expression, checker)?.module;
  return module === 'path' || module === 'url' || call.expression.getText() === 'URL';
}

function isWrittenBySomething(name: string, { program }: FilePass): boolean {
  return program.getSourceFiles().some(file => isOwnFile(file, program) && file.text.includes(name) && WRITES.test(file.text));
}

/** Files and folders of the name in a package, as paths; `undefined` when there are too many files to tell. */
function sameNameBelow(directory: string, name: string): string[] | undefined {
  const { files, complete } = filesBelow(directory);
  if (!complete) return undefined;
  const inner = `${path.sep}${name}${path.sep}`;
  const found = files.flatMap(file => {
    if (path.basename(file) === name) return [file];
    const at = file.indexOf(inner, directory.length);
    return at < 0 ? [] : [file.slice(0, at + inner.length - 1)];
  });
  return [...new Set(found)];
}

/** Where a path stops being there, and what it could go on with. */
function firstGap(target: string): Pick<MissingPath, 'folder' | 'missing' | 'candidates'> {
  let folder = path.dirname(target);
  let missing = path.basename(target);
  while (!fs.existsSync(folder)) {
    missing = path.basename(folder);
    folder = path.dirname(folder);
  }
  const rest = path.relative(path.join(folder, missing), target);
  return { folder, missing, candidates: entriesOf(folder).filter(name => exists(path.join(folder, name, rest))) };
}

function isBelow(file: string, directory: string): boolean {
  const relative = path.relative(directory, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}
