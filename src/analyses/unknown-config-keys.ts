import path from 'node:path';
import ts from 'typescript';
import { CONFIG_TYPES, type ConfigType } from '../catalogue/config-types.js';
import { installedFrom, installedPackageOf, packageName, type Package } from '../modules/package-json.js';
import { mentionsMember } from '../modules/tokens.js';
import { dependencyMentions } from '../project/environment.js';
import { importedPath, isGlobalName } from '../types/builtin-member.js';
import { exportedType, type ExportedType } from '../types/exported-type.js';
import { declarationsOf, hasMember, memberNames, partsOf } from '../types/members.js';
import { withoutCasts } from '../types/origin.js';
import { defineFileAnalysis, type FilePass } from './define.js';

/** A key of a config file that the tool does not know. */
export interface UnknownConfigKey {
  readonly key: ts.PropertyName;
  /** The keys that lead to it, the key itself last. */
  readonly path: readonly string[];
  readonly package: Package;
  /** How many files of the package were searched for the key. */
  readonly files: number;
  /** The keys that are known at the place. */
  readonly candidates: readonly string[];
  readonly compilerSees: boolean;
}

interface Context {
  readonly checker: ts.TypeChecker;
  readonly package: Package;
  /** Keys that the types take by an index signature only are not known. */
  readonly isOpen: boolean;
  readonly pass: FilePass;
  readonly found: UnknownConfigKey[];
}

const MAX_DEPTH = 8;

/** Keys in the config file of a tool that neither its config type nor its source knows. The config is only read. */
export const unknownConfigKeys = defineFileAnalysis('unknownConfigKeys', (pass): readonly UnknownConfigKey[] => {
  const { fileName } = pass.sourceFile;
  const config = CONFIG_TYPES.find(({ file }) => file.test(path.basename(fileName)));
  const pkg = config && installedFrom(path.dirname(fileName), config.tool);
  if (!config || !pkg) return [];
  const literals = exported(pass.sourceFile).flatMap(expression => configLiterals(expression, config, pass, 0));
  if (!literals.some(({ properties }) => properties.length > 0)) return [];
  const known = config.types.flatMap(({ module, name }) => exportedType(module, name, fileName, pass.program) ?? []);
  const [first] = known;
  if (!first) return [];
  const found: UnknownConfigKey[] = [];
  for (const literal of literals) checkLiteral(literal, [first.type], [], { checker: first.checker, package: pkg, isOpen: config.isOpen ?? false, pass, found });
  // Of several types that take any key, one is as good as the other.
  return config.isOpen ? found : found.filter(({ path: keys }) => !isKnownElsewhere(keys, known.slice(1)));
});

/** The expressions that a config file gives to its tool: `export default`, `module.exports =`. */
function exported({ statements }: ts.SourceFile): ts.Node[] {
  return statements.flatMap((statement): ts.Node[] => {
    if (ts.isFunctionDeclaration(statement)) return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ? [statement] : [];
    if (ts.isExportAssignment(statement)) return [statement.expression];
    const assignment = ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression) ? statement.expression : undefined;
    return assignment?.operatorToken.kind === ts.SyntaxKind.EqualsToken && assignment.left.getText() === 'module.exports' ? [assignment.right] : [];
  });
}

/** The object literals that an expression makes a config of: through constants, helpers of the tool, functions and arrays. */
function configLiterals(expression: ts.Node, config: ConfigType, pass: FilePass, depth: number): ts.ObjectLiteralExpression[] {
  if (depth > MAX_DEPTH) return [];
  const node = withoutCasts(expression);
  const next = (inner: ts.Node): ts.ObjectLiteralExpression[] => configLiterals(inner, config, pass, depth + 1);
  if (ts.isObjectLiteralExpression(node)) return [node];
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(next);
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(next);
  if (ts.isAwaitExpression(node)) return next(node.expression);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node)) return returned(node).flatMap(next);
  if (ts.isIdentifier(node)) {
    const declaration = pass.checker.getSymbolAtLocation(node)?.valueDeclaration;
    if (declaration && ts.isFunctionDeclaration(declaration)) return next(declaration);
    const isConstant = declaration && ts.isVariableDeclaration(declaration) && declaration.getSourceFile() === pass.sourceFile && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    return isConstant && declaration.initializer ? next(declaration.initializer) : [];
  }
  if (!ts.isCallExpression(node)) return [];
  if (config.helper !== undefined && isGlobalName(node.expression, config.helper, pass.checker)) return node.arguments.flatMap(next);
  const [module = ''] = importedPath(node.expression, pass.checker) ?? [];
  return config.types.some(type => packageName(type.module) === packageName(module)) ? node.arguments.flatMap(next) : [];
}

