import ts from 'typescript';
import { isBuiltin } from '../types/constants.js';
import { withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { pathOf } from '../types/value-path.js';
import type { FilePass } from './define.js';
import { isUnchecked, type ForeignIdiom } from './foreign-idiom.js';

/** `catch (TypeError)`: that is a name for whatever was thrown. */
export function caughtClass(statement: ts.TryStatement, { checker }: FilePass): ForeignIdiom<'caughtClass'> | undefined {
  const clause = statement.catchClause;
  const name = clause?.variableDeclaration?.name;
  if (!clause || !name || !ts.isIdentifier(name) || !/^(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error$/.test(name.text)) return undefined;
  const symbol = checker.getSymbolAtLocation(name);
  // Whoever reads a message of it has only chosen an odd name.
  const isClass = ({ parent }: ts.Identifier): boolean => ts.isNewExpression(parent) || (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword);
  if (!symbol || !referencesTo(symbol, clause.block, checker).every(isClass)) return undefined;
  return { kind: 'caughtClass', at: name, parts: { name } };
}

/** `x instanceof Number`: of no number that is written, read or computed. */
export function boxed(at: ts.BinaryExpression, pass: FilePass): ForeignIdiom<'boxed'> | undefined {
  if (at.operatorToken.kind !== ts.SyntaxKind.InstanceOfKeyword || !ts.isIdentifier(at.right) || !/^(?:Boolean|Number|String)$/.test(at.right.text) || !isBuiltin(at.right, at.right.text, pass.program)) return undefined;
  const { text } = at.right;
  // Who asks for values as well, or for other classes, means objects.
  const asked = enclosingFunction(at).getText();
  if (/\btypeof\b|toString\.call|\bvalueOf\b/.test(asked) || (asked.match(/\binstanceof\b/g)?.length ?? 0) > 1 || new RegExp(`new ${text}\\b`).test(pass.sourceFile.text)) return undefined;
  const instead = `typeof ${at.left.getText()} === '${text.toLowerCase()}'`;
  return { kind: 'boxed', at, parts: { type: text, instead }, repair: ts.isIdentifier(at.left) || ts.isPropertyAccessExpression(at.left) ? { node: at, text: instead } : undefined };
}

/** `return a, b`, which returns `b`. */
export function returnedPair(statement: ts.ReturnStatement, pass: FilePass): ForeignIdiom<'returnedPair'> | undefined {
  const pair = statement.expression;
  if (!pair || !ts.isBinaryExpression(pair) || pair.operatorToken.kind !== ts.SyntaxKind.CommaToken || !isUnchecked(pass)) return undefined;
  const elements: ts.Expression[] = [];
  let left: ts.Expression = pair;
  while (ts.isBinaryExpression(left) && left.operatorToken.kind === ts.SyntaxKind.CommaToken) {
    elements.unshift(left.right);
    ({ left } = left);
  }
  elements.unshift(left);
  const isValue = (node: ts.Node): boolean => ts.isLiteralExpression(node) || pathOf(withoutCasts(node), pass.checker) !== undefined;
  return elements.slice(0, -1).every(isValue) ? { kind: 'returnedPair', at: pair, parts: { last: elements.at(-1) as ts.Node }, repair: { node: pair, text: `[${pair.getText()}]` } } : undefined;
}
