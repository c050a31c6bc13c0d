import fs from 'node:fs';
import path from 'node:path';
import { EXPOSED_VARIABLES, PLATFORM_PREFIXES, PLATFORM_VARIABLES, type ExposedVariables } from '../catalogue/environment-variables.js';
import { entriesOf, packagesOf, runsInTestRunner } from '../modules/environment.js';
import { installedFrom, type Package } from '../modules/package-json.js';
import { declaredIn, environmentVariables, isStillNamed } from '../project/environment-variables.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { environmentReads, type EnvironmentRead } from './environment-reads.js';

/** A variable that code reads and that no file of the project declares or names. */
export interface UndeclaredVariable {
  readonly read: EnvironmentRead;
  /** The variables that the project declares, with the file of each. */
  readonly declared: ReadonlyMap<string, string>;
  /** A file that lists variables, `.env.example` for one. */
  readonly list: string | undefined;
  /** How many other files read it as well. */
  readonly readers: number;
}

/** A variable that client code reads and that its build tool does not give it. */
export interface HiddenVariable {
  readonly read: EnvironmentRead;
  readonly by: ExposedVariables;
  /** The same name with the prefix is declared in the project. */
  readonly isPrefixDeclared: boolean;
}

/** Names that tell variables of the environment from properties that a build tool puts there. */
const VARIABLE = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;

/** Reads of variables that nothing in the project declares, in projects that declare others. */
export const undeclaredVariables = defineFileAnalysis('undeclaredVariables', (pass): readonly UndeclaredVariable[] => {
  const { fileName, text } = pass.sourceFile;
  const reads = environmentReads(pass).filter(({ name, object }) => object === 'process.env' && VARIABLE.test(name) && !isOfPlatform(name) && !isNamedOtherwise(name, pass) && !isStillNamed(name, fileName));
  const known = reads.length ? environmentVariables(fileName) : undefined;
  if (!known?.declared.size) return [];
  const own = declaredIn(fileName, text);
  return reads.flatMap(read => {
    if (known.declared.has(read.name) || own.has(read.name) || known.mentioned(read.name, fileName)) return [];
    return [{ read, declared: known.declared, list: known.list, readers: known.readers(read.name, fileName) }];
  });
});

/** Reads of variables in code for browsers that are undefined there, whatever the environment has. */
export const hiddenVariables = defineFileAnalysis('hiddenVariables', (pass): readonly HiddenVariable[] => {
  const { sourceFile } = pass;
  const reads = environmentReads(pass);
  if (!reads.length || /\.config\.[cm]?[jt]s$/.test(sourceFile.fileName)) return [];
  const [own] = packagesOf(sourceFile.fileName);
  if (!own || runsInTestRunner(sourceFile)) return [];
  return EXPOSED_VARIABLES.flatMap(by => {
    const suspects = reads.filter(({ name, object, optional }) => object === by.object && !(optional && by.directive !== undefined) && !name.startsWith(by.prefix) && !by.always.includes(name));
    if (!suspects.length || (by.directive !== undefined && !isOnlyForBrowsers(by.directive, pass))) return [];
    const config = configOf(by, own);
    if (config === undefined || by.extends.test(config) || isDrivenByFramework(by, own)) return [];
    const missing = suspects.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(config));
    if (!missing.length) return [];
    const declared = environmentVariables(sourceFile.fileName)?.declared;
    return missing.map(read => ({ read, by, isPrefixDeclared: declared?.has(by.prefix + read.name) ?? false }));
  });
});

function isOfPlatform(name: string): boolean {
  return PLATFORM_VARIABLES.has(name) || PLATFORM_PREFIXES.has(name.split('_', 1)[0] ?? '');
}

/** Whether the file writes the name where it does not read it: a key of a schema, a list of what is required. */
function isNamedOtherwise(name: string, pass: FilePass): boolean {
  const reads = environmentReads(pass).filter(read => read.name === name).length;
  return [...pass.sourceFile.text.matchAll(new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g'))].length > reads;
}

/** Client files are rendered on the server first: one that asks where it runs may read what only the server has. */
function isOnlyForBrowsers(directive: string, { sourceFile: { text } }: FilePass): boolean {
  return new RegExp(`^(?:\\s|//[^\\n]*|/\\*[^]*?\\*/)*['"]${directive}['"]`).test(text) && !/server|browser|\bwindow\b|\bglobalThis\b|\bisClient\b|\bssr\b/i.test(text);
}

/** The text of the tool's config beside package.json; without one nobody runs the tool here, or in a way that is not known. */
function configOf({ package: name, config }: ExposedVariables, { directory, json }: Package): string | undefined {
  const isDeclared = { ...json.dependencies, ...json.devDependencies }[name] !== undefined;
  const entry = entriesOf(directory).find(file => config.test(file));
  if (!isDeclared || (entry === undefined && name !== 'next')) return undefined;
  if (entry === undefined) return '';
  try {
    return fs.readFileSync(path.join(directory, entry), 'utf8');
  } catch {
    return undefined;
  }
}

/** Another package that brings the tool along may run it in its own way; so does Bun. */
function isDrivenByFramework({ package: name }: ExposedVariables, { directory, json }: Package): boolean {
  if (entriesOf(directory).some(entry => /^bun(?:fig\.toml|\.lockb?)$/.test(entry))) return true;
  return Object.keys({ ...json.dependencies, ...json.devDependencies }).some(dependency => dependency !== 'vitest' && installedFrom(directory, dependency)?.json.dependencies?.[name] !== undefined);
}
