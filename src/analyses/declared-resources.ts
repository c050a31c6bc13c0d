import ts from 'typescript';
import type { ResourceEntry } from '../catalogue/schema.js';
import { isMember, type Call, type NamedCallee } from '../types/origin.js';

const perDeclaration = new WeakMap<ts.Node, readonly ResourceEntry[]>();

/** What a JSDoc `@mustRelease close` on a function, method or class says of the value that a call returns. */
export function declaredResources(call: Call, callees: readonly NamedCallee[], checker: ts.TypeChecker): readonly ResourceEntry[] {
  for (const { declaration } of callees) {
    if (!declaration.getSourceFile().text.includes('@mustRelease')) continue;
    let rows = perDeclaration.get(declaration);
    if (!rows) perDeclaration.set(declaration, (rows = declared(call, declaration, checker)));
    if (rows.length > 0) return rows;
  }
  return [];
}

function declared(call: Call, declaration: ts.Declaration, checker: ts.TypeChecker): readonly ResourceEntry[] {
  const names = jsDocWords(declaration, 'mustRelease');
  if (names.length === 0) return [];
  const name = ts.getNameOfDeclaration(declaration)?.getText() ?? '';
  const promised = checker.getTypeAtLocation(call).getProperty('then') !== undefined;
  return [
    {
      id: `declared/${name}`,
      noun: 'resource',
      origin: { from: 'module', module: '' },
      acquire: { by: 'call', name },
      value: { of: promised ? 'awaited' : 'result' },
      release: names.map(method => ({ by: 'method' as const, name: method })),
      policy: 'scoped',
      costs: [],
      selfFailing: false,
      source: '@mustRelease',
    },
  ];
}

/** The words after a JSDoc tag: names of methods or parameters. */
export function jsDocWords(declaration: ts.Node, tag: string): readonly string[] {
  const documented = ts.isVariableDeclaration(declaration) || isMember(declaration) || ts.isFunctionLike(declaration) || ts.isClassLike(declaration) ? ts.getJSDocTags(declaration) : [];
  return documented
    .filter(({ tagName }) => tagName.text === tag)
    .flatMap(({ comment }) => (ts.getTextOfJSDocComment(comment) ?? '').split(/[\s,]+/))
    .filter(word => word !== '');
}
