import ts from 'typescript';
import { withBases } from './members.js';

type Heir = ts.ClassLikeDeclaration | ts.InterfaceDeclaration;

/**
 * Whether a class or interface anywhere in the program that extends one of `bases` declares a member `name`: a value of the
 * base type may be one of these at run time (`Error` and `NodeJS.ErrnoException`).
 */
export function someSubtypeHas(bases: ReadonlySet<ts.Symbol>, name: string, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  return program.getSourceFiles().some(file =>
    // The text of a declaration file takes longer to search than its heirs, which other names are asked of as well.
    (file.isDeclarationFile || file.text.includes(name)) &&
    (heirsIn(file).get(name) ?? []).some(heir => {
      const type = checker.getTypeAtLocation(heir);
      return [...withBases(type, checker)].some(base => base !== type && base.symbol && bases.has(base.symbol));
    }),
  );
}

const perFile = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly Heir[]>>();

/** The classes and interfaces of a file that extend or implement something, by the names of their own members. */
function heirsIn(file: ts.SourceFile): ReadonlyMap<string, readonly Heir[]> {
  const known = perFile.get(file);
  if (known) return known;
  const found = new Map<string, Heir[]>();
  const visit = (node: ts.Node): void => {
    if ((ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) && node.heritageClauses?.length) {
      for (const name of new Set((node.members as readonly (ts.ClassElement | ts.TypeElement)[]).flatMap(nameOf))) found.set(name, [...(found.get(name) ?? []), node]);
    }
    // Declarations nest in modules, namespaces and functions; declaration files have no functions to look into.
    if (!file.isDeclarationFile || ts.isModuleDeclaration(node) || ts.isModuleBlock(node) || ts.isSourceFile(node)) ts.forEachChild(node, visit);
  };
  visit(file);
  perFile.set(file, found);
  return found;
}

function nameOf({ name }: ts.ClassElement | ts.TypeElement): readonly string[] {
  return name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? [name.text] : [];
}
