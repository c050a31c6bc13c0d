import path from 'node:path';
import ts from 'typescript';
import { packagesOf } from '../modules/environment.js';
import { exportsMap } from '../modules/exports-map.js';
import type { Package } from '../modules/package-json.js';
import { ownExports } from '../modules/surface.js';
import { moduleOfFile } from '../types/exports.js';
import type { FilePass } from './define.js';
import { isOwnFile } from './program-mentions.js';

const MAX_SUBPATHS = 40;
const MAX_MODULES = 3000;
const MAX_PLACES = 2;
const TEST_FILE = /(?:^|[./_-])(?:tests?|specs?|__tests__|mocks?|__mocks__|fixtures?|stories)[./_-]/i;

/**
 * Specifiers of other modules that export `name`, nearest first, at most two: modules of the project, other entry points of
 * the package that was asked, packages that the project imports elsewhere. Costly; meant for names known to be wrong.
 */
export function exportedElsewhere(name: string, asked: { readonly specifier: string; readonly package: Package | undefined }, pass: FilePass): string[] {
  const found = new Set<string>();
  const { program, sourceFile } = pass;
  const own = program.getSourceFiles().filter(file => isOwnFile(file, program) && !file.isDeclarationFile && file !== sourceFile);
  const isRelative = asked.specifier.startsWith('.');
  const search = isRelative ? [ownModules, importedPackages] : [entryPoints, importedPackages, ownModules];
  for (const places of search) {
    for (const specifier of places(name, asked, own, pass)) {
      if (specifier !== asked.specifier) found.add(specifier);
      if (found.size === MAX_PLACES) return [...found];
    }
  }
  return [...found];
}

type Search = (name: string, asked: { readonly specifier: string; readonly package: Package | undefined }, own: readonly ts.SourceFile[], pass: FilePass) => Iterable<string>;

const ownModules: Search = (name, _asked, own, { checker, sourceFile }) =>
  own
    .filter(file => file.text.includes(name) && !TEST_FILE.test(path.relative(packagesOf(sourceFile.fileName)[0]?.directory ?? '', file.fileName)))
    .filter(file => {
      const module = moduleOfFile(file, checker);
      return !!module && declaresItself(checker.tryGetMemberInModuleExports(name, module), file);
    })
    .map(file => relativeSpecifier(file.fileName, sourceFile))
    .sort((a, b) => a.split('/').length - b.split('/').length || a.length - b.length);

/** Barrel files export everything once more; the module that declares the name says more. */
function declaresItself(symbol: ts.Symbol | undefined, file: ts.SourceFile): boolean {
  return symbol?.declarations?.some(declaration => declaration.getSourceFile() === file) ?? false;
}

const entryPoints: Search = function* (name, { specifier, package: pkg }, _own, { program, sourceFile }) {
  const packageName = pkg?.json.name;
  if (!pkg || !packageName || !specifier.startsWith(packageName)) return;
  for (const key of exportsMap(pkg)?.exact.slice(0, MAX_SUBPATHS) ?? []) {
    const other = packageName + key.slice(1);
    const { resolvedModule } = ts.resolveModuleName(other, sourceFile.fileName, program.getCompilerOptions(), ts.sys, undefined, undefined, sourceFile.impliedNodeFormat);
    if (resolvedModule && exportsName(resolvedModule.resolvedFileName, name, program)) yield other;
  }
};

function exportsName(file: string, name: string, program: ts.Program): boolean {
  const inProgram = program.getSourceFile(file);
  const checker = program.getTypeChecker();
  const module = inProgram && moduleOfFile(inProgram, checker);
  if (module) return checker.tryGetMemberInModuleExports(name, module) !== undefined;
  return ownExports(file)?.names.has(name) ?? false;
}

const importedPackages: Search = function* (name, { specifier }, own, { checker, sourceFile }) {
  const asked = new Set<string>([specifier]);
  for (const file of [sourceFile, ...own]) {
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const { text } = statement.moduleSpecifier;
      if (/^[./#]/.test(text) || asked.has(text)) continue;
      asked.add(text);
      if (asked.size > MAX_MODULES) return;
      const module = checker.getSymbolAtLocation(statement.moduleSpecifier);
      if (module?.declarations?.length && checker.tryGetMemberInModuleExports(name, module)) yield text;
    }
  }
};

/** The specifier by which `from` would import a file, with or without extension as its other imports are. */
export function relativeSpecifier(fileName: string, from: ts.SourceFile): string {
  const relative = path.relative(path.dirname(from.fileName), fileName).split(path.sep).join('/');
  const specifier = relative.startsWith('.') ? relative : `./${relative}`;
  const style = from.statements.flatMap(statement => (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && statement.moduleSpecifier.text.startsWith('.') ? [statement.moduleSpecifier.text] : []));
  if (style.some(text => /\.[cm]?tsx?$/.test(text))) return specifier;
  const withJs = specifier.replace(/\.([cm]?)tsx?$/, '.$1js');
  const isBare = style.some(text => !/\.[cm]?jsx?$/.test(text)) && !style.some(text => /\.[cm]?jsx?$/.test(text));
  return isBare || (!style.length && from.impliedNodeFormat !== ts.ModuleKind.ESNext) ? withJs.replace(/\.jsx?$/, '').replace(/\/index$/, '') : withJs;
}
