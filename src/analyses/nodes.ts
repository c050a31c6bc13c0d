import ts from 'typescript';
import type { Call } from '../types/origin.js';
import { walk } from '../types/walk.js';
import { defineFileAnalysis, type FilePass } from './define.js';

/** What analyses look for in a file. */
interface NodeOf {
  readonly [ts.SyntaxKind.ArrowFunction]: ts.ArrowFunction;
  readonly [ts.SyntaxKind.AwaitExpression]: ts.AwaitExpression;
  readonly [ts.SyntaxKind.BinaryExpression]: ts.BinaryExpression;
  readonly [ts.SyntaxKind.BindingElement]: ts.BindingElement;
  readonly [ts.SyntaxKind.BreakStatement]: ts.BreakStatement;
  readonly [ts.SyntaxKind.CallExpression]: ts.CallExpression;
  readonly [ts.SyntaxKind.CaseClause]: ts.CaseClause;
  readonly [ts.SyntaxKind.ClassDeclaration]: ts.ClassDeclaration;
  readonly [ts.SyntaxKind.ClassExpression]: ts.ClassExpression;
  readonly [ts.SyntaxKind.ConditionalExpression]: ts.ConditionalExpression;
  readonly [ts.SyntaxKind.Constructor]: ts.ConstructorDeclaration;
  readonly [ts.SyntaxKind.ContinueStatement]: ts.ContinueStatement;
  readonly [ts.SyntaxKind.DeleteExpression]: ts.DeleteExpression;
  readonly [ts.SyntaxKind.DoStatement]: ts.DoStatement;
  readonly [ts.SyntaxKind.ElementAccessExpression]: ts.ElementAccessExpression;
  readonly [ts.SyntaxKind.ExpressionStatement]: ts.ExpressionStatement;
  readonly [ts.SyntaxKind.ForInStatement]: ts.ForInStatement;
  readonly [ts.SyntaxKind.ForOfStatement]: ts.ForOfStatement;
  readonly [ts.SyntaxKind.ForStatement]: ts.ForStatement;
  readonly [ts.SyntaxKind.FunctionDeclaration]: ts.FunctionDeclaration;
  readonly [ts.SyntaxKind.FunctionExpression]: ts.FunctionExpression;
  readonly [ts.SyntaxKind.GetAccessor]: ts.GetAccessorDeclaration;
  readonly [ts.SyntaxKind.IfStatement]: ts.IfStatement;
  readonly [ts.SyntaxKind.ImportSpecifier]: ts.ImportSpecifier;
  readonly [ts.SyntaxKind.ImportType]: ts.ImportTypeNode;
  readonly [ts.SyntaxKind.JsxAttribute]: ts.JsxAttribute;
  readonly [ts.SyntaxKind.JsxElement]: ts.JsxElement;
  readonly [ts.SyntaxKind.MethodDeclaration]: ts.MethodDeclaration;
  readonly [ts.SyntaxKind.NewExpression]: ts.NewExpression;
  readonly [ts.SyntaxKind.NoSubstitutionTemplateLiteral]: ts.NoSubstitutionTemplateLiteral;
  readonly [ts.SyntaxKind.ObjectBindingPattern]: ts.ObjectBindingPattern;
  readonly [ts.SyntaxKind.ObjectLiteralExpression]: ts.ObjectLiteralExpression;
  readonly [ts.SyntaxKind.Parameter]: ts.ParameterDeclaration;
  readonly [ts.SyntaxKind.PostfixUnaryExpression]: ts.PostfixUnaryExpression;
  readonly [ts.SyntaxKind.PrefixUnaryExpression]: ts.PrefixUnaryExpression;
  readonly [ts.SyntaxKind.PropertyAccessExpression]: ts.PropertyAccessExpression;
  readonly [ts.SyntaxKind.PropertyAssignment]: ts.PropertyAssignment;
  readonly [ts.SyntaxKind.PropertyDeclaration]: ts.PropertyDeclaration;
  readonly [ts.SyntaxKind.QuestionDotToken]: ts.QuestionDotToken;
  readonly [ts.SyntaxKind.ReturnStatement]: ts.ReturnStatement;
  readonly [ts.SyntaxKind.SetAccessor]: ts.SetAccessorDeclaration;
  readonly [ts.SyntaxKind.SpreadElement]: ts.SpreadElement;
  readonly [ts.SyntaxKind.StringLiteral]: ts.StringLiteral;
  readonly [ts.SyntaxKind.TaggedTemplateExpression]: ts.TaggedTemplateExpression;
  readonly [ts.SyntaxKind.TemplateExpression]: ts.TemplateExpression;
  readonly [ts.SyntaxKind.ThrowStatement]: ts.ThrowStatement;
  readonly [ts.SyntaxKind.TryStatement]: ts.TryStatement;
  readonly [ts.SyntaxKind.VariableDeclaration]: ts.VariableDeclaration;
  readonly [ts.SyntaxKind.WhileStatement]: ts.WhileStatement;
  readonly [ts.SyntaxKind.YieldExpression]: ts.YieldExpression;
}

/** One walk for all analyses that go through a whole file. */
const inOrder = defineFileAnalysis('nodes', ({ sourceFile }) => {
  const all = walk(sourceFile);
  const places = new Map<ts.SyntaxKind, number[]>();
  all.forEach(({ kind }, place) => {
    const known = places.get(kind);
    if (known) known.push(place);
    else places.set(kind, [place]);
  });
  return { all, places, asked: new Map<string, readonly ts.Node[]>() };
});

/** Every node of the linted file that is of one of the kinds, in order of appearance, the outer before the inner. */
export function nodesOf<Kind extends keyof NodeOf>(pass: FilePass, ...kinds: readonly Kind[]): readonly NodeOf[Kind][] {
  const { all, places, asked } = inOrder(pass);
  const key = kinds.join();
  let nodes = asked.get(key);
  if (!nodes) {
    const found = kinds.flatMap(kind => places.get(kind) ?? []);
    nodes = (kinds.length > 1 ? found.sort((a, b) => a - b) : found).map(place => all[place] as ts.Node);
    asked.set(key, nodes);
  }
  return nodes as readonly NodeOf[Kind][];
}

/** Every call of the linted file, in order of appearance, `f` of `f()()` after the outer one. */
export function callsOf(pass: FilePass): readonly Call[] {
  return nodesOf(pass, ts.SyntaxKind.CallExpression, ts.SyntaxKind.NewExpression);
}

/** Every function of the linted file that has a body, in order of appearance. */
export function functionsOf(pass: FilePass): readonly ts.FunctionLikeDeclaration[] {
  return nodesOf(pass, ...FUNCTIONS).filter(({ body }) => body !== undefined);
}

const FUNCTIONS = [
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.Constructor,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.GetAccessor,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.SetAccessor,
] as const;
