import ts from 'typescript';
import { namedSymbol, withoutCasts } from '../types/origin.js';
import { enclosingFunction } from '../types/references.js';
import { isAssignment } from '../types/syntax.js';
import { fieldOfThis } from '../types/value-path.js';
import { defineFact } from './define.js';
import { valuesOfField } from './target-lifetime.js';

/** Every `new` of a class that the program writes. */
export const constructionsOf = defineFact<ts.ClassLikeDeclaration, readonly ts.NewExpression[]>({
  name: 'constructions',
  bottom: [],
  equals: (a, b) => a.length === b.length,
  compute({ name }, program) {
    const checker = program.getTypeChecker();
    const symbol = name && checker.getSymbolAtLocation(name);
    const found: ts.NewExpression[] = [];
    for (const file of symbol ? program.getSourceFiles() : []) {
      if (file.isDeclarationFile || !file.text.includes(`new ${name?.text ?? ''}`)) continue;
      const visit = (node: ts.Node): void => {
        if (ts.isNewExpression(node) && namedSymbol(node.expression, checker) === symbol) found.push(node);
        ts.forEachChild(node, visit);
      };
      visit(file);
    }
    return found;
  },
});

/**
 * Whether the program makes objects of a class only together with what their constructor is given as a parameter: the constructor of
 * another class makes both, or hands itself over. Then the one does not outlive the other.
 */
export function areMadeTogether(node: ts.ClassLikeDeclaration, parameter: ts.ParameterDeclaration, program: ts.Program): boolean {
  const index = (parameter.parent as ts.ConstructorDeclaration).parameters.indexOf(parameter);
  const made = constructionsOf(node, program);
  return made.length > 0 && made.every(construction => {
    const maker = makerOf(construction);
    const given = construction.arguments?.[index];
    return maker !== undefined && maker !== node && given !== undefined && isOwnOf(given, maker, program.getTypeChecker());
  });
}

/** The class whose constructor, or field, makes an object, once; or a method for a field that never gets another. */
function makerOf(construction: ts.NewExpression): ts.ClassLikeDeclaration | undefined {
  const kept = keptOnceBy(construction);
  if (kept) return kept;
  const around = ts.findAncestor(construction, each => (ts.isFunctionLike(each) || ts.isPropertyDeclaration(each) || ts.isIterationStatement(each, false)));
  return around && (ts.isConstructorDeclaration(around) || ts.isPropertyDeclaration(around)) ? around.parent as ts.ClassLikeDeclaration : undefined;
}

/**
 * The class in which `this.field = new …` is all that is ever assigned to a field, `undefined` and `null` included, by a method that
 * does not look at it before, as one that runs again would to end what was there.
 */
function keptOnceBy(construction: ts.NewExpression): ts.ClassLikeDeclaration | undefined {
  const { parent } = construction;
  const method = enclosingFunction(construction);
  const field = ts.isBinaryExpression(parent) && parent.right === construction ? fieldOfThis(parent.left) : undefined;
  if (field === undefined || !ts.isMethodDeclaration(method) || !ts.isClassLike(method.parent) || parent.parent.parent !== method.body) return undefined;
  const assigns = (node: ts.Node): number => Number(ts.isBinaryExpression(node) && isAssignment(node) && fieldOfThis(node.left) === field) + sum(node, assigns);
  const looksBefore = (node: ts.Node): boolean => (node.pos < parent.pos && fieldOfThis(node) === field) || (ts.forEachChild(node, child => looksBefore(child) || undefined) ?? false);
  return assigns(method.parent) === 1 && !looksBefore(method) ? method.parent : undefined;
}

function sum(node: ts.Node, count: (child: ts.Node) => number): number {
  let total = 0;
  ts.forEachChild(node, child => {
    total += count(child);
  });
  return total;
}

/** `this`, and what the same constructor has made. */
function isOwnOf(given: ts.Expression, maker: ts.ClassLikeDeclaration, checker: ts.TypeChecker): boolean {
  const value = withoutCasts(given);
  if (value.kind === ts.SyntaxKind.ThisKeyword) return true;
  const isMade = (made: ts.Expression | undefined): boolean => {
    const node = made && withoutCasts(made);
    return node !== undefined && ts.isNewExpression(node) && makerOf(node) === maker;
  };
  if (ts.isPropertyAccessExpression(value) && value.expression.kind === ts.SyntaxKind.ThisKeyword) {
    const values = valuesOfField(value.name.text, maker);
    return values.length > 0 && values.every(isMade);
  }
  const declaration = ts.isIdentifier(value) ? checker.getSymbolAtLocation(value)?.valueDeclaration : undefined;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 && enclosingFunction(declaration) === enclosingFunction(value) && isMade(declaration.initializer);
}