function returned(fn: ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration): ts.Expression[] {
  if (!fn.body) return [];
  if (!ts.isBlock(fn.body)) return [fn.body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) found.push(...(node.expression ? [node.expression] : []));
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(fn.body);
  return found;
}

function checkLiteral(literal: ts.ObjectLiteralExpression, types: readonly ts.Type[], above: readonly string[], context: Context): void {
  if (above.length > MAX_DEPTH) return;
  const { checker, pass, found } = context;
  for (const property of literal.properties) {
    const name = property.name;
    if (!name || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) continue;
    const key = name.text;
    const keys = [...above, key];
    const answers = types.map(type => (context.isOpen && isTakenByIndex(type, key, checker) ? 'no' : hasMember(type, key, checker)));
    if (answers.every(answer => answer === 'no')) {
      // Plugins that are written in place may have functions of their own.
      if (ts.isMethodDeclaration(property) || (ts.isPropertyAssignment(property) && ts.isFunctionLike(property.initializer))) continue;
      const { found: mentioned, files } = mentionsMember(context.package, key);
      if (mentioned !== 'no' || someOwnerMentions(key, types, checker) || dependencyMentions(pass.sourceFile.fileName, key)) continue;
      const candidates = [...new Set(types.flatMap(type => (partsOf(type, checker) ?? []).flatMap(part => (part.flags & ts.TypeFlags.Object ? memberNames(part, checker) : []))))];
      found.push({ key: name, path: keys, package: context.package, files, candidates, compilerSees: compilerSees(literal, pass) });
    } else if (ts.isPropertyAssignment(property) && answers.includes('yes')) {
      checkValue(withoutCasts(property.initializer), typesOf(key, types, checker), keys, context);
    }
  }
}

function isTakenByIndex(type: ts.Type, key: string, checker: ts.TypeChecker): boolean {
  const parts = partsOf(type, checker) ?? [];
  return parts.length > 0 && parts.every(part => part.getStringIndexType() !== undefined && part.getProperties().length > 0 && !part.getProperty(key));
}

/** Parts of a config are those of other packages: what Vite hands on to its bundler. */
function someOwnerMentions(key: string, types: readonly ts.Type[], checker: ts.TypeChecker): boolean {
  const owners = new Map<string, Package>();
  for (const type of types) {
    for (const declaration of declarationsOf(type, checker)) {
      const { fileName } = declaration.getSourceFile();
      const owner = /\/lib\.[\w.]+\.d\.ts$/.test(fileName) ? undefined : installedPackageOf(fileName);
      if (owner) owners.set(owner.directory, owner);
    }
  }
  return [...owners.values()].some(owner => mentionsMember(owner, key).found === 'yes');
}

function checkValue(value: ts.Node, types: readonly ts.Type[], keys: readonly string[], context: Context): void {
  if (!types.length) return;
  if (ts.isObjectLiteralExpression(value)) return checkLiteral(value, types, keys, context);
  if (!ts.isArrayLiteralExpression(value)) return;
  const { checker } = context;
  const elements = types.flatMap(type => (partsOf(type, checker) ?? []).flatMap(part => checker.getIndexTypeOfType(part, ts.IndexKind.Number) ?? []));
  for (const element of value.elements) checkValue(withoutCasts(element), elements, keys, context);
}

/** What the parts of the types that have a key give it. A part that says nothing of the key makes the value anything. */
function typesOf(key: string, types: readonly ts.Type[], checker: ts.TypeChecker): readonly ts.Type[] {
  const parts = types.flatMap(type => partsOf(type, checker) ?? []);
  if (parts.some(part => hasMember(part, key, checker) === 'unknown')) return [];
  return parts.flatMap(part => {
    const symbol = part.getProperty(key);
    return symbol ? [checker.getTypeOfSymbol(symbol)] : (part.getStringIndexType() ?? []);
  });
}

function isKnownElsewhere(keys: readonly string[], others: readonly ExportedType[]): boolean {
  return others.some(({ type, checker }) => {
    let types: readonly ts.Type[] = [type];
    return keys.every(key => {
      const has = types.some(part => hasMember(part, key, checker) !== 'no');
      types = typesOf(key, types, checker);
      return has;
    });
  });
}

/** Whether the file gives the literal a type that the compiler compares it with. */
function compilerSees(literal: ts.ObjectLiteralExpression, { checker, sourceFile, program }: FilePass): boolean {
  if (/\.[cm]?js$/.test(sourceFile.fileName) && !program.getCompilerOptions().checkJs && !sourceFile.text.includes('@ts-check')) return false;
  const type = checker.getContextualType(literal);
  return type !== undefined && !(type.flags & ts.TypeFlags.Any);
}
