import ts from 'typescript';
import { bodyOf } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { nodesOf } from './nodes.js';
import { basesOf, memberName, ownerOfClass, type ClassFunction } from './owners.js';

/** A teardown that replaces the one of a base class, so that what the base class registered is never taken back. */
export interface MissingSuper {
  readonly method: ClassFunction;
  readonly name: string;
  readonly base: string;
  /** The release in the base class that never runs. */
  readonly release: ts.Node;
}

/** Teardowns of this file's classes that do not call the one they replace, which releases something. */
export const missingSupers = defineFileAnalysis('missingSupers', (pass): readonly MissingSuper[] => {
  const found: MissingSuper[] = [];
  for (const node of nodesOf(pass, ts.SyntaxKind.ClassDeclaration, ts.SyntaxKind.ClassExpression)) if (node.heritageClauses && !isTestCode(node)) found.push(...inClass(node, pass));
  return found;
});

function inClass(node: ts.ClassLikeDeclaration, { checker, program }: FilePass): readonly MissingSuper[] {
  const owner = ownerOfClass(node, program);
  if (!owner) return [];
  return owner.teardowns.flatMap(method => {
    const name = memberName(method);
    if (name === undefined || !ts.isMethodDeclaration(method)) return [];
    const replaced = replacedMethod(node, name, checker);
    if (!replaced || [...owner.reached].some(code => /\bsuper\s*[.[]/.test(code.getText()))) return [];
    const release = releasesIn(replaced.method).find(each => !isDoneBy(each, owner.reached));
    return release ? [{ method, name, base: replaced.owner.name?.text ?? 'the base class', release }] : [];
  });
}

function replacedMethod(node: ts.ClassLikeDeclaration, name: string, checker: ts.TypeChecker): { readonly method: ts.MethodDeclaration; readonly owner: ts.ClassLikeDeclaration } | undefined {
  for (const { valueDeclaration: owner } of basesOf(node, checker)) {
    if (!owner || !ts.isClassLike(owner)) continue;
    const method = owner.members.find((member): member is ts.MethodDeclaration => ts.isMethodDeclaration(member) && member.body !== undefined && memberName(member) === name);
    if (method) return { method, owner };
  }
  return undefined;
}

const RELEASES = /^(?:unsubscribe|dispose|disconnect|destroy|removeEventListener|removeListener|off|clearInterval|clearTimeout|cancelAnimationFrame|abort)$/;

/** Calls that take back what the object holds in a field, or run a field that holds a function. */
function releasesIn(method: ts.MethodDeclaration): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && node !== method) return;
    if (ts.isCallExpression(node)) {
      const callee = node.expression;
      const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
      if (RELEASES.test(name) && /\bthis\b/.test(node.getText()) && !/^(?:this|super)\./.test(callee.getText().replace(/^this\.[\w#$]+[?!]?\./, ''))) found.push(node);
      else if (ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.ThisKeyword && node.arguments.length === 0 && isFunctionField(callee.name.text, method)) found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  const body = bodyOf(method);
  if (body) visit(body);
  return found.filter(call => !(ts.isPropertyAccessExpression(call.expression) && call.expression.expression.kind === ts.SyntaxKind.ThisKeyword && !isFunctionField(call.expression.name.text, method)));
}

function isFunctionField(name: string, method: ts.MethodDeclaration): boolean {
  const owner = method.parent;
  return ts.isClassLike(owner) && owner.members.some(member => ts.isPropertyDeclaration(member) && memberName(member) === name);
}

/** Whether the replacing code does the same. */
function isDoneBy(release: ts.CallExpression, reached: ReadonlySet<ts.Node>): boolean {
  const field = /this\.([\w#$]+)/.exec(release.getText())?.[1];
  return field === undefined || [...reached].some(code => new RegExp(`this\\.${field.replaceAll('$', '\\$')}\\b`).test(code.getText()));
}
