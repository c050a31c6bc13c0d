import ts from 'typescript';
import { withBases } from './members.js';

/**
 * Whether a class or interface anywhere in the program that extends one of `bases` declares a member `name`: a value of the
 * base type may be one of these at run time (`Error` and `NodeJS.ErrnoException`).
 */
export function someSubtypeHas(bases: ReadonlySet<ts.Symbol>, name: string, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  return program.getSourceFiles().some(file => {
    if (!file.text.includes(name)) return false;
    let found = false;
    const visit = (node: ts.Node): void => {
      if (found) return;
      if ((ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) && node.heritageClauses?.length && node.members.some(member => memberIs(member, name))) {
        const type = checker.getTypeAtLocation(node);
        found = [...withBases(type, checker)].some(base => base !== type && base.symbol && bases.has(base.symbol));
      }
      // Declarations nest in modules, namespaces and functions; declaration files have no functions to look into.
      if (!file.isDeclarationFile || ts.isModuleDeclaration(node) || ts.isModuleBlock(node) || ts.isSourceFile(node)) ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

function memberIs(member: ts.ClassElement | ts.TypeElement, name: string): boolean {
  return !!member.name && (ts.isIdentifier(member.name) || ts.isStringLiteralLike(member.name)) && member.name.text === name;
}
