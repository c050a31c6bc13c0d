import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import ts from 'typescript';
import { hasForeignResolution } from '../modules/environment.js';
import { packagesAbove } from '../modules/package-json.js';
import { dependencyMayProvide, hasAutomaticImports, isLoadedByPage, isNamedInBuildConfig, isPlatformGlobal, isWorkerGlobal, lacksGlobalTypes, lacksListedTypes, loadsForeignScripts } from '../project/environment.js';
import { exportTable } from '../types/exports.js';
import { isJavaScript } from '../types/js-inference.js';
import { memberNames } from '../types/members.js';
import { suppressionsIn } from '../types/suppressions.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isOwnFile, programMentions } from './program-mentions.js';

/** A name that nothing declares, where it is first used. */
export interface UnknownName {
  readonly name: string;
  readonly at: TSESTree.Identifier | TSESTree.JSXIdentifier;
  readonly isType: boolean;
  /** The compiler reports it as well. */
  readonly compilerSees: boolean;
  /** The module of the project, or imported here already, that exports the name: the import was forgotten. */
  readonly exportedBy: string | undefined;
  /** Names that are in scope there. */
  readonly inScope: readonly string[];
  /** For `name(x, …)`: the members of `x`, because other languages write `sorted(xs)` for `xs.sort()`. */
  readonly ofArgument: readonly string[];
  readonly call: TSESTree.CallExpression | undefined;
}

/** A name that so many files use without declaring it comes from their surroundings. */
const MANY_FILES = 3;
const BUILD_CONSTANT = /^(?:[A-Z][A-Z\d]*_[A-Z\d_]*|__\w+|_|\$|\$\$|\$\w+)$/;
/** Code for a worker. */
const USES_SELF = /(?<![\w$.])self\b/;
const TEST_FILE = /(?:^|[./_-])(?:tests?|specs?|__tests__|e2e|cypress|bench(?:marks?)?)(?:[./_-]|$)/i;

/** Names that neither the compiler nor ESLint's scopes resolve and for which no surroundings speak; one report a name. */
export const unknownNames = defineFileAnalysis('unknownNames', (pass): readonly UnknownName[] => {
  const { sourceCode, services, checker, sourceFile } = pass;
  const through = sourceCode.scopeManager?.globalScope?.through ?? [];
  const found = new Map<string, UnknownName>();
  const tested = new Set<string>();
  for (const { identifier } of through) if (isTypeofOperand(identifier)) tested.add(identifier.name);

  for (const reference of through) {
    const identifier = reference.identifier as TSESTree.Identifier | TSESTree.JSXIdentifier;
    const { name } = identifier;
    if (found.has(name) || tested.has(name) || BUILD_CONSTANT.test(name) || name === 'arguments') continue;
    if (reference.isWrite()) {
      // `name = value` declares a global in a script, sloppily; what reads it elsewhere is not unknown.
      tested.add(name);
      found.delete(name);
      continue;
    }
    const node = services.esTreeNodeToTSNodeMap.get(identifier);
    const meaning = ts.SymbolFlags.Value | ts.SymbolFlags.Type | ts.SymbolFlags.Namespace | ts.SymbolFlags.Alias;
    if (checker.resolveName(name, node, meaning, false)) continue;
    if (ts.isPartOfTypeNode(node) && isJavaScript(sourceFile)) continue;
    const isType = reference.isTypeReference === true && !reference.isValueReference;
    if (isType && lacksGlobalTypes(sourceFile.fileName)) continue;
    if (!isUnknown(name, pass)) continue;
    // A name under a suppression is mostly the platform's (`WebSocketPair`, `Deno`); nothing here tells it from an invention.
    if (!isJavaScript(sourceFile) && suppressionsIn(sourceFile).at(identifier.loc.start.line - 1)) continue;
    found.set(name, {
      name,
      at: identifier,
      isType,
      compilerSees: !isJavaScript(sourceFile) || !!pass.program.getCompilerOptions().checkJs,
      exportedBy: exporterOf(name, pass),
      inScope: checker.getSymbolsInScope(node, ts.SymbolFlags.Value).map(symbol => symbol.name),
      ...argumentOf(identifier, pass),
    });
  }
  return [...found.values()];
});

