import ts from 'typescript';
import { builtinMember } from '../types/builtin-member.js';
import { isPresenceTest, presenceTestsIn, variableInitialisedWith } from '../types/use.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { isWriteTarget } from './program-mentions.js';

/** A variable of the environment that code reads by a constant name. */
export interface EnvironmentRead {
  readonly name: string;
  /** Where the name is written. */
  readonly at: ts.Node;
  readonly object: 'process.env' | 'import.meta.env';
  /** The code goes on without it: a default, a condition, a comparison with one value. */
  readonly optional: boolean;
}

const EQUALITY = new Set([ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);

/** Every read of a variable in the file: `process.env.X`, `env['X']` of a constant or an import, `const { X } = process.env`. */
export const environmentReads = defineFileAnalysis('environmentReads', (pass): readonly EnvironmentRead[] => {
  const { sourceFile } = pass;
  if (!/\benv\b/.test(sourceFile.text)) return [];
  const found: EnvironmentRead[] = [];
  for (const node of nodesOf(pass, ts.SyntaxKind.PropertyAccessExpression, ts.SyntaxKind.ElementAccessExpression, ts.SyntaxKind.VariableDeclaration)) {
    if (!ts.isVariableDeclaration(node)) {
      const key = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
      const object = ts.isIdentifier(key) === ts.isPropertyAccessExpression(node) && (ts.isIdentifier(key) || ts.isStringLiteralLike(key)) ? objectOf(node.expression, pass) : undefined;
      if (object && !isWriteTarget(node)) found.push({ name: (key as ts.Identifier).text, at: key, object, optional: isOptionalRead(node) });
    } else if (node.initializer && ts.isObjectBindingPattern(node.name)) {
      const object = objectOf(node.initializer, pass);
      if (object) for (const element of node.name.elements) addElement(element, object, found);
    }
  }
  // One test is enough: what depends on the variable is behind it.
  const tested = new Set(found.flatMap(({ name, optional }) => (optional ? [name] : [])));
  return found.map(read => (tested.has(read.name) ? { ...read, optional: true } : read));
});

function addElement(element: ts.BindingElement, object: EnvironmentRead['object'], found: EnvironmentRead[]): void {
  const key = element.propertyName ?? element.name;
  if (element.dotDotDotToken || !(ts.isIdentifier(key) || ts.isStringLiteralLike(key))) return;
  found.push({ name: key.text, at: key, object, optional: element.initializer !== undefined });
}

function objectOf(expression: ts.Expression, { checker }: FilePass): EnvironmentRead['object'] | undefined {
  if (ts.isPropertyAccessExpression(expression) && ts.isMetaProperty(expression.expression)) return expression.name.text === 'env' ? 'import.meta.env' : undefined;
  if (!ts.isPropertyAccessExpression(expression) && !ts.isIdentifier(expression)) return undefined;
  const found = builtinMember(expression, checker);
  return found?.module === 'process' && found.member === 'env' ? 'process.env' : undefined;
}

function isOptionalRead(access: ts.Expression): boolean {
  if (isPresenceTest(access)) return true;
  const variable = variableInitialisedWith(access);
  if (variable && presenceTestsIn(access.getSourceFile()).has(variable.text)) return true;
  const { parent } = access;
  return (ts.isBinaryExpression(parent) && EQUALITY.has(parent.operatorToken.kind)) || (ts.isPropertyAccessExpression(parent) && !!parent.questionDotToken);
}
