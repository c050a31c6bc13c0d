import ts from 'typescript';
import type { Callee, Origin } from '../catalogue/schema.js';
import { enclosingModuleName, packageOfFile } from './declaring-package.js';

export type Call = ts.CallExpression | ts.NewExpression;

/** What a call names: one entry for each declaration that its callee may stand for, in the vocabulary of the catalogue. */
export interface NamedCallee {
  readonly callee: Callee;
  readonly declaration: ts.Declaration;
}

export function isCall(node: ts.Node): node is Call {
  return ts.isCallExpression(node) || ts.isNewExpression(node);
}

/** The symbol that an expression names, import aliases resolved. */
export function namedSymbol(expression: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const node = withoutCasts(expression);
  const name = ts.isPropertyAccessExpression(node) ? node.name : ts.isElementAccessExpression(node) ? node.argumentExpression : node;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name) && !ts.isStringLiteralLike(name)) return undefined;
  const symbol = checker.getSymbolAtLocation(name);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Brackets, `!`, `as` and `satisfies` taken off. */
export function withoutCasts(node: ts.Node): ts.Node {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node) || ts.isTypeAssertionExpression(node)
    ? withoutCasts(node.expression)
    : node;
}

/** The same the other way: an expression with the brackets and casts around it. */
export function outOfCasts(node: ts.Expression): ts.Expression {
  const { parent } = node;
  return ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent) || ts.isSatisfiesExpression(parent) ? outOfCasts(parent) : node;
}

/**
 * What the callee is called where it is declared. Of overloads, only the one that the call resolves to, if it can be told.
 * Empty when the callee is not resolved.
 */
export function calleesOf(call: Call, checker: ts.TypeChecker): readonly NamedCallee[] {
  const promisified = promisifiedBy(call, checker);
  const symbol = namedSymbol(promisified ?? call.expression, checker);
  const declarations = symbol?.declarations ?? [];
  if (!promisified && declarations.some(isLocalName)) {
    const resolved = checker.getResolvedSignature(call)?.declaration;
    return resolved && !ts.isJSDocSignature(resolved) ? [calleeOfSignature(resolved, call.kind) ?? []].flat() : [];
  }
  const named = declarations.flatMap(declaration => calleeDeclaredBy(declaration, call.kind) ?? []);
  if (named.length === 0 && ts.isNewExpression(call)) {
    const resolved = checker.getResolvedSignature(call)?.declaration;
    return resolved && ts.isConstructSignatureDeclaration(resolved) ? [calleeOfSignature(resolved, call.kind) ?? []].flat() : [];
  }
  if (promisified || declarations.length < 2) return named;
  const resolved = checker.getResolvedSignature(call)?.declaration;
  const exact = named.filter(({ declaration }) => declaration === resolved);
  return exact.length > 0 ? exact : named;
}

/** A variable of the project, which may hold a function that is declared elsewhere: `const { open } = fs`. */
function isLocalName(declaration: ts.Declaration): boolean {
  return (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration) || ts.isParameter(declaration)) && !declaration.getSourceFile().isDeclarationFile;
}

/** What a signature belongs to: the function, the class, or the variable whose type has it. */
function calleeOfSignature(signature: ts.SignatureDeclaration, kind: ts.SyntaxKind): NamedCallee | readonly NamedCallee[] | undefined {
  if (ts.isConstructorDeclaration(signature)) return calleeDeclaredBy(signature.parent, kind);
  if (ts.isConstructSignatureDeclaration(signature) || ts.isCallSignatureDeclaration(signature)) {
    if (ts.isInterfaceDeclaration(signature.parent)) return ts.isConstructSignatureDeclaration(signature) ? { callee: { by: 'new', type: signature.parent.name.text }, declaration: signature.parent } : undefined;
    const holder = signature.parent.parent;
    return ts.isVariableDeclaration(holder) ? calleeDeclaredBy(holder, kind) : undefined;
  }
  return calleeDeclaredBy(signature, kind);
}

/** `fs.open` of `promisify(fs.open)(…)`, also when a constant holds the promisified function. */
export function promisifiedBy(call: Call, checker: ts.TypeChecker): ts.Expression | undefined {
  let callee = withoutCasts(call.expression);
  if (ts.isIdentifier(callee)) {
    const declaration = checker.getSymbolAtLocation(callee)?.valueDeclaration;
    const value = declaration && ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 ? declaration.initializer : undefined;
    if (!value) return undefined;
    callee = withoutCasts(value);
  }
  if (!ts.isCallExpression(callee) || callee.arguments.length !== 1) return undefined;
  const [original] = callee.arguments;
  const promisify = namedSymbol(callee.expression, checker);
  const isNode = promisify?.name === 'promisify' && (promisify.declarations ?? []).some(declaration => /^(?:node:)?util$/.test(enclosingModuleName(declaration) ?? ''));
  return isNode ? original : undefined;
}