/** Cheapest question first; the last ones read files, and few names come that far. */
function isUnknown(name: string, pass: FilePass): boolean {
  const { sourceFile, program } = pass;
  if (name in globalThis || isPlatformGlobal(name) || (USES_SELF.test(sourceFile.text) && isWorkerGlobal(name))) return false;
  if (isCommonJsName(name) || isNamedByComment(name, sourceFile) || isAskedOfGlobalObject(name, sourceFile)) return false;
  if (hasForeignResolution(sourceFile.fileName) || lacksListedTypes(program.getCompilerOptions())) return false;
  if (isScript(sourceFile) && isLoadedByPage(sourceFile.fileName)) return false;
  if (programMentions(program, name).assigned || usedByManyFiles(name, program)) return false;
  if (isNamedInBuildConfig(sourceFile.fileName, name)) return false;
  const own = program.getSourceFiles().filter(file => isOwnFile(file, program));
  if (loadsForeignScripts(sourceFile.fileName, own.map(file => file.text))) return false;
  const fromDependency = TEST_FILE.test(relativeName(sourceFile.fileName)) || hasAutomaticImports(sourceFile.fileName);
  return !fromDependency || !dependencyMayProvide(sourceFile.fileName, name);
}

/** What Node gives every CommonJS module, also where the types of Node are not installed. */
function isCommonJsName(name: string): boolean {
  return ['require', 'module', 'exports'].includes(name) || name.startsWith('__');
}

function isNamedByComment(name: string, file: ts.SourceFile): boolean {
  return file.text.includes('global') && new RegExp(`/\\*\\s*globals?\\b[^*]*\\b${escaped(name)}\\b`).test(file.text);
}

/** `'DocumentTouch' in window && document instanceof DocumentTouch`, `window.DocumentTouch && …`: what the surroundings may have. */
function isAskedOfGlobalObject(name: string, file: ts.SourceFile): boolean {
  return file.text.includes(name) && new RegExp(`(['"])${escaped(name)}\\1\\s+in\\s|\\b(?:window|self|global|globalThis)\\s*(?:\\?\\.|\\.)\\s*${escaped(name)}(?![\\w$])`).test(file.text);
}

function escaped(name: string): string {
  return name.replace(/\$/g, '\\$');
}

/** Neither an ES nor a CommonJS module: its names are those of the page or the host that loads it. */
function isScript(file: ts.SourceFile): boolean {
  return !ts.isExternalModule(file) && !/\b(?:require\s*\(|module\.exports|exports\.)/.test(file.text);
}

function usedByManyFiles(name: string, program: ts.Program): boolean {
  const word = new RegExp(`(?<![\\w$.'"\`-])${escaped(name)}(?![\\w$'"\`:-])`);
  let files = 0;
  for (const file of program.getSourceFiles()) {
    if (!isOwnFile(file, program) || file.isDeclarationFile || !file.text.includes(name) || !word.test(file.text)) continue;
    if (!new RegExp(`(?:function|class|const|let|var|import|[{,(])\\s*${escaped(name)}\\b`).test(file.text) && ++files >= MANY_FILES) return true;
  }
  return false;
}

function exporterOf(name: string, { sourceFile, program, checker }: FilePass): string | undefined {
  for (const statement of sourceFile.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const module = checker.getSymbolAtLocation(statement.moduleSpecifier);
    if (module && exportTable(module, program).has(name) === 'yes') return statement.moduleSpecifier.text;
  }
  for (const file of program.getSourceFiles()) {
    if (file === sourceFile || !isOwnFile(file, program) || !file.text.includes(name)) continue;
    const module = checker.getSymbolAtLocation(file);
    if (module && exportTable(module, program).has(name) === 'yes') {
      const relative = path.relative(path.dirname(sourceFile.fileName), file.fileName).replaceAll('\\', '/');
      return relative.startsWith('.') ? relative : `./${relative}`;
    }
  }
  return undefined;
}

function isTypeofOperand(identifier: { readonly parent?: TSESTree.Node }): boolean {
  const { parent } = identifier;
  return parent?.type === ('UnaryExpression' as TSESTree.AST_NODE_TYPES) && (parent as TSESTree.UnaryExpression).operator === 'typeof';
}

function argumentOf(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier, { services, checker }: FilePass): Pick<UnknownName, 'ofArgument' | 'call'> {
  const call = identifier.parent;
  if (call.type !== ('CallExpression' as TSESTree.AST_NODE_TYPES) || (call as TSESTree.CallExpression).callee !== identifier) return { ofArgument: [], call: undefined };
  const [first] = (call as TSESTree.CallExpression).arguments;
  const node = first && services.esTreeNodeToTSNodeMap.get(first);
  return { ofArgument: node ? memberNames(checker.getTypeAtLocation(node), checker) : [], call: call as TSESTree.CallExpression };
}

function relativeName(fileName: string): string {
  const [owner] = packagesAbove(fileName);
  return owner ? fileName.slice(owner.directory.length) : fileName;
}
