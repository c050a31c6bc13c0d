import { ts } from 'ts-morph';
import type { Callee, Origin } from '../../src/catalogue/schema.js';

/** A name in the vocabulary of the catalogue: `call open`, `new Pool`, `method Pool.connect`, `static URL.createObjectURL`, `property Process.stdin`. */
export type DeclaredName = string;

/** The names a callee of the catalogue stands for: its own and those of its aliases. */
export function namesOf(callee: Callee): DeclaredName[] {
  if (callee.by === 'new') return [`new ${callee.type}`];
  const names = [callee.name, ...('aliases' in callee ? (callee.aliases ?? []) : [])];
  return names.map(name => (callee.by === 'call' ? `call ${name}` : `${callee.by} ${callee.type}.${name}`));
}

/** The package whose types a file belongs to, `@types/` taken off; `undefined` for a file outside `node_modules`. */
function packageOf(fileName: string): string | undefined {
  const at = fileName.lastIndexOf('/node_modules/');
  if (at < 0) return undefined;
  const [scope = '', name = ''] = fileName.slice(at + '/node_modules/'.length).split('/', 2);
  if (scope === '@types') return name.includes('__') ? `@${name.replace('__', '/')}` : name;
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

export function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Every origin of the catalogue a declaration has, in the words of `originKey`; none for the probes themselves. */
function originsOf(declaration: ts.Node, program: ts.Program): string[] {
  const file = declaration.getSourceFile();
  if (program.isSourceFileDefaultLibrary(file)) return ['lib'];
  const owner = packageOf(file.fileName);
  if (owner === undefined) return [];
  let ambient: string | undefined;
  let isGlobal = !ts.isExternalModule(file);
  for (let node: ts.Node | undefined = declaration; node; node = node.parent) {
    if (!ts.isModuleDeclaration(node)) continue;
    if (ts.isStringLiteral(node.name)) ambient = node.name.text;
    else if (node.flags & ts.NodeFlags.GlobalAugmentation) isGlobal = true;
  }
  if (owner !== 'node') return [ambient === undefined ? owner : packageName(ambient)];
  const inModule = ambient === undefined ? [] : [`node:${ambient.replace(/^node:/, '')}`];
  return isGlobal ? [...inModule, 'global @types/node'] : inModule;
}

export function originKey(origin: Origin): string {
  if (origin.from === 'lib') return 'lib';
  if (origin.from === 'global') return `global ${origin.package}`;
  return origin.module.startsWith('node:') ? origin.module : packageName(origin.module);
}

/** What one declaration is called in the catalogue: a function of a namespace has two names, most other declarations one, an unnamed one none. */
function namesDeclaredBy(declaration: ts.Node): DeclaredName[] {
  if (ts.isFunctionDeclaration(declaration)) {
    const name = declaration.name?.text ?? 'default';
    const block = declaration.parent;
    const space = ts.isModuleBlock(block) && ts.isIdentifier(block.parent.name) && !(block.parent.flags & ts.NodeFlags.GlobalAugmentation) ? block.parent.name.text : undefined;
    return space === undefined ? [`call ${name}`] : [`call ${name}`, `static ${space}.${name}`];
  }
  if (ts.isVariableDeclaration(declaration)) return ts.isIdentifier(declaration.name) ? [`call ${declaration.name.text}`, `new ${declaration.name.text}`] : [];
  if (ts.isClassDeclaration(declaration)) return [`new ${declaration.name?.text ?? 'default'}`];
  if (ts.isConstructSignatureDeclaration(declaration)) return ts.isInterfaceDeclaration(declaration.parent) ? [`new ${declaration.parent.name.text}`] : [];
  if (!isNamedMember(declaration)) return [];
  const name = declaration.name.text;
  const container = containerOf(declaration);
  if (!container) return [];
  const isStatic = container.isVariable || (ts.canHaveModifiers(declaration) && ts.getModifiers(declaration)?.some(modifier => modifier.kind === ts.SyntaxKind.StaticKeyword) === true);
  return isStatic ? [`static ${container.name}.${name}`] : [`method ${container.name}.${name}`, `property ${container.name}.${name}`];
}

type NamedMember = (ts.MethodDeclaration | ts.MethodSignature | ts.PropertyDeclaration | ts.PropertySignature | ts.GetAccessorDeclaration | ts.SetAccessorDeclaration) & { readonly name: ts.Identifier };

function isNamedMember(node: ts.Node): node is NamedMember {
  const isMember = ts.isMethodDeclaration(node) || ts.isMethodSignature(node) || ts.isPropertyDeclaration(node) || ts.isPropertySignature(node) || ts.isAccessor(node);
  return isMember && ts.isIdentifier(node.name);
}

function containerOf(member: ts.Node): { readonly name: string; readonly isVariable: boolean } | undefined {
  let parent = member.parent;
  if (ts.isClassDeclaration(parent) || ts.isInterfaceDeclaration(parent)) return { name: parent.name?.text ?? 'default', isVariable: false };
  if (!ts.isTypeLiteralNode(parent)) return undefined;
  while (ts.isTypeLiteralNode(parent) || ts.isIntersectionTypeNode(parent) || ts.isParenthesizedTypeNode(parent)) parent = parent.parent;
  if (ts.isTypeAliasDeclaration(parent)) return { name: parent.name.text, isVariable: false };
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? { name: parent.name.text, isVariable: true } : undefined;
}

/** Every name that the types loaded by a program declare, by origin. */
export function declaredNames(program: ts.Program): ReadonlyMap<string, ReadonlySet<DeclaredName>> {
  const all = new Map<string, Set<DeclaredName>>();
  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile) continue;
    const visit = (node: ts.Node): void => {
      const names = namesDeclaredBy(node);
      for (const origin of names.length > 0 ? originsOf(node, program) : []) {
        let known = all.get(origin);
        if (!known) all.set(origin, (known = new Set()));
        for (const name of names) known.add(name);
      }
      if (!ts.isTypeNode(node) || ts.isTypeLiteralNode(node) || ts.isIntersectionTypeNode(node) || ts.isParenthesizedTypeNode(node)) ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return all;
}

/** Where a program text uses an acquisition of the catalogue. */
export function sitesOf(acquire: Callee, origin: Origin, file: ts.SourceFile, program: ts.Program): ts.Expression[] {
  const checker = program.getTypeChecker();
  const wanted = new Set(namesOf(acquire));
  const key = originKey(origin);
  const matches = (declarations: readonly ts.Node[]): boolean =>
    declarations.some(declaration => originsOf(declaration, program).includes(key) && namesDeclaredBy(declaration).some(name => wanted.has(name)));
  const named = (expression: ts.Expression): readonly ts.Declaration[] => {
    const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    const symbol = checker.getSymbolAtLocation(name);
    return (symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)?.declarations ?? [];
  };
  const sites: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (acquire.by === 'new' ? ts.isNewExpression(node) : ts.isCallExpression(node)) {
      const call = node as ts.CallExpression | ts.NewExpression;
      const signature = checker.getResolvedSignature(call)?.declaration;
      if (matches([...named(call.expression), ...(signature && !ts.isJSDocSignature(signature) ? [signature] : [])])) sites.push(call);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return sites;
}