function calleeDeclaredBy(declaration: ts.Declaration, kind: ts.SyntaxKind): NamedCallee | readonly NamedCallee[] | undefined {
  const name = nameOf(declaration);
  if (name === undefined) return undefined;
  if (kind === ts.SyntaxKind.NewExpression) {
    return ts.isClassLike(declaration) || ts.isVariableDeclaration(declaration) || ts.isFunctionDeclaration(declaration) ? { callee: { by: 'new', type: name }, declaration } : undefined;
  }
  if (ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration)) {
    const namespace = enclosingNamespace(declaration);
    const plain: NamedCallee = { callee: { by: 'call', name }, declaration };
    return namespace === undefined ? plain : [plain, { callee: { by: 'static', type: namespace, name }, declaration }];
  }
  if (!isMember(declaration)) return undefined;
  const holder = holderOf(declaration);
  const type = nameOf(holder);
  if (type === undefined) return undefined;
  const isStatic = ts.isVariableDeclaration(holder) || (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0;
  return { callee: { by: isStatic ? 'static' : 'method', type, name }, declaration };
}

/** The class, interface, type alias or variable that a member belongs to: also of `type A = B & { … }`. */
function holderOf(member: ts.Node): ts.Declaration {
  let holder = member.parent;
  while (ts.isTypeLiteralNode(holder) || ts.isIntersectionTypeNode(holder) || ts.isParenthesizedTypeNode(holder)) holder = holder.parent;
  return holder as ts.Declaration;
}

function enclosingNamespace(declaration: ts.Declaration): string | undefined {
  const block = ts.isVariableDeclaration(declaration) ? declaration.parent.parent.parent : declaration.parent;
  return ts.isModuleBlock(block) && ts.isIdentifier(block.parent.name) ? block.parent.name.text : undefined;
}

export function isMember(node: ts.Node): node is ts.MethodDeclaration | ts.MethodSignature | ts.PropertyDeclaration | ts.PropertySignature | ts.GetAccessorDeclaration {
  return ts.isMethodDeclaration(node) || ts.isMethodSignature(node) || ts.isPropertyDeclaration(node) || ts.isPropertySignature(node) || ts.isGetAccessorDeclaration(node);
}

function nameOf(declaration: ts.Declaration): string | undefined {
  const name = ts.getNameOfDeclaration(declaration);
  return name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : undefined;
}

/** Whether the catalogue's origin is the one that declares the node. */
export function isDeclaredBy(declaration: ts.Node, origin: Origin, program: ts.Program): boolean {
  const file = declaration.getSourceFile();
  if (origin.from === 'lib') return program.isSourceFileDefaultLibrary(file);
  if (origin.from === 'global') return packageOfFile(file.fileName) === origin.package;
  const ambient = enclosingModuleName(declaration);
  if (origin.module.startsWith('node:')) return ambient !== undefined && ambient.replace(/^node:/, '') === origin.module.slice('node:'.length);
  const name = packageName(origin.module);
  return ambient === undefined ? packageOfFile(file.fileName) === name || packageOfFile(file.fileName) === typesPackage(name) : packageName(ambient) === name;
}

const packagesOf = new WeakMap<ts.Program, ReadonlySet<string>>();

/** The packages that a program has types or sources of, `@types/…` included, and the modules that it declares itself. */
export function packagesIn(program: ts.Program): ReadonlySet<string> {
  const known = packagesOf.get(program);
  if (known) return known;
  const names = new Set<string>();
  for (const { fileName } of program.getSourceFiles()) {
    const name = packageOfFile(fileName);
    if (name !== undefined) names.add(name);
  }
  for (const { name } of program.getTypeChecker().getAmbientModules()) names.add(packageName(name.replace(/^"|"$/g, '')));
  packagesOf.set(program, names);
  return names;
}

/** Whether something of `origin` can be in a program that has these packages. */
export function isPresent(origin: Origin, packages: ReadonlySet<string>): boolean {
  if (origin.from === 'lib') return true;
  if (origin.from === 'global') return packages.has(origin.package);
  const name = packageName(origin.module);
  return packages.has(name) || packages.has(typesPackage(name)) || (name.startsWith('node:') && packages.has(name.slice('node:'.length)));
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function typesPackage(name: string): string {
  return `@types/${name.replace(/^@/, '').replace('/', '__')}`;
}

/** Whether a class or interface has, at any distance, a base that is `wanted`. */
export function inheritsFrom(declaration: ts.Node, checker: ts.TypeChecker, wanted: (base: ts.Symbol) => boolean): boolean {
  if (!ts.isClassLike(declaration) && !ts.isInterfaceDeclaration(declaration)) return false;
  for (const clause of declaration.heritageClauses ?? []) {
    for (const { expression } of clause.types) {
      const base = namedSymbol(expression, checker);
      if (!base) continue;
      if (wanted(base) || (base.declarations ?? []).some(node => inheritsFrom(node, checker, wanted))) return true;
    }
  }
  return false;
}
